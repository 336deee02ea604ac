"""Headers: what the words above a column say it holds, and whose.

    "VICT_DOB_1"  ─words─▶  vict dob  ─in full─▶  vict · date birth  ─role off─▶  date-of-birth, role victim

A header is taken apart at spaces, signs, underscores and camel humps, its short forms are written in full, and what
is left is held against the `labels` of every identifier: the same words in any order first, then with words that nobody
knows left out (`stu_dob`, `Legal Surname`), then with one slip of the typist in a word of five letters or more. A header
that counts things ("Number of victims") says nothing of people, and neither does one that speaks of something else that
has a name ("Ward name", "Supplier postcode").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache

from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import Identifier
from candour.identifiers.collar_number import COLLAR_NUMBER
from candour.identifiers.labels import words_of as plain_words_of
from candour.tables.header_labels import LABELS
from candour.tables.vocabulary import (
    ATTRIBUTES,
    COMMON_HEADERS,
    IN_FULL,
    NOT_OF_PEOPLE,
    PARTIES,
    PHRASES,
    QUANTITIES,
    ROLES,
    SPARE_WORDS,
)

__all__ = [
    "Exactness",
    "HeaderMeaning",
    "Headers",
    "headers",
    "is_of_things",
    "is_quantity",
    "is_strict",
    "is_usual",
    "may_head_people",
    "words_of",
]

LONGEST = 120
"""Characters. What is longer is a sentence, not a header."""
_MOST_KEPT = 4096
"""Headers whose words and meanings are kept between tables."""

_POSSESSIVE = re.compile(r"['’]s?\b")
_PARTY = re.compile(r"\b([VSWvsw])\d\b")
_PARTIES = {"v": " victim ", "s": " suspect ", "w": " witness "}
_SIGNS = str.maketrans({"#": " number ", "%": " percent ", "№": " number "})
_HUMP = re.compile(r"([A-Z])o([A-Z])(?![a-z])")
"""`DoB`, `NoK`: short forms with a small letter in the midst."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OTHER_UNIT = re.compile(r"(?i)[(\[](?:in )?(?:mins?|minutes|hours|hrs|days|weeks|wks|months|mths)[)\]]")
"""`Age (days)` is that of a debt or of a case."""
_PLURAL = re.compile(r"(?i)\bnumbers\b")
"""`Custody numbers` heads counts more often than references."""
_AMIDST = re.compile(r"(?<=[A-Za-z])[ _-]*\d(?=[ _-]*[A-Za-z])")
_NAME = frozenset({"name"})
_NUMBER = frozenset({"number"})
_NUMBERS = ("no", "num", "nbr", "id", "nos", "urn", "nr")
"""How `number` is written where words are run together: `COLLARNO`."""
_PERSON = "person-name"
_AT_WORK = {"officer": COLLAR_NUMBER.id, "staff": "employee-number"}
_PROBES = ("Other", "12", "1234567", "Yes", "12/2023")
_HEADS = {
    _PERSON: {
        "name",
        "surname",
        "forename",
        "forenames",
        "initial",
        "initials",
        "alias",
        "aka",
        "nickname",
        "maiden",
    },
    "address": {"address"},
    "sex": {"sex"},
    "ethnicity": {"ethnicity"},
    "religion": {"religion"},
    "nationality": {"nationality"},
    "collar-number": {"collar", "number", "epaulette", "pin"},
    "crime-reference": {"number"},
    "custody-reference": {"number"},
    "vrm": {"vrm", "registration", "vrn"},
}
"""Identifiers that many a value fits: behind words that are not known they are believed only as the last of them."""
_MOST_ROLE_WORDS = max(map(len, ROLES))


class Exactness(IntEnum):
    """How well a header says what it says."""

    TYPO = 1
    """One letter is amiss."""
    AMID = 2
    """The very words, beside others that are not known: `stu_dob`."""
    BARE = 3
    """A word that heads other things too (`Name`, `Victim`): what the column holds must bear it out."""
    PARTY = 4
    """It may be a body as well as a person: `Owner name`."""
    EXACT = 5
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
    return _short_words_of(header) if len(header) <= LONGEST else _words_of(header)


def _words_of(header: str) -> tuple[str, ...]:
    humped = _HUMP.sub(lambda found: f"{found[1]}O{found[2]}", header)
    text = _PARTY.sub(lambda party: _PARTIES[party[1].lower()], _POSSESSIVE.sub("", humped))
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
        words.extend(PHRASES[pair] if pair in PHRASES else IN_FULL.get(plain[at], (plain[at],)))
        at += 2 if pair in PHRASES else 1
    return tuple(words)


_short_words_of = lru_cache(maxsize=_MOST_KEPT)(_words_of)


def is_quantity(words: tuple[str, ...]) -> bool:
    """Whether a header of these words counts or measures: "Number of victims", "Offences (total)"."""
    counts = len(words) > 1 and words[0] in {"number", "all"} and words[1] == "of"
    return counts or not QUANTITIES.isdisjoint(words)


def is_usual(header: str) -> bool:
    """Whether most words of a header are of the kind that head columns of any table."""
    words = [word for word in words_of(header[:LONGEST]) if word not in SPARE_WORDS]
    usual = sum(_singular(word) in COMMON_HEADERS or word in QUANTITIES for word in words)
    return usual * 2 > len(words)


def may_head_people(header: str) -> bool:
    """Whether a header that names no identifier may stand over people's names: not over wards, rooms, counts or notes."""
    words = words_of(header[:LONGEST])
    if is_quantity(words) or len(header) > LONGEST:
        return False
    return not is_usual(header) and not is_of_things(header)


def is_of_things(header: str) -> bool:
    """Whether a header speaks of something that has a name and is no person: a ward, a ship, a supplier."""
    return not NOT_OF_PEOPLE.isdisjoint(map(_singular, words_of(header[:LONGEST])))


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
            if found is None:
                found = ROLES.get(tuple(map(_singular, group)))
            if found is None:
                at += 1
                continue
            role = role or found
            left = left[:at] + left[at + length :]
    return None if role is None else (left, role)


def is_strict(identifier: Identifier) -> bool:
    """Whether few values that are not of an identifier fit it, so that a column bears out or refutes its header."""
    return identifier.id == "date-of-birth" or (
        identifier.id not in _HEADS and not any(map(identifier.fits, _PROBES))
    )


def _how_exact(identifier: str, key: frozenset[str], role: str) -> Exactness:
    if identifier != _PERSON or key != _NAME:
        return Exactness.EXACT
    return Exactness.PARTY if role in PARTIES else Exactness.EXACT if role else Exactness.BARE


@dataclass(frozen=True, slots=True, repr=False)
class Headers:
    """The labels of identifiers, ready to be asked what a header means."""

    _whole: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)
    _joined: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _near: dict[frozenset[str], tuple[str, ...]] = field(default_factory=dict)
    """By the other words of a label, the words of five letters or more that complete it."""
    _strict: set[str] = field(default_factory=set)
    _meant: dict[str, tuple[HeaderMeaning, ...]] = field(default_factory=dict, compare=False)
    """What has been asked: tables have the same headers over and over."""

    @classmethod
    def of(cls, identifiers: Iterable[Identifier]) -> Headers:
        """The labels of these identifiers, with the table-only labels for them."""
        made = cls()
        for identifier in identifiers:
            if is_strict(identifier):
                made._strict.add(identifier.id)
            for label in (*identifier.labels, *LABELS.get(identifier.id, ())):
                made._learn(label, identifier.id)
        return made

    def _learn(self, label: str, identifier: str) -> None:
        words = words_of(label)
        key = _key(words)
        if not key:
            return
        ways = {"".join(label.split()), "".join(words)}
        if words[-1:] == ("number",):
            ways |= {
                "".join((*stem, short))
                for stem in (words[:-1], tuple(label.split()[:-1]))
                for short in _NUMBERS
            }
        for joined in ways:
            self._joined[joined] = tuple(dict.fromkeys((*self._joined.get(joined, ()), identifier)))
        if identifier in self._whole.get(key, ()):
            return
        self._whole[key] = (*self._whole.get(key, ()), identifier)
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

    def _amid(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """What the words mean where those in front of them, or behind them, are not known and may be left out."""
        for length in range(len(words) - 1, 0, -1):
            for start in (len(words) - length, 0):
                part, rest = words[start : start + length], (*words[:start], *words[start + length :])
                if NOT_OF_PEOPLE.isdisjoint(map(_singular, rest)) and ATTRIBUTES.isdisjoint(rest):
                    found = tuple(
                        id_
                        for id_ in self._exact(part)
                        if id_ in self._strict or (start and part[-1] in _HEADS.get(id_, ()))
                    )
                    if found:
                        return found
        return ()

    def _unglued(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
        """A single word that begins with whose it is and ends with a label, apart: `vicdob`, `DEFNAME`."""
        if len(words) != 1 or len(words[0]) < 5:
            return None
        word = words[0]
        for end in range(len(word) - 2, 2, -1):
            role = ROLES.get((word[:end],))
            rest = words_of(word[end:])
            if role is not None and self._exact(rest):
                return rest, role
        return None

    def _bare(self, words: tuple[str, ...], role: str) -> tuple[HeaderMeaning, ...]:
        """A header that says no more than whose the column is: it may hold names, numbers of officers, or more.

        In the plural (`Officers`) it heads counts as often, and is believed of names alone.
        """
        names = self._whole.get(_NAME, ())
        is_plural = any(_singular(word) != word for word in words)
        numbers = (COLLAR_NUMBER.id,) if role == "officer" else ()
        ids = names if is_plural else dict.fromkeys((*names, *numbers, *self._exact(words)))
        return tuple(HeaderMeaning(each, role, Exactness.BARE) for each in ids)

    def _parted(self, words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
        """The words less those that say whose it is, and whose."""
        return _without_role(words) or self._unglued(words) or (words, "")

    def _in_so_many_words(self, words: tuple[str, ...]) -> tuple[HeaderMeaning, ...]:
        left, role = self._parted(words)
        if left != words and not _key(left):
            return self._bare(words, role)
        behind = (words[end:] for end in range(1, _MOST_ROLE_WORDS + 1) if words[:end] in ROLES)
        told: dict[str, HeaderMeaning] = {}
        for tried in dict.fromkeys((words, *behind, left)):
            found = self._exact(tried)
            theirs = found if tried != words else self._exact(left)
            for each in found:
                whose = role if each in theirs else ""
                told.setdefault(each, HeaderMeaning(each, whose, _how_exact(each, _key(tried), role)))
        if told:
            return tuple(told.values())
        if _key(left) == _NUMBER and role in _AT_WORK:
            return (HeaderMeaning(_AT_WORK[role], role),)
        return ()

    def _beside_others(self, words: tuple[str, ...]) -> tuple[HeaderMeaning, ...]:
        left, role = self._parted(words)
        for tried in dict.fromkeys((left, words)):
            if found := self._amid(tried):
                is_name = "name" in (tried[0], tried[-1]) and _PERSON in found
                how = Exactness.BARE if is_name else Exactness.AMID
                return tuple(HeaderMeaning(each, role, how) for each in found)
        return ()

    def _with_a_slip(self, words: tuple[str, ...]) -> tuple[HeaderMeaning, ...]:
        left, role = self._parted(words)
        for tried in dict.fromkeys((left, words)):
            if found := self._mistyped(tried):
                return tuple(HeaderMeaning(each, role, Exactness.TYPO) for each in found)
        return ()

    def meanings(self, header: str) -> tuple[HeaderMeaning, ...]:
        """What a header says, the likeliest first; nothing where it names no identifier.

        What stands in brackets, or on one side of a stroke, may be left out: "Date of birth (dd/mm/yyyy)"; and so may a
        number in the midst of it: "Victim 2 surname". The strictest way of reading is tried first, the loosest last.
        """
        if len(header) > LONGEST:
            return ()
        meant = self._meant.get(header)
        if meant is None:
            if len(self._meant) >= _MOST_KEPT:
                self._meant.clear()
            meant = self._meant[header] = self._read(header)
        return meant

    def _read(self, header: str) -> tuple[HeaderMeaning, ...]:
        if is_quantity(words_of(header)):
            return ()
        if _PLURAL.search(header):
            return tuple(
                replace(each, exactness=Exactness.BARE)
                for each in self.meanings(_PLURAL.sub("number", header))
            )
        unnumbered = _AMIDST.sub(" ", header)
        unbracketed = "" if _OTHER_UNIT.search(header) else _BRACKETS.sub(" ", header)
        written = dict.fromkeys((header, unbracketed, *header.split("/"), unnumbered))
        readings = list(dict.fromkeys(filter(None, map(words_of, written))))
        ways = (self._in_so_many_words, self._beside_others, self._with_a_slip)
        return next((told for way in ways for each in readings if (told := way(each))), ())

    def __repr__(self) -> str:
        return f"Headers({len(self._whole):,} labels)"


@lru_cache(maxsize=8)
def headers(own: tuple[Identifier, ...] = ()) -> Headers:
    """The headers of every identifier that Candour knows, and of a body's own."""
    return Headers.of((*IDENTIFIERS, *own))
