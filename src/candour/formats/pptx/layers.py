"""Layers: what lies on what. Which paint is behind the letters of a shape, and which shapes lie over them.

    drawn first   background · master's shapes · layout's shapes · slide's shapes, one after the other   drawn last

Only shapes that let nothing through cover others. One that comes or goes by an animation covers nothing for good: what is
under it is seen before or after.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.colour import BLACK, WHITE, contrast
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.pptx.geometry import POINT, Box
from candour.formats.pptx.ground import Ground
from candour.formats.pptx.own_hidings import COVERED, MAYBE_COVERED, PARTLY_COVERED
from candour.formats.pptx.paints import OPAQUE, Kind, Paint
from candour.formats.pptx.shapes import Shape
from candour.piece import Mask

__all__ = ["FULL_FORMS", "Layer", "Layers"]

_MOST_STEPS = 4_000_000
"""Pairs of shapes compared on one slide. Honest slides need a few thousand."""
_MOST_PATCHES = 500
_PLAIN_CONTRAST = 1.5
_LARGE = 0.9
_HALF, _WHOLLY = 0.5, 0.995
# fmt: off
FULL_FORMS = frozenset({
    "", "rect", "roundRect", "flowChartProcess", "flowChartAlternateProcess", "flowChartPredefinedProcess", "bevel",
    "flowChartInternalStorage", "foldedCorner", "actionButtonBlank", "snip1Rect", "snip2SameRect", "snip2DiagRect",
    "snipRoundRect", "round1Rect", "round2SameRect", "round2DiagRect",
})
"""Forms that fill the box around them. A picture without a form does."""
_HOLLOW = (
    "line", "straight", "bentConn", "curvedConn", "frame", "halfFrame", "arc", "blockArc", "leftBr", "rightBr", "bracket",
    "brace", "donut", "noSmoking", "corner", "diagStripe", "callout",
)
"""How forms begin that fill little of it."""
# fmt: on


class Layer(NamedTuple):
    """Something painted. `at` is its place in the order of drawing; what the master draws stands below 0."""

    at: int
    box: Box
    paint: Paint
    is_full: bool
    """Whether it fills the box around it."""
    is_plain: bool
    """Whether there are no words on it."""
    is_cover: bool


@dataclass(slots=True, repr=False)
class Layers:
    """The painted shapes of one slide."""

    slide: Element
    ground: Ground
    shapes: Sequence[Shape]
    solidity: Callable[[str], float]
    """How much of the picture of this relation's id lets nothing through."""
    animated: frozenset[str] = frozenset()
    is_exhausted: bool = False
    """Whether there were too many shapes to compare them all."""
    _layers: list[Layer] = field(default_factory=list)
    _steps: int = 0
    _background: Paint | None = None

    def __post_init__(self) -> None:
        behind = list(self.ground.behind(self.slide))
        for at, shape in enumerate(behind, -len(behind)):
            self._add(at, shape)
        for at, shape in enumerate(self.shapes):
            if not shape.is_hidden:
                self._add(at, shape)
        self._background = self.ground.background(self.slide)

    def _add(self, at: int, shape: Shape) -> None:
        paint = self.ground.paint(shape)
        outline = self.ground.outline(shape)
        if paint.kind is Kind.NOTHING or outline is None or shape.tag == "cxnSp":
            return
        form = shape.geometry
        has_own_form = shape.element.find("spPr/custGeom") is not None
        is_full = outline.is_upright and form in FULL_FORMS and not has_own_form
        is_cover = (
            paint.opacity >= OPAQUE and not form.startswith(_HOLLOW) and self.animated.isdisjoint(shape.ids)
        )
        is_plain = shape.body is None or not paragraphs_of(shape.body).strip()
        self._layers.append(Layer(at, outline.box, paint, is_full, is_plain, is_cover))

    def _is_enough(self) -> bool:
        self._steps += len(self._layers)
        self.is_exhausted = self.is_exhausted or self._steps > _MOST_STEPS
        return self.is_exhausted

    def behind(self, at: int, ink: Box) -> Paint | None:
        """What lies behind letters here; None where it cannot be told."""
        if self._is_enough():
            return None
        for layer in reversed(self._layers):
            if layer.at < at and layer.box.meets(ink):
                is_paper = layer.is_full and layer.paint.opacity >= OPAQUE and layer.box.holds(ink)
                return layer.paint if is_paper else None
        return self._background

    def over(self, at: int, box: Box, ink: Box | None, size: float = 0.0) -> Mask | None:
        """What lies over this shape: all of it for sure, perhaps, or nothing.

        `ink` is where its letters stand and `size` how high they are; without it, the whole box counts.
        """
        if self._is_enough():
            return None
        found: Mask | None = None
        for layer in self._layers:
            if layer.at <= at or not layer.is_cover or not layer.box.meets(ink or box):
                continue
            if layer.box.holds(box) and (ink is None or layer.box.holds(ink)):
                solidity = self._solidity(layer)
                if layer.is_full and solidity >= _WHOLLY:
                    return COVERED
                found = MAYBE_COVERED if solidity >= _HALF else found
            elif ink is not None and _takes_away(layer, ink, size) and self._solidity(layer) >= _HALF:
                found = MAYBE_COVERED
        return found

    def _solidity(self, layer: Layer) -> float:
        return self.solidity(layer.paint.picture) if layer.paint.kind is Kind.PICTURE else 1.0

    def boxes_on(self, at: int, box: Box) -> Mask | None:
        """Whether a plain box in black, white or the colour of the slide hides a part of a picture."""
        for patch in self.patches(at, box):
            if patch.area < box.area * _LARGE:
                return PARTLY_COVERED
        return None

    def patches(self, at: int, box: Box) -> list[Box]:
        """The plain boxes on this one that nothing else stands on: what people take to black something out."""
        return [layer.box for layer in self.patch_layers(at, box)]

    def patch_layers(self, at: int, box: Box) -> list[Layer]:
        """The same boxes, as they lie among the others."""
        if self._is_enough():
            return []
        found: list[Layer] = []
        for layer in self._layers:
            if len(found) > _MOST_PATCHES:
                self.is_exhausted = True
                break
            if layer.at <= at or not (layer.is_cover and layer.is_plain and box.holds(layer.box, 4 * POINT)):
                continue
            is_large = min(layer.box.width, layer.box.height) >= 3 * POINT
            if is_large and self._is_patch_colour(layer.paint) and not self._is_stood_on(layer):
                found.append(layer)
        return found

    def _is_patch_colour(self, paint: Paint) -> bool:
        own = self._background.colour if self._background else None
        colours = (BLACK, WHITE, *([own] if own is not None else []))
        return paint.colour is not None and any(
            contrast(paint.colour, one) < _PLAIN_CONTRAST for one in colours
        )

    def _is_stood_on(self, layer: Layer) -> bool:
        if self._is_enough():
            return True
        return any(
            (outline := self.ground.outline(shape)) is not None and outline.box.meets(layer.box)
            for shape in self.shapes[layer.at + 1 :]
            if shape.tag != "grpSp" and not shape.is_hidden
        )


def _takes_away(layer: Layer, ink: Box, size: float) -> bool:
    """Whether a shape that covers letters in part takes a word or more away."""
    if layer.box.shared_with(ink) >= ink.area * _HALF:
        return True
    across = min(layer.box.right, ink.right) - max(layer.box.left, ink.left)
    down = min(layer.box.bottom, ink.bottom) - max(layer.box.top, ink.top)
    is_box = layer.is_plain and layer.is_full and layer.paint.kind is Kind.COLOUR
    return is_box and across >= size and down >= size * _HALF
