"""The fast road through a large sheet: its bytes become arrays, a run of rows at a time.

chunks ──▶ runs of whole rows ──▶ cells (sheet_bytes) ──▶ values ──▶ masks ──▶ ArrayBlock
                                                            │
             pool 0 the shared strings    pool 1 numbers and plain texts, copied out    pool 2 texts that were escaped

It reads what nearly all programs write, and steps aside for the parser where it meets anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from candour.block import Block, CellKind, Pool
from candour.block_arrays import ArrayBlock, Flags, Numbers, PoolArrays, Positions, Small
from candour.formats.archive import Unreadable
from candour.formats.spreadsheet_sight_arrays import ArrayWalk, FilledCells
from candour.formats.xlsx.cells import Cells, StepAside, from_1904
from candour.formats.xlsx.digits import PADDING, whole_numbers
from candour.formats.xlsx.runs import Odd, Runs, is_utf8, text_of_value
from candour.formats.xlsx.sheet_bytes import BlankCells, CellType, RowCells, cells_of_rows, every_cell_of_rows
from candour.formats.xlsx.strings import unescaped
from candour.formats.xml import BadXml

__all__ = ["SheetRuns", "Taken", "fast_blocks"]

_ESCAPE = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_SPACE_BETWEEN = re.compile(rb">\s+<")
_TRUTHS = {"1": "TRUE", "0": "FALSE"}
_LINES = dict.fromkeys(b"\r\n\t", " ")
_KINDS = np.array(
    [
        CellKind.NUMBER,
        CellKind.TEXT,
        CellKind.TEXT,
        CellKind.TEXT,
        CellKind.OTHER,
        CellKind.OTHER,
        CellKind.TEXT,
    ],
    np.uint8,
)
"""By `CellType`."""
_IS_VISIBLE: Flags = np.zeros(256, np.bool_)
_IS_VISIBLE[0x21:0x7F] = True


def fast_blocks(cells: Cells) -> Iterator[Block]:
    """The blocks of a whole sheet, in row order.

    Raises:
        StepAside: where the parser must read on.
        LimitReached: as the sheet's chunks do.
    """
    if not ArrayWalk.is_for(cells.sight):
        raise StepAside
    sheet = SheetRuns(cells)
    try:
        for run in Runs(cells.chunks(), b"sheetData", b"row"):
            block = sheet.block(run)
            if len(block):
                yield block
    except (Odd, BadXml, Unreadable, UnicodeDecodeError):
        raise StepAside(sheet.rows) from None


@dataclass(frozen=True, slots=True, repr=False)
class Taken:
    """The cells of a run of rows: as a block, and as they lie in its bytes."""

    block: ArrayBlock
    at: Positions
    """Which of `cells` the cells of the block are: those that are not blank."""
    data: bytes
    cells: RowCells
    blank: BlankCells | None = None


@dataclass(slots=True, repr=False)
class SheetRuns:
    """One sheet while its runs go by."""

    cells: Cells
    rows: int = 0
    """How many `row` elements have been given."""
    _last_row: int = -1
    _shared: PoolArrays = field(init=False)
    _walk: ArrayWalk = field(init=False)
    _dates: Flags = field(init=False)

    def __post_init__(self) -> None:
        self._shared = PoolArrays.of(self.cells.strings.pool)
        self._walk = ArrayWalk(self.cells.sight)
        self._dates = np.array(self.cells.styles.dates, np.bool_)

    def block(self, run: bytes) -> ArrayBlock:
        """The cells of a run of rows.

        Raises:
            Odd, BadXml: where it is not written in the usual way.
        """
        return self._taken(*_cells_of(run, cells_of_rows)).block

    def taken(self, run: bytes) -> Taken:
        """The cells of a run of rows, those that have no value among them. Raises as `block` does."""
        data, (found, blank) = _cells_of(run, every_cell_of_rows)
        return replace(self._taken(data, found), blank=blank)

    def _taken(self, data: bytes, found: RowCells) -> Taken:
        if len(found.row) and int(found.row[0]) <= self._last_row:
            raise Odd
        block, at = self._filled(data, found)
        style = found.style[at]
        shared = np.where(block.pool == 0, block.value, np.int32(-1))
        pools = block.pools

        def text(at: int) -> str:
            return pools[int(block.pool[at])].value(int(block.value[at]))

        block.mask = self._walk.masks(FilledCells(block.row, block.column, style, block.kind, shared, text))
        self.rows += found.rows
        self._last_row = int(found.row[-1]) if len(found.row) else self._last_row
        return Taken(block, at, data, found)

    def _filled(self, data: bytes, found: RowCells) -> tuple[ArrayBlock, Positions]:
        """The cells that are not blank, unmasked, and which they are."""
        raw = np.frombuffer(data, np.uint8)
        kind = _KINDS[found.type]
        is_date = self._dates[np.where(found.style < len(self._dates), found.style, 0)]
        kind[is_date & (found.type == CellType.NUMBER)] = CellKind.DATE
        is_shared = found.type == CellType.SHARED
        is_written = ~is_shared & self._needs_writing(data, raw, found, kind)
        is_plain = ~(is_shared | is_written)
        written = self._written(data, found, kind, is_written)
        plain = PoolArrays.gathered(raw, found.starts[is_plain], found.ends[is_plain])
        if not is_utf8(bytes(plain.pool.text)):
            raise Odd
        pools = (self._shared, plain, PoolArrays.of(Pool.of(written)))
        pool = is_plain + 2 * is_written.astype(np.uint8)
        number = np.zeros(len(kind), np.int32)
        number[is_plain] = np.arange(np.count_nonzero(is_plain))
        number[is_written] = np.arange(np.count_nonzero(is_written))
        is_there: Flags = np.ones(len(kind), np.bool_)
        number[is_shared], is_there[is_shared] = self._shared_numbers(
            raw, found.starts[is_shared], found.ends[is_shared]
        )
        for own, values in enumerate(pools):
            if values.blank.any():
                here = np.flatnonzero(is_there & (pool == own))
                is_there[here] = ~values.blank[number[here]]
        at = np.flatnonzero(is_there)
        mask = np.zeros(len(kind), np.uint8)
        return ArrayBlock(pools, found.row, found.column, mask, kind, pool, number).only(at), at

    def _shared_numbers(self, raw: Small, starts: Positions, ends: Positions) -> tuple[Numbers, Flags]:
        """The numbers of shared strings that stand here, and which of these strings there are. Notes that they are used."""
        number = whole_numbers(raw, starts, ends)
        is_there = (starts < ends) & (number < len(self._shared.blank))
        outcome = self.cells.outcome
        outcome.astray += int(np.count_nonzero((starts < ends) & ~is_there))
        number[~is_there] = 0
        used = np.frombuffer(outcome.used, np.uint8)
        held = number[is_there]
        used[held[held < len(used)]] = 1
        return number, is_there

    def _needs_writing(self, data: bytes, raw: Small, found: RowCells, kind: Small) -> Flags:
        """Which values are not simply what stands in the bytes: escaped, with spaces around a number, true or false."""
        flags: Flags = found.type == CellType.TRUTH
        for hit in _odd_bytes(data, raw, has_text=bool((found.type >= CellType.TEXT).any())):
            at = np.searchsorted(found.ends, hit, side="right")
            hit, at = hit[at < len(flags)], at[at < len(flags)]  # noqa: PLW2901  (the same hits, but for those past the last value)
            flags[at[found.starts[at] <= hit]] = True
        if self.cells.date1904:
            flags |= kind == CellKind.DATE
        number = np.flatnonzero((found.type == CellType.NUMBER) & (found.starts < found.ends))
        is_odd = ~_IS_VISIBLE[raw[found.starts[number]]] | ~_IS_VISIBLE[raw[found.ends[number] - 1]]
        flags[number[is_odd]] = True
        return flags

    def _written(self, data: bytes, found: RowCells, kind: Small, is_written: Flags) -> list[str]:
        """The values of these cells, as they are meant."""
        values = []
        for at in np.flatnonzero(is_written).tolist():
            text = text_of_value(data[found.starts[at] : found.ends[at]])
            match found.type[at]:
                case CellType.NUMBER:
                    text = text.strip()
                    if self.cells.date1904 and kind[at] == CellKind.DATE:
                        kind[at], text = from_1904(text)
                case CellType.TEXT:
                    text = unescaped(text)
                case CellType.INLINE:
                    text = unescaped(text).translate(_LINES)
                case CellType.TRUTH:
                    text = _TRUTHS.get(text.strip(), text)
            values.append(text)
        return values


_Cells = TypeVar("_Cells")


def _cells_of(run: bytes, reader: Callable[[bytes], _Cells]) -> tuple[bytes, _Cells]:
    """The cells of a run of rows, and the bytes in which their values lie."""
    data = run + PADDING
    try:
        return data, reader(data)
    except Odd:
        data = _SPACE_BETWEEN.sub(b"><", run.strip()) + PADDING
        if len(data) == len(run) + len(PADDING):
            raise
    return data, reader(data)


def _odd_bytes(data: bytes, raw: Small, *, has_text: bool) -> Iterator[Positions]:
    """Where the bytes stand that make a value other than they say: entities, control characters, escapes of texts."""
    if b"&" in data or bool((raw < ord(" ")).any()):
        yield np.flatnonzero((raw == ord("&")) | (raw < ord(" ")))
    if has_text and b"_x" in data:
        yield np.array([match.start() for match in _ESCAPE.finditer(data)], np.intp)
