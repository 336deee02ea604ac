"""Charts of the copy: tied to the cells of the copy, and with tables of their own that say no more than those cells.

'Ward 3'.B7:'Ward 3'.B19  ──the sheet closes up──▶  'Ward 3'.B5:'Ward 3'.B17
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.ods.copying.sheets import Plan
from candour.formats.opendocument.chart_copies import ObjectCopies
from candour.formats.opendocument.names import trees
from candour.formats.opendocument.package import Package
from candour.formats.opendocument.writing import Part, written
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xml import text_of
from candour.place import a1

__all__ = ["ChartTies"]

_VALUE: Final = "office:value"
_ROOT: Final = "office:document-content"
_ADDRESSES: Final = (
    "chart:values-cell-range-address",
    "chart:label-cell-address",
    "table:cell-range-address",
)
_TIED: Final = frozenset({"chart:plot-area", "chart:categories", "chart:series", "chart:domain"})
_RANGE: Final = re.compile(
    r"\$?('(?:[^']|'')+'|[^ .:'$]+)\.\$?([A-Z]{1,3})\$?(\d{1,7})(?::(?:\$?(?:'(?:[^']|'')+'|[^ .:'$]*))\.\$?([A-Z]{1,3})\$?(\d{1,7}))?"
)


@dataclass(slots=True, eq=False, repr=False)
class ChartTies:
    """The charts of one document while they are tied to the cells of its copy."""

    objects: ObjectCopies
    package: Package | None
    _from: dict[str, str] = field(default_factory=dict)
    """By the folder of a copied object: the part that it was copied from."""

    def link(self, element: Element) -> Element | None:
        """The element that leads to the copy of a chart or formula; None where the object is neither."""
        made = self.objects.link(element)
        if made is not None and (folder := made.get("xlink:href", "").removeprefix("./")):
            name = element.get("xlink:href", "").removeprefix("./").rstrip("/")
            self._from[f"{folder}/content.xml"] = f"{name}/content.xml"
        return made

    def settled(
        self, plans: Mapping[str, Plan], rounded: Mapping[str, str], shown: Collection[str]
    ) -> list[Part]:
        """The parts of all objects. `plans` are those of sheets, by name; `shown` what cells in sight hold in the file."""
        return [self._settled(part, plans, rounded, shown) for part in self.objects.parts]

    def _settled(
        self, part: Part, plans: Mapping[str, Plan], rounded: Mapping[str, str], shown: Collection[str]
    ) -> Part:
        root = trees((part.data,), _ROOT).get(_ROOT) if part.name in self._from else None
        if root is None or self.package is None:
            return part
        for cell in root.iter("table:table-cell"):
            _settle(cell, rounded, shown)
        read = trees(self.package.archive.stream(self._from[part.name]), _ROOT).get(_ROOT)
        tied = [element for element in read.iter() if element.tag in _TIED] if read is not None else []
        made = [element for element in root.iter() if element.tag in _TIED]
        if len(tied) == len(made):
            for old, new in zip(tied, made, strict=True):
                for name in _ADDRESSES:
                    address = old.get(name, "")
                    if "local-table" not in address and (moved := _moved(address, plans)):
                        new.set(name, moved)
        return Part(part.name, part.kind, written(root))


def _settle(cell: Element, rounded: Mapping[str, str], shown: Collection[str]) -> None:
    value = cell.get(_VALUE)
    said = text_of(cell) if value is None else value
    if said not in shown:
        for name in (_VALUE, "office:value-type"):
            cell.attrib.pop(name, None)
        cell[:] = []
    elif value is not None:
        cell.set(_VALUE, rounded.get(value, value))
        for line in cell.findall("text:p"):
            line[:] = []
            line.text = rounded.get(value, value)


def _moved(address: str, plans: Mapping[str, Plan]) -> str:
    """Ranges of cells where they come to stand; nothing of those that are gone."""
    found = []
    for sheet, left, top, right, bottom in _RANGE.findall(address):
        plan = plans.get(sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet)
        rect = Rect(int(top) - 1, _number(left), int(bottom or top) - 1, _number(right or left))
        moved = plan.layout.rect(rect) if plan else None
        if plan is not None and moved is not None:
            name = "'" + plan.name.replace("'", "''") + "'"
            first, last = a1(moved.first_row, moved.first_column), a1(moved.last_row, moved.last_column)
            found.append(f"{name}.{first}:{name}.{last}")
    return " ".join(found)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
