"""The definition of a pivot cache: its fields, their shared items, and where its records came from.

pivotCacheDefinition refreshedBy="…"
  cacheSource            a range, a named range, a table, other ranges, a connection
  cacheField "Surname"   sharedItems: 0 Ashdown   1 Example   2 Llewellyn
  cacheField "Age band"  fieldGroup:  groupItems, and no column of its own in the records
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, chain
from xml.etree.ElementTree import Element

from candour.block import CellKind, Pool
from candour.formats.xlsx.workbook import is_on

__all__ = ["VALUES", "Field", "Origin", "PivotCache", "value_of"]

_KINDS = {
    "s": CellKind.TEXT,
    "n": CellKind.NUMBER,
    "d": CellKind.TEXT,
    "b": CellKind.OTHER,
    "e": CellKind.OTHER,
    "m": CellKind.TEXT,
}
VALUES = frozenset(_KINDS)
"""The elements that hold one value."""
_HOLDERS = frozenset({"sharedItems", "groupItems", "entries"})
_OTHERS = {"pageItem": "name", "groupMember": "uniqueName", "cachedUniqueName": "name"}
"""Elements that hold a value of no field, and the attribute it stands in."""
_OUTLINE = frozenset(
    {
        "cacheHierarchy",
        "calculatedMember",
        "dimension",
        "group",
        "groupLevel",
        "kpi",
        "measureGroup",
        "query",
        "set",
        "sourceConnection",
    }
)
"""Elements that tell of the database behind the records."""


def value_of(element: Element) -> tuple[CellKind, str]:
    """What a value element holds. A date is text as a person writes it (`2099-03-01`): no number is stored for it."""
    text = element.get("c") or element.get("v") or ""
    if element.tag == "d":
        text = text.replace("T", " ").removesuffix(" 00:00:00")
    elif element.tag == "b":
        text = "TRUE" if is_on(text) else "FALSE"
    return _KINDS.get(element.tag, CellKind.TEXT), text


@dataclass(slots=True, repr=False)
class Field:
    """One field of a cache and its shared items, in parallel lists."""

    name: str
    in_records: bool = True
    """False for a field made by grouping or by a formula."""
    texts: list[str] = field(default_factory=list)
    kinds: bytearray = field(default_factory=bytearray)
    flagged: set[int] = field(default_factory=set)
    """Items that the file itself says are unused."""
    calculated: set[int] = field(default_factory=set)
    used: bytearray = field(default_factory=bytearray)
    """For each item, 1 once a record points at it."""

    def add(self, element: Element) -> None:
        """Adds a shared item."""
        kind, text = value_of(element)
        number = len(self.texts)
        self.texts.append(text)
        self.kinds.append(kind)
        self.used.append(0)
        if is_on(element.get("u")):
            self.flagged.add(number)
        if is_on(element.get("f")):
            self.calculated.add(number)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where records came from: a range, the name of one, and the reference to another workbook, where there is one."""

    sheet: str
    range: str
    relation: str

    def __str__(self) -> str:
        return "!".join(filter(None, (self.sheet, self.range)))


@dataclass(repr=False)
class PivotCache:
    """What one definition says. `records` and `used` of the fields are filled in while the records go by."""

    fields: list[Field] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    refreshed_by: str = ""
    formulas: list[tuple[str, str]] = field(default_factory=list)
    """Calculated fields and items: name and formula."""
    others: list[tuple[int, CellKind, str]] = field(default_factory=list)
    """Values that are no shared item: column, kind and text. Names of groups, pages, members."""
    outline: list[Element] = field(default_factory=list)
    records: int = 0
    _holder: str = ""

    def take(self, elements: Iterable[Element]) -> None:
        """Takes a definition, as `xml.passing` gives it with the `VALUES` whole."""
        for element in elements:
            if element.tag in VALUES:
                self._take_value(element)
            else:
                self._take_bare(element)

    def _take_value(self, element: Element) -> None:
        if self._holder == "sharedItems" and self.fields:
            self.fields[-1].add(element)
            if element.get("c"):
                self.others.append((len(self.fields) - 1, CellKind.TEXT, element.get("v", "")))
        elif self._holder == "groupItems" and self.fields:
            self.others.append((len(self.fields) - 1, *value_of(element)))
        else:
            self.others.append((-1, *value_of(element)))

    def _take_bare(self, element: Element) -> None:
        tag = element.tag
        if tag in _HOLDERS:
            self._holder = tag
        elif tag == "cacheField":
            self._take_field(element)
        elif tag in ("worksheetSource", "rangeSet"):
            where = element.get("ref") or element.get("name") or ""
            self.origins.append(Origin(element.get("sheet", ""), where, element.get("r:id", "")))
        elif tag in _OTHERS:
            self.others.append((-1, CellKind.TEXT, element.get(_OTHERS[tag], "")))
        elif tag in _OUTLINE:
            self.outline.append(element)
        elif tag == "calculatedItem":
            self.formulas.append(("", element.get("formula", "")))
        elif tag == "pivotCacheDefinition":
            self.refreshed_by = self.refreshed_by or element.get("refreshedBy", "")

    def _take_field(self, element: Element) -> None:
        name = element.get("name", "")
        self.fields.append(Field(name, is_on(element.get("databaseField", "1"))))
        if formula := element.get("formula"):
            self.formulas.append((name, formula))
        if element.get("caption", name) != name:
            self.outline.append(Element("cacheField", {"caption": element.get("caption", "")}))

    # ── what the records need ───────────────────────────────────────────────────────────────────────────────

    @cached_property
    def header(self) -> tuple[str, ...]:
        """The names of the fields. Values of no field stand in the columns after theirs."""
        return tuple(each.name or f"field {number + 1}" for number, each in enumerate(self.fields))

    def address(self, row: int, column: int) -> str:
        """Where a cell of the cache's table is. Known for the rows that have gone by."""
        name = f'"{self.header[column]}"' if column < len(self.header) else "other"
        noun, number = ("record", row) if row < self.records else ("kept item", row - self.records)
        return f"{noun} {number + 1}, {name}"

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """For each value of a record, in order, the number of its field."""
        return tuple(number for number, each in enumerate(self.fields) if each.in_records)

    @cached_property
    def pool(self) -> Pool:
        """The shared items of all fields, those of the first field first."""
        return Pool.of(chain.from_iterable(each.texts for each in self.fields))

    @cached_property
    def firsts(self) -> tuple[int, ...]:
        """For each field, the number in the pool of its first item."""
        return tuple(accumulate((len(each.texts) for each in self.fields), initial=0))
