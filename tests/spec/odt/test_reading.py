"""OpenDocument text: what is read, in what pieces, and what is left of a damaged one."""

from __future__ import annotations

import candour
from candour.formats import format_of
from candour.piece import Count, Nested, Table, Text
from files.odt_files import FILES, paragraph, row, table, text
from files.opendocument import zipped
from files.out_of_sight import hidden
from spec.odt.looking import gaps, in_bytes, seen


def test_paragraphs_are_grouped() -> None:
    """Neighbouring paragraphs are one text, with the numbers of the first and the last."""
    (found,) = [piece for piece in in_bytes(text(paragraph("one") * 40), "odt") if isinstance(piece, Text)]
    assert str(found.place) == "a.odt › paragraphs 1-40"
    assert found.text == "\n".join(["one"] * 40)


def test_long_documents_come_in_several_texts() -> None:
    """A text ends with a paragraph, after about 20,000 characters."""
    texts = [piece for piece in in_bytes(text(paragraph("x" * 999) * 50), "odt") if isinstance(piece, Text)]
    assert [piece.place.steps[-1] for piece in texts] == [
        "paragraphs 1-21",
        "paragraphs 22-42",
        "paragraphs 43-50",
    ]


def test_spaces_tabs_and_line_ends_are_those_that_are_shown() -> None:
    """Line ends of the XML are one space; spaces, tabs and line ends of the text are elements of their own."""
    words = paragraph("one\n   two<text:s text:c='2'/>three<text:tab/>four<text:line-break/>five")
    assert seen(in_bytes(text(words), "odt")) == "one two  three\tfour\nfive"


def test_a_table_is_one_piece() -> None:
    """A table is one piece, whose cells are found again by row and column."""
    (found,) = [piece for piece in in_bytes(FILES["a-row-is-hidden"](), "odt") if isinstance(piece, Table)]
    cells = [cell.text for block in found.blocks() for cell in block.cells()]
    assert cells[:4] == ["Surname", "Date of birth", "Examplea", "01/02/1980"]
    assert found.address(1, 1) == "row 2, column 2"
    assert [(mask.hiding.id, mask.where) for mask in found.masks] == [("odt.hidden-row", "row 4")]


def test_a_table_in_a_table_stands_by_itself() -> None:
    """The table inside a cell is a table of its own, and its words are not the cell's."""
    tables = [
        piece for piece in in_bytes(FILES["a-table-is-in-a-table"](), "odt") if isinstance(piece, Table)
    ]
    assert [str(found.place) for found in tables] == ["a.odt › table 1 › row 1 › table 1", "a.odt › table 1"]


def test_a_table_of_one_cell_is_text() -> None:
    """A table of one cell is a frame around words."""
    assert seen(in_bytes(FILES["a-table-of-one-cell"](), "odt")) == "a frame around words"


def test_cells_that_repeat_are_told_each() -> None:
    """A cell that stands for several is in each of their columns."""
    wide = '<table:table-row><table:table-cell table:number-columns-repeated="3"><text:p>x</text:p></table:table-cell></table:table-row>'
    (found,) = [
        piece for piece in in_bytes(text(table(wide, row("a", "b"))), "odt") if isinstance(piece, Table)
    ]
    assert [cell.column for block in found.blocks() for cell in block.cells() if cell.row == 0] == [0, 1, 2]


def test_the_label_before_hidden_words() -> None:
    """What stands before hidden words as a label goes with them, so that a bare number is known for what it is."""
    found = in_bytes(FILES["text-is-hidden-among-others"](), "odt")
    (words,) = [piece for piece in found if isinstance(piece, Text) and piece.hiding]
    assert words.before == "Date of birth:"


def test_counts() -> None:
    """Paragraphs, tables and comments are counted."""
    counts = [piece for piece in in_bytes(FILES["a-comment"](), "odt") if isinstance(piece, Count)]
    assert Count("paragraph", 3) in counts
    assert Count("comment", 1, 1) in counts
    assert Count("paragraph", 3, 1) in in_bytes(FILES["a-paragraph-is-hidden-by-a-field"](), "odt")


def test_words_of_all_kinds_are_read() -> None:
    """Indexes, notes, reading aids, the words of lists, of controls and of formulas are seen."""
    words = {name: seen(in_bytes(FILES[name](), "odt")) for name in FILES}
    assert "Findings\t3" in words["an-index"]
    assert "known." in words["a-footnote"]
    assert "Source: annual return" in words["a-footnote"]
    assert "Nia said\nni-a" in words["a-reading-aid"]
    assert "Statement of Nia Example," in words["a-list-says-words"]
    assert "07700 900123" in words["a-control-is-drawn"]
    assert "victims" in words["a-formula"]
    assert "Crimes by officer" in words["a-chart"]
    assert "CID" in words["a-list-has-other-choices"]


def test_pictures_are_handed_on_from_where_they_are_shown() -> None:
    """A picture is a file of its own, at the paragraph that shows it."""
    (picture,) = [piece for piece in in_bytes(FILES["a-picture"](), "odt") if isinstance(piece, Nested)]
    assert str(picture.source.place) == "a.odt › paragraph 2 › picture 1"
    assert picture.hiding is None


def test_a_thumbnail_is_a_file_of_its_own() -> None:
    """The small picture that programs save with every file is told, and weighs little."""
    (thumbnail,) = [piece for piece in in_bytes(FILES["a-thumbnail"](), "odt") if isinstance(piece, Nested)]
    assert thumbnail.hiding is not None
    assert thumbnail.hiding.id == "odt.small-thumbnail"


def test_all_makes_are_known_by_their_bytes() -> None:
    """Texts are known as packages and as one XML file; templates are texts, too."""
    assert [getattr(format_of(FILES[name]()), "id", "") for name in ("a-picture", "text-is-hidden")] == [
        "odt",
        "fodt",
    ]
    template = zipped("text-template", "<office:text/>")
    assert getattr(format_of(template), "id", "") == "odt"


def test_a_document_in_the_document_is_read_to_the_bottom() -> None:
    """Embedded documents, in the package or written into the text, are opened in turn."""
    for name in ("a-document-is-embedded", "a-document-is-embedded-in-the-file-itself", "an-earlier-version"):
        report = candour.inspect(FILES[name](), name="a.odt")
        assert not report.gaps, name
        assert report.findings, name
        assert all(finding.hiding for finding in report.findings), name


def test_damage_stays_local() -> None:
    """Of a broken text what stands before the damage is read, and it is one gap."""
    found = in_bytes(FILES["content-is-cut-off"](), "odt")
    assert "We hold the data" in seen(found)
    (gap,) = gaps(found)
    assert "the document's text was not read to its end" in gap.detail


def test_a_missing_text_is_a_gap() -> None:
    """A package without its content says so, and its other parts are still read."""
    found = in_bytes(FILES["content-is-missing"](), "odt")
    assert [gap.detail for gap in gaps(found)] == [
        "it has no content part: open it, save it anew and check it again"
    ]
    assert "Rhys Example" in {words for _, _, words in hidden(found)}


def test_a_locked_text_is_a_gap() -> None:
    """A document locked with a password is one gap, whatever the number of its parts."""
    (gap,) = gaps(in_bytes(FILES["a-part-is-locked"](), "odt"))
    assert "without a password" in gap.detail


def test_a_locked_part_is_a_gap_of_its_own() -> None:
    """Where only one part is locked, the others are read."""
    (gap,) = gaps(in_bytes(FILES["one-part-is-locked"](), "odt"))
    assert str(gap.place) == "a.odt › Pictures/a.png"


def test_a_broken_list_of_parts_is_a_gap() -> None:
    """The text is read even where the list of the package's parts is broken."""
    found = in_bytes(FILES["the-list-of-parts-is-broken"](), "odt")
    assert "We hold the data" in seen(found)
    assert [gap.place.steps[-1] for gap in gaps(found)] == ["META-INF/manifest.xml"]


def test_deep_nesting_is_refused() -> None:
    """Spans in spans beyond any use end as a gap, and what stands before them is read."""
    deep = paragraph("<text:span>" * 300 + "</text:span>" * 300)
    found = in_bytes(text(paragraph("seen"), deep), "odt")
    assert seen(found) == "seen"
    assert "nested too deep" in gaps(found)[0].detail


def test_sections_and_lists_as_deep_as_may_be_are_read() -> None:
    """What only holds others may be nested to any depth."""
    deep = "<text:section>" * 200 + paragraph("deep down") + "</text:section>" * 200
    assert seen(in_bytes(text(deep), "odt")) == "deep down"


def test_names_are_not_in_places() -> None:
    """No place says the words of bookmarks, styles, links or people."""
    for make in FILES.values():
        for piece in in_bytes(make(), "odt"):
            place = str(getattr(piece, "place", ""))
            assert "Nia" not in place
            assert "Orla" not in place


def test_hidden_personal_data_holds_a_document_back() -> None:
    """A document with personal data out of sight does not go out; one that hides nothing may."""
    for name in ("text-is-hidden", "text-is-deleted", "a-section-is-hidden"):
        report = candour.inspect(FILES[name](), name="reply.fodt")
        assert candour.judge(report).outcome.name != "CLEAR"
    for name in ("nothing-is-hidden", "packed-and-nothing-is-hidden"):
        report = candour.inspect(
            FILES[name](), name="reply.odt" if name.startswith("packed") else "reply.fodt"
        )
        assert not report.gaps
        assert not report.hidings
        assert candour.judge(report).outcome.name == "CLEAR"
