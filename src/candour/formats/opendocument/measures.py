"""Measures: lengths, shares and colours as attributes write them."""

from __future__ import annotations

import re

__all__ = ["colour", "per_cent", "points", "whole"]

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0, "px": 0.75}
_LENGTH = re.compile(r"\s*(-?[\d.]+)\s*(pt|in|cm|mm|pc|px)\s*")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def points(length: str) -> float | None:
    """A length in points (`0.5cm` is 14.2), or None where it is none."""
    found = _LENGTH.fullmatch(length)
    try:
        return float(found[1]) * _POINTS[found[2]] if found else None
    except ValueError:
        return None


def per_cent(share: str) -> float | None:
    """A share as a number (`58%` is 0.58), or None where it is none."""
    try:
        return float(share.removesuffix("%")) / 100 if share.endswith("%") else None
    except ValueError:
        return None


def colour(value: str) -> int | None:
    """A colour as 0xRRGGBB, or None where no colour is named."""
    return int(value[1:], 16) if _COLOUR.fullmatch(value) else None


def whole(number: str, otherwise: int, most: int) -> int:
    """A number that the file gives, held to what is sensible."""
    try:
        return max(0, min(int(number), most))
    except ValueError:
        return otherwise
