"""Styles of the copy's sheets: those of the cells, with their number formats, and the pages that sheets are printed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.opendocument.style_copies import StyleCopies

__all__ = ["SheetStyles"]

_PARTS: Final = frozenset(
    f"number:{name}"
    for name in (
        "number", "scientific-number", "fraction", "text", "currency-symbol", "day", "month", "year", "era", "day-of-week",
        "week-of-year", "quarter", "hours", "minutes", "seconds", "am-pm", "text-content", "boolean", "fill-character",
        "embedded-text",
    )
)  # fmt: skip
_SPOKEN: Final = frozenset(
    {"number:text", "number:currency-symbol", "number:embedded-text", "number:fill-character"}
)
_DATA: Final = frozenset(
    f"number:{name}-style" for name in ("number", "currency", "percentage", "date", "time", "boolean", "text")
)
_VALUE: Final = re.compile(r"[#\w.+-]{0,40}")
_CONDITION: Final = re.compile(r"value\(\)\s*(?:<=|>=|!=|<>|=|<|>)\s*-?[\d.]+(?:[eE][-+]?\d+)?")
_BY_VALUE: Final = re.compile(
    r"cell-content\(\)\s*(?:<=|>=|!=|<>|=|<|>)\s*-?[\d.]+|cell-content-is-(?:not-)?between\(-?[\d.]+,-?[\d.]+\)"
)
"""Conditions that ask about a cell's own number, and name nothing but numbers."""
_SAID: Final = re.compile(r"(?:number|loext|fo|style):[a-z-]+")


@dataclass(slots=True, eq=False, repr=False)
class SheetStyles:
    """The styles of one document's sheets while they are copied."""

    copies: StyleCopies
    sources: Iterable[Element]
    """Every style of the file."""
    masters: Mapping[str, str] = field(default_factory=dict)
    """By the name of a page in the file: what it is called in the copy."""
    _styles: dict[tuple[str, str], Element] = field(default_factory=dict)
    _data: dict[str, Element] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)
    base: str = ""
    """The cell that conditions count from: none of them names another."""
    formats: list[Element] = field(default_factory=list)
    """The number formats that are written."""
    conditions: int = 0
    """How many conditions of styles were left out, because they ask about more than the cell's own number."""

    def __post_init__(self) -> None:
        for element in self.sources:
            if element.tag == "style:style":
                self._styles[element.get("style:family", ""), element.get("style:name", "")] = element
            elif element.tag in _DATA:
                self._data.setdefault(element.get("style:name", ""), element)

    def name(self, family: str, name: str) -> str:
        """What a style is called in the copy; nothing where there is none."""
        return self.copies.name(family, name) if name else ""

    def element(self, family: str, name: str) -> Element | None:
        """A style as the file has it."""
        return self._styles.get((family, name))

    def finish(self) -> None:
        """Gives each style that was copied its number format, and each sheet its page."""
        for (family, old), (_, made) in self._copied_styles().items():
            for switch in self._styles[family, old].findall("style:map") if family == "table-cell" else ():
                self._switch(switch, made)
        for (family, old), (_, made) in self._copied_styles().items():
            read = self._styles[family, old]
            if format_ := self._format(read.get("style:data-style-name", "")):
                made.set("style:data-style-name", format_)
            if page := self.masters.get(read.get("style:master-page-name", "")):
                made.set("style:master-page-name", page)

    def _switch(self, switch: Element, made: Element) -> None:
        """A condition of a style, and the style that a cell takes where it holds."""
        condition = switch.get("style:condition", "").strip()
        name = self.name("table-cell", switch.get("style:apply-style-name", ""))
        if not name or not _BY_VALUE.fullmatch(condition):
            self.conditions += 1
            return
        said = {
            "style:condition": condition,
            "style:apply-style-name": name,
            "style:base-cell-address": self.base,
        }
        SubElement(made, "style:map", said)

    def _copied_styles(self) -> dict[tuple[str, str], tuple[str, Element]]:
        """By family and name in the file: what a style is called in the copy, and the style there."""
        found = {}
        for sheet in (self.copies.common_sheet, self.copies.sheet):
            own = {(each.get("style:family", ""), each.get("style:name", "")): each for each in sheet.written}
            for (family, old), new in sheet.names.items():
                if (family, old) in self._styles and (family, new) in own:
                    found[family, old] = (new, own[family, new])
        return found

    def _format(self, name: str, depth: int = 0) -> str:
        """What a number format is called in the copy."""
        read = self._data.get(name)
        if read is None or depth > 2:
            return ""
        if name not in self._names:
            switches = [
                (condition[0], self._format(switch.get("style:apply-style-name", ""), depth + 1))
                for switch in read.findall("style:map")
                if (condition := _CONDITION.fullmatch(switch.get("style:condition", "")))
            ]
            self._names[name] = new = f"N{len(self._names) + 1}"
            self.formats.append(self._copied(read, new, switches))
        return self._names[name]

    @staticmethod
    def _copied(read: Element, new: str, switches: list[tuple[str, str]]) -> Element:
        copy = Element(read.tag, _said(read) | {"style:name": new})
        for part in read:
            if part.tag in _PARTS:
                made = SubElement(copy, part.tag, _said(part))
                made.text = part.text if part.tag in _SPOKEN else None
                for inner in part:
                    if inner.tag in _PARTS:
                        SubElement(made, inner.tag, _said(inner)).text = inner.text
            elif part.tag == "style:text-properties" and _VALUE.fullmatch(part.get("fo:color", "")):
                SubElement(copy, part.tag, {"fo:color": part.get("fo:color", "")})
        for condition, name in switches:
            if name:
                SubElement(copy, "style:map", {"style:condition": condition, "style:apply-style-name": name})
        return copy


def _said(element: Element) -> dict[str, str]:
    return {
        key: value
        for key, value in element.items()
        if _SAID.fullmatch(key)
        and _VALUE.fullmatch(value)
        and key not in ("style:name", "style:display-name")
    }
