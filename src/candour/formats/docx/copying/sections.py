"""Sections: the pages of a part of the document: their size, margins, columns, numbers, headers and footers."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import OF_SECTIONS, kept
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part

__all__ = ["section"]

_KINDS = frozenset({"default", "first", "even"})


def section(part: Part, element: Element) -> Element:
    """The properties of a section."""
    written: list[Element] = []
    for child in element:
        if child.tag in ("headerReference", "footerReference"):
            new, kind = part.copy.headings.get(child.get("r:id", "")), child.get("type", "default")
            if new and kind in _KINDS:
                written.append(made(child.tag, {"type": kind, "r:id": new}))
        elif (one := kept(child, OF_SECTIONS)) is not None:
            written.append(one)
    return made("sectPr", children=written)
