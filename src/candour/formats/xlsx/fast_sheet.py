"""The fast road through a large sheet: its bytes become arrays, a run of rows at a time.

chunks ──▶ runs of whole rows ──▶ cells (sheet_bytes) ──▶ values ──▶ masks ──▶ ArrayBlock
                                                            │
             pool 0 the shared strings    pool 1 numbers and plain texts, copied out    pool 2 texts that were escaped

It reads what nearly all programs write, and steps aside for the parser where it meets anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from candour.block import Block, CellKind, Pool
from candour.block_arrays import ArrayBlock, Flags, Numbers, PoolArrays, Positions, Small
from candour.errors import LimitReached
from candour.formats import xml
from candour.formats.archive import Unreadable
from candour.formats.spreadsheet_sight_arrays import ArrayWalk, FilledCells
from candour.formats.xlsx.sheet import Cells, StepAside, from_1904
from candour.formats.xlsx.sheet_bytes import PADDING, CellType, Odd, RowCells, cells_of_rows
from candour.formats.xlsx.strings import unescaped
from candour.formats.xml import BadXml

__all__ = ["fast_blocks"]

_RUN, _LONGEST_RUN, _LONGEST_START = 4 << 20, 64 << 20, 8 << 20
_DECLARATION = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml([^<>]*)\?>")
_OTHER_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-?8["']|us-ascii["'])""", re.IGNORECASE)
_OPENS = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])[^<>]*>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos);")
_CONTROL = re.compile(r"[\0-\x1f]")
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
    sheet = _Sheet(cells)
    try:
        for run in _runs(cells.chunks()):
            block = sheet.block(run)
            if len(block):
                yield block
    except (Odd, BadXml, Unreadable, UnicodeDecodeError):
        raise StepAside(sheet.rows) from None


# ── runs of rows ────────────────────────────────────────────────────────────────────────────────────────────────


def _runs(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The rows of a sheet, in runs of whole ones.

    Raises:
        Odd: where the part is not written in the usual way, or ends before its rows do.
    """
    pieces = iter(chunks)
    opens = _opening(pieces)
    if opens[0].endswith(b"/>"):
        return
    prefix = opens[1]
    row_end, close = b"</" + prefix + b"row>", b"</" + prefix + b"sheetData"
    rest, searched = opens.string[opens.end() :], 0
    while (end := rest.find(close, max(0, searched - len(close)))) < 0:
        searched = len(rest)
        if len(rest) > _RUN and (cut := rest.rfind(row_end) + len(row_end)) > len(row_end):
            yield _without(prefix, rest[:cut])
            rest, searched = rest[cut:], 0
        try:
            piece = next(pieces, None)
        except LimitReached:
            yield _without(prefix, rest[: rest.rfind(row_end) + len(row_end)])
            raise
        if piece is None or len(rest) > _LONGEST_RUN:
            raise Odd
        rest += piece
    if end:
        yield _without(prefix, rest[:end])
    rest = rest[end + len(close) :]
    for piece in pieces:  # the part counts as looked through only once it has been taken to its end
        if b"sheetData" in rest:
            raise Odd
        rest = rest[-len(close) :] + piece
    if b"sheetData" in rest:
        raise Odd


def _opening(pieces: Iterator[bytes]) -> re.Match[bytes]:
    """The tag that opens the rows, in all that has been taken so far."""
    start = b""
    opens = None
    while opens is None:
        piece = next(pieces, None)
        if piece is None or len(start) > _LONGEST_START:
            raise Odd
        start += piece
        opens = _OPENS.search(start)
    declaration = _DECLARATION.match(start)
    before = start[declaration.end() if declaration else 0 : opens.start()]
    is_other = declaration is not None and _OTHER_ENCODING.search(declaration[1]) is not None
    if is_other or b"<!" in before or b"<?" in before or b"\0" in before or not before.strip():
        raise Odd
    return opens


def _without(prefix: bytes, rows: bytes) -> bytes:
    """Rows whose tags have no prefix."""
    return rows.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</") if prefix else rows


# ── values ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True, repr=False)
class _Sheet:
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
        data, found = _cells_of(run)
        if len(found.row) and int(found.row[0]) <= self._last_row:
            raise Odd
        block, style = self._filled(data, found)
        shared = np.where(block.pool == 0, block.value, np.int32(-1))
        pools = block.pools

        def text(at: int) -> str:
            return pools[int(block.pool[at])].value(int(block.value[at]))

        block.mask = self._walk.masks(FilledCells(block.row, block.column, style, block.kind, shared, text))
        self.rows += found.rows
        self._last_row = int(found.row[-1]) if len(found.row) else self._last_row
        return block

    def _filled(self, data: bytes, found: RowCells) -> tuple[ArrayBlock, Numbers]:
        """The cells that are not blank, unmasked, and their styles."""
        raw = np.frombuffer(data, np.uint8)
        kind = _KINDS[found.type]
        is_date = self._dates[np.where(found.style < len(self._dates), found.style, 0)]
        kind[is_date & (found.type == CellType.NUMBER)] = CellKind.DATE
        is_shared = found.type == CellType.SHARED
        is_written = ~is_shared & self._needs_writing(data, raw, found, kind)
        is_plain = ~(is_shared | is_written)
        written = self._written(data, found, kind, is_written)
        plain = PoolArrays.gathered(raw, found.starts[is_plain], found.ends[is_plain])
        _check_utf8(bytes(plain.pool.text))
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
        parts = found.row[at], found.column[at], np.zeros(len(at), np.uint8), kind[at], pool[at], number[at]
        return ArrayBlock(pools, *parts), found.style[at]

    def _shared_numbers(self, raw: Small, starts: Positions, ends: Positions) -> tuple[Numbers, Flags]:
        """The numbers of shared strings that stand here, and which of these strings there are. Notes that they are used."""
        number = _whole_numbers(raw, starts, ends)
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
            text = _text(data[found.starts[at] : found.ends[at]])
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


def _cells_of(run: bytes) -> tuple[bytes, RowCells]:
    """The cells of a run of rows, and the bytes in which their values lie."""
    data = run + PADDING
    try:
        return data, cells_of_rows(data)
    except Odd:
        data = _SPACE_BETWEEN.sub(b"><", run.strip()) + PADDING
        if len(data) == len(run) + len(PADDING):
            raise
    return data, cells_of_rows(data)


def _odd_bytes(data: bytes, raw: Small, *, has_text: bool) -> Iterator[Positions]:
    """Where the bytes stand that make a value other than they say: entities, control characters, escapes of texts."""
    if b"&" in data or bool((raw < ord(" ")).any()):
        yield np.flatnonzero((raw == ord("&")) | (raw < ord(" ")))
    if has_text and b"_x" in data:
        yield np.array([match.start() for match in _ESCAPE.finditer(data)], np.intp)


def _whole_numbers(raw: Small, starts: Positions, ends: Positions) -> Numbers:
    """The whole numbers from each start to its end; 0 where there is nothing.

    Raises:
        Odd: where anything but at most nine digits stands there.
    """
    length = ends - starts
    number = np.zeros(len(length), np.int32)
    most = int(length.max()) if len(length) else 0
    if most > 9:
        raise Odd
    for step in range(most):
        has_digit = length > step
        digit = raw[starts + step] - np.uint8(ord("0"))
        if (has_digit & (digit > 9)).any():
            raise Odd
        number = np.where(has_digit, number * 10 + digit, number)
    return number


def _text(raw: bytes) -> str:
    """The text that these bytes of XML stand for."""
    text = raw.decode()
    if _CONTROL.search(text) or text.count("&") != len(_ENTITY.findall(text)):
        return xml.tree(b"<v>" + raw + b"</v>").text or ""
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text


def _check_utf8(text: bytes) -> None:
    try:
        text.isascii() or text.decode()
    except UnicodeDecodeError:
        raise Odd from None
