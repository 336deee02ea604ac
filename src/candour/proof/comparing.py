"""Comparing: whether everything in sight in a file is in sight in its copy, in order.

A number may have been rounded to the digits that it shows, and a date to its day, its month or its year: what lies beyond
was not in sight. Everything else is there letter by letter, or is blacked out because somebody asked for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final
from unicodedata import normalize

from candour.block import CellKind
from candour.cleaned import BLACKED_OUT, Redaction
from candour.proof.sights import Grid, Sights, path_told, people_told

__all__ = ["Closeness", "why_not_the_same"]

_A_YEAR: Final = 366


class Closeness(Enum):
    """How close a copy can be to what it is a copy of."""

    IN_ORDER = "words in their order, and cell for cell"
    """Of the same kind."""
    ANY_ORDER = "each word as often as it stands there, and cell for cell"
    """Of another kind, whose parts may come in another order."""
    AS_SHOWN = "cell for cell, numbers as they are shown"
    """A table of values, in which a date is written out and a percentage has its sign."""
    WORDS = "each word as often as it stands there"
    """Plain text, in which tables are words too."""
    DRAWN = "each letter as often as it stands there, and no other"
    """Pages, on which notes and fields have become part of what is drawn, and words are parted where letters are gone."""
    LETTERS = "each letter as often as it stands there"
    """Pages, on which words may be parted and numbers are as they are shown."""


def why_not_the_same(
    before: Sights, after: Sights, redaction: Redaction, closeness: Closeness = Closeness.IN_ORDER
) -> Iterator[str]:
    """What is in sight in one file and not in the other, in words that hold no value of either; nothing where all agrees."""
    if closeness is Closeness.LETTERS:
        yield from _letters_amiss(before, after, redaction)
        return
    if closeness is Closeness.DRAWN:
        yield from _marks_amiss(before, after, redaction)
        return
    if closeness is Closeness.WORDS:
        yield from _texts_amiss(before, after, redaction, before.words)
        return
    if closeness is not Closeness.AS_SHOWN:
        in_order = closeness is Closeness.IN_ORDER
        yield from _words_amiss(_redacted(before.words, redaction), after.words, in_order=in_order)
        yield from _words_amiss(_redacted(before.tabs, redaction), after.tabs, in_order=in_order)
    if len(before.grids) != len(after.grids):
        if closeness is Closeness.AS_SHOWN:  # a table of one column has become a text
            yield from _texts_amiss(before, after, redaction)
            return
        yield f"there are {len(after.grids):,} tables in sight in the copy, and {len(before.grids):,} in the file"
        return
    for number, (one, other) in enumerate(zip(before.grids, after.grids, strict=True), 1):
        if fault := _grid_amiss(one, other, redaction, as_shown=closeness is Closeness.AS_SHOWN):
            yield f"in table {number:,} in sight {fault}"


def _texts_amiss(
    before: Sights, after: Sights, redaction: Redaction, besides: Sequence[str] = ()
) -> Iterator[str]:
    """Of tables that have become texts. Their numbers are written as they are shown, in words that the file does not hold."""
    texts = [text for grid in before.grids for text in _texts_of(grid)]
    words = Counter(_unmarked(_redacted(" ".join([*besides, *texts]).split(), redaction)))
    told = Counter(_unmarked(after.every_word()))
    if lost := words - told:
        yield f"{lost.total():,} words in sight in the file are not in sight in the copy"
    has_numbers = any(kind != CellKind.TEXT for grid in before.grids for kind in grid.kinds)
    if not has_numbers and (new := told - words - Counter(_unmarked(before.tabs))):
        yield f"{new.total():,} words are in sight in the copy that are not in sight in the file"


def _unmarked(words: Iterable[str]) -> list[str]:
    """Words without the marks that part cells and addresses where those are written as text, and without endings of files."""
    return [path_told(word) for word in people_told(" ".join(words)).split()]


def _letters_amiss(before: Sights, after: Sights, redaction: Redaction) -> Iterator[str]:
    texts = [*before.words, *(text for grid in before.grids for text in _texts_of(grid))]
    lost = _letters(_redacted(texts, redaction)) - _letters(after.every_word())
    if lost:
        yield f"{lost.total():,} letters in sight in the file are not on the pages, most likely for want of room in a column"


def _marks_amiss(before: Sights, after: Sights, redaction: Redaction) -> Iterator[str]:
    """Of pages drawn anew. A value that is blacked out leaves no letter there."""
    words = _redacted(list(before.every_word()), redaction)
    one = Counter("".join(words).replace(BLACKED_OUT, "") if redaction else "".join(words))
    other = Counter("".join(after.every_word()))
    if lost := one - other:
        yield f"{lost.total():,} letters in sight in the file are not in sight in the copy"
    if new := other - one:
        yield f"{new.total():,} letters are in sight in the copy that are not in sight in the file"


def _texts_of(grid: Grid) -> Iterator[str]:
    return (text for text, kind in zip(grid.texts, grid.kinds, strict=True) if kind == CellKind.TEXT)


def _letters(words: Iterable[str]) -> Counter[str]:
    """Each letter without its accents, and in the form that it has alone: on pages they are joined, as in Arabic."""
    return Counter(filter(str.isalpha, normalize("NFKD", "".join(words))))


def _redacted(words: Sequence[str], redaction: Redaction) -> Sequence[str]:
    return redaction.text(" ".join(words)).split() if redaction else words


def _words_amiss(before: Sequence[str], after: Sequence[str], *, in_order: bool) -> Iterator[str]:
    if before == after:
        return
    lost, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if lost:
        yield f"{lost.total():,} words in sight in the file are not in sight in the copy"
    if new:
        yield f"{new.total():,} words are in sight in the copy that are not in sight in the file"
    if in_order and not (lost or new):
        yield "the words in sight stand in another order in the copy"


def _grid_amiss(before: Grid, after: Grid, redaction: Redaction, *, as_shown: bool) -> str:
    if len(before.texts) != len(after.texts):
        return f"the copy has {len(after.texts):,} cells, and the file {len(before.texts):,}"
    if before.rows != after.rows or before.columns != after.columns:
        return "cells stand in other rows or columns in the copy"
    if before.texts == after.texts and not redaction:
        return ""
    amiss = sum(
        not (as_shown and kind != CellKind.TEXT) and not _is_the_same(one, other, kind, redaction)
        for one, other, kind in zip(before.texts, after.texts, before.kinds, strict=True)
        if one != other or redaction
    )
    return f"{amiss:,} cells hold something else in the copy" if amiss else ""


def _is_the_same(one: str, other: str, kind: int, redaction: Redaction) -> bool:
    if redaction and redaction.text(one) != one:
        return redaction.text(one) == other
    if one == other:
        return True
    if kind not in (CellKind.NUMBER, CellKind.DATE):
        return False
    try:
        exact, rounded = Decimal(one), Decimal(other)
    except InvalidOperation:
        return False
    if kind == CellKind.DATE:
        return abs(exact - rounded) < _A_YEAR
    return abs(exact - rounded) <= Decimal("0.500001").scaleb(_last_digit(rounded))


def _last_digit(number: Decimal) -> int:
    """The power of ten of the last digit that is not a nought."""
    exponent = number.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
