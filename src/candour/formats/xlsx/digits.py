"""Digits: whole numbers read out of bytes, many at once, without an object for any of them."""

from __future__ import annotations

import numpy as np

from candour.block_arrays import Flags, Numbers, Positions, Small
from candour.formats.xlsx.runs import Odd

__all__ = ["PADDING", "numbers_at", "whole_numbers"]

PADDING = b" " * 32
"""What must follow the bytes looked at, so that a look ahead stays within them."""


def numbers_at(raw: Small, at: Positions) -> tuple[Numbers, Small]:
    """The whole numbers that begin at these places, and how many digits each has.

    Raises:
        Odd: where one has none, or more than seven.
    """
    value = np.zeros(len(at), np.int32)
    length = np.zeros(len(at), np.uint8)
    going: Flags = np.ones(len(at), np.bool_)
    for step in range(8):
        digit = raw[at + step] - np.uint8(ord("0"))
        going &= digit < 10
        if not going.any():
            break
        if step == 7:
            raise Odd
        value = np.where(going, value * 10 + digit, value)
        length += going
    if not length.all():
        raise Odd
    return value, length


def whole_numbers(raw: Small, starts: Positions, ends: Positions) -> Numbers:
    """The whole numbers from each start to its end; 0 where there is nothing.

    Raises:
        Odd: where anything but at most nine digits stands there.
    """
    length = ends - starts
    number = np.zeros(len(length), np.int32)
    most = int(length.max()) if len(length) else 0
    if most > 9:
        raise Odd
    for step in range(most):
        has_digit = length > step
        digit = raw[starts + step] - np.uint8(ord("0"))
        if (has_digit & (digit > 9)).any():
            raise Odd
        number = np.where(has_digit, number * 10 + digit, number)
    return number
