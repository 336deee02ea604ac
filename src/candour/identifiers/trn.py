"""Temporary reference number (TRN): what stands in for a National Insurance number until there is one.

What it is:
    Two digits, a letter and five digits, given to people in pay who have no National Insurance number yet.

How Candour tells it:
    By a label or a header: product codes have the same shape, and it has no check digit. Of a teacher the same letters
    mean a number of seven digits, which is not taken for one.

Known misses:
    Numbers without label or header.

Sources:
    Department for Work and Pensions and HM Revenue and Customs, National Insurance Manual.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Group, Identifier, whole

__all__ = ["TRN"]

_NUMBER = "[0-9]{2} ?[A-Z] ?[0-9]{5}"


TRN = Identifier(
    id="trn",
    title="temporary reference number",
    plural="temporary reference numbers",
    group=Group.GOVERNMENT,
    odds=0.5,
    labels=(
        "temporary reference number",
        "trn",
        "trn number",
        "temporary national insurance number",
        "temporary ni number",
        "temporary nino",
    ),
    needs_label=True,
    labelled=rf"{BESIDE}((?i:{_NUMBER}))(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: value.replace(" ", "").upper() == "00A00000",
    finds=("TRN 00A00000", "Temporary reference number: 00 A 00000"),
    ignores=("00A00000", "TRN 1234567", "part 12B34567"),
)
