"""Presentations: each way of hiding is found where it is; and what looks like it and hides nothing is not reported."""

from __future__ import annotations

import pytest

from candour.formats.pptx import HIDINGS
from candour.hiding import Sight
from files.out_of_sight import hidden
from files.pptx_files import FILES
from spec.pptx.reading import content_hidings, gaps, in_file, seen, sights

_SECRET = "Nia Example, 07700 900123"
_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
_BOX = 'slide 1 › text box "TextBox 3"'
_TABLE = 'slide 1 › table "Table 5"'
_PICTURE = 'slide 1 › picture "Picture 4"'
# fmt: off
HIDDEN: list[tuple[str, str, Sight, str, str]] = [
    # slides
    ("a-slide-is-hidden", "hidden-slide", _C, "slide 2 (hidden)", f"Suspects\n{_SECRET}"),
    ("a-slide-is-hidden", "hidden-slide", _C, 'slide 2 (hidden) › table "Table 5"', "Examplea"),
    ("a-slide-is-not-listed", "unlisted-slide", _B, "ppt/slides/slide2.xml (not in the list of slides)", _SECRET),
    ("a-slide-has-a-name", "given-name", _B, "slide 1", "Statement of Nia Example"),
    ("slides-are-in-sections", "section-name", _C, "names of sections", "Case of Nia Example"),
    ("a-custom-show", "custom-show", _C, "names of custom shows", "For Nia Example"),
    # notes and handouts
    ("a-slide-has-notes", "speaker-notes", _C, "slide 1 › notes", _SECRET),
    ("a-slide-has-notes", "header-footer", _C, "slide 1 › notes", "Exampleshire, Nia Example's copy"),
    ("a-hidden-slide-has-notes", "speaker-notes", _C, "slide 1 (hidden) › notes", _SECRET),
    ("notes-have-a-text-box", "speaker-notes", _C, "slide 1 › notes", f"see below\n{_SECRET}"),
    ("notes-of-no-slide", "speaker-notes", _B, "ppt/notesSlides/notesSlide9.xml (notes of no slide)", _SECRET),
    ("a-handout-has-a-footer", "header-footer", _C, "master of handouts", "Printed by Nia Example"),
    # comments
    ("a-comment", "comment", _C, "slide 1 › comment 1", _SECRET),
    ("a-comment", "comment-person", _C, "people who commented", "Orla Example"),
    ("a-comment", "comment-person", _C, "people who commented", "orla@example.com"),
    ("a-thread-of-comments", "comment", _C, "slide 1 › comment 1", _SECRET),
    ("a-thread-of-comments", "comment", _C, "slide 1 › comment 1 › reply 1", "I shall ask Rhys Example"),
    ("a-thread-of-comments", "comment", _C, "slide 1 › comment 1 › reactions and tasks", "tom@example.com\nRing Tom Invented"),
    ("a-thread-of-comments", "comment-person", _C, "people who commented", "Rhys Example"),
    ("comments-of-no-slide", "comment", _B, "comments of no slide › comment 1", _SECRET),
    # hidden, off the slide, of no size
    ("a-text-box-is-hidden", "hidden-drawing", _C, _BOX, _SECRET),
    ("a-group-is-hidden", "hidden-drawing", _C, 'slide 1 › group "Group 7" › text box "TextBox 3"', _SECRET),
    ("a-table-is-hidden", "hidden-drawing", _C, _TABLE, "Exampleb"),
    ("a-text-box-is-off-the-slide", "off-sheet-drawing", _C, _BOX, _SECRET),
    ("a-group-stands-off-the-slide", "off-sheet-drawing", _C, 'slide 1 › group "Group 7" › text box "TextBox 3"', _SECRET),
    ("a-table-is-off-the-slide", "off-sheet-drawing", _C, _TABLE, "Exampleb"),
    ("a-box-off-the-slide-flies-in", "off-sheet-drawing", _U, _BOX, _SECRET),
    ("long-words-reach-onto-the-slide", "off-sheet-drawing", _U, _BOX, _SECRET * 4),
    ("a-box-has-no-size", "off-sheet-drawing", _U, _BOX, _SECRET),
    ("a-picture-has-no-size", "off-sheet-drawing", _C, _PICTURE, ""),
    # covered
    ("a-black-box-lies-over-words", "covered-drawing", _C, _BOX, _SECRET),
    ("a-drawn-shape-lies-over-words", "covered-drawing", _C, _BOX, _SECRET),
    ("a-circle-lies-over-words", "covered-drawing", _U, _BOX, _SECRET),
    ("a-black-box-lies-over-one-word", "covered-drawing", _U, _BOX, _SECRET),
    ("a-picture-lies-over-words", "covered-drawing", _C, _BOX, _SECRET),
    ("a-solid-drawing-lies-over-words", "covered-drawing", _C, _BOX, _SECRET),
    ("a-picture-that-is-half-clear-lies-over-words", "covered-drawing", _U, _BOX, _SECRET),
    ("a-picture-is-covered", "covered-drawing", _C, _PICTURE, ""),
    ("a-circle-lies-over-a-picture", "partly-covered-picture", _U, _PICTURE, ""),
    ("a-box-lies-on-a-picture", "partly-covered-picture", _U, _PICTURE, ""),
    ("a-table-is-covered", "covered-drawing", _C, _TABLE, "Exampleb"),
    ("boxes-lie-on-cells", "covered-drawing", _U, f"{_TABLE} › row 2", "Examplea"),
    # colours and sizes
    ("text-is-white", "background-colour", _C, _BOX, _SECRET),
    ("text-is-white-by-the-theme", "background-colour", _C, _BOX, _SECRET),
    ("text-is-almost-white", "background-colour", _C, _BOX, _SECRET),
    ("text-has-the-colour-of-the-slide", "background-colour", _C, _BOX, _SECRET),
    ("text-is-white-in-a-clear-box", "background-colour", _C, _BOX, _SECRET),
    ("text-has-the-colour-of-its-box", "background-colour", _C, _BOX, _SECRET),
    ("text-is-white-on-a-white-box-on-a-dark-slide", "background-colour", _C, _BOX, _SECRET),
    ("text-is-white-by-its-layout", "background-colour", _C, _BOX, _SECRET),
    ("colours-change-places", "background-colour", _C, _BOX, _SECRET),
    ("text-has-a-black-highlight", "background-colour", _C, _BOX, _SECRET),
    ("text-has-no-fill", "background-colour", _C, _BOX, _SECRET),
    ("text-is-see-through", "background-colour", _C, _BOX, _SECRET),
    ("one-word-is-white", "background-colour", _C, _BOX, "01/02/1980"),
    ("text-is-tiny", "tiny-text", _C, _BOX, _SECRET),
    ("text-is-made-to-fit", "tiny-text", _C, _BOX, _SECRET),
    # tables
    ("a-cell-is-merged-away", "merged-over", _B, f"{_TABLE} › row 6", "Hidden"),
    ("a-column-has-no-width", "zero-width-column", _U, f"{_TABLE} › rows 1-5", "01/02/1980"),
    ("a-cell-is-white", "background-colour", _C, f"{_TABLE} › row 6", "Hidden"),
    ("a-cell-has-the-colour-of-its-words", "background-colour", _C, f"{_TABLE} › row 6", "Hidden"),
    ("a-cell-has-one-white-word", "background-colour", _C, f"{_TABLE} › row 6, column 1", "Nia Example"),
    # pictures, charts, files
    ("a-picture-is-cropped", "cropped-picture", _C, _PICTURE, ""),
    ("a-picture-is-on-a-hidden-slide", "hidden-slide", _C, 'slide 1 (hidden) › picture "Picture 4"', ""),
    ("a-slide-jumps-to-a-hidden-one", "hidden-slide", _C, 'slide 2 (hidden) › picture "Picture 4"', ""),
    ("a-picture-is-not-shown", "unused-picture", _B, "image1.png", ""),
    ("a-picture-is-described", "alt-text", _C, "slide 1", "Nia Example at home"),
    ("a-video-is-trimmed", "trimmed-media", _C, _PICTURE, ""),
    ("a-chart-has-a-workbook", "embedded-file", _C, 'slide 1 › chart "Chart 5" › book.xlsx', ""),
    ("a-chart-has-a-workbook", "chart-cache", _B, 'slide 1 › chart "Chart 5"', "Nia Example"),
    ("an-object-is-embedded", "embedded-file", _C, 'slide 1 › embedded object "Object 5"', ""),
    # layouts and masters
    ("a-layout-that-no-slide-uses", "unused-layout", _C, 'layout "Closing"', _SECRET),
    ("a-layout-that-no-slide-uses-has-a-picture", "unused-layout-picture", _C, 'layout "Closing" › picture "Picture 4"', ""),
    ("a-slide-hides-its-masters-words", "unused-layout", _C, "master", _SECRET),
    ("a-master-is-shown-by-hidden-slides-only", "hidden-slide", _C, "master", _SECRET),
    ("a-layout-has-its-own-prompt", "layout-prompt", _C, 'layout "Title and Content"', "Name of the officer, such as Nia Example"),
    ("a-layout-has-its-own-name", "layout-prompt", _C, "names of layouts", "Slides of Nia Example"),
    # properties and programs
    ("who-changed-it-is-kept", "editors", _B, "record of changes", "Nia Example"),
    ("who-changed-it-is-kept", "editors", _B, "record of changes", "orla@example.com"),
    ("who-changed-it-is-kept", "editors", _B, "record of changes", "2024-01-02T10:00:00.000"),
    ("a-title-is-of-a-deleted-slide", "sheet-titles", _B, "document properties › titles of slides", "Statement of Nia Example"),
    ("titles-are-in-another-language", "sheet-titles", _B, "document properties › titles of slides", "Statement of Nia Example"),
    ("a-thumbnail", "small-thumbnail", _B, "thumbnail", ""),
    ("a-slide-has-tags", "custom-xml", _B, "slide 1", "OWNER: Nia Example"),
    ("custom-xml", "custom-xml", _B, "item1.xml", "applicant: Nia Example"),
    ("macros", "vba-project", _C, 'macro "Module1"', "Option Explicit\nSub Send()\n' ask Nia Example\nEnd Sub"),
    ("links", "hyperlink", _C, "slide 1", "mailto:nia@example.com\ncase of Nia Example"),
    ("a-video-is-linked", "external-link-path", _B, "slide 1", "file:///C:\\Users\\nia.example\\film.mp4"),
    ("a-program-keeps-words", "program-data", _B, "slide 1", "Nia Example\nseen by Orla"),
    ("google-keeps-data", "program-data", _B, "what Google Slides keeps for itself", "Nia Example"),
    ("settings-have-a-title", "program-data", _B, "settings", "Page of Nia Example"),
    ("a-slide-is-kept-in-step-with-a-server", "program-data", _B, "settings", "slides of Nia Example"),
    # stray things
    ("words-stand-outside-all-text", "stray-words", _B, "slide 1", _SECRET),
    ("words-stand-in-an-unknown-shape", "stray-words", _B, "slide 1", _SECRET),
    ("a-comment-in-the-xml", "xml-comment", _B, "slide 1", f"ask {_SECRET}"),
    ("a-fallback-says-more", "alternate-content", _B, "slide 1", f"a map of {_SECRET}"),
    ("a-fallback-has-another-picture", "alternate-content", _B, "slide 1 › fallback", ""),
    # other makes
    ("strict-and-another-prefix", "hidden-drawing", _C, _BOX, _SECRET),
]
# fmt: on
CLEAN = (
    "nothing-is-hidden",
    "notes-are-empty",
    "a-text-box-is-half-off-the-slide",
    "a-group-brings-a-box-onto-the-slide",
    "a-box-has-no-size-but-grows",
    "the-face-of-a-sound-is-off-the-slide",
    "a-black-box-lies-under-words",
    "a-shaded-box-lies-over-words",
    "a-clear-picture-lies-over-words",
    "a-picture-that-is-seen-through-lies-over-words",
    "a-box-without-a-fill-lies-over-words",
    "a-frame-lies-over-words",
    "a-box-lies-over-the-empty-half",
    "a-cover-goes-away",
    "words-go-away",
    "a-hidden-box-lies-over-words",
    "a-panel-lies-on-a-picture",
    "text-is-grey",
    "text-is-white-on-dark",
    "text-is-white-on-a-dark-slide",
    "text-is-white-on-a-drawn-shape",
    "text-is-white-on-a-picture",
    "text-is-white-on-a-gradient",
    "text-is-white-in-a-filled-group",
    "text-is-white-on-a-dark-box-below",
    "text-is-white-on-the-masters-band",
    "text-is-white-in-its-layouts-dark-place",
    "text-is-highlighted",
    "text-has-an-outline-only",
    "a-table",
    "a-merged-cell-is-empty",
    "a-header-is-white-on-dark",
    "a-styled-table-has-white-words",
    "a-picture",
    "a-background-picture",
    "a-video",
    "smartart",
    "a-font-is-embedded",
    "an-unused-layout-says-what-the-master-says",
    "a-master-has-words",
    "titles-are-those-of-slides",
    "a-link-shows-its-address",
    "a-fallback-says-the-same",
    "mathematics",
    "slides-are-turned-and-mirrored",
    "layouts-call-each-other-master",
)


@pytest.mark.parametrize(
    ("name", "what", "sight", "place", "text"), HIDDEN, ids=[f"{n}-{w}" for n, w, *_ in HIDDEN]
)
def test_what_is_hidden_is_found(name: str, what: str, sight: Sight, place: str, text: str) -> None:
    """The words are found under their hiding, with its sight, at a place that says where they are."""
    found = in_file(name)
    assert not gaps(found)
    assert (f"pptx.{what}", f"a.pptx › {place}", text) in set(hidden(found))
    assert sight in sights(found, what)
    assert "07700 900123" not in seen(found)


@pytest.mark.parametrize("name", CLEAN)
def test_what_is_seen_is_not_reported(name: str) -> None:
    """A file in which nothing is out of sight has no gaps and no content under a hiding."""
    found = in_file(name)
    assert not gaps(found)
    assert content_hidings(found) == set()


def test_the_catalogue_is_whole() -> None:
    """Every hiding that the files bring about is in the catalogue, and each of the format's own is brought about."""
    met = {id_ for name in FILES for id_, _, _ in hidden(in_file(name))}
    known = {hiding.id for hiding in HIDINGS}
    assert met <= known
    assert {f"pptx.{what}" for _, what, *_ in HIDDEN} <= met
