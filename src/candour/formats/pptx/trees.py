"""Trees: a part as elements, with what it says twice put aside."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.ooxml.alternates import Alternate, settle
from candour.formats.ooxml.package import Package

__all__ = ["Tree", "tree_of"]

_MOST = 64 << 20
_TWICE = b"AlternateContent"
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""How a part begins that has two bytes for a letter."""


class Tree(NamedTuple):
    """One part: its elements, what stands beside them for other programs, and the comments in its XML."""

    root: Element
    alternates: tuple[Alternate, ...]
    comments: list[str]


def tree_of(package: Package, part: str) -> Tree:
    """A part as elements with local names; the part counts as examined.

    Raises:
        Unreadable, LimitReached: as `Package.read` does.
        BadXml: where it is not well formed.
    """
    data = package.read(part, _MOST)
    comments: list[str] = []
    root = xml.tree(data, comments)
    is_twice = _TWICE in data or data.startswith(_WIDE)
    return Tree(root, settle(root) if is_twice else (), comments)
