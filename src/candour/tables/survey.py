"""Survey: what a table holds of people, told from one pass over its blocks.

Table ──parts──▶ titles │ one table or several │ notes       (see rows.py)
                              │
                          gathering ──▶ columns ──▶ kinds ──▶ findings, one for each column and mask
                                                       ├────▶ rows about people, for each mask
                                                       └────▶ an onlooker, who sees each block with its kinds, and
                                                              says what the fields of a row say of one another
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from candour.finding import Evidence, Finding
from candour.piece import Table
from candour.report import PeopleTable, Volume
from candour.tables.columns import Kind
from candour.tables.headers import headers
from candour.tables.places import Places
from candour.tables.reporting import Reporter
from candour.tables.scans import Scans
from candour.tables.settling import (
    Onlooker,
    Part,
    Tallied,
    Watch,
    kinds_in,
    parts_of,
    settle,
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


def _reporter(part: Part, scans: Scans, watch: Watch | None) -> Reporter:
    """What a part of the table has to report, once it is gathered to its end."""
    settled = settle(part, scans)
    onlooker = watch(part.table, settled) if watch else None
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
    kinds = kinds_in(gathering) if blocks else kinds
    return Reporter(part.table, gathering, _borne_out(kinds, onlooker) if onlooker else kinds, onlooker)


def _borne_out(kinds: Mapping[int, Kind], onlooker: Onlooker) -> dict[int, Kind]:
    """The kinds with what the other fields of the rows say of each; less those that they speak down."""
    found: dict[int, Kind] = {}
    for number, kind in kinds.items():
        reasons = onlooker.reasons(number, kind.identifier.id)
        evidence = Evidence((*kind.evidence.reasons, *reasons)) if reasons else kind.evidence
        if not reasons or evidence.likelihood:
            found[number] = replace(kind, evidence=evidence) if reasons else kind
    return found


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
    parts = parts_of(table, blocks, headers(known.own))
    reporters = [_reporter(part, known, watch) for part in parts]
    found = [reporter.findings() for reporter in reporters]
    people = tuple(rows for reporter in reporters for rows in reporter.people())
    if not all_places:
        return Survey(volumes, tuple(finding for each in found for finding in each.values()), people)
    again = parts_of(table, tallied(table.blocks()), headers(known.own))
    cells = (
        finding
        for part, reporter, own in zip(again, reporters, found, strict=True)
        for finding in Places(reporter, own).cells(block for block, _ in part.blocks)
    )
    return Survey(volumes, tuple(cells), people)
