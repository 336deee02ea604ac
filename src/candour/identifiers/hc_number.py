"""Health and Care number: the number of a person in health care in Northern Ireland.

What it is:
    Ten digits in the form of an NHS number, from a range of its own.

How Candour tells it:
    By a label or a header, its check digit, and the range from 320 to 399. Without a label such a number is told as an
    NHS number, where it can be told.

Known misses:
    Numbers without a label that says so.

Sources:
    Business Services Organisation, Health and Care Number; NHS Data Dictionary, NHS NUMBER. Numbers that begin with 999
    are set aside for tests.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, digits_of, whole
from candour.identifiers.check_digits import has_modulus_11_digit

__all__ = ["HC_NUMBER"]

_GROUPED = "[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}"
_NUMBER = f"[0-9]{{10}}|{_GROUPED}"


def _is_test(value: str) -> bool:
    return digits_of(value).startswith("999")


def _is_in_range(value: str) -> bool:
    return "320" <= digits_of(value)[:3] <= "399" or _is_test(value)


HC_NUMBER = Identifier(
    id="hc-number",
    title="Health and Care number",
    plural="Health and Care numbers",
    group=Group.HEALTH,
    odds=0.02,
    checks=(
        Check("its check digit is right", 1 / 11, lambda value: has_modulus_11_digit(digits_of(value))),
        Check("it lies in the range of Northern Ireland", 0.08, _is_in_range),
    ),
    signs=(Check("it is written 3-3-4", 0.05, whole(_GROUPED)),),
    labels=("health and care number", "hc number", "h and c number", "h c number", "hcn", "hc id"),
    needs_label=True,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z])",
    fits=whole(_NUMBER),
    is_test=_is_test,
    finds=("Health and care number 999 000 0018", "HCN: 9990000018", "H&C number: 999 000 0018"),
    ignores=("9990000018", "HCN 9434765871", "Health and care number 9434765870"),
)
