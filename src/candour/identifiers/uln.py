"""ULN: the unique learner number of whoever learns or is trained after the age of fourteen.

What it is:
    Ten digits of which the last is a check digit. It joins a person's exams, courses and apprenticeships for life.

How Candour tells it:
    By a label or a header, and by its check digit. One in eleven ordinary ten-digit numbers passes it.

Known misses:
    Numbers without label or header.

Sources:
    Education and Skills Funding Agency, learning records service, ULN format.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, whole

__all__ = ["ULN"]


def _has_right_digit(value: str) -> bool:
    digits = value.strip()
    if not whole("[0-9]{10}")(digits):
        return False
    remainder = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False)) % 11
    return remainder != 0 and 10 - remainder == int(digits[9])


ULN = Identifier(
    id="uln",
    title="unique learner number",
    plural="unique learner numbers",
    group=Group.GOVERNMENT,
    odds=0.05,
    checks=(Check("its check digit is right", 1 / 11, _has_right_digit),),
    labels=("uln", "uln number", "unique learner number", "learner uln"),
    needs_label=True,
    labelled=rf"{BESIDE}([0-9]{{10}})(?![0-9A-Za-z])",
    fits=whole("[0-9]{10}"),
    is_test=lambda value: value.strip().startswith("99999999"),
    finds=("ULN 9999999998", "Unique learner number: 9999999998"),
    ignores=("9999999998", "ULN 9999999997", "ULN not known"),
)
