"""Places: every cell that holds what a survey has found, for reports that list each with its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from candour.block import Block, Cell
from candour.finding import Finding
from candour.tables.gathering import Key
from candour.tables.hits import Hits, Way
from candour.tables.reporting import Reporter, found_in

__all__ = ["Places"]


@dataclass(frozen=True, slots=True, repr=False)
class Places:
    """The cells behind the findings of one table."""

    reporter: Reporter
    found: Mapping[Key, Finding]

    def cells(self, blocks: Iterable[Block]) -> Iterator[Finding]:
        """One finding for each cell, from the same blocks once more."""
        for block in blocks:
            yield from self._told(block)
            for number, pool in enumerate(block.pools):
                for hits in self.reporter.gathering.scans.hits(pool):
                    yield from self._matched(block, number, hits)

    def _told(self, block: Block) -> Iterator[Finding]:
        """The cells of columns that a header or a list tells: all of them."""
        told = {number: kind.identifier.id for number, kind in self.reporter.kinds.items() if kind.is_told}
        for cell in block.cells() if told else ():
            finding = self.found.get((told.get(cell.column, ""), cell.column, cell.mask))
            if finding and self._is_data(cell):
                yield self._at(finding, cell, cell.text)

    def _matched(self, block: Block, number: int, hits: Hits) -> Iterator[Finding]:
        identifier = hits.identifier
        for way, columns in self._ways(identifier.id).items():
            values = hits.values if way is None else hits.judged_values(way)
            for cell in block.cells_of(number, values):
                finding = self.found.get((identifier.id, cell.column, cell.mask))
                if finding and cell.column in columns and self._is_data(cell):
                    found = None if way is None else found_in(cell.text, identifier, way.label, hits.own)
                    yield self._at(finding, cell, found.value if found else cell.text)

    def _ways(self, identifier: str) -> dict[Way | None, set[int]]:
        """How the matches of each column were counted: all of them, or judged one by one."""
        ways: dict[Way | None, set[int]] = {}
        for id_, number, _ in self.found:
            kind = self.reporter.kinds.get(number)
            is_told = kind is not None and kind.is_told and kind.identifier.id == identifier
            if id_ == identifier and not is_told:
                ways.setdefault(self.reporter.gathering.ways.get((number, identifier)), set()).add(number)
        return ways

    def _is_data(self, cell: Cell) -> bool:
        return cell.row >= self.reporter.gathering.first_row

    def _at(self, finding: Finding, cell: Cell, value: str) -> Finding:
        place = self.reporter.place(cell.mask) / self.reporter.table.address(cell.row, cell.column)
        return replace(finding, place=place, count=1, untrusted_value=value)
