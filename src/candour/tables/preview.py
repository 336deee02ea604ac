"""Preview: the first rows of a table under each kind of sight, masked, so that a person sees what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from candour.block import Block, Cell
from candour.finding import masked
from candour.hiding import Sight
from candour.identifiers.base import Identifier
from candour.piece import Table
from candour.report import Preview
from candour.tables.headers import Headers, headers, is_usual
from candour.tables.rows import Layout, layout_of

__all__ = ["previews_of"]

_ROWS, _COLUMNS, _BLOCKS, _HEAD = 5, 8, 64, 30


def previews_of(table: Table, own: tuple[Identifier, ...] = ()) -> Iterator[Preview]:
    """One preview for each mask of the table that keeps cells from sight, and one of what is seen.

    Only the first blocks of a very large table are looked through. Values are masked, and so is a header, but for
    words that head columns everywhere, and those that head a body's own identifiers.
    """
    known = headers(own)
    layout: Layout | None = None
    rows: dict[int, list[list[Cell]]] = {}
    for block in islice(table.blocks(), _BLOCKS):
        layout = layout or layout_of(block.head(_HEAD), table.header, known=known)
        for number in {tally.mask for tally in block.tallies()}.difference(rows):
            rows[number] = list(_first_rows(block, number, layout))
        if len(rows) > len(table.masks):
            break
    for number, cells in sorted(rows.items()):
        if layout and cells:
            mask = table.masks[number - 1] if number else table.under
            place = table.place / mask.where if mask and mask.where else table.place
            sight = mask.sight if mask else Sight.SEEN
            yield Preview(place, sight, mask.hiding if mask else None, *_shown(cells, layout, known))


def _first_rows(block: Block, mask: int, layout: Layout) -> Iterator[list[Cell]]:
    """The first rows under a mask, without the header; only a header, where there is nothing else."""
    found = [list(cells) for _, cells in groupby(block.first_under(mask, _ROWS + 1), lambda cell: cell.row)]
    if layout.header:
        found = [cells for cells in found if cells[0].row >= layout.first_row] or found
    return islice(found, _ROWS)


def _shown(
    rows: Sequence[Sequence[Cell]], layout: Layout, known: Headers
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The header and the rows, masked, from the first column that has anything."""
    first = min(cells[0].column for cells in rows)
    width = min(_COLUMNS, max(cells[-1].column for cells in rows) - first + 1)
    header = tuple(_word(layout.header.get(first + column, ""), known) for column in range(width))
    grid = []
    for cells in rows:
        by_column = {cell.column - first: masked(cell.text) for cell in cells}
        grid.append(tuple(by_column.get(column, "") for column in range(width)))
    return header if any(header) else (), tuple(grid)


def _word(header: str, known: Headers) -> str:
    return header if known.meanings(header) or is_usual(header) else masked(header)
