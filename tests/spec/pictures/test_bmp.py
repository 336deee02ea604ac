"""What a bitmap holds beside its points."""

from __future__ import annotations

import pytest

from files.picture_reports import gaps, hidings, may_hold_writing, outcome


def test_an_ordinary_picture_may_go() -> None:
    """A bitmap with nothing beside its points may go."""
    assert (outcome("bmp-clean"), gaps("bmp-clean"), hidings("bmp-clean")) == ("CLEAR", set(), set())


@pytest.mark.parametrize(
    ("name", "hiding", "place"),
    [
        ("bmp-with-words-before-the-picture", "stray-bytes", "20 bytes before the picture"),
        ("bmp-with-words-at-the-ends-of-rows", "stray-bytes", "120 bytes at the ends of rows"),
        ("bmp-with-words-behind-it", "trailing-bytes", "33 bytes after the end of the picture"),
        ("bmp-with-a-path-of-a-profile", "picture-details", "colour profile"),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, place: str) -> None:
    """Each thing that a bitmap keeps from sight is told of, with how and where."""
    assert (f"bmp.{hiding}", "BURIED", place) in hidings(name)


def test_a_page_may_hold_writing() -> None:
    """A picture of a page sends a person to look."""
    assert may_hold_writing("bmp-of-a-page")


def test_a_picture_that_is_cut_off_says_so() -> None:
    """What is missing at the end of a file is a Gap."""
    assert gaps("bmp-cut-off") == {("BROKEN", "")}
