"""A reply of several files in one zip, as it would be e-mailed: one clean, one with a forgotten worksheet, one linked."""

from __future__ import annotations

import zipfile
from pathlib import Path

NAME = "foi-2099-0417.zip"
HOLDS = (
    "clean-reply/crimes-by-ward.xlsx",
    "forgotten-worksheet/foi-reply-staff-by-rank.xlsx",
    "linked-workbook/custody-summary.xlsx",
    "pivot-cache/foi-reply-crime-by-ward.xlsx",
)


def build(folder: Path, *, with_libreoffice: bool = False) -> None:
    with zipfile.ZipFile(folder / NAME, "w") as archive:
        for name in HOLDS:
            file = folder.parent / name
            archive.writestr(
                zipfile.ZipInfo(f"reply/{file.name}", (2023, 8, 8, 14, 30, 0)), file.read_bytes()
            )
