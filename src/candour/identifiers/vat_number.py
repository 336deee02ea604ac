"""VAT number: the number under which a business charges value added tax.

What it is:
    Nine digits, twelve for a branch, often behind GB. It is public, and names a business: a person only where somebody
    trades under their own name.

How Candour tells it:
    By a label or a header, and by its check digits, modulus 97.

Known misses:
    Numbers without label or header; those of government departments and health authorities, which have letters.

Sources:
    HM Revenue and Customs, VAT Notice 700. 980780684 is a published example.
"""

from __future__ import annotations

from candour.identifiers.base import BESIDE, Check, Group, Identifier, digits_of, whole

__all__ = ["VAT_NUMBER"]

_NUMBER = "(?:GB ?)?[0-9]{3} ?[0-9]{4} ?[0-9]{2}(?: ?[0-9]{3})?"


def _has_right_digits(value: str) -> bool:
    digits = digits_of(value)
    if len(digits) not in (9, 12):
        return False
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 1)
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 97 in (
        0,
        42,
        55,
    )


VAT_NUMBER = Identifier(
    id="vat-number",
    title="VAT number",
    plural="VAT numbers",
    group=Group.ORGANISATION,
    odds=0.1,
    checks=(Check("its check digits are right", 3 / 97, _has_right_digits),),
    labels=("vat number", "vat registration number", "vat id", "vat reference", "vat registration id"),
    needs_label=True,
    labelled=rf"{BESIDE}({_NUMBER})(?![0-9A-Za-z])",
    fits=whole(f"(?i:{_NUMBER})"),
    is_test=lambda value: digits_of(value) == "980780684",
    finds=("VAT number GB 980 7806 84", "VAT Reg No: 980780684"),
    ignores=("980780684", "VAT number 980780685", "VAT 20%"),
)
