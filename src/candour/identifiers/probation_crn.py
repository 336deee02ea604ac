"""Probation CRN: the case reference number of a person under probation.

What it is:
    A letter and six digits, as the probation system Delius gives them. One person has one: the number alone says that its
    owner was sentenced.

How Candour tells it:
    By a label or a header: order numbers and many codes look the same, and it has no check digit.

Known misses:
    Numbers without label or header.

Sources:
    Ministry of Justice code that is public. X000000 is nobody's.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["PROBATION_CRN"]

_NUMBER = "[A-Z][0-9]{6}"


PROBATION_CRN = Identifier(
    id="probation-crn",
    title="probation CRN",
    plural="probation CRNs",
    group=Group.JUSTICE,
    odds=0.5,
    labels=(
        "probation crn",
        "crn",
        "crn number",
        "delius crn",
        "ndelius crn",
        "delius number",
        "probation number",
        "probation reference",
        "probation case reference number",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}((?i:{_NUMBER}))(?![0-9A-Za-z/])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: value.strip().upper() == "X000000",
    finds=("Probation CRN X000000", "CRN: X000000"),
    ignores=("X000000", "CRN 1234567", "probation reference group"),
)
