"""What a PNG holds beside its pixels, behind them, and under what is transparent."""

from __future__ import annotations

import pytest

import candour
from candour.piece import Why
from files.picture_reports import found, gaps, hidings, may_hold_writing, outcome, texts
from files.pictures import FILES, NAME


@pytest.mark.parametrize(
    "name",
    [
        "png-clean", "png-with-a-program", "png-with-a-time", "png-with-a-title", "png-with-the-usual-profile", "png-with-plain-rows",
        "png-with-one-colour-under-transparency", "png-moving",
    ],
)  # fmt: skip
def test_what_programs_write_holds_nothing_up(name: str) -> None:
    """A picture with nothing but what programs write into nearly all of them may go."""
    assert (outcome(name), gaps(name)) == ("CLEAR", set())


@pytest.mark.parametrize(
    ("name", "hiding", "place"),
    [
        ("png-with-a-comment", "caption", 'text "Comment"'),
        ("png-with-an-author", "credit", 'text "Author"'),
        ("png-with-a-title", "title", 'text "Title"'),
        ("png-with-a-packed-text", "caption", 'text "Description"'),
        ("png-with-an-international-text", "caption", 'text "Comment"'),
        ("png-with-xmp", "people-named", "XMP data"),
        ("png-with-exif", "location", "EXIF data"),
        ("png-with-exif-in-digits", "location", "EXIF data"),
        ("png-with-iptc-in-digits", "caption", "IPTC data"),
        ("png-with-a-program", "camera", 'text "Software"'),
        ("png-with-a-time", "camera", "time of the last change"),
        ("png-with-a-screens-profile", "colour-profile", "colour profile"),
        ("png-with-a-private-part", "unknown-part", 'part "abCd"'),
        ("png-written-over-a-larger-one", "trailing-bytes", "5,000 bytes after the end of the picture"),
        ("png-with-rows-beyond-the-last", "stray-bytes", "64 bytes beyond the last row of the picture"),
        ("png-with-bytes-behind-the-pixels", "stray-bytes", "20 bytes behind the pixels"),
        (
            "png-moving-with-a-picture-before",
            "unseen-frame",
            "picture that programs show which cannot show moving ones",
        ),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, place: str) -> None:
    """Each thing that a PNG keeps from sight is told of, with how and where; a clean one has none of them."""
    assert (f"png.{hiding}", "BURIED", place) in hidings(name)
    assert not hidings("png-clean")


@pytest.mark.parametrize(
    "name", ["png-with-a-picture-under-transparency", "png-with-a-page-under-transparency"]
)
def test_what_was_rubbed_out_is_still_there(name: str) -> None:
    """What was made fully transparent has kept its colours, and any program can show it again."""
    assert hidings(name) == {("png.transparent-colour", "COVERED", "fully transparent part")}


def test_writing_that_was_rubbed_out_is_told_of() -> None:
    """A person is sent to look at the writing under what is transparent."""
    assert ("UNREAD", "fully transparent part") in gaps("png-with-a-page-under-transparency")


def test_the_drawing_that_a_picture_was_made_from_is_read() -> None:
    """Some programs keep the whole drawing beside the picture of it."""
    ((hiding, _, words),) = texts("png-with-the-drawing-it-was-made-from")
    assert (hiding, words) == ("png.layers", NAME)


@pytest.mark.parametrize("name", ["png-with-exif", "png-with-exif-in-digits"])
def test_a_place_is_told(name: str) -> None:
    """EXIF data say the same in a PNG, even written out as digits."""
    assert found(name) == {"latitude-longitude": "png.location"}


def test_a_picture_too_large_to_be_decoded_is_a_gap_and_its_texts_are_read() -> None:
    """A small file may claim a thousand million points: it is not decoded, and says so."""
    assert gaps("png-of-a-thousand-million-points") == {("LIMIT", "")}
    assert ("png.caption", "BURIED", 'text "Comment"') in hidings("png-of-a-thousand-million-points")


def test_its_gap_says_how_to_have_it_decoded() -> None:
    """The Gap names the limit and how to raise it; it is the call's to set."""
    huge = FILES["png-of-a-thousand-million-points"]()
    (gap,) = candour.inspect(huge).gaps
    assert "it claims 900,000,000 points: the limit on pixels (160,000,000) was reached" in gap.detail
    assert "raise it with --limit pixels=…, or look at the picture yourself" in gap.detail
    small = FILES["png-of-a-page"]()
    assert not [one for one in candour.inspect(small).gaps if one.why is Why.LIMIT]
    (gap,) = candour.inspect(small, limits=candour.Limits(pixels=1000)).gaps
    assert (gap.why, "--limit pixels=…" in gap.detail) == (Why.LIMIT, True)


def test_a_picture_too_narrow_for_writing_is_a_gap_too_where_it_is_not_decoded() -> None:
    """Nobody looks for writing in a picture of one point in height; that it was not decoded is said all the same."""
    narrow = FILES["png-narrow-with-rows-beyond-the-last"]()
    assert [place for _, _, place in hidings("png-narrow-with-rows-beyond-the-last")]
    (gap,) = candour.inspect(narrow, limits=candour.Limits(pixels=1000)).gaps
    assert (gap.why, "--limit pixels=…" in gap.detail) == (Why.LIMIT, True)


def test_damage_stays_with_its_part() -> None:
    """A text that cannot be unpacked is one Gap; a picture that is cut off tells all that is there."""
    assert gaps("png-with-a-broken-text") == {("BROKEN", 'part "zTXt"')}
    assert gaps("png-cut-off") == {("BROKEN", "")}


def test_a_part_of_unknown_layout_is_a_gap_where_it_has_no_words() -> None:
    """Words are read wherever they stand; bytes that say nothing are told of as not examined."""
    assert gaps("png-with-a-private-part") == set()
    assert gaps("png-with-a-private-part-of-bytes") == {("UNKNOWN", 'part "abCd"')}


def test_a_page_may_hold_writing() -> None:
    """A picture of a page sends a person to look; a scene without letters does not."""
    assert may_hold_writing("png-of-a-page")
    assert not may_hold_writing("png-clean")
