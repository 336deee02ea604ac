"""Letters: the text of a shape or of the outline, and how it looks as far as that decides who sees it.

    header: which kind of text │ characters │ runs of paragraphs, runs of characters: count, what is said, values

Facts from MS-PPT 2.9.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.formats.ppt.records import Kind, records

__all__ = ["Arrangement", "Letters", "Stretch", "letters_in"]

_BREAKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\xa0": " ", "\0": None})
_BULLET, _TABS = 0xF, 1 << 20
_AFTER_BULLET = ((7, 2), (4, 2), (6, 2), (5, 4), (11, 2), (12, 2), (13, 2), (14, 2), (8, 2), (10, 2), (15, 2))
_AFTER_TABS = ((16, 2), (21, 2))
_WRAPPING = 0xE0000
_FONTS = (16, 21, 22, 23)
_STYLED, _SIZE, _COLOUR = 0x3FFF, 1 << 17, 1 << 18
_RGB = 0xFE
_SHOWN, _ALIGN = 0x7, 11


class Stretch(NamedTuple):
    """Characters that look alike. The colour is a number 0xRRGGBB, or that of a place in the scheme below zero: -1 is place 0."""

    text: str
    size: int | None = None
    colour: int | None = None
    style: int = 0
    """1 where they are bold, 2 italic, 4 underlined, or these together."""


class Arrangement(NamedTuple):
    """How so many characters are set: whole paragraphs, with the marks of their ends."""

    length: int
    level: int = 0
    align: int | None = None
    """0 left, 1 in the middle, 2 right, 3 both; None where the master says."""
    is_bulleted: bool | None = None


@dataclass(slots=True, repr=False)
class Letters:
    """One text: `kind` is 0 for a title, 1 for a body, 2 for notes, 4 for any other."""

    kind: int = 4
    text: str = ""
    reference: int = -1
    """The number of the text in the outline that stands for it; -1 where it has its own."""
    stretches: list[Stretch] = field(default_factory=list)
    arrangements: list[Arrangement] = field(default_factory=list)

    def looks(self) -> list[Stretch]:
        """The text by its looks; in one piece where nothing is said of them."""
        return self.stretches or [Stretch(self.text)]


def letters_in(data: bytes, at: int, end: int) -> Iterator[Letters]:
    """The texts that stand here side by side, each begun by its header."""
    made: Letters | None = None
    raw = ""
    for record in records(data, at, end):
        body = data[record.at : record.end]
        if record.kind in (Kind.TEXT_HEADER, Kind.OUTLINE_REFERENCE):
            if made is not None:
                yield made
            (number,) = struct.unpack_from("<i", body) if len(body) >= 4 else (4,)
            is_reference = record.kind == Kind.OUTLINE_REFERENCE
            made, raw = (Letters(reference=number) if is_reference else Letters(number)), ""
        elif record.kind in (Kind.WIDE_TEXT, Kind.TEXT):
            made = made or Letters()
            raw = body.decode("utf-16-le" if record.kind == Kind.WIDE_TEXT else "latin-1", "replace")
            made.text = raw.translate(_BREAKS)
        elif record.kind == Kind.STYLES and made is not None and raw:
            made.stretches = _stretches(body, raw, made.arrangements)
    if made is not None:
        yield made


def _stretches(body: bytes, text: str, arrangements: list[Arrangement]) -> list[Stretch]:
    """The text cut where its looks change; not at all where that cannot be made out."""
    try:
        return list(_cut(body, text, arrangements))
    except (struct.error, IndexError):
        arrangements.clear()
        return []


def _cut(body: bytes, text: str, arrangements: list[Arrangement]) -> Iterator[Stretch]:
    at = done = 0
    while done <= len(text):
        count, level, mask = struct.unpack_from("<IHI", body, at)
        at += 10
        arrangements.append(Arrangement(count, min(level, 8), *_set_of(body, at, mask)))
        at = _after_paragraph(body, at, mask)
        done += max(count, 1)
    done = 0
    while done < len(text):
        count, mask = struct.unpack_from("<II", body, at)
        style = struct.unpack_from("<H", body, at + 8)[0] & mask & _SHOWN if mask & _STYLED else 0
        at += 8 + (2 if mask & _STYLED else 0) + 2 * sum(bool(mask >> bit & 1) for bit in _FONTS)
        size = colour = None
        if mask & _SIZE:
            (size,) = struct.unpack_from("<h", body, at)
            at += 2
        if mask & _COLOUR:
            red, green, blue, place = body[at : at + 4]
            colour = red << 16 | green << 8 | blue if place == _RGB else -1 - place
            at += 4
        at += 2 if mask >> 19 & 1 else 0
        yield Stretch(text[done : done + count].translate(_BREAKS), size, colour, style)
        done += max(count, 1)


def _set_of(body: bytes, at: int, mask: int) -> tuple[int | None, bool | None]:
    """How paragraphs are aligned, and whether they have bullets; None where nothing is said of it."""
    bullet: bool | None = None
    if mask & _BULLET:
        (flags,) = struct.unpack_from("<H", body, at)
        bullet = bool(flags & 1) if mask & 1 else None
        at += 2
    at += sum(size for bit, size in _AFTER_BULLET[:5] if bit != _ALIGN and mask >> bit & 1)
    align = struct.unpack_from("<H", body, at)[0] if mask >> _ALIGN & 1 else None
    return align, bullet


def _after_paragraph(body: bytes, at: int, mask: int) -> int:
    at += 2 if mask & _BULLET else 0
    at += sum(size for bit, size in _AFTER_BULLET if mask >> bit & 1)
    if mask & _TABS:
        at += 2 + 4 * struct.unpack_from("<H", body, at)[0]
    at += sum(size for bit, size in _AFTER_TABS[:1] if mask >> bit & 1)
    at += 2 if mask & _WRAPPING else 0
    return at + sum(size for bit, size in _AFTER_TABS[1:] if mask >> bit & 1)
