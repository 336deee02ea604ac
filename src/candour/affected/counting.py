"""Counting: at least how many people a file tells of.

Two mentions are taken to be of different people only where something in them differs that cannot differ in one person.
The rule is exact, and errs on the side of fewer:

1. Mentions with the same name (the same words in any order; capitals, accents, hyphens and titles do not count) are one
   person for each date of birth that stands beside it.
2. Where mentions of that name have no date of birth, they are one person for each number that only one person has (PNC
   ID, NHS number, National Insurance number …), or failing that for each postcode or address.
3. Of these the largest is the number of people of that name: a mention with less beside it adds nobody.
4. Initials or a surname alone add somebody only where no fuller name fits them, or where the date of birth or the number
   of those it fits is another.
5. Mentions without a name add one person for each number, and for each date of birth, that stands beside no name.

So `Nia Example` in 40 rows is one person, and with two dates of birth two.

A mark is what of a mention is kept to count it: whole numbers, which mean nothing outside this process.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from candour.affected.agreeing import Agreeing
from candour.affected.marks import Mark, kind_of, of_kind, short_of
from candour.affected.mention import Mention
from candour.affected.parties import STRONG, Field, Part, Party, parties_of
from candour.affected.rows import worst_of
from candour.affected.values import NameMark, Values
from candour.block import Block, Cell, ListBlock
from candour.finding import Reason
from candour.hiding import Sight
from candour.piece import Table
from candour.tables.settling import Onlooker, Settled

__all__ = ["Crowd", "Mark", "at_least"]

_MOST_MARKS = 2_000_000
"""Marks of one file that are kept; the people of those beyond are not told apart any more."""
_EVERY = sys.maxsize
_LETTER = (1 << 21) - 1


_BLANK = Mark(0, 0, 0, 0, 0, 0)


def _of_each_name(marks: Collection[Mark]) -> int:
    """How many people at least these marks of names are of: for each name the most that differ in one way."""
    born = {(mark.name, mark.birth) for mark in marks if mark.birth}
    numbered = {(mark.name, mark.number) for mark in marks if mark.number and not mark.birth}
    lodged = {(mark.name, mark.address) for mark in marks if mark.address}
    names, with_births = {mark.name for mark in marks}, {name for name, _ in born}
    several = {name for name, _ in (*numbered, *lodged)}
    counts = [Counter(name for name, _ in pairs if name in several) for pairs in (born, numbered, lodged)]
    return (
        sum(name not in several for name, _ in born)
        + len(names - with_births - several)
        + sum(max(count[name] for count in counts) for name in several)
    )


def at_least(marks: Collection[Mark]) -> int:
    """How many people these marks are of at least, by the rule above."""
    short = [mark for mark in marks if mark.name and mark.is_short]
    named = [mark for mark in marks if mark.name and not mark.is_short]
    nameless = [mark for mark in marks if not mark.name]
    known = _Known()
    known.learn(named if short else ())
    for has_letter in (True, False):
        fresh = [mark for mark in short if bool(mark.short & _LETTER) is has_letter and not known.fits(mark)]
        known.learn(fresh)
        named += fresh
    by_number = {mark.number for mark in nameless if mark.number}
    by_birth = {mark.birth for mark in nameless if not mark.number}
    if nameless:
        beside = [*named, *short]
        by_birth -= {mark.birth for mark in (*beside, *nameless) if mark.name or mark.number}
        by_number -= {mark.number for mark in beside}
    return _of_each_name(named) + len(by_number) + len(by_birth - {0})


@dataclass(slots=True)
class _Fuller:
    """What stands beside the fuller names that share a surname and a first letter."""

    births: set[int] = field(default_factory=set)
    numbers: set[int] = field(default_factory=set)
    kinds: Counter[int] = field(default_factory=Counter)
    size: int = 0

    def add(self, mark: Mark) -> None:
        self.births.add(mark.birth)
        self.numbers.add(mark.number)
        self.kinds[kind_of(mark.number)] += 1
        self.size += 1

    def may_be(self, mark: Mark) -> bool:
        """Whether neither the date of birth nor the number says that it is somebody else."""
        may_be_born = not mark.birth or mark.birth in self.births or 0 in self.births
        has_unnumbered = self.kinds[kind_of(mark.number)] < self.size
        return may_be_born and (not mark.number or mark.number in self.numbers or has_unnumbered)


@dataclass(slots=True)
class _Known:
    """Fuller names, by their surname with its first letter and by the surname alone."""

    _by_short: dict[int, _Fuller] = field(default_factory=dict)

    def learn(self, marks: Iterable[Mark]) -> None:
        """Takes in fuller names."""
        for mark in marks:
            for short in {mark.short, mark.short & ~_LETTER}:
                self._by_short.setdefault(short, _Fuller()).add(mark)

    def fits(self, mark: Mark) -> bool:
        """Whether a fuller name may be the same person's."""
        fuller = self._by_short.get(mark.short)
        return fuller is not None and fuller.may_be(mark)


@dataclass(slots=True)
class _Reading:
    """The name of one mention, part by part."""

    words: int = 0
    length: int = 0
    last: int = 0
    first: int = 0
    is_letter: int = 0

    def add(self, part: NameMark) -> None:
        if part.length:
            if not self.length:
                self.first, self.is_letter = part.first, part.is_letter
            self.words += part.words
            self.length += part.length
            self.last = part.last


def mark_of(mention: Mention, values: Values) -> Mark:
    """The mark of a mention."""
    reading = _Reading()
    if mention.name == f"{mention.forenames} {mention.surname}".strip():
        reading.add(values.name("part")(mention.forenames))
        reading.add(values.name("name")(mention.surname))
    else:
        reading.add(values.name("name")(mention.name))
    told = (*mention.identifiers, *(("email", email) for email in mention.emails))
    return _mark(
        reading,
        values.number("born")(mention.born),
        _surest((id_, values.number(id_)(value)) for id_, value in told),
        values.number("postcode")(mention.postcode) or values.number("address")(mention.address),
    )


def _surest(numbers: Iterable[tuple[str, int]]) -> int:
    """Of numbers by identifier the one that tells people apart best; of several of one kind the least, in any order."""
    told = [(STRONG.index(id_), number) for id_, number in numbers if number and id_ in STRONG]
    kind, number = min(told, default=(0, 0))
    return of_kind(number, kind) if number else 0


def _mark(name: _Reading, birth: int, number: int, address: int) -> Mark:
    return Mark(
        name.words,
        short_of(name.last, name.first if name.length > 1 else 0),
        int(name.length == 1 or name.is_letter),
        birth,
        number,
        address if name.length and not birth and not number else 0,
    )


# ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def marks_in_rows(
    block: Block, party: Party, first_row: int, values: Values
) -> Iterator[tuple[Mark, set[int]]]:
    """The mark of each row that speaks of this party, and the masks of its cells."""
    rows: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
    for column in sorted({each.column for each in party.fields}):
        for cell in block.sample(column, _EVERY):
            if cell.row >= first_row:
                rows[cell.row][column] = cell
    for cells in rows.values():
        mark = _mark_in(party, cells, values)
        if mark.name or mark.birth or mark.number:
            yield mark, {cell.mask for cell in cells.values()}


def _mark_in(party: Party, cells: Mapping[int, Cell], values: Values) -> Mark:
    def numbers(fields: Iterable[Field], part: str) -> Iterator[int]:
        return (values.number(part)(cells[each.column].text) for each in fields if each.column in cells)

    reading = _Reading()
    for each in party.names:
        if each.column in cells:
            reading.add(values.name(each.reader)(cells[each.column].text))
    return _mark(
        reading,
        next(filter(None, numbers(party.of(Part.BORN), "born")), 0),
        _surest(
            (each.identifier, values.number(each.identifier)(cells[each.column].text))
            for each in party.strong
            if each.column in cells
        ),
        next(filter(None, numbers(party.of(Part.POSTCODE), "postcode")), 0)
        or sum(numbers(party.of(Part.ADDRESS), "address")),
    )


@dataclass(slots=True, repr=False)
class _Onlooker:
    """Sees the blocks of one table, and keeps the marks of its rows by mask."""

    crowd: Crowd
    table: Table
    parties: tuple[Party, ...]
    first_row: int
    agreeing: Agreeing
    marks: dict[int, set[Mark]] = field(default_factory=dict)

    def take(self, block: Block) -> None:
        """Counts the people in one block."""
        self.agreeing.take(block)
        for party in self.parties:
            for mask, marks in self._in_block(block, party).items():
                self.marks.setdefault(mask, set()).update(marks)
                sight, _ = worst_of(self.table, {mask})
                self.crowd.add(marks, is_seen=sight is Sight.SEEN)

    def _in_block(self, block: Block, party: Party) -> Mapping[int, Iterable[Mark]]:
        if not isinstance(block, ListBlock):
            from candour.affected.counting_arrays import marks_by_mask  # noqa: PLC0415  (numpy, for what is large)

            return marks_by_mask(block, party, self.first_row, self.crowd.values)
        found: defaultdict[int, set[Mark]] = defaultdict(set)
        for mark, masks in marks_in_rows(block, party, self.first_row, self.crowd.values):
            for mask in masks:
                found[mask].add(mark)
        return found

    def at_least(self, mask: int) -> int:
        """How many people at least the rows with a cell under this mask tell of."""
        return self.crowd.counted(self.marks.get(mask, set()))

    def reasons(self, column: int, identifier: str) -> tuple[Reason, ...]:
        """What the other fields of the rows say for a column of this identifier, or against it."""
        return self.agreeing.reasons(column, identifier)


@dataclass(slots=True, repr=False)
class Crowd:
    """The people of one file, while they are counted. The one thing here that changes."""

    values: Values = field(default_factory=Values)
    _seen: set[Mark] = field(default_factory=set)
    _unseen: set[Mark] = field(default_factory=set)
    _counted: tuple[set[Mark], int, int] = field(default_factory=lambda: (set(), 0, 0))

    def __repr__(self) -> str:
        return f"Crowd({len(self._seen) + len(self._unseen):,} marks)"

    def watch(self, table: Table, settled: Settled) -> Onlooker | None:
        """An onlooker for the part of a table that is about to be read; None where it speaks of nobody."""
        parties = parties_of(settled.kinds, settled.columns)
        if not parties:
            return None
        return _Onlooker(self, table, parties, settled.first_row, Agreeing.of(parties, settled.first_row))

    def add(self, marks: Iterable[Mark], *, is_seen: bool) -> None:
        """Counts mentions by their marks."""
        if len(self._seen) + len(self._unseen) < _MOST_MARKS:
            (self._seen if is_seen else self._unseen).update(marks)

    def add_mentions(self, mentions: Iterable[Mention]) -> None:
        """Counts mentions."""
        for mention in mentions:
            self.add({mark_of(mention, self.values)} - {_BLANK}, is_seen=mention.sight is Sight.SEEN)

    def counted(self, marks: set[Mark]) -> int:
        """How many people these marks are of at least. Those counted last are not counted again."""
        known, size, people = self._counted
        if size != len(marks) or known != marks:
            people = at_least(marks)
            self._counted = (marks, len(marks), people)
        return people

    @property
    def at_least(self) -> int:
        """How many people at least, seen and unseen together."""
        return self.counted(self._seen | self._unseen if self._unseen else self._seen)

    @property
    def unseen_at_least(self) -> int:
        """How many people at least something out of sight tells of."""
        return self.counted(self._unseen)
