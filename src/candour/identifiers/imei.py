"""IMEI: the number of one mobile telephone.

What it is:
    Fifteen digits burnt into a handset, of which the last is a check digit. It stays when the SIM card is changed, and the
    network tells from it whose telephone it is.

How Candour tells it:
    By a label or a header, and by its check digit. One in ten ordinary numbers passes it.

Known misses:
    Numbers without label or header; those of sixteen digits, whose last two are a version.

Sources:
    GSM Association, TS.06. 490154203237518 is a published example.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, digits_of, whole
from candour.identifiers.check_digits import has_luhn_digit

__all__ = ["IMEI"]

_NUMBER = "[0-9]{15}|[0-9]{2}[ -][0-9]{6}[ -][0-9]{6}[ -][0-9]|[0-9]{6}[ -][0-9]{2}[ -][0-9]{6}[ -][0-9]"


IMEI = Identifier(
    id="imei",
    title="IMEI number",
    plural="IMEI numbers",
    group=Group.DEVICE,
    odds=0.05,
    checks=(Check("its check digit is right", 0.1, lambda value: has_luhn_digit(digits_of(value))),),
    labels=("imei", "imei number", "imei 1", "imei 2", "handset imei", "handset number"),
    needs_label=True,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z])",
    fits=whole(_NUMBER),
    is_test=lambda value: digits_of(value) == "490154203237518",
    finds=("IMEI 490154203237518", "IMEI: 49-015420-323751-8"),
    ignores=("490154203237518", "IMEI 490154203237519", "IMEI unknown"),
)
