"""Segments: how a JPEG is laid out. Pictures of other formats keep small JPEGs, and some end with one.

    FFD8 │ FFE1 size … │ FFDB size … │ FFC0 size: height, width │ FFDA size … the pixels, packed … │ FFD9 │ what follows

Facts from ITU-T T.81.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from typing import Final, NamedTuple

__all__ = ["COMMENT", "Segment", "Walk", "walk"]

COMMENT: Final = 0xFE
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_MARK = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_MOST = 100_000


class Segment(NamedTuple):
    """One segment: its mark, where its content begins and where it ends."""

    mark: int
    at: int
    end: int


@dataclass(slots=True)
class Walk:
    """What one JPEG is made of."""

    segments: list[Segment] = field(default_factory=list)
    strays: list[tuple[int, int]] = field(default_factory=list)
    """Bytes between segments that belong to none."""
    size: tuple[int, int] = (0, 0)
    end: int = 0
    """Where the picture ends."""
    is_whole: bool = False
    """Whether it comes to its end."""


def walk(data: bytes | memoryview, at: int = 0) -> Walk:
    """The segments of the JPEG that begins here."""
    found = Walk()
    at += 2
    for _ in range(_MOST):
        at = _next_mark(data, at, found)
        if at + 2 > len(data):
            break
        mark = data[at + 1]
        at += 2
        if mark == _END:
            found.is_whole = True
            break
        if mark in _ALONE or mark == _START:
            continue
        size = struct.unpack_from(">H", data, at)[0] if at + 2 <= len(data) else 0
        end = min(at + max(size, 2), len(data))
        found.segments.append(Segment(mark, min(at + 2, end), end))
        if mark in _FRAMES and end - at >= 7 and found.size == (0, 0):
            height, width = struct.unpack_from(">HH", data, at + 3)
            found.size = width, height
        at = end
        if mark == _SCAN:
            following = _MARK.search(data, at)
            at = following.start() if following else len(data)
    found.end = min(at, len(data))
    return found


def _next_mark(data: bytes | memoryview, at: int, found: Walk) -> int:
    """Where the next mark is; what stands before it, but for filling, belongs to no segment."""
    if at + 1 < len(data) and data[at] == 0xFF and data[at + 1] not in (0x00, 0xFF):
        return at
    following = _MARK.search(data, at)
    end = following.start() if following else len(data)
    if bytes(data[at:end]).strip(b"\xff\0"):
        found.strays.append((at, end))
    return end
