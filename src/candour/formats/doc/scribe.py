"""Scribe: writes down what is seen of one story as paragraphs and tables with their looks, for a copy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from candour.formats.doc.looks import Layout
from candour.formats.document_writing.model import Block, Cell, Look, Paragraph, Row, Table, Words
from candour.formats.document_writing.model import Run as Written

__all__ = ["Scribe"]

_SIDES: Final = ("top", "left", "bottom", "right")
_INSIDE: Final = {"top": 4, "bottom": 4, "left": 5, "right": 5}
"""Which of the lines of a table stands at the side of a cell that is not at the table's edge."""


@dataclass(slots=True, eq=False, repr=False)
class Scribe:
    """What has been seen of one story. `boxes_at` gives what hangs on the characters of a paragraph."""

    boxes_at: Callable[[int, int], list[Block]] = lambda _first, _mark: []
    blocks: list[tuple[int, Block]] = field(default_factory=list)
    """Each with the character that ends it."""
    first: int = 0
    mark: int = 0
    look: Look | None = None
    """The first character of the paragraph being read, and the one that ends it with its look."""
    _cell: list[Block] = field(default_factory=list)
    _table: Table | None = None

    def paragraph(self, runs: list[Written], layout: Layout, *, is_gone: bool) -> None:
        """A paragraph outside tables; `is_gone` where it is hidden as a whole, so that it takes no room."""
        self._table = None
        if runs or not is_gone:
            self.blocks.append((self.mark, paragraph_of(runs, layout, self.look)))
        self.blocks += [(self.mark, box) for box in self.boxes_at(self.first, self.mark)]

    def end_row(self, cells: list[list[Block]], layout: Layout, grounds: Mapping[int, int | None]) -> None:
        """A row ends."""
        says = layout.row
        is_first = self._table is None
        if self._table is None:
            self._table = Table()
            self.blocks.append((self.mark, self._table))
        row = Row([], says.height, says.is_header, says.left, says.align)
        for column, blocks in enumerate(cells):
            said = says.cells[column] if column < len(says.cells) else None
            width = said.width if said else 0
            if said and said.is_merged and row.cells and not _has_words(blocks):
                row.cells[-1].span += 1
                row.cells[-1].width += width
                continue
            cell = Cell(blocks, width, ground=grounds.get(column))
            if said:
                cell.merge, cell.align, cell.edges = said.merge, said.align, dict(said.edges)
            for side in _SIDES if says.around else ():
                is_outer = (side == "left" and column == 0) or (side == "right" and column == len(cells) - 1)
                is_outer = is_outer or (side == "top" and is_first)
                line = says.around[_SIDES.index(side) if is_outer else _INSIDE[side]]
                if side not in cell.edges and line is not None:
                    cell.edges[side] = line
            row.cells.append(cell)
        if row.cells:
            self._table.rows.append(row)

    def end_table(self) -> None:
        """A table ends."""
        self._table = None


def paragraph_of(runs: list[Written], layout: Layout, look: Look | None) -> Paragraph:
    """A paragraph, with runs of one look as one."""
    return Paragraph(_joined(runs), layout.stand._replace(ground=layout.behind), look)


def _has_words(blocks: list[Block]) -> bool:
    return any(not isinstance(block, Paragraph) or block.runs for block in blocks)


def _joined(runs: list[Written]) -> list[Written]:
    joined: list[Written] = []
    for key, group in groupby(runs, lambda run: run[1:] if isinstance(run, Words) else id(run)):
        if isinstance(key, tuple):
            text = "".join(run.text for run in group if isinstance(run, Words))
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            joined.append(Words(text, *key))
        else:
            joined += group
    return joined
