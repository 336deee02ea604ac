"""Clean copies of slides: PowerPoint, new and old, and OpenDocument. What a reader sees of them, where it was, and nothing else."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pptx
import pytest
from PIL import Image
from pypdf import PdfReader

from candour.cleaned import BLACKED_OUT, CannotClean, Redaction, Wishes, Written
from candour.copying import copied
from candour.formats.pptx import read
from candour.formats.pptx.geometry import Box
from candour.place import Place
from candour.proof.proving import prove
from candour.source import Source
from files import odp_files, ppt_files, pptx_files, slide_copies
from files.pptx_files import box, deck, run, slide
from files.slide_copies import SECRET, everything
from spec.pptx.reading import seen

FILES: dict[str, Callable[[], bytes]] = {
    **{f"{name}.pptx": make for name, make in pptx_files.FILES.items()},
    **{f"{name}.pptx": make for name, make in slide_copies.FILES.items()},
    "everything.pptx": everything,
    **{f"{name}.odp": make for name, make in odp_files.FILES.items()},
    **{f"{name}.ppt": make for name, make in ppt_files.FILES.items()},
}
_NONE_SHOWN, _DAMAGED = (
    "none of its slides is shown",
    "cannot be read|could not be read|was not read to its end|is missing|list of the file's parts",
)
REFUSED = {
    "a-hidden-slide-has-notes.pptx": _NONE_SHOWN,
    "a-master-is-shown-by-hidden-slides-only.pptx": _NONE_SHOWN,
    "a-slide-is-broken.pptx": _DAMAGED,
    "a-layout-is-broken.pptx": _DAMAGED,
    "the-list-of-slides-is-broken.pptx": _DAMAGED,
    "the-list-of-slides-is-missing.pptx": _DAMAGED,
    "the-list-of-types-is-broken.pptx": _DAMAGED,
    "a-picture-on-a-hidden-slide.odp": _NONE_SHOWN,
    "a-workbook-is-embedded.odp": "no picture is kept",
    "a-picture-is-cropped.odp": "nothing of it is shown",
    "content-is-cut-off.odp": _DAMAGED,
    "a-part-is-locked.odp": "encrypted",
    "locked.ppt": "locked with a password",
}
"""The files of which there can be no copy, and why."""
NAMED_AS_A_FOLDER = {"a-slide-is-kept-in-step-with-a-server.pptx", "a-layout-has-its-own-name.pptx"}
"""What is out of sight in these has the word `slides` in it, which is also what a folder of every presentation is called."""
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|ppt/(?:_rels/)?presentation\.xml(?:\.rels)?|ppt/tableStyles\.xml"
    r"|ppt/(?:slides|slideLayouts|slideMasters|theme|charts|drawings)/(?:_rels/)?(?:slide|slideLayout|slideMaster|theme|chart|drawing)\d+\.xml(?:\.rels)?"
    r"|ppt/media/image\d+\.\w+"
    r"|mimetype|META-INF/manifest\.xml|content\.xml|styles\.xml|Pictures/image\d+\.\w+|Object \d+/content\.xml"
)
"""The parts that a copy may have."""


def source(data: bytes, name: str = "reply.pptx") -> Source:
    """These bytes, to be read."""
    return Source(name, data, Place((name,)))


def copy_of(data: bytes, wishes: Wishes | None = None, name: str = "reply.pptx") -> Written:
    """The copy that is made of these bytes."""
    return copied(source(data, name), wishes or Wishes())


def faults(
    data: bytes, written: Written, wishes: Wishes | None = None, name: str = "reply.pptx"
) -> list[str]:
    """What the proof finds amiss, by the names of its checks."""
    copy = source(written.data, f"reply{written.extension}")
    _, proof = prove(source(data, name), copy, wishes or Wishes())
    return [check.id for check in proof.checks if not check.holds]


def said_in(data: bytes) -> str:
    """All parts of a file, run together."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def part_of(data: bytes, name: str) -> str:
    """One part, as it is written."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def pictures_in(data: bytes) -> list[Image.Image]:
    """The pictures of a copy."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if "/image" in name or name.startswith("Pictures/")]
        return [Image.open(io.BytesIO(archive.read(name))).convert("RGB") for name in names]


def opened(data: bytes) -> pptx.presentation.Presentation:
    """A presentation, as python-pptx reads it."""
    return pptx.Presentation(io.BytesIO(data))


# ── every file ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", sorted(FILES.keys() - REFUSED.keys()))
def test_each_file_has_a_copy_that_is_proved_clean(name: str) -> None:
    """The copy holds what is seen and nothing else, in parts of our own naming, and its own copy is the same to the byte."""
    data = FILES[name]()
    copy = copy_of(data, name=name)
    expected = {"no-residue"} if name in NAMED_AS_A_FOLDER else set()
    assert set(faults(data, copy, name=name)) <= expected
    again = copy_of(copy.data, name=f"reply{copy.extension}")
    assert (again.data, again.changes) == (copy.data, ())
    assert copy_of(data, name=name) == copy
    with zipfile.ZipFile(io.BytesIO(copy.data)) as archive:
        assert [entry for entry in archive.namelist() if not PARTS.fullmatch(entry)] == []
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not archive.comment


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_some_files_have_no_copy(name: str) -> None:
    """Slides that are locked or damaged, or of which none is shown, are refused with the reason and what to do."""
    with pytest.raises(CannotClean, match=REFUSED[name]):
        copy_of(FILES[name](), name=name)


@pytest.mark.parametrize("name", sorted(slide_copies.FILES))
def test_what_is_out_of_sight_is_nowhere_in_the_copy(name: str) -> None:
    """A name that stands out of sight in many ways is in no part of the copy."""
    said = said_in(copy_of(slide_copies.FILES[name]()).data)
    if name != "a-name-is-cut-into-runs":
        assert "Quenby" not in said
        assert "Zabrinski" not in said


def test_each_change_is_told_in_words() -> None:
    """What was left out is told by the way in which it was out of sight, in whole sentences without any value."""
    changes = {change.id: change.says for change in copy_of(everything()).changes}
    assert {
        "pptx.speaker-notes",
        "pptx.alt-text",
        "pptx.cropped-picture",
        "pptx.document-properties",
        "pptx.embedded-file",
    } <= changes.keys()
    assert all(says.endswith(".") and "Quenby" not in says for says in changes.values())


def test_what_may_be_in_sight_is_told_by_itself() -> None:
    """Words that a shape may cover are left out, and it is said that Candour could not tell; the shape itself stays."""
    copy = copy_of(pptx_files.FILES["a-circle-lies-over-words"]())
    (change,) = copy.changes
    assert change.id == "pptx.covered-drawing"
    assert "could not tell" in change.says
    assert 'prst="ellipse"' in part_of(copy.data, "ppt/slides/slide1.xml")


# ── what is kept ────────────────────────────────────────────────────────────────────────────────────────────


def test_shapes_stay_where_they_were() -> None:
    """Every shape of a deck that hides nothing on its slides has the place, size, turn and form that it had."""
    before, after = opened(everything()), opened(copy_of(everything()).data)

    def shapes(made: pptx.presentation.Presentation) -> list[tuple[object, ...]]:
        return [
            (
                number,
                shape.shape_type,
                shape.left,
                shape.top,
                shape.width,
                shape.height,
                shape.rotation if hasattr(shape, "rotation") else 0,
            )
            for number, one in enumerate(made.slides)
            for shape in one.shapes
        ]

    assert shapes(after) == shapes(before)
    assert [one.slide_layout.name for one in after.slides] == [one.slide_layout.name for one in before.slides]
    assert (after.slide_width, after.slide_height) == (before.slide_width, before.slide_height)


def test_letters_keep_their_looks() -> None:
    """Levels, sizes, fonts and colours of letters are as they were; so is the background of a slide."""
    before, after = opened(everything()), opened(copy_of(everything()).data)
    lines = [
        [(line.text, line.level) for line in made.slides[0].placeholders[1].text_frame.paragraphs]
        for made in (before, after)
    ]
    assert lines[0] == lines[1]
    (loud,) = after.slides[0].placeholders[1].text_frame.paragraphs[-1].runs
    assert (loud.font.bold, loud.font.size.pt, loud.font.name, str(loud.font.color.rgb)) == (
        True,
        28,
        "Courier New",
        "123456",
    )
    assert str(after.slides[1].background.fill.fore_color.rgb) == "F0F0FF"


def test_tables_keep_their_cells_and_styles() -> None:
    """A table keeps its cells and its widths, and a style that somebody made, under a name that says nothing."""
    (table,) = [
        shape.table for shape in opened(copy_of(everything()).data).slides[1].shapes if shape.has_table
    ]
    assert [cell.text for cell in table.iter_cells()] == [
        "Ward",
        "Burglary",
        "North, South, East",
        "12.345, 19.2",
    ]
    copy = copy_of(slide_copies.FILES["a-table-has-a-style-of-its-own"]()).data
    styles = part_of(copy, "ppt/tableStyles.xml")
    assert 'styleName="Table Style 1"' in styles
    assert all(colour in styles for colour in ("112233", "445566", "EEEEDD"))


def test_charts_keep_what_they_plot() -> None:
    """A chart keeps its kind, its categories and its values, and has no workbook any more."""
    before, after = opened(everything()), opened(copy_of(everything()).data)

    def charts(made: pptx.presentation.Presentation) -> list[tuple[object, ...]]:
        found = [shape.chart for shape in made.slides[2].shapes if shape.has_chart]
        return [
            (
                chart.chart_type,
                [(series.name, list(series.values)) for plot in chart.plots for series in plot.series],
            )
            for chart in found
        ]

    assert charts(after) == charts(before)
    assert "embeddings" not in said_in(copy_of(everything()).data)


def test_a_chart_keeps_what_is_drawn_on_it() -> None:
    """Words that somebody put on a chart stay there; a hidden box on it goes, and so does the path of its workbook."""
    copy = copy_of(slide_copies.FILES["a-chart-is-drawn-on"]()).data
    assert "New count from April" in part_of(copy, "ppt/drawings/drawing1.xml")
    assert "secret.xlsx" not in said_in(copy)


def test_smartart_becomes_its_shapes() -> None:
    """SmartArt becomes a group of the shapes that it shows, where its frame was, with the words that are shown."""
    (group,) = [
        shape
        for shape in opened(copy_of(slide_copies.FILES["smartart-with-its-drawing"]()).data).slides[0].shapes
        if shape.shape_type == 6
    ]
    assert [shape.text_frame.text for shape in group.shapes if shape.text_frame.text] == [
        "Ask the unit",
        "Send the reply",
    ]
    assert (group.left, group.top) == (914_400, 1_828_800)


def test_pictures_are_cut_to_what_is_shown() -> None:
    """What is cropped away, or reaches over the frame, is gone from the picture; the rest fills the same frame."""
    for name in ("a-picture-reaches-over-its-frame", "a-picture-is-smaller-than-its-frame"):
        (shown,) = pictures_in(copy_of(slide_copies.FILES[name]()).data)
        assert shown.width < 120
        assert shown.getpixel((shown.width - 1, 10)) == (200, 30, 40)
    fill = part_of(
        copy_of(slide_copies.FILES["a-picture-is-smaller-than-its-frame"]()).data, "ppt/slides/slide1.xml"
    )
    assert 'l="-26667"' in fill


@pytest.mark.parametrize("form", ["box", "circle"])
def test_what_blacks_out_a_picture_becomes_part_of_it(form: str) -> None:
    """A plain box on a picture is painted into it: what was under it is gone, and it looks as it did."""
    copy = copy_of(slide_copies.FILES[f"a-{form}-blacks-out-a-picture"]())
    (shown,) = pictures_in(copy.data)
    assert shown.getpixel((90, 13)) == (0, 0, 0)
    assert shown.getpixel((40, 60)) == (200, 30, 40)
    assert [shape.shape_type for shape in opened(copy.data).slides[0].shapes if not shape.is_placeholder] == [
        13
    ]
    assert "boxes-merged" in {change.id for change in copy.changes}


def test_links_stay_where_their_words_show_where_they_lead() -> None:
    """A link whose words show its address stays; of others the words stay, in the colour of links. Jumps lead to slides that are there."""
    assert "https://www.example.com/foi" in said_in(
        copy_of(slide_copies.FILES["a-link-shows-its-page"]()).data
    )
    taken = part_of(copy_of(slide_copies.FILES["a-link-hides-its-page"]()).data, "ppt/slides/slide1.xml")
    assert '<a:schemeClr val="hlink" />' in taken
    assert 'u="sng"' in taken
    jump = part_of(copy_of(slide_copies.FILES["a-jump-to-a-slide"]()).data, "ppt/slides/slide1.xml")
    assert "hlinksldjump" in jump
    assert "hlinksldjump" not in said_in(copy_of(slide_copies.FILES["a-jump-to-a-hidden-slide"]()).data)


def test_what_an_animation_brings_is_there() -> None:
    """Animations go and ways in stay; where words would lie under something for good, plain appearing and disappearing stays."""
    plain = part_of(copy_of(slide_copies.FILES["shapes-fly-in"]()).data, "ppt/slides/slide1.xml")
    assert "<p:timing" not in plain
    assert '<p:transition spd="slow"><p:push dir="u" />' in plain
    covered = part_of(copy_of(slide_copies.FILES["a-cover-comes-later"]()).data, "ppt/slides/slide1.xml")
    assert 'presetClass="entr"' in covered
    assert "animEffect" not in covered


def test_only_used_layouts_stay_and_have_no_prompts() -> None:
    """Layouts that no slide uses are gone; the places of the others are empty, and lend their places and looks."""
    copy = opened(copy_of(everything()).data)
    assert [layout.name for layout in copy.slide_layouts] == ["Title and Content", "Blank"]
    assert {shape.text_frame.text for layout in copy.slide_layouts for shape in layout.placeholders} == {""}


# ── wishes ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_values_are_blacked_out_wherever_they_are_shown() -> None:
    """A value is blacked out in letters, though they be cut into runs, in cells, and in the names and values of charts."""
    redaction = Redaction(frozenset({"Burglary", "19.2", "North"}), frozenset())
    copy = copy_of(everything(), Wishes(redaction=redaction))
    said = said_in(copy.data)
    assert BLACKED_OUT in said
    assert not re.search(r">[^<]*(?:Burglary|North|19\.2)[^<]*<", said)
    name = Wishes(redaction=Redaction(frozenset({SECRET})))
    runs = opened(copy_of(slide_copies.FILES["a-name-is-cut-into-runs"](), name).data).slides[0].shapes
    assert f"Seen by {BLACKED_OUT} today" in [shape.text_frame.text for shape in runs]


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a-slide-has-notes.pptx", "speaker-notes"),
        ("a-comment.pptx", "comment"),
        ("a-thread-of-comments.pptx", "comment"),
        ("a-slide-is-hidden.pptx", "hidden-slide"),
        ("a-text-box-is-hidden.pptx", "hidden-drawing"),
        ("text-is-white.pptx", "background-colour"),
        ("a-black-box-lies-over-words.pptx", "covered-drawing"),
        ("notes.odp", "speaker-notes"),
        ("a-comment.odp", "comment"),
        ("a-slide-is-hidden.odp", "hidden-slide"),
        ("text-is-white.odp", "colour-of-the-page"),
    ],
)
def test_what_somebody_wants_kept_stays(name: str, what: str) -> None:
    """Notes, comments, hidden slides and the like stay where somebody asks for it, and only they; nobody's name stays with a comment."""
    kind = name.rpartition(".")[2]
    wishes = Wishes(frozenset({f"{kind}.{what}"}))
    data = FILES[name]()
    copy = copy_of(data, wishes, name)
    assert "07700 900123" in said_in(copy.data)
    assert "Orla" not in said_in(copy.data)
    again = copy_of(copy.data, wishes, name)
    assert again.data == copy.data


def test_some_things_cannot_be_kept() -> None:
    """Macros and earlier edits have no place in a copy: whoever asks for them is told so."""
    with pytest.raises(CannotClean, match="cannot keep"):
        copy_of(everything(), Wishes(frozenset({"pptx.vba-project"})))
    with pytest.raises(CannotClean, match=r"save it as \.pptx"):
        copy_of(FILES["notes.ppt"](), Wishes(frozenset({"ppt.speaker-notes"})), "a.ppt")


def test_descriptions_and_titles_stay_on_wish() -> None:
    """What is said of pictures for those who cannot see them stays where that is wished; so does the title."""
    data = pptx_files.FILES["a-picture-is-described"]()
    assert "Nia Example at home" not in said_in(copy_of(data).data)
    assert "Nia Example at home" in said_in(copy_of(data, Wishes(keeps_alternative_text=True)).data)
    titled = copy_of(everything(), Wishes(keeps_title=True)).data
    assert opened(titled).core_properties.title == "Reply"
    assert opened(titled).core_properties.author == ""


# ── old presentations ───────────────────────────────────────────────────────────────────────────────────────


def test_an_old_presentation_is_laid_out_anew() -> None:
    """Texts, tables and pictures of a PowerPoint 97-2003 presentation stand where they stood, in the newer format."""
    copy = copy_of(FILES["a-table.ppt"](), name="a.ppt")
    assert (copy.format, copy.extension) == ("pptx", ".pptx")
    (table,) = [shape for one in opened(copy.data).slides for shape in one.shapes if shape.has_table]
    assert [round(edge * 576 / 914_400) for edge in (table.left, table.top)] == [100, 100]
    (shown,) = [
        shape
        for one in opened(copy_of(FILES["a-picture.ppt"](), name="a.ppt").data).slides
        for shape in one.shapes
        if shape.shape_type == 13
    ]
    assert shown.width > 0


def test_what_an_old_master_says_stays_on_the_master() -> None:
    """Words of a master stand on a master of the copy, once."""
    copy = opened(copy_of(FILES["words-of-a-master.ppt"](), name="a.ppt").data)
    texts = [shape.text_frame.text for shape in copy.slide_masters[0].shapes if shape.has_text_frame]
    assert len([text for text in texts if text]) == 1


# ── OpenDocument ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_in_one_piece_becomes_a_package() -> None:
    """A flat file becomes the zipped kind; a drawing stays a drawing."""
    assert copy_of(FILES["a-footer-is-shown.odp"](), name="a.fodp").extension == ".odp"
    drawn = copy_of(FILES["a-drawing.odp"](), name="a.fodg")
    assert (drawn.format, drawn.extension) == ("odg", ".odg")
    with zipfile.ZipFile(io.BytesIO(drawn.data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.graphics"


def test_names_that_somebody_gave_are_gone_from_slides() -> None:
    """Slides, shapes and styles have names that say nothing, and styles still hang together."""
    copy = copy_of(FILES["a-deeper-item-is-white.odp"](), name="a.odp").data
    assert "Default-outline1" in part_of(copy, "styles.xml")
    assert "arrested" not in said_in(copy_of(FILES["a-slide-has-a-name.odp"](), name="a.odp").data)


def test_a_picture_of_slides_is_cut() -> None:
    """A crop measured in centimetres is applied to a picture of OpenDocument slides."""
    data = odp_files._packed(
        odp_files.page(odp_files._IMAGE),
        parts={"Pictures/a.png": slide_copies.photograph(size=(96, 96))},
        styles=odp_files.style(
            "gr1", "graphic", '<style:graphic-properties fo:clip="rect(0in, 0.25in, 0in, 0in)"/>'
        ),
    )
    (shown,) = pictures_in(copy_of(data, name="a.odp").data)
    assert shown.size == (72, 96)
    assert shown.getpixel((71, 10)) == (200, 30, 40)


# ── what is read again ──────────────────────────────────────────────────────────────────────────────────────


def test_words_stay_on_their_slides() -> None:
    """What a reader sees of the copy is what they saw of the file, word for word."""
    data = everything()
    assert seen(list(read(source(copy_of(data).data)))) == seen(list(read(source(data))))


def test_hidden_words_leave_the_lines_around_them_where_they_were() -> None:
    """A paragraph of which nothing is left stays as an empty line of its size."""
    white = run(SECRET, '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', ' sz="2800"')
    copy = opened(copy_of(deck(slide(box(white, "Seen", at=(1, 2, 6, 3))))).data)
    (shape,) = copy.slides[0].shapes
    assert [line.text for line in shape.text_frame.paragraphs] == ["", "Seen"]
    assert 'endParaRPr lang="en-GB" sz="2800"' in part_of(
        copy_of(deck(slide(box(white, "Seen")))).data, "ppt/slides/slide1.xml"
    )


def test_a_shape_outside_the_slide_is_no_shape_of_the_copy() -> None:
    """Off the slide there is nothing in a copy."""
    copy = opened(copy_of(pptx_files.FILES["a-text-box-is-off-the-slide"]()).data)
    around = Box(0, 0, copy.slide_width, copy.slide_height)
    boxes = [
        Box(one.left, one.top, one.left + one.width, one.top + one.height) for one in copy.slides[0].shapes
    ]
    assert all(around.meets(each) for each in boxes)


# ── LibreOffice ─────────────────────────────────────────────────────────────────────────────────────────────


def _words_on_pages(folder: Path, *names: str) -> list[list[str]]:
    """The words of these files as LibreOffice lays them out, or a skip where it has no Impress."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    files = [str(folder / name) for name in names]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=False, capture_output=True, timeout=180)
    pages = [folder / f"{Path(name).stem}.pdf" for name in names]
    if not all(page.exists() for page in pages):
        pytest.skip("LibreOffice has no Impress on this machine")
    return ["\n".join(page.extract_text() for page in PdfReader(page).pages).split() for page in pages]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_lays_a_copy_out_as_the_file(tmp_path: Path) -> None:
    """LibreOffice opens copies of both kinds of slides, and sets the same words on as many pages as of the files themselves."""
    made = {"everything.pptx": everything(), "slides.odp": FILES["packed-and-nothing-is-hidden.odp"]()}
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
        (tmp_path / f"copy-{name}").write_bytes(copy_of(data, name=name).data)
    names = [*made, *(f"copy-{name}" for name in made)]
    words = dict(zip(names, _words_on_pages(tmp_path, *names), strict=True))
    assert words["copy-everything.pptx"] == words["everything.pptx"]
    assert words["copy-slides.odp"] == words["slides.odp"]
