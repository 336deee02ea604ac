"""What a HEIC or AVIF picture holds beside what is shown."""

from __future__ import annotations

import pytest

from files.picture_reports import found, gaps, hidings, may_hold_writing, outcome


@pytest.mark.parametrize("name", ["heic-clean", "avif-clean", "heic-with-its-thumbnail", "heic-with-a-map"])
def test_an_ordinary_picture_may_go(name: str) -> None:
    """A picture, and a thumbnail of the same, hold nothing up."""
    assert (outcome(name), gaps(name)) == ("CLEAR", set())


@pytest.mark.parametrize(
    ("name", "hiding", "sight", "place"),
    [
        ("heic-taken-at-a-place", "location", "BURIED", "EXIF data"),
        ("avif-taken-at-a-place", "location", "BURIED", "EXIF data"),
        ("heic-with-xmp", "people-named", "BURIED", "XMP data"),
        ("heic-cropped", "cropped-away", "COVERED", "part outside the crop"),
        ("heic-with-a-second-picture", "second-picture", "BURIED", "picture 2"),
        ("heic-with-its-thumbnail", "same-thumbnail", "BURIED", "thumbnail 2"),
        ("heic-with-a-differing-thumbnail", "differing-thumbnail", "BURIED", "thumbnail 2"),
        ("heic-with-a-map", "same-picture", "BURIED", "map 2 beside the picture"),
        (
            "heic-with-a-picture-under-transparency",
            "transparent-colour",
            "COVERED",
            "fully transparent part",
        ),
        ("heic-with-a-video", "second-picture", "BURIED", "video of the moment"),
        ("heic-with-an-unknown-part", "unknown-part", "BURIED", 'part "acme"'),
        ("heic-with-words-in-a-free-part", "stray-bytes", "BURIED", "part that is said to be free"),
        ("heic-with-words-behind-it", "trailing-bytes", "BURIED", "33 bytes after the end of the picture"),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, sight: str, place: str) -> None:
    """Each thing that a HEIC keeps from sight is told of, with how and where; a clean one has none of them."""
    assert (f"heic.{hiding}", sight, place) in hidings(name)
    assert not hidings("heic-clean")
    assert not hidings("avif-clean")


@pytest.mark.parametrize("name", ["heic-taken-at-a-place", "avif-taken-at-a-place"])
def test_a_place_is_told(name: str) -> None:
    """EXIF data say the same in a HEIC and an AVIF."""
    assert found(name) == {"latitude-longitude": "heic.location"}


def test_writing_outside_the_crop_is_looked_for() -> None:
    """A person is sent to look at what a crop has cut off; what is shown of the picture has no writing."""
    assert gaps("heic-cropped") == {("UNREAD", "part outside the crop")}


def test_a_page_may_hold_writing() -> None:
    """A picture of a page sends a person to look; a scene without letters does not."""
    assert may_hold_writing("heic-of-a-page")
    assert not may_hold_writing("heic-clean")


def test_a_video_is_not_examined() -> None:
    """The seconds that a telephone keeps around a picture are a video, which Candour does not read."""
    assert gaps("heic-with-a-video") == {("UNREAD", "video of the moment")}


def test_a_picture_that_is_cut_off_says_so() -> None:
    """What is missing at the end of a file is a Gap."""
    assert ("BROKEN", "") in gaps("heic-cut-off")
