"""Clean copies of workbooks in older and in binary formats, which become ordinary ones (xlsx)."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour import inspect
from candour.cleaned import CannotClean, Redaction, Wishes
from candour.cleaning import Cleaned, Order, clean
from files import xls_files, xlsb_files
from files.biff import Sheet, column, label, number, record, row, workbook, xf

NOT_COPIED = {
    "a-sheet-of-excel-95-is-hidden": "no sheet of it is in sight",
    "locked-with-a-password": "locked with a password",
    "a-stream-of-excel-2": "Excel 2, 3 or 4",
}
"""Files of which there can be no copy, and why."""
EXAMPLE = Path(__file__).parents[3] / "examples/old-workbook/foi-reply-crime-by-ward.xls"
NAME = "Quillfeather"


def copied(data: bytes, name: str = "reply.xls", wishes: Wishes | None = None) -> Cleaned:
    """The copy, which `clean` has proved: it is xlsx, made twice alike, and clean already."""
    order = Order(wishes=wishes) if wishes else None
    cleaned = clean(data, name=name, order=order)
    assert clean(data, name=name, order=order).data == cleaned.data
    again = clean(cleaned.data, name="reply.xlsx")
    assert (cleaned.extension, again.data, again.changes) == (".xlsx", cleaned.data, ())
    return cleaned


def opened(cleaned: Cleaned) -> openpyxl.Workbook:
    """The copy as another library reads it."""
    return openpyxl.load_workbook(io.BytesIO(cleaned.data))


@pytest.mark.parametrize("name", xls_files.FILES)
def test_every_old_workbook_is_copied_clean_or_refused_with_a_reason(name):
    """The copy is proved, and its copy is the same to the byte; reading it tells of nothing out of sight."""
    data = xls_files.FILES[name]()
    if name in NOT_COPIED:
        with pytest.raises(CannotClean, match=NOT_COPIED[name]):
            clean(data, name="reply.xls")
        return
    assert not inspect(copied(data).data, name="reply.xlsx").hidings


@pytest.mark.parametrize("name", xlsb_files.FILES)
def test_every_binary_workbook_is_copied_clean(name):
    """The same, of workbooks in binary records."""
    assert not inspect(copied(xlsb_files.FILES[name](), "reply.xlsb").data, name="reply.xlsx").hidings


def test_the_example_loses_its_hidden_sheet_and_its_pivot_records():
    """The workbook that was sent out with records behind it becomes the sheet that it shows."""
    cleaned = copied(EXAMPLE.read_bytes())
    assert {change.id for change in cleaned.changes} >= {"xls.hidden-sheet", "xls.pivot-cache"}
    assert len(opened(cleaned).sheetnames) == 1


def test_a_sheet_closes_up_where_rows_and_columns_are_taken_out():
    """What stood below a hidden row, or right of a hidden column, moves up to where a reader saw it."""
    records = b"".join((
        column(1, 1, hidden=True), row(1, hidden=True), label(0, 0, "Ward"), label(0, 1, NAME), label(0, 2, "Count"),
        label(1, 0, NAME), label(2, 0, "Hill"), number(2, 2, 12),
    ))  # fmt: skip
    sheet = opened(copied(workbook(Sheet("Data", records)))).active
    assert [[cell.value for cell in line] for line in sheet.iter_rows()] == [["Ward", "Count"], ["Hill", 12]]


def test_looks_stay():
    """Number formats, fills, widths, heights, merged cells and the headers of pages are as they were."""
    records = b"".join((
        record(0x14, struct.pack("<HB", 9, 0) + b"&LFor May"), column(0, 0, width=5120), row(0, height=600),
        number(0, 0, 0.256, 16), record(0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 2)),
    ))  # fmt: skip
    book = workbook(Sheet("Data", records), styles=xf(format_=9, pattern=1, fore=13))
    sheet = opened(copied(book)).active
    cell = sheet["A1"]
    assert (cell.value, cell.number_format) == (0.26, "0%")
    assert cell.fill.fgColor.rgb == "FFFFFF00"
    assert (sheet.column_dimensions["A"].width, sheet.row_dimensions[1].height) == (20, 30)
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["A1:C1"]
    assert sheet.oddHeader.left.text == "For May"


def test_numbers_hold_no_more_digits_than_they_show():
    """A number that shows two places has two in the copy, and a change says of how many cells."""
    records = number(0, 0, 1.23456, 16) + number(1, 0, 7.5, 16)
    cleaned = copied(workbook(Sheet("Data", records), styles=xf(format_=2)))
    assert [cell.value for cell in opened(cleaned).active["A"]] == [1.23, 7.5]
    assert [(each.count, each.unit) for each in cleaned.changes if each.id == "numbers-rounded"] == [
        (1, "cell")
    ]


def test_values_in_sight_are_blacked_out_where_somebody_asks():
    """A text and a number become blocks, and nothing of them is left."""
    wishes = Wishes(redaction=Redaction(frozenset({NAME, "9990000018"})))
    records = label(0, 0, f"Seen by {NAME}") + number(1, 0, 9990000018)
    cleaned = copied(workbook(Sheet(NAME, records)), wishes=wishes)
    sheet = opened(cleaned).active
    assert [cell.value for cell in sheet["A"]] == ["Seen by ▇▇▇▇▇▇", "▇▇▇▇▇▇"]
    assert NAME not in sheet.title


def test_what_is_out_of_sight_cannot_stay():
    """The copy is of another format, and cannot hold what this one hides."""
    with pytest.raises(CannotClean, match=r"xls\.comment"):
        clean(
            xls_files.FILES["a-comment"](),
            name="a.xls",
            order=Order(wishes=Wishes(keeps=frozenset({"xls.comment"}))),
        )


LINES = st.dictionaries(st.integers(0, 12), st.booleans(), max_size=13)
CELLS = st.dictionaries(
    st.tuples(st.integers(0, 12), st.integers(0, 5)),
    st.one_of(st.text("abc dé&<", min_size=1, max_size=6), st.floats(-1e6, 1e6).map(lambda value: round(value, 3))),
    min_size=1, max_size=30,
)  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(CELLS, LINES, st.integers(0, 5))
def test_hidden_values_go_and_all_others_stay(cells, hidden, gone):
    """Whatever is in a workbook, its copy holds what is in sight, which the proof checks, and nothing of what was planted."""
    records = column(gone, gone, hidden=True)
    records += b"".join(row(at, hidden=is_hidden) for at, is_hidden in sorted(hidden.items()))
    for (at, where), value in sorted(cells.items()):
        out_of_sight = where == gone or hidden.get(at)
        said = f"{NAME}{at}" if out_of_sight else value
        records += label(at, where, said) if isinstance(said, str) else number(at, where, said)
    cleaned = clean(workbook(Sheet("Data", records)), name="a.xls")
    assert NAME.encode() not in b"".join(map(str.encode, _texts(cleaned)))


def _texts(cleaned: Cleaned) -> list[str]:
    return [str(cell.value) for sheet in opened(cleaned) for line in sheet.iter_rows() for cell in line]
