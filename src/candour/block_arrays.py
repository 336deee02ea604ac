"""ArrayBlock: a block of numpy arrays, for tables of many cells. It answers as `ListBlock` does, a column at a time.

    row     int32   │ 0  0  0  1  1 │      one place for each cell that is not blank,
    column  int32   │ 0  1  2  0  2 │      in row order; the arrays are parallel
    mask    uint8   │ 0  0  1  0  1 │
    kind    uint8   │ 0  0  1  0  1 │      CellKind
    pool    uint8   │ 0  0  1  0  1 │──▶ pools[pool]
    value   int32   │ 7  3  0  9  1 │──▶ pools[pool].value(value)

This file imports numpy, so it is itself imported only where a table is large.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from candour.block import Cell, CellKind, Cells, Pool, Spread, Tally

__all__ = ["ArrayBlock", "Flags", "Numbers", "PoolArrays", "Positions", "Small", "pool_of_lines"]

Flags = NDArray[np.bool_]
Numbers = NDArray[np.int32]
Positions = NDArray[np.intp]
Small = NDArray[np.uint8]

_AT_ONCE = 4096
"""Cells turned into objects at a time when all of a block is asked for."""

_WIDE_SPACE = bytes.fromhex("c2e1e2e3") + bytes(range(0x80, 0xB0))
"""Every byte of the UTF-8 of a space beyond ASCII: U+0085, U+00A0, U+1680, U+2000-200A, U+2028, U+2029, U+202F, U+205F, U+3000."""
_ASCII_SPACE = b"\t\n\v\f\r\x1c\x1d\x1e\x1f "

_LOOK = np.zeros(256, np.uint8)
"""What a byte says of the value it stands in: 0 it is not blank, 1 no more than a space, 2 perhaps part of a wide space."""
_LOOK[list(_ASCII_SPACE)] = 1
_LOOK[list(_WIDE_SPACE)] = 2


def _blank(text: bytes | memoryview, starts: NDArray[Any], ends: NDArray[Any]) -> Flags:
    """Which values are blank: empty, or nothing but what Unicode calls space."""
    flags: Flags = starts == ends
    if len(text) == 0 or flags.all():
        return flags
    raw = np.frombuffer(text, np.uint8)
    at = np.flatnonzero((_LOOK[raw.take(starts, mode="clip")] > 0) & ~flags)
    at = at[_LOOK[raw[ends[at] - 1]] > 0]
    if len(at) > _AT_ONCE:  # many to look at one by one: count the visible bytes of the whole text
        visible = np.zeros(len(raw) + 1, np.int32)
        np.cumsum(_LOOK[raw] == 0, out=visible[1:])
        at = at[visible[ends[at]] == visible[starts[at]]]
    for number, start, end in zip(at.tolist(), starts[at].tolist(), ends[at].tolist(), strict=True):
        flags[number] = bytes(text[start:end]).decode("utf-8", "replace").isspace()
    return flags


def pool_of_lines(text: bytes) -> Pool:
    """A pool of the lines of this text."""
    ends = np.append(np.flatnonzero(np.frombuffer(text, np.uint8) == ord("\n")), len(text))
    starts = np.append(0, ends[:-1] + 1)
    return Pool(text, cast("Sequence[int]", starts), cast("Sequence[int]", ends))


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class PoolArrays:
    """A pool, its starts and ends as arrays, and which of its values are blank."""

    pool: Pool
    starts: NDArray[Any]
    ends: NDArray[Any]
    blank: Flags

    @classmethod
    def of(cls, pool: Pool) -> PoolArrays:
        """The arrays of a pool."""
        starts, ends = np.asarray(pool.starts, np.int64), np.asarray(pool.ends, np.int64)
        return cls(pool, starts, ends, _blank(pool.text, starts, ends))

    @classmethod
    def over(cls, text: bytes | memoryview, starts: NDArray[Any], ends: NDArray[Any]) -> PoolArrays:
        """A new pool of the values that lie in this text from each start to its end."""
        pool = Pool(text, cast("Sequence[int]", starts), cast("Sequence[int]", ends))
        return cls(pool, starts, ends, _blank(text, starts, ends))

    @classmethod
    def gathered(cls, raw: Small, starts: NDArray[Any], ends: NDArray[Any]) -> PoolArrays:
        """A new pool of the values that lie in these bytes from each start to its end, copied out one to a line."""
        lengths = (ends - starts).astype(np.int64)
        after = np.cumsum(lengths + 1)
        first = after - lengths - 1
        at = np.arange(int(after[-1]) if len(after) else 0, dtype=np.int32)
        at += np.repeat((starts - first).astype(np.int32), lengths + 1)
        text = raw.take(at, mode="clip")
        text[after - 1] = ord("\n")
        return cls.over(text.tobytes(), first, after - 1)

    @property
    def lengths(self) -> NDArray[Any]:
        """The length of each value in bytes."""
        found: NDArray[Any] = self.ends - self.starts
        return found


@dataclass(slots=True, repr=False, eq=False)
class ArrayBlock:
    """A block of arrays. Rows ascend; every value is one of its pool's. Its maker calls `without_blanks`."""

    values: tuple[PoolArrays, ...]
    row: Numbers
    column: NDArray[Any]
    mask: Small
    kind: Small
    pool: Small
    value: Numbers

    @property
    def pools(self) -> tuple[Pool, ...]:
        """The pools that the cells point into. A pool shared by several blocks is the same object in each."""
        return tuple(own.pool for own in self.values)

    def without_blanks(self) -> ArrayBlock:
        """The same block, but for the cells whose value is blank."""
        keep: Flags = np.ones(len(self), np.bool_)
        for number, own in enumerate(self.values):
            if own.blank.any():
                here = np.flatnonzero(self.pool == number)
                keep[here] = ~own.blank[self.value[here]]
        return self if keep.all() else self.only(np.flatnonzero(keep))

    def only(self, at: Positions) -> ArrayBlock:
        """The same block with no other cells than those at these positions."""
        return ArrayBlock(
            self.values,
            self.row.take(at),
            self.column.take(at),
            self.mask.take(at),
            self.kind.take(at),
            self.pool.take(at),
            self.value.take(at),
        )

    def __len__(self) -> int:
        return len(self.value)

    def __repr__(self) -> str:
        return f"ArrayBlock({len(self):,} cells)"

    def _cells(self, at: Positions | slice) -> Iterator[Cell]:
        """The cells at these positions, as objects."""
        parts = (self.row, self.column, self.mask, self.kind, self.pool, self.value)
        pools = self.pools
        for row, column, mask, kind, pool, value in zip(*(part[at].tolist() for part in parts), strict=True):
            yield Cell(row, column, mask, CellKind(kind), pools[pool].value(value))

    def _lengths(self) -> NDArray[Any]:
        """The length of each cell's value in bytes."""
        lengths: NDArray[Any] = np.zeros(len(self), np.int64)
        for number, own in enumerate(self.values):
            here: Flags = self.pool == number
            if here.all():
                lengths = own.lengths[self.value]
                break
            lengths[here] = own.lengths[self.value[here]]
        return lengths

    def tallies(self) -> Iterable[Tally]:
        """One tally for each column and mask that has cells which are not blank."""
        groups = _Groups.of(self.column, self.mask)
        cells, characters = groups.counts, groups.totals(self._lengths())
        return [Tally(*key, *both) for key, *both in zip(groups.keys, cells, characters, strict=True)]

    def head(self, rows: int) -> list[Cell]:
        """The cells that are not blank in the first so many rows that have any, in row order."""
        return list(self._cells(slice(0, _end_of(self.row, rows))))

    def first_under(self, mask: int, rows: int) -> list[Cell]:
        """The cells under one mask in the first so many rows that have any, in row order. For previews."""
        at = np.flatnonzero(self.mask == mask)
        return list(self._cells(at[: _end_of(self.row[at], rows)]))

    def sample(self, column: int, most: int) -> list[Cell]:
        """At most so many cells of a column that are not blank, evenly spaced from first to last."""
        own = np.flatnonzero(self.column == column)
        return list(self._cells(own[:: max(1, -(-len(own) // most))]))

    def holding(self, pool: int, values: Sequence[int]) -> Positions:
        """The positions of the cells that hold one of these values of a pool."""
        wanted = np.asarray(values, np.int64)
        here = np.flatnonzero(self.pool == pool)
        if not len(here) or not len(wanted):
            return here[:0]
        held = self.value[here]
        if len(wanted) < len(held) // 64 and bool(
            (held[1:] > held[:-1]).all()
        ):  # each value stands in one cell
            at = np.searchsorted(held, wanted)
            found: Positions = here[at[held.take(at, mode="clip") == wanted]]
        else:
            is_wanted: Flags = np.zeros(len(self.values[pool].blank), np.bool_)
            is_wanted[wanted] = True
            found = here[is_wanted[held]]
        return found

    def spread(self, pool: int, values: Sequence[int]) -> Iterable[Spread]:
        """Where the values of these numbers in this pool stand."""
        at = self.holding(pool, values)
        groups = _Groups.of(self.column[at], self.mask[at])
        first = groups.first(self.row[at])
        return [Spread(*key, *both) for key, *both in zip(groups.keys, groups.counts, first, strict=True)]

    def cells_of(self, pool: int, values: Sequence[int]) -> Iterator[Cell]:
        """Each cell that holds one of these values, in row order."""
        return self._cells(self.holding(pool, values))

    def cells_at(self, rows: Sequence[int], columns: Collection[int]) -> list[Cell]:
        """The cells of these columns in these rows, which ascend, in row order. For a few rows that are read whole."""
        begins, ends = (np.searchsorted(self.row, rows, side) for side in ("left", "right"))
        spans = [np.arange(*span) for span in zip(begins.tolist(), ends.tolist(), strict=True)]
        at = np.concatenate(spans) if spans else np.arange(0)
        return list(self._cells(at[np.isin(self.column[at], list(columns))]))

    def cells(self) -> Iterator[Cell]:
        """Every cell that is not blank, in row order."""
        for start in range(0, len(self), _AT_ONCE):
            yield from self._cells(slice(start, start + _AT_ONCE))

    def under(self, mask: int) -> Cells:
        """Every cell that has this mask, in row order."""
        at = np.flatnonzero(self.mask == mask)
        pools, values = self.pool[at], self.value[at]
        texts = np.empty(len(at), object)
        for number, pool in enumerate(self.pools):
            here = np.flatnonzero(pools == number)
            distinct, which = np.unique(values[here], return_inverse=True)
            known = np.array([pool.value(value) for value in distinct.tolist()], object)
            if len(here):
                texts[here] = known[which]
        return Cells(self.row[at].tolist(), self.column[at].tolist(), self.kind[at].tolist(), texts.tolist())


def _end_of(row: Numbers, rows: int) -> int:
    """How many of these cells, whose rows ascend, stand in the first so many rows."""
    begins = np.flatnonzero(np.diff(row, prepend=-1))
    return int(begins[rows]) if rows < len(begins) else len(row)


@dataclass(slots=True)
class _Groups:
    """Cells grouped by column and mask."""

    keys: list[tuple[int, int]]
    counts: list[int]
    _distinct: Positions
    _of_cell: Positions
    """For each cell a number, and `_distinct` the numbers of the groups there are."""

    @classmethod
    def of(cls, column: NDArray[Any], mask: Small) -> _Groups:
        of_cell = column.astype(np.intp) << 8
        of_cell |= mask
        if len(of_cell) and int(of_cell.max()) > 8 * len(of_cell) + 65_536:
            keys, of_cell = np.unique(of_cell, return_inverse=True)  # few cells, far to the right
            distinct = np.arange(len(keys))
        else:
            keys = distinct = np.flatnonzero(np.bincount(of_cell))
        pairs = [(key >> 8, key & 255) for key in keys.tolist()]
        return cls(pairs, np.bincount(of_cell)[distinct].tolist(), distinct, of_cell)

    def totals(self, amounts: NDArray[Any]) -> list[int]:
        """The sum of an amount over each group."""
        sums: list[int] = np.bincount(self._of_cell, amounts)[self._distinct].astype(np.int64).tolist()
        return sums

    def first(self, amounts: NDArray[Any]) -> list[int]:
        """The amount of the first cell of each group."""
        found = np.zeros(int(self._distinct[-1]) + 1 if len(self._distinct) else 0, np.int64)
        found[self._of_cell[::-1]] = amounts[::-1]
        each: list[int] = found[self._distinct].tolist()
        return each
