"""Pages of looks: for each run of bytes, what is said of the characters, or of the paragraphs, that stand there.

    bounds: run 1, run 2 …  in the table stream ──▶ page number ──▶ 512 bytes: bounds, offsets, lists of properties, count

Facts from MS-DOC 2.8.5, 2.8.6, 2.9.33 and 2.9.175.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass, field

__all__ = ["Bins", "read_layouts", "read_looks"]

_PAGE = 512


@dataclass(slots=True, repr=False)
class Bins:
    """Runs of bytes in ascending order, with their properties. `pages` are the places of the pages read."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    properties: list[bytes] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)

    def at(self, place: int) -> bytes:
        """What is said of the byte at this place."""
        number = bisect_right(self.starts, place) - 1
        return self.properties[number] if number >= 0 and place < self.ends[number] else b""

    def between(self, start: int, end: int) -> list[tuple[int, bytes]]:
        """The runs of these bytes, each as where it begins and what is said of it."""
        number = max(0, bisect_right(self.starts, start) - 1)
        found: list[tuple[int, bytes]] = []
        reached = start
        while reached < end and number < len(self.starts):
            first, after = self.starts[number], self.ends[number]
            if after > reached:
                if first > reached:
                    found.append((reached, b""))
                    reached = min(first, end)
                if reached < end:
                    found.append((reached, self.properties[number]))
                    reached = after
            number += 1
        if reached < end:
            found.append((reached, b""))
        return found


def read_looks(table: bytes, stream: bytes) -> Bins:
    """What is said of characters."""
    return _read(table, stream, 1)


def read_layouts(table: bytes, stream: bytes) -> Bins:
    """What is said of paragraphs: the number of the style in two bytes, then the properties."""
    return _read(table, stream, 13)


def _read(table: bytes, stream: bytes, each: int) -> Bins:
    count = max(0, (len(table) - 4) // 8)
    numbers = struct.unpack_from(f"<{count}I", table, 4 * (count + 1)) if count else ()
    runs: dict[int, tuple[int, bytes]] = {}
    pages = []
    for at in dict.fromkeys((number & 0x3FFFFF) * _PAGE for number in numbers):
        page = stream[at : at + _PAGE]
        if len(page) == _PAGE:
            pages.append(at)
            _take_page(page, each, runs)
    bins = Bins(pages=pages)
    reached = 0
    for start in sorted(runs):
        end, properties = runs[start]
        if start >= reached:
            bins.starts.append(start)
            bins.ends.append(end)
            bins.properties.append(properties)
            reached = end
    return bins


def _take_page(page: bytes, each: int, runs: dict[int, tuple[int, bytes]]) -> None:
    count = min(page[511], (_PAGE - 5) // (4 + each))
    bounds = struct.unpack_from(f"<{count + 1}I", page)
    for number in range(count):
        if bounds[number + 1] <= bounds[number]:
            continue
        at = page[4 * (count + 1) + each * number] * 2
        properties = b""
        if at:
            size = page[at]
            if each == 1:
                properties = page[at + 1 : at + 1 + size]
            elif size:
                properties = page[at + 1 : at + 2 * size]
            elif at + 1 < _PAGE:
                properties = page[at + 2 : at + 2 + 2 * page[at + 1]]
        runs[bounds[number]] = (bounds[number + 1], properties)
