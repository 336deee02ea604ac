"""Rank: of a police officer.

What it is:
    Constable to Chief Constable, or its short form. By itself it tells little; beside a station and a shift it can point
    to one officer.

How Candour tells it:
    By a header, or by a column that holds nothing but ranks.

Known misses:
    Grades of police staff, without a header.

Sources:
    College of Policing, list of ranks.
"""

from __future__ import annotations

from candour.identifiers.base import STAFF, Group, Identifier, listed

__all__ = ["RANK"]

_FULL = frozenset(
    {
        "assistant chief constable",
        "chief constable",
        "chief inspector",
        "chief superintendent",
        "commander",
        "commissioner",
        "constable",
        "deputy chief constable",
        "detective chief inspector",
        "detective constable",
        "detective inspector",
        "detective sergeant",
        "detective superintendent",
        "inspector",
        "police community support officer",
        "police constable",
        "police sergeant",
        "sergeant",
        "special constable",
        "superintendent",
    }
)
_SHORT = listed(
    "pc wpc tdc dc ps t/ps a/ps ds t/ds sgt di insp a/insp dci supt dsu dcs acc dcc cc sc pcso",
    "ch insp",
    "ch supt",
    "det con",
    "det insp",
    "det sgt",
)
_VALUES = _FULL | _SHORT


RANK = Identifier(
    id="rank",
    title="rank",
    plural="ranks",
    group=Group.STAFF,
    odds=0.1,
    labels=("rank", "officer rank", "police rank", "rank description", "grade rank", "rank grade"),
    needs_label=True,
    fits=lambda value: 1 <= len(value.strip()) <= 60 and any(sign.isalpha() for sign in value),
    role_of=lambda _: STAFF,
    values=_VALUES,
    ignores=("Sergeants by rank", "Rank: 3", "Constable"),
)
