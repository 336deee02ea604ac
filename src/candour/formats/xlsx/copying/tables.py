"""Tables of the copy (Insert, Table): range, looks and the arrows of their filters. No query, no formula, no remark.

A table needs a header in which each column has a name of its own, as a text. Where what stays has none, the cells stay and
are no table any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.surrounds import ranged
from candour.formats.xlsx.table_looks import tables_of
from candour.formats.xlsx.workbook import is_on

__all__ = ["write_tables"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
_SHOWN: Final = ("showFirstColumn", "showLastColumn", "showRowStripes", "showColumnStripes")


def write_tables(copying: Copying, sheet: NewSheet) -> str:
    """Writes the tables of a sheet; gives what the sheet says of them."""
    ids = []
    for table in tables_of(copying.package, sheet.sheet.part):
        rect = sheet.layout.rect(table.rect)
        written = _written(copying, sheet, table.element, table.rect, rect) if rect else ""
        if not written:
            copying.did["table-to-cells"] += 1
            continue
        name = copying.new.next_name("xl/tables/table")
        number = name.removeprefix("xl/tables/table").removesuffix(".xml")
        copying.new.add(name, _TYPE, written.replace("{id}", number).encode())
        ids.append(copying.new.relate(sheet.part, "table", name))
    parts = "".join(f'<tablePart r:id="{id_}"/>' for id_ in ids)
    return f"<tableParts>{parts}</tableParts>" if ids else ""


def _written(copying: Copying, sheet: NewSheet, table: Element, was: Rect, rect: Rect) -> str:
    header, totals = _count(table, "headerRowCount", 1), _count(table, "totalsRowCount", 0)
    rows = sheet.layout.rows
    if header != 1 or not rows.stays(was.first_row) or rect.last_row - rect.first_row < 1 + totals:
        return ""
    names = list(_names(copying, sheet, rect))
    if len({name.casefold() for name in names}) < rect.last_column - rect.first_column + 1:
        return ""
    totals = totals if totals and rows.stays(was.last_row) else 0
    said = f'ref="{ranged(rect)}"' + (f' totalsRowCount="{totals}"' if totals else ' totalsRowShown="0"')
    filtered = rect._replace(last_row=rect.last_row - totals)
    arrows = f'<autoFilter ref="{ranged(filtered)}"/>' if table.find("autoFilter") is not None else ""
    columns = "".join(
        f'<tableColumn id="{number}" name={_attribute(name)}{_label(copying, sheet, rect, number - 1) if totals else ""}/>'
        for number, name in enumerate(names, 1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="{_MAIN}" id="{{id}}" name="Table{{id}}" '
        f'displayName="Table{{id}}" {said}>{arrows}<tableColumns>{columns}</tableColumns>'
        f"{_style(copying, table)}</table>"
    )


def _names(copying: Copying, sheet: NewSheet, rect: Rect) -> Iterator[str]:
    """The names of the columns, as the header's cells have them."""
    for column in range(rect.first_column, rect.last_column + 1):
        if (text := sheet.rows.text_at(rect.first_row, column, copying.common.texts)) and text.strip():
            yield text


def _label(copying: Copying, sheet: NewSheet, rect: Rect, column: int) -> str:
    """The word in the row of totals."""
    text = sheet.rows.text_at(rect.last_row, rect.first_column + column, copying.common.texts)
    return f" totalsRowLabel={_attribute(text)}" if text else ""


def _attribute(text: str) -> str:
    return quoteattr(text.replace("\n", "_x000a_"), {"{": "&#123;"})


def _style(copying: Copying, table: Element) -> str:
    info = table.find("tableStyleInfo")
    name = copying.common.looks.table_style(info.get("name", "")) if info is not None else ""
    if info is None or not name:
        return ""
    said = "".join(f' {key}="{int(is_on(info.get(key)))}"' for key in _SHOWN)
    return f'<tableStyleInfo name="{name}"{said}/>'


def _count(table: Element, name: str, otherwise: int) -> int:
    written = table.get(name, "")
    return int(written) if written.isdecimal() and len(written) < 6 else otherwise
