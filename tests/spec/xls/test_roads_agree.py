"""Two roads lead through a sheet, cell by cell and by arrays. They give the same."""

from __future__ import annotations

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.block import Cell
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.xls.cells import CellRange, plain_blocks
from candour.formats.xls.drawings import Shown
from candour.formats.xls.fast_cells import fast_blocks
from candour.formats.xls.sheet import Sheet as Read
from candour.formats.xls.workbook import Workbook
from candour.place import Place
from files.biff import Sheet, column, font, label, number, record, row, shared, text, workbook, xf

TEXTS = ("Nia Example", "", "  ", "é ŵ", struct.pack("<HBH", 3, 8, 1) + b"abc" + struct.pack("<HH", 0, 5))
STYLES = (
    font(colour=9) + font(size=20) + record(0x41E, struct.pack("<H", 164) + text(";;;"))
    + xf(font=5) + xf(font=6) + xf(format_=164) + xf(format_=14) + xf(font=5, pattern=1, fore=12)
)  # fmt: skip
PLACES = st.tuples(st.integers(0, 3), st.integers(0, 6), st.integers(10, 24))
"""How many rows below the cell before, the column, the style."""


def rk(at_row: int, at_column: int, style: int, value: int) -> bytes:
    """A cell with a number in four bytes."""
    return record(0x27E, struct.pack("<HHHI", at_row, at_column, style, value))


def several(at_row: int, at_column: int, style: int, values: list[int]) -> bytes:
    """Cells side by side."""
    body = struct.pack("<HH", at_row, at_column) + b"".join(
        struct.pack("<HI", style, value) for value in values
    )
    return record(0xBD, body + struct.pack("<H", at_column + len(values) - 1))


def formula(at_row: int, at_column: int, style: int, value: float | str) -> bytes:
    """A formula and its value; before its text may stand the formula that it shares."""
    if isinstance(value, float):
        return record(0x06, struct.pack("<HHHd8x", at_row, at_column, style, value))
    head = record(0x06, struct.pack("<HHH", at_row, at_column, style) + b"\0\0\0\0\0\0\xff\xff" + bytes(8))
    return head + record(0x4BC, bytes(10)) + record(0x207, text(value))


NUMBERS = st.integers(0, 0xFFFFFFFF)
VALUES = st.one_of(
    st.builds(lambda value: lambda *at: shared(at[0], at[1], value, at[2]), st.integers(0, 6)),
    st.builds(
        lambda value: lambda *at: number(at[0], at[1], value, at[2]),
        st.floats() | st.sampled_from([0.0, 36526.0]),
    ),
    st.builds(
        lambda value: lambda *at: label(at[0], at[1], value, at[2]), st.sampled_from(["Nia", "", "Owen"])
    ),
    st.builds(lambda value: lambda *at: rk(*at, value), NUMBERS),
    st.builds(lambda values: lambda *at: several(*at, values), st.lists(NUMBERS, min_size=1, max_size=4)),
    st.builds(
        lambda value: lambda *at: formula(*at, value),
        st.floats(allow_nan=False) | st.sampled_from(["Nia", ""]),
    ),
    st.builds(lambda: lambda *at: record(0x205, struct.pack("<HHHBB", *at, 1, 0))),
    st.builds(lambda: lambda *at: record(0xFD, b"\1\0")),
)


def surveyed(data: bytes) -> tuple[Workbook, CellRange, SheetSight]:
    """The first sheet, gone through once."""
    book = Workbook(data)
    sheet = Read(book, book.sheets[0], 0, Place(("a.xls",)), None)
    sheet.survey(len(data))
    list(sheet.found(None, Shown()))  # type: ignore[arg-type]  (no picture asks for the source)
    return book, CellRange(sheet.entry.at, sheet.end, sheet.cells), sheet.sight()


def in_order(cells: list[Cell]) -> list[Cell]:
    """The cells in row order, those of a row as they are."""
    return sorted(cells, key=lambda cell: cell.row)


@given(st.lists(st.tuples(PLACES, VALUES), max_size=40), st.booleans(), st.booleans(), st.booleans())
@settings(max_examples=150)
def test_both_roads_give_the_same(cells: list, hides: bool, merges: bool, is_1904: bool) -> None:  # noqa: FBT001  (drawn)
    """Whatever records a sheet has, both roads give the same cells with the same masks."""
    records, at_row = b"", 0
    if hides:
        records += column(2, 2, hidden=True) + row(1, hidden=True) + row(4, height=0)
    for (down, at_column, style), made in cells:
        at_row += down
        records += made(at_row, at_column, style)
    if merges:
        records += record(0xE5, struct.pack("<H4H4H", 2, 0, 3, 0, 1, 2, 2, 3, 9))
        records += record(0x1B0, struct.pack("<HH4HH4H", 1, 0, 0, 9, 0, 4, 1, 0, 9, 0, 4))
        dress = (
            struct.pack("<BBHHIH", 1, 5, 3, 0, 0x04000000, 0) + bytes(80) + struct.pack("<I", 9) + bytes(34)
        )
        records += record(0x1B1, dress + b"\x1e\2\0")
    before = record(0x22, bytes([is_1904, 0]))
    book, where, sight = surveyed(workbook(Sheet("Data", records), texts=TEXTS, styles=STYLES, before=before))
    plain = [cell for block in plain_blocks(book, where, sight) for cell in block.cells()]
    fast = [cell for block in fast_blocks(book, where, sight) for cell in block.cells()]
    assert fast == in_order(plain)


def test_a_large_sheet_takes_the_fast_road() -> None:
    """From thirty thousand records on, arrays are made, in blocks whose rows ascend; far cells are far on either road."""
    records = b"".join(
        number(at_row % 65_536, at_row % 7, float(at_row)) for at_row in range(31_000)
    ) + label(65_000, 0, "far")
    book, where, sight = surveyed(workbook(Sheet("Data", records)))
    from candour.formats.xls.roads import blocks_of

    (block,) = blocks_of(book, where, sight)
    assert type(block).__name__ == "ArrayBlock"
    assert list(block.cells()) == [cell for each in plain_blocks(book, where, sight) for cell in each.cells()]
