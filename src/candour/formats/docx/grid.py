"""Grid: a table of a document while it goes past, with what keeps its rows and cells from sight.

    table 2   row 1   cell  cell  cell          a row can be hidden, deleted, or of no height;
              row 2   cell  cell  cell          a cell deleted, merged away, or of no width;
              row 3   cell ───────────          or all the text in it hidden

A table of one cell is a frame around text, and is told as text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from candour.block import ListBlock
from candour.formats.docx.flow import Flow
from candour.formats.docx.looks import Property, is_on, number
from candour.formats.docx.own_hidings import DELETED
from candour.formats.spreadsheet import hiding_within
from candour.piece import Found, Mask, Table, Text
from candour.place import Place

__all__ = ["Grid"]

_HIDDEN_ROW, _FLAT_ROW, _NARROW, _MERGED = (
    Mask.of(hiding_within("docx", what))
    for what in ("hidden-row", "zero-height-row", "zero-width-column", "merged-over")
)
_TOO_LITTLE = 40
"""Twips: two points, less than any letter needs."""
_MOST_SPAN = 63
"""Cells that one cell can take the place of, as Word has it."""
_BLOCK = 4096
_NAMED = 4
_LOOKS = {0x0020: "firstRow", 0x0040: "lastRow", 0x0080: "firstCol", 0x0100: "lastCol"}
_NO_ROW_BANDS, _NO_COLUMN_BANDS = 0x0200, 0x0400
_MARKS = (
    "firstRow", "lastRow", "firstCol", "lastCol", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "neCell",
    "nwCell", "seCell", "swCell",
)  # fmt: skip
"""What each digit of a `cnfStyle` stands for."""


@dataclass(slots=True)
class Grid:
    """One table. Rows and columns count from 0."""

    place: Place
    under: Mask | None = None
    style: str = ""
    conditions: frozenset[str] = frozenset()
    """The parts of the table that its style's conditions hold for."""
    fill: int | None = None
    behind: int | None = None
    """The colour of what the table itself stands on."""
    is_plain: bool = False
    """Whether its style says nothing of colours and sizes."""
    is_fixed: bool = False
    widths: list[float] = field(default_factory=list)
    row: int = -1
    column: int = 0
    span: int = 1
    row_mask: Mask | None = None
    cell_mask: Mask | None = None
    marks: frozenset[str] = frozenset()
    cell_marks: frozenset[str] = frozenset()
    cells: list[Flow] = field(default_factory=list)
    """The cell being read; of a damaged part, there may be several."""
    begun: int = 0
    """How many cells there are so far, with words or without."""
    _merging: dict[tuple[str, int], int] = field(default_factory=dict)
    """For each column (or row) in which cells are being merged: the last row (or column) of them."""
    _cells: list[tuple[int, int, str, int]] = field(default_factory=list)
    _masks: dict[Mask, list[int]] = field(default_factory=dict)
    _numbers: dict[Mask, int] = field(default_factory=dict)

    # ── its properties ──────────────────────────────────────────────────────────────────────────────────────

    def take_table(self, properties: Sequence[Property]) -> None:
        """What the table says of itself."""
        for name, pairs in properties:
            attributes = dict(pairs)
            if name == "tblStyle":
                self.style = attributes.get("val", "")
            elif name == "tblLayout":
                self.is_fixed = attributes.get("type") == "fixed"
            elif name == "tblLook":
                self.conditions = _conditions(attributes)

    def begin_row(self) -> None:
        """A row begins."""
        self.row += 1
        self.column = 0
        self.row_mask = None
        self.marks = frozenset()

    def take_row(self, properties: Sequence[Property]) -> None:
        """What the row says of itself."""
        for name, pairs in properties:
            attributes = dict(pairs)
            if name == "hidden" and is_on(attributes.get("val")):
                self.row_mask = _HIDDEN_ROW
            elif name in ("del", "moveFrom"):
                self.row_mask = DELETED
            elif name == "trHeight" and attributes.get("hRule") == "exact":
                if number(attributes.get("val"), _TOO_LITTLE * 2) <= _TOO_LITTLE:
                    self.row_mask = self.row_mask or _FLAT_ROW
            elif name == "gridBefore":
                self.column = int(min(max(number(attributes.get("val")), 0), _MOST_SPAN))
            elif name == "cnfStyle":
                self.marks = _marks(attributes)

    def begin_cell(self) -> None:
        """A cell begins."""
        self.begun += 1
        self.span = 1
        self.cell_mask = None
        self.cell_marks = frozenset()
        if self.is_fixed and self.column < len(self.widths) and self.widths[self.column] <= _TOO_LITTLE:
            self.cell_mask = _NARROW

    def take_cell(self, properties: Sequence[Property]) -> None:
        """What the cell says of itself."""
        for name, pairs in properties:
            attributes = dict(pairs)
            value = attributes.get("val")
            if name == "gridSpan":
                self.span = int(min(max(number(value, 1), 1), _MOST_SPAN))
                if any(width > _TOO_LITTLE for width in self.widths[self.column : self.column + self.span]):
                    self.cell_mask = None if self.cell_mask is _NARROW else self.cell_mask
            elif name in ("vMerge", "hMerge"):
                self._merge(name, is_first=value == "restart")
            elif name == "cellDel":
                self.cell_mask = DELETED
            elif name == "tcW" and self.is_fixed and attributes.get("type") == "dxa":
                is_narrow = number(attributes.get("w"), 1000) <= _TOO_LITTLE
                if self.cell_mask in (None, _NARROW):
                    self.cell_mask = _NARROW if is_narrow else None
            elif name == "cnfStyle":
                self.cell_marks = _marks(attributes)

    def _merge(self, name: str, *, is_first: bool) -> None:
        """A cell that goes on with one above it, or before it, shows nothing of its own. One with none before it does."""
        line = self.column if name == "vMerge" else self.row
        before = self._merging.get((name, line))
        now = self.row if name == "vMerge" else self.column
        if is_first or before is None or before < now - 1:
            self._merging[name, line] = now if is_first else -2
        else:
            self._merging[name, line] = now
            self.cell_mask = _MERGED

    def holding(self) -> frozenset[str]:
        """The conditions of the table's style that hold for the cell being read.

        The last row is known only where the row says so: others follow, for all that can be told.
        """
        row, column, wanted = self.row, self.column, self.conditions
        found = {mark for mark in self.marks | self.cell_marks if mark in wanted or mark.startswith("band")}
        if row == 0:
            found |= wanted & {"firstRow"}
        if column == 0:
            found |= wanted & {"firstCol"}
        if self.widths and column + self.span >= len(self.widths):
            found |= wanted & {"lastCol"}
        if "bandRows" in wanted and not {"band1Horz", "band2Horz"} & found:
            found.add("band2Horz" if (row - ("firstRow" in wanted)) % 2 else "band1Horz")
        if "bandColumns" in wanted and not {"band1Vert", "band2Vert"} & found:
            found.add("band2Vert" if (column - ("firstCol" in wanted)) % 2 else "band1Vert")
        for corner, (one, other) in _CORNERS.items():
            if one in found and other in found:
                found.add(corner)
        return frozenset(found)

    # ── its cells ───────────────────────────────────────────────────────────────────────────────────────────

    def end_cell(self, flow: Flow) -> Iterator[Text]:
        """Takes the words of the cell that has been read; gives those that are kept from sight beside others."""
        seen = "\n".join(flow.lines).strip()
        mask = self.row_mask or self.cell_mask
        texts = [
            (own, text) for own, stretch in flow.stretches.items() for text in (flow.text_of(own, stretch),)
        ]
        if seen:
            self._add(seen, mask)
        elif texts:
            own, text = texts.pop(0)
            self._add(text.text, mask or own)
        for _, text in texts:
            yield text
        self.column += self.span

    def _add(self, text: str, mask: Mask | None) -> None:
        number_ = 0
        if mask is not None:
            number_ = self._numbers.setdefault(mask, len(self._numbers) + 1)
            rows = self._masks.setdefault(mask, [])
            if not rows or rows[-1] != self.row:
                rows.append(self.row)
        self._cells.append((self.row, self.column, text, number_))

    def end(self) -> Iterator[Found]:
        """The table, as one piece."""
        if not self._cells:
            return
        if self.begun == 1:
            yield self._as_text()
            return
        masks = tuple(Mask(mask.hiding, mask.sight, _rows(self._masks[mask])) for mask in self._numbers)
        blocks = tuple(map(_block, _batches(self._cells)))
        yield Table(self.place, lambda: blocks, masks, self.under, address=address)

    def _as_text(self) -> Text:
        mask = next(iter(self._numbers), None) or self.under
        text = self._cells[0][2]
        return Text(self.place, text, mask.sight, mask.hiding) if mask else Text(self.place, text)

    def here(self) -> Place:
        """Where the row being read is."""
        return self.place / f"row {self.row + 1}"


def address(row: int, column: int) -> str:
    """A cell's address, as a person would say it."""
    return f"row {row + 1}, column {column + 1}"


_CORNERS = {
    "nwCell": ("firstRow", "firstCol"),
    "neCell": ("firstRow", "lastCol"),
    "swCell": ("lastRow", "firstCol"),
    "seCell": ("lastRow", "lastCol"),
}


def _conditions(attributes: dict[str, str]) -> frozenset[str]:
    """Which of its style's conditions a table wants, of its `tblLook`: a number, or a switch for each."""
    try:
        bits = int(attributes.get("val", ""), 16)
    except ValueError:
        names = ("firstRow", "lastRow", "firstColumn", "lastColumn")
        bits = sum(bit for bit, name in zip(_LOOKS, names, strict=True) if is_on(attributes.get(name, "0")))
        bits |= _NO_ROW_BANDS * is_on(attributes.get("noHBand", "0"))
        bits |= _NO_COLUMN_BANDS * is_on(attributes.get("noVBand", "0"))
    found = {name for bit, name in _LOOKS.items() if bits & bit}
    found |= {"bandRows"} if not bits & _NO_ROW_BANDS else set()
    found |= {"bandColumns"} if not bits & _NO_COLUMN_BANDS else set()
    return frozenset(found)


def _marks(attributes: dict[str, str]) -> frozenset[str]:
    digits = attributes.get("val", "")
    return frozenset(mark for mark, digit in zip(_MARKS, digits, strict=False) if digit == "1")


def _rows(rows: Sequence[int]) -> str:
    """`rows 4-9, 12`; of many runs, the first few."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    words = [f"{first + 1}" if first == last else f"{first + 1}-{last + 1}" for first, last in runs[:_NAMED]]
    more = f" and {len(runs) - _NAMED:,} more runs" if len(runs) > _NAMED else ""
    noun = "row" if len(rows) == 1 else "rows"
    return f"{noun} {', '.join(words)}{more}"


def _batches(cells: Sequence[tuple[int, int, str, int]]) -> Iterator[Sequence[tuple[int, int, str, int]]]:
    at = 0
    while at < len(cells):
        end = min(at + _BLOCK, len(cells))
        while end < len(cells) and cells[end][0] == cells[end - 1][0]:
            end += 1  # a row stays whole
        yield cells[at:end]
        at = end


def _block(cells: Sequence[tuple[int, int, str, int]]) -> ListBlock:
    block = ListBlock()
    for row, column, text, mask in cells:
        block.add(row, column, text, mask=mask)
    return block
