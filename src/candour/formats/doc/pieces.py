"""The piece table: where in the stream the characters of the document stand, in the order of the document.

    characters 0-99 ──▶ bytes 2048-2147, one byte each        what no piece covers was deleted,
    characters 100-149 ──▶ bytes 4096-4195, two bytes each    or belongs to something else

Facts from MS-DOC 2.8.35, 2.9.38 and 2.9.73.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple

__all__ = ["Piece", "Pieces", "read_pieces"]

_COMPRESSED, _CHANGES, _TABLE = 0x40000000, 1, 2


class Piece(NamedTuple):
    """A run of characters: where it begins and ends in the document, and in the stream."""

    first: int
    after: int
    at: int
    width: int
    change: bytes
    """Changes to the looks of all its characters."""

    @property
    def end(self) -> int:
        """Where it ends in the stream."""
        return self.at + (self.after - self.first) * self.width


@dataclass(frozen=True, slots=True, repr=False)
class Pieces:
    """The pieces, and the text that they come to: one character of it for each of the document's."""

    pieces: tuple[Piece, ...]
    text: str
    is_whole: bool
    """Not where pieces lie outside the stream, or characters are missing."""

    def place_of(self, character: int) -> int:
        """Where a character stands in the stream; -1 where no piece holds it."""
        number = bisect_right(self.pieces, character, key=lambda piece: piece.first) - 1
        if number < 0 or character >= self.pieces[number].after:
            return -1
        piece = self.pieces[number]
        return piece.at + (character - piece.first) * piece.width


def read_pieces(clx: bytes, stream: bytes) -> Pieces:
    """The pieces that this structure lists."""
    at, changes = 0, list[bytes]()
    while at + 3 <= len(clx) and clx[at] == _CHANGES:
        (size,) = struct.unpack_from("<H", clx, at + 1)
        changes.append(clx[at + 3 : at + 3 + size])
        at += 3 + size
    if at + 5 > len(clx) or clx[at] != _TABLE:
        return Pieces((), "", is_whole=False)
    (size,) = struct.unpack_from("<I", clx, at + 1)
    return _listed(clx[at + 5 : at + 5 + size], stream, changes)


def _listed(table: bytes, stream: bytes, changes: list[bytes]) -> Pieces:
    count = max(0, (len(table) - 4) // 12)
    bounds = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    pieces: list[Piece] = []
    texts: list[str] = []
    is_whole, read = count > 0, 0
    for number in range(count):
        first, after = bounds[number], bounds[number + 1]
        start, change = struct.unpack_from("<2xIH", table, 4 * (count + 1) + 8 * number)
        width = 1 if start & _COMPRESSED else 2
        at = (start & 0x3FFFFFFF) // (3 - width)
        length = min(after - first, (len(stream) - at) // width)
        if length <= 0 or first != read or read + length > len(stream):
            is_whole = is_whole and after == first
            continue
        is_whole = is_whole and length == after - first
        pieces.append(Piece(first, first + length, at, width, _change(change, changes)))
        texts.append(_characters(stream[at : at + length * width], width))
        read = first + length
    return Pieces(tuple(pieces), "".join(texts), is_whole)


def _characters(raw: bytes, width: int) -> str:
    """The characters; those beyond the first 65,536 are two each, as the document counts them."""
    if width == 1:
        return raw.decode("cp1252", "replace")
    text = raw.decode("utf-16-le", "replace")
    return text if len(text) * 2 == len(raw) else "".join(map(chr, memoryview(raw).cast("H")))


_SHORT = {0x41: 0x0800, 0x42: 0x0801, 0x5C: 0x083C, 0x18: 0x2416, 0x62: 0x2A42}
"""Changes written in two bytes: deleted, inserted, hidden, in a table, colour."""


def _change(packed: int, changes: list[bytes]) -> bytes:
    if packed & 1:
        return changes[packed >> 1] if packed >> 1 < len(changes) else b""
    code = _SHORT.get(packed >> 1 & 0x7F)
    return struct.pack("<HB", code, packed >> 8) if code else b""
