"""Fonts: whether the letters that are copied are those that are shown.

A font says twice which letter a code stands for: by the glyph it draws, and by a table for those who copy the text. Where
both can be told, and a letter or a figure is copied as another than is drawn, the words hide something:

    code 17 ──▶ glyph "X"           what a reader sees
           └──▶ ToUnicode  "N"      what select, copy and paste give
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import Any

from candour.errors import LimitReached
from candour.formats.pdf.document import Document
from candour.formats.pdf.values import entry, items, kind_of, name_of

__all__ = ["Swaps", "copied_letters", "shown_letters", "swapped_letters"]

Swaps = dict[str, dict[str, str]]
"""For a font's name, the letters that copy as others than they show: copied to shown."""

_FIGURES = dict(zip("zero one two three four five six seven eight nine".split(), "0123456789", strict=True))  # noqa: SIM905
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_MOST_CODES = 70_000
_LARGEST = 8 << 20
_UNI = re.compile(r"uni([0-9A-Fa-f]{4})$")


def swapped_letters(document: Document) -> Swaps:
    """The fonts of which some letters copy as others than they show."""
    found: Swaps = {}
    for key in document.survey.of("ToUnicode")[:2_000]:
        font = document.pdf.get_object(key)
        name = name_of(entry(font, "/BaseFont"))
        try:
            shown = dict(shown_letters(document, font))
            table = document.decoded(entry(font, "/ToUnicode"), _LARGEST) if shown else b""
        except (LimitReached, struct.error, IndexError, ValueError):
            continue
        swaps = {
            copied: shown[code]
            for code, copied in copied_letters(table)
            if code in shown and _is_plain(copied) and shown[code].casefold() != copied.casefold()
        }
        if swaps and name:
            found.setdefault(name, {}).update(swaps)
    return found


def _is_plain(letter: str) -> bool:
    return len(letter) == 1 and letter.isascii() and letter.isalnum()


def copied_letters(table: bytes) -> Iterator[tuple[int, str]]:
    """For each code, what is copied for it."""
    left = _MOST_CODES
    for kind, block in _BLOCK.findall(table):
        row: list[Any] = []
        inside: list[bytes] | None = None
        for digits, opened, closed in _TOKEN.findall(block):
            if opened:
                inside = []
            elif closed:
                row.append(inside or [])
                inside = None
            elif inside is not None:
                inside.append(b"".join(digits.split()))
            else:
                row.append(b"".join(digits.split()))
        size = 2 if kind == b"bfchar" else 3
        for at in range(0, len(row) - size + 1, size):
            for code, letters in _codes(row[at : at + size]):
                left -= 1
                if left < 0:
                    return
                yield code, letters


def _codes(row: list[Any]) -> Iterator[tuple[int, str]]:
    if any(isinstance(part, list) for part in row[:-1]) or not row[0]:
        return
    first, last, target = int(row[0], 16), int(row[-2] or b"0", 16), row[-1]
    if len(row) == 2:
        if isinstance(target, bytes):
            yield first, _letters(target, 0)
        return
    for step in range(min(max(last - first + 1, 0), 0x10000)):
        if isinstance(target, list):
            if step < len(target):
                yield first + step, _letters(target[step], 0)
        else:
            yield first + step, _letters(target, step)


def _letters(digits: bytes, step: int) -> str:
    raw = bytes.fromhex(digits.decode("ascii") + "0" * (-len(digits) % 4))
    text = raw.decode("utf-16-be", "replace")
    return text[:-1] + chr(min(ord(text[-1]) + step, 0x10FFFF)) if text and step else text


def shown_letters(document: Document, font: Any) -> Iterator[tuple[int, str]]:
    """For each code whose glyph can be told to be a plain letter or figure, which one it is."""
    kind = name_of(entry(font, "/Subtype"))
    if kind == "Type0":
        yield from _shown_by_program(document, font)
    elif kind in ("Type1", "MMType1", "TrueType"):
        encoding = entry(font, "/Encoding")
        is_inside = any(
            entry(font, "/FontDescriptor", key) is not None
            for key in ("/FontFile", "/FontFile2", "/FontFile3")
        )
        if not is_inside and (name_of(encoding) or kind_of(encoding) == "dictionary"):
            yield from ((code, chr(code)) for code in range(128) if chr(code).isalnum())
        code = 0
        for item in items(entry(encoding, "/Differences")):
            if isinstance(item, int):
                code = item
            else:
                letter = _letter_named(name_of(item))
                yield code, letter or "\0"
                code += 1


def _letter_named(name: str) -> str:
    if _is_plain(name):
        return name
    if uni := _UNI.match(name):
        letter = chr(int(uni[1], 16))
        return letter if _is_plain(letter) else ""
    return _FIGURES.get(name, "")


def _shown_by_program(document: Document, font: Any) -> Iterator[tuple[int, str]]:
    """The letters of a font whose codes are numbers of glyphs, by the table in the font program itself."""
    if name_of(entry(font, "/Encoding")) != "Identity-H":
        return
    below = next(items(entry(font, "/DescendantFonts")), None)
    mapping = entry(below, "/CIDToGIDMap")
    program = entry(below, "/FontDescriptor", "/FontFile2")
    if kind_of(mapping) == "stream" or kind_of(program) != "stream":
        return
    by_glyph: dict[int, set[str]] = {}
    for code, glyph in _characters(document.decoded(program, 64 << 20)):
        if chr(code).isascii() and chr(code).isalnum():
            by_glyph.setdefault(glyph, set()).add(chr(code))
    for glyph, letters in by_glyph.items():
        if len({letter.casefold() for letter in letters}) == 1:
            yield glyph, min(letters)


def _characters(program: bytes) -> Iterator[tuple[int, int]]:
    """Characters and their glyphs, by the Unicode table (format 4) of a TrueType font."""
    (tables,) = struct.unpack_from(">H", program, 4)
    for number in range(min(tables, 64)):
        tag, _, start, _ = struct.unpack_from(">4sLLL", program, 12 + 16 * number)
        if tag != b"cmap":
            continue
        (count,) = struct.unpack_from(">H", program, start + 2)
        for each in range(min(count, 16)):
            platform, encoding, offset = struct.unpack_from(">HHL", program, start + 4 + 8 * each)
            is_unicode = platform == 0 or (platform == 3 and encoding in (1, 10))
            if is_unicode and struct.unpack_from(">H", program, start + offset)[0] == 4:
                yield from _segments(program, start + offset)
                return


def _segments(program: bytes, at: int) -> Iterator[tuple[int, int]]:
    (double,) = struct.unpack_from(">H", program, at + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", program, at + 14)
    starts = struct.unpack_from(f">{count}H", program, at + 16 + double)
    deltas = struct.unpack_from(f">{count}H", program, at + 16 + 2 * double)
    offsets = struct.unpack_from(f">{count}H", program, at + 16 + 3 * double)
    for segment in range(count):
        for code in range(starts[segment], min(ends[segment], 0x7F) + 1):
            if offsets[segment]:
                place = at + 16 + 3 * double + 2 * segment + offsets[segment] + 2 * (code - starts[segment])
                (glyph,) = struct.unpack_from(">H", program, place)
                glyph = (glyph + deltas[segment]) & 0xFFFF if glyph else 0
            else:
                glyph = (code + deltas[segment]) & 0xFFFF
            if glyph:
                yield code, glyph
