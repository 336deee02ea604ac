"""Sight of cells: who would see each cell of a sheet, worked out before its cells are read.

Shared craft of the spreadsheet readers. A reader gathers what the file says of rows, columns, styles and ranges into
one frozen `SheetSight`; whoever reads the cells then asks it, row by row (`SheetSight.walk`) or for whole arrays.

    outermost cause first:   row ──▶ column ──▶ merged over ──▶ the cell's look ──▶ covered ──▶ far away
                             rows[r]  columns[c]  merged          styles[s], layers    covered     Reach

The looks of a cell lie over one another: what a table style gives, what the cell's own style gives, and what the
conditional formats give that hold for its value. Where Candour cannot tell whether one holds, and it matters, the cell
is UNSURE.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.block import CellKind
from candour.formats.spreadsheet_looks import CellMask, Dress, Inks, Look, Looks, StyleSight, Value
from candour.piece import Mask

__all__ = ["Filled", "Layer", "Reach", "Rect", "SheetSight", "Walk"]

_FAR_COLUMNS, _FAR_ROWS, _FAR_AFTER = 100, 1000, 10
_LAST_COLUMN = 16_383
_MOST_LAYERS = 1024
"""Layers looked at for one cell. Only a hostile file has more over one; of what they come to, Candour is unsure."""


class Rect(NamedTuple):
    """A range of cells; both ends belong to it. Rows and columns count from 0."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column


class Layer(NamedTuple):
    """A dress on a range. Layers of table styles come first; conditional formats follow in order of priority."""

    rect: Rect
    dress: Dress
    is_beneath: bool = False
    """Of a table style, which the cell's own style goes before."""
    holds: Callable[[Value], bool | None] | None = None
    """Whether a conditional format holds for a value, None where Candour cannot tell. Without it the layer always holds."""
    stops: bool = False
    """Whether no later conditional format counts where this one holds."""


class Filled(NamedTuple):
    """A cell that is not blank, as the reader of a row hands it over. `inks` is of rich text only."""

    column: int
    style: int
    kind: CellKind
    value: str
    inks: Inks | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class SheetSight:
    """Who would see each cell of one sheet. All of it is known before the first cell is read.

    For whoever masks arrays of cells rather than rows:

    1. `rows` and `columns` are tables of masks: `rows[r]`, 0 where r is past the end. The row's goes first.
    2. `spared` are cells whose row and column masks do not count: a merged cell shows its value wherever any of it shows.
    3. `slivers` are columns, with a mask, too narrow to show anything; but text in them flows out into empty cells
       beside it. Where a sheet has any, ask `Walk.row` for the rows that have cells in them.
    4. A cell in one of `merged`, and not its first cell, is `CellMask.MERGED_OVER`.
    5. A cell in no layer has `styles[s].of(value)`; a style past the end counts as style 0. Most styles are
       `hides_nothing`. Cells in a layer's range: `look_mask`. Where no layer can make a
       difference, there is none.
    6. A shared string that `inks` names: `look_mask`, too.
    7. Then `covered`: `CellMask.COVERED_UNSURE`. Then `Reach`, in the order of the file.
    """

    masks: tuple[Mask, ...] = ()
    rows: bytes = b""
    columns: bytes = b""
    spared: frozenset[tuple[int, int]] = frozenset()
    slivers: frozenset[int] = frozenset()
    merged: tuple[Rect, ...] = ()
    covered: tuple[Rect, ...] = ()
    layers: tuple[Layer, ...] = ()
    looks: Looks = field(default_factory=Looks)
    style_looks: Sequence[Look] = (Look(),)
    styles: Sequence[StyleSight] = (StyleSight(),)
    inks: Mapping[int, Inks] = field(default_factory=dict)
    """By shared string's number: those whose runs differ in colour from their cell."""
    watches_far: bool = True

    @classmethod
    def none(cls) -> SheetSight:
        """For a sheet that is out of sight as a whole: no cell has a cause of its own."""
        return cls(watches_far=False)

    @property
    def is_plain(self) -> bool:
        """Whether nothing but distance can keep a cell of this sheet from sight."""
        return not (
            self.rows or self.columns or self.merged or self.covered or self.layers or self.inks
        ) and all(style.hides_nothing for style in self.styles)

    def look_of(self, style: int) -> Look:
        """The look of a style; one that the workbook does not have looks like style 0."""
        return self.style_looks[style if 0 <= style < len(self.style_looks) else 0]

    def look_mask(
        self, style: int, value: Value, layers: Iterable[Layer] = (), inks: Inks | None = None
    ) -> int:
        """The mask that looks alone give a cell that lies in these layers, which are in the order of `layers`."""
        look, dress = self.look_of(style), Dress()
        doubtful: list[tuple[Look, Dress]] = []
        is_all = True
        for number, layer in enumerate(layers):
            if number == _MOST_LAYERS:
                is_all = False
                break
            holds = True if layer.holds is None else layer.holds(value)
            if layer.is_beneath:
                beneath = layer.dress.beneath(look)
                if holds:
                    look = beneath
                else:
                    doubtful.append((beneath, dress))
            elif holds:
                dress = dress.plus(layer.dress)
                if layer.stops:
                    break
            elif holds is None:
                doubtful.append((look, dress.plus(layer.dress)))
        mask = self._one_look(dress.over(look), value, inks)
        for other, worn in doubtful:
            may_be = self._one_look(worn.plus(dress).over(other), value, inks)
            if bool(may_be) != bool(mask):
                return CellMask(may_be or mask).in_doubt
        return mask if is_all else CellMask(mask or CellMask.BACKGROUND).in_doubt

    def _one_look(self, look: Look, value: Value, inks: Inks | None) -> int:
        mask = self.looks.sight(look).of(value)
        return mask if inks is None else self.looks.inked(look, inks, mask)

    def flows_out(self, column: int, style: int, filled: Collection[int]) -> bool:
        """Whether text in a column too narrow for it can be read in the empty cells beside it.

        `filled` are the columns of the row that have something in them.
        """
        flow = self.look_of(style).flow
        ways = {"r": (1,), "l": (-1,), "b": (1, -1)}.get(flow, ())
        return any(self._finds_room(column, way, filled) for way in ways)

    def _finds_room(self, column: int, way: int, filled: Collection[int]) -> bool:
        column += way
        while 0 <= column <= _LAST_COLUMN:
            if column in filled:
                return False
            if column >= len(self.columns) or not self.columns[column]:
                return True
            column += way
        return False

    def walk(self) -> Walk:
        """Masks for the cells, row by row in the order of the file."""
        return Walk(self)


@dataclass(slots=True, eq=False, repr=False)
class Reach:
    """How far the cells read so far reach, and so which cell lies far away from the rest."""

    _column: int = 0
    _row: int = -1
    _cells: int = 0
    _is_beyond: bool = False

    def is_far(self, row: int, column: int) -> bool:
        """Whether this cell, the next in the order of the file, lies far away. It counts from now on."""
        if not self._is_beyond and self._cells >= _FAR_AFTER and row - self._row > _FAR_ROWS:
            self._is_beyond = True
        self._row = max(self._row, row)
        self._cells += 1
        if self._is_beyond or column > self._column + _FAR_COLUMNS:
            return True
        self._column = max(self._column, column)
        return False


class _Sweep:
    """Which of some ranges lie over a row, for rows that ascend."""

    def __init__(self, rects: Iterable[Rect]) -> None:
        self._rects = sorted(enumerate(rects), key=lambda pair: pair[1].first_row)
        self._next, self._row, self._until = 0, -1, -1
        self._active: list[tuple[int, Rect]] = []

    def over(self, row: int) -> list[tuple[int, Rect]]:
        """The ranges over this row, each with its number, in the order in which they were given."""
        if row < self._row:  # a file out of order: begin again
            self._next, self._active, self._until = 0, [], -1
        self._row = row
        came = False
        while self._next < len(self._rects) and self._rects[self._next][1].first_row <= row:
            if self._rects[self._next][1].last_row >= row:
                self._active.append(self._rects[self._next])
                came = True
            self._next += 1
        if came or row > self._until:
            self._active = sorted(pair for pair in self._active if pair[1].last_row >= row)
            self._until = min((rect.last_row for _, rect in self._active), default=row)
        return self._active


class Walk:
    """The masks of a sheet's cells, row by row in the order of the file."""

    def __init__(self, sight: SheetSight) -> None:
        self._sight = sight
        self._is_plain = sight.is_plain
        self._reach = Reach()
        self._merged = _Sweep(sight.merged)
        self._covered = _Sweep(sight.covered)
        self._layers = _Sweep(layer.rect for layer in sight.layers)

    def row(self, row: int, cells: Sequence[Filled], occupied: Collection[int] = ()) -> list[int]:
        """The masks of these cells of one row, none of them blank.

        `occupied` are columns of the row that hold something although it is blank: text does not flow over it.
        """
        masks = [0] * len(cells) if self._is_plain else self._masks(row, cells, occupied)
        if self._sight.watches_far:
            for at, cell in enumerate(cells):
                if self._reach.is_far(row, cell.column) and not masks[at]:
                    masks[at] = CellMask.FAR
        return masks

    def _masks(self, row: int, cells: Sequence[Filled], occupied: Collection[int]) -> list[int]:
        sight = self._sight
        row_mask = sight.rows[row] if row < len(sight.rows) else 0
        masks = []
        for cell in cells:
            column = cell.column
            mask = row_mask or (sight.columns[column] if column < len(sight.columns) else 0)
            if mask and (row, column) in sight.spared:
                mask = 0
            if mask and not row_mask and column in sight.slivers and cell.kind is CellKind.TEXT:
                filled = {other.column for other in cells}.union(occupied)
                mask = 0 if sight.flows_out(column, cell.style, filled) else mask
            masks.append(mask or self._cell_mask(row, cell))
        return masks

    def _cell_mask(self, row: int, cell: Filled) -> int:
        column, sight = cell.column, self._sight
        for _, rect in self._merged.over(row):
            if rect.holds(row, column) and (row, column) != rect[:2]:
                return CellMask.MERGED_OVER
        layers = [sight.layers[number] for number, rect in self._layers.over(row) if rect.holds(row, column)]
        style = sight.styles[cell.style if 0 <= cell.style < len(sight.styles) else 0]
        mask = 0
        if layers or cell.inks is not None:
            mask = sight.look_mask(cell.style, _value(cell), layers, cell.inks)
        elif not style.hides_nothing:
            mask = style.of(_value(cell))
        if not mask and any(rect.holds(row, column) for _, rect in self._covered.over(row)):
            mask = CellMask.COVERED_UNSURE
        return mask


def _value(cell: Filled) -> Value:
    if cell.kind in {CellKind.NUMBER, CellKind.DATE}:
        try:
            return float(cell.value)
        except ValueError:
            pass
    return cell.value
