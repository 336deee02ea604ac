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
from typing import Any

import numpy as np
from numpy.typing import NDArray

from candour.block_arrays import Flags, Numbers, Positions, Small
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS

__all__ = ["CellType", "Odd", "RowCells", "cells_of_rows", "digits"]


class Odd(Exception):  # noqa: N818  (a state of the file, not a fault)
    """These rows are written in a way that only the parser reads."""


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
    """The cells of some whole rows that have a value, in parallel arrays, and the rows' own numbers."""

    row: Numbers
    column: Numbers
    style: Numbers
    type: Small
    starts: Numbers
    """Where each value's bytes begin, and where they end."""
    ends: Numbers
    last_row: int
    empty: tuple[Numbers, Numbers]
    """Rows and columns of cells without a value."""


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


_T = _Tag
_BEGINNINGS: dict[bytes, tuple[_Tag, bytes]] = {
    b"ro": (_T.ROW, b"w"),
    b"/r": (_T.ROW_END, b"o"),
    b"c ": (_T.CELL, b"r"),
    b"/c": (_T.CELL_END, b">"),
    b"v>": (_T.VALUE, b""),
    b"/v": (_T.VALUE_END, b">"),
    b"f>": (_T.FORMULA, b""),
    b"f ": (_T.FORMULA, b""),
    b"f/": (_T.FORMULA, b">"),
    b"/f": (_T.FORMULA_END, b">"),
    b"is": (_T.INLINE, b">"),
    b"/i": (_T.INLINE_END, b"s"),
    b"t>": (_T.TEXT, b""),
    b"t ": (_T.TEXT, b"x"),
    b"/t": (_T.TEXT_END, b">"),
}
"""The first two bytes of each tag after its `<`, and the third where there is but one that is right."""
_FOLLOWS = {
    _T.ROW: (_T.CELL, _T.ROW_END, _T.ROW),
    _T.ROW_END: (_T.ROW,),
    _T.CELL: (_T.VALUE, _T.FORMULA, _T.INLINE, _T.CELL_END, _T.CELL, _T.ROW_END),
    _T.CELL_END: (_T.CELL, _T.ROW_END),
    _T.VALUE: (_T.VALUE_END,),
    _T.VALUE_END: (_T.CELL_END,),
    _T.FORMULA: (_T.FORMULA_END, _T.VALUE, _T.CELL_END),
    _T.FORMULA_END: (_T.VALUE, _T.CELL_END),
    _T.INLINE: (_T.TEXT,),
    _T.INLINE_END: (_T.CELL_END,),
    _T.TEXT: (_T.TEXT_END,),
    _T.TEXT_END: (_T.INLINE_END,),
}
_CLOSED_BEFORE = frozenset(
    {(_T.ROW, _T.ROW), (_T.CELL, _T.CELL), (_T.CELL, _T.ROW_END), (_T.FORMULA, _T.VALUE), (_T.FORMULA, _T.CELL_END)}
)  # fmt: skip
"""Pairs of which the first tag must have closed itself: `<c r="A1"/><c r="B1">`."""

_TAG_OF = np.zeros(1 << 16, np.uint8)
_THIRD = np.zeros(len(_Tag), np.uint8)
for _two, (_tag, _third) in _BEGINNINGS.items():
    _TAG_OF[_two[0] << 8 | _two[1]] = _tag
for _two, (_tag, _third) in _BEGINNINGS.items():
    if _third and _two not in {b"f/", b"t "}:
        _THIRD[_tag] = _third[0]

_NO, _OPEN, _CLOSED, _AFTER_TEXT = 0, 1, 2, 3
_PAIR = np.zeros((16, 16), np.uint8)
"""How one tag may follow another: not at all, after one left open, after one that closed itself, after text."""
for _one, _next in product(_FOLLOWS, _Tag):
    if _next in _FOLLOWS[_one]:
        _is_closed = (_one, _next) in _CLOSED_BEFORE
        _is_text = _one in {_T.VALUE, _T.FORMULA, _T.TEXT} and not _is_closed
        _PAIR[_one, _next] = _AFTER_TEXT if _is_text else _CLOSED if _is_closed else _OPEN
