"""What a Windows metafile draws, and what it keeps beside that."""

from __future__ import annotations

import pytest

from files.picture_reports import gaps, hidings, outcome, texts


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("emf-with-words", "Nia Example\n020 7946 0123"),
        ("emf-with-letters-apart", "Nia"),
        ("emf-plus-alone", "Nia Example"),
        ("wmf-with-words", "Nia Example\n020 7946 0123"),
        ("wmf-with-an-enhanced-one", "Nia Example"),
    ],
)
def test_the_words_of_a_drawing_are_seen(name: str, words: str) -> None:
    """Words drawn piece by piece are read as lines, and are in sight."""
    assert texts(name) == [("", "", words)]
    assert gaps(name) == set()


def test_an_ordinary_drawing_may_go() -> None:
    """Lines, words and one language in two ways hold nothing up."""
    for name in ("emf-without-words", "emf-in-two-languages-alike"):
        assert (outcome(name), gaps(name), hidings(name)) == ("CLEAR", set(), set())


@pytest.mark.parametrize(
    ("name", "hiding", "sight", "place"),
    [
        ("emf-with-a-title", "camera", "BURIED", "description"),
        ("emf-with-a-comment", "programs-part", "BURIED", "comment 1"),
        ("emf-in-two-languages-apart", "other-words", "UNSURE", ""),
        ("emf-with-words-behind-it", "trailing-bytes", "BURIED", "33 bytes after the end of the picture"),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, sight: str, place: str) -> None:
    """Each thing that a drawing keeps from sight is told of, with how and where."""
    assert (f"metafile.{hiding}", sight, place) in hidings(name)


@pytest.mark.parametrize("name", ["emf-with-a-page", "emf-plus-with-a-picture", "wmf-with-a-page"])
def test_pictures_in_a_drawing_are_looked_at(name: str) -> None:
    """A page of writing drawn as a bitmap sends a person to look at it."""
    assert gaps(name) == {("UNREAD", "picture 1")}


@pytest.mark.parametrize("name", ["emf-with-glyphs", "emf-with-outlines"])
def test_letters_that_are_only_shapes_are_a_gap(name: str) -> None:
    """Letters drawn as outlines, or named by their shapes alone, cannot be read."""
    assert gaps(name) == {("UNREAD", "")}


def test_a_drawing_that_is_cut_off_says_so() -> None:
    """What is missing at the end of a file is a Gap."""
    assert gaps("emf-cut-off") == {("BROKEN", "")}
