"""Marital status: married, single, widowed, in a civil partnership.

What it is:
    A protected characteristic. By itself it is shared by millions; in a row about a person it tells of their life at home,
    and until 2014 a civil partnership told the sexual orientation too.

How Candour tells it:
    By a header, by a column that holds nothing but such words, or by a label with a colon.

Known misses:
    Status told in a sentence; codes of single letters without a header.

Sources:
    Equality Act 2010, section 8; Government Statistical Service, harmonised standard for marital status.
"""

from __future__ import annotations

from candour.identifiers.base import UNDER, UNTOLD, Group, Identifier, listed, one_of

__all__ = ["MARITAL_STATUS"]

_VALUES = listed(
    "cohabiting divorced divorcee married separated widow widowed widower",
    "civil partner",
    "civil partnership",
    "dissolved civil partnership",
    "in a civil partnership",
    "in a registered civil partnership",
    "legally separated",
    "living with partner",
    "never married",
    "re-married",
    "remarried",
    "single",
    "surviving civil partner",
)
_CODES = listed("c cp d m s w")


MARITAL_STATUS = Identifier(
    id="marital-status",
    title="marital status",
    plural="marital statuses",
    group=Group.SPECIAL,
    odds=0.2,
    labels=(
        "marital status",
        "marital state",
        "marital",
        "civil status",
        "relationship status",
        "partnership status",
    ),
    needs_label=True,
    labelled=rf"{UNDER}([A-Za-z-]{{2,12}}(?: [A-Za-z-]{{2,12}}){{0,4}})(?=\s{{0,20}}(?:$|[\n,;.|)\"]))",
    fits=one_of(_VALUES | _CODES | UNTOLD),
    values=_VALUES,
    finds=("Marital status: widowed", "Marital status: Civil partnership"),
    ignores=("marital status is not recorded", "Marital status: 12%", "married couples"),
)
