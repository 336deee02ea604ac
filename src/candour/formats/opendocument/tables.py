"""Tables: the tables of a text or slide, one inside the other, row after row as they go past."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from candour.errors import TooMany
from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.grid import Column, Grid
from candour.formats.opendocument.measures import points, whole
from candour.formats.opendocument.styles import MIXED
from candour.formats.opendocument.walk import Scope, Walk
from candour.formats.xml import text_of
from candour.piece import Mask

__all__ = ["AROUND_ROWS", "Tables"]

_HIDDEN = frozenset({"collapse", "filter"})
_TOO_LITTLE = 2.0
"""Points: less than any letter needs."""
_MOST_COLUMNS, _MOST_CELLS = 16_384, 2_000_000
AROUND_ROWS = (
    "table:table-columns", "table:table-header-columns", "table:table-column-group", "table:table-rows",
    "table:table-header-rows", "table:table-row-group",
)  # fmt: skip
"""Elements of a table that only hold columns or rows."""
_CELLS = ("table:table-cell", "table:covered-table-cell")
_CELL = "style:table-cell-properties"


class Tables:
    """The tables of one document."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._total = 0
        walk.block["table:table"] = self._read

    def _read(self, element: Element, scope: Scope) -> None:
        grid = self.begin(element, scope)
        self._inside(element, grid, scope)
        self.end(grid)

    def _inside(self, element: Element, grid: Grid, scope: Scope) -> None:
        for child in element:
            self.take(child, grid, scope)

    def take(self, element: Element, grid: Grid, scope: Scope) -> None:
        """What stands in a table: a column, a row, a group of them, or something said of the whole."""
        tag = element.tag
        if tag == "table:table-row":
            self._row(element, grid, scope)
        elif tag == "table:table-column":
            self._column(element, grid)
        elif tag in AROUND_ROWS:
            self._inside(element, grid, scope)
        elif tag in ("table:title", "table:desc", "svg:title", "svg:desc"):
            self._walk.gathered.note("alt-text", "description of a table", text_of(element), grid.place)
        else:
            self._walk.at_block(element, scope)

    def begin(self, element: Element, scope: Scope) -> Grid:
        """A table begins; only its attributes are looked at."""
        walk, flow = self._walk, scope.flow
        if flow.is_begun():
            flow.end_paragraph()
        walk.gathered.tables += 1
        place = (flow.place if flow.noun else flow.at()) / flow.numbered("table")
        grid = Grid(place, walk.hidden(scope), look=element.get("table:template-name", ""))
        walk.gathered.note_name("name of a table", element.get("table:name", ""), place)
        style = element.get("table:style-name", "")
        grid.ground = walk.styles.ground("table", style, "style:table-properties")
        if master := walk.styles.attribute("table", style, "style:master-page-name"):
            walk.gathered.masters.add(master)
            walk.page = walk.pages.get(master, walk.page)
        if walk.styles.first("table", style, "style:table-properties", "table:display") == "false":
            grid.under = grid.under or walk.mask("hidden-text")
        walk.mark(element, grid.under)
        return grid

    def end(self, grid: Grid) -> None:
        """Tells the table."""
        for found in grid.end():
            self._walk.tell(found)

    # ── rows and columns ────────────────────────────────────────────────────────────────────────────────────

    def _column(self, element: Element, grid: Grid) -> None:
        walk = self._walk
        style = element.get("table:style-name", "")
        width = points(
            walk.styles.first("table-column", style, "style:table-column-properties", "style:column-width")
        )
        mask = None
        if element.get("table:visibility") in _HIDDEN:
            mask = walk.mask("hidden-column")
        elif width is not None and width < _TOO_LITTLE:
            mask = walk.mask("zero-width-column")
        walk.mark(element, mask)
        count = max(1, whole(element.get("table:number-columns-repeated", ""), 1, _MOST_COLUMNS))
        count = min(count, _MOST_COLUMNS - len(grid.columns))
        grid.columns += [Column(mask, element.get("table:default-cell-style-name", ""))] * count

    def _row(self, element: Element, grid: Grid, scope: Scope) -> None:
        walk, styles = self._walk, self._walk.styles
        style = element.get("table:style-name", "")
        height = points(styles.first("table-row", style, "style:table-row-properties", "style:row-height"))
        mask: Mask | None = None
        if element.get("table:visibility") in _HIDDEN:
            mask = walk.mask("hidden-row")
        elif height is not None and height < _TOO_LITTLE:
            mask = walk.mask("zero-height-row")
        walk.mark(element, mask)
        ground = styles.ground("table-row", style, "style:table-row-properties")
        ground = grid.ground if ground is None else ground
        default = element.get("table:default-cell-style-name", "")
        grid.row += 1
        column = 0
        for cell in element:
            if cell.tag in _CELLS:
                own = cell.get("table:style-name") or default or grid.column(column).style
                inside = replace(scope, behind=self._behind(own, ground, grid, scope))
                column += self._cell(cell, grid, column, inside, mask)
            else:
                walk.at_block(cell, scope)
        grid.row += max(0, whole(element.get("table:number-rows-repeated", ""), 1, _MOST_CELLS) - 1)

    def _behind(self, style: str, ground: int | None, grid: Grid, scope: Scope) -> int:
        """What a cell is painted with: its own colour, or that of its row, its table or the page."""
        styles = self._walk.styles
        own = styles.ground("table-cell", style, _CELL)
        if own is None:
            own = styles.fill("table-cell", style)
        if own is None:
            own = ground
        if own is None and grid.look and scope.in_shape:
            return MIXED  # a template paints it
        return scope.behind if own is None else own

    # ── cells ───────────────────────────────────────────────────────────────────────────────────────────────

    def _cell(self, cell: Element, grid: Grid, column: int, scope: Scope, row_mask: Mask | None) -> int:
        """Reads a cell; gives how many columns it stands for."""
        walk = self._walk
        count = max(1, whole(cell.get("table:number-columns-repeated", ""), 1, _MOST_COLUMNS))
        grid.cells += count
        own = row_mask or grid.column(column).mask
        if own is None and cell.tag == "table:covered-table-cell":
            own = walk.mask("merged-over")
        walk.mark(cell, own)
        if not len(cell) and "office:string-value" not in cell.attrib:
            return count
        flow = Flow(grid.here(), walk.tell, under=grid.under or own, covering=scope.flow.covering)
        walk.blocks(cell, replace(scope, flow=flow, veil=None if grid.under else scope.veil))
        seen, hidden = flow.taken()
        held = cell.get("office:string-value", "").strip()
        if not seen and not hidden and held:
            seen, own = held, own or walk.mask("field-words")
        if not seen and hidden:
            mask, text = hidden.pop(0)
            seen, own = text.text, own or mask
        if own is not None and grid.under is not None and own.hiding is grid.under.hiding:
            own = None  # the whole table is kept from sight in that way
        if seen:
            self._add(grid, range(column, min(column + count, _MOST_COLUMNS)), seen, own)
        for _, text in hidden:
            walk.tell(text)
        if '"' in (formula := cell.get("table:formula", "")):
            walk.gathered.note("field-code", "formula", formula, grid.place)
        return count

    def _add(self, grid: Grid, columns: range, seen: str, own: Mask | None) -> None:
        if columns.start >= _MOST_COLUMNS:
            raise TooMany("columns of a table", _MOST_COLUMNS)
        self._total += len(columns)
        if self._total > _MOST_CELLS:
            raise TooMany("cells of tables", _MOST_CELLS)
        for number in columns:
            grid.add(number, seen, own)
