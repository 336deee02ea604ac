"""People: whether a table's rows are about people, and how many are, under each kind of sight.

a column that identifies a person (a name, a PNC ID, a collar number)              ─┐
dates of birth beside anything else about a person                                  ├─▶ rows about people
a crime reference beside two traits (age, sex, ethnicity)                          ─┘
counts by ward and month; stations with their telephones; crimes by type           ───▶ nothing
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from candour.block import CellKind
from candour.finding import Likelihood
from candour.identifiers.base import Group
from candour.tables.columns import Column, Kind
from candour.tables.given_names import GIVEN_NAMES
from candour.tables.headers import is_quantity, words_of
from candour.tables.value_words import CATEGORIES
from candour.tables.vocabulary import COUNTED, OPEN_DATA

__all__ = ["anchors_of", "without_statistics"]

_IDENTIFYING = frozenset({Group.NAME, Group.JUSTICE, Group.GOVERNMENT, Group.HEALTH, Group.STAFF})
_OF_EVENTS = frozenset({"crime-reference", "case-urn"})
"""Of those groups, what points at an event rather than at a person."""
_SHARED = frozenset({"rank", "job-title", "username"})
"""Of those groups, what many share, or what stands beside rows about something else."""
_ASIDE = frozenset({"rank", "job-title", "vulnerability", "hate-crime"})
"""What matters only beside something about people: a risk register has risk levels too."""
_TRAITS = frozenset({"age", "sex"})
_OF_NOBODY = frozenset({"test-data", "role-mailbox"})
_AXES = frozenset({Group.SPECIAL, Group.BIRTH, Group.OFFENCE})
"""Groups that head rows or columns of statistics as often as they describe people."""

_MEASURES = frozenset({("number",), ("value",), ("values",), ("frequency",), ("n",)})
_WEBMAIL = re.compile(
    r"@(?:gmail|googlemail|hotmail|outlook|yahoo|icloud|aol|live|msn|btinternet|sky|virginmedia|talktalk)\."
)
_YEAR = re.compile(r"(?:19|20)\d\d(?: ?[-/] ?\d\d(?:\d\d)?)?")


def _is_personal_mail(value: str) -> bool:
    local = value.casefold().partition("@")[0]
    return _WEBMAIL.search(value.casefold()) is not None or not GIVEN_NAMES.isdisjoint(
        re.split(r"[^a-z]+", local)
    )


def _is_of_one(kind: Kind) -> bool:
    id_ = kind.identifier.id
    return id_ == "driver-number" or (
        kind.identifier.group in _IDENTIFYING and id_ not in _OF_EVENTS and id_ not in _SHARED
    )


def _identifies(kind: Kind, column: Column) -> bool:
    """Whether a column names or numbers people, one each."""
    if kind.role in _OF_NOBODY or kind.evidence.likelihood is None:
        return False
    if kind.identifier.id == "email":
        personal = sum(map(_is_personal_mail, column.sample))
        return personal * 2 >= len(column.sample)
    is_sure = kind.is_told or kind.evidence.likelihood > Likelihood.POSSIBLE
    return is_sure and _is_of_one(kind)


def anchors_of(kinds: Mapping[int, Kind], columns: Mapping[int, Column]) -> list[int]:
    """The columns whose cells make a row one about a person; none where the table is about something else."""
    anchors = [number for number, kind in kinds.items() if _identifies(kind, columns[number])]
    if anchors:
        return anchors
    told = {number: kind.identifier for number, kind in kinds.items() if kind.role not in _OF_NOBODY}
    births = [number for number, identifier in told.items() if identifier.id == "date-of-birth"]
    if births and len(told) > 1:
        return births
    traits = [
        number
        for number, identifier in told.items()
        if identifier.id in _TRAITS or identifier.group is Group.SPECIAL
    ]
    events = [number for number, identifier in told.items() if identifier.id in _OF_EVENTS]
    return events if events and len(traits) > 1 else []


def _measures(column: Column) -> bool:
    """Whether a column holds counts or amounts: numbers under a measure, a year, a month, or things in the plural."""
    cells = column.sample.values()
    if not cells or not column.header:
        return False
    if not all(
        cell.kind is CellKind.NUMBER or cell.text.strip().replace(",", "").isdecimal() for cell in cells
    ):
        return False
    words = words_of(column.header)
    header = column.header.strip()
    is_period = _YEAR.search(header) is not None or not CATEGORIES.isdisjoint(words)
    return is_quantity(words) or is_period or words in _MEASURES or not COUNTED.isdisjoint(words)


def _is_axis(column: Column) -> bool:
    """Whether each value of a column comes but once, as the heads of rows do."""
    return column.sampled >= 3 and len(column.sample) == column.sampled


def _heads_counts(kind: Kind) -> bool:
    """Whether what a column holds may as well head the rows of a table of counts."""
    return kind.identifier.id in _SHARED or (
        kind.identifier.group in _AXES and kind.identifier.id != "date-of-birth"
    )


def _is_aside(kind: Kind) -> bool:
    """Whether what a column holds matters only beside something about people."""
    return kind.identifier.group is Group.OFFENCE or kind.identifier.id in _ASIDE


def _has_numbers(column: Column) -> bool:
    """Whether a column of addresses says more than the names of streets."""
    return sum(any(map(str.isdigit, value)) for value in column.sample) * 5 >= len(column.sample) * 2


def without_statistics(kinds: Mapping[int, Kind], columns: Sequence[Column]) -> dict[int, Kind]:
    """The kinds, less what says nothing of anybody where no column identifies people.

    That is: heads of rows and columns of counts; names of streets; points that published crime data has moved to the
    middle of a street; offences with nothing beside them.
    """
    by_number = {column.number: column for column in columns}
    if anchors_of(kinds, by_number):
        return dict(kinds)
    counts = any(_measures(column) for column in columns)
    is_open_data = any(headers <= {column.header.casefold() for column in columns} for headers in OPEN_DATA)
    kept = {
        number: kind
        for number, kind in kinds.items()
        if not (_heads_counts(kind) and (counts or _is_axis(by_number[number])))
        and not (is_open_data and kind.identifier.id == "coordinates")
        and not (kind.identifier.id == "address" and not _has_numbers(by_number[number]))
    }
    return {} if all(map(_is_aside, kept.values())) else kept
