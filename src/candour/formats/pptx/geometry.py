"""Geometry: where on a slide things lie, through groups that move, stretch, turn and mirror what is in them.

Measures are in English Metric Units: 914,400 to the inch, 12,700 to the point. The slide's upper left corner is 0, 0.

    group   a ┌────────┐  its own measure      slide ┌──────────────┐
              │  ▭     │  (chOff, chExt)  ──────▶    │    ▱ turned  │
              └────────┘                             └──────────────┘
"""

from __future__ import annotations

from math import cos, isfinite, pi, sin
from typing import NamedTuple
from xml.etree.ElementTree import Element

__all__ = ["EVERYWHERE", "POINT", "Box", "Matrix", "Outline", "number", "outline_of", "placing", "share"]

POINT = 12_700
_UNITS = {"in": 914_400.0, "cm": 360_000.0, "mm": 36_000.0, "pt": 12_700.0, "pc": 152_400.0, "pi": 152_400.0}
_DEGREE = 60_000
_HUGE = 1e12

Matrix = tuple[float, float, float, float, float, float]
"""x' = a·x + c·y + e, y' = b·x + d·y + f."""
EVERYWHERE: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
"""The slide's own measure."""


def number(text: str | None, otherwise: float = 0.0) -> float:
    """A measure as attributes have it: a number of EMUs, or one with its unit (`2.5cm`)."""
    text = text or ""
    try:
        found = float(text)
    except ValueError:
        unit = _UNITS.get(text[-2:])
        try:
            found = float(text[:-2]) * unit if unit else otherwise
        except ValueError:
            return otherwise
    return max(-_HUGE, min(_HUGE, found)) if isfinite(found) else otherwise


def share(text: str | None, otherwise: float = 1.0) -> float:
    """A share of one, as attributes have it: in thousandths of a per cent (`75000`), or with its sign (`75%`)."""
    text = text or ""
    found = number(text.rstrip("%"), otherwise * 100_000) / (100 if text.endswith("%") else 100_000)
    return found if text else otherwise


class Box(NamedTuple):
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def area(self) -> float:
        """How much it takes up."""
        return self.width * self.height

    def shared_with(self, other: Box) -> float:
        """The area that two have in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if across > 0 and down > 0 else 0.0

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Whether two overlap by more than so much in either direction."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack

    def holds(self, other: Box, slack: float = POINT) -> bool:
        """Whether another lies wholly inside, but for so much."""
        return (
            self.left <= other.left + slack
            and self.top <= other.top + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )


class Outline(NamedTuple):
    """Where a shape lies: the box around it, its own size, and whether it stands upright."""

    box: Box
    width: float
    height: float
    is_upright: bool


def placing(transform: Element | None, around: Matrix) -> Matrix:
    """The measure of what is inside a group, of the group's transform and the measure around it."""
    if transform is None:
        return around
    left, top, across, down = _pair(transform, "off") + _pair(transform, "ext")
    from_left, from_top, from_across, from_down = _pair(transform, "chOff") + _pair(transform, "chExt")
    wide = across / from_across if from_across else 1.0
    high = down / from_down if from_down else 1.0
    within = (wide, 0.0, 0.0, high, left - from_left * wide, top - from_top * high)
    return _joined(around, _joined(_turning(transform, left + across / 2, top + down / 2), within))


def outline_of(transform: Element | None, around: Matrix) -> Outline | None:
    """Where a shape lies, of its transform and the measure around it; None where it does not say."""
    if transform is None or transform.find("off") is None:
        return None
    left, top, across, down = _pair(transform, "off") + _pair(transform, "ext")
    turned = _joined(around, _turning(transform, left + across / 2, top + down / 2))
    corners = [_put(turned, x, y) for x in (left, left + across) for y in (top, top + down)]
    xs, ys = zip(*corners, strict=True)
    a, b, c, d, *_ = turned
    is_upright = (abs(b) < 1e-6 and abs(c) < 1e-6) or (abs(a) < 1e-6 and abs(d) < 1e-6)
    box = Box(min(xs), min(ys), max(xs), max(ys))
    return Outline(box, across * (a * a + b * b) ** 0.5, down * (c * c + d * d) ** 0.5, is_upright)


def _pair(transform: Element, name: str) -> tuple[float, float]:
    element = transform.find(name)
    if element is None:
        return 0.0, 0.0
    one, other = ("cx", "cy") if "xt" in name else ("x", "y")
    return number(element.get(one)), number(element.get(other))


def _turning(transform: Element, x: float, y: float) -> Matrix:
    """A turn about this point, after mirroring."""
    angle = number(transform.get("rot")) / _DEGREE * pi / 180
    right, down = cos(angle), sin(angle)
    across = -1.0 if transform.get("flipH") in ("1", "true") else 1.0
    upward = -1.0 if transform.get("flipV") in ("1", "true") else 1.0
    a, b, c, d = right * across, down * across, -down * upward, right * upward
    return a, b, c, d, x - a * x - c * y, y - b * x - d * y


def _joined(outer: Matrix, inner: Matrix) -> Matrix:
    a, b, c, d, e, f = outer
    return (
        a * inner[0] + c * inner[1],
        b * inner[0] + d * inner[1],
        a * inner[2] + c * inner[3],
        b * inner[2] + d * inner[3],
        a * inner[4] + c * inner[5] + e,
        b * inner[4] + d * inner[5] + f,
    )


def _put(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
