"""Passport number.

What it is:
    Nine digits in British passports, a letter and eight digits or two letters and seven in some others. Whoever has it,
    with a name, can pass for its owner in many an identity check.

How Candour tells it:
    Nine digits could be anything, and no check digit stands among them: the number is taken only beside a label or under
    a header.

Known misses:
    Numbers without a label; the two lines for machines at the foot of a passport's page.

Sources:
    ICAO Doc 9303, part 4. 925665416 is the number of the published specimen.
"""

from __future__ import annotations

import re

from candour.identifiers.base import BESIDE, Group, Identifier

__all__ = ["PASSPORT"]

_NUMBER = r"[0-9]{9}|[A-Z][0-9]{8}|[A-Z]{2}[0-9]{7}"


PASSPORT = Identifier(
    id="passport",
    title="passport number",
    plural="passport numbers",
    group=Group.GOVERNMENT,
    odds=0.5,
    labels=("passport", "passport number", "passport id"),
    needs_label=True,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z])",
    fits=lambda value: re.fullmatch(_NUMBER, value.strip().upper()) is not None,
    is_test=lambda value: value.strip() == "925665416",
    finds=("Passport number 925665416", "Passport no: 925665416"),
    ignores=("925665416", "passport office 020 7946 0000", "invoice 123456789"),
)
