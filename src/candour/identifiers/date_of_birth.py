"""Date of birth: with a name or a postcode, the key to almost any record.

What it is:
    A day, a month and a year. It is the field that joins most files about one person.

How Candour tells it:
    Never by its shape alone, because any date has it: by a label in running text (`DOB`, `born on`) or a header.

Known misses:
    Dates of birth without a label, also in columns without a header; years of birth alone; dates in words.

Sources:
    NPCC POLE Data Standards Dictionary, DS_034. Dates are those that people and spreadsheets write: numbers in either
    order of a day and a month, ISO 8601, month names, and the day numbers that Excel counts from 1900.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Group, Identifier

__all__ = ["DATE_OF_BIRTH"]

_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:18|19|20)[0-9]{2}|[0-9]{2})"
_NAMED = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_DATE = (
    rf"(?:(?:{_DAY}(?P<s>[/.-]){_MONTH}(?P=s)|{_MONTH}/{_DAY}/){_YEAR}|(?:18|19|20)[0-9]{{2}}[/-]{_MONTH}[/-]{_DAY}(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?"
    rf"|(?i:{_DAY}(?:st|nd|rd|th)?[ -](?:of )?{_NAMED}[ ,-]{{1,2}}{_YEAR}|{_NAMED} {_DAY}(?:st|nd|rd|th)?,? {_YEAR}))"
)
_PLACEHOLDERS = r"0?1[/.-]0?1[/.-](?:19)?0[01]|190[01]-01-01.*|31[/.-]12[/.-]9999|9999-12-31.*"


def _fits(value: str) -> bool:
    text = value.strip()
    if re.fullmatch(r"[0-9]{1,5}(?:\.0+)?", text):
        return 1 <= float(text) <= 47_500
    if re.fullmatch(r"[0-9]{8}", text):
        return "1880" <= text[:4] <= "2035" and text[4:6] <= "12" and text[6:] <= "31"
    return re.fullmatch(rf"{_DATE}(?: 00:00(?::00)?)?", text) is not None


DATE_OF_BIRTH = Identifier(
    id="date-of-birth",
    title="date of birth",
    plural="dates of birth",
    group=Group.BIRTH,
    odds=0.5,
    labels=(
        "date of birth",
        "dob",
        "birth date",
        "birthdate",
        "birthday",
        "born",
        "birth dt",
        "bday",
        "subject dob",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}({_DATE})(?![0-9A-Za-z])",
    fits=_fits,
    is_test=lambda value: re.fullmatch(_PLACEHOLDERS, value.strip()) is not None,
    finds=(
        "DOB 12/03/1980",
        "DOB 12/31/1980",
        "Date of birth: 1980-03-12",
        "born on 12 March 1980",
        "d.o.b. 12.3.80",
        "(DOB: 5 Jan 1999)",
    ),
    ignores=("on 12/03/2024", "born in Leeds", "12 January 2024", "DOB not known", "DOB 45/13/1980"),
)
