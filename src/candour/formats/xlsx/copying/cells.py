"""Cells of the copy: those in sight, with the values that they show, where they come to stand.

gathered cells ──▶ in sight, or blank ──▶ values as shown ──▶ styles of the copy ──▶ rows of the copy
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from candour.block_arrays import Flags
from candour.cleaned import Redaction
from candour.formats.numberformat_shown import shown
from candour.formats.numberformat_words import only_for, says_words
from candour.formats.spreadsheet_looks import CellMask
from candour.formats.xlsx.copying.gathering import Gathered, SheetCells, Value
from candour.formats.xlsx.copying.lines import Layout
from candour.formats.xlsx.copying.looks import Looks
from candour.formats.xlsx.copying.numbers import NewNumbers
from candour.formats.xlsx.copying.rows import NewRows
from candour.formats.xlsx.copying.texts import Texts

__all__ = ["CellCopier", "Common", "Dressing", "Seen"]

_ERROR = re.compile(
    rb"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|BLOCKED!|CONNECT!|FIELD!|UNKNOWN!|BUSY!|EXTERNAL!|PYTHON!)"
)

_OWN, _MOST_OWN = 52, 2000
"""Where, in the number that stands for a look, that of its own number format begins, and how many of those there may be."""

Dressing = Callable[[Gathered], "NDArray[np.int32] | None"]
"""For each cell which set of conditional formats is on it, 0 for none; None where there are none on any of them."""


@dataclass(slots=True, repr=False)
class Common:
    """What all sheets of a copy share."""

    texts: Texts
    looks: Looks
    numbers: NewNumbers
    redaction: Redaction = field(default_factory=Redaction)
    dress_sets: list[tuple[int, ...]] = field(default_factory=lambda: [()])
    """The conditional formats that stand for a number of a `Dressing`, the one that goes before first."""
    redacted: int = 0
    _redactions: dict[tuple[str, bytes], str | None] = field(default_factory=dict)

    def blacked_out(self, code: str, value: bytes) -> str | None:
        """What a number becomes where what it is, or what it shows, is to be blacked out; None where it is not."""
        key = (code, value)
        if key not in self._redactions:
            text = value.decode("ascii", "replace")
            found = self.redaction.text(text)
            if found == text:
                text = _shown(code, text, from_1904=self.numbers.from_1904)
                found = self.redaction.text(text)
            self._redactions[key] = None if found == text else found
        return self._redactions[key]


def _shown(code: str, text: str, *, from_1904: bool) -> str:
    try:
        return shown(code, float(text), from_1904=from_1904).strip()
    except ValueError:
        return text


@dataclass(frozen=True, slots=True, repr=False)
class Seen:
    """Which cells of a sheet stay: by the numbers of their masks."""

    stays: Flags
    layout: Layout
    styled_rows: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    styled_columns: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    """Rows and columns of the copy that have a look of their own."""

    def may_differ(self, row: NDArray[Any], column: NDArray[Any]) -> Flags:
        """Which cells stand in such a row or column: one without any look differs from it."""
        if not (len(self.styled_columns) or len(self.styled_rows)):
            return np.zeros(len(row), np.bool_)
        found: Flags = np.isin(row, self.styled_rows) | np.isin(column, self.styled_columns)
        return found


@dataclass(slots=True, repr=False)
class CellCopier:
    """Writes the cells of one sheet."""

    cells: SheetCells
    seen: Seen
    common: Common
    dressing: Dressing
    rows: NewRows
    left_out: Counter[int] = field(default_factory=Counter)
    """By mask: how many values were left out."""

    def write(self) -> None:
        """Writes all of them into the rows."""
        for run in self.cells.runs:
            self._write_run(run)

    def _write_run(self, run: Gathered) -> None:
        seen, layout = self.seen, self.seen.layout
        is_value = run.kind != Value.BLANK
        stays = seen.stays[run.mask]
        masks, counts = np.unique(run.mask[is_value & ~stays], return_counts=True)
        self.left_out.update(dict(zip(masks.tolist(), counts.tolist(), strict=True)))
        here = (
            layout.rows.stay(run.row) & layout.columns.stay(run.column) & ((run.mask != CellMask.FAR) | stays)
        )
        sets = self.dressing(run)
        at = np.flatnonzero(here)
        kind = np.where(is_value & stays, run.kind, np.uint8(Value.BLANK))[at]
        run = run.only(at)
        sets = np.zeros(len(at), np.int32) if sets is None else sets[at]
        kind, values = _values(run, kind, self.cells, self.common, sets)
        style = _styles(run, kind, values, self.common, sets)
        row, column = layout.rows.new(run.row), layout.columns.new(run.column)
        kept = (kind != Value.BLANK) | (style > 0) | seen.may_differ(row, column)
        self.rows.add(row[kept], column[kept], style[kept], kind[kept], values[kept])


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _values(
    run: Gathered, kind: NDArray[np.uint8], cells: SheetCells, common: Common, sets: NDArray[np.int32]
) -> tuple[NDArray[np.uint8], NDArray[np.object_]]:
    """What stands in each cell, as bytes, and what kind of value that is."""
    kind = kind.copy()
    values = np.empty(len(kind), object)
    values[:] = b""
    _put_texts(run, kind, values, cells, common)
    _put_numbers(run, kind, values, common, sets)
    for at in np.flatnonzero(kind > Value.TEXT).tolist():
        raw = run.raw(at).strip()
        if kind[at] == (
            Value.TRUTH if raw in {b"0", b"1"} else Value.ERROR if _ERROR.fullmatch(raw) else None
        ):
            values[at] = raw
        else:
            _put_text(kind, values, at, raw.decode("utf-8", "replace"), common)
    return kind, values


def _put_text(
    kind: NDArray[np.uint8], values: NDArray[np.object_], at: int, text: str, common: Common
) -> None:
    number = common.texts.of_text(text)
    kind[at] = Value.TEXT if number >= 0 else Value.BLANK
    values[at] = b"%d" % number if number >= 0 else b""


def _put_texts(
    run: Gathered, kind: NDArray[np.uint8], values: NDArray[np.object_], cells: SheetCells, common: Common
) -> None:
    at = np.flatnonzero(kind == Value.TEXT)
    if not len(at):
        return
    used, first, back = np.unique(run.text[at], return_index=True, return_inverse=True)
    order = np.argsort(first)
    numbers = used[order].tolist()
    texts = common.texts
    if min(numbers) >= 0:
        found = texts.of_shared(numbers)
    else:
        found = [
            texts.of_shared([n])[0] if n >= 0 else -1 if n == -1 else texts.of_own(cells.own[-2 - n])
            for n in numbers
        ]
    written = np.empty(len(used), object)
    written[order] = [b"%d" % number if number >= 0 else b"" for number in found]
    values[at] = written[back]
    kind[at[values[at] == b""]] = Value.BLANK


def _put_numbers(
    run: Gathered,
    kind: NDArray[np.uint8],
    values: NDArray[np.object_],
    common: Common,
    sets: NDArray[np.int32],
) -> None:
    at = np.flatnonzero(kind == Value.NUMBER)
    if not len(at):
        return
    dressed = at[sets[at] > 0]
    for which, codes in ((at[sets[at] == 0], None), (dressed, _codes(run, dressed, common, sets))):
        found = common.numbers.of(run, which, codes)
        values[which] = np.array([*found, None], object)[:-1]
        for n in (which[n] for n, value in enumerate(found) if value is None):
            _put_text(kind, values, int(n), run.raw(int(n)).decode("utf-8", "replace").strip(), common)
    if common.redaction:
        for n in at[kind[at] == Value.NUMBER].tolist():
            code = common.looks.code(int(run.style[n]), common.dress_sets[int(sets[n])])
            if (text := common.blacked_out(code, run.raw(n).strip())) is not None:
                _put_text(kind, values, n, text, common)
                common.redacted += 1


def _codes(run: Gathered, at: NDArray[np.intp], common: Common, sets: NDArray[np.int32]) -> Sequence[str]:
    return [
        common.looks.code(style, common.dress_sets[number])
        for style, number in zip(run.style[at].tolist(), sets[at].tolist(), strict=True)
    ]


# ── styles ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _styles(
    run: Gathered,
    kind: NDArray[np.uint8],
    values: NDArray[np.object_],
    common: Common,
    sets: NDArray[np.int32],
) -> NDArray[Any]:
    """The style of each cell in the copy."""
    key = (sets.astype(np.int64) << 33) | (run.style.astype(np.int64) << 1) | (kind == Value.BLANK)
    own, codes = _own_codes(key, kind, values, common)
    key |= own << _OWN
    used, first, back = np.unique(key, return_index=True, return_inverse=True)
    new = np.zeros(len(used), np.int64)
    for n in np.argsort(first).tolist():
        number, is_blank, worn = _taken_apart(int(used[n]), common)
        code = codes[int(used[n]) >> _OWN]
        new[n] = common.looks.number(number, is_blank=is_blank, dresses=worn, code=code)
    found: NDArray[Any] = new[back]
    return found


def _own_codes(
    key: NDArray[np.int64], kind: NDArray[np.uint8], values: NDArray[np.object_], common: Common
) -> tuple[NDArray[np.int64], list[str | None]]:
    """For cells whose number format says words, the number of the format that says only those that they show."""
    own = np.zeros(len(key), np.int64)
    codes: dict[str, int] = {}
    used, back = np.unique(key, return_inverse=True)
    written = [
        common.looks.code(style, worn) for style, _, worn in (_taken_apart(int(one), common) for one in used)
    ]
    telling = np.array(
        [not one & 1 and says_words(code) for one, code in zip(used.tolist(), written, strict=True)], np.bool_
    )
    for at in np.flatnonzero(telling[back]).tolist() if len(used) else ():
        code = _only_shown(written[int(back[at])], int(kind[at]), values[at])
        own[at] = codes.setdefault(code, min(len(codes) + 1, _MOST_OWN))
    return own, [None, *codes]


def _taken_apart(key: int, common: Common) -> tuple[int, bool, tuple[int, ...]]:
    return key >> 1 & 0xFFFFFFFF, bool(key & 1), common.dress_sets[key >> 33 & 0x7FFFF]


def _only_shown(code: str, kind: int, value: bytes) -> str:
    """A number format with no words but those that it shows for this value."""
    if kind == Value.NUMBER:
        return only_for(code, float(value))
    return only_for(code, "text") if kind == Value.TEXT else "General"
