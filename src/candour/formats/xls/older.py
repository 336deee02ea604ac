"""Workbooks of Excel 2, 3 and 4: one stream of records, mostly of one sheet, with every text in its cell.

BOF │ COLINFO  ROW … │ LABEL 0,0 "Surname" │ NUMBER 1,3 34 │ FORMULA 1,4 → a text │ STRING the text │ … │ EOF
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.block import CellKind, ListBlock
from candour.formats.codepage import encoding_of
from candour.formats.spreadsheet_lines import Lines
from candour.formats.wording import is_wordy, runs_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.records import decimal, rk, walk
from candour.piece import Count, Found, Gap, Table, Text, Why
from candour.source import Source

__all__ = ["is_older", "read_older"]

_BOFS = {0x0009: 2, 0x0209: 3, 0x0409: 4}
_EOF, _LOCK, _CODEPAGE, _SHEET_HEADER, _STRING_2, _STRING = 0x0A, 0x2F, 0x42, 0x8F, 0x07, 0x207
_WORDS = {
    0x14: ("header-footer", "header"),
    0x15: ("header-footer", "footer"),
    0x1C: ("comment", "comment"),
    0x5C: ("user-name", "user name"),
    0x17: ("external-link-path", "linked workbook"),
    0x18: ("defined-name", "name"),
    0x218: ("defined-name", "name"),
    0x4D: ("printer-settings", "printer"),
    0x5D: ("hidden-drawing", "text of a shape"),
}
_FLATTEST = 40


def is_older(data: bytes) -> bool:
    """Whether these are records of Excel 2, 3 or 4."""
    return len(data) >= 4 and struct.unpack_from("<H", data)[0] in _BOFS


@dataclass(slots=True, repr=False)
class _OlderSheet:
    name: str = ""
    version: int = 2
    encoding: str = "cp1252"
    block: ListBlock = field(default_factory=ListBlock)
    cells: list[tuple[int, int, CellKind, str]] = field(default_factory=list)
    rows: Lines = field(default_factory=lambda: Lines("row"))
    columns: Lines = field(default_factory=lambda: Lines("column"))
    words: list[tuple[int, bytes]] = field(default_factory=list)
    _pending: tuple[int, int] | None = None

    def take(self, kind: int, raw: bytes) -> None:
        if kind in _CELLS:
            row, column = struct.unpack_from("<HH", raw)
            _CELLS[kind](self, row, column, raw[7:] if kind < 0x10 else raw[6:])
        elif kind in (_STRING_2, _STRING) and self._pending:
            self._add(*self._pending, CellKind.TEXT, self._text(raw, 1 if kind == _STRING_2 else 2))
            self._pending = None
        elif kind in (0x08, 0x208):
            self._take_row(kind, raw)
        elif kind == 0x7D:
            first, last, width, _, flags = struct.unpack_from("<HHHHH", raw)
            if flags & 1 or not width:
                self.columns.hide(
                    first, min(last, 255), "hidden-column" if flags & 1 else "zero-width-column"
                )
        elif kind == 0x24:
            first, last, width = struct.unpack_from("<BBH", raw)
            if not width:
                self.columns.hide(first, last, "zero-width-column")
        elif kind in _WORDS:
            self.words.append((kind, raw))

    def _take_row(self, kind: int, raw: bytes) -> None:
        row, height = struct.unpack_from("<H4xH", raw)
        if kind == 0x208 and len(raw) >= 14 and raw[12] & 0x20:
            self.rows.hide(row, row, "hidden-row")
        elif not height & 0x8000 and height < _FLATTEST:
            self.rows.hide(row, row, "zero-height-row")

    def _text(self, raw: bytes, width: int) -> str:
        count = int.from_bytes(raw[:width], "little")
        return raw[width : width + count].decode(self.encoding, "replace")

    def _add(self, row: int, column: int, kind: CellKind, text: str) -> None:
        self.cells.append((row, column, kind, text))

    def add_whole(self, row: int, column: int, raw: bytes) -> None:
        self._add(row, column, CellKind.NUMBER, str(struct.unpack_from("<H", raw)[0]))

    def add_number(self, row: int, column: int, raw: bytes) -> None:
        self._add(row, column, CellKind.NUMBER, decimal(struct.unpack_from("<d", raw)[0]))

    def add_rk(self, row: int, column: int, raw: bytes) -> None:
        self._add(row, column, CellKind.NUMBER, decimal(rk(struct.unpack_from("<I", raw)[0])))

    def add_short_text(self, row: int, column: int, raw: bytes) -> None:
        self._add(row, column, CellKind.TEXT, self._text(raw, 1))

    def add_text(self, row: int, column: int, raw: bytes) -> None:
        self._add(row, column, CellKind.TEXT, self._text(raw, 2))

    def add_truth(self, row: int, column: int, raw: bytes) -> None:
        self._add(row, column, CellKind.OTHER, "#ERROR" if raw[1] else "TRUE" if raw[0] else "FALSE")

    def add_formula(self, row: int, column: int, raw: bytes) -> None:
        self._pending = None
        if raw[6:8] != b"\xff\xff":
            self.add_number(row, column, raw)
        elif raw[0] == 0:
            self._pending = row, column
        elif raw[0] in (1, 2):
            self.add_truth(row, column, bytes((raw[2], raw[0] == 2)))


_CELLS: dict[int, Callable[[_OlderSheet, int, int, bytes], None]] = {
    0x02: _OlderSheet.add_whole,
    0x03: _OlderSheet.add_number,
    0x04: _OlderSheet.add_short_text,
    0x05: _OlderSheet.add_truth,
    0x06: _OlderSheet.add_formula,
    0x203: _OlderSheet.add_number,
    0x204: _OlderSheet.add_text,
    0x205: _OlderSheet.add_truth,
    0x206: _OlderSheet.add_formula,
    0x406: _OlderSheet.add_formula,
    0x27E: _OlderSheet.add_rk,
}


def read_older(data: bytes, source: Source) -> Iterator[Found]:
    """The cells of each sheet, with the rows and columns that are out of sight, and the words around them."""
    sheets: list[_OlderSheet] = []
    encoding, name, damaged, is_whole = "cp1252", "", 0, False
    for kind, at, size in walk(data, 0, len(data)):
        raw = data[at : at + size]
        is_whole = kind == _EOF
        if kind in _BOFS:
            sheets.append(_OlderSheet(name, _BOFS[kind], encoding))
        elif kind == _LOCK:
            yield Gap(
                source.place, Why.ENCRYPTED, "locked with a password: ask the sender for a copy without one"
            )
            return
        try:
            if kind == _CODEPAGE:
                encoding = sheets[-1].encoding = encoding_of(struct.unpack_from("<H", raw)[0])
            elif kind == _SHEET_HEADER:
                name = raw[5 : 5 + raw[4]].decode(encoding, "replace")
            else:
                sheets[-1].take(kind, raw)
        except (struct.error, IndexError):
            damaged += 1
    kept = [sheet for sheet in sheets if sheet.cells or sheet.words]
    yield Count("sheet", len(kept))
    for number, sheet in enumerate(kept):
        yield from _found(sheet, source, number + 1)
    if damaged or not is_whole:
        yield Gap(
            source.place,
            Why.BROKEN,
            "it is damaged or cut off, and only what is there was read; ask for it to be sent again",
        )
    what = "an Excel workbook of the years before 1993: its cells were read, but not whether colours or number formats hide some; save it as .xlsx and check that"
    yield Gap(source.place, Why.UNREAD, what)


def _found(sheet: _OlderSheet, source: Source, number: int) -> Iterator[Found]:
    place = source.place / f'sheet "{sheet.name or number}"'
    rows, row_masks = sheet.rows.settle("xls", 0)
    columns, column_masks = sheet.columns.settle("xls", len(row_masks))
    block = ListBlock()
    for row, column, kind, text in sheet.cells:
        mask = rows[row] if row < len(rows) else 0
        block.add(row, column, text, kind, mask or (columns[column] if column < len(columns) else 0))
    if len(block):
        yield Table(place, lambda: (block,), row_masks + column_masks)
    for number_of_kind, raw in sheet.words:
        what, label = _WORDS[number_of_kind]
        is_page = number_of_kind in (0x14, 0x15)
        text = raw[1:].decode(sheet.encoding, "replace") if is_page else "\n".join(runs_in(raw))
        if is_wordy(text):
            yield Text(place, text, hiding(what).sight, hiding(what), label)
