"""Views: how other people last looked at the workbook, under their names.

workbook.xml            customWorkbookView name="Nia Example - Personal View"
namedSheetView1.xml     namedSheetView name="Only open cases"    and the values its filters were set to
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.filters import filter_rows
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.rows import placed_table, row_table
from candour.piece import Found, Gap
from candour.place import Place

__all__ = ["read_views"]

_VIEW, _CRITERION = hidings_within("xlsx", "custom-view", "filter-criterion")


def read_views(parts: Parts) -> Iterator[Found]:
    """The names of saved views of sheets, and what they filter by."""
    for part in parts.of("namedsheetview"):
        place, views, gaps = part.at("saved sheet views"), _Views(), list[Gap]()
        with damage(place, "the saved views of a sheet", gaps):
            for element in parts.elements(part, ("nsvFilter",)):
                views.take(element)
        yield from views.found(place)
        yield from gaps


@dataclass(slots=True)
class _Views:
    names: list[tuple[str]] = field(default_factory=list)
    criteria: list[tuple[str, str]] = field(default_factory=list)

    def take(self, element: Element) -> None:
        if element.tag == "namedSheetView":
            self.names.append((element.get("name", ""),))
        elif element.tag == "nsvFilter":
            self.criteria += filter_rows(element)

    def found(self, place: Place) -> Iterator[Found]:
        yield from row_table(place, self.names, _VIEW, ("title",), "view")
        yield from placed_table(place, self.criteria, _CRITERION, ("value",))
