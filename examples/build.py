"""Builds every example: `python -m examples.build`.

Each example's folder has a `build.py` that writes its files beside itself. Those that only LibreOffice can make (a real
pivot table, an old .xls) stand in the repository; `--with-libreoffice` makes them anew.
"""

from __future__ import annotations

import argparse
import runpy
from pathlib import Path

HERE = Path(__file__).parent
ORDER = (
    "pivot-cache",
    "forgotten-worksheet",
    "filtered-list",
    "linked-workbook",
    "old-workbook",
    "clean-reply",
    "zipped-reply",
)


def build(*, with_libreoffice: bool = False) -> None:
    """Builds the examples in order: the zip holds some of the others."""
    for folder in ORDER:
        main = runpy.run_path(str(HERE / folder / "build.py"))
        main["build"](HERE / folder, with_libreoffice=with_libreoffice)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--with-libreoffice", action="store_true")
    build(with_libreoffice=parser.parse_args().with_libreoffice)
