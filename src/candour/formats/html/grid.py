"""A table of a page as a grid: rows and cells with their spans, and what keeps some of them from sight."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from candour.block import ListBlock
from candour.hiding import Hiding
from candour.piece import Mask, Table
from candour.place import Place, a1

__all__ = ["Grid", "is_grid"]

_MOST_SPAN = 1_000
_ROWS_AND_COLUMNS = 2


def is_grid(table: Any) -> bool:
    """Whether a `table` element holds a table of values: rows and columns, and no table inside that lays out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    columns = 0
    for rows, row in enumerate(table.iterdescendants("tr"), 1):
        columns = max(columns, sum(1 for cell in row if cell.tag in ("td", "th")))
        if rows >= _ROWS_AND_COLUMNS and columns >= _ROWS_AND_COLUMNS:
            return True
    return False


@dataclass(slots=True, repr=False)
class Grid:
    """A table while it is read."""

    block: ListBlock = field(default_factory=ListBlock)
    _row: int = -1
    _column: int = 0
    _taken: set[tuple[int, int]] = field(default_factory=set)
    """Cells that one above or before them reaches over."""
    _masks: dict[Hiding, int] = field(default_factory=dict)

    def next_row(self) -> None:
        """Begins a row."""
        self._row += 1
        self._column = 0

    def add(self, text: str, hiding: Hiding | None, across: str, down: str) -> None:
        """A cell, and how far it reaches across and down."""
        row = max(self._row, 0)
        while (row, self._column) in self._taken:
            self._column += 1
        mask = self._masks.setdefault(hiding, len(self._masks) + 1) if hiding else 0
        self.block.add(row, self._column, " ".join(text.split()), mask=mask)
        wide, high = _span(across), _span(down)
        if high > 1 and wide * high <= _MOST_SPAN:
            self._taken |= {
                (row + below, self._column + beside) for below in range(1, high) for beside in range(wide)
            }
        self._column += wide

    def table(self, place: Place) -> Table | None:
        """The whole as a table; None where nothing is in it."""
        if not len(self.block):
            return None
        return Table(
            place, lambda: (self.block,), tuple(Mask.of(hiding) for hiding in self._masks), address=a1
        )


def _span(written: str) -> int:
    return min(int(written), _MOST_SPAN) if written.isdecimal() and len(written) < 6 and int(written) else 1
