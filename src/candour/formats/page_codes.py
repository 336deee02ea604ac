"""Page codes: the words of a header or footer of printed pages, without the codes that workbooks keep among them.

&L&"Arial,Bold"&10Example Constabulary&RPage &P of &N  →  Example Constabulary Page of
"""

from __future__ import annotations

import re

__all__ = ["words_printed"]

_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d{2}[+-]\d{3}|\d{1,3}|[A-Za-z]|[+-](?!\d)|(&))')
_SECTIONS = frozenset("LCR")


def words_printed(coded: str) -> str:
    """The words that it prints; its three parts are divided by a space.

    >>> words_printed('&L&"Arial,Bold"Report&RPage &P')
    'Report Page'
    """
    return " ".join(_CODE.sub(_meant, coded).split())


def _meant(code: re.Match[str]) -> str:
    return "&" if code[1] else " " if code[0][1:].upper() in _SECTIONS else ""
