"""Preview: the first rows of a table under each kind of sight, masked, so that a person sees what is meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from candour.block import Cell
from candour.finding import masked
from candour.hiding import Sight
from candour.piece import Table
from candour.report import Preview

__all__ = ["previews_of"]

_ROWS, _COLUMNS, _BLOCKS = 5, 8, 64


def previews_of(table: Table) -> Iterator[Preview]:
    """One preview for each mask of the table that keeps cells from sight, and one of what is seen.

    Only the first blocks of a very large table are looked through. Values are masked; a header that the file keeps
    outside the grid is shown as it is, one inside the grid is a row like any other.
    """
    rows: dict[int, list[tuple[str, ...]]] = {}
    for block in islice(table.blocks(), _BLOCKS):
        for number in {tally.mask for tally in block.tallies()}.difference(rows):
            rows[number] = [
                _shown(list(cells))
                for _, cells in groupby(block.first_under(number, _ROWS), lambda cell: cell.row)
            ]
        if len(rows) > len(table.masks):
            break
    header = (table.header or ())[:_COLUMNS]
    for number, shown in sorted(rows.items()):
        mask = table.masks[number - 1] if number else table.under
        place = table.place / mask.where if mask and mask.where else table.place
        sight = mask.sight if mask else Sight.SEEN
        yield Preview(place, sight, mask.hiding if mask else None, header, tuple(shown))


def _shown(cells: list[Cell]) -> tuple[str, ...]:
    """One row's cells in their columns, masked; columns before the first of the row are left out."""
    first = cells[0].column
    row = [""] * min(_COLUMNS, cells[-1].column - first + 1)
    for cell in cells:
        if cell.column - first < _COLUMNS:
            row[cell.column - first] = masked(cell.text)
    return tuple(row)
