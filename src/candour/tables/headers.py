"""Headers: what the words above a column say it holds, and whose.

    "VICT_DOB_1"  ─words─▶  vict dob  ─in full─▶  vict · date birth  ─role off─▶  date-of-birth, role victim

A header is taken apart at spaces, signs, underscores and camel humps, its short forms are written in full, and what
is left is held against the `labels` of every identifier: the same words in any order first, then with one slip of
the typist in a word of five letters or more. A header that counts things ("Number of victims") says nothing of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import cache

from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import Identifier
from candour.identifiers.collar_number import COLLAR_NUMBER
from candour.identifiers.labels import words_of as plain_words_of
from candour.tables.vocabulary import (
    COMMON_HEADERS,
    IN_FULL,
    LABELS,
    PHRASES,
    QUANTITIES,
    ROLES,
    SPARE_WORDS,
)

__all__ = ["Exactness", "HeaderMeaning", "Headers", "headers", "is_quantity", "is_usual", "words_of"]

LONGEST = 120
"""Characters. What is longer is a sentence, not a header."""

_POSSESSIVE = re.compile(r"['’]s?\b")
_PARTY = re.compile(r"\b([VSWvsw])\d\b")
_PARTIES = {"v": " victim ", "s": " suspect ", "w": " witness "}
_SIGNS = str.maketrans({"#": " number ", "%": " percent ", "№": " number "})
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PLURAL = re.compile(r"(?i)\bnumbers\b")
"""`Custody numbers` heads counts more often than references."""
_AMIDST = re.compile(r"(?<=[A-Za-z])[ _-]*\d(?=[ _-]*[A-Za-z])")
_NAME = frozenset({"name"})
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


def _letters_joined(words: Iterable[str]) -> list[str]:
    """`d o b` is `dob`: single letters that stand together are one word."""
    joined: list[str] = []
    was_letter = False
    for word in words:
        is_letter = len(word) == 1 and word.isalpha()
        if is_letter and was_letter:
            joined[-1] += word
        else:
            joined.append(word)
        was_letter = is_letter
    return joined


def words_of(header: str) -> tuple[str, ...]:
    """A header's words, in full and in order, spare words among them.

    >>> words_of("VICT_DOB_1")
    ('vict', 'date', 'birth')
    >>> words_of("NHSNo.")
    ('nhs', 'number')
    """
    text = _PARTY.sub(lambda party: _PARTIES[party[1].lower()], _POSSESSIVE.sub("", header))
    plain = list(plain_words_of(text.translate(_SIGNS)))
    while plain and plain[0].isdecimal():
        del plain[0]
    whole = "".join(plain)
    if whole in IN_FULL:
        return IN_FULL[whole]
    plain = _letters_joined(plain)
    words: list[str] = []
    at = 0
    while at < len(plain):
        pair = tuple(plain[at : at + 2])
        words.extend(PHRASES.get(pair) or IN_FULL.get(plain[at], (plain[at],)))
        at += 2 if pair in PHRASES else 1
    return tuple(words)


def is_quantity(words: tuple[str, ...]) -> bool:
    """Whether a header of these words counts or measures: "Number of victims", "Offences (total)"."""
    counts = len(words) > 1 and words[0] in {"number", "all"} and words[1] == "of"
    return counts or not QUANTITIES.isdisjoint(words)


def is_usual(header: str) -> bool:
    """Whether most words of a header are of the kind that head columns of any table."""
    words = [word for word in words_of(header[:LONGEST]) if word not in SPARE_WORDS]
    usual = sum(_singular(word) in COMMON_HEADERS or word in QUANTITIES for word in words)
    return usual * 2 > len(words)


def _singular(word: str) -> str:
    if len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-2] if word.endswith("sses") else word[:-1]


def _key(words: Iterable[str]) -> frozenset[str]:
    return frozenset(_singular(word) for word in words if word not in SPARE_WORDS)


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
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


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
    """By the other words of a label, the words of five letters or more that complete it."""

    @classmethod
    def of(cls, identifiers: Iterable[Identifier]) -> Headers:
        """The labels of these identifiers, with the table-only labels for them."""
        made = cls()
        for identifier in identifiers:
            for label in (*identifier.labels, *LABELS.get(identifier.id, ())):
                made._learn(label, identifier.id)
        return made

    def _learn(self, label: str, identifier: str) -> None:
        words = words_of(label)
        key = _key(words)
        if not key or identifier in self._whole.get(key, ()):
            return
        self._whole[key] = (*self._whole.get(key, ()), identifier)
        for joined in {"".join(label.split()), "".join(words)}:
            self._joined[joined] = (*self._joined.get(joined, ()), identifier)
        for word in key:
            if len(word) >= 5:
                rest = key - {word}
                self._near[rest] = (*self._near.get(rest, ()), word)

    def _exact(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return self._whole.get(_key(words)) or self._joined.get("".join(words), ())

    def _mistyped(self, words: tuple[str, ...]) -> tuple[str, ...]:
        key = _key(words)
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
        left, role = _without_role(words) or (words, "")
        if left != words and not _key(left):
            bare = (*self._whole.get(_NAME, ()), *((COLLAR_NUMBER.id,) if role == "officer" else ()))
            return tuple(HeaderMeaning(each, role, Exactness.BARE) for each in bare)
        for tried in dict.fromkeys((words, left)):
            if found := self._exact(tried):
                exactness = Exactness.BARE if _key(tried) == _NAME and not role else Exactness.EXACT
                theirs = self._exact(left)
                return tuple(HeaderMeaning(each, role if each in theirs else "", exactness) for each in found)
        for tried in dict.fromkeys((left, words)):
            if found := self._mistyped(tried):
                return tuple(HeaderMeaning(each, role, Exactness.TYPO) for each in found)
        return ()

    def meanings(self, header: str) -> tuple[HeaderMeaning, ...]:
        """What a header says, the likeliest first; nothing where it names no identifier.

        What stands in brackets, or on one side of a stroke, may be left out: "Date of birth (dd/mm/yyyy)"; and so may a
        number in the midst of it: "Victim 2 surname".
        """
        if len(header) > LONGEST or is_quantity(words_of(header)):
            return ()
        if _PLURAL.search(header):
            return tuple(
                replace(each, exactness=Exactness.BARE)
                for each in self.meanings(_PLURAL.sub("number", header))
            )
        unnumbered = _AMIDST.sub(" ", header)
        readings = dict.fromkeys((header, _BRACKETS.sub(" ", header), *header.split("/"), unnumbered))
        return next((told for each in readings if (told := self._told(words_of(each)))), ())

    def __repr__(self) -> str:
        return f"Headers({len(self._whole):,} labels)"


@cache
def headers() -> Headers:
    """The headers of every identifier that Candour knows."""
    return Headers.of(IDENTIFIERS)
