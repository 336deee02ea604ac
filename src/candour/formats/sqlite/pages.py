"""The free space of a SQLite database: pages that hold nothing any more, and free parts of pages that do.

    page │ header │ cell pointers │  unallocated  │ cell │ freed block │ cell │
                                    ─────────────          ───────────
                                     words left here by rows that were deleted

Facts from the database file format as SQLite's makers describe it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from candour.formats.records import Record, table_of_records
from candour.formats.sqlite.recovery import recovered
from candour.formats.sqlite.ways import DELETED_ROW, FREE_PAGE
from candour.formats.wording import runs_in
from candour.hiding import Hiding
from candour.piece import Found, Gap, Mask, Text, Why
from candour.source import Source

__all__ = ["read_free_space"]

_TREES = {2: 12, 5: 12, 10: 8, 13: 8}
"""Kinds of page that hold cells, and how long their header is."""
_ENCODINGS = {1: "utf-8", 2: "utf-16-le", 3: "utf-16-be"}


def read_free_space(source: Source, headers: Mapping[int, tuple[str, ...]]) -> Iterator[Found]:
    """What is left in free pages, then in the free parts of others. `headers` are column names, by how many there are."""
    data = source.data
    if len(data) < 100:
        return
    size = struct.unpack_from(">H", data, 16)[0]
    size = 65_536 if size == 1 else size
    if size < 512 or size & (size - 1):
        yield Gap(
            source.place,
            Why.BROKEN,
            "its pages are of no size that is allowed: ask for the file again, and check that",
        )
        return
    leaves, trunks = _free_pages(data, size)
    encoding = _ENCODINGS.get(struct.unpack_from(">I", data, 56)[0], "utf-8")

    def page(number: int) -> bytes:
        return bytes(data[number * size : (number + 1) * size])

    free = (page(number) for number in sorted(leaves))
    rests = (_behind_trunk(page(number)) for number in sorted(trunks))
    yield from _Remains(source, FREE_PAGE, "free pages", headers, encoding).read(chain(free, rests))
    used = (
        number for number in range(-(-len(data) // size)) if number not in leaves and number not in trunks
    )
    parts = (part for number in used for part in _free_parts(page(number), number))
    yield from _Remains(source, DELETED_ROW, "free parts of pages", headers, encoding).read(parts)


def _free_pages(data: bytes | memoryview, size: int) -> tuple[set[int], set[int]]:
    """The pages on the list of free ones, counted from 0: those that hold nothing, and those that hold the list."""
    leaves: set[int] = set()
    trunks: set[int] = set()
    pages = len(data) // size
    page = struct.unpack_from(">I", data, 32)[0] - 1
    while 0 <= page < pages and page not in trunks:
        trunks.add(page)
        following, count = struct.unpack_from(">II", data, page * size)
        count = min(count, size // 4 - 2)
        listed = struct.unpack_from(f">{count}I", data, page * size + 8)
        leaves.update(number - 1 for number in listed if 0 < number <= pages)
        page = following - 1
    return leaves - trunks, trunks


def _behind_trunk(page: bytes) -> bytes:
    count = min(struct.unpack_from(">I", page, 4)[0], len(page) // 4 - 2) if len(page) >= 8 else 0
    return page[8 + 4 * count :]


def _free_parts(page: bytes, number: int) -> Iterator[bytes]:
    """The unallocated part of a page of cells, and its freed blocks."""
    start = 100 if number == 0 else 0
    if len(page) < start + 12 or page[start] not in _TREES:
        return
    freed, cells, content = struct.unpack_from(">HHH", page, start + 1)
    first = start + _TREES[page[start]] + 2 * cells
    yield page[first : content or 65_536]
    met = 0
    while freed and freed + 4 <= len(page) and met < len(page) // 4:
        following, length = struct.unpack_from(">HH", page, freed)
        yield page[freed + 4 : freed + length]
        if following <= freed:
            break
        freed, met = following, met + 1


@dataclass(frozen=True, slots=True, repr=False)
class _Remains:
    """What is brought back from one kind of free space."""

    source: Source
    hiding: Hiding
    where: str
    headers: Mapping[int, tuple[str, ...]]
    """The column names of a table, by how many there are."""
    encoding: str

    def read(self, parts: Iterable[bytes]) -> Iterator[Found]:
        """The rows as tables, one for each number of columns, and the words in what fits no row."""
        rows: dict[int, list[Record]] = {}
        lines: list[str] = []
        for part in parts:
            if not any(part):
                continue
            self.source.budget.spend(0)
            found = recovered(part, self.headers, self.encoding)
            for row in found.rows:
                rows.setdefault(len(row), []).append((0, row))
            lines += (line for rest in found.rest for line in runs_in(rest))
        place = self.source.place / self.where
        for width, records in sorted(rows.items()):
            header = self.headers.get(width, ("",) * width)
            yield table_of_records(place, header, partial(iter, records), (), Mask.of(self.hiding))
        if lines:
            yield Text(place, "\n".join(dict.fromkeys(lines)), self.hiding.sight, self.hiding)
