"""Runs: neighbours that look the same become one. Where runs begin and end tells where somebody wrote, and when again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

__all__ = ["join_runs"]

_JOINED: Final = frozenset({"rPr", "t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "ptab"})
"""What stands in a run that can be joined with another."""


def join_runs(roots: Iterable[Element]) -> None:
    """Joins the runs that look the same wherever they stand beside one another."""
    looks: dict[Element, str] = {}
    for root in roots:
        for parent in root.iter():
            if parent.find("r") is not None:
                parent[:] = _joined(parent, looks)


def _joined(parent: Element, looks: dict[Element, str]) -> list[Element]:
    written: list[Element] = []
    before = ""
    for child in parent:
        now = _look_of(child, looks)
        if now and now == before:
            _add(written[-1], child)
        else:
            written.append(child)
        before = now
    return written


def _look_of(element: Element, looks: dict[Element, str]) -> str:
    """What a run looks like, in a form that can be compared; nothing for what cannot be joined."""
    if element.tag != "r" or any(child.tag not in _JOINED for child in element):
        return ""
    look = element.find("rPr")
    if look is None:
        return "plain"
    if look not in looks:
        looks[look] = _spelled(look)
    return looks[look]


def _spelled(element: Element) -> str:
    return f"{element.tag}{element.attrib}({''.join(map(_spelled, element))})"


def _add(run: Element, other: Element) -> None:
    for child in other:
        if child.tag == "t" and run[-1].tag == "t":
            run[-1].text = (run[-1].text or "") + (child.text or "")
        elif child.tag != "rPr":
            run.append(child)
