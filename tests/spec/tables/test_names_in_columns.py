"""Names in columns: told by a header, by what stands beside them, or by their look; and what only looks like them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from candour.tables.names import likeness_of
from candour.tables.survey import survey
from files.tables import FAMILY, GIVEN, Rows, table_of

RARE = [
    "Thandeka Mthembu", "Oyinkansola Adeyemi-Cole", "Xiaoling Zhang", "Wiktoria Wójcik", "Bláthnaid Ó Ceallaigh", "Eluned Gwilym",
    "Ruaraidh MacGregor", "Kulvinder Dhaliwal", "Nazmul Uddin", "Yevheniia Kovalenko", "Despina Papadopoulos", "Răzvan Popescu",
    "Minh Tran", "Keziah Gumbs", "Peregrine Cholmondeley",
]  # fmt: skip
"""Invented people, whose names are on no list of common ones."""
CLOSED = {
    "wards": "Aston|Moseley|Selly Oak|Victoria|Florence|Chelsea|St Helens|Grace Hill|Lincoln|April Cross",
    "towns": "Northampton|Milton Keynes|Bishop Auckland|Nelson|Stanley|Chester|Melton Mowbray|Preston|Hastings|Carlisle",
    "breeds": "Staffordshire Bull Terrier|King Charles Spaniel|Jack Russell|Gordon Setter|German Shepherd|Great Dane",
    "public houses": "The Duke of York|Red Lion|The George|Queen Victoria|King William|Marquis of Granby|Rose and Crown",
    "teams": "Aston Villa|Preston North End|Charlton Athletic|Grant Park|Kelty Hearts|Stanley United|Queens Park Rangers",
    "schools": "Bishop Walsh RC|George Dixon Primary|Harborne Infants|Queen Mary's Grammar|William Cowper|St Bede's",
    "courts": "Snaresbrook|Southwark|Isleworth|Inner London|Harrow|Wood Green|Wexbourne Crown Court|Northmere Magistrates",
    "companies": "Brightwater Cleaning|Hollis Motors|Sample and Sons|Fable Software|Allied Systems|Northern Waste",
    "departments": "Finance|Human Resources|Adult Social Care|Legal Services|Highways|Planning|Housing Options|Libraries",
    "posts": "Social Worker|Team Manager|Head Teacher|Finance Officer|Data Analyst|Chief Executive|Site Manager",
    "offences": "Burglary Dwelling|Theft From Person|Criminal Damage|Common Assault|Public Order|Drug Possession",
    "streets": "Victoria Road|Albert Street|George Lane|Station Road|William Street|High Street|Mill Lane",
    "countries": "Poland|Romania|United Kingdom|Ireland|Jordan|Chad|Georgia|Israel|Kenya|Nigeria",
    "medicines": "Lithium Carbonate|Sodium Valproate|Codeine Phosphate|Amoxicillin|Atorvastatin|Warfarin",
    "months": "January|February|March|April|May|June|July",
    "stations": "Euston|Victoria|Paddington|Marylebone|Kings Cross|Charing Cross|Temple Meads|Clapham Junction",
}


def named(header: str | None, values: list[str], beside: Rows = ()) -> bool:
    """Whether the first column of a table with these values is told to hold names."""
    rows: Rows = [
        *([[header, "Amount"]] if header is not None else []),
        *([value, *(beside[n] if beside else [n])] for n, value in enumerate(values)),
    ]
    return any(
        each.identifier == "person-name" and each.count * 2 > len(values)
        for each in survey(table_of(rows)).findings
    )


@pytest.mark.parametrize("header", [None, "Name", "Handler", "HO_NAME", "Owner name", "Complaint from"])
@pytest.mark.parametrize(
    "write",
    [
        str,
        lambda name: f"{name.rpartition(' ')[2].upper()}, {name.partition(' ')[0]}",
        lambda name: f"{name.rpartition(' ')[2]}, {name.partition(' ')[0]} (Mr)",
        lambda name: f"Ms {name[0]} {name.rpartition(' ')[2]}",
        lambda name: f"{name.rpartition(' ')[2]} {name.partition(' ')[0]}",
        str.upper,
    ],
    ids=["in full", "inverted", "title behind", "title before", "surname first", "capitals"],
)
def test_names_of_any_origin_are_told(header, write) -> None:
    """Names that no list knows are told by how they read: without a header, and under one that leaves it open."""
    assert named(header, [write(name) for name in RARE])


@pytest.mark.parametrize("header", [None, "Name", "Handler", "Zqx"])
@pytest.mark.parametrize("kind", CLOSED)
def test_closed_categories_are_no_names(header: str | None, kind: str) -> None:
    """Wards, breeds, teams, courts and months are not taken for people, whatever stands above them."""
    assert not named(header, CLOSED[kind].split("|"))


@pytest.mark.parametrize("header", ["Ward name", "Room", "Vessel", "Product", "Breed", "Premises name"])
def test_things_that_bear_peoples_names_are_no_people(header: str) -> None:
    """A ward called Mary Seacole is told by its header from a patient of that name."""
    values = [
        "Florence Nightingale",
        "Mary Seacole",
        "Edith Cavell",
        "Aneurin Bevan",
        "Elizabeth Garrett",
        "Grace Darling",
    ]
    assert not named(header, [*values, "Ada Lovelace", "Alan Turing", "Rosalind Franklin"])


@pytest.mark.parametrize("header", ["Surname", "Victim surname", "Legal Surname"])
def test_surnames_that_are_words_too_are_surnames(header: str) -> None:
    """West, Day, Church and Park are surnames where the header says so."""
    assert named(header, ["West", "Day", "Church", "Park", "Sandhu", "Hall"])


def test_names_in_small_letters_are_read_under_their_header() -> None:
    """An extract in small letters has surnames like any other."""
    assert named("surname", [name.lower() for name in FAMILY])
    assert not named(None, [f"{given} {family}".lower() for given, family in zip(GIVEN, FAMILY, strict=True)])


def test_several_names_in_one_cell_are_read() -> None:
    """Two suspects in one cell, with a sign or a line between them, are names as one would be."""
    pairs = list(pairwise(RARE))
    for between in ("; ", "\n", " / ", " | "):
        assert named("Suspects", [between.join(pair) for pair in pairs])


def test_cells_that_tell_nothing_speak_neither_for_nor_against() -> None:
    """Half a column of `Unknown`, `N/A` and `Withheld` leaves the other half names."""
    assert named("Surname", ["Unknown", "N/A", "Withheld", "Not known", "Example", "Sample"])
    assert not named("Surname", ["Unknown", "N/A", "Withheld", "Not known"])


def test_a_few_words_over_and_over_are_a_category() -> None:
    """Beside dates of birth `Subject` may head people, but not four words that come again in sixty rows."""
    beside = [[f"{n % 28 + 1:02}/03/19{50 + n % 40}"] for n in range(60)]
    rows: Rows = [
        ["Subject", "DOB"],
        *([("Parking", "Bins", "Drones", "Tasers")[n % 4], *each] for n, each in enumerate(beside)),
    ]
    assert {each.identifier for each in survey(table_of(rows)).findings} == {"date-of-birth"}


def test_likeness_shows_no_name() -> None:
    """What is kept of a column to judge it prints itself without its values."""
    assert not any(name in repr(likeness_of(RARE)) for name in RARE)


def test_a_blank_column_is_like_nothing() -> None:
    """No values at all are no names."""
    likeness = likeness_of([])
    assert not likeness.may_be_names
    assert not likeness.are_names
    assert likeness.vote == 0


def test_a_few_names_under_an_unknown_header_are_told_beside_people() -> None:
    """Three names suffice where the table is about people; beside counts they do not."""
    few = [RARE[n % 3] for n in range(9)]
    people = [[f"{n + 1:02}/03/1980"] for n in range(9)]
    rows: Rows = [["Zqx", "DOB"], *([name, *born] for name, born in zip(few, people, strict=True))]
    assert {each.identifier for each in survey(table_of(rows)).findings} == {"person-name", "date-of-birth"}
    assert not named("Zqx", few)


def test_a_public_house_called_after_a_lord_is_none() -> None:
    """`Lord Nelson` among premises is no person, unless people stand among them."""
    inns = ["Lord Nelson", "Red Lion", "The George", "Lady Jane", "The Bell Inn"]
    for more, told in (([], set()), (["Mr N Example"], {"person-name"})):
        rows: Rows = [
            ["Premises", "Capacity"],
            *([value, 40 + n] for n, value in enumerate([*inns, *more] * 4)),
        ]
        assert {each.identifier for each in survey(table_of(rows)).findings} - {"address"} == told
