"""Tables of a sheet (Insert, Table): what is kept about them beside their cells.

table1.xml   remark and alternative text; what its filter was set to
             column names and labels of totals: seen in the cells, unless that row is turned off
             texts written into the formulas of its columns
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.filters import filter_rows
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.literals import literals
from candour.formats.xlsx.own_hidings import DETAIL
from candour.formats.xlsx.rows import placed_table
from candour.piece import Found, Gap
from candour.place import Place

__all__ = ["read_tables"]

_CRITERION, _FORMULA = hidings_within("xlsx", "filter-criterion", "formula-literal")
_WHOLE = frozenset({"autoFilter", "sortState", "calculatedColumnFormula", "totalsRowFormula"})
_REMARKS = ("comment", "altText", "altTextSummary")


def read_tables(parts: Parts) -> Iterator[Found]:
    """What every table keeps beside its cells."""
    for part in parts.of("table"):
        table, gaps = _Table(), list[Gap]()
        place = part.at(f"table {part.number}")
        with damage(place, "the description of a table", gaps):
            for element in parts.elements(part, _WHOLE):
                table.take(element)
        yield from table.found(place)
        yield from gaps


@dataclass(slots=True)
class _Table:
    details: list[tuple[str, str]] = field(default_factory=list)
    criteria: list[tuple[str, str]] = field(default_factory=list)
    formulas: dict[tuple[str, str], None] = field(default_factory=dict)
    _has_header: bool = True
    _has_totals: bool = False

    def take(self, element: Element) -> None:
        tag = element.tag
        if tag == "table":
            if element.get("ref"):  # the other `table` is the one that holds the alternative text
                self._has_header = element.get("headerRowCount", "1") != "0"
                self._has_totals = element.get("totalsRowCount", "0") != "0"
            self._note(element, {key: key for key in _REMARKS})
        elif tag == "tableColumn":
            self._note(element, {} if self._has_header else {"name": "column name"})
            self._note(element, {} if self._has_totals else {"totalsRowLabel": "label of a total"})
        elif tag in ("autoFilter", "sortState"):
            self.criteria += filter_rows(element)
        elif tag in _WHOLE:
            texts = (("formula of a column", text) for text in literals(xml.text_of(element)))
            self.formulas.update(dict.fromkeys(texts))

    def _note(self, element: Element, wanted: dict[str, str]) -> None:
        self.details += [(what, element.get(key, "")) for key, what in wanted.items() if element.get(key)]

    def found(self, place: Place) -> Iterator[Found]:
        for rows, hiding, header in (
            (self.details, DETAIL, "text"),
            (self.criteria, _CRITERION, "value"),
            (self.formulas, _FORMULA, "text in a formula"),
        ):
            yield from placed_table(place, rows, hiding, (header,))
