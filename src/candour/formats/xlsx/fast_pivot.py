"""The fast road through a large pivot cache: its records become arrays, a run of them at a time.

    <r><x v="3"/><s v="12 High Street"/><n v="9990000018"/><d v="2099-01-02T00:00:00"/><m/></r>
    R  ITEM      TEXT                   NUMBER             DATE                         BLANK  _R

         pool 0 the shared items    pool 1 values copied out    pool 2 values that were escaped

Each tag must close itself, hold nothing but its value, and may follow the one before. Where anything else is met, the
parser reads on from there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from xml.etree.ElementTree import Element

import numpy as np

from candour.block import Block, CellKind, Pool
from candour.block_arrays import ArrayBlock, Flags, Numbers, PoolArrays, Positions, Small
from candour.formats.ooxml.package import Package
from candour.formats.xlsx.digits import PADDING, whole_numbers
from candour.formats.xlsx.pivot_definition import PivotCache, value_of
from candour.formats.xlsx.pivot_records import RecordBlocks, plain_records
from candour.formats.xlsx.runs import Odd, Runs, attribute_of_value, is_utf8
from candour.formats.xml import BadXml

__all__ = ["fast_records"]


class _Tag(IntEnum):
    OTHER = 0
    RECORD = 1
    RECORD_END = 2
    BLANK = 3
    ITEM = 4
    TEXT = 5
    NUMBER = 6
    DATE = 7
    TRUTH = 8
    ERROR = 9


_T = _Tag
_BEGINNINGS = {
    b"r>": _T.RECORD, b"/r": _T.RECORD_END, b"m/": _T.BLANK, b"m ": _T.BLANK, b"x ": _T.ITEM, b"s ": _T.TEXT,
    b"n ": _T.NUMBER, b"d ": _T.DATE, b"b ": _T.TRUTH, b"e ": _T.ERROR,
}  # fmt: skip
_TAG_OF = np.zeros(1 << 16, np.uint8)
for _two, _tag in _BEGINNINGS.items():
    _TAG_OF[_two[0] << 8 | _two[1]] = _tag
_NAMES = {_T.TEXT: "s", _T.NUMBER: "n", _T.DATE: "d", _T.TRUTH: "b", _T.ERROR: "e"}
_MOST_VALUES = 1 << 16
"""Of one record. The parser has its own bound."""
_MIDNIGHT = b"T00:00:00"
_IN_DATE: Flags = np.zeros(256, np.bool_)
_IN_DATE[list(b"0123456789-")] = True


def fast_records(package: Package, part: str, cache: PivotCache) -> RecordBlocks:
    """What gives the blocks of a cache's records, as `plain_records` does."""
    return lambda: _blocks(package, part, cache)


def _blocks(package: Package, part: str, cache: PivotCache) -> Iterator[Block]:
    records = _Records(cache)
    runs = Runs(package.stream(part), b"pivotCacheRecords", b"r")
    try:
        for run in runs:
            block = records.block(run)
            if len(block):
                yield block
    except (Odd, BadXml, UnicodeDecodeError):
        yield from plain_records(runs.untaken(), cache, records.count)


@dataclass(frozen=True, slots=True)
class _Found:
    """The values of some whole records, in parallel arrays."""

    records: int
    row: Numbers
    """The number of the record among these."""
    at: Numbers
    """Which of the record's values it is."""
    tag: Small
    starts: Positions
    ends: Positions


@dataclass(slots=True, repr=False)
class _Records:
    """The records of one cache while their runs go by."""

    cache: PivotCache
    count: int = 0
    """How many records have been given."""
    _shared: PoolArrays = field(init=False)
    _kinds: Small = field(init=False)
    """By shared item."""

    def __post_init__(self) -> None:
        self._shared = PoolArrays.of(self.cache.pool)
        self._kinds = np.frombuffer(b"".join(each.kinds for each in self.cache.fields), np.uint8)

    def block(self, run: bytes) -> ArrayBlock:
        """The values of a run of records.

        Raises:
            Odd, BadXml, UnicodeDecodeError: where it is not written in the usual way.
        """
        data = run + PADDING
        raw = np.frombuffer(data, np.uint8)
        found = _found(raw, run)
        column = self._columns(found.at)
        is_item = found.tag == _T.ITEM
        number = np.zeros(len(column), np.int32)
        is_there: Flags = np.ones(len(column), np.bool_)
        starts, ends = found.starts[is_item], found.ends[is_item]
        number[is_item], is_there[is_item] = self._items(raw, starts, ends, column[is_item])
        kind = np.full(len(column), CellKind.TEXT, np.uint8)
        kind[found.tag == _T.NUMBER] = CellKind.NUMBER
        kind[(found.tag == _T.TRUTH) | (found.tag == _T.ERROR)] = CellKind.OTHER
        kind[is_item & is_there] = self._kinds[number[is_item & is_there]]
        ends = found.ends.copy()
        is_written = (
            _end_of_dates(raw, found, ends) | _are_escaped(data, raw, found) | (found.tag == _T.TRUTH)
        )
        is_written &= ~is_item
        is_plain = ~(is_item | is_written)
        plain = PoolArrays.gathered(raw, found.starts[is_plain], ends[is_plain])
        if not is_utf8(bytes(plain.pool.text)):
            raise Odd
        pools = (self._shared, plain, PoolArrays.of(Pool.of(_written(data, found, is_written))))
        number[is_plain] = np.arange(np.count_nonzero(is_plain))
        number[is_written] = np.arange(np.count_nonzero(is_written))
        pool = is_plain + 2 * is_written.astype(np.uint8)
        row = found.row + np.int32(self.count)
        self.count += found.records
        self.cache.records = max(self.cache.records, self.count)
        self._note_used(number[is_item & is_there])
        block = ArrayBlock(pools, row, column, np.zeros(len(row), np.uint8), kind, pool, number)
        return block.only(np.flatnonzero(is_there)).without_blanks()

    def _columns(self, at: Numbers) -> Numbers:
        """The columns of values by their places in their records; those of no field stand after the fields."""
        own = np.array(self.cache.columns, np.int32)
        beyond = len(self.cache.fields) + np.maximum(at - len(own), 0)
        return np.where(at < len(own), own.take(at, mode="clip") if len(own) else 0, beyond).astype(np.int32)

    def _items(
        self, raw: Small, starts: Positions, ends: Positions, column: Numbers
    ) -> tuple[Numbers, Flags]:
        """The numbers in the pool of these shared items, and which of them there are."""
        fields = self.cache.fields
        sizes = np.array([*(len(each.texts) for each in fields), 0], np.int32)
        firsts = np.array(self.cache.firsts, np.int32)
        item = whole_numbers(raw, starts, ends)
        column = np.minimum(column, len(fields))
        is_there = (starts < ends) & (item < sizes[column])
        return np.where(is_there, firsts[column] + item, 0).astype(np.int32), is_there

    def _note_used(self, number: Numbers) -> None:
        used = np.zeros(len(self._kinds), np.uint8)
        used[number] = 1
        for each, first in zip(self.cache.fields, self.cache.firsts, strict=False):
            own = np.frombuffer(each.used, np.uint8)
            own |= used[first : first + len(own)]


def _found(raw: Small, run: bytes) -> _Found:
    """The values of whole records.

    Raises:
        Odd: where anything but such records is met.
    """
    size = len(run)
    begins = np.flatnonzero(raw[:size] == ord("<"))
    tag = _TAG_OF[(raw[begins + 1].astype(np.uint16) << 8) | raw[begins + 2]]
    after = np.append(begins[1:], size)
    is_value, is_valued = tag >= _T.BLANK, tag >= _T.ITEM
    is_begin, is_end = tag == _T.RECORD, tag == _T.RECORD_END
    if not len(tag) or begins[0] or not is_begin[0] or not is_end[-1] or not tag.all():
        raise Odd
    follows = np.append(tag[1:], np.uint8(_T.RECORD))
    length = after - begins
    is_right = np.where(is_end, (follows == _T.RECORD) & (length == len("</r>")), follows != _T.RECORD)
    is_right &= ~is_begin | (length == len("<r>"))
    is_right &= ~is_value | ((raw[after - 1] == ord(">")) & (raw[after - 2] == ord("/")))
    for step, byte in ((3, b"v"), (4, b"="), (5, b'"')):
        is_right &= ~is_valued | (raw[begins + step] == byte[0])
    is_right &= ~is_valued | ((raw[after - 3] == ord('"')) & (length >= len('<x v=""/>')))
    if not is_right.all() or run.count(b'"') != 2 * np.count_nonzero(is_valued):
        raise Odd  # a second attribute, or a value that holds something
    row = (np.cumsum(is_begin) - 1).astype(np.int32)
    at = np.arange(len(tag)) - np.flatnonzero(is_begin)[row] - 1
    if int(at.max()) > _MOST_VALUES:
        raise Odd
    valued = np.flatnonzero(is_valued)
    return _Found(
        int(row[-1]) + 1,
        row[valued],
        at[valued].astype(np.int32),
        tag[valued],
        begins[valued] + len('<x v="'),
        after[valued] - len('"/>'),
    )


def _end_of_dates(raw: Small, found: _Found, ends: Positions) -> Flags:
    """Leaves midnight off the ends of dates; gives those values that are dates of another form."""
    is_other: Flags = found.tag == _T.DATE
    day = np.flatnonzero(is_other & (ends - found.starts == len("2099-01-02") + len(_MIDNIGHT)))
    is_day: Flags = np.ones(len(day), np.bool_)
    for step in range(len("2099-01-02")):
        is_day &= _IN_DATE[raw[found.starts[day] + step]]
    for step, byte in enumerate(_MIDNIGHT):
        is_day &= raw[ends[day] - len(_MIDNIGHT) + step] == byte
    ends[day[is_day]] -= len(_MIDNIGHT)
    is_other[day[is_day]] = False
    return is_other


def _are_escaped(data: bytes, raw: Small, found: _Found) -> Flags:
    """Which values hold an entity or a control character."""
    flags: Flags = np.zeros(len(found.tag), np.bool_)
    if b"&" in data or bool((raw < ord(" ")).any()):
        hit = np.flatnonzero((raw == ord("&")) | (raw < ord(" ")))
        at = np.searchsorted(found.ends, hit, side="right")
        hit, at = hit[at < len(flags)], at[at < len(flags)]
        flags[at[found.starts[at] <= hit]] = True
    return flags


def _written(data: bytes, found: _Found, is_written: Flags) -> list[str]:
    """The values of these cells, as they are meant."""
    values = []
    for at in np.flatnonzero(is_written).tolist():
        text = attribute_of_value(data[found.starts[at] : found.ends[at]])
        values.append(value_of(Element(_NAMES[_Tag(found.tag[at])], v=text))[1])
    return values
