"""Headings: the headers and footers of a text's masters, and which of them any page shows."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.opendocument.document import Document
from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.names import local
from candour.formats.opendocument.walk import Scope
from candour.piece import Found

__all__ = ["Headings"]

_PAGES = {"left": " of left pages", "first": " of first pages"}


class Headings:
    """The headers and footers of one text. `first` is the master that its first page says it has."""

    def __init__(self, document: Document, first: str | None) -> None:
        self._document, self._walk = document, document.walk
        self._masters = {master.get("style:name", ""): master for master in document.sheets.masters}
        self._first = first

    def read(self) -> Iterator[Found]:
        """Each header and footer, with the words that no page shows under their hiding."""
        walk = self._walk
        walk.styles = self._document.sheets.styles()
        used = self._used()
        numbers: dict[str, int] = {}
        for name, master in self._masters.items():
            for part in master:
                noun, _, which = local(part.tag).partition("-")
                if noun not in ("header", "footer"):
                    if part.tag in (*SHAPES, *GROUPS):
                        walk.at_block(part, Scope(Flow(self._document.place / "page", walk.tell)))
                    continue
                title = f"{noun}{_PAGES.get(which, '')}"
                numbers[title] = numbers.get(title, 0) + 1
                step = title if numbers[title] == 1 else f"{noun} {numbers[title]}{_PAGES.get(which, '')}"
                is_shown = name in used and part.get("style:display") != "false"
                self._read(part, step, name, is_shown=is_shown)
            yield from walk.fetch()

    def _read(self, part: Element, step: str, master: str, *, is_shown: bool) -> None:
        walk = self._walk
        under = None if is_shown else walk.mask("unused-header")
        flow = Flow(self._document.place / step, walk.tell, under=under)
        walk.page = walk.pages.get(master, walk.page)
        walk.blocks(part, Scope(flow))
        flow.end()

    def _used(self) -> set[str]:
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
