"""The body of a text, as it goes past: paragraphs, tables row by row, sections and lists around them.

    styles ──▶ forms ──▶ tracked changes ──▶ paragraph, paragraph, [ section: paragraph ], table: row, row …

A paragraph, a row, a drawing is taken whole; what only holds others begins and ends, so that a text of any length is
read with little of it in memory, and what stands before damage is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.odt.pages import Pages
from candour.formats.opendocument.blocks import CONTAINERS, INDEXES
from candour.formats.opendocument.document import Document
from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.forms import read_scripts
from candour.formats.opendocument.grid import Grid
from candour.formats.opendocument.names import naming
from candour.formats.opendocument.tables import AROUND_ROWS
from candour.formats.opendocument.walk import Scope
from candour.formats.wording import is_wordy
from candour.hiding import Sight
from candour.piece import Found, Gap, Mask, Why

__all__ = ["Body"]

_SHEETS = ("office:styles", "office:automatic-styles", "office:master-styles")
_PASSED = (
    *CONTAINERS, *INDEXES, *AROUND_ROWS, "text:index-title", "office:document", "office:document-content",
)  # fmt: skip
_SKIPPED = ("office:meta", "office:settings", "office:font-face-decls")
_TOO_DEEP = (
    "the document's text was not read to its end: its elements are nested too deep; treat it as hostile"
)
Wish = Callable[[Element], object]


class Body:
    """The body of one text."""

    def __init__(self, document: Document, pages: Pages) -> None:
        self._document, self._pages = document, pages
        self._walk = document.walk
        covered = Mask(self._walk.gathered.ways["covered-text"], Sight.UNSURE)
        self.flow = Flow(document.place, self._walk.tell, "paragraph", covering=covered)
        self._scopes = [Scope(self.flow)]
        self._grids: list[Grid] = []
        self._trunk = self._walk.witness.trunk if self._walk.witness else None
        self._is_set = False
        self.first_master: str | None = None
        """The master that the first page says it has; nothing where it says none; None where there is no page."""

    def read(self) -> Iterator[Found]:
        """The body, as it goes past.

        Raises:
            BadXml: where the content is broken; what stands before the damage has been given.
        """
        pauses = xml.dispatch(
            self._document.content()(),
            self._starts(),
            self._ends(),
            self._stray,
            naming=naming,
            comments=self._document.comments,
        )
        over: bool | None = None
        while not over:
            try:
                over = next(pauses, True)  # None at each pause
            except RecursionError:
                yield from self._walk.fetch()
                yield Gap(self._document.place, Why.BROKEN, _TOO_DEEP)
                return
            except Exception:
                yield from self._walk.fetch()  # what stands before the damage
                raise
            yield from self._walk.fetch()

    def end(self) -> Iterator[Found]:
        """What is left of the text at its end."""
        for grid in self._grids[:1]:
            self._document.tables.end(grid)
        self._document.changes.finish()
        self.flow.end()
        self._walk.end_sides()
        yield from self._walk.fetch()

    # ── elements ────────────────────────────────────────────────────────────────────────────────────────────

    def _starts(self) -> dict[str, Callable[[dict[str, str]], object]]:
        return {
            **{name: partial(self._pass, name) for name in _PASSED},
            **dict.fromkeys(_SKIPPED, lambda _: xml.SKIP),
            **dict.fromkeys(_SHEETS, lambda _: self._document.take_sheet),
            "office:scripts": lambda _: self._take_scripts,
            "office:forms": lambda _: self._document.forms.append,
            "text:section": self._begin_section,
            "text:list": self._begin_list,
            "table:table": self._begin_table,
            "*": lambda _: self._take,
        }

    def _ends(self) -> dict[str, Callable[[], object]]:
        return {
            **dict.fromkeys(_PASSED, self._end_trunk),
            "text:section": self._end_scope,
            "text:list": self._end_scope,
            "table:table": self._end_table,
        }

    def _set(self) -> None:
        """Makes the styles ready, once the text begins."""
        self._is_set = True
        self._document.set_styles()
        self._walk.page = self._walk.pages.get("Standard", self._walk.page)
        self._pages.measure(self._document.sheets)

    def _pass(self, name: str, attributes: dict[str, str]) -> None:
        """What only holds others."""
        self._begin_trunk(Element(name, attributes))

    def _begin_trunk(self, element: Element) -> None:
        if self._trunk is not None:
            self._trunk.begin(element)

    def _end_trunk(self) -> None:
        if self._trunk is not None:
            self._trunk.end()

    def _take_scripts(self, element: Element) -> None:
        read_scripts(self._walk, element)

    def _take(self, element: Element) -> None:
        if not self._is_set:
            self._set()
        if self._trunk is not None:
            self._trunk.take(element)
        if self._grids:
            self._document.tables.take(element, self._grids[-1], self._scopes[-1])
            return
        before = self.flow.paragraphs
        self._walk.at_block(element, self._scopes[-1])
        if self.first_master is None and self.flow.paragraphs > before:
            self._note_first()

    def _note_first(self) -> None:
        self.first_master = next(iter(self._walk.gathered.masters), "")

    def _begin_section(self, attributes: dict[str, str]) -> None:
        if not self._is_set:
            self._set()
        section = Element("text:section", attributes)
        self._begin_trunk(section)
        self._scopes.append(self._document.blocks.in_section(section, self._scopes[-1]))

    def _begin_list(self, attributes: dict[str, str]) -> None:
        if not self._is_set:
            self._set()
        self._begin_trunk(Element("text:list", attributes))
        self._document.blocks.note_list(attributes.get("text:style-name", ""))
        self._scopes.append(self._document.blocks.in_list(self._scopes[-1]))

    def _end_scope(self) -> None:
        self._end_trunk()
        if len(self._scopes) > 1:
            self._scopes.pop()

    def _begin_table(self, attributes: dict[str, str]) -> None:
        if not self._is_set:
            self._set()
        table = Element("table:table", attributes)
        self._begin_trunk(table)
        self._grids.append(self._document.tables.begin(table, self._scopes[-1]))
        if self.first_master is None:
            self._note_first()

    def _end_table(self) -> None:
        self._end_trunk()
        if self._grids:
            self._document.tables.end(self._grids.pop())

    def _stray(self, text: str) -> None:
        """Words between paragraphs, which no program shows."""
        if is_wordy(text):
            self._walk.strays.append(text.strip())
