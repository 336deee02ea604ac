"""Clean copies of pictures: the points that are shown, and nothing beside them; proved, and clean already when cleaned again."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import warnings
from functools import cache

import numpy as np
import pillow_heif
import pytest
from PIL import Image, ImageOps

from candour.cleaned import CannotClean, Redaction, Wishes, Written
from candour.copying import copied
from candour.formats.pictures.showing import shown
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files.picture_copies import FILES as PACKED
from files.picture_copies import SLACK, turned
from files.pictures import (
    FILES,
    chunk,
    emf,
    exif,
    jpeg,
    plus_record,
    png,
    record,
    saved,
    scene,
    text_record,
    with_chunks,
)

pillow_heif.register_heif_opener()
ALL = {**FILES, **PACKED}
REFUSED = {
    "jpeg-cut-off": "cut off",
    "png-cut-off": "cut off",
    "png-of-a-thousand-million-points": "more points",
    "gif-cut-off": "cut off",
    "tiff-cut-off": "cut off",
    "webp-cut-off": "cut off",
    "heic-cut-off": "cut off",
    "bmp-cut-off": "cut off",
    "emf-cut-off": "cut off",
}
"""The pictures of which there can be no copy, and why."""
CLEANED = sorted(ALL.keys() - REFUSED.keys())
POINTS = [name for name in CLEANED if not name.startswith(("emf", "wmf", "heic", "avif"))]
"""Those that are written in the format that they are in, from points."""
TOOL = shutil.which("exiftool")
_FORM = """
APP14Flags0 APP14Flags1 AlphaCompression AlphaFiltering AlphaIsUsed AlphaPreprocessing AnimationFrames AnimationIterations
AnimationLoopCount AnimationPlays BMPVersion BackgroundColor BitDepth BitsPerPixel BitsPerSample ColorComponents ColorMap
ColorResolutionDepth ColorTransform ColorType Compression DCTEncodeVersion Directory Duration EncodingProcess ExifByteOrder
ExifToolVersion ExtraSamples FileAccessDate FileInodeChangeDate FileModifyDate FileName FilePermissions FileSize FileType
FileTypeExtension FillOrder Filter FrameCount GIFVersion HasColorMap HorizontalScale ImageHeight ImageLength ImageSize
ImageWidth Interlace JFIFVersion JPEGTables MIMEType Megapixels NumColors NumImportantColors PageCount Palette
PhotometricInterpretation PixelUnits PixelsPerMeterX PixelsPerMeterY PixelsPerUnitX PixelsPerUnitY PlanarConfiguration Planes
Predictor PreviewImage PreviewImageLength PreviewImageStart ProfileName ReferenceBlackWhite ResolutionUnit RowsPerStrip
SampleFormat SamplesPerPixel SourceFile StripByteCounts StripOffsets SubfileType T4Options T6Options Transparency
TransparentColor VP8Version VerticalScale WebP_Flags XResolution YCbCrCoefficients YCbCrPositioning YCbCrSubSampling YResolution
"""
OF_FORM = frozenset(_FORM.split())
"""What exiftool tells of how a picture is laid out. What it takes for a preview is a page of a TIFF packed as JPEG."""


def source(data: bytes, name: str = "a picture") -> Source:
    """These bytes, to be read."""
    return Source(name, data, Place((name,)))


@cache
def copy_of(name: str) -> Written:
    """The copy of one of the pictures."""
    return copied(source(ALL[name]()), Wishes())


def frames(data: bytes) -> list[np.ndarray]:
    """The frames or pages as they are shown, with no colour where they are clear."""
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data)) as picture:
            size = picture.size
            for number in range(1 if picture.format in ("MPO", "HEIF") else getattr(picture, "n_frames", 1)):
                picture.seek(number)
                if number == 0 and picture.info.get("default_image"):
                    continue
                if picture.format == "TIFF" and number and picture.tag_v2.get(254, 0) & 1:
                    continue
                frame = ImageOps.exif_transpose(picture).convert("RGBA")
                points = np.array(frame.crop((0, 0, *size)) if picture.format == "GIF" else frame)
                points[points[..., 3] == 0] = 0
                found.append(points)
    return found


def differ_by(one: bytes, other: bytes) -> int:
    """By how much the points of two pictures differ where they differ most."""
    pairs = list(zip(frames(one), frames(other), strict=True))
    assert all(before.shape == after.shape for before, after in pairs)
    return max(int(np.abs(before.astype(int) - after).max()) for before, after in pairs)


@pytest.mark.parametrize("name", CLEANED)
def test_a_copy_is_proved_clean(name: str) -> None:
    """Nothing out of sight is in the copy, everything in sight is, another library reads it, and it looks the same."""
    copy = copy_of(name)
    _, proof = prove(source(ALL[name]()), source(copy.data, f"a picture{copy.extension}"), Wishes())
    assert [check.says for check in proof.checks if not check.holds] == []


@pytest.mark.parametrize("name", CLEANED)
def test_a_copy_of_a_copy_is_the_same(name: str) -> None:
    """Cleaning what is clean gives the same bytes, and nothing is said to be done."""
    copy = copy_of(name)
    again = copied(source(copy.data), Wishes())
    assert again.data == copy.data
    assert again.changes == ()


@pytest.mark.parametrize("name", [name for name in CLEANED if name.endswith(("-clean", "-moving", "-words"))])
def test_the_same_bytes_give_the_same_copy(name: str) -> None:
    """A copy depends on the picture alone."""
    assert copied(source(ALL[name](), "another name"), Wishes()).data == copy_of(name).data


@pytest.mark.parametrize("name", POINTS)
def test_every_point_is_as_it_was(name: str) -> None:
    """The points are the same ones, in every frame and page, but for the colour of what is fully clear."""
    copy = copy_of(name)
    assert differ_by(ALL[name](), copy.data) == 0
    assert copy.format == name.partition("-")[0]


@pytest.mark.parametrize(("name", "why"), REFUSED.items())
def test_what_is_cut_off_is_refused(name: str, why: str) -> None:
    """Of a picture that cannot be drawn to its end there is no copy."""
    with pytest.raises(CannotClean, match=why):
        copied(source(ALL[name]()), Wishes())


@pytest.mark.skipif(not TOOL, reason="exiftool is not on this machine")
def test_exiftool_finds_nothing_but_form(tmp_path) -> None:
    """A program that knows all that pictures hold finds only how they are laid out, and a profile's numbers under plain words."""
    for name in POINTS:
        (tmp_path / f"{name}{copy_of(name).extension}").write_bytes(copy_of(name).data)
    told = subprocess.run([TOOL, "-j", "-G1", "-r", str(tmp_path)], capture_output=True, check=False)
    for picture in json.loads(told.stdout):
        found = {
            tag
            for tag in picture
            if not tag.startswith(("ICC", "System:")) and tag.rpartition(":")[2] not in OF_FORM
        }
        assert found == set(), picture["SourceFile"]
        words = {
            str(value) for tag, value in picture.items() if tag.startswith("ICC") and "Description" in tag
        }
        assert words <= {"Generic RGB", "Generic Gray", "Generic CMYK"}
    assert b"Nia" not in told.stdout


# ── what is done ────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_goes_is_told() -> None:
    """Each thing that is left out is a change under the id of the way in which it was hidden."""
    ids = {change.id for change in copy_of("jpeg-taken-at-a-place").changes}
    assert ids == {"jpeg.location"}
    assert [change.says for change in copy_of("heic-clean").changes] == [
        "The picture became a JPEG, which every program shows."
    ]


@pytest.mark.parametrize("turn", range(2, 9))
@pytest.mark.parametrize("sampling", [0, 1, 2])
def test_a_picture_on_its_side_is_turned_upright(turn: int, sampling: int) -> None:
    """What EXIF data say of how a picture lies becomes the order of its points, with next to no loss."""
    data = turned(turn, sampling=sampling)
    copy = copied(source(data), Wishes())
    before, after = frames(data)[0].astype(int), frames(copy.data)[0]
    assert before.shape == after.shape
    assert np.abs(before - after).mean() < 1
    assert [change.id for change in copy.changes] == ["picture-turned"]


def test_a_picture_of_odd_sides_is_turned_upright() -> None:
    """Where turning cuts through the blocks of points, they are packed so finely that no difference is seen."""
    data = turned(6, (317, 243))
    before, after = frames(data)[0].astype(int), frames(copied(source(data), Wishes()).data)[0]
    assert before.shape == after.shape
    assert np.abs(before - after).mean() < 2


@pytest.mark.parametrize("make", [png, lambda image: saved(image, "WEBP", lossless=True)])
def test_others_are_turned_without_loss(make) -> None:
    """A PNG or WebP on its side is turned point for point."""
    image = scene(size=(40, 30))
    data = make(image)
    told = exif({0x112: (3, 6)})
    lying = (
        with_chunks(data, chunk(b"eXIf", told))
        if data[1:4] == b"PNG"
        else saved(image, "WEBP", lossless=True, exif=told)
    )
    upright = frames(make(image.transpose(Image.Transpose.ROTATE_270)))[0]
    assert np.array_equal(frames(copied(source(lying), Wishes()).data)[0], upright)


def test_the_size_and_the_colours_meant_stay() -> None:
    """How many dots make an inch stays, and so does what a profile says of colours; its words do not."""
    assert Image.open(io.BytesIO(copy_of("jpeg-of-a-size").data)).info["dpi"] == (300, 150)
    assert Image.open(io.BytesIO(copy_of("tiff-on-its-side").data)).info["dpi"] == (100, 300)
    for name in ("jpeg-with-a-named-profile", "png-with-a-named-profile", "webp-with-a-named-profile"):
        profile = Image.open(io.BytesIO(copy_of(name).data)).info["icc_profile"]
        assert b"rTRC" in profile
        assert b"Nia" not in profile.replace(b"\0", b"")


def test_words_behind_the_points_go() -> None:
    """Words that stand between the last points of a JPEG and its end are told of, and are not in the copy."""
    for name in ("jpeg-with-words-behind-its-points", "jpeg-step-by-step-with-words-behind-its-points"):
        assert [change.id for change in copy_of(name).changes] == ["jpeg.stray-bytes"]
        assert SLACK[:12] not in copy_of(name).data


def test_what_is_clear_has_no_colour() -> None:
    """Where a picture is fully transparent, its copy is black: what was there is gone."""
    for name in ("png-with-a-picture-under-transparency", "webp-with-a-picture-under-transparency"):
        points = np.asarray(Image.open(io.BytesIO(copy_of(name).data)).convert("RGBA"))
        assert not points[points[..., 3] == 0].any()


def test_a_frame_for_no_time_is_shown_for_a_tenth() -> None:
    """Whether such a frame is seen depends on the program; in the copy it is seen, and that is said."""
    copy = copy_of("gif-with-a-brief-frame")
    assert [change.id for change in copy.changes] == ["gif.brief-frame"]
    assert Image.open(io.BytesIO(copy.data)).info["duration"] == 100


def test_pages_stay() -> None:
    """All pages of a TIFF are in its copy: whoever opens it can turn to them."""
    assert len(frames(copy_of("tiff-with-pages").data)) == 2


def test_what_cannot_be_kept_is_refused() -> None:
    """A place in EXIF data cannot be kept: the copy is made of points alone. Where there is none, nothing is refused."""
    wishes = Wishes(keeps=frozenset({"jpeg.location"}))
    with pytest.raises(CannotClean, match=r"jpeg\.location"):
        copied(source(ALL["jpeg-taken-at-a-place"]()), wishes)
    assert copied(source(ALL["jpeg-clean"]()), wishes).data == copy_of("jpeg-clean").data


# ── pictures in documents ───────────────────────────────────────────────────────────────────────────────────────


def test_a_picture_in_a_document_is_shown_as_it_lies() -> None:
    """Documents take no notice of EXIF data: the points keep their order, unless it is asked for."""
    data = turned(6)
    assert Image.open(io.BytesIO(shown(data).data)).size == (320, 240)
    assert Image.open(io.BytesIO(shown(data, is_turned=True).data)).size == (240, 320)


@pytest.mark.parametrize("format_", ["PNG", "GIF", "BMP", "TIFF", "JPEG", "WEBP"])
def test_what_is_cut_off_is_gone(format_: str) -> None:
    """Of a cropped picture only the part inside is in the file."""
    image = Image.new("RGB", (80, 40), "red")
    image.paste("blue", (40, 0, 80, 40))
    cut = shown(saved(image, format_), crop=(0.5, 0.25, 0, -0.1))
    points = np.asarray(Image.open(io.BytesIO(cut.data)).convert("RGB")).astype(int)
    assert points.shape == (30, 40, 3)
    assert (
        np.abs(points[:, 8:] - (0, 0, 255)).max() <= 3
    )  # colours run a little where they are packed with loss


def test_nothing_left_is_refused() -> None:
    """A picture cropped to nothing is not shown at all, and there is no copy of it."""
    with pytest.raises(CannotClean, match="nothing of it is shown"):
        shown(jpeg(), crop=(0.5, 0, 0.5, 0))
    with pytest.raises(CannotClean, match="drawn anew"):
        shown(b"no picture")


# ── drawings of Windows ─────────────────────────────────────────────────────────────────────────────────────────


def test_a_drawing_is_copied_record_by_record() -> None:
    """Comments, the title and what stands behind the end are gone; the records that draw are there."""
    copy = copied(source(ALL["emf-with-a-title"]()), Wishes())
    assert "Nia".encode("utf-16-le") not in copy.data
    assert copy.extension == ".emf"
    assert copied(source(ALL["wmf-with-an-enhanced-one"]()), Wishes()).extension == ".emf"


def test_a_font_keeps_its_face_alone() -> None:
    """What stands behind the name of a font in its field, and its full name, are left out."""
    face = "Arial\0left over from Nia".encode("utf-16-le").ljust(64, b"\0")
    font = record(
        82, struct_of_font(face + "Nia's own font".encode("utf-16-le").ljust(128, b"\0") + bytes(100))
    )
    copy = copied(source(emf(font, text_record(0, 0, "plan"))), Wishes()).data
    assert "Arial".encode("utf-16-le") in copy
    assert "Nia".encode("utf-16-le") not in copy


def struct_of_font(rest: bytes) -> bytes:
    """A font's record behind its head: its number, 28 bytes of sizes, its face and what follows."""
    return (1).to_bytes(4, "little") + bytes(28) + rest


@pytest.mark.parametrize("name", ["emf-with-words", "emf-plus-alone", "wmf-with-words"])
def test_names_in_a_drawing_are_blacked_out(name: str) -> None:
    """A value that lies across several pieces of text is blacked out in all of them."""
    wishes = Wishes(redaction=Redaction(frozenset({"Nia Example"})))
    copy = copied(source(ALL[name]()), wishes).data
    for words in ("Nia", "Example"):
        assert words.encode("utf-16-le") not in copy
        assert words.encode() not in copy


def test_a_picture_in_a_drawing_is_drawn_anew() -> None:
    """A picture with a comment inside a drawing loses the comment."""
    commented = with_chunks(png(), chunk(b"tEXt", b"Comment\0Nia Example"))
    head = struct.pack("<IIiiiII", 0xDBC01002, 1, 0, 0, 0, 0, 1)
    copy = copied(source(emf(plus_record(0x4008, 0x0500, head + commented))), Wishes()).data
    assert b"IDAT" in copy
    assert b"Nia" not in copy
