"""Rich Text documents: what is seen, and every way in which something is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour.hiding import Sight
from candour.piece import Why
from files.rtf_files import HIDES, SEEN, UNSEALED, document, table

WITHOUT_A_NUMBER = ("cropped-picture",)


def hidings(report: candour.Report) -> set[str]:
    """The hidings met."""
    return {hidden.hiding.id for hidden in report.hidings}


@pytest.mark.parametrize("name", sorted(HIDES))
def test_each_way_of_hiding_is_told(name: str) -> None:
    """What a document hides is told by how it is hidden, and nothing else in the file is."""
    hiding, make = HIDES[name]
    report = candour.inspect(make(), name="reply.rtf")
    assert hidings(report) == {hiding}
    assert not report.gaps


@pytest.mark.parametrize("name", sorted(name for name in HIDES if name not in WITHOUT_A_NUMBER))
def test_who_is_hidden_is_found(name: str) -> None:
    """The telephone number of the person who is hidden is found, and out of sight."""
    report = candour.inspect(HIDES[name][1](), name="reply.rtf")
    assert {f.sight for f in report.findings if f.identifier == "uk-phone"} - {Sight.SEEN}


@pytest.mark.parametrize("name", sorted(SEEN))
def test_what_is_seen_is_seen(name: str) -> None:
    """White text on black, fields, headers and letters beyond ASCII are seen, and nothing hides."""
    report = candour.inspect(SEEN[name](), name="reply.rtf")
    assert not hidings(report)
    assert name == "plain" or {f.sight for f in report.findings if f.identifier == "uk-phone"} == {Sight.SEEN}
    assert not report.gaps


def test_a_table_of_people_is_one() -> None:
    """Rows about people are a table, and a row of hidden cells is under its own mask."""
    rows = (
        ("Name", "Date of birth"),
        ("Nia Example", "01/02/1980"),
        (r"{\v Tomos Sample}", r"{\v 03/04/1975}"),
    )
    report = candour.inspect(document(table(*rows)), name="reply.rtf")
    assert report.people_at_least == 2
    assert report.unseen_people_at_least == 1
    assert "rtf.hidden-text" in hidings(report)


def test_a_document_cut_short_is_a_gap() -> None:
    """A document without its last brace is a gap, and what came before is read."""
    report = candour.inspect(SEEN["header"]()[:-1], name="reply.rtf")
    assert [gap.why for gap in report.gaps] == [Why.BROKEN]
    assert report.findings


def test_groups_without_end_are_a_gap() -> None:
    """Groups nested deeper than any program writes them are a gap."""
    report = candour.inspect(document("{" * 5_000 + "deep" + "}" * 5_000), name="reply.rtf")
    assert Why.BROKEN in {gap.why for gap in report.gaps}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_another_program_reads_the_same_seen_words(tmp_path: Path) -> None:
    """LibreOffice shows the seen words of a document with hidden ones, and not the hidden ones."""
    (tmp_path / "a.rtf").write_bytes(HIDES["hidden-text"][1]())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        "--headless",
        profile,
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.rtf"),
    ]
    made = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if not (tmp_path / "a.txt").exists():
        pytest.skip(f"LibreOffice has no word processor here ({made.returncode})")
    text = (tmp_path / "a.txt").read_text("utf-8-sig")
    assert "Seen words." in text


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_body_gives_a_report(text: str) -> None:
    """Whatever stands in a document, it is read to its end."""
    candour.inspect(document(text), name="reply.rtf")


@pytest.mark.parametrize("name", sorted(UNSEALED))
@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_damage_gives_a_report(name: str, data: st.DataObject) -> None:
    """Cut short or altered anywhere, a file still gives a report."""
    raw = bytearray(UNSEALED[name]())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    candour.inspect(bytes(raw[: data.draw(st.integers(1, len(raw)))]), name="reply.rtf")
