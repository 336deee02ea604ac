"""dBase tables (.dbf): records of fixed width, as shapefiles and old databases keep them.

What a reader sees:
    The records that are not marked as deleted.

What else is inside:
    Records marked as deleted, whole, until somebody packs the table; records beyond the number that the header tells of;
    in tables of Visual FoxPro the path of the database that they belong to.

What Candour cannot read:
    Long texts (memos), which lie in a file of their own beside the table: a Gap where a record points at one.

How it cleans:
    A new table with the records that are seen and nothing else.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from candour.formats.archive import Unreadable
from candour.formats.records import Record, table_of_records
from candour.formats.wording import runs_in
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Mask, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

DELETED = Hiding(
    "dbf.deleted-record",
    "Records marked as deleted but still there",
    Sight.BURIED,
    "Open the table with a program that shows deleted records, or look for lines that begin with an asterisk.",
    "The records are left out.",
)
BEYOND = Hiding(
    "dbf.record-beyond-count",
    "Records beyond the number that the table says it has",
    Sight.BURIED,
    "Any program that shows bytes; some recovery programs count the records anew.",
    "The records are left out.",
)
DATABASE_PATH = Hiding(
    "dbf.database-path",
    "Path of the database that the table belongs to",
    Sight.BURIED,
    "Any program that shows the table's header.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
REMAINS = Hiding(
    "dbf.stray-bytes",
    "Bytes behind the last record",
    Sight.BURIED,
    "Any program that shows bytes.",
    "Left out of the clean copy.",
)
HIDINGS = (DELETED, BEYOND, DATABASE_PATH, REMAINS)

_CODE_PAGES = {
    1: "cp437", 2: "cp850", 3: "cp1252", 4: "mac_roman", 8: "cp865", 10: "cp850", 13: "cp437", 14: "cp850",
    25: "cp437", 26: "cp850", 29: "cp850", 37: "cp850", 55: "cp850", 87: "cp1252", 88: "cp1252", 89: "cp1252",
    100: "cp852", 101: "cp866", 102: "cp865", 200: "cp1250", 201: "cp1251", 202: "cp1254", 203: "cp1253",
}  # fmt: skip
"""By the header's language driver; Windows-1252 where it names none."""
_END_OF_FILE = 0x1A
_DELETED_SIGN = ord("*")
_NUMBERS = {b"I": "<i", b"B": "<d", b"O": "<d", b"Y": "<q"}
"""Kinds of field that hold a number in binary."""
_MEMOS = (b"M", b"G", b"P", b"W", b"Q")
_QUIET = (b"0",)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    kind: bytes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    """How the table is laid out."""

    fields: tuple[_Field, ...]
    count: int
    first: int
    """Where the first record begins; each takes `size` bytes, its mark of deletion among them."""
    size: int
    encoding: str


def read(source: Source) -> Iterator[Found]:
    """The records, with masks for those that are deleted or not counted, and what lies behind them."""
    data = source.data
    table = _laid_out(data)
    whole = max(len(data) - table.first, 0) // table.size
    counted = min(table.count, whole)
    if counted < table.count:
        detail = (
            f"{table.count - counted:,} of its records are missing: ask for the file again, and check that"
        )
        yield Gap(source.place, Why.BROKEN, detail)
    beyond = _beyond(data, table, whole)
    deleted = sum(data[table.first + number * table.size] == _DELETED_SIGN for number in range(counted))
    yield Count("record", counted + beyond, deleted + beyond)

    def records() -> Iterator[Record]:
        for number in range(counted + beyond):
            start = table.first + number * table.size
            record = bytes(data[start : start + table.size])
            mask = 2 if number >= counted else int(record[0] == _DELETED_SIGN)
            yield mask, [_value(record, field, table.encoding) for field in table.fields]

    masks = (Mask.of(DELETED, "deleted records"), Mask.of(BEYOND, "records that are not counted"))
    yield table_of_records(source.place, [field.name for field in table.fields], records, masks)
    yield from _beside(source, table, counted + beyond)


def _laid_out(data: bytes | memoryview) -> _Table:
    if len(data) < 33:
        raise Unreadable("it is cut short: ask for it again, and check that")
    count, first, size = struct.unpack_from("<IHH", data, 4)
    fields, at, start = [], 32, 1
    while at + 32 <= min(first, len(data)) and data[at] != 0x0D:
        name = bytes(data[at : at + 11]).partition(b"\0")[0].decode("cp1252", "replace").strip()
        kind = bytes(data[at + 11 : at + 12])
        length = data[at + 16] | (data[at + 17] << 8 if kind == b"C" else 0)
        if kind not in _QUIET:
            fields.append(_Field(name, kind, start, start + length))
        start += length
        at += 32
    if not fields or size < 2:
        raise Unreadable("its header tells of no fields: ask for it again, and check that")
    return _Table(tuple(fields), count, first, size, _CODE_PAGES.get(data[29], "cp1252"))


def _beyond(data: bytes | memoryview, table: _Table, whole: int) -> int:
    """How many records lie behind the counted ones. The sign for the end of the file, where it stands, ends them."""
    number = table.count
    while number < whole and data[table.first + number * table.size] in (0x20, _DELETED_SIGN):
        number += 1
    return max(number - table.count, 0)


def _value(record: bytes, field: _Field, encoding: str) -> str:
    raw = record[field.start : field.end]
    if shape := _NUMBERS.get(field.kind):
        return str(struct.unpack(shape, raw)[0]) if len(raw) == struct.calcsize(shape) else ""
    if field.kind == b"T" and len(raw) == 8:
        return ""  # a moment in days and thousandths of seconds: no person is told by it
    text = raw.rstrip(b" \0").lstrip(b" ")
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        return text.decode(encoding, "replace")


def _beside(source: Source, table: _Table, records: int) -> Iterator[Found]:
    """The path behind the fields, memos that lie elsewhere, and what stands behind the last record."""
    data = source.data
    at = 32
    while at < min(table.first, len(data)) and data[at] != 0x0D:
        at += 32
    if told := runs_in(data[at : table.first]):
        place = source.place / "header"
        yield Text(place, "\n".join(told), DATABASE_PATH.sight, DATABASE_PATH, "path")
    memos = [field for field in table.fields if field.kind in _MEMOS]
    starts = range(table.first, table.first + records * table.size, table.size)
    if any(
        bytes(data[start + field.start : start + field.end]).strip(b" \0")
        for field in memos
        for start in starts
    ):
        names = ", ".join(f'"{field.name}"' for field in memos)
        yield Gap(source.place, Why.UNREAD, f"long texts of {names} lie in a file beside this one (.dbt or .fpt): look through that too")  # fmt: skip
    rest = bytes(data[table.first + records * table.size :])
    if told := runs_in(rest.strip(bytes([_END_OF_FILE, 0, 0x20]))):
        place = source.place / f"{len(rest):,} bytes behind the last record"
        yield Text(place, "\n".join(told), REMAINS.sight, REMAINS)
