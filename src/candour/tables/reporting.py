"""Reporting: what has been gathered of a table, as findings and as rows about people, one for each mask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from candour.finding import Evidence, Finding
from candour.hiding import Sight
from candour.identifiers.base import Identifier
from candour.identifiers.matching import Spans, scan
from candour.identifiers.own import scan_own
from candour.identifiers.person_name import PERSON_NAME
from candour.identifiers.weighing import weigh
from candour.identifying import identify
from candour.piece import Mask, Table
from candour.place import Place
from candour.plain_text import PlainText
from candour.report import PeopleTable
from candour.tables.columns import Column, Kind
from candour.tables.gathering import Gathering, Key, Met
from candour.tables.hits import TEST_DATA
from candour.tables.names import is_called_after_people
from candour.tables.people import anchors_of
from candour.tables.settling import Onlooker

__all__ = ["Reporter", "found_in"]

_NOT_ANOTHER = 0.9
"""A column of which one kind accounts for this share is not also a column of another."""


@dataclass(frozen=True, slots=True, repr=False)
class Reporter:
    """What one table, gathered to its end, has to report."""

    table: Table
    gathering: Gathering
    kinds: Mapping[int, Kind]
    onlooker: Onlooker | None = None

    def findings(self) -> dict[Key, Finding]:
        """One finding for each identifier, column and mask, from left to right."""
        found = {key: finding for key, finding in self._of_columns() if finding.count > 0}
        for key, finding in self._of_matches():
            found.setdefault(key, finding)
        return dict(sorted(found.items(), key=lambda item: item[0][1:]))

    def people(self) -> Iterator[PeopleTable]:
        """One for each mask with rows about people."""
        columns = self.gathering.columns
        anchors = anchors_of(self.kinds, columns)
        rows: Counter[int] = Counter()
        for number in anchors:
            for mask in columns[number].cells:
                cells, _ = self.cells_of_kind(columns[number], self.kinds[number], mask)
                rows[mask] = max(rows[mask], cells)
        for mask, count in sorted(rows.items()):
            if count > 0:
                told = tuple(
                    (kind.identifier.id, kind.header)
                    for number, kind in sorted(self.kinds.items())
                    if columns[number].cells.get(mask, 0) > 0
                )
                hidden = self._mask(mask)
                sight, hiding = (hidden.sight, hidden.hiding) if hidden else (Sight.SEEN, None)
                at_least = self.onlooker.at_least(mask) if self.onlooker else 0
                yield PeopleTable(self.place(mask), sight, hiding, count, told, at_least)

    def _mask(self, number: int) -> Mask | None:
        return self.table.masks[number - 1] if number else self.table.under

    def place(self, mask: int) -> Place:
        """Where the cells under a mask are."""
        hidden = self._mask(mask)
        return self.table.place / hidden.where if hidden and hidden.where else self.table.place

    def _column_place(self, column: Column, mask: int, row: int) -> Place:
        header = " ".join(column.header.split())
        step = f'column "{header}"' if header else self.table.address(max(row, 0), column.number)
        return self.place(mask) / step

    def cells_of_kind(self, column: Column, kind: Kind, mask: int) -> tuple[int, int]:
        """How many cells a column of a kind has under a mask, and the first row of them."""
        key = (kind.identifier.id, column.number, mask)
        if kind.is_told:
            rows = (cell.row for cell in column.cells_under(mask))
            return column.cells.get(mask, 0), min(rows, default=self.gathering.first_row)
        if self.gathering.ways.get((column.number, kind.identifier.id)) is None:
            met = self.gathering.covered.get(key, Met())
            return met.cells, met.first_row
        met, _ = self._judged(key)
        return met.cells, met.first_row

    def _judged(self, key: Key) -> tuple[Met, str]:
        """The matches judged one by one, and their role: test data only where nothing else is."""
        by_role = {role: met for role, met in self.gathering.judged.get(key, {}).items() if met.cells}
        counted = {role: met for role, met in by_role.items() if role != TEST_DATA} or by_role
        total = Met()
        for met in counted.values():
            total.add(met.cells, met.first_row)
        return total, next(iter(counted)) if len(counted) == 1 else ""

    def _of_columns(self) -> Iterator[tuple[Key, Finding]]:
        for number, kind in self.kinds.items():
            column = self.gathering.columns[number]
            for mask in column.cells:
                cells, row = self.cells_of_kind(column, kind, mask)
                texts = (cell.text for cell in column.cells_under(mask))
                fitting = (text for text in texts if kind.identifier.fits(PlainText.of(text).text))
                found = _Found(next(fitting, ""), kind.evidence, kind.role)
                yield self._finding((kind.identifier.id, number, mask), found, cells, row)

    def _of_matches(self) -> Iterator[tuple[Key, Finding]]:
        """What was met in columns of something else: in notes, in addresses, in a column of several things."""
        for key in self.gathering.judged:
            identifier, number, _ = key
            column, kind = self.gathering.columns[number], self.kinds.get(number)
            rate = column.rates.get(identifier)
            is_covered = (
                kind is not None and kind.covers >= _NOT_ANOTHER and rate is not None and rate.fits > 0
            )
            if is_covered or (kind is not None and kind.identifier.id == identifier):
                continue
            if (
                identifier == PERSON_NAME.id
                and rate is not None
                and is_called_after_people(column.header, column.sample)
            ):
                continue
            met, role = self._judged(key)
            found = self._example(key)
            if met.cells and found:
                yield self._finding(key, replace(found, role=role), met.cells, met.first_row)

    def _example(self, key: Key) -> _Found | None:
        """What one of the cells holds: the first under this mask, or else one like it, whose value is not theirs."""
        identifier, number, _ = key
        column = self.gathering.columns[number]
        label = column.header if column.is_under(identifier) else ""
        examples = self.gathering.examples
        known, own = column.known[identifier], self.gathering.scans.own
        if key in examples:
            return found_in(examples[key].text, known, label, own)
        alike = next((cell for other, cell in examples.items() if other[0] == identifier), None)
        found = found_in(alike.text, known, label, own) if alike else None
        return replace(found, value="") if found else None

    def _finding(self, key: Key, found: _Found, cells: int, row: int) -> tuple[Key, Finding]:
        identifier, number, mask = key
        hidden = self._mask(mask)
        return key, Finding(
            identifier=identifier,
            place=self._column_place(self.gathering.columns[number], mask, row),
            sight=hidden.sight if hidden else Sight.SEEN,
            hiding=hidden.hiding if hidden else None,
            evidence=found.evidence,
            count=cells,
            role=found.role,
            untrusted_value=found.value,
        )


@dataclass(frozen=True, slots=True, repr=False)
class _Found:
    """One value of an identifier, as found in a cell."""

    value: str
    evidence: Evidence
    role: str = ""


def found_in(
    text: str, identifier: Identifier, label: str, own: tuple[Identifier, ...] = ()
) -> _Found | None:
    """The surest value of an identifier, which may be one of a body's own, in the text of one cell."""
    told = [each for each in identify(text, label=label, own=own) if each.identifier == identifier.id]
    if told:
        best = max(told, key=lambda finding: finding.evidence.odds)
        return _Found(best.untrusted_value, best.evidence, best.role)
    plain = PlainText.of(text).text.encode("utf-8", "replace")
    found = {**scan(plain), **scan_own(plain, own)}
    starts, ends = found.get(identifier.id, Spans((), ()))
    values = [plain[start:end].decode("utf-8", "replace") for start, end in zip(starts, ends, strict=True)]
    weighed = [_Found(value, weigh(identifier, value, label=label)) for value in values]
    strong = [each for each in weighed if each.evidence.likelihood is not None]
    return max(strong, key=lambda each: each.evidence.odds, default=None)
