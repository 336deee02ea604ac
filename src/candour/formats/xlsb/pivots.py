"""Pivot caches of an .xlsb: the records behind a pivot table, in two parts.

definition    a field: name, then the items that records point at
records       one number into the items for each field; or, where a field has no items, the value itself
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from candour.block import ListBlock
from candour.formats.archive import Unreadable
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsb.records import Body, texts_in, written
from candour.piece import Found, Gap, Mask, Table, Text, Why
from candour.place import Place

__all__ = ["read_pivot_cache"]

_CACHE, _TRACE = hidings_within("xlsb", "pivot-cache", "pivot-trace")


class _Record(IntEnum):
    MISSING = 20
    NUMBER = 21
    BOOLEAN = 22
    ERROR = 23
    TEXT = 24
    DATE = 25
    INDEX = 26
    PLAIN = 33
    MIXED = 34
    CACHE = 179
    FIELD = 183
    SOURCE = 187
    ITEMS = 189


_HAS_TEXT, _HAS_DATES = 0x08, 0x04


@dataclass(slots=True, repr=False)
class _Field:
    name: str
    flags: int = 0
    items: list[str] = field(default_factory=list)


def _value(number: int, raw: bytes) -> str | None:
    """One value, as an item or in a mixed record; None where the record is no value."""
    value = _VALUES.get(number)
    return value(Body(raw)) if value else None


def _date(body: Body) -> str:
    year, month = body.take("<H"), body.take("<H")
    day, hour, minute, _ = (body.take("<B") for _ in range(4))
    return f"{year:04}-{month:02}-{day:02}" + (f" {hour:02}:{minute:02}" if hour or minute else "")


_VALUES: dict[int, Callable[[Body], str]] = {
    _Record.MISSING: lambda _: "",
    _Record.NUMBER: lambda body: written(body.real()),
    _Record.BOOLEAN: lambda body: "TRUE" if body.take("<B") else "FALSE",
    _Record.ERROR: lambda _: "#ERROR",
    _Record.TEXT: lambda body: body.text(),
    _Record.DATE: _date,
}


def read_pivot_cache(
    definition: Iterable[tuple[int, bytes]], records: Iterable[tuple[int, bytes]], place: Place
) -> Iterator[Found]:
    """One table of the cache's records; of its items where there are no records; and who refreshed it."""
    fields: list[_Field] = []
    traces: list[str] = []
    for number, raw in definition:
        if number == _Record.FIELD:
            fields.append(_Field(next(iter(texts_in(raw, wordy=False)), "")))
        elif number == _Record.ITEMS and fields:
            (fields[-1].flags,) = struct.unpack_from("<H", raw)
        elif number in {_Record.CACHE, _Record.SOURCE}:
            traces += texts_in(raw)
        elif fields and (value := _value(number, raw)) is not None:
            fields[-1].items.append(value)
    if traces:
        yield Text(place, "\n".join(traces), _TRACE.sight, _TRACE, "refreshed by")
    header = tuple(field.name for field in fields)
    block, is_whole = _records(records, fields)
    if not is_whole:
        yield Gap(
            place,
            Why.BROKEN,
            "some records of this pivot cache could not be followed; take the pivot table out",
        )
    if not len(block) or not is_whole:
        block = _items(fields, block)
    yield Table(place, lambda: (block,), (), Mask.of(_CACHE), header, _address)


def _address(row: int, column: int) -> str:
    return f"record {row + 1:,}, column {column + 1}"


def _items(fields: list[_Field], after: ListBlock) -> ListBlock:
    block = ListBlock()
    longest = max((len(field.items) for field in fields), default=0)
    for row in range(longest):
        for column, field_ in enumerate(fields):
            if row < len(field_.items):
                block.add(row, column, field_.items[row])
    for cell in after.cells():
        block.add(longest + cell.row, cell.column, cell.text)
    return block


def _records(records: Iterable[tuple[int, bytes]], fields: list[_Field]) -> tuple[ListBlock, bool]:
    """The records as rows, and whether all of them could be followed."""
    block, is_whole = ListBlock(), True
    row, column = -1, 0
    for number, raw in records:
        if number == _Record.PLAIN:
            row, column = row + 1, 0
            try:
                _plain(block, row, Body(raw), fields)
            except (struct.error, ValueError, IndexError, Unreadable):
                is_whole = False
        elif number == _Record.MIXED:
            row, column = row + 1, 0
        elif number == _Record.INDEX and column < len(fields):
            (item,) = struct.unpack_from("<I", raw)
            if item < len(fields[column].items):
                block.add(row, column, fields[column].items[item])
            column += 1
        elif (value := _value(number, raw)) is not None:
            block.add(max(row, 0), column, value)
            column += 1
    return block, is_whole


def _plain(block: ListBlock, row: int, body: Body, fields: list[_Field]) -> None:
    for column, field_ in enumerate(fields):
        if field_.items:
            value = field_.items[body.take("<I")]
        elif field_.flags & _HAS_TEXT:
            value = body.text()
        elif field_.flags & _HAS_DATES:
            value = _date(body)
        else:
            value = written(body.real())
        block.add(row, column, value)
    if body.at != len(body.raw):
        raise ValueError("a record longer than its fields")
