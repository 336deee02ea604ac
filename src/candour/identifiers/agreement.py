"""Agreement: whether a number tells the same of somebody as the other fields of the row.

    EXAMP 801015 N99AA   ──▶ surname EXAMP…, born 1 January 1985, a man, first name N…
    0101901232           ──▶ born 1 January 1990, a man
    2099/0000001G        ──▶ somebody of ten years or more in 2099
    nia.example@…        ──▶ Nia Example

Where they agree, each bears the other out; where they do not, one of them is something else, or somebody else's. How
often strangers would agree by chance is known, so that agreement is evidence like any other: `agreements` gives the
reasons in one value, `said_by` those in a column of them. In a table strangers are counted besides: where half of the
rows are of one surname, a surname that agrees says little. No reason holds a value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from candour.finding import Reason
from candour.identifiers.base import digits_of
from candour.identifiers.weighing import share_odds

__all__ = ["COMPARED", "Compared", "Field", "Somebody", "Tally", "agreements", "compared", "said_by"]

_OF_AGE = 10
"""Years from which a child can be arrested; twelve in Scotland."""
_LONGEST_LIFE = 110
_KNOWN = 2
_MOST_CHANCE = 0.9
_LITTLE = 0.9
"""What changes the odds by less than this is not worth telling."""
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
    plain = (name if name.isascii() else unicodedata.normalize("NFKD", name)).upper()
    return "".join(sign for sign in plain if "A" <= sign <= "Z")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the row that a number is held against.

    `odds` are those that an agreement adds: one over the share of strangers who would agree by chance. `against` are those
    that a disagreement leaves: never next to none, for the number may be somebody else's and yet be what it seems.
    """

    what: str
    odds: float
    against: float
    agrees: str = "agrees"
    does_not: str = "does not agree"

    def said(self, *, agrees: bool) -> Reason:
        """What one row says."""
        return (
            Reason(f"{self.what} {self.agrees}", self.odds)
            if agrees
            else Reason(f"{self.what} {self.does_not}", self.against)
        )

    def said_by_rows(self, tally: Tally) -> Reason:
        """What the rows of a table say."""
        if tally.rows == 1:
            return self.said(agrees=tally.agreed == 1)
        odds = max(self.against, share_odds(tally.agreed, tally.rows, self._chance(tally)))
        only = "only " if odds < 1 else ""
        share = f"{only}{tally.agreed:,} of {tally.rows:,}" if tally.agreed else f"none of {tally.rows:,}"
        return Reason(f"{self.what} {self.agrees} in {share} rows compared", odds)

    def _chance(self, tally: Tally) -> float:
        """The share of strangers who agree: what is known of it beforehand counts as two of them."""
        share = (_KNOWN / self.odds + tally.strangers_agreed) / (_KNOWN + tally.strangers)
        return min(_MOST_CHANCE, max(share, 1 / self.odds))


class Tally(NamedTuple):
    """In how many rows a field was compared, and agrees; and in how many it does that are somebody else's."""

    agreed: int = 0
    rows: int = 0
    strangers_agreed: int = 0
    strangers: int = 0

    def and_one(self, *, agrees: bool) -> Tally:
        """With one row more."""
        return self._replace(agreed=self.agreed + agrees, rows=self.rows + 1)

    def and_a_stranger(self, *, agrees: bool) -> Tally:
        """With one more row held against another's number."""
        return self._replace(strangers_agreed=self.strangers_agreed + agrees, strangers=self.strangers + 1)


class Compared(NamedTuple):
    """One field held against one number."""

    field: Field
    agrees: bool
    reason: Reason


_SURNAME = Field("the surname beside it", 500, 0.2)
_INITIAL = Field("the first letter of the forename beside it", 10, 0.3)
_BIRTH = Field("the date of birth beside it", 1000, 0.05)
_SEX = Field("the sex beside it", 2, 0.1)
_RECORD = Field(
    "the date of birth beside it",
    1.2,
    0.05,
    "fits the year of the record",
    "does not fit the year of the record",
)
_BIRTH_IN_SCOTLAND = replace(_BIRTH, against=1.0)
_NAME = Field("the name beside it", 10, 0.5, "stands in it", "does not stand in it")
_WHOLE_NAME = replace(_NAME, what="the whole name beside it", odds=200)
_ONLY_SURNAME = replace(_NAME, what="the surname beside it", odds=50)
_ONLY_FORENAME = replace(_NAME, what="the forename beside it")


def _held(field: Field, *, agrees: bool) -> Compared:
    return Compared(field, agrees, field.said(agrees=agrees))


def _sex(*, is_male: bool, somebody: Somebody) -> Compared | None:
    if somebody.is_male is None:
        return None
    return _held(_SEX, agrees=is_male is somebody.is_male)


def _birth(
    day_month_year: tuple[int, int, int], somebody: Somebody, field: Field = _BIRTH
) -> Compared | None:
    """Of the year only the last two digits are known."""
    if somebody.born is None:
        return None
    born = somebody.born
    return _held(field, agrees=day_month_year == (born.day, born.month, born.year % 100))


def _driver_surnames(surname: str) -> set[str]:
    """The five signs that a driver number may begin with: MAC may be written MC, and of a double name either part counts."""
    names = {_letters(surname), *map(_letters, re.split("[ -]", surname))} - {""}
    names |= {f"MC{name[3:]}" for name in names if name.startswith("MAC")}
    return {name[:5].ljust(5, "9") for name in names}


def _of_driver_number(value: str, somebody: Somebody) -> list[Compared | None]:
    parts = _DRIVER.fullmatch("".join(value.split()).upper())
    if parts is None or len(parts[1]) != 5:
        return []
    month = int(parts[3])
    birth = (int(parts[4]), month % 50, int(parts[2] + parts[5]))
    surnames = _driver_surnames(somebody.surname)
    initial = _letters(somebody.forename)[:1]
    return [
        _held(_SURNAME, agrees=parts[1] in surnames) if surnames else None,
        _birth(birth, somebody),
        _sex(is_male=month < 50, somebody=somebody),
        _held(_INITIAL, agrees=parts[6] == initial) if initial else None,
    ]


def _of_chi_number(value: str, somebody: Somebody) -> list[Compared | None]:
    return _of_ten_digits(value, somebody, _BIRTH)


def _of_nhs_number(value: str, somebody: Somebody) -> list[Compared | None]:
    """Only one from Scotland tells anything, so that one which does not agree is from elsewhere."""
    birth, *rest = _of_ten_digits(value, somebody, _BIRTH_IN_SCOTLAND) or [None]
    return [birth, *(rest if birth and birth.agrees else ())]


def _of_ten_digits(value: str, somebody: Somebody, field: Field) -> list[Compared | None]:
    digits = digits_of(value).zfill(10)
    if len(digits) != 10:
        return []
    birth = (int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    return [_birth(birth, somebody, field), _sex(is_male=int(digits[8]) % 2 == 1, somebody=somebody)]


def _of_machine_readable_zone(value: str, somebody: Somebody) -> list[Compared | None]:
    parts = _MRZ.fullmatch(value.strip().upper())
    if parts is None:
        return []
    year, month, day = (int(parts[1][at : at + 2]) for at in (0, 2, 4))
    sex = _sex(is_male=parts[2] == "M", somebody=somebody) if parts[2] in "MF" else None
    return [_birth((day, month, year), somebody), sex]


def _of_pnc_id(value: str, somebody: Somebody) -> list[Compared | None]:
    """The year is that in which the record was made: its owner was of an age to be arrested, and alive."""
    year = re.match(r"(?:(19|20)?([0-9]{2}))/", value.strip())
    if year is None or somebody.born is None:
        return []
    now = date.today().year  # noqa: DTZ011  (a year of the reader's own calendar)
    in_full = [int(year[1] + year[2])] if year[1] else []
    short = [each for each in (1900 + int(year[2]), 2000 + int(year[2])) if _FIRST_PNC_YEAR <= each <= now]
    could_be = any(_OF_AGE <= each - somebody.born.year <= _LONGEST_LIFE for each in in_full or short)
    return [_held(_RECORD, agrees=could_be)]


def _of_email(value: str, somebody: Somebody) -> list[Compared | None]:
    """Many addresses hold no name, so that disagreement says little; another full name says more."""
    words = [_letters(word) for word in re.split(r"[^A-Za-z]+", value.rpartition("@")[0])]
    local = "".join(words)
    surname, forename = _letters(somebody.surname), _letters(somebody.forename)
    if not local or len(surname) < 2:
        return []
    has_surname = surname in local if len(surname) > 3 else surname in words
    has_forename = forename in local if len(forename) > 3 else forename in words
    met = None
    if has_surname:
        is_whole = has_forename or local in (forename[:1] + surname, surname + forename[:1])
        met = _WHOLE_NAME if is_whole else _ONLY_SURNAME
    elif has_forename and forename:
        met = _ONLY_FORENAME
    return [Compared(_NAME, met is not None, (met or _NAME).said(agrees=met is not None))]


_QUESTIONS: dict[str, Callable[[str, Somebody], list[Compared | None]]] = {
    "driver-number": _of_driver_number,
    "chi-number": _of_chi_number,
    "nhs-number": _of_nhs_number,
    "machine-readable-zone": _of_machine_readable_zone,
    "pnc-id": _of_pnc_id,
    "email": _of_email,
}

COMPARED: Mapping[str, tuple[Field, ...]] = {
    "driver-number": (_SURNAME, _BIRTH, _SEX, _INITIAL),
    "chi-number": (_BIRTH, _SEX),
    "nhs-number": (_BIRTH_IN_SCOTLAND, _SEX),
    "machine-readable-zone": (_BIRTH, _SEX),
    "pnc-id": (_RECORD,),
    "email": (_NAME,),
}
"""By its id, the fields that each identifier is held against which tells of its owner."""


def compared(identifier: str, value: str, somebody: Somebody) -> tuple[Compared, ...]:
    """A value held against each field of the somebody of its row that it tells of as well.

    Args:
        identifier: the id of what the value is taken to be.
        value: the value as written.
        somebody: what the other fields of the row tell.
    """
    ask = _QUESTIONS.get(identifier)
    return tuple(each for each in ask(value, somebody) if each is not None) if ask else ()


def agreements(identifier: str, value: str, somebody: Somebody) -> tuple[Reason, ...]:
    """What speaks for a value belonging to the somebody of its row, or against it.

    Returns:
        A Reason for each field that can be compared; nothing for an identifier that tells of no other field.

    >>> agreements("driver-number", "EXAMP 801015 N99AA", Somebody(surname="Example", sex="M"))[0].says
    'the surname beside it agrees'
    """
    return tuple(each.reason for each in compared(identifier, value, somebody) if each.reason.odds != 1)


def said_by(rows: Mapping[Field, Tally]) -> tuple[Reason, ...]:
    """What the rows of a table say of a column of numbers.

    All that speaks for it counts. Of what speaks against it only the strongest does: a number that is somebody else's
    disagrees with every field at once.

    Args:
        rows: for each field in how many rows it was compared, and agrees.
    """
    reasons = [field.said_by_rows(tally) for field, tally in rows.items() if tally.rows]
    against = min((each for each in reasons if each.odds < _LITTLE), key=lambda each: each.odds, default=None)
    return (*(each for each in reasons if each.odds > 1 / _LITTLE), *((against,) if against else ()))
