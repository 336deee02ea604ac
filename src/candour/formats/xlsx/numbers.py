"""Numbers as parts write them: whole numbers and names of cells, in text that nobody has checked."""

from __future__ import annotations

import re

__all__ = ["spot", "whole"]

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})$", re.ASCII)


def whole(untrusted_text: str | None, otherwise: int = -1) -> int:
    """A whole number of at most nine digits; `otherwise` for anything else."""
    text = untrusted_text or ""
    return int(text) if len(text) < 10 and text.isascii() and text.isdigit() else otherwise


def spot(untrusted_text: str | None) -> tuple[int, int] | None:
    """Row and column of a cell's name, from 0: `spot("B7")` is `(6, 1)`. None where it is no such name."""
    found = _CELL.match(untrusted_text or "")
    if not found or not int(found[2]):
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
