"""How long reading a Word document takes, beside python-docx and the limit, on the same document of 300 pages.

    python bench/documents.py            builds the documents where they are not there yet (about ten seconds), then measures

One document is as python-docx writes it; the other as Word does, with numbers of editing sessions on every run, fonts and
languages, marks of the spelling checker, and tracked changes. Each figure is the best of five in one process, after
everything has been imported. Loading by python-docx makes a tree and looks at no word; with the words it gives those of
paragraphs and cells, and tells nothing of what is hidden. Candour's reading gives every word, and who would see it.
"""

from __future__ import annotations

import io
import random
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
from docx.shared import Pt

from candour.formats.docx import read
from candour.formats.ooxml.package import Package
from candour.place import Place
from candour.source import Source

DATA = Path(__file__).parent / "data"
PAGES = 300
WORDS = (  # noqa: SIM905  (a sentence reads best as a sentence)
    "the council met in private to consider reports of crime and disorder across wards with officers present who gave "
    "evidence on numbers for each month of the year"
).split()


def sentence(chance: random.Random, length: int = 18) -> str:
    """Some words."""
    return " ".join(chance.choice(WORDS) for _ in range(length)) + " "


def by_python_docx() -> bytes:
    """Headings, paragraphs of several runs, and a table on every fourth page."""
    chance = random.Random(2099)
    made = python_docx.Document()
    for page in range(PAGES):
        made.add_heading(f"Section {page + 1}", 1)
        for _ in range(8):
            paragraph = made.add_paragraph()
            for number in range(4):
                run = paragraph.add_run(sentence(chance))
                run.bold = True if number == 1 else None
                if number == 2:
                    run.font.size, run.font.name = Pt(11), "Arial"
        if page % 4 == 0:
            table = made.add_table(rows=12, cols=4, style="Table Grid")
            for cell in table._cells:  # noqa: SLF001  (its public way takes a minute)
                cell.text = f"{chance.choice(WORDS)} {chance.randrange(999)}"
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def as_word_writes() -> bytes:
    """The same amount of text in the XML of Word itself."""
    chance = random.Random(2099)
    look = '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB"/></w:rPr>'
    parts = []
    for number in range(PAGES * 9):
        runs = "".join(
            f'<w:r w:rsidRPr="00A1B2C{n}">{look}<w:t xml:space="preserve">{sentence(chance)}</w:t></w:r>'
            '<w:proofErr w:type="spellStart"/>'
            for n in range(4)
        )
        if number % 20 == 0:
            runs += '<w:del w:id="1" w:author="Orla Example" w:date="2024-01-02T10:00:00Z"><w:r><w:delText>that</w:delText></w:r></w:del>'
        parts.append(
            f'<w:p w14:paraId="{number:08X}" w:rsidR="00A1B2C3" w:rsidRDefault="00D4E5F6"><w:pPr><w:pStyle w:val="Normal"/>'
            f'<w:spacing w:after="120" w:line="276" w:lineRule="auto"/><w:jc w:val="both"/>{look}</w:pPr>{runs}</w:p>'
        )
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(by_python_docx())) as old, zipfile.ZipFile(buffer, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                head = data[: data.index(b"<w:body>") + 8]
                data = head + "".join(parts).encode() + b"</w:body></w:document>"
            new.writestr(name, data)
    return buffer.getvalue()


def unpacked(data: bytes) -> None:
    package = Package(Source("a", data, Place(("a",))))
    for part in package.parts:
        for _ in package.stream(part):
            pass


def by_candour(data: bytes) -> None:
    for _ in read(Source("a.docx", data, Place(("a.docx",)))):
        pass


def loaded(data: bytes) -> None:
    python_docx.Document(io.BytesIO(data))


def with_words(data: bytes) -> None:
    made = python_docx.Document(io.BytesIO(data))
    for paragraph in made.paragraphs:
        _ = paragraph.text
    for table in made.tables:
        for cell in table._cells:  # noqa: SLF001  (as above)
            _ = cell.text


RUNS: dict[str, Callable[[bytes], None]] = {
    "candour: all words, and who sees them": by_candour,
    "unpacking only (the limit)": unpacked,
    "python-docx: loading alone": loaded,
    "python-docx: loading, and the words": with_words,
}


def best(run: Callable[[bytes], None], data: bytes, times: int = 5) -> float:
    """The quickest of several runs, in seconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        run(data)
        found.append(time.perf_counter() - began)
    return min(found)


def main() -> None:
    """Builds what is missing, measures, prints."""
    DATA.mkdir(exist_ok=True)
    print(f"Python {sys.version.split()[0]}")
    for name, make in (("pages.docx", by_python_docx), ("pages-by-word.docx", as_word_writes)):
        path = DATA / name
        if not path.exists():
            path.write_bytes(make())
        data = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            size = archive.getinfo("word/document.xml").file_size
        print(f"\n{name}: {PAGES} pages, {size / 1e6:.1f} MB of XML")
        runs = {what: best(run, data) for what, run in RUNS.items()}
        ours = next(iter(runs.values()))
        for what, seconds in runs.items():
            print(f"  {what:42}{seconds * 1000:8.0f} ms{seconds / ours:8.2f} × candour")


if __name__ == "__main__":
    main()
