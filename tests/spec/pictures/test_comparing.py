"""Whether a small picture shows the same as a large one."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from candour.formats.pictures.comparing import shows_the_same
from files.pictures import jpeg, page, scene

BUSY = scene(3, (1200, 900))
for number in range(300):
    left, top = number * 379 % 1200, number * 283 % 900
    box = (left, top, left + number % 60 + 2, top + number * 7 % 50 + 2)
    ImageDraw.Draw(BUSY).rectangle(box, fill=(number * 37 % 256, number * 91 % 256, number * 53 % 256))


def thumbnail(image: Image.Image, size: tuple[int, int] = (160, 120), quality: int = 60) -> Image.Image:
    """The picture made small and packed hard."""
    out = io.BytesIO()
    image.resize(size, Image.Resampling.LANCZOS).save(out, "JPEG", quality=quality)
    return Image.open(out).convert("L")


@pytest.mark.parametrize("size", [(160, 120), (120, 90), (320, 240), (64, 48)])
@pytest.mark.parametrize("quality", [30, 60, 90])
def test_a_thumbnail_shows_the_same(size: tuple[int, int], quality: int) -> None:
    """Made smaller and packed hard, a picture is still the same."""
    assert shows_the_same(thumbnail(BUSY, size, quality), BUSY.convert("L"))


def test_so_does_one_that_was_not_turned() -> None:
    """A picture that was turned upright keeps a thumbnail lying on its side."""
    assert shows_the_same(thumbnail(BUSY), BUSY.convert("L").rotate(90, expand=True))


def test_so_does_one_of_a_brighter_picture() -> None:
    """A change of tone over the whole picture hides nothing."""
    assert shows_the_same(thumbnail(BUSY), BUSY.convert("L").point(lambda shade: shade * 0.7 + 40))


@pytest.mark.parametrize("side", [50, 80, 200])
@pytest.mark.parametrize("shade", [0, 255])
def test_a_part_that_was_covered_is_seen(side: int, shade: int) -> None:
    """A face of a twentieth of the picture, covered since, is still in the thumbnail."""
    image = scene(3, (1200, 900))
    covered = image.copy()
    ImageDraw.Draw(covered).rectangle((500, 400, 500 + side, 400 + side), fill=(shade,) * 3)
    assert not shows_the_same(thumbnail(image), covered.convert("L"))


@pytest.mark.parametrize("box", [(0, 0, 600, 450), (100, 75, 1100, 825), (0, 0, 900, 900)])
def test_a_part_that_was_cropped_away_is_seen(box: tuple[int, int, int, int]) -> None:
    """A thumbnail from before the crop shows more."""
    assert not shows_the_same(thumbnail(BUSY), BUSY.crop(box).convert("L"))


def test_a_line_that_was_blacked_out_is_seen() -> None:
    """A line of a page, blacked out since, is still in the thumbnail."""
    image = page(size=(800, 400), letters=30)
    covered = image.copy()
    ImageDraw.Draw(covered).rectangle((20, 70, 500, 110), fill="black")
    assert not shows_the_same(thumbnail(image, (160, 80)), covered.convert("L"))


def test_other_pictures_are_others() -> None:
    """Two scenes of one shape are not the same; two empty pages are."""
    assert not shows_the_same(thumbnail(scene(1)), scene(2).convert("L"))
    blank = Image.open(io.BytesIO(jpeg(Image.new("RGB", (640, 480), "white")))).convert("L")
    assert shows_the_same(thumbnail(blank), blank)
