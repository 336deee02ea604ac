"""Slicers and timelines: what they offer, what they are set to, and what stands above their buttons.

slicer1.xml ── drawn on a sheet; its caption is seen
    └── slicerCache1.xml    a pivot table's slicer points at the pivot cache's items, and holds none itself
                            a slicer of a database holds the caption of every item, and which are selected
                            a table's slicer names a table and a column
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.spreadsheet import hiding_within
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.own_hidings import SETTING
from candour.formats.xlsx.rows import row_table
from candour.piece import Found, Gap
from candour.place import Place

__all__ = ["read_slicers"]

_ITEMS = hiding_within("xlsx", "slicer-cache")
_NOUNS = {
    "slicercache": "slicer cache",
    "timelinecache": "timeline cache",
    "slicer": "slicer",
    "timeline": "timeline",
}
_HELD = {"i": ("c", "n"), "p": ("n",), "selection": ("n",)}
"""Elements of a database's slicer, and the attributes that hold its items."""
_SET = {
    "slicerCacheDefinition": ("sourceName",),
    "timelineCacheDefinition": ("sourceName",),
    "level": ("sourceCaption", "uniqueName"),
    "slicer": ("caption", "name"),
    "timeline": ("caption", "name"),
    "selection": ("startDate", "endDate"),
}


def read_slicers(parts: Parts) -> Iterator[Found]:
    """What every slicer and timeline holds."""
    for kind, noun in _NOUNS.items():
        for part in parts.of(kind):
            place = part.at(f"{noun} {part.number}")
            slicer, gaps = _Slicer(), list[Gap]()
            with damage(place, f"a {noun}", gaps):
                for element in parts.elements(part):
                    slicer.take(element)
            yield from slicer.found(place)
            yield from gaps


@dataclass(slots=True)
class _Slicer:
    items: dict[tuple[str, ...], None] = field(default_factory=dict)
    settings: dict[tuple[str, ...], None] = field(default_factory=dict)

    def take(self, element: Element) -> None:
        for names, rows in ((_HELD, self.items), (_SET, self.settings)):
            held = (element.get(name, "") for name in names.get(element.tag, ()))
            if words := tuple(dict.fromkeys(filter(None, held))):
                rows[words] = None

    def found(self, place: Place) -> Iterator[Found]:
        for rows, hiding, header, noun in (
            (self.items, _ITEMS, ("item", "key"), "item"),
            (self.settings, SETTING, ("setting", "until"), "setting"),
        ):
            yield from row_table(place, rows, hiding, header, noun)
