"""Unseen letters: what the reader of PDFs finds out of sight on a page of the draft, as glyphs to be taken from its drawing.

the reader     letter 34 (N), painted by text object 7, begins at (131.2, 150.0)
the drawing    text 7, glyph 19 begins at (131.2, 150.0)                            ──▶  glyph 19 of text 7 goes
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Final

from candour.formats.pdf.clean_copy.edits import WHOLE
from candour.formats.pdf.clean_copy.positions import Positions, Stand
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.pages import PageReading
from candour.formats.pdf.paint import Kind
from candour.formats.pdf.paper import Paper, address
from candour.formats.pdf.words import Letters

__all__ = ["cuts_for", "origin_of", "sizeless_cuts", "text_numbers"]

_NEAR: Final = 0.02
"""How far a glyph may lie from its letter, as a share of the height of the font."""
_FAR: Final = 0.5


def text_numbers(reading: PageReading) -> dict[int, int]:
    """The number of each text of a page in the order of painting, by the address of its object."""
    texts = [*reading.painting.texts, *(one for one in reading.painting.others if one.kind is Kind.TEXT)]
    texts.sort(key=lambda one: one.order)
    return {address(one.handle): number for number, one in enumerate(texts)}


def sizeless_cuts(reading: PageReading) -> dict[int, frozenset[int]]:
    """Texts of no width or height, which go whole."""
    numbers = text_numbers(reading) if reading.sizeless else {}
    return {numbers[address(text.handle)]: WHOLE for text in reading.sizeless}


def cuts_for(
    paper: Paper, letters: Letters, gone: Iterable[int], numbers: Mapping[int, int], positions: Positions
) -> dict[int, frozenset[int]]:
    """The glyphs that draw these letters, by the number of their text.

    Raises:
        Unfollowable: where it cannot be told which glyph draws a letter.
    """
    if len(numbers) != len(positions.texts):
        raise Unfollowable
    by_text: dict[int, list[int]] = defaultdict(list)
    for letter in gone:
        if letters.painters[letter] not in numbers:
            raise Unfollowable
        by_text[letters.painters[letter]].append(letter)
    found = {}
    for painter, unseen in by_text.items():
        text = numbers[painter]
        told = [letter for letter in letters.by_painter[painter] if letters.signs[letter] > " "]
        kept = set(told).difference(unseen)
        found[text] = _glyphs(paper, unseen, kept, positions.texts[text]) if kept else WHOLE
    return found


def _glyphs(paper: Paper, unseen: Iterable[int], kept: Iterable[int], stand: Stand) -> frozenset[int]:
    """The glyphs of unseen letters, and those between them that are no letters to the reader: spaces above all."""
    gone = {glyph for letter in unseen for glyph in _nearest(origin_of(paper, letter), stand)}
    stay = {glyph for letter in kept for glyph in _nearest(origin_of(paper, letter), stand)}
    if gone & stay:
        raise Unfollowable
    ordered = sorted(gone)
    for before, after in pairwise(ordered):
        between = range(before + 1, after)
        if stay.isdisjoint(between):
            gone.update(between)
    return frozenset(gone)


def origin_of(paper: Paper, letter: int) -> tuple[float, float]:
    """Where on the page a letter begins.

    Raises:
        Unfollowable: where pdfium does not tell.
    """
    x, y = ctypes.c_double(), ctypes.c_double()
    if not paper.api.FPDFText_GetCharOrigin(paper.text_handle, letter, x, y):
        raise Unfollowable
    return x.value, y.value


def _nearest(origin: tuple[float, float], stand: Stand) -> set[int]:
    """The glyphs that begin where a letter does. Several may: an accent and the letter under it."""
    distances = [abs(x - origin[0]) + abs(y - origin[1]) for x, y in stand.glyphs]
    least = min(distances, default=1e9)
    if least > _FAR * max(stand.height, 1e-3):
        raise Unfollowable
    return {
        glyph
        for glyph, distance in enumerate(distances)
        if distance <= least + _NEAR * max(stand.height, 1e-3)
    }
