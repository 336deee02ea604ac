"""Values: what names, dates of birth, numbers and addresses say, however they are written.

    "Dr Nia EXAMPLE"   "EXAMPLE, Nia"   "nia éxample"     ──▶  the same words      example, nia
    "01/02/1980"   "1980-02-01"   "29252"   "1 Feb 1980"  ──▶  the same day        1980-02-01
    "999 000 0018"   "999-000-0018"                       ──▶  the same number     9990000018

To count people no value is kept: words, days and numbers become whole numbers that mean nothing outside this process.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from candour.identifiers.base import UNTOLD, listed
from candour.identifiers.date_of_birth import DATE_OF_BIRTH

__all__ = [
    "NO_NAME",
    "NameMark",
    "Read",
    "Values",
    "born",
    "day_of",
    "folded",
    "is_told",
    "name_words",
    "split_name",
]

TITLES = listed(
    "mr mrs ms miss mx dr prof professor rev revd reverend sir dame lord lady baroness cllr councillor judge imam rabbi "
    "master hon pc wpc ps dc ds di dci dsu dcs tdc tds pcso sgt insp supt acc dcc constable sergeant inspector "
    "superintendent detective police temporary acting jr jnr snr esq"
)
"""Words before or behind a name that are no part of it, in lower case."""
_NOBODY = UNTOLD | listed(
    "anonymous crown confidential nil removed redacted regina state tbc test unidentified various victim withheld x xx xxx",
    "name withheld",
    "no name",
    "not given",
    "not provided",
    "the crown",
)
"""What stands in a cell where nobody or nothing is told, in lower case."""
_TELLING = re.compile(r"[^\W_]")
_SILENT = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]+")
_JOINED = re.compile(r"['’ʼ`´.]")
_STROKED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})  # fmt: skip
_SEVERAL = re.compile(r"[;|\n]|\w ?/ ?\w")
_MOST_WORDS = 12
_MOST_CHARACTERS = 200
_MOST_LINES = 60

_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?")
_NUMBERS = re.compile(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d\d)(?: 00:00(?::00)?)?")
_COMPACT = re.compile(r"((?:18|19|20)\d\d)(\d\d)(\d\d)")
_SERIAL = re.compile(r"(\d{1,5})(?:\.\d+)?")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -](?:of )?([a-z]{3,9})\.?,?[ -]{1,2}(\d{4}|\d\d)")
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d\d)")
_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
}  # fmt: skip
_LEAP_THAT_WAS_NOT = 60
"""Excel counts a 29th of February 1900: days before it are one further on than those after."""


def folded(text: str) -> str:
    """The text in small letters without accents."""
    small = text.casefold()
    if small.isascii():
        return small
    parts = unicodedata.normalize("NFKD", small.translate(_STROKED))
    return "".join(character for character in parts if not unicodedata.combining(character))


def is_told(text: str) -> bool:
    """Whether a cell tells anything: not `N/A`, `unknown` or `withheld`."""
    small = text.strip().casefold()
    return small not in _NOBODY and _TELLING.search(small) is not None


def name_words(text: str) -> list[str]:
    """The words of a name in small letters, in order, without titles; none where nobody is named."""
    if text.isascii() and text.isalpha():
        word = text.lower()
        return [] if word in TITLES or word in _NOBODY else [word]
    if not is_told(text):
        return []
    plain = _JOINED.sub(_joint, folded(text[:_MOST_CHARACTERS]))
    return [word for word in _WORD.findall(plain)[:_MOST_WORDS] if word not in TITLES]


def _joint(found: re.Match[str]) -> str:
    """`o'farrell` is one word; `n.p. example` is three."""
    return " " if found[0] == "." else ""


class NameMark(NamedTuple):
    """What a name, or one part of it, is for counting. All are 0 where nobody is named."""

    words: int
    """A number for its words, whatever their order."""
    length: int
    """How many words there are."""
    last: int
    first: int
    """A number for the last word, and the first letter of the first."""
    is_letter: int
    """Whether the first word is no more than a letter."""


NO_NAME = NameMark(0, 0, 0, 0, 0)


def split_name(text: str) -> tuple[str, str]:
    """A full name's forenames and surname, as written: `EXAMPLE, Nia` and `Dr Nia Example` are `Nia`, `Example`.

    Of several names in one cell nothing is told.
    """
    if _SEVERAL.search(text):
        return "", ""
    before, comma, after = text.strip().partition(",")
    if comma and after.strip():
        return " ".join(_untitled(after)), " ".join(_untitled(before))
    words = _untitled(text)
    if len(words) > 1 and words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper():
        return " ".join(words[1:]), words[0]
    return " ".join(words[:-1]), words[-1] if words else ""


def _untitled(text: str) -> list[str]:
    words = (word for word in text.split() if word.strip(".,()").casefold() not in TITLES)
    told = [word for word in words if not any(map(str.isdigit, word)) and any(map(str.isalpha, word))]
    return told[1:] if len(told) > 1 and told[0] == "and" else told


def _day(year: str, month: int, day: int) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number <= date.today().year % 100 else 1900  # noqa: DTZ011  (the reader's own calendar)
    try:
        return date(number, month, day)
    except ValueError:
        return None


def _written(text: str) -> date | None:
    """The day that a date in words and figures tells; a day and a month that cannot be so are changed about."""
    if found := _NUMBERS.fullmatch(text):
        return _day(found[3], int(found[2]), int(found[1])) or _day(found[3], int(found[1]), int(found[2]))
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _day(found[1], int(found[2]), int(found[3]))
    if found := _IN_WORDS.fullmatch(text):
        return _day(found[3], _MONTHS.get(found[2][:3], 0), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(found[3], _MONTHS.get(found[1][:3], 0), int(found[2]))
    return None


def born(text: str) -> str:
    """A date of birth as ISO 8601, where it can be told; else as written. A number of days is Excel's, from 1900."""
    value = text.strip()
    if serial := _SERIAL.fullmatch(value):
        days = int(serial[1])
        first = date(1899, 12, 31) if days < _LEAP_THAT_WAS_NOT else date(1899, 12, 30)
        return (first + timedelta(days=days)).isoformat() if days else value
    day = _written(value.casefold())
    return day.isoformat() if day else value


def day_of(text: str) -> date | None:
    """The day that a date of birth tells, however it is written; None where it tells none."""
    try:
        return date.fromisoformat(born(text))
    except ValueError:
        return None


def _number(text: str) -> int:
    """A whole number below 2 to the 52nd that stands for a text while this process lasts; never 0."""
    return (hash(text) & ((1 << 52) - 1)) | 1


@dataclass(slots=True, repr=False)
class Read:
    """What the values of many rows are for counting: each distinct one is read once and keeps its place."""

    of: Callable[[str], Sequence[int]]
    width: int
    """How many numbers a value becomes."""
    told: list[Sequence[int]] = field(default_factory=list)
    """The numbers, by place."""
    _places: dict[bytes, int] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Read({len(self.told):,} values)"

    def places(self, values: Sequence[bytes]) -> list[int]:
        """The place of each of these values. Good until the next are asked for."""
        if len(self.told) >= _MOST_KEPT:
            self._places.clear()
            self.told.clear()
        places = self._places
        for value in values:
            if value not in places:
                places[value] = len(self.told)
                self.told.append(self.of(value.decode("utf-8", "replace")))
        return [places[value] for value in values]


@dataclass(slots=True, repr=False)
class Values:
    """The numbers that values become, each worked out once."""

    _read: dict[str, Read] = field(default_factory=dict)
    _known: dict[str, dict[str, NameMark]] = field(default_factory=dict)
    _numbers: dict[str, dict[str, int]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Values({sum(map(len, self._known.values())):,} names)"

    def name(self, part: str) -> Callable[[str], NameMark]:
        """What a `name` (a full one), or one `part` of it that has a column of its own, is for counting."""
        known, read = self._known.setdefault(part, {}), _NAME_READERS[part]

        def mark(text: str) -> NameMark:
            if text not in known:
                if len(known) >= _MOST_KEPT:
                    known.clear()
                known[text] = read(text)
            return known[text]

        return mark

    def names(self, part: str) -> Read:
        """The same for the values of many rows."""
        return self._read.setdefault(part, Read(_NAME_READERS[part], len(NO_NAME)))

    def numbers(self, part: str) -> Read:
        """What the values of many rows are for counting, read as `number` reads each."""
        read = _READERS.get(part)
        of: Callable[[str], Sequence[int]] = (
            (lambda text: (read(text),)) if read else (lambda text: (_identifier_number(part, text),))
        )
        return self._read.setdefault(part, Read(of, 1))

    def number(self, part: str) -> Callable[[str], int]:
        """What `born`, an `address`, or a number of the identifier with this id is for counting; 0 where none is told."""
        known, read = self._numbers.setdefault(part, {}), _READERS.get(part)

        def mark(text: str) -> int:
            if text not in known:
                if len(known) >= _MOST_KEPT:
                    known.clear()
                known[text] = read(text) if read else _identifier_number(part, text)
            return known[text]

        return mark


_MOST_KEPT = 200_000


def _name_mark(words: Sequence[str]) -> NameMark:
    if not words:
        return NO_NAME
    total = sum(map(_number, words))
    return NameMark(total, len(words), _number(words[-1]), ord(words[0][0]), int(len(words[0]) == 1))


def _full_name(text: str) -> NameMark:
    if not is_told(text):
        return NO_NAME
    parts = split_name(text)
    return _name_mark([word for part in (parts if any(parts) else (text,)) for word in name_words(part)])


def _part_of_name(text: str) -> NameMark:
    return _name_mark(name_words(text))


def _birth_number(text: str) -> int:
    day = born(text)
    return _number(day) if is_told(text) and not DATE_OF_BIRTH.is_test(day) else 0


def _address_number(text: str) -> int:
    words = re.findall(r"[^\W_]+", folded(text))[:_MOST_LINES] if is_told(text) else ()
    return sum(map(_number, words))


def _identifier_number(id_: str, text: str) -> int:
    plain = _SILENT.sub("", text.casefold()) if is_told(text) else ""
    return _number(f"{id_} {plain}") if plain else 0


_NAME_READERS: dict[str, Callable[[str], NameMark]] = {"name": _full_name, "part": _part_of_name}
_READERS: dict[str, Callable[[str], int]] = {"born": _birth_number, "address": _address_number}
