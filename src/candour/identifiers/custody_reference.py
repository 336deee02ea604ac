"""Custody reference: one detention of one person.

What it is:
    The number of a custody record. It has no national form; like a crime reference it names a person to anyone who can
    look into the system.

How Candour tells it:
    By a label or a header.

Known misses:
    References without label or header.

Sources:
    References that forces print in their published replies.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier

__all__ = ["CUSTODY_REFERENCE"]

_REFERENCE = r"[0-9]{2}/[A-Z]{1,4}/[0-9]{1,7}(?:/[0-9]{2,4})?|[A-Z]{0,4}/?[0-9]{2}[A-Z]{0,3}/[0-9]{1,7}(?:/[0-9]{2,4})?|[A-Z]{1,4}/?[0-9]{4,10}(?:/[0-9]{2,4})?|[0-9]{1,7}/[0-9]{2,4}|[0-9]{5,12}"


CUSTODY_REFERENCE = Identifier(
    id="custody-reference",
    title="custody reference",
    plural="custody references",
    group=Group.JUSTICE,
    odds=0.5,
    labels=(
        "custody reference",
        "custody number",
        "custody record",
        "custody record number",
        "custody record reference",
        "custody id",
        "detention number",
        "detention reference",
        "detained person number",
        "detention log",
        "bail reference",
    ),
    needs_label=True,
    label_odds=100,
    labelled=rf"{BESIDE}((?i:{_REFERENCE}))(?![0-9A-Za-z/])",
    fits=lambda value: any(sign.isdecimal() for sign in value) and len(value.strip()) <= 30,
    finds=(
        "custody record ZZ/1234/99",
        "Custody record 99/ZZ/4223/24",
        "Custody ref: 99ZZ/00123/99",
        "Detention no. 0012345",
    ),
    ignores=("custody suite 4", "ZZ/1234/99", "in custody 24 hours", "custody numbers: 12"),
)
