"""Gathering: a table's blocks, taken one after another, into what is known of its columns.

    block ──tallies──▶ cells by column and mask
          ──sample───▶ some distinct values of each column, and how they fare with each identifier
          ──spread───▶ cells that hold a match, by identifier, column and mask

A column that an identifier covers is settled from its sample: all its matches count, or none does. None does in a column
of numbers that are all written alike, and of which few have the identifier's shape: they are of something else. Matches elsewhere
(in notes, in a column of several things) are judged one by one. What is settled stays so for the blocks to come.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from candour.block import Block, Cell, Pool, Tally
from candour.identifiers.base import Identifier
from candour.identifiers.matching import scan
from candour.identifiers.own import scan_own
from candour.identifiers.weighing import weigh
from candour.plain_text import PlainText
from candour.tables.columns import SAMPLED, Column, Rate
from candour.tables.hits import TEST_DATA, Hits, Way
from candour.tables.scans import Scans

__all__ = ["Gathering", "Met"]

_MOST_COLUMNS = 256
_MOST_TOLD_COLUMNS = 2048
"""Columns that are sampled: so many, and more of those whose headers mean something. Beyond, matches alone tell."""
_MOST_SAMPLED = 40_000
_SAMPLED_LATER = 60
"""Cells of a column that are looked at in a block after the first."""
_FIRST_ROWS = 4
_EXAMPLES = 5_000
"""Cells that are looked through for a first example under each mask."""

Key = tuple[str, int, int]
"""An identifier, a column and a mask."""


@dataclass(slots=True)
class Met:
    """How many cells hold an identifier, and the first row that does."""

    cells: int = 0
    first_row: int = -1

    def add(self, cells: int, row: int) -> None:
        """Counts the cells of one block."""
        self.first_row = row if self.first_row < 0 else min(self.first_row, row)
        self.cells += cells


@dataclass(slots=True, repr=False)
class Gathering:
    """What is known so far of one table's columns."""

    header: dict[int, str]
    first_row: int
    scans: Scans
    columns: dict[int, Column] = field(default_factory=dict)
    covered: dict[Key, Met] = field(default_factory=dict)
    """Cells with a match, whether or not it would be reported by itself."""
    judged: dict[Key, dict[str, Met]] = field(default_factory=dict)
    """Cells whose match was judged by itself and found strong enough, by role."""
    examples: dict[Key, Cell] = field(default_factory=dict)
    ways: dict[tuple[int, str], Way | None] = field(default_factory=dict)
    """By column and identifier, how matches are judged one by one; None where the column has settled them all."""
    _masks: set[int] = field(default_factory=set)
    _blocks: int = 0

    def __repr__(self) -> str:
        return f"Gathering({len(self.columns):,} columns, {self._blocks:,} blocks)"

    def column(self, number: int) -> Column:
        """The column of this number; made when first asked for."""
        if number not in self.columns:
            self.columns[number] = Column.of(number, self.header.get(number, ""), self.scans.own)
        return self.columns[number]

    def take(self, block: Block, tallies: Iterable[Tally]) -> None:
        """Takes in a block."""
        present: set[int] = set()
        for tally in tallies:
            cells = self.column(tally.column).cells
            cells[tally.mask] = cells.get(tally.mask, 0) + tally.cells
            present.add(tally.column)
            if tally.mask not in self._masks:
                self._masks.add(tally.mask)
                self._note_first(block, tally.mask)
        if self._is_sampled():
            self._sample(block, present)
        self._blocks += 1
        for number, pool in enumerate(block.pools):
            for hits in self.scans.hits(pool):
                self._meet(block, number, hits)

    def _note_first(self, block: Block, mask: int) -> None:
        for cell in block.first_under(mask, _FIRST_ROWS):
            if cell.row >= self.first_row:
                self.column(cell.column).firsts.setdefault(mask, cell)

    def leave_out(self, above: Block) -> None:
        """Takes off what titles and headers above the data added: they are not data."""
        for tally in above.tallies():
            self.column(tally.column).cells[tally.mask] -= tally.cells
        for number, pool in enumerate(above.pools):
            for hits in self.scans.hits(pool):
                for spread in above.spread(number, hits.values):
                    key = (hits.identifier.id, spread.column, spread.mask)
                    for met in (self.covered.get(key), *self.judged.get(key, {}).values()):
                        if met:
                            met.cells = max(0, met.cells - spread.cells)

    def _is_sampled(self) -> bool:
        """Whether the block to come is: all of the first eight, then ever fewer, spread over the table."""
        return self._blocks < 8 or self._blocks % (1 << (self._blocks.bit_length() - 3)) == 0

    def _sample(self, block: Block, present: set[int]) -> None:
        told = sorted(number for number in present if self.columns[number].meanings)
        others = sorted(present.difference(told))[: max(0, _MOST_COLUMNS - len(told))]
        chosen = [*told[:_MOST_TOLD_COLUMNS], *others]
        most = _SAMPLED_LATER if self._blocks else max(20, min(SAMPLED, _MOST_SAMPLED // max(1, len(chosen))))
        fresh: list[tuple[Column, str]] = []
        for number in chosen:
            column = self.columns[number]
            for cell in block.sample(number, most):
                if cell.row < self.first_row:
                    continue
                column.sampled += 1
                value = PlainText.of(cell.text).text
                if value not in column.sample and len(column.sample) < SAMPLED + 4 * _SAMPLED_LATER:
                    column.sample[value] = cell
                    fresh.append((column, value))
        self._rate(fresh)

    def _rate(self, fresh: list[tuple[Column, str]]) -> None:
        """Looks for every identifier in the values just sampled, all at once: a value counts if a match covers it."""
        pool = Pool.of(text for _, text in fresh)
        for id_, spans in (*scan(pool.text).items(), *scan_own(pool.text, self.scans.own).items()):
            for start, end in zip(spans.starts, spans.ends, strict=True):
                number = bisect_right(pool.starts, start) - 1
                column, text = fresh[number]
                value = text.strip()
                if end - start == len(value.encode("utf-8", "replace")):
                    column.rates.setdefault(id_, Rate()).add(column.known[id_], value)

    def _meet(self, block: Block, number: int, hits: Hits) -> None:
        identifier = hits.identifier
        to_judge: dict[Way, set[int]] = {}
        for spread in block.spread(number, hits.values):
            met = self.covered.setdefault((identifier.id, spread.column, spread.mask), Met())
            met.add(spread.cells, spread.first_row)
            way = self._way(self.column(spread.column), identifier)
            if way is not None:
                to_judge.setdefault(way, set()).add(spread.column)
        for each, columns in to_judge.items():
            for role, values in hits.judged(each).items():
                self._judge(block, number, identifier, role, values, columns)

    def _judge(  # noqa: PLR0913, PLR0917  (one call site; the six are what a judgement is about)
        self,
        block: Block,
        number: int,
        identifier: Identifier,
        role: str,
        values: list[int],
        columns: set[int],
    ) -> None:
        for spread in block.spread(number, values):
            if spread.column in columns:
                key = (identifier.id, spread.column, spread.mask)
                self.judged.setdefault(key, {}).setdefault(role, Met()).add(spread.cells, spread.first_row)
        for cell in islice(block.cells_of(number, values), _EXAMPLES):
            if cell.column in columns:
                self.examples.setdefault((identifier.id, cell.column, cell.mask), cell)

    def _way(self, column: Column, identifier: Identifier) -> Way | None:
        """How this identifier's matches in a column are judged; as once decided."""
        key = (column.number, identifier.id)
        if key not in self.ways:
            label = column.header if column.is_under(identifier.id) else ""
            is_full = column.is_full_of(identifier.id)
            is_settled = column.bears_out(identifier) or (
                _settles(column, identifier) if is_full else not label and column.is_of_one_number
            )
            self.ways[key] = None if is_settled else Way(label, is_full)
        return self.ways[key]


def _settles(column: Column, identifier: Identifier) -> bool:
    """Whether a column full of an identifier's shape tells, as a whole, that it is or is not what it seems."""
    rate = column.rates[identifier.id]
    if rate.roles[TEST_DATA] not in (0, rate.passes):
        return False
    if rate.passes * 10 >= rate.fits * 9:
        return True
    return weigh(identifier, rate.example, column=column.rate(identifier.id)).likelihood is None
