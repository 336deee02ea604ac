"""Block: a run of a table's rows, held in columns. Pool: the distinct values its cells point at.

    sheet XML, BIFF records, CSV bytes          shared strings      numbers as written
        │                                            │                     │
        ▼                                            ▼                     ▼
    Block  row ─ column ─ mask ─ kind ─ pool ─ value ──▶ Pool 0 ──┐    Pool 1 ──┐
                                                         one buffer, scanned ONCE for every identifier

A cell is a number in six parallel columns, never an object. Two implementations answer the same questions: `ListBlock`
here, of plain lists, for what is small (it needs no numpy, whose import would cost more than the work), and
`candour.block_arrays.ArrayBlock` for what is large. Tests hold them equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple, Protocol

__all__ = ["Block", "Cell", "CellKind", "Cells", "ListBlock", "Pool", "Spread", "Tally"]


class CellKind(IntEnum):
    """What a cell holds. A DATE is a number that its format shows as a date; its text is the number as stored."""

    TEXT = 0
    NUMBER = 1
    DATE = 2
    OTHER = 3
    """True or false, an error value."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Pool:
    """Values side by side in one UTF-8 buffer: value `n` is `text[starts[n]:ends[n]]`.

    `starts` and `ends` ascend; between two values stands at least one byte that belongs to neither (a line feed, or a
    CSV delimiter), so that no match of an identifier runs from one value into the next.
    """

    text: bytes | memoryview
    starts: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def of(cls, values: Iterable[str]) -> Pool:
        """A pool of these values, in this order. A line feed inside a value becomes a space."""
        parts = [value.replace("\n", " ").encode("utf-8", "replace") for value in values]
        ends = [at - 1 for at in accumulate(len(part) + 1 for part in parts)]
        starts = [end - len(part) for end, part in zip(ends, parts, strict=True)]
        return cls(b"\n".join(parts), starts, ends)

    def __len__(self) -> int:
        return len(self.starts)

    def __repr__(self) -> str:
        return f"Pool({len(self):,} values)"

    def value(self, number: int) -> str:
        """The value of this number, as text."""
        return bytes(self.text[self.starts[number] : self.ends[number]]).decode("utf-8", "replace")


class Cell(NamedTuple):
    """One cell, made only for what is looked at singly: header rows, samples, what is reported."""

    row: int
    column: int
    mask: int
    kind: CellKind
    text: str


class Cells(NamedTuple):
    """Many cells, in parallel lists: for what must look at every one."""

    rows: list[int]
    columns: list[int]
    kinds: list[int]
    texts: list[str]


class Tally(NamedTuple):
    """How much one column of a block holds under one mask; blank cells do not count."""

    column: int
    mask: int
    cells: int
    characters: int


class Spread(NamedTuple):
    """How many cells of one column, under one mask, hold any of the values asked about; and the first such row."""

    column: int
    mask: int
    cells: int
    first_row: int


class Block(Protocol):
    """What identification asks of a block. Rows and columns count from 0, over the whole table."""

    @property
    def pools(self) -> tuple[Pool, ...]:
        """The pools that the cells point into. A pool shared by several blocks is the same object in each."""

    def tallies(self) -> Iterable[Tally]:
        """One tally for each column and mask that has cells which are not blank."""

    def head(self, rows: int) -> list[Cell]:
        """The cells that are not blank in the first so many rows that have any, in row order."""

    def sample(self, column: int, most: int) -> list[Cell]:
        """At most so many cells of a column that are not blank, evenly spaced from first to last."""

    def spread(self, pool: int, values: Sequence[int]) -> Iterable[Spread]:
        """Where the values of these numbers in this pool stand. Numbers ascend and are distinct."""

    def cells_of(self, pool: int, values: Sequence[int]) -> Iterator[Cell]:
        """Each cell that holds one of these values, in row order. For reports that list every place."""

    def first_under(self, mask: int, rows: int) -> list[Cell]:
        """The cells under one mask in the first so many rows that have any, in row order. For previews."""

    def cells_at(self, rows: Sequence[int], columns: Collection[int]) -> list[Cell]:
        """The cells of these columns in these rows, which ascend, in row order. For a few rows that are read whole."""

    def cells(self) -> Iterator[Cell]:
        """Every cell that is not blank, in row order."""

    def under(self, mask: int) -> Cells:
        """Every cell that has this mask, in row order."""


def _is_blank(text: str) -> bool:
    return not text or text.isspace()


_Stored = tuple[int, int, int, CellKind, int, int]
"""Row, column, mask, kind, pool number, value number."""


@dataclass(slots=True, repr=False)
class ListBlock:
    """A block of plain lists. A reader adds cells in row order, then hands it over and adds no more."""

    shared: Pool | None = None
    """A pool made beforehand (shared strings); cells point into it with `add_shared`."""
    _cells: list[_Stored] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _own: Pool | None = None
    _read: tuple[dict[int, str], dict[int, str]] = field(default_factory=lambda: ({}, {}))
    """The values that have been asked for, by their numbers in either pool."""

    def __len__(self) -> int:
        return len(self._cells)

    def __repr__(self) -> str:
        return f"ListBlock({len(self):,} cells)"

    def add(self, row: int, column: int, text: str, kind: CellKind = CellKind.TEXT, mask: int = 0) -> None:
        """Adds a cell. A blank one is passed over."""
        if not _is_blank(text):
            number = self._numbers.setdefault(text, len(self._numbers))
            self._cells.append((row, column, mask, kind, 1, number))

    def add_shared(self, row: int, column: int, number: int, mask: int = 0) -> None:
        """Adds a cell that holds a value of the shared pool. A blank one is passed over.

        Raises:
            IndexError: where the pool has no value of that number.
        """
        if self.shared is None or not 0 <= number < len(self.shared):
            raise IndexError("no such value in the shared pool")
        if not _is_blank(self._value(self.shared, 0, number)):
            self._cells.append((row, column, mask, CellKind.TEXT, 0, number))

    @property
    def pools(self) -> tuple[Pool, ...]:
        """The shared pool (empty where there is none) and the block's own."""
        if self._own is None or len(self._own) != len(self._numbers):
            self._own = Pool.of(self._numbers)
        if self.shared is None:
            self.shared = Pool.of(())
        return self.shared, self._own

    def _value(self, pool: Pool, which: int, number: int) -> str:
        read = self._read[which]
        text = read.get(number)
        if text is None:
            text = read[number] = pool.value(number)
        return text

    def _made(self, cells: Iterable[_Stored]) -> Iterator[Cell]:
        pools, value_of = self.pools, self._value
        return (
            Cell(row, column, mask, kind, value_of(pools[pool], pool, value))
            for row, column, mask, kind, pool, value in cells
        )

    def tallies(self) -> Iterable[Tally]:
        """One tally for each column and mask that has cells which are not blank."""
        pools = self.pools
        sums: dict[tuple[int, int], tuple[int, int]] = {}
        for _, column, mask, _, pool, value in self._cells:
            cells, characters = sums.get((column, mask), (0, 0))
            length = pools[pool].ends[value] - pools[pool].starts[value]
            sums[column, mask] = (cells + 1, characters + length)
        return [Tally(column, mask, *both) for (column, mask), both in sums.items()]

    def head(self, rows: int) -> list[Cell]:
        """The cells that are not blank in the first so many rows that have any, in row order."""
        return self._first(self._cells, rows)

    def first_under(self, mask: int, rows: int) -> list[Cell]:
        """The cells under one mask in the first so many rows that have any, in row order. For previews."""
        return self._first((cell for cell in self._cells if cell[2] == mask), rows)

    def _first(self, cells: Iterable[_Stored], rows: int) -> list[Cell]:
        wanted: set[int] = set()
        found = []
        for cell in cells:
            wanted.add(cell[0])
            if len(wanted) > rows:
                break
            found.append(cell)
        return list(self._made(found))

    def sample(self, column: int, most: int) -> list[Cell]:
        """At most so many cells of a column that are not blank, evenly spaced from first to last."""
        own = [cell for cell in self._cells if cell[1] == column]
        step = max(1, -(-len(own) // most))
        return list(self._made(own[::step]))

    def spread(self, pool: int, values: Sequence[int]) -> Iterable[Spread]:
        """Where the values of these numbers in this pool stand."""
        wanted = set(values)
        sums: dict[tuple[int, int], tuple[int, int]] = {}
        for row, column, mask, _, in_pool, value in self._cells:
            if in_pool == pool and value in wanted:
                count, first = sums.get((column, mask), (0, row))
                sums[column, mask] = (count + 1, min(first, row))
        return [Spread(column, mask, *both) for (column, mask), both in sums.items()]

    def cells_of(self, pool: int, values: Sequence[int]) -> Iterator[Cell]:
        """Each cell that holds one of these values, in row order."""
        wanted = set(values)
        return self._made(cell for cell in self._cells if cell[4] == pool and cell[5] in wanted)

    def cells_at(self, rows: Sequence[int], columns: Collection[int]) -> list[Cell]:
        """The cells of these columns in these rows, which ascend, in row order. For a few rows that are read whole."""
        wanted = set(rows)
        return list(self._made(cell for cell in self._cells if cell[0] in wanted and cell[1] in columns))

    def cells(self) -> Iterator[Cell]:
        """Every cell that is not blank, in row order."""
        return self._made(self._cells)

    def under(self, mask: int) -> Cells:
        """Every cell that has this mask, in row order."""
        own = list(self._made(cell for cell in self._cells if cell[2] == mask))
        return Cells(
            [cell.row for cell in own],
            [cell.column for cell in own],
            [cell.kind for cell in own],
            [cell.text for cell in own],
        )
