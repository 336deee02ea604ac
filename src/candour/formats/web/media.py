"""Media: whether styles are for screens at all, and whether for an ordinary one: 1,280 by 800 points, light, with a mouse.

print                                   for paper alone
screen and (min-width: 600px)           for screens, and for an ordinary one
(max-width: 600px)                      for screens, but not for an ordinary one: what it hides, most readers see
(some-new-thing: yes)                   not known: taken to be for an ordinary one
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from typing import Final

__all__ = ["applies", "is_for_screens"]

_SIZES: Final = {"width": 1280.0, "height": 800.0, "device-width": 1280.0, "device-height": 800.0}
_WORDS: Final = {
    "orientation": "landscape",
    "hover": "hover",
    "any-hover": "hover",
    "pointer": "fine",
    "any-pointer": "fine",
    "prefers-color-scheme": "light",
    "prefers-reduced-motion": "no-preference",
    "prefers-contrast": "no-preference",
    "forced-colors": "none",
}
_UNITS: Final = {"px": 1.0, "em": 16.0, "rem": 16.0, "pt": 4 / 3, "cm": 37.8, "in": 96.0}
_CONDITION: Final = re.compile(r"\(([^()]*)\)")
_LENGTH: Final = re.compile(r"(-?\d*\.?\d+)(px|em|rem|pt|cm|in)?$")
_SIDES: Final = re.compile(r"(<=|>=|<|>|=)")
_COMPARED: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip


def is_for_screens(media: str) -> bool:
    """Whether styles for these media are for screens too."""
    return (
        not media
        or any(word in media.lower() for word in ("all", "screen", "("))
        or "print" not in media.lower()
    )


def applies(media: str) -> bool:
    """Whether styles for these media are for an ordinary screen."""
    return not media.strip() or any(_query(query.strip().lower()) for query in media.split(","))


def _query(query: str) -> bool:
    kind = _CONDITION.sub("", query)
    words = kind.split()
    is_negated = words[:1] == ["not"]
    holds = "print" not in words and "speech" not in words
    conditions = [_holds(condition.strip()) for condition in _CONDITION.findall(query)]
    if conditions:
        holds = holds and (any(conditions) if "or" in words else all(conditions))
    return holds is not is_negated


def _holds(condition: str) -> bool:
    name, colon, value = (part.strip() for part in condition.partition(":"))
    if not colon:
        return _in_range(condition)
    if name in _WORDS:
        return value == _WORDS[name]
    bound, _, side = name.partition("-")
    length = _length(value)
    if length is None or bound not in ("min", "max") or side not in _SIZES:
        return True
    return _SIZES[side] >= length if bound == "min" else _SIZES[side] <= length


def _in_range(condition: str) -> bool:
    """Whether a condition holds that compares: `400px <= width <= 700px`."""
    parts = [part.strip() for part in _SIDES.split(condition)]
    values = [_SIZES.get(part, _length(part)) for part in parts[::2]]
    if len(parts) < 3 or any(value is None for value in values):
        return True
    numbers = [value or 0.0 for value in values]
    return all(
        _COMPARED[sign](one, other)
        for sign, one, other in zip(parts[1::2], numbers, numbers[1:], strict=False)
    )


def _length(written: str) -> float | None:
    found = _LENGTH.match(written)
    return float(found[1]) * _UNITS[found[2] or "px"] if found else None
