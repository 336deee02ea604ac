"""Invented people for the examples. Nobody here exists; references are of years to come, postcodes of no district.

Everything is worked out from a record's number, so the same files come out every time.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

__all__ = ["Record", "Staff", "records", "staff"]

_GIVEN = (
    "Nia", "Tomos", "Aisha", "Imran", "Grace", "Callum", "Zofia", "Piotr", "Siobhan", "Declan", "Adaeze", "Kwame",
    "Mei", "Jun", "Layla", "Yusuf", "Hannah", "Oliver", "Priya", "Arjun", "Shanice", "Delroy", "Freya", "Rhys",
    "Ines", "Marek", "Orla", "Ewan", "Fatima", "Hugo", "Keira", "Leon", "Marta", "Noor", "Owain", "Poppy", "Tariq",
)  # fmt: skip
_FAMILY = (
    "Ashdown", "Birtwhistle", "Chowdhury", "Davenport", "Evesham", "Fairweather", "Gwynedd", "Hollis", "Iqbal",
    "Jankowski", "Kilbride", "Llewellyn", "Mbeki-Lowe", "Nakamura", "O'Farrell", "Pemberton", "Quigley", "Rahman",
    "Sandhu", "Thistlewood", "Uddin", "Vickerstaff", "Wolstenholme", "Yeboah", "Zielinski", "Marchbanks", "Tregenza",
    "Oyelaran", "Skelhorn", "Brackenbury", "Culshaw",
)  # fmt: skip
_STREETS = (
    "Larkspur Way",
    "Old Brewery Lane",
    "Cartwright Street",
    "Mill Race Close",
    "St Osyth Road",
    "Quayside Court",
)
_TOWNS = ("Exampleton", "Little Sampling", "Upper Fable", "Fictionham")
_OFFENCES = (
    "Violence with injury", "Harassment", "Burglary in a dwelling", "Stalking", "Sexual assault on a female",
    "Theft from the person", "Domestic abuse: controlling behaviour", "Criminal damage", "Rape of a female aged 16 or over",
)  # fmt: skip
_ROLES = ("Victim", "Witness", "Suspect", "Victim", "Reporter")
_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_POSTCODE_ENDS = "ABDEFGHJLNPQRSTUWXYZ"


class Record(NamedTuple):
    """One row about one person in a crime report. `pnc_id` is of the year 2099 with its right check letter."""

    crime_reference: str
    reported: str
    role: str
    surname: str
    forename: str
    date_of_birth: str
    address: str
    postcode: str
    pnc_id: str
    offence: str
    ward: str


class Staff(NamedTuple):
    """One row about one member of staff."""

    surname: str
    initials: str
    rank: str
    service_number: str
    department: str
    location: str


def records(count: int) -> list[Record]:
    """So many rows about invented people."""
    return [_record(number) for number in range(count)]


def _record(n: int) -> Record:
    born = date(1934, 1, 7) + timedelta(days=(n * 7919) % 27_000)
    reported = date(2020, 4, 1) + timedelta(days=(n * 37) % 700)
    serial = 1 + n * 613 % 9_999_999
    letter = _LETTERS[int(f"99{serial:07d}") % 23]
    return Record(
        crime_reference=f"36/{10_000 + n * 17 % 89_000}/{reported:%y}",
        reported=reported.isoformat(),
        role=_ROLES[n % len(_ROLES)],
        surname=_FAMILY[n * 11 % len(_FAMILY)],
        forename=_GIVEN[n * 5 % len(_GIVEN)],
        date_of_birth=born.strftime("%d/%m/%Y"),
        address=f"{1 + n % 140} {_STREETS[n % len(_STREETS)]}, {_TOWNS[n % len(_TOWNS)]}",
        postcode=f"NR{90 + n % 9} {n % 10}{_POSTCODE_ENDS[n % 20]}{_POSTCODE_ENDS[n * 7 % 20]}",
        pnc_id=f"2099/{serial:07d}{letter}",
        offence=_OFFENCES[n % len(_OFFENCES)],
        ward=f"Ward {1 + n % 8}",
    )


def staff(count: int) -> list[Staff]:
    """So many rows about invented staff."""
    ranks = ("Constable", "Sergeant", "Inspector", "Staff", "Constable", "Staff", "Chief Inspector")
    departments = (
        "Local Policing",
        "Operational Support",
        "Intelligence",
        "Criminal Justice",
        "Surveillance Unit",
    )
    return [
        Staff(
            _FAMILY[n * 13 % len(_FAMILY)],
            _GIVEN[n * 3 % len(_GIVEN)][0] + (_GIVEN[n * 17 % len(_GIVEN)][0] if n % 3 else ""),
            ranks[n % len(ranks)],
            f"{10_000 + n * 29 % 89_999}",
            departments[n * 7 % len(departments)],
            _TOWNS[n % len(_TOWNS)],
        )
        for n in range(count)
    ]
