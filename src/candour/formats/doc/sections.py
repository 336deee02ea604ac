"""Sections: which of the headers and footers of a document a page shows.

    headers' story   six separators of notes │ section 1: even, odd, even footer, odd footer, first, first footer │ section 2 …

Facts from MS-DOC 2.8.13, 2.8.26 and 2.9.242.
"""

from __future__ import annotations

import struct
from typing import Any, Final, NamedTuple

from candour.formats.doc.fib import Fib, Part
from candour.formats.doc.sprms import sprms
from candour.formats.document_writing.model import Page

__all__ = ["Heading", "headings", "pages_of", "section_places", "starts_of"]

_SEPARATORS, _EACH = 6, 6
_HAS_FIRST = 0x300A
_KINDS = (
    "header of even pages", "header", "footer of even pages", "footer", "header of the first page", "footer of the first page",
)  # fmt: skip
_WHICH = ("header even", "header", "footer even", "footer", "header first", "footer first")
_EVEN, _FIRST = (0, 2), (4, 5)
_PAGES: Final = {
    0xB01F: "width", 0xB020: "height", 0xB021: "left", 0xB022: "right", 0x9023: "top", 0x9024: "bottom", 0xB017: "header",
    0xB018: "footer", 0x500B: "columns", 0x300A: "has_first", 0x3009: "kind",
}  # fmt: skip
_STARTS: Final = ("continuous", "nextColumn", "nextPage", "evenPage", "oddPage")


class Heading(NamedTuple):
    """One header or footer: where its characters are in the story, and whether any page shows it."""

    name: str
    first: int
    after: int
    is_shown: bool
    section: int = 0
    which: str = ""
    """As a new document calls it: `header even`."""


def starts_of(table: bytes, extra: int) -> list[int]:
    """The characters at which things begin that are listed with so many bytes on each; the last is where the last ends."""
    count = max(0, (len(table) - 4) // (4 + extra))
    return list(struct.unpack_from(f"<{count + 1}I", table)) if count else []


def section_places(fib: Fib) -> list[int]:
    """Where in the stream the properties of each section stand; -1 for one that has none."""
    table = fib.part(Part.SECTIONS)
    count = len(starts_of(table, 12)) - 1
    places = (struct.unpack_from("<2xi", table, 4 * (count + 1) + 12 * number)[0] for number in range(count))
    return list(places)


def headings(fib: Fib, stream: bytes) -> list[Heading]:
    """The headers and footers that hold anything."""
    bounds = starts_of(fib.part(Part.HEADERS), 0)
    has_even = bool(fib.part(Part.DOP)[:1] and fib.part(Part.DOP)[0] & 1)
    sections = [_has_first(stream, at) for at in section_places(fib)]
    found = []
    for nth in range(_SEPARATORS, len(bounds) - 1):
        section, kind = divmod(nth - _SEPARATORS, _EACH)
        if bounds[nth + 1] <= bounds[nth] or section >= max(1, len(sections)):
            continue
        has_first = any(sections[section:]) if sections else True
        is_shown = has_even if kind in _EVEN else has_first if kind in _FIRST else True
        name = f"{_KINDS[kind]} of section {section + 1}" if len(sections) > 1 else _KINDS[kind]
        found.append(Heading(name, bounds[nth], bounds[nth + 1], is_shown, section, _WHICH[kind]))
    return found


def pages_of(fib: Fib, stream: bytes) -> list[tuple[int, Page]]:
    """The pages of each section, and the character at which it ends."""
    ends = starts_of(fib.part(Part.SECTIONS), 12)[1:]
    return [(end, _page(stream, at)) for end, at in zip(ends, section_places(fib), strict=False)]


def _page(stream: bytes, at: int) -> Page:
    said: dict[str, Any] = {}
    if 0 <= at <= len(stream) - 2:
        (size,) = struct.unpack_from("<H", stream, at)
        for code, value in sprms(stream[at + 2 : at + 2 + size]):
            if name := _PAGES.get(code):
                said[name] = int.from_bytes(value, "little", signed=name in ("top", "bottom"))
    said["columns"] = said.get("columns", 0) + 1
    said["has_first"] = bool(said.get("has_first", 0))
    kind = said.pop("kind", 2)
    page = Page(12240, 15840)._replace(**said)
    return page._replace(
        kind=_STARTS[kind] if kind < len(_STARTS) else "nextPage", top=abs(page.top), bottom=abs(page.bottom)
    )


def _has_first(stream: bytes, at: int) -> bool:
    if not 0 <= at <= len(stream) - 2:
        return False
    (size,) = struct.unpack_from("<H", stream, at)
    return any(
        code == _HAS_FIRST and value[:1] == b"\1" for code, value in sprms(stream[at + 2 : at + 2 + size])
    )
