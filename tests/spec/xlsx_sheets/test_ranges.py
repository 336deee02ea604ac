"""Ranges: cells under merged ones, under drawings, and far away from the rest."""

from __future__ import annotations

import pytest

from candour.block import CellKind
from candour.formats.spreadsheet_looks import CellMask
from candour.formats.spreadsheet_sight import Filled, Rect, SheetSight
from candour.formats.xlsx.ranges import column_of, rect_of, rects_of
from candour.hiding import Sight
from files.xlsx_sheets import (
    _PEOPLE,
    EMPTY_SHAPE,
    FILLED_SHAPE,
    anchor,
    book,
    cells_in,
    drawing,
    number,
    row,
    sheet,
    text,
)

_PICTURE = (
    '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="P"/></xdr:nvPicPr><xdr:blipFill/><xdr:spPr/></xdr:pic>'
)
_CHART = (
    '<xdr:graphicFrame><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="C"/></xdr:nvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphic></xdr:graphicFrame>'
)


def _hidings(data: bytes) -> dict[str, str]:
    return {address: met.hiding for address, met in cells_in(data).items() if met.hiding}


# ── merged ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_only_the_first_cell_of_a_merged_range_is_seen() -> None:
    """The others keep their values, which come back when the range is unmerged."""
    data = book(
        sheet(*_PEOPLE, after='<mergeCells><mergeCell ref="A2:B3"/><mergeCell ref="C4"/></mergeCells>')
    )
    assert _hidings(data) == dict.fromkeys(("B2", "A3", "B3"), "merged-over")


@pytest.mark.parametrize(
    ("ref", "hidden"),
    [("A1:B1", set()), ("A1:A2", {"A1", "A2"}), ("B1:C1", {"A1", "C1"}), ("C1:C2", {"A1", "C2"})],
)
def test_a_merged_cell_is_seen_where_any_of_it_is(ref: str, hidden: set[str]) -> None:
    """Column A is hidden: a value merged into column B shows there all the same."""
    first = [text(f"{letter}1", f"{letter}1") for letter in "AC"]
    data = book(
        sheet(
            row(1, *first), row(2, text("C2", "C2"), text("A2", "A2")),
            before='<cols><col min="1" max="1" width="9" hidden="1"/></cols>',
            after=f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>',
        )
    )  # fmt: skip
    assert set(_hidings(data)) - {"A2"} == hidden - {"A2"}


# ── covered ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "covers"),
    [
        (FILLED_SHAPE, True),
        (_PICTURE, True),
        (_CHART, True),
        (EMPTY_SHAPE, False),
        (FILLED_SHAPE.replace('name="Box"', 'name="Box" hidden="1"'), False),
        (
            FILLED_SHAPE.replace('val="000000"/>', 'val="000000"><a:alpha val="50000"/></a:srgbClr>').replace(
                "</a:srgbClr></a:srgbClr>", "</a:srgbClr>"
            ),
            False,
        ),
    ],
)
def test_cells_wholly_under_something_opaque_are_unsure(content: str, covers: bool) -> None:  # noqa: FBT001
    """A shape without fill, a hidden one, one that lets light through: none of these covers anything."""
    data = book(
        sheet(*_PEOPLE, after='<drawing r:id="rId1"/>'), parts=drawing(anchor((1, 1), (3, 3), content))
    )
    met = {address: (m.hiding, m.sight) for address, m in cells_in(data).items() if m.hiding}
    expected = ("covered-cell", Sight.UNSURE)
    assert met == (dict.fromkeys(("B2", "C2", "B3", "C3"), expected) if covers else {})


def test_a_cell_that_shows_at_the_edge_is_seen() -> None:
    """The cells in which the corners of a picture lie are covered in part."""
    placed = anchor((1, 1), (3, 3), FILLED_SHAPE).replace(
        "<xdr:colOff>0</xdr:colOff>", "<xdr:colOff>9525</xdr:colOff>", 1
    )
    data = book(sheet(*_PEOPLE, after='<drawing r:id="rId1"/>'), parts=drawing(placed))
    assert set(_hidings(data)) == {"C2", "C3"}


# ── far away ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_cells_beyond_a_thousand_blank_rows_are_far() -> None:
    """Everything below the gap is far; a smaller gap is none."""
    rows = [row(at, "a", "b", "c") for at in range(1, 9)]
    assert _hidings(book(sheet(*rows, row(1008, "x")))) == {}
    data = book(sheet(*rows, row(1010, "x"), row(1011, "y")))
    assert _hidings(data) == {"A1010": "far-cell", "A1011": "far-cell"}


def test_a_title_far_above_makes_nothing_far() -> None:
    """A few cells at the top are not the rest of the sheet."""
    assert _hidings(book(sheet(row(1, "Title"), row(3000, "a", "b")))) == {}


def test_cells_beyond_a_hundred_columns_are_far() -> None:
    """Columns that reach out step by step are not."""
    cells = (text("A1", "a"), text("CU1", "b"), text("GQ1", "c"), text("ZZ1", "x"))
    assert _hidings(book(sheet(row(1, *cells)))) == {"ZZ1": "far-cell"}


def test_what_hides_a_far_cell_anyway_goes_first() -> None:
    """A far cell in a hidden row is hidden by its row."""
    assert _hidings(book(sheet(*_PEOPLE, row(5000, "x", hidden="1")))) == {"A5000": "hidden-row"}


# ── as they are written ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "reference", ["", "A", "1", "A0", "XFE1", "A1:XFE2", "Sheet1!A1", "#REF!", "A9999999:A9999999", None]
)
def test_what_names_no_range_is_none(reference: str | None) -> None:
    """Nonsense in the place of a range does no harm."""
    assert rect_of(reference) is None
    assert list(rects_of(reference)) == []


def test_ranges_are_read_either_way_round() -> None:
    """`D14:B2` is `B2:D14`."""
    assert rect_of("$D$14:B2") == rect_of("B2:D14") == Rect(1, 1, 13, 3)
    assert [rect[:2] for rect in rects_of("A1 nonsense C3:D4")] == [(0, 0), (2, 2)]


def test_columns_are_read_as_openpyxl_reads_them() -> None:
    """Letters count as in any spreadsheet."""
    from openpyxl.utils import get_column_letter

    assert [column_of(get_column_letter(at + 1)) for at in range(0, 16_384, 97)] == list(range(0, 16_384, 97))


def test_very_many_ranges_over_one_row_do_no_harm() -> None:
    """A hostile sheet may merge one row fifty thousand times."""
    sight = SheetSight(merged=(Rect(0, 0, 5, 5),) * 50_000)
    walk = sight.walk()
    for at in range(6):
        masks = walk.row(at, [Filled(1, 0, CellKind.TEXT, "x")])
        assert masks == [CellMask.MERGED_OVER]


def test_a_walk_may_begin_again() -> None:
    """Rows that go backwards are masked like any others."""
    walk = SheetSight(merged=(Rect(0, 0, 0, 3), Rect(5, 0, 6, 3))).walk()
    cell = [Filled(1, 0, CellKind.NUMBER, "1")]
    assert [walk.row(at, cell)[0] for at in (0, 6, 0, 3, 5)] == [9, 9, 9, 0, 9]


def test_numbers_are_cells_like_any_other() -> None:
    """A number under a merged cell is hidden like a text."""
    data = book(
        sheet(
            row(1, number("A1", 1), number("B1", 2)),
            after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        )
    )
    assert _hidings(data) == {"B1": "merged-over"}
