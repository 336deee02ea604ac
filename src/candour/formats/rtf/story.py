"""Story: words that follow one another on the page: the body, a header, a note, a box; as they become pieces.

words ──▶ seen, up to 20,000 characters ──▶ Text `paragraphs 1-40`
      ──▶ hidden, until it ends          ──▶ Text `paragraph 12`
      ──▶ rows of cells                  ──▶ Table `table 2`, cells under masks
"""

from __future__ import annotations

from dataclasses import dataclass, field

from candour.block import ListBlock
from candour.formats.rtf.scribe import Scribe
from candour.formats.rtf.state import State
from candour.hiding import Hiding
from candour.piece import Found, Mask, Table, Text
from candour.place import Place, a1

__all__ = ["Story", "whole"]

_PART = 20_000


def whole(text: str) -> str:
    """Characters beyond the first 65,536, which RTF writes as two numbers, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass(slots=True, eq=False, repr=False)
class Story:
    """One story while it is read. What it comes to is `ready` for whoever reads the document."""

    place: Place
    ready: list[Found]
    scribe: Scribe | None = None
    """Who writes down what is seen, for a copy."""
    is_body: bool = False
    paragraph: int = 1
    tables: int = 0
    in_table: bool = False
    first: int = 1
    seen: list[str] = field(default_factory=list)
    size: int = 0
    hidden: list[str] = field(default_factory=list)
    why: Hiding | None = None
    grid: ListBlock | None = None
    masks: dict[Hiding, int] = field(default_factory=dict)
    row: int = 0
    column: int = 0
    cells: int = 0
    cell: list[tuple[str, Hiding | None]] = field(default_factory=list)
    grounds: list[int] = field(default_factory=list)
    """What the cells of the row are painted with, as numbers of colours; -1 for nothing."""

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def say(self, text: str, why: Hiding | None, state: State) -> None:
        """Words, and what keeps them from sight."""
        if self.scribe is not None:
            self.scribe.say(text, why, state)
        if self.in_table:
            self.cell.append((text, why))
        elif why is None:
            if text.strip():
                self._leave()
            self.seen.append(text)
            self.size += len(text)
        else:
            if self.why is not why:
                self._leave()
                self.why = why
            self.hidden.append(text)

    def end_line(self, word: str, state: State) -> None:
        """A line, a paragraph or a page ends."""
        if not self.in_table:
            self._end_table()
        if self.scribe is not None:
            self.scribe.end_line(word, state, in_table=self.in_table)
        if self.in_table:
            self.cell.append(("\n", None))
            return
        if self.why:
            self.hidden.append("\n")
        if not self.why or (self.seen and not self.seen[-1].endswith("\n")):
            self.seen.append("\n")
        self.paragraph += 1
        if self.size > _PART:
            self._give_seen()

    def ground(self) -> int:
        """What the cell is painted with in which words now stand."""
        return self.grounds[self.column] if self.in_table and self.column < len(self.grounds) else -1

    def _leave(self) -> None:
        """Tells the stretch that was hidden, now that it ends."""
        text = "".join(self.hidden).strip()
        if self.why and text:
            place = self.place / f"paragraph {self.paragraph:,}" if self.is_body else self.place
            self.ready.append(Text(place, whole(text), self.why.sight, self.why))
        self.hidden, self.why = [], None

    def _give_seen(self) -> None:
        text = "".join(self.seen).strip("\n")
        if text.strip():
            last = max(self.paragraph - 1, self.first)
            where = (
                f"paragraphs {self.first:,}-{last:,}" if last > self.first else f"paragraph {self.first:,}"
            )
            self.ready.append(Text(self.place / where if self.is_body else self.place, whole(text)))
        self.seen, self.size, self.first = [], 0, self.paragraph

    def end(self, state: State) -> None:
        """Tells all that is left."""
        self._end_table()
        self._leave()
        self._give_seen()
        if self.scribe is not None:
            self.scribe.end(state)

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def begin_row(self) -> None:
        """A row of a table is about to be described or read."""
        if self.grid is None:
            self._leave()
            self.tables += 1
            self.grid, self.masks, self.row, self.cells = ListBlock(), {}, 0, 0
        self.column = 0

    def end_cell(self, state: State) -> None:
        """The words since the last cell are one. What is hidden among words that are seen is told beside the table."""
        if self.grid is None:
            self.begin_row()
        if self.scribe is not None:
            self.scribe.end_cell(state)
        by_why: dict[Hiding | None, list[str]] = {}
        for text, why in self.cell:
            by_why.setdefault(why, []).append(text)
        told = {
            why: words for why, parts in by_why.items() if (words := " ".join(whole("".join(parts)).split()))
        }
        if told and self.grid is not None:
            main = None if None in told else next(iter(told))
            mask = self.masks.setdefault(main, len(self.masks) + 1) if main else 0
            self.grid.add(self.row, self.column, told.pop(main), mask=mask)
        for why, words in told.items():
            if why is not None:
                place = self.place / f"table {self.tables}" / a1(self.row, self.column)
                self.ready.append(Text(place, words, why.sight, why))
        self.column += 1
        self.cells += 1
        self.cell = []

    def end_row(self) -> None:
        """The cells since the last row are one."""
        if self.scribe is not None:
            self.scribe.end_row()
        self.row += 1
        self.column = 0
        self.in_table = False

    def _end_table(self) -> None:
        """The rows since the table began are all. A table of one cell is a frame around words, and is told as words."""
        if self.grid is not None and len(self.grid):
            block, place = self.grid, self.place / f"table {self.tables}"
            masks = tuple(Mask.of(hiding) for hiding in self.masks)
            if self.cells == 1:
                for number, why in enumerate((None, *self.masks)):
                    for text in block.under(number).texts:
                        self.ready.append(Text(place, text, why.sight, why) if why else Text(place, text))
            else:
                self.ready.append(Table(place, lambda: (block,), masks, address=a1))
        if self.scribe is not None:
            self.scribe.end_table()
        if self.cell and (text := "".join(text for text, why in self.cell if why is None)).strip():
            self.seen.append(text)
        self.grid, self.cell = None, []
