"""Cells: each kind of value as a workbook writes it, and what Candour makes of it."""

from __future__ import annotations

import pytest

from candour.block import CellKind
from candour.piece import Table, Why
from files.xlsx_sheets import book, cells_in, found_in, gaps_in, hidden_in, row, shared, sheet, string, styled


def _kinds(data: bytes) -> dict[str, tuple[CellKind, str]]:
    table = next(piece for piece in found_in(data) if isinstance(piece, Table))
    return {
        table.address(cell.row, cell.column): (cell.kind, cell.text)
        for block in table.blocks()
        for cell in block.cells()
    }


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [
        ('<c r="A1"><v>9990000018</v></c>', CellKind.NUMBER, "9990000018"),
        ('<c r="A1" t="n"><v>1.5E3</v></c>', CellKind.NUMBER, "1.5E3"),
        ('<c r="A1" s="1"><v>45000.5</v></c>', CellKind.DATE, "45000.5"),
        ('<c r="A1" t="s"><v>1</v></c>', CellKind.TEXT, "Nia Example"),
        ('<c r="A1" t="str"><f>B1</f><v>Nia Example</v></c>', CellKind.TEXT, "Nia Example"),
        ('<c r="A1" t="inlineStr"><is><t>Nia Example</t></is></c>', CellKind.TEXT, "Nia Example"),
        (
            '<c r="A1" t="inlineStr"><is><r><t>Nia </t></r><r><t>Example</t></r></is></c>',
            CellKind.TEXT,
            "Nia Example",
        ),
        ('<c r="A1" t="d"><v>2099-01-31T00:00:00</v></c>', CellKind.TEXT, "2099-01-31T00:00:00"),
        ('<c r="A1" t="b"><v>1</v></c>', CellKind.OTHER, "TRUE"),
        ('<c r="A1" t="b"><v>0</v></c>', CellKind.OTHER, "FALSE"),
        ('<c r="A1" t="e"><v>#N/A</v></c>', CellKind.OTHER, "#N/A"),
        ('<c r="A1" t="str"><v>Nia_x000D_Example</v></c>', CellKind.TEXT, "Nia\rExample"),
        ('<c r="A1" t="s"><v> 1 </v></c>', CellKind.TEXT, "Nia Example"),
        ('<c r="A1" s="1" t="s"><v>1</v></c>', CellKind.TEXT, "Nia Example"),
        ('<c r="A1" t="str"><f>"x"</f><v>Nia <!-- c -->Example</v></c>', CellKind.TEXT, "Nia Example"),
        ('<c r="A1" t="str"><v><![CDATA[Nia & Example]]></v></c>', CellKind.TEXT, "Nia & Example"),
    ],
)
def test_each_kind_of_cell(cell: str, kind: CellKind, text: str) -> None:
    """A cell says what kind of value it has; its style says whether a number is a date."""
    data = book(
        sheet(row(1, cell)), styles=styled('<xf numFmtId="14"/>'), strings=shared("Total", "Nia Example")
    )
    assert _kinds(data) == {"A1": (kind, text)}


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" s="1"/>',
        '<c r="A1"><v></v></c>',
        '<c r="A1" t="str"><f>IF(B1=1,"","")</f><v></v></c>',
        '<c r="A1" t="inlineStr"><is><t> </t></is></c>',
        '<c r="A1" t="s"><v>0</v></c>',
        '<c r="A1" t="s"/>',
        "<c/>",
    ],
)
def test_blank_cells_are_nothing(cell: str) -> None:
    """An empty cell, a formula that shows nothing, a cell of spaces: there is nothing to see or hide."""
    data = book(sheet(row(1, cell, hidden="1")), strings=shared(" "))
    assert _kinds_or_none(data) == {}
    assert gaps_in(data) == []


def _kinds_or_none(data: bytes) -> dict[str, tuple[CellKind, str]]:
    return _kinds(data) if any(isinstance(piece, Table) for piece in found_in(data)) else {}


def test_dates_of_the_other_calendar_count_from_1900_too() -> None:
    """A workbook may count its days from 1904; 1,462 days are added, so that all dates mean the same."""
    data = book(
        sheet(row(1, '<c r="A1" s="1"><v>43538</v></c>', '<c r="B1"><v>43538</v></c>')),
        styles=styled('<xf numFmtId="14"/>'),
        properties='<workbookPr date1904="1"/>',
    )
    assert _kinds(data) == {"A1": (CellKind.DATE, "45000"), "B1": (CellKind.NUMBER, "43538")}


def test_cells_without_an_address_stand_side_by_side() -> None:
    """Where a cell says nothing of where it is, it follows the one before; a row likewise."""
    rows = '<row><c><v>1</v></c><c><v>2</v></c><c r="E1"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    assert list(_kinds(book(sheet(rows)))) == ["A1", "B1", "E1", "F1", "A2"]


def test_a_cell_that_says_it_stands_in_another_row_does() -> None:
    """Programs go by the cell's own address, so a row that is hidden does not hide it."""
    rows = row(1, '<c r="A1"><v>1</v></c>', '<c r="A5"><v>5</v></c>', hidden="1")
    assert {at: met.hiding for at, met in cells_in(book(sheet(rows))).items()} == {
        "A1": "hidden-row",
        "A5": "",
    }


def test_rows_out_of_order_come_in_order() -> None:
    """The rows of a block ascend, whatever the order of the file."""
    assert list(_kinds(book(sheet(row(3, "c"), row(1, "a"), row(2, "b"))))) == ["A1", "A2", "A3"]


def test_cells_beyond_the_largest_sheet_are_not_there() -> None:
    """No program shows a column after XFD or a row after 1048576."""
    cells = '<c r="XFD1"><v>1</v></c><c r="XFE1"><v>2</v></c><c r="ZZZZ1"><v>3</v></c><c r="A99999999"><v>4</v></c>'
    assert list(_kinds(book(sheet(f'<row r="1">{cells}</row>')))) == ["XFD1"]


# ── shared strings ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_string_that_a_hidden_sheet_uses_is_used() -> None:
    """Only what no cell of any sheet uses is left over, hidden and unlisted sheets included."""
    one, other = sheet(row(1, string("A1", 0))), sheet(row(1, string("A1", 1)))
    assert hidden_in(book(one, other, states=["", "hidden"], strings=shared("Total", "Nia Example")))[
        "hidden-sheet"
    ] == {"Sheet2", "Nia Example"}
    data = book(one, other, states=["", "hidden"], strings=shared("Total", "Nia Example", "Bran Example"))
    assert hidden_in(data)["unused-shared-string"] == {"Bran Example"}


def test_a_string_left_over_that_another_repeats_is_no_loss() -> None:
    """What stands in a cell anyway is not reported a second time."""
    assert hidden_in(book(sheet(row(1, string("A1", 0))), strings=shared("Total", "Total", " ", ""))) == {}


def test_where_a_sheet_could_not_be_read_no_string_is_called_unused() -> None:
    """The sheet that broke off may have used it."""
    data = book(sheet(row(1, string("A1", 0)))[:-40], strings=shared("Total", "Nia Example"))
    assert "unused-shared-string" not in hidden_in(data)
    assert [gap.why for gap in gaps_in(data)] == [Why.BROKEN]


def test_a_cell_whose_string_is_not_there_is_a_gap() -> None:
    """Cells that name a string past the last are counted in one Gap; the other cells are read."""
    data = book(sheet(row(1, string("A1", 0), string("B1", 7), string("C1", 8))), strings=shared("Total"))
    assert [(gap.why, gap.detail[:16]) for gap in gaps_in(data)] == [(Why.DISAGREES, "2 of its cells n")]
    assert list(cells_in(data)) == ["A1"]


def test_reading_aids_are_kept_apart() -> None:
    """A reading aid is no part of the text, in shared strings and in cells alike; each is told once."""
    inner = '<t>例</t><rPh sb="0" eb="1"><t>れい</t></rPh><phoneticPr fontId="1"/>'
    data = book(
        sheet(row(1, string("A1", 0), f'<c r="B1" t="inlineStr"><is>{inner}</is></c>')),
        strings=shared(f"<si>{inner}</si>"),
    )
    assert [met.text for met in cells_in(data).values()] == ["例", "例"]
    assert [met.text for met in cells_in(data, "reading aids").values()] == ["れい"]


# ── formulas ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("formula", "literals"),
    [
        ('IF(B1="Nia Example",1,0)', {"Nia Example"}),
        ("IF(B1=&quot;Nia Example&quot;,1,0)", {"Nia Example"}),
        ('IF(B1="Nia ""N"" Example",1,0)', {'Nia "N" Example'}),
        ('IF(B1="x",1,0)', set()),
        ('VLOOKUP("9990000018",A:B,2)', {"9990000018"}),
        ('IF(B1="Yes","Yes","No")', set()),  # `Yes` is what the cell shows
        ("SUM(A1:A9)", set()),
        ("'O&quot;Hara sheet'!A1", set()),
    ],
)
def test_words_in_formulas_are_gathered(formula: str, literals: set[str]) -> None:
    """Words and long numbers between quotation marks, but for those that stand in a cell."""
    data = book(sheet(row(1, f'<c r="A1" t="str"><f>{formula}</f><v>Yes</v></c>')))
    assert hidden_in(data).get("formula-literal", set()) == literals


def test_comments_in_the_xml_are_told() -> None:
    """A comment in a sheet's part is read by nobody but whoever unpacks the file."""
    assert hidden_in(book(sheet(row(1, "a"), "<!-- Nia Example -->")))["xml-comment"] == {"Nia Example"}


def test_a_cell_with_a_value_and_a_text_has_both() -> None:
    """Programs show one of the two; neither is passed over."""
    data = book(sheet(row(1, '<c r="A1"><v>9990000018</v><is><t>Nia Example</t></is></c>')))
    assert cells_in(data)["A1"].text == "Nia Example 9990000018"
