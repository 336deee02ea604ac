"""TIFF pictures: scans, faxes, maps, what cameras and picture desks keep.

What a reader sees:
    The first page; in programs that turn pages, the others.

What else is inside:
    EXIF, XMP, IPTC and Photoshop's settings and layers; where a map lies on the ground; small pictures beside the large
    one, which may show what was there before; bytes that no page refers to, which are what a program left when it wrote
    the file anew in its old place.

What Candour cannot read:
    What is in the picture: whether there may be writing in it is told from its pixels, and the words are read where an
    extra part is installed. The layers of Photoshop, of which only the words are told; pixels packed in rare ways.

How it cleans:
    The pages and their colour profile are kept; everything else is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from candour.formats.pictures.directories import Directories, Directory
from candour.formats.pictures.exif import Inner, note_tags
from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.looks import Look
from candour.formats.pictures.metadata import Metadata
from candour.formats.wording import runs_in
from candour.piece import Blob, Count, Found, Gap, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = picture_hidings(
    "tiff", "location", "people-named", "owner", "credit", "caption", "title", "camera", "serial-number", "maker-note", "picture-details",
    "edit-history", "provenance", "colour-profile", "crop-settings", "differing-thumbnail", "same-thumbnail", "second-picture",
    "same-picture", "further-page", "layers", "stray-bytes", "programs-part", "unknown-part",
)  # fmt: skip

_REDUCED, _WIDTH, _HEIGHT = 0x00FE, 0x0100, 0x0101
_PIXELS = ((0x0111, 0x0117), (0x0144, 0x0145), (0x0201, 0x0202))
"""Where strips, tiles or a JPEG of a page are, and how large they are."""
_MOST_PARTS: Final = 1 << 20
_MOST_LOOKED_AT: Final = 16
"""Pictures beside the pages that are looked at."""
_QUIET_REST, _MOST_RESTS = 1024, 50
_STEP = "TIFF tags"


def read(source: Source) -> Iterator[Found]:
    """The first page, then what the tags say, the other pages, the pictures beside them, and what nothing refers to."""
    directories = Directories(source.data)
    pages = [one for one in directories.all if one.name.startswith("picture ")]
    size = _size(directories, pages[0]) if pages else (0, 0)
    look = Look(source, "TIFF", size)
    yield from look.found("image/tiff")
    metadata = Metadata(source, "tiff", look)
    yield from _read_tags(metadata, directories)
    yield from _read_pages(metadata, directories, pages)
    yield from _read_beside(metadata, directories)
    yield from _read_rests(metadata, directories)
    if directories.is_cut_off or not pages:
        what = "part of it lies beyond its end, or is too much, and was not read: ask for the picture to be sent again"
        yield Gap(source.place, Why.BROKEN, what)
    yield from metadata.found()


def _read_tags(metadata: Metadata, directories: Directories) -> Iterator[Found]:
    inner: list[Inner] = []
    blobs: list[Blob] = []
    for directory in directories.all:
        metadata.details.step = _STEP
        inner += note_tags(directories, directory, metadata.details, blobs)
    yield from blobs
    yield from metadata.all(inner)


# ── pages, and the pictures beside them ─────────────────────────────────────────────────────────────────────────


def _size(directories: Directories, directory: Directory) -> tuple[int, int]:
    return directories.number(directory, _WIDTH), directories.number(directory, _HEIGHT)


def _is_reduced(directories: Directories, directory: Directory) -> bool:
    return bool(directories.number(directory, _REDUCED) & 1)


def _read_pages(metadata: Metadata, directories: Directories, pages: list[Directory]) -> Iterator[Found]:
    whole = [page for page in pages if page is pages[0] or not _is_reduced(directories, page)]
    if len(whole) < 2:
        return
    yield Count("page", len(whole), len(whole) - 1)
    hiding = metadata.hiding("further-page")
    for number, page in enumerate(pages, 1):
        if number > 1 and not _is_reduced(directories, page):
            content = b"".join(_contents(directories, page))
            yield Blob.of(metadata.place(f"page {number}"), content, "image/tiff", hiding)
    yield from metadata.look.further("page", hiding)


def _contents(directories: Directories, page: Directory) -> Iterator[bytes]:
    for at, end in _pixels(directories, page):
        yield bytes(directories.data[at:end])


def _pixels(directories: Directories, page: Directory) -> Iterator[tuple[int, int]]:
    for places, sizes in _PIXELS:
        if places in page.entries and sizes in page.entries:
            yield from (
                (int(at), min(int(at + size), len(directories.data)))
                for at, size in zip(
                    directories.numbers(page.entries[places], _MOST_PARTS),
                    directories.numbers(page.entries[sizes], _MOST_PARTS),
                    strict=False,
                )
            )


def _read_beside(metadata: Metadata, directories: Directories) -> Iterator[Found]:
    """Small pictures in the chain of pages, and pictures that hang below a page: each a file that begins with it."""
    beside = [
        one
        for one in directories.all
        if one.name == "below"
        or (one.name.startswith("picture ") and one.name != "picture 1" and _is_reduced(directories, one))
    ]
    for number, one in enumerate(beside, 1):
        name = f"picture {number} beside the page"
        if number > _MOST_LOOKED_AT:
            what = f"{len(beside) - _MOST_LOOKED_AT} pictures beside the page were not looked at: save it anew without them"
            yield Gap(metadata.place("pictures beside the page"), Why.LIMIT, what)
            return
        parts = list(_pixels(directories, one))
        if 0x0201 in one.entries and parts:
            yield from metadata.thumbnail(bytes(directories.data[slice(*parts[-1])]), name)
        elif parts:
            yield from _read_below(metadata, directories, one, name)


def _read_below(metadata: Metadata, directories: Directories, one: Directory, name: str) -> Iterator[Found]:
    """A picture below the page, looked at through a file whose first page it is."""
    file = _starting_with(directories, one)
    same = metadata.is_the_same(file)
    hiding = metadata.hiding(
        ("same-thumbnail" if same else "differing-thumbnail")
        if _is_reduced(directories, one)
        else ("same-picture" if same else "second-picture")
    )
    place = metadata.place(name)
    yield Blob.of(place, b"".join(_contents(directories, one)), "image/tiff", hiding)
    if not same:
        inner = Look(metadata.source.nested(name, file, place), "TIFF", _size(directories, one))
        yield from inner.writing(hiding)


def _starting_with(directories: Directories, one: Directory) -> bytes:
    data = directories.data
    code, at = ("Q", 8) if directories.is_big else ("I", 4)
    first = struct.pack(directories.order + code, one.at)
    return bytes(data[:at]) + first + bytes(data[at + len(first) :])


# ── what nothing refers to ──────────────────────────────────────────────────────────────────────────────────────


def _read_rests(metadata: Metadata, directories: Directories) -> Iterator[Found]:
    """Bytes that no directory refers to. Old directories alone are short and have no words: of them nothing is said."""
    data = directories.data
    claimed = sorted(_claimed(directories))
    at, rests = 0, 0
    for start, end in [*claimed, (len(data), len(data))]:
        rest = bytes(data[at:start]) if start > at else b""
        if rest.strip(b"\0\xff ") and (len(rest) >= _QUIET_REST or runs_in(rest)):
            rests += 1
            if rests > _MOST_RESTS:
                rest = bytes(data[at:])
            yield from metadata.remains(rest, f"{len(rest):,} bytes that no page refers to")
            if rests > _MOST_RESTS:
                return
        at = max(at, end)


def _claimed(directories: Directories) -> Iterator[tuple[int, int]]:
    yield 0, 16 if directories.is_big else 8
    for directory in directories.all:
        yield directory.at, directory.end
        for entry in directory.entries.values():
            yield entry.at, entry.at + entry.size + (entry.size & 1)
        yield from _pixels(directories, directory)
