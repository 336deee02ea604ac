"""Sight of cells in arrays: the masks of many cells at once, as `candour.formats.spreadsheet_sight` gives them one by one.

The order of causes is the same. What holds for whole rows, columns and ranges is done by arrays; the few cells whose own
look decides are asked about one at a time.

It imports numpy, so it is itself imported only where a sheet is large.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from candour.block import CellKind
from candour.block_arrays import Flags, Numbers, Positions, Small
from candour.formats.spreadsheet_looks import CellMask, Value
from candour.formats.spreadsheet_sight import Rect, SheetSight

__all__ = ["ArrayWalk", "FilledCells"]

_FAR_COLUMNS, _FAR_ROWS, _FAR_AFTER = 100, 1000, 10
"""As `Reach` has them."""
_FIRST_CELLS = 1000


@dataclass(frozen=True, slots=True)
class FilledCells:
    """Cells that are not blank, whose rows ascend, in parallel arrays."""

    row: Numbers
    column: Numbers
    style: Numbers
    kind: Small
    shared: Numbers
    """For each its shared string's number, or -1."""
    text: Callable[[int], str]
    """The text of the cell at a position."""

    def value(self, at: int) -> Value:
        """The value of a cell: a number, or text."""
        text = self.text(at)
        if self.kind[at] in (CellKind.NUMBER, CellKind.DATE):
            try:
                return float(text)
            except ValueError:
                return text
        return text

    def within(self, rect: Rect) -> Positions:
        """The positions of the cells in a range."""
        first, last = np.searchsorted(self.row, [rect.first_row, rect.last_row + 1]).tolist()
        column = self.column[first:last]
        found: Positions = np.flatnonzero((column >= rect.first_column) & (column <= rect.last_column))
        found += first
        return found


class ArrayWalk:
    """The masks of a sheet's cells, some rows at a time in the order of the file."""

    def __init__(self, sight: SheetSight) -> None:
        self._sight = sight
        self._rows = np.frombuffer(sight.rows + b"\0", np.uint8)
        self._columns = np.frombuffer(sight.columns + b"\0", np.uint8)
        self._merged = _Ranges(sight.merged)
        self._covered = _Ranges(sight.covered)
        self._layers = _Ranges([layer.rect for layer in sight.layers])
        self._hides = np.array([not style.hides_nothing for style in sight.styles], np.bool_)
        self._inked: Flags = np.zeros(max(sight.inks, default=-1) + 2, np.bool_)
        self._inked[list(sight.inks)] = True
        self._far = _FarCells()

    @staticmethod
    def is_for(sight: SheetSight) -> bool:
        """Whether all that this sheet says of its cells can be told here."""
        return not sight.slivers

    def masks(self, cells: FilledCells) -> Small:
        """The masks of these cells."""
        masks = np.zeros(len(cells.row), np.uint8)
        if len(masks) and not self._sight.is_plain:
            self._mask_lines(masks, cells)
            self._mask_cells(masks, cells)
        if len(masks) and self._sight.watches_far:
            masks[self._far.among(cells) & (masks == 0)] = CellMask.FAR
        return masks

    def _mask_lines(self, masks: Small, cells: FilledCells) -> None:
        """By row and column."""
        masks |= self._rows.take(cells.row, mode="clip")
        by_column = self._columns.take(cells.column, mode="clip")
        np.copyto(masks, by_column, where=masks == 0)
        for row, column in self._sight.spared:
            if cells.row[0] <= row <= cells.row[-1]:
                masks[cells.within(Rect(row, column, row, column))] = 0

    def _mask_cells(self, masks: Small, cells: FilledCells) -> None:
        """By range and look, where nothing has masked a cell yet."""
        is_free = masks == 0
        first, last = int(cells.row[0]), int(cells.row[-1])
        for rect in self._merged.over(first, last):
            at = cells.within(rect)
            is_first = (cells.row[at] == rect.first_row) & (cells.column[at] == rect.first_column)
            at = at[~is_first & is_free[at]]
            masks[at] = CellMask.MERGED_OVER
            is_free[at] = False
        in_layer: Flags = np.zeros(len(masks), np.bool_)
        for rect in self._layers.over(first, last):
            in_layer[cells.within(rect)] = True
        is_inked = self._inked.take(cells.shared, mode="clip") & (cells.shared >= 0)
        style = np.where(cells.style < len(self._hides), cells.style, 0)
        self._ask_layers(masks, cells, np.flatnonzero(is_free & (in_layer | is_inked)))
        self._ask_styles(masks, cells, np.flatnonzero(is_free & ~in_layer & ~is_inked & self._hides[style]))
        for rect in self._covered.over(first, last):
            at = cells.within(rect)
            masks[at[masks[at] == 0]] = CellMask.COVERED_UNSURE

    def _ask_layers(self, masks: Small, cells: FilledCells, at: Positions) -> None:
        sight = self._sight
        for each in at.tolist():
            row, column = int(cells.row[each]), int(cells.column[each])
            layers = [layer for layer in sight.layers if layer.rect.holds(row, column)]
            inks = sight.inks.get(int(cells.shared[each]))
            masks[each] = sight.look_mask(int(cells.style[each]), cells.value(each), layers, inks)

    def _ask_styles(self, masks: Small, cells: FilledCells, at: Positions) -> None:
        styles = self._sight.styles
        for each, style in zip(at.tolist(), cells.style[at].tolist(), strict=True):
            masks[each] = styles[style if style < len(styles) else 0].of(cells.value(each))


class _Ranges:
    """Ranges, to be asked which of them lie over some rows."""

    def __init__(self, rects: Sequence[Rect]) -> None:
        self._rects = sorted(rects, key=lambda rect: rect.first_row)
        self._first = [rect.first_row for rect in self._rects]
        self._passed = 0

    def over(self, first: int, last: int) -> Iterator[Rect]:
        """The ranges over rows from the first to the last; the next time it is asked, rows have not gone back."""
        for at in range(self._passed, bisect_right(self._first, last)):
            if self._rects[at].last_row >= first:
                yield self._rects[at]
            elif at == self._passed:
                self._passed += 1


@dataclass(slots=True)
class _FarCells:
    """Which cells lie far away from the rest, by the rules of `Reach`. Only cells that can change its mind are looked at."""

    _column: int = 0
    _row: int = 0
    _cells: int = 0
    _is_beyond: bool = False

    def among(self, cells: FilledCells) -> Flags:
        """Which of these cells, the next in the order of the file, are far."""
        far: Flags = np.full(len(cells.row), self._is_beyond)
        jumps = np.diff(cells.row, prepend=np.int32(self._row)) > _FAR_ROWS
        jumps[: max(0, _FAR_AFTER - self._cells)] = False
        self._row = int(cells.row[-1])
        self._cells += len(cells.row)
        for first in (
            0,
            _FIRST_CELLS,
        ):  # once the first rows have set the width, hardly any cell is beyond it
            part = slice(first, None if first else _FIRST_CELLS)
            candidates = np.flatnonzero((cells.column[part] > self._column) | jumps[part])
            for at in (candidates + first).tolist():
                self._is_beyond = self._is_beyond or bool(jumps[at])
                if self._is_beyond:
                    far[at:] = True
                    return far
                column = int(cells.column[at])
                if column > self._column + _FAR_COLUMNS:
                    far[at] = True
                else:
                    self._column = max(self._column, column)
        return far
