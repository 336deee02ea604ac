"""Sheets: which there are, where they are, and which of them a reader gets to see."""

from __future__ import annotations

import io
import zipfile

import pytest

from candour.hiding import Sight
from candour.piece import Count, Table, Text, Why
from files.xlsx_sheets import FILES, book, cells_in, counted_in, found_in, gaps_in, packed, row, sheet

_DATA = sheet(row(1, "Nia Example"))


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _tables(data: bytes) -> dict[str, Table]:
    return {piece.place.steps[1]: piece for piece in found_in(data) if isinstance(piece, Table)}


@pytest.mark.parametrize(
    ("state", "said", "hiding"),
    [
        ("", "", None),
        ("visible", "", None),
        ("hidden", " (hidden)", "xlsx.hidden-sheet"),
        ("veryHidden", " (very hidden)", "xlsx.very-hidden-sheet"),
    ],
)
def test_a_hidden_sheet_is_out_of_sight_as_a_whole(state: str, said: str, hiding: str | None) -> None:
    """The place of a sheet says how it is hidden, and one mask lies under all its cells."""
    table = _tables(book(_DATA, states=[state], names=["Data"]))[f'sheet "Data"{said}']
    assert (table.under.hiding.id if table.under else None) == hiding
    assert table.masks == () or hiding is None


def test_a_hidden_row_of_a_hidden_sheet_is_hidden_by_the_sheet() -> None:
    """The outermost cause counts."""
    data = book(_DATA, sheet(row(1, "Nia Example", hidden="1")), states=["", "hidden"])
    assert cells_in(data, 'sheet "Sheet2" (hidden)')["A1"].hiding == "hidden-sheet"


def test_a_seen_name_is_seen_and_a_hidden_one_hidden() -> None:
    """The name of a sheet is text like any other; of a hidden sheet it is as hidden as the sheet."""
    data = book(_DATA, _DATA, names=["Reply", "Nia Example"], states=["", "hidden"])
    names = {p.text: p.sight for p in found_in(data) if isinstance(p, Text) and p.label == "sheet name"}
    assert names == {"Reply": Sight.SEEN, "Nia Example": Sight.COVERED}


def test_sheets_are_counted() -> None:
    """All sheets count, those out of sight apart."""
    assert counted_in(FILES["hidden-sheet"]()) == Count("sheet", 2, 1)
    assert counted_in(FILES["unlisted-sheet"]()) == Count("sheet", 2, 1)
    assert counted_in(FILES["ordinary"]()) == Count("sheet", 1, 0)


def test_a_sheet_that_the_workbook_does_not_list_is_read_in_full() -> None:
    """A worksheet part that nothing leads to is buried, and its cells are read all the same."""
    met = cells_in(FILES["unlisted-sheet"](), 'sheet part "xl/worksheets/sheet9.xml" (listed nowhere)')
    assert met["A2"].text == "Nia Example"
    assert met["A2"].sight is Sight.BURIED


def test_an_unlisted_sheet_is_known_by_its_first_element_too() -> None:
    """A part of no stated kind whose root is a worksheet is a worksheet, wherever it lies."""
    data = book(_DATA, parts={"custom/left.xml": _DATA})
    assert "A1" in cells_in(data, 'sheet part "custom/left.xml" (listed nowhere)')


def test_a_listed_sheet_without_a_part_is_a_gap() -> None:
    """The workbook names a sheet that is not in the file: it says so, and the other sheets are read."""
    parts = _parts(book(_DATA, _DATA, names=["Data", "Gone"]))
    del parts["xl/worksheets/sheet2.xml"]
    data = packed(parts)
    assert [(gap.why, gap.place.steps[1]) for gap in gaps_in(data)] == [(Why.DISAGREES, 'sheet "Gone"')]
    assert "A1" in cells_in(data, 'sheet "Data"')


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"])
def test_where_the_list_of_sheets_is_broken_the_sheets_are_still_read(part: str) -> None:
    """A broken list is a Gap; the sheets are found by their kind, and Candour is unsure who would see them."""
    parts = _parts(book(_DATA))
    parts[part] = b"<workbook"
    data = packed(parts)
    assert gaps_in(data)
    texts = {
        cell.text: piece.under.sight if piece.under else Sight.SEEN
        for piece in _tables(data).values()
        for block in piece.blocks()
        for cell in block.cells()
    }
    assert texts["Nia Example"] is (Sight.SEEN if part == "_rels/.rels" else Sight.UNSURE)


def test_the_workbook_is_found_by_reference_whatever_its_name() -> None:
    """Neither the workbook's name nor its folder is fixed, and targets may begin with a slash."""
    parts = _parts(book(_DATA))
    moved = {
        "odd/book.xml": parts.pop("xl/workbook.xml"),
        "odd/_rels/book.xml.rels": parts.pop("xl/_rels/workbook.xml.rels").replace(
            b'"worksheets/', b'"/content/'
        ),
        "content/sheet1.xml": parts.pop("xl/worksheets/sheet1.xml"),
    }
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"xl/workbook.xml", b"/odd/book.xml")
    data = packed({**parts, **moved})
    assert cells_in(data)["A1"].text == "Nia Example"
    assert "styles" not in " ".join(gap.detail for gap in gaps_in(data))


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet"])
def test_sheets_without_cells_are_sheets(kind: str) -> None:
    """A sheet that is a chart or a dialog has a name and counts; a dialog is out of sight."""
    data = book(
        _DATA,
        f'<{kind} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
        kinds=["worksheet", kind],
    )
    names = [p for p in found_in(data) if isinstance(p, Text) and p.label == "sheet name"]
    assert [name.sight for name in names] == [
        Sight.SEEN,
        Sight.SEEN if kind == "chartsheet" else Sight.COVERED,
    ]
    assert gaps_in(data) == []


def test_a_window_that_shows_no_tabs_hides_the_other_sheets() -> None:
    """Only the sheet in front is sure to be seen: the others are UNSURE."""
    data = FILES["tabs-not-shown"]()
    assert cells_in(data)["A1"].hiding == ""
    assert cells_in(data, 'sheet "Sheet2" (its tab is not shown)')["A1"].sight is Sight.UNSURE


def test_a_file_with_no_workbook_says_so() -> None:
    """A package of another kind altogether is a Gap, not an error."""
    assert any("workbook" in gap.detail for gap in gaps_in(packed({"readme.txt": "nothing"})))


def test_the_sheets_of_an_add_in_are_out_of_sight() -> None:
    """An add-in has no window: nobody sees its sheets."""
    parts = _parts(book(_DATA))
    types = parts["[Content_Types].xml"]
    kind = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
    parts["[Content_Types].xml"] = types.replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", kind
    )
    assert cells_in(packed(parts), 'sheet "Sheet1" (of an add-in)')["A1"].hiding == "hidden-sheet"
