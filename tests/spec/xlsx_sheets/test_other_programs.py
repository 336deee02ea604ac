"""Other programs: what they say of a workbook, and ordinary workbooks that they write."""

from __future__ import annotations

import datetime as dt
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table as TablePart
from openpyxl.worksheet.table import TableStyleInfo

from candour.piece import Table
from files.xlsx_sheets import FILES, cells_in, found_in, gaps_in, hidden_in

_WORDS = st.text(alphabet="abc XYZ&<>'\"é例_", min_size=1, max_size=8).filter(lambda word: bool(word.strip()))
_VALUES = st.one_of(_WORDS, st.integers(-(10**9), 10**9), st.booleans(), st.none())


def _saved(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@given(
    st.lists(st.lists(_VALUES, max_size=5), max_size=8),
    st.sets(st.integers(1, 8)),
    st.sets(st.sampled_from("ABCDE")),
    st.sampled_from(["visible", "hidden", "veryHidden"]),
)
@settings(max_examples=40, deadline=None)
def test_openpyxl_s_workbooks_are_read_as_they_were_made(
    rows: list[list[object]], hidden_rows: set[int], hidden_columns: set[str], state: str
) -> None:
    """Values, hidden rows, hidden columns and hidden sheets are those that were put in."""
    workbook = openpyxl.Workbook()
    workbook.active.title = "Front"
    made = workbook.create_sheet("Data")
    for values in rows:
        made.append(values)
    for at in hidden_rows:
        made.row_dimensions[at].hidden = True
    for letter in hidden_columns:
        made.column_dimensions[letter].hidden = True
    made.sheet_state = state
    said = {"visible": "", "hidden": " (hidden)", "veryHidden": " (very hidden)"}[state]
    met = cells_in(_saved(workbook), f'sheet "Data"{said}')
    expected = {}
    for at, values in enumerate(rows, 1):
        for letter, value in zip("ABCDE", values, strict=False):
            if value is not None:
                is_hidden = state != "visible" or at in hidden_rows or letter in hidden_columns
                shown = str(value).upper() if isinstance(value, bool) else str(value)
                expected[f"{letter}{at}"] = (" ".join(shown.split("\n")), is_hidden)
    assert {address: (each.text, bool(each.hiding)) for address, each in met.items()} == expected


@pytest.mark.parametrize("name", sorted(set(FILES) - {"unlisted-sheet", "macro-sheet", "cells-far-below"}))
def test_calamine_reads_the_same_values(name: str) -> None:
    """Every text that another reader finds in the cells of a workbook, Candour finds."""
    data = FILES[name]()
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    theirs = [
        str(value)
        for sheet in workbook.sheet_names
        for values in workbook.get_sheet_by_name(sheet).to_python()
        for value in values
        if value != ""
    ]
    ours = [
        cell.text
        for piece in found_in(data)
        if isinstance(piece, Table)
        and len(piece.place.steps) == 2
        and piece.place.steps[1].startswith("sheet")
        for block in piece.blocks()
        for cell in block.cells()
    ]
    assert sorted(theirs) == sorted(ours)


# ── ordinary workbooks ──────────────────────────────────────────────────────────────────────────────────────────


def _by_openpyxl() -> bytes:
    workbook = openpyxl.Workbook()
    made = workbook.active
    made.append(["Ward", "Crimes", "Change", "As of"])
    for at in range(1, 30):
        made.append([f"Ward {at}", at * 3, at / 100, dt.date(2099, 1, at)])
    for cell in made[1]:
        cell.font, cell.fill = Font(color="FFFFFF", bold=True), PatternFill("solid", fgColor="1F4E78")
    for cell in made["C"][1:]:
        cell.number_format = '_-* #,##0.00_-;\\-* #,##0.00_-;_-* "-"??_-;_-@_-'
    red = PatternFill(bgColor="FFC7CE")
    made.conditional_formatting.add(
        "B2:B30", CellIsRule("greaterThan", ["50"], font=Font(color="9C0006"), fill=red)
    )
    made.merge_cells("F1:H1")
    made["F1"] = "Notes"
    made.freeze_panes = "A2"
    made.column_dimensions["A"].width = 30
    table = TablePart(displayName="Wards", ref="A1:D30")
    table.tableStyleInfo = TableStyleInfo(name="TableStyleMedium2", showRowStripes=True)
    made.add_table(table)
    workbook.create_sheet("Method")["A1"] = "Counts are of recorded crimes."
    return _saved(workbook)


def _by_xlsxwriter(*, in_memory: bool = False) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"constant_memory": in_memory}) as workbook:
        made = workbook.add_worksheet("Wards")
        bold = workbook.add_format({"bold": True, "font_color": "white", "bg_color": "#1F4E78", "border": 1})
        date, money = (
            workbook.add_format({"num_format": code}) for code in ("dd mmm yyyy", "£#,##0;[Red]-£#,##0")
        )
        made.write_row(0, 0, ["Ward", "Cost", "As of", "Total"], bold)
        for at in range(1, 30):
            made.write(at, 0, f"Ward {at}")
            made.write(at, 1, at * 10 - 50, money)
            made.write_datetime(at, 2, dt.datetime(2099, 1, at), date)  # noqa: DTZ001  (a spreadsheet's dates have no zone)
            made.write_formula(at, 3, f"=B{at + 1}*2", None, at * 20 - 100)
        made.write_rich_string(
            31, 0, "Source: ", workbook.add_format({"italic": True}), "invented", " figures"
        )
        made.autofilter(0, 0, 29, 3)
        made.set_column("A:A", 25)
    return out.getvalue()


def _by_libreoffice(data: bytes, folder: Path) -> bytes:
    source = folder / "made.xlsx"
    source.write_bytes(data)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(source)],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return (folder / "out" / "made.xlsx").read_bytes()


def test_openpyxl_s_ordinary_workbook_hides_nothing() -> None:
    """A header in white on blue, a table, money, dates, warnings in red: all of it is seen, and none of it unread."""
    data = _by_openpyxl()
    assert hidden_in(data) == {}
    assert gaps_in(data) == []


@pytest.mark.parametrize("in_memory", [False, True])
def test_xlsxwriter_s_ordinary_workbook_hides_nothing(in_memory: bool) -> None:  # noqa: FBT001
    """Formulas, rich text, a filter that is not set: all of it is seen, and none of it unread."""
    data = _by_xlsxwriter(in_memory=in_memory)
    assert hidden_in(data) == {}
    assert gaps_in(data) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_s_ordinary_workbook_hides_nothing(tmp_path: Path) -> None:
    """The same workbook saved by LibreOffice has the same cells, hides nothing and leaves nothing unread."""
    made = _by_openpyxl()
    saved = _by_libreoffice(made, tmp_path)
    assert hidden_in(saved) == {}
    assert gaps_in(saved) == []
    before, after = (cells_in(data, 'sheet "Sheet"') for data in (made, saved))
    assert {at: met.text for at, met in before.items() if at[0] == "A"} == {
        at: met.text for at, met in after.items() if at[0] == "A"
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_keeps_what_is_hidden(tmp_path: Path) -> None:
    """Rows, columns and sheets hidden in one program and saved by another are still found."""
    workbook = openpyxl.load_workbook(io.BytesIO(_by_openpyxl()))
    made = workbook["Sheet"]
    made.row_dimensions[3].hidden = True
    made.column_dimensions["B"].hidden = True
    made["F5"] = "Nia Example"
    made["F5"].font = Font(color="FFFFFF")
    made["F6"] = "Bran Example"
    made["F6"].number_format = ";;;"
    workbook["Method"].sheet_state = "hidden"
    data = _saved(workbook)
    for each in (data, _by_libreoffice(data, tmp_path)):
        hidden = hidden_in(each)
        assert {
            "hidden-row",
            "hidden-column",
            "hidden-sheet",
            "background-colour",
            "blank-number-format",
        } == set(hidden)
        assert hidden["background-colour"] == {"Nia Example"}
        assert hidden["blank-number-format"] == {"Bran Example"}
