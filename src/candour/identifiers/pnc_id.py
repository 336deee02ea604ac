"""PNC ID: the number of a person on the Police National Computer.

What it is:
    A year, a stroke, up to seven digits and a check letter: `2099/0000001G`. Everyone who was ever arrested for a
    recordable offence has one: the number alone says that its owner has a police record.

How Candour tells it:
    By its shape and its check letter, the remainder by 23 of the last two digits of the year and the serial number
    padded to seven. Short forms (`81/34U`) look like CRO numbers; the letter decides which of the two it is.

Known misses:
    Forms without a stroke, outside a column or away from a label that says what it is; small letters.

Sources:
    NPCC, Minimum POLE Data Standards Dictionary 1.1, DS_072; Ministry of Justice code that is public.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["PNC_ID"]

_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_LETTER = "[A-HJ-NP-RT-Z]"
_SHAPE = rf"(?:19|20)?[0-9]{{2}}/[0-9]{{1,7}}{_LETTER}"
_UNSTROKED = rf"(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})[0-9]{{7}}{_LETTER}"
_PUBLISHED = frozenset({"8134U", "0273319Z", "79163001B", "00223R"})


def _year_and_serial(value: str) -> tuple[str, str]:
    """The last two digits of the year, and the serial number as written."""
    text = value.strip().upper()
    year, stroke, serial = text.partition("/")
    if not stroke:
        year, serial = text[:-8], text[-8:]
    return year[-2:], serial


def _has_right_letter(value: str) -> bool:
    year, serial = _year_and_serial(value)
    if not (year + serial[:-1]).isdecimal():
        return False
    return _LETTERS[int(year + serial[:-1].zfill(7)) % 23] == serial[-1]


def _is_test(value: str) -> bool:
    year, serial = _year_and_serial(value)
    return value.strip().startswith("2099") or year + serial.lstrip("0") in _PUBLISHED


PNC_ID = Identifier(
    id="pnc-id",
    title="PNC ID",
    plural="PNC IDs",
    group=Group.JUSTICE,
    shape=_SHAPE,
    odds=0.4,
    checks=(Check("its check letter is right", 1 / 23, _has_right_letter),),
    signs=(
        Check("it is written in full", 0.1, lambda value: re.match("(?:19|20)[0-9]{2}/", value) is not None),
    ),
    labels=(
        "pnc id",
        "pnc",
        "pnc number",
        "pnc reference",
        "police national computer id",
        "pncid",
        "pncid number",
    ),
    labelled=rf"{BESIDE}((?i:{_UNSTROKED}|{_SHAPE}))(?![0-9A-Za-z])",
    fits=whole(rf"(?i:{_SHAPE}|{_UNSTROKED})"),
    is_test=_is_test,
    finds=("PNC ID 2099/1234567B", "held under 2099/0000001G", "PNC 81/34U", "pnc no: 20990000001G"),
    ignores=("12/2003", "42/12345/24", "2099/0000001H", "27/06B", "24/7A"),
)
