"""The grids of an OpenDocument spreadsheet: which sheets, rows and columns show, and what each cell holds.

The content is gone through twice. The outline comes first: everything but the cells, as a tree, with what each table
says of its rows and columns. The cells follow, each with its mask.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, TreeBuilder

from candour.formats import xml
from candour.formats.ods.styles import Styles
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS, Lines
from candour.formats.spreadsheet_looks import cell_masks
from candour.formats.spreadsheet_sight import Layer, SheetSight

__all__ = ["Grid", "Outline", "outline_of", "repeated"]


def repeated(attributes: dict[str, str], of: str, most: int) -> int:
    """How often a row, column or cell stands; what the file says is held to what a sheet can have."""
    try:
        return max(1, min(int(attributes.get(f"number-{of}-repeated", "1")), most))
    except ValueError:
        return 1


@dataclass(slots=True, eq=False, repr=False)
class Grid:
    """One table as its outline tells it. `parent` is the element it stands in: `spreadsheet`, `dde-link`, `chart`."""

    name: str
    style: str
    parent: str
    element: Element
    rows: list[tuple[int, int, str]] = field(default_factory=list)
    """First, count, why: runs of rows that do not show."""
    columns: list[tuple[int, int, str]] = field(default_factory=list)
    column_styles: list[tuple[int, str]] = field(default_factory=list)
    """The first column after each run, and the run's default cell style."""

    def column_style(self, column: int) -> str:
        """The style of a column's cells that name none."""
        return next((style for end, style in self.column_styles if column < end), "")

    def sight(self, styles: Styles, layers: tuple[Layer, ...], looks_sight: SheetSight) -> SheetSight:
        """Who would see each cell. `looks_sight` brings the document's styles."""
        masks = cell_masks("ods")
        rows, row_masks = _lines("row", self.rows).settle("ods", len(masks))
        columns, column_masks = _lines("column", self.columns).settle("ods", len(masks) + len(row_masks))
        return SheetSight(
            masks=(*masks, *row_masks, *column_masks),
            rows=rows,
            columns=columns,
            slivers=frozenset(
                column
                for first, count, why in self.columns
                if why == "zero-width-column"
                for column in range(first, first + count)
            ),
            layers=layers,
            looks=looks_sight.looks,
            style_looks=styles.looks,
            styles=[looks_sight.looks.sight(look) for look in styles.looks],
        )


def _lines(noun: str, runs: list[tuple[int, int, str]]) -> Lines:
    lines = Lines(noun)
    for first, count, why in runs:
        lines.hide(first, first + count - 1, why)
    return lines


# ── the outline ─────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True, eq=False, repr=False)
class Outline:
    """Everything in a content part but the cells of its tables."""

    root: Element
    grids: list[Grid]


@dataclass(slots=True, eq=False, repr=False)
class _Begun:
    """A table begun and not ended: its next row and column, and whether the groups around them are collapsed."""

    grid: Grid
    row: int = 0
    column: int = 0
    collapsed: list[bool] = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False)
class _OutlineReader:
    styles: Styles | None = None
    grids: list[Grid] = field(default_factory=list)
    builder: TreeBuilder = field(default_factory=TreeBuilder)
    _path: list[str] = field(default_factory=list)
    _open: list[_Begun] = field(default_factory=list)
    _in_row: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table-row":
            if not self._in_row:
                self._row(attributes)
            self._in_row += 1
        elif not self._in_row:
            element = self.builder.start(name, attributes)
            if name == "table":
                grid = Grid(
                    attributes.get("name", ""),
                    attributes.get("style-name", ""),
                    (self._path or [""])[-1],
                    element,
                )
                self.grids.append(grid)
                self._open.append(_Begun(grid))
            elif self._open and name in {"table-row-group", "table-column-group"}:
                self._open[-1].collapsed.append(attributes.get("display") == "false")
            elif self._open and name == "table-column":
                self._column(attributes)
            self._path.append(name)

    def _row(self, attributes: dict[str, str]) -> None:
        if not self._open:
            return
        begun = self._open[-1]
        count = repeated(attributes, "rows", MOST_ROWS)
        why = {"collapse": "hidden-row", "filter": "filtered-row"}.get(attributes.get("visibility", ""), "")
        if any(begun.collapsed):
            why = "collapsed-row"
        if not why and self.styles and self.styles.is_flat_row(attributes.get("style-name", "")):
            why = "zero-height-row"
        if why:
            begun.grid.rows.append((begun.row, count, why))
        begun.row = min(begun.row + count, MOST_ROWS)

    def _column(self, attributes: dict[str, str]) -> None:
        begun = self._open[-1]
        count = repeated(attributes, "columns", MOST_COLUMNS)
        why = "hidden-column" if attributes.get("visibility") in {"collapse", "filter"} else ""
        if any(begun.collapsed):
            why = "collapsed-column"
        if not why and self.styles and self.styles.is_thin_column(attributes.get("style-name", "")):
            why = "zero-width-column"
        if why:
            begun.grid.columns.append((begun.column, count, why))
        begun.column = min(begun.column + count, MOST_COLUMNS)
        begun.grid.column_styles.append((begun.column, attributes.get("default-cell-style-name", "")))

    def end(self, name: str) -> None:
        if name == "table-row":
            self._in_row -= 1
        elif not self._in_row:
            self.builder.end(name)
            self._path.pop()
            if name == "table":
                self._open.pop()
            elif (
                self._open and name in {"table-row-group", "table-column-group"} and self._open[-1].collapsed
            ):
                self._open[-1].collapsed.pop()

    def data(self, text: str) -> None:
        if not self._in_row:
            self.builder.data(text)


def outline_of(chunks: Iterable[bytes], styles: Styles | None = None) -> Outline:
    """The outline of a content part. Without styles, rows and columns of no size are not told.

    Raises:
        BadXml: where it is not well formed.
    """
    reader = _OutlineReader(styles)
    xml.stream(chunks, reader.start, reader.end, reader.data)
    return Outline(reader.builder.close(), reader.grids)
