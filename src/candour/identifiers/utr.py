"""UTR: the unique taxpayer reference of a person or a business.

What it is:
    Ten digits, of which the first is a check digit, sometimes with a K behind them. Whoever files a tax return has one.

How Candour tells it:
    By a label or a header, and by its check digit. One in eleven ordinary ten-digit numbers passes it.

Known misses:
    Numbers without label or header.

Sources:
    OECD, tax identification numbers, United Kingdom, with the sample 1955839661; HM Revenue and Customs.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, digits_of, whole

__all__ = ["UTR"]

_NUMBER = "[0-9]{5} ?[0-9]{5} ?K?"
_WEIGHTS = (6, 7, 8, 9, 10, 5, 4, 3, 2)
_FIRST_DIGITS = "21987654321"


def _has_right_digit(value: str) -> bool:
    digits = digits_of(value)
    if len(digits) != 10:
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[1:], strict=True))
    return _FIRST_DIGITS[total % 11] == digits[0]


UTR = Identifier(
    id="utr",
    title="taxpayer reference (UTR)",
    plural="taxpayer references",
    group=Group.GOVERNMENT,
    odds=0.05,
    checks=(Check("its check digit is right", 1 / 11, _has_right_digit),),
    labels=(
        "utr",
        "utr number",
        "unique taxpayer reference",
        "unique taxpayer reference number",
        "unique tax reference",
        "taxpayer reference",
        "tax reference",
        "tax reference number",
        "self assessment reference",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: digits_of(value) in {"1955839661", "9000000001"},
    finds=("UTR 19558 39661", "Unique taxpayer reference: 9000000001"),
    ignores=("1955839661", "UTR 1955839662", "tax reference 2023/24"),
)
