"""Word documents: each way of hiding is found where it is; and what looks like it and hides nothing is not reported."""

from __future__ import annotations

import pytest

from candour.formats.docx import HIDINGS
from candour.hiding import Sight
from files.docx_files import FILES
from files.out_of_sight import hidden
from spec.docx.reading import content_hidings, gaps, in_file, seen, sights

_SECRET = "Nia Example, 07700 900123"
_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
# fmt: off
HIDDEN: list[tuple[str, str, Sight, str, str]] = [
    # tracked changes
    ("text-is-deleted", "tracked-change", _C, "paragraph 2", _SECRET),
    ("text-is-deleted", "change-author", _C, "tracked changes", "Orla Example"),
    ("text-is-deleted", "change-author", _C, "tracked changes", "deletion, paragraph 2, 2024-01-02T10:00:00Z"),
    ("text-is-deleted-by-nobody", "tracked-change", _C, "paragraph 2", _SECRET),
    ("text-is-inserted", "change-author", _C, "tracked changes", "Orla Example"),
    ("text-is-moved-away", "tracked-change", _C, "paragraph 2", _SECRET),
    ("text-is-moved-here", "change-author", _C, "tracked changes", "move, paragraph 2, 2024-01-02T10:00:00Z"),
    ("a-field-is-deleted", "tracked-change", _C, "paragraph 2", f'c IF a = b "{_SECRET}" '),
    ("a-row-is-deleted", "tracked-change", _C, "table 1 › row 7", "Hidden"),
    ("a-cell-is-deleted", "tracked-change", _C, "table 1 › row 7", "Hidden"),
    ("formatting-is-changed", "change-author", _C, "tracked changes", "formatting, paragraph 2, 2024-01-02T10:00:00Z"),
    ("a-paragraph-mark-is-deleted", "change-author", _C, "tracked changes", "deletion, paragraph 2, 2024-01-02T10:00:00Z"),
    # comments
    ("a-comment", "comment", _C, "comment 1", _SECRET),
    ("a-comment", "comment-person", _C, "authors of comments", "Orla Example"),
    ("a-comment", "comment-person", _C, "authors of comments", "comment 1, 2024-01-02T10:00:00Z"),
    ("a-comment-on-nothing", "unused-note", _B, "comment 1", _SECRET),
    ("a-comment-with-deleted-words", "comment", _C, "comment 1", "checked"),
    ("a-comment-with-deleted-words", "tracked-change", _C, "comment 1", _SECRET),
    ("people-are-listed", "comment-person", _C, "people who commented", "orla@example.com"),
    ("a-comment-is-liked", "comment", _C, "reactions and tasks of comments", "rhys@example.com Rhys Example"),
    # hidden text
    ("text-is-hidden", "hidden-text", _C, "paragraph 2", _SECRET),
    ("text-is-hidden-among-others", "hidden-text", _C, "paragraph 1", "01/02/1980"),
    ("text-is-hidden-in-a-separator", "hidden-text", _C, "paragraph 2", _SECRET),
    ("text-is-hidden-by-a-character-style", "hidden-text", _C, "paragraph 2", _SECRET),
    ("text-is-hidden-by-a-paragraph-style", "hidden-text", _C, "paragraph 2", _SECRET),
    ("text-is-hidden-by-the-defaults", "hidden-text", _C, "paragraph 2", _SECRET),
    ("text-is-hidden-by-a-table-style", "hidden-text", _C, "table 1 › rows 1-2", "Hidden"),
    ("text-is-white", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-is-white-by-the-theme", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-is-black-on-black", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-is-highlighted-black", "colour-of-the-page", _U, "paragraph 2", _SECRET),
    ("text-is-black-on-a-black-paragraph", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-has-the-colour-of-the-page", "colour-of-the-page", _C, "paragraph 1", _SECRET),
    ("text-has-no-fill", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-is-white-over-a-picture", "colour-of-the-page", _U, "paragraph 2", _SECRET),
    ("text-is-tiny", "text-too-small", _C, "paragraph 2", _SECRET),
    ("text-is-squeezed", "text-too-small", _C, "paragraph 2", _SECRET),
    ("lines-are-flat", "text-too-small", _C, "paragraph 2", _SECRET),
    ("a-paragraph-is-off-the-page", "text-off-the-page", _C, "paragraph 2", _SECRET),
    ("a-style-is-off-the-page", "text-off-the-page", _C, "paragraph 2", _SECRET),
    ("a-frame-is-off-the-page", "text-off-the-page", _C, "paragraph 2", _SECRET),
    ("text-is-folded-away", "collapsed-heading", _C, "paragraph 2", _SECRET),
    ("text-is-folded-away", "collapsed-heading", _C, "table 1", "Exampleb"),
    # tables
    ("a-row-is-hidden", "hidden-row", _C, "table 1 › row 7", "Hidden"),
    ("a-row-has-no-height", "zero-height-row", _C, "table 1 › row 7", "Hidden"),
    ("a-cell-is-merged-away", "merged-over", _B, "table 1 › row 8", "Hidden"),
    ("a-column-has-no-width", "zero-width-column", _C, "table 1 › rows 1-6", "01/02/1980"),
    ("cells-are-hidden-text", "hidden-text", _C, "table 1 › row 7", "Hidden"),
    ("a-table-floats-off-the-page", "text-off-the-page", _C, "table 1", "Exampleb"),
    # drawings
    ("a-fallback-says-more", "alternate-content", _B, "paragraph 1", _SECRET),
    ("a-fallback-has-another-picture", "alternate-content", _B, "paragraph 1 › picture 2", ""),
    ("a-text-box-is-hidden", "hidden-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-hidden-in-a-group", "hidden-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-off-the-page", "off-sheet-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-has-no-size", "off-sheet-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("an-old-text-box-is-off-the-page", "off-sheet-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("an-old-text-box-is-hidden", "hidden-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-white-on-white", "colour-of-the-page", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-in-hidden-text", "hidden-text", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-black-box-lies-over-words", "covered-text", _U, "paragraph 2", _SECRET),
    ("a-picture-is-cropped", "cropped-picture", _C, "paragraph 2 › picture 1", ""),
    ("an-old-picture-is-cropped", "cropped-picture", _C, "paragraph 2 › picture 1", ""),
    ("a-picture-is-deleted", "tracked-change", _C, "paragraph 2 › picture 1", ""),
    ("a-picture-is-not-shown", "unused-picture", _B, "image1.png", ""),
    ("a-picture-is-described", "alt-text", _C, "paragraph 2", "Nia Example at home"),
    ("a-copy-of-a-shape-says-more", "alternate-content", _B, "copies of shapes", _SECRET),
    ("a-workbook-is-embedded", "embedded-file", _C, "paragraph 2 › embedded object 1", ""),
    ("a-chart-keeps-its-values", "chart-cache", _B, "paragraph 2 › chart 1", "Nia Example"),
    ("a-signature-line", "form-control", _C, "paragraph 2", "Nia Example"),
    # fields
    ("a-field-has-another-branch", "field-words", _C, "field codes", f'IF adult = "child" "{_SECRET}" "the adult"'),
    ("a-field-sets-a-value", "field-words", _C, "field codes", f'SET victim "{_SECRET}"'),
    ("words-stand-in-a-code", "field-words", _C, "field codes", _SECRET),
    ("an-index-entry", "field-code", _C, "field codes", 'XE "Example, Nia"'),
    ("a-file-is-included", "external-link-path", _B, "field codes", 'INCLUDETEXT "C:\\\\Users\\\\nia.example\\\\victims.docx"'),
    ("a-simple-field-names-a-database", "external-link-path", _B, "field codes", 'DATABASE \\c "Server=SRV01;User=nia.example"'),
    ("a-link-by-relation", "hyperlink", _C, "links", "mailto:nia@example.com"),
    ("a-link-is-used-no-more", "hyperlink", _C, "links", "mailto:nia@example.com"),
    ("a-link-by-field", "hyperlink", _C, "links", "case of Nia Example"),
    ("a-form-field-keeps-choices", "form-control", _C, "paragraph 2", "Unit of Nia Example"),
    # headers, notes, blocks
    ("a-header-of-first-pages-is-off", "unused-header", _C, "header of first pages", _SECRET),
    ("a-header-of-even-pages-is-off", "unused-header", _C, "header of even pages", _SECRET),
    ("a-header-is-in-no-section", "unused-header", _C, "header in no section", _SECRET),
    ("a-footnote-is-not-referred-to", "unused-note", _B, "footnote 1", _SECRET),
    ("an-endnote-is-deleted", "tracked-change", _C, "endnote 1", _SECRET),
    ("a-building-block", "building-block", _C, "building blocks › block 1", _SECRET),
    ("a-prompt-of-a-control", "placeholder", _C, "building blocks › block 1", "Click here to enter text."),
    # controls, names, people
    ("a-control-keeps-names", "given-name", _C, "paragraph 1", "Case of Nia Example"),
    ("a-control-keeps-names", "form-control", _C, "paragraph 1", "Tom Invented\ntom@example.com"),
    ("a-control-keeps-names", "form-control", _C, "paragraph 1", "1980-02-01T00:00:00Z"),
    ("a-smart-tag", "form-control", _C, "paragraph 2", "ProductID: Nia Example"),
    ("a-bookmark-names-somebody", "given-name", _C, "paragraph 2", "statement_of_Nia_Example"),
    ("an-editor-is-permitted", "permitted-editor", _C, "paragraph 2", "nia@example.com"),
    ("a-list-is-not-used", "given-name", _C, "numbering", "Statement of Nia Example,"),
    # settings
    ("variables", "document-variable", _B, "document variables", _SECRET),
    ("a-mail-merge", "mail-merge", _B, "mail merge", "Provider=ACE;User ID=nia.example;Data Source=C:\\Users\\nia.example\\victims.xlsx\nSELECT * FROM victims"),
    ("a-template-in-a-folder", "external-link-path", _B, "", "file:///C:\\Users\\nia.example\\Templates\\reply.dotm"),
    ("custom-xml", "custom-xml", _B, "item1.xml", "applicant: Nia Example"),
    # stray things
    ("words-stand-outside-all-text", "stray-words", _B, "", _SECRET),
    ("an-element-is-of-no-known-kind", "stray-words", _B, "", f"Nia Example\n{_SECRET}"),
    ("a-comment-in-the-xml", "xml-comment", _B, "", f"ask {_SECRET}"),
    # other makes
    ("strict-and-another-prefix", "hidden-text", _C, "paragraph 2", _SECRET),
]
# fmt: on
CLEAN = (
    "nothing-is-hidden",
    "text-is-hidden-from-the-web-only",
    "text-is-shown-in-a-hidden-style",
    "two-styles-cancel-one-another",
    "text-is-white-on-shading",
    "the-colour-of-the-page-is-not-shown",
    "text-has-an-outline-only",
    "text-is-white-in-a-dark-header-row",
    "a-frame-is-on-the-page",
    "a-style-off-the-page-is-overruled",
    "a-hidden-row-is-empty",
    "a-merged-cell-is-seen",
    "a-merged-cell-has-none-above",
    "a-column-fits-its-words",
    "a-table-is-in-a-table",
    "a-table-of-one-cell",
    "a-text-box",
    "a-text-box-twice",
    "a-text-box-is-white-on-dark",
    "words-flow-round-a-black-box",
    "a-box-without-a-fill-lies-over-words",
    "a-watermark",
    "a-picture",
    "a-copy-of-a-shape-says-the-same",
    "a-field-shows-its-words",
    "a-link-shows-its-address",
    "a-header",
    "a-header-of-first-pages-is-on",
    "a-header-of-even-pages-is-on",
    "a-header-is-taken-over",
    "a-footnote",
    "a-list-says-words",
    "an-imported-page",
    "a-macro-enabled-template",
    "mathematics",
    "a-reading-aid",
)  # fmt: skip
TRACES = ("text-is-inserted", "text-is-moved-here", "formatting-is-changed", "a-paragraph-mark-is-deleted")


@pytest.mark.parametrize(("file", "what", "sight", "place", "text"), HIDDEN)
def test_what_is_hidden_is_found_where_it_is(
    file: str, what: str, sight: Sight, place: str, text: str
) -> None:
    """Each way of hiding is found, with its place, its sight and what it holds."""
    found = in_file(file)
    where = f"a.docx › {place}" if place else "a.docx"
    assert (f"docx.{what}", where, text) in set(hidden(found))
    assert sight in sights(found, what)


@pytest.mark.parametrize("file", CLEAN)
def test_what_a_reader_sees_is_not_reported(file: str) -> None:
    """What looks like a way of hiding and hides nothing is not reported."""
    found = in_file(file)
    assert not list(hidden(found))
    assert not gaps(found)


@pytest.mark.parametrize("file", TRACES)
def test_changes_that_hide_no_words(file: str) -> None:
    """A change whose words all readers see leaves the trace of who made it, and no content out of sight."""
    found = in_file(file)
    assert not content_hidings(found)
    assert {id_ for id_, _, _ in hidden(found)} == {"docx.change-author"}


@pytest.mark.parametrize(
    "file", ["text-is-inserted", "text-is-moved-here", "formatting-is-changed", "a-text-box-twice"]
)
def test_what_is_seen_is_seen_once(file: str) -> None:
    """Pending insertions and text boxes are seen, and their copies for older programs are not counted."""
    assert seen(in_file(file)).count(_SECRET) == 1


def test_a_hidden_shape_does_not_hide_its_neighbours() -> None:
    """Of a group of shapes only the hidden one is out of sight."""
    assert "a map" in seen(in_file("a-text-box-is-hidden-in-a-group"))


def test_every_file_is_spoken_for() -> None:
    """Each file of this manual is either one that hides something or one that does not."""
    told = {file for file, *_ in HIDDEN} | {*CLEAN, *TRACES, "body-is-broken", "body-is-missing"}
    assert told == set(FILES)


def test_every_hiding_of_documents_is_in_the_catalogue() -> None:
    """Whatever is found is in the catalogue, and each way of hiding that only documents have is shown by a file."""
    catalogue = {hiding.id for hiding in HIDINGS}
    assert {f"docx.{what}" for _, what, *_ in HIDDEN} <= catalogue
    own = {hiding.id for hiding in HIDINGS if hiding.title and hiding.id in _OWN}
    assert own == _OWN


_OWN = {
    f"docx.{what}"
    for what in (
        "hidden-text", "colour-of-the-page", "text-too-small", "text-off-the-page", "covered-text", "collapsed-heading",
        "change-author", "unused-header", "unused-note", "field-code", "field-words", "building-block", "placeholder",
        "document-variable", "mail-merge", "permitted-editor", "given-name", "stray-words",
    )
}  # fmt: skip
