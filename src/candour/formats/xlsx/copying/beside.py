"""Beside the sheets: the title and the language of the workbook, where they stay; the picture behind a sheet."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.pictures import Pictures

__all__ = ["background", "write_properties"]

_PART: Final = "docProps/core.xml"
_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"


def write_properties(copying: Copying) -> None:
    """The title and the language of the workbook, where somebody wishes so."""
    parts = copying.package.related("", "core-properties")
    if not copying.wishes.keeps_title or not parts:
        return
    root = copying.package.peek(parts[0])
    copy = Element("cp:coreProperties")
    for name in ("title", "language"):
        if text := root.findtext(name, "").strip():
            SubElement(copy, f"dc:{name}").text = copying.text(text)
    if len(copy):
        copying.new.relate("", "core-properties", _PART)
        copying.new.add(_PART, _TYPE, copy)


def background(copying: Copying, sheet: NewSheet, pictures: Pictures) -> str:
    """What a sheet says of the picture behind its cells."""
    element = sheet.root.find("picture")
    targets = {relation.id: relation for relation in copying.package.relations(sheet.sheet.part)}
    relation = targets.get(element.get("r:id", "")) if element is not None else None
    if relation is None or relation.is_external or relation.target not in copying.package:
        return ""
    name = pictures.name(relation.target)
    return f'<picture r:id="{copying.new.relate(sheet.part, "image", name)}"/>' if name else ""
