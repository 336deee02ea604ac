"""The rows of a SQLite database, read by SQLite itself from memory: nothing on the disk is opened.

The database comes from outside, so nothing of it is run: only plain reading of tables is allowed, views and triggers are
told by their text, and a query that takes too long is stopped.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from hashlib import sha256

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.records import Record, table_of_records
from candour.formats.sqlite.ways import SCHEMA, SYSTEM_TABLE
from candour.piece import Blob, Count, Found, Gap, Mask, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["read_tables"]

_SYSTEM = (
    "sqlite_", "gpkg_", "rtree_", "idx_", "geometry_columns", "spatial_ref_sys", "spatialite_", "views_geometry_columns",
    "virts_geometry_columns", "layer_styles", "android_metadata",
)  # fmt: skip
_ALLOWED = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
}
_STEPS = 100_000
"""Steps of SQLite's machine between two looks at the clock."""
_MOST_FILES = 1_000
_WHOLE_VALUE = 64
_LOCKED = "it is locked with a password, or no database that SQLite can open: unlock it, and check it again"


@dataclass(frozen=True, slots=True)
class _Found:
    """One object of the schema."""

    kind: str
    name: str
    sql: str

    @property
    def is_system(self) -> bool:
        """Whether a program keeps it for itself."""
        return self.name.lower().startswith(_SYSTEM)


def read_tables(source: Source, headers: dict[int, tuple[str, ...]]) -> Iterator[Found]:
    """Each table as one grid, files that lie in its cells, and the text of the schema.

    The column names met are added to `headers`, by how many there are.

    Raises:
        Unreadable: where SQLite cannot open it.
    """
    with closing(_opened(source)) as database:
        try:
            schema = [
                _Found(*map(str, row))
                for row in database.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_master")
            ]
        except sqlite3.Error:
            raise Unreadable(_LOCKED) from None
        tables = [found for found in schema if found.kind == "table"]
        yield Count("table", len(tables), sum(table.is_system for table in tables))
        for table in tables:
            yield from _read_table(source, database, table, headers)
        words = "\n".join(
            found.sql
            for found in schema
            if found.kind in ("view", "trigger") or "--" in found.sql or "/*" in found.sql
        )
        if words:
            yield Text(source.place / "definitions", words, SCHEMA.sight, SCHEMA)


def _opened(source: Source) -> sqlite3.Connection:
    """The database in memory, with everything but reading forbidden."""
    data = bytearray(source.data)
    source.budget.spend(len(data))
    data[18:20] = b"\1\1"  # a database in the mode that keeps changes in another file opens as any other
    database = sqlite3.connect(":memory:")
    try:
        database.deserialize(bytes(data))
        database.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for setting in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
            database.execute(f"PRAGMA {setting}")
        database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        database.set_authorizer(_permission)
    except (sqlite3.Error, OverflowError):
        database.close()
        raise Unreadable(_LOCKED) from None

    def is_late() -> int:
        try:
            source.budget.spend(0)
        except LimitReached:
            return 1
        return 0

    database.set_progress_handler(is_late, _STEPS)
    return database


def _permission(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _read_table(
    source: Source, database: sqlite3.Connection, table: _Found, headers: dict[int, tuple[str, ...]]
) -> Iterator[Found]:
    place = source.place / f'table "{table.name}"'
    under = Mask.of(SYSTEM_TABLE) if table.is_system else None
    quoted = table.name.replace('"', '""')
    query = f'SELECT * FROM "{quoted}"'  # noqa: S608  (the name is quoted, and nothing but reading is allowed)
    try:
        with closing(database.execute(query)) as cursor:
            header = [str(column[0]) for column in cursor.description]
    except sqlite3.Error:
        if not _is_index(table):
            yield Gap(
                place,
                Why.UNREAD,
                "the program that this table needs is not here: look at it where it was made",
            )
        return
    if not table.is_system:
        headers.setdefault(len(header), tuple(header))
    broken: list[bool] = []

    def records() -> Iterator[Record]:
        broken.clear()
        try:
            with closing(database.execute(query)) as cursor:
                for row in cursor:
                    yield 0, [_shown(value) for value in row]
        except sqlite3.Error:
            broken.append(True)

    yield table_of_records(place, header, records, (), under)
    if broken:
        source.budget.spend(0)
        yield Gap(
            place,
            Why.BROKEN,
            "the table could not be read to its end: repair the database, and check it again",
        )
    yield from _read_files(source, database, query, header, place)


def _is_index(table: _Found) -> bool:
    """Whether the table is only an index over another, so that what it holds is read there."""
    return "using rtree" in table.sql.casefold()


def _shown(value: object) -> str:
    if isinstance(value, bytes):
        return _point(value)
    return "" if value is None else str(value)


def _point(value: bytes) -> str:
    """The coordinates of a GeoPackage's point; nothing for other bytes."""
    if value[:2] != b"GP" or len(value) < 8:
        return ""
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}.get(value[3] >> 1 & 7, 0)
    geometry = value[8 + envelope :]
    with suppress(struct.error, IndexError):
        order = "<" if geometry[0] else ">"
        if struct.unpack_from(f"{order}I", geometry, 1)[0] % 1000 == 1:
            across, up = struct.unpack_from(f"{order}dd", geometry, 5)
            return (
                f"{up:.7g}, {across:.7g}"
                if abs(across) <= 180 and abs(up) <= 90
                else f"{across:.2f} {up:.2f}"
            )
    return ""


def _read_files(
    source: Source, database: sqlite3.Connection, query: str, header: list[str], place: Place
) -> Iterator[Found]:
    """Files of a known kind that lie whole in cells. Other bytes are one blob for each column."""
    from candour.formats import format_of  # noqa: PLC0415  (asked here of what is inside, by one that it lists)

    met, others = 0, [bytearray() for _ in header]
    sizes = [0] * len(header)
    try:
        for number, row in enumerate(database.execute(query)):
            for column, value in enumerate(row):
                if not isinstance(value, bytes) or len(value) < _WHOLE_VALUE or value[:2] == b"GP":
                    continue
                kind = format_of(value) if met < _MOST_FILES else None
                if kind is None or kind.id in ("csv", "text"):
                    others[column] += sha256(value).digest()
                    sizes[column] += len(value)
                    continue
                met += 1
                where = place / f'record {number + 1:,}, "{header[column]}"'
                yield Nested(source.nested(f"{kind.id}{kind.extensions[0]}", value, where))
    except sqlite3.Error:
        return  # told where the rows were read
    if met >= _MOST_FILES:
        yield Gap(
            place,
            Why.LIMIT,
            f"more than {_MOST_FILES:,} files lie in its cells; the others were not opened: look through them yourself",
        )
    for name, size, digests in zip(header, sizes, others, strict=True):
        if size:
            digest = sha256(digests).hexdigest()
            yield Blob(place / f'column "{name}"', size, digest, "application/octet-stream")
