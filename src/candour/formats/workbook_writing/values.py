"""Values: the texts and numbers of a new workbook, each as it is shown, with nothing that nobody sees.

text    as it is, without what prints nothing; blacked out where somebody asked for it
number  with the digits that its format shows, and no more
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Final
from xml.sax.saxutils import escape

from candour.cleaned import Redaction
from candour.formats.numberformat_rounding import fixed_places, rounded, shows_days, written
from candour.formats.numberformat_shown import shown
from candour.invisible import without_invisible

__all__ = ["NewNumbers", "NewTexts", "printed"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_UNPRINTED: Final = re.compile("[\\0-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LINES: Final = {ord("\r"): " ", ord("\n"): " ", ord("\t"): " "}
_LONGEST: Final = 32_767
_GENERAL: Final = 15
_MOST_KNOWN: Final = 1 << 18


def printed(text: str) -> str:
    """A text without the characters that print nothing."""
    text = _UNPRINTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if text.isascii() else without_invisible(text)


@dataclass(slots=True, repr=False)
class NewTexts:
    """The shared strings while they are written. `broken` gives a text its line feeds back, which a reader makes spaces."""

    redaction: Redaction = field(default_factory=Redaction)
    broken: Mapping[str, str] = field(default_factory=dict)
    redacted: int = 0
    values: list[str] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _known: dict[str, int] = field(default_factory=dict)

    def said(self, text: str) -> str:
        """A text as the copy has it."""
        text = printed(text)
        if not self.redaction:
            return text
        flat = text.translate(_LINES)
        left = self.redaction.text(flat)
        if left == flat:
            return text
        self.redacted += 1
        return left

    def number(self, text: str) -> int:
        """The number of the text of a cell; -1 where nothing of it is left."""
        known = self._known.get(text)
        if known is None:
            said = self.said(self.broken.get(text, text))[:_LONGEST]
            known = self._number(said) if said.strip() else -1
            self._known[text] = known
        return known

    def _number(self, said: str) -> int:
        number = self._numbers.setdefault(said, len(self._numbers))
        if number == len(self.values):
            self.values.append(said)
        return number

    def part(self) -> bytes:
        """The part of shared strings."""
        head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="{_MAIN}" uniqueCount="{len(self.values)}">'
        return "".join((head, *map(_item, self.values), "</sst>")).encode()


def _item(text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text or "  " in text else ""
    return f"<si><t{space}>{escape(_ESCAPED.sub('_x005F_', text))}</t></si>"


@dataclass(slots=True, repr=False)
class NewNumbers:
    """The numbers of a workbook while it is written. They count days from 1900."""

    redaction: Redaction = field(default_factory=Redaction)
    rounded: int = 0
    """How many cells held more digits than they show."""
    _places: dict[str, int | None] = field(default_factory=dict)
    _days: dict[str, bool] = field(default_factory=dict)
    _known: dict[tuple[str, str], str | None] = field(default_factory=dict)

    def of(self, code: str, text: str) -> str | None:
        """A number in this format, as the copy has it; None for one that no workbook can hold."""
        if code not in self._places:
            self._places[code] = fixed_places(code)
            self._days[code] = shows_days(code)
        places = self._places[code]
        if text.lstrip("-").isdecimal() and len(text) <= _GENERAL:
            if self._days[code] or (places is not None and places >= 0):
                return text
        elif places is not None and places >= 0 and (quick := self._quick(text, places)):
            return quick
        return self._slow(code, text)

    def _quick(self, text: str, places: int) -> str:
        """An ordinary number, rounded as it stands there; nothing where it needs another look."""
        whole, point, part = text.partition(".")
        if not (point and part.isdecimal() and whole.lstrip("-").isdecimal() and len(text) <= _GENERAL + 1):
            return ""
        if len(part) <= places:
            return text
        found = Decimal(text).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        if not found:
            return ""
        self.rounded += 1
        said = format(found, "f")
        return said.rstrip("0").rstrip(".") if "." in said else said

    def _slow(self, code: str, text: str) -> str | None:
        key = (code, text)
        if key not in self._known:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            try:
                number = float(text)
            except ValueError:
                return None
            self._known[key] = written(rounded(code, number)) if isfinite(number) else None
        found = self._known[key]
        self.rounded += found is not None and float(found) != float(text)
        return found

    def blacked_out(self, code: str, text: str) -> str | None:
        """What a number becomes where what it is, or what it shows, is to be blacked out; None where it is not."""
        found = self.redaction.text(text)
        if found != text:
            return found
        try:
            looks = shown(code, float(text)).strip()
        except (ValueError, OverflowError):
            return None
        found = self.redaction.text(looks)
        return None if found == looks else found
