"""Listing: a small table of texts that stand in no sheet, such as the comments of a zip's entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from candour.block import ListBlock
from candour.piece import Mask, Table
from candour.place import Place

__all__ = ["listing"]


def listing(
    place: Place,
    rows: Iterable[Sequence[str]],
    under: Mask | None,
    header: tuple[str, ...],
    noun: str = "item",
) -> Table | None:
    """One table of these rows; a cell's address is `item 3`. None where there is nothing in them."""
    block = ListBlock()
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            block.add(number, column, text)
    if not len(block):
        return None
    return Table(place, lambda: (block,), (), under, header, lambda row, _: f"{noun} {row + 1}")
