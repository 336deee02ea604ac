"""Whether a picture may hold writing, told from its pixels."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image, ImageDraw, ImageFilter

from candour.formats.pictures.looks import read_writing
from candour.formats.pictures.writing import has_writing
from candour.piece import Gap
from candour.place import Place
from files.pictures import page, scene

LINES = ("Nia Example, 14 Invented Road", "telephone 020 7946 0123", "arrested on suspicion of theft")


def gray(image: Image.Image) -> np.ndarray:
    """The picture as rows of brightness."""
    return np.asarray(image.convert("L"))


def grain(image: Image.Image, deviation: float) -> Image.Image:
    """The picture as a scanner or a camera takes it, with a grain."""
    noise = np.random.default_rng(1).normal(0, deviation, (image.height, image.width))
    return Image.fromarray((gray(image) + noise).clip(0, 255).astype(np.uint8))


# ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("letters", [9, 10, 12, 16, 20, 30, 40, 60])
def test_lines_of_any_size_are_writing(letters: int) -> None:
    """Letters of a screen and letters of a scanned page are writing alike."""
    assert has_writing(gray(page(LINES, (letters * 24, letters * 7), letters)))


def test_a_scanned_page_is_writing() -> None:
    """A page at 300 dots an inch has ten million points and letters forty high, with the grain of paper."""
    image = page([LINES[0]] * 50, (1700, 2400), 42)
    assert has_writing(gray(grain(image, 4)))


@pytest.mark.parametrize("word", ["Nia Example", "POLICE", "020 7946 0123"])
def test_one_word_on_a_screen_is_writing(word: str) -> None:
    """A single word in the corner of a large empty picture is enough."""
    assert has_writing(gray(page([word], (1200, 800), 14)))


@pytest.mark.parametrize(
    "colours", [("#ebebeb", "white"), ("white", "black"), ("#8c8c8c", "#646464"), ("#c00000", "#ffffff"), ("#203060", "#e0e8f0")]
)  # fmt: skip
def test_ink_and_paper_may_have_any_brightness(colours: tuple[str, str]) -> None:
    """Faint writing and writing on dark ground are writing."""
    assert has_writing(gray(page(LINES, colours=colours)))


@pytest.mark.parametrize("turn", [90, 180, 270, 1, 3, -2])
def test_a_page_may_lie_on_its_side(turn: float) -> None:
    """A page that is turned by quarters, or lies a little askew in the scanner, is writing."""
    assert has_writing(gray(page(LINES).rotate(turn, expand=True, fillcolor="white")))


def test_a_table_is_writing() -> None:
    """Words between the lines of a table are told from the lines."""
    image = Image.new("L", (600, 200), "white")
    draw = ImageDraw.Draw(image)
    for row in range(8):
        for column in range(5):
            box = (column * 120, row * 25, column * 120 + 120, row * 25 + 25)
            draw.rectangle(box, outline=160)
            draw.text((box[0] + 5, box[1] + 6), f"{LINES[row % 3][:9]} {row}", fill=0)
    assert has_writing(gray(image))


def test_a_document_in_a_photograph_is_writing() -> None:
    """A letter on a table, photographed at an angle, is writing; so is the plate of a car."""
    photograph = scene(3, (1000, 700))
    photograph.paste(
        page(LINES, letters=22, size=(460, 160)).rotate(4, expand=True, fillcolor="white"), (300, 200)
    )
    assert has_writing(gray(grain(photograph, 3)))
    photograph = scene(3, (1000, 700))
    photograph.paste(page(["AB12 CDE"], (210, 70), 34), (500, 500))
    assert has_writing(gray(grain(photograph, 3)))


def test_blurred_and_packed_writing_is_writing() -> None:
    """Writing stays writing in a picture that is out of focus, or packed hard."""
    assert has_writing(gray(page(LINES, letters=30, size=(700, 240)).filter(ImageFilter.GaussianBlur(2))))


def test_joined_handwriting_is_writing() -> None:
    """Words of joined letters stand in rows as letters do."""
    image = Image.new("L", (900, 360), 250)
    draw = ImageDraw.Draw(image)
    for line in range(4):
        x = 30.0
        for word in range(6):
            curve = []
            for step in range(60 + 12 * ((word * 7 + line) % 5)):
                x += 1.2
                sway = np.sin(step / 2.2) * (1 + 0.6 * np.sin(step / 9 + word))
                curve.append((x + 6 * np.cos(step / 2.2), 60 + line * 70 + 14 * sway))
            draw.line(curve, fill=40, width=3)
            x += 25
    assert has_writing(gray(image))


def test_writing_that_only_a_colour_shows_is_found() -> None:
    """Yellow on white hardly differs in brightness; the darkest of the three colours shows it."""
    image = page(LINES, colours=("#ffff00", "#ffffff"))
    (gap,) = read_writing(image, Place(("a picture",)))
    assert isinstance(gap, Gap)


def test_writing_that_only_a_dark_ground_shows_is_found() -> None:
    """White letters on transparent ground are seen where the page behind is dark."""
    letters = page(LINES, colours=("white", "black")).convert("L")
    white = Image.new("RGBA", letters.size, "white")
    white.putalpha(letters)
    assert list(read_writing(white, Place(("a picture",))))


# ── none ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _rings(draw: ImageDraw.ImageDraw) -> None:
    draw.ellipse((50, 50, 250, 250), fill=40)
    draw.ellipse((90, 90, 210, 210), fill=255)


def _triangle(draw: ImageDraw.ImageDraw) -> None:
    draw.polygon([(200, 20), (380, 280), (20, 280)], fill=60)


def _dots_in_a_row(draw: ImageDraw.ImageDraw) -> None:
    for at in range(6):
        draw.ellipse((20 + at * 55, 100, 60 + at * 55, 140), fill=30)


def _bars(draw: ImageDraw.ImageDraw) -> None:
    for at in range(6):
        draw.rectangle((20 + at * 60, 280 - 40 * at, 60 + at * 60, 290), fill=30)


def _grid(draw: ImageDraw.ImageDraw) -> None:
    for at in range(0, 400, 20):
        draw.line((at, 0, at, 300), fill=0)
        draw.line((0, at, 400, at), fill=0)


def _wreath(draw: ImageDraw.ImageDraw) -> None:
    for at in range(8):
        x, y = 200 + 100 * np.cos(at * np.pi / 4), 150 + 100 * np.sin(at * np.pi / 4)
        draw.ellipse((x - 20, y - 20, x + 20, y + 20), fill=80)


@pytest.mark.parametrize("drawn", [_rings, _triangle, _dots_in_a_row, _bars, _grid, _wreath])
def test_a_logo_without_letters_is_none(drawn: Callable[[ImageDraw.ImageDraw], None]) -> None:
    """Rings, bars and dots are no writing."""
    image = Image.new("L", (400, 300), "white")
    drawn(ImageDraw.Draw(image))
    assert not has_writing(gray(image))


@pytest.mark.parametrize("deviation", [0, 1, 4, 12])
def test_an_empty_page_is_none(deviation: float) -> None:
    """Paper without ink is no writing, whatever its grain."""
    assert not has_writing(gray(grain(Image.new("L", (800, 600), 200), deviation)))


def test_a_slope_of_gray_is_none() -> None:
    """A sky from dark to light is no writing."""
    assert not has_writing(np.tile(np.linspace(0, 255, 900).astype(np.uint8), (600, 1)))


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize("deviation", [0, 3])
def test_a_soft_scene_is_none(seed: int, deviation: float) -> None:
    """Patches of light and shade, with the grain of a camera, are no writing."""
    assert not has_writing(gray(grain(scene(seed, (1000, 750)), deviation)))


@pytest.mark.parametrize("seed", range(4))
def test_a_rough_scene_is_none(seed: int) -> None:
    """Shades that change in large and small, as in clouds, stone and leaves out of focus, are no writing."""
    rng = np.random.default_rng(seed)
    shades = np.zeros((750, 1000))
    for size in range(2, 7):
        small = Image.fromarray((rng.random((750 >> size, 1000 >> size)) * 255).astype(np.uint8))
        shades += np.asarray(small.resize((1000, 750), Image.Resampling.BICUBIC), float) * 2.0**size
    assert not has_writing((shades / shades.max() * 255).astype(np.uint8))


@pytest.mark.parametrize("shape", [(1, 1), (11, 500), (500, 11), (0, 0)])
def test_a_tiny_picture_has_no_room_for_writing(shape: tuple[int, int]) -> None:
    """With a side under twelve points there is none."""
    assert not has_writing(np.zeros(shape, np.uint8))


@given(arrays.arrays(np.uint8, st.tuples(st.integers(12, 60), st.integers(12, 60))))
@settings(max_examples=40)
def test_any_points_give_an_answer(points: np.ndarray) -> None:
    """The answer is yes or no for any points at all, and the same each time."""
    assert has_writing(points) in (True, False)
    assert has_writing(points) == has_writing(points.copy())
