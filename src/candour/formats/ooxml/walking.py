"""Walking: ways through a part's elements that touch each of them once, however a hostile file nests them.

A search for every `p` below an element, and again below each of those, takes as many steps as their depth times their
number, and copies the same text as often. Here what is found is not searched again.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from xml.etree.ElementTree import Element

__all__ = ["own_elements", "paragraphs_of", "topmost"]


def topmost(root: Element, tags: Container[str]) -> Iterator[Element]:
    """The elements of these names below this one, but none that stands inside another of them."""
    ahead = list(root)[::-1]
    while ahead:
        element = ahead.pop()
        if element.tag in tags:
            yield element
        else:
            ahead += list(element)[::-1]


def own_elements(root: Element, others: Container[str]) -> Iterator[Element]:
    """This element and all below it that do not stand inside another of these names."""
    ahead = [root]
    while ahead:
        element = ahead.pop()
        yield element
        ahead += [child for child in element if child.tag not in others][::-1]


def paragraphs_of(element: Element) -> str:
    """The text of shapes and titles: a line for each paragraph."""
    lines: list[str] = []
    _gather(element, lines, [])
    return "\n".join(lines)


def _gather(element: Element, lines: list[str], line: list[str]) -> None:
    for child in element:
        if child.tag == "p":
            own: list[str] = []
            _gather(child, lines, own)
            if text := "".join(own).strip("\n"):
                lines.append(text)
        elif child.tag == "t" and not len(child):
            line.append(child.text or "")
        elif child.tag == "br":
            line.append("\n")
        else:
            _gather(child, lines, line)
