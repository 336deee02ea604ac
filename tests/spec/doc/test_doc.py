"""Word 97-2003 documents: what is seen, and every way in which something is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

import candour
from candour.formats.doc import HIDINGS
from candour.hiding import Sight
from candour.piece import Why
from files.doc_files import CLEAN, FILES, HIDES, NUMBER, row, table

NAME = "reply.doc"


def hidings(report: candour.Report) -> set[str]:
    """The hidings met."""
    return {hidden.hiding.id for hidden in report.hidings}


def phones(report: candour.Report) -> set[Sight]:
    """Who would see the telephone number."""
    return {found.sight for found in report.findings if found.identifier == "uk-phone"}


@pytest.mark.parametrize("name", sorted(HIDES))
def test_each_way_of_hiding_is_told(name: str) -> None:
    """What a document hides is told by how it is hidden, nothing else in it is, and nothing is left unread."""
    report = candour.inspect(HIDES[name][1](), name=NAME)
    assert hidings(report) == {f"doc.{HIDES[name][0]}"}
    assert not report.gaps


@pytest.mark.parametrize("name", sorted(HIDES))
def test_who_is_hidden_is_found(name: str) -> None:
    """The telephone number that is hidden is found, with the sight of its hiding."""
    report = candour.inspect(HIDES[name][1](), name=NAME)
    (sight,) = {hiding.sight for hiding in HIDINGS if hiding.id == f"doc.{HIDES[name][0]}"}
    assert phones(report) == {sight}


@pytest.mark.parametrize("name", sorted(CLEAN))
def test_what_is_seen_is_seen(name: str) -> None:
    """Shown headers, notes, boxes, insertions and white letters on dark ground hide nothing."""
    report = candour.inspect(CLEAN[name](), name=NAME)
    assert not hidings(report)
    assert not report.gaps
    assert name == "a-picture" or phones(report) == {Sight.SEEN}


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("hidden-text", "paragraph 2"),
        ("hidden-in-a-cell", "table 1"),
        ("hidden-among-words-of-a-cell", "A1"),
        ("a-comment", "comment 1"),
        ("a-first-header-never-shown", "header of the first page"),
        ("a-hidden-text-box", "text box 1"),
        ("saved-fast", "text outside the document"),
        ("an-embedded-file", "embedded object 1"),
        ("auto-text", "AutoText"),
    ],
)
def test_a_place_says_where(name: str, where: str) -> None:
    """The place of what is hidden is one that a person can go to."""
    report = candour.inspect(FILES[name](), name=NAME)
    assert any(where in str(found.place) for found in report.findings)


def test_a_table_of_people_is_one() -> None:
    """Rows about people are one table, and its people are counted."""
    rows = [row("Name", "Date of birth"), row("Nia Example", "01/02/1980"), row("Tomos Sample", "03/04/1975")]
    report = candour.inspect(table(*rows).data(), name=NAME)
    assert report.people_at_least == 2


def test_a_comment_is_told_with_who_wrote_it() -> None:
    """A comment is one thing, and the name of its author another."""
    report = candour.inspect(FILES["a-comment"](), name=NAME)
    assert hidings(report) == {"doc.comment", "doc.comment-person"}
    assert phones(report) == {Sight.COVERED}


@pytest.mark.parametrize(
    ("name", "hiding"),
    [
        ("a-hidden-picture", "hidden-text"),
        ("a-cropped-picture", "cropped-picture"),
        ("a-picture-never-shown", "unused-picture"),
        ("an-embedded-file", "embedded-file"),
        ("auto-text", "building-block"),
    ],
)
def test_pictures_and_files_are_told(name: str, hiding: str) -> None:
    """Pictures and files that are not plainly shown are told by how."""
    report = candour.inspect(FILES[name](), name=NAME)
    assert hidings(report) == {f"doc.{hiding}"}
    assert not report.gaps


def test_a_locked_document_is_one_gap() -> None:
    """A document locked with a password is one gap, and its locked bytes are not told as words."""
    report = candour.inspect(FILES["locked"](), name=NAME)
    assert [gap.why for gap in report.gaps] == [Why.ENCRYPTED]
    assert not report.findings


def test_a_document_of_word_95_is_read_and_said_to_be_half_known() -> None:
    """The text of a document of Word 95 is read, and a gap says what is not known of it."""
    report = candour.inspect(FILES["word-95"](), name=NAME)
    assert [gap.why for gap in report.gaps] == [Why.UNREAD]
    assert phones(report) == {Sight.SEEN}


@seed(97)
@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(FILES)), st.floats(0, 1), st.integers(1, 255), st.booleans())
def test_damage_anywhere_gives_a_report(name: str, where: float, flip: int, is_cut: bool) -> None:  # noqa: FBT001  (drawn)
    """A document cut short or with a byte changed anywhere still gives a report."""
    data = bytearray(FILES[name]())
    at = int(where * (len(data) - 1))
    if is_cut:
        del data[at:]
    else:
        data[at] ^= flip
    candour.inspect(bytes(data), name=NAME)


_HTML = """<html><body><h1>Reply &eacute;</h1><p>Dear applicant, <a href="https://example.com/">https://example.com/</a></p>
<table border=1><tr><td bgcolor="#003366"><font color="#ffffff">Name</font></td><td>Town</td></tr>
<tr><td>Nia Example</td><td>Bangor</td></tr></table><p>Yours</p></body></html>"""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_an_ordinary_document_is_calm(tmp_path: Path) -> None:
    """A document that LibreOffice saved has its words, and neither gaps nor hidden content."""
    (tmp_path / "a.html").write_text(_HTML)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "a.html")], check=False, capture_output=True, timeout=120)
    made = tmp_path / "a.doc"
    if not made.exists():
        pytest.skip("this LibreOffice has no Writer")
    report = candour.inspect(made.read_bytes(), name=NAME)
    assert not report.gaps
    assert not {hidden.hiding.id for hidden in report.hidings if hidden.hiding.weight.value == "content"}
    assert report.people_at_least == 1 or report.characters > 40


def test_the_number_is_an_invented_one() -> None:
    """Every document here names the same telephone number, one that is kept for drama."""
    assert NUMBER.startswith("07700 900")
