"""The same reply in the format of 1997: an .xls whose pivot table keeps its records, with a hidden sheet besides."""

from __future__ import annotations

from pathlib import Path

from examples.office import convert

NAME = "foi-reply-crime-by-ward.xls"


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    if with_libreoffice:
        convert(folder.parent / "pivot-cache" / "foi-reply-crime-by-ward.xlsx", "xls", folder / NAME)
