"""Labels: the words people put beside a value, or above a column of it, made comparable.

    "NHS No."   "nhs_number"   "NHSNumber"   "Nhs Nbr 2"    ──words_of──▶   ("nhs", "number")

A label names an identifier where its words are those of one of the identifier's labels, whatever their order, once the
words that say nothing (`the`, `primary`) and those that say whose it is (`victim`, `suspect`) are gone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from candour.identifiers.base import Identifier

__all__ = ["ABBREVIATIONS", "ROLES", "named", "words_of"]

ABBREVIATIONS: dict[str, str] = {
    "no": "number",
    "nos": "number",
    "num": "number",
    "nbr": "number",
    "nr": "number",
    "numbers": "number",
    "ref": "reference",
    "refs": "reference",
    "references": "reference",
    "dt": "date",
    "dte": "date",
    "addr": "address",
    "addresses": "address",
    "add": "address",
    "tel": "telephone",
    "tele": "telephone",
    "phone": "telephone",
    "ph": "telephone",
    "mob": "mobile",
    "cell": "mobile",
    "fn": "forename",
    "fname": "forename",
    "forn": "forename",
    "firstname": "forename",
    "sn": "surname",
    "sname": "surname",
    "surn": "surname",
    "lname": "surname",
    "lastname": "surname",
    "emails": "email",
    "mail": "email",
    "reg": "registration",
    "veh": "vehicle",
    "acct": "account",
    "acc": "account",
    "pc": "postcode",
    "pcode": "postcode",
    "postcodes": "postcode",
    "nat": "national",
    "ins": "insurance",
    "ident": "id",
    "identifier": "id",
    "ids": "id",
    "off": "officer",
    "desc": "description",
    "names": "name",
}
"""A word as people shorten it, and the whole word."""

ROLES: frozenset[str] = frozenset(
    "victim vict vic suspect susp sus offender witness wit wits complainant accused defendant detainee caller informant "
    "reporter applicant patient nominal subject person client parent guardian child pupil owner keeper driver employee "
    "customer contact ip agg inft vp aggrieved".split()
)
"""Words of a label that say whose the value is, not what it is."""

_FILLERS = frozenset(
    "the of a an s s' your their his her primary secondary current main home work full original".split()
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_INITIALS = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b\.?")


@lru_cache(maxsize=4096)
def words_of(label: str) -> tuple[str, ...]:
    """The words of a label: lower case, whole, without a number at its end: `DOB_1` is `("dob",)`."""
    apart = _CAMEL.sub(" ", label[:200]).casefold().replace("e-mail", "email")
    apart = _INITIALS.sub(lambda found: found[0].replace(".", ""), apart)
    words = _WORD.findall(apart)
    while len(words) > 1 and words[-1].isdecimal():
        words.pop()
    return tuple(ABBREVIATIONS.get(word, word) for word in words)


@lru_cache(maxsize=1024)
def _label_sets(labels: tuple[str, ...]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(words_of(label)) - _FILLERS for label in labels)


@lru_cache(maxsize=8192)
def _named(labels: tuple[str, ...], label: str) -> bool:
    sets = _label_sets(labels)
    words = frozenset(words_of(label)) - _FILLERS
    return bool(words) and (words in sets or (words - ROLES) in sets)


def named(identifier: Identifier, label: str) -> bool:
    """Whether this label, as somebody wrote it, names this identifier."""
    return bool(label) and _named(identifier.labels, label)
