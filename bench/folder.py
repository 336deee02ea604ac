"""How long a folder of 2,000 small files of six kinds takes, beside what three well-known readers take for the text alone.

    python bench/folder.py

`candour check` reads every file in the sandbox, to the bottom, and looks for personal data in all of it. The readers beside
it (openpyxl, python-docx, pdfminer.six; plain reading for the others) run in one process in the open, and look for nothing.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_FILES = 2_000
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_WORDS = "the council noted that officers were asked to report on ward crime figures for the year and to publish them".split()  # noqa: SIM905  (words read best as words)
_PEERS = """
import sys, pathlib
import openpyxl, docx
from pdfminer.high_level import extract_text
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    if path.suffix == ".xlsx":
        for sheet in openpyxl.load_workbook(path):
            for row in sheet.iter_rows(values_only=True): pass
    elif path.suffix == ".docx":
        document = docx.Document(path)
        for paragraph in document.paragraphs: paragraph.text
        for table in document.tables:
            for row in table.rows:
                for cell in row.cells: cell.text
    elif path.suffix == ".pdf":
        extract_text(path)
    else:
        path.read_text()
"""


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(words)).capitalize() + "."


def _rows(chance: random.Random, count: int) -> list[list[str]]:
    return [
        ["Ward", "Month", "Crimes"],
        *(
            [f"Ward {chance.randrange(40)}", f"2099-{chance.randrange(1, 13):02}", str(chance.randrange(90))]
            for _ in range(count)
        ),
    ]


def _csv(chance: random.Random) -> bytes:
    return "\n".join(map(",".join, _rows(chance, 60))).encode()


def _xlsx(chance: random.Random) -> bytes:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        for number, row in enumerate(_rows(chance, 60)):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def _docx(chance: random.Random) -> bytes:
    import docx

    document = docx.Document()
    for _ in range(12):
        document.add_paragraph(_prose(chance, 40))
    grid = document.add_table(0, 3)
    for row in _rows(chance, 8):
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _pdf(chance: random.Random) -> bytes:
    """Two pages of text, written by hand: every reader knows the standard font."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number in (4, 6):
        lines = "".join(f"({_prose(chance, 12)}) Tj 0 -14 Td\n" for _ in range(40))
        stream = f"BT /F1 10 Tf 50 780 Td\n{lines}ET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {number + 1} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    body, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{written}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return (
        body
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n".encode()
    )


def _eml(chance: random.Random) -> bytes:
    head = "From: foi@example.com\nTo: records@example.com\nSubject: Crime figures\nDate: Mon, 23 Nov 2026 09:00:00 +0000\nMessage-ID: <1@example.com>\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    return (head + _prose(chance, 120)).encode()


def _txt(chance: random.Random) -> bytes:
    return "\n".join(_prose(chance, 30) for _ in range(10)).encode()


_KINDS = {"csv": _csv, "xlsx": _xlsx, "docx": _docx, "pdf": _pdf, "eml": _eml, "txt": _txt}


def build(folder: Path) -> None:
    """The files, the same ones each time."""
    chance = random.Random(2099)  # the same files each time
    kinds = list(_KINDS.items())
    for number in range(_FILES):
        suffix, make = kinds[number % len(kinds)]
        (folder / f"{number:04}.{suffix}").write_bytes(make(chance))


def _seconds(*command: str) -> float:
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, *command],
        env=_ENVIRONMENT,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - began


def main() -> None:
    """Builds the files, measures, prints."""
    with tempfile.TemporaryDirectory() as name:
        build(Path(name))
        peers = min(_seconds("-c", _PEERS, name) for _ in range(2))
        print(f"{_FILES:,} files{'':26}{'seconds':>10}{'files/s':>10}{'peers take':>14}")
        print(f"  openpyxl + python-docx + pdfminer {peers:8.2f}{_FILES / peers:10.0f}")
        for jobs in ("1", "2"):
            ours = min(
                _seconds("-m", "candour", "check", name, "--format", "jsonl", "--jobs", jobs)
                for _ in range(2)
            )
            print(
                f"  candour, sandboxed, {jobs} at once      {ours:8.2f}{_FILES / ours:10.0f}{peers / ours:11.1f} ×"
            )


if __name__ == "__main__":
    main()
