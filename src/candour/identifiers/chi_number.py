"""CHI number: the number of a person in health care in Scotland, which tells birth and sex.

What it is:
    Ten digits: day, month and year of birth, two more, one that is odd for men and even for women, and a check digit.
    Taking out the dates of birth and the sexes does not take them out of it.

How Candour tells it:
    By a label or a header, its check digit, and a day and a month that can be. Nine digits are taken where a spreadsheet
    dropped the zero in front of a day. Without a label such a number is told as an NHS number, where it can be told.

Known misses:
    Numbers without a label that says CHI.

Sources:
    Public Health Scotland, National data dictionary, CHI number.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, digits_of, whole
from candour.identifiers.check_digits import has_modulus_11_digit

__all__ = ["CHI_NUMBER"]

_GROUPED = "[0-9]{6}[ -][0-9]{4}|[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}"
_NUMBER = f"[0-9]{{9,10}}|{_GROUPED}"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _digits(value: str) -> str:
    """The ten digits; a leading zero that a spreadsheet dropped comes back."""
    return digits_of(value).zfill(10)


def _has_right_digit(value: str) -> bool:
    return has_modulus_11_digit(_digits(value))


def _begins_with_a_day(value: str) -> bool:
    day, month = int(_digits(value)[:2]), int(_digits(value)[2:4])
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]


CHI_NUMBER = Identifier(
    id="chi-number",
    title="CHI number",
    plural="CHI numbers",
    group=Group.HEALTH,
    odds=0.02,
    checks=(
        Check("its check digit is right", 1 / 11, _has_right_digit),
        Check("it begins with a day and a month", 0.037, _begins_with_a_day),
    ),
    signs=(Check("it is written in groups", 0.05, whole(_GROUPED)),),
    labels=("chi number", "chi", "chi id", "community health index", "community health index number"),
    needs_label=True,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z])",
    fits=whole(_NUMBER),
    finds=("CHI number 0101901232", "CHI: 010190 1232", "CHI no. 101901232"),
    ignores=("0101901232", "CHI number 0101901233", "CHI number 3201901230", "chi squared 0.05"),
)
