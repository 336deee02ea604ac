"""What a GIF holds beside its frames, and frames that nobody sees."""

from __future__ import annotations

import pytest

from files.picture_reports import gaps, hidings, outcome, report


@pytest.mark.parametrize("name", ["gif-clean", "gif-moving", "gif-by-imagemagick"])
def test_what_programs_write_holds_nothing_up(name: str) -> None:
    """A picture, moving or not, with nothing but what programs write may go."""
    assert (outcome(name), gaps(name)) == ("CLEAR", set())


@pytest.mark.parametrize(
    ("name", "hiding", "sight", "place"),
    [
        ("gif-with-a-comment", "caption", "BURIED", "comment"),
        ("gif-with-a-text", "caption", "BURIED", "text that hardly any program shows"),
        ("gif-with-xmp", "people-named", "BURIED", "XMP data"),
        ("gif-with-a-programs-part", "unknown-part", "BURIED", 'part of the program "ACMECORP1.0"'),
        ("gif-by-imagemagick", "programs-part", "BURIED", 'part of the program "ImageMagick"'),
        ("gif-with-a-frame-outside", "unseen-frame", "BURIED", "frame 2 (outside the edges of the picture)"),
        ("gif-with-a-brief-frame", "brief-frame", "UNSURE", "frame 1"),
        ("gif-with-words-behind-it", "trailing-bytes", "BURIED", "33 bytes after the end of the picture"),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, sight: str, place: str) -> None:
    """Each thing that a GIF keeps from sight is told of, with how and where; a clean one has none of them."""
    assert (f"gif.{hiding}", sight, place) in hidings(name)
    assert not hidings("gif-clean")
    assert not hidings("gif-moving")


def test_frames_are_counted() -> None:
    """The frames of a moving picture are counted, and those outside its edges apart."""
    assert {(c.noun, c.total, c.unseen) for c in report("gif-moving").counts} == {("frame", 3, 0)}
    assert {(c.noun, c.total, c.unseen) for c in report("gif-with-a-frame-outside").counts} == {
        ("frame", 2, 1)
    }


def test_writing_is_looked_for_in_every_frame() -> None:
    """A page in the second frame sends a person to look at it."""
    assert gaps("gif-of-pages") == {("UNREAD", "frame 2")}


def test_a_frame_outside_the_edges_is_looked_at() -> None:
    """Writing in a frame that lies beyond the edges is found there."""
    assert ("UNREAD", "frame 2 (outside the edges of the picture)") in gaps("gif-with-a-frame-outside")


def test_a_picture_that_is_cut_off_says_so() -> None:
    """What is missing at the end of a file is a Gap."""
    assert gaps("gif-cut-off") == {("BROKEN", "")}
