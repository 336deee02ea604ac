"""Unwrapping: what only wraps what is seen goes, and what it wraps stays."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

__all__ = ["branch_of", "symbol_in", "unwrapped"]

_WRAPPERS = frozenset({
    "sdt", "sdtContent", "customXml", "smartTag", "ins", "del", "moveFrom", "moveTo", "w14:conflictIns", "w14:conflictDel",
})  # fmt: skip
_INK = "w14:contentPart"
_SHOWN = frozenset({"pic:pic", "wps:wsp", "wpg:wgp", "wpc:wpc", "other:chart", "other:relIds"})
"""What can be written of what stands in frames."""


def unwrapped(parent: Element) -> Iterator[Element]:
    """The children of an element in their order, those of wrappers in the wrappers' place."""
    ahead = list(parent)[::-1]
    while ahead:
        child = ahead.pop()
        if child.tag in _WRAPPERS:
            ahead += list(child)[::-1]
        elif child.tag == "mc:AlternateContent" and symbol_in(child) is None:
            ahead += list(branch_of(child))[::-1]
        else:
            yield child


def symbol_in(alternate: Element) -> Element | None:
    """The coloured symbol among what is written twice, where that is what it is."""
    return next((found for way in alternate if (found := way.find("other:symEx")) is not None), None)


def branch_of(alternate: Element) -> Element:
    """Of what is written twice, the way that is shown: the first choice, or where it is ink or a model, their picture."""
    ways = [way for way in alternate if way.tag in ("mc:Choice", "mc:Fallback")]
    return next(filter(_can_be_written, ways), ways[0] if ways else Element("mc:Choice"))


def _can_be_written(way: Element) -> bool:
    frames = [one.tag for frame in way.iter("a:graphicData") for one in frame]
    return way.find(_INK) is None and all(tag in _SHOWN or tag.startswith("mc:") for tag in frames)
