"""Templates of tables in a copy: which style the cells of each row and column take. Those that tables use, under plain names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.opendocument.given import is_given
from candour.formats.opendocument.style_copies import StyleCopies

__all__ = ["template_name", "templates_of"]

_PARTS: Final = frozenset(
    f"table:{name}"
    for name in (
        "first-row", "last-row", "first-column", "last-column", "body", "even-rows", "odd-rows", "even-columns",
        "odd-columns", "background",
    )
)  # fmt: skip
_NAMES: Final = ("table:name", "text:style-name")
_STYLES: Final = ("table:style-name", "text:style-name")


def template_name(name: str) -> str:
    """What a template is called in a copy; nothing where somebody gave it its name, so that its tables have their own looks."""
    return "" if is_given(name) else name


def templates_of(common: Iterable[Element], used: set[str], styles: StyleCopies) -> list[Element]:
    """The templates that tables use."""
    found = []
    for element in common:
        name = next((value for key in _NAMES if (value := element.get(key))), "")
        if element.tag != "table:table-template" or name not in used or not template_name(name):
            continue
        copy = Element(element.tag, {key: name for key in _NAMES if element.get(key)})
        for part in element:
            if part.tag in _PARTS:
                made = SubElement(copy, part.tag)
                for key in _STYLES:
                    if new := styles.name("table-cell", part.get(key, "")):
                        made.set(key, new)
        found.append(copy)
    return found
