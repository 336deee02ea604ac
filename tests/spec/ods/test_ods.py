"""OpenDocument spreadsheets: what a reader would not see, and where it is."""

from __future__ import annotations

import base64
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from candour.errors import LimitReached
from candour.formats.ods import read
from candour.hiding import Sight, Weight
from candour.piece import Found, Gap, Table, Text
from candour.place import Place
from candour.source import Source
from files.ods_files import FILES, packed, row, table
from files.out_of_sight import hidden


def found(data: bytes) -> list[Found]:
    """Everything that the reader finds in these bytes."""
    return list(read(Source("a.ods", data, Place(("a.ods",)))))


@pytest.mark.parametrize(
    ("file", "hiding", "place", "text"),
    [
        ("a-sheet-is-not-displayed", "ods.hidden-sheet", 'a.ods › sheet "Download" (hidden)', "Nia Example"),
        ("a-row-is-hidden", "ods.hidden-row", 'a.ods › sheet "Data" › row 2', "Nia Example"),
        ("a-row-is-filtered-out", "ods.filtered-row", 'a.ods › sheet "Data" › row 2', "Nia Example"),
        ("rows-are-in-a-collapsed-group", "ods.collapsed-row", 'a.ods › sheet "Data" › row 2', "Nia Example"),
        ("a-row-has-no-height", "ods.zero-height-row", 'a.ods › sheet "Data" › row 2', "Nia Example"),
        ("a-column-is-hidden", "ods.hidden-column", 'a.ods › sheet "Data" › column B', "Nia Example"),
        ("a-column-has-no-width-and-no-room", "ods.zero-width-column", 'a.ods › sheet "Data" › column A', "Nia Example"),
        ("white-text-on-white", "ods.background-colour", 'a.ods › sheet "Data"', "Nia Example"),
        ("a-format-prints-nothing", "ods.blank-number-format", 'a.ods › sheet "Data"', "Nia Example"),
        ("a-value-lies-under-a-merged-cell", "ods.merged-over", 'a.ods › sheet "Data"', "Nia Example"),
        ("the-value-is-not-what-is-shown", "ods.value-not-shown", 'a.ods › sheet "Data" › values that differ from what is shown', "Nia Example"),
        ("a-cell-has-a-comment", "ods.comment", 'a.ods › sheet "Data" › comments', "ask the victim first"),
        ("a-change-is-tracked", "ods.tracked-change", "a.ods › tracked changes", "was Mr Owain Example"),
        ("cells-of-another-file-are-kept", "ods.external-link-cache", 'a.ods › sheet "far"', "Nia Example"),
        ("a-formula-names-somebody", "ods.formula-literal", 'a.ods › sheet "Data" › formulas', "Nia Example"),
        ("properties-name-the-author", "ods.document-properties", "a.ods", "Rhys Example"),
        ("settings-name-the-printer", "ods.printer-settings", "a.ods", "\\\\hq\\Custody-2nd-floor"),
        ("a-link-goes-to-a-person", "ods.hyperlink", 'a.ods › sheet "Data" › links', "mailto:nia@example.com"),
        ("an-earlier-version-is-inside", "ods.earlier-version", "a.ods › Versions/Version1", ""),
        ("a-chart-keeps-a-table", "ods.chart-cache", "a.ods › Object 1/content.xml › chart's table", "Nia Example"),
        ("a-part-is-not-listed", "ods.unlisted-part", "a.ods › notes.txt", ""),
    ],
)  # fmt: skip
def test_what_is_hidden_is_found_where_it_is(file: str, hiding: str, place: str, text: str) -> None:
    """Each way of hiding is found, with its place and what it holds."""
    assert (hiding, place, text) in set(hidden(found(FILES[file]())))


@pytest.mark.parametrize(
    "file",
    [
        "nothing-is-hidden",
        "packed-and-nothing-is-hidden",
        "a-hidden-row-is-empty",
        "white-text-on-blue",
        "a-column-has-no-width-but-text-flows-out",
    ],
)
def test_what_a_reader_sees_is_not_reported(file: str) -> None:
    """An empty hidden row hides nothing; white on blue is read; text flows out of a thin column into an empty one."""
    pieces = found(FILES[file]())
    assert list(hidden(pieces)) == []
    assert not [piece for piece in pieces if isinstance(piece, Gap)]


def test_macros_are_told_of() -> None:
    """The words of a Basic library are read."""
    (told,) = [
        text for id_, _, text in hidden(found(FILES["macros-are-inside"]())) if id_ == "ods.vba-project"
    ]
    assert "Nia Example" in told


def test_a_sheet_that_repeats_without_end_reaches_a_limit() -> None:
    """A few bytes that stand for billions of cells stop at a limit."""
    with pytest.raises(LimitReached, match="made by repeating others"):
        found(FILES["a-row-repeats-a-million-times"]())


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of this manual as LibreOffice saves them: its own package, styles, settings and thumbnail."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not on this machine")
    folder = tmp_path_factory.mktemp("saved")
    names = (
        "a-sheet-is-not-displayed",
        "a-row-is-hidden",
        "a-column-is-hidden",
        "nothing-is-hidden",
        "a-cell-has-a-comment",
    )
    for name in names:
        (folder / f"{name}.fods").write_bytes(FILES[name]())
    command = [
        "soffice",
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *map(str, folder.glob("*.fods"))], check=True, capture_output=True, timeout=120)
    return folder


@pytest.mark.parametrize(
    ("file", "hiding"),
    [
        ("a-sheet-is-not-displayed", "ods.hidden-sheet"),
        ("a-row-is-hidden", "ods.hidden-row"),
        ("a-column-is-hidden", "ods.hidden-column"),
        ("a-cell-has-a-comment", "ods.comment"),
    ],
)
def test_what_libreoffice_hides_is_found(saved: Path, file: str, hiding: str) -> None:
    """LibreOffice's own files say the same in their own way."""
    pieces = found((saved / f"{file}.ods").read_bytes())
    assert hiding in {id_ for id_, _, _ in hidden(pieces)}
    assert not [piece for piece in pieces if isinstance(piece, Gap)]


def test_a_clean_file_of_libreoffices_has_no_gap_and_nothing_hidden(saved: Path) -> None:
    """What LibreOffice leaves in every file (settings, a thumbnail) is looked through and names nobody."""
    pieces = found((saved / "nothing-is-hidden.ods").read_bytes())
    assert not [piece for piece in pieces if isinstance(piece, Gap)]
    assert {id_ for id_, _, _ in hidden(pieces)} == {"ods.small-thumbnail"}


def test_a_chart_drawn_by_libreoffice_is_no_gap() -> None:
    """LibreOffice keeps a picture of each chart in a form of its own: its words are told, and weigh only for whom they name."""
    picture = base64.b64encode(b"VCLMTF\1\0" + bytes(9) + "Nia Example".encode("utf-16-le")).decode()
    frame = f'<draw:frame draw:name="Chart 1"><draw:image><office:binary-data>{picture}</office:binary-data></draw:image></draw:frame>'
    data = FILES["nothing-is-hidden"]().replace(
        b"<table:table-row", f"<table:shapes>{frame}</table:shapes><table:table-row".encode(), 1
    )
    pieces = found(data)
    assert not [piece for piece in pieces if isinstance(piece, Gap)]
    (told,) = [piece for piece in pieces if isinstance(piece, Text) and piece.hiding]
    assert (told.text, told.hiding and told.hiding.id) == ("Nia Example", "ods.chart-cache")
    assert told.hiding is not None
    assert told.hiding.weight is Weight.FORM


@given(
    rows=st.lists(
        st.lists(st.text("abc é", min_size=1, max_size=4), min_size=1, max_size=4), min_size=1, max_size=5
    )
)
@settings(deadline=None, max_examples=30)
def test_values_are_those_that_calamine_reads(rows: list[list[str]]) -> None:
    """An independent reader finds the same texts in the same cells."""
    data = packed(table(*(row(*cells) for cells in rows)))
    ours = {
        (cell.row, cell.column): cell.text
        for piece in found(data)
        if isinstance(piece, Table)
        for block in piece.blocks()
        for cell in block.cells()
    }
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    theirs = {
        (r, c): str(value)
        for r, values in enumerate(sheet.to_python(skip_empty_area=False))
        for c, value in enumerate(values)
        if str(value).strip()
    }
    assert {at: " ".join(text.split()) for at, text in ours.items()} == {
        at: " ".join(text.split()) for at, text in theirs.items()
    }


def test_a_reader_of_a_hidden_sheet_calls_it_covered() -> None:
    """A sheet that is not displayed is one click away."""
    (piece,) = [
        piece
        for piece in found(FILES["a-sheet-is-not-displayed"]())
        if isinstance(piece, Table) and piece.under
    ]
    assert piece.under is not None
    assert piece.under.sight is Sight.COVERED
