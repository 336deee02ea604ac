"""How long making and proving a clean copy takes, beside programs that write the same file again.

    python bench/clean.py            builds the files where they are not there yet, then measures

Each time is that of a process of its own, from its start to its end, the best of three; the ratio says how many times as long
the other takes. What the others do is less:

    candour clean     a new file from what is seen, read again by Candour and by another library, residue sought, certificate
    openpyxl          loads the workbook and saves it, hidden sheets and all; it loses the pivot's cache and charts
    python-docx       loads the document and saves it as it was
    pikepdf           opens the PDF and saves it as it was
    LibreOffice       converts the file to its own format: most of what is hidden stays
    MAT2              empties properties and renames parts; it has a light way too, and is timed as it comes

The last two are left out where they are not on the machine.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

DATA = Path(__file__).parent / "data"
_TIMES = 3
_BUILT_BY = {"records.xlsx": "build_data.py", "pages.docx": "documents.py", "pages.pdf": "pdf.py"}

_OPENPYXL = "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])"
_PYTHON_DOCX = "import docx, sys; docx.Document(sys.argv[1]).save(sys.argv[2])"
_PIKEPDF = "import pikepdf, sys; pikepdf.open(sys.argv[1]).save(sys.argv[2])"
_BY_LIBRARY = {
    ".xlsx": ("openpyxl", _OPENPYXL),
    ".docx": ("python-docx", _PYTHON_DOCX),
    ".pdf": ("pikepdf", _PIKEPDF),
}
_OPEN_FORMAT = {".xlsx": "ods", ".docx": "odt"}


def commands(file: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Each program that is on this machine, and how it is called for this file."""
    out = folder / f"out{file.suffix}"
    yield "candour clean", [sys.executable, "-m", "candour", "clean", str(file), "-o", str(out)]
    name, code = _BY_LIBRARY[file.suffix]
    yield name, [sys.executable, "-c", code, str(file), str(out)]
    office = shutil.which("soffice")
    if office and file.suffix in _OPEN_FORMAT:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        kind = _OPEN_FORMAT[file.suffix]
        yield (
            "LibreOffice",
            [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(file)],
        )
    if shutil.which("mat2"):
        copy = folder / file.name
        shutil.copy(file, copy)
        yield "MAT2", ["mat2", "--no-sandbox", "--unknown-members", "omit", str(copy)]


def best(command: Sequence[str]) -> float | None:
    """Seconds, the best of three; None where the program says that it failed."""
    found = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        found.append(time.perf_counter() - began)
        if done.returncode:
            return None
    return min(found)


def main() -> None:
    """Prints a table for each file."""
    for name, script in _BUILT_BY.items():
        if not (DATA / name).exists():
            subprocess.run(
                [sys.executable, Path(__file__).parent / script], check=True, stdout=subprocess.DEVNULL
            )
    for name in _BUILT_BY:
        file = DATA / name
        print(f"\n{name}  {file.stat().st_size / 1e6:.1f} MB")
        with tempfile.TemporaryDirectory() as folder:
            own = None
            for program, command in commands(file, Path(folder)):
                seconds = best(command)
                own = own or seconds
                told = (
                    "failed"
                    if seconds is None
                    else f"{seconds:8.2f} s" + (f"  {seconds / own:6.2f} x" if own else "")
                )
                print(f"  {program:<14} {told}")


if __name__ == "__main__":
    main()
