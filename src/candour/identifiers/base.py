"""Identifier: one kind of personal data. Its shape, its checks, its labels, and what it must find and must ignore.

Each identifier stands in a file of its own, whose docstring has four headings: What it is, How Candour tells it, Known
misses, Sources. Evidence from here is odds (see `candour.finding`): the odds of the bare shape, the chance with which
something random passes a check, and the odds that a label beside it adds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

__all__ = [
    "BESIDE",
    "STAFF",
    "UNDER",
    "UNTOLD",
    "Check",
    "Clue",
    "Group",
    "Identifier",
    "any_of",
    "digits_of",
    "lines",
    "listed",
    "one_of",
    "whole",
]

STAFF = "staff"
"""The role of a person who is met because of their work for a public body."""

BESIDE = (
    r"""[ \t"']{0,4}(?:(?i:numbers?|nos?\.?|ref(?:erence)?\.?|is|was|are|on|of|as)\b|[:=#(.>|-]){0,3}"""
    r"""[ \t"'(\[:]{0,8}\n?[ \t]{0,8}"""
)
"""What may stand between a label and its value where the value's own shape says much: `DOB 01/01/1980`."""

UNDER = r"""(?: ?[0-9]{1,2})?[ \t"']{0,4}(?:[:=|\t]|-[ \t])[ \t"']{0,8}\n?[ \t]{0,8}"""
"""What must stand between a label and its value where any word could follow: `Name: …`, `"surname": "…"`."""


def whole(pattern: str) -> Callable[[str], bool]:
    """A question to ask of a value: has all of it this shape? The pattern is compiled when first asked."""

    def has_shape(value: str) -> bool:
        return re.fullmatch(pattern, value.strip()) is not None

    return has_shape


def listed(words: str, *phrases: str) -> frozenset[str]:
    """A closed list: words with spaces between, and phrases."""
    return frozenset((*words.split(), *phrases))


def lines(text: str) -> frozenset[str]:
    """A closed list: one value in each line."""
    return frozenset(line.strip() for line in text.splitlines() if line.strip())


UNTOLD = listed(
    "declined n/a n/k none nk refused unknown undisclosed unspecified other",
    "not known",
    "not stated",
    "not recorded",
    "prefer not to say",
    "prefer not to answer",
)
"""What stands in a closed column where nothing is told, in lower case."""


def one_of(values: frozenset[str]) -> Callable[[str], bool]:
    """A question to ask of a value: is it one of these? They are in lower case."""

    def is_listed(value: str) -> bool:
        return value.strip().casefold() in values

    return is_listed


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first, that tries each letter once.

    >>> any_of(("Mr", "Mrs", "Dr"))
    '(?:Dr|Mr(?:s)?)'
    """
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        by_first.setdefault(word[:1], []).append(word[1:])
    ends_here = by_first.pop("", None) is not None
    if not by_first:
        return ""
    branches = "|".join(re.escape(first) + any_of(rest) for first, rest in by_first.items())
    if len(by_first) == 1 and not ends_here:
        return branches
    return f"(?:{branches})" + ("?" if ends_here else "")


def digits_of(value: str) -> str:
    """The digits of a value, run together."""
    return "".join(filter("0123456789".__contains__, value))


class Group(Enum):
    """What an identifier tells about. A policy gives each group, or a single identifier, its severity."""

    NAME = "names"
    JUSTICE = "police and justice references"
    OFFENCE = "offences and case details"
    GOVERNMENT = "government numbers"
    HEALTH = "health numbers"
    MONEY = "bank and card numbers"
    CONTACT = "contact details"
    PLACE = "addresses and places"
    VEHICLE = "vehicles and driving"
    DEVICE = "devices and networks"
    BIRTH = "dates of birth and ages"
    SPECIAL = "special-category data"
    STAFF = "staff numbers"
    ORGANISATION = "numbers of organisations"


@dataclass(frozen=True, slots=True)
class Check:
    """A check that a real value passes. `chance` is the share of random values of the shape that pass it too."""

    says: str
    chance: float
    passes: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Clue:
    r"""What stands around a value in running text, and speaks for it or against it by `odds`.

    `pattern` is looked for in the characters before the value on its line and those behind it, with `\0` in its place.
    """

    says: str
    odds: float
    pattern: str


def _never(_: str) -> bool:
    return False


def _no_role(_: str) -> str:
    return ""


def _always(_: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Identifier:
    """One kind of personal data.

    `shape` is a regular expression over ASCII with no look-around, no anchors and no groups that capture, so that any
    engine runs it in linear time; a match must stand free (no letter or digit touches it) unless `edges` is False. It
    never matches what parts the values of a table (line feed, tab, comma, semicolon, upright stroke, quotation mark). It
    is empty where only a label or a header tells. `odds` are those of the bare shape in ordinary text, to 1.

    `labels` are the words people put beside such a value or above a column of it, in lower case and in full words
    (`nhs number`, `date of birth`); matching expands abbreviations and takes apart `DOB_1` and `dateOfBirth`.
    `label_odds` is what such a label adds. `fits` says whether a cell under such a header may hold one at all.
    `is_test` knows published test values, documentation ranges and role mailboxes: recognised, never counted as
    people's data. `values` is a closed list of values, in lower case, that are certain evidence when a whole column
    holds nothing else.

    `signs` speak for a value where they hold and not against it where they do not: written in groups, a title before
    it. `clues` are what stands around it in running text. `labelled` is a regular expression over text for what follows a label in running text, where `shape` is empty or
    too narrow; its first group is the value. `tail`, of the same kind, is what may follow a match of `shape` and belongs
    to it: the town and the postcode behind a street. `role_of` says whose data a value is, where the value itself tells:
    `staff`, `role-mailbox`.

    `opening` and `core` help the fast engine where the whole shape would slow it. Every match begins with `opening`; or
    every match holds `core`, with nothing but characters of `before_core` in front of it.
    """

    id: str
    title: str
    plural: str
    group: Group
    shape: str = ""
    odds: float = 0.02
    checks: tuple[Check, ...] = ()
    labels: tuple[str, ...] = ()
    label_odds: float = 200.0
    needs_label: bool = False
    edges: bool = True
    fits: Callable[[str], bool] = _always
    is_test: Callable[[str], bool] = _never
    values: frozenset[str] = frozenset()
    finds: tuple[str, ...] = ()
    ignores: tuple[str, ...] = ()
    signs: tuple[Check, ...] = ()
    clues: tuple[Clue, ...] = ()
    labelled: str = ""
    tail: str = ""
    opening: str = ""
    core: str = ""
    before_core: str = ""
    role_of: Callable[[str], str] = _no_role

    def __hash__(self) -> int:
        """Of what tells identifiers apart, and no more: what is worked out of several of them is looked up often."""
        return hash((self.id, self.shape))
