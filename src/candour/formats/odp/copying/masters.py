"""Masters in a copy: those that slides stand on, with what slides show of them. Their places for titles and texts stay empty."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.word_copies import WordCopies

__all__ = ["masters_of"]

_LAYERS: Final = ("layout", "background", "backgroundobjects", "controls", "measurelines")


def masters_of(masters: Iterable[Element], used: Container[str], words: WordCopies) -> Element:
    """The sheet of masters. `used` are the names of those that slides stand on."""
    root = Element("office:master-styles")
    layers = SubElement(root, "draw:layer-set")
    for name in _LAYERS:
        SubElement(layers, "draw:layer", {"draw:name": name})
    for master in masters:
        if master.get("style:name", "") in used:
            root.append(_master(master, words))
    return root


def _master(master: Element, words: WordCopies) -> Element:
    styles = words.styles
    copy = Element("style:master-page", {"style:name": styles.stem(master.get("style:name", ""))})
    if layout := styles.layout_name(master.get("style:page-layout-name", "")):
        copy.set("style:page-layout-name", layout)
    if style := styles.name("drawing-page", master.get("draw:style-name", "")):
        copy.set("draw:style-name", style)
    copy.extend(words.blocks([child for child in master if child.tag in SHAPES or child.tag in GROUPS]))
    return copy
