"""At least how many people a file tells of: the rule, and that nothing but people changes the count."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import candour
from candour.affected.counting import Crowd, Mark, at_least
from candour.affected.rows import mentions_of
from candour.block import Block
from candour.hiding import Hiding, Sight
from candour.outputs import Checked, writer_of
from candour.piece import Mask, Table
from candour.place import Place
from candour.policy import Policy
from candour.tables.survey import survey
from files.mentions import FILES, PEOPLE_IN, csv_of
from files.tables import FAMILY, GIVEN, Rows, block_of
from properties.test_survey import arrays_of

HIDDEN = Mask.of(
    Hiding("sheet.hidden-row", "hidden row", Sight.COVERED, "Unhide it.", "It is left out."), "rows"
)
HEADERS = {
    "surname": ("Surname", "LAST NAME", "VICT_SURNAME", "Family name"),
    "forename": ("Forename", "First name", "FORENAME1", "Given names"),
    "born": ("DOB", "Date of birth", "D.O.B.", "BirthDate"),
    "postcode": ("Postcode", "Post code", "PCODE"),
}


def table_of(block: Block) -> Table:
    """A table of one block, with one mask."""
    return Table(Place(("sheet",)), lambda: [block], (HIDDEN,))


def counted(*blocks: Block) -> tuple[int, int]:
    """How many people these tables of one file tell of at least, in all and out of sight."""
    crowd = Crowd()
    for block in blocks:
        survey(table_of(block), watch=crowd.watch)
    return crowd.at_least, crowd.unseen_at_least


def people(*rows: str) -> int:
    """How many people at least a table tells of whose first row is its header; `|` stands between cells."""
    return counted(block_of([[cell or None for cell in row.split("|")] for row in rows]))[0]


@pytest.mark.parametrize("name", FILES)
def test_each_file_tells_of_so_many_people(name: str) -> None:
    """Names in any form, duplicates, cards and letters are counted exactly, seen and unseen."""
    report = candour.inspect(FILES[name]())
    assert (report.people_at_least, report.unseen_people_at_least) == PEOPLE_IN[name]


@pytest.mark.parametrize("name", FILES)
def test_mentions_count_as_their_file_does(name: str) -> None:
    """Counting by columns and counting mention by mention give one number."""
    crowd = Crowd()
    crowd.add_mentions(candour.mentions(FILES[name]()))
    assert (crowd.at_least, crowd.unseen_at_least) == PEOPLE_IN[name]


def test_a_name_counts_once_for_each_date_of_birth() -> None:
    """The same name with the same date of birth is one person, however both are written; with another, another."""
    header = "Full name|DOB"
    assert people(header, "Nia Example|01/02/1980", "EXAMPLE, Nia|1980-02-01", "Dr Niá Example|29252") == 1
    assert people(header, "Nia Example|01/02/1980", "Nia Example|02/02/1980", "Tomos Sample|01/02/1980") == 3


def test_a_name_without_a_date_of_birth_adds_nobody_beside_one_that_has() -> None:
    """Less said of the same name is not another person."""
    assert people("Full name|DOB", "Nia Example|01/02/1980", "Nia Example|", "Tomos Sample|") == 2


def test_numbers_tell_people_of_one_name_apart() -> None:
    """Without dates of birth, two numbers that one person cannot both have are two people."""
    header = "Full name|NINO"
    assert people(header, "Nia Example|QQ123456C", "Nia Example|QQ 12 34 56 C", "Nia Example|QQ123457C") == 2


def test_addresses_tell_people_of_one_name_apart_where_nothing_else_does() -> None:
    """Two postcodes are two people; beside one date of birth they are one who moved."""
    assert (
        people("Full name|Postcode", "Nia Example|ZZ99 3VZ", "Nia Example|zz993vz", "Nia Example|ZZ99 3VY")
        == 2
    )
    header = "Full name|DOB|Postcode"
    assert people(header, "Nia Example|01/02/1980|ZZ99 3VZ", "Nia Example|01/02/1980|ZZ99 3VY") == 1


def test_a_name_alone_is_one_person() -> None:
    """Forty rows of one name may be one person's."""
    assert people("Full name|Offence", *["Nia Example|Theft"] * 40, "Tomos Sample|Theft") == 2


def test_initials_add_nobody_whom_a_fuller_name_fits() -> None:
    """`N Example` may be `Nia Example`, unless their dates of birth differ; two who both have initials are told apart."""
    assert (
        people("Full name|DOB", "Nia Example|01/02/1980", "N. Example|01/02/1980", "Mrs Example|01/02/1980")
        == 1
    )
    assert people("Full name|DOB", "Nia Example|01/02/1980", "N. Example|01/02/1981") == 2
    assert people("Full name|DOB", "N Example|01/02/1980", "T Example|01/02/1981", "Example|") == 2


def test_initials_with_another_number_are_another_person() -> None:
    """On a list of staff `N Example` with a service number of his own is not `Nia Example`."""
    header = "Surname|Forename|Service number"
    assert people(header, "Example|Nia|20001", "Example|N|20002", "Example|N|20001", "Sample|Mei|20003") == 3


def test_numbers_without_names_count_where_no_name_has_them() -> None:
    """A lookup list of numbers adds nobody who stands with a name elsewhere in the file."""
    named = block_of([["Full name", "NINO"], ["Nia Example", "AB123456C"], ["Tomos Sample", "AB123457C"]])
    alone = block_of([["NINO", "Offence"], ["AB123456C", "Theft"], ["AB123458C", "Theft"]])
    assert counted(named)[0] == 2
    assert counted(alone)[0] == 2
    assert counted(named, alone)[0] == 3


def test_placeholders_are_no_dates_of_birth_and_nobody_is_called_unknown() -> None:
    """01/01/1900 tells nobody apart, and `Unknown` or `Withheld` is no person."""
    named = [f"{given} {family}|01/02/1980" for family, given in zip(FAMILY, GIVEN, strict=True)]
    assert people("Full name|DOB", *named, f"{GIVEN[0]} {FAMILY[0]}|01/01/1900") == len(named)
    assert people("Full name|DOB", *named, "Unknown|", "Withheld|") == len(named)


def test_traits_alone_tell_nobody_apart() -> None:
    """Ages and sexes beside crime references are rows about people, but of how many cannot be said."""
    rows = [
        ["Crime No", "Age", "Sex", "Ethnicity"],
        *([f"42/1{n:04d}/23", 20 + n, "MF"[n % 2], "W1"] for n in range(12)),
    ]
    crowd = Crowd()
    (told,) = survey(table_of(block_of(rows)), watch=crowd.watch).people
    assert (told.rows, told.at_least, crowd.at_least) == (12, 0, 0)


def test_hidden_rows_count_apart() -> None:
    """Somebody who is in a hidden row and in a seen one is counted out of sight, and once in all."""
    rows = [["Surname", "Forename", "DOB"], ["Example", "Nia", "01/02/1980"], ["Sample", "Tomos", "05/06/1981"], ["Example", "Nia", "01/02/1980"]]  # fmt: skip
    assert counted(block_of(rows, {(3, -1): 1})) == (2, 1)
    by_mask = {each.hiding is None: each.at_least for each in survey(table_of(block_of(rows, {(3, -1): 1})), watch=Crowd().watch).people}  # fmt: skip
    assert by_mask == {True: 2, False: 1}


def test_outputs_say_at_least_how_many() -> None:
    """Where rows and people differ, the reason, the page and the JSON tell both."""
    rows = [
        ["Surname", "Forename", "DOB"],
        *[["Example", "Nia", "01/02/1980"], ["Sample", "Tomos", "05/06/1981"]] * 4,
    ]
    report = candour.inspect(csv_of(rows), name="reply.csv")
    checked = Checked(report, candour.judge(report))
    assert "8 rows about at least 2 people: names, dates of birth" in checked.verdict.reasons[0].says
    for format_ in ("text", "html"):
        text = "".join(writer_of(format_)([checked], Policy.default(), False))  # noqa: FBT003
        assert "at least 2 people" in " ".join(text.split())
    assert '"people_at_least": 2' in "".join(writer_of("json")([checked], Policy.default(), False))  # noqa: FBT003


def test_counting_a_small_table_needs_no_numpy() -> None:
    """Small files are counted without what large ones need."""
    script = (
        "import sys; sys.path.insert(0, 'tests'); from files.mentions import csv_of;"
        "import candour; print(candour.inspect(csv_of([['Surname', 'DOB'], ['Example', '01/02/1980']])).people_at_least,"
        "'candour.affected.counting_arrays' in sys.modules)"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root
    )
    assert done.stdout.split() == ["1", "False"]


# ── properties ──────────────────────────────────────────────────────────────────────────────────────────────────────

_PERSON = st.tuples(
    st.sampled_from(FAMILY[:5]),
    st.sampled_from(GIVEN[:5]),
    st.sampled_from(["01/02/1980", "05/06/1981", "29252", ""]),
    st.sampled_from(["ZZ99 3VZ", "ZZ99 3VY", ""]),
)


@st.composite
def grids(draw: st.DrawFn) -> Rows:
    """A table of people under headers as systems write them, some of them several times."""
    header = [draw(st.sampled_from(HEADERS[kind])) for kind in ("surname", "forename", "born", "postcode")]
    rows = draw(st.lists(_PERSON, min_size=3, max_size=25))
    return [header, *([cell or None for cell in row] for row in rows)]


@given(grids(), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40)
def test_the_order_of_rows_and_of_columns_changes_no_count(grid: Rows, order: random.Random) -> None:
    """However a table is sorted, and whichever column stands first, as many people are in it."""
    header, *rows = grid
    order.shuffle(rows)
    columns = list(range(len(header)))
    order.shuffle(columns)
    turned = [[row[column] for column in columns] for row in (header, *rows)]
    assert counted(block_of(turned)) == counted(block_of(grid))


@given(grids(), st.sets(st.integers(1, 25), max_size=5))
@settings(deadline=None, max_examples=40)
def test_lists_arrays_and_mentions_count_alike(grid: Rows, hidden: set[int]) -> None:
    """A block of lists, one of arrays, and the mentions of either give one count."""
    block = block_of(grid, {(row, -1): 1 for row in hidden})
    crowd = Crowd()
    crowd.add_mentions(mentions_of(table_of(block)))
    assert counted(block) == counted(arrays_of(block)) == (crowd.at_least, crowd.unseen_at_least)
    assert list(mentions_of(table_of(block))) == list(mentions_of(table_of(arrays_of(block))))


@given(grids())
@settings(deadline=None, max_examples=30)
def test_the_count_of_names_with_births_is_exact(grid: Rows) -> None:
    """Where everybody has a date of birth, people are as many as the different names with a date."""
    known = [row for row in grid[1:] if row[2]] or [["Example", "Nia", "01/02/1980", None]]
    days = {"29252": "01/02/1980"}
    expected = {(row[0], row[1], days.get(str(row[2]), row[2])) for row in known}
    assert counted(block_of([grid[0], *known]))[0] == len(expected)


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 6), max_size=30))
@settings(deadline=None, max_examples=100)
def test_more_marks_are_never_fewer_people_than_none(marks: list[tuple[int, ...]]) -> None:
    """There are never more people than marks, and a second look at the same marks changes nothing."""
    distinct = {Mark(*each) for each in marks}
    assert 0 <= at_least(distinct) <= len(distinct)
    assert at_least(distinct) == at_least(sorted(distinct, reverse=True))


_HEADERS = st.sampled_from(
    ["Surname", "Town", "Title", "Rank", "Role", "Victim", "Victim 2 DOB", "Suspect town", "OIC", "Collar number", "Alias",
     "Middle name", "Address 1", "Postcode", "Email", "NHS No", "Crime ref", "Offence", "Age", "Sex", "Vulnerable", "Name",
     "Victim name", "Forename", "Forename 2", "Job title", "Initials"]
)  # fmt: skip
_VALUES = st.sampled_from(
    ["Example", "Nia", "N", "Mrs", "PC 1234", "Victim", "01/02/1980", "29252", "12 Mill Lane", "ZZ99 3VZ", "nia@mail.example",
     "4010232137", "42/12345/23", "Theft", "44", "F", "Yes", "Unknown", "Nia Example", "EXAMPLE, Nia", "1/1/1900", "W1"]
)  # fmt: skip


@given(
    st.lists(_HEADERS, min_size=1, max_size=8),
    st.lists(st.lists(st.none() | _VALUES | st.text(max_size=9), max_size=8), max_size=12),
    st.sets(st.integers(1, 12), max_size=3),
)
@settings(deadline=None, max_examples=120)
def test_any_table_gives_mentions_that_count_as_it_does(
    header: list[str], rows: Rows, hidden: set[int]
) -> None:
    """Whatever stands under whichever headers, nothing is raised, and lists, arrays and mentions agree."""
    block = block_of([header, *rows], {(row, -1): 1 for row in hidden})
    found = list(mentions_of(table_of(block)))
    assert found == list(mentions_of(table_of(arrays_of(block))))
    crowd = Crowd()
    crowd.add_mentions(found)
    assert counted(block) == counted(arrays_of(block)) == (crowd.at_least, crowd.unseen_at_least)
