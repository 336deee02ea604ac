"""Lines: which rows and columns of a sheet stay in its copy, and where they come to stand.

    row   1  2  3  4  5  6             3 and 4 are out of sight
          1  2        3  4             the sheet closes up

Where a merged range begins out of sight, and shows its value in the part that is in sight, the row or column that it begins
in stays as a thin line: it holds nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from candour.block_arrays import Flags
from candour.formats.spreadsheet_sight import Rect

__all__ = ["Layout", "Lines"]

_FAR_ROWS, _FAR_COLUMNS, _FAR_AFTER = 1000, 100, 10
"""How far apart lines may lie before what is in them is far away (see `candour.formats.spreadsheet_sight`)."""


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Lines:
    """The rows, or the columns. All that are not `gone` stay, and `thin` are those that stay as thin lines."""

    gone: NDArray[np.int64]
    thin: frozenset[int] = frozenset()

    @classmethod
    def of(cls, masks: bytes, unseen: Collection[int], stays: Collection[int]) -> Lines:
        """By the masks of the lines, those numbered `unseen` being gone, but for the lines that stay all the same."""
        pattern = b"[" + b"".join(re.escape(bytes([mask])) for mask in sorted(unseen)) + b"]+"
        runs = [match.span() for match in re.finditer(pattern, masks, re.DOTALL)] if unseen else []
        gone = np.concatenate([np.arange(*run) for run in runs]) if runs else np.zeros(0, np.int64)
        kept = np.isin(gone, np.array(sorted(stays), np.int64))
        return cls(gone[~kept].astype(np.int64), frozenset(gone[kept].tolist()))

    def without(self, more: NDArray[Any]) -> Lines:
        """The same, with these lines gone too."""
        return Lines(np.union1d(self.gone, more).astype(np.int64), self.thin)

    def stay(self, lines: NDArray[Any]) -> Flags:
        """Which of these lines stay."""
        if not len(self.gone):
            return np.ones(len(lines), np.bool_)
        at = np.searchsorted(self.gone, lines)
        found: Flags = self.gone[np.minimum(at, len(self.gone) - 1)] != lines
        return found

    def new(self, lines: NDArray[Any]) -> NDArray[np.int64]:
        """Where these lines come to stand; for one that is gone, where the next one does."""
        found: NDArray[np.int64] = lines - np.searchsorted(self.gone, lines)
        return found

    def at(self, line: int) -> int:
        """Where one line comes to stand; for one that is gone, where the next one does."""
        return line - int(np.searchsorted(self.gone, line))

    def stays(self, line: int) -> bool:
        """Whether a line stays."""
        at = int(np.searchsorted(self.gone, line))
        return at >= len(self.gone) or int(self.gone[at]) != line

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Where the lines from the first to the last come to stand; None where none of them stays."""
        start, end = self.at(first), self.at(last + 1) - 1
        return (start, end) if start <= end else None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Layout:
    """Where the cells of one sheet come to stand."""

    rows: Lines
    columns: Lines

    def rect(self, rect: Rect) -> Rect | None:
        """Where a range comes to stand; None where nothing of it stays."""
        rows = self.rows.span(rect.first_row, rect.last_row)
        columns = self.columns.span(rect.first_column, rect.last_column)
        return Rect(rows[0], columns[0], rows[1], columns[1]) if rows and columns else None

    def is_whole(self, rect: Rect) -> bool:
        """Whether all of a range stays."""
        found = self.rect(rect)
        return found is not None and (
            found.last_row - found.first_row,
            found.last_column - found.first_column,
        ) == (
            rect.last_row - rect.first_row,
            rect.last_column - rect.first_column,
        )

    def cell(self, row: int, column: int) -> tuple[int, int] | None:
        """Where a cell comes to stand; None where it is gone."""
        if not (self.rows.stays(row) and self.columns.stays(column)):
            return None
        return self.rows.at(row), self.columns.at(column)

    def closed_up(self, rows: NDArray[Any], columns: NDArray[Any], counts: NDArray[Any]) -> Layout:
        """The same, with wide empty stretches made narrower, where what lay in them is gone.

        `rows` are those that hold anything in sight, ascending, `counts` how many cells there are in each, `columns` the
        same of columns. What lies beyond such a stretch would look lost.
        """
        seen = np.cumsum(counts) - counts
        wide_rows = _stretches(self.rows, rows, _FAR_ROWS, seen >= _FAR_AFTER)
        wide_columns = _stretches(self.columns, np.append(0, columns), _FAR_COLUMNS, None)
        return Layout(self.rows.without(wide_rows), self.columns.without(wide_columns))


def _stretches(lines: Lines, held: NDArray[Any], most: int, counts: Flags | None) -> NDArray[Any]:
    """The lines to be taken out of empty stretches, so that none is longer than `most`."""
    new = lines.new(held)
    apart = np.diff(new)
    is_wide = apart > most
    if counts is not None:
        is_wide &= counts[1:]
    gone: list[NDArray[Any]] = [np.zeros(0, np.int64)]
    for at in np.flatnonzero(is_wide).tolist():
        between = np.arange(int(held[at]) + 1, int(held[at + 1]))
        between = between[lines.stay(between)]
        gone.append(between[: int(apart[at]) - most])
    return np.concatenate(gone)


THIN_ROW: Final = "2.25"
THIN_COLUMN: Final = "0.6"
"""The height and the width of a thin line: the least in which a reader would see anything."""
