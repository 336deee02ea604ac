"""Agreement: whether a number tells the same of somebody as the other fields of the row.

    EXAMP 801015 N99AA   ──▶ surname EXAMP…, born 1 January 1985, a man, first name N…
    0101901232           ──▶ born 1 January 1990, a man
    2099/0000001G        ──▶ somebody of ten years or more in 2099
    nia.example@…        ──▶ Nia Example

Where they agree, each bears the other out; where they do not, one of them is something else, or somebody else's. Each
question gives a Reason, or None where there is nothing to compare. No Reason holds a value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from candour.finding import Reason
from candour.identifiers.base import digits_of

__all__ = ["Somebody", "agreements"]

_OF_AGE = 10
"""Years from which a child can be arrested; twelve in Scotland."""
_LONGEST_LIFE = 110
_FIRST_PNC_YEAR = 1950
"""Paper records older than the computer were taken into it with the years in which they were made."""

_DRIVER = re.compile(
    r"([A-Z]{1,5}9{0,4})([0-9])([0156][0-9])([0-9]{2})([0-9])([A-Z])([A-Z9])[A-Z0-9]{3}(?:[0-9]{2})?"
)
_MRZ = re.compile(r"[A-Z0-9<]{10}[A-Z<]{3}([0-9]{6})[0-9]([MFX<])[0-9]{7}[A-Z0-9<]*")
_MALE, _FEMALE = frozenset({"m", "male", "man", "boy"}), frozenset({"f", "female", "woman", "girl"})


@dataclass(frozen=True, slots=True, repr=False)
class Somebody:
    """What the other fields of a row tell of somebody, as far as they do. The sex is as written: `F`, `female`."""

    forename: str = ""
    surname: str = ""
    born: date | None = None
    sex: str = ""

    def __repr__(self) -> str:
        return "Somebody(…)"

    @property
    def is_male(self) -> bool | None:
        """None where the row does not tell."""
        word = self.sex.strip().casefold()
        return True if word in _MALE else False if word in _FEMALE else None


def _letters(name: str) -> str:
    """A name's letters in capitals, without accents, hyphens and blanks."""
    plain = unicodedata.normalize("NFKD", name).upper()
    return "".join(sign for sign in plain if "A" <= sign <= "Z")


def _told(what: str, *, agrees: bool, odds: float, against: float) -> Reason:
    return Reason(f"{what} agrees", odds) if agrees else Reason(f"{what} does not agree", against)


def _sex(*, is_male: bool, somebody: Somebody) -> Reason | None:
    if somebody.is_male is None:
        return None
    return _told("the sex of the row", agrees=is_male is somebody.is_male, odds=2, against=0.1)


def _birth(day_month_year: tuple[int, int, int], somebody: Somebody) -> Reason | None:
    """Of the year only the last two digits are known."""
    if somebody.born is None:
        return None
    born = somebody.born
    agrees = day_month_year == (born.day, born.month, born.year % 100)
    return _told("the date of birth of the row", agrees=agrees, odds=1000, against=0.05)


def _driver_surnames(surname: str) -> set[str]:
    """The five signs that a driver number may begin with: MAC may be written MC, and of a double name either part counts."""
    names = {_letters(surname), *map(_letters, re.split("[ -]", surname))} - {""}
    names |= {f"MC{name[3:]}" for name in names if name.startswith("MAC")}
    return {name[:5].ljust(5, "9") for name in names}


def _of_driver_number(value: str, somebody: Somebody) -> list[Reason | None]:
    parts = _DRIVER.fullmatch("".join(value.split()).upper())
    if parts is None or len(parts[1]) != 5:
        return []
    month = int(parts[3])
    birth = (int(parts[4]), month % 50, int(parts[2] + parts[5]))
    surnames = _driver_surnames(somebody.surname)
    initial = _letters(somebody.forename)[:1]
    return [
        _told("the surname of the row", agrees=parts[1] in surnames, odds=500, against=0.2)
        if surnames
        else None,
        _birth(birth, somebody),
        _sex(is_male=month < 50, somebody=somebody),
        _told("the first letter of the forename", agrees=parts[6] == initial, odds=10, against=0.3)
        if initial
        else None,
    ]


def _of_chi_number(value: str, somebody: Somebody) -> list[Reason | None]:
    digits = digits_of(value).zfill(10)
    if len(digits) != 10:
        return []
    birth = (int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    return [_birth(birth, somebody), _sex(is_male=int(digits[8]) % 2 == 1, somebody=somebody)]


def _of_nhs_number(value: str, somebody: Somebody) -> list[Reason | None]:
    """Only one from Scotland tells anything, so that one which does not agree is from elsewhere."""
    birth, *rest = _of_chi_number(value, somebody) or [None]
    return [birth, *rest] if birth and birth.odds > 1 else []


def _of_machine_readable_zone(value: str, somebody: Somebody) -> list[Reason | None]:
    parts = _MRZ.fullmatch(value.strip().upper())
    if parts is None:
        return []
    year, month, day = (int(parts[1][at : at + 2]) for at in (0, 2, 4))
    sex = _sex(is_male=parts[2] == "M", somebody=somebody) if parts[2] in "MF" else None
    return [_birth((day, month, year), somebody), sex]


def _of_pnc_id(value: str, somebody: Somebody) -> list[Reason | None]:
    """The year is that in which the record was made: its owner was of an age to be arrested, and alive."""
    year = re.match(r"(?:(19|20)?([0-9]{2}))/", value.strip())
    if year is None or somebody.born is None:
        return []
    now = date.today().year  # noqa: DTZ011  (a year of the reader's own calendar)
    in_full = [int(year[1] + year[2])] if year[1] else []
    short = [each for each in (1900 + int(year[2]), 2000 + int(year[2])) if _FIRST_PNC_YEAR <= each <= now]
    could_be = any(_OF_AGE <= each - somebody.born.year <= _LONGEST_LIFE for each in in_full or short)
    return [_told("the age at which the record was made", agrees=could_be, odds=1.2, against=0.05)]


def _of_email(value: str, somebody: Somebody) -> list[Reason | None]:
    """Many addresses hold no name, so that disagreement says little; another full name says more."""
    words = [_letters(word) for word in re.split(r"[^A-Za-z]+", value.rpartition("@")[0])]
    local = "".join(words)
    surname, forename = _letters(somebody.surname), _letters(somebody.forename)
    if not local or len(surname) < 2:
        return []
    has_surname = surname in local if len(surname) > 3 else surname in words
    has_forename = forename in local if len(forename) > 3 else forename in words
    if has_surname and (has_forename or local in (forename[:1] + surname, surname + forename[:1])):
        return [Reason("the whole name of the row stands in it", 200)]
    if has_surname:
        return [Reason("the surname of the row stands in it", 50)]
    if has_forename and forename:
        return [Reason("the forename of the row stands in it", 10)]
    return [Reason("the name of the row does not stand in it", 0.5)]


_QUESTIONS: dict[str, Callable[[str, Somebody], list[Reason | None]]] = {
    "driver-number": _of_driver_number,
    "chi-number": _of_chi_number,
    "nhs-number": _of_nhs_number,
    "machine-readable-zone": _of_machine_readable_zone,
    "pnc-id": _of_pnc_id,
    "email": _of_email,
}


def agreements(identifier: str, value: str, somebody: Somebody) -> tuple[Reason, ...]:
    """What speaks for a value belonging to the somebody of its row, or against it.

    Args:
        identifier: the id of what the value is taken to be.
        value: the value as written.
        somebody: what the other fields of the row tell.

    Returns:
        A Reason for each field that can be compared; nothing for an identifier that tells of no other field.

    >>> agreements("driver-number", "EXAMP 801015 N99AA", Somebody(surname="Example", sex="M"))[0].says
    'the surname of the row agrees'
    """
    ask = _QUESTIONS.get(identifier)
    return tuple(reason for reason in ask(value, somebody) if reason is not None) if ask else ()
