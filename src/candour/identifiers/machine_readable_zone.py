"""Machine-readable zone: the line with the dates at the foot of a passport, a visa or an identity card.

What it is:
    36 or 44 signs with `<` for blanks: the number of the document, the nationality, the date of birth, the sex and the date
    of expiry, each date and the number with a check digit. Scans that were read by a program leave it in the text.

How Candour tells it:
    By its shape and its four check digits, weights 7, 3 and 1.

Known misses:
    The line with the name; the three short lines of residence permits; lines in which a program read a letter for a digit.

Sources:
    ICAO Doc 9303, parts 3, 4 and 6. Its specimens are of Utopia (UTO).
"""

from __future__ import annotations

from candour.identifiers.base import Check, Group, Identifier, whole
from candour.identifiers.check_digits import mrz_digit

__all__ = ["MACHINE_READABLE_ZONE"]

_CORE = "[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}"
_SHAPE = f"[A-Z0-9<]{{9}}{_CORE}(?:[A-Z0-9<]{{15}}|[A-Z0-9<]{{7}})[0-9]"


def _line(value: str) -> str:
    return value.strip().upper()


def _has_right_digits(value: str) -> bool:
    line = _line(value)
    if not whole(_SHAPE)(line):
        return False
    parts = (line[:10], line[13:20], line[21:28], line[:10] + line[13:20] + line[21:])
    return all(mrz_digit(part[:-1]) == part[-1] for part in parts)


def _is_test(value: str) -> bool:
    return _line(value)[10:13] == "UTO" or _line(value).startswith("925665416")


MACHINE_READABLE_ZONE = Identifier(
    id="machine-readable-zone",
    title="machine-readable line of a passport",
    plural="machine-readable lines of passports",
    group=Group.GOVERNMENT,
    shape=_SHAPE,
    core=_CORE,
    before_core="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<",
    odds=1,
    checks=(Check("its four check digits are right", 1e-4, _has_right_digits),),
    labels=("mrz", "machine readable zone", "passport mrz", "mrz line", "machine readable line"),
    fits=whole(f"(?i:{_SHAPE})"),
    is_test=_is_test,
    finds=(
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "MRZ: D231458907UTO7408122F1204159<<<<<<<6",
    ),
    ignores=("L898902C36UTO7408123F1204159ZE184226B<<<<<10", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"),
)
