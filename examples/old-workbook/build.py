"""The same reply in the format of 1997.

LibreOffice opens the pivot table, finds that the sheet with its records is gone, and saves what the cache still held as a
hidden sheet: the records are now in the file twice.
"""

from __future__ import annotations

from pathlib import Path

from examples.office import convert

NAME = "foi-reply-crime-by-ward.xls"


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    if with_libreoffice:
        convert(folder.parent / "pivot-cache" / "foi-reply-crime-by-ward.xlsx", "xls", folder / NAME)
