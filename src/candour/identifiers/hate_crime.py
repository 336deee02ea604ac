"""Hate crime strand: which part of who the victim is was attacked.

What it is:
    Race, religion, sexual orientation, disability or transgender identity, as the motive of an offence. In a row about
    a person it tells special-category data of the victim.

How Candour tells it:
    By a header, or by a column that holds nothing but strands.

Known misses:
    Strands told in a sentence.

Sources:
    NPCC POLE Data Standards Dictionary, DS_096; Home Office, hate crime statistics.
"""

from __future__ import annotations

from candour.identifiers.base import UNTOLD, Group, Identifier, listed, one_of

__all__ = ["HATE_CRIME"]

_VALUES = frozenset(
    {
        "anti-muslim",
        "anti-semitic",
        "antisemitic",
        "disability hate",
        "faith hate",
        "homophobic",
        "homophobic hate",
        "islamophobic",
        "racial",
        "racial hate",
        "racist",
        "religious hate",
        "transphobic",
        "transphobic hate",
    }
)
_STRANDS = listed(
    "race religion disability transgender none other age gender misogyny yes no y n faith racist racial ethnicity",
    "sexual orientation",
    "n/a",
    "not applicable",
    "alternative subculture",
    "sexual orientation hate",
)


HATE_CRIME = Identifier(
    id="hate-crime",
    title="hate crime strand",
    plural="hate crime strands",
    group=Group.SPECIAL,
    odds=0.2,
    labels=(
        "hate crime",
        "hate crime strand",
        "hate crime type",
        "hate crime flag",
        "hate strand",
        "hate flag",
        "hate motivation",
        "hate incident",
        "hate category",
        "aggravating factor",
        "prejudice",
    ),
    needs_label=True,
    fits=one_of(_VALUES | _STRANDS | UNTOLD),
    values=_VALUES,
    ignores=("hate crime rose by 9%", "Hate crime: 12", "race relations"),
)
