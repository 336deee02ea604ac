"""Pivot tables: the names and captions typed into them, what they were filtered by, and which items are gone.

pivotTable1.xml ── refers to ──▶ pivotCacheDefinition1.xml
  pivotField        item x="3"            shows item 3 of the cache's field
                    item x="4" m="1"      item 4 is gone from the source, and still kept
                    item x="5" n="Other"  somebody typed a caption over item 5
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.spreadsheet import hiding_within
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Part, Parts
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.own_hidings import CAPTION
from candour.formats.xlsx.rows import row_table
from candour.formats.xlsx.workbook import is_on
from candour.piece import Found, Gap
from candour.place import Place

__all__ = ["PivotTable"]

_CRITERION = hiding_within("xlsx", "filter-criterion")
_CACHE = hiding_within("xlsx", "pivot-cache")

_CAPTIONS = {
    "pivotTableDefinition": (
        "name",
        "dataCaption",
        "grandTotalCaption",
        "errorCaption",
        "missingCaption",
        "rowHeaderCaption",
        "colHeaderCaption",
        "tag",
        "altText",
        "altTextSummary",
    ),
    "pivotField": ("name", "subtotalCaption"),
    "item": ("n",),
    "dataField": ("name",),
    "pageField": ("name", "cap"),
    "pivotHierarchy": ("caption",),
    "calculatedMember": ("name", "mdx"),
}
_CRITERIA = {
    "filter": ("name", "description", "stringValue1", "stringValue2", "val"),
    "customFilter": ("val",),
    "member": ("name",),
}
_ORDINARY = re.compile(r"PivotTable\d+|Values|Row Labels|Column Labels|Grand Total", re.IGNORECASE)
"""What Excel itself calls things."""
_VALUES = frozenset({"c"})
"""Cells kept with a pivot table of the data model."""


@dataclass(slots=True, repr=False)
class PivotTable:
    """One pivot table, read. `missing` are the items, by field and number, that are gone from the source."""

    part: Part
    place: Place
    cache: str = ""
    """The part of its cache."""
    missing: set[tuple[int, int]] = field(default_factory=set)
    gaps: list[Gap] = field(default_factory=list)
    _captions: list[tuple[str]] = field(default_factory=list)
    _criteria: list[tuple[str]] = field(default_factory=list)
    _values: list[tuple[str]] = field(default_factory=list)
    _field: int = -1

    @classmethod
    def of(cls, parts: Parts, part: Part) -> PivotTable:
        """The pivot table that a part holds. Damage to the part is among its gaps."""
        table = cls(part, part.at(f"pivot table {part.number}"))
        for relation in parts.relations(part.name):
            if relation.kind == "pivotCacheDefinition":
                table.cache = relation.target.lower()
        with damage(table.place, "a pivot table's layout", table.gaps):
            for element in parts.elements(part, _VALUES):
                table._take(element)
        return table

    def _take(self, element: Element) -> None:
        tag = element.tag
        if tag == "pivotField":
            self._field += 1
        elif tag == "item" and is_on(element.get("m")):
            self.missing.add((self._field, whole(element.get("x"))))
        elif tag in _VALUES:
            self._values.append((xml.text_of(element),))
        for names, texts in ((_CAPTIONS, self._captions), (_CRITERIA, self._criteria)):
            for name in names.get(tag, ()):
                text = element.get(name, "")
                if text and not _ORDINARY.fullmatch(text):
                    texts.append((text,))

    def found(self) -> Iterator[Found]:
        """What the pivot table itself holds, and its gaps."""
        for rows, hiding, header, noun in (
            (self._captions, CAPTION, "caption", "caption"),
            (self._criteria, _CRITERION, "filtered by", "filter"),
            (self._values, _CACHE, "value", "value"),
        ):
            yield from row_table(self.place, dict.fromkeys(rows), hiding, (header,), noun)
        yield from self.gaps
