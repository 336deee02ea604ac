"""Masters: what stands behind slides, which slides show it, and the footers and dates that are declared for them.

    master ◀── slide: its shapes, its footer, its date; each slide says which of them it shows
    footer-decl, date-time-decl ◀── slide: the words of the footer

A prompt (`Click to add a title`) is never shown. A footer that a slide has as a shape of its own is always shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.colour import WHITE
from candour.formats.odp.stage import Thing, things_of
from candour.formats.opendocument.document import Document
from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.geometry import Box
from candour.formats.opendocument.measures import colour, points
from candour.formats.opendocument.names import local
from candour.formats.opendocument.styles import MIXED, Styles
from candour.formats.opendocument.walk import OpenStage, Scope
from candour.formats.xml import text_of
from candour.piece import Found, Text

__all__ = ["PAGE", "Masters", "Setting", "is_prompt"]

PAGE = "style:drawing-page-properties"
_RUNNING = {
    "footer": "display-footer",
    "date-time": "display-date-time",
    "header": "display-header",
    "page-number": "display-page-number",
}
"""The shapes of a master that a slide shows or not, each by a switch of its own."""
_PROMPTS = frozenset(
    {"title", "outline", "subtitle", "text", "graphic", "object", "chart", "table", "orgchart", "notes"}
)
_NUMBERS = ("text:page-number", "text:page-count", "text:page-name")
"""Fields that a master only holds a place for."""
_PAINTED = frozenset({"bitmap", "gradient", "hatch"})


class Setting(NamedTuple):
    """What a slide gets from its master: its size, what it is painted with, the shapes behind its own."""

    size: Box | None
    ground: int
    things: tuple[Thing, ...]


@dataclass(slots=True, eq=False, repr=False)
class _Use:
    """How slides that are shown use one master."""

    shows: set[str] = field(default_factory=set)
    """Which of its running shapes some slide shows; `objects` for all others."""


class Masters:
    """The masters of one presentation."""

    def __init__(self, document: Document) -> None:
        self._document, self._walk = document, document.walk
        self._masters: dict[str, Element] = {}
        self._uses: dict[str, _Use] = {}
        self._things: dict[str, tuple[Thing, ...]] = {}
        self._styles = Styles()
        self._declared: dict[tuple[str, str], str] = {}
        self._shown: set[tuple[str, str]] = set()

    def set(self) -> None:
        """Makes the masters ready, once all styles are known."""
        sheets = self._document.sheets
        self._masters = {master.get("style:name", ""): master for master in sheets.masters}
        self._styles = sheets.styles()
        layers = (layer for element in sheets.around for layer in element.iter("draw:layer"))
        self._walk.dark = frozenset(
            layer.get("draw:name", "") for layer in layers if layer.get("draw:display") == "none"
        )

    def shown(self, kind: str, name: str) -> str:
        """The words of a footer, header or date that slides show; nothing where none does."""
        return self._declared.get((kind, name), "") if (kind, name) in self._shown else ""

    def declare(self, element: Element) -> None:
        """Takes the words of a header, footer or date that slides can name."""
        kind = local(element.tag).removesuffix("-decl")
        self._declared[kind, element.get("presentation:name", "")] = text_of(element).strip()

    # ── slides ──────────────────────────────────────────────────────────────────────────────────────────────

    def use(self, page: Element, said: Callable[[Element, str], str], *, is_shown: bool) -> Setting:
        """Takes note of what a slide shows of its master; gives what it gets from it."""
        name = page.get("draw:master-page-name", "")
        master = self._masters.get(name)
        has_objects = said(page, "presentation:background-objects-visible") != "false"
        if is_shown:
            use = self._uses.setdefault(name, _Use())
            if has_objects:
                use.shows.add("objects")
            for kind, switch in _RUNNING.items():
                if has_objects and _is_on(said(page, f"presentation:{switch}"), kind):
                    use.shows.add(kind)
                    self._shown.add((kind, page.get(f"presentation:use-{kind}-name", "")))
        ground = self._painted(self._walk.styles, page.get("draw:style-name", ""))
        if master is None:
            return Setting(None, WHITE if ground is None else ground, ())
        if ground is None and said(page, "presentation:background-visible") != "false":
            ground = self._painted(self._styles, master.get("draw:style-name", ""))
        things = self._behind(name, master) if has_objects else ()
        return Setting(self._size(master), WHITE if ground is None else ground, things)

    def _painted(self, styles: Styles, name: str) -> int | None:
        fill = styles.first("drawing-page", name, PAGE, "draw:fill")
        if fill in _PAINTED:
            return MIXED
        return (
            colour(styles.first("drawing-page", name, PAGE, "draw:fill-color")) if fill == "solid" else None
        )

    def _size(self, master: Element) -> Box | None:
        properties = self._document.sheets.layout(master)
        if properties is None:
            return None
        width, height = (points(properties.get(f"fo:page-{side}", "")) for side in ("width", "height"))
        return Box(0, 0, width, height) if width and height else None

    def _behind(self, name: str, master: Element) -> tuple[Thing, ...]:
        if name not in self._things:
            shapes = [shape for shape in master if not is_prompt(shape)]
            self._things[name] = tuple(things_of(shapes, self._styles))
        return self._things[name]

    # ── what is told of them ────────────────────────────────────────────────────────────────────────────────

    def read(self) -> Iterator[Found]:
        """The words of masters, footers and handouts, with what no slide shows under its hiding."""
        walk = self._walk
        if not self._masters:
            self.set()
        walk.styles, walk.stage = self._styles, OpenStage()
        kept = {name: walk.inline.get(name) for name in _NUMBERS}
        walk.inline |= dict.fromkeys(_NUMBERS, lambda *_: None)
        for number, (name, master) in enumerate(self._masters.items(), 1):
            place = self._document.place / (f"master {number}" if len(self._masters) > 1 else "master")
            use = self._uses.get(name, _Use())
            if not self._document.is_whole:
                use = _Use({"objects", *_RUNNING})
            for shape in master:
                if shape.tag in (*SHAPES, *GROUPS):
                    self._shape(shape, Flow(place, walk.tell), use)
                elif shape.tag == "presentation:notes":
                    self._handout(shape, "notes master")
            yield from walk.fetch()
        for element in self._document.sheets.around:
            if element.tag == "style:handout-master":
                self._handout(element, "handout")
        walk.inline |= {name: handler for name, handler in kept.items() if handler}
        yield from walk.fetch()
        yield from self._footers()

    def _shape(self, shape: Element, flow: Flow, use: _Use) -> None:
        kind = shape.get("presentation:class", "")
        if is_prompt(shape):
            flow.under = self._walk.mask("placeholder")
        elif (kind if kind in _RUNNING else "objects") not in use.shows:
            flow.under = self._walk.mask("unused-master")
        self._walk.at_block(shape, Scope(flow, behind=MIXED, in_shape=True))
        flow.end()

    def _handout(self, element: Element, step: str) -> None:
        flow = Flow(self._document.place / step, self._walk.tell, under=self._walk.mask("handout"))
        for shape in element:
            if shape.tag in (*SHAPES, *GROUPS):
                self._walk.at_block(shape, Scope(flow, behind=MIXED, in_shape=True))
        flow.end()

    def _footers(self) -> Iterator[Found]:
        """The words that slides name for their footers and dates."""
        hiding = self._walk.gathered.ways["undisplayed-footer"]
        for (kind, name), text in self._declared.items():
            place = self._document.place / kind
            if not text:
                continue
            if (kind, name) in self._shown or not self._document.is_whole:
                yield Text(place, text)
            else:
                yield Text(place, text, hiding.sight, hiding)


def _is_on(switch: str, kind: str) -> bool:
    """Whether a slide shows a running shape; unless it says so, it shows all but the number."""
    return switch == "true" or (not switch and kind != "page-number")


def is_prompt(shape: Element) -> bool:
    """Whether a shape of a master only holds a place for one of the slide's."""
    return shape.get("presentation:placeholder") == "true" or shape.get("presentation:class") in _PROMPTS
