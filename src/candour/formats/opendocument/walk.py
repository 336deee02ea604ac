"""The walk through a document's text: what is done with each element, and all that is known where it stands.

    element ──▶ inline │ block ──▶ the room for its kind: paragraphs, fields, blocks, tables, drawings, changes
                          ▲                │
                          └── Scope ───────┘    the flow it is part of, what hides it, how it looks, what is behind it

The rooms do not know one another: each puts its handlers into the walk's two tables, and hands what it does not know
itself back to the walk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol
from xml.etree.ElementTree import Element

from candour.formats.colour import WHITE, are_alike
from candour.formats.opendocument.flow import Cover, Flow
from candour.formats.opendocument.gathered import Gathered
from candour.formats.opendocument.styles import MIXED, PLAIN, Look, Styles
from candour.formats.opendocument.witness import Witness
from candour.formats.wording import is_wordy
from candour.hiding import Hiding, Sight
from candour.piece import Found, Mask, Nested, Text
from candour.place import Place
from candour.source import Source

__all__ = ["ON_PAGE", "Handler", "OpenStage", "Scope", "Stage", "Walk"]

ON_PAGE = -2
"""Behind the text is whatever the page is painted with just there."""
_SMALLEST, _NARROWEST = 2.05, 0.05
"""Text of two points is a line of dust; so is text squeezed to a twentieth of its width."""


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """What is known where an element stands."""

    flow: Flow
    veil: Mask | None = None
    """What hides everything here."""
    look: Look = PLAIN
    behind: int = ON_PAGE
    in_shape: bool = False
    """Whether this is text of a shape, which takes nothing from the default paragraph."""
    level: int = 0
    """How deep in lists."""
    style: str = ""
    """The style of the shape that the text is in."""

    def under(self) -> Mask | None:
        """What keeps a whole picture or table here from sight."""
        return self.veil or self.flow.under


Handler = Callable[[Element, Scope], object]


class Stage(Protocol):
    """What the format knows of where drawings are: a page of text, or a slide."""

    def why_unseen(self, shape: Element, scope: Scope) -> Mask | None:
        """Why a drawing is not seen where it is: off the page, of no size."""

    def behind(self, shape: Element, scope: Scope) -> int:
        """What is behind the text of a drawing that is filled with nothing."""

    def cover(self, shape: Element) -> Cover | None:
        """Where a drawing may lie over the paragraph that it hangs on."""

    def covered(self, shape: Element) -> tuple[Mask | None, ...]:
        """For each paragraph of a drawing, what lies over it; the last goes for all that follow."""


class OpenStage:
    """A stage on which everything is seen, and nothing is known of what is behind."""

    def why_unseen(self, shape: Element, scope: Scope) -> Mask | None:  # noqa: ARG002  (a stage's question)
        """Nothing hides it."""
        return None

    def behind(self, shape: Element, scope: Scope) -> int:  # noqa: ARG002  (a stage's question)
        """Nobody knows."""
        return MIXED

    def cover(self, shape: Element) -> Cover | None:  # noqa: ARG002  (a stage's question)
        """It covers nothing."""
        return None

    def covered(self, shape: Element) -> tuple[Mask | None, ...]:  # noqa: ARG002  (a stage's question)
        """Nothing lies over it."""
        return ()


@dataclass(slots=True, eq=False, repr=False)
class Walk:
    """The walk through one document. What is found is kept in `ready` until somebody fetches it."""

    source: Source
    gathered: Gathered
    styles: Styles = field(default_factory=Styles)
    stage: Stage = field(default_factory=OpenStage)
    page: int = WHITE
    """What the page is painted with."""
    pages: dict[str, int] = field(default_factory=dict)
    """What the pages of each master are painted with."""
    is_slides: bool = False
    """Whether the words of shapes are the page's own, not beside its text."""
    dark: frozenset[str] = frozenset()
    """The layers that are not displayed."""
    lids: list[Mask | None] = field(default_factory=list)
    """What lies over the next paragraphs, the next one last; the first goes for all that follow."""
    sides: dict[str, Flow] = field(default_factory=dict)
    """Footnotes, endnotes and comments, each a flow of which one note is one paragraph."""
    side_place: Place | None = None
    inline: dict[str, Handler] = field(default_factory=dict)
    block: dict[str, Handler] = field(default_factory=dict)
    open: dict[str, Mask] = field(default_factory=dict)
    """Stretches of text that are hidden from here to their end, which may be in another paragraph."""
    ready: list[Found] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    witness: Witness | None = None
    """Who notes what is said of each element, for whoever writes a copy."""
    _masks: dict[tuple[Look, int], Mask | None] = field(default_factory=dict)

    def fetch(self) -> list[Found]:
        """What has been found since the last time."""
        found, self.ready = self.ready, []
        return found

    def tell(self, found: Found) -> None:
        """Takes what has been found."""
        self.ready.append(found)

    def mask(self, what: str) -> Mask:
        """The mask of a way of hiding."""
        return Mask.of(self.gathered.ways[what])

    def text(self, what: str, text: str, scope: Scope, label: str = "") -> None:
        """Tells words that are kept from sight in a way of their own."""
        if is_wordy(text):
            self.tell_as(self.gathered.ways[what], scope.flow.at(), text, label)

    def tell_as(self, hiding: Hiding, place: Place, text: str, label: str = "") -> None:
        """Tells words under this hiding."""
        self.tell(Text(place, text, hiding.sight, hiding, label))

    # ── going on ────────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self, elements: Iterable[Element], scope: Scope) -> None:
        """Reads elements that stand where paragraphs do."""
        for element in elements:
            self.at_block(element, scope)

    def at_block(self, element: Element, scope: Scope) -> None:
        """Reads one element that stands where paragraphs do; words of an unknown one are told as stray."""
        handler = self.block.get(element.tag)
        if handler is not None:
            handler(element, scope)
        elif words := " ".join("".join(element.itertext()).split()):
            self.strays.append(words)

    def runs(self, element: Element, scope: Scope) -> None:
        """Reads what is inside a paragraph or a part of one. An unknown element's words count as the paragraph's."""
        if self.witness is not None:
            self._note_runs(element, scope)
        if element.text:
            self.say(element.text, scope)
        for child in element:
            handler = self.inline.get(child.tag)
            if handler is not None:
                handler(child, scope)
            else:
                self.runs(child, scope)
            if child.tail:
                if self.witness is not None:
                    self.witness.hear(child, self.mask_here(scope), after=True)
                self.say(child.tail, scope)

    def _note_runs(self, element: Element, scope: Scope) -> None:
        """Notes what keeps the beginning of a run from sight, and elements in it that are no words: tabs, line ends."""
        if self.witness is not None:
            mask = self.mask_here(scope)
            self.witness.hear(element, mask)
            for child in element:
                if not len(child) and not child.text:
                    self.witness.mark(child, mask)

    def mark(self, element: Element, mask: Mask | None) -> None:
        """Says what keeps an element from sight as a whole."""
        if self.witness is not None:
            self.witness.mark(element, mask)

    def say(self, text: str, scope: Scope) -> None:
        """Words of the paragraph being read."""
        scope.flow.say(text, self.mask_here(scope))

    def put(self, text: str, scope: Scope) -> None:
        """A tab or a line end."""
        scope.flow.put(text, self.mask_here(scope))

    # ── beside the text ─────────────────────────────────────────────────────────────────────────────────────

    def aside(self, noun: str, elements: Iterable[Element], own: Mask | None, under: Mask | None) -> None:
        """Reads a note or comment. `own` keeps all of its kind from sight, `under` this one."""
        side = self.sides.get(noun)
        if side is None:
            place = self.side_place or self.gathered.place
            side = self.sides[noun] = Flow(place, self.tell, noun, under=own)
        flow = Flow(side.at(), self.tell, under=under or own)
        self.blocks(elements, Scope(flow, behind=MIXED))
        if under is None:
            seen, hidden = flow.taken()
            for _, text in hidden:
                self.tell(text)
            side.put(seen, None)
        else:
            flow.end()
        side.end_paragraph()

    def end_sides(self) -> None:
        """Tells the notes and comments that are left."""
        for side in self.sides.values():
            side.end()
        self.sides.clear()

    # ── sight ───────────────────────────────────────────────────────────────────────────────────────────────

    def mask_here(self, scope: Scope) -> Mask | None:
        """What keeps words from sight that stand here."""
        if self.open:
            return next(iter(self.open.values()))
        if scope.veil is not None:
            return scope.veil
        behind = self.page if scope.behind == ON_PAGE else scope.behind
        key = (scope.look, behind)
        if key not in self._masks:
            self._masks[key] = self._mask_of(*key)
        return self._masks[key]

    def _mask_of(self, look: Look, behind: int) -> Mask | None:
        ways = self.gathered.ways
        if look.display == "none":
            return Mask.of(ways["hidden-text"])
        if look.display == "condition":
            return Mask(ways["hidden-text"], Sight.UNSURE)
        if look.size <= _SMALLEST or look.scale <= _NARROWEST:
            return Mask.of(ways["text-too-small"])
        ground = behind if look.fill is None else look.fill
        if look.is_clear or (look.ink is not None and ground >= 0 and are_alike(look.ink, ground)):
            return Mask.of(ways["colour-of-the-page"])
        return None

    def hidden(self, scope: Scope) -> Mask | None:
        """What keeps a picture, table or note from sight that stands here."""
        if self.open:
            return next(iter(self.open.values()))
        if scope.veil is None and scope.look.display == "none":
            return self.mask("hidden-text")
        return scope.under()

    def inner(self, scope: Scope, noun: str, under: Mask | None) -> Flow:
        """A flow of its own inside this one: a text box, a note."""
        flow = scope.flow
        place = flow.at() / flow.numbered(noun)
        return Flow(place, self.tell, under=under, covering=flow.covering)

    def nest(self, name: str, data: bytes, scope: Scope, noun: str, under: Mask | None) -> None:
        """Hands on a file that stands in the text itself."""
        if data.strip():
            place = scope.flow.at() / scope.flow.numbered(noun)
            self.tell(Nested(self.source.nested(name, data, place), under.hiding if under else None))
