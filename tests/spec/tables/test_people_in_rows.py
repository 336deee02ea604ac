"""People in rows: which columns are whose, what each mention carries, and how many people a file tells of at least."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl
import pytest

import candour
from candour.affected.mention import Mention
from candour.affected.rows import mentions_of
from candour.tables.survey import survey
from files.tables import FAMILY, GIVEN, Rows, table_of

PEOPLE = [f"{given} {family}" for given, family in zip(GIVEN, FAMILY, strict=True)]
BORN = [f"{n + 1:02}/0{n % 9 + 1}/19{60 + n}" for n in range(15)]


def mentions(*columns: tuple[str, Sequence[object]]) -> list[Mention]:
    """The mentions in a table of these columns."""
    rows: Rows = [[header for header, _ in columns], *zip(*(values for _, values in columns), strict=True)]  # type: ignore[list-item]
    return list(mentions_of(table_of(rows)))


def found(*columns: tuple[str, Sequence[object]]) -> set[tuple[str, str]]:
    """The identifiers found in a table of these columns, by header."""
    rows: Rows = [[header for header, _ in columns], *zip(*(values for _, values in columns), strict=True)]  # type: ignore[list-item]
    return {(each.identifier, each.place.steps[-1][8:-1]) for each in survey(table_of(rows)).findings}


def test_several_people_in_one_row() -> None:
    """Victim, suspect, witness and officer of each row are four people, each with what is theirs."""
    first = mentions(
        ("crime_ref", [f"35/{1000 + n}/23" for n in range(15)]), ("victim_name", PEOPLE), ("victim_dob", BORN),
        ("suspect_name", [*PEOPLE[3:], *PEOPLE[:3]]), ("suspect_dob", [*BORN[3:], *BORN[:3]]),
        ("witness_name", [*PEOPLE[5:], *PEOPLE[:5]]), ("officer_in_charge", [f"PC 12{n:02} {FAMILY[n]}" for n in range(15)]),
        ("offence", ["Burglary"] * 15),
    )[:4]  # fmt: skip
    assert [(each.role, each.name, each.born) for each in first] == [
        ("victim", "Nia Ashdown", "1960-01-01"), ("suspect", "Imran Davenport", "1963-04-04"), ("witness", "Callum Fairweather", ""),
        ("officer", "PC 1200 Ashdown", ""),
    ]  # fmt: skip
    assert {each.references for each in first} == {(("crime-reference", "35/1000/23"),)}
    assert [each.offences for each in first] == [("Burglary",)] * 3 + [()]


def test_numbered_children_beside_a_parent() -> None:
    """`child1_name`, `child2_name`: as many children as are named, each with a date of birth of their own."""
    blank = [None] * 15
    told = mentions(
        ("Parent name", PEOPLE), ("Parent phone", [f"07700 9001{n:02}" for n in range(15)]),
        ("child1_name", [*PEOPLE[1:], PEOPLE[0]]), ("child1_dob", [f"{n + 1:02}/02/2015" for n in range(15)]),
        ("child2_name", [*PEOPLE[2:], *blank[:2]]), ("child2_dob", [*(f"{n + 1:02}/03/2017" for n in range(13)), None, None]),
        ("child3_name", blank),
    )  # fmt: skip
    assert [(each.role, each.forenames, each.born, each.phones) for each in told[:3]] == [
        ("parent", "Nia", "", ("07700 900100",)),
        ("child", "Tomos", "2015-02-01", ()),
        ("child", "Aisha", "2017-03-01", ()),
    ]
    assert len(told) == 15 + 15 + 13


def test_two_people_under_the_same_headers() -> None:
    """`Surname, DOB, Surname, DOB`: each surname goes with the date of birth beside it."""
    told = mentions(("Surname", FAMILY), ("DOB", BORN), ("Surname", FAMILY[::-1]), ("DOB", BORN[::-1]))
    assert len(told) == 30
    assert {(each.surname, each.born[:4]) for each in told} == {
        (name, f"{1960 + n}") for n, name in enumerate(FAMILY)
    }


def test_roles_from_a_column_of_roles() -> None:
    """Where a column says who each row is about, in whatever short form, the mention says so."""
    told = mentions(
        ("Role", [("VIC", "SUSP", "WIT", "IP", "AGG")[n % 5] for n in range(15)]),
        ("Surname", FAMILY),
        ("DOB", BORN),
    )
    assert [each.role for each in told[:5]] == ["victim", "suspect", "witness", "victim", "victim"]


def test_an_address_in_pieces_is_one_address() -> None:
    """Lines, town, county and postcode are put together in order."""
    told = mentions(
        ("Name", PEOPLE), ("Address1", [f"Flat {n + 1}" for n in range(15)]), ("Address2", [f"{n + 2} High Street" for n in range(15)]),
        ("Address3", [None] * 15), ("Town", ["Leeds"] * 15), ("County", ["West Yorkshire"] * 15),
        ("Postcode", [f"LS{n + 1} 4AB" for n in range(15)]),
    )  # fmt: skip
    assert (told[0].address, told[0].postcode) == ("Flat 1, 2 High Street, Leeds, West Yorkshire", "LS1 4AB")


@pytest.mark.parametrize(
    ("header", "write", "parts"),
    [
        ("Name", lambda n: f"{FAMILY[n].upper()}, {GIVEN[n]} (Mr)", ("Nia", "ASHDOWN")),
        ("Name", lambda n: f"{FAMILY[n]} {GIVEN[n]}", ("Nia", "Ashdown")),
        ("Offender", lambda n: f"Mr {GIVEN[n][0]} {FAMILY[n].upper()}", ("N", "ASHDOWN")),
        ("Tenant name", lambda n: f"Mr & Mrs {FAMILY[n]}", ("", "Ashdown")),
        ("Tenant name", lambda n: f"Mr and Mrs {FAMILY[n]}", ("", "Ashdown")),
        ("Suspects", lambda n: f"{PEOPLE[n]}; {PEOPLE[n - 1]}", ("", "")),
    ],
    ids=["title behind", "surname first", "initials", "couple", "couple in words", "several"],
)
def test_a_name_is_taken_apart(header, write, parts) -> None:
    """Forenames and surname are told whatever the order; of several names in one cell neither is."""
    first = mentions(
        (header, [write(n) for n in range(15)]), ("Ref", [f"35/{1000 + n}/23" for n in range(15)])
    )[0]
    assert (first.forenames, first.surname, first.name) == (*parts, write(0))


def test_dates_ages_and_sexes_are_told_from_their_likes() -> None:
    """Only the date of birth is one, an age is no count and no number of days, and yes and no are no sex."""
    assert found(
        ("Surname", FAMILY), ("DOB", BORN), ("Date of offence", [f"{n + 1:02}/03/2023" for n in range(15)]),
        ("Received", [f"{n + 2:02}/03/2023" for n in range(15)]), ("Age", list(range(20, 35))), ("Visits", list(range(15))),
        ("Age of debt", list(range(15))), ("Sex", ["M", "F", "M"] * 5), ("Repeat", ["Y", "N", "Y"] * 5), ("Tel ext", list(range(1200, 1215))),
    ) == {("person-name", "Surname"), ("date-of-birth", "DOB"), ("age", "Age"), ("sex", "Sex")}  # fmt: skip


# ── how many people at least ────────────────────────────────────────────────────────────────────────────────────────


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook of these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEADER = ["Surname", "Forename", "DOB"]
EXAMPLE, SAMPLE = ["Example", "Nia", "01/02/1980"], ["Sample", "Tomos", "03/04/1990"]
COUNTED: dict[str, tuple[list[Sequence[Sequence[object]]], int]] = {
    "one person in many spellings": (
        [
            [
                ["Name", "DOB"], ["Nia Example", "01/02/1980"], ["NIA EXAMPLE", "01/02/1980"], ["  nia   example ", "1980-02-01"],
                ["Ms Nia Example", "1 Feb 1980"], ["EXAMPLE, Nia", "01.02.1980"], ["Example, Nia (Ms)", "01/02/1980"],
                ["Nia Éxample", "01/02/80"],
            ]
        ],
        1,
    ),
    "twins at one address": (
        [[["Forename", "Surname", "DOB", "Address"], ["Nia", "Example", "01/02/2010", "1 High Street"], ["Tomos", "Example", "01/02/2010", "1 High Street"]]],
        2,
    ),
    "father and son of one name": (
        [[["Name", "DOB"], ["John Example", "01/02/1950"], ["John Example", "03/04/1985"], ["John Example", None]]],
        2,
    ),
    "names alone": ([[HEADER[:2], EXAMPLE[:2], EXAMPLE[:2], SAMPLE[:2], ["Specimen", "Mair"]]], 3),
    "a blank name beside a known date": ([[HEADER, EXAMPLE, [None, None, "01/02/1980"], SAMPLE]], 2),
    "a blank name beside another date": ([[HEADER, EXAMPLE, SAMPLE, [None, None, "05/06/1999"]]], 3),
    "names withheld": ([[HEADER, ["Unknown", "Unknown", None], ["N/A", "N/A", None], EXAMPLE, SAMPLE, ["Withheld", None, None]]], 2),
    "the same people on two sheets": ([[HEADER, EXAMPLE, SAMPLE], [["Name", "Date of birth"], ["Nia Example", "1980-02-01"], ["SAMPLE, Tomos", "03/04/1990"]]], 2),
    "victim here, suspect there": (
        [[["Victim", "Victim DOB", "Suspect", "Suspect DOB"], ["Nia Example", "01/02/1980", "Tomos Sample", "03/04/1990"], ["Tomos Sample", "03/04/1990", "Nia Example", "01/02/1980"]]],
        2,
    ),
    "apostrophes and hyphens": (
        [[HEADER, ["O'Example", "Nia", "01/02/1980"], ["O’Example", "Nia", "01/02/1980"], ["Example-Smith", "Nia", "01/02/1981"], ["Example Smith", "Nia", "01/02/1981"]]],
        2,
    ),
    "a total below": ([[["Surname", "Forename", "Amount"], ["Example", "Nia", 5], ["Sample", "Tomos", 6], ["Total", None, 11]]], 2),
    "two in each row": ([[["Surname", "DOB", None, "Surname", "DOB"], ["Example", "01/02/1980", None, "Sample", "03/04/1990"], ["Specimen", "05/06/1970", None, "Beispiel", "07/08/1975"]]], 4),
    "one number in several ways": ([[["Name", "NHS Number"], ["Nia Example", "999 000 0018"], ["N Example", "9990000018"], ["N Example", "999-000-0018"]]], 1),
}  # fmt: skip


@pytest.mark.parametrize(("sheets", "people"), COUNTED.values(), ids=list(COUNTED))
def test_people_are_counted_once(sheets: list[Sequence[Sequence[object]]], people: int) -> None:
    """However they are written, and wherever they come again, the file tells of so many people at least."""
    assert candour.inspect(workbook(*sheets), name="people.xlsx").people_at_least == people


def test_people_of_a_cache_are_those_of_its_sheet() -> None:
    """The same rows in a visible sheet and in a hidden one are the same people, all of them told out of sight too."""
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Cache")):
        for row in (HEADER, EXAMPLE, SAMPLE):
            sheet.append(row)
    book["Cache"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    report = candour.inspect(out.getvalue(), name="people.xlsx")
    assert (report.people_at_least, report.unseen_people_at_least) == (2, 2)
