"""Rows and columns out of sight: for which cause, and how their place is said."""

from __future__ import annotations

import pytest

from candour.formats.spreadsheet_lines import Lines
from candour.hiding import Sight
from files.xlsx_sheets import FILES, Met, book, cells_in, row, sheet, styled, text


def _cell(data: bytes, address: str) -> Met:
    return cells_in(data)[address]


def test_the_place_names_the_rows_and_columns() -> None:
    """A person is told where to look."""
    assert _cell(FILES["hidden-row"](), "A3").where == "row 3"
    assert _cell(FILES["hidden-column"](), "B3").where == "column B"


def test_runs_of_rows_are_named_together() -> None:
    """Neighbouring rows are one run; of many runs the first few are named."""
    rows = [row(at, f"Example {at}", **({"hidden": "1"} if at % 3 else {})) for at in range(1, 31)]
    where = _cell(book(sheet(*rows)), "A1").where
    assert where == "rows 1-2, 4-5, 7-8, 10-11 and 6 more runs"


def test_the_row_goes_before_the_column() -> None:
    """A cell in a hidden row and a hidden column is hidden by its row."""
    rows = [row(1, "a", "b", hidden="1"), row(2, "c", "d")]
    met = cells_in(book(sheet(*rows, before='<cols><col min="1" max="1" hidden="1" width="9"/></cols>')))
    assert [met[at].hiding for at in ("A1", "B1", "A2", "B2")] == [
        "hidden-row",
        "hidden-row",
        "hidden-column",
        "",
    ]


def test_the_column_goes_before_the_cell() -> None:
    """White text in a hidden column is hidden by its column."""
    styles = styled('<xf fontId="1"/>', fonts=['<color rgb="FFFFFFFF"/>'])
    data = book(
        sheet(row(1, text("A1", "a", 1)), before='<cols><col min="1" max="1" hidden="1" width="9"/></cols>'),
        styles=styles,
    )
    assert _cell(data, "A1").hiding == "hidden-column"


@pytest.mark.parametrize("said", ["1", "true"])
def test_yes_is_written_in_two_ways(said: str) -> None:
    """XML allows `1` and `true`."""
    assert _cell(book(sheet(row(1, "a", hidden=said))), "A1").hiding == "hidden-row"


@pytest.mark.parametrize("said", ["0", "false"])
def test_no_is_written_in_two_ways(said: str) -> None:
    """A row that says it is not hidden is seen."""
    assert _cell(book(sheet(row(1, "a", hidden=said))), "A1").hiding == ""


def test_rows_flat_by_default_are_unsure() -> None:
    """Some programs make such rows as high as their text, others do not."""
    data = book(
        sheet(
            row(1, "a"), row(2, "b", ht="15"), before='<sheetFormatPr defaultRowHeight="0" customHeight="1"/>'
        )
    )
    assert _cell(data, "A1")[1:3] == ("zero-height-row", Sight.UNSURE)
    assert _cell(data, "A2").hiding == ""


def test_columns_of_no_width_by_default_are_unsure() -> None:
    """A column with a width of its own is seen."""
    before = '<sheetFormatPr defaultColWidth="0" defaultRowHeight="15"/><cols><col min="1" max="1" width="9"/></cols>'
    met = cells_in(book(sheet(row(1, "a", "b"), before=before)))
    assert met["A1"].hiding == ""
    assert met["B1"][1:3] == ("zero-width-column", Sight.UNSURE)


def test_a_filter_of_a_table_counts_like_one_of_the_sheet() -> None:
    """Rows that the filter of a table leaves out are filtered rows."""
    from files.xlsx_sheets import _table_part

    more = '<autoFilter ref="A1:C4"><filterColumn colId="0"><filters><filter val="x"/></filters></filterColumn></autoFilter>'
    rows = [row(1, "Name"), row(2, "x"), row(3, "Nia Example", hidden="1"), row(6, "y", hidden="1")]
    data = book(
        sheet(*rows, after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
        parts=_table_part("TableStyleLight1", more),
    )
    met = cells_in(data)
    assert [met[at].hiding for at in ("A2", "A3", "A6")] == ["", "filtered-row", "hidden-row"]


@pytest.mark.parametrize(
    ("alignment", "hiding"),
    [
        ("", ""),
        ('<alignment horizontal="left"/>', ""),
        ('<alignment wrapText="1"/>', "zero-width-column"),
        ('<alignment horizontal="right"/>', "zero-width-column"),  # column A, to its left, is full
        ('<alignment horizontal="center"/>', ""),
        ('<alignment shrinkToFit="1"/>', "zero-width-column"),
    ],
)
def test_text_flows_out_of_a_narrow_column_as_it_is_aligned(alignment: str, hiding: str) -> None:
    """Text too long for its cell is read in the empty cell beside it, unless it is wrapped or flows the other way."""
    styles = styled(f"<xf>{alignment}</xf>")
    cells = (text("A1", "full"), text("B1", "Nia Example", 1))
    data = book(
        sheet(row(1, *cells), before='<cols><col min="2" max="2" width="0.1"/></cols>'), styles=styles
    )
    assert _cell(data, "B1").hiding == hiding


def test_numbers_do_not_flow_out() -> None:
    """A number that does not fit its column shows as signs."""
    data = book(
        sheet(
            row(1, '<c r="B1"><v>9990000018</v></c>'),
            before='<cols><col min="2" max="2" width="0.1"/></cols>',
        )
    )
    assert _cell(data, "B1").hiding == "zero-width-column"


def test_text_flows_over_narrow_columns_to_a_wide_one() -> None:
    """What matters is the first column in which there is room."""
    cols = '<cols><col min="1" max="3" width="0.1"/></cols>'
    flowing, blocked = row(1, text("A1", "Nia Example")), row(2, text("A2", "Nia Example"), text("C2", "x"))
    met = cells_in(book(sheet(flowing, blocked, before=cols)))
    assert [met[at].hiding for at in ("A1", "A2", "C2")] == ["", "zero-width-column", ""]


def test_text_does_not_flow_out_of_a_hidden_column() -> None:
    """A hidden column shows nothing, whatever is beside it."""
    data = book(
        sheet(row(1, "Nia Example"), before='<cols><col min="1" max="1" hidden="1" width="9"/></cols>')
    )
    assert _cell(data, "A1").hiding == "hidden-column"


def test_the_last_word_on_a_line_counts() -> None:
    """Lines that are hidden and then shown are seen."""
    lines = Lines("row")
    lines.hide(0, 9, "hidden-row")
    lines.show(3, 4)
    table, masks = lines.settle("xlsx", 2)
    assert (table, masks[0].where) == (bytes([3, 3, 3, 0, 0, 3, 3, 3, 3, 3]), "rows 1-3, 6-10")


def test_lines_beyond_the_largest_sheet_are_not_there() -> None:
    """A file that says its column 99999999 is hidden costs nothing."""
    lines = Lines("column")
    lines.hide(99_999_998, 99_999_999, "hidden-column")
    lines.hide(16_383, 99_999_999, "hidden-column")
    assert len(lines.settle("xlsx", 0)[0]) == 16_384
