"""Sections: which headers and footers stand on a page.

section 1   default ──▶ header1    first ──▶ header2 (only where the section has a title page)
section 2   (what it does not name it takes from the section before)
settings    even ──▶ header3 only where even pages differ
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from candour.formats.docx.looks import is_on

__all__ = ["Heading", "headings_of"]

_PAGES = {"default": "", "first": " of first pages", "even": " of even pages"}


@dataclass(slots=True)
class Heading:
    """A header or footer that some section names. `pages` says of which pages it is: ` of first pages`."""

    noun: str
    pages: str
    is_shown: bool = False


def headings_of(sections: Iterable[Element], *, has_even: bool) -> dict[str, Heading]:
    """The headers and footers that sections name, by the id of the relation."""
    found: dict[str, Heading] = {}
    current: dict[tuple[str, str], str] = {}
    for section in sections:
        for noun in ("header", "footer"):
            for reference in section.findall(f"{noun}Reference"):
                kind, id_ = reference.get("type", "default"), reference.get("r:id", "")
                current[noun, kind] = id_
                found.setdefault(id_, Heading(noun, _PAGES.get(kind, "")))
        title = section.find("titlePg")
        has_title = title is not None and is_on(title.get("val"))
        shown = {"default": True, "first": has_title, "even": has_even}
        for (_, kind), id_ in current.items():
            found[id_].is_shown |= shown.get(kind, True)
    return found
