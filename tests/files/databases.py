"""Containers of open data, each named for what is true of it."""

from __future__ import annotations

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["FILES", "UNSEALED", "dbf", "parquet", "sqlite"]

PEOPLE = (("Nia Example", "01/02/1980", "07700 900123"), ("Tomos Sample", "03/04/1975", "07700 900456"))
GONE = ("Mair Hidden", "05/06/1990", "07700 900789")
HEADER = ("full_name", "dob", "phone")


# ── dBase ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def dbf(
    rows: Sequence[Sequence[str]],
    *,
    deleted: Sequence[int] = (),
    counted: int | None = None,
    path: str = "",
    tail: bytes = b"",
    memo: bool = False,
) -> bytes:
    """A dBase table of these rows; some of them marked as deleted, or not counted by the header."""
    widths = [40, 12, 16]
    fields = b"".join(
        name.upper().encode()[:10].ljust(11, b"\0") + b"C" + bytes(4) + bytes([width]) + bytes(15)
        for name, width in zip(HEADER, widths, strict=True)
    )
    if memo:
        fields += b"NOTES".ljust(11, b"\0") + b"M" + bytes(4) + bytes([10]) + bytes(15)
        widths.append(10)
    link = path.encode().ljust(263, b"\0") if path else b""
    first, size = 32 + len(fields) + 1 + len(link), 1 + sum(widths)
    head = bytes([0x30 if path else 3, 126, 11, 22]) + struct.pack(
        "<IHH", len(rows) if counted is None else counted, first, size
    )
    head = head.ljust(29, b"\0") + b"\x03\0\0"
    records = b"".join(
        (b"*" if number in deleted else b" ")
        + b"".join(
            value.encode("cp1252").ljust(width)
            for value, width in zip([*row, *["7"] * memo], widths, strict=True)
        )
        for number, row in enumerate(rows)
    )
    return head + fields + b"\r" + link + records + b"\x1a" + tail


# ── SQLite ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def sqlite(*statements: str, rows: int = 0) -> bytes:
    """A database made by these statements, after a table of people; with so many more rows that are then deleted."""
    with sqlite3.connect(":memory:") as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute(f"CREATE TABLE people ({', '.join(HEADER)})")
        database.executemany("INSERT INTO people VALUES (?, ?, ?)", PEOPLE)
        for number in range(rows):
            database.execute(
                "INSERT INTO people VALUES (?, ?, ?)", (GONE[0], GONE[1], f"07700 900{number % 1000:03}")
            )
        if rows:
            database.execute("DELETE FROM people WHERE full_name = ?", (GONE[0],))
        for statement in statements:
            database.execute(statement)
        database.commit()
        return database.serialize()


# ── Parquet ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def parquet(rows: Sequence[Sequence[str]] = PEOPLE, **notes: str) -> bytes:
    """A Parquet table of these rows, with these notes in its footer."""
    table = pa.table({name: [row[at] for row in rows] for at, name in enumerate(HEADER)})
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(notes or None), out)
    return out.getvalue()


def _unused_entry() -> bytes:
    """A table whose dictionary keeps a name that no row uses."""
    names = pa.DictionaryArray.from_arrays(pa.array([0, 1]), pa.array([PEOPLE[0][0], PEOPLE[1][0], GONE[0]]))
    table = pa.table({"full_name": names, "phone": [PEOPLE[0][2], PEOPLE[1][2]]})
    out = io.BytesIO()
    pq.write_table(table, out, write_statistics=False)
    return out.getvalue()


def _old_statistic() -> bytes:
    """A table whose greatest name was overwritten where it stands in a row, and not in the footer."""
    out = io.BytesIO()
    table = pa.table({"full_name": [PEOPLE[0][0], "Zoe Suppressed"], "phone": [PEOPLE[0][2], PEOPLE[1][2]]})
    pq.write_table(table, out, use_dictionary=False, compression="NONE", write_page_index=False)
    data = out.getvalue()
    at = data.index(b"\x0e\0\0\0Zoe Suppressed")
    return data[: at + 4] + b"suppressed____" + data[at + 18 :]


# ── reports with their data ─────────────────────────────────────────────────────────────────────────────────────────


def _zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0)), data)
    return out.getvalue()


def _power_bi() -> bytes:
    layout = {
        "sections": [{"displayName": "Summary", "config": json.dumps({"filter": "victim = 'Nia Example'"})}]
    }
    origin = {
        "Connections": [{"ConnectionString": "Data Source=sql01;Initial Catalog=victims;User ID=jbloggs"}]
    }
    return _zipped(
        **{
            "Version": "1.28".encode("utf-16-le"),
            "Report/Layout": json.dumps(layout).encode("utf-16-le"),
            "Connections": json.dumps(origin).encode(),
            "DataModel": bytes(range(256)) * 8,
        }
    )


def _tableau() -> bytes:
    book = b"<workbook><datasource caption='Victims'><connection server='sql01' username='jbloggs'/></datasource></workbook>"
    return _zipped(**{"report.twb": book, "Data/victims.hyper": b"HyPe" + bytes(500)})


def _index(count: int) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (f"Nia Example{chr(97 + number % 26)}", "01/02/1980", f"07700 900{number % 1000:03}")
        for number in range(count)
    )


UNSEALED: dict[str, Callable[[], bytes]] = {
    "dbf-of-people": lambda: dbf(PEOPLE),
    "dbf-keeps-a-deleted-record": lambda: dbf((*PEOPLE, GONE), deleted=[2]),
    "dbf-has-more-records-than-it-counts": lambda: dbf((*PEOPLE, GONE), counted=2),
    "dbf-of-many-people": lambda: dbf(_index(900), deleted=range(0, 900, 3)),
    "dbf-names-its-database": lambda: dbf(PEOPLE, path="c:/users/jbloggs/victims.dbc"),
    "dbf-has-bytes-behind-its-end": lambda: dbf(PEOPLE, tail=b"Mair Hidden 07700 900789"),
    "dbf-points-at-memos": lambda: dbf(PEOPLE, memo=True),
    "sqlite-of-people": sqlite,
    "sqlite-keeps-deleted-rows": lambda: sqlite(rows=3),
    "sqlite-keeps-free-pages": lambda: sqlite(rows=900),
    "sqlite-counts-its-rows": lambda: sqlite("CREATE TABLE cases (id INTEGER PRIMARY KEY AUTOINCREMENT)", "INSERT INTO cases DEFAULT VALUES"),
    "sqlite-view-names-somebody": lambda: sqlite("CREATE VIEW one AS SELECT phone FROM people WHERE full_name = 'Mair Hidden'"),
    "sqlite-holds-a-file": lambda: sqlite(f"CREATE TABLE files AS SELECT x'{_zipped(**{'note.txt': b'Nia Example 07700 900321'}).hex()}' AS body"),
    "parquet-old-statistic": _old_statistic,
}  # fmt: skip
"""None of these has checksums: of one altered inside, nobody can tell."""

FILES: dict[str, Callable[[], bytes]] = {
    "parquet-of-people": parquet,
    "parquet-keeps-notes": lambda: parquet(source="c:/users/jbloggs/victims.sql"),
    "parquet-unused-entry": _unused_entry,
    "pbix-keeps-its-data": _power_bi,
    "twbx-keeps-its-data": _tableau,
}
