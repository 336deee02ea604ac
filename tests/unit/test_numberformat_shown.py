"""Number formats: what a spreadsheet prints for a value, and how much of the value that leaves out."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from candour.formats.numberformat_rounding import fixed_places, rounded, shows_days, written
from candour.formats.numberformat_shown import shown

SHOWN = [
    ("General", 1234567.891234, "1234567.891"),
    ("General", 123456789012.0, "1.23457E+11"),
    ("General", 0.00001234567, "1.23457E-05"),
    ("General", 0.1 + 0.2, "0.3"),
    ("0", 0.5, "1"),
    ("0.00", 2.675, "2.68"),
    ("0.00", -1.005, "-1.01"),
    ("#,##0;[Red]-#,##0", -1234, "-1,234"),
    ("#,##0_);(#,##0)", -1234, "(1,234)"),
    ("0.0%", 0.1234, "12.3%"),
    ('#,##0,,"m"', 12345678, "12m"),
    ("0.00E+00", 12345, "1.23E+04"),
    ("##0.0E+0", 12345, "12.3E+3"),
    ("# ?/?", 1.25, "1 1/4"),
    ("# ?/8", 1.3, "1 2/8"),
    ("dd/mm/yyyy", 45292, "01/01/2024"),
    ("ddd d mmm yy", 45292, "Mon 1 Jan 24"),
    ("[$-F800]dddd, mmmm dd, yyyy", 45292, "01 January 2024"),
    ("h:mm AM/PM", 0.75, "6:00 PM"),
    ("h:mm", 0.4999, "11:59"),
    ("[h]:mm:ss", 1.5, "36:00:00"),
    ("mm:ss.0", 0.000123, "00:10.6"),
    ("yyyy-mm-dd", 60, "1900-02-29"),
    ("00000", 42, "00042"),
    ("000-00-0000", 123456789, "123-45-6789"),
    ('"£"#,##0.00', 3.5, "£3.50"),
    ("[$£-809]#,##0.00", 3.5, "£3.50"),
    ('[<5]"*";0', 3, "*"),
    ('[<5]"*";0', 7, "7"),
    ("0.0;-0.0;", 0, ""),
    (";;;", 5, ""),
    ("@", "abc", "abc"),
    ('"Mr "@', "Example", "Mr Example"),
    ("0.00", "abc", "abc"),
]


@pytest.mark.parametrize(("code", "value", "text"), SHOWN)
def test_what_a_format_prints(code: str, value: float | str, text: str) -> None:
    """A value is printed as spreadsheets print it."""
    assert shown(code, value) == text


def test_days_that_count_from_1904() -> None:
    """In a workbook whose days count from 1904, the same number is four years and a day later."""
    assert shown("yyyy-mm-dd", 43830, from_1904=True) == "2024-01-01"


@pytest.mark.parametrize(
    ("code", "value", "kept"),
    [
        ("0%", 0.1234567, 0.12),
        ("0.00", 2.675, 2.68),
        ("#,##0", -0.4, -0.4),  # nought would have no sign
        ('#,##0;-#,##0;"-"', 0.3, 0.3),  # nought would be shown as a dash
        ("General", 1 / 3, 0.333333333333333),
        ("dd/mm/yyyy", 45292.75, 45292.0),
        ("mmm yyyy", 45000.75, 44986.0),
        ("yyyy", 45000.75, 44927.0),
        ("0.00E+00", 123456, 123000.0),
        ('[<5]"*";0', 7.2, 7.0),
    ],
)
def test_a_number_keeps_what_is_shown_of_it(code: str, value: float, kept: float) -> None:
    """The digits that a format does not show go, as far as nothing is shown otherwise without them."""
    assert rounded(code, value) == kept


def test_a_time_of_day_keeps_its_minute() -> None:
    """What a format of hours and minutes does not show is the second."""
    assert shown("h:mm:ss", rounded("h:mm", 45292.123456)) == "2:57:00"


def test_how_many_places_a_format_shows() -> None:
    """Where it is the same for every number it is told at once; dates are told to the day."""
    codes = (
        "0.00",
        "0%",
        "0.0,",
        "General",
        "0.0;(0.00)",
        "dd/mm/yyyy",
        '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-',
    )
    assert [fixed_places(code) for code in codes] == [2, 2, -2, 15, None, None, 2]
    assert [shows_days(code) for code in ("dd/mm/yyyy", "h:mm", "mmm yyyy", "0")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(12.0, "12"), (0.1 + 0.2, "0.3"), (1e21, "1E+21"), (-0.0, "0"), (1e-9, "1E-9")]
)
def test_a_number_is_written_in_the_fewest_digits(value: float, text: str) -> None:
    """As a file holds it."""
    assert written(value) == text


# ── another program ─────────────────────────────────────────────────────────────────────────────────────────────

CODES = [
    "0", "0.00", "#,##0.00", "#,##0.00;[Red]-#,##0.00", '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "0%", "0.0%", "0.0,",
    "0.00E+00", "##0.0E+0", "# ?/?", "# ??/??", "# ?/8", "dd/mm/yyyy", "d-mmm-yy", "mmmm yyyy", "dddd", "yyyy-mm-dd", "h:mm",
    "[h]:mm:ss", "mm:ss.0", "h:mm AM/PM", "dd/mm/yyyy h:mm", "00000", "000-00-0000", '"£"#,##0.00', '0" kg"', "#,##0_);(#,##0)",
]  # fmt: skip
VALUES = [61, 99.75, 1234.5678, 45292, 45292.75, 36526.125, 12345, 0.125, 2.675, -1234.5678]
OFFICE = shutil.which("soffice")


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not on this machine")
def test_libreoffice_prints_the_same(tmp_path: Path) -> None:
    """LibreOffice shows the same text for each value in each format, but for days before March 1900, which it counts otherwise."""
    book = openpyxl.Workbook()
    for at, code in enumerate(CODES, 1):
        for column, value in enumerate(VALUES, 1):
            cell = book.active.cell(at, column, value)
            cell.number_format = code
    book.save(tmp_path / "formats.xlsx")
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,true,true"
    command = [
        str(OFFICE),
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        form,
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(tmp_path / "formats.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    rows = list(csv.reader(io.StringIO((tmp_path / "formats.csv").read_text())))
    dates = {code for code in CODES if shows_days(code) or "mmm" in code}
    differ = [
        (code, value, text)
        for code, row in zip(CODES, rows, strict=True)
        for value, text in zip(VALUES, row, strict=True)
        if not (code in dates and value < 61) and shown(code, value).strip() != text.strip()
    ]
    assert differ == []
