"""Geometry: where a drawing is and how large, in points, turned and moved as its attributes say."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.opendocument.measures import points

__all__ = ["Box", "box_of"]

_STEP = re.compile(r"(rotate|translate|scale|skewX|skewY|matrix)\s*\(([^)]*)\)")
_LINES = ("draw:line", "draw:connector", "draw:measure")
Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle. `y` counts downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Its area."""
        return self.width * self.height

    def shared(self, other: Box) -> Box:
        """What two rectangles have in common; of no size where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right = min(self.x + self.width, other.x + other.width)
        bottom = min(self.y + self.height, other.y + other.height)
        return Box(x, y, max(0.0, right - x), max(0.0, bottom - y))

    def share_under(self, other: Box) -> float:
        """How much of this rectangle the other lies over, from 0 to 1."""
        return self.shared(other).area / self.area if self.area else 0.0

    def inset(self, share: float) -> Box:
        """The rectangle with this share of its size taken off each side."""
        dx, dy = self.width * share, self.height * share
        return Box(self.x + dx, self.y + dy, self.width - 2 * dx, self.height - 2 * dy)


def box_of(shape: Element) -> Box | None:
    """The rectangle around a drawing, or None where its attributes do not say where it is."""
    if shape.tag in _LINES:
        ends = [_point(shape, "svg:x1", "svg:y1"), _point(shape, "svg:x2", "svg:y2")]
        return _around(found) if len(found := [end for end in ends if end]) == 2 else None
    width, height = (points(shape.get(name, "")) for name in ("svg:width", "svg:height"))
    if width is None or height is None:
        inner = shape.find("draw:text-box")
        height = points(inner.get("fo:min-height", "")) if inner is not None and height is None else height
    if width is None or height is None:
        return None
    start = _point(shape, "svg:x", "svg:y")
    steps = _STEP.findall(shape.get("draw:transform", ""))
    if not steps:
        return Box(*start, width, height) if start else None
    corners = [(x, y) for x in (0.0, width) for y in (0.0, height)]
    if start:
        corners = [(x + start[0], y + start[1]) for x, y in corners]
    for name, written in steps:
        corners = [_moved(corner, name, _numbers(written)) for corner in corners]
    return _around(corners)


def _point(shape: Element, across: str, down: str) -> Point | None:
    x, y = points(shape.get(across, "")), points(shape.get(down, ""))
    return (x, y) if x is not None and y is not None else None


def _around(corners: Iterable[Point]) -> Box:
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def _numbers(written: str) -> list[float]:
    found = []
    for word in written.replace(",", " ").split():
        length = points(word)
        try:
            found.append(float(word) if length is None else length)
        except ValueError:
            found.append(0.0)
    return found


def _moved(point: Point, name: str, numbers: list[float]) -> Point:
    x, y = point
    first = numbers[0] if numbers else 0.0
    if not all(map(math.isfinite, numbers)):
        return point
    if name == "translate":
        return x + first, y + (numbers[1] if len(numbers) > 1 else 0.0)
    if name == "scale":
        return x * first, y * (numbers[1] if len(numbers) > 1 else first)
    if name == "rotate":
        return x * math.cos(first) + y * math.sin(first), -x * math.sin(first) + y * math.cos(first)
    if name == "matrix" and len(numbers) == 6:
        a, b, c, d, e, f = numbers
        return a * x + c * y + e, b * x + d * y + f
    return point
