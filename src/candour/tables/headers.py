"""Headers: what the words above a column say it holds, and whose.

    "VICT_DOB_1"  ─take apart─▶  vict dob  ─in full─▶  victim · date birth  ─role off─▶  date-of-birth, role victim

A header is taken apart at spaces, signs, underscores and camel humps, its short forms are written in full, and what
is left is held against the `labels` of every identifier: the same words in any order first, then with one slip of
the typist in a word of five letters or more. A header that counts things ("Number of victims") says nothing of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cache

from candour.identifiers.base import Identifier
from candour.tables.vocabulary import (
    ABBREVIATIONS,
    COMMON_HEADERS,
    PHRASES,
    QUANTITIES,
    ROLES,
    SPARE_WORDS,
    TABLE_LABELS,
)

__all__ = ["Exactness", "HeaderMeaning", "Headers", "headers", "is_quantity", "is_usual", "words_of"]

LONGEST_HEADER = 120
"""Characters. What is longer is a sentence, not a header."""

_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_POSSESSIVE = re.compile(r"['’]s?\b")
_PARTY = re.compile(r"\b([VSWvsw])(\d)\b")
_PARTIES = {"v": "victim", "s": "suspect", "w": "witness"}
_PIECES = re.compile(r"[^\W\d_]+|\d+|[#%]")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_MOST_ROLE_WORDS = max(map(len, ROLES))


class Exactness(IntEnum):
    """How well a header says what it says."""

    TYPO = 1
    """One letter is amiss."""
    BARE = 2
    """A word that heads other things too (`Name`, `Victim`): what the column holds must bear it out."""
    EXACT = 3
    """The very words."""


@dataclass(frozen=True, slots=True)
class HeaderMeaning:
    """What a header says: an identifier by its id, whose it is where the header tells, and how exactly."""

    identifier: str
    role: str = ""
    exactness: Exactness = Exactness.EXACT


def _pieces(header: str) -> list[str]:
    text = _PARTY.sub(lambda party: f" {_PARTIES[party[1].lower()]} ", _POSSESSIVE.sub("", header))
    return [piece.casefold() for piece in _PIECES.findall(_HUMPS.sub(" ", text))]


def _without_outer_numbers(pieces: list[str]) -> list[str]:
    first, last = 0, len(pieces)
    while first < last and pieces[first].isdigit():
        first += 1
    while last > first and pieces[last - 1].isdigit():
        last -= 1
    return pieces[first:last]


def _letters_joined(pieces: list[str]) -> list[str]:
    """`d o b` is `dob`: single letters that stand together are one word."""
    joined: list[str] = []
    was_letter = False
    for piece in pieces:
        is_letter = len(piece) == 1 and piece.isalpha()
        if is_letter and was_letter:
            joined[-1] += piece
        else:
            joined.append(piece)
        was_letter = is_letter
    return joined


def words_of(header: str) -> tuple[str, ...]:
    """A header's words, in full and in order, spare words among them.

    >>> words_of("VICT_DOB_1")
    ('vict', 'date', 'birth')
    >>> words_of("NHSNo.")
    ('nhs', 'number')
    """
    pieces = _without_outer_numbers(_pieces(header))
    whole = "".join(pieces)
    if whole in ABBREVIATIONS:
        return ABBREVIATIONS[whole]
    pieces = _letters_joined(pieces)
    words: list[str] = []
    at = 0
    while at < len(pieces):
        pair = tuple(pieces[at : at + 2])
        if pair in PHRASES:
            words.extend(PHRASES[pair])
            at += 2
        else:
            words.extend(ABBREVIATIONS.get(pieces[at], (pieces[at],)))
            at += 1
    return tuple(words)


def is_quantity(words: tuple[str, ...]) -> bool:
    """Whether a header of these words counts or measures: "Number of victims", "Offences (total)"."""
    counts = len(words) > 1 and words[0] in {"number", "all"} and words[1] == "of"
    return counts or not QUANTITIES.isdisjoint(words)


def is_usual(header: str) -> bool:
    """Whether most words of a header are of the kind that head columns of any table."""
    words = [word for word in words_of(header) if word not in SPARE_WORDS]
    return bool(words) and sum(word in COMMON_HEADERS or word in QUANTITIES for word in words) * 2 > len(
        words
    )


def _singular(word: str) -> str:
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-2] if word.endswith("sses") else word[:-1]


def _is_one_slip(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one letter: more, less, other, or two changed about."""
    if min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = 0
    while at < len(one) and one[at] == other[at]:
        at += 1
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    )


def _without_role(words: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """The words less those that say whose it is, and whose; None where none of them does."""
    left = words
    role: str | None = None
    for length in range(_MOST_ROLE_WORDS, 0, -1):
        at = 0
        while at + length <= len(left):
            group = left[at : at + length]
            found = ROLES.get(group)
            if found is None and len(left) > length:
                found = ROLES.get(tuple(map(_singular, group)))
            if found is None:
                at += 1
                continue
            role = role or found
            left = left[:at] + left[at + length :]
    return None if role is None else (left, role)


@dataclass(frozen=True, slots=True, repr=False)
class Headers:
    """The labels of identifiers, ready to be asked what a header means."""

    _whole: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)
    _joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _near: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)
    _known: dict[str, tuple[HeaderMeaning, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, identifiers: Iterable[Identifier]) -> Headers:
        """The labels of these identifiers, and the table-only labels for them."""
        made = cls()
        for identifier in identifiers:
            for label in (*identifier.labels, *TABLE_LABELS.get(identifier.id, ())):
                made._learn(label, identifier.id)
        return made

    def _learn(self, label: str, identifier: str) -> None:
        words = words_of(label)
        key = self._key(words)
        if not key or identifier in self._whole.get(key, ()):
            return
        self._whole[key] = (*self._whole.get(key, ()), identifier)
        for joined in {"".join(_pieces(label)), "".join(words)}:
            self._joined[joined] = (*self._joined.get(joined, ()), identifier)
        for word in key:
            if len(word) >= 5:
                rest = key - {word}
                self._near[rest] = (*self._near.get(rest, ()), word)

    @staticmethod
    def _key(words: Iterable[str]) -> frozenset[str]:
        return frozenset(_singular(word) for word in words if word not in SPARE_WORDS)

    def _exact(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self._whole.get(self._key(words)) or self._joined.get("".join(words), ())

    def _mistyped(self, words: tuple[str, ...]) -> tuple[str, ...]:
        key = self._key(words)
        for word in sorted(key):
            if len(word) < 5 or word in COMMON_HEADERS:
                continue
            rest = key - {word}
            for meant in self._near.get(rest, ()):
                if _is_one_slip(word, meant):
                    return self._whole[rest | {meant}]
        return ()

    def _told(self, words: tuple[str, ...]) -> tuple[HeaderMeaning, ...]:
        """What these words mean, tried from the strictest reading to the loosest."""
        if not words or is_quantity(words):
            return ()
        bare = self._key(words) == frozenset({"name"})
        if found := self._exact(words):
            exactness = Exactness.BARE if bare else Exactness.EXACT
            return tuple(HeaderMeaning(each, "", exactness) for each in found)
        if (stripped := _without_role(words)) is not None:
            left, role = stripped
            if not self._key(left):
                names = self._whole.get(frozenset({"name"}), ())
                return tuple(HeaderMeaning(each, role, Exactness.BARE) for each in names)
            if found := self._exact(left):
                exactness = Exactness.EXACT if role or self._key(left) != {"name"} else Exactness.BARE
                return tuple(HeaderMeaning(each, role, exactness) for each in found)
            if found := self._mistyped(left):
                return tuple(HeaderMeaning(each, role, Exactness.TYPO) for each in found)
        return tuple(HeaderMeaning(each, "", Exactness.TYPO) for each in self._mistyped(words))

    def meanings(self, header: str) -> tuple[HeaderMeaning, ...]:
        """What a header says, the likeliest first; nothing where it names no identifier.

        What stands in brackets, or on one side of a stroke, may be left out: "Date of birth (dd/mm/yyyy)".
        """
        if len(header) > LONGEST_HEADER:
            return ()
        known = self._known.get(header)
        if known is not None:
            return known
        readings = [header, _BRACKETS.sub(" ", header), *header.split("/")]
        found: tuple[HeaderMeaning, ...] = ()
        if not is_quantity(words_of(header)):
            found = next((told for each in readings if (told := self._told(words_of(each)))), ())
        if len(self._known) < 4096:
            self._known[header] = found
        return found

    def __repr__(self) -> str:
        return f"Headers({len(self._whole):,} labels)"


@cache
def headers() -> Headers:
    """The headers of every identifier that Candour knows."""
    from candour.identifiers import IDENTIFIERS  # noqa: PLC0415  (a table without a header never needs them)

    return Headers.of(IDENTIFIERS)
