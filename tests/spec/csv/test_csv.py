"""What Candour says of tables written as text."""

from __future__ import annotations

import subprocess
import sys

import pytest

from candour.errors import LimitReached
from candour.formats import format_of
from candour.formats.csv import read
from candour.formats.csv.table import DelimitedText, Pace
from candour.hiding import Sight
from candour.piece import Count, Gap, Table, Text, Why
from candour.place import Place
from candour.source import Budget, Limits, Source
from files.csv_files import FILES


def _found(data: bytes):
    return list(read(Source("table.csv", data, Place(("table.csv",)))))


def _cells(data: bytes):
    (table,) = (found for found in _found(data) if isinstance(found, Table))
    return table, [cell for block in table.blocks() for cell in block.cells()]


def _hidden(data: bytes) -> list[tuple[str, str, str]]:
    """Hiding, address and start of cells that are not seen."""
    (table,) = (found for found in _found(data) if isinstance(found, Table))
    blocks = list(table.blocks())
    masks = {tally.mask for block in blocks for tally in block.tallies() if tally.mask}
    return [
        (table.masks[mask - 1].hiding.id, table.address(cell.row, cell.column), cell.text[:20])
        for mask in sorted(masks)
        for block in blocks
        for cell in block.first_under(mask, 5)
    ]


def _gaps(data: bytes) -> list[tuple[str, Why]]:
    return [(str(found.place), found.why) for found in _found(data) if isinstance(found, Gap)]


@pytest.mark.parametrize(
    "name",
    [
        "ordinary-table",
        "ordinary-table-with-blank-cells",
        "quoted-values-hold-line-breaks",
        "comment-lines-are-seen",
        "title-lines-stand-above",
        "ragged-throughout",
        "second-table-after-one-blank-line",
        "note-after-three-blank-lines",
        "padding-of-spaces",
        "mark-in-the-middle",
        "semicolons",
        "tabs",
        "bars",
        "sep-line-names-the-delimiter",
        "utf-8-with-mark",
        "utf-16-with-mark",
        "utf-16-without-mark",
        "windows-1252",
        "windows-1252-island-in-utf-8",
        "line-ends-of-an-old-mac",
    ],
)
def test_an_ordinary_table_hides_nothing(name):
    """An ordinary table, in any of the usual ways of writing one, is one table all of whose cells are seen; no gaps."""
    data = FILES[name]()
    kind = format_of(data)
    assert kind is not None
    assert kind.id == "csv"
    assert not _hidden(data)
    assert [type(found) for found in _found(data)] == [Table, Count]


@pytest.mark.parametrize(
    ("name", "hiding", "address", "start"),
    [
        ("value-beyond-the-header", "csv.columns-beyond-header", "H30", "Nia Example"),
        ("note-after-twenty-blank-lines", "csv.text-after-table", "A50", "Nia Example lives at"),
        ("note-after-twenty-lines-of-commas", "csv.text-after-table", "A50", "Nia Example"),
        ("rows-beyond-excel", "csv.rows-beyond-excel", "A1048577", "2"),
        ("columns-beyond-excel", "csv.columns-beyond-excel", "XFE2", "Nia Example"),
        ("long-cell", "csv.long-cell", "B30", "Nia Nia Nia Nia Nia "),
        ("nul-in-a-cell", "csv.embedded-nul", "B30", "Theft\0Nia Example"),
        ("text-behind-spaces", "csv.text-after-spaces", "B30", "Theft               "),
    ],
)
def test_what_a_reader_would_overlook_is_masked(name, hiding, address, start):
    """Cells that a spreadsheet program drops, cuts off or puts far away are COVERED, by their own hiding."""
    hidden = _hidden(FILES[name]())
    assert hidden[0] == (hiding, address, start)
    assert {id_ for id_, *_ in hidden} == {hiding}


@pytest.mark.parametrize(
    "name", ["semicolons", "tabs", "bars", "sep-line-names-the-delimiter", "line-ends-of-an-old-mac"]
)
def test_the_delimiter_is_told_from_the_text(name):
    """Whatever stands between the values and ends the lines, the values are the same."""
    texts = [cell.text for cell in _cells(FILES[name]())[1]]
    plain = [cell.text for cell in _cells(FILES["ordinary-table"]())[1]]
    assert texts[-len(plain) :] == plain


@pytest.mark.parametrize(
    "name", ["utf-8-with-mark", "utf-16-with-mark", "utf-16-without-mark", "windows-1252"]
)
def test_the_encoding_is_told_from_the_bytes(name):
    """Whatever the encoding, an accented name is itself, and the first header has no mark before it."""
    _, cells = _cells(FILES[name]())
    assert cells[0].text == "Ref"
    assert "Zoë Example" in [cell.text for cell in cells]


def test_an_island_of_another_encoding_is_read_where_it_stands():
    """A row of Windows-1252 in a file of UTF-8 is read as what it is."""
    texts = [cell.text for cell in _cells(FILES["windows-1252-island-in-utf-8"]())[1]]
    assert {"Zoë Example", "Chloë Example"} <= set(texts)


def test_bytes_of_no_encoding_are_a_gap():
    """Bytes that no known encoding has are counted in a gap; the rest is read."""
    data = FILES["bytes-of-no-encoding"]()
    assert _gaps(data) == [("table.csv", Why.DISAGREES)]
    assert "2099-01-29" in [cell.text for cell in _cells(data)[1]]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("mark-that-never-closes", ["29", '"Nia Example', "Theft", "2099-01-29"]),
        ("mark-that-would-swallow-rows", ["29", '"Nia', "Theft", "2099-01-29"]),
    ],
)
def test_a_quotation_mark_that_never_closes_swallows_nothing(name, values):
    """Where a quotation mark is missing, the line is read as it stands, and a gap names the first such row."""
    data = FILES[name]()
    assert _gaps(data) == [("table.csv › row 30", Why.BROKEN)]
    _, cells = _cells(data)
    assert [cell.text for cell in cells if cell.row == 29] == values
    assert max(cell.row for cell in cells) > 29


def test_characters_that_print_nothing_are_counted():
    """Zero-width and text-direction characters are reported by their number."""
    texts = [found for found in _found(FILES["zero-width-and-direction-marks"]()) if isinstance(found, Text)]
    assert [(found.hiding.id, found.sight, found.text[:2]) for found in texts] == [
        ("csv.invisible-characters", Sight.COVERED, "2 ")
    ]


def test_words_in_tag_characters_are_read():
    """Words smuggled in tag characters come out as text, BURIED."""
    found = [found for found in _found(FILES["words-in-tag-characters"]()) if isinstance(found, Text)]
    assert ("Nia", Sight.BURIED) in [(text.text, text.sight) for text in found]


def test_rows_are_counted_whether_or_not_anybody_reads_the_cells():
    """The number of rows is known in the end, blank ones among them."""
    (count,) = (
        found for found in _found(FILES["note-after-three-blank-lines"]()) if isinstance(found, Count)
    )
    assert count == Count("row", 33)


def test_a_line_without_end_is_cut_and_said():
    """A line longer than memory should hold is read in parts, and counted for a gap."""
    data = b"a,b\n" + b"Nia Example," * 2000
    table = DelimitedText(data, Budget(), Pace(by_arrays_from=0, piece=1000, longest_line=5000))
    texts = [cell.text for block in table.blocks() for cell in block.cells()]
    assert table.learnt is not None
    assert table.learnt.cut_lines > 1
    assert "".join(texts).count("Nia Example") >= 1990


def test_time_limits_a_large_table():
    """A large table stops where the time for the file is over."""
    data = FILES["rows-beyond-excel"]()
    source = Source("table.csv", data, Place(("table.csv",)), Budget(Limits(seconds=-1)))
    with pytest.raises(LimitReached):
        list(read(source))


@pytest.mark.parametrize("name", sorted(set(FILES) - {"rows-beyond-excel"}))
def test_damaged_files_are_read_as_far_as_they_go(name):
    """Cut anywhere, or with a byte turned, every table still gives its cells, by both roads alike."""
    data = FILES[name]()
    for at in range(1, len(data), max(1, len(data) // 12)):
        for broken in (data[:at], data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]):
            slow = DelimitedText(broken, Budget())
            fast = DelimitedText(broken, Budget(), Pace(by_arrays_from=0, stretch=100))
            assert [cell for block in fast.blocks() for cell in block.cells()] == [
                cell for block in slow.blocks() for cell in block.cells()
            ]


def test_a_small_table_is_read_without_numpy():
    """Reading a small table imports no numpy: its import would take longer than the reading."""
    code = (
        "import sys; from candour.formats.csv import read; from candour.source import Source; from candour.place import Place\n"
        "found = list(read(Source('t', b'a,b\\n1,2\\n', Place(('t',))))); assert len(found) == 2, found\n"
        "assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
