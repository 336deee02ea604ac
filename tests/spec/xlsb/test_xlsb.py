"""Binary workbooks: what a reader would not see, and where it is."""

from __future__ import annotations

import io

import pytest
from python_calamine import CalamineWorkbook

from candour.formats.xlsb import read
from candour.hiding import Weight
from candour.piece import Found, Gap, Table, Text
from candour.place import Place
from candour.source import Source
from files.out_of_sight import hidden
from files.xlsb_files import FILES


def found(name: str) -> list[Found]:
    """Everything that the reader finds in the file of this name."""
    return list(read(Source("a.xlsb", FILES[name](), Place(("a.xlsb",)))))


@pytest.mark.parametrize(
    ("file", "hiding", "place", "text"),
    [
        ("a-sheet-is-hidden", "xlsb.hidden-sheet", 'a.xlsb › sheet "Download" (hidden)', "Nia Example"),
        ("a-sheet-is-very-hidden", "xlsb.very-hidden-sheet", 'a.xlsb › sheet "Download" (very hidden)', "Nia Example"),
        ("a-sheet-is-listed-nowhere", "xlsb.unlisted-sheet", 'a.xlsb › sheet "sheet9.bin" (listed nowhere)', "Nia Example"),
        ("a-row-is-hidden", "xlsb.hidden-row", 'a.xlsb › sheet "Data" › row 2', "Nia Example"),
        ("rows-are-in-a-collapsed-group", "xlsb.collapsed-row", 'a.xlsb › sheet "Data" › row 2', "Nia Example"),
        ("a-row-is-filtered-out", "xlsb.filtered-row", 'a.xlsb › sheet "Data" › row 2', "Nia Example"),
        ("a-row-is-filtered-out", "xlsb.filter-criterion", 'a.xlsb › sheet "Data" › filters', "Abbey"),
        ("a-column-is-hidden", "xlsb.hidden-column", 'a.xlsb › sheet "Data" › column B', "Nia Example"),
        ("white-text-on-white", "xlsb.background-colour", 'a.xlsb › sheet "Data"', "Nia Example"),
        ("a-format-prints-nothing", "xlsb.blank-number-format", 'a.xlsb › sheet "Data"', "Nia Example"),
        ("a-value-lies-under-a-merged-cell", "xlsb.merged-over", 'a.xlsb › sheet "Data"', "Nia Example"),
        ("a-shared-string-is-unused", "xlsb.unused-shared-string", "a.xlsb › shared strings", "Nia Example"),
        ("a-cell-has-a-comment", "xlsb.comment", 'a.xlsb › sheet "Data" › comments', "ask the victim first"),
        ("a-cell-has-a-comment", "xlsb.comment-person", 'a.xlsb › sheet "Data" › comments', "Orla Example"),
        ("a-pivot-cache-holds-records", "xlsb.pivot-cache", "a.xlsb › pivot cache 1", "Ashdown"),
        ("a-pivot-cache-holds-records", "xlsb.pivot-cache", "a.xlsb › pivot cache 1", "17"),
        ("a-pivot-cache-holds-records", "xlsb.pivot-trace", "a.xlsb › pivot cache 1", "Rhys Example"),
        ("cells-of-another-workbook-are-kept", "xlsb.external-link-cache", "a.xlsb › link to workbook 1", "Nia Example"),
        ("a-hidden-name-holds-text", "xlsb.defined-name", "a.xlsb › names", "Nia Example"),
        ("the-last-folder-names-its-owner", "xlsb.save-path", "a.xlsb", "C:\\Users\\rhys.example\\Desktop\\"),
    ],
)  # fmt: skip
def test_what_is_hidden_is_found_where_it_is(file: str, hiding: str, place: str, text: str) -> None:
    """Each way of hiding is found, with its place and what it holds."""
    assert (hiding, place, text) in set(hidden(found(file)))


@pytest.mark.parametrize(
    "file", ["nothing-is-hidden", "a-hidden-row-is-empty", "a-column-has-no-width-but-text-flows-out"]
)
def test_what_a_reader_sees_is_not_reported(file: str) -> None:
    """An empty hidden row hides nothing, and text flows out of a thin column into an empty one."""
    assert list(hidden(found(file))) == []


@pytest.mark.parametrize("file", sorted(FILES))
def test_an_ordinary_file_leaves_no_gap(file: str) -> None:
    """Everything in these files is looked through."""
    assert [piece for piece in found(file) if isinstance(piece, Gap)] == []


@pytest.mark.parametrize(
    "file", ["nothing-is-hidden", "a-sheet-is-very-hidden", "a-shared-string-is-unused", "a-row-is-hidden"]
)
def test_values_are_those_that_calamine_reads(file: str) -> None:
    """An independent reader opens the same file and finds the same values in the same sheets."""
    theirs = CalamineWorkbook.from_filelike(io.BytesIO(FILES[file]()))
    for name in theirs.sheet_names:
        rows = theirs.get_sheet_by_name(name).to_python(skip_empty_area=False)
        expected = {
            (r, c): str(value)
            for r, row in enumerate(rows)
            for c, value in enumerate(row)
            if value not in {"", None}
        }
        (table,) = [
            piece
            for piece in found(file)
            if isinstance(piece, Table) and piece.place.steps[-1].startswith(f'sheet "{name}"')
        ]
        ours = {(cell.row, cell.column): cell.text for block in table.blocks() for cell in block.cells()}
        assert ours == expected


def test_a_save_path_weighs_less_than_content() -> None:
    """What programs leave in every file is a trace, and is judged as one."""
    traces = [
        piece
        for piece in found("the-last-folder-names-its-owner")
        if isinstance(piece, Text) and piece.hiding
    ]
    assert {piece.hiding.weight for piece in traces if piece.hiding} == {Weight.TRACE}
