"""Formulas of conditional formats, worked out cell by cell; and those that cannot be."""

from __future__ import annotations

import pytest

from candour.formats.xlsx.copying.formulas import IsError, NotKnown, Scalar, parsed

CELLS: dict[tuple[int, int], Scalar] = {
    (0, 0): "Ward", (0, 1): "Crimes", (1, 0): "Riverside", (1, 1): 12.0, (2, 0): "Hilltop", (2, 1): 7.0, (3, 0): "Riverside",
    (3, 1): None, (1, 2): 45292.0,
}  # fmt: skip


def worked_out(formula: str, row: int = 1, column: int = 1) -> Scalar:
    """What a formula that is written for B2 is for a cell."""
    return parsed(formula, (1, 1)).at(row, column, lambda *cell: CELLS.get(cell))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1+2*3^2", 19.0),
        ("-(4-1)%", -0.03),
        ('"a"&"b"="AB"', True),
        ("B2>10", True),
        ('$A2="riverside"', True),
        ("AND(B2>5,B2<10)", False),
        ("OR(B2>5,FALSE)", True),
        ("MOD(ROW(),2)=0", True),
        ("COLUMN()", 2.0),
        ('IF(B2>10,"many","few")', "many"),
        ("ISBLANK(B4)", True),
        ("B4<1", True),
        ("COUNTIF($A$2:$A$4,$A2)>1", True),
        ('COUNTIF($B$2:$B$4,">6")', 2.0),
        ("SUM(B$2:B$4)", 19.0),
        ("B2=MAX($B$2:$B$4)", True),
        ('ISNUMBER(SEARCH("side",$A2))', None),
        ("LEFT($A2,5)&RIGHT($A2,1)", "Rivere"),
        ("WEEKDAY($C2,2)", 1.0),
        ("YEAR($C2)", 2024.0),
        ("NOT(ISTEXT(B2))", True),
        ('ISNUMBER(SEARCH("hill",$A2))', False),
        ('ISERROR(FIND("x",$A2))', True),
        ('IFERROR(1/0,"none")', "none"),
    ],
)  # fmt: skip
def test_what_a_formula_is_for_its_first_cell(formula: str, value: Scalar) -> None:
    """Operators go by their strength, comparisons by what spreadsheets compare."""
    found = worked_out(formula)
    assert found == (True if value is None else value)


def test_cells_move_with_the_cell_that_is_asked_about() -> None:
    """A reference without a dollar sign moves down and to the right; one with it stays."""
    assert worked_out("B2", row=2) == 7.0
    assert worked_out("B$2", row=2) == 12.0
    assert worked_out("$A2", row=2, column=5) == "Hilltop"


@pytest.mark.parametrize(
    "formula",
    [
        "TODAY()>A1",
        "Other!A1=1",
        "Totals>5",
        "A1:B2",
        "VLOOKUP(A1,A1:B2,2)",
        "(1",
        "A1 B1",
        '"',
        "1+" * 1500,
        "(" * 90 + ")" * 90,
        "A1:A99999",
    ],
)
def test_what_is_not_known_is_not_worked_out(formula: str) -> None:
    """What depends on the day, on other sheets, on names, or is no formula, gives no answer, and never an error of Python."""
    with pytest.raises(NotKnown):
        worked_out(formula)


@pytest.mark.parametrize("formula", ["1/0", '"a"+1', 'SEARCH("x",$A2)'])
def test_what_comes_to_an_error(formula: str) -> None:
    """A formula may come to an error, which holds for no cell."""
    with pytest.raises(IsError):
        worked_out(formula)
