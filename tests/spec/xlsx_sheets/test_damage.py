"""Damage: whatever is done to a workbook's bytes, reading ends, and says what it could not read."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.xlsx import HIDINGS
from candour.formats.xml import BadXml
from candour.piece import Gap, Table, Text, Why
from files.xlsx_sheets import FILES, book, cells_in, found_in, gaps_in, packed, row, shared, sheet, string

_CAUGHT = (Unreadable, BadXml, LimitReached, ValueError, LookupError, ArithmeticError)
_BOOK = book(
    sheet(
        *(
            row(at, f"Nia {at}", string(f"B{at}", at % 2), **({"hidden": "1"} if at % 5 == 0 else {}))
            for at in range(1, 40)
        ),
        before='<cols><col min="4" max="4" hidden="1" width="9"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
    ),
    sheet(row(1, "Bran Example")),
    states=["", "hidden"],
    strings=shared("Total", "Nia Example"),
)


def _all_of(data: bytes) -> None:
    for piece in found_in(data):
        if isinstance(piece, Table):
            for block in piece.blocks():
                list(block.cells())


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_flipped_bytes_do_no_harm(data: st.DataObject) -> None:
    """Bytes changed anywhere in the file give pieces, Gaps, or an error that reading turns into a Gap."""
    changed = bytearray(_BOOK)
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    with suppress(*_CAUGHT):
        _all_of(bytes(changed))


@given(st.integers(0, len(_BOOK) - 1))
@settings(max_examples=30, deadline=None)
def test_a_file_cut_off_does_no_harm(at: int) -> None:
    """A file that ends too early has no directory, and is refused as a whole."""
    with pytest.raises(Unreadable):
        _all_of(_BOOK[:at])


_PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "[Content_Types].xml",
)


@given(st.sampled_from(_PARTS), st.floats(0, 1), st.binary(max_size=4))
@settings(max_examples=60, deadline=None)
def test_a_part_cut_off_leaves_the_others(part: str, share: float, more: bytes) -> None:
    """Whatever part is broken, the second sheet is read, and where anything was lost a Gap says so."""
    with zipfile.ZipFile(io.BytesIO(_BOOK)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    whole = parts[part]
    parts[part] = whole[: int(len(whole) * share)] + more
    found = found_in(packed(parts))
    texts = {
        cell.text
        for piece in found
        if isinstance(piece, Table)
        for block in piece.blocks()
        for cell in block.cells()
    }
    assert "Bran Example" in texts
    assert parts[part] == whole or any(isinstance(piece, Gap) for piece in found) or not more.strip()


def test_a_sheet_that_breaks_off_keeps_the_rows_before() -> None:
    """The cells before the damage are read and masked; one Gap says that there may be more."""
    xml = sheet(row(1, "Nia"), row(2, "Bran", hidden="1"), row(3, "Mali"))
    data = book(xml[: xml.index("Mali")])
    assert {address: met.hiding for address, met in cells_in(data).items()} == {"A1": "", "A2": "hidden-row"}
    assert [gap.why for gap in gaps_in(data)] == [Why.BROKEN]


def test_a_wrong_checksum_keeps_the_cells() -> None:
    """A sheet whose checksum is wrong is read as it stands, and its Gap says not to trust it."""
    data = book(sheet(row(1, "Nia Example")))
    at = data.index(b"PK\1\2", data.index(b"PK\1\2"))
    while b"sheet1.xml" not in data[at : at + 80]:
        at = data.index(b"PK\1\2", at + 4)
    data = data[: at + 16] + bytes([data[at + 16] ^ 1]) + data[at + 17 :]
    assert cells_in(data)["A1"].text == "Nia Example"
    assert [gap.why for gap in gaps_in(data)] == [Why.BROKEN]


def test_gaps_hold_no_content() -> None:
    """What is said of damage never quotes the file."""
    xml = sheet(row(1, "Nia Example"))
    for data in (
        book(xml[:-30]),
        book(xml, styles="<Nia Example"),
        book(xml, strings="<sst><si><t>Nia Example</t>"),
    ):
        assert all("Nia" not in gap.detail for gap in gaps_in(data))


def test_a_sheet_nested_without_end_is_a_gap() -> None:
    """Elements nested deeper than any program writes are damage."""
    data = book(sheet(row(1, "Nia"), "<row>" + "<x>" * 100_000))
    assert cells_in(data)["A1"].text == "Nia"
    assert [gap.why for gap in gaps_in(data)] == [Why.BROKEN]


@pytest.mark.parametrize(
    "xml",
    [
        sheet(before="<cols>" + '<col min="1" max="16384" width="0.1"/>' * 3000 + "</cols>"),
        sheet(after="<mergeCells>" + '<mergeCell ref="A1:XFD1048576"/>' * 3000 + "</mergeCells>"),
        sheet(*[row(1, "a")] * 300, after='<conditionalFormatting sqref="' + "A1:B9 " * 3000 + '">' + '<cfRule type="expression" dxfId="0" priority="1"><formula>B1=1</formula></cfRule>' * 50 + "</conditionalFormatting>"),
        sheet('<row r="1048576" hidden="1"/>', '<row r="9999999" hidden="1"><c r="A9999999"><v>1</v></c></row>'),
        sheet('<row r="99999999999999999999" s="99999999999999" hidden="1"><c r="A1" s="99999999999" t="s"><v>99999999999</v></c></row>'),
    ],
)  # fmt: skip
def test_sheets_made_to_cost_much_cost_little(xml: str) -> None:
    """Counts and ranges that a file merely claims take neither time nor memory."""
    from files.xlsx_sheets import styled

    found_in(book(xml, styles=styled(dxfs=['<font><color rgb="FFFFFFFF"/></font>'])))


def test_every_hiding_met_is_in_the_catalogue() -> None:
    """What reading can say of a workbook is what the catalogue lists."""
    listed = {hiding.id for hiding in HIDINGS}
    for make in FILES.values():
        for piece in found_in(make()):
            masks = [*piece.masks, piece.under] if isinstance(piece, Table) else []
            met = {mask.hiding.id for mask in masks if mask} | (
                {piece.hiding.id} if isinstance(piece, Text) and piece.hiding else set()
            )
            assert met <= listed
