"""Headings: the headers and footers of a text's masters, and which of them any page shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.opendocument.document import Document
from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.names import local
from candour.formats.opendocument.walk import Scope
from candour.piece import Found

__all__ = ["Headings"]

_PAGES = {"left": " of left pages", "first": " of first pages"}


class _Part(NamedTuple):
    """One header or footer."""

    element: Element
    step: str
    master: str
    is_shown: bool


class Headings:
    """The headers and footers of one text. `first` is the master that its first page says it has."""

    def __init__(self, document: Document, first: str | None) -> None:
        self._document, self._walk = document, document.walk
        self._masters = {master.get("style:name", ""): master for master in document.sheets.masters}
        self._first = first

    def read(self) -> Iterator[Found]:
        """Each header and footer, with the words that no page shows under their hiding; first those that are shown."""
        walk = self._walk
        walk.styles = self._document.sheets.styles()
        shown: set[str] = set()
        for part in sorted(self._parts(), key=lambda part: not part.is_shown):
            under = None if part.is_shown else walk.mask("unused-header")
            walk.mark(part.element, under)
            flow = Flow(self._document.place / part.step, walk.tell, under=under)
            walk.page = walk.pages.get(part.master, walk.page)
            walk.blocks(part.element, Scope(flow))
            words = "\n".join(flow.lines).strip()
            if part.is_shown:
                shown.add(words)
            elif words in shown:
                flow.lines.clear()  # a copy for first pages, as programs make it, hides nothing
            flow.end()
            yield from walk.fetch()

    def _parts(self) -> Iterator[_Part]:
        used = self.used()
        numbers: dict[str, int] = {}
        for name, master in self._masters.items():
            for element in master:
                noun, _, which = local(element.tag).partition("-")
                pages = _PAGES.get(which, "")
                if noun in ("header", "footer"):
                    number = numbers[noun + pages] = numbers.get(noun + pages, 0) + 1
                    step = f"{noun}{f' {number}' if number > 1 else ''}{pages}"
                    is_shown = name in used and element.get("style:display") != "false"
                    yield _Part(element, step, name, is_shown)
                elif element.tag in (*SHAPES, *GROUPS):
                    flow = Flow(self._document.place / "page", self._walk.tell)
                    self._walk.at_block(element, Scope(flow))

    def used(self) -> set[str]:
        """The masters of which the text has pages, or may have."""
        if not self._document.is_whole:
            return set(self._masters)
        used = set(self._walk.gathered.masters)
        if not self._first:
            used.add("Standard" if "Standard" in self._masters else next(iter(self._masters), ""))
        after = list(used)
        while after:
            master = self._masters.get(after.pop())
            following = master.get("style:next-style-name", "") if master is not None else ""
            if following and following not in used:
                used.add(following)
                after.append(following)
        return used
