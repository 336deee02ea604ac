"""Plain text: a run of text as matching wants it, and the way back to where it came from.

    "NHS\N{NO-BREAK SPACE}no: 943–476–5870"  ──▶  "NHS no: 943-476-5870"  ──▶  UTF-8 bytes  ──▶  offsets of the text as given

Characters that have a plain form (non-breaking spaces, typographic dashes and apostrophes, full-width digits) are changed
one for one. Characters that print nothing are taken out, so that none can hide a number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

__all__ = ["PlainText"]

_FULL_WIDTH = "".join(
    map(chr, [*range(0xFF08, 0xFF0A), *range(0xFF0B, 0xFF1B), *range(0xFF20, 0xFF3B), *range(0xFF41, 0xFF5B)])
)
_PLAIN: dict[str, str] = {
    **dict.fromkeys(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)), " "),
    **dict.fromkeys(map(chr, (*range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D)), "-"),
    **dict.fromkeys(map(chr, (0x2018, 0x2019, 0x201B, 0x2BC, 0xB4, 0xFF07)), "'"),
    **dict.fromkeys(map(chr, (0x201C, 0x201D, 0xFF02)), '"'),
    **dict.fromkeys(map(chr, (0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x85, 0x2028, 0x2029)), "\n"),
    **{wide: chr(ord(wide) - 0xFEE0) for wide in _FULL_WIDTH if wide != "\uff0d"},
}
_LINE_ENDS = {ord(odd): plain for odd, plain in _PLAIN.items() if odd.isascii()}
_CONTINUATION = bytes(range(0x80, 0xC0))


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_PLAIN))}]")


@cache
def _unprinted() -> re.Pattern[str]:
    marks = (0xAD, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF)
    return re.compile(f"[{''.join(map(chr, marks))}\ufe00-\ufe0f\U000e0001-\U000e007f]")


@dataclass(frozen=True, slots=True, repr=False)
class PlainText:
    """A text made plain. `gone` are the offsets, in the plain text, before which a character was taken out."""

    text: str
    gone: tuple[int, ...] = ()

    @classmethod
    def of(cls, text: str) -> PlainText:
        """The text made plain."""
        if text.isascii():
            return cls(text.translate(_LINE_ENDS))
        gone = tuple(found.start() - number for number, found in enumerate(_unprinted().finditer(text)))
        if gone:
            text = _unprinted().sub("", text)
        return cls(_odd().sub(lambda found: _PLAIN[found[0]], text), gone)

    def place_of(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the plain text stands in the text as given."""
        if not self.gone:
            return start, end
        return start + bisect_right(self.gone, start), end + bisect_right(self.gone, end - 1)

    def characters_before(self, buffer: bytes, offsets: Iterable[int]) -> dict[int, int]:
        """For each offset in the UTF-8 of the text, how many characters stand before it."""
        found = {}
        before = characters = 0
        for offset in sorted(set(offsets)):
            characters += len(buffer[before:offset].translate(None, _CONTINUATION))
            found[offset] = characters
            before = offset
        return found
