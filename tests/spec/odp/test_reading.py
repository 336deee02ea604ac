"""OpenDocument slides: what is read, in what pieces, and what is left of a damaged one."""

from __future__ import annotations

import io
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from odf import teletype
from odf.draw import Frame, Page, TextBox
from odf.opendocument import OpenDocumentPresentation, load
from odf.style import MasterPage, PageLayout, PageLayoutProperties
from odf.text import P

import candour
from candour.formats import format_of
from candour.piece import Count, Table, Text
from files.odp_files import FILES, box, page, slides
from spec.odt.looking import content_hidings, converted, gaps, in_bytes, seen


def test_a_slide_is_one_text() -> None:
    """The words that are seen on a slide are one text, at the slide."""
    found = in_bytes(slides(page(box("Crime") + box("in Exampleshire")), page(box("Figures"))), "odp")
    texts = [(str(piece.place), piece.text) for piece in found if isinstance(piece, Text)]
    assert texts == [("a.odp › slide 1", "Crime\nin Exampleshire"), ("a.odp › slide 2", "Figures")]


def test_slides_are_counted() -> None:
    """Slides are counted, and those that are hidden; a drawing has pages."""
    assert Count("slide", 2, 1) in in_bytes(FILES["a-slide-is-hidden"](), "odp")
    assert Count("page", 1, 0) in in_bytes(FILES["a-drawing"](), "odp")


def test_a_table_on_a_slide_is_one_piece() -> None:
    """A table on a slide is a table, with its cells by row and column."""
    (found,) = [piece for piece in in_bytes(FILES["a-table"](), "odp") if isinstance(piece, Table)]
    assert str(found.place) == "a.odp › slide 1 › table 1"
    assert [cell.text for block in found.blocks() for cell in block.cells()][:2] == [
        "Surname",
        "Date of birth",
    ]


def test_masters_and_footers_are_seen_once() -> None:
    """What every slide shows of its master is told once, and so are the words of a footer."""
    assert seen(in_bytes(FILES["a-master-has-words"](), "odp")).count("Official") == 1
    assert seen(in_bytes(FILES["a-footer-is-shown"](), "odp")).count("Nia Example") == 1
    assert seen(in_bytes(FILES["a-slide-has-a-footer-of-its-own"](), "odp")).count("Nia Example") == 1


def test_all_makes_are_known_by_their_bytes() -> None:
    """Slides are known as packages and as one XML file, and so are drawings."""
    names = ("a-picture-is-cropped", "notes", "a-drawing")
    assert [getattr(format_of(FILES[name]()), "id", "") for name in names] == ["odp", "fodp", "fodg"]


def test_an_embedded_workbook_is_read_to_the_bottom() -> None:
    """The whole workbook behind the picture of a table is opened in turn."""
    report = candour.inspect(FILES["a-workbook-is-embedded"](), name="a.odp")
    assert not report.gaps
    assert any("Victims" in str(finding.place) for finding in report.findings)


def test_damage_stays_local() -> None:
    """Of broken slides those before the damage are read, and it is one gap."""
    found = in_bytes(FILES["content-is-cut-off"](), "odp")
    assert "Crime in Exampleshire" in seen(found)
    (gap,) = gaps(found)
    assert "the presentation was not read to its end" in gap.detail


def test_a_locked_presentation_is_a_gap() -> None:
    """Slides locked with a password are one gap."""
    (gap,) = gaps(in_bytes(FILES["a-part-is-locked"](), "odp"))
    assert "without a password" in gap.detail


def test_names_are_not_in_places() -> None:
    """No place says the words of slides, shapes, shows or people."""
    for make in FILES.values():
        for piece in in_bytes(make(), "odp"):
            place = str(getattr(piece, "place", ""))
            assert "Nia" not in place
            assert "Orla" not in place


def test_hidden_slides_hold_a_presentation_back() -> None:
    """Slides with personal data out of sight do not go out; those that hide nothing may."""
    for name in ("a-slide-is-hidden", "notes", "a-black-box-lies-over-words"):
        report = candour.inspect(FILES[name](), name="a.fodp")
        assert candour.judge(report).outcome.name != "CLEAR"
    clean = candour.inspect(FILES["nothing-is-hidden"](), name="a.fodp")
    assert candour.judge(clean).outcome.name == "CLEAR"


def test_very_many_shapes_are_read() -> None:
    """A slide of thousands of shapes, one over the other, comes to an end."""
    many = "".join(box(f"word{number}", (1 + number % 20, 1, 5, 2)) for number in range(3000))
    assert "word2999" in seen(in_bytes(slides(page(many)), "odp"))


def by_odfpy(pages: list[list[str]]) -> bytes:
    """Slides that odfpy writes."""
    document = OpenDocumentPresentation()
    layout = PageLayout(name="L")
    layout.addElement(PageLayoutProperties(pagewidth="28cm", pageheight="21cm"))
    document.automaticstyles.addElement(layout)
    master = MasterPage(name="M", pagelayoutname=layout)
    document.masterstyles.addElement(master)
    for lines in pages:
        slide = Page(masterpagename=master)
        document.presentation.addElement(slide)
        for number, line in enumerate(lines):
            frame = Frame(width="20cm", height="2cm", x="1cm", y=f"{1 + 3 * number}cm")
            slide.addElement(frame)
            text = TextBox()
            frame.addElement(text)
            text.addElement(P(text=line))
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


@given(pages=st.lists(st.lists(st.text("abcé 12", min_size=1, max_size=8), max_size=4), max_size=4))
@settings(deadline=None, max_examples=25)
def test_words_are_those_that_odfpy_reads(pages: list[list[str]]) -> None:
    """An independent reader finds the same words, and nothing of what odfpy writes is out of sight."""
    data = by_odfpy(pages)
    found = in_bytes(data, "odp")
    theirs = teletype.extractText(load(io.BytesIO(data)).presentation)
    assert not gaps(found)
    assert not content_hidings(found)
    assert sorted("".join(seen(found).split())) == sorted("".join(theirs.split()))


def test_what_libreoffice_writes_is_clean(tmp_path: Path) -> None:
    """Ordinary slides that LibreOffice has saved anew have nothing out of sight, and no gaps."""
    import pytest

    (tmp_path / "clean.fodp").write_bytes(FILES["nothing-is-hidden"]())
    converted(tmp_path, "odp", [tmp_path / "clean.fodp"])
    if not (tmp_path / "clean.odp").exists():
        pytest.skip("LibreOffice is on this machine without its slides")
    found = in_bytes((tmp_path / "clean.odp").read_bytes(), "odp")
    assert not gaps(found)
    assert not content_hidings(found)
    assert "Crime in Exampleshire" in seen(found)
