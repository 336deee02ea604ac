"""Columns and recipes: what the invented tables are put together from.

A column is a header, a maker of cells, and the kind all its cells are of (`""` where they are nobody's). A recipe is some
columns with what stands around them: titles, an upper row of the header, a row of units, the header printed again, a
total, notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bench.quality import values
from bench.quality.words import Words

__all__ = [
    "ASIDE", "ETHNICITY", "MONTHS", "OFFENCE", "OUTCOME", "PHONE", "SEX", "Column", "Make", "Recipe", "Row", "amount", "company",
    "day_in", "full_name", "month", "note_with_email", "note_with_phone", "number_in", "one_of", "station", "surname_first", "ward",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """What one row's cells are made from: the same person throughout."""

    chance: Random
    words: Words
    number: int
    given: str
    family: str


Make = Callable[[Row], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A header, what makes its cells, and what they hold."""

    header: str
    make: Make
    kind: str = ""
    neutral: tuple[str, ...] = ()
    is_closed: bool = False
    within: str = ""
    """The kind of a value that stands inside the cells of a column of notes, where it stands."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The columns of a table, and what stands above, between and below its rows."""

    name: str
    columns: tuple[Column, ...]
    is_about_people: bool = True
    has_header: bool = True
    titles: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """The upper row of a header of two."""
    units: tuple[str, ...] = ()
    """A row of units right below the header."""
    repeats: int = 0
    """After so many rows the header is printed again."""
    total: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def one_of(*choices: str) -> Make:
    return lambda row: row.chance.choice(choices)


def number_in(low: int, high: int) -> Make:
    return lambda row: str(row.chance.randrange(low, high))


def day_in(first: int, days: int, form: str = "%d/%m/%Y") -> Make:
    return lambda row: (date(first, 1, 1) + timedelta(row.chance.randrange(days))).strftime(form)


def amount(row: Row) -> str:
    return f"{row.chance.randrange(500, 90_000)}.{row.chance.randrange(100):02}"


def full_name(row: Row) -> str:
    return f"{row.given} {row.family}"


def surname_first(row: Row) -> str:
    return f"{row.family.upper()}, {row.given}"


def ward(row: Row) -> str:
    return row.chance.choice(row.words.wards)


def company(row: Row) -> str:
    return row.chance.choice(row.words.companies)


def station(row: Row) -> str:
    return row.chance.choice(row.words.stations)


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip
ASIDE = ("offence", "role-in-incident", "rank", "job-title", "vulnerability", "hate-crime", "sex", "age", "ethnicity", "religion", "health-condition")  # fmt: skip
OFFENCE = one_of(
    "Burglary - dwelling",
    "Theft from vehicle",
    "Assault s.47",
    "Criminal damage",
    "Public order",
    "Shoplifting",
)
OUTCOME = one_of("Charged", "NFA", "Caution", "Ongoing", "Filed")


def month(row: Row) -> str:
    return MONTHS[row.number % 12]


SEX = one_of("M", "F", "F", "M", "U")
ETHNICITY = one_of("W1", "W9", "A2", "B1", "M3", "NS")
PHONE: Make = lambda row: values.mobile(row.chance)  # noqa: E731  (a maker among makers)


def note_with_phone(row: Row) -> str:
    """A note with a telephone number in one of four."""
    if row.number % 4 == 0:
        return f"Called back on {values.mobile(row.chance)}, no reply"
    return row.chance.choice(
        ("Letter sent second class", "Visited twice; nobody in", "Passed to housing team 3/4")
    )


def note_with_email(row: Row) -> str:
    """A note with an e-mail address in one of five."""
    if row.number % 5 == 0:
        return f"reply to {values.email(row.chance, row.words)} by Friday"
    return row.chance.choice(("left voicemail", "awaiting 2nd line", "case 2 of 3 closed", "see entry 44"))
