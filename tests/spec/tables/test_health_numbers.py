"""The numbers of health care in the four nations have one form: a header, and what the digits say, tell them apart."""

from __future__ import annotations

import pytest

import candour
from candour.identifiers.check_digits import has_modulus_11_digit


def _with_digit(start: str) -> list[str]:
    return [start + digit for digit in "0123456789" if has_modulus_11_digit(start + digit)]


_CHI = [one for day in range(1, 25) for one in _with_digit(f"{day:02}0190{day:03}")]
_NHS = [one for number in range(24) for one in _with_digit(f"999{number:06}")]


def found(header: str, values: list[str]) -> set[str]:
    """What is recognised in a column of these values under this header."""
    rows = "".join(f"Abbey,{value},{number}\n" for number, value in enumerate(values))
    report = candour.inspect(f"Ward,{header},Visits\n{rows}".encode(), name="a.csv")
    return {finding.identifier for finding in report.findings}


@pytest.mark.parametrize("header", ["CHI", "CHI number", "CHI No.", "chi_no", "Patient CHI"])
def test_a_column_headed_chi_holds_chi_numbers(header: str) -> None:
    """Numbers that begin with a date of birth under a header that says CHI, with their first zero and without."""
    assert found(header, _CHI) == {"chi-number"}
    assert found(header, [value.lstrip("0") for value in _CHI]) == {"chi-number"}


def test_numbers_that_are_no_dates_are_no_chi_numbers() -> None:
    """A column headed CHI whose numbers begin with no day and month holds NHS numbers all the same."""
    assert found("CHI", _NHS) == {"nhs-number"}


@pytest.mark.parametrize("header", ["NHS number", "NHS no.", "Number"])
def test_other_columns_hold_nhs_numbers(header: str) -> None:
    """Where the header does not say CHI, the number is told by its wider name."""
    assert found(header, _NHS) == {"nhs-number"}
    assert found(header, _CHI) == {"nhs-number"}
