"""Which rows are the header, which are data, and which are titles and notes."""

from __future__ import annotations

import pytest

from candour.tables.rows import Layout, layout_of, stretches_of
from candour.tables.survey import survey
from files.tables import PEOPLE, Rows, block_of, table_of

SURNAMES: Rows = [[family, given] for family, given in PEOPLE]
HEADER = ["Surname", "Forename"]


def layout(rows: Rows, header: tuple[str, ...] | None = None) -> Layout:
    """The layout of these rows."""
    return layout_of(block_of(rows).head(30), header)


def test_the_first_row_is_the_header_where_its_words_head_columns() -> None:
    """An ordinary table has its header in its first row."""
    assert layout([HEADER, *SURNAMES]) == Layout({0: "Surname", 1: "Forename"}, 1)


def test_titles_and_blank_rows_stand_above_the_header() -> None:
    """A title and a blank row come first; the header is where the words are."""
    assert (
        layout([["Persons arrested, 2023"], [], ["As at 1 April", "Draft"], HEADER, *SURNAMES]).first_row == 4
    )


def test_a_header_given_apart_leaves_every_row_to_the_data() -> None:
    """The columns of a pivot cache are named outside its grid."""
    assert layout(SURNAMES, ("Surname", "Forename")) == Layout({0: "Surname", 1: "Forename"}, 0)


def test_a_header_on_two_rows_is_joined() -> None:
    """A group over several columns is read with the header beneath it, as far as it reaches."""
    rows: Rows = [
        ["Crime", "Victim", None, "Suspect", None],
        ["Ref", *HEADER, *HEADER],
        ["1", "A", "B", "C", "D"],
    ]
    found = layout(rows)
    assert found.first_row == 2
    assert found.header == {
        0: "Crime Ref", 1: "Victim Surname", 2: "Victim Forename", 3: "Suspect Surname", 4: "Suspect Forename"
    }  # fmt: skip


def test_words_one_above_the_other_are_one_header() -> None:
    """`Date of` over `birth` is a date of birth."""
    assert layout([["Date of", "Family"], ["birth", "name"], ["01/02/1980", "Example"]]).header == {
        0: "Date of birth",
        1: "Family name",
    }


def test_a_title_right_above_the_header_is_not_part_of_it() -> None:
    """A title of more than two words over one cell is a title."""
    assert layout([["List of persons arrested"], HEADER, *SURNAMES]).header == {0: "Surname", 1: "Forename"}


def test_unknown_words_over_numbers_are_a_header() -> None:
    """Where no word is known, a row of words over columns of numbers is taken for the header."""
    assert layout([["Gwrthrych", "Nifer"], ["Aston", 3], ["Moseley", 4]]) == Layout(
        {0: "Gwrthrych", 1: "Nifer"}, 1
    )


def test_data_is_not_taken_for_a_header() -> None:
    """The first row of a table without a header is data: it has dates and numbers, or what is below is like it."""
    assert layout([["Ashdown", "01/02/1980"], ["Hollis", "05/06/1971"]]) == Layout({}, 0)
    assert layout(SURNAMES) == Layout({}, 0)


def test_a_word_that_comes_again_below_is_no_header() -> None:
    """A header's words do not come again in its own columns."""
    rows: Rows = [
        ["Victim", "Aston"],
        ["Suspect", "Moseley"],
        ["Victim", "Chelsea"],
        ["Suspect", "Aston"],
        ["Witness", "Lea"],
    ]
    assert layout(rows).header == {}


def test_tables_one_below_another_each_have_their_header() -> None:
    """A second header after a blank row begins a second table, and notes belong to neither."""
    rows: Rows = [
        HEADER,
        *SURNAMES,
        [],
        ["Officers"],
        ["Name", "Collar No"],
        ["Nia Example", 1234],
        [],
        ["* As given"],
    ]
    found = stretches_of(block_of(rows).cells(), layout(rows))
    assert [(stretch.layout.header, len(stretch.rows)) for stretch in found] == [
        ({}, 1),
        ({0: "Surname", 1: "Forename"}, len(SURNAMES)),
        ({}, 2),
        ({0: "Officers Name", 1: "Officers Collar No"}, 1),
        ({}, 1),
    ]


def test_blank_rows_do_not_break_a_table() -> None:
    """Rows after a gap without a header of their own are more of the same."""
    rows: Rows = [HEADER, *SURNAMES, [], *SURNAMES]
    found = survey(table_of(rows))
    assert [people.rows for people in found.people] == [2 * len(SURNAMES)]


def test_a_header_printed_again_is_no_person() -> None:
    """Reports printed in pages repeat their header; the repeated rows are not counted."""
    found = survey(table_of([HEADER, *SURNAMES, HEADER, *SURNAMES]))
    assert [people.rows for people in found.people] == [2 * len(SURNAMES)]


@pytest.mark.parametrize("rows", [[], [[None]], [["Surname"]], [["Surname", "Forename"]], [["Title only"]]])
def test_tables_of_nothing_but_headers_hold_nobody(rows: Rows) -> None:
    """A header with no row beneath it is about nobody."""
    found = survey(table_of(rows))
    assert found.people == ()
    assert found.findings == ()
