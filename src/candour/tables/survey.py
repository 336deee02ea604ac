"""Survey: what a table holds of people, told from one pass over its blocks.

Table ──parts──▶ titles │ one table or several │ notes       (see rows.py)
                              │
                          gathering ──▶ columns ──▶ kinds ──▶ findings, one for each column and mask
                                                       ├────▶ rows about people, for each mask
                                                       └────▶ an onlooker, who sees each block with its kinds
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain

from candour.finding import Finding
from candour.piece import Table
from candour.report import PeopleTable, Volume
from candour.tables.places import Places
from candour.tables.reporting import Reporter
from candour.tables.scans import Scans
from candour.tables.settling import (
    Part,
    Tallied,
    Watch,
    address_of_row,
    kinds_in,
    parts_of,
    settle,
    settled_cards,
    tallied,
)

__all__ = ["Scans", "Survey", "survey"]


@dataclass(frozen=True, slots=True)
class Survey:
    """What a table holds: how much under each mask, what personal data, and how many rows about people."""

    volumes: dict[int, Volume] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    people: tuple[PeopleTable, ...] = ()


def _counted(blocks: Tallied, volumes: dict[int, Volume]) -> Tallied:
    """The blocks as they pass, with their volumes added up."""
    for block, tallies in blocks:
        for _, mask, cells, characters in tallies:
            before = volumes.get(mask, Volume(1))
            volumes[mask] = before + Volume(0, cells, characters)
        yield block, tallies


def _reporter(table: Table, part: Part, scans: Scans, watch: Watch | None) -> Reporter:
    """What a part of the table has to report, once it is gathered to its end."""
    settled = settle(part, scans, address_of_row(table))
    onlooker = watch(table, settled) if watch else None
    while settled.held:
        block = settled.held.pop(0)
        if onlooker:
            onlooker.take(block)
    gathering, kinds = settled.gathering, settled.kinds
    blocks = 0
    for block, tallies in settled.rest:
        gathering.take(block, tallies)
        blocks += 1
        if onlooker:
            onlooker.take(block)
    return Reporter(table, gathering, kinds_in(gathering) if blocks else kinds, onlooker)


def survey(
    table: Table, *, scans: Scans | None = None, all_places: bool = False, watch: Watch | None = None
) -> Survey:
    """What a table holds of people.

    Args:
        table: the table; its blocks are read once, and once more where all places are asked for.
        scans: what was found in pools that other tables share; one for a whole file.
        all_places: a finding for every cell, with its address, not one for each column.
        watch: who looks on, to count people.
    """
    known = scans if scans is not None else Scans()
    volumes: dict[int, Volume] = {}
    blocks = _counted(tallied(table.blocks()), volumes)
    first = next(blocks, None)
    cards = settled_cards(table, first[0], known) if first and watch else None
    if cards and watch and (onlooker := watch(table, cards)):
        for block in cards.blocks():
            onlooker.take(block)
    parts = parts_of(table, chain([first], blocks)) if first else iter(())
    reporters = [_reporter(table, part, known, None if cards else watch) for part in parts]
    found = [reporter.findings() for reporter in reporters]
    people = tuple(rows for reporter in reporters for rows in reporter.people())
    if not all_places:
        return Survey(volumes, tuple(finding for each in found for finding in each.values()), people)
    again = parts_of(table, tallied(table.blocks()))
    cells = (
        finding
        for part, reporter, own in zip(again, reporters, found, strict=True)
        for finding in Places(reporter, own).cells(block for block, _ in part.blocks)
    )
    return Survey(volumes, tuple(cells), people)
