"""Properties: the title and the language, where somebody wants them to stay; otherwise none."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.archive import Unreadable
from candour.formats.docx.copying.state import Copy
from candour.formats.xml import BadXml

__all__ = ["add_properties"]

_PART: Final = "docProps/core.xml"
_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_STAY: Final = ("title", "language")


def add_properties(copy: Copy) -> None:
    """Puts the title and the language into the copy, where they are to stay."""
    parts = copy.package.related("", "core-properties") if copy.wishes.keeps_title else ()
    try:
        root = copy.package.peek(parts[0]) if parts else Element("coreProperties")
    except (BadXml, Unreadable):
        return  # a copy without a title says nothing that the file does not
    said = {name: root.findtext(name, "").strip() for name in _STAY}
    written = Element("cp:coreProperties")
    for name, text in said.items():
        if text:
            SubElement(written, f"dc:{name}").text = copy.wishes.redaction.text(text)
    if len(written):
        copy.new.relate("", "core-properties", _PART)
        copy.new.add(_PART, _TYPE, written)
