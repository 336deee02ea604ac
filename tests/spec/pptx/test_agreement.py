"""Presentations against other programs: what they write is clean, and no word they find is lost."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pptx
import pytest
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Inches

from files.ooxml import PIXEL
from files.out_of_sight import hidden
from files.pptx_files import FILES
from spec.pptx.reading import content_hidings, gaps, in_file, read_bytes, seen

needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="LibreOffice and pdftotext are not both on this machine",
)
_HALF_SEEN = {"a-text-box-is-half-off-the-slide", "a-column-has-no-width"}
"""LibreOffice draws less of these than PowerPoint does."""
_NOT_DRAWN = {"smartart", "mathematics", "strict-and-another-prefix", "slides-are-turned-and-mirrored"}
"""What LibreOffice does not draw, or breaks into pieces: SmartArt without a kept drawing, formulas, turned words."""
_REPAIRED = {"a-slide-is-broken", "the-list-of-types-is-broken"}
_NOT_OPENED = {
    "a-slide-is-broken", "a-layout-is-broken", "the-list-of-slides-is-broken", "the-list-of-slides-is-missing", "the-list-of-types-is-broken",
    "strict-and-another-prefix", "a-slide-show", "ink",
}  # fmt: skip
"""Damaged files, and kinds that python-pptx does not take."""


def by_python_pptx() -> bytes:
    """A deck with every layout, filled shapes, a table, a picture, a group and a coloured background, by python-pptx."""
    made = pptx.Presentation()
    for number, layout in enumerate(made.slide_layouts):
        slide = made.slides.add_slide(layout)
        for place in slide.placeholders:
            if place.has_text_frame:
                place.text_frame.text = f"Words {number} of place {place.placeholder_format.idx}"
    slide = made.slides.add_slide(made.slide_layouts[5])
    slide.shapes.title.text = "Figures"
    slide.shapes.add_shape(
        MSO_SHAPE.RECTANGLE, Inches(1), Inches(2), Inches(3), Inches(1)
    ).text = "white on blue"
    slide.shapes.add_textbox(0, 0, 0, 0).text_frame.text = "a box that grows"
    slide.shapes.add_picture(io.BytesIO(PIXEL), Inches(8), Inches(2), Inches(1), Inches(1))
    table = slide.shapes.add_table(2, 2, Inches(1), Inches(5), Inches(5), Inches(1)).table
    for cell, text in zip(table.iter_cells(), ("Ward", "Crimes", "North", "12"), strict=True):
        cell.text = text
    group = slide.shapes.add_group_shape()
    group.shapes.add_textbox(Inches(5), Inches(4), Inches(2), Inches(1)).text_frame.text = "in a group"
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor(0xF0, 0xF0, 0xFF)
    return saved(made)


def saved(made: pptx.presentation.Presentation) -> bytes:
    """The bytes of a presentation."""
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def words_by_python_pptx(data: bytes) -> Iterator[str]:
    """The words that python-pptx finds on slides and in notes, whether seen or not."""
    for slide in pptx.Presentation(io.BytesIO(data)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            elif getattr(shape, "has_table", False) and shape.has_table:
                yield from (cell.text for cell in shape.table.iter_cells())
        if slide.has_notes_slide:
            yield slide.notes_slide.notes_text_frame.text if slide.notes_slide.notes_text_frame else ""


def words(text: str) -> set[str]:
    """The words and numbers of a text."""
    return set(re.findall(r"[^\W\d_]{3,}|\d\d+", text))


def converted(folder: Path, kind: str, *names: str) -> None:
    """These files of a folder, turned into another kind by LibreOffice; the test is skipped where it has no Impress."""
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        kind,
    ]
    files = [str(folder / name) for name in names]
    subprocess.run([*command, "--outdir", str(folder), *files], check=False, capture_output=True, timeout=180)
    if not list(folder.glob(f"*.{kind}")):
        pytest.skip("LibreOffice has no Impress on this machine")


def test_what_python_pptx_writes_is_clean() -> None:
    """An ordinary deck by python-pptx has no gaps and no content out of sight, and all its words are seen."""
    data = by_python_pptx()
    found = read_bytes(data)
    assert not gaps(found)
    assert content_hidings(found) == set()
    assert words("\n".join(words_by_python_pptx(data))) <= words(seen(found))


def test_a_chart_brings_its_workbook() -> None:
    """A chart by python-pptx brings the workbook behind it, and nothing else out of sight."""
    made = pptx.Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    figures = CategoryChartData()
    figures.categories = ["North", "South"]
    figures.add_series("Crimes", (12, 19))
    slide.shapes.add_chart(XL_CHART_TYPE.PIE, Inches(1), Inches(1), Inches(4), Inches(4), figures)
    found = read_bytes(saved(made))
    assert not gaps(found)
    assert content_hidings(found) == {"pptx.embedded-file"}


@pytest.mark.parametrize("name", sorted(set(FILES) - _NOT_OPENED))
def test_no_word_that_python_pptx_finds_is_lost(name: str) -> None:
    """Every word that python-pptx finds in a file is told by Candour, seen or hidden."""
    told = "\n".join(words_by_python_pptx(FILES[name]()))
    found = in_file(name)
    assert words(told) <= words(seen(found) + "\n" + "\n".join(text for _, _, text in hidden(found)))


@needs_libreoffice
def test_what_libreoffice_writes_is_clean(tmp_path: Path) -> None:
    """A deck that LibreOffice has taken in and written anew has nothing out of sight, and no gaps."""
    (tmp_path / "deck.pptx").write_bytes(by_python_pptx())
    converted(tmp_path, "odp", "deck.pptx")
    (tmp_path / "deck.pptx").unlink()
    converted(tmp_path, "pptx", "deck.odp")
    found = read_bytes((tmp_path / "deck.pptx").read_bytes())
    assert not gaps(found)
    assert content_hidings(found) == set()
    assert {"Figures", "North", "group"} <= words(seen(found))


@needs_libreoffice
def test_what_is_seen_is_what_libreoffice_draws(tmp_path: Path) -> None:
    """No seen word is missing from the pages that LibreOffice draws, and no word on them is lost."""
    for name, made in FILES.items():
        (tmp_path / f"{name}.pptx").write_bytes(made())
    converted(tmp_path, "pdf", *(f"{name}.pptx" for name in FILES))
    lost, not_drawn = {}, {}
    for name in set(FILES) - _REPAIRED:
        if not (pages := tmp_path / f"{name}.pdf").exists():
            continue  # LibreOffice draws no hidden slide, and opens no file without a list of slides
        drawn = subprocess.run(
            ["pdftotext", str(pages), "-"], check=True, capture_output=True, text=True
        ).stdout
        found = in_file(name)
        told = words(seen(found) + "\n" + "\n".join(text for _, _, text in hidden(found)))
        if missed := {word for word in words(drawn) if not any(word in one for one in told)}:
            lost[name] = missed
        if missed := words(seen(found)) - words(drawn):
            not_drawn[name] = missed
    assert lost == {}
    assert set(not_drawn) <= _HALF_SEEN | _NOT_DRAWN
