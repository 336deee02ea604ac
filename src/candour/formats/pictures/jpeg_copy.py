"""A JPEG without what stands beside its points, and without any loss: its packed points are taken over as they are.

    start │ JFIF: size, no thumbnail │ colours │ profile, rewritten │ tables │ frame │ tables │ scan │ points … │ end

Only the tables that a scan uses are written, each right before the first scan that uses it, so that the same picture
is always written in the same way. Facts from ITU-T T.81.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from candour.formats.pictures.profile_copy import copied_profile
from candour.formats.pictures.segments import Segment, walk
from candour.formats.pictures.view import UPRIGHT, turn_in

__all__ = ["RareJpeg", "copied_jpeg", "jpeg_turn"]

_QUANTISING, _HUFFMAN, _EVERY, _SCAN = 0xDB, 0xC4, 0xDD, 0xDA
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Frames that browsers show: in one go, of more tables, and step by step."""
_OTHER_FRAMES: Final = frozenset(range(0xC3, 0xD0)) - {_HUFFMAN, 0xC8, 0xCC}
_HEAD, _EXIF, _PROFILE, _COLOURS = 0xE0, 0xE1, 0xE2, 0xEE
_MARK: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_LARGEST_PIECE: Final = 65_519
_PROFILE_NAME: Final = b"ICC_PROFILE\0"


class RareJpeg(Exception):  # noqa: N818  (a state of the picture, not a fault of the call)
    """A JPEG laid out in a way that is not taken over: its points are to be drawn anew."""


@dataclass(slots=True)
class _Copy:
    """What has been read of the picture, and what has been written of it."""

    data: bytes
    density: bytes = b""
    colours: bytes = b""
    profile: dict[int, bytes] = field(default_factory=dict)
    frame: tuple[int, bytes] = (0, b"")
    tables: dict[tuple[int, int], bytes] = field(default_factory=dict)
    """The tables as they stand now, by their segment's mark and their own number."""
    every: bytes = b"\0\0"
    written: dict[tuple[int, int], bytes] = field(default_factory=dict)
    scans: list[bytes] = field(default_factory=list)


def copied_jpeg(data: bytes) -> bytes:
    """The picture with its points as they are and nothing beside them.

    Raises:
        RareJpeg: where it is laid out in a way that is not taken over.
    """
    copy = _Copy(data)
    try:
        for segment in walk(data).segments:
            if reader := _READERS.get(segment.mark):
                reader(copy, segment)
            elif segment.mark in _OTHER_FRAMES:
                raise RareJpeg
    except (IndexError, struct.error):
        raise RareJpeg from None
    if not copy.scans:
        raise RareJpeg
    return b"".join([b"\xff\xd8", *_beside(copy), *copy.scans, b"\xff\xd9"])


def jpeg_turn(data: bytes) -> int:
    """Which way up the EXIF data of a JPEG say that it lies."""
    for segment in walk(data).segments:
        content = data[segment.at : segment.end]
        if segment.mark == _EXIF and content.startswith(b"Exif\0"):
            return turn_in(content)
    return UPRIGHT


def _beside(copy: _Copy) -> Iterator[bytes]:
    if copy.density:
        yield _segment(_HEAD, b"JFIF\0\1\1" + copy.density + b"\0\0")
    if copy.colours:
        yield _segment(_COLOURS, b"Adobe\0\x64\0\0\0\0" + copy.colours)
    profile = copied_profile(b"".join(copy.profile[number] for number in sorted(copy.profile)))
    count = -(-len(profile) // _LARGEST_PIECE)
    for number in range(count):
        piece = profile[number * _LARGEST_PIECE : (number + 1) * _LARGEST_PIECE]
        yield _segment(_PROFILE, _PROFILE_NAME + bytes([number + 1, count]) + piece)


def _segment(mark: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


# ── segments ────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_head(copy: _Copy, segment: Segment) -> None:
    content = copy.data[segment.at : segment.end]
    if content.startswith(b"JFIF\0") and len(content) >= 12 and not copy.density:
        copy.density = content[7:12]


def _read_profile(copy: _Copy, segment: Segment) -> None:
    content = copy.data[segment.at : segment.end]
    if content.startswith(_PROFILE_NAME) and len(content) > len(_PROFILE_NAME) + 2:
        copy.profile.setdefault(content[len(_PROFILE_NAME)], content[len(_PROFILE_NAME) + 2 :])


def _read_colours(copy: _Copy, segment: Segment) -> None:
    content = copy.data[segment.at : segment.end]
    if content.startswith(b"Adobe") and len(content) >= 12 and content[11] <= 2:
        copy.colours = content[11:12]


def _read_quantising(copy: _Copy, segment: Segment) -> None:
    at = segment.at
    while at < segment.end:
        kind = copy.data[at]
        end = at + 1 + (128 if kind >> 4 else 64)
        if end > segment.end:
            raise RareJpeg
        copy.tables[_QUANTISING, kind & 15] = copy.data[at:end]
        at = end


def _read_huffman(copy: _Copy, segment: Segment) -> None:
    at = segment.at
    while at < segment.end:
        kind = copy.data[at]
        end = at + 17 + sum(copy.data[at + 1 : at + 17])
        if end > segment.end:
            raise RareJpeg
        copy.tables[_HUFFMAN, kind] = copy.data[at:end]
        at = end


def _read_every(copy: _Copy, segment: Segment) -> None:
    copy.every = copy.data[segment.at : segment.at + 2].rjust(2, b"\0")


def _read_frame(copy: _Copy, segment: Segment) -> None:
    content = copy.data[segment.at : segment.end]
    size = 6 + 3 * content[5]
    if copy.frame[0] or len(content) < size or not all(struct.unpack_from(">HH", content, 1)):
        raise RareJpeg
    copy.frame = segment.mark, content[:size]


def _read_scan(copy: _Copy, segment: Segment) -> None:
    content = copy.data[segment.at : segment.end]
    size = 4 + 2 * content[0]
    mark, frame = copy.frame
    if not mark or len(content) < size:
        raise RareJpeg
    parts = []
    if not copy.scans:
        parts += [_table(copy, (_QUANTISING, number)) for number in sorted({*frame[8::3]})]
        parts.append(_segment(mark, frame))
    used = content[1 : size - 3 : 2]
    quantising = {frame[at + 2] for at in range(6, len(frame), 3) if frame[at] in used}
    parts += [_table(copy, (_QUANTISING, number)) for number in sorted(quantising)]
    parts += [_table(copy, (_HUFFMAN, number)) for number in sorted(_huffman_of(content[:size]))]
    if copy.written.get((_EVERY, 0), b"\0\0") != copy.every:
        copy.written[_EVERY, 0] = copy.every
        parts.append(_segment(_EVERY, copy.every))
    parts.append(_segment(_SCAN, content[:size]))
    following = _MARK.search(copy.data, segment.end)
    end = following.start() if following else len(copy.data)
    parts.append(copy.data[segment.end : end].rstrip(b"\xff"))
    copy.scans.append(b"".join(parts))


def _huffman_of(scan: bytes) -> set[int]:
    """The tables that a scan uses: for the shade of a block, where it begins there; for its detail, where it ends in it."""
    first, last = scan[-3], scan[-2]
    found: set[int] = set()
    for which in scan[2:-3:2]:
        if not first:
            found.add(which >> 4)
        if last:
            found.add(0x10 | which & 15)
    return found


def _table(copy: _Copy, which: tuple[int, int]) -> bytes:
    """A table, where it stands otherwise than it was written last."""
    table = copy.tables.get(which, b"")
    if copy.written.get(which, b"") == table:
        return b""
    copy.written[which] = table
    return _segment(which[0], table)


_READERS: Final[dict[int, Callable[[_Copy, Segment], None]]] = {
    _HEAD: _read_head,
    _PROFILE: _read_profile,
    _COLOURS: _read_colours,
    _QUANTISING: _read_quantising,
    _HUFFMAN: _read_huffman,
    _EVERY: _read_every,
    _SCAN: _read_scan,
    **dict.fromkeys(_FRAMES, _read_frame),
}
