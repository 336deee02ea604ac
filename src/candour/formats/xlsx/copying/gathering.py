"""Gathering: the cells of a sheet in arrays, with what a reader sees of each, by the two roads on which the reader goes.

    run of rows ──▶ Gathered │ row     0  0  0  1  1
                             │ column  0  1  3  0  1
                             │ style   2  0  0  2  0
                             │ kind    TEXT NUMBER BLANK TEXT NUMBER
                             │ mask    0  0  0  4  0        as the reader has it
                             │ text    7 -1 -1  3 -1        the number of a shared string, or of a text of its own below -1
                             │ starts, ends                 where any other value lies in `data`

A cell without a value is here too: it has a look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Final
from xml.etree.ElementTree import Element, TreeBuilder

import numpy as np
from numpy.typing import NDArray

from candour.block_arrays import Flags, Numbers, Positions, Small
from candour.formats import xml
from candour.formats.spreadsheet_sight import Filled
from candour.formats.spreadsheet_sight_arrays import ArrayWalk
from candour.formats.xlsx.cells import Cells
from candour.formats.xlsx.fast_sheet import SheetRuns, Taken
from candour.formats.xlsx.runs import Odd, Runs
from candour.formats.xlsx.sheet import LARGE, RowReader
from candour.formats.xlsx.sheet_bytes import CellType
from candour.formats.xlsx.strings import unescaped

__all__ = ["Gathered", "RowLook", "SheetCells", "Value", "gathered_from"]

_ROW = re.compile(rb"<row ([^<>]*(?: ht=| s=| outlineLevel=| thick|/)[^<>]*)>")
_ATTRIBUTE = re.compile(rb'([\w:.-]+)="([^"]*)"')
_LOOKS: Final = (b" ht=", b" s=", b" outlineLevel=", b" thick")
_KEPT_OF_ROW: Final = frozenset(
    {"ht", "customHeight", "s", "customFormat", "outlineLevel", "thickTop", "thickBot"}
)


class Value(IntEnum):
    """What a cell of the copy holds."""

    BLANK = 0
    NUMBER = 1
    TEXT = 2
    TRUTH = 3
    ERROR = 4
    DAY = 5
    """A day written as a text, `2099-01-31`. It is a text in the copy."""


_OF_TYPE: Final = np.array(
    [Value.NUMBER, Value.TEXT, Value.TEXT, Value.TEXT, Value.TRUTH, Value.ERROR, Value.DAY], np.uint8
)
"""By `CellType`."""

RowLook = Mapping[str, str]
"""The attributes of a row that say how it looks."""


@dataclass(frozen=True, slots=True, repr=False)
class Gathered:
    """The cells of some rows, in parallel arrays. Rows ascend, and columns in each."""

    row: Numbers
    column: Numbers
    style: Numbers
    kind: Small
    mask: Small
    text: Numbers
    starts: Positions
    ends: Positions
    data: bytes

    def __len__(self) -> int:
        return len(self.row)

    @classmethod
    def of(cls, columns: Sequence[NDArray[Any]], data: bytes) -> Gathered:
        """Of the columns in their order."""
        row, column, style, kind, mask, text, starts, ends = columns
        return cls(
            row.astype(np.int32),
            column.astype(np.int32),
            style.astype(np.int32),
            kind.astype(np.uint8),
            mask.astype(np.uint8),
            text.astype(np.int32),
            starts.astype(np.intp),
            ends.astype(np.intp),
            data,
        )

    @property
    def columns(self) -> tuple[NDArray[Any], ...]:
        """The arrays, in their order."""
        return self.row, self.column, self.style, self.kind, self.mask, self.text, self.starts, self.ends

    def only(self, which: Flags | Positions) -> Gathered:
        """Those of the cells."""
        return Gathered.of([array[which] for array in self.columns], self.data)

    def in_order(self) -> Gathered:
        """The same cells, row by row from left to right."""
        key = self.row.astype(np.int64) << 16 | self.column
        return self if (key[:-1] <= key[1:]).all() else self.only(np.argsort(key, kind="stable"))

    def raw(self, at: int) -> bytes:
        """The value that lies in the bytes, of one cell."""
        return self.data[int(self.starts[at]) : int(self.ends[at])]


@dataclass(slots=True, repr=False)
class SheetCells:
    """All cells of a sheet, some rows at a time."""

    runs: list[Gathered] = field(default_factory=list)
    rows: dict[int, RowLook] = field(default_factory=dict)
    listed: list[int] = field(default_factory=list)
    """The rows that are named and have no cells: where the others are hidden, these are not."""
    formulas: int = 0
    own: list[bytes | str | Element] = field(default_factory=list)
    """The texts that stand in cells themselves: as bytes of XML with nothing out of the ordinary, as text, or as runs."""
    _numbers: dict[bytes, int] = field(default_factory=dict)

    def number_of(self, text: bytes | str | Element) -> int:
        """The number of a text of a cell's own: -2 of the first, and so down."""
        if not isinstance(text, bytes):
            self.own.append(text)
            return -1 - len(self.own)
        found = self._numbers.get(text)
        if found is None:
            self.own.append(text)
            found = self._numbers[text] = -1 - len(self.own)
        return found

    def __len__(self) -> int:
        return sum(map(len, self.runs))


def gathered_from(cells: Cells) -> SheetCells:
    """The cells of a sheet.

    Raises:
        BadXml, Unreadable: where the sheet is damaged.
        LimitReached: as the sheet's chunks do.
    """
    if cells.size > LARGE and ArrayWalk.is_for(cells.sight):
        found = SheetCells()
        try:
            for run in _runs_of(cells, found):
                _take(found, run)
        except (Odd, UnicodeDecodeError):
            pass  # the parser knows everything
        else:
            return found
    reader = _RowGatherer(cells)
    for _ in xml.steps(cells.chunks(), reader.start, reader.end, reader.data):
        pass
    return reader.settled()


# ── by arrays ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _runs_of(cells: Cells, found: SheetCells) -> Iterator[Taken]:
    sheet = SheetRuns(cells)
    for run in Runs(cells.chunks(), b"sheetData", b"row"):
        _take_rows(found, run)
        yield sheet.taken(run)


def _take_rows(found: SheetCells, run: bytes) -> None:
    for match in _ROW.finditer(run):
        written = b" " + match[1]
        if any(look in written for look in _LOOKS) or written.endswith(b"/"):
            said = {name.decode(): value.decode() for name, value in _ATTRIBUTE.findall(written)}
            row = int(said.get("r", 0)) - 1
            if look := {name: value for name, value in said.items() if name in _KEPT_OF_ROW}:
                found.rows[row] = look
            found.listed.append(row)


def _take(found: SheetCells, run: Taken) -> None:
    cells, blank = run.cells, run.blank
    count = len(cells.row)
    mask = np.zeros(count, np.uint8)
    kind = np.zeros(count, np.uint8)
    text = np.full(count, -1, np.int32)
    mask[run.at] = run.block.mask
    kind[run.at] = _OF_TYPE[cells.type[run.at]]
    is_shared = cells.type[run.at] == CellType.SHARED
    text[run.at[is_shared]] = run.block.value[is_shared]
    written = np.flatnonzero((cells.type == CellType.TEXT) | (cells.type == CellType.INLINE))
    written = written[kind[written] != Value.BLANK]
    for at, start, end in zip(
        written.tolist(), cells.starts[written].tolist(), cells.ends[written].tolist(), strict=True
    ):
        text[at] = found.number_of(run.data[start:end])
    arrays: list[NDArray[Any]] = [
        cells.row,
        cells.column,
        cells.style,
        kind,
        mask,
        text,
        cells.starts,
        cells.ends,
    ]
    if blank is not None and len(blank.row):
        none = np.zeros(len(blank.row), np.int32)
        of_blank = (blank.row, blank.column, blank.style, none, none, none - 1, none, none)
        arrays = [np.concatenate((one, other)) for one, other in zip(arrays, of_blank, strict=True)]
    found.formulas += blank.formulas if blank is not None else 0
    found.runs.append(Gathered.of(arrays, run.data).in_order())


# ── by the parser ───────────────────────────────────────────────────────────────────────────────────────────────────

# fmt: off
_BY_NAME: Final = {
    "s": Value.TEXT, "str": Value.TEXT, "inlineStr": Value.TEXT, "b": Value.TRUTH, "e": Value.ERROR, "d": Value.DAY,
    "n": Value.NUMBER, "": Value.NUMBER,
}
# fmt: on


class _RowGatherer(RowReader):
    """The reader of rows, which notes what a copy needs besides."""

    def __init__(self, cells: Cells) -> None:
        super().__init__(cells)
        self._found = SheetCells()
        self._raw = ""
        self._raw_type = ""
        self._builder: TreeBuilder | None = None
        self._item: Element | None = None
        self._extras: list[tuple[Value, int, str]] = []
        self._blanks: list[tuple[int, int, int]] = []
        self._values: list[str] = []
        self._flat: list[tuple[int, int, int, int, int, int, int, int]] = []
        self._size = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        super().start(name, attributes)
        if name == "row":
            if look := {key: value for key, value in attributes.items() if key in _KEPT_OF_ROW}:
                self._found.rows[self._row] = look
            self._found.listed.append(self._row)
        elif name == "f" and self._value is not None:
            self._found.formulas += 1
        if name == "is" and self._value is not None:
            self._builder = TreeBuilder()
        if self._builder is not None:
            self._builder.start(name, dict(attributes))

    def data(self, text: str) -> None:
        super().data(text)
        if self._builder is not None:
            self._builder.data(text)

    def end(self, name: str) -> None:
        if self._builder is not None:
            self._builder.end(name)
            if name == "is":
                self._item, self._builder = self._builder.close(), None
        super().end(name)

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        super()._open_cell(attributes)
        self._item = None

    def _close_cell(self) -> None:
        if self._value is not None:
            self._raw, self._raw_type = "".join(self._value), self._type
        super()._close_cell()

    def _note_blank(self, column: int) -> None:
        super()._note_blank(column)
        self._blanks.append((self._row, column, self._style))

    def _note_cell(self, filled: Filled, number: int) -> None:
        super()._note_cell(filled, number)
        value = _BY_NAME.get(self._raw_type, Value.TEXT)
        text = number
        if self._item is not None:
            value, text = Value.TEXT, self._found.number_of(self._inline(filled))
        elif value is Value.TEXT and self._raw_type != "s":
            text = self._found.number_of(unescaped(self._raw) if self._raw_type == "str" else self._raw)
        self._extras.append((value, text, self._raw.strip()))

    def _inline(self, filled: Filled) -> str | Element:
        """A cell with a text of its own; one that has a value besides shows either, and here it is both."""
        return filled.value if self._item is None or self._raw.strip() else self._item

    def _keep_row(self, masks: list[int]) -> None:
        for (filled, _), mask, (value, text, raw) in zip(self._filled, masks, self._extras, strict=True):
            encoded = "" if value is Value.TEXT else raw
            start = self._size
            self._values.append(encoded)
            self._size += len(encoded.encode("utf-8", "replace"))
            self._flat.append((self._row, filled.column, filled.style, value, mask, text, start, self._size))
        self._extras = []

    def settled(self) -> SheetCells:
        """All cells, in order."""
        self._close_row()
        self._flat += [(row, column, style, 0, 0, -1, 0, 0) for row, column, style in self._blanks]
        data = "".join(self._values).encode("utf-8", "replace")
        columns = list(np.array(self._flat, np.int64).reshape(len(self._flat), 8).T)
        self._found.runs = [Gathered.of(columns, data).in_order()]
        return self._found
