"""Places: where shapes stand on a slide, through the groups that they are in, in the measure of newer presentations.

576 units to the inch ──▶ 914,400. A group has edges of its own, by which the shapes in it are measured.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Final

from candour.formats.new_slides import Place
from candour.formats.officeart import Shape
from candour.formats.ppt.page import box_of

__all__ = ["SCALE", "Places", "turn_of"]

SCALE: Final = 914_400 / 576
_DEEPEST: Final = 32
_TURN: Final = 0x4
_UPRIGHT: Final = (45, 135, 225, 315)
Edges = tuple[float, float, float, float]


class Places:
    """The places of the shapes of one page."""

    def __init__(self, shapes: Sequence[Shape]) -> None:
        self._heads = {shape.number: shape for shape in shapes if shape.measure and shape.number}

    def of(self, shape: Shape) -> Place | None:
        """Left, top, width and height of a shape; None where it does not say."""
        edges = self._edges(shape, _DEEPEST)
        if edges is None:
            return None
        left, top, right, bottom = (edge * SCALE for edge in edges)
        left, right = min(left, right), max(left, right)
        top, bottom = min(top, bottom), max(top, bottom)
        place = (left, top, right - left, bottom - top)
        return _turned_back(place) if _is_on_its_side(turn_of(shape)) else place

    def _edges(self, shape: Shape, depth: int) -> Edges | None:
        own = box_of(shape)
        if own is not None:
            return own
        head = self._heads.get(shape.group)
        if len(shape.inner_anchor) < 16 or head is None or head is shape or not depth:
            return None
        around = self._edges(head, depth - 1)
        if around is None or len(head.measure) < 16:
            return None
        return _within(
            struct.unpack_from("<4i", shape.inner_anchor), struct.unpack_from("<4i", head.measure), around
        )


def _within(inner: Sequence[float], measure: Sequence[float], around: Edges) -> Edges:
    """Edges in a group's own measure, as they lie around it."""
    wide, high = measure[2] - measure[0], measure[3] - measure[1]
    across = (around[2] - around[0]) / wide if wide else 1.0
    down = (around[3] - around[1]) / high if high else 1.0
    return (
        around[0] + (inner[0] - measure[0]) * across,
        around[1] + (inner[1] - measure[1]) * down,
        around[0] + (inner[2] - measure[0]) * across,
        around[1] + (inner[3] - measure[1]) * down,
    )


def turn_of(shape: Shape) -> float:
    """By how many degrees a shape is turned, clockwise."""
    raw = shape.numbers.get(_TURN, 0)
    signed = raw - (1 << 32) if raw & 0x80000000 else raw
    return (signed / 65_536) % 360


def _is_on_its_side(turn: float) -> bool:
    """Whether the place is that of the shape lying on its side: it is kept as it looks, not as it was before it was turned."""
    return _UPRIGHT[0] <= turn % 180 < _UPRIGHT[1]


def _turned_back(place: Place) -> Place:
    left, top, width, height = place
    return (left + (width - height) / 2, top + (height - width) / 2, height, width)
