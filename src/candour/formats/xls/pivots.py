"""Pivot caches: the records kept behind pivot tables, one stream for each cache.

SXDB 3,000 records, refreshed by whom
SXFDB field "Surname"   SXSTRING Ashdown   SXSTRING Example …      shared items of the field
SXFDB field "Age"       (no shared items: values stand in the records)
SXDBB 1 …  SXNUM 34     record 1: item 1 of the first field, then a value for each field without items
SXDBB 0 …  SXNUM 51     record 2
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, chain

from candour.block import CellKind, ListBlock, Pool
from candour.formats.archive import Unreadable
from candour.formats.compound import Container, Node
from candour.formats.listing import listing
from candour.formats.wording import runs_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.quiet import Others
from candour.formats.xls.records import Body, Kind, body_of, decimal, walk
from candour.formats.xls.workbook import Workbook
from candour.piece import Count, Found, Gap, Mask, Table, Text, Why
from candour.place import Place, a1

__all__ = ["STORAGES", "read_pivots"]

STORAGES = ("_SX_DB_CUR", "_SX_DB")
_SXDB, _SXFDB, _SXDBB, _SXRNG, _SXFMLA, _SXNAME = 0xC6, 0xC7, 0xC8, 0xD8, 0xF9, 0xF6
_NUMBER, _BOOL, _ERROR, _INT, _STRING, _DATE, _NIL = 0xC9, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF
_LONG_INDEXES, _SHARED, _CALCULATED = 0x200, 0x1, 0x8000
_CELLS = 100_000
_Value = tuple[CellKind, str]


@dataclass(slots=True, repr=False)
class _Field:
    name: str
    is_shared: bool
    """Whether records point at its items; otherwise their values stand in the records."""
    width: int
    groups: int
    items: int
    """How many of either are still to come."""
    values: list[_Value] = field(default_factory=list)


@dataclass(repr=False)
class _Cache:
    """One cache. Fields and items are gathered once; the records are read anew each time."""

    data: bytes
    biff: int
    encoding: str
    fields: list[_Field] = field(default_factory=list)
    base: int = 0
    """How many of its fields stand in the records."""
    refreshed_by: str = ""
    outside: list[str] = field(default_factory=list)
    """Names of groups, bounds of ranges."""
    formulas: list[str] = field(default_factory=list)
    others: Others = field(default_factory=Others)
    start: int = 0
    """Where the records begin."""
    is_whole: bool = False
    _bounds: int = 0

    def gather(self) -> None:
        """Goes as far as the first record."""
        for kind, at, size in walk(self.data, 0, len(self.data)):
            self.start = at - 4
            raw = self.data[at : at + size]
            if kind == _SXDB:
                self._take_cache(raw)
            elif kind == _SXFDB:
                self._take_field(body_of(self.data, at, size, len(self.data))[0])
            elif kind in _VALUES:
                if not self._take_item(kind, at, size):
                    return
            elif kind in (_SXDBB, Kind.EOF):
                return
            elif kind == _SXRNG:
                self._bounds = 3
            elif kind in (_SXFMLA, _SXNAME):
                self.formulas += runs_in(raw)
            else:
                self.others.take(kind, raw)
        self.start = len(self.data)

    def _take_cache(self, raw: bytes) -> None:
        self.base = struct.unpack_from("<H", raw, 10)[0]
        (length,) = struct.unpack_from("<H", raw, 18)
        if length and length != 0xFFFF:
            self.refreshed_by = Body(raw[20:], self.biff, self.encoding).chars(length)

    def _take_field(self, raw: bytes) -> None:
        flags, _, _, _, groups, _, items = struct.unpack_from("<7H", raw)
        name = Body(raw[14:], self.biff, self.encoding).text(2)
        is_shared = bool(flags & _SHARED)
        made = _Field(name, is_shared, 2 if flags & _LONG_INDEXES else 1, groups, items)
        self.fields.append(made)
        self._bounds = 0

    def _take_item(self, kind: int, at: int, size: int) -> bool:
        """Adds an item to the last field. False where it is of a record already."""
        if not self.fields:
            return True
        last, value = self.fields[-1], self._value(kind, at, size)
        if self._bounds:
            self._bounds -= 1
            self.outside.append(value[1])
        elif last.groups:
            last.groups -= 1
            self.outside.append(value[1])
        elif last.items:
            last.items -= 1
            last.values.append(value)
        else:
            return False
        return True

    def _value(self, kind: int, at: int, size: int) -> _Value:
        try:
            raw, breaks = body_of(self.data, at, size, len(self.data))
            return _VALUES[kind](Body(raw, self.biff, self.encoding, breaks))
        except (struct.error, ValueError):
            return CellKind.TEXT, ""

    # ── the table ───────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self) -> Iterator[ListBlock]:
        """The records; then the items that no record points at, one to a row. Mask 1 is on those deleted."""
        rows = _Rows(self.fields)
        for items, values in self._records():
            rows.add_record(items, values)
            if len(rows.block) > _CELLS:
                yield rows.handed_over()
        rows.add_items(self.base, mask=int(rows.row > 0 and self.is_whole))
        if len(rows.block):
            yield rows.block

    def _records(self) -> Iterator[tuple[list[tuple[int, int]], list[tuple[int, _Value]]]]:
        """Each record: the items that it points at, and the values that stand in it, with the field of each."""
        bases = list(enumerate(self.fields[: self.base]))
        shared = [(number, each.width) for number, each in bases if each.is_shared]
        own = [number for number, each in bases if not each.is_shared]
        items: list[tuple[int, int]] = []
        values: list[tuple[int, _Value]] = []
        self.is_whole = False
        for kind, at, size in walk(self.data, self.start, len(self.data)):
            if kind == _SXDBB:
                if items or values:
                    yield items, values
                items, values = list(_pointed_at(body_of(self.data, at, size, len(self.data))[0], shared)), []
            elif kind in _VALUES:
                if own and len(values) == len(own):  # records without items have nothing else to part them
                    yield items, values
                    items, values = [], []
                column = own[len(values)] if len(values) < len(own) else len(self.fields)
                values.append((column, self._value(kind, at, size)))
            elif kind == Kind.EOF:
                self.is_whole = True
                break
        if items or values:
            yield items, values


class _Rows:
    """Makes blocks of records and items. All items of the cache stand in one pool."""

    def __init__(self, fields: list[_Field]) -> None:
        self._fields = fields
        self._pool = Pool.of(chain.from_iterable((text for _, text in each.values) for each in fields))
        self._firsts = list(accumulate((len(each.values) for each in fields), initial=0))
        self._used = bytearray(len(self._pool))
        self.block = ListBlock(self._pool)
        self.row = 0

    def handed_over(self) -> ListBlock:
        """The block so far. The next begins."""
        done, self.block = self.block, ListBlock(self._pool)
        return done

    def add_record(self, items: list[tuple[int, int]], values: list[tuple[int, _Value]]) -> None:
        """Adds a record: the items it points at, and the values that stand in it."""
        for column, item in items:
            if item < len(self._fields[column].values):  # beyond them there is nothing to point at
                self._used[self._firsts[column] + item] = 1
                self._add(column, item, 0)
        for column, (kind, text) in values:
            self.block.add(self.row, column, text, kind)
        self.row += 1

    def add_items(self, base: int, mask: int) -> None:
        """Adds the items that no record points at. The mask is for those of fields that stand in records."""
        for column, each in enumerate(self._fields):
            for item in range(len(each.values)):
                if not self._used[self._firsts[column] + item]:
                    self._add(column, item, mask if column < base else 0)
                    self.row += 1

    def _add(self, column: int, item: int, mask: int) -> None:
        kind, text = self._fields[column].values[item]
        if kind is CellKind.TEXT:
            self.block.add_shared(self.row, column, self._firsts[column] + item, mask)
        else:
            self.block.add(self.row, column, text, kind, mask)


def _pointed_at(raw: bytes, shared: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for column, width in shared:
        if at + width > len(raw):
            return
        yield column, int.from_bytes(raw[at : at + width], "little")
        at += width


def _date(body: Body) -> _Value:
    year, month, day, hour, minute, second = struct.unpack("<HHBBBB", body.take(8))
    time = f" {hour:02}:{minute:02}:{second:02}" if hour or minute or second else ""
    return CellKind.TEXT, f"{year:04}-{month:02}-{day:02}{time}"


_VALUES: dict[int, Callable[[Body], _Value]] = {
    _NUMBER: lambda body: (CellKind.NUMBER, decimal(body.f64())),
    _BOOL: lambda body: (CellKind.OTHER, "TRUE" if body.u16() else "FALSE"),
    _ERROR: lambda _: (CellKind.OTHER, "#ERROR"),
    _INT: lambda body: (CellKind.NUMBER, str(struct.unpack("<h", body.take(2))[0])),
    _STRING: lambda body: (CellKind.TEXT, body.text(2)),
    _DATE: _date,
    _NIL: lambda _: (CellKind.TEXT, ""),
}


def read_pivots(
    container: Container, read: Callable[[Node], bytes], place: Place, workbook: Workbook
) -> Iterator[Found]:
    """Every pivot cache of the workbook. `read` gives the bytes of its stream, unlocked where they were locked."""
    streams = [node for storage in STORAGES for node in container.children(storage) if not node.is_storage]
    for order, node in enumerate(streams):
        source = _source_of(node.name, workbook.sources)
        try:
            cache = _Cache(read(node), workbook.biff, workbook.encoding)
            cache.gather()
            yield from _found(cache, place, order + 1, source)
        except (struct.error, IndexError, ValueError, Unreadable):
            what = "the records kept behind a pivot table are damaged; ask for the file to be sent again"
            yield Gap(place / f"pivot cache {order + 1}", Why.BROKEN, what)
    if streams:
        yield Count("pivot cache", len(streams), len(streams))


def _source_of(name: str, sources: dict[int, tuple[str, int, int]]) -> str:
    try:
        sheet, row, column = sources[int(name, 16)]
    except (KeyError, ValueError):
        return ""
    return f"{sheet}!{a1(row, column)}"


def _found(cache: _Cache, place: Place, number: int, source: str) -> Iterator[Found]:
    place = place / (f'pivot cache {number} of "{source}"' if source else f"pivot cache {number}")
    header = tuple(each.name or f"field {at + 1}" for at, each in enumerate(cache.fields))
    masks = (Mask.of(hiding("pivot-deleted-item")),)
    under = Mask.of(hiding("pivot-cache"))
    yield Table(place, cache.blocks, masks, under, (*header, "other items"), _address)
    rows = ((text,) for text in dict.fromkeys(cache.outside))
    if table := listing(place / "groups", rows, under, ("item",)):
        yield table
    for what, label, text in (
        ("pivot-trace", "refreshed by", cache.refreshed_by),
        ("formula-literal", "formula", "\n".join(cache.formulas)),
    ):
        if text:
            yield Text(place, text, hiding(what).sight, hiding(what), label)
    yield from cache.others.found(place)


def _address(row: int, _: int) -> str:
    return f"record {row + 1}"
