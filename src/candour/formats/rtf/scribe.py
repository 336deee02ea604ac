"""Scribe: writes down what is seen of one story as paragraphs and tables with their looks, for a copy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from candour.formats.document_writing.model import (
    Block,
    Cell,
    Edge,
    Look,
    Note,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Words,
)
from candour.formats.rtf.state import State
from candour.formats.rtf.ways import DELETED, HIDDEN_TEXT
from candour.hiding import Hiding

__all__ = ["RowSays", "Scribe"]

_TAKE_NO_ROOM: Final = (HIDDEN_TEXT, DELETED)
_PARAGRAPHS: Final = ("par", "sect")
_BREAKS: Final = {"line": "\n", "softline": "\n", "column": "\n", "page": "\f"}


@dataclass(slots=True, eq=False, repr=False)
class RowSays:
    """What a row says of its cells before they come. `at` is where each ends, from the left."""

    at: list[int] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)
    merged: list[bool] = field(default_factory=list)
    """Whether each is one with the cell before it."""
    left: int = 0
    height: int = 0
    is_header: bool = False
    align: str = ""
    # the cell that is being described
    next: Cell = field(default_factory=Cell)
    is_merged: bool = False
    edge: str = ""

    def end_cell(self, at: int) -> None:
        """The cell that was described ends here."""
        before = self.at[-1] if self.at else self.left
        self.next.width = max(at - before, 0)
        self.at.append(at)
        self.cells.append(self.next)
        self.merged.append(self.is_merged)
        self.next, self.is_merged, self.edge = Cell(), False, ""

    def line(self, **said: Any) -> None:
        """Something said of the edge that is being described."""
        if self.edge:
            self.next.edges[self.edge] = self.next.edges.get(self.edge, Edge("none", 0))._replace(**said)


@dataclass(slots=True, eq=False, repr=False)
class Scribe:
    """What has been seen of one story. `look_of` says how letters look in a state."""

    look_of: Callable[[State], Look]
    blocks: list[Block] = field(default_factory=list)
    end_section: Callable[[], object] = lambda: None
    row: RowSays = field(default_factory=RowSays)
    _runs: list[Run] = field(default_factory=list)
    _boxes: list[Block] = field(default_factory=list)
    _is_hidden: bool = False
    _cell: list[Block] = field(default_factory=list)
    _cells: list[list[Block]] = field(default_factory=list)
    _table: Table | None = None

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────

    def say(self, text: str, why: Hiding | None, state: State) -> None:
        """Words, where they are seen."""
        if state.destination == "listtext":
            text = (
                text if self._runs else text.lstrip()
            )  # a heading without a number has room for one all the same
        if why is not None:
            self._is_hidden = self._is_hidden or (why in _TAKE_NO_ROOM and bool(text.strip()))
        elif text:
            self._runs.append(Words(text, self.look_of(state), state.link, state.field))

    def put(self, run: Picture | Note) -> None:
        """A picture or a note among the words."""
        self._runs.append(run)

    def box(self, blocks: list[Block]) -> None:
        """A box that hangs on this paragraph."""
        for block in blocks:
            if isinstance(block, Paragraph):
                block.layout = block.layout._replace(is_boxed=True)
        self._boxes += blocks

    def end_line(self, word: str, state: State, *, in_table: bool) -> None:
        """A line, a paragraph, a page or a section ends."""
        if word not in _PARAGRAPHS:
            self._runs.append(Words(_BREAKS.get(word, "\n"), self.look_of(state)))
            return
        self._end_paragraph(self._cell if in_table else self.blocks, state)
        if word == "sect" and not in_table:
            self.end_section()

    def _end_paragraph(self, into: list[Block], state: State) -> None:
        runs = _joined(self._runs)
        if runs or not self._is_hidden:
            into.append(Paragraph(runs, state.layout._replace(ground=state.painted), self.look_of(state)))
        into += self._boxes
        self._runs, self._boxes, self._is_hidden = [], [], False

    def end(self, state: State) -> None:
        """The story ends."""
        if self._runs or self._boxes:
            self._end_paragraph(self.blocks, state)

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────

    def end_cell(self, state: State) -> None:
        """A cell ends."""
        self._end_paragraph(self._cell, state)
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """A row ends, of cells as it said before."""
        if self._table is None:
            self._table = Table()
            self.blocks.append(self._table)
        says = self.row
        row = Row([], says.height, says.is_header, says.left, says.align)
        for number, blocks in enumerate(self._cells):
            said = says.cells[number] if number < len(says.cells) else Cell()
            if number < len(says.merged) and says.merged[number] and row.cells and not _has_words(blocks):
                row.cells[-1].span += 1
                row.cells[-1].width += said.width
            else:
                row.cells.append(
                    Cell(blocks, said.width, 1, said.merge, said.ground, dict(said.edges), said.align)
                )
        if row.cells:
            self._table.rows.append(row)
        self._cells = []

    def end_table(self) -> None:
        """A table ends."""
        if self._cells:
            self.end_row()
        self.blocks += self._cell
        self._cell, self._table = [], None


def _has_words(blocks: list[Block]) -> bool:
    return any(not isinstance(block, Paragraph) or block.runs for block in blocks)


def _joined(runs: list[Run]) -> list[Run]:
    """Runs of one look as one; signs beyond the first 65,536, which are written as two numbers, put together."""
    joined: list[Run] = []
    for key, group in groupby(runs, lambda run: run[1:] if isinstance(run, Words) else id(run)):
        if isinstance(key, tuple):
            text = "".join(run.text for run in group if isinstance(run, Words))
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            joined.append(Words(text, *key))
        else:
            joined += group
    return joined
