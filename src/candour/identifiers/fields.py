"""Fields: names that stand in a field of a file, or in the path of a folder, not in a sentence.

A file's properties name who wrote it, who saved it last, who refreshed a table: members of staff, mostly without
knowing. What programs write there when nobody is signed in (`Windows User`, `openpyxl`) names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.finding import Evidence, Reason
from candour.identifiers.base import listed
from candour.identifiers.labels import words_of

__all__ = ["is_staff_field", "names_in_field", "names_in_paths"]

_STAFF_FIELDS = frozenset(
    map(
        words_of,
        (
            "author",
            "authors",
            "creator",
            "initial creator",
            "manager",
            "owner",
            "reviewer",
            "user",
            "user name",
            "username",
            "author email display name",
            "comment author",
            "created by",
            "changed by",
            "edited by",
            "last author",
            "last edited by",
            "last modified by",
            "last saved by",
            "modified by",
            "person",
            "printed by",
            "refreshed by",
            "reserved by",
            "saved by",
            "shared by",
            "tracked change author",
        ),
    )
)
_NOBODY = listed(
    "user admin administrator author owner default template unknown openpyxl xlsxwriter libreoffice pandas root guest "
    "sharepoint system none n/a python-docx reportlab test me calc excel xlwt jxl exceljs sheetjs closedxml epplus",
    "apache poi",
    "microsoft excel",
    "microsoft office",
    "google sheets",
    "crystal reports",
    "sas system",
    "default user",
    "all users",
    "local user",
    "microsoft office user",
    "microsoft user",
    "office user",
    "system account",
    "unknown author",
    "windows user",
    "your name",
)
_BODIES = listed(
    "council constabulary police authority department directorate division unit team office service services ltd limited "
    "plc llp trust university college school library foundation agency commission ministry group hq headquarters"
)
_PATH = r"[\\/](?i:users|home|documents and settings|profiles)[\\/]([^\\/:*?\"<>|\s][^\\/:*?\"<>|\n\r\t]{0,63})(?=[\\/])"
_SHARED = listed("public shared default administrator admin all runner root", "all users", "default user")
_NAME = r"[^\W\d_][^\W\d_'’., -]*(?:(?:['’., -]|\()+[^\W\d_]+\)?\.?){1,5}[\d ]{0,8}(?:\([^()]{0,60}\))?"
_MADE_BY = Reason("the field tells who made or changed the file", 60.0)
_SIGN_IN = Reason("it has the form of a name to sign in with", 0.1)
_FULL_NAME = Reason("it has the form of a person's name", 0.5)
_FOLDER = Reason("a folder of a user bears it", 10.0)

Named = tuple[int, int, Evidence]


def is_staff_field(label: str) -> bool:
    """Whether a field of this name holds the name of whoever made or changed the file."""
    return bool(label) and words_of(label) in _STAFF_FIELDS


def _evidence(value: str) -> Evidence | None:
    """What speaks for a field's value being a person; None where it names nobody."""
    words = re.findall(r"[^\W\d_]{2,}", value)
    plain = value.casefold()
    if not words and not re.fullmatch(r"[A-Za-z]{0,3}\d{3,8}", value):
        return None
    if (
        plain in _NOBODY
        or "@" in value
        or len(value) > 120
        or not _BODIES.isdisjoint(word.casefold() for word in words)
    ):
        return None
    full = len(words) >= 2 and re.fullmatch(_NAME, value) is not None
    return Evidence((_FULL_NAME if full else _SIGN_IN, _MADE_BY))


def names_in_field(text: str) -> Iterator[Named]:
    """The names in a field that tells who made a file; a semicolon stands between two."""
    for part in re.finditer(r"[^;\n]+", text):
        value = part[0].strip()
        evidence = _evidence(value) if value else None
        if evidence:
            start = part.start() + part[0].index(value)
            yield start, start + len(value), evidence


def names_in_paths(text: str) -> Iterator[Named]:
    r"""The names of folders that belong to a user: `C:\Users\nia.example\…`."""
    for found in re.finditer(_PATH, text):
        if found[1].strip().casefold() not in _SHARED:
            yield found.start(1), found.end(1), Evidence((_FULL_NAME, _FOLDER))
