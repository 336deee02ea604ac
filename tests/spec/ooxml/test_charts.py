"""Charts: what is on them and what they keep."""

from __future__ import annotations

from candour.block import CellKind
from candour.formats.spreadsheet import hiding_within
from candour.hiding import Sight
from candour.piece import Mask, Nested, Table
from candour.place import Place
from files.ooxml import FILES
from spec.ooxml.looking import SHEET, hidden, hidings, looked_through, said, seen


def test_words_on_a_chart() -> None:
    """The title and the names of the series are seen."""
    (words,) = seen(looked_through(FILES["chart"]()))
    assert said(words) == "Custody by month\nArrests"
    assert str(words.place) == 'book.xlsx › chart "Chart 1"'


def test_values_kept_in_a_chart() -> None:
    """The values are one table, a column for each series, with the names of the series as its header."""
    (table,) = hidden(looked_through(FILES["chart"]()), "chart-cache")
    assert isinstance(table, Table)
    assert table.header == ("category", "Arrests")
    cells = [cell for block in table.blocks() for cell in block.cells()]
    assert [(cell.text, cell.kind) for cell in cells] == [
        ("Nia Example", CellKind.TEXT),
        ("41", CellKind.NUMBER),
        ("Tom Invented", CellKind.TEXT),
        ("7", CellKind.NUMBER),
    ]
    assert table.address(1, 1) == 'point 2 of "Arrests"'


def test_values_that_stand_in_seen_cells() -> None:
    """Values that a reader sees in cells are not mentioned; the others are."""
    data = FILES["chart"]()
    assert not hidden(looked_through(data, is_shown=lambda _: True), "chart-cache")
    (table,) = hidden(looked_through(data, is_shown=lambda value: value != "Tom Invented"), "chart-cache")
    assert said(table) == "Tom Invented"


def test_filtered_series() -> None:
    """A series that the chart's filter leaves out is reported by itself, with its name."""
    (table,) = hidden(looked_through(FILES["chart-with-a-filtered-series"]()), "filtered-series")
    assert said(table) == "Nia Example\n99\nInformants"
    assert "filtered-series" not in hidings(looked_through(FILES["chart"]()))


def test_newer_kind_of_chart() -> None:
    """The kinds of chart that came with Excel 2016 keep their values in another way."""
    (table,) = hidden(looked_through(FILES["chart-of-the-newer-kind"]()), "chart-cache")
    assert said(table) == "Nia Example\n41\nTom Invented\n7"


def test_workbook_behind_a_chart() -> None:
    """The workbook behind a chart is an embedded file, at the chart."""
    (book,) = hidden(looked_through(FILES["chart-with-its-workbook"]()), "embedded-file")
    assert isinstance(book, Nested)
    assert str(book.source.place) == 'book.xlsx › chart "Chart 1" › book.xlsx'


def test_chart_on_a_hidden_sheet() -> None:
    """The words on a chart are as hidden as its sheet; what it keeps is buried all the same."""
    mask = Mask.of(hiding_within("xlsx", "hidden-sheet"))
    found = looked_through(FILES["chart"](), owners={SHEET: (Place(("book.xlsx", 'sheet "Data"')), mask)})
    assert not seen(found)
    assert [said(one) for one in hidden(found, "hidden-sheet")] == ["Custody by month\nArrests"]
    assert [one.under.sight for one in hidden(found, "chart-cache") if isinstance(one, Table)] == [
        Sight.BURIED
    ]


def test_chart_that_its_drawing_no_longer_uses() -> None:
    """A chart that is still in the file, though its drawing shows it no more, is out of sight."""
    found = looked_through(FILES["chart-not-used-by-its-drawing"]())
    (words,) = hidden(found, "unlisted-part")
    assert said(words) == "Custody by month\nArrests"


def test_paths() -> None:
    """A chart tells where its values came from, and what the file was called."""
    (path,) = hidden(looked_through(FILES["chart-from-another-file"]()), "external-link-path")
    assert "nia.example" in said(path)
    (name,) = hidden(looked_through(FILES["chart-of-a-pivot"]()), "save-path")
    assert said(name) == "[custody for Nia.xlsx]Data!P1"
