"""Glyphs: which outlines of a font program the codes that are shown stand for, so that the others can go.

    codes are numbers of glyphs          <0011>  ──▶  glyph 17, or by a table of the font
    codes lead there by characters       (D)     ──▶  each glyph that any table of the program gives for it

Where it cannot be told for every code, the outlines stay as they are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final

from candour.formats.pdf.clean_copy.truetype import characters_of, pruned_truetype
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of

__all__ = ["Outlines"]

_SYMBOLS: Final = (0x0000, 0xF000, 0xF100, 0xF200)
_ENCODINGS: Final = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman"}


@dataclass(slots=True, repr=False)
class _Wanted:
    """What is wanted of one program by all the fonts that use it."""

    stream: Any
    glyphs: set[int] = field(default_factory=set)
    by_number: bool = True
    is_certain: bool = True


class Outlines:
    """The font programs of a copy, each with the glyphs that are shown."""

    def __init__(self) -> None:
        self._wanted: dict[Key, _Wanted] = {}

    def want(self, font: Any, codes: AbstractSet[int], letters: Mapping[int, str]) -> None:
        """Notes which codes a font shows, and as which letters they are copied."""
        is_many = name_of(entry(font, "/Subtype")) == "Type0"
        holder = next(items(entry(font, "/DescendantFonts")), None) if is_many else font
        program = entry(holder, "/FontDescriptor", "/FontFile2")
        if kind_of(program) != "stream":
            return
        wanted = self._wanted.setdefault(key_of(program), _Wanted(program))
        if is_many:
            glyphs = _by_number(font, holder, codes)
        else:
            wanted.by_number = False
            glyphs = _by_character(font, bytes(program.read_bytes()), codes, letters)
        wanted.is_certain = wanted.is_certain and glyphs is not None
        wanted.glyphs |= glyphs or set()

    def prune(self) -> None:
        """Cuts each program down to what is wanted of it."""
        for wanted in self._wanted.values():
            if not wanted.is_certain:
                continue
            try:
                data = pruned_truetype(
                    bytes(wanted.stream.read_bytes()), wanted.glyphs, by_number=wanted.by_number
                )
            except (ValueError, KeyError, IndexError, struct.error):
                continue  # a damaged program stays as it is
            wanted.stream.write(data)
            wanted.stream.Length1 = len(data)


def _by_number(font: Any, below: Any, codes: AbstractSet[int]) -> set[int] | None:
    if not name_of(entry(font, "/Encoding")).startswith("Identity"):
        return None
    mapping = entry(below, "/CIDToGIDMap")
    if kind_of(mapping) != "stream":
        return set(codes)
    table = bytes(mapping.read_bytes())
    return {int.from_bytes(table[2 * code : 2 * code + 2], "big") for code in codes}


def _by_character(
    font: Any, program: bytes, codes: AbstractSet[int], letters: Mapping[int, str]
) -> set[int] | None:
    try:
        tables = characters_of(program)
    except (struct.error, IndexError):
        return None
    encoding = entry(font, "/Encoding")
    codec = _ENCODINGS.get(name_of(encoding) or name_of(entry(encoding, "/BaseEncoding")), "cp1252")
    if entry(encoding, "/Differences") is not None:
        return None
    found: set[int] = set()
    for code in codes:
        characters = {shift | code for shift in _SYMBOLS}
        characters |= set(_letters(code, codec, letters))
        own = {
            table[character] for table in tables.values() for character in characters if character in table
        }
        if not own and letters.get(code, "").strip():
            return None
        found |= own
    return found


def _letters(code: int, codec: str, letters: Mapping[int, str]) -> Iterator[int]:
    """The characters that a code may stand for."""
    for text in (bytes([code]).decode(codec, "ignore"), letters.get(code, "")):
        if len(text) == 1:
            yield ord(text)
            yield from text.encode("mac_roman", "ignore")
