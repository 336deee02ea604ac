"""Lists as elements: kinds of list with their levels, and the numbers by which paragraphs name them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.document_writing.model import ListKind, ListLevel

__all__ = ["lists_of"]

_FONTS: Final = ("ascii", "hAnsi", "cs")
_LAST: Final = 9
_WIDEST: Final = 31_680


def lists_of(lists: Mapping[int, ListKind]) -> Element:
    """The part with these lists, by the numbers that paragraphs say."""
    root = Element("w:numbering")
    kinds = {kind.number: kind for kind in lists.values()}
    ids = {number: str(nth) for nth, number in enumerate(kinds)}
    for number, kind in kinds.items():
        element = SubElement(root, "w:abstractNum", {"w:abstractNumId": ids[number]})
        for nth, level in enumerate(kind.levels[:_LAST]):
            element.append(_level(nth, level))
    for number, kind in lists.items():
        use = SubElement(root, "w:num", {"w:numId": str(number)})
        SubElement(use, "w:abstractNumId", {"w:val": ids[kind.number]})
    return root


def _level(nth: int, level: ListLevel) -> Element:
    element = Element("w:lvl", {"w:ilvl": str(nth)})
    for name, value in (
        ("start", str(level.start)),
        ("numFmt", level.kind),
        ("suff", level.after),
        ("lvlText", "".join(sign for sign in level.text if sign >= " ")),
        ("lvlJc", "left"),
    ):
        SubElement(element, f"w:{name}", {"w:val": value})
    first = {"w:hanging": -level.first} if level.first < 0 else {"w:firstLine": level.first}
    indents = {"w:left": level.left, **first}
    said = {name: str(min(value, _WIDEST)) for name, value in indents.items() if value > 0}
    SubElement(SubElement(element, "w:pPr"), "w:ind", said)
    if level.font:
        names = {f"w:{kind}": level.font for kind in _FONTS}
        SubElement(SubElement(element, "w:rPr"), "w:rFonts", names)
    return element
