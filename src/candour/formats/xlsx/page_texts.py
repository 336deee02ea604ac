"""Page texts: the headers and footers of printed pages.

    oddHeader     &L&"Arial,Bold"&10Example Constabulary&RPage &P of &N      on every page
    evenHeader    used only where even pages differ        firstHeader       only where the first page does

What a page prints, a reader sees. A text kept for pages that do not differ, or in a saved view, nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.spreadsheet import hiding_within
from candour.formats.xlsx.workbook import is_on
from candour.formats.xml import text_of
from candour.piece import Mask, Text
from candour.place import Place

__all__ = ["read_page_texts", "words_printed"]

_UNUSED = hiding_within("xlsx", "header-footer")
_CODE = re.compile(
    r'&(?:"[^"]*"'  # a font
    r"|K[0-9A-Fa-f]{6}|K\d{2}[+-]\d{3}"  # a colour
    r"|\d{1,3}"  # a size
    r"|[A-Za-z]"  # a section, a style, a page number, a date, the file's name or path
    r"|[+-](?!\d)|(&))"  # an ampersand itself
)
_SECTIONS = frozenset("LCR")
_KINDS = (
    ("oddHeader", "header", ""),
    ("oddFooter", "footer", ""),
    ("evenHeader", "header", "differentOddEven"),
    ("evenFooter", "footer", "differentOddEven"),
    ("firstHeader", "header", "differentFirst"),
    ("firstFooter", "footer", "differentFirst"),
)
"""Each text, what it is, and the attribute without which it is not used."""


def words_printed(coded: str) -> str:
    """The words of a header or footer without its codes; sections are divided by a space."""
    return " ".join(_CODE.sub(_meant, coded).split())


def _meant(code: re.Match[str]) -> str:
    return "&" if code[1] else " " if code[0][1:].upper() in _SECTIONS else ""


def read_page_texts(frame: Element, place: Place, under: Mask | None) -> Iterator[Text]:
    """The headers and footers of a sheet, seen as the sheet is; those not in use are out of sight."""
    for texts in frame.iter("headerFooter"):
        is_own = texts in list(frame)
        for tag, label, switch in _KINDS:
            words = words_printed(text_of(texts.find(tag)))
            if not words:
                continue
            if not is_own or (switch and not is_on(texts.get(switch))):
                yield Text(place / label, words, _UNUSED.sight, _UNUSED, label)
            elif under:
                yield Text(place / label, words, under.sight, under.hiding, label)
            else:
                yield Text(place / label, words, label=label)
