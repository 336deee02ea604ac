"""Alternates: one thing written twice in a part, for programs that know a newer way and for those that do not.

AlternateContent
  ├── Choice     what today's programs show
  └── Fallback   what older programs show; a tool can put anything here
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

__all__ = ["Alternate", "settle"]

_ASKED = 4


@dataclass(frozen=True, slots=True)
class Alternate:
    """What is shown, and what stands beside it for other programs."""

    choice: Element
    fallback: Element


def settle(root: Element) -> tuple[Alternate, ...]:
    """Puts the first choice in the place of every `AlternateContent` below this element; gives the rest."""
    return tuple(_settled(root, _ASKED))


def _settled(parent: Element, asked: int) -> Iterator[Alternate]:
    if asked and next(parent.iter("AlternateContent"), None) is None:
        return  # asked of a few levels only, so that no depth makes it slow
    kept: list[Element] = []
    for child in list(parent):
        if child.tag != "AlternateContent":
            yield from _settled(child, max(0, asked - 1))
            kept.append(child)
            continue
        ways = [way for way in child if way.tag in ("Choice", "Fallback")]
        for way in ways:
            yield from _settled(way, 0)
        if ways:
            yield from (Alternate(ways[0], way) for way in ways[1:])
            kept += list(ways[0])
    parent[:] = kept
