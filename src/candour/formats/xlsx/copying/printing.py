"""Printing: the areas and the titles that are printed, which a workbook keeps as names.

No other name of a workbook is copied: what it stands for is in the cells that show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape

from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.ranges import column_of, rect_of
from candour.formats.xlsx.workbook import Workbook
from candour.place import a1

__all__ = ["print_names"]

_NAMES: Final = ("_xlnm.Print_Area", "_xlnm.Print_Titles")
_PART = re.compile(r"(?:'(?:[^']|'')*'|[^'!,]*)!([$A-Za-z0-9:]+)")
_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")


def print_names(copying: Copying, book: Workbook) -> Iterator[str]:
    """The names, as the workbook lists them."""
    listed = [sheet for sheet in book.sheets if sheet.is_listed]
    of_sheet = {id(sheet.sheet): (number, sheet) for number, sheet in enumerate(copying.sheets)}
    found: dict[tuple[str, int], str] = {}
    for element in [] if book.root is None else book.root.iterfind("definedNames/definedName"):
        name, at = element.get("name", ""), whole(element.get("localSheetId"))
        if name not in _NAMES or not 0 <= at < len(listed) or id(listed[at]) not in of_sheet:
            continue
        number, sheet = of_sheet[id(listed[at])]
        parts = [part for match in _PART.finditer(element.text or "") if (part := _moved(match[1], sheet))]
        if parts:
            own = sheet.name.replace("'", "''")
            said = ",".join(f"'{own}'!{part}" for part in parts)
            found[name, number] = (
                f'<definedName name="{name}" localSheetId="{number}">{escape(said)}</definedName>'
            )
    return (found[key] for key in sorted(found))


def _moved(written: str, sheet: NewSheet) -> str:
    """A range, whole rows or whole columns, where they come to stand; nothing where they are gone."""
    if rows := _ROWS.fullmatch(written):
        span = sheet.layout.rows.span(int(rows[1]) - 1, min(int(rows[2]), MOST_ROWS) - 1)
        return f"${span[0] + 1}:${span[1] + 1}" if span else ""
    if columns := _COLUMNS.fullmatch(written):
        first, last = column_of(columns[1]), column_of(columns[2])
        span = sheet.layout.columns.span(first, last) if 0 <= first <= last < MOST_COLUMNS else None
        return f"${a1(0, span[0])[:-1]}:${a1(0, span[1])[:-1]}" if span else ""
    rect = rect_of(written)
    rect = sheet.layout.rect(rect) if rect else None
    return _absolute(rect) if rect else ""


def _absolute(rect: Rect) -> str:
    def cell(row: int, column: int) -> str:
        return f"${a1(0, column)[:-1]}${row + 1}"

    first, last = cell(rect.first_row, rect.first_column), cell(rect.last_row, rect.last_column)
    return first if first == last else f"{first}:{last}"
