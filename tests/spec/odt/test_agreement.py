"""OpenDocument text: what other programs write is calm, and what they read Candour tells as well."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import teletype
from odf.opendocument import OpenDocumentText, load
from odf.table import Table as OdfTable
from odf.table import TableCell, TableRow
from odf.text import H, P

from files.odt_files import FILES
from files.out_of_sight import hidden
from spec.odt.looking import content_hidings, converted, gaps, in_bytes, seen

_PAGE = """<html><head><title>Reply</title></head><body><h1>Reply</h1><p>We hold <b>some</b> data, see
<a href="https://example.com/policy">our policy</a>.</p><ul><li>one</li><li>two</li></ul><table border=1>
<tr><th>Ward</th><th>Crimes</th></tr><tr><td>Abbey</td><td>12</td></tr></table></body></html>"""
_HIDDEN = {
    "text-is-hidden": "hidden-text",
    "text-is-deleted": "tracked-change",
    "a-section-is-hidden": "hidden-section",
    "a-comment": "comment",
    "text-is-white": "colour-of-the-page",
    "text-is-tiny": "text-too-small",
    "a-field-has-another-branch": "field-words",
    "a-variable-is-kept": "document-variable",
    "a-bookmark-hides-text": "hidden-text",
    "a-list-has-other-choices": "form-control",
    "a-link-to-a-folder": "external-link-path",
    "a-header-is-hidden-text": "hidden-text",
    "a-black-box-lies-over-words": "covered-text",
}


def words_of(text: str) -> set[str]:
    """The words and longer numbers in a text."""
    return set(re.findall(r"[^\W\d_]{3,}|\d\d+", text))


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web page, and the files of this manual, as LibreOffice saves them."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "page.html").write_text(_PAGE)
    for name, make in FILES.items():
        end = "odt" if make().startswith(b"PK") else "fodt"
        (folder / f"from-{name}.{end}").write_bytes(make())
    flat = [folder / f"from-{name}.fodt" for name in ("nothing-is-hidden", *_HIDDEN)]
    converted(folder, "odt", [folder / "page.html", *flat])
    (folder / "text").mkdir()
    converted(folder / "text", "txt:Text (encoded):UTF8", sorted(folder.glob("from-*.*odt")))
    return folder


@pytest.mark.parametrize("name", ["page", "from-nothing-is-hidden"])
def test_what_libreoffice_writes_is_clean(saved: Path, name: str) -> None:
    """An ordinary text of LibreOffice's has nothing out of sight, and no gaps."""
    found = in_bytes((saved / f"{name}.odt").read_bytes(), "odt")
    assert not gaps(found)
    assert not content_hidings(found)
    assert {"Ward", "Crimes", "Abbey", "hold", "data"} <= words_of(seen(found))


@pytest.mark.parametrize(("name", "what"), sorted(_HIDDEN.items()))
def test_what_libreoffice_hides_is_found(saved: Path, name: str, what: str) -> None:
    """LibreOffice's own files hide things in their own way; they are found there, too."""
    found = in_bytes((saved / f"from-{name}.odt").read_bytes(), "odt")
    assert not gaps(found)
    assert f"odt.{what}" in {id_ for id_, _, _ in hidden(found)}


def test_no_word_that_libreoffice_finds_is_lost(saved: Path) -> None:
    """Every word of the plain text that LibreOffice makes of a file is told by Candour, seen or hidden."""
    missed = {}
    for name, make in FILES.items():
        if not (text := saved / "text" / f"from-{name}.txt").exists():
            continue  # LibreOffice opens no broken document
        found = in_bytes(make(), "odt")
        if gaps(found):
            continue  # what a gap names is not lost
        told = "\n".join((seen(found), *(words for _, _, words in hidden(found))))
        if lost := words_of(text.read_text(encoding="utf-8-sig")) - words_of(told):
            missed[name] = lost
    assert missed == {}


def by_odfpy(lines: list[str], cells: list[list[str]]) -> bytes:
    """A text that odfpy writes."""
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Reply"))
    for line in lines:
        document.text.addElement(P(text=line))
    made = OdfTable(name="Table1")
    for row in cells:
        line = TableRow()
        for words in row:
            cell = TableCell()
            cell.addElement(P(text=words))
            line.addElement(cell)
        made.addElement(line)
    document.text.addElement(made)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


_WORDS = st.text("abcé 12", min_size=1, max_size=8)


@given(
    lines=st.lists(_WORDS, max_size=5),
    cells=st.lists(st.lists(_WORDS, min_size=2, max_size=3), min_size=1, max_size=4),
)
@settings(deadline=None, max_examples=25)
def test_words_are_those_that_odfpy_reads(lines: list[str], cells: list[list[str]]) -> None:
    """An independent reader finds the same words, and nothing of what odfpy writes is out of sight."""
    data = by_odfpy(lines, cells)
    found = in_bytes(data, "odt")
    theirs = teletype.extractText(load(io.BytesIO(data)).text)
    assert not gaps(found)
    assert not content_hidings(found)
    assert sorted("".join(seen(found).split())) == sorted("".join(theirs.split()))
