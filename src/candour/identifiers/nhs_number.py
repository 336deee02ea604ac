"""NHS number: ten digits that follow a person through health care, in all four nations.

What it is:
    In England, Wales and the Isle of Man ten digits of which the last is a check digit. Scotland's CHI number and
    Northern Ireland's Health and Care number have the same form, so all three are met here. A CHI number begins with
    the date of birth and its ninth digit tells the sex: taking out the dates of birth does not take them out of it.

How Candour tells it:
    Ten digits, alone or as 3-3-4, that pass modulus 11 and lie in a range that is issued. One in eleven ordinary
    ten-digit numbers passes modulus 11, so digits alone are never reported: a label beside them, a header above them, a
    column in which nearly all distinct values pass, or the grouping must speak for them too.

Known misses:
    Numbers run together away from a label, on purpose: one in eleven figures of ten digits would be taken for one.
    Numbers that lost a leading zero, outside a column that says what it is; numbers broken over two lines.

Sources:
    NHS Data Dictionary, NHS NUMBER; Public Health Scotland, CHI number. The published example is 943 476 5870; numbers
    that begin with 999 are set aside for tests.
"""

from __future__ import annotations

from candour.identifiers.base import Check, Group, Identifier, digits_of, whole

__all__ = ["NHS_NUMBER"]

_GROUPED = r"[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}"
_PUBLISHED = frozenset({"9434765870"})


def _digits(value: str) -> str:
    """The ten digits; a leading zero that a spreadsheet dropped comes back."""
    return digits_of(value).zfill(10)


def _passes_modulus_11(value: str) -> bool:
    digits = _digits(value)
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return len(digits) == 10 and (11 - total % 11) % 11 == int(digits[9])


def _is_in_issued_range(value: str) -> bool:
    """England, Wales and Man 4, 6 and 7; Northern Ireland 32 to 39; Scotland a day and a month; 999 for tests."""
    digits = _digits(value)
    if digits[0] in "467" or "32" <= digits[:2] <= "39" or _is_test(value):
        return True
    return "01" <= digits[:2] <= "31" and "01" <= digits[2:4] <= "12"


def _is_test(value: str) -> bool:
    digits = _digits(value)
    return digits.startswith("999") or digits in _PUBLISHED


NHS_NUMBER = Identifier(
    id="nhs-number",
    title="NHS number",
    plural="NHS numbers",
    group=Group.HEALTH,
    shape=rf"[0-9]{{10}}|{_GROUPED}",
    odds=0.02,
    checks=(
        Check("its check digit is right", 1 / 11, _passes_modulus_11),
        Check("it lies in a range that is issued", 0.45, _is_in_issued_range),
    ),
    signs=(Check("it is written 3-3-4", 0.05, whole(_GROUPED)),),
    labels=("nhs number", "nhs", "nhs id", "chi number", "chi", "health and care number", "h and c number"),
    fits=whole(rf"[0-9]{{9,10}}|{_GROUPED}"),
    is_test=_is_test,
    finds=("NHS number 943 476 5870", "NHS No: 9434765870", "seen as 999 000 0018 on the ward"),
    ignores=("Order 9434765870", "NHS number 943 476 5871", "Our ref 4000000000", "0161 496 0000"),
)
