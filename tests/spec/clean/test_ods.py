"""Clean copies of OpenDocument spreadsheets."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableColumnProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

from candour import inspect
from candour.cleaned import CannotClean, Redaction, Wishes
from candour.cleaning import Cleaned, Order, clean
from candour.formats.ods.copying.values import as_shown
from files.ods_files import FILES

NOT_COPIED = {"a-row-repeats-a-million-times": "4,000,000 cells"}
NAME = "Quillfeather"


def copied(data: bytes, name: str = "reply.ods", wishes: Wishes | None = None) -> Cleaned:
    """The copy, which `clean` has proved: made twice alike, and clean already."""
    order = Order(wishes=wishes) if wishes else None
    cleaned = clean(data, name=name, order=order)
    assert clean(data, name=name, order=order).data == cleaned.data
    again = clean(cleaned.data, name="reply.ods")
    assert (cleaned.extension, again.data, again.changes) == (".ods", cleaned.data, ())
    return cleaned


def rows(cleaned: Cleaned) -> list[list[object]]:
    """The cells of the first sheet, as another library reads them."""
    return CalamineWorkbook.from_filelike(io.BytesIO(cleaned.data)).get_sheet_by_index(0).to_python()


def spreadsheet(lines: list[list[object]], hidden: frozenset[int] = frozenset(), column: int = -1) -> bytes:
    """A spreadsheet of these lines; those of these numbers, and one column, are hidden."""
    document = OpenDocumentSpreadsheet()
    wide = Style(name="co1", family="table-column")
    wide.addElement(TableColumnProperties(columnwidth="3cm"))
    document.automaticstyles.addElement(wide)
    table = Table(name="Data")
    for at in range(max(map(len, lines), default=1)):
        said = {"visibility": "collapse"} if at == column else {}
        table.addElement(TableColumn(stylename=wide, **said))
    for number, line in enumerate(lines):
        made = TableRow(**({"visibility": "collapse"} if number in hidden else {}))
        for value in line:
            kind = (
                {"valuetype": "string"} if isinstance(value, str) else {"valuetype": "float", "value": value}
            )
            cell = TableCell(**(kind if value != "" else {}))
            if value != "":
                cell.addElement(P(text=str(value)))
            made.addElement(cell)
        table.addElement(made)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_copied_clean_or_refused_with_a_reason(name):
    """The copy is proved, and its copy is the same to the byte; reading it tells of nothing out of sight."""
    if name in NOT_COPIED:
        with pytest.raises(CannotClean, match=NOT_COPIED[name]):
            clean(FILES[name](), name="reply")
        return
    assert not inspect(copied(FILES[name]()).data, name="reply.ods").hidings


def test_a_sheet_closes_up_where_rows_and_columns_are_taken_out():
    """What stood below a hidden row, or right of a hidden column, moves to where a reader saw it."""
    lines: list[list[object]] = [["Ward", NAME, "Count"], [NAME, "", NAME], ["Hill", NAME, 12]]
    found = rows(copied(spreadsheet(lines, frozenset({1}), 1)))
    assert found == [["Ward", "Count"], ["Hill", 12.0]]


def test_only_what_is_known_is_in_the_package():
    """No settings, no properties, no thumbnail: the parts that show something, and their list."""
    with zipfile.ZipFile(io.BytesIO(copied(FILES["macros-are-inside"]()).data)) as archive:
        assert archive.namelist() == ["mimetype", "META-INF/manifest.xml", "content.xml", "styles.xml"]


@pytest.mark.parametrize(
    ("value", "shown", "left"),
    [("1234.5678", "1,234.57", "1234.57"), ("2.675", "2.68", "2.68"), ("1.5", "1.50", "1.5"), ("0.5", "five", "0.5"), ("-0.4", "0", "0")],
)  # fmt: skip
def test_numbers_hold_no_more_digits_than_they_show(value, shown, left):
    """A number is rounded to the digits that stand in its cell; where those do not tell, it stays as it is."""
    assert as_shown(value, shown) == left


def test_values_in_sight_are_blacked_out_where_somebody_asks():
    """A text and a number become blocks."""
    wishes = Wishes(redaction=Redaction(frozenset({NAME, "9990000018"})))
    data = spreadsheet([[f"Seen by {NAME}"], [9990000018]])
    assert rows(copied(data, wishes=wishes)) == [["Seen by ▇▇▇▇▇▇"], ["▇▇▇▇▇▇"]]


WORDS = st.one_of(st.text("abc dé&<", max_size=6).map(str.strip), st.integers(0, 10**6))
LINES = st.lists(st.lists(WORDS, min_size=4, max_size=4), min_size=1, max_size=10)


@settings(max_examples=25, deadline=None)
@given(LINES, st.frozensets(st.integers(0, 9)), st.integers(-1, 3))
def test_hidden_values_go_and_all_others_stay(lines, hidden, column):
    """Whatever is in a spreadsheet, its copy holds what is in sight, which the proof checks, and nothing of what was planted."""
    for number, line in enumerate(lines):
        for at in range(4):
            if number in hidden or at == column:
                line[at] = f"{NAME}{number}"
    found = rows(clean(spreadsheet(lines, hidden, column), name="a.ods"))
    assert not any(NAME in str(value) for line in found for value in line)
