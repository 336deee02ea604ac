"""Layouts as they come: titles, units, headers on several rows or printed again, tables side by side, totals, notes, cards."""

from __future__ import annotations

import pytest

from candour.block import ListBlock
from candour.hiding import Hiding, Sight
from candour.piece import Mask, Table
from candour.place import Place
from candour.tables.survey import Survey, survey
from files.tables import FAMILY, GIVEN, Rows, table_of

HEADER = ["Surname", "Forename", "DOB", "Crime Ref"]
BORN = [f"{n + 1:02}/0{n % 9 + 1}/19{60 + n}" for n in range(15)]
PEOPLE: list[list[object]] = [
    [family, given, born, f"35/{1000 + n}/23"]
    for n, (family, given, born) in enumerate(zip(FAMILY, GIVEN, BORN, strict=True))
]
COLUMNS = [
    ("person-name", "Surname"), ("person-name", "Forename"), ("date-of-birth", "DOB"), ("crime-reference", "Crime Ref"),
]  # fmt: skip


def told(found: Survey) -> dict[tuple[str, str], int]:
    """How many cells of each identifier are found, by the last step of their place."""
    return {(each.identifier, each.place.steps[-1]): each.count for each in found.findings}


def columns(count: int = 15) -> dict[tuple[str, str], int]:
    """The four columns of people, with so many rows."""
    return {(identifier, f'column "{header}"'): count for identifier, header in COLUMNS}


SAME: dict[str, Rows] = {
    "a title and a blank row": [["Persons arrested in 2023"], [], HEADER, *PEOPLE],
    "titles, a date and a remark": [["Force"], ["Run at 12:00 on 3 May 2023"], ["Restricted", "Page 1"], [], HEADER, *PEOPLE],
    "what was filtered": [["Filter: Station = Northmere; from 01/04/2023"], ["Rows: 15"], HEADER, *PEOPLE],
    "codes of the columns above": [["S001", "S002", "S003", "S004"], HEADER, *PEOPLE],
    "kinds of the columns below": [HEADER, ["text", "text", "dd/mm/yyyy", "text"], *PEOPLE],
    "numbers of the columns below": [HEADER, ["(1)", "(2)", "(3)", "(4)"], *PEOPLE],
    "the header printed again": [HEADER, *PEOPLE[:7], HEADER, *PEOPLE[7:]],
    "pages": [HEADER, *PEOPLE[:7], ["Page 1 of 2"], HEADER, *PEOPLE[7:], ["Page 2 of 2"]],
    "a total": [HEADER, *PEOPLE, ["Total", None, None, 15]],
    "a total after a blank row": [HEADER, *PEOPLE, [], ["Grand total", None, "15 records"]],
    "a note right below": [HEADER, *PEOPLE, ["Source: custody system, extracted in May"]],
    "notes": [HEADER, *PEOPLE, [], ["* Provisional", "see note 2"], ["Prepared by the Performance Unit"]],
    "two tables with titles": [["Table 1: victims"], HEADER, *PEOPLE[:7], [], ["Table 2: suspects"], HEADER, *PEOPLE[7:]],
    "not in the first column": [[], [None, None, *HEADER], *([None, None, *row] for row in PEOPLE)],
    "a list to the right": [
        [*HEADER, None, "Code", "Meaning"],
        *([*row, None, *(["A", "Alpha"] if n < 2 else [])] for n, row in enumerate(PEOPLE)),
    ],
    "rows numbered": [["#", *HEADER], *([n, *row] for n, row in enumerate(PEOPLE, 1))],
}  # fmt: skip


@pytest.mark.parametrize("rows", SAME.values(), ids=list(SAME))
def test_what_stands_around_a_table_is_no_part_of_it(rows: Rows) -> None:
    """The same fifteen people are found under the same four headers, whatever stands above, below, between and beside."""
    found = survey(table_of(rows))
    of_people = {key: count for key, count in told(found).items() if not key[1].endswith("2")}
    assert of_people == columns()
    assert sum(people.rows for people in found.people) == 15


def test_units_below_the_header_are_no_person() -> None:
    """A row of units right below the header is passed over."""
    rows: Rows = [
        ["Surname", "DOB", "Height", "Weight"],
        [None, "dd/mm/yyyy", "cm", "kg"],
        *([row[0], row[2], 170, 70] for row in PEOPLE),
    ]
    assert [people.rows for people in survey(table_of(rows)).people] == [15]


def test_a_header_on_three_rows_is_joined() -> None:
    """Each column is read with what stands over it, as far as that says whose it is."""
    rows: Rows = [
        ["Offence details", None, "Victim", None],
        ["Reference", None, "Identity", None],
        ["Crime No", "Date", "Surname", "DOB"],
        *([row[3], "03/05/2023", row[0], row[2]] for row in PEOPLE),
    ]
    assert told(survey(table_of(rows))) == {
        ("crime-reference", 'column "Crime No"'): 15,
        ("person-name", 'column "Victim Surname"'): 15,
        ("date-of-birth", 'column "Victim DOB"'): 15,
    }


def test_a_header_whose_words_are_mostly_unknown() -> None:
    """Two words that identify people make a header of a row in which most words are not known."""
    rows: Rows = [
        ["Name", "Sex", "Under 18", "Zqx", "Repeat"],
        *([f"{row[1]} {row[0]}", "MF"[n % 2], "YN"[n % 2], "a", "NY"[n % 2]] for n, row in enumerate(PEOPLE)),
    ]
    assert told(survey(table_of(rows))) == {("person-name", 'column "Name"'): 15, ("sex", 'column "Sex"'): 15}


def test_a_column_of_roles_is_no_column_of_labels() -> None:
    """`VIC`, `SUSP` and `WIT` at the beginning of each row do not make cards of a table."""
    rows: Rows = [
        ["Role", "Surname", "Forename", "DOB"],
        *([("VIC", "SUSP", "WIT", "IP")[n % 4], *row[:3]] for n, row in enumerate(PEOPLE)),
    ]
    found = survey(table_of(rows))
    assert [people.rows for people in found.people] == [15]
    assert ("role-in-incident", 'column "Role"') in told(found)


def test_a_surname_without_a_header_stands_beside_forenames() -> None:
    """Where one header was left out, the column beside it tells what it holds."""
    rows: Rows = [[None, "Forename", "DOB"], *(row[:3] for row in PEOPLE)]
    assert ("person-name", "A2") in told(survey(table_of(rows)))


CARDS: dict[str, tuple[Rows, int]] = {
    "one below another": (
        [line for row in PEOPLE[:4] for line in (["Surname:", row[0]], ["Forename:", row[1]], ["Date of birth:", row[2]], [])],
        4,
    ),
    "side by side": (
        [
            line
            for one, other in zip(PEOPLE[0:6:2], PEOPLE[1:6:2], strict=True)
            for line in (["Surname", one[0], None, "Surname", other[0]], ["Date of birth", one[2], None, "Date of birth", other[2]], [])
        ],
        6,
    ),
    "in columns": (
        [["Surname", *(row[0] for row in PEOPLE)], ["Forename", *(row[1] for row in PEOPLE)], ["Date of birth", *(row[2] for row in PEOPLE)]],
        15,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "people"), CARDS.values(), ids=list(CARDS))
def test_forms_filled_in_from_top_to_bottom_are_read(rows: Rows, people: int) -> None:
    """Each card is a row about somebody: its labels are the headers."""
    found = survey(table_of(rows))
    assert told(found)["person-name", 'column "Surname"'] == people
    assert {each.count for each in found.findings if each.identifier == "date-of-birth"} == {people}
    assert [each.rows for each in found.people] == [people]


def test_what_a_card_holds_is_told_where_it_stands() -> None:
    """Asked for every place, a finding gives the cell of the sheet, its own sight, and what stands beside the cards too."""
    hidden = Mask.of(
        Hiding("sheet.hidden-column", "hidden column", Sight.COVERED, "Unhide it.", "It is left out."), "B"
    )
    block = ListBlock()
    cells: list[list[str]] = [
        ["Custody form"],
        ["Surname", "Example"],
        ["Forename", "Nia"],
        ["Date of birth", "01/02/1980"],
        ["Rang from 07700 900123 again"],
    ]
    for row, texts in enumerate(cells):
        for column, text in enumerate(texts):
            block.add(row, column, text, mask=int(column == 1))
    table = Table(Place(("sheet",)), lambda: [block], (hidden,))
    found = survey(table, all_places=True).findings
    assert {(each.identifier, each.place.steps[-1], each.sight) for each in found} == {
        ("person-name", "B2", Sight.COVERED), ("person-name", "B3", Sight.COVERED), ("date-of-birth", "B4", Sight.COVERED),
        ("uk-phone", "A5", Sight.SEEN),
    }  # fmt: skip


def test_ranks_down_the_side_of_counts_are_no_cards() -> None:
    """`Inspector` before a number is a count of inspectors, not the label of one."""
    rows: Rows = [
        ["Rank", "Female", "Male"],
        ["Constable", 400, 600],
        ["Sergeant", 40, 60],
        ["Inspector", 9, 12],
    ]
    found = survey(table_of(rows))
    assert (found.findings, found.people) == ((), ())
