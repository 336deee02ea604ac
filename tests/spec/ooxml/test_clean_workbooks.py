"""Workbooks as programs write them, with nothing kept from sight: no gaps, and at most traces."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from candour.piece import Nested
from files.ooxml import PIXEL
from spec.ooxml.looking import gaps, hidings, looked_through, said, seen


def by_openpyxl() -> bytes:
    """A workbook with a chart and a note, by openpyxl."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in range(5):
        sheet.append([f"ward {row}", row * 3])
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=5))
    sheet.add_chart(chart, "D4")
    sheet["A1"].comment = Comment("checked", "Nia Example")
    page = book.create_chartsheet("Chart")
    whole = BarChart()
    whole.add_data(Reference(sheet, min_col=2, min_row=1, max_row=5))
    page.add_chart(whole)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def by_xlsxwriter() -> bytes:
    """A workbook with everything that floats over a sheet, by XlsxWriter."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("Wards")
    for row in range(5):
        sheet.write_row(row, 0, [f"ward {row}", row * 3])
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Wards!$B$1:$B$5", "categories": "=Wards!$A$1:$A$5", "name": "Crimes"})
    sheet.insert_chart("D2", chart)
    sheet.insert_textbox("H2", "Figures are rounded")
    sheet.insert_button("H20", {"caption": "Recalculate"})
    sheet.insert_image("K2", "map.png", {"image_data": io.BytesIO(PIXEL)})
    sheet.set_header("&L&G", {"image_left": "crest.png", "image_data_left": io.BytesIO(PIXEL)})
    sheet.write_comment("A1", "checked")
    sheet.write_url("A9", "https://example.com/wards")
    page = book.add_chartsheet("Chart")
    whole = book.add_chart({"type": "line"})
    whole.add_series({"values": "=Wards!$B$1:$B$5"})
    page.set_chart(whole)
    book.set_properties({"title": "Crimes by ward", "author": "Nia Example"})
    book.close()
    return buffer.getvalue()


def shown(value: str) -> bool:
    """Whether a value stands in a cell of these workbooks."""
    return value.startswith("ward ") or value in {"0", "3", "6", "9", "12", "Crimes"}


@pytest.mark.parametrize("made", [by_openpyxl, by_xlsxwriter])
def test_clean(made) -> None:
    """What openpyxl and XlsxWriter write gives no gap, and nothing but a picture in the header is out of sight."""
    found = looked_through(made(), is_shown=shown)
    assert gaps(found) == []
    assert hidings(found) == set()


def test_seen_things_are_seen() -> None:
    """Text boxes, captions, charts and pictures of XlsxWriter are all in view."""
    found = seen(looked_through(by_xlsxwriter(), is_shown=shown))
    assert {said(one) for one in found if said(one)} == {"Figures are rounded", "Recalculate", "Crimes"}
    assert sum(isinstance(one, Nested) for one in found) == 1


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_clean_by_libreoffice(tmp_path: Path) -> None:
    """What LibreOffice makes of such a workbook gives no gap, and everything in view stays in view."""
    (tmp_path / "book.xlsx").write_bytes(by_xlsxwriter())
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "xlsx",
    ]
    subprocess.run(
        [*command, "--outdir", f"{tmp_path}/out", f"{tmp_path}/book.xlsx"],
        check=True,
        timeout=100,
        capture_output=True,
    )
    found = looked_through((tmp_path / "out" / "book.xlsx").read_bytes(), is_shown=shown)
    assert gaps(found) == []
    assert hidings(found) == set()
    assert {"Figures are rounded", "Recalculate", "Crimes"} <= {said(one) for one in seen(found)}
