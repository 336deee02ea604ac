"""The records of a large table written as text, a block of rows at once. It imports numpy, so it is imported only there.

Three steps, each over a whole block of bytes, none over a single cell:

    Name,Note⏎"Example, N","the ""A"" list"⏎   the bytes
        ,    ⏎"        , ","    "" ""     "⏎   1. every delimiter, line's end and quotation mark, by position
        ,    ⏎            ,                ⏎   2. those with an even number of marks before them truly divide
    └──┘ └──┘  └────────┘   └────────────┘     3. values lie between; quoted ones lose their outer marks

Where a quotation mark stands anywhere but at the edge of a value, or beside another one, the block is handed back and
`candour.formats.csv.records` reads it, whose word is the last. Values that hold two marks for one, or a line's end, are
written out into a second pool as they are meant; all others stay where they lie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from candour.block import CellKind, Pool
from candour.block_arrays import ArrayBlock, Flags, Numbers, PoolArrays, Small
from candour.formats.csv.records import REACH, Dialect, swallows_rows
from candour.formats.csv.sight import (
    AFTER_TABLE,
    BEYOND_COLUMNS,
    BEYOND_HEADER,
    BEYOND_ROWS,
    COLUMNS,
    LONG,
    ROWS,
    RUN_OF_SPACES,
    Layout,
    mask_of_cell,
)

__all__ = ["Taken", "may_have_invisible", "take_block"]

_QUOTE, _LF, _CR = b'"\n\r'
_NONE = np.zeros(0, np.intp)


class Taken(NamedTuple):
    """What was taken off the front of a text: its cells, how many bytes and rows it was."""

    block: ArrayBlock
    size: int
    rows: int


def take_block(text: bytes, dialect: Dialect, row: int, layout: Layout, *, is_all: bool) -> Taken | None:
    """The whole records at the front of a text that begins with one, the first of them at this row.

    None where only the reference road can read them. Where this is not all of the text, as many bytes are taken as make
    whole records, which may be none.
    """
    raw = np.frombuffer(text, np.uint8)
    marks = _Marks.of(text, raw, ord(dialect.delimiter), is_all=is_all)
    if b'"' in text and not (marks.stop and marks.are_regular(raw)):
        literal = _literal_quotes(raw, ord(dialect.delimiter))
        marks = _Marks.of(text, raw, ord(dialect.delimiter), literal, is_all=is_all)
        if not marks.are_regular(raw):
            return None
    values = _Values.between(marks, raw)
    if len(marks.quotes) and len(values.starts) and int((values.ends - values.starts).max()) >= REACH:
        return None
    if values.is_rewritten is not None and values.may_swallow(text, dialect):
        return None
    block = _block(text[: marks.stop], values, row)
    _mask_by_place(block, layout)
    _mask_by_content(block)
    return Taken(block, marks.stop, len(values.in_row))


@dataclass(slots=True)
class _Marks:
    """The bytes of a text that divide its values, up to the end of its last whole record."""

    dividers: NDArray[Any]
    """Delimiters and line ends that stand in no quoted value."""
    is_line_end: Flags
    quotes: NDArray[Any]
    inner_line_feeds: NDArray[Any]
    """Those that stand in a quoted value."""
    stop: int
    """Where the last whole record ends."""
    delimiter: int
    is_sure: bool = True
    """False where a quotation mark that was taken for a mere character stands in a quoted value."""

    @classmethod
    def of(
        cls, text: bytes, raw: Small, delimiter: int, literal: NDArray[Any] = _NONE, *, is_all: bool
    ) -> _Marks:
        """The marks of a text; its end is a line's end too where this is all of it. Literal quotation marks are none."""
        hits = raw == delimiter
        hits |= raw == _LF
        if b'"' in text:
            hits |= raw == _QUOTE
        at = np.flatnonzero(hits).astype(np.int32)
        code = raw[at]
        has_lone_cr = False
        if b"\r" in text:
            line_feeds = at[code == _LF]
            paired = np.count_nonzero(raw[line_feeds[line_feeds > 0] - 1] == _CR)
            has_lone_cr = bool(np.count_nonzero(raw == _CR) != paired)
        if has_lone_cr:
            at = np.flatnonzero(hits | (raw == _CR)).astype(np.int32)
            code = raw[at]
        quotes = inner = _NONE
        is_sure = True
        if b'"' in text:
            code[np.searchsorted(at, literal)] = 0
            is_quote = code == _QUOTE
            is_inside = (np.cumsum(is_quote, dtype=np.uint8) & 1).view(np.bool_)
            quotes, inner = at[is_quote], at[is_inside & (code == _LF)]
            is_sure = not is_inside[code == 0].any()
            divides = ~(is_quote | is_inside) & (code != 0)
            at, code = at[divides], code[divides]
        if has_lone_cr:
            is_pair = (code[:-1] == _CR) & (code[1:] == _LF) & (at[1:] == at[:-1] + 1)
            keep = np.append(~is_pair, np.ones(min(1, len(at)), np.bool_))
            at, code = at[keep], code[keep]
        marks = cls(at, code != delimiter, quotes, inner, 0, delimiter, is_sure)
        marks._cut(raw, is_all=is_all)
        return marks

    def _cut(self, raw: Small, *, is_all: bool) -> None:
        """Leaves out what lies after the last whole record."""
        ends = np.flatnonzero(self.is_line_end)
        if not is_all and len(ends) and self.dividers[ends[-1]] == len(raw) - 1 and raw[-1] == _CR:
            ends = ends[:-1]  # an LF may follow
        stop = int(self.dividers[ends[-1]]) + 1 if len(ends) else 0
        if is_all and stop < len(raw):
            stop = len(raw)
            self.dividers = np.append(self.dividers, np.int32(stop))
            self.is_line_end = np.append(self.is_line_end, np.True_)
        else:
            count = int(ends[-1]) + 1 if len(ends) else 0
            self.dividers, self.is_line_end = self.dividers[:count], self.is_line_end[:count]
            self.quotes = self.quotes[: np.searchsorted(self.quotes, stop)]
            self.inner_line_feeds = self.inner_line_feeds[: np.searchsorted(self.inner_line_feeds, stop)]
        self.stop = stop

    def are_regular(self, raw: Small) -> bool:
        """Whether every quotation mark opens a value at its beginning, closes one at its end, or stands beside another."""
        if len(self.quotes) % 2 or not self.is_sure:
            return False
        is_edge: Flags = np.zeros(256, np.bool_)
        is_edge[[self.delimiter, _LF, _CR, _QUOTE]] = True
        before, after = self.quotes[::2] - 1, self.quotes[1::2] + 1
        before, after = before[before >= 0], after[after < len(raw)]
        return bool(is_edge[raw[before]].all() and is_edge[raw[after]].all())


def _literal_quotes(raw: Small, delimiter: int) -> NDArray[Any]:
    """The quotation marks of lines in which none begins a value: outside quoted values they are mere characters."""
    quotes = np.flatnonzero(raw == _QUOTE)
    breaks = np.flatnonzero((raw == _LF) | (raw == _CR))
    before = raw[quotes - 1]
    begins = (quotes == 0) | (before == delimiter) | (before == _LF) | (before == _CR)
    line = np.searchsorted(breaks, quotes)
    has_beginning: Flags = np.zeros(len(breaks) + 1, np.bool_)
    has_beginning[line[begins]] = True
    literal: NDArray[Any] = quotes[~has_beginning[line]]
    return literal


@dataclass(slots=True)
class _Values:
    """The values of whole records, in order, without the marks around them."""

    starts: Numbers
    ends: Numbers
    in_row: NDArray[Any]
    """How many each record has."""
    is_rewritten: Flags | None
    """Those that hold two quotation marks for one, or a line feed."""

    @classmethod
    def between(cls, marks: _Marks, raw: Small) -> _Values:
        ends = marks.dividers.astype(np.int32)
        if not len(ends):
            return cls(ends, ends, _NONE, None)
        starts = np.empty_like(ends)
        starts[0], starts[1:] = 0, ends[:-1] + 1
        line_ends = np.flatnonzero(marks.is_line_end)
        in_row = np.diff(line_ends, prepend=-1)
        closing = line_ends[ends[line_ends] > starts[line_ends]]
        ends[closing] -= raw[ends[closing] - 1] == _CR
        if not len(marks.quotes):
            return cls(starts, ends, in_row, None)
        is_quoted = raw.take(starts, mode="clip") == _QUOTE
        starts += is_quoted
        ends -= is_quoted
        opening = marks.quotes[2::2]
        doubled = opening[raw[opening - 1] == _QUOTE]
        is_rewritten: Flags | None = None
        if len(doubled) or len(marks.inner_line_feeds):
            is_rewritten = np.zeros(len(ends), np.bool_)
            for at in (doubled, marks.inner_line_feeds):
                is_rewritten[np.searchsorted(ends, at, side="right")] = True
        return cls(starts, ends, in_row, is_rewritten)

    def may_swallow(self, text: bytes, dialect: Dialect) -> bool:
        """Whether a value runs over so many rows that a mark may be missing."""
        starts, ends = self.starts[self.is_rewritten], self.ends[self.is_rewritten]
        return any(
            swallows_rows(text[start:end].decode("utf-8", "replace"), dialect)
            for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
        )


def _block(text: bytes, values: _Values, row: int) -> ArrayBlock:
    """The cells of these values, seen all of them."""
    first = np.cumsum(values.in_row) - values.in_row
    column = np.arange(len(values.starts), dtype=np.int32)
    column -= np.repeat(first.astype(np.int32), values.in_row)
    np.minimum(column, COLUMNS, out=column)
    rows = np.repeat(np.arange(row, row + len(first), dtype=np.int32), values.in_row)
    flags = values.is_rewritten
    if flags is None:
        pool = PoolArrays.over(text, values.starts, values.ends)
        number = np.flatnonzero(~pool.blank).astype(np.int32)
        nought, kind = np.zeros(len(number), np.uint8), np.full(len(number), CellKind.TEXT, np.uint8)
        return ArrayBlock(
            (pool,), rows.take(number), column.take(number), nought, kind, nought.copy(), number
        )
    plain = ~flags
    pools = (
        PoolArrays.over(text, values.starts[plain], values.ends[plain]),
        PoolArrays.of(Pool.of(_rewritten(text, values.starts[flags], values.ends[flags]))),
    )
    number = np.where(flags, np.cumsum(flags), np.cumsum(plain)).astype(np.int32) - 1
    nought, kind = np.zeros(len(number), np.uint8), np.full(len(number), CellKind.TEXT, np.uint8)
    return ArrayBlock(pools, rows, column, nought, kind, flags.view(np.uint8), number).without_blanks()


def _rewritten(text: bytes, starts: Numbers, ends: Numbers) -> list[str]:
    """Values as they are meant: one quotation mark for two."""
    spans = zip(starts.tolist(), ends.tolist(), strict=True)
    return [text[start:end].replace(b'""', b'"').decode("utf-8", "replace") for start, end in spans]


def _mask_by_place(block: ArrayBlock, layout: Layout) -> None:
    """Masks what stands where a reader would not look. The layout takes every row that is not blank."""
    if not len(block):
        return
    begins = np.flatnonzero(np.diff(block.row, prepend=-1))
    rows = block.row[begins]
    widths = block.column[np.append(begins[1:], len(block)) - 1] + 1
    if int(rows[0]) - layout.last_row == 1 and int(rows[-1] - rows[0]) == len(rows) - 1:  # no blank line
        layout.take_run(len(rows), int(np.count_nonzero(widths > 1)))
        limit: NDArray[Any] | int = layout.limit
    else:
        limits = np.fromiter(map(layout.take, rows.tolist(), widths.tolist()), np.int64, len(rows))
        limit = np.repeat(limits, np.diff(begins, append=len(block)))
    block.mask[block.column >= limit] = BEYOND_HEADER
    block.mask[np.broadcast_to(np.equal(limit, 0), len(block))] = AFTER_TABLE
    block.mask[block.column >= COLUMNS] = BEYOND_COLUMNS
    block.mask[np.searchsorted(block.row, ROWS) :] = BEYOND_ROWS


def _mask_by_content(block: ArrayBlock) -> None:
    """Masks cells whose own content hides: too long, with a NUL, or with text behind many spaces."""
    for number, values in enumerate(block.values):
        text = bytes(values.pool.text)
        suspects = [np.flatnonzero(values.lengths > LONG)]
        if odd := [*_occurrences(text, b"\0"), *_occurrences(text, RUN_OF_SPACES.encode())]:
            at = np.searchsorted(values.ends, odd, side="right")
            suspects.append(at[at < len(values.ends)])
        for value in np.unique(np.concatenate(suspects)).tolist():
            if mask := mask_of_cell(values.pool.value(value)):
                at = block.holding(number, [value])
                block.mask[at[block.mask[at] == 0]] = mask


def _occurrences(text: bytes, what: bytes) -> Iterator[int]:
    at = text.find(what)
    while at >= 0:
        yield at
        at = text.find(what, at + len(what))


def may_have_invisible(text: bytes) -> bool:
    """Whether a text may hold characters that print nothing; quickly, for one that hardly ever does."""
    if text.isascii():
        return False
    if any(
        start[:1] in text and start in text for start in _RARE_STARTS
    ):  # one byte is looked for far more quickly
        return True
    raw = np.frombuffer(text, np.uint8)
    at = np.flatnonzero(raw[:-2] == 0xE2)
    second, third = raw[at + 1], raw[at + 2]
    found = _PRINTS_NOTHING[second & 1, third] & ((second == 0x80) | (second == 0x81))
    return bool(found.any())


_PRINTS_NOTHING: Flags = np.zeros((2, 256), np.bool_)
_PRINTS_NOTHING[0, [0x8B, *range(0xAA, 0xAF)]] = True  # E2 80 …: U+200B, U+202A-202E
_PRINTS_NOTHING[1, [*range(0xA0, 0xA5), *range(0xA6, 0xAA)]] = True  # E2 81 …: U+2060-2064, U+2066-2069
_RARE_STARTS = tuple(character.encode()[:3] for character in "\u180e\ufeff\U000e0001")
