"""Sheet: the cells of one worksheet, in blocks of rows.

    <row r="14"><c r="B14" s="3" t="s"><v>27</v></c> … </row>      B14: shared string 27 in style 3
                          t="n" or nothing  a number               t="str"        a formula's text
                          t="b" t="e"       true, false, an error  t="inlineStr"  text in the cell itself

Two roads lead through a sheet. A small one goes through the parser, here. A large one goes the fast road
(`candour.formats.xlsx.fast_sheet`), which makes arrays of its bytes and steps aside where it meets what it does not read.

The fast road's contract: `fast_blocks(cells: Cells) -> Iterator[Block]` gives the blocks of the whole sheet in row
order. It raises `StepAside(rows)`, before the first block or after any, with the number of `row` elements that its blocks
came from: the parser reads from the start, and gives what comes after them. Like the parser it masks every cell (`cells.sight`), passes blank cells over,
adds the number of each shared string that a cell holds to `cells.outcome.used`, and counts in `cells.outcome.astray` the cells whose
shared string is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from operator import itemgetter

from candour.block import Block, CellKind, ListBlock
from candour.formats import xml
from candour.formats.archive import Unreadable
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS
from candour.formats.spreadsheet_sight import Filled
from candour.formats.xlsx.cells import Cells, StepAside, from_1904
from candour.formats.xlsx.ranges import column_of
from candour.formats.xlsx.strings import RichText, unescaped
from candour.formats.xml import BadXml

__all__ = ["LARGE", "RowReader", "blocks_of"]

LARGE = 256 << 10
"""Unpacked bytes from which the fast road pays for the import that it needs."""
_CELLS_AT_ONCE = 50_000
_KINDS = {"b": CellKind.OTHER, "e": CellKind.OTHER, "s": CellKind.TEXT, "str": CellKind.TEXT}
_KINDS |= {"inlineStr": CellKind.TEXT, "d": CellKind.TEXT, "n": CellKind.NUMBER, "": CellKind.NUMBER}
_TRUTHS = {"1": "TRUE", "0": "FALSE"}


def blocks_of(cells: Cells) -> Iterator[Block]:
    """The cells of a sheet that are not blank, masked, a block of rows at a time.

    A sheet that breaks off gives what stands before the damage; `cells.outcome` then says why it broke.

    Raises:
        LimitReached: as its chunks do.
    """
    outcome = cells.outcome
    outcome.astray, outcome.broken, outcome.is_done = 0, None, False
    outcome.phonetics.clear()
    try:
        yield from _roads(cells)
    except (BadXml, Unreadable) as broken:
        outcome.broken = broken
    outcome.is_done = True


def _roads(cells: Cells) -> Iterator[Block]:
    rows = 0
    if cells.size > LARGE and (fast_blocks := _fast_road()):
        try:
            yield from fast_blocks(cells)
        except StepAside as aside:
            rows, cells.outcome.astray = aside.rows, 0
        else:
            return
    yield from _parsed(cells, rows)


def _fast_road() -> Callable[[Cells], Iterator[Block]] | None:
    """The fast road, imported only where it is wanted; None where it, or the numpy it needs, is not installed."""
    try:
        road: Callable[[Cells], Iterator[Block]] = import_module(
            "candour.formats.xlsx.fast_sheet"
        ).fast_blocks
    except ImportError:
        return None
    return road


def _parsed(cells: Cells, rows_given: int) -> Iterator[Block]:
    reader = RowReader(cells, rows_given)
    steps = xml.steps(cells.chunks(), reader.start, reader.end, reader.data)
    over: bool | None = None
    while not over:
        try:
            over = next(steps, True)  # None at each pause
        except Exception:
            yield from reader.taken(0)  # what stands before the damage
            raise
        yield from reader.taken(0 if over else _CELLS_AT_ONCE)


class RowReader:
    """Takes cells from the parser, gathers them into rows and rows into blocks.

    Whoever wants more of a cell than blocks hold takes it in `_note_cell`, `_note_blank` and `_keep_row`.
    """

    def __init__(self, cells: Cells, rows_given: int = 0) -> None:
        self._cells = cells
        self._rows_given = rows_given
        self._is_given = False
        """Whether the row being read has been given already."""
        self._walk = cells.sight.walk()
        self._used = cells.outcome.used
        self._rows: list[tuple[int, list[tuple[Filled, int]], list[int]]] = []
        """The rows read, each with its cells and their masks."""
        self._count = 0
        self._row = -1
        self._next_column = 0
        self._filled: list[tuple[Filled, int]] = []
        """The cells of the row being read; the number of a shared string beside each, or -1."""
        self._occupied: set[int] = set()
        self._style = self._column = 0
        self._at_row = -1
        self._type = ""
        self._value: list[str] | None = None
        self._rich: RichText | None = None
        self._takes = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if name == "c":
            self._open_cell(attributes)
        elif name == "v":
            self._takes = self._value is not None
        elif name == "row":
            self._close_row()
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() and len(number) < 8 else self._row + 1
            self._next_column = 0
            self._is_given = self._rows_given > 0
            self._rows_given -= 1
        elif name == "is" and self._value is not None:
            self._rich = RichText(self._cells.styles.palette)
        elif self._rich:
            self._rich.start(name, attributes)

    def data(self, text: str) -> None:
        """Characters."""
        if self._takes and self._value is not None:
            self._value.append(text)
        elif self._rich:
            self._rich.data(text)

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "c":
            self._close_cell()
        elif name == "v":
            self._takes = False
        elif name == "row":
            self._close_row()
        elif self._rich and name != "is":
            self._rich.end(name)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("r", "")
        letters = reference.rstrip("0123456789")
        number = reference[len(letters) :]
        self._column = column_of(letters.replace("$", "")) if letters else self._next_column
        self._at_row = self._row if not number else int(number) - 1 if len(number) < 8 else MOST_ROWS
        self._next_column = self._column + 1
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() and len(style) < 8 else 0
        self._type = attributes.get("t", "")
        self._value, self._rich = [], None

    def _close_cell(self) -> None:
        if self._value is None:
            return
        value, rich, self._value, self._rich = "".join(self._value), self._rich, None, None
        row, column = self._at_row, self._column
        if not 0 <= column < MOST_COLUMNS or not 0 <= row < MOST_ROWS:
            if value.strip() or (rich and rich.value.strip()):
                raise BadXml("it has cells where no program has rows or columns; look at what made it")
            return
        if row != self._row:  # a cell that says it stands elsewhere does
            self._close_row()
            self._row = row
        number, inks = -1, None
        if self._type == "s":
            number, value = self._shared(value)
            inks = self._cells.strings.inks.get(number)
        elif rich is not None:
            # A cell may have a value and a text of its own, of which programs show one. Here it has both.
            value, inks = " ".join(filter(None, (rich.value, value))), rich.run_inks
            self._type = "inlineStr"
            self._cells.outcome.phonetics.extend(rich.phonetic)
        kind, value = self._settled(value)
        if not value or value.isspace():
            self._note_blank(column)
        else:
            self._note_cell(Filled(column, self._style, kind, value, inks), number)

    def _note_blank(self, column: int) -> None:
        self._occupied.add(column)

    def _note_cell(self, filled: Filled, number: int) -> None:
        self._filled.append((filled, number))

    def _settled(self, value: str) -> tuple[CellKind, str]:
        """What kind of value it is, and its text."""
        kind = _KINDS.get(self._type, CellKind.TEXT)
        if kind is CellKind.NUMBER:
            return self._number(value.strip())
        if self._type == "b":
            value = _TRUTHS.get(value.strip(), value)
        return kind, unescaped(value) if self._type == "str" else value

    def _shared(self, written: str) -> tuple[int, str]:
        pool = self._cells.strings.pool
        written = written.strip()
        if not written:
            return -1, ""
        number = int(written) if written.isdecimal() and len(written) < 10 else -1
        if not 0 <= number < len(pool):
            self._cells.outcome.astray += 1
            return -1, ""
        if number < len(self._used):
            self._used[number] = 1
        return number, pool.value(number)

    def _number(self, value: str) -> tuple[CellKind, str]:
        if not self._cells.styles.is_date(self._style):
            return CellKind.NUMBER, value
        return from_1904(value) if self._cells.date1904 else (CellKind.DATE, value)

    def _close_row(self) -> None:
        if self._filled:
            masks = self._walk.row(self._row, [cell for cell, _ in self._filled], self._occupied)
            if not self._is_given:
                self._keep_row(masks)
            self._filled = []
        self._occupied.clear()

    def _keep_row(self, masks: list[int]) -> None:
        self._rows.append((self._row, self._filled, masks))
        self._count += len(self._filled)

    def taken(self, most: int) -> Iterator[Block]:
        """The rows read so far, where they have more than so many cells. With none asked for, a row cut off is its last."""
        if not most:
            self._close_row()
        if self._count > most:
            block = ListBlock(self._cells.strings.pool)
            self._rows.sort(key=itemgetter(0))
            for row, filled, masks in self._rows:
                for (cell, number), mask in zip(filled, masks, strict=True):
                    if number >= 0:
                        block.add_shared(row, cell.column, number, mask)
                    else:
                        block.add(row, cell.column, cell.value, cell.kind, mask)
            self._rows.clear()
            self._count = 0
            yield block
