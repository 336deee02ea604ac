"""What a JPEG holds beside its pixels, and behind them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from files.picture_reports import found, gaps, hidings, may_hold_writing, outcome, texts
from files.pictures import FILES, NAME, PLACE


@pytest.mark.parametrize(
    "name",
    [
        "jpeg-clean", "jpeg-progressive", "jpeg-with-zeros-behind-it", "jpeg-by-a-camera", "jpeg-with-serial-numbers",
        "jpeg-described-by-the-camera", "jpeg-with-a-maker-note", "jpeg-with-its-thumbnail", "jpeg-with-a-barred-thumbnail",
        "jpeg-with-a-history", "jpeg-with-a-crop-undergone", "jpeg-with-photoshops-own-thumbnail", "jpeg-with-a-larger-preview",
        "jpeg-with-a-map-of-light", "jpeg-with-a-known-programs-segment",
    ],
)  # fmt: skip
def test_what_every_camera_writes_holds_nothing_up(name: str) -> None:
    """A picture with nothing but what cameras and programs write into nearly all of them may go."""
    assert (outcome(name), gaps(name)) == ("CLEAR", set())


@pytest.mark.parametrize(
    ("name", "hiding", "place"),
    [
        ("jpeg-taken-at-a-place", "location", "EXIF data"),
        ("jpeg-by-a-camera", "camera", "EXIF data"),
        ("jpeg-with-serial-numbers", "serial-number", "EXIF data"),
        ("jpeg-of-an-owner", "owner", "EXIF data"),
        ("jpeg-by-an-artist", "credit", "EXIF data"),
        ("jpeg-described", "caption", "EXIF data"),
        ("jpeg-with-a-maker-note", "maker-note", "EXIF data"),
        ("jpeg-with-a-maker-note-of-numbers", "maker-note", "EXIF data"),
        ("jpeg-with-an-owner-in-the-maker-note", "owner", "EXIF data"),
        ("jpeg-with-an-owner-in-the-maker-note", "serial-number", "EXIF data"),
        ("jpeg-with-its-thumbnail", "same-thumbnail", "thumbnail in the EXIF data"),
        ("jpeg-with-a-barred-thumbnail", "same-thumbnail", "thumbnail in the EXIF data"),
        ("jpeg-with-a-thumbnail-from-before-the-crop", "differing-thumbnail", "thumbnail in the EXIF data"),
        (
            "jpeg-with-a-thumbnail-from-before-the-covering",
            "differing-thumbnail",
            "thumbnail in the EXIF data",
        ),
        ("jpeg-with-a-face-named", "people-named", "XMP data"),
        ("jpeg-with-a-person-named", "people-named", "XMP data"),
        ("jpeg-with-a-place-in-xmp", "location", "XMP data"),
        ("jpeg-with-a-history", "edit-history", "XMP data"),
        ("jpeg-with-a-crop-undergone", "edit-history", "XMP data"),
        ("jpeg-with-a-picture-in-xmp", "differing-thumbnail", "picture 1 in the XMP data"),
        ("jpeg-captioned-for-the-press", "caption", "IPTC data"),
        ("jpeg-captioned-for-the-press", "credit", "IPTC data"),
        ("jpeg-captioned-for-the-press", "location", "IPTC data"),
        ("jpeg-with-photoshops-thumbnail", "differing-thumbnail", "thumbnail"),
        ("jpeg-with-photoshops-own-thumbnail", "same-thumbnail", "thumbnail"),
        ("jpeg-with-a-comment", "caption", "comment"),
        ("jpeg-with-an-unknown-segment", "unknown-part", "segment APP7"),
        ("jpeg-with-an-unknown-segment-of-bytes", "unknown-part", "segment APP7"),
        ("jpeg-with-a-known-programs-segment", "programs-part", "segment APP12"),
        ("jpeg-with-exif-under-another-number", "owner", "EXIF data"),
        ("jpeg-with-a-second-picture", "second-picture", "picture 2"),
        ("jpeg-with-a-larger-preview", "same-picture", "picture 2"),
        ("jpeg-with-a-map-of-light", "same-picture", "picture 2"),
        ("jpeg-with-a-video", "trailing-bytes", "video after the end of the picture"),
        (
            "jpeg-with-a-video-as-samsung-keeps-it",
            "trailing-bytes",
            'part "MotionPhoto_Data" after the end of the picture',
        ),
        ("jpeg-with-another-behind-it", "second-picture", "picture 2 after the end of the picture"),
        ("jpeg-with-words-behind-it", "trailing-bytes", "33 bytes after the end of the picture"),
        ("jpeg-with-words-between-segments", "stray-bytes", "20 bytes between parts"),
        (
            "jpeg-with-provenance",
            "differing-thumbnail",
            'picture "c2pa.thumbnail.claim.jpeg" in the record of provenance',
        ),
    ],
)
def test_what_is_kept_from_sight(name: str, hiding: str, place: str) -> None:
    """Each thing that a JPEG keeps from sight is told of, with how and where; a clean one has none of them."""
    assert (f"jpeg.{hiding}", "BURIED", place) in hidings(name)
    assert not hidings("jpeg-clean")


def test_a_crop_that_is_only_a_setting_can_be_undone_by_anyone() -> None:
    """A crop that the pixels have not undergone covers what it cuts off, and no more."""
    assert hidings("jpeg-with-a-crop-not-undergone") == {("jpeg.crop-settings", "COVERED", "XMP data")}


def test_what_is_left_of_a_larger_picture_is_found() -> None:
    """A program that writes a smaller picture over a larger one and does not cut the file leaves the rest behind."""
    ((hiding, _, place),) = hidings("jpeg-written-over-a-larger-one")
    assert hiding == "jpeg.trailing-bytes"
    assert place.endswith("bytes after the end of the picture")


@pytest.mark.parametrize("name", ["jpeg-taken-at-a-place", "jpeg-with-a-place-in-xmp"])
def test_a_place_is_told_in_degrees(name: str) -> None:
    """The place where a picture was taken is personal data, whichever way it is written down."""
    assert found(name) == {"latitude-longitude": "jpeg.location"}
    ((_, label, text),) = texts(name)
    assert label == "GPS position"
    assert [round(float(part), 4) for part in text.split(", ")] == [
        round(float(part), 4) for part in PLACE.split(", ")
    ]


@pytest.mark.parametrize(
    ("name", "hiding"),
    [
        ("jpeg-of-an-owner", "jpeg.owner"),
        ("jpeg-with-an-owner-in-the-maker-note", "jpeg.owner"),
        ("jpeg-with-a-face-named", "jpeg.people-named"),
        ("jpeg-with-a-person-named", "jpeg.people-named"),
    ],
)
def test_whoever_is_named_stops_the_picture(name: str, hiding: str) -> None:
    """The name of the camera's owner, or of somebody in the picture, stands where no reader looks."""
    assert found(name)["person-name"] == hiding
    assert outcome(name) == "STOP"


def test_the_maker_of_a_picture_is_a_trace() -> None:
    """Photographers sign their pictures: a person decides whether the name may go."""
    assert found("jpeg-by-an-artist") == {"person-name": "jpeg.credit"}
    assert outcome("jpeg-by-an-artist") == "HOLD"


def test_captions_are_read_in_all_their_encodings() -> None:
    """A description, a comment of Windows and a comment of the camera, in three encodings."""
    said = {(label, text) for _, label, text in texts("jpeg-described")}
    assert said == {
        ("description", "the door of the witness"),
        ("comment", f"seen by {NAME}"),
        ("comment", "key under the mat"),
    }


def test_a_date_is_told_as_dates_are_written() -> None:
    """The day a picture was taken has hyphens, not the colons of EXIF."""
    assert ("jpeg.camera", "taken", "2024-05-01 10:11:12") in texts("jpeg-by-a-camera")


def test_a_part_of_unknown_layout_is_a_gap_where_it_has_no_words() -> None:
    """Words are read wherever they stand; bytes that say nothing are told of as not examined."""
    assert gaps("jpeg-with-an-unknown-segment") == set()
    assert gaps("jpeg-with-an-unknown-segment-of-bytes") == {("UNKNOWN", "segment APP7")}


def test_a_video_is_not_examined() -> None:
    """The seconds that a telephone keeps around a picture are a video, which Candour does not read."""
    assert gaps("jpeg-with-a-video") == {("UNREAD", "video after the end of the picture")}


def test_damage_stays_with_its_part() -> None:
    """Broken XMP data are one Gap; a picture that is cut off tells all that is there."""
    assert gaps("jpeg-with-broken-xmp") == {("BROKEN", "XMP data")}
    assert gaps("jpeg-cut-off") == {("BROKEN", "")}


def test_a_page_may_hold_writing() -> None:
    """A picture of a page sends a person to look; a scene without letters does not."""
    assert may_hold_writing("jpeg-of-a-page")
    assert not may_hold_writing("jpeg-clean")


@pytest.mark.skipif(
    not shutil.which("exiftool"), reason="exiftool, the other program that reads these, is not installed"
)
@pytest.mark.parametrize(
    ("name", "tag", "value"),
    [
        ("jpeg-taken-at-a-place", "GPSLatitude", 50.0663194),
        ("jpeg-of-an-owner", "OwnerName", NAME),
        ("jpeg-with-serial-numbers", "SerialNumber", "042021001234"),
        ("jpeg-described", "UserComment", "key under the mat"),
        ("jpeg-described", "XPComment", f"seen by {NAME}"),
        ("jpeg-with-an-owner-in-the-maker-note", "OwnerName", NAME),
        ("jpeg-with-a-face-named", "RegionName", NAME),
        ("jpeg-captioned-for-the-press", "Caption-Abstract", "the house of the witness"),
        ("jpeg-with-a-second-picture", "NumberOfImages", 2),
        ("jpeg-with-a-comment", "Comment", "witness lives here"),
    ],
)  # fmt: skip
def test_another_program_reads_the_same(name: str, tag: str, value: object, tmp_path: Path) -> None:
    """The pictures of these tests say what they are meant to say to another program too."""
    file = tmp_path / "a.jpg"
    file.write_bytes(FILES[name]())
    run = subprocess.run(["exiftool", "-j", "-n", f"-{tag}", str(file)], capture_output=True, check=True)
    (said,) = json.loads(run.stdout)
    told = said.get(tag)
    assert told == pytest.approx(value, abs=1e-4) if isinstance(value, float) else str(told) == str(value)
