"""CRO number: a person's number at the Criminal Records Office, which goes with their fingerprints.

What it is:
    Up to six digits, a stroke, the year and a check letter: `123456/99L`. Where no fingerprints were taken it begins
    with SF: `SF99/123456L`. Like the PNC ID it says that its owner has a police record.

How Candour tells it:
    By its shape and its check letter, the remainder by 23 of year and serial number. Short PNC IDs look alike; the
    letter decides which of the two it is.

Known misses:
    Small letters, outside a column that says what it is.

Sources:
    NPCC, Minimum POLE Data Standards Dictionary 1.1, DS_071; Ministry of Justice code that is public. The standard pads
    the serial number of an SF number, the code does not: either letter is taken.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["CRO_NUMBER"]

_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_LETTER = "[A-HJ-NP-RT-Z]"
_SHAPE = rf"[0-9]{{1,6}}/[0-9]{{2}}{_LETTER}|SF ?[0-9]{{2}}/[0-9]{{1,6}}{_LETTER}"
_TEST_VALUES = frozenset({"65656/91H", "SF05/482703J", "SF83/50058Z", "1/99W", "123456/99L", "SF99/123456L"})


def _bare(value: str) -> str:
    return value.replace(" ", "").upper().lstrip("0")


def _has_right_letter(value: str) -> bool:
    text = _bare(value)
    if text.startswith("SF"):
        year, _, serial = text[2:].partition("/")
        serial, letter = serial[:-1], serial[-1:]
        paddings = {len(serial), 5, 6}
    else:
        serial, _, year = text.partition("/")
        year, letter = year[:-1], year[-1:]
        paddings = {6}
    if not (year + serial).isdecimal():
        return False
    return any(_LETTERS[int(year + serial.zfill(padding)) % 23] == letter for padding in paddings)


CRO_NUMBER = Identifier(
    id="cro-number",
    title="CRO number",
    plural="CRO numbers",
    group=Group.JUSTICE,
    shape=_SHAPE,
    odds=0.4,
    checks=(Check("its check letter is right", 1 / 23, _has_right_letter),),
    signs=(
        Check("it begins with SF", 0.05, lambda value: _bare(value).startswith("SF")),
        Check("its serial number is long", 0.3, lambda value: len(_bare(value)) >= 9),
    ),
    labels=("cro", "cro number", "cro reference", "criminal records office number"),
    labelled=rf"{BESIDE}((?i:{_SHAPE}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_SHAPE})"),
    is_test=lambda value: _bare(value) in _TEST_VALUES,
    finds=("CRO 123456/99L", "CRO: 000001/99W", "fingerprints under SF99/123456L", "CRO No 65656/91H"),
    ignores=("85227/65G", "12/24", "7/24A", "ref 100/23B"),
)
