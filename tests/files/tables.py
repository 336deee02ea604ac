"""Tables built cell by cell: of invented people, and of counts that say nothing of anybody.

`FILES` holds rows, not bytes: a table here is what any reader of spreadsheets hands over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from candour.block import CellKind, ListBlock
from candour.piece import Mask, Table
from candour.place import Place

__all__ = ["COUNTS", "FILES", "NHS_NUMBERS", "PEOPLE", "Rows", "block_of", "table_of"]

Rows = Sequence[Sequence[str | int | float | None]]

GIVEN = (
    "Nia", "Tomos", "Aisha", "Imran", "Grace", "Callum", "Zofia", "Piotr", "Siobhan", "Declan", "Adaeze", "Kwame", "Mei",
    "Layla", "Hannah",
)  # fmt: skip
FAMILY = (
    "Ashdown", "Birtwhistle", "Chowdhury", "Davenport", "Evesham", "Fairweather", "Gwynedd", "Hollis", "Iqbal",
    "Jankowski", "Kilbride", "Llewellyn", "Nakamura", "O'Farrell", "Pemberton",
)  # fmt: skip
WARDS = (
    "Aston",
    "Moseley",
    "Selly Oak",
    "Victoria",
    "Florence",
    "Chelsea",
    "St Helens",
    "Grace Hill",
    "Lincoln",
    "April Cross",
)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")
PEOPLE = list(zip(FAMILY, GIVEN, strict=True))


def _nhs_number(number: int, first: str) -> str:
    digits = f"{first}{number:0{9 - len(first)}d}"
    check = (
        11 - sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    ) % 11
    return f"{digits}{check}" if check < 10 else ""


NHS_NUMBERS = [found for number in range(80) if (found := _nhs_number(number * 13_717, "4"))]
"""Numbers that pass the check of NHS numbers. Nobody is known by them: they are worked out from 0 upwards."""
TEST_NHS_NUMBERS = [found for number in range(40) if (found := _nhs_number(number * 137, "999"))]


def block_of(rows: Rows, masks: dict[tuple[int, int], int] | None = None, first_row: int = 0) -> ListBlock:
    """A block of these rows. Numbers become number cells; `masks` gives a mask to (row, column), or to (row, -1) whole."""
    block = ListBlock()
    under = masks or {}
    for row, cells in enumerate(rows, first_row):
        for column, value in enumerate(cells):
            mask = under.get((row, column), under.get((row, -1), 0))
            if isinstance(value, str):
                block.add(row, column, value, mask=mask)
            elif value is not None:
                block.add(row, column, str(value), CellKind.NUMBER, mask)
    return block


def table_of(
    rows: Rows,
    *,
    masks: Iterable[Mask] = (),
    under: Mask | None = None,
    header: tuple[str, ...] | None = None,
    masked: dict[tuple[int, int], int] | None = None,
) -> Table:
    """A table of one block."""
    block = block_of(rows, masked)
    return Table(Place(("sheet",)), lambda: [block], tuple(masks), under, header)


def _born(number: int) -> str:
    return f"{number % 28 + 1:02d}/{number % 12 + 1:02d}/{1950 + number * 3}"


def _count(number: int) -> int:
    return number * 7919 % 401


COUNTS: dict[str, Rows] = {
    "victims-by-ward-and-month": [["Ward", *MONTHS], *([ward, *map(_count, range(8))] for ward in WARDS)],
    "column-name-of-wards": [["Name", "Code", "Total"], *([w, f"E0500{n}", _count(n)] for n, w in enumerate(WARDS))],
    "column-name-of-stations": [["Name", "Visitors"], *([f"{w} Police Station", _count(n)] for n, w in enumerate(WARDS))],
    "column-name-of-companies": [["Name", "Spend"], *([f"{w} & Sons Ltd", _count(n)] for n, w in enumerate(WARDS))],
    "column-name-of-towns": [["Town", "Name", "Visits"], *([w, w, _count(n)] for n, w in enumerate(WARDS))],
    "column-name-of-offences": [
        ["Name", "Recorded"],
        *([o, _count(n)] for n, o in enumerate(("Theft from the person", "Burglary", "Violence with injury", "Arson"))),
    ],
    "column-name-of-operations": [
        ["Operation name", "Arrests"],
        *([o, _count(n)] for n, o in enumerate(("Sceptre", "Venice", "Grace", "Rosa", "Hudson"))),
    ],
    "column-name-of-dogs": [
        ["Dog name", "Breed", "Age"],
        *([o, "Alsatian", n + 2] for n, o in enumerate(("Max", "Bella", "Rex", "Luna", "Poppy"))),
    ],
    "victims-suspects-officers-counted": [
        ["Offence", "Victims", "Suspects", "Officers"],
        *([o, _count(n), _count(n + 9), 3] for n, o in enumerate(("Theft", "Burglary", "Rape", "Harassment"))),
    ],
    "role-words-counted-in-the-singular": [
        ["Force", "Officer", "Staff", "Victim", "Suspect"],
        *([f, _count(n), _count(n + 1), 4, 5] for n, f in enumerate(("Cleveland", "Durham", "Kent"))),
    ],
    "number-of-victims": [["No. of victims", "Number of officers", "Month"], *([1, 2, m] for m in MONTHS)],
    "ethnicity-counted": [
        ["Ethnicity", "Number of arrests", "%"],
        *([e, _count(n), f"{n}%"] for n, e in enumerate(("White", "Black", "Asian", "Mixed", "Not stated"))),
    ],
    "ethnicity-by-year": [
        ["Ethnicity", 2019, 2020, 2021],
        *([e, _count(n), 1, 2] for n, e in enumerate(("W1", "B1", "A1", "M1", "W2"))),
    ],
    "age-and-sex-counted": [["Age", "Male", "Female"], *([age, _count(age), _count(age + 1)] for age in range(10, 20))],
    "sex-counted": [["Sex", "Count"], ["Male", 12], ["Female", 7]],
    "officers-by-rank": [
        ["Rank", "Officers", "FTE"],
        *([r, _count(n), 7.5] for n, r in enumerate(("Constable", "Sergeant", "Inspector"))),
    ],
    "posts-by-title": [
        ["Job title", "Number of posts", "Salary"],
        *([j, _count(n), 21_000] for n, j in enumerate(("Analyst", "Driver", "Clerk"))),
    ],
    "absence-by-reason": [["Reason for absence", "Days lost"], ["Stress", 41], ["Back pain", 12], ["Flu", 9]],
    "streets-counted": [["Street Name", "Collisions"], *([f"{w} Road", _count(n)] for n, w in enumerate(WARDS))],
    "days-and-hours": [["Day", "00:00", "01:00"], *([d, 1, 2] for d in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))],
    "two-rows-of-header": [
        [None, "Victims", None, "Suspects", None],
        ["Ward", 2022, 2023, 2022, 2023],
        *([w, 1, 2, 3, 4] for w in WARDS),
    ],
    "order-numbers": [
        ["Order number", "Item", "Quantity"],
        *([str(1_000_000_000 + n * 7_919_331), "Boots", n] for n in range(300)),
    ],
    "order-numbers-without-header": [[str(1_000_000_000 + n * 7_919_331), "Boots", n] for n in range(300)],
    "disclosure-log": [
        ["Reference", "Date received", "Subject", "Outcome", "Days taken"],
        *([f"FOI {n:04d}/24", f"12/{n % 12 + 1:02d}/2024", "Speed cameras", "Disclosed", n] for n in range(20)),
    ],
    "offence-types-alone": [["Month", "Crime type"], *(["2024-01", o] for o in ("Burglary", "Drugs", "Robbery", "Drugs"))],
    "street-level-crime": [
        ["Crime ID", "Month", "Falls within", "Longitude", "Latitude", "Location", "LSOA code", "Crime type"],
        *(
            [f"{n:064x}", "2024-01", "Example Police", f"-2.59{n:04d}", f"51.45{n:04d}", "On or near High Street",
             f"E010{n:05d}", ("Burglary", "Drugs", "Robbery")[n % 3]]
            for n in range(24)
        ),
    ],
    "custody-suites": [["Custody suite", "Detainees", "Under 18"], *([w, _count(n), n] for n, w in enumerate(WARDS))],
    "contracts": [
        ["Contract title", "Supplier", "Start date", "Value"],
        *(["Uniform supply", f"{w} Holdings plc", "01/04/2020", _count(n)] for n, w in enumerate(WARDS)),
    ],
    "schools": [["School", "Visits"], *([f"St {w}'s Primary School", n] for n, w in enumerate(WARDS))],
    "titled-and-noted": [
        ["Table 1: victims of crime by ward"],
        [],
        ["Ward", "Total"],
        *([w, _count(n)] for n, w in enumerate(WARDS)),
        [],
        ["Source: crime recording system. Figures are as recorded and may change."],
    ],
}  # fmt: skip
"""Tables in which nobody is spoken of: they must give no finding and no rows about people."""

FILES: dict[str, Callable[[], Rows]] = {
    "victims-with-names": lambda: [
        ["Crime Ref", "VICT_SURNAME", "VICT_FORENAME", "DOB", "Offence", "OIC"],
        *(
            [f"42/1{n:04d}/23", family, given, _born(n), "Harassment", f"PC {1000 + n * 37}"]
            for n, (family, given) in enumerate(PEOPLE)
        ),
    ],
    "people-without-header": lambda: [
        [family, given, _born(n), f"{n + 1} Larkspur Way, Exampleton"] for n, (family, given) in enumerate(PEOPLE)
    ],
    "full-names-without-header": lambda: [[n, f"{given} {family}"] for n, (family, given) in enumerate(PEOPLE)],
    "staff-in-capitals": lambda: [
        ["NAME", "RANK", "SERVICE NO"],
        *([f"{family.upper()}, {given[0]}", "Constable", 20_000 + n * 31] for n, (family, given) in enumerate(PEOPLE)),
    ],
    "nhs-numbers": lambda: [["NHS No", "Ward"], *([number, "3B"] for number in NHS_NUMBERS)],
    "test-nhs-numbers": lambda: [["NHS No", "Ward"], *([number, "3B"] for number in TEST_NHS_NUMBERS)],
    "two-rows-of-header": lambda: [
        [None, "Victim", None, "Suspect", None],
        ["Crime ref", "Surname", "DOB", "Surname", "DOB"],
        *([f"42/1{n:04d}/23", f, _born(n), g, _born(n + 5)] for n, (f, g) in enumerate(zip(FAMILY, FAMILY[::-1], strict=True))),
    ],
    "notes-with-people": lambda: [
        ["Ref", "MO"],
        *(
            [n, f"Victim Mrs {family} (DOB 01/02/{1950 + n}) rang from 0117 325 {n:04d} and gave NHS number {NHS_NUMBERS[n]}"]
            for n, (family, _) in enumerate(PEOPLE)
        ),
        *([n, "Nothing was seen or heard by anybody in the street on that day"] for n in range(10)),
    ],
    "traits-beside-a-crime-reference": lambda: [
        ["Crime No", "Age", "Sex", "Ethnicity"],
        *([f"42/1{n:04d}/23", 20 + n, "MF"[n % 2], ("W1", "A1", "B1")[n % 3]] for n in range(12)),
    ],
    "private-mail-addresses": lambda: [["Email"], *([f"{g}.{f}@gmail.com".lower().replace("'", "")] for f, g in PEOPLE)],
    "contact-points": lambda: [
        ["Station", "Telephone", "Email", "Postcode"],
        *([w, "01632 960 001", "enquiries@council.gov.uk", f"ZZ99 {n}VZ"] for n, w in enumerate(WARDS)),
    ],
}  # fmt: skip
