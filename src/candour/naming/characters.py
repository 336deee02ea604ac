"""Characters: what sort of sign each character of a text is, for all of them at once."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

__all__ = [
    "APOSTROPHE",
    "BLANK",
    "DIGIT",
    "HYPHEN",
    "LINE",
    "LOWER",
    "MARK",
    "OTHER",
    "STOP",
    "UPPER",
    "sorts_of",
]

BLANK, LINE, UPPER, LOWER, MARK, DIGIT, APOSTROPHE, HYPHEN, STOP, OTHER = range(10)
"""A tab is no blank: it parts the columns of a table. Letters beyond Latin count as small ones: no name is begun by them."""

_LATIN = ((0x41, 0x250), (0x1E00, 0x1F00))
_SIGNS = {
    BLANK: " \r\v\f\xa0\u2002\u2003\u2009\u202f",
    LINE: "\n\x85\u2028\u2029",
    APOSTROPHE: "'’`",
    HYPHEN: "-‐‑",
    STOP: ".",
}
_KNOWN = 0x2100
_LETTERS_BEYOND = (0x2C00, 0xD800)


@cache
def _table() -> Any:
    table = np.full(_KNOWN, OTHER, np.uint8)
    table[0x250:0x2000] = LOWER
    table[0x300:0x370] = MARK
    for first, last in _LATIN:
        for code in range(first, last):
            letter = chr(code)
            if letter.isalpha():
                table[code] = UPPER if letter.isupper() or letter.istitle() else LOWER
    table[ord("0") : ord("9") + 1] = DIGIT
    for sort, signs in _SIGNS.items():
        for sign in signs:
            if ord(sign) < _KNOWN:
                table[ord(sign)] = sort
    return table


def sorts_of(text: str) -> tuple[Any, Any]:
    """The code of each character, and its sort."""
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii"), np.uint8)
        return codes, _table()[codes]
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    sorts = _table()[np.minimum(codes, _KNOWN - 1)]
    beyond = codes >= _KNOWN
    if beyond.any():
        is_letter = (codes >= _LETTERS_BEYOND[0]) & (codes < _LETTERS_BEYOND[1])
        sorts[beyond] = np.where(is_letter[beyond], LOWER, OTHER)
    return codes, sorts
