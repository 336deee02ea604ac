"""Arrest/summons number: one arrest or summons of one person.

What it is:
    Year, force, station, system, a sequence number of up to eleven digits and a check letter: `99/99ZZ/99/1V` as the
    police write it, twenty or twenty-one characters without strokes as the courts do.

How Candour tells it:
    By its shape and its check letter, the remainder by 23 of force and system (where they are all digits), year and
    sequence.

Known misses:
    Numbers broken over two lines; small letters, outside a column that says what it is.

Sources:
    NPCC, Minimum POLE Data Standards Dictionary 1.1, DS_073; Ministry of Justice code that is public, also for the
    patterns of dummy numbers.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["ASN"]

_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_LETTER = "[A-HJ-NP-RT-Z]"
_SHORT = rf"[0-9]{{2}}/[0-9A-Z]{{4}}/[0-9A-Z]{{2}}/[0-9]{{1,11}}{_LETTER}"
_LONG = rf"[0-9]{{2}}[A-Z0-9]{{6,7}}[0-9]{{11}}{_LETTER}"
_DUMMY = r"0800[NP]P01.*|[0-9]{4}NRPR.*|[0-9]{2}(?:12LN00|00NP00|6300|06SS|00XX).*|1101ZD010*448754K|970000000*123456K|9999ZZ.*"


def _parts(value: str) -> tuple[str, str, str, str, str]:
    """Year, force, system, sequence, letter."""
    text = value.strip().upper()
    if "/" in text:
        year, place, system, rest = text.split("/", 3)
        return year, place[:2], system, rest[:-1], text[-1]
    year, place, sequence = text[:2], text[2:-12], text[-12:-1]
    place = place[-6:]  # a code of the top level may stand before it
    return year, place[:2], place[4:], sequence, text[-1]


def _has_right_letter(value: str) -> bool:
    if value.count("/") not in (0, 3) or len(value.strip()) < 13:
        return False
    year, force, system, sequence, letter = _parts(value)
    if not (year + sequence).isdecimal():
        return False
    number = (
        (force if force.isdecimal() else "")
        + (system if system.isdecimal() else "")
        + year
        + sequence.zfill(11)
    )
    return _LETTERS[int(number) % 23] == letter


def _is_dummy(value: str) -> bool:
    return re.fullmatch(_DUMMY, value.strip().upper().replace("/", "")) is not None


ASN = Identifier(
    id="asn",
    title="arrest/summons number",
    plural="arrest/summons numbers",
    group=Group.JUSTICE,
    shape=f"{_SHORT}|{_LONG}",
    opening="[0-9]{2}(?:/[0-9A-Z]{4}/[0-9A-Z]{2}/[0-9]|[A-Z0-9]{6,7}[0-9]{11}[A-Z])",
    odds=5,
    checks=(Check("its check letter is right", 1 / 23, _has_right_letter),),
    signs=(Check("it is written with strokes", 0.1, lambda value: value.count("/") == 3),),
    labels=(
        "asn",
        "arrest summons number",
        "arrest summons",
        "as number",
        "as reference",
        "as ref",
        "as num",
    ),
    labelled=rf"{BESIDE}((?i:{_SHORT}|{_LONG}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_SHORT}|{_LONG})"),
    is_test=_is_dummy,
    finds=("ASN 11/01ZD/01/448754K", "arrested under 1101ZD0100000448754K", "99/99ZZ/99/1V"),
    ignores=("11/01ZD/01/448754L", "01/02/2023/4", "22/0123/24/5"),
)
