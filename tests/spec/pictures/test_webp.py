"""What a WebP holds beside its pixels."""

from __future__ import annotations

import pytest

from files.picture_reports import found, gaps, hidings, outcome, report


@pytest.mark.parametrize("name", ["webp-clean", "webp-without-loss", "webp-moving"])
def test_an_ordinary_picture_may_go(name: str) -> None:
    """A picture, moving or not, with nothing beside its pixels may go."""
    assert (outcome(name), gaps(name), hidings(name)) == ("CLEAR", set(), set())


@pytest.mark.parametrize(
    ("name", "hiding", "sight", "place"),
    [
        ("webp-with-exif", "location", "BURIED", "EXIF data"),
        ("webp-with-xmp", "people-named", "BURIED", "XMP data"),
        ("webp-with-an-unknown-part", "unknown-part", "BURIED", 'part "NOTE"'),
        ("webp-with-words-behind-it", "trailing-bytes", "BURIED", "33 bytes after the end of the picture"),
        (
            "webp-with-a-picture-under-transparency",
            "transparent-colour",
            "COVERED",
            "fully transparent part",
        ),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, sight: str, place: str) -> None:
    """Each thing that a WebP keeps from sight is told of, with how and where."""
    assert (f"webp.{hiding}", sight, place) in hidings(name)


def test_a_place_is_told() -> None:
    """EXIF data say the same in a WebP."""
    assert found("webp-with-exif") == {"latitude-longitude": "webp.location"}


def test_frames_are_counted() -> None:
    """The frames of a moving picture are counted."""
    assert {(c.noun, c.total) for c in report("webp-moving").counts} == {("frame", 3)}


def test_a_picture_that_is_cut_off_says_so() -> None:
    """What is missing at the end of a file is a Gap."""
    assert gaps("webp-cut-off") == {("BROKEN", "")}
