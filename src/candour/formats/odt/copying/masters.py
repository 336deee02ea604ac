"""Masters in a copy: the pages that the text has, each with the headers and footers that they show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.style_copies import StyleCopies
from candour.formats.opendocument.word_copies import WordCopies

__all__ = ["MasterCopies"]

_HEADINGS: Final = tuple(
    f"style:{noun}{which}" for which in ("", "-left", "-first") for noun in ("header", "footer")
)


@dataclass(slots=True, eq=False, repr=False)
class MasterCopies:
    """The masters of one text."""

    masters: Iterable[Element]
    used: set[str]
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        given = [master.get("style:name", "") for master in self.masters]
        self._names = {name: name for name in given if name in self.used}

    def name(self, styles: StyleCopies, name: str) -> str:
        """What a master is called in the copy; nothing where the text has none of its pages."""
        return styles.stem(name) if name in self._names else ""

    def written(self, words: WordCopies) -> Element:
        """The sheet of masters."""
        root = Element("office:master-styles")
        root.extend(
            self._master(master, words)
            for master in self.masters
            if master.get("style:name", "") in self._names
        )
        return root

    def _master(self, master: Element, words: WordCopies) -> Element:
        styles = words.styles
        name = master.get("style:name", "")
        copy = Element("style:master-page", {"style:name": self.name(styles, name)})
        shown = master.get("style:display-name", "")
        if shown and self.name(styles, name) == name:
            copy.set("style:display-name", shown)
        if layout := styles.layout_name(master.get("style:page-layout-name", "")):
            copy.set("style:page-layout-name", layout)
        if style := styles.name("drawing-page", master.get("draw:style-name", "")):
            copy.set("draw:style-name", style)
        if following := self.name(styles, master.get("style:next-style-name", "")):
            copy.set("style:next-style-name", following)
        for child in master:
            if child.tag in _HEADINGS and not words.is_left_out(child):
                made = Element(child.tag)
                made.extend(words.blocks(child))
                copy.append(made)
            elif child.tag in SHAPES or child.tag in GROUPS:
                copy.extend(words.block(child))
        return copy
