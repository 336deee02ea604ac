"""Sex: with an age and an area, often enough to find one person among few.

What it is:
    Male or female as a form or a system records it.

How Candour tells it:
    By a header or a label over the few values that stand for it.

Known misses:
    Sex told by words in a sentence.

Sources:
    NPCC POLE Data Standards Dictionary, DS_037; NHS Data Dictionary, person stated gender codes.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, Group, Identifier

__all__ = ["SEX"]

_VALUES = frozenset({"m", "f", "male", "female", "man", "woman", "boy", "girl", "males", "females"})
_UNTOLD = frozenset(
    {
        "u",
        "x",
        "i",
        "0",
        "1",
        "2",
        "9",
        "unknown",
        "not known",
        "not stated",
        "indeterminate",
        "unspecified",
        "other",
    }
)


SEX = Identifier(
    id="sex",
    title="sex",
    plural="values of sex",
    group=Group.BIRTH,
    odds=0.05,
    labels=("sex", "gender", "person stated gender", "gender code", "sex code"),
    needs_label=True,
    labelled=rf"{UNDER}((?i:male|female|m|f))\b",
    fits=lambda value: value.strip().casefold() in _VALUES | _UNTOLD,
    values=_VALUES,
    finds=("Sex: F", "Gender: Male"),
    ignores=("M", "12 male and 14 female officers", "gender pay gap: 4%"),
)
