r"""Words of RTF: what a control word stands for, and how its bytes become text.

Facts from the Rich Text Format Specification, version 1.9.1.
"""

from __future__ import annotations

import re

from candour.formats.codepage import encoding_of

__all__ = ["BREAKS", "CHARSETS", "SIGNS", "SYMBOLS", "TOKEN", "encoding_of_charset"]

TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,40})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|(.))|([{}])|[\r\n\0]+|([^\\{}\r\n\0]+)",
    re.DOTALL,
)
"""A control word and its number, a byte by its number, a control symbol, a brace, or plain text."""

CHARSETS = {
    0: 1252, 2: 1252, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
    178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250, 255: 437,
}  # fmt: skip
SIGNS = {
    b"tab": "\t", b"lquote": "\u2018", b"rquote": "\u2019", b"ldblquote": "\u201c", b"rdblquote": "\u201d",
    b"bullet": "\u2022", b"endash": "\u2013", b"emdash": "\u2014", b"emspace": " ", b"enspace": " ", b"qmspace": " ",
}  # fmt: skip
"""Words that stand for one character."""
BREAKS = frozenset({b"par", b"line", b"sect", b"page", b"column", b"softline"})
SYMBOLS = {b"~": "\u00a0", b"_": "-", b"-": ""}


def encoding_of_charset(charset: int, otherwise: str) -> str:
    """The encoding of a font's character set; the document's own for the ordinary one and for one that is unknown."""
    return encoding_of(CHARSETS[charset]) if charset in CHARSETS and charset else otherwise
