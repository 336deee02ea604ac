"""Rows of a sheet as bytes → its cells as arrays, without an object for any of them.

    <row r="7" …><c r="A7" t="s"><v>27</v></c><c r="B7" s="1"><v>33140</v></c></row>      the bytes
    ROW          CELL            VALUE _V  _C  CELL           VALUE    _V  _C  _ROW       1. every `<`, and what it begins
                 ─────▶──────▶───────▶───▶                                                2. each tag may follow the one before
                 0     27                      1              33140                       3. columns, styles, types, values

Step 2 is what makes this safe. Only rows made of these few tags, one straight after another, are taken; anything else
(a comment, rich text, a prefix, a space between tags) is for the parser, which knows everything.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import product

import numpy as np

from candour.block_arrays import Flags, Numbers, Positions, Small
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS
from candour.formats.xlsx.digits import PADDING, numbers_at
from candour.formats.xlsx.runs import Odd

__all__ = ["BlankCells", "CellType", "RowCells", "cells_of_rows", "every_cell_of_rows"]


class CellType(IntEnum):
    """What a cell's `t` says."""

    NUMBER = 0
    SHARED = 1
    TEXT = 2
    """The text of a formula."""
    INLINE = 3
    TRUTH = 4
    ERROR = 5
    DATE = 6


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of some whole rows that have a value, in parallel arrays."""

    rows: int
    """How many rows there are, with or without cells."""
    row: Numbers
    column: Numbers
    style: Numbers
    type: Small
    starts: Positions
    """Where each value's bytes begin."""
    ends: Positions


@dataclass(frozen=True, slots=True)
class BlankCells:
    """The cells of some whole rows that have no value, but a look: in parallel arrays, in the order of the file."""

    row: Numbers
    column: Numbers
    style: Numbers
    formulas: int
    """How many formulas there are in these rows, whether or not they have a value."""


class _Tag(IntEnum):
    OTHER = 0
    ROW = 1
    ROW_END = 2
    CELL = 3
    CELL_END = 4
    VALUE = 5
    VALUE_END = 6
    FORMULA = 7
    FORMULA_END = 8
    INLINE = 9
    INLINE_END = 10
    TEXT = 11
    TEXT_END = 12
    NOTHING = 13
    """An empty value or text that closes itself."""


_T = _Tag
_BEGINNINGS: dict[bytes, tuple[_Tag, bytes]] = {
    b"ro": (_T.ROW, b"w"),
    b"/r": (_T.ROW_END, b"o"),
    b"c ": (_T.CELL, b"r"),
    b"/c": (_T.CELL_END, b">"),
    b"v>": (_T.VALUE, b""),
    b"v/": (_T.NOTHING, b""),
    b"v ": (_T.NOTHING, b""),
    b"/v": (_T.VALUE_END, b">"),
    b"f>": (_T.FORMULA, b""),
    b"f ": (_T.FORMULA, b""),
    b"f/": (_T.FORMULA, b">"),
    b"/f": (_T.FORMULA_END, b">"),
    b"is": (_T.INLINE, b">"),
    b"/i": (_T.INLINE_END, b"s"),
    b"t>": (_T.TEXT, b""),
    b"t ": (_T.TEXT, b"x"),
    b"t/": (_T.NOTHING, b""),
    b"/t": (_T.TEXT_END, b">"),
}
"""The first two bytes of each tag after its `<`, and the third where there is but one that is right."""
_FOLLOWS = {
    _T.ROW: (_T.CELL, _T.ROW_END, _T.ROW),
    _T.ROW_END: (_T.ROW,),
    _T.CELL: (_T.VALUE, _T.NOTHING, _T.FORMULA, _T.INLINE, _T.CELL_END, _T.CELL, _T.ROW_END),
    _T.CELL_END: (_T.CELL, _T.ROW_END),
    _T.VALUE: (_T.VALUE_END,),
    _T.VALUE_END: (_T.CELL_END,),
    _T.FORMULA: (_T.FORMULA_END, _T.VALUE, _T.NOTHING, _T.CELL_END),
    _T.FORMULA_END: (_T.VALUE, _T.NOTHING, _T.CELL_END),
    _T.INLINE: (_T.TEXT, _T.NOTHING),
    _T.INLINE_END: (_T.CELL_END,),
    _T.TEXT: (_T.TEXT_END,),
    _T.TEXT_END: (_T.INLINE_END,),
    _T.NOTHING: (_T.CELL_END, _T.INLINE_END),
}
_CLOSED_BEFORE = frozenset(
    {
        (_T.ROW, _T.ROW),
        (_T.CELL, _T.CELL),
        (_T.CELL, _T.ROW_END),
        (_T.FORMULA, _T.VALUE),
        (_T.FORMULA, _T.NOTHING),
        (_T.FORMULA, _T.CELL_END),
        (_T.NOTHING, _T.CELL_END),
        (_T.NOTHING, _T.INLINE_END),
    }
)
"""Pairs of which the first tag must have closed itself: `<c r="A1"/><c r="B1">`."""

_TAG_OF = np.zeros(1 << 16, np.uint8)
_THIRD = np.zeros(len(_Tag), np.uint8)
for _two, (_tag, _third) in _BEGINNINGS.items():
    _TAG_OF[_two[0] << 8 | _two[1]] = _tag
for _two, (_tag, _third) in _BEGINNINGS.items():
    if _third and _two not in {b"f/", b"t "}:
        _THIRD[_tag] = _third[0]

_NEVER, _LEFT_OPEN, _CLOSED, _AFTER_TEXT = 0, 1, 2, 3
_PAIR = np.zeros(256, np.uint8)
"""How one tag may follow another: never, after one left open, after one that closed itself, after text. By both, four bits each."""
for _one, _next in product(_FOLLOWS, _Tag):
    if _next in _FOLLOWS[_one]:
        _is_closed = (_one, _next) in _CLOSED_BEFORE
        _is_text = _one in {_T.VALUE, _T.FORMULA, _T.TEXT} and not _is_closed
        _PAIR[_one << 4 | _next] = _AFTER_TEXT if _is_text else _CLOSED if _is_closed else _LEFT_OPEN

_KEEP = b'<t xml:space="preserve">'
_TYPES = {
    b'n"': CellType.NUMBER,
    b's"': CellType.SHARED,
    b"st": CellType.TEXT,
    b"in": CellType.INLINE,
    b'b"': CellType.TRUTH,
    b'e"': CellType.ERROR,
    b'd"': CellType.DATE,
}
_TYPE_OF = np.full(1 << 16, 255, np.uint8)
_TYPE_LENGTH = np.ones(256, np.uint8)
for _two_letters, _type in _TYPES.items():
    _TYPE_OF[_two_letters[0] << 8 | _two_letters[1]] = _type
_TYPE_LENGTH[CellType.TEXT], _TYPE_LENGTH[CellType.INLINE] = len("str"), len("inlineStr")


def cells_of_rows(data: bytes) -> RowCells:
    """The cells that have a value, in rows that stand one straight after another, with the padding after them.

    Raises:
        Odd: where anything but such rows is met, rows do not ascend, or a cell is not where its row is.
    """
    raw = np.frombuffer(data, np.uint8)
    tags, rows, in_row = _tags_of(data, raw)
    return _valued(raw, tags, rows, in_row)[0]


def every_cell_of_rows(data: bytes) -> tuple[RowCells, BlankCells]:
    """The same, and the cells that have no value beside them. Raises as `cells_of_rows` does."""
    raw = np.frombuffer(data, np.uint8)
    tags, rows, in_row = _tags_of(data, raw)
    valued, cell = _valued(raw, tags, rows, in_row)
    cells = np.flatnonzero(tags.kind == _T.CELL)
    blank = cells[~np.isin(cells, cell, assume_unique=True)]
    column, at = _columns(raw, tags.at[blank] + len('<c r="'))
    at = _past_row_number(raw, at, rows, in_row[blank])
    style, _ = _attributes(raw, at, may_close=True)
    formulas = int(np.count_nonzero(tags.kind == _T.FORMULA))
    return valued, BlankCells(rows.number[in_row[blank]] - 1, column, style, formulas)


def _tags_of(data: bytes, raw: Small) -> tuple[_Tags, _Rows, Positions]:
    tags = _Tags.of(raw, len(raw) - len(PADDING))
    if data.count(b"</v>") != np.count_nonzero(tags.kind == _T.VALUE):
        raise Odd  # counted in another way, as a check on this one
    rows, in_row = tags.rows(raw)
    return tags, rows, in_row


def _valued(raw: Small, tags: _Tags, rows: _Rows, in_row: Positions) -> tuple[RowCells, Positions]:
    """The cells that have a value, and which tags begin them."""
    valued = np.flatnonzero((tags.kind == _T.VALUE) | (tags.kind == _T.TEXT))
    cell = np.flatnonzero(tags.kind == _T.CELL)[np.cumsum(tags.kind == _T.CELL)[valued] - 1]
    row_number = in_row[cell]
    column, at = _columns(raw, tags.at[cell] + len('<c r="'))
    at = _past_row_number(raw, at, rows, row_number)
    style, type_ = _attributes(raw, at)
    is_inline = tags.kind[valued] == _T.TEXT
    if not np.array_equal(is_inline, type_ == CellType.INLINE):
        raise Odd
    starts = tags.at[valued] + 3
    kept = valued[is_inline & (raw[tags.at[valued] + 2] == ord(" "))]
    if len(kept):
        starts[np.searchsorted(valued, kept)] += len(_KEEP) - 3
        if any(bool((raw[tags.at[kept] + step] != byte).any()) for step, byte in enumerate(_KEEP)):
            raise Odd
    row = rows.number[row_number] - 1
    return RowCells(len(rows.number), row, column, style, type_, starts, tags.at[valued + 1]), cell


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows themselves: their numbers, from 1, how many digits those have, and where these stand."""

    number: Numbers
    length: Small
    digits: Positions


@dataclass(frozen=True, slots=True)
class _Tags:
    """Every tag of some rows: where it begins and what it is."""

    at: Positions
    kind: Small

    @classmethod
    def of(cls, raw: Small, size: int) -> _Tags:
        """The tags, each of which may follow the one before."""
        at = np.flatnonzero(raw == ord("<"))
        two = raw[at + 1].astype(np.uint16) << 8
        two |= raw[at + 2]
        kind = _TAG_OF[two]
        third = _THIRD[kind]
        if not len(at) or at[0] or kind[0] != _T.ROW or not (kind > 0).all():
            raise Odd
        if not ((third == 0) | (third == raw[at + 3])).all():
            raise Odd
        after = np.append(at[1:], size)
        pair = _PAIR[(kind << 4) | np.append(kind[1:], np.uint8(_T.ROW))]
        is_closed = raw[after - 2] == ord("/")
        is_right = (raw[after - 1] == ord(">")) & (is_closed == (pair == _CLOSED))
        if not ((pair == _AFTER_TEXT) | ((pair != _NEVER) & is_right)).all():
            raise Odd
        return cls(at, kind)

    def rows(self, raw: Small) -> tuple[_Rows, Positions]:
        """The rows, and for each tag the number of its row among them."""
        is_row = self.kind == _T.ROW
        at = self.at[is_row]
        if any(bool((raw[at + step] != byte).any()) for step, byte in enumerate(b'<row r="')):
            raise Odd
        digits = at + len('<row r="')
        number, length = numbers_at(raw, digits)
        if not ((number[:-1] < number[1:]).all() and number[0] > 0 and number[-1] <= MOST_ROWS):
            raise Odd
        if (raw[digits + length] != ord('"')).any():
            raise Odd
        return _Rows(number, length, digits), np.cumsum(is_row) - 1


def _columns(raw: Small, at: Positions) -> tuple[Numbers, Positions]:
    """The columns, from 0, whose letters begin at these places, and where they end."""
    if len(at) and (raw[at - 2] != ord("=")).any() | (raw[at - 1] != ord('"')).any():
        raise Odd
    letter = raw[at] - np.uint8(ord("A"))
    if not (letter < 26).all():
        raise Odd
    column = letter.astype(np.int32)
    end = at + 1
    more = np.arange(len(at))
    for _ in range(2):
        letter = raw[end[more]] - np.uint8(ord("A"))
        is_letter = letter < 26
        if not is_letter.any():
            break
        more, letter = more[is_letter], letter[is_letter]
        column[more] = (column[more] + 1) * 26 + letter
        end[more] += 1
    if len(column) and int(column.max()) >= MOST_COLUMNS:
        raise Odd
    return column, end


def _past_row_number(raw: Small, at: Positions, rows: _Rows, row: Positions) -> Positions:
    """Where the attributes after `r` begin, once it is sure that each cell stands in the row that it says."""
    length = rows.length[row]
    for step in range(int(length.max()) if len(length) else 0):
        has_digit = length > step
        same = raw[at + step] == raw[rows.digits + step][row]
        if not (same | ~has_digit).all():
            raise Odd
    at = at + length
    if (raw[at] != ord('"')).any():
        raise Odd
    return at + 1


def _attributes(raw: Small, at: Positions, *, may_close: bool = False) -> tuple[Numbers, Small]:
    """The styles and types that stand in the attributes which begin at these places. `may_close` where a tag may close itself."""
    style = np.zeros(len(at), np.int32)
    type_ = np.zeros(len(at), np.uint8)
    at = at.copy()
    more = np.flatnonzero(raw[at] == ord(" "))
    for _ in range(6):
        if not len(more):
            break
        name = raw[at[more] + 1]
        styled, typed = more[name == ord("s")], more[name == ord("t")]
        if len(styled) + len(typed) < len(more):
            at[more] += _is_aside(raw, at[more])
        if not ((raw[at[more] + 2] == ord("=")) & (raw[at[more] + 3] == ord('"'))).all():
            raise Odd
        numbered = more[name != ord("t")]
        number, length = numbers_at(raw, at[numbered] + 4)
        at[numbered] += 4 + length.astype(np.intp)
        style[styled] = number[name[name != ord("t")] == ord("s")]
        first = at[typed] + 4
        found = _TYPE_OF[raw[first].astype(np.uint16) << 8 | raw[first + 1]]
        if (found == 255).any():
            raise Odd
        type_[typed] = found
        at[typed] = first + _TYPE_LENGTH[found]
        if (raw[at[more]] != ord('"')).any():
            raise Odd
        at[more] += 1
        more = more[raw[at[more]] == ord(" ")]
    if ((raw[at] != ord(">")) & ((raw[at] != ord("/")) | (not may_close))).any():
        raise Odd
    return style, type_


def _is_aside(raw: Small, at: Positions) -> Flags:
    """Which of the attributes that begin here are `cm`, `vm` or `ph`, of which only the second letter is told here.

    Raises:
        Odd: where one is none of these, nor `s` or `t`.
    """
    name = raw[at + 1]
    second = raw[at + 2]
    is_aside: Flags = ((name == ord("c")) | (name == ord("v"))) & (second == ord("m"))
    is_aside |= (name == ord("p")) & (second == ord("h"))
    if not (is_aside | (name == ord("s")) | (name == ord("t"))).all():
        raise Odd
    return is_aside
