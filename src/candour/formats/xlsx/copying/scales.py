"""Colour scales: which colour a conditional format gives a number that lies between its bounds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.colour import Palette
from candour.formats.xlsx.copying.rules import CannotTell

__all__ = ["scale_of"]

_LEAST: Final = 2


def scale_of(rule: Element, numbers: Sequence[float], palette: Palette) -> Callable[[float], int]:
    """The colour of a number, by the numbers of the whole range, which ascend.

    Raises:
        CannotTell: where a bound is a formula, or a colour is not known.
    """
    scale = rule.find("colorScale")
    if scale is None or not numbers:
        raise CannotTell
    bounds = [_bound(element, numbers) for element in scale.iterfind("cfvo")]
    colours = [palette.of(element.attrib) for element in scale.iterfind("color")]
    known = [colour for colour in colours if colour is not None]
    if len(bounds) < _LEAST or len(known) != len(bounds) or sorted(bounds) != bounds:
        raise CannotTell
    return lambda value: _between(value, bounds, known)


def _bound(element: Element, numbers: Sequence[float]) -> float:
    kind = element.get("type", "")
    low, high = numbers[0], numbers[-1]
    if kind in {"min", "max"}:
        return low if kind == "min" else high
    try:
        value = float(element.get("val", ""))
    except ValueError:
        raise CannotTell from None
    if kind == "num":
        return value
    if kind == "percent":
        return low + (high - low) * value / 100
    if kind == "percentile":
        at = (len(numbers) - 1) * min(max(value, 0), 100) / 100
        below = numbers[int(at)]
        above = numbers[min(int(at) + 1, len(numbers) - 1)]
        return below + (above - below) * (at - int(at))
    raise CannotTell


def _between(value: float, bounds: Sequence[float], colours: Sequence[int]) -> int:
    at = bisect_right(bounds, value)
    if at == 0:
        return colours[0]
    if at == len(bounds):
        return colours[-1]
    low, high = bounds[at - 1], bounds[at]
    share = (value - low) / (high - low) if high > low else 0.0
    mixed = 0
    for shift in (16, 8, 0):
        one, other = colours[at - 1] >> shift & 255, colours[at] >> shift & 255
        mixed |= round(one + (other - one) * share) << shift
    return mixed
