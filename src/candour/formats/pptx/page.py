"""Page: one part with shapes. A slide, a page of notes, a layout or a master.

shape ──▶ words    seen ones go to the page's one text, the others by what keeps them from sight
      ──▶ a table  a piece of its own
      ──▶ pins     the pictures, charts and files that it shows, for whoever reads those
the rest ──▶ links, descriptions, words that PowerPoint does not show
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.ooxml.damage import damage
from candour.formats.ooxml.drawings import extra_lines, fallback_pins, pins_of, words_on
from candour.formats.ooxml.package import Relation
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.pptx.asides import asides_in
from candour.formats.pptx.diagrams import Diagram, diagram_in
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.geometry import Box
from candour.formats.pptx.grid import Grid, box_of_table
from candour.formats.pptx.ground import Ground
from candour.formats.pptx.layers import Layers
from candour.formats.pptx.own_hidings import (
    ALT_TEXT,
    ALTERNATE,
    CROPPED,
    HIDDEN,
    LINK,
    MAYBE_COVERED,
    PARTLY_COVERED,
    TRIMMED,
)
from candour.formats.pptx.paints import OPAQUE, Kind, Paint
from candour.formats.pptx.presentation import comments_of
from candour.formats.pptx.shapes import TITLES, Shape
from candour.formats.pptx.sights import Sights
from candour.formats.pptx.solidity import Solidity
from candour.formats.pptx.timing import Animated, animated_in
from candour.formats.pptx.trees import Tree
from candour.formats.pptx.words import Paragraph, Words, paragraphs_in, scale_of, words_of
from candour.formats.wording import is_wordy
from candour.piece import Found, Gap, Mask, Text, Why
from candour.place import Place

__all__ = ["Page", "Seen", "address_in", "texts_of"]

_MOST_IN_TEXT = 20_000
_MADE_NAME = re.compile(r"Google Shape;\d+;")


class Seen(NamedTuple):
    """What there is to see of a shape."""

    paragraphs: list[Paragraph]
    box: Box | None
    """Where it lies, where that is known."""
    mask: Mask | None
    """What keeps it from sight as a whole."""


@dataclass(slots=True, repr=False)
class Page:
    """One part with shapes, while it is read."""

    gathered: Gathered
    part: str
    tree: Tree
    place: Place
    shapes: tuple[Shape, ...]
    ground: Ground
    size: Box | None = None
    """How large the slide is; None for pages where nothing is beside them."""
    under: Mask | None = None
    """What keeps the whole page from sight."""
    take: Callable[[Gathered, Place, Shape, list[str]], bool] = lambda *_: False
    """Whether the words of a shape are only prompts, or printed at the edge of notes; it notes them itself then."""
    pins_under: Mask | None = None
    """What keeps pictures from sight, where it is another thing than what keeps words."""
    seen: list[str] = field(default_factory=list)
    told: set[int] = field(default_factory=set)
    """The elements with letters that have been told of."""
    _targets: Mapping[str, Relation] = field(default_factory=dict)
    _descriptions: dict[str, None] = field(default_factory=dict)
    _sights: Sights | None = None
    _own: set[str] = field(default_factory=set)
    """The parts it refers to that have places of their own: other slides, for one."""
    _shows_parts: bool = False
    """Whether it refers to more than its layout, its notes and the like."""

    def begin(self) -> None:
        """Makes ready what is asked of each shape."""
        self._targets = {relation.id: relation for relation in self.gathered.relations(self.part)}
        self._own = {
            relation.target for relation in self._targets.values() if self.gathered.is_own(relation.kind)
        }
        self._shows_parts = any(
            not relation.is_external and not self.gathered.is_own(relation.kind)
            for relation in self._targets.values()
        )
        if self.under is None:
            animated = animated_in(self.tree.root)
            solidity = Solidity(self.gathered.package, self._targets)
            layers = Layers(self.tree.root, self.ground, self.shapes, solidity.share, animated.changing)
            self._sights = Sights(self.ground, layers, animated, self.size)

    def standing(self, layers: Layers) -> Page:
        """The same page, were its shapes to lie so and nothing to move."""
        other = replace(self)
        other._sights = Sights(self.ground, layers, Animated(frozenset(), frozenset()), self.size)  # noqa: SLF001  (of this very class)
        return other

    def read(self) -> Iterator[Found]:
        """Everything on the page."""
        self.begin()
        unseen: list[Found] = []
        for at, shape in enumerate(self.shapes):
            unseen += self._read_shape(at, shape)
        yield from texts_of(self.place, self.seen, self.under)
        yield from unseen
        yield from self._read_alternates()
        yield from self._read_rest()
        if self._sights and self._sights.layers.is_exhausted:
            detail = (
                "there are so many shapes here that Candour has not worked out which of them cover others: look at it in "
                "the program that made it"
            )
            yield Gap(self.place, Why.LIMIT, detail)

    # ── shapes ──────────────────────────────────────────────────────────────────────────────────────────────

    def _read_shape(self, at: int, shape: Shape) -> Iterator[Found]:
        place = Place((*self.place.steps, *shape.steps))
        paragraphs, box, mask = self.sight(at, shape)
        self._note_names(shape)
        self._pin(at, shape, place, mask, box)
        if shape.table is not None:
            yield from self._read_table(at, shape.table, place, mask, box)
        elif shape.body is not None:
            yield from self._read_words(at, shape, place, mask, paragraphs)
        elif shape.tag == "graphicFrame":
            yield from self._read_frame(shape, place, mask)

    def sight(self, at: int, shape: Shape) -> Seen:
        """What there is to see of a shape."""
        paragraphs = self._paragraphs(shape)
        outline = self.ground.outline(shape)
        box = outline.box if outline else None
        if shape.table is not None and box is not None:
            box = box_of_table(shape.table, box)
        mask = self._sights.why_unseen(at, shape, box, paragraphs) if self._sights else self.under
        return Seen(paragraphs, box, mask)

    def _paragraphs(self, shape: Shape) -> list[Paragraph]:
        if shape.body is None:
            return []
        self.told.update(id(letters) for line in shape.body.iterfind("p") for letters in line.iter("t"))
        return paragraphs_in(shape.body, lambda level: self.ground.look(shape, level), self.ground.scheme)

    def _read_words(
        self, at: int, shape: Shape, place: Place, mask: Mask | None, paragraphs: list[Paragraph]
    ) -> Iterator[Found]:
        lines = [text for paragraph in paragraphs if (text := paragraph.text.strip("\n")).strip()]
        if not lines:
            return
        if self.take(self.gathered, self.place, shape, lines):
            return
        if shape.placeholder and shape.placeholder.kind in TITLES:
            self.gathered.titles.add(" ".join(" ".join(lines).split()))
        words = Words(lines)
        if mask is None and shape.body is not None:
            words = words_of(paragraphs, lambda: self.behind(at, shape, paragraphs), scale_of(shape.body))
        if mask is None or mask is self.under:
            self.seen += words.seen
        else:
            yield Text(place, "\n".join(words.seen), mask.sight, mask.hiding)
        for own, unseen in words.unseen.items():
            yield Text(place, "\n".join(unseen), own.sight, own.hiding)

    def behind(self, at: int, shape: Shape, paragraphs: list[Paragraph]) -> Paint | None:
        """What is behind the letters of a shape; None where it cannot be told."""
        own = self.ground.paint(shape)
        is_clear = own.kind is Kind.COLOUR and own.opacity <= 1 - OPAQUE
        if own.kind is not Kind.NOTHING and not is_clear:
            return own if own.opacity >= OPAQUE else None
        outline = self.ground.outline(shape)
        if self._sights is None or outline is None:
            return None
        return self._sights.layers.behind(at, self._sights.ink(at, shape, outline, paragraphs))

    def _read_table(
        self, at: int, table: Element, place: Place, mask: Mask | None, box: Box | None
    ) -> Iterator[Found]:
        yield from self.grid(at, table, place, mask, box).read()
        cells = table.iterfind("tr/tc/txBody/p")
        self.told.update(id(letters) for line in cells for letters in line.iter("t"))
        self.gathered.tables += 1

    def grid(self, at: int, table: Element, place: Place, mask: Mask | None, box: Box | None) -> Grid:
        """A table, as it is read."""
        layers = self._sights.layers if self._sights else None
        return Grid(
            table,
            place,
            self.ground.scheme,
            self.ground.plain_look(),
            lambda: layers.behind(at, box) if layers and box else None,
            layers.patches(at, box) if layers and box and mask is None else (),
            box,
            mask,
        )

    @property
    def layers(self) -> Layers | None:
        """What lies on what; None on a page that is out of sight as a whole."""
        return self._sights.layers if self._sights else None

    def _read_frame(self, shape: Shape, place: Place, mask: Mask | None) -> Iterator[Found]:
        """What a frame holds that is no table or chart: SmartArt with its words, or words of its own."""
        gaps: list[Gap] = []
        with damage(place, "SmartArt", gaps):
            diagram = diagram_in(shape.element, self.gathered, self._targets)
            if diagram is not None:
                yield from self._read_diagram(diagram, place, mask)
        yield from gaps
        words = paragraphs_of(shape.element)
        self.told.update(id(letters) for line in shape.element.iter("p") for letters in line.iter("t"))
        if mask is None or mask is self.under:
            self.seen += words.split("\n") if words.strip() else []
        elif words.strip():
            yield Text(place, words, mask.sight, mask.hiding)

    def _read_diagram(self, diagram: Diagram, place: Place, mask: Mask | None) -> Iterator[Found]:
        for part in diagram.parts:
            self.gathered.pin(part, place, mask)
        if mask is None or mask is self.under:
            self.seen += diagram.seen
        elif diagram.seen:
            yield Text(place, "\n".join(diagram.seen), mask.sight, mask.hiding)
        for own, lines in ((HIDDEN, diagram.unseen), (ALTERNATE, diagram.stale)):
            if lines:
                yield Text(place, "\n".join(lines), own.sight, own.hiding)
        for text in diagram.descriptions:
            self._describe(text)
        yield from comments_of(place, diagram.comments)

    def _note_names(self, shape: Shape) -> None:
        for what, label, text in words_on(shape.names) if shape.names is not None else ():
            is_made = label.startswith("name") and (
                _MADE_NAME.match(text) or (shape.placeholder and text[-1:].isdecimal())
            )
            if what == "alt-text" and not is_made:
                self._describe(text)

    def _describe(self, text: str) -> None:
        """Notes what is said of a picture; a logo that is on every slide is described once."""
        if text.strip() not in self.gathered.described:
            self.gathered.described.add(text.strip())
            self._descriptions[text.strip()] = None

    # ── what shapes show ────────────────────────────────────────────────────────────────────────────────────

    def _pin(self, at: int, shape: Shape, place: Place, mask: Mask | None, box: Box | None) -> None:
        if shape.tag == "grpSp" or not self._shows_parts:
            return
        under = self.pins_under or mask
        if shape.tag == "pic" and under is None and self._sights and box:
            under = self._sights.layers.boxes_on(at, box)
        elif shape.tag == "pic" and under is MAYBE_COVERED:
            under = PARTLY_COVERED
        trimmed = self._trimmed(shape)
        for part, own in pins_of(shape.element, self._targets, under, CROPPED):
            self._pin_part(part, place, TRIMMED if own is None and part in trimmed else own)

    def _pin_part(self, part: str, place: Place, under: Mask | None) -> None:
        if part not in self._own:
            self.gathered.pin(part, place, under)

    def _trimmed(self, shape: Shape) -> set[str]:
        """The parts of sound or video of which a piece is cut away."""
        found = set()
        for media in shape.element.iter("media"):
            trim = media.find("trim")
            relation = self._targets.get(media.get("r:embed", ""))
            if trim is not None and relation and any(_is_some(trim.get(edge)) for edge in ("st", "end")):
                found.add(relation.target)
        return found

    # ── everything else ─────────────────────────────────────────────────────────────────────────────────────

    def _read_alternates(self) -> Iterator[Found]:
        under = self.pins_under or self.under
        for alternate in self.tree.alternates:
            if extra := extra_lines(alternate.fallback, alternate.choice):
                yield Text(self.place, "\n".join(extra), ALTERNATE.sight, ALTERNATE.hiding)
            pins = fallback_pins(alternate.fallback, alternate.choice, self._targets, under, ALTERNATE)
            for part, own in pins:
                self._pin_part(part, self.place / "fallback", own)

    def _read_rest(self) -> Iterator[Found]:
        """Descriptions, links, and words that stand in no shape; pins for what no shape shows, as a background does."""
        under = self.pins_under or self.under
        for part, own in pins_of(self.tree.root, self._targets, under, None) if self._shows_parts else ():
            if part not in self.gathered.pins:
                self._pin_part(part, self.place, own)
        self.gathered.pin_all(self.part, self.place, under)
        asides = asides_in(self.tree.root, self.told)
        for name in asides.names:
            self._describe(name)
        if self._descriptions:
            label = "names and descriptions of pictures and shapes"
            yield Text(self.place, "\n".join(self._descriptions), ALT_TEXT.sight, ALT_TEXT, label)
        shown = "\n".join(self.seen)
        links = {
            relation.target: None
            for relation in self._targets.values()
            if relation.is_external
            and relation.kind == "hyperlink"
            and is_wordy(relation.target)
            and address_in(relation.target) not in shown
        }
        if lines := [*links, *asides.tips]:
            yield Text(self.place, "\n".join(dict.fromkeys(lines)), LINK.sight, LINK, "links")
        yield from asides.read(self.place)
        yield from comments_of(self.place, self.tree.comments)


def address_in(target: str) -> str:
    """What words have to show of a link so that nobody is led elsewhere: its address, without how it is reached."""
    return (target.partition(":")[2] if ":" in target else target).strip("/")


def _is_some(text: str | None) -> bool:
    return bool(text) and any(digit in str(text) for digit in "123456789")


def texts_of(place: Place, lines: list[str], under: Mask | None = None) -> Iterator[Text]:
    """The lines as one text; as several, where they are very many. No line is cut in two."""
    held: list[str] = []
    size = 0
    for line in lines:
        if held and size + len(line) > _MOST_IN_TEXT:
            yield _text(place, held, under)
            held, size = [], 0
        held.append(line)
        size += len(line) + 1
    if held:
        yield _text(place, held, under)


def _text(place: Place, lines: list[str], under: Mask | None) -> Text:
    text = "\n".join(lines)
    return Text(place, text, under.sight, under.hiding) if under else Text(place, text)
