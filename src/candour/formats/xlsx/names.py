"""Defined names: those that are hidden, that hold a value themselves, or that outlived what they named.

Sales      = Data!$A$1:$F$200            an ordinary name: Name Manager lists it, and its cells are read with the sheet
_contact   = "Nia Example, 020 7946 …"   a value with no cell
Old        = 'Nia Example'!#REF!         the sheet is gone and its name is not
_xlnm.…                                  print areas, print titles, filtered ranges: Excel's own
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.spreadsheet import hiding_within
from candour.formats.xlsx.literals import literals
from candour.formats.xlsx.rows import row_table
from candour.formats.xlsx.workbook import is_on
from candour.formats.xml import text_of
from candour.piece import Found
from candour.place import Place

__all__ = ["read_names"]

_NAME = hiding_within("xlsx", "defined-name")
_HEADER = ("name", "refers to", "remark")
_REMARKS = ("comment", "description", "help", "statusBar", "customMenu")
_EXCELS_OWN = ("_xlnm.", "_xlfn.", "_xlpm.", "_xlws.", "_xleta.", "_xlchart.")
"""How names begin that Excel makes for print areas, filters, newer functions and the ranges of charts."""
_HOLDS_A_VALUE = re.compile(r"\{|^[=+-]?[\d.]+(?:[eE][+-]?\d+)?$")
"""An array or a number."""
_OUTLIVED = re.compile(r"[^\W\d_]{2,}[^!]*!\$?#REF!|'[^']+'!\$?#REF!")
_ELSEWHERE = re.compile(r"[\\/][^!]*\[")
"""The path of another workbook, written out."""


def read_names(workbook: Element, place: Place) -> Iterator[Found]:
    """One table of the names that hide something."""
    rows = [row for name in workbook.iter("definedName") if (row := _row(name))]
    yield from row_table(place / "defined names", rows, _NAME, _HEADER, "name")


def _row(element: Element) -> tuple[str, str, str] | None:
    name, refers_to = element.get("name", ""), text_of(element).strip()
    remark = "; ".join(filter(None, (element.get(key, "") for key in _REMARKS)))
    patterns = (_HOLDS_A_VALUE, _OUTLIVED, _ELSEWHERE)
    holds = literals(refers_to) or any(pattern.search(refers_to) for pattern in patterns)
    if name.startswith(_EXCELS_OWN):
        return ("", refers_to, remark) if holds or remark else None
    return (name, refers_to, remark) if holds or remark or is_on(element.get("hidden")) else None
