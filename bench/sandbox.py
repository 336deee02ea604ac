"""What reading in the sandbox costs, beside reading the same files without it.

    python bench/sandbox.py

One small file is the whole command from start to end, the middle of fifteen; the folder is 2,000 small tables, the best of three.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_FILES = 2000
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def command(*arguments: str, folder: Path) -> float:
    """Seconds that the command takes."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "candour", "check", *arguments],
        cwd=folder,
        env=_ENVIRONMENT,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def one_file(folder: Path) -> None:
    """One small file, in turn with and without, so that both meet the same machine."""
    locked, plain = [], []
    for _ in range(15):
        locked.append(command("0000.csv", folder=folder))
        plain.append(command("0000.csv", "--no-sandbox", folder=folder))
    with_it, without = statistics.median(locked), statistics.median(plain)
    print(f"one small file           {'seconds':>10}{'ratio':>8}")
    print(f"  without a sandbox      {without:10.3f}{1:8.2f}")
    print(
        f"  in the sandbox         {with_it:10.3f}{with_it / without:8.2f}   {1000 * (with_it - without):+.0f} ms"
    )


def folder_of_files(folder: Path) -> None:
    """The whole folder, with one reader and with two."""
    print(f"\n{_FILES:,} small files        {'seconds':>10}{'ratio':>8}{'files/s':>10}")
    for jobs in ("1", "2"):
        arguments = (".", "--format", "jsonl", "--jobs", jobs)
        plain = min(command(*arguments, "--no-sandbox", folder=folder) for _ in range(3))
        locked = min(command(*arguments, folder=folder) for _ in range(3))
        for what, seconds in ((f"without, {jobs} at once", plain), (f"sandbox, {jobs} at once", locked)):
            more = f"   {1000 * (seconds - plain) / _FILES:+.1f} ms a file" if seconds != plain else ""
            print(f"  {what:23}{seconds:10.2f}{seconds / plain:8.2f}{_FILES / seconds:10.0f}{more}")


def main() -> None:
    """Builds the files, measures, prints."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(_FILES):
            rows = "".join(f"Ward {ward},{number + ward}\n" for ward in range(20))
            (folder / f"{number:04}.csv").write_text(f"Ward,Crimes\n{rows}")
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
        one_file(folder)
        folder_of_files(folder)


if __name__ == "__main__":
    main()
