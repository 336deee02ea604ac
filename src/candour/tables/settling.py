"""Settling: the parts of a table, each with its header, and what its columns are taken to hold.

A column is told from all that is gathered of it, so a table must be gathered before its rows are read as rows about
people. Up to half a million cells its blocks are kept meanwhile, and pass by a second time; of a larger table the columns
are settled by then, and the blocks that follow are read as they come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import Protocol

from candour.block import Block, ListBlock, Tally
from candour.finding import Reason
from candour.piece import Table
from candour.place import a1
from candour.tables.cards import Cards, cards_of
from candour.tables.columns import Column, Kind, kinds_of
from candour.tables.gathering import Gathering
from candour.tables.headers import Headers, headers
from candour.tables.people import without_statistics
from candour.tables.rows import Layout, Row, layout_of, stretches_of
from candour.tables.scans import Scans

__all__ = [
    "Onlooker",
    "Part",
    "Settled",
    "Tallied",
    "Watch",
    "kinds_in",
    "parts_of",
    "settle",
    "settled_parts",
    "tallied",
]

_HEAD_ROWS = 30
_HEAD_CELLS = 3_000
_SMALL = 20_000
"""Cells of a block that is looked through row by row, for notes and for further tables below the first."""
_MOST_HELD = 500_000
"""Cells that are kept until the columns are settled."""

Tallied = Iterator[tuple[Block, Iterable[Tally]]]


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """Some rows of a table: titles, one table with its header, cards, or notes. `above` is what of its blocks is not data.

    `table` is the whole of it, whose addresses are those of these rows. `name_of` says how a row is called in a place.
    """

    table: Table
    layout: Layout
    blocks: Tallied
    name_of: Callable[[int], str]
    above: Block | None = None


def _block_of(rows: Iterable[Row]) -> ListBlock:
    block = ListBlock()
    for row in rows:
        for cell in row:
            block.add(cell.row, cell.column, cell.text, cell.kind, cell.mask)
    return block


def tallied(blocks: Iterable[Block]) -> Tallied:
    """The blocks with their tallies, which are asked for once."""
    return ((block, block.tallies()) for block in blocks)


def parts_of(table: Table, blocks: Tallied, known: Headers | None = None) -> Iterator[Part]:
    """The parts of a table. Each is used up before the next is asked for: they share the stream of blocks.

    `known` are the headers that are known, where they are others than those of every body.
    """
    first, tallies = next(blocks, (None, ()))
    if first is None:
        return
    is_small = table.header is None and sum(tally.cells for tally in tallies) <= _SMALL
    if is_small and (cards := cards_of(list(first.cells()), known)):
        yield from _with_cards(table, cards, blocks)
        return
    name_of = _name_of_row(table)
    columns = len({tally.column for tally in tallies})
    head = first.head(max(3, min(_HEAD_ROWS, _HEAD_CELLS // max(1, columns))))
    layout = layout_of(head, table.header, known=known)
    if is_small:
        stretches = stretches_of(first.cells(), layout, known)
        if any(stretch.layout is not layout for stretch in stretches[1:]):
            last = next((each for each in reversed(stretches) if each.layout.header), stretches[-1])
            for stretch in stretches:
                own = tallied([_block_of(stretch.rows)])
                yield Part(table, stretch.layout, chain(own, blocks) if stretch is last else own, name_of)
            return
    above = [cell for cell in head if cell.row < layout.first_row] if table.header is None else []
    title = _block_of([above]) if above else None
    if title:
        yield Part(table, Layout(), tallied([title]), name_of)
    yield Part(table, layout, chain([(first, tallies)], blocks), name_of, title)


def _with_cards(table: Table, cards: Cards, blocks: Tallied) -> Iterator[Part]:
    """The cards of a sheet as rows of a table, one for each, and then what stands around them."""
    placed = replace(table, address=lambda row, column: table.address(*cards.place_of(row, column)))
    yield Part(
        placed, Layout(cards.header, 0), tallied([cards.block]), lambda row: table.address(*cards.begins[row])
    )
    yield Part(table, Layout(), chain(tallied([cards.others]), blocks), _name_of_row(table))


def _name_of_row(table: Table) -> Callable[[int], str]:
    """How a row of this table is called in a place: `row 7`, or as the table itself names what stands first in it."""
    return lambda row: f"row {row + 1}" if table.address is a1 else table.address(row, 0)


@dataclass(frozen=True, slots=True, repr=False)
class Settled:
    """Rows of a table under one header, with what their columns are taken to hold.

    `held` are the blocks that were gathered to tell that, and `rest` those still to come. `address` says where a row
    is, as one step of a place.
    """

    gathering: Gathering
    kinds: Mapping[int, Kind]
    held: list[Block]
    rest: Tallied
    address: Callable[[int], str]

    @property
    def columns(self) -> Mapping[int, Column]:
        """The columns, by their numbers."""
        return self.gathering.columns

    @property
    def first_row(self) -> int:
        """The first row of data."""
        return self.gathering.first_row

    def blocks(self) -> Iterator[Block]:
        """All blocks, once: those held are let go as they pass."""
        while self.held:
            yield self.held.pop(0)
        yield from (block for block, _ in self.rest)

    def __repr__(self) -> str:
        return f"Settled({len(self.kinds)} of {len(self.columns)} columns)"


class Onlooker(Protocol):
    """Whoever counts the people of a table while it is surveyed."""

    def take(self, block: Block) -> None:
        """Sees one block."""

    def at_least(self, mask: int) -> int:
        """How many people at least the rows under this mask tell of, as far as they have been seen."""

    def reasons(self, column: int, identifier: str) -> tuple[Reason, ...]:
        """What the other fields of the rows seen say for a column of this identifier, or against it."""


Watch = Callable[[Table, Settled], Onlooker | None]
"""Asked for an onlooker once the columns of a part are settled; None where there is nothing to count."""


def kinds_in(gathering: Gathering) -> dict[int, Kind]:
    """What the columns hold, as far as they are gathered."""
    columns = list(gathering.columns.values())
    return without_statistics(kinds_of(columns), columns)


def settle(part: Part, scans: Scans) -> Settled:
    """Gathers a part of a table until its columns can be settled."""
    gathering = Gathering(part.layout.header, part.layout.first_row, scans)
    held: list[Block] = []
    cells = 0
    for block, tallies in part.blocks:
        gathering.take(block, tallies)
        held.append(block)
        cells += sum(tally.cells for tally in tallies)
        if cells >= _MOST_HELD:
            break
    if part.above:
        gathering.leave_out(part.above)
    return Settled(gathering, kinds_in(gathering), held, part.blocks, part.name_of)


def settled_parts(table: Table, scans: Scans) -> Iterator[Settled]:
    """The parts of a table. The blocks of each are used up before the next is asked for."""
    for part in parts_of(table, tallied(table.blocks()), headers(scans.own)):
        yield settle(part, scans)
