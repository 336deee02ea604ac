"""How long Candour takes over a PDF, beside what others take for its text alone, on the same file in the same run.

    python bench/pdf.py

Two documents of 200 pages of plain words: one with a table on every fifth page, and the same with a black box over a name
on every page, where each page must be drawn in pixels with its text and without. Each figure is the best of three in this
process; candour's is the reading of pages, notes, fields, properties and what is out of use, without the search for
personal data in it. `candour check` from the shell is given for the whole.
"""

from __future__ import annotations

import io
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from build_data import DATA
from check import best

PAGES = 200
_WORDS = (  # noqa: SIM905  (it is prose)
    "the public body has considered your request for information and holds the records which you asked for in the form "
    "of tables and notes by officers who attended the incident on the evening in question"
).split()


def _page(draw: random.Random, *, has_table: bool, has_boxes: bool) -> str:
    lines = [" ".join(draw.choice(_WORDS) for _ in range(14)) for _ in range(46)]
    content = "BT /F1 10 Tf 14 TL 50 780 Td\n" + "".join(f"({line}) Tj T*\n" for line in lines) + "ET\n"
    if has_table:
        grid = "".join(f"50 {100 - 12 * row} 480 12 re S\n" for row in range(5))
        cells = "".join(
            f"BT /F1 8 Tf {54 + 96 * column} {103 - 12 * row} Td ({draw.choice(_WORDS)}) Tj ET\n"
            for row in range(5)
            for column in range(5)
        )
        content += f"0.85 0.9 1 rg 50 100 480 12 re f 0 g 0.5 w\n{grid}{cells}"
    return content + ("0 g 120 610 90 12 re f\n" if has_boxes else "")


def build(path: Path, *, has_boxes: bool) -> None:
    """Writes one of the documents, the same every time."""
    import pikepdf

    draw = random.Random(7)
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
    )
    for number in range(PAGES):
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(_page(draw, has_table=number % 5 == 0, has_boxes=has_boxes).encode())
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    path.write_bytes(out.getvalue())


def _candour(data: bytes) -> None:
    from candour.formats.pdf import read
    from candour.place import Place
    from candour.source import Source

    for _ in read(Source("a.pdf", data, Place(("a.pdf",)))):
        pass


def _pdfium(data: bytes) -> None:
    import pypdfium2

    for page in (document := pypdfium2.PdfDocument(data)):
        page.get_textpage().get_text_range()
    document.close()


def _pdfminer(data: bytes) -> None:
    from pdfminer.high_level import extract_text

    extract_text(io.BytesIO(data))


def _pypdf(data: bytes) -> None:
    from pypdf import PdfReader

    for page in PdfReader(io.BytesIO(data)).pages:
        page.extract_text()


OURS = "candour: text, sight and all else"
READERS: dict[str, Callable[[bytes], None]] = {
    OURS: _candour,
    "pypdfium2: text": _pdfium,
    "pypdf: text": _pypdf,
    "pdfminer.six: text": _pdfminer,
}


def _seconds(reader: Callable[[bytes], None], data: bytes, times: int) -> float:
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        reader(data)
        taken.append(time.perf_counter() - began)
    return min(taken)


def main() -> None:
    """Builds what is missing, measures, prints."""
    DATA.mkdir(exist_ok=True)
    for name, has_boxes in (("pages.pdf", False), ("boxes.pdf", True)):
        path = DATA / name
        if not path.exists():
            build(path, has_boxes=has_boxes)
        data = path.read_bytes()
        print(
            f"\n{name}: {PAGES} pages, {len(data) / 1e6:.1f} MB"
            + (", a box over a name on each" if has_boxes else "")
        )
        runs = {}
        for what, reader in READERS.items():
            slow = "pdfminer" in what
            if slow and has_boxes and "--all" not in sys.argv:
                continue
            runs[what] = _seconds(reader, data, 1 if slow else 3)
        for what, seconds in runs.items():
            print(f"  {what:36}{PAGES / seconds:8.0f} pages/s{seconds / runs[OURS]:9.2f} × candour's time")
        run = best("-m", "candour", "check", str(path))
        print(f"  {'candour check, from the shell':36}{PAGES / run.seconds:8.0f} pages/s{run.memory:8.0f} MB")


if __name__ == "__main__":
    main()
