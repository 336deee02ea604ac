"""SQLite databases, GeoPackages among them.

What a reader sees:
    The rows of its tables.

What else is inside:
    Rows that were deleted: their bytes stay in free pages, and in free parts of pages, until the database is rebuilt.
    Tables that programs keep for themselves, with counts, descriptions and names; the text of views and triggers.

What Candour cannot read:
    Tables whose program is not there (full-text and spatial indexes of some kinds), and databases that are locked. Rows
    in free space that have partly been written over are read as runs of words. Changes that a program had not yet written back lie in another
    file (`-wal`, `-journal`).

How it cleans:
    The tables that are seen are written to a new database.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.sqlite.pages import read_free_space
from candour.formats.sqlite.rows import read_tables
from candour.formats.sqlite.ways import HIDINGS
from candour.piece import Found
from candour.source import Source

__all__ = ["HIDINGS", "read"]


def read(source: Source) -> Iterator[Found]:
    """The tables, then what lies in free space."""
    headers: dict[int, tuple[str, ...]] = {}
    yield from read_tables(source, headers)
    yield from read_free_space(source, headers)
