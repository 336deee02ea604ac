"""How long a whole check takes, beside what the best-known readers take for the values alone, on the same files.

    python bench/check.py            builds the files where they are not there yet (about a minute), then measures
    python bench/check.py --quick    without the workbook of a million rows, and without openpyxl

Each figure is a process of its own from start to end, the best of three (openpyxl runs once), with the most memory it held.
A check does far more than the readers beside it: it reads hidden rows and sheets, styles and the records behind pivot
tables, and looks for personal data in all of it. The limit is what unpacking the same parts takes and nothing else.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
from build_data import DATA, build

CHECK = "candour check (everything)"
LIMIT = "unpacking only (the limit)"
# fmt: off
WORKBOOK = {
    LIMIT: "from candour.formats.ooxml.package import Package; from candour.source import Source; from candour.place import Place\n"
           "p = Package(Source('a', open(path, 'rb').read(), Place(('a',))))\n"
           "for part in p.parts:\n    for _ in p.stream(part): pass",
    "candour: cells of every sheet and cache": "from candour.formats.xlsx import read; from candour.source import Source; from candour.place import Place; from candour.piece import Table\n"
           "for found in read(Source('a', open(path, 'rb').read(), Place(('a',)))):\n"
           "    if isinstance(found, Table):\n        for block in found.blocks(): list(block.tallies())",
    "python-calamine (values of sheets)": "import python_calamine\n"
           "book = python_calamine.CalamineWorkbook.from_path(path)\n"
           "for name in book.sheet_names: book.get_sheet_by_name(name).to_python()",
    "polars (values of sheets)": "import polars\npolars.read_excel(path, sheet_id=0, engine='calamine')",
}
OPENPYXL = {"openpyxl (everything it reads)": "import openpyxl\nopenpyxl.load_workbook(path)"}
TABLE = {
    "candour: cells": "from candour.formats.csv import read; from candour.source import Source; from candour.place import Place; from candour.piece import Table\n"
           "for found in read(Source('a', open(path, 'rb').read(), Place(('a',)))):\n"
           "    if isinstance(found, Table):\n        for block in found.blocks(): list(block.tallies())",
    "Python's csv module": "import csv\nfor row in csv.reader(open(path, newline='', encoding='utf-8')): pass",
    "polars (values)": "import polars\npolars.read_csv(path, infer_schema=False)",
}
TABLES = {
    "records.csv": "table of 100 MB as text: records of people, five identifiers in each row",
    "release.csv": "table of 100 MB as text: open crime data with nobody in it",
}
# fmt: on


class Run(NamedTuple):
    """What one process took: wall time in seconds, and the most memory it held, in MB."""

    seconds: float
    memory: float


def _run(*command: str) -> Run:
    began = time.perf_counter()
    # An installed program has its bytecode, whatever this shell says of writing any.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        [sys.executable, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=env
    ) as process:
        errors = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
    if b"Traceback" in errors:
        raise SystemExit(f"{errors.decode()}\nthis run failed: {command[-1][:300]}")
    return Run(seconds, used.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def best(*command: str, times: int = 3) -> Run:
    """The quickest of several runs of a command."""
    return min(_run(*command) for _ in range(times))


def check(name: str) -> Run:
    """The whole of `candour check` on one of the files."""
    return best("-m", "candour", "check", str(DATA / name))


def peers(name: str, codes: dict[str, str], times: int = 3) -> dict[str, Run]:
    """Each of these pieces of code on one of the files."""
    return {
        what: best("-c", f"path = {str(DATA / name)!r}\n{code}", times=times) for what, code in codes.items()
    }


def show(title: str, runs: dict[str, Run], size: int = 0) -> None:
    """Prints runs, each with its ratio to the check."""
    print(f"\n{title}")
    ours = runs[CHECK].seconds
    for what, run in runs.items():
        rate = f"{size / 1e6 / run.seconds:8.0f} MB/s" if size else ""
        print(
            f"  {what:42}{run.seconds:8.2f} s{run.memory:8.0f} MB{rate}{run.seconds / ours:8.2f} × the check"
        )


def main() -> None:
    """Builds what is missing, measures, prints."""
    is_quick = "--quick" in sys.argv
    wanted = ("small.xlsx", "small.csv", "records.xlsx", "records.csv", "release.csv")
    build(*wanted, *([] if is_quick else ["records-ten.xlsx"]))
    start = best("-c", "pass")
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; python itself starts in {start.seconds:.2f} s"
    )

    for name in ("small.xlsx", "small.csv"):
        run = check(name)
        print(f"\none small file from the shell, {name}: {run.seconds:.2f} s, {run.memory:.0f} MB")

    runs = {CHECK: check("records.xlsx")} | peers("records.xlsx", WORKBOOK)
    if not is_quick:
        runs |= peers("records.xlsx", OPENPYXL, times=1)
    show(
        "workbook of 100,000 rows, with a hidden sheet, hidden rows and a pivot cache of the same records",
        runs,
    )

    for name, what in TABLES.items():
        runs_of_table = {CHECK: check(name)} | peers(name, TABLE)
        show(what, runs_of_table, (DATA / name).stat().st_size)

    if not is_quick:
        ten = {CHECK: check("records-ten.xlsx")} | peers("records-ten.xlsx", WORKBOOK)
        show("workbook of 1,000,000 rows, made the same way", ten)
        print("\nten times the rows took")
        for what, run in ten.items():
            small = runs[what]
            print(
                f"  {what:42}{run.seconds / small.seconds:6.1f} × the time{run.memory / small.memory:6.1f} × the memory"
            )


if __name__ == "__main__":
    main()
