"""Counting by columns: the marks of a large block's rows, worked out once for each distinct value.

It gives the same marks as `candour.affected.counting` does row by row; tests hold the two equal. This file imports
numpy, so it is itself imported only where a table is large.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import numpy as np
from numpy.typing import NDArray

from candour.affected.marks import Mark, of_kind, short_of
from candour.affected.parties import STRONG, Field, Part, Party
from candour.affected.values import Read, Values
from candour.block import Block, Pool
from candour.block_arrays import ArrayBlock

__all__ = ["marks_by_mask"]

_Numbers = NDArray[np.int64]
_MIXERS = (
    np.array([0x9E37_79B9, 0x85EB_CA6B, 0xC2B2_AE35, 0x27D4_EB2F, 0x1656_67B1, 0x2545_F491], np.int64) | 1
)


@dataclass(frozen=True, slots=True, repr=False)
class _Rows:
    """The rows of one block that have cells of one party."""

    block: ArrayBlock
    at: NDArray[Any]
    """The positions of the party's cells in the block."""
    column: NDArray[Any]
    row: NDArray[Any]
    """For each of them its column, and the number of its row among those here."""
    size: int

    @classmethod
    def of(cls, block: ArrayBlock, columns: Sequence[int], first_row: int) -> _Rows:
        """The rows of the cells in these columns."""
        is_wanted = np.zeros(max(int(block.column.max(initial=0)), *columns) + 1, np.bool_)
        is_wanted[list(columns)] = True
        at = np.flatnonzero(is_wanted[block.column] & (block.row >= first_row))
        row = np.cumsum(np.diff(block.row[at], prepend=-1) != 0) - 1
        return cls(block, at, block.column[at], row, int(row[-1]) + 1 if len(row) else 0)

    def read(self, column: int, read: Read) -> tuple[NDArray[Any], _Numbers]:
        """The rows that have a cell in this column, and what its value is for counting."""
        here = np.flatnonzero(self.column == column)
        at = self.at[here]
        out = np.zeros((len(here), read.width), np.int64)
        for number, pool in enumerate(self.block.pools):
            own = np.flatnonzero(self.block.pool[at] == number)
            if len(own):
                out[own] = _read_each(pool, self.block.value[at[own]], read)
        return self.row[here], out

    def numbers(self, field: Field, part: str, values: Values) -> _Numbers:
        """For each row what this column tells, read as this part; 0 where it tells nothing."""
        row, told = self.read(field.column, values.numbers(part))
        found = np.zeros(self.size, np.int64)
        found[row] = told[:, 0]
        return found

    def first_of(self, fields: Sequence[Field], part: str, values: Values) -> _Numbers:
        """For each row the first number that one of these columns tells."""
        found = np.zeros(self.size, np.int64)
        for field in fields:
            found = np.where(found > 0, found, self.numbers(field, part, values))
        return found

    def surest(self, fields: Sequence[Field], values: Values) -> _Numbers:
        """For each row the number that tells people apart best; of several of one kind the least."""
        found = np.zeros(self.size, np.int64)
        for id_, alike in groupby(fields, lambda field: field.identifier):
            least = np.zeros(self.size, np.int64)
            for field in alike:
                told = self.numbers(field, id_, values)
                least = np.where((told > 0) & ((told < least) | (least == 0)), told, least)
            coded = np.where(least > 0, of_kind(least, STRONG.index(id_)), 0)
            found = np.where(found > 0, found, coded)
        return found

    def masks(self) -> dict[int, NDArray[np.bool_]]:
        """For each mask, which rows have a cell under it."""
        mask = self.block.mask[self.at]
        found = {}
        for number in np.flatnonzero(np.bincount(mask)).tolist():
            found[number] = np.zeros(self.size, np.bool_)
            found[number][self.row[mask == number]] = True
        return found


def _read_each(pool: Pool, numbers: NDArray[Any], read: Read) -> _Numbers:
    """What these values of a pool are for counting; a value that stands in the pool several times is read once."""
    distinct, of_cell = np.unique(numbers, return_inverse=True)
    starts, ends = np.asarray(pool.starts)[distinct], np.asarray(pool.ends)[distinct]
    begin = int(starts[0])
    text = bytes(pool.text[begin : int(ends[-1])])
    spans = zip((starts - begin).tolist(), (ends - begin).tolist(), strict=True)
    met, of_value = np.unique(read.places([text[start:end] for start, end in spans]), return_inverse=True)
    told = np.array([read.told[place] for place in met.tolist()], np.int64)
    found: _Numbers = told[of_value[of_cell]]
    return found


def _names(rows: _Rows, party: Party, values: Values) -> _Numbers:
    """For each row what its name is for counting, in the columns of a `NameMark`."""
    words, count, last, first, is_letter = whole = np.zeros((5, rows.size), np.int64)
    for field in party.names:
        row, part = rows.read(field.column, values.names(field.reader))
        has = part[:, 1] > 0
        row, part = row[has], part[has]
        fresh = count[row] == 0
        first[row[fresh]], is_letter[row[fresh]] = part[fresh, 3], part[fresh, 4]
        words[row] += part[:, 0]
        count[row] += part[:, 1]
        last[row] = part[:, 2]
    return whole


def _addresses(rows: _Rows, party: Party, values: Values) -> _Numbers:
    """For each row its postcode, or else the words of its address."""
    found = rows.first_of(party.of(Part.POSTCODE), "postcode", values)
    lines = np.zeros(rows.size, np.int64)
    for field in party.of(Part.ADDRESS):
        lines += rows.numbers(field, "address", values)
    return np.where(found > 0, found, lines)


def marks_by_mask(block: Block, party: Party, first_row: int, values: Values) -> dict[int, list[Mark]]:
    """The distinct marks of the rows that speak of a party, under each mask that one of their cells has.

    Raises:
        TypeError: where the block is not one of arrays.
    """
    if not isinstance(block, ArrayBlock):
        raise TypeError("only a block of arrays is counted by columns")
    rows = _Rows.of(block, [field.column for field in party.fields], first_row)
    if not rows.size:
        return {}
    words, count, last, first, is_letter = _names(rows, party, values)
    birth = rows.first_of(party.of(Part.BORN), "born", values)
    number = rows.surest(party.strong, values)
    needs_address = (count > 0) & (birth == 0) & (number == 0)
    address = (
        np.where(needs_address, _addresses(rows, party, values), 0) if needs_address.any() else birth * 0
    )
    short = short_of(last, np.where(count > 1, first, 0))
    is_short = (count == 1) | (is_letter > 0)
    marks = np.column_stack((words, short, is_short, birth, number, address))
    is_any = (words > 0) | (birth > 0) | (number > 0)
    return {mask: _distinct(marks[under & is_any]) for mask, under in rows.masks().items()}


def _distinct(marks: _Numbers) -> list[Mark]:
    _, first = np.unique((marks * _MIXERS).sum(axis=1), return_index=True)
    return [Mark(*each) for each in marks[first].tolist()]
