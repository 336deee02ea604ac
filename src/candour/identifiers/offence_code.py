"""Offence code: an offence as a number of the Home Office or of the courts.

What it is:
    The Home Office class (`105/01`) says under which heading a crime is counted; the code of the courts says the Act, its
    year and the offence, with a letter for an attempt, aiding, conspiring or inciting. By itself it tells about nobody; in
    a row about a person it says what was done, as plainly as words to those who know the list.

How Candour tells it:
    By a header. In running text a code speaks of crime in general.

Known misses:
    Codes without a header; the police's own long codes with dots.

Sources:
    NPCC, Minimum POLE Data Standards Dictionary 1.1, DS_074 and DS_080.
"""

from __future__ import annotations

from candour.identifiers.base import Group, Identifier, whole

__all__ = ["OFFENCE_CODE"]

_CLASS = "[0-9]{1,3}/[0-9]{2}[A-Z]?"
_CODE = "[A-Z]{2}[0-9]{5}[ABCI]?|COML[0-9]{3}[ABCI]?|XX00[0-9]{3}[ABCI]?"


OFFENCE_CODE = Identifier(
    id="offence-code",
    title="offence code",
    plural="offence codes",
    group=Group.OFFENCE,
    odds=0.1,
    labels=(
        "offence code",
        "offence class",
        "cjs code",
        "cjs offence code",
        "home office class",
        "home office code",
        "home office offence code",
        "ho class",
        "ho code",
        "ho offence code",
        "charge code",
    ),
    needs_label=True,
    fits=whole(f"(?i:{_CLASS}|{_CODE})"),
    ignores=("Offence code: 105/01", "SX03001", "105/01"),
)
