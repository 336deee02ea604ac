"""Sight of a worksheet's cells: what its part, its tables and its drawings say of who would see them.

sheetFormatPr, cols ──▶ columns      row hidden, ht, outlineLevel ──▶ rows      autoFilter ──▶ rows filtered away
mergeCells ──▶ merged over           styles, tables, conditionalFormatting ──▶ looks      drawings ──▶ covered
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element

from candour.formats.ooxml.covers import covered_by
from candour.formats.ooxml.package import Package
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS, Lines
from candour.formats.spreadsheet_looks import cell_masks
from candour.formats.spreadsheet_sight import Layer, Rect, SheetSight
from candour.formats.xlsx.conditions import conditional_layers
from candour.formats.xlsx.frame import FLATTEST, Frame, RowState
from candour.formats.xlsx.ranges import rect_of
from candour.formats.xlsx.strings import Strings
from candour.formats.xlsx.styles import Styles
from candour.formats.xlsx.table_looks import SheetTable, filtered_rows, tables_of
from candour.formats.xlsx.workbook import is_on
from candour.hiding import Sight

__all__ = ["sight_of"]

_SLIVER = 0.5
"""A column of half a digit's width shows nothing of what is in it."""
_OUT_OF_SIGHT = re.compile(b"[" + bytes((RowState.HIDDEN, RowState.HIDDEN_IN_GROUP)) + b"]+")
_ROW_CAUSES = {
    RowState.HIDDEN: "hidden-row",
    RowState.HIDDEN_IN_GROUP: "collapsed-row",
    RowState.FLAT: "zero-height-row",
}


def sight_of(frame: Frame, package: Package, part: str, styles: Styles, strings: Strings) -> SheetSight:
    """Who would see each cell of the worksheet in this part.

    Raises:
        LimitReached: as reading the tables and drawings of the sheet does.
    """
    root = frame.root
    tables = tables_of(package, part)
    masks = cell_masks("xlsx")
    rows, row_masks = _rows(frame, list(filtered_rows(root, tables))).settle("xlsx", len(masks))
    lines, slivers = _columns(root)
    columns, column_masks = lines.settle("xlsx", len(masks) + len(row_masks))
    merged = _merged(root)
    return SheetSight(
        masks=masks + row_masks + column_masks,
        rows=rows,
        columns=columns,
        spared=frozenset(_spared(merged, rows, columns)),
        slivers=slivers,
        merged=tuple(merged),
        covered=tuple(covered_by(package, part)),
        layers=tuple(_layers(root, tables, styles)),
        looks=styles.looks,
        style_looks=styles.style_looks,
        styles=styles.sights,
        inks=strings.inks,
    )


# ── rows and columns ────────────────────────────────────────────────────────────────────────────────────────────


def _rows(frame: Frame, filtered: Sequence[Rect]) -> Lines:
    lines, states = Lines("row"), frame.rows
    format_ = frame.root.find("sheetFormatPr")
    # A sheet with `zeroHeight` hides the rows that it does not list, and those are empty.
    if (
        format_ is not None
        and _size(format_, "defaultRowHeight") < FLATTEST
        and not is_on(format_.get("zeroHeight"))
    ):
        lines.hide(0, MOST_ROWS - 1, "zero-height-row", Sight.UNSURE)
        for run in re.finditer(b"[^\0]+", states):
            lines.show(run.start(), run.end() - 1)
    for state, cause in _ROW_CAUSES.items():
        for run in re.finditer(re.escape(bytes([state])) + b"+", states):
            lines.hide(run.start(), run.end() - 1, cause)
    for rect in filtered:
        for run in _OUT_OF_SIGHT.finditer(states, rect.first_row, rect.last_row + 1):
            lines.hide(run.start(), run.end() - 1, "filtered-row")
    return lines


def _size(element: Element, name: str) -> float:
    """A height or a width; an ordinary one where none is given."""
    try:
        return float(element.get(name) or 15)
    except ValueError:
        return 15.0


def _columns(root: Element) -> tuple[Lines, frozenset[int]]:
    """The columns out of sight, and those among them from which text can still flow out."""
    lines = Lines("column")
    slivers = bytearray(MOST_COLUMNS)
    format_ = root.find("sheetFormatPr")
    if format_ is not None and _size(format_, "defaultColWidth") == 0:
        lines.hide(0, MOST_COLUMNS - 1, "zero-width-column", Sight.UNSURE)  # not every program obeys
    for column in root.iterfind("cols/col"):
        first, last = _number(column.get("min")) - 1, min(_number(column.get("max")), MOST_COLUMNS) - 1
        if not 0 <= first <= last:
            continue
        is_sliver = False
        if is_on(column.get("hidden")):
            is_grouped = column.get("outlineLevel", "0") not in {"", "0"}
            lines.hide(first, last, "collapsed-column" if is_grouped else "hidden-column")
        elif (width := _size(column, "width")) < _SLIVER:
            lines.hide(first, last, "zero-width-column")
            is_sliver = width > 0
        else:
            lines.show(first, last)
        slivers[first : last + 1] = bytes([is_sliver]) * (last + 1 - first)
    return lines, frozenset(run.start() for run in re.finditer(b"\1", slivers))


def _number(written: str | None) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 8 else 0


# ── ranges ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _merged(root: Element) -> list[Rect]:
    found = (rect_of(cell.get("ref")) for cell in root.iterfind("mergeCells/mergeCell"))
    return [rect for rect in found if rect and rect[:2] != rect[2:]]


def _spared(merged: Iterable[Rect], rows: bytes, columns: bytes) -> Iterable[tuple[int, int]]:
    """The first cells of merged ranges that begin out of sight but of which some part is seen: so the value is, too."""
    for rect in merged:
        begins_hidden = any(
            line < len(lines) and lines[line]
            for line, lines in ((rect.first_row, rows), (rect.first_column, columns))
        )
        ends_seen = _any_seen(rows, rect.first_row, rect.last_row) and _any_seen(
            columns, rect.first_column, rect.last_column
        )
        if begins_hidden and ends_seen:
            yield rect[:2]


def _any_seen(lines: bytes, first: int, last: int) -> bool:
    return last >= len(lines) or lines.find(0, first, last + 1) >= 0


def _layers(root: Element, tables: Iterable[SheetTable], styles: Styles) -> list[Layer]:
    """The layers on a sheet; none where not one of them can make a difference to who sees a cell."""
    layers = [layer for table in tables for layer in table.layers(styles)]
    layers += conditional_layers(root, styles)
    matter = styles.looks.that_matter((layer.dress for layer in layers), set(styles.style_looks))
    return layers if matter else []
