"""The cells of an OpenDocument spreadsheet, each with its mask, and what stands in them beside a value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from xml.etree.ElementTree import Element, TreeBuilder

from candour.block import CellKind, ListBlock
from candour.errors import TooMany
from candour.formats import xml
from candour.formats.ods.grid import Grid, repeated
from candour.formats.ods.styles import Styles
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS
from candour.formats.spreadsheet_looks import CellMask
from candour.formats.spreadsheet_sight import Filled, SheetSight, Walk

__all__ = ["Cells", "Met", "cells_of"]

_MOST_EXPANDED = 4_000_000
_LITERAL = re.compile(r'"((?:[^"]|"")*[^\W\d_]{3}(?:[^"]|"")*)"')
_ANCIENT = date(1899, 12, 30).toordinal()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Met:
    """Something that stands in a cell beside its value: a comment, a drawing, a link."""

    row: int
    column: int
    element: Element


@dataclass(slots=True, eq=False, repr=False)
class Cells:
    """The cells of one grid, and what was met in them."""

    block: ListBlock = field(default_factory=ListBlock)
    met: list[Met] = field(default_factory=list)
    literals: dict[str, int] = field(default_factory=dict)
    """Text written into formulas, with the row of the first."""
    differing: list[tuple[int, int, str]] = field(default_factory=list)
    """Row, column and value, where a text is shown that is not the cell's value."""


_IN_TEXT = {
    "p",
    "h",
    "span",
    "s",
    "tab",
    "line-break",
    "sheet-name",
    "title",
    "date",
    "time",
    "author-name",
    "page-number",
    "meta",
}


@dataclass(slots=True, eq=False, repr=False)
class _CellReader:
    grids: list[Grid]
    sights: list[SheetSight]
    styles: Styles
    done: list[Cells] = field(default_factory=list)
    _tables: int = 0
    _walk: Walk | None = None
    _row: int = 0
    _column: int = 0
    _row_repeat: int = 1
    _row_style: str = ""
    _cell: dict[str, str] | None = None
    _is_covered: bool = False
    _words: list[str] = field(default_factory=list)
    _filled: list[tuple[Filled, bool]] = field(default_factory=list)
    _expanded: int = 0
    _capture: TreeBuilder | None = None
    _captured: int = 0
    _text_depth: int = 0
    _link: Element | None = None
    _linked_from: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._capture is not None:
            self._captured += 1
            self._capture.start(name, attributes)
        elif self._cell is not None:
            self._start_in_cell(name, attributes)
        elif name == "table" and self._tables < len(self.grids):
            self._walk = self.sights[self._tables].walk()
            self._tables += 1
            self.done.append(Cells())
            self._row = 0
        elif name == "table-row":
            self._row_repeat = repeated(attributes, "rows", MOST_ROWS)
            self._row_style = attributes.get("default-cell-style-name", "")
            self._column = 0
            self._filled = []
        elif name in {"table-cell", "covered-table-cell"} and self.done:
            self._cell, self._words = attributes, []
            self._is_covered = name == "covered-table-cell"

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"p", "h"}:
            if self._words:
                self._words.append("\n")
            self._text_depth += 1
        elif name in {"s", "tab", "line-break"}:
            self._words.append(" " * repeated({"number-x-repeated": attributes.get("c", "1")}, "x", 1000))
        elif name == "a":
            self._link = _element("a", attributes)
            self._linked_from = len(self._words)
            self.done[-1].met.append(Met(self._row, self._column, self._link))
        elif name not in _IN_TEXT:
            self._capture, self._captured = TreeBuilder(), 1
            self._capture.start(name, attributes)

    def data(self, text: str) -> None:
        if self._capture is not None:
            self._capture.data(text)
        elif self._text_depth:
            self._words.append(text)

    def end(self, name: str) -> None:
        if self._capture is not None:
            self._capture.end(name)
            self._captured -= 1
            if not self._captured:
                self.done[-1].met.append(Met(self._row, self._column, self._capture.close()))
                self._capture = None
        elif name in {"p", "h"} and self._text_depth:
            self._text_depth -= 1
        elif name == "a" and self._link is not None:
            self._link.text = "".join(self._words[self._linked_from :])
            self._link = None
        elif name in {"table-cell", "covered-table-cell"} and self._cell is not None:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row" and self.done:
            self._end_row()

    def _end_cell(self, cell: dict[str, str]) -> None:
        count = repeated(cell, "columns", MOST_COLUMNS)
        shown = "".join(self._words)
        kind, value = _value(cell, shown)
        cells = self.done[-1]
        if (held := cell.get("string-value")) and shown and held.strip() != shown.strip():
            cells.differing.append((self._row, self._column, held))
        for literal in _LITERAL.findall(cell.get("formula", "")):
            if literal != value:
                cells.literals.setdefault(literal.replace('""', '"'), self._row)
        if value.strip():
            if self._column >= MOST_COLUMNS:
                raise TooMany("columns in a sheet", MOST_COLUMNS)
            grid = self.grids[self._tables - 1]
            for column in range(self._column, min(self._column + count, MOST_COLUMNS)):
                style = cell.get("style-name") or self._row_style or grid.column_style(column)
                self._filled.append(
                    (Filled(column, self.styles.number_of(style), kind, value), self._is_covered)
                )
        self._column += count

    def _end_row(self) -> None:
        if self._filled and self._walk:
            self._expanded += len(self._filled) * self._row_repeat
            if self._expanded > _MOST_EXPANDED:
                raise TooMany("cells made by repeating others", _MOST_EXPANDED)
            if self._row >= MOST_ROWS:
                raise TooMany("rows in a sheet", MOST_ROWS)
            block = self.done[-1].block
            for row in range(self._row, min(self._row + self._row_repeat, MOST_ROWS)):
                masks = self._walk.row(row, [filled for filled, _ in self._filled])
                for (filled, is_covered), mask in zip(self._filled, masks, strict=True):
                    block.add(
                        row,
                        filled.column,
                        filled.value,
                        filled.kind,
                        mask or (CellMask.MERGED_OVER if is_covered else 0),
                    )
        self._row += self._row_repeat


def _element(name: str, attributes: dict[str, str]) -> Element:
    return Element(name, attributes)


def _value(cell: dict[str, str], shown: str) -> tuple[CellKind, str]:
    """What a cell holds: a date as the day's number, as other spreadsheets store it."""
    match cell.get("value-type"):
        case "float" | "percentage" | "currency":
            return CellKind.NUMBER, cell.get("value", shown)
        case "date":
            try:
                day = date.fromisoformat(cell.get("date-value", "")[:10])
            except ValueError:
                return CellKind.TEXT, shown or cell.get("date-value", "")
            return CellKind.DATE, str(day.toordinal() - _ANCIENT)
        case "time" | "boolean":
            return CellKind.OTHER, shown or cell.get("time-value", "") or cell.get("boolean-value", "")
        case _:
            return CellKind.TEXT, shown or cell.get("string-value", "")


def cells_of(
    chunks: Iterable[bytes], grids: list[Grid], sights: list[SheetSight], styles: Styles
) -> Iterator[Cells]:
    """The cells of every grid, in the order of the outline.

    Raises:
        BadXml: where it is not well formed.
        LimitReached: where repetition makes more cells than a sheet could sensibly have.
    """
    reader = _CellReader(grids, sights, styles)
    xml.stream(chunks, reader.start, reader.end, reader.data)
    yield from reader.done
