"""Clean copies of OpenDocument text: what a reader sees of it, under styles, names and settings of the copy."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour import inspect
from candour.cleaned import CannotClean, Redaction, Wishes
from candour.cleaning import Cleaned, clean
from candour.copying import copied
from candour.place import Place
from candour.source import Budget, Limits, Source
from files import odt_files
from files.odt_files import FILES

NOT_COPIED = {
    "a-document-is-embedded": "no picture is kept",
    "a-document-is-embedded-in-the-file-itself": "no picture is kept",
    "an-ole-object-is-embedded": "no picture is kept",
    "a-part-is-locked": "encrypted",
    "one-part-is-locked": "encrypted",
    "content-is-cut-off": "not read to its end",
    "content-is-missing": "no content part",
}
"""Files of which there can be no copy, and why."""
_SECRET = "Nia Example, 07700 900123"


def proved(data: bytes) -> Cleaned:
    """The copy, which `clean` has proved."""
    return clean(data, name="reply.odt")


def part(data: bytes, name: str) -> str:
    """A part of a package."""
    return zipfile.ZipFile(io.BytesIO(data)).read(name).decode()


def written(data: bytes, wishes: Wishes) -> bytes:
    """What the writer makes of a file, without its proof."""
    source = Source("reply.odt", data, Place(("reply.odt",)), Budget(Limits()))
    return copied(source, wishes).data


@pytest.mark.parametrize("name", FILES)
def test_every_text_is_copied_clean_or_refused_with_a_reason(name):
    """The copy is proved, is the same each time, and its own copy is the same to the byte, with no change."""
    data = FILES[name]()
    if name in NOT_COPIED:
        with pytest.raises(CannotClean, match=NOT_COPIED[name]):
            proved(data)
        return
    cleaned = proved(data)
    assert proved(data).data == cleaned.data
    again = clean(cleaned.data, name="reply.odt")
    assert again.data == cleaned.data
    assert not again.changes
    hidden = {hidden.hiding.id for hidden in inspect(cleaned.data, name="reply.odt").hidings}
    assert hidden <= {"odt.chart-cache"}  # the values that a chart is drawn from


def test_a_text_in_one_file_becomes_a_package():
    """Programs open both; a package holds its pictures as they are."""
    cleaned = proved(FILES["nothing-is-hidden"]())
    assert cleaned.extension == ".odt"
    assert zipfile.ZipFile(io.BytesIO(cleaned.data)).namelist()[0] == "mimetype"


def test_a_hidden_paragraph_takes_no_line_and_a_white_one_does():
    """What follows stays where a reader saw it."""
    hidden = part(proved(FILES["text-is-hidden-by-a-paragraph-style"]()).data, "content.xml")
    white = part(proved(FILES["text-is-white"]()).data, "content.xml")
    assert hidden.count("<text:p") < white.count("<text:p")


def test_a_note_is_kept_with_its_words_and_numbered_again():
    """The program that opens the copy works its number out."""
    content = part(proved(FILES["a-footnote"]()).data, "content.xml")
    assert "<text:note-citation />" in content
    assert "annual return" in content


def test_a_link_stays_where_its_words_show_where_it_leads():
    """Of any other the words stay."""
    assert "xlink:href" in part(proved(FILES["a-link-shows-its-address"]()).data, "content.xml")
    assert "xlink:href" not in part(proved(FILES["a-link"]()).data, "content.xml")


def test_a_link_to_a_place_in_the_text_leads_to_a_place_of_the_copy():
    """Bookmarks to which nothing leads are left out, and the others are called by a number."""
    body = odt_files.text(
        '<text:p><text:bookmark text:name="statement_of_Nia_Example"/>known</text:p>'
        '<text:p><text:bookmark text:name="other_Nia"/><text:a xlink:href="#statement_of_Nia_Example">above</text:a></text:p>'
    )
    content = part(proved(body).data, "content.xml")
    assert content.count("<text:bookmark ") == 1
    assert 'xlink:href="#mark1"' in content
    assert "Nia" not in content


def test_words_under_a_box_go_and_the_box_stays():
    """The lines that they took stay blank."""
    content = part(proved(FILES["a-black-box-lies-over-words"]()).data, "content.xml")
    assert "draw:frame" in content or "draw:custom-shape" in content or "draw:rect" in content


def test_somebody_may_keep_a_comment():
    """It stays without who wrote it and when."""
    content = part(written(FILES["a-comment"](), Wishes(keeps=frozenset({"odt.comment"}))), "content.xml")
    assert "office:annotation" in content
    assert "Orla Example" not in content


def test_what_cannot_be_kept_is_said():
    """A copy takes changes as the text now stands."""
    with pytest.raises(CannotClean, match="cannot keep this"):
        written(FILES["text-is-deleted"](), Wishes(keeps=frozenset({"odt.tracked-change"})))


def test_a_value_is_blacked_out_wherever_it_stands():
    """In words that lie in several spans, in notes, headers and cells."""
    body = odt_files.text(
        odt_files.paragraph("Seen by An<text:span>n Ex</text:span>ample today"),
        odt_files.table(odt_files.row("Ann Example", "1"), odt_files.row("Abbey", "2")),
    )
    copy = written(body, Wishes(redaction=Redaction(frozenset({"Ann Example"}))))
    content = part(copy, "content.xml")
    assert content.count("▇▇▇▇▇▇") == 2
    assert "ample" not in content


_HIDES = st.sampled_from(
    (
        ('text:display="none"', "hidden"),
        ('fo:color="#ffffff"', "white"),
        ('fo:font-size="1pt"', "tiny"),
    )
)


@given(
    st.lists(st.tuples(st.text("abcdefgh ", min_size=1, max_size=30), st.booleans()), min_size=1, max_size=8),
    _HIDES,
)
@settings(max_examples=30, deadline=None)
def test_planted_words_go_and_all_others_stay(paragraphs, hides):
    """The copy is proved whatever is hidden where."""
    looks, _ = hides
    body = (
        odt_files.paragraph(
            f'{words}<text:span text:style-name="T1">{_SECRET if is_planted else ""}</text:span>'
        )
        for words, is_planted in paragraphs
    )
    style = f'<style:style style:name="T1" style:family="text"><style:text-properties {looks}/></style:style>'
    cleaned = proved(odt_files.text(*body, styles=style))
    assert "Nia" not in part(cleaned.data, "content.xml")
