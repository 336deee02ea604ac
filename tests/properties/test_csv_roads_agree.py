"""A table written as text reads the same record by record and by arrays, however it is cut into pieces."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given, settings
from hypothesis import strategies as st

from candour.formats.csv.table import DelimitedText, Pace
from candour.source import Budget

# fmt: off
TOKENS = st.sampled_from([
    "a", "Nia", "é", "5", "😀", " ", "\t", ";", ",", ",,", '"', '""', '"b"', '"k, l"', "\n", "\r\n", "\r", "\0", "\u200b",
    "x,y,z,w\n", "\n" * 21, " " * 100, "m" * 40_000,
])
# fmt: on
TEXTS = st.lists(TOKENS, max_size=40).map("".join)
ROWS = st.lists(
    st.lists(st.text(alphabet='a,"\r\n é', max_size=5), min_size=2, max_size=4), min_size=2, max_size=12
)


def _read(data: bytes, pace: Pace):
    table = DelimitedText(data, Budget(), pace)
    cells = [cell for block in table.blocks() for cell in block.cells()]
    return cells, table.learnt


def _slowly(data: bytes):
    return _read(data, Pace(by_arrays_from=1 << 40))


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from([7, 64, 1 << 20]), st.sampled_from([1, 50]))
@example('a,"b\nc,d\n', 7, 1)
@example('a,b,c,d\n1,"2,3,4\n1,2,3,4\n1,2,3,4\n",5\n', 64, 1)
def test_both_roads_read_the_same(text, piece, stretch):
    """Whatever the text, both roads give the same cells under the same masks, and learn the same beside."""
    data = text.encode()
    pace = Pace(by_arrays_from=0, piece=max(piece, len(data) // 50), stretch=stretch)
    assert _read(data, pace) == _slowly(data)


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=60), st.sampled_from([7, 64]))
def test_any_bytes_read_the_same(data, piece):
    """Bytes in no known encoding read the same both ways, and never raise."""
    cells, learnt = _read(data, Pace(by_arrays_from=0, piece=piece, stretch=4))
    slow_cells, slow_learnt = _slowly(data)
    if piece > len(data):  # a cut may fall inside what would be one character of broken UTF-8
        assert (cells, learnt) == (slow_cells, slow_learnt)


@settings(deadline=None, max_examples=150)
@given(ROWS, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\r\n", "\n"]))
def test_what_is_written_by_the_rules_is_read_back(rows, delimiter, line_end):
    """What Python's own csv module writes is read back to the same values by both roads."""
    rows = [[value.replace("\r", " ") for value in row] for row in [[*"abcd"], *rows]]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    data = text.getvalue().encode()
    expected = {
        (row, column): value.replace("\n", " ")
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value.strip()
    }
    table = DelimitedText(data, Budget(), Pace(by_arrays_from=0, piece=64))
    table.dialect = table.dialect._replace(
        delimiter=delimiter, width=3
    )  # few columns: line breaks are believed
    found = {(cell.row, cell.column): cell.text for block in table.blocks() for cell in block.cells()}
    assert found == expected
    assert table.learnt is not None
    assert not table.learnt.broken_rows
