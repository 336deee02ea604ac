"""Ranges as a workbook writes them: `B2:D14`, several with spaces between, and cells named from a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS
from candour.formats.spreadsheet_sight import Rect

__all__ = ["column_of", "rect_of", "rects_of"]

_RANGE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?")

_COLUMNS: dict[str, int] = {}


def column_of(letters: str) -> int:
    """The column that letters name, from 0; -1 where they name none that a sheet has.

    >>> column_of("A"), column_of("AB"), column_of("XFD"), column_of("XFE")
    (0, 27, 16383, -1)
    """
    found = _COLUMNS.get(letters)
    if found is None:
        found = 0
        for letter in letters[:4].upper():
            found = found * 26 + ord(letter) - 64 if "A" <= letter <= "Z" else MOST_COLUMNS + 1
        found = found - 1 if 0 < found <= MOST_COLUMNS else -1
        if len(_COLUMNS) < MOST_COLUMNS:
            _COLUMNS[letters] = found
    return found


def rect_of(reference: str | None) -> Rect | None:
    """The range that a reference names; None where it names none that a sheet has.

    >>> rect_of("B2:D14")
    Rect(first_row=1, first_column=1, last_row=13, last_column=3)
    """
    match = _RANGE.fullmatch((reference or "").strip())
    if match is None:
        return None
    columns = sorted((column_of(match[1]), column_of(match[3] or match[1])))
    rows = sorted((int(match[2]) - 1, int(match[4] or match[2]) - 1))
    if columns[0] < 0 or rows[0] < 0 or columns[1] >= MOST_COLUMNS or rows[0] >= MOST_ROWS:
        return None
    return Rect(rows[0], columns[0], min(rows[1], MOST_ROWS - 1), columns[1])


def rects_of(references: str | None) -> Iterator[Rect]:
    """The ranges of a list with spaces between; what is none is passed over."""
    for reference in (references or "").split():
        if rect := rect_of(reference):
            yield rect
