"""The ways in which a SQLite database keeps content from sight."""

from __future__ import annotations

from candour.hiding import Hiding, Sight, Weight

__all__ = ["DELETED_ROW", "FREE_PAGE", "HIDINGS", "SCHEMA", "SYSTEM_TABLE"]

FREE_PAGE = Hiding(
    "sqlite.free-page",
    "Deleted rows in pages that are free",
    Sight.BURIED,
    "Any program that shows bytes; recovery programs bring the rows back.",
    "Left out: the database is written anew.",
)
DELETED_ROW = Hiding(
    "sqlite.deleted-row",
    "Deleted rows in the free parts of pages",
    Sight.BURIED,
    "Any program that shows bytes; recovery programs bring the rows back.",
    "Left out: the database is written anew.",
)
SYSTEM_TABLE = Hiding(
    "sqlite.system-table",
    "Table that a program keeps for itself",
    Sight.COVERED,
    "Open the database with a program that shows all tables.",
    "Written anew, as far as the format needs it.",
    Weight.FORM,
)
SCHEMA = Hiding(
    "sqlite.schema",
    "Text of a table's, view's or trigger's definition",
    Sight.COVERED,
    "Open the database with a program that shows its schema.",
    "Only the tables' columns are defined anew.",
    Weight.FORM,
)
HIDINGS = (FREE_PAGE, DELETED_ROW, SYSTEM_TABLE, SCHEMA)
