"""One sheet of an .xlsb: which rows, columns and cells show, and what the cells hold.

Its records are gone through twice: first for all that says who would see a cell (rows, columns, merged ranges,
conditional formats stand before, among and after the cells), then for the cells.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple

from candour.block import CellKind, ListBlock, Pool
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS, Lines
from candour.formats.spreadsheet_looks import cell_masks
from candour.formats.spreadsheet_sight import Filled, Layer, Rect, SheetSight
from candour.formats.xlsb.records import Body, texts_in, written
from candour.formats.xlsb.styles import Styles

__all__ = ["Outline", "Record", "Values", "blocks_of", "outline_of", "sight_of"]

Records = Iterable[tuple[int, bytes]]
_CELLS_IN_BLOCK = 100_000


class Record(IntEnum):
    """The records of a sheet that are told apart."""

    ROW = 0
    CELL_BLANK = 1
    CELL_RK = 2
    CELL_ERROR = 3
    CELL_BOOL = 4
    CELL_REAL = 5
    CELL_TEXT = 6
    CELL_SHARED = 7
    FORMULA_TEXT = 8
    FORMULA_REAL = 9
    FORMULA_BOOL = 10
    FORMULA_ERROR = 11
    SHORT_BLANK = 12
    SHORT_RK = 13
    SHORT_ERROR = 14
    SHORT_BOOL = 15
    SHORT_REAL = 16
    SHORT_TEXT = 17
    SHORT_SHARED = 18
    COLUMN = 60
    CELL_RICH = 62
    RULE = 64
    FILTER_AREA = 161
    FILTER_VALUE = 167
    CUSTOM_FILTER = 174
    MERGED = 176
    SCENARIO = 501
    SCENARIO_CELL = 503
    CONDITIONS = 461
    CONDITION = 463
    HEADER_FOOTER = 479
    LINK = 494


_LAST_CELL = 18
_ERRORS = {
    0: "#NULL!",
    7: "#DIV/0!",
    15: "#VALUE!",
    23: "#REF!",
    29: "#NAME?",
    36: "#NUM!",
    42: "#N/A",
    43: "#GETTING_DATA",
}


@dataclass(slots=True, eq=False, repr=False)
class Outline:
    """What a sheet says beside its cells. Texts are of rules, filters, links, scenarios and headers."""

    rows: Lines = field(default_factory=lambda: Lines("row"))
    columns: Lines = field(default_factory=lambda: Lines("column"))
    slivers: set[int] = field(default_factory=set)
    merged: list[Rect] = field(default_factory=list)
    filtered: Rect | None = None
    has_criteria: bool = False
    layers: list[tuple[tuple[Rect, ...], int]] = field(default_factory=list)
    """Ranges, and the number of the dress that a condition may put on them."""
    texts: dict[Record, list[str]] = field(default_factory=dict)
    hidden_rows: list[tuple[int, str]] = field(default_factory=list)
    literals: dict[str, int] = field(default_factory=dict)
    pages: bytes = b""
    """The record of headers and footers."""
    formulas: int = 0
    """How many cells have one."""
    _ranges: tuple[Rect, ...] = ()


def outline_of(records: Records) -> Outline:
    """The outline from a sheet's records."""
    outline = Outline()
    row = 0
    for number, raw in records:
        if number == Record.ROW:
            (row,) = struct.unpack_from("<I", raw)
            _take_row(outline, row, raw)
        elif number <= _LAST_CELL:
            if Record.FORMULA_TEXT <= number <= Record.FORMULA_ERROR:
                _take_formula(outline, row, raw)
        elif take := _TAKERS.get(number):
            take(outline, Body(raw))
    return outline


def _take_row(outline: Outline, row: int, raw: bytes) -> None:
    _, _, height, _, flags = struct.unpack_from("<IIHBB", raw)
    if flags & 0x10:
        outline.hidden_rows.append((row, "collapsed-row" if flags & 7 else "hidden-row"))
    elif flags & 0x20 and height < 40:
        outline.hidden_rows.append((row, "zero-height-row"))


def _take_formula(outline: Outline, row: int, raw: bytes) -> None:
    """Text written into a formula: a token 0x17, a count, and UTF-16."""
    outline.formulas += 1
    at = raw.find(b"\x17", 8)
    while 0 <= at < len(raw) - 3:
        (count,) = struct.unpack_from("<H", raw, at + 1)
        text = raw[at + 3 : at + 3 + 2 * count]
        if 3 <= count <= 255 and len(text) == 2 * count:
            words = text.decode("utf-16-le", "replace")
            if words.isprintable() and sum(map(str.isalpha, words)) >= 3 and "\ufffd" not in words:
                outline.literals.setdefault(words, row)
                at += 2 * count
        at = raw.find(b"\x17", at + 1)


def _take_column(outline: Outline, body: Body) -> None:
    first, last, width, _, flags = struct.unpack_from("<IIIIH", body.raw)
    last = min(last, MOST_COLUMNS - 1)
    if flags & 1:
        outline.columns.hide(first, last, "collapsed-column" if flags >> 8 & 7 else "hidden-column")
    elif width < 128:
        outline.columns.hide(first, last, "zero-width-column")
        if width:
            outline.slivers.update(range(first, last + 1))


def _rect(body: Body) -> Rect:
    first_row, last_row, first_column, last_column = body.rect()
    return Rect(first_row, first_column, last_row, last_column)


def _take_merged(outline: Outline, body: Body) -> None:
    outline.merged.append(_rect(body))


def _take_filter_area(outline: Outline, body: Body) -> None:
    outline.filtered = _rect(body)


def _take_criterion(outline: Outline, body: Body) -> None:
    outline.has_criteria = True
    outline.texts.setdefault(Record.FILTER_VALUE, []).extend(texts_in(body.raw, wordy=False))


def _take_conditions(outline: Outline, body: Body) -> None:
    body.skip(8)
    outline._ranges = tuple(_rect(body) for _ in range(min(body.take("<I"), 4096)))  # noqa: SLF001  (its own reader)


def _take_condition(outline: Outline, body: Body) -> None:
    outline.layers.append((outline._ranges, body.skip(8).take("<I")))  # noqa: SLF001  (its own reader)


def _take_pages(outline: Outline, body: Body) -> None:
    outline.pages = outline.pages or body.raw


def _texts(kind: Record) -> Callable[[Outline, Body], None]:
    def take(outline: Outline, body: Body) -> None:
        outline.texts.setdefault(kind, []).extend(texts_in(body.raw))

    return take


_TAKERS: dict[int, Callable[[Outline, Body], None]] = {
    Record.COLUMN: _take_column,
    Record.MERGED: _take_merged,
    Record.FILTER_AREA: _take_filter_area,
    Record.FILTER_VALUE: _take_criterion,
    Record.CUSTOM_FILTER: _take_criterion,
    Record.CONDITIONS: _take_conditions,
    Record.CONDITION: _take_condition,
    Record.RULE: _texts(Record.RULE),
    Record.LINK: _texts(Record.LINK),
    Record.SCENARIO: _texts(Record.SCENARIO),
    Record.SCENARIO_CELL: _texts(Record.SCENARIO),
    Record.HEADER_FOOTER: _take_pages,
}


def sight_of(outline: Outline, styles: Styles, covered: Iterable[Rect] = ()) -> SheetSight:
    """Who would see each cell of the sheet. `covered` are ranges that lie under something."""
    area = outline.filtered if outline.has_criteria else None
    for row, cause in outline.hidden_rows:
        is_filtered = area and area.first_row < row <= area.last_row and cause != "zero-height-row"
        outline.rows.hide(row, row, "filtered-row" if is_filtered else cause)
    masks = cell_masks("xlsb")
    rows, row_masks = outline.rows.settle("xlsb", len(masks))
    columns, column_masks = outline.columns.settle("xlsb", len(masks) + len(row_masks))
    layers = [
        Layer(rect, styles.dresses[number], holds=lambda _: None)
        for ranges, number in outline.layers
        if number < len(styles.dresses)
        for rect in ranges
    ]
    return SheetSight(
        masks=(*masks, *row_masks, *column_masks),
        rows=rows,
        columns=columns,
        slivers=frozenset(outline.slivers),
        merged=tuple(outline.merged),
        covered=tuple(covered),
        layers=tuple(layers),
        looks=styles.looks,
        style_looks=styles.style_looks,
        styles=styles.sights,
    )


# ── cells ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _rk(raw: bytes, at: int) -> str:
    """A number packed into four bytes: of an integer or of the upper half of a real, perhaps in hundredths."""
    (packed,) = struct.unpack_from("<i", raw, at)
    value = (
        float(packed >> 2)
        if packed & 2
        else struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    )
    return written(value / 100 if packed & 1 else value)


Filling = tuple[CellKind, str]


def _real(raw: bytes, at: int) -> Filling:
    return CellKind.NUMBER, written(struct.unpack_from("<d", raw, at)[0])


def _text(raw: bytes, at: int) -> Filling:
    return CellKind.TEXT, Body(raw, at).text()


_FILLINGS: dict[int, Callable[[bytes, int], Filling]] = {
    Record.CELL_RK: lambda raw, at: (CellKind.NUMBER, _rk(raw, at)),
    Record.CELL_ERROR: lambda raw, at: (CellKind.OTHER, _ERRORS.get(raw[at], "#ERROR")),
    Record.CELL_BOOL: lambda raw, at: (CellKind.OTHER, "TRUE" if raw[at] else "FALSE"),
    Record.CELL_REAL: _real,
    Record.CELL_TEXT: _text,
    Record.CELL_RICH: lambda raw, at: (CellKind.TEXT, Body(raw, at).rich_text()[0]),
}
_AS = {
    Record.FORMULA_TEXT: Record.CELL_TEXT, Record.FORMULA_REAL: Record.CELL_REAL, Record.FORMULA_BOOL: Record.CELL_BOOL,
    Record.FORMULA_ERROR: Record.CELL_ERROR, Record.SHORT_RK: Record.CELL_RK, Record.SHORT_ERROR: Record.CELL_ERROR,
    Record.SHORT_BOOL: Record.CELL_BOOL, Record.SHORT_REAL: Record.CELL_REAL, Record.SHORT_TEXT: Record.CELL_TEXT,
    Record.SHORT_SHARED: Record.CELL_SHARED, Record.SHORT_BLANK: Record.CELL_BLANK,
}  # fmt: skip


class Values(NamedTuple):
    """What the values of cells depend on."""

    styles: Styles
    shared: Pool
    used: set[int]
    """Numbers of the shared strings that cells use are put into it."""
    epoch: int = 0
    """Days to add to a date so that it counts from 1900."""


def blocks_of(records: Records, sight: SheetSight, values: Values) -> Iterator[ListBlock]:
    """The cells, in blocks.

    Raises:
        IndexError: where a cell uses a shared string that is not there.
    """
    styles, shared, used, epoch = values
    walk, block = sight.walk(), ListBlock(shared)
    row, column = 0, -1
    strings: dict[int, int] = {}
    cells: list[Filled] = []
    for number, raw in _cells_of(records):
        if number == Record.ROW:
            _put(block, row, cells, walk.row(row, cells), strings)
            cells, strings, column = [], {}, -1
            row = min(struct.unpack_from("<I", raw)[0], MOST_ROWS - 1)
            if len(block) > _CELLS_IN_BLOCK:
                yield block
                block = ListBlock(shared)
            continue
        is_short = Record.SHORT_BLANK <= number <= _LAST_CELL
        column = column + 1 if is_short else struct.unpack_from("<I", raw)[0]
        if column >= MOST_COLUMNS:
            raise ValueError("a cell beyond the last column that any program has")
        at = 4 if is_short else 8
        style = int.from_bytes(raw[at - 4 : at - 1], "little")
        kind_of = _AS.get(Record(number), Record(number))
        if kind_of == Record.CELL_SHARED:
            (string,) = struct.unpack_from("<I", raw, at)
            used.add(string)
            if not (text := shared.value(string)).strip():
                continue
            strings[column] = string
            cells.append(Filled(column, style, CellKind.TEXT, text))
        elif fill := _FILLINGS.get(kind_of):
            kind, text = fill(raw, at)
            if text.strip():
                is_day = kind is CellKind.NUMBER and styles.is_date(style)
                text = written(float(text) + epoch) if is_day and epoch else text
                cells.append(Filled(column, style, CellKind.DATE if is_day else kind, text))
    _put(block, row, cells, walk.row(row, cells), strings)
    yield block


def _cells_of(records: Records) -> Iterator[tuple[int, bytes]]:
    return ((number, raw) for number, raw in records if number <= _LAST_CELL or number == Record.CELL_RICH)


def _put(block: ListBlock, row: int, cells: list[Filled], masks: list[int], strings: dict[int, int]) -> None:
    for cell, mask in zip(cells, masks, strict=True):
        if cell.column in strings:
            block.add_shared(row, cell.column, strings[cell.column], mask)
        else:
            block.add(row, cell.column, cell.value, cell.kind, mask)
