"""Timing: which shapes come, go or move while the slide is shown. What leaves the slide was seen before."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

__all__ = ["Animated", "animated_in"]

_COMING_AND_GOING = frozenset({"entr", "exit"})


class Animated(NamedTuple):
    """The ids of shapes that come or go, and of those that move along a path."""

    changing: frozenset[str]
    moving: frozenset[str]


def animated_in(slide: Element) -> Animated:
    """The animations of a slide."""
    changing: set[str] = set()
    moving: set[str] = set()
    timing = slide.find("timing")
    if timing is not None:
        _gather(timing, "", changing, moving)
    return Animated(frozenset(changing | moving), frozenset(moving))


def _gather(element: Element, kind: str, changing: set[str], moving: set[str]) -> None:
    for child in element:
        if child.tag == "spTgt" and child.find("txEl") is None:
            if kind in _COMING_AND_GOING:
                changing.add(child.get("spid", ""))
            elif kind == "path":
                moving.add(child.get("spid", ""))
        else:
            _gather(child, child.get("presetClass", kind), changing, moving)
