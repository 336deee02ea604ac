"""Sights: what keeps a whole shape from sight. It is hidden, stands beside the slide, has no size, or lies under another."""

from __future__ import annotations

from dataclasses import dataclass, field

from candour.formats.pptx.geometry import POINT, Box, Outline
from candour.formats.pptx.ground import Ground
from candour.formats.pptx.layers import Layers
from candour.formats.pptx.own_hidings import HIDDEN, MAYBE_OFF, OFF_SLIDE
from candour.formats.pptx.shapes import Shape
from candour.formats.pptx.timing import Animated
from candour.formats.pptx.words import Paragraph, ink_of, largest_size, scale_of
from candour.piece import Mask

__all__ = ["Sights"]

_SLACK = POINT / 2
_HEARD = ("audioFile", "videoFile", "wavAudioFile", "audioCd", "quickTimeFile")


@dataclass(slots=True, repr=False)
class Sights:
    """What is asked of each shape of one slide."""

    ground: Ground
    layers: Layers
    animated: Animated
    slide: Box | None = None
    """The slide itself; None where nobody knows how large it is."""
    _inks: dict[int, Box] = field(default_factory=dict)

    def ink(self, at: int, shape: Shape, outline: Outline, paragraphs: list[Paragraph]) -> Box:
        """About where the letters of a shape stand."""
        if at not in self._inks:
            scale = scale_of(shape.body) if shape.body is not None else 1.0
            self._inks[at] = ink_of(outline, paragraphs, self.ground.body_properties(shape), scale)
        return self._inks[at]

    def why_unseen(self, at: int, shape: Shape, box: Box | None, paragraphs: list[Paragraph]) -> Mask | None:
        """What keeps a shape from sight as a whole. `box` is where it lies, where that is known."""
        if shape.is_hidden:
            return HIDDEN
        outline = self.ground.outline(shape)
        if box is None or outline is None or shape.tag in ("grpSp", "cxnSp"):
            return None
        ink = self.ink(at, shape, outline, paragraphs) if paragraphs else None
        return (
            self._why_sizeless(shape, box, ink)
            or self._why_off(shape, box, ink)
            or self.layers.over(at, box, ink, largest_size(paragraphs))
        )

    def _why_sizeless(self, shape: Shape, box: Box, ink: Box | None) -> Mask | None:
        if shape.tag == "pic" and min(box.width, box.height) < 1:
            return None if _is_heard(shape) else OFF_SLIDE
        if ink is not None and box.width < 1 and not self._grows(shape):
            return MAYBE_OFF
        return None

    def _grows(self, shape: Shape) -> bool:
        """Whether a text takes the room that it needs, whatever its box."""
        fits = shape.body is not None and shape.body.find("bodyPr/spAutoFit") is not None
        return fits or self.ground.body_properties(shape).get("wrap") == "none"

    def _why_off(self, shape: Shape, box: Box, ink: Box | None) -> Mask | None:
        slide = self.slide
        slack = min(_SLACK, box.width / 2, box.height / 2)
        if slide is None or slide.meets(box, slack) or _is_heard(shape):
            return None
        reaches = ink is not None and slide.meets(ink, _SLACK)
        if reaches and min(box.width, box.height) < 1:
            return None
        moves = not self.animated.moving.isdisjoint(shape.ids)
        return MAYBE_OFF if reaches or moves else OFF_SLIDE


def _is_heard(shape: Shape) -> bool:
    """Whether a picture is the face of a sound or video, which plays wherever its face is."""
    properties = shape.element.find("nvPicPr/nvPr")
    return properties is not None and any(child.tag in _HEARD for child in properties)
