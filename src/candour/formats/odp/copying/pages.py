"""Pages in a copy: the slides that are shown, each with what a reader sees on it; footers and dates that slides name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.odp.masters import Masters
from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.word_copies import WordCopies

__all__ = ["PageCopies"]

_NAMED: Final[Mapping[str, tuple[str, str]]] = {
    "footer": ("presentation:footer-decl", "ftr"),
    "header": ("presentation:header-decl", "hdr"),
    "date-time": ("presentation:date-time-decl", "dtd"),
}
"""What slides name by a word that stands before them."""
_NOTES: Final = "presentation:notes"
_TARGET: Final = re.compile(r"#(.*)")


@dataclass(slots=True, eq=False, repr=False)
class PageCopies:
    """The pages of one copy."""

    pages: list[Element]
    """Those that are shown, in order."""
    words: WordCopies
    masters: Masters
    keeps_notes: bool = False
    keeps_comments: bool = False
    used: dict[str, None] = field(default_factory=dict)
    """The names of the masters that they stand on."""
    _declared: dict[tuple[str, str], str] = field(default_factory=dict)

    def within(self, address: str) -> str:
        """Where in the copy a link to a page leads; nothing where the page is left out."""
        names = {page.get("draw:name", ""): number for number, page in enumerate(self.pages, 1)}
        found = _TARGET.fullmatch(address)
        return f"#page{names[found[1]]}" if found and found[1] in names else ""

    def written(self) -> list[Element]:
        """What stands before the pages, and the pages."""
        pages = [self._page(page, number) for number, page in enumerate(self.pages, 1)]
        declared = []
        for (kind, name), new in self._declared.items():
            copy = Element(_NAMED[kind][0], {"presentation:name": new})
            if kind == "date-time":
                copy.set("presentation:source", "fixed")
            copy.text = self.words.redaction.text(self.masters.shown(kind, name))
            declared.append(copy)
        return [*declared, *pages]

    def _page(self, page: Element, number: int) -> Element:
        styles = self.words.styles
        copy = Element("draw:page", {"draw:name": f"page{number}"})
        if style := styles.name("drawing-page", page.get("draw:style-name", "")):
            copy.set("draw:style-name", style)
        if master := page.get("draw:master-page-name", ""):
            self.used[master] = None
            copy.set("draw:master-page-name", styles.stem(master))
        for kind in _NAMED:
            name = page.get(f"presentation:use-{kind}-name", "")
            if name and self.masters.shown(kind, name):
                copy.set(f"presentation:use-{kind}-name", self._declare(kind, name))
        for child in page:
            if child.tag in SHAPES or child.tag in GROUPS:
                copy.extend(self.words.block(child))
            elif child.tag == "office:annotation" and self.keeps_comments:
                copy.append(self._comment(child))
            elif child.tag == _NOTES and self.keeps_notes:
                copy.append(self._notes(child))
        return copy

    def _declare(self, kind: str, name: str) -> str:
        count = sum(own == kind for own, _ in self._declared) + 1
        return self._declared.setdefault((kind, name), f"{_NAMED[kind][1]}{count}")

    def _comment(self, comment: Element) -> Element:
        """A comment, without who wrote it and when."""
        copy = Element("office:annotation")
        copy.extend(self.words.blocks(comment))
        return copy

    def _notes(self, notes: Element) -> Element:
        """The speaker's notes: their words, in the places of the notes' page."""
        copy = Element(_NOTES)
        copy.extend(self.words.blocks([child for child in notes if child.tag in SHAPES]))
        return copy
