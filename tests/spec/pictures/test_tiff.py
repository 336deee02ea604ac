"""What a TIFF holds beside its first page."""

from __future__ import annotations

import pytest

from files.picture_reports import found, gaps, hidings, may_hold_writing, outcome, report, texts
from files.pictures import NAME


@pytest.mark.parametrize(
    "name", ["tiff-clean", "tiff-of-plain-points", "tiff-with-pages", "tiff-with-its-thumbnail-below"]
)
def test_an_ordinary_picture_may_go(name: str) -> None:
    """Pages, and a small picture of the same, hold nothing up."""
    assert (outcome(name), gaps(name)) == ("CLEAR", set())


@pytest.mark.parametrize(
    ("name", "hiding", "sight", "place"),
    [
        ("tiff-with-pages", "further-page", "COVERED", "page 2"),
        ("tiff-taken-at-a-place", "location", "BURIED", "TIFF tags"),
        ("tiff-by-an-artist", "credit", "BURIED", "TIFF tags"),
        ("tiff-by-an-artist", "camera", "BURIED", "TIFF tags"),
        ("tiff-with-xmp", "people-named", "BURIED", "XMP data"),
        ("tiff-captioned-for-the-press", "caption", "BURIED", "IPTC data"),
        ("tiff-with-photoshops-thumbnail", "differing-thumbnail", "BURIED", "thumbnail"),
        ("tiff-with-layers", "layers", "COVERED", "Photoshop layers"),
        ("tiff-of-the-ground-in-degrees", "location", "BURIED", "TIFF tags"),
        ("tiff-of-the-ground-in-metres", "location", "BURIED", "TIFF tags"),
        ("tiff-with-a-picture-below", "second-picture", "BURIED", "picture 1 beside the page"),
        ("tiff-with-its-thumbnail-below", "same-thumbnail", "BURIED", "picture 1 beside the page"),
        (
            "tiff-with-a-differing-thumbnail-below",
            "differing-thumbnail",
            "BURIED",
            "picture 1 beside the page",
        ),
        ("tiff-with-words-nothing-refers-to", "stray-bytes", "BURIED", "33 bytes that no page refers to"),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, sight: str, place: str) -> None:
    """Each thing that a TIFF keeps from sight is told of, with how and where; a clean one has none of them."""
    assert (f"tiff.{hiding}", sight, place) in hidings(name)
    assert not hidings("tiff-of-plain-points")


def test_a_place_is_told_in_degrees() -> None:
    """Where a picture was taken, and the piece of ground that a map shows, are told alike."""
    for name in ("tiff-taken-at-a-place", "tiff-of-the-ground-in-degrees"):
        assert found(name) == {"latitude-longitude": "tiff.location"}


def test_pages_are_counted_and_looked_at() -> None:
    """Each page after the first is one click away; writing on it sends a person to look."""
    assert {(c.noun, c.total, c.unseen) for c in report("tiff-with-pages").counts} == {("page", 2, 1)}
    assert gaps("tiff-with-a-page-of-writing") == {("UNREAD", "page 2")}


def test_the_words_of_layers_are_read_and_their_pixels_are_a_gap() -> None:
    """Layers need Photoshop; the words in them are told all the same."""
    assert ("tiff.layers", "", NAME) in texts("tiff-with-layers")
    assert gaps("tiff-with-layers") == {("UNREAD", "Photoshop layers")}


def test_a_fax_may_hold_writing() -> None:
    """Writing in black and white without shades, as a fax machine packs it, is seen."""
    assert may_hold_writing("tiff-fax")


def test_a_picture_that_is_cut_off_says_so() -> None:
    """What is missing at the end of a file is a Gap."""
    assert gaps("tiff-cut-off") == {("BROKEN", "")}
