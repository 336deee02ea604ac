"""Case URN: the number of one prosecution, from the charge to the end of the court case.

What it is:
    Four characters for the force and its unit, five digits and the last two of the year: `99ZZ/00001/99`, or without
    strokes. Police, prosecutors and courts share it: whoever can look into any of their systems has the defendant, the
    victims and the witnesses.

How Candour tells it:
    With strokes by its shape, possibly, if a letter stands in its unit. Otherwise by a label or a header. It has no check
    digit.

Known misses:
    Numbers without strokes and without label or header; the longer ones of cases that were split.

Sources:
    Crown Prosecution Service, references in its published letters; Ministry of Justice code that is public.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["CASE_URN"]

_STROKED = r"[0-9]{2}[A-Z][0-9A-Z]/[0-9]{5}/[0-9]{2}"
_ANY = r"[0-9]{2}[0-9A-Z]{2}/?[0-9]{5}/?[0-9]{2}"


CASE_URN = Identifier(
    id="case-urn",
    title="case URN",
    plural="case URNs",
    group=Group.JUSTICE,
    shape=_STROKED,
    core="[A-Z][0-9A-Z]/[0-9]{5}/[0-9]{2}",
    before_core="0123456789",
    odds=0.6,
    signs=(Check("it is written with strokes", 0.1, whole(_STROKED)),),
    labels=(
        "case urn",
        "ptiurn",
        "pti urn",
        "cps urn",
        "cps reference",
        "court urn",
        "prosecution urn",
        "cps case reference",
    ),
    labelled=rf"{BESIDE}((?i:{_ANY}))(?![0-9A-Za-z/])",
    fits=whole(f"(?i:{_ANY})"),
    is_test=lambda value: value.strip().upper().startswith(("99ZZ", "01ZD/00001/99")),
    finds=("Case URN 99ZZ0000199", "PTI-URN: 99ZZ/00001/99", "charged under 01ZD/00001/99 on Monday"),
    ignores=("99ZZ0000199", "42/12345/24", "case URN withheld", "0123/45678/24"),
)
