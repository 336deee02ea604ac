"""Holding: what one place of a file holds under one kind of sight, taken together.

A report lists hidings, findings and rows about people side by side. To judge them, and to speak of them in one sentence,
they are brought together by place:

    Hidden       sheet "Data" (very hidden)                  ┐
    PeopleTable  sheet "Data" (very hidden)   8,812 rows     ├──▶ one Holding
    Finding      sheet "Data" (very hidden) › B2             ┘
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from candour.finding import Finding
from candour.hiding import Hiding, Sight
from candour.place import Place
from candour.report import PeopleTable, Report, Volume

__all__ = ["Holding", "around", "holdings_of", "is_of_a_person", "tables_of"]

_NOT_PEOPLES = frozenset({"test-data", "role-mailbox"})
_PARTS = ("row", "column", "cell")
"""What a step begins with that names a part of a table."""
_CELL = re.compile(r'[A-Z]{1,3}\d+|column ".*"')
"""A step that names a cell or a column of a table: `B7`, `column "DOB"`."""


def is_of_a_person(finding: Finding) -> bool:
    """Whether the finding is somebody's data: not a published test value, nor the mailbox of an office."""
    return finding.role not in _NOT_PEOPLES


@dataclass(frozen=True, slots=True)
class Holding:
    """What one place holds under one kind of sight: how much, what personal data, how many rows about people."""

    place: Place
    sight: Sight
    hiding: Hiding | None
    volume: Volume = field(default_factory=Volume)
    findings: tuple[Finding, ...] = ()
    people: tuple[PeopleTable, ...] = ()

    @property
    def rows(self) -> int:
        """Rows about people."""
        return sum(table.rows for table in self.people)

    @property
    def at_least(self) -> int:
        """How many different people they tell of at least: several tables may tell of the same."""
        return max((table.at_least for table in self.people), default=0)


@dataclass(slots=True, repr=False)
class _Gathering:
    """Holdings while they are brought together. The one thing here that changes."""

    tables: frozenset[Place]
    """Places known to be tables."""
    volumes: dict[tuple[str, Place], Volume] = field(default_factory=dict)
    findings: dict[tuple[str, Place], list[Finding]] = field(default_factory=dict)
    people: dict[tuple[str, Place], list[PeopleTable]] = field(default_factory=dict)
    kept: dict[tuple[str, Place], tuple[Sight, Hiding | None]] = field(default_factory=dict)

    def note(self, hiding: Hiding | None, sight: Sight, place: Place) -> tuple[str, Place]:
        """The key of the holding at this place, which is one from now on."""
        key = (hiding.id if hiding else "", place)
        self.kept.setdefault(key, (sight, hiding))
        return key

    def nearest(self, hiding: Hiding, sight: Sight, place: Place) -> tuple[str, Place]:
        """The key of the innermost place hidden in this way that this place lies in."""
        at = place
        while at.steps:
            if (hiding.id, at) in self.kept:
                return hiding.id, at
            at = _above(at)
        return self.note(hiding, sight, around(place, self.tables))

    def key(self, hiding: Hiding | None, sight: Sight, place: Place) -> tuple[str, Place]:
        """The key of the holding that something at this place belongs to."""
        if hiding is None:
            return self.note(None, sight, around(place, self.tables))
        return self.nearest(hiding, sight, place)


def tables_of(report: Report) -> frozenset[Place]:
    """The places known to be tables."""
    return frozenset(one.place for group in (report.people, report.previews) for one in group)


def around(place: Place, tables: frozenset[Place]) -> Place:
    """The table around a cell or a column; any other place is taken as it is."""
    above = _above(place)
    is_in_table = above in tables or (above.steps and _CELL.fullmatch(place.steps[-1]))
    return above if is_in_table else place


def _above(place: Place) -> Place:
    return Place(place.steps[:-1])


def _is_part(place: Place) -> bool:
    return len(place.steps) > 1 and place.steps[-1].lower().startswith(_PARTS)


def _one_place_each(report: Report) -> Iterator[tuple[Hiding, Sight, Place, Volume]]:
    """The hidings by the place that a person would name.

    What lies on a sheet that is hidden whole, its comments and its footer too, is at that sheet. Several parts of one
    table that are hidden in one way are at that table.
    """
    sheets = {
        (hidden.hiding.id, hidden.place)
        for hidden in report.hidings
        if any(step.startswith("sheet ") for step in hidden.place.steps[-1:])
    }
    parts = Counter(
        (hidden.hiding.id, _above(hidden.place)) for hidden in report.hidings if _is_part(hidden.place)
    )
    for hidden in report.hidings:
        id_, place = hidden.hiding.id, hidden.place
        if _is_part(place) and parts[id_, _above(place)] > 1:
            place = _above(place)
        around = (Place(place.steps[:number]) for number in range(1, len(place.steps)))
        place = next((sheet for sheet in around if (id_, sheet) in sheets), place)
        yield hidden.hiding, hidden.sight, place, hidden.volume


def holdings_of(report: Report) -> tuple[Holding, ...]:
    """What each place of the file holds, out of sight and in it, in the order of the report.

    Of what is seen only places with personal data are here; data that is nobody's is left out.
    """
    gathering = _Gathering(tables_of(report))
    for hiding, sight, place, volume in _one_place_each(report):
        key = gathering.note(hiding, sight, place)
        gathering.volumes[key] = gathering.volumes.get(key, Volume()) + volume
    for table in report.people:
        if table.hiding is None:
            key = gathering.note(None, table.sight, table.place)
        else:
            key = gathering.nearest(table.hiding, table.sight, table.place)
        gathering.people.setdefault(key, []).append(table)
    for finding in report.findings:
        key = gathering.key(finding.hiding, finding.sight, finding.place)
        gathering.findings.setdefault(key, []).append(finding)
    return tuple(
        Holding(
            key[1],
            sight,
            hiding,
            gathering.volumes.get(key, Volume()),
            tuple(filter(is_of_a_person, gathering.findings.get(key, ()))),
            tuple(_people(gathering.people.get(key, ()), gathering.findings.get(key, ()))),
        )
        for key, (sight, hiding) in gathering.kept.items()
    )


def _people(tables: Iterable[PeopleTable], findings: Iterable[Finding]) -> Iterator[PeopleTable]:
    """The tables without the columns in which only test values and the like were met."""
    is_real: dict[str, bool] = {}
    for finding in findings:
        is_real[finding.identifier] = is_real.get(finding.identifier, False) or is_of_a_person(finding)
    for table in tables:
        if columns := tuple(column for column in table.columns if is_real.get(column[0], True)):
            yield replace(table, columns=columns)
