"""Grid: a table of a document while it goes past, with what keeps its rows, columns and cells from sight.

    table 2   column  column  column       a column can be hidden, or of no width;
       row 1   cell    cell    cell        a row hidden, or of no height;
       row 2   cell    covered             a cell merged away, or all the text in it hidden

A table of one cell is a frame around text, and is told as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.block import ListBlock
from candour.formats.opendocument.flow import deeper
from candour.piece import Found, Mask, Table, Text
from candour.place import Place

__all__ = ["Column", "Grid"]

_NAMED = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what keeps it from sight, and the style of its cells that name none."""

    mask: Mask | None
    style: str


@dataclass(slots=True, eq=False, repr=False)
class Grid:
    """One table. Rows and columns count from 0."""

    place: Place
    under: Mask | None
    ground: int | None = None
    """What the table is painted with."""
    look: str = ""
    """The template that gives its cells their looks."""
    columns: list[Column] = field(default_factory=list)
    row: int = -1
    cells: int = 0
    _block: ListBlock = field(default_factory=ListBlock)
    _only: str = ""
    _rows: dict[Mask, list[int]] = field(default_factory=dict)
    _columns: dict[Mask, list[int]] = field(default_factory=dict)

    def here(self) -> Place:
        """Where the row being read is."""
        return self.place / f"row {self.row + 1}"

    def column(self, number: int) -> Column:
        """The column of this number; the last one stands for those that the table forgot."""
        return self.columns[number] if number < len(self.columns) else Column(None, "")

    def add(self, column: int, text: str, mask: Mask | None) -> None:
        """Adds a cell of the row being read."""
        number = 0
        if mask is not None:
            rows = self._rows.setdefault(mask, [])
            columns = self._columns.setdefault(mask, [])
            if not rows or rows[-1] != self.row:
                rows.append(self.row)
            if column not in columns:
                columns.append(column)
            number = list(self._rows).index(mask) + 1
        self._only = text
        self._block.add(self.row, column, text, mask=number)

    def end(self) -> Iterator[Found]:
        """The table; of one cell, its text; of none, nothing."""
        if not len(self._block):
            return
        if self.cells <= 1:
            mask = next(iter(self._rows), None) or self.under
            if mask is None:
                yield Text(self.place, self._only)
            else:
                yield Text(self.place, self._only, mask.sight, mask.hiding)
            return
        masks = tuple(Mask(mask.hiding, deeper(mask, self.under), self._where(mask)) for mask in self._rows)
        block = self._block
        yield Table(self.place, lambda: (block,), masks, self.under, address=_address)

    def _where(self, mask: Mask) -> str:
        if mask.hiding.id.endswith("column"):
            return _runs("column", self._columns[mask])
        return _runs("row", self._rows[mask])


def _address(row: int, column: int) -> str:
    return f"row {row + 1}, column {column + 1}"


def _runs(noun: str, lines: Sequence[int]) -> str:
    """`rows 4-9, 12`; of many runs, the first few."""
    runs: list[list[int]] = []
    for line in sorted(lines):
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    words = [f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in runs[:_NAMED]]
    more = f" and {len(runs) - _NAMED:,} more runs" if len(runs) > _NAMED else ""
    return f"{noun if len(lines) == 1 else noun + 's'} {', '.join(words)}{more}"
