"""Tables in which numbers stand beside the fields that they tell of. Everybody in them is invented."""

from __future__ import annotations

from datetime import date, timedelta

from files.tables import FAMILY, GIVEN

__all__ = ["Someone", "chi_number", "driver_number", "people", "rows_of"]

Someone = tuple[str, str, date, str]
"""Surname, forename, date of birth, sex."""


def people(count: int, first: int = 0) -> list[Someone]:
    """So many invented people, no two of one birthday."""
    return [
        (
            FAMILY[number % len(FAMILY)],
            GIVEN[number * 7 % len(GIVEN)],
            date(1950, 1, 1) + timedelta(number * 37),
            "FM"[number * 5 % 3 % 2],
        )
        for number in range(first, first + count)
    ]


def driver_number(who: Someone) -> str:
    """The number on the driving licence of somebody."""
    surname, forename, born, sex = who
    letters = "".join(filter(str.isalpha, surname.upper()))[:5].ljust(5, "9")
    month = born.month + (50 if sex == "F" else 0)
    return f"{letters}{born.year // 10 % 10}{month:02d}{born.day:02d}{born.year % 10}{forename[0]}99AB"


def chi_number(who: Someone) -> str:
    """The number that Scotland's health service would give somebody."""
    _, _, born, sex = who
    for tail in range(100):
        digits = f"{born:%d%m%y}{tail:02d}{'1' if sex == 'M' else '2'}"
        check = (11 - sum(int(d) * w for d, w in zip(digits, range(10, 1, -1), strict=True)) % 11) % 11
        if check < 10:
            return f"{digits}{check}"
    raise ValueError("no such number")


def rows_of(everyone: list[Someone], numbers: list[str], header: str = "Number") -> list[list[str]]:
    """A table of people with a number each."""
    told = [
        [surname, forename, f"{born:%d/%m/%Y}", sex, number]
        for (surname, forename, born, sex), number in zip(everyone, numbers, strict=True)
    ]
    return [["Surname", "Forename", "DOB", "Sex", header], *told]
