"""Word documents against other programs: what they write is clean, and no word they find is lost."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from odf.opendocument import OpenDocumentText
from odf.table import Table as OdfTable
from odf.table import TableCell, TableColumn, TableRow
from odf.text import H, Note, NoteBody, NoteCitation, P

from candour.piece import Found
from files.docx_files import FILES
from files.ooxml import PIXEL
from files.out_of_sight import hidden
from spec.docx.reading import content_hidings, gaps, in_file, read_bytes, seen

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not on this machine"
)
_PAGE = """<html><head><title>Reply</title></head><body><h1>Reply</h1><p>We hold <b>some</b> data, see
<a href="https://example.com/policy">our policy</a>.</p><table border=1><tr><th>Ward</th><th>Crimes</th></tr><tr><td>North</td>
<td>12</td></tr></table><ul><li>one</li><li>two</li></ul><ol><li>first</li></ol></body></html>"""


def by_python_docx() -> bytes:
    """A document with headings, lists, a picture, a styled table, a header and a footer, by python-docx."""
    made = docx.Document()
    made.add_heading("Reply", 1)
    made.add_paragraph("We hold the data. ").add_run("Some of it is public.").bold = True
    made.add_paragraph("first", style="List Number")
    for style in ("Table Grid", "Medium Shading 1 Accent 1", "Dark List", "Colorful Grid Accent 2"):
        table = made.add_table(rows=3, cols=2, style=style)
        for cell, text in zip(table._cells, ("Ward", "Crimes", "North", "12", "South", "19"), strict=True):
            cell.text = text
    made.add_picture(io.BytesIO(PIXEL))
    made.sections[0].header.paragraphs[0].text = "Exampleshire"
    made.sections[0].footer.paragraphs[0].text = "Official"
    made.add_page_break()
    made.add_paragraph("the end")
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def by_odfpy() -> bytes:
    """A document with a footnote and a table, in OpenDocument."""
    made = OpenDocumentText()
    made.text.addElement(H(outlinelevel=1, text="Report"))
    body = P(text="Body text with a note")
    note = Note(noteclass="footnote")
    note.addElement(NoteCitation(text="1"))
    inner = NoteBody()
    inner.addElement(P(text="Source: annual return"))
    note.addElement(inner)
    body.addElement(note)
    made.text.addElement(body)
    table = OdfTable(name="Wards")
    table.addElement(TableColumn(numbercolumnsrepeated=2))
    for words in (("Ward", "Crimes"), ("North", "12")):
        row = TableRow()
        table.addElement(row)
        for word in words:
            cell = TableCell()
            cell.addElement(P(text=word))
            row.addElement(cell)
    made.text.addElement(table)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def converted(folder: Path, kind: str, *names: str) -> None:
    """These files of a folder, turned into another kind by LibreOffice."""
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
    ]
    subprocess.run(
        [*command, *(str(folder / name) for name in names)], check=True, capture_output=True, timeout=120
    )


def is_clean(found: list[Found]) -> bool:
    """Whether nothing but traces and the workings of the file is out of sight, and nothing unread."""
    return not gaps(found) and content_hidings(found) <= {"docx.thumbnail"}


def test_what_python_docx_writes_is_clean() -> None:
    """An ordinary document by python-docx has no gaps, and only the thumbnail of its template is out of sight."""
    found = read_bytes(by_python_docx())
    assert is_clean(found)
    assert {"Exampleshire", "Official", "the end", "North"} <= set(seen(found).split("\n"))


@needs_libreoffice
def test_what_libreoffice_writes_is_clean(tmp_path: Path) -> None:
    """Documents that LibreOffice makes of a web page and of its own format have nothing out of sight, and no gaps."""
    (tmp_path / "page.html").write_text(_PAGE)
    (tmp_path / "report.odt").write_bytes(by_odfpy())
    (tmp_path / "again.docx").write_bytes(by_python_docx())
    converted(tmp_path, "docx:MS Word 2007 XML", "page.html", "report.odt")
    for name, words in (("page", "We hold some data, see our policy."), ("report", "Source: annual return")):
        found = read_bytes((tmp_path / f"{name}.docx").read_bytes())
        assert is_clean(found)
        assert words in seen(found)


@needs_libreoffice
def test_no_word_that_libreoffice_finds_is_lost(tmp_path: Path) -> None:
    """Every word of the plain text that LibreOffice makes of a file is told by Candour, seen or hidden."""
    for name, made in FILES.items():
        (tmp_path / f"{name}.docx").write_bytes(made())
    converted(tmp_path, "txt:Text", *(f"{name}.docx" for name in FILES))
    missed = {}
    for name in FILES:
        if not (text := tmp_path / f"{name}.txt").exists():
            continue  # LibreOffice opens no broken document
        found = in_file(name)
        told = seen(found) + "\n".join(words for _, _, words in hidden(found))
        words = set(re.findall(r"[^\W\d_]{3,}|\d\d+", text.read_text(encoding="utf-8-sig")))
        if lost := {word for word in words if word not in told}:
            missed[name] = lost
    assert missed == {}
