"""Clean copies of Word 97-2003 and Rich Text documents: new Word documents with what a reader sees, as they saw it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour import inspect
from candour.cleaned import CannotClean, Redaction, Wishes
from candour.cleaning import Cleaned, clean
from candour.copying import copied
from candour.place import Place
from candour.source import Budget, Limits, Source
from files import doc_files, rtf_files

FILES = {
    **{f"{name}.doc": make for name, make in doc_files.FILES.items()},
    **{f"{name}.rtf": make for name, make in rtf_files.UNSEALED.items()},
}
NOT_COPIED = {"locked.doc": "locked with a password", "word-95.doc": "Word 95"}
"""Files of which there can be no copy, and why."""


def proved(data: bytes, name: str = "reply.rtf") -> Cleaned:
    """The copy, which `clean` has proved."""
    return clean(data, name=name)


def opened(data: bytes) -> docx.document.Document:
    """A copy as python-docx reads it."""
    return docx.Document(io.BytesIO(data))


def written(data: bytes, wishes: Wishes) -> bytes:
    """What the writer makes of a file, without its proof."""
    return copied(Source("reply.rtf", data, Place(("reply.rtf",)), Budget(Limits())), wishes).data


@pytest.mark.parametrize("name", FILES)
def test_every_document_is_copied_clean_or_refused_with_a_reason(name):
    """The copy is a Word document, proved, the same each time, and its own copy is the same to the byte."""
    data = FILES[name]()
    if name in NOT_COPIED:
        with pytest.raises(CannotClean, match=NOT_COPIED[name]):
            proved(data, name)
        return
    cleaned = proved(data, name)
    assert cleaned.extension == ".docx"
    assert proved(data, name).data == cleaned.data
    again = clean(cleaned.data, name="reply.docx")
    assert again.data == cleaned.data
    assert not again.changes
    assert not inspect(cleaned.data, name="reply.docx").hidings
    hidden = {hidden.hiding.id for hidden in inspect(data, name=name).hidings}
    assert {change.id for change in cleaned.changes} == hidden


def test_letters_look_as_they_did():
    """Bold, italic, size, colour and font are kept."""
    body = rtf_files.document(r"{\b bold }{\i italic }{\ul under}{\fs40\cf3 large and red}")
    runs = {run.text.strip(): run for run in opened(proved(body).data).paragraphs[1].runs}
    assert runs["bold"].bold
    assert runs["italic"].italic
    assert runs["under"].underline
    assert runs["large and red"].font.size.pt == 20
    assert str(runs["large and red"].font.color.rgb) == "C80000"
    assert runs["bold"].font.name == "Arial"


def test_paragraphs_stand_as_they_did():
    """Alignment, indents and the levels of headings are kept."""
    body = rtf_files.document(r"\pard\qc\li720\outlinelevel1 A heading\par")
    paragraph = opened(proved(body).data).paragraphs[1]
    assert paragraph.text == "A heading"
    assert paragraph.style.name == "Heading 2"
    assert paragraph.alignment == 1
    assert paragraph.paragraph_format.left_indent.twips == 720


def test_a_hidden_paragraph_takes_no_line_and_a_white_one_does():
    """What follows stays where a reader saw it."""
    lines = [
        len(opened(proved(rtf_files.document(rf"{{\{how} Nia Example\par}}after")).data).paragraphs)
        for how in ("v", "cf1")
    ]
    assert lines == [2, 3]


def test_a_table_keeps_its_cells():
    """Each row has the cells that it had, and those that are merged are one."""
    table = rtf_files.table(("Ward", "Crimes"), ("Abbey", "12"))
    merged = table.replace(r"\cellx3000\cellx6000", r"\clmgf\cellx3000\clmrg\cellx6000", 1).replace(
        "Crimes", "", 1
    )
    assert [
        [cell.text for cell in row.cells]
        for row in opened(proved(rtf_files.document(table)).data).tables[0].rows
    ] == [
        ["Ward", "Crimes"],
        ["Abbey", "12"],
    ]
    first = opened(proved(rtf_files.document(merged)).data).tables[0].rows[0]
    assert [cell.text for cell in first.cells] == [
        "Ward",
        "Ward",
    ]  # python-docx tells a cell once for each column


def test_white_words_on_a_dark_cell_stay():
    """The cell is painted in the copy too."""
    table = rtf_files.table((r"{\cf1 Ward}", r"{\cf1 Crimes}"), ("Abbey", "12"))
    dark = table.replace(r"\cellx", r"\clcbpat2\cellx", 2)
    assert opened(proved(rtf_files.document(dark)).data).tables[0].cell(0, 0).text == "Ward"


def test_hidden_words_among_words_of_a_cell_go():
    """The others stay."""
    table = rtf_files.table((r"Ward {\v Nia Example}", "Crimes"), ("Abbey", "12"))
    assert opened(proved(rtf_files.document(table)).data).tables[0].cell(0, 0).text.strip() == "Ward"


def test_notes_and_headers_stay_what_they_are():
    """They do not become words of the body."""
    body = rtf_files.document(r"{\header OFFICIAL\par}Words{\super\chftn{\footnote\chftn  the source}} go on")
    document = opened(proved(body).data)
    assert document.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert document.paragraphs[1].text == "Words go on"
    assert (
        document.part.part_related_by(f"{docx.opc.constants.RELATIONSHIP_TYPE.FOOTNOTES}").blob.count(
            b"the source"
        )
        == 1
    )


def test_a_picture_is_cut_to_what_is_shown():
    """It is drawn anew, and keeps its size on the page."""
    cleaned = proved(FILES["cropped-picture.rtf"]())
    assert len(opened(cleaned.data).inline_shapes) == 1


def test_a_value_is_blacked_out():
    """Also where it lies in several runs."""
    copy = written(
        rtf_files.document(r"Seen by An{\b n Ex}ample"),
        Wishes(redaction=Redaction(frozenset({"Ann Example"}))),
    )
    assert "▇▇▇▇▇▇" in opened(copy).paragraphs[1].text
    assert "ample" not in opened(copy).paragraphs[1].text


@pytest.mark.parametrize("id_", ["rtf.comment", "rtf.hidden-text"])
def test_what_is_out_of_sight_cannot_be_kept_in_another_form(id_):
    """The officer is told how to keep it."""
    with pytest.raises(CannotClean, match=r"save the document as \.docx"):
        written(FILES["comment.rtf"](), Wishes(keeps=frozenset({id_})))


_HIDES = st.sampled_from(["v", "cf1", "fs2", "deleted"])
_WORDS = st.text("abcdefgh ", min_size=1, max_size=20).filter(str.strip)


@given(st.lists(st.tuples(_WORDS, st.none() | _HIDES, st.booleans()), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_planted_words_go_and_all_others_stay(parts):
    """The copy is proved whatever is hidden where, in paragraphs and in cells."""
    hidden = [rf"{words} {{\{how} Nia Example}} end" if how else words for words, how, _ in parts]
    body = "".join(
        rtf_files.table((text, "1"), ("Abbey", "2")) if is_cell else rf"\pard {text}\par "
        for text, (_, _, is_cell) in zip(hidden, parts, strict=True)
    )
    cleaned = proved(rtf_files.document(body))
    assert b"Nia" not in cleaned.data
    document = opened(cleaned.data)
    assert sum(len(table.rows) for table in document.tables) == 2 * sum(is_cell for *_, is_cell in parts)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_a_real_document_of_libreoffice_is_copied(kind, tmp_path: Path):
    """What LibreOffice makes of a Word document, in an older form, has in its copy the words that it had."""
    document = docx.Document()
    document.add_heading("Annual return", 1)
    document.add_paragraph("First point", style="List Number")
    table = document.add_table(rows=2, cols=3)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    paragraph = document.add_paragraph("Seen, ")
    paragraph.add_run("Nia Example").font.hidden = True
    paragraph.add_run("and seen again")
    document.sections[0].header.paragraphs[0].text = "OFFICIAL"
    document.save(str(tmp_path / "reply.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(tmp_path),
        str(tmp_path / "reply.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    copy = opened(proved((tmp_path / f"reply.{kind}").read_bytes(), f"reply.{kind}").data)
    assert copy.paragraphs[0].text == "Annual return"
    assert [cell.text for row in copy.tables[0].rows for cell in row.cells] == [
        f"cell {number}" for number in range(6)
    ]
    assert copy.sections[0].header.paragraphs[0].text == "OFFICIAL"
    assert not any("Nia" in paragraph.text for paragraph in copy.paragraphs)


@given(st.sampled_from(sorted(FILES)), st.integers(0, 5_000), st.integers(1, 255), st.booleans())
@settings(max_examples=40, deadline=None)
def test_damage_gives_a_copy_or_a_reason(name, at, flip, is_cut):
    """Whatever is cut off or changed, there is a document, or words that say why there is none."""
    data = bytearray(FILES[name]())
    at %= len(data)
    data[at] ^= flip
    source = Source(name, bytes(data[:at] if is_cut else data), Place((name,)), Budget(Limits()))
    told = ""
    try:
        told = copied(source, Wishes()).extension
    except CannotClean as why:
        told = str(why)
    assert told
    assert "Nia" not in told


def test_tabs_and_lines_stand_where_they_did():
    """A tab has its place, its kind and what fills the way to it; a paragraph its lines."""
    body = rtf_files.document(r"\pard\brdrb\brdrs\brdrw10 \tqr\tldot\tx9000 Findings\tab 3\par")
    paragraph = opened(proved(body).data).paragraphs[1]
    (tab,) = paragraph.paragraph_format.tab_stops
    assert (tab.position.twips, str(tab.alignment), str(tab.leader)) == (9000, "RIGHT (2)", "DOTS (1)")
    assert paragraph._p.pPr.xpath("w:pBdr/w:bottom")
