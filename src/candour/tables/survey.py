"""Survey: what a table holds of people, told from one pass over its blocks.

Table ──parts──▶ titles │ one table or several │ notes       (see rows.py)
                              │
                          gathering ──▶ columns ──▶ kinds ──▶ findings, one for each column and mask
                                                       └────▶ rows about people, for each mask
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from candour.block import Block, ListBlock, Tally
from candour.finding import Finding
from candour.piece import Table
from candour.report import PeopleTable, Volume
from candour.tables.columns import kinds_of
from candour.tables.gathering import Gathering
from candour.tables.people import without_statistics
from candour.tables.places import Places
from candour.tables.reporting import Reporter
from candour.tables.rows import Layout, Row, layout_of, stretches_of
from candour.tables.scans import Scans

__all__ = ["Scans", "Survey", "survey"]

_HEAD_ROWS = 30
_HEAD_CELLS = 3_000
_SMALL = 20_000
"""Cells of a block that is looked through row by row, for notes and for further tables below the first."""

Tallied = Iterator[tuple[Block, Iterable[Tally]]]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a table holds: how much under each mask, what personal data, and how many rows about people."""

    volumes: dict[int, Volume] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    people: tuple[PeopleTable, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class _Part:
    """Some rows of a table: titles, one table with its header, or notes. `above` is what of its blocks is not data."""

    layout: Layout
    blocks: Tallied
    above: Block | None = None


def _block_of(rows: Iterable[Row]) -> ListBlock:
    block = ListBlock()
    for row in rows:
        for cell in row:
            block.add(cell.row, cell.column, cell.text, cell.kind, cell.mask)
    return block


def _tallied(blocks: Iterable[Block]) -> Tallied:
    return ((block, block.tallies()) for block in blocks)


def _counted(blocks: Tallied, volumes: dict[int, Volume]) -> Tallied:
    """The blocks as they pass, with their volumes added up."""
    for block, tallies in blocks:
        for _, mask, cells, characters in tallies:
            before = volumes.get(mask, Volume(1))
            volumes[mask] = before + Volume(0, cells, characters)
        yield block, tallies


def _parts(table: Table, blocks: Tallied) -> Iterator[_Part]:
    """The parts of a table. Each is used up before the next is asked for: they share the stream of blocks."""
    first, tallies = next(blocks, (None, ()))
    if first is None:
        return
    columns = len({tally.column for tally in tallies})
    head = first.head(max(3, min(_HEAD_ROWS, _HEAD_CELLS // max(1, columns))))
    layout = layout_of(head, table.header)
    if table.header is None and sum(tally.cells for tally in tallies) <= _SMALL:
        stretches = stretches_of(first.cells(), layout)
        if any(stretch.layout is not layout for stretch in stretches[1:]):
            last = next((each for each in reversed(stretches) if each.layout.header), stretches[-1])
            for stretch in stretches:
                own = _tallied([_block_of(stretch.rows)])
                yield _Part(stretch.layout, chain(own, blocks) if stretch is last else own)
            return
    above = [cell for cell in head if cell.row < layout.first_row] if table.header is None else []
    title = _block_of([above]) if above else None
    if title:
        yield _Part(Layout(), _tallied([title]))
    yield _Part(layout, chain([(first, tallies)], blocks), title)


def _gathered(part: _Part, scans: Scans) -> Gathering:
    gathering = Gathering(part.layout.header, part.layout.first_row, scans)
    for block, tallies in part.blocks:
        gathering.take(block, tallies)
    if part.above:
        gathering.leave_out(part.above)
    return gathering


def survey(table: Table, *, scans: Scans | None = None, all_places: bool = False) -> Survey:
    """What a table holds of people.

    Args:
        table: the table; its blocks are read once, and once more where all places are asked for.
        scans: what was found in pools that other tables share; one for a whole file.
        all_places: a finding for every cell, with its address, not one for each column.
    """
    known = scans if scans is not None else Scans()
    volumes: dict[int, Volume] = {}
    reporters = []
    for part in _parts(table, _counted(_tallied(table.blocks()), volumes)):
        gathering = _gathered(part, known)
        columns = list(gathering.columns.values())
        reporters.append(Reporter(table, gathering, without_statistics(kinds_of(columns), columns)))
    found = [reporter.findings() for reporter in reporters]
    people = tuple(rows for reporter in reporters for rows in reporter.people())
    if not all_places:
        return Survey(volumes, tuple(finding for each in found for finding in each.values()), people)
    again = _parts(table, _tallied(table.blocks()))
    cells = (
        finding
        for part, reporter, own in zip(again, reporters, found, strict=True)
        for finding in Places(reporter, own).cells(block for block, _ in part.blocks)
    )
    return Survey(volumes, tuple(cells), people)
