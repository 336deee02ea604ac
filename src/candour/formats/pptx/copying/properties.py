"""Properties in a copy: the title and the language, where they stay; otherwise none."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.archive import Unreadable
from candour.formats.pptx.copying.deck import Deck
from candour.formats.xml import BadXml

__all__ = ["write_properties"]

_PART: Final = "docProps/core.xml"
_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"


def write_properties(deck: Deck) -> None:
    """The title and the language of the presentation, where they are to stay."""
    parts = deck.gathered.related("", "core-properties")
    if not deck.wishes.keeps_title or not parts:
        return
    try:
        root = deck.gathered.package.peek(parts[0])
    except (BadXml, Unreadable):
        return  # a copy without a title says nothing that the file does not
    copy = Element("cp:coreProperties")
    for name in ("title", "language"):
        if text := root.findtext(name, "").strip():
            SubElement(copy, f"dc:{name}").text = deck.text(text)
    if len(copy):
        deck.new.relate("", "core-properties", _PART)
        deck.new.add(_PART, _TYPE, copy)
