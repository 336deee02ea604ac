"""Styles of an OpenDocument spreadsheet: how cells look, which rows and columns have no size, which sheets show.

A cell's style may inherit from another, and its number format (a data style) may switch to others by the value. Both
are worked out here into the `Look` that all spreadsheets share.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.colour import BLACK
from candour.formats.opendocument.measures import colour, points
from candour.formats.spreadsheet_looks import Look
from candour.formats.xml import text_of

__all__ = ["Styles"]

_DATA_STYLES = {
    "number-style", "currency-style", "percentage-style", "date-style", "time-style", "boolean-style", "text-style",
}  # fmt: skip
_CODES = {
    "number": "0", "scientific-number": "0.0E+0", "fraction": "# ?/?", "year": "yyyy", "month": "mm", "day": "dd",
    "day-of-week": "ddd", "quarter": "yyyy", "week-of-year": "yyyy", "era": "yyyy", "hours": "hh", "minutes": "mm",
    "seconds": "ss", "am-pm": "AM/PM", "text-content": "@", "boolean": "0",
}  # fmt: skip
_TOO_THIN = 2.0
_CONDITION = re.compile(r"value\(\)\s*(<=|>=|!=|<>|=|<|>)\s*(-?[\d.]+)")


@dataclass(slots=True, eq=False, repr=False)
class Styles:
    """The styles of one document, by family and name; those of the content go before those of the styles part."""

    _styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    _data: dict[str, Element] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _looks: list[Look] = field(default_factory=list)

    @classmethod
    def of(cls, roots: Iterable[Element]) -> Styles:
        """The styles that stand anywhere in these trees."""
        styles = cls()
        for root in roots:
            for element in root.iter():
                if element.tag in {"style", "default-style"} and element.get("family"):
                    styles._styles[element.get("family", ""), element.get("name", "")] = element
                elif element.tag in _DATA_STYLES:
                    styles._data[element.get("name", "")] = element
        for family, name in (("table-cell", "Default"), *styles._styles):
            if family == "table-cell" and name not in styles._numbers:
                styles._numbers[name] = len(styles._looks)
                styles._looks.append(styles._look(name))
        return styles

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        """A style, then those it inherits from, then the family's default."""
        met: set[str] = set()
        while name and name not in met and (element := self._styles.get((family, name))) is not None:
            met.add(name)
            yield element
            name = element.get("parent-style-name", "Default" if name != "Default" else "")
        if (element := self._styles.get((family, ""))) is not None:
            yield element

    def _property(self, family: str, name: str, group: str, attribute: str) -> str:
        for element in self._chain(family, name):
            for properties in element.findall(group):
                if value := properties.get(attribute):
                    return value
        return ""

    # ── sheets, rows, columns ───────────────────────────────────────────────────────────────────────────────

    def shows_table(self, name: str) -> bool:
        """Whether a sheet of this style has a tab."""
        return self._property("table", name, "table-properties", "display") != "false"

    def master(self, name: str) -> str:
        """The name of the page that sheets of this style are printed on."""
        found = (element.get("master-page-name", "") for element in self._chain("table", name))
        return next(filter(None, found), "Default")

    def is_flat_row(self, name: str) -> bool:
        """Whether rows of this style are too low to see."""
        height = points(self._property("table-row", name, "table-row-properties", "row-height"))
        return height is not None and height < _TOO_THIN

    def is_thin_column(self, name: str) -> bool:
        """Whether columns of this style are too narrow to see."""
        width = points(self._property("table-column", name, "table-column-properties", "column-width"))
        return width is not None and width < _TOO_THIN

    # ── cells ───────────────────────────────────────────────────────────────────────────────────────────────

    def number_of(self, name: str) -> int:
        """The number of a cell style, for `SheetSight.styles`. One that the file does not have is the default, 0."""
        return self._numbers.get(name, 0)

    @property
    def looks(self) -> list[Look]:
        """The looks of all cell styles, by their numbers."""
        return self._looks

    def look_of(self, name: str) -> Look:
        """The look of a cell style."""
        return self._looks[self.number_of(name)]

    def _look(self, name: str) -> Look:
        def text(attribute: str) -> str:
            return self._property("table-cell", name, "text-properties", attribute)

        def cell(attribute: str) -> str:
            return self._property("table-cell", name, "table-cell-properties", attribute)

        ink, fill = colour(text("color")), colour(cell("background-color"))
        automatic = text("use-window-font-color") == "true" or ink is None
        data = next(
            (found for style in self._chain("table-cell", name) if (found := style.get("data-style-name"))),
            "",
        )
        flow = "" if cell("wrap-option") == "wrap" else "r"
        size = points(text("font-size")) or 10.0
        return Look(
            self._code(data), BLACK if automatic or ink is None else ink, fill, size, flow, not automatic
        )

    def _code(self, name: str, depth: int = 0) -> str:
        """A data style as the format code that other spreadsheets would write for it."""
        element = self._data.get(name)
        if element is None or depth > 1:
            return "General"
        own = "".join(_code_parts(element)) or '""'
        sections = []
        for switch in element.findall("map"):
            condition = _CONDITION.search(switch.get("condition", ""))
            if condition:
                sign = {"!=": "<>"}.get(condition[1], condition[1])
                sections.append(
                    f"[{sign}{condition[2]}]{self._code(switch.get('apply-style-name', ''), depth + 1)}"
                )
        if element.tag == "text-style":
            return f"{own if '@' in own else 'General'};;;{own}" if own != '""' else ";;;"
        return ";".join([*sections[:2], own]) if sections else (own if own != '""' else ";;")


def _code_parts(element: Element) -> Iterator[str]:
    for part in element:
        if part.tag in {"text", "currency-symbol", "fill-character"}:
            if words := text_of(part).replace('"', ""):
                yield f'"{words}"'
        elif part.tag == "text-properties" and part.get("color") == "#ffffff":
            yield "[White]"
        elif code := _CODES.get(part.tag):
            yield code
