"""Naming: which styles and lists what has been written names, and their new names.

paragraphs, runs, tables ──▶ styles ──▶ styles they are based on
                       └───▶ lists ◀──┘    lists ──▶ styles of their levels
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.drawings import NAMED
from candour.formats.docx.copying.lists import Lists
from candour.formats.docx.copying.state import Copy
from candour.formats.docx.copying.styles import is_default

__all__ = ["Named", "number_drawings", "rename"]

_STYLE: Final = frozenset({"pStyle", "rStyle", "tblStyle"})
_ANY_STYLE: Final = _STYLE | {"basedOn", "styleLink", "numStyleLink"}
_NO_LIST: Final = "0"


@dataclass(slots=True)
class Named:
    """The styles and lists that a copy needs, by their old ids."""

    styles: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, copy: Copy, lists: Lists, roots: Iterable[Element]) -> Named:
        """What these parts name, and what that leads to in turn."""
        named = cls()
        ahead = {id_ for id_, element in copy.known_styles.items() if is_default(element)}
        numbers: set[str] = set()
        for element in (one for root in roots for one in root.iter()):
            if element.tag in _STYLE:
                ahead.add(element.get("val", ""))
            elif element.tag == "numId":
                numbers.add(element.get("val", _NO_LIST))
        while ahead or numbers:
            styles = {id_ for id_ in ahead if id_ in copy.known_styles} - named.styles
            named.styles |= styles
            named.lists |= numbers
            elements = [copy.known_styles[id_] for id_ in styles]
            ahead = {one.get("val", "") for element in elements for one in element.findall("basedOn")}
            ahead |= {id_ for number in numbers for id_ in lists.linked(number)}
            numbers = {
                one.get("val", "") for element in elements for one in element.findall("pPr/numPr/numId")
            }
            ahead -= named.styles
            numbers -= named.lists
        return named


def rename(roots: Iterable[Element], styles: Mapping[str, str], lists: Mapping[str, str]) -> None:
    """Gives all that names a style or a list its new name. A list that there is not is none."""
    done: set[Element] = set()
    for element in (one for root in roots for one in root.iter()):
        if element in done:
            continue  # looks are shared by the runs that have them
        if element.tag in _ANY_STYLE:
            element.set("val", styles.get(element.get("val", ""), ""))
            done.add(element)
        elif element.tag == "numId":
            element.set("val", lists.get(element.get("val", ""), _NO_LIST))
            done.add(element)


def number_drawings(roots: Iterable[Element]) -> None:
    """Gives each drawing and shape its number, and a name that says no more."""
    named = (one for root in roots for one in root.iter() if one.tag in NAMED)
    for number, element in enumerate(named, 1):
        element.attrib.update({"id": str(number), "name": f"{NAMED[element.tag]} {number}"})
