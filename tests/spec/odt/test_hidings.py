"""OpenDocument text: each way of hiding is found where it is; what looks like it and hides nothing is not reported."""

from __future__ import annotations

import pytest

from candour.formats.odt import HIDINGS
from candour.hiding import Sight
from files.odt_files import FILES
from files.out_of_sight import hidden
from spec.odt.looking import content_hidings, gaps, in_bytes, met, seen, sights

_SECRET = "Nia Example, 07700 900123"
_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
_WHO, _WHEN = "Orla Example", "paragraph 2, 2024-01-02T10:00:00"
# fmt: off
HIDDEN: list[tuple[str, str, Sight, str, str]] = [
    # tracked changes
    ("text-is-deleted", "tracked-change", _C, "paragraph 2", _SECRET),
    ("text-is-deleted", "change-author", _C, "tracked changes", _WHO),
    ("text-is-deleted", "change-author", _C, "tracked changes", f"deletion, {_WHEN}"),
    ("two-paragraphs-are-deleted", "tracked-change", _C, "paragraph 2", "Nia\nExample"),
    ("a-table-is-deleted", "tracked-change", _C, "paragraph 2 › table 1", "Exampleb"),
    ("text-is-deleted-in-place", "tracked-change", _C, "paragraph 2", _SECRET),
    ("text-is-deleted-and-nothing-refers-to-it", "tracked-change", _C, "tracked changes", _SECRET),
    ("text-is-inserted", "change-author", _C, "tracked changes", f"insertion, {_WHEN}"),
    ("text-is-formatted", "change-author", _C, "tracked changes", f"formatting, {_WHEN}"),
    # comments
    ("a-comment", "comment", _C, "comment 1", f"ask {_SECRET}"),
    ("a-comment", "comment-person", _C, "authors of comments", _WHO),
    ("a-comment-on-a-range", "comment", _C, "comment 1", f"ask {_SECRET}"),
    # hidden text
    ("text-is-hidden", "hidden-text", _C, "paragraph 2", _SECRET),
    ("text-is-hidden-on-a-condition", "hidden-text", _U, "paragraph 2", _SECRET),
    ("text-is-hidden-by-a-paragraph-style", "hidden-text", _C, "paragraph 2", _SECRET),
    ("text-is-hidden-among-others", "hidden-text", _C, "paragraph 1", "01/02/1980"),
    ("a-section-is-hidden", "hidden-section", _C, "paragraph 2", _SECRET),
    ("a-section-is-hidden", "hidden-section", _C, "table 1", "Exampleb"),
    ("a-section-is-hidden-on-a-condition", "hidden-section", _C, "paragraph 2", _SECRET),
    ("a-section-in-a-cell-is-hidden", "hidden-section", _C, "table 1 › row 4", "Hidden"),
    ("a-paragraph-is-hidden-by-a-field", "hidden-text", _C, "paragraph 2", f"The suspect is {_SECRET}."),
    ("a-field-hides-text", "hidden-text", _C, "paragraph 2", _SECRET),
    ("a-bookmark-hides-text", "hidden-text", _C, "paragraph 2", _SECRET),
    ("a-bookmark-hides-text-on-a-condition", "hidden-text", _U, "paragraph 2", _SECRET),
    ("text-is-white", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-is-black-on-black", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-is-quite-transparent", "colour-of-the-page", _C, "paragraph 2", _SECRET),
    ("text-has-the-colour-of-the-page", "colour-of-the-page", _C, "paragraph 1", _SECRET),
    ("text-is-tiny", "text-too-small", _C, "paragraph 2", _SECRET),
    ("text-is-tiny-by-a-share", "text-too-small", _C, "paragraph 2", _SECRET),
    ("text-is-squeezed", "text-too-small", _C, "paragraph 2", _SECRET),
    ("lines-are-flat", "text-too-small", _C, "paragraph 2", _SECRET),
    ("a-paragraph-is-off-the-page", "text-off-the-page", _C, "paragraph 2", _SECRET),
    # fields
    ("a-field-has-another-branch", "field-words", _C, "paragraph 2", _SECRET),
    ("a-variable-is-set-and-not-shown", "field-words", _C, "paragraph 2", _SECRET),
    ("a-variable-is-kept", "document-variable", _C, "variables", _SECRET),
    ("a-list-has-other-choices", "form-control", _C, "paragraph 2", "Unit of Nia Example"),
    ("a-control-has-other-choices", "form-control", _C, "paragraph 2", "Unit of Tom Invented"),
    ("a-control-has-other-choices", "given-name", _C, "paragraph 2", "Case of Nia Example"),
    ("a-field-of-word-has-choices", "form-control", _C, "paragraph 2", "Unit of Nia Example"),
    ("a-prompt", "placeholder", _C, "paragraph 2", "name of Nia Example"),
    ("a-letter-is-merged", "mail-merge", _B, "paragraph 2", "Victims of Nia Example, t, name"),
    ("a-script-stands-in-the-text", "vba-project", _C, "paragraph 2", 'var who = "Nia Example";'),
    ("an-index-entry", "field-code", _C, "paragraph 2", "Example, Nia"),
    ("a-bibliography-entry", "field-code", _C, "paragraph 2", "Nia Example"),
    # links, paths, names
    ("a-link", "hyperlink", _C, "paragraph 2", "mailto:nia@example.com"),
    ("a-link-to-a-folder", "external-link-path", _B, "paragraph 2", "file:///S:/custody/Nia Example.odt"),
    ("a-section-is-linked", "external-link-path", _B, "", "file:///S:/custody/nia.odt"),
    ("a-value-comes-from-a-program", "external-link-path", _B, "", "soffice S:\\custody\\nia.ods A1"),
    ("a-picture-is-linked", "external-link-path", _B, "paragraph 2 › picture 1", "../nia.example/photo.png"),
    ("a-bookmark-names-somebody", "given-name", _C, "paragraph 2", "statement_of_Nia_Example"),
    ("facts-stand-beside-the-text", "text-metadata", _B, "paragraph 2", "Nia Example"),
    # tables
    ("a-row-is-hidden", "hidden-row", _C, "table 1 › row 4", "Hidden"),
    ("a-row-has-no-height", "zero-height-row", _C, "table 1 › row 4", "Hidden"),
    ("a-column-is-hidden", "hidden-column", _C, "table 1 › column 2", "01/02/1980"),
    ("a-column-has-no-width", "zero-width-column", _C, "table 1 › column 2", "01/02/1980"),
    ("a-cell-is-merged-away", "merged-over", _B, "table 1 › row 4", "Hidden"),
    ("cells-are-white", "colour-of-the-page", _C, "table 1 › row 4", "Hidden"),
    # drawings
    ("a-text-box-is-not-displayed", "hidden-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-off-the-page", "off-sheet-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-turned-off-the-page", "off-sheet-drawing", _C, "paragraph 2 › shape 1", _SECRET),
    ("a-text-box-has-no-size", "off-sheet-drawing", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-white-on-white", "colour-of-the-page", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-is-in-hidden-text", "hidden-text", _C, "paragraph 2 › text box 1", _SECRET),
    ("a-text-box-hangs-on-hidden-text", "hidden-text", _U, "paragraph 2 › text box 1", _SECRET),
    ("a-black-box-lies-over-words", "covered-text", _U, "paragraph 2", _SECRET),
    ("a-picture-is-cropped", "cropped-picture", _C, "paragraph 2 › picture 1", ""),
    ("a-picture-is-not-shown", "unused-picture", _B, "Pictures/a.png", ""),
    ("a-picture-is-in-a-hidden-section", "hidden-section", _C, "paragraph 1 › picture 1", ""),
    ("a-picture-is-described", "alt-text", _C, "paragraph 1", "Nia Example at home"),
    ("a-picture-is-named", "given-name", _C, "paragraph 1", "Custody photo of Nia Example"),
    ("a-chart", "chart-cache", _B, "paragraph 2 › object 1", "Nia Example"),
    ("a-chart", "preview-picture", _B, "ObjectReplacements/Object 1", "Nia Example"),
    ("a-formula", "field-code", _C, "paragraph 1 › object 1", "victims %% ask Nia Example"),
    ("a-document-is-embedded", "embedded-file", _C, "paragraph 2 › object 1", ""),
    ("a-document-is-embedded-in-the-file-itself", "embedded-file", _C, "paragraph 2 › object 1", ""),
    ("an-ole-object-is-embedded", "embedded-file", _C, "paragraph 2 › object 1", ""),
    ("a-signature-line", "form-control", _C, "paragraph 2", "Nia Example"),
    # headers, notes, lists
    ("a-header-is-switched-off", "unused-header", _C, "header", _SECRET),
    ("a-master-is-not-used", "unused-header", _C, "header 2", _SECRET),
    ("a-header-is-hidden-text", "hidden-text", _C, "header", _SECRET),
    ("a-footnote-in-hidden-text", "hidden-text", _C, "footnote 1", f"Source: {_SECRET}"),
    ("a-list-is-not-used", "given-name", _C, "numbering", "Statement of Nia Example,"),
    # forms
    ("a-hidden-control", "hidden-field", _C, "form", _SECRET),
    ("a-control-is-not-drawn", "form-control", _C, "form", _SECRET),
    ("a-list-of-a-form", "form-control", _C, "form", "Unit of Nia Example"),
    ("data-of-a-form", "hidden-field", _C, "form", f"name: {_SECRET}"),
    ("a-macro-on-a-click", "vba-project", _C, "paragraph 2", "vnd.sun.star.script:Standard.Nia_Example.Main"),
    # the package
    ("properties-name-the-author", "document-properties", _B, "", "Rhys Example"),
    ("a-property-of-its-own", "custom-properties", _B, "", "Nia Example"),
    ("a-template-in-a-folder", "document-properties", _B, "", "file:///C:/Users/nia.example/reply.ott"),
    ("settings-name-the-printer", "printer-settings", _B, "", "Custody-2nd-floor"),
    ("the-printers-setup-names-it", "printer-settings", _B, "", "Custody-2nd-floor"),
    ("settings-name-a-database", "connection", _B, "", "Victims of Nia Example"),
    ("an-earlier-version", "earlier-version", _C, "Versions/Version1", ""),
    ("an-earlier-version", "earlier-version", _C, "VersionList.xml", "Nia Example"),
    ("macros", "vba-project", _C, "Basic/Standard/Module1.xml", 'Sub Main : MsgBox "Nia Example" : End Sub'),
    ("a-menu-of-its-own", "custom-menu", _C, "Configurations2/menubar/menubar.xml", "Letter to Nia Example"),
    ("facts-for-programs", "text-metadata", _B, "meta.rdf", "Nia Example"),
    ("a-thumbnail", "small-thumbnail", Sight.BURIED, "Thumbnails/thumbnail.png", ""),
    ("a-part-is-not-listed", "unlisted-part", _B, "notes.txt", ""),
    # stray things
    ("words-stand-outside-all-text", "stray-words", _B, "", _SECRET),
    ("an-element-is-of-no-known-kind", "stray-words", _B, "", _SECRET),
    ("a-comment-in-the-xml", "xml-comment", _B, "", f" ask {_SECRET} "),
]
# fmt: on
CLEAN = (
    "nothing-is-hidden",
    "packed-and-nothing-is-hidden",
    "text-is-shown-in-a-hidden-style",
    "a-section-is-shown-on-a-condition",
    "a-paragraph-is-not-hidden-by-its-field",
    "text-is-white-in-the-automatic-colour",
    "text-is-white-on-a-dark-span",
    "text-is-white-on-a-dark-paragraph",
    "an-index",
    "a-link-shows-its-address",
    "a-bookmark-of-a-program",
    "a-hidden-row-is-empty",
    "a-header-row-is-white-on-dark",
    "a-table-is-in-a-table",
    "a-table-of-one-cell",
    "a-text-box",
    "a-text-box-is-white-on-dark",
    "a-black-box-lies-behind-words",
    "words-flow-round-a-black-box",
    "a-picture",
    "a-picture-in-the-file-itself",
    "a-master-is-used-by-a-paragraph",
    "a-master-that-is-not-used-says-the-same",
    "a-footnote",
    "a-reading-aid",
    "a-list-says-words",
    "a-control-is-drawn",
)
DAMAGED = (
    "one-part-is-locked",
    "the-list-of-parts-is-broken",
    "content-is-cut-off",
    "content-is-missing",
    "a-part-is-locked",
)


@pytest.mark.parametrize(("file", "what", "sight", "place", "words"), HIDDEN)
def test_what_is_hidden_is_found_where_it_is(
    file: str, what: str, sight: Sight, place: str, words: str
) -> None:
    """Each way of hiding is found, with its place, its sight and what it holds."""
    found = in_bytes(FILES[file](), "odt")
    where = f"a.odt › {place}" if place else "a.odt"
    assert (f"odt.{what}", where, words) in set(hidden(found))
    assert sight in sights(found, f"odt.{what}")


@pytest.mark.parametrize("file", CLEAN)
def test_what_a_reader_sees_is_not_reported(file: str) -> None:
    """What looks like a way of hiding and hides nothing is not reported."""
    found = in_bytes(FILES[file](), "odt")
    assert not list(hidden(found))
    assert not gaps(found)


@pytest.mark.parametrize("file", ["text-is-inserted", "text-is-formatted"])
def test_changes_that_hide_no_words(file: str) -> None:
    """A change whose words all readers see leaves the trace of who made it, and no content out of sight."""
    found = in_bytes(FILES[file](), "odt")
    assert not content_hidings(found)
    assert seen(found).count(_SECRET) == 1


def test_every_file_is_spoken_for() -> None:
    """Each file of this manual is one that hides something, one that does not, or one that is damaged."""
    assert {file for file, *_ in HIDDEN} | {*CLEAN, *DAMAGED} == set(FILES)


def test_every_hiding_that_is_met_is_in_the_catalogue() -> None:
    """What the reader reports is what the catalogue describes, word for word."""
    reported = {hiding for make in FILES.values() for hiding in met(in_bytes(make(), "odt"))}
    assert reported <= set(HIDINGS)


@pytest.mark.parametrize(
    "file", sorted({file for file, *_ in HIDDEN} - {"text-is-inserted", "text-is-formatted"})
)
def test_what_is_hidden_is_not_seen(file: str) -> None:
    """No word is both hidden and seen."""
    assert _SECRET not in seen(in_bytes(FILES[file](), "odt"))
