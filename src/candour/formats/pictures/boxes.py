"""Boxes: the layout of HEIF and AVIF pictures, of MP4 video, and of signed records of provenance.

    size, 4 bytes │ kind, 4 bytes │ content: bytes, or boxes again

A size of 1 stands before one of eight bytes; a size of 0 means all that is left. Facts from ISO/IEC 14496-12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from candour.errors import TooMany

__all__ = ["Box", "boxes_in"]

_MOST = 20_000


class Box(NamedTuple):
    """One box: its kind, where it begins, where its content begins, where it ends."""

    kind: bytes
    begin: int
    at: int
    end: int
    is_cut_off: bool


def boxes_in(data: bytes | memoryview, at: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes side by side from here on, as far as there are such. The last may be cut off.

    Raises:
        TooMany: where they are more than any program writes.
    """
    end = len(data) if end is None else min(end, len(data))
    for _ in range(_MOST):
        if at + 8 > end:
            return
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1 and at + 16 <= end:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        elif size == 0:
            size = end - at
        if size < head or not all(byte >= 0x20 or byte == 0 for byte in kind):
            return
        yield Box(bytes(kind), at, at + head, min(at + size, end), at + size > end)
        at += size
    raise TooMany("boxes side by side", _MOST)
