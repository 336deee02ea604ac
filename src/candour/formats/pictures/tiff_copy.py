"""A TIFF without what stands beside its pages.

    head │ page 1: the tags that tell its points, in order │ its strips or tiles │ page 2 … ▶ nothing behind the last

Pages are drawn anew and packed without loss: black and white as faxes are. Points that are packed as JPEG, or finer than
Pillow keeps them, are taken over as they are packed. Smaller copies of a page are left out, as are layers and notes.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from candour.cleaned import CannotClean
from candour.formats.pictures.directories import Directories, Directory
from candour.formats.pictures.drawing_anew import bare, picture_of, refused
from candour.formats.pictures.jpeg_copy import RareJpeg, copied_jpeg
from candour.formats.pictures.looks import Undecodable, pages_of
from candour.formats.pictures.profile_copy import copied_profile
from candour.formats.pictures.segments import walk
from candour.formats.pictures.view import UPRIGHT, View
from candour.place import Place
from candour.source import Source

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["copied_tiff", "is_shown_page"]

_REDUCED, _BITS, _PACKING, _COLOURS, _ORIENTATION, _PROFILE = 0x00FE, 0x0102, 0x0103, 0x0106, 0x0112, 0x8773
_WIDTH, _HEIGHT, _CHANNELS, _ROWS, _PLANES, _PREDICTOR = 0x0100, 0x0101, 0x0115, 0x0116, 0x011C, 0x013D
_STRIPS, _TILES = (0x0111, 0x0117), (0x0144, 0x0145)
_TILE_WIDTH, _TILE_HEIGHT, _TABLES = 0x0142, 0x0143, 0x015B
_PLAIN, _OLD_DEFLATE, _DEFLATE, _JPEG = 1, 32946, 8, 7
_TELLING: Final = frozenset(
    {
        _WIDTH, _HEIGHT, _BITS, _PACKING, _COLOURS, 0x010A, _CHANNELS, _ROWS, 0x011A, 0x011B, _PLANES, 0x0124, 0x0125, 0x0128, _PREDICTOR,
        0x0140, _TILE_WIDTH, _TILE_HEIGHT, 0x0152, 0x0153, 0x0211, 0x0212, 0x0213, 0x0214, 0x014C,
    }
)  # fmt: skip
"""Tags that tell what the points are, how they are packed and how large they are shown."""
_SHORT, _LONG, _RATIONAL, _OPAQUE = 3, 4, 5, 7
_CODES: Final = {1: "B", 3: "H", 4: "I", 5: "II", 11: "f", 12: "d"}
_RESOLUTION: Final = frozenset({0x011A, 0x011B, 0x0128})
_STEPPED: Final = ("L", "RGB", "RGBA", "CMYK", "I;16")
"""Points of which what changes from one to the next packs better than what they are."""
_LEVEL: Final = 6
_MOST_PARTS: Final = 1 << 20
_MOST_VALUES: Final = 1 << 20
_PILLOW_KEEPS: Final = frozenset({"1", "L", "P", "RGB", "RGBA", "CMYK", "I;16", "F", "LAB"})
_DAMAGED: Final = "a picture is cut off before its end, or damaged: ask for it to be sent again"


@dataclass(slots=True, repr=False)
class _Page:
    """A page to be written: its tags, each with the kind of its values, and its strips or tiles."""

    tags: dict[int, tuple[int, bytes, int]]
    """The kind of each value, its bytes, how many there are."""
    parts: list[bytes]
    is_tiled: bool
    is_anew: bool = False
    """Whether its points are laid out in the order of bytes that Pillow writes."""


def copied_tiff(data: bytes, view: View) -> bytes:
    """The pages as they are shown.

    Raises:
        CannotClean: where their points are too many, or damaged.
    """
    directories = Directories(data)
    chain = [one for one in directories.all if one.name.startswith("picture ")]
    pages: list[_Page] = []
    images = pages_of(Source("picture", data, Place()), "TIFF")
    try:
        for one, image in zip(chain, images, strict=False):
            if is_shown_page(directories, one, chain):
                pages.append(_copied_page(directories, one, image, view))
    except Undecodable as failure:
        raise refused(failure) from None
    if not pages or directories.is_cut_off:
        raise CannotClean(_DAMAGED)
    return _written(pages, "<" if all(page.is_anew for page in pages) else directories.order)


def is_shown_page(directories: Directories, one: Directory, chain: list[Directory]) -> bool:
    """Whether a picture of the chain is a page, and no smaller copy of one."""
    return one is chain[0] or not directories.number(one, _REDUCED) & 1


def _copied_page(directories: Directories, one: Directory, image: Image, view: View) -> _Page:
    """A page. Pillow has turned its points already, as its own tag says: documents show them so too."""
    is_upright = directories.number(one, _ORIENTATION, UPRIGHT) in (0, UPRIGHT)
    is_whole = is_upright and not view.is_cropped
    packing = directories.number(one, _PACKING, _PLAIN)
    if is_whole and packing == _JPEG:
        return _taken_over(directories, one, _copied_jpegs(directories, one))
    if is_whole and _is_fine(directories, one, image) and directories.number(one, _PLANES, 1) == 1:
        return _taken_over(directories, one, _packed_anew(directories, one))
    return _drawn_anew(View(UPRIGHT, view.crop).of(image), _resolution(directories, one), image)


def _is_fine(directories: Directories, one: Directory, image: Image) -> bool:
    """Whether the points are finer than Pillow would write them."""
    entry = one.entries.get(_BITS)
    bits = max(directories.numbers(entry), default=1) if entry else 1
    if image.mode in ("I;16", "F"):
        return directories.order == ">"
    return bits > 8


# ── pages taken over ────────────────────────────────────────────────────────────────────────────────────────────


def _taken_over(directories: Directories, one: Directory, parts: list[bytes]) -> _Page:
    tags = {}
    for tag in sorted(_TELLING & one.entries.keys()):
        entry = one.entries[tag]
        if entry.kind in _CODES and 0 < entry.count <= _MOST_VALUES:
            tags[tag] = entry.kind, directories.raw(entry), entry.count
    if directories.number(one, _PACKING, _PLAIN) != _JPEG:
        tags[_PACKING] = _value(directories.order, _SHORT, _DEFLATE)
    elif tables := one.entries.get(_TABLES):
        raw = _copied_tables(directories.raw(tables))
        tags[_TABLES] = _OPAQUE, raw, len(raw)
    if _PROFILE in one.entries and (profile := copied_profile(directories.raw(one.entries[_PROFILE]))):
        tags[_PROFILE] = _OPAQUE, profile, len(profile)
    return _Page(tags, parts, _TILES[0] in one.entries)


def _copied_jpegs(directories: Directories, one: Directory) -> list[bytes]:
    try:
        return [copied_jpeg(part) for part in _parts(directories, one)]
    except RareJpeg:
        raise CannotClean(_DAMAGED) from None


def _copied_tables(raw: bytes) -> bytes:
    """The tables of colours and codes that all parts of a page share, each as long as it is."""
    segments = walk(raw).segments
    kept = [segment for segment in segments if segment.mark in (0xDB, 0xC4)]
    parts = [
        struct.pack(">BBH", 0xFF, segment.mark, segment.end - segment.at + 2) + raw[segment.at : segment.end]
        for segment in kept
    ]
    return b"\xff\xd8" + b"".join(parts) + b"\xff\xd9"


def _parts(directories: Directories, one: Directory) -> Iterator[bytes]:
    """The strips or tiles, as they are packed."""
    places, sizes = _TILES if _TILES[0] in one.entries else _STRIPS
    if places not in one.entries or sizes not in one.entries:
        raise CannotClean(_DAMAGED)
    for at, size in zip(
        directories.numbers(one.entries[places], _MOST_PARTS),
        directories.numbers(one.entries[sizes], _MOST_PARTS),
        strict=False,
    ):
        yield bytes(directories.data[int(at) : int(at) + int(size)])


def _packed_anew(directories: Directories, one: Directory) -> list[bytes]:
    """The strips or tiles unpacked to bytes, by reading them as gray points of one byte each, and packed again."""
    width, height = directories.number(one, _WIDTH), directories.number(one, _HEIGHT)
    entry = one.entries[_BITS]
    bits = sum(directories.numbers(entry)) if entry.count > 1 else directories.number(one, _BITS)
    tile = directories.number(one, _TILE_WIDTH), directories.number(one, _TILE_HEIGHT)
    is_tiled = _TILES[0] in one.entries
    across = -(-int(tile[0] if is_tiled else width) * int(bits) // 8)
    rows = tile[1] if is_tiled else min(directories.number(one, _ROWS, height), height)
    packing = directories.number(one, _PACKING, _PLAIN)
    packed, left = [], height
    for part in _parts(directories, one):
        high = rows if is_tiled else min(rows, left)
        left -= rows
        raw = _unpacked(part, (across, high), packing)
        packed.append(zlib.compress(raw, _LEVEL))
    return packed


def _unpacked(part: bytes, size: tuple[int, int], packing: int) -> bytes:
    """One strip as bytes, read as a picture of its own of gray points."""
    tags = {
        _WIDTH: size[0],
        _HEIGHT: size[1],
        _BITS: 8,
        _PACKING: packing,
        _COLOURS: 1,
        _CHANNELS: 1,
        _ROWS: size[1],
    }
    page = _Page({tag: _value("<", _LONG, value) for tag, value in tags.items()}, [part], is_tiled=False)
    return picture_of(_written([page], "<"), "TIFF").tobytes()


# ── pages drawn anew ────────────────────────────────────────────────────────────────────────────────────────────


def _drawn_anew(shown: Image, resolution: dict[int, tuple[int, bytes, int]], original: Image) -> _Page:
    profile = copied_profile(original.info.get("icc_profile") or b"")
    points = bare(shown)
    if points.mode not in _PILLOW_KEEPS:
        points = points.convert("RGBA" if points.mode in ("LA", "PA") else "RGB")
    points.info.pop("transparency", None)
    ways = [{"compression": "tiff_adobe_deflate"}]
    if points.mode == "1":
        ways.append({"compression": "group4"})
    how: dict[str, Any] = {"tiffinfo": {_PREDICTOR: 2}} if points.mode in _STEPPED else {}
    directories = Directories(min((_saved(points, how | way) for way in ways), key=len))
    one = directories.all[0]
    page = _taken_over_as_packed(directories, one)
    page.is_anew = True
    page.tags = {tag: value for tag, value in page.tags.items() if tag not in _RESOLUTION} | resolution
    if profile:
        page.tags[_PROFILE] = _OPAQUE, profile, len(profile)
    return page


def _saved(points: Image, how: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    points.save(out, "TIFF", **how)
    return out.getvalue()


def _taken_over_as_packed(directories: Directories, one: Directory) -> _Page:
    tags = {}
    for tag in _TELLING & one.entries.keys():
        entry = one.entries[tag]
        tags[tag] = entry.kind, directories.raw(entry), entry.count
    return _Page(tags, list(_parts(directories, one)), _TILES[0] in one.entries)


def _resolution(directories: Directories, one: Directory) -> dict[int, tuple[int, bytes, int]]:
    """How large the page is shown; its sides swapped where it is turned."""
    found = {}
    turned = directories.number(one, _ORIENTATION, UPRIGHT) in (5, 6, 7, 8)
    swapped = {0x011A: 0x011B, 0x011B: 0x011A} if turned else {}
    for tag in _RESOLUTION & one.entries.keys():
        entry = one.entries[tag]
        if entry.kind in (_SHORT, _RATIONAL) and entry.count == 1 and not entry.is_cut_off:
            numbers = struct.unpack(directories.order + _CODES[entry.kind], directories.raw(entry))
            found[swapped.get(tag, tag)] = entry.kind, struct.pack("<" + _CODES[entry.kind], *numbers), 1
    return found


# ── put together ────────────────────────────────────────────────────────────────────────────────────────────────


def _value(order: str, kind: int, *numbers: int) -> tuple[int, bytes, int]:
    return kind, struct.pack(f"{order}{len(numbers)}{_CODES[kind]}", *numbers), len(numbers)


def _written(pages: list[_Page], order: str) -> bytes:
    out = bytearray((b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, 8))
    for number, page in enumerate(pages, 1):
        _write_page(out, page, order, is_last=number == len(pages))
    return bytes(out)


def _write_page(out: bytearray, page: _Page, order: str, *, is_last: bool) -> None:
    """The directory of a page, then the values that are too long for it, then its points."""
    begin = len(out)
    places, sizes = _TILES if page.is_tiled else _STRIPS
    tags = dict(page.tags)
    tags[sizes] = _value(order, _LONG, *map(len, page.parts))
    tags[places] = _value(order, _LONG, *(0 for _ in page.parts))
    at = begin + 2 + 12 * len(tags) + 4
    values_end = at + sum(len(raw) + len(raw) % 2 for _, raw, _ in tags.values() if len(raw) > 4)
    starts, following = [], values_end
    for part in page.parts:
        starts.append(following)
        following += len(part) + len(part) % 2
    tags[places] = _value(order, _LONG, *starts)
    out += struct.pack(order + "H", len(tags))
    values = bytearray()
    for tag in sorted(tags):
        kind, raw, count = tags[tag]
        out += struct.pack(order + "HHI", tag, kind, count)
        if len(raw) > 4:
            out += struct.pack(order + "I", at + len(values))
            values += raw + bytes(len(raw) % 2)
        else:
            out += raw.ljust(4, b"\0")
    out += struct.pack(order + "I", 0 if is_last else following) + values
    for part in page.parts:
        out += part + bytes(len(part) % 2)
