"""Identifier: one kind of personal data. Its shape, its checks, its labels, and what it must find and must ignore.

Each identifier stands in a file of its own, whose docstring has four headings: What it is, How Candour tells it, Known
misses, Sources. Evidence from here is odds (see `candour.finding`): the odds of the bare shape, the chance with which
something random passes a check, and the odds that a label beside it adds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

__all__ = ["Check", "Group", "Identifier"]


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


@dataclass(frozen=True, slots=True)
class Check:
    """A check that a real value passes. `chance` is the share of random values of the shape that pass it too."""

    says: str
    chance: float
    passes: Callable[[str], bool]


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
    is empty where only a label or a header tells. `odds` are those of the bare shape in ordinary text, to 1.

    `labels` are the words people put beside such a value or above a column of it, in lower case and in full words
    (`nhs number`, `date of birth`); matching expands abbreviations and takes apart `DOB_1` and `dateOfBirth`.
    `label_odds` is what such a label adds. `fits` says whether a cell under such a header may hold one at all.
    `is_test` knows published test values, documentation ranges and role mailboxes: recognised, never counted as
    people's data. `values` is a closed list of values, in lower case, that are certain evidence when a whole column
    holds nothing else.

    `signs` speak for a value where they hold and not against it where they do not: written in groups, a title before
    it. `labelled` is the shape of the value that follows a label in running text, where `shape` is empty or too narrow
    for it. `role_of` says whose data a value is, where the value itself tells: `staff`, `role-mailbox`.
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
    labelled: str = ""
    role_of: Callable[[str], str] = _no_role
