"""Slides: each page as it goes past, with its shapes, comments, notes and sounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.odp.masters import PAGE, Masters
from candour.formats.odp.stage import Stage, things_of
from candour.formats.opendocument.document import Document
from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.forms import read_scripts
from candour.formats.opendocument.names import naming
from candour.formats.opendocument.walk import OpenStage, Scope
from candour.formats.wording import is_wordy
from candour.piece import Found, Gap, Mask, Why

__all__ = ["Slides"]

_SHEETS = ("office:styles", "office:automatic-styles", "office:master-styles")
_PASSED = ("office:document", "office:document-content", "office:body", "office:presentation")
_SKIPPED = ("office:meta", "office:settings", "office:font-face-decls")
_DECLARED = ("presentation:header-decl", "presentation:footer-decl", "presentation:date-time-decl")
_READ = frozenset({*SHAPES, *GROUPS, "office:annotation", "office:event-listeners", "svg:title", "svg:desc"})
_TOO_DEEP = "it was not read to its end: its elements are nested too deep; treat it as hostile"
_GENERATED = frozenset({"page-number", "page"})
"""Frames of a page of notes whose words the program makes."""


class Slides:
    """The slides of one presentation, or the pages of one drawing."""

    def __init__(self, document: Document, masters: Masters) -> None:
        self._document, self._masters = document, masters
        self._walk = document.walk
        self.noun = "slide"
        self.total = self.hidden = 0

    def read(self) -> Iterator[Found]:
        """The slides, as they go past.

        Raises:
            BadXml: where the content is broken; what stands before the damage has been given.
        """
        document = self._document
        starts: dict[str, Callable[[dict[str, str]], object]] = {
            **dict.fromkeys(_PASSED, lambda _: None),
            **dict.fromkeys(_SKIPPED, lambda _: xml.SKIP),
            **dict.fromkeys(_SHEETS, lambda _: document.take_sheet),
            **dict.fromkeys(_DECLARED, lambda _: self._masters.declare),
            "office:drawing": self._draw,
            "office:scripts": lambda _: lambda element: read_scripts(self._walk, element),
            "presentation:settings": lambda _: self._take_shows,
            "draw:page": lambda _: self._take,
            "*": lambda _: self._take_other,
        }
        chunks = document.content()()
        pauses = xml.dispatch(chunks, starts, {}, self._stray, naming=naming, comments=document.comments)
        over: bool | None = None
        while not over:
            try:
                over = next(pauses, True)  # None at each pause
            except Exception:
                yield from self._walk.fetch()  # what stands before the damage
                raise
            yield from self._walk.fetch()

    def _draw(self, _: dict[str, str]) -> None:
        self.noun = "page"

    def _stray(self, text: str) -> None:
        if is_wordy(text):
            self._walk.strays.append(text.strip())

    def _take_other(self, element: Element) -> None:
        """Variables and links that are declared before the slides; anything else no program shows."""
        if element.tag == "office:forms":
            self._document.forms.append(element)
        else:
            self._walk.at_block(element, Scope(Flow(self._document.place, self._walk.tell)))

    def _take_shows(self, element: Element) -> None:
        for show in element.findall("presentation:show"):
            name = show.get("presentation:name", "")
            self._walk.gathered.note_name("name of a custom show", name, self._document.place / "shows")

    # ── one slide ───────────────────────────────────────────────────────────────────────────────────────────

    def _take(self, page: Element) -> None:
        if not self.total:
            self._document.set_styles()
            self._masters.set()
        self.total += 1
        if self._walk.witness is not None:
            self._walk.witness.pages.append(page)
        try:
            self._page(page)
        except RecursionError:
            place = self._document.place / f"{self.noun} {self.total}"
            self._walk.tell(Gap(place, Why.BROKEN, _TOO_DEEP))

    def _said(self, page: Element, attribute: str) -> str:
        return self._walk.styles.first("drawing-page", page.get("draw:style-name", ""), PAGE, attribute)

    def _page(self, page: Element) -> None:
        walk = self._walk
        visibility = page.get("presentation:visibility") or self._said(page, "presentation:visibility")
        is_hidden = visibility == "hidden"
        self.hidden += is_hidden
        place = self._document.place / f"{self.noun} {self.total}{' (hidden)' if is_hidden else ''}"
        under = walk.mask("hidden-slide") if is_hidden else None
        walk.mark(page, under)
        look = self._masters.use(page, self._said, is_shown=not is_hidden)
        walk.gathered.note_name(f"name of a {self.noun}", page.get("draw:name", ""), place)
        own = things_of(page, walk.styles)
        walk.stage = Stage(walk, look.size, look.ground, (*look.things, *own))
        walk.side_place = place
        flow = Flow(place, walk.tell, under=under)
        scope = Scope(flow, behind=look.ground, in_shape=True)
        for child in page:
            self._part(child, scope, under)
        for properties in self._sounds(page):
            walk.gathered.refer(properties, "path of a sound", place, under)
        flow.end()
        walk.open.clear()
        walk.end_sides()

    def _part(self, child: Element, scope: Scope, under: Mask | None) -> None:
        walk = self._walk
        if child.tag in _READ:
            walk.at_block(child, scope)
        elif child.tag == "presentation:notes":
            self._notes(child, scope)
        elif child.tag == "office:forms":
            self._document.forms.append(child)
        else:  # animations and what other programs add
            for each in child.iter():
                walk.gathered.refer(each.get("xlink:href", ""), "path of a sound", scope.flow.place, under)
                if each.text and is_wordy(each.text):
                    walk.strays.append(each.text.strip())

    def _sounds(self, page: Element) -> Iterator[str]:
        """The sounds that a slide begins with, in its style."""
        for style in self._walk.styles.chain("drawing-page", page.get("draw:style-name", "")):
            for sound in style.iter("presentation:sound"):
                yield sound.get("xlink:href", "")

    def _notes(self, notes: Element, scope: Scope) -> None:
        """The speaker's notes, but for the small picture of the slide and its number."""
        walk, stage = self._walk, self._walk.stage
        walk.stage = OpenStage()
        flow = Flow(scope.flow.place / "notes", walk.tell, under=walk.mask("speaker-notes"))
        inside = Scope(flow, in_shape=True)
        for child in notes:
            if child.tag == "office:forms":
                self._document.forms.append(child)
            elif child.get("presentation:class") not in _GENERATED:
                walk.at_block(child, inside)
        flow.end()
        walk.stage = stage
