"""Sections: which of the headers and footers of a document a page shows.

    headers' story   six separators of notes │ section 1: even, odd, even footer, odd footer, first, first footer │ section 2 …

Facts from MS-DOC 2.8.13, 2.8.26 and 2.9.242.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from candour.formats.doc.fib import Fib, Part
from candour.formats.doc.sprms import sprms

__all__ = ["Heading", "headings", "section_places", "starts_of"]

_SEPARATORS, _EACH = 6, 6
_HAS_FIRST = 0x300A
_KINDS = (
    "header of even pages", "header", "footer of even pages", "footer", "header of the first page", "footer of the first page",
)  # fmt: skip
_EVEN, _FIRST = (0, 2), (4, 5)


class Heading(NamedTuple):
    """One header or footer: where its characters are in the story, and whether any page shows it."""

    name: str
    first: int
    after: int
    is_shown: bool


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
    for number in range(_SEPARATORS, len(bounds) - 1):
        section, kind = divmod(number - _SEPARATORS, _EACH)
        if bounds[number + 1] <= bounds[number] or section >= max(1, len(sections)):
            continue
        has_first = any(sections[section:]) if sections else True
        is_shown = has_even if kind in _EVEN else has_first if kind in _FIRST else True
        name = f"{_KINDS[kind]} of section {section + 1}" if len(sections) > 1 else _KINDS[kind]
        found.append(Heading(name, bounds[number], bounds[number + 1], is_shown))
    return found


def _has_first(stream: bytes, at: int) -> bool:
    if not 0 <= at <= len(stream) - 2:
        return False
    (size,) = struct.unpack_from("<H", stream, at)
    return any(
        code == _HAS_FIRST and value[:1] == b"\1" for code, value in sprms(stream[at + 2 : at + 2 + size])
    )
