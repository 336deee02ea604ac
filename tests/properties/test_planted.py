"""Whatever is planted in a workbook, in whatever hiding place, is found there under its own hiding."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

import candour

LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
Plant = Callable[[Workbook, Worksheet, int, str], None]


def pnc_id(serial: int) -> str:
    """A PNC ID of the year 2099 with its right check letter: nobody's."""
    return f"2099/{serial:07}{LETTERS[int(f'99{serial:07}') % 23]}"


def _cell(sheet: Worksheet, row: int, text: str, column: int = 1) -> openpyxl.cell.Cell:
    cell = sheet.cell(row, column)
    cell.value = text
    return cell


def _on_sheet(state: str) -> Plant:
    def plant(book: Workbook, _: Worksheet, row: int, text: str) -> None:
        name = f"{state} {row}"
        _cell(book.create_sheet(name), row, text)
        book[name].sheet_state = state

    return plant


def _in_row(**dimensions: object) -> Plant:
    def plant(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
        _cell(sheet, row, text)
        for name, value in dimensions.items():
            setattr(sheet.row_dimensions[row], name, value)

    return plant


def _in_hidden_column(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
    _cell(sheet, row, text, column=6)
    sheet.column_dimensions["F"].hidden = True


def _in_white(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
    _cell(sheet, row, text).font = Font(color="FFFFFFFF")


def _in_its_fill(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
    cell = _cell(sheet, row, text)
    cell.font, cell.fill = Font(color="FF336699"), PatternFill("solid", fgColor="FF336699")


def _in_blank_format(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
    _cell(sheet, row, text).number_format = ";;;"


def _in_comment(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
    _cell(sheet, row, "Ward").comment = Comment(text, "Clerk")


def _in_name(book: Workbook, _: Worksheet, row: int, text: str) -> None:
    book.defined_names[f"kept_{row}"] = DefinedName(f"kept_{row}", attr_text=f'"{text}"', hidden=True)


def _in_formula(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
    _cell(sheet, row, f'=IF(C1="record {text}",1,0)')


def _in_sight(_: Workbook, sheet: Worksheet, row: int, text: str) -> None:
    _cell(sheet, row, text)


PLACES: dict[str, tuple[Plant, str | None]] = {
    "in sight": (_in_sight, None),
    "on a hidden sheet": (_on_sheet("hidden"), "xlsx.hidden-sheet"),
    "on a very hidden sheet": (_on_sheet("veryHidden"), "xlsx.very-hidden-sheet"),
    "in a hidden row": (_in_row(hidden=True), "xlsx.hidden-row"),
    "in a row of no height": (_in_row(height=0.5), "xlsx.zero-height-row"),
    "in a hidden column": (_in_hidden_column, "xlsx.hidden-column"),
    "in white": (_in_white, "xlsx.background-colour"),
    "in the colour of its fill": (_in_its_fill, "xlsx.background-colour"),
    "in a format that prints nothing": (_in_blank_format, "xlsx.blank-number-format"),
    "in a comment": (_in_comment, "xlsx.comment"),
    "in a hidden name": (_in_name, "xlsx.defined-name"),
    "in a formula": (_in_formula, "xlsx.formula-literal"),
}


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(PLACES)), st.integers(1, 9_999_999)),
        min_size=1,
        max_size=8,
        unique_by=lambda pair: pair[1],
    )
)
@settings(deadline=None, max_examples=60)
def test_what_is_planted_is_found_in_its_place(planted: list[tuple[str, int]]) -> None:
    """Each number is found once for each place that it was put in, and the place says how it is kept from sight."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row, (place, serial) in enumerate(planted, 3):
        PLACES[place][0](book, sheet, row, pnc_id(serial))
    out = io.BytesIO()
    book.save(out)
    report = candour.inspect(out.getvalue(), name="planted.xlsx", all_places=True)
    assert not report.gaps
    found = {
        (finding.untrusted_value, finding.hiding.id if finding.hiding else None)
        for finding in report.findings
        if finding.identifier == "pnc-id"
    }
    assert {(pnc_id(serial), PLACES[place][1]) for place, serial in planted} <= found
