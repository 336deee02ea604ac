"""Names: how much the values of a column look like the names of people.

Shape alone does not tell ("Aston Villa", "Graven Hill", "April"), nor does a list of names (Chelsea, Florence, Victoria).
Some shares are taken of a column's distinct values, and `candour.tables.columns` weighs them with the header and the
columns beside it:

    shaped      one to five words of letters, each with a capital
    foreign     words that names of people do not hold: Ward, Station, Theft, Ltd
    given       a given name that is common in Britain stands among the words
    inverted    "Example, Nia", "EXAMPLE, N", "Mr N Example", "N. Example": forms that only names have
    vote        what the tagger of running text takes for a name from end to end, of the first sixty values
    listed      single words that stand in the lists of given or family names, and not in those of places and plain words

The last two are asked for only where the rest leaves it open: the tagger and the lists have to be loaded first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from candour.tables.given_names import GIVEN_NAMES
from candour.tables.headers import is_of_things
from candour.tables.value_words import (
    CATEGORIES,
    NOT_NAMES,
    NOTHING_TOLD,
    STREETS_AND_COMPANIES,
    SURNAMES_TOO,
)

__all__ = ["Likeness", "is_called_after_people", "likeness_of", "names_apart"]

_LONGEST = 60
_VOTES = 60
_APART = "\n\n"
_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_SHAPED = re.compile(rf"{_WORD}\.?(?:,? {_WORD}\.?){{0,4}}")
_TITLES = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Rev|Revd|Fr|Sir|Dame|Lord|Lady|Judge|HHJ|PC|PS|DC|DS|DI|DCI|PCSO|Sgt|Insp|Cllr)"
_INVERTED = re.compile(
    rf"(?i:{_TITLES})\.? {_WORD}(?: .*)?|[A-Z][\w'’ -]+, ?[A-Z][\w'’. -]*|(?:[A-Z]\.? ){{1,2}}[A-Z][\w'’-]+|[A-Z][\w'’-]+ [A-Z]\.?"
)
_TITLE_BEHIND = re.compile(rf",? ?\((?i:{_TITLES})\.?\)$|, (?i:{_TITLES})\.?$")
_COUPLE = re.compile(rf"^(?i:{_TITLES})\.? ?(?:{_WORD}\.? ){{0,2}}(?:&|and) ?(?=(?i:{_TITLES})\b)")
"""`Mr & Mrs Example`, `Mr J and Ms K Example`: two people of one household."""
_BETWEEN = re.compile(r"\s*[;|\n]\s*|(?<=[a-z]) ?/ ?(?=[A-Z])")
_SIGNS_BETWEEN = frozenset(";|\n/")
_WORDS = re.compile(_WORD)


@dataclass(slots=True, repr=False)
class Likeness:
    """Shares, of the distinct values of a column, from 0 to 1."""

    shaped: float
    foreign: float
    given: float
    inverted: float
    words: float
    """The mean number of words."""
    small: float
    """Written without a capital."""
    size: int = 0
    """How many values there are."""
    _looked_at: tuple[str, ...] = ()
    _vote: float | None = None
    _listed: float | None = None

    def __repr__(self) -> str:
        return f"Likeness(shaped={self.shaped:.2f}, foreign={self.foreign:.2f}, given={self.given:.2f})"

    @property
    def vote(self) -> float:
        """The share that the tagger takes for names, in the order of words that it likes better."""
        if self._vote is None:
            self._vote = _vote(self._looked_at)
            if self._vote < _SURE and self.words >= _FULL:
                turned = (" ".join(reversed(value.split())) for value in self._looked_at)
                self._vote = max(self._vote, _vote(tuple(turned)))
        return self._vote

    @property
    def listed(self) -> float:
        """The share that stands in the lists of names alone."""
        if self._listed is None:
            self._listed = _listed(self._looked_at)
        return self._listed

    @property
    def may_be_names(self) -> bool:
        """Whether under a header that says so the values may be names at all."""
        return self.shaped >= 0.6 and self.foreign < 0.4

    @property
    def look_like_names(self) -> bool:
        """Whether the values bear out a header that says no more than `Name` or `Victim`."""
        if self.shaped < 0.8 or self.foreign >= 0.2:
            return False
        if self.inverted >= 0.5 or self.given >= _SURE:
            return True
        return self.vote >= 0.7 if self.words >= 1.5 else self.given >= 0.25

    @property
    def may_be_of_people(self) -> bool:
        """Whether the values, beside others about people, bear out a header that heads bodies and things as well."""
        if not self.may_be_names:
            return False
        if self.inverted >= 0.3 or self.given >= 0.25:
            return True
        return self.vote >= 0.4 if self.words >= 1.5 else self.listed >= 0.35 or self.vote >= 0.6

    @property
    def are_names(self) -> bool:
        """Whether the values show by themselves that they are names of people, with no header.

        One among a few may be unlike the rest: a surname such as `Park` ends the names of places as well.
        """
        unlike = max(0.1 * self.size, 1.0 if self.size >= _FEW else 0.0)
        if (1 - self.shaped) * self.size > unlike + 0.01 or self.words < _FULL or self.small >= 0.2:
            return False
        return self.inverted >= 0.8 or self.vote >= _SURE

    @property
    def are_given_names(self) -> bool:
        """Whether the values show by themselves that they are given names."""
        if self.shaped < 0.9 or self.foreign >= 0.05 or self.words >= 1.5 or self.small >= 0.2:
            return False
        return self.given >= 0.6 or self.vote >= _SURE

    @property
    def may_be_surnames(self) -> bool:
        """Whether the values may be the surnames that belong to given names beside them."""
        if self.shaped < 0.9 or self.foreign >= 0.05 or self.words >= 1.5 or self.small >= 0.2:
            return False
        return self.listed >= 0.35 or self.vote >= 0.5


_FEW = 4
_FULL = 1.7
"""Words from which a column holds full names."""
_SURE = 0.8


def _vote(values: Sequence[str]) -> float:
    """The share of the values that are names from end to end."""
    if not values:
        return 0.0
    from candour.naming import names_in  # noqa: PLC0415  (the tagger is read when first needed)

    starts = list(accumulate((len(value) + len(_APART) for value in values), initial=0))
    whole = set()
    for name in names_in(_APART.join(values)):
        at = bisect_right(starts, name.start) - 1
        if name.start == starts[at] and name.end == starts[at] + len(values[at]):
            whole.add(at)
    return len(whole) / len(values)


def _listed(values: Sequence[str]) -> float:
    """The share of the values that are single words on a list of names, and on no other list."""
    from candour.naming.gazetteer import gazetteer  # noqa: PLC0415  (the lists are read when first needed)

    known = gazetteer()
    sorts = (known.sorts(value) for value in values if " " not in value)
    return sum(bool(sort) and set("fg").issuperset(sort) for sort in sorts) / max(1, len(values))


def _is_foreign(value: str, words: Sequence[str]) -> bool:
    if value in SURNAMES_TOO:
        return False
    if value in CATEGORIES or (len(words) > 1 and words[-1] in STREETS_AND_COMPANIES):
        return True
    return not NOT_NAMES.isdisjoint(words) or "&" in value or any(character.isdigit() for character in value)


def _plain(value: str) -> str:
    """A value with one blank between words, without a title behind the name, and a couple as one of them."""
    plain = " ".join(value.split())
    if "," in plain or "(" in plain:
        plain = _TITLE_BEHIND.sub("", plain)
    return _COUPLE.sub("", plain) if "&" in plain or "and" in plain else plain


def names_apart(value: str) -> list[str]:
    """The names in a cell that holds several: one on each line, or with a sign between them."""
    parts = (value,) if _SIGNS_BETWEEN.isdisjoint(value) else _BETWEEN.split(value)
    return [part for part in parts if part]


def likeness_of(cells: Sequence[str]) -> Likeness:
    """How like names these distinct values are."""
    values = [part for cell in cells for part in names_apart(cell) if part.casefold() not in NOTHING_TOLD]
    shaped = foreign = given = inverted = counted = small = 0
    written = [_plain(value) for value in values]
    capital = [value.title() if value.islower() else value for value in written]
    for before, value in zip(written, capital, strict=True):
        words = [word.casefold() for word in _WORDS.findall(value[:_LONGEST])]
        counted += len(words)
        small += before is not value
        if _is_foreign(value.casefold(), words):
            foreign += 1
            continue
        is_shaped = len(value) <= _LONGEST and _SHAPED.fullmatch(value) is not None and value[:1].isupper()
        shaped += is_shaped
        given += is_shaped and not GIVEN_NAMES.isdisjoint(words)
        inverted += is_shaped and _INVERTED.fullmatch(value) is not None
    total = max(1, len(values))
    return Likeness(
        shaped=shaped / total,
        foreign=foreign / total,
        given=given / total,
        inverted=inverted / total,
        words=counted / total,
        small=small / total,
        size=len(values),
        _looked_at=tuple(value[:_LONGEST] for value in capital[:_VOTES]),
    )


def is_called_after_people(header: str, values: Iterable[str]) -> bool:
    """Whether a column of things holds names with titles that things have too: `Lord Nelson`, a public house.

    One value with a title of everyday (`Mr`, `PC`) shows that people stand among them after all.
    """
    if not is_of_things(header):
        return False
    return all(title[0].split()[0] in _OF_THINGS_TOO for value in values if (title := _TITLED.match(value)))


_TITLED = re.compile(rf"{_TITLES} ")
_OF_THINGS_TOO = frozenset({"Lord", "Lady", "Sir", "Dame", "Dr"})
