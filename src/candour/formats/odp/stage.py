"""The stage: one slide, with what stands on it from back to front, so that it can be said what lies over what.

page colour ◀ the master's shapes ◀ first shape ◀ … ◀ last shape
                                        │              │ solid, over nine tenths of it: covered
                                        │              │ over a good part of a paragraph: it may be covered
                                        └─ behind its words: its own fill, or the topmost thing that it stands on
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.odp.lines import rows_of
from candour.formats.opendocument.drawings import GROUPS, SHAPES, style_of
from candour.formats.opendocument.flow import Cover
from candour.formats.opendocument.geometry import Box, box_of
from candour.formats.opendocument.styles import MIXED, Styles
from candour.formats.opendocument.walk import Scope, Walk
from candour.hiding import Sight
from candour.piece import Mask

__all__ = ["Stage", "Thing", "things_of"]

_RECTANGULAR = frozenset(
    {
        "",
        "rectangle",
        "ooxml-rect",
        "round-rectangle",
        "ooxml-roundRect",
        "flowchart-process",
        "mso-spt202",
        "non-primitive",
    }
)
_ROUND = 0.15
"""What the corners of a shape that is not a rectangle leave open on each side."""
_WHOLE, _PART = 0.9, 0.35
_NOTHING = 0.5
_MOST_COVERS, _MOST_BELOW, _MOST_STEPS = 300, 300, 2_000_000
"""Once so many steps have been taken on one slide, only the largest of what may cover others is looked at, and Candour is unsure."""
_OPEN = (
    "draw:line",
    "draw:polyline",
    "draw:connector",
    "draw:measure",
    "draw:control",
    "draw:page-thumbnail",
)
_HOLDERS = ("draw:image", "draw:object", "draw:object-ole", "table:table", "draw:plugin")


class Thing(NamedTuple):
    """One shape on a slide. `fill` is None where it can be seen through."""

    shape: Element
    box: Box | None
    fill: int | None
    is_opaque: bool
    is_sure: bool
    """Whether it is filled with one colour, so that nothing shows through it for sure."""
    look: Styles

    def covering(self) -> Box | None:
        """What it covers for sure or perhaps."""
        if self.box is None or not self.is_opaque:
            return None
        geometry = self.shape.find("draw:enhanced-geometry")
        kind = geometry.get("draw:type", "") if geometry is not None else ""
        is_rectangle = kind in _RECTANGULAR and self.shape.tag in (
            "draw:rect",
            "draw:frame",
            "draw:custom-shape",
        )
        return self.box if is_rectangle else self.box.inset(_ROUND)


def things_of(elements: Iterable[Element], styles: Styles) -> list[Thing]:
    """The shapes among these elements and in their groups, from back to front."""
    found = [_thing(shape, styles) for shape in _flat(elements)]
    levels = [_level(thing.shape) for thing in found]
    if None not in levels:
        found = [thing for _, thing in sorted(zip(levels, found, strict=True), key=lambda pair: pair[0] or 0)]
    return found


def _flat(elements: Iterable[Element]) -> Iterator[Element]:
    for element in elements:
        if element.tag in GROUPS:
            yield from _flat(element)
        elif element.tag in SHAPES:
            yield element


def _level(shape: Element) -> int | None:
    written = shape.get("draw:z-index", "")
    return int(written) if written.isdecimal() and len(written) < 10 else None


def _thing(shape: Element, styles: Styles) -> Thing:
    family, name = style_of(shape)
    box = box_of(shape)
    if shape.tag in _OPEN:
        return Thing(shape, box, None, is_opaque=False, is_sure=False, look=styles)
    if shape.tag == "draw:frame" and any(child.tag in _HOLDERS for child in shape):
        is_clear = styles.graphic(family, name, "draw:image-opacity") not in ("", "100%")
        return Thing(shape, box, MIXED, is_opaque=not is_clear, is_sure=False, look=styles)
    fill = styles.fill(family, name, None if shape.tag == "draw:frame" else MIXED)
    is_opaque = fill is not None and styles.is_opaque(family, name)
    return Thing(shape, box, fill, is_opaque, is_opaque and fill != MIXED, styles)


@dataclass(slots=True, eq=False, repr=False)
class Stage:
    """One slide. `size` is its own; `ground` what it is painted with."""

    walk: Walk
    size: Box | None
    ground: int
    things: Sequence[Thing]
    _at: dict[int, int] = field(default_factory=dict)
    _covers: list[tuple[int, Box, bool]] = field(default_factory=list)
    _steps: int = 0

    def __post_init__(self) -> None:
        """Works out which things may cover others, the largest first."""
        for number, thing in enumerate(self.things):
            self._at[id(thing.shape)] = number
            for child in thing.shape:
                self._at[id(child)] = number
            if (box := thing.covering()) is not None and box.area > 0:
                self._covers.append((number, box, thing.is_sure))
        self._covers.sort(key=lambda cover: -cover[1].area)

    def _thing(self, shape: Element) -> Thing | None:
        number = self._at.get(id(shape))
        return None if number is None else self.things[number]

    def _over(self, shape: Element) -> Iterator[tuple[Box, bool]]:
        number = self._at.get(id(shape), math.inf)
        self._steps += len(self._covers)
        covers = self._covers[:_MOST_COVERS] if self._is_exhausted else self._covers
        return ((box, is_sure) for at, box, is_sure in covers if at > number)

    @property
    def _is_exhausted(self) -> bool:
        return self._steps > _MOST_STEPS and len(self._covers) > _MOST_COVERS

    # ── the questions of a stage ────────────────────────────────────────────────────────────────────────────

    def why_unseen(self, shape: Element, scope: Scope) -> Mask | None:  # noqa: ARG002  (a stage's question)
        """Why a shape is not seen where it is: off the slide, of no size, wholly under something."""
        thing = self._thing(shape)
        if thing is None or thing.box is None:
            return None
        box = thing.box
        if max(box.width, box.height) < _NOTHING or self._is_off(box):
            return self.walk.mask("off-sheet-drawing")
        hiding = self.walk.gathered.ways["covered-text"]
        for cover, is_sure in self._over(shape):
            if box.area and box.share_under(cover) >= _WHOLE:
                return Mask(hiding, hiding.sight if is_sure else Sight.UNSURE)
        if self._is_exhausted and self._covers[_MOST_COVERS][1].area >= _WHOLE * box.area:
            return Mask(hiding, Sight.UNSURE)
        return None

    def _is_off(self, box: Box) -> bool:
        if self.size is None:
            return False
        right, bottom = box.x + box.width, box.y + box.height
        return right <= 0 or bottom <= 0 or box.x >= self.size.width or box.y >= self.size.height

    def behind(self, shape: Element, scope: Scope) -> int:  # noqa: ARG002  (a stage's question)
        """The topmost thing that a shape without a fill stands on."""
        thing, number = self._thing(shape), self._at.get(id(shape))
        if thing is None or thing.box is None or number is None:
            return MIXED
        for below in reversed(self.things[max(0, number - _MOST_BELOW) : number]):
            if below.fill is None or below.box is None:
                continue
            share = thing.box.share_under(below.box) if thing.box.area else 0.0
            if share >= _WHOLE:
                return below.fill
            if share > 0:
                return MIXED
        return self.ground if number <= _MOST_BELOW else MIXED

    def cover(self, shape: Element) -> Cover | None:  # noqa: ARG002  (a stage's question)
        """Slides say where things are; nothing hangs on a paragraph."""
        return None

    def covered(self, shape: Element) -> tuple[Mask | None, ...]:
        """For each paragraph of a shape, what may lie over it."""
        thing, covers = self._thing(shape), list(self._over(shape))
        if thing is None or thing.box is None or not covers:
            return ()
        if not any(thing.box.shared(cover).area for cover, _ in covers):
            return ()
        unsure = Mask(self.walk.gathered.ways["covered-text"], Sight.UNSURE)
        rows = rows_of(thing.shape, thing.box, thing.look)
        masks = [
            unsure if any(row.share_under(cover) >= _PART for cover, _ in covers) else None for row in rows
        ]
        return (*masks, None)
