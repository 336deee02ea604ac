"""Rows: a table of the few texts that one part holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from candour.formats.listing import listing
from candour.hiding import Hiding
from candour.piece import Mask, Table
from candour.place import Place

__all__ = ["placed_table", "row_table"]


def row_table(
    place: Place, rows: Iterable[Sequence[str]], hiding: Hiding, header: tuple[str, ...], noun: str
) -> Iterator[Table]:
    """One table of these rows, or nothing where they are blank. A cell's address is `topic 3, server`."""
    if table := listing(place, rows, Mask.of(hiding), header, noun):
        if len(header) > 1:
            table = replace(table, address=lambda row, column: f"{noun} {row + 1}, {header[column]}")
        yield table


def placed_table(
    place: Place, rows: Iterable[tuple[str, ...]], hiding: Hiding, header: tuple[str, ...]
) -> Iterator[Table]:
    """One table of these rows, or nothing. Each row begins with its address, which is no cell of the table."""
    placed = list(rows)
    if table := listing(place, (row[1:] for row in placed), Mask.of(hiding), header):
        yield replace(table, address=lambda row, _: placed[row][0])
