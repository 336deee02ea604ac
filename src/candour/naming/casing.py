"""Casing: the parts of a text that are written in capitals throughout.

There every word has a capital, so that a capital tells nothing. Such parts are read by weights of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["shouted"]

_SMALL = "a-zß-öø-ÿ"
_STRETCH = re.compile(rf"[^{_SMALL}\n]{{5,}}")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")
_ENOUGH = 4
"""Words in capitals in a row that make a stretch of their own inside a line of mixed letters."""


def shouted(text: str) -> Iterator[tuple[int, int]]:
    """Where the text is in capitals throughout: whole lines, or four and more words in a row."""
    for found in _STRETCH.finditer(text):
        start, end = found.span()
        words = [each for each in _WORD.finditer(text, start, end) if each[0].isupper()]
        if not words:
            continue
        whole = (start == 0 or text[start - 1] == "\n") and (end == len(text) or text[end] == "\n")
        if whole and (len(words) > 1 or len(words[0][0]) > 3):
            yield start, end
        elif len(words) >= _ENOUGH:
            first = start if start == 0 or text[start - 1] == "\n" else words[0].start()
            yield first, end if end == len(text) or text[end] == "\n" else words[-1].end()
