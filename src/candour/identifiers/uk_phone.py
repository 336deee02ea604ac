"""Telephone number: a mobile or a landline of the United Kingdom.

What it is:
    Nine or ten digits after `0` or `+44`. 07 is a mobile, which follows one person; 01 and 02 are landlines, of a
    household or an office. 03, 08 and 09 belong to organisations and are nobody's personal data.

How Candour tells it:
    By the groups in which such numbers are written, and by the ranges that exist. A bare run of digits weighs less
    than one written in groups or with `+44`. The numbers that Ofcom sets aside for drama are test data.

Known misses:
    Numbers of other countries; landlines written without their area code; numbers that lost their leading zero in a
    spreadsheet, outside a column that says what it is.

Sources:
    Ofcom, National Telephone Numbering Plan; Ofcom, Numbers for drama use.
"""

from __future__ import annotations

import re

from candour.identifiers.base import Check, Group, Identifier, digits_of, whole

__all__ = ["UK_PHONE"]

_PREFIX = r"(?:\+44 ?(?:\(0\) ?)?|0044 ?|\(?0)"
_AFTER_AREA = r"\)?[ -]{0,2}"
_MOBILE = r"7[1-57-9](?:[0-9]{2}[ -]?[0-9]{3}[ -]?[0-9]{3}|[0-9][ -][0-9]{3}[ -]?[0-9]{4}|[0-9]{3} [0-9]{5})"
_TWO = rf"2[03489]{_AFTER_AREA}[0-9]{{4}}[ -]?[0-9]{{4}}"
_THREE = rf"1(?:1[0-9]|[2-69]1){_AFTER_AREA}[0-9]{{3}}[ -]?[0-9]{{4}}"
_FOUR = rf"1[2-9][0-9]{{2}}{_AFTER_AREA}(?:[0-9]{{3}} ?[0-9]{{3}}|[0-9]{{2}} [0-9]{{2}} [0-9]{{2}})"
_SHAPE = f"{_PREFIX}(?:{_MOBILE}|{_TWO}|{_THREE}|{_FOUR})"

_FOR_DRAMA = (
    r"7700900[0-9]{3}|1632960[0-9]{3}|2079460[0-9]{3}|1914980[0-9]{3}|2896496[0-9]{3}|2920180[0-9]{3}"
    r"|1(?:1[3-8]|[2-6]1)4960[0-9]{3}"
)


def _national(value: str) -> str:
    digits = digits_of(value).removeprefix("00")
    return digits.removeprefix("44").removeprefix("0") if len(digits) > 10 else digits.removeprefix("0")


UK_PHONE = Identifier(
    id="uk-phone",
    title="telephone number",
    plural="telephone numbers",
    group=Group.CONTACT,
    shape=_SHAPE,
    odds=4,
    signs=(
        Check("it is written in groups or with +44", 1 / 8, lambda value: not value.isdecimal()),
        Check("it is a mobile", 1 / 6, lambda value: _national(value).startswith("7")),
    ),
    labels=(
        "telephone",
        "telephone number",
        "mobile",
        "mobile number",
        "mobile telephone",
        "mobile telephone number",
        "contact number",
        "contact telephone",
        "contact telephone number",
        "landline",
        "daytime telephone",
        "evening telephone",
    ),
    label_odds=100,
    fits=whole(rf"{_SHAPE}|\(?0?[127][0-9() -]{{8,13}}"),
    is_test=lambda value: re.fullmatch(_FOR_DRAMA, _national(value)) is not None,
    finds=(
        "Call 07700 900123",
        "tel. 020 7946 0018",
        "(0161) 496 0123",
        "+44 7700 900 456",
        "+44 (0)1632 960 001",
        "07700900789",
    ),
    ignores=(
        "0300 123 4567",
        "0800 555 111",
        "order 01204-56-7",
        "0306406152",
        "01/02/2023 10:30",
        "2019 2020",
    ),
)
