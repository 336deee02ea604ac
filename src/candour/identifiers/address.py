"""Address: where a person lives, works or was found.

What it is:
    A number, a street, and often a town and a postcode.

How Candour tells it:
    In running text by a house number, capitalised words and a word for a street, with the town and the postcode that
    follow; or by a label with a colon. In tables by the header. `On or near High Street` has no number: it is how
    published crime maps blur a place, and it is left alone.

Known misses:
    Houses with a name and no number, away from a label; flats named before the number are found from the number on;
    streets without one of the known words (`The Shambles`).

Sources:
    BS 7666; Royal Mail, Programmers' Guide to the Postcode Address File; Welsh and Scots words for streets besides.
"""

from __future__ import annotations

import re

from candour.identifiers.base import UNDER, Check, Clue, Group, Identifier, any_of, listed

__all__ = ["ADDRESS"]

_STREETS = """
    Road Rd Street St Avenue Ave Lane Ln Close Cl Drive Dr Crescent Cres Gardens Gdns Grove Place Pl Terrace Terr Way
    Court Ct Mews Walk Row Hill Park Green View Rise Square Sq Parade Croft Wynd Brae Loan Vennel Quay Wharf Gate
"""
_STREET = any_of((_STREETS + _STREETS.upper()).split())
# Letters of the Latin script in UTF-8. What ends a match ends with a whole letter.
_WORD = r"(?:(?:St|ST|Mt|MT|Dr|DR|Gt|GT|Lt|LT)\.|[A-Z][A-Za-z'\x80-\xbf\xc3-\xc6\xe2]{0,30})"
_LAST_WORD = r"[A-Z][A-Za-z'\x80-\xbf\xc3-\xc6]{0,30}(?:[A-Za-z]|[\xc3-\xc6][\x80-\xbf])"
_WELSH = r"(?:Ffordd|Heol|Stryd|L\xc3\xb4n|Clos)"
_NUMBER = r"[0-9]{1,4}[A-Za-z]?(?:[/-][0-9]{1,4}[A-Za-z]?)?"
_SHAPE = rf"{_NUMBER} (?:{_WORD}[ -]){{1,4}}{_STREET}|{_NUMBER} {_WELSH}(?: (?:yr? )?{_LAST_WORD}){{1,3}}"
_COURTS = listed("court ct")
_KINDS_OF_COURT = listed("crown county magistrates magistrates' magistrates’ high supreme youth family")
_OTHER_MEANINGS = listed("park drive gate view green way close place row rise hill")
_NO_STREETS = listed("""
    crown county appeal car retail business science industrial wheel test hard disk police january february march april may
    june july august september october november december year years point the per no traffic light speed half new way
    table figure section chapter part page appendix class category grade level tier phase stage
""")


def _is_street(value: str) -> bool:
    words = value.casefold().split()
    if len(words) < 3:
        return True
    if words[-1] in _COURTS:
        return words[-2] not in _KINDS_OF_COURT
    return words[-1] not in _OTHER_MEANINGS or words[-2] not in _NO_STREETS


def _has_house_number(value: str) -> bool:
    """Whether the number is a house's and not a year's: `In 2019 Station Road was closed`."""
    number = re.match("[0-9]+", value)
    return number is None or not 1900 <= int(number[0]) <= 2099


ADDRESS = Identifier(
    id="address",
    title="address",
    plural="addresses",
    group=Group.PLACE,
    shape=_SHAPE,
    opening=rf"{_NUMBER} [A-Z][A-Za-z.'\xc3-\xc6\xe2]",
    odds=1,
    checks=(
        Check("its words are a street's", 0.7, _is_street),
        Check("its number is no year", 0.8, _has_house_number),
    ),
    signs=(Check("a house number and a street stand together", 0.05, lambda value: value[:1].isdecimal()),),
    clues=(
        Clue("its number is the end of a longer one", 1e-4, r"£ ?[0-9][0-9,.]*[.,]\0|[0-9],[0-9]{3}\.\0"),
    ),
    labels=(
        "address",
        "home address",
        "full address",
        "postal address",
        "address line",
        "address line 1",
        "address line 2",
        "street",
        "street name",
        "street address",
        "house number",
        "house name",
        "building name",
        "building number",
        "premises",
        "location address",
        "incident address",
        "offence address",
        "victim address",
        "suspect address",
        "correspondence address",
        "previous address",
        "resides at",
    ),
    label_odds=20,
    labelled=rf"{UNDER}((?=[^\n]{{0,60}}[0-9])(?=[^\n]{{0,60}}(?:[A-Z][a-z]|[A-Z]{{4}}))(?!https?:|www\.)[A-Za-z0-9][^\n\t|;@]{{7,120}}?)(?=\s{{0,20}}(?:$|[\n\t|;]|\.(?:\s|$)))",
    tail=r"(?:,? ?[A-Z][A-Za-z'’-]*){0,6},? ?(?:[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}|[a-z]{1,2}[0-9][0-9a-z]? ?[0-9][a-z]{2})(?![0-9A-Za-z])",
    fits=lambda value: 1 <= len(value.strip()) <= 250,
    finds=(
        "lives at 12 Example Street, Exampleton, ZZ99 3VZ",
        "Address: Rose Cottage, 3 Lower Example",
        "14a St Example’s Road",
        "27 EXAMPLE GARDENS",
        "5 Heol Example",
    ),
    ignores=(
        "On or near High Street",
        "at 5 Crown Court hearings",
        "In 2019 Station Road was closed",
        "a 4 Wheel Drive",
        "12 January",
        "the address of the court",
        "£12,816.38 WERE AWARDED. MR PARK",
        "of £12,816 Park Road",
    ),
)
