"""Chunks: how a PNG is laid out.

    signature │ size, IHDR, content, check │ size, IDAT … │ … │ 0, IEND, check │ what follows

Facts from the PNG specification, third edition.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = ["Chunk", "Walk", "walk"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_PALETTE, _WITH_TRANSPARENCY = 3, (4, 6)
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Where each pass of an interlaced picture begins, across and down, and how far it steps."""
_MOST = 200_000
_OF_A_STILL = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"iCCP", b"gAMA", b"sRGB", b"cHRM"})


class Chunk(NamedTuple):
    """One chunk: its kind, where its content begins and where it ends."""

    kind: bytes
    at: int
    end: int


@dataclass(slots=True)
class Walk:
    """What one PNG is made of."""

    chunks: list[Chunk] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)
    depth: int = 8
    colour: int = 0
    is_interlaced: bool = False
    end: int = 0
    """Where the picture ends."""
    is_whole: bool = False
    """Whether it comes to its end."""

    @property
    def pixels(self) -> list[tuple[int, int]]:
        """Where the packed pixels are."""
        return [(chunk.at, chunk.end) for chunk in self.chunks if chunk.kind == b"IDAT"]

    @property
    def first_pixels(self) -> int:
        """Where the first packed pixels are."""
        return next((chunk.at for chunk in self.chunks if chunk.kind == b"IDAT"), 0)

    @property
    def animated(self) -> bool:
        """Whether it moves."""
        return any(chunk.kind == b"acTL" for chunk in self.chunks)

    @property
    def frames(self) -> list[int]:
        """Where each frame begins."""
        return [chunk.at for chunk in self.chunks if chunk.kind == b"fcTL"]

    @property
    def packed_size(self) -> int:
        """How many bytes its rows take once they are unpacked."""
        bits = _CHANNELS.get(self.colour, 4) * self.depth
        width, height = self.size
        if not self.is_interlaced:
            return height * (1 + (width * bits + 7) // 8)
        total = 0
        for left, top, right_by, down_by in _PASSES:
            columns, rows = -(-(width - left) // right_by), -(-(height - top) // down_by)
            if columns > 0 and rows > 0:
                total += rows * (1 + (columns * bits + 7) // 8)
        return total

    def may_hide_colour(self, data: bytes | memoryview) -> bool:
        """Whether parts of it may be transparent and have several colours all the same."""
        if self.colour != _PALETTE:
            return self.colour in _WITH_TRANSPARENCY
        return any(bytes(data[c.at : c.end]).count(0) > 1 for c in self.chunks if c.kind == b"tRNS")

    def still(self, data: bytes | memoryview) -> bytes:
        """The picture that is no frame, as a file of its own."""
        parts = [_SIGNATURE]
        parts += [
            bytes(data[chunk.at - 8 : chunk.end + 4]) for chunk in self.chunks if chunk.kind in _OF_A_STILL
        ]
        parts.append(struct.pack(">I4sI", 0, b"IEND", zlib.crc32(b"IEND")))
        return b"".join(parts)


def walk(data: bytes | memoryview) -> Walk:
    """The chunks of the PNG that begins here."""
    found, at = Walk(), len(_SIGNATURE)
    for _ in range(_MOST):
        if at + 8 > len(data):
            break
        size, kind = struct.unpack_from(">I4s", data, at)
        end = min(at + 8 + size, len(data))
        if not kind.isalpha():
            break
        found.chunks.append(Chunk(kind, at + 8, end))
        at = min(end + 4, len(data))
        if kind == b"IHDR" and size >= 13 and found.size == (0, 0):
            width, height, depth, colour, _, _, interlaced = struct.unpack_from(">IIBBBBB", data, end - size)
            found.size, found.depth, found.colour = (width, height), depth, colour
            found.is_interlaced = bool(interlaced)
        if kind == b"IEND":
            found.is_whole = True
            break
    found.end = at
    return found
