"""Dresses: what the conditional formats of a sheet put on a cell, as far as Candour can work out which of them hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from candour.formats.spreadsheet_looks import Dress, Value
from candour.formats.spreadsheet_sight import Layer

__all__ = ["dresses_of", "untold"]


def dresses_of(layers: Sequence[Layer]) -> Callable[[int, int, Value], Dress | None] | None:
    """What they put on a cell with a value; None where there are none."""
    if not layers:
        return None
    row_asked, over = -1, list[Layer]()

    def dress(row: int, column: int, value: Value) -> Dress | None:
        nonlocal row_asked, over
        if row != row_asked:
            over = [layer for layer in layers if layer.rect.first_row <= row <= layer.rect.last_row]
            row_asked = row
        found = Dress()
        for layer in over:
            if (
                layer.rect.first_column <= column <= layer.rect.last_column
                and layer.holds
                and layer.holds(value)
            ):
                found = found.plus(layer.dress)
                if layer.stops:
                    break
        return found if found != Dress() else None

    return dress


def untold(layers: Sequence[Layer]) -> int:
    """How many of them Candour cannot work out."""
    return sum(layer.holds is None or layer.holds(0.0) is None for layer in layers)
