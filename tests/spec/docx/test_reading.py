"""Word documents: what is read, in what pieces, and what is left of a damaged one."""

from __future__ import annotations

import io

import docx

import candour
from candour.formats import format_of
from candour.hiding import Sight
from candour.piece import Count, Table, Text
from files.docx_files import FILES, document, paragraph, run
from files.out_of_sight import hidden
from spec.docx.reading import gaps, in_file, read_bytes, seen


def test_paragraphs_are_grouped() -> None:
    """Neighbouring paragraphs are one text, with the numbers of the first and the last."""
    (text,) = [piece for piece in read_bytes(document(paragraph("one") * 40)) if isinstance(piece, Text)]
    assert str(text.place) == "a.docx › paragraphs 1-40"
    assert text.text == "\n".join(["one"] * 40)


def test_long_documents_come_in_several_texts() -> None:
    """A text ends with a paragraph, after about 20,000 characters."""
    texts = [piece for piece in read_bytes(document(paragraph("x" * 999) * 50)) if isinstance(piece, Text)]
    assert [str(text.place.steps[-1]) for text in texts] == [
        "paragraphs 1-21", "paragraphs 22-42", "paragraphs 43-50",
    ]  # fmt: skip


def test_a_table_is_one_piece() -> None:
    """A table of a document is one table, whose cells are found again by row and column."""
    (table,) = [piece for piece in in_file("a-row-is-hidden") if isinstance(piece, Table)]
    cells = [cell for block in table.blocks() for cell in block.cells()]
    assert [cell.text for cell in cells[:4]] == ["Surname", "Date of birth", "Examplea", "01/02/1980"]
    assert table.address(1, 1) == "row 2, column 2"
    assert [(mask.hiding.id, mask.where) for mask in table.masks] == [("docx.hidden-row", "row 7")]


def test_a_table_in_a_table_stands_by_itself() -> None:
    """The table inside a cell is a table of its own, and its words are not the cell's."""
    tables = [piece for piece in in_file("a-table-is-in-a-table") if isinstance(piece, Table)]
    assert [str(table.place) for table in tables] == [
        "a.docx › table 1 › row 1 › table 1",
        "a.docx › table 1",
    ]


def test_a_table_of_one_cell_is_text() -> None:
    """A table of one cell is a frame around words."""
    assert seen(in_file("a-table-of-one-cell")) == "a frame around words"


def test_the_label_before_hidden_words() -> None:
    """What stands before hidden words as a label goes with them, so that a bare number is known for what it is."""
    (text,) = [
        piece for piece in in_file("text-is-hidden-among-others") if isinstance(piece, Text) and piece.hiding
    ]
    assert text.before == "Date of birth:"


def test_hidden_paragraphs_that_follow_one_another_are_one_stretch() -> None:
    """Neighbours hidden in the same way are told as one, and a seen paragraph between them parts them."""
    one = paragraph(run("secret", "<w:vanish/>"))
    found = read_bytes(document(one + one + paragraph("seen") + one))
    assert [place for _, place, _ in hidden(found)] == ["a.docx › paragraphs 1-2", "a.docx › paragraph 4"]


def test_counts() -> None:
    """Paragraphs and comments are counted."""
    counts = [piece for piece in in_file("text-is-folded-away") if isinstance(piece, Count)]
    assert Count("paragraph", 4, 1) in counts
    assert Count("table", 1) in counts
    assert Count("comment", 1, 1) in in_file("a-comment")


def test_words_of_all_kinds_are_read() -> None:
    """Mathematics, reading aids, watermarks, contents lists and the words of lists are seen."""
    assert seen(in_file("mathematics")) == "where x=1 holds"
    assert seen(in_file("a-reading-aid")) == "Nia said\nni-a"
    assert "DRAFT FOR NIA" in seen(in_file("a-watermark"))
    assert "Findings\t3" in seen(in_file("nothing-is-hidden"))
    assert "Statement of Nia Example," in seen(in_file("a-list-says-words"))


def test_all_makes_are_known_by_their_bytes() -> None:
    """Transitional and strict documents and templates with macros are all Word documents."""
    for name in ("nothing-is-hidden", "strict-and-another-prefix", "a-macro-enabled-template"):
        kind = format_of(FILES[name]())
        assert kind is not None
        assert kind.id == "docx"


def test_damage_stays_local() -> None:
    """Of a broken body what stands before the damage is read, it is one gap, and the comments are still read."""
    found = in_file("body-is-broken")
    assert "We hold the data" in seen(found)
    (gap,) = gaps(found)
    assert "the document's text was not read to its end" in gap.detail
    assert "docx.comment" in {id_ for id_, _, _ in hidden(found)}


def test_a_missing_body_is_a_gap() -> None:
    """A document without its body says so."""
    (gap,) = gaps(in_file("body-is-missing"))
    assert "is missing" in gap.detail


def test_names_are_not_in_places() -> None:
    """No place says the words of headings, bookmarks, styles or people."""
    for name in FILES:
        for piece in in_file(name):
            place = getattr(piece, "place", None)
            assert "Nia" not in str(place)
            assert "Orla" not in str(place)


def test_hidden_personal_data_holds_a_document_back() -> None:
    """A document with personal data out of sight does not go out; one that hides nothing may."""
    for name in ("a-column-has-no-width", "text-is-hidden", "text-is-deleted"):
        report = candour.inspect(FILES[name](), name="reply.docx")
        assert candour.judge(report).outcome.name != "CLEAR"
    clean = candour.inspect(FILES["nothing-is-hidden"](), name="reply.docx")
    assert not clean.gaps
    assert not clean.hidings
    assert candour.judge(clean).outcome.name == "CLEAR"


def test_deep_nesting_is_refused() -> None:
    """Tables in tables beyond any use end as a gap, and what stands before them is read."""
    deep = "<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300
    found = read_bytes(document(paragraph("seen") + deep))
    assert seen(found) == "seen"
    assert "nested too deep" in gaps(found)[0].detail


def test_the_sentence_before_hidden_words() -> None:
    """Words before a hidden name that say nothing of it do not stand in its way: each paragraph goes by its own."""
    out = io.BytesIO()
    made = docx.Document()
    for before, words in (("Date of birth: ", "04/03/1987"), ("Complaint by ", "Jane Smith")):
        made.add_paragraph(before).add_run(words).font.hidden = True
    made.save(out)
    found = candour.inspect(out.getvalue(), name="a.docx").findings
    assert {one.identifier for one in found if one.sight is Sight.COVERED} == {"date-of-birth", "person-name"}
