"""Flow: words in the order of the page, as they become pieces: seen paragraphs together, each hidden stretch by itself.

paragraphs ──▶ seen, up to 20,000 characters ──▶ Text `paragraphs 1-40`
           ──▶ hidden, until it ends          ──▶ Text `paragraph 12`
           ──▶ rows of cells                  ──▶ Table `table 2`, cells under masks
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.block import ListBlock
from candour.formats.doc.hidings import hiding
from candour.formats.doc.looks import Layout, Look
from candour.formats.doc.scribe import Scribe, paragraph_of
from candour.formats.document_writing import model
from candour.formats.document_writing.model import Block, Note, Picture
from candour.hiding import Hiding, Sight
from candour.piece import Found, Mask, Table, Text
from candour.place import Place, a1

__all__ = ["Flow", "Run"]

_PART = 20_000
_TAKE_NO_ROOM = frozenset({"doc.hidden-text", "doc.tracked-change"})


class Run(NamedTuple):
    """Characters of one look, and the ground that their paragraph says."""

    text: str
    look: Look
    behind: int | None = None
    mark: Picture | Note | None = None
    """A picture or a note that stands here, where a copy is made."""
    link: str = ""
    field: str = ""


def whole(text: str) -> str:
    """Characters beyond the first 65,536, which the document writes as two, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


@dataclass(slots=True, repr=False)
class Flow:
    """What one story comes to. `under` keeps all of it from sight."""

    place: Place
    mask_of: Callable[[Look, int | None], Mask | None]
    under: Mask | None = None
    label: str = ""
    scribe: Scribe | None = None
    """Who writes down what is seen, for a copy."""
    written: Callable[[Run], model.Run] | None = None
    """How a run is written in a copy."""
    ready: list[Found] = field(default_factory=list)
    paragraphs: int = 0
    unseen_paragraphs: int = 0
    tables: int = 0
    _seen: list[str] = field(default_factory=list)
    _size: int = 0
    _first: int = 1
    _hidden: list[str] = field(default_factory=list)
    _mask: Mask | None = None
    _hidden_at: int = 1
    _cell: list[Run] = field(default_factory=list)
    _cells: list[list[tuple[list[Run], Layout, model.Look | None]]] = field(default_factory=lambda: [[]])
    """The paragraphs of the cells of the row, for a copy."""
    _row: list[list[Run]] = field(default_factory=list)
    _grid: ListBlock | None = None
    _rows: int = 0
    _count: int = 0
    """The cells of the table so far."""
    _masks: list[Mask] = field(default_factory=list)

    def here(self) -> Place:
        """Where the paragraph now read stands."""
        if self._grid is not None:
            return self.place / f"table {self.tables}" / a1(self._rows, len(self._row))
        return self.place / f"paragraph {self.paragraphs + 1:,}"

    def paragraph(self, runs: Sequence[Run], layout: Layout) -> None:
        """A paragraph outside tables."""
        self.end_table()
        if self.scribe is not None:
            self._write(runs, layout)
        has_seen = has_any = False
        for run in runs:
            mask = self.mask_of(run.look, run.behind)
            has_any = has_any or bool(run.text.strip())
            if mask is None or (self._mask is None and not run.text.strip()):
                if run.text.strip():
                    self._leave()
                    has_seen = True
                self._seen.append(run.text)
                self._size += len(run.text)
            else:
                if self._mask != mask and run.text.strip():
                    self._leave()
                    self._mask, self._hidden_at = mask, self.paragraphs + 1
                self._hidden.append(run.text)
        self.paragraphs += 1
        self.unseen_paragraphs += has_any and (not has_seen or self.under is not None)
        if self._mask is not None:
            self._hidden.append("\n")
        if has_seen or not has_any:
            self._seen.append("\n")
        if self._size > _PART:
            self._give_seen()

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────

    def words_of_cell(self, runs: Sequence[Run], layout: Layout) -> None:
        """A paragraph inside a cell, or a part of one."""
        if self._grid is None:
            self._leave()
            self._give_seen()
            self.tables += 1
            self._grid, self._rows, self._masks = ListBlock(), 0, []
        if self._cell:
            self._cell.append(Run(" ", Look()))
        self._cell += runs
        if self.scribe is not None:
            self._cells[-1].append((list(runs), layout, self.scribe.look))

    def end_cell(self) -> None:
        """The words since the last cell are one."""
        self._row.append(self._cell)
        self._cell = []
        self._cells.append([])

    def end_row(self, layout: Layout) -> None:
        """The cells since the last row are one, as the mark at its end says."""
        shades, merged = layout.shades, layout.merged
        if self.scribe is not None:
            self._write_row(layout)
        for column, runs in enumerate(self._row):
            shade = shades[column] if column < len(shades) else None
            is_over = column < len(merged) and merged[column]
            self._count += not is_over
            self._put(column, runs, shade, Mask.of(hiding("merged-over")) if is_over else None)
        self._row, self._cell, self._cells = [], [], [[]]
        self._rows += 1

    def _put(self, column: int, runs: list[Run], shade: int | None, over: Mask | None) -> None:
        """One cell: seen, or hidden as a whole; what is hidden among seen words is told beside the table."""
        by_mask: dict[Mask | None, list[str]] = {}
        for text, look, behind, *_ in runs:
            mask = over or self.mask_of(look, shade if behind is None else behind)
            by_mask.setdefault(mask, []).append(text)
        told = {
            mask: text for mask, parts in by_mask.items() if (text := " ".join(whole("".join(parts)).split()))
        }
        grid = self._grid
        if not told or grid is None:
            return
        main = None if None in told else next(iter(told))
        if main is not None and main not in self._masks:
            self._masks.append(main)
        grid.add(self._rows, column, told.pop(main), mask=self._masks.index(main) + 1 if main else 0)
        for mask, text in told.items():
            if mask is not None:
                place = self.place / f"table {self.tables}" / a1(self._rows, column)
                self.ready.append(Text(place, text, *_told(self.under or mask)))

    def end_table(self) -> None:
        """The rows since the table began are all."""
        if self._grid is None:
            return
        if self._cell:
            self.end_cell()
        if self._row:
            self.end_row(Layout())
        block = self._grid
        if len(block):
            place = self.place / f"table {self.tables}"
            if self._count == 1:
                self._tell_only(block, place)
            else:
                self.ready.append(Table(place, lambda: (block,), tuple(self._masks), self.under))
        self._grid, self._count = None, 0
        if self.scribe is not None:
            self.scribe.end_table()

    def _tell_only(self, block: ListBlock, place: Place) -> None:
        """A table of one cell is a frame around words, and is told as words."""
        for number, own in enumerate((None, *self._masks)):
            mask = self.under or own
            for text in block.under(number).texts:
                self.ready.append(Text(place, text, *_told(mask)) if mask else Text(place, text))

    # ── for a copy ──────────────────────────────────────────────────────────────────────────────────────────

    def _write(self, runs: Sequence[Run], layout: Layout) -> None:
        """Hands a paragraph on to the scribe, with what is seen of it."""
        if self.scribe is not None and self.under is None:
            kept, is_gone = self._kept(runs, None, None)
            self.scribe.paragraph(kept, layout, is_gone=is_gone)

    def _kept(
        self, runs: Iterable[Run], shade: int | None, over: Mask | None
    ) -> tuple[list[model.Run], bool]:
        """What is seen of a paragraph, and whether any of it takes no room where it is out of sight."""
        kept: list[model.Run] = []
        is_gone = False
        for run in runs:
            mask = over or self.mask_of(run.look, shade if run.behind is None else run.behind)
            if mask is not None:
                is_gone = is_gone or (bool(run.text.strip()) and mask.hiding.id in _TAKE_NO_ROOM)
            elif self.written is not None:
                kept.append(self.written(run))
        return kept, is_gone

    def _write_row(self, layout: Layout) -> None:
        if self.scribe is None or self.under is not None:
            return
        cells: list[list[Block]] = []
        for column, paragraphs in enumerate(self._cells[: len(self._row)]):
            shade = layout.shades[column] if column < len(layout.shades) else None
            is_over = column < len(layout.merged) and layout.merged[column]
            over = Mask.of(hiding("merged-over")) if is_over else None
            written = [(self._kept(runs, shade, over)[0], stand, look) for runs, stand, look in paragraphs]
            cells.append([paragraph_of(*each) for each in written if each[0] or not over])
        self.scribe.end_row(cells, layout, dict(enumerate(layout.shades)))

    # ── texts ───────────────────────────────────────────────────────────────────────────────────────────────

    def _leave(self) -> None:
        """Tells the stretch that was hidden, now that it ends."""
        text = whole("".join(self._hidden)).strip()
        if self._mask is not None and text:
            place = self.place / f"paragraph {self._hidden_at:,}"
            self.ready.append(Text(place, text, *_told(self.under or self._mask), self.label))
        self._hidden, self._mask = [], None

    def _give_seen(self) -> None:
        text = whole("".join(self._seen)).strip("\n")
        if text.strip():
            last = max(self.paragraphs, self._first)
            span = (
                f"paragraphs {self._first:,}-{last:,}" if last > self._first else f"paragraph {self._first:,}"
            )
            place = self.place if self.label else self.place / span
            if self.under is None:
                self.ready.append(Text(place, text, label=self.label))
            else:
                self.ready.append(Text(place, text, *_told(self.under), self.label))
        self._seen, self._size, self._first = [], 0, self.paragraphs + 1

    def end(self) -> list[Found]:
        """Everything that is still to be told."""
        self.end_table()
        self._leave()
        self._give_seen()
        ready, self.ready = self.ready, []
        return ready

    def taken(self) -> list[Found]:
        """What has been told since this was last asked."""
        ready, self.ready = self.ready, []
        return ready


def _told(mask: Mask) -> tuple[Sight, Hiding]:
    return mask.sight, mask.hiding
