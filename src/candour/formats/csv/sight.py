"""What of a table written as text would be overlooked, and why: its hidings, and the rules that give each cell its mask.

Most people open such a file in a spreadsheet program. That program drops what does not fit on its sheet, without a
word, and shows the top left corner of the rest:

    Name,Offence,Date                     ┐
    Example,Theft,2099-01-02              │ the table, as wide as its header
    Example,Fraud,2099-01-03,,,,checked ──┼─▶ beyond the header
                                          ┘
    …twenty blank lines…
    Notes: …                            ────▶ after the table
    …row 1,048,577 ─────────────────────────▶ beyond the last row of a sheet
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight
from candour.piece import Mask

__all__ = ["AFTER_TABLE", "BEYOND_COLUMNS", "BEYOND_HEADER", "BEYOND_ROWS", "COLUMNS", "HIDINGS", "INVISIBLE", "LONG", "MASKS", "ROWS", "RUN_OF_SPACES", "Layout", "header_width", "mask_of_cell"]  # fmt: skip

ROWS, COLUMNS, LONG = 1_048_576, 16_384, 32_767
"""The most rows and columns that a sheet of Excel has, and the most characters of a cell.

All columns past the last one a sheet has are counted as one column: a line of a million commas is no table.
"""

RUN_OF_SPACES = " " * 100
_BLANK_LINES = 20
_SEVERAL = 3

_EDITOR = "Open the file in a text editor rather than in a spreadsheet program."
_OUT = "The cells are left out."

# fmt: off
_BEYOND_ROWS = Hiding("csv.rows-beyond-excel", "Rows beyond the last row of a sheet", Sight.COVERED, f"Excel drops every row after the 1,048,576th. {_EDITOR}", _OUT)
_BEYOND_COLUMNS = Hiding("csv.columns-beyond-excel", "Columns beyond the last column of a sheet", Sight.COVERED, f"Excel drops every column after the 16,384th. {_EDITOR}", _OUT)
_AFTER_TABLE = Hiding("csv.text-after-table", "Text far below the table", Sight.COVERED, "Press Ctrl+End to go to the last cell.", _OUT)
_BEYOND_HEADER = Hiding("csv.columns-beyond-header", "Values to the right of the last named column", Sight.COVERED, "Press Ctrl+End, or scroll to the right.", _OUT)
_LONG = Hiding("csv.long-cell", "Cell longer than a sheet can hold", Sight.COVERED, f"Excel cuts a cell off after 32,767 characters. {_EDITOR}", "The cell is cut to what a sheet can hold.")
_NUL = Hiding("csv.embedded-nul", "Cell with a NUL character in it", Sight.COVERED, f"Many programs show nothing after a NUL. {_EDITOR}", "The character is taken out.")
_AFTER_SPACES = Hiding("csv.text-after-spaces", "Text pushed out of view by spaces", Sight.COVERED, "Click the cell and read to the end of the formula bar.", "The spaces are taken out.")
(INVISIBLE,) = hidings_within("csv", "invisible-characters")
# fmt: on

HIDINGS = (
    _BEYOND_ROWS,
    _BEYOND_COLUMNS,
    _AFTER_TABLE,
    _BEYOND_HEADER,
    _LONG,
    _NUL,
    _AFTER_SPACES,
    INVISIBLE,
)

MASKS = (
    Mask.of(_BEYOND_ROWS, f"rows after {ROWS:,}"),
    Mask.of(_BEYOND_COLUMNS, "columns after XFD"),
    Mask.of(_AFTER_TABLE),
    Mask.of(_BEYOND_HEADER),
    Mask.of(_LONG),
    Mask.of(_NUL),
    Mask.of(_AFTER_SPACES),
)
"""By these a cell's mask number counts from 1. Where two rules meet, the lower number stands."""

BEYOND_ROWS, BEYOND_COLUMNS, AFTER_TABLE, BEYOND_HEADER, _IS_LONG, _HAS_NUL, _HAS_RUN = range(1, 8)


def mask_of_cell(text: str) -> int:
    """The mask of a cell by what it holds, wherever it stands."""
    if len(text) > LONG:
        return _IS_LONG
    if "\0" in text:
        return _HAS_NUL
    if RUN_OF_SPACES in text and RUN_OF_SPACES in text.rstrip():
        return _HAS_RUN
    return 0


def header_width(widths: Sequence[int]) -> int:
    """How many columns the table has, by the widths of its first rows that are not blank.

    As many as its first row of several columns, and no fewer than most rows. Where several rows, and more than one in
    twenty, are wider than that, the table is ragged throughout and none of them is odd.
    """
    if not widths:
        return 1
    header = next((width for width in widths if width > 1), 1)
    usual = max(header, sorted(widths)[len(widths) // 2])
    wider = sum(1 for width in widths if width > usual)
    return max(widths) if wider >= _SEVERAL and wider * 20 > len(widths) else usual


@dataclass(slots=True)
class Layout:
    """Where the table stands, as far as the rows seen so far tell. Takes the rows that are not blank, in order."""

    width: int
    """The columns of the table. A row after a blank line may begin another, wider one."""
    is_after: bool = False
    """Whether the rows now are far below the table."""
    last_row: int = -1
    _table_rows: int = 0

    @property
    def limit(self) -> int:
        """The column from which on the cells of the row taken last stand where a reader would not look."""
        return 0 if self.is_after else self.width

    def take(self, row: int, width: int) -> int:
        """Takes one row, that is so many columns wide, and gives its limit."""
        if blank_lines := row - self.last_row - 1:
            self.is_after |= blank_lines >= _BLANK_LINES and self._table_rows > 1
            self.width = max(self.width, width)
        self.last_row = row
        self._table_rows += width > 1
        return self.limit

    def take_run(self, rows: int, table_rows: int) -> None:
        """Takes so many rows, none of them after a blank line, of which so many have several columns."""
        self.last_row += rows
        self._table_rows += table_rows

    def mask_of(self, row: int, column: int) -> int:
        """The mask of a cell of the row taken last, by where it stands."""
        if row >= ROWS:
            return BEYOND_ROWS
        if column >= COLUMNS:
            return BEYOND_COLUMNS
        if self.is_after:
            return AFTER_TABLE
        return BEYOND_HEADER if column >= self.width else 0
