"""Payment card number: the long number on the front of a card.

What it is:
    Thirteen to nineteen digits. The first few name the issuer, the last is a check digit.

How Candour tells it:
    By the ranges that issuers have, the length that goes with each, and the Luhn check. One in ten runs of digits
    passes Luhn, so a bare run needs the range too; one of sixteen digits is then possible and no more, one written
    in fours likely.

Known misses:
    Numbers cut short or starred out, which are safe to publish; cards of issuers not listed here.

Sources:
    ISO/IEC 7812; the issuers' published ranges. The test numbers are those that payment firms publish.
"""

from __future__ import annotations

import re

from candour.identifiers.base import Check, Group, Identifier, digits_of, listed, whole

__all__ = ["PAYMENT_CARD"]

_SHAPE = (
    r"[2-6][0-9]{3}(?: [0-9]{4}){3}(?: [0-9]{1,3})?|[2-6][0-9]{3}(?:-[0-9]{4}){3}|[2-6][0-9]{12,18}"
    r"|3[47][0-9]{2} [0-9]{6} [0-9]{5}"
)
_ISSUED = (
    r"4(?:[0-9]{12}|[0-9]{15}|[0-9]{18})|5[1-5][0-9]{14}"
    r"|2(?:22[1-9]|2[3-9][0-9]|[3-6][0-9]{2}|7[01][0-9]|720)[0-9]{12}"
    r"|3[47][0-9]{13}|3(?:0[0-5]|[68][0-9])[0-9]{11}|35(?:2[89]|[3-8][0-9])[0-9]{12}"
    r"|6(?:011|5[0-9]{2}|4[4-9][0-9])[0-9]{12}|(?:5018|5020|5038|5893|6304|6759|676[1-3])[0-9]{9,15}"
)
_TEST_VALUES = listed("""4111111111111111 4242424242424242 4012888888881881 4000056655665556 4000000000000002 4222222222222 4444333322221111
    5555555555554444 5105105105105100 5200828282828210 5454545454545454 2223003122003222 378282246310005
    371449635398431 378734493671000 6011111111111117 6011000990139424 30569309025904 38520000023237
    3530111333300000 3566002020360505 6759649826438453""")


def _passes_luhn(value: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits_of(value))):
        number = int(digit) * (1 + at % 2)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


PAYMENT_CARD = Identifier(
    id="payment-card",
    title="payment card number",
    plural="payment card numbers",
    group=Group.MONEY,
    shape=_SHAPE,
    opening=r"[2-6][0-9]{3}(?:[0-9]{9}|[ -][0-9]{4}[ -]|[ -][0-9]{6} )",
    odds=0.1,
    checks=(
        Check("its last digit is right", 0.1, _passes_luhn),
        Check(
            "an issuer has its first digits",
            0.4,
            lambda value: re.fullmatch(_ISSUED, digits_of(value)) is not None,
        ),
    ),
    signs=(
        Check("it is written in groups", 0.02, lambda value: not value.isdecimal()),
        Check("it has sixteen digits", 0.3, lambda value: len(digits_of(value)) == 16),
    ),
    labels=(
        "card number",
        "payment card",
        "credit card",
        "credit card number",
        "debit card",
        "debit card number",
        "pan",
    ),
    fits=whole(_SHAPE),
    is_test=lambda value: digits_of(value) in _TEST_VALUES,
    finds=("paid with 4111 1111 1111 1111", "card number 5555555555554444", "Amex 3782 822463 10005"),
    ignores=(
        "4111 1111 1111 1112",
        "9783161484100",
        "ledger 4111111111111112",
        "meter 30569309025904",
        "7000 0000 0000 0000",
    ),
)
