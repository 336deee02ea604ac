"""OpenDocument slides: each way of hiding is found where it is; what looks like it and hides nothing is not reported."""

from __future__ import annotations

import pytest

from candour.formats.odp import HIDINGS
from candour.hiding import Sight
from files.odp_files import FILES
from files.out_of_sight import hidden
from spec.odt.looking import content_hidings, gaps, in_bytes, met, seen, sights

_SECRET = "Nia Example, 07700 900123"
_C, _B, _U = Sight.COVERED, Sight.BURIED, Sight.UNSURE
_BOX = "slide 1 › text box 1"
# fmt: off
HIDDEN: list[tuple[str, str, Sight, str, str]] = [
    # slides
    ("a-slide-is-hidden", "hidden-slide", _C, "slide 2 (hidden)", _SECRET),
    ("a-slide-is-hidden-by-an-inherited-style", "hidden-slide", _C, "slide 2 (hidden)", _SECRET),
    ("a-picture-on-a-hidden-slide", "hidden-slide", _C, "slide 1 (hidden) › picture 1", ""),
    ("notes", "speaker-notes", _C, "slide 1 › notes", _SECRET),
    ("a-comment", "comment", _C, "slide 2 › comment 1", f"ask {_SECRET}"),
    ("a-comment", "comment-person", _C, "authors of comments", "Orla Example"),
    ("a-custom-show", "given-name", _C, "shows", "For Nia Example"),
    ("a-slide-has-a-name", "given-name", _C, "slide 1", "Nia Example arrested"),
    # shapes
    ("a-shape-is-not-displayed", "hidden-drawing", _C, _BOX, _SECRET),
    ("a-layer-is-not-displayed", "hidden-drawing", _C, _BOX, _SECRET),
    ("a-shape-is-off-the-slide", "off-sheet-drawing", _C, _BOX, _SECRET),
    ("a-shape-is-turned-off-the-slide", "off-sheet-drawing", _C, "slide 1 › shape 1", _SECRET),
    ("a-shape-in-a-group-is-off-the-slide", "off-sheet-drawing", _C, _BOX, _SECRET),
    ("a-shape-has-no-size", "off-sheet-drawing", _C, _BOX, _SECRET),
    ("a-black-box-lies-over-words", "covered-text", _C, _BOX, _SECRET),
    ("a-black-box-lies-over-one-paragraph", "covered-text", _U, "slide 1", _SECRET),
    ("a-picture-lies-over-words", "covered-text", _U, _BOX, _SECRET),
    ("a-circle-lies-over-words", "covered-text", _C, _BOX, _SECRET),
    ("z-indexes-put-a-box-over-words", "covered-text", _C, _BOX, _SECRET),
    ("text-is-white", "colour-of-the-page", _C, "slide 1", _SECRET),
    ("text-has-the-colour-of-its-own-shape", "colour-of-the-page", _C, "slide 1", _SECRET),
    ("a-deeper-item-is-white", "colour-of-the-page", _C, "slide 1", _SECRET),
    ("text-is-tiny", "text-too-small", _C, "slide 1", _SECRET),
    # pictures, tables, charts, media
    ("a-picture-is-cropped", "cropped-picture", _C, "slide 1 › picture 1", ""),
    ("a-picture-is-described", "alt-text", _C, "slide 1", "Nia Example at home"),
    ("a-table", "preview-picture", _B, "slide 1 › picture 1", "Nia Example"),
    ("a-row-of-a-table-is-hidden", "hidden-row", _C, "slide 1 › table 1 › row 3", "Hidden"),
    ("a-chart", "chart-cache", _B, "slide 1 › object 1", "Nia Example"),
    ("a-workbook-is-embedded", "embedded-file", _C, "slide 1 › object 1", ""),
    ("a-sound", "external-link-path", _B, "slide 1", "file:///C:/Users/nia.example/interview.wav"),
    ("a-sound-of-the-slide", "external-link-path", _B, "slide 1", "file:///C:/Users/nia.example/interview.wav"),
    ("a-film-is-linked", "external-link-path", _B, "slide 1 › object 1", "file:///C:/Users/nia.example/cell.mp4"),
    ("a-click-leads-to-a-person", "hyperlink", _C, "slide 1", "mailto:nia@example.com"),
    # masters
    ("a-master-is-not-used", "unused-master", _C, "master 2", _SECRET),
    ("a-master-is-used-by-a-hidden-slide", "unused-master", _C, "master 2", _SECRET),
    ("the-masters-words-are-switched-off", "unused-master", _C, "master", _SECRET),
    ("the-masters-footer-is-switched-off", "unused-master", _C, "master", _SECRET),
    ("a-prompt-of-a-master", "placeholder", _C, "master", "Title for Nia Example"),
    ("a-footer-is-not-shown", "undisplayed-footer", _C, "footer", _SECRET),
    ("a-handout-has-words", "handout", _C, "handout", _SECRET),
    # the file
    ("properties-name-the-author", "document-properties", _B, "", "Rhys Example"),
    ("settings-name-a-folder", "external-link-path", _B, "", "file:///C:/Users/nia.example/standard.soc"),
    ("an-element-is-of-no-known-kind", "stray-words", _B, "", _SECRET),
]
# fmt: on
CLEAN = (
    "nothing-is-hidden",
    "packed-and-nothing-is-hidden",
    "a-drawing",
    "a-hidden-slide-is-empty",
    "a-shape-is-only-printed",
    "a-shape-reaches-over-the-edge",
    "a-black-box-lies-under-words",
    "a-clear-box-lies-over-words",
    "a-box-without-a-fill-lies-over-words",
    "text-is-white-on-a-dark-slide",
    "text-is-white-on-a-dark-master",
    "text-is-white-on-a-picture-of-the-slide",
    "text-is-white-on-a-dark-shape",
    "text-is-white-on-a-dark-shape-of-the-master",
    "a-master-has-words",
    "a-footer-is-shown",
    "a-slide-has-a-footer-of-its-own",
)
DAMAGED = ("content-is-cut-off", "a-part-is-locked")


@pytest.mark.parametrize(("file", "what", "sight", "place", "words"), HIDDEN)
def test_what_is_hidden_is_found_where_it_is(
    file: str, what: str, sight: Sight, place: str, words: str
) -> None:
    """Each way of hiding is found, with its place, its sight and what it holds."""
    found = in_bytes(FILES[file](), "odp")
    where = f"a.odp › {place}" if place else "a.odp"
    assert (f"odp.{what}", where, words) in set(hidden(found))
    assert sight in sights(found, f"odp.{what}")
    assert _SECRET not in seen(found)


@pytest.mark.parametrize("file", CLEAN)
def test_what_a_reader_sees_is_not_reported(file: str) -> None:
    """What looks like a way of hiding and hides nothing is not reported."""
    found = in_bytes(FILES[file](), "odp")
    assert not list(hidden(found))
    assert not gaps(found)


def test_an_ordinary_presentation_weighs_nothing() -> None:
    """Slides with a table, as every program writes them, keep no content from sight."""
    assert not content_hidings(in_bytes(FILES["a-table"](), "odp"))


def test_every_file_is_spoken_for() -> None:
    """Each file of this manual is one that hides something, one that does not, or one that is damaged."""
    assert {file for file, *_ in HIDDEN} | {*CLEAN, *DAMAGED} == set(FILES)


def test_every_hiding_that_is_met_is_in_the_catalogue() -> None:
    """What the reader reports is what the catalogue describes, word for word."""
    reported = {hiding for make in FILES.values() for hiding in met(in_bytes(make(), "odp"))}
    assert reported <= set(HIDINGS)
