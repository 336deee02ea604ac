"""JPEG pictures.

What a reader sees:
    The picture.

What else is inside:
    EXIF, XMP, IPTC and Photoshop's settings: where and when it was taken, with which camera, whose it is, who is in it, what
    was done to it; comments; a thumbnail, which may show what was cropped or covered since; further pictures, and
    whatever stands behind the end: a video of the moment, the rest of a picture that was written over.

What Candour cannot read:
    What is in the picture: whether there may be writing in it is told from its pixels, and the words are read where an
    extra part is installed. Layouts that makers of cameras keep to themselves, of which only the words are told. Video.

How it cleans:
    The pixels and the colour profile are kept; everything else is left out, and the picture is turned upright.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.formats.pictures.directories import Directories, words_of
from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.jpeg_slack import slack_in
from candour.formats.pictures.looks import Look
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.pixmap import pixmap_file
from candour.formats.pictures.segments import COMMENT, Segment, walk
from candour.formats.pictures.trailing import read_second_picture, read_trailing
from candour.piece import Found, Gap, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = picture_hidings(
    "jpeg", "location", "people-named", "owner", "credit", "caption", "title", "camera", "serial-number", "maker-note", "picture-details",
    "edit-history", "provenance", "colour-profile", "crop-settings", "differing-thumbnail", "same-thumbnail", "second-picture",
    "same-picture", "trailing-bytes", "stray-bytes", "programs-part", "unknown-part", "layers",
)  # fmt: skip

_APP0, _APP15 = 0xE0, 0xEF
_OTHERS_XMP = 40
_LIST_OF_PICTURES = 0xB002
_MOST_PICTURES = 64
_TELLING = 5
"""A beginning of so many letters tells what a segment is, whatever its number."""
_CUT_OFF = "it is cut off before its end: ask for the picture to be sent again"


@dataclass(slots=True, repr=False)
class _Parts:
    """What is spread over several segments, gathered until all are there."""

    metadata: Metadata
    source: Source
    photoshop: bytes = b""
    profile: dict[int, bytes] = field(default_factory=dict)
    more_xmp: dict[bytes, dict[int, bytes]] = field(default_factory=dict)
    provenance: dict[bytes, bytes] = field(default_factory=dict)
    pictures: list[tuple[int, int]] = field(default_factory=list)
    """Where further pictures begin and end."""


def read(source: Source) -> Iterator[Found]:
    """The picture, then what its segments say, then what lies between them and behind the last."""
    data = source.data
    found = walk(data)
    look = Look(source, "JPEG", found.size)
    yield from look.found("image/jpeg")
    metadata = Metadata(source, "jpeg", look)
    parts = _Parts(metadata, source)
    for segment in found.segments:
        yield from _read_segment(parts, segment)
    yield from _read_gathered(parts)
    for start, end in found.strays:
        yield from metadata.remains(data[start:end], f"{end - start:,} bytes between parts")
    for start, end in slack_in(bytes(data)) if found.is_whole else ():
        yield from metadata.remains(data[start:end], f"{end - start:,} bytes behind the points")
    if not found.is_whole:
        yield Gap(source.place, Why.BROKEN, _CUT_OFF)
    yield from _read_behind(parts, found.end)
    yield from metadata.found()


def _read_segment(parts: _Parts, segment: Segment) -> Iterator[Found]:
    if segment.mark == COMMENT:
        parts.metadata.details.step = "comment"
        content = bytes(parts.source.data[segment.at : segment.end])
        parts.metadata.details.note("caption", "comment", words_of(content))
    elif _APP0 <= segment.mark <= _APP15:
        content = bytes(parts.source.data[segment.at : segment.end])
        number = segment.mark - _APP0
        for (own, start), reader in _READERS.items():
            if content.startswith(start) and (own == number or len(start) >= _TELLING):
                yield from reader(parts, content[len(start) :], segment.at + len(start))
                return
        if content.startswith(_COLOURS) and len(content) <= _COLOURS_SIZE:
            return
        yield from parts.metadata.unknown(
            content, f"segment APP{number}", is_known_kind=content.startswith(_KNOWN)
        )


def _read_gathered(parts: _Parts) -> Iterator[Found]:
    metadata = parts.metadata
    for pieces in parts.more_xmp.values():
        yield from metadata.read("xmp", b"".join(pieces[at] for at in sorted(pieces)), "extended XMP data")
    yield from metadata.read("photoshop", parts.photoshop)
    yield from metadata.read("profile", b"".join(parts.profile[number] for number in sorted(parts.profile)))
    for record in parts.provenance.values():
        yield from metadata.read("provenance", record)


def _read_behind(parts: _Parts, end: int) -> Iterator[Found]:
    """The further pictures that a list tells of, then whatever else stands behind the end."""
    data, at = parts.source.data, end
    for number, (start, stop) in enumerate(sorted(parts.pictures), 2):
        if start < at:
            continue  # named twice, or inside the first
        yield from read_trailing(parts.metadata, bytes(data[at:start]))
        yield from read_second_picture(parts.metadata, bytes(data[start:stop]), f"picture {number}")
        at = stop
    yield from read_trailing(parts.metadata, bytes(data[at:]))


# ── segments of known kinds ─────────────────────────────────────────────────────────────────────────────────────


def _read_exif(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    yield from parts.metadata.read("exif", content)


def _read_xmp(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    yield from parts.metadata.read("xmp", content)


def _gather_xmp(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    """A piece of a longer packet: whose it is, how long the whole is, where this piece begins."""
    if len(content) >= _OTHERS_XMP:
        at = struct.unpack_from(">I", content, 36)[0]
        parts.more_xmp.setdefault(content[:32], {}).setdefault(at, content[_OTHERS_XMP:])
    yield from ()


def _gather_profile(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    if content:
        parts.profile.setdefault(content[0], content[2:])
    yield from ()


def _gather_photoshop(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    parts.photoshop += content
    yield from ()


def _gather_provenance(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    """A piece of a box: its number, the number of the piece; the box's own head stands in every piece."""
    number, piece = content[:2], content[6:]
    kept = parts.provenance.get(number)
    parts.provenance[number] = piece if kept is None else kept + piece[8:]
    yield from ()


def _note_pictures(parts: _Parts, content: bytes, at: int) -> Iterator[Found]:
    """The list of the file's pictures: each 16 bytes, its size and its place, counted from the head of this list."""
    try:
        directories = Directories(content)
    except ValueError:
        yield Gap(parts.source.place / "list of pictures", Why.BROKEN, "it is damaged: save the picture anew")
        return
    for directory in directories.all:
        if entry := directory.entries.get(_LIST_OF_PICTURES):
            raw = directories.raw(entry)[: 16 * _MOST_PICTURES]
            for size, begins in struct.iter_unpack(directories.order + "4xII4x", raw[: len(raw) // 16 * 16]):
                if begins and size:
                    end = min(at + begins + size, len(parts.source.data))
                    parts.pictures.append((at + begins, end))


def _read_jfif(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    """The oldest of heads: after the dots to an inch, a small picture of plain points."""
    if len(content) > 9:
        width, height = content[7], content[8]
        pixels = content[9 : 9 + 3 * width * height]
        if pixels and len(pixels) == 3 * width * height:
            yield from parts.metadata.thumbnail(pixmap_file(pixels, width, height), "thumbnail in the head")


def _read_jfxx(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    kind, rest = content[:1], content[1:]
    if kind == b"\x10":
        yield from parts.metadata.thumbnail(rest, "thumbnail in the head")
    elif len(rest) > 2:
        width, height = rest[0], rest[1]
        pixels = rest[2:]
        if kind == b"\x11" and len(pixels) > 768:
            palette = [pixels[at : at + 3] for at in range(0, 768, 3)]
            pixels = b"".join(palette[number] for number in pixels[768 : 768 + width * height])
        if len(pixels) >= 3 * width * height > 0:
            file = pixmap_file(pixels[: 3 * width * height], width, height)
            yield from parts.metadata.thumbnail(file, "thumbnail in the head")


def _read_ducky(parts: _Parts, content: bytes, _: int) -> Iterator[Found]:
    """What Photoshop's "Save for Web" keeps: a comment and a note of copyright."""
    parts.metadata.details.step = "segment APP12"
    at = 0
    while at + 8 <= len(content):
        tag, size = struct.unpack_from(">HH", content, at)
        if not tag:
            break
        words = content[at + 8 : at + 4 + size].decode("utf-16-be", "ignore")
        if tag in (2, 3):
            parts.metadata.details.note(
                *(("caption", "comment") if tag == 2 else ("credit", "copyright")), words
            )
        at += 4 + size
    yield from ()


_Reader = Callable[[_Parts, bytes, int], Iterator[Found]]
_READERS: dict[tuple[int, bytes], _Reader] = {
    (0, b"JFIF\0"): _read_jfif,
    (0, b"JFXX\0"): _read_jfxx,
    (1, b"Exif\0"): lambda parts, content, at: _read_exif(parts, content[1:], at),
    (1, b"http://ns.adobe.com/xap/1.0/\0"): _read_xmp,
    (1, b"http://ns.adobe.com/xmp/extension/\0"): _gather_xmp,
    (2, b"ICC_PROFILE\0"): _gather_profile,
    (2, b"MPF\0"): _note_pictures,
    (11, b"JP"): _gather_provenance,
    (12, b"Ducky"): _read_ducky,
    (13, b"Photoshop 3.0\0"): _gather_photoshop,
    (13, b"Adobe_Photoshop2.5:"): _gather_photoshop,
}
_COLOURS, _COLOURS_SIZE = b"Adobe", 12
"""Says only how the points are turned into colours."""
_KNOWN = (
    b"Adobe", b"AVI1", b"Ocad", b"urn:iso:std:iso:ts:21496", b"AROT", b"HDR_RI", b"Qv1", b"FPXR\0", b"\0\0\0\0\0\0\0\0", b"BGRF",
    b"Meta\0", b"META\0", b"_JPSJPS_", b"[picture info]",
)  # fmt: skip
"""How the segments of programs and cameras begin that say nothing but numbers, or words told with the rest."""
