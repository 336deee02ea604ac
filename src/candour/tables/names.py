"""Names: how much the values of a column look like the names of people.

Shape alone does not tell ("Aston Villa", "Graven Hill", "April"), nor does a list of names (Chelsea, Florence, Victoria).
Four shares are taken of a column's distinct values, and `candour.tables.columns` weighs them with the header and the
columns beside it:

    shaped      one to five words of letters, each with a capital
    foreign     words that names of people do not hold: Ward, Station, Theft, Ltd
    given       a given name that is common in Britain stands among the words
    inverted    "Example, Nia", "EXAMPLE, N", "Mr N Example", "N. Example": forms that only names have
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from candour.tables.given_names import GIVEN_NAMES
from candour.tables.vocabulary import CATEGORIES, NOT_NAMES, STREETS_AND_COMPANIES

__all__ = ["Likeness", "likeness_of"]

_LONGEST = 60
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_SHAPED = re.compile(rf"{_WORD}\.?(?:,? {_WORD}\.?){{0,4}}")
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Rev|Sir|Dame|Lord|Lady|PC|PS|DC|DS|DI|DCI|PCSO|Sgt|Insp|Cllr)"
_INVERTED = re.compile(
    rf"(?i:{_TITLES})\.? {_WORD}(?: .*)?|[A-Z][\w'’-]+, ?[A-Z][\w'’. -]*|(?:[A-Z]\.? ){{1,2}}[A-Z][\w'’-]+|[A-Z][\w'’-]+ [A-Z]\.?"
)
_WORDS = re.compile(_WORD)


class Likeness(NamedTuple):
    """Shares, of the distinct values of a column, from 0 to 1."""

    shaped: float
    foreign: float
    given: float
    inverted: float
    words: float
    """The mean number of words."""

    @property
    def may_be_names(self) -> bool:
        """Whether under a header that says so the values may be names at all."""
        return self.shaped >= 0.6 and self.foreign < 0.4

    @property
    def look_like_names(self) -> bool:
        """Whether the values bear out a header that says no more than `Name` or `Victim`."""
        return self.shaped >= 0.8 and self.foreign < 0.2 and (self.given >= 0.25 or self.inverted >= 0.5)

    @property
    def are_names(self) -> bool:
        """Whether the values show by themselves that they are names of people, with no header."""
        full = self.words >= 1.7 and (self.given >= 0.4 or self.inverted >= 0.8)
        return self.shaped >= 0.9 and self.foreign < 0.05 and full

    @property
    def are_given_names(self) -> bool:
        """Whether the values show by themselves that they are given names."""
        return self.shaped >= 0.9 and self.foreign < 0.05 and self.words < 1.5 and self.given >= 0.6


def _is_foreign(value: str, words: Sequence[str]) -> bool:
    if value in CATEGORIES or (len(words) > 1 and words[-1] in STREETS_AND_COMPANIES):
        return True
    return not NOT_NAMES.isdisjoint(words) or "&" in value or any(character.isdigit() for character in value)


def likeness_of(values: Sequence[str]) -> Likeness:
    """How like names these distinct values are."""
    shaped = foreign = given = inverted = counted = 0
    for each in values:
        value = " ".join(each.split())
        words = [word.casefold() for word in _WORDS.findall(value[:_LONGEST])]
        counted += len(words)
        if _is_foreign(value.casefold(), words):
            foreign += 1
            continue
        is_shaped = len(value) <= _LONGEST and _SHAPED.fullmatch(value) is not None and value[:1].isupper()
        shaped += is_shaped
        given += is_shaped and not GIVEN_NAMES.isdisjoint(words)
        inverted += is_shaped and _INVERTED.fullmatch(value) is not None
    total = max(1, len(values))
    return Likeness(shaped / total, foreign / total, given / total, inverted / total, counted / total)
