"""Lines: which rows or columns of a sheet stay in its copy, and where they come to stand.

    row   1  2  3  4  5  6             3 and 4 are out of sight
          1  2        3  4             the sheet closes up

A line that is out of sight and yet holds something that is seen stays as a thin one: a merged range may begin in it, or its
text flow out of it. Empty stretches so wide that what lies beyond them would look lost are made narrower.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from typing import Final

from candour.formats.spreadsheet_sight import Rect

__all__ = ["FAR_COLUMNS", "FAR_ROWS", "Layout", "NewLines"]

FAR_ROWS: Final = 1000
FAR_COLUMNS: Final = 100
"""How far apart lines may lie before what is in them is far away (see `candour.formats.spreadsheet_sight`)."""
_ONLY_SEEN: Final = b"\1" + bytes(255)


class NewLines:
    """The rows, or the columns. `masks` are those of the file's lines, `held` those that hold anything seen, in their order."""

    def __init__(self, masks: bytes, held: Sequence[int], most_apart: int, *, closes_up: bool = True) -> None:
        count = max(len(masks), held[-1] + 1 if held else 0)
        self._stays = bytearray(masks.translate(_ONLY_SEEN).ljust(count, b"\1"))
        self.thin = frozenset(line for line in held if not self._stays[line])
        for line in self.thin:
            self._stays[line] = 1
        self.hidden: frozenset[int] = frozenset()
        """The lines that stay and are out of sight, where nothing is closed up."""
        if not closes_up:
            self.hidden = frozenset(line for line, stays in enumerate(self._stays) if not stays)
            self._stays = bytearray(b"\1" * count)
        self._new = [0, *accumulate(self._stays)]
        if closes_up:
            self._narrow(held, most_apart)

    def _narrow(self, held: Sequence[int], most_apart: int) -> None:
        wide = [
            (low, high) for low, high in pairwise((0, *held)) if self._new[high] - self._new[low] > most_apart
        ]
        for low, high in wide:
            between = [line for line in range(low + 1, high) if self._stays[line]]
            for line in between[: self._new[high] - self._new[low] - most_apart]:
                self._stays[line] = 0
        if wide:
            self._new = [0, *accumulate(self._stays)]

    def at(self, line: int) -> int:
        """Where a line comes to stand; for one that is gone, where the next one does."""
        last = len(self._stays)
        return self._new[line] if line <= last else self._new[last] + line - last

    def stays(self, line: int) -> bool:
        """Whether a line stays."""
        return line >= len(self._stays) or bool(self._stays[line])

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """Where the lines from the first to the last come to stand; None where none of them stays."""
        start, end = self.at(first), self.at(last + 1) - 1
        return (start, end) if start <= end else None

    def all_at(self, lines: Collection[int]) -> list[int]:
        """Where many lines come to stand, all of which stay."""
        new = self._new
        return [new[line] for line in lines]


class Layout:
    """Where the cells of one sheet come to stand."""

    def __init__(self, rows: NewLines, columns: NewLines) -> None:
        self.rows, self.columns = rows, columns

    def rect(self, rect: Rect) -> Rect | None:
        """Where a range comes to stand; None where nothing of it stays."""
        rows = self.rows.span(rect.first_row, rect.last_row)
        columns = self.columns.span(rect.first_column, rect.last_column)
        return Rect(rows[0], columns[0], rows[1], columns[1]) if rows and columns else None
