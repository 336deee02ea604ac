"""Files that mention invented people, and how many different people each tells of."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from functools import cache

import openpyxl

from files.tables import FAMILY, GIVEN

__all__ = ["CARD", "FILES", "LETTER", "PEOPLE_IN", "csv_of", "workbook_of"]

Rows = Sequence[Sequence[str | int | None]]

VICTIMS_AND_SUSPECTS: Rows = [
    ["Crime ref", "Victim surname", "Victim forename", "Victim DOB", "Address", "Postcode", "Suspect name", "Offence", "OIC"],
    ["42/12345/23", "Example", "Nia", "01/02/1980", "12 Mill Lane", "ZZ99 3VZ", "SAMPLE, Tomos", "Harassment", "PC 1234"],
    ["42/12346/23", "Example", "Nia", "01/02/1980", "12 Mill Lane", "ZZ99 3VZ", "SAMPLE, Tomos", "Theft", "PC 1234"],
    ["42/12347/23", "O'Farrell", "Grace", "05/02/1981", "9 Mill Lane", "ZZ99 3VZ", "Kwame Iqbal", "Harassment", "PC 1235"],
    ["42/12348/23", "Example", "Nia", "01/02/1984", "7 Mill Lane", "ZZ99 3VY", "Unknown", "Burglary", "PC 1234"],
]  # fmt: skip
CARD: Rows = [
    ["Custody record"],
    [],
    ["Surname", "Example"],
    ["Forename", "Nia"],
    ["Date of birth", "01/02/1980"],
    ["Address", "12 Mill Lane, Exampleton"],
    ["Telephone", "07700 900123"],
    ["Vulnerable", "Yes"],
]
LETTER = """Dear Sir or Madam,
On 3 May Mr Tomos Example (DOB 01/02/1980) of 12 Mill Lane, Exampleton ZZ99 3VZ was seen by PC 1234 Nia Sample.

Name: Zofia Specimen
DOB: 12/03/1981
Address: 14 Mill Lane, Exampleton
Tel: 07700 900123

Surname: EVESHAM
Forename: Grace
Date of birth: 1 Feb 1970
"""


def csv_of(rows: Rows) -> bytes:
    """These rows as a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def workbook_of(rows: Rows, *, hidden: bool = False, hidden_column: str = "") -> bytes:
    """These rows on a sheet of a workbook whose first sheet shows counts; the sheet, or one column of it, may be hidden."""
    book = openpyxl.Workbook()
    book.active.append(["Ward", "Total"])
    book.active.append(["Riverside", 12])
    sheet = book.create_sheet("Data")
    for row in rows:
        sheet.append(list(row))
    if hidden:
        sheet.sheet_state = "hidden"
    if hidden_column:
        sheet.column_dimensions[hidden_column].hidden = True
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _staff(name: Callable[[int], Sequence[str]], header: Sequence[str]) -> Rows:
    return [[*header, "Date of birth"], *([*name(n), f"{n % 28 + 1:02}/03/1970"] for n in range(len(FAMILY)))]


_MADE: dict[str, Callable[[], bytes]] = {
    "victims-suspects-and-officers": lambda: csv_of(VICTIMS_AND_SUSPECTS),
    "hidden-sheet-of-victims": lambda: workbook_of(VICTIMS_AND_SUSPECTS, hidden=True),
    "hidden-column-of-births": lambda: workbook_of(
        [["Surname", "Forename", "DOB"], ["Example", "Nia", "01/02/1980"], ["Sample", "Tomos", "05/06/1981"]],
        hidden_column="C",
    ),
    "custody-card": lambda: workbook_of(CARD),
    "two-cards": lambda: workbook_of([*CARD[2:], [], ["Surname", "Sample"], ["Forename", "Tomos"], ["Date of birth", 29252]]),
    "card-of-two-columns": lambda: workbook_of(
        [["Surname", "Example", "Sample"], ["Forename", "Nia", "Tomos"], ["Date of birth", "01/02/1980", "05/06/1981"]]
    ),
    "letter": LETTER.encode,
    "names-split": lambda: csv_of(_staff(lambda n: (FAMILY[n], GIVEN[n]), ("Surname", "First name"))),
    "names-in-full": lambda: csv_of(_staff(lambda n: (f"{GIVEN[n]} {FAMILY[n]}",), ("Full name",))),
    "names-inverted-in-capitals": lambda: csv_of(_staff(lambda n: (f"{FAMILY[n].upper()}, {GIVEN[n]}",), ("Name",))),
    "names-with-titles": lambda: csv_of(_staff(lambda n: ("Dr", GIVEN[n], FAMILY[n]), ("Title", "FORENAME_1", "LAST NAME"))),
    "names-with-initials": lambda: csv_of(
        [
            ["Surname", "Initials", "Forename", "DOB"],
            *([FAMILY[n], None, GIVEN[n], f"{n + 1:02}/03/1970"] for n in range(9)),
            *([FAMILY[n], GIVEN[n][0], None, f"{n + 1:02}/03/1970"] for n in range(9)),
        ]
    ),
}  # fmt: skip
FILES: dict[str, Callable[[], bytes]] = {name: cache(made) for name, made in _MADE.items()}
"""Each is made once, for a workbook holds the time when it was made."""
PEOPLE_IN = {
    "victims-suspects-and-officers": (7, 0),
    "hidden-sheet-of-victims": (7, 7),
    "hidden-column-of-births": (2, 2),
    "custody-card": (1, 0),
    "two-cards": (2, 0),
    "card-of-two-columns": (2, 0),
    "letter": (4, 0),
    "names-split": (len(FAMILY), 0),
    "names-in-full": (len(FAMILY), 0),
    "names-inverted-in-capitals": (len(FAMILY), 0),
    "names-with-titles": (len(FAMILY), 0),
    "names-with-initials": (9, 0),
}
"""How many people each file tells of at least, in all and out of sight."""
