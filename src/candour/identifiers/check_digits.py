"""Check digits: the sums by which a number shows that it was not mistyped, as several identifiers share them.

Each is a question asked of digits or signs without separators; anything else fails, and nothing raises.
"""

from __future__ import annotations

__all__ = ["has_luhn_digit", "has_modulus_11_digit", "mrz_digit"]

_DIGITS = frozenset("0123456789")
_MRZ = {sign: value for value, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")} | {"<": 0}


def has_modulus_11_digit(digits: str) -> bool:
    """Whether the tenth digit is the one that NHS, CHI and Health and Care numbers end with."""
    if len(digits) != 10 or not _DIGITS.issuperset(digits):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


def has_luhn_digit(digits: str) -> bool:
    """Whether every second digit doubled, and all added up, come to a multiple of ten."""
    if len(digits) < 2 or not _DIGITS.issuperset(digits):
        return False
    total = 0
    for at, digit in enumerate(reversed(digits)):
        total += sum(divmod(int(digit) * (1 + at % 2), 10))
    return total % 10 == 0


def mrz_digit(signs: str) -> str:
    """The check digit of a field in the lines for machines, by weights 7, 3, 1; none where a sign cannot stand there."""
    if not _MRZ.keys() >= set(signs):
        return ""
    return str(sum((7, 3, 1)[at % 3] * _MRZ[sign] for at, sign in enumerate(signs)) % 10)
