"""Sheets, rows, columns and cells of Excel 97-2003 workbooks: who would see them."""

from __future__ import annotations

import pytest

from candour.block import CellKind
from candour.piece import Table
from files.biff import Sheet, label, number, record, shared, workbook, xf
from files.compound import compound
from files.hidden import Line, counts, everything, gaps, lines
from files.xls_files import FILES

SHEET = 'a.xls › sheet "Data"'
SEEN_ANYWAY = Line("", "SEEN", f"{SHEET} › A1", "Town")


def others(name: str) -> list[Line]:
    """Everything in the file but the heading that all of them show."""
    return [line for line in lines(FILES[name]()) if line != SEEN_ANYWAY]


@pytest.mark.parametrize(
    ("file", "hiding", "sight", "place"),
    [
        ("a-sheet-is-hidden", "hidden-sheet", "COVERED", 'a.xls › sheet "Back" (hidden) › B4'),
        ("a-sheet-is-very-hidden", "very-hidden-sheet", "COVERED", 'a.xls › sheet "Back" (very hidden) › B4'),
        ("a-macro-sheet-is-hidden", "macro-sheet", "COVERED", 'a.xls › sheet "Back" (hidden) › B4'),
        ("a-sheet-is-not-listed", "unlisted-sheet", "BURIED", "a.xls › sheet 2 (not listed) › B4"),
        ("a-row-is-hidden", "hidden-row", "COVERED", f"{SHEET} › row 4 › B4"),
        ("rows-are-in-a-collapsed-group", "collapsed-row", "COVERED", f"{SHEET} › row 4 › B4"),
        ("a-row-has-no-height", "zero-height-row", "COVERED", f"{SHEET} › row 4 › B4"),
        ("a-row-is-filtered-out", "filtered-row", "COVERED", f"{SHEET} › row 4 › B4"),
        ("rows-that-are-not-listed-are-hidden", "hidden-row", "COVERED", f"{SHEET} › rows 2-65536 › B4"),
        ("a-column-is-hidden", "hidden-column", "COVERED", f"{SHEET} › column B › B4"),
        ("columns-are-in-a-collapsed-group", "collapsed-column", "COVERED", f"{SHEET} › columns B-C › B4"),
        ("a-column-has-no-width", "zero-width-column", "COVERED", f"{SHEET} › column B › B4"),
        ("a-format-prints-nothing", "blank-number-format", "COVERED", f"{SHEET} › B4"),
        ("white-text-on-white", "background-colour", "COVERED", f"{SHEET} › B4"),
        ("text-of-the-colour-of-its-fill", "background-colour", "COVERED", f"{SHEET} › B4"),
        ("the-parts-of-a-text-are-white", "background-colour", "COVERED", f"{SHEET} › B4"),
        ("a-condition-always-makes-text-white", "background-colour", "COVERED", f"{SHEET} › B4"),
        ("a-condition-may-make-text-white", "background-colour", "UNSURE", f"{SHEET} › B4"),
        ("tiny-text", "tiny-text", "COVERED", f"{SHEET} › B4"),
        ("a-value-lies-under-a-picture", "covered-cell", "UNSURE", f"{SHEET} › B4"),
    ],
)
def test_a_cell_is_out_of_sight(file: str, hiding: str, sight: str, place: str) -> None:
    """A person's name in the fourth row is found with what hides it, and there is no gap."""
    assert others(file) == [Line(f"xls.{hiding}", sight, place, "Nia Example")]
    assert gaps(FILES[file]()) == []


@pytest.mark.parametrize(
    ("file", "texts"),
    [
        ("ordinary", {"Nia Example", "34"}),
        ("white-text-on-blue", {"Nia Example"}),
        ("a-narrow-column-has-room-beside-it", {"Nia Example"}),
        ("a-format-prints-no-zeros", {"0", "7"}),
        ("a-hidden-row-is-empty", set()),
        ("zeros-after-the-last-record", set()),
    ],
)
def test_what_is_seen_hides_nothing(file: str, texts: set[str]) -> None:
    """A file without the hiding, or with an empty one, shows all it has."""
    assert {(line.hiding, line.text) for line in others(file)} == {("", text) for text in texts}
    assert gaps(FILES[file]()) == []


def test_a_narrow_column_hides_what_has_no_room() -> None:
    """Text too long for a column of a digit's seventh shows only where the cell beside it is empty."""
    assert [(line.hiding, line.text) for line in others("a-narrow-column-has-no-room")] == [
        ("xls.zero-width-column", "Nia Example"),
        ("", "full"),
    ]


def test_a_merged_cell_shows_its_first_value_alone() -> None:
    """Of a merged range only the first cell is seen."""
    assert {(line.hiding, line.text) for line in others("a-value-lies-under-a-merged-cell")} == {
        ("", "seen"),
        ("xls.merged-over", "Nia Example"),
    }


def test_the_outermost_cause_counts() -> None:
    """White text in a hidden row of a hidden sheet is hidden by the sheet."""
    records = record(0x208, bytes(12) + b"\x20\0\0\0") + label(0, 0, "Nia Example", 16)
    styles = record(0x31, b"\xc8\0\0\0\x09\0" + bytes(10) + b"\1\0a") + xf(font=5)
    data = compound({"Workbook": workbook(Sheet("Back", records, 1), styles=styles)})
    assert [line.hiding for line in lines(data)] == ["xls.hidden-sheet"]


def test_sheets_are_counted() -> None:
    """The count says how many sheets there are, and how many are out of sight."""
    assert counts(FILES["a-sheet-is-very-hidden"]())["sheet"] == (2, 1)


def test_texts_that_go_on_in_further_records_are_read_whole() -> None:
    """A text cut in the middle by a CONTINUE record is put together, though its two halves are encoded differently."""
    texts = {line.text for line in others("texts-go-on-in-further-records")}
    assert texts == {"Nia Example", "é" * 5000 + "ŵ" * 5000, "x" * 8205}
    assert gaps(FILES["texts-go-on-in-further-records"]()) == []


def test_numbers_are_given_as_stored_and_dates_are_known() -> None:
    """A whole number has no point; a number in a date's format is a date, counted from 1900 in either calendar."""
    records = number(0, 0, 9990000018.0) + number(1, 0, 0.5) + number(2, 0, 36526, 16)
    for before, day in ((b"", "36526"), (record(0x22, b"\1\0"), "37988")):
        stream = workbook(Sheet("Data", records), styles=xf(format_=14), before=before)
        (table,) = (found for found in everything(stream) if isinstance(found, Table))
        cells = [cell for block in table.blocks() for cell in block.cells()]
        assert [(cell.text, cell.kind) for cell in cells] == [
            ("9990000018", CellKind.NUMBER),
            ("0.5", CellKind.NUMBER),
            (day, CellKind.DATE),
        ]


def test_a_formulas_value_is_read() -> None:
    """A formula's number, text, truth or error is its cell's value; the text stands in the record after it."""

    def formula(row: int, result: bytes) -> bytes:
        return record(0x06, bytes((row, 0, 0, 0, 15, 0)) + result + bytes(8))

    records = (
        formula(0, b"\0\0\0\0\0\0\xff\xff")
        + record(0x207, b"\3\0\0Nia")
        + formula(1, b"\1\0\1\0\0\0\xff\xff")
    )
    records += formula(2, b"\2\0\x07\0\0\0\xff\xff") + formula(3, bytes(6) + b"\x59\x40")
    stream = workbook(Sheet("Data", records))
    assert [line.text for line in lines(stream)] == ["Nia", "TRUE", "#DIV/0!", "100"]


def test_records_of_excel_95_are_read() -> None:
    """In version 5 each text stands in its cell, and a sheet may be hidden as in later versions."""
    seen = {(line.hiding, line.text) for line in lines(FILES["ordinary-of-excel-95"]())}
    assert seen == {("", "Nia Example"), ("xls.user-name", "Pat"), ("xls.comment", "said Owen")}
    hidden = {line.hiding for line in lines(FILES["a-sheet-of-excel-95-is-hidden"]())}
    assert hidden == {"xls.hidden-sheet", "xls.user-name", "xls.comment"}


def test_records_of_excel_2_are_read_and_what_cannot_be_told_is_a_gap() -> None:
    """The cells of the oldest workbooks are read; a gap says that colours and formats were not looked at."""
    data = FILES["a-stream-of-excel-2"]()
    assert [(line.hiding, line.text) for line in lines(data)] == [
        ("", "Nia Example"),
        ("xls.zero-width-column", "34.5"),
    ]
    (gap,) = gaps(data)
    assert "save it as .xlsx" in gap.detail


def test_a_stream_outside_a_compound_file_is_read() -> None:
    """Records that stand alone, as some programs write them, are a workbook all the same."""
    assert {line.hiding for line in lines(FILES["records-alone"]())} == {"", "xls.hidden-sheet"}


def test_a_cell_that_names_a_text_that_is_not_there_is_a_gap() -> None:
    """A cell whose shared string does not exist is counted as damaged."""
    data = workbook(Sheet("Data", shared(0, 0, 7) + label(1, 0, "Nia Example")), texts=("a",))
    assert [gap.detail[:20] for gap in gaps(data)] == ["1 cells are damaged "]
