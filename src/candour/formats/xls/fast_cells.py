"""The fast road through a large sheet: its records become arrays.

    positions of records, by kind ──▶ row, column, style, value ──▶ in row order ──▶ masks ──▶ ArrayBlock
                                       pool 0 the shared strings    pool 1 numbers as written, other texts

Only the heads of records are gone through one by one, and the few kinds whose values need reading. It gives what
`candour.formats.xls.cells` gives; tests hold them equal. It imports numpy, so it is itself imported only where a sheet
is large.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from candour.block import CellKind, Pool
from candour.block_arrays import ArrayBlock, Numbers, PoolArrays, Positions
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.spreadsheet_sight_arrays import ArrayWalk, FilledCells
from candour.formats.xls.cells import LEAST, CellRange, ValueReader
from candour.formats.xls.records import Kind, decimal
from candour.formats.xls.workbook import Workbook

__all__ = ["fast_blocks"]

_HEAD = struct.Struct("<HH")
_AT_ONCE = 500_000
"""About so many cells to a block."""
_SHARED, _OWN = 0, 1
_Array = NDArray[Any]


def fast_blocks(workbook: Workbook, where: CellRange, sight: SheetSight) -> Iterator[ArrayBlock]:
    """The values of a sheet, in row order as far as a block reaches."""
    maker = _Maker(workbook, sight)
    for records in _gathered(workbook, where):
        block = maker.block(records)
        if len(block):
            yield block


class _Records:
    """Where the records of some cells begin; and the cells that were read one by one, each with where it stands."""

    def __init__(self) -> None:
        self.shared: list[int] = []
        self.rk: list[int] = []
        self.numbers: list[int] = []
        self.several: list[tuple[int, int]] = []
        self.read: list[tuple[int, int, int, int, CellKind]] = []
        self.texts: list[str] = []
        self.at = 0

    def __len__(self) -> int:
        return len(self.shared) + len(self.rk) + len(self.numbers) + 8 * len(self.several) + len(self.read)

    def add(self, row: int, column: int, style: int, kind: CellKind, text: str) -> None:
        """A cell that was read."""
        self.read.append((self.at, row, column, style, kind))
        self.texts.append(text)


def _gathered(workbook: Workbook, where: CellRange) -> Iterator[_Records]:
    data, head, at, depth = workbook.data, _HEAD.unpack_from, where.start, 0
    records = _Records()

    def add(row: int, column: int, style: int, kind: CellKind, text: str) -> None:
        records.add(
            row, column, style, kind, text
        )  # to those of now: a text may come after its formula was handed over

    readers = ValueReader(workbook, where.end, add).readers
    while at + 4 <= where.end:
        kind, size = head(data, at)
        body, at = at + 4, at + 4 + size
        least = LEAST.get(kind)
        if least is None or depth > 1:
            depth += (kind == Kind.BOF) - (kind == Kind.EOF)
            if len(records) > _AT_ONCE:
                yield records
                records = _Records()
        elif size >= least and at <= where.end:
            if kind == Kind.LABELSST:
                records.shared.append(body)
            elif kind == Kind.RK:
                records.rk.append(body)
            elif kind == Kind.NUMBER:
                records.numbers.append(body)
            elif kind == Kind.MULRK:
                records.several.append((body, (size - 6) // 6))
            else:
                records.at = body
                readers[kind](body, size)
    yield records


class _Cells(NamedTuple):
    """Cells in parallel arrays. `at` is where each stands in the stream."""

    at: _Array
    row: _Array
    column: _Array
    style: _Array
    kind: _Array
    pool: _Array
    value: _Array

    @classmethod
    def joined(cls, *parts: _Cells) -> _Cells:
        """The cells of all parts, in row order; in a row as they stand in the stream."""
        whole = cls(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
        return whole.taken(np.lexsort((whole.at, whole.row)))

    def taken(self, at: _Array) -> _Cells:
        """These of the cells."""
        return _Cells(*(column[at] for column in self))


class _Maker:
    """Makes arrays of records, and masks them."""

    def __init__(self, workbook: Workbook, sight: SheetSight) -> None:
        self._raw = np.frombuffer(workbook.data, np.uint8)
        self._strings = PoolArrays.of(workbook.strings.pool)
        self._dates = np.frombuffer(bytes(workbook.styles.dates) + b"\0", np.uint8)
        self._epoch = workbook.epoch
        self._sight = sight
        self._walk = ArrayWalk(sight)
        self._last_row = 0

    def block(self, records: _Records) -> ArrayBlock:
        """The cells of these records that are not blank."""
        texts, numbers = self._numbers(records)
        at, row, column, style, kind = np.array(records.read, np.int64).reshape(-1, 5).T
        own = np.arange(len(texts), len(texts) + len(records.texts))
        read = _Cells(at, row, column, style, kind, np.full(len(own), _OWN), own)
        cells = _Cells.joined(numbers, self._shared(records), read)
        pools = (self._strings, PoolArrays.of(Pool.of([*texts, *records.texts])))
        is_blank = np.zeros(len(cells.at), np.bool_)
        for number, pool in enumerate(pools):
            here = np.flatnonzero(cells.pool == number)
            is_blank[here] = pool.blank[cells.value[here]]
        cells = cells.taken(np.flatnonzero(~is_blank))
        small = np.uint8
        block = ArrayBlock(
            pools,
            cells.row.astype(np.int32),
            cells.column.astype(np.int32),
            np.zeros(len(cells.at), small),
            cells.kind.astype(small),
            cells.pool.astype(small),
            cells.value.astype(np.int32),
        )
        block.mask = self._masks(block, cells.style.astype(np.int32))
        return block

    # ── values ──────────────────────────────────────────────────────────────────────────────────────────────

    def _u16(self, at: Positions) -> Numbers:
        found: Numbers = self._raw[at].astype(np.int32)
        found |= self._raw[at + 1].astype(np.int32) << 8
        return found

    def _u32(self, at: Positions) -> _Array:
        return self._u16(at).astype(np.int64) | self._u16(at + 2).astype(np.int64) << 16

    def _f64(self, at: Positions) -> _Array:
        found: _Array = self._raw[at[:, None] + np.arange(8)].copy().view("<f8")
        return found.ravel()

    def _rk(self, at: Positions) -> _Array:
        """The numbers in four bytes, as `candour.formats.xls.records.rk` has them."""
        value = self._u32(at)
        whole = value >> 2
        whole[whole >= 1 << 29] -= 1 << 30
        floating = ((value & 0xFFFFFFFC) << 32).view(np.float64)
        number: _Array = np.where(value & 2, whole.astype(np.float64), floating)
        with np.errstate(all="ignore"):
            return np.where(value & 1, number / 100, number)

    def _shared(self, records: _Records) -> _Cells:
        """The cells that show a shared string that there is."""
        at = np.asarray(records.shared, np.intp)
        number = self._u32(at + 6)
        is_there = number < len(self._strings.blank)
        at, number = at[is_there], number[is_there]
        place = (self._u16(at), self._u16(at + 2), self._u16(at + 4))
        return _Cells(at, *place, np.full(len(at), CellKind.TEXT), np.full(len(at), _SHARED), number)

    def _numbers(self, records: _Records) -> tuple[list[str], _Cells]:
        """The cells that hold a number, each number once as text, in the order of the pool."""
        rk, plain = np.asarray(records.rk, np.intp), np.asarray(records.numbers, np.intp)
        several = np.asarray(records.several, np.intp).reshape(-1, 2)
        count = several[:, 1]
        start = np.repeat(several[:, 0], count)
        step = np.arange(len(start)) - np.repeat(np.cumsum(count) - count, count)
        inner = start + 4 + 6 * step
        row = np.concatenate((self._u16(rk), self._u16(plain), self._u16(start)))
        column = np.concatenate((self._u16(rk + 2), self._u16(plain + 2), self._u16(start + 2) + step))
        style = np.concatenate((self._u16(rk + 4), self._u16(plain + 4), self._u16(inner)))
        number = np.concatenate((self._rk(rk + 6), self._f64(plain + 6), self._rk(inner + 2)))
        is_date = self._dates.take(style, mode="clip") > 0
        number[is_date] += self._epoch
        values, value = np.unique(number, return_inverse=True)
        kind = np.where(is_date, CellKind.DATE, CellKind.NUMBER)
        cells = _Cells(
            np.concatenate((rk, plain, inner)), row, column, style, kind, np.full(len(row), _OWN), value
        )
        return [decimal(each) for each in values.tolist()], cells

    # ── masks ───────────────────────────────────────────────────────────────────────────────────────────────

    def _masks(self, block: ArrayBlock, style: Numbers) -> NDArray[np.uint8]:
        if not len(block):
            return block.mask
        if int(block.row[0]) < self._last_row:  # a file out of order: begin again
            self._walk = ArrayWalk(self._sight)
        self._last_row = int(block.row[-1])
        pools = block.pools
        shared = np.where(block.pool == _SHARED, block.value, np.int32(-1))

        def text(at: int) -> str:
            return pools[int(block.pool[at])].value(int(block.value[at]))

        return self._walk.masks(FilledCells(block.row, block.column, style, block.kind, shared, text))
