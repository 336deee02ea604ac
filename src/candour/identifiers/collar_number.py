"""Collar number: the number on an officer's shoulder.

What it is:
    One to five digits in most forces, with letters in some: shoulder, warrant, force or badge number. It names one
    officer to colleagues and to anyone who has met them. In a reply it is a member of staff's data; of officers in
    covert work it can put them in danger.

How Candour tells it:
    By the rank before it (`PC 1234`, `DS Example 4567`), a label or a header. There is no national form and no check.

Known misses:
    Numbers without rank or label.

Sources:
    NPCC POLE Data Standards Dictionary, DS_070.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, STAFF, Check, Group, Identifier, digits_of

__all__ = ["COLLAR_NUMBER"]

_RANKS = "PC|WPC|PS|DC|DS|DI|DCI|DSU|TDC|SC|PCSO|Sgt|Insp|Sergeant|Constable|Inspector"
_NUMBER = r"(?:[0-9]{2,5}[A-Z]{0,3}|[A-Z]{1,2}[0-9]{2,5})"
_SHAPE = rf"(?:{_RANKS})\.? (?:[A-Z][a-z]{{1,20}} ){{0,2}}{_NUMBER}"


def _number(value: str) -> str:
    return value.rpartition(" ")[2]


def _is_no_year(value: str) -> bool:
    """Whether it is no year. Nobody writes one behind `PC` or `PS`, but posts are counted by year: `DC 2023`."""
    number = _number(value)
    if re.match(r"(?:W?PC|PS)\b", value):
        return True
    return not (number.isdecimal() and 1980 <= int(number) <= 2035)


COLLAR_NUMBER = Identifier(
    id="collar-number",
    title="collar number",
    plural="collar numbers",
    group=Group.STAFF,
    shape=_SHAPE,
    opening=rf"(?:{_RANKS})\.? [A-Z0-9]",
    odds=0.3,
    checks=(Check("it is no year", 0.95, _is_no_year),),
    signs=(
        Check("a rank stands before it", 1 / 30, lambda value: " " in value.strip()),
        Check(
            "it has three digits or more", 1 / 4, lambda value: " " in value and len(digits_of(value)) >= 3
        ),
    ),
    labels=(
        "collar number",
        "collar",
        "shoulder number",
        "shoulder",
        "epaulette number",
        "warrant number",
        "badge number",
        "force number",
        "officer number",
        "officer id",
        "officer in case number",
        "oic number",
        "oic badge",
        "ao badge",
        "fin",
    ),
    labelled=rf"{BESIDE}({_NUMBER}|[0-9]{{1,6}})(?![0-9A-Za-z])",
    fits=lambda value: re.fullmatch(r"[A-Z]{0,3} ?[0-9]{1,6} ?[A-Z]{0,3}", value.strip().upper()) is not None,
    role_of=lambda _: STAFF,
    finds=("PC 1234", "DS Example 4567", "collar number 123AB", "Warrant No: 123456", "PS 99", "PC 1995"),
    ignores=("DC 2023", "PC 2", "room 1234", "PS5 console", "PC World 2"),
)
