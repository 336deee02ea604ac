"""Agreeing: whether the numbers in a table tell the same of somebody as the other fields of their row.

    Surname │ Date of birth │ Driver number            ╭ the surname beside it agrees in 50 of 50 rows compared
    Example │ 01/01/1985    │ EXAMP 801015 N99AA  ──▶  │
    Sample  │ 03/07/1990    │ SAMPL 907030 T99AB       ╰ the date of birth beside it agrees in 49 of 50 rows compared

Some hundred rows, spread over the table, say as much as all of them. Which fields are those of one somebody is told by the
parties: the driver number of a suspect is not held against the date of birth of a victim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.affected.parties import Field as PartyField
from candour.affected.parties import Part, Party
from candour.affected.rows import name_in
from candour.affected.values import day_of, is_told
from candour.block import Block, Cell
from candour.finding import Reason
from candour.identifiers.agreement import COMPARED, Field, Somebody, Tally, compared, said_by

__all__ = ["Agreeing"]

_FIRST = 80
"""Rows of the first block that are read: four times as many as can add to the evidence."""
_LATER = 20
"""Rows that are read of a block after it, of the first eight and then of ever fewer."""
_MOST_COLUMNS = 8
"""Columns of one kind that are read: a table of thousands was made to be slow."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """One party, as numbers are held against it."""

    numbers: Sequence[PartyField]
    names: Sequence[PartyField]
    births: Sequence[PartyField]
    sexes: Sequence[PartyField]

    @classmethod
    def of(cls, party: Party) -> _Owner:
        """The party as it is asked here."""
        numbers = tuple(each for each in party.fields if each.identifier in COMPARED)
        fields = (numbers, party.names, party.of(Part.BORN), party.of(Part.SEX))
        return cls(*(each[:_MOST_COLUMNS] for each in fields))

    @property
    def columns(self) -> frozenset[int]:
        """Every column that is read."""
        return frozenset(each.column for each in (*self.numbers, *self.names, *self.births, *self.sexes))

    def somebody(self, texts: Mapping[int, str]) -> Somebody:
        """What one row tells of the party beside its numbers."""
        forenames, surname, _ = name_in(self.names, texts)
        births = (day_of(texts[each.column]) for each in self.births if each.column in texts)
        sexes = (texts[each.column] for each in self.sexes if each.column in texts)
        return Somebody(forenames, surname, next(filter(None, births), None), next(sexes, ""))


@dataclass(slots=True, repr=False)
class _Asked:
    """One column of numbers: how the rows agree in each field, and which values have been compared."""

    identifier: str
    tallies: dict[Field, Tally] = field(default_factory=dict)
    met: set[int] = field(default_factory=set)

    def take(self, rows: Sequence[tuple[str, Somebody]]) -> None:
        """Compares some rows. A value that stood in another row is passed over: repeated, it agrees no better."""
        fresh = [(value, somebody) for value, somebody in rows if hash(value) not in self.met]
        for number, (value, somebody) in enumerate(fresh):
            if hash(value) in self.met:
                continue
            self.met.add(hash(value))
            for each in compared(self.identifier, value, somebody):
                tally = self.tallies.get(each.field, Tally())
                self.tallies[each.field] = tally.and_one(agrees=each.agrees)
            # As far away as may be: neighbours in a list that is sorted are often of one family.
            other = (number + len(fresh) // 2) % len(fresh)
            for each in compared(self.identifier, value, fresh[other][1]) if other != number else ():
                tally = self.tallies.get(each.field, Tally())
                self.tallies[each.field] = tally.and_a_stranger(agrees=each.agrees)


@dataclass(slots=True, repr=False)
class Agreeing:
    """The rows of one table, as far as they have been compared. No value is kept."""

    owners: tuple[_Owner, ...]
    first_row: int
    asked: dict[tuple[int, str], _Asked] = field(default_factory=dict)
    _blocks: int = 0

    def __repr__(self) -> str:
        return f"Agreeing({len(self.asked)} columns, {self._blocks:,} blocks)"

    @classmethod
    def of(cls, parties: Iterable[Party], first_row: int) -> Agreeing:
        """The parties of a table of which a number and another field stand side by side."""
        owners = (_Owner.of(party) for party in parties)
        return cls(
            tuple(each for each in owners if each.numbers and len(each.columns) > len(each.numbers)),
            first_row,
        )

    def take(self, block: Block) -> None:
        """Compares some rows of one block."""
        most = self._most()
        self._blocks += 1
        for owner in self.owners if most else ():
            for number in owner.numbers:
                rows = [cell.row for cell in block.sample(number.column, most) if cell.row >= self.first_row]
                self._compare(owner, number, block.cells_at(rows, owner.columns))

    def _most(self) -> int:
        """How many rows of the block to come are read."""
        if not self._blocks:
            return _FIRST
        is_read = self._blocks < 8 or self._blocks % (1 << (self._blocks.bit_length() - 3)) == 0
        return _LATER if is_read else 0

    def _compare(self, owner: _Owner, number: PartyField, cells: Iterable[Cell]) -> None:
        key = (number.column, number.identifier)
        rows: dict[int, dict[int, str]] = {}
        for cell in cells:
            if is_told(cell.text):
                rows.setdefault(cell.row, {})[cell.column] = " ".join(cell.text.split())
        told = [(texts[key[0]], owner.somebody(texts)) for texts in rows.values() if key[0] in texts]
        self.asked.setdefault(key, _Asked(number.identifier)).take(told)

    def reasons(self, column: int, identifier: str) -> tuple[Reason, ...]:
        """What the rows say for a column of this identifier, or against it."""
        asked = self.asked.get((column, identifier))
        return said_by(asked.tallies) if asked else ()
