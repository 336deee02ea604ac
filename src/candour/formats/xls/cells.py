"""Cells: the values of a sheet, block by block, each with the mask that says who would see it.

    ROW 7 │ LABELSST 7,0 style 21 text 204 │ MULRK 7,1-6 … │ FORMULA 7,7 → a text │ STRING the text │ …
                            └─ styles[21]        └──────── six numbers in one record

Two roads lead through a sheet. A small one is gone through cell by cell, here. A large one goes the fast road
(`candour.formats.xls.fast_cells`), which makes arrays of its records.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.block import CellKind, ListBlock
from candour.formats.spreadsheet_looks import CellMask
from candour.formats.spreadsheet_sight import Filled, Reach, SheetSight
from candour.formats.xls.records import Body, Kind, body_of, decimal, rk
from candour.formats.xls.workbook import Workbook

__all__ = ["CELLS", "LEAST", "CellRange", "ValueReader", "plain_blocks"]

_TEXT, _NUMBER, _DATE, _OTHER = CellKind.TEXT, CellKind.NUMBER, CellKind.DATE, CellKind.OTHER
_HEAD = struct.Struct("<HH")
_PLACE = struct.Struct("<HHH")
_PLACE_AND_NUMBER = struct.Struct("<HHHI")
_F64 = struct.Struct("<d")
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_CELLS = 100_000
"""About so many cells to a block."""

LEAST = {
    Kind.LABELSST: 10, Kind.NUMBER: 14, Kind.RK: 10, Kind.MULRK: 12, Kind.LABEL: 8, Kind.RSTRING: 8, Kind.BOOLERR: 8,
    Kind.FORMULA: 20, Kind.STRING: 2,
}  # fmt: skip
"""The records that hold values, and the fewest bytes that each has."""
CELLS = frozenset(LEAST) | {Kind.BLANK, Kind.MULBLANK}

Add = Callable[[int, int, int, CellKind, str], None]
"""Takes a cell: row, column, style, kind and text."""


@dataclass(frozen=True, slots=True)
class CellRange:
    """Where in the workbook's stream the records of a sheet stand, and about how many of them are of cells."""

    start: int
    end: int
    cells: int = 0


def plain_blocks(workbook: Workbook, where: CellRange, sight: SheetSight) -> Iterator[ListBlock]:
    """The values of a sheet, cell by cell: the road that the other is held against."""
    rows = _Rows(workbook, sight)
    read = ValueReader(workbook, where.end, rows.add).readers | {Kind.LABELSST: rows.add_shared}
    data, head, at, depth = workbook.data, _HEAD.unpack_from, where.start, 0
    while at + 4 <= where.end:
        kind, size = head(data, at)
        body, at = at + 4, at + 4 + size
        take = read.get(kind)
        if take is None or depth > 1:
            depth += (kind == Kind.BOF) - (kind == Kind.EOF)
        elif size >= LEAST[kind] and at <= where.end:
            take(body, size)
            if len(rows.block) > _CELLS:
                yield rows.handed_over()
    rows.close_row()
    if len(rows.block):
        yield rows.block


class ValueReader:
    """Reads the records of cells, all but those of shared strings, and hands each value on."""

    def __init__(self, workbook: Workbook, end: int, add: Add) -> None:
        self._workbook, self._data, self._end, self._add = workbook, workbook.data, end, add
        self._dates, self._epoch = workbook.styles.dates, workbook.epoch
        self._pending: tuple[int, int, int] | None = None
        """A formula whose text follows."""
        self.readers: dict[int, Callable[[int, int], None]] = {
            Kind.RK: self.rk, Kind.NUMBER: self.number, Kind.MULRK: self.several, Kind.FORMULA: self.formula,
            Kind.STRING: self.string, Kind.LABEL: self.label, Kind.RSTRING: self.label, Kind.BOOLERR: self.boolean,
        }  # fmt: skip

    def rk(self, at: int, _: int) -> None:
        """A cell with a number in four bytes."""
        row, column, style, value = _PLACE_AND_NUMBER.unpack_from(self._data, at)
        self._add_number(row, column, style, rk(value))

    def number(self, at: int, _: int) -> None:
        """A cell with a number in eight bytes."""
        row, column, style = _PLACE.unpack_from(self._data, at)
        self._add_number(row, column, style, _F64.unpack_from(self._data, at + 6)[0])

    def several(self, at: int, size: int) -> None:
        """Cells side by side, each with a number in four bytes."""
        row, column = struct.unpack_from("<HH", self._data, at)
        for place in range(at + 4, at + size - 7, 6):
            style, value = struct.unpack_from("<HI", self._data, place)
            self._add_number(row, column, style, rk(value))
            column += 1

    def formula(self, at: int, _: int) -> None:
        """A cell with a formula, and its value; a text follows in a record of its own."""
        row, column, style = _PLACE.unpack_from(self._data, at)
        result = self._data[at + 6 : at + 14]
        self._pending = None
        if result[6:] != b"\xff\xff":
            self._add_number(row, column, style, _F64.unpack(result)[0])
        elif result[0] == 0:
            self._pending = row, column, style
        elif result[0] == 1:
            self._add(row, column, style, _OTHER, "TRUE" if result[2] else "FALSE")
        elif result[0] == 2:
            self._add(row, column, style, _OTHER, _ERRORS.get(result[2], "#ERROR"))

    def string(self, at: int, size: int) -> None:
        """The text that the formula before it gives."""
        if self._pending:
            self._add(*self._pending, _TEXT, self._text(at, size))
            self._pending = None

    def label(self, at: int, size: int) -> None:
        """A cell with a text of its own."""
        row, column, style = _PLACE.unpack_from(self._data, at)
        self._add(row, column, style, _TEXT, self._text(at + 6, size - 6))

    def boolean(self, at: int, _: int) -> None:
        """A cell with true, false or an error."""
        row, column, style, value, is_error = struct.unpack_from("<HHHBB", self._data, at)
        text = _ERRORS.get(value, "#ERROR") if is_error else "TRUE" if value else "FALSE"
        self._add(row, column, style, _OTHER, text)

    def _text(self, at: int, size: int) -> str:
        workbook = self._workbook
        raw, breaks = body_of(self._data, at, size, self._end)
        try:
            return Body(raw, workbook.biff, workbook.encoding, breaks).text(2)
        except struct.error:  # cut short: what there is of it
            is_wide = workbook.biff >= 8
            return raw[3:].decode("latin-1") if is_wide else raw[2:].decode(workbook.encoding, "replace")

    def _add_number(self, row: int, column: int, style: int, value: float) -> None:
        if style < len(self._dates) and self._dates[style]:
            self._add(row, column, style, _DATE, decimal(value + self._epoch))
        else:
            self._add(row, column, style, _NUMBER, decimal(value))


@dataclass(slots=True, repr=False)
class _Row:
    """The cells of one row, until the next begins: column, style, kind, shared string's number or -1, value."""

    number: int = -1
    cells: list[tuple[int, int, CellKind, int, str]] = field(default_factory=list)
    occupied: list[int] = field(default_factory=list)


class _Rows:
    """Takes cells in and masks them, a row at a time."""

    def __init__(self, workbook: Workbook, sight: SheetSight) -> None:
        self._data, self._strings = workbook.data, workbook.strings
        self._texts = workbook.strings.values
        self._inks = sight.inks
        self._row = _Row()
        self._walk = sight.walk()
        self._is_plain = sight.is_plain
        self._reach: Callable[[int, int], bool] | None = Reach().is_far if sight.watches_far else None
        self.block = ListBlock(workbook.strings.pool)

    def handed_over(self) -> ListBlock:
        """The block so far. The next begins."""
        done, self.block = self.block, ListBlock(self._strings.pool)
        return done

    def add_shared(self, at: int, _: int) -> None:
        """A cell that shows a shared string."""
        row, column, style, number = _PLACE_AND_NUMBER.unpack_from(self._data, at)
        if number >= len(self._texts):
            return
        text = self._texts[number]
        if not self._is_plain:
            self._hold(row, (column, style, _TEXT, number, text))
        elif text and not text.isspace():
            mask = CellMask.FAR if self._reach and self._reach(row, column) else 0
            self.block.add_shared(row, column, number, mask)

    def add(self, row: int, column: int, style: int, kind: CellKind, text: str) -> None:
        """A cell with a value of its own."""
        if not self._is_plain:
            self._hold(row, (column, style, kind, -1, text))
        elif text and not text.isspace():
            mask = CellMask.FAR if self._reach and self._reach(row, column) else 0
            self.block.add(row, column, text, kind, mask)

    def _hold(self, row: int, cell: tuple[int, int, CellKind, int, str]) -> None:
        if row != self._row.number:
            self.close_row()
            self._row.number = row
        if cell[4] and not cell[4].isspace():
            self._row.cells.append(cell)
        else:
            self._row.occupied.append(cell[0])

    def close_row(self) -> None:
        """Masks the cells of the row that has ended, and adds them."""
        row, inks = self._row, self._inks
        filled = [
            Filled(column, style, kind, text, inks.get(number))
            for column, style, kind, number, text in row.cells
        ]
        masks = self._walk.row(row.number, filled, row.occupied) if filled else []
        for (column, _, kind, number, text), mask in zip(row.cells, masks, strict=True):
            if number >= 0:
                self.block.add_shared(row.number, column, number, mask)
            else:
                self.block.add(row.number, column, text, kind, mask)
        self._row = _Row()
