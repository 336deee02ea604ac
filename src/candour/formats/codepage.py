"""Code pages: the numbers by which older Office files say how their text is encoded, and what Python calls them."""

from __future__ import annotations

import codecs

__all__ = ["encoding_of"]

_NAMED = {
    367: "ascii", 1200: "utf-16-le", 1201: "utf-16-be", 10000: "mac-roman", 10006: "mac-greek", 10007: "mac-cyrillic",
    10029: "mac-latin2", 10079: "mac-iceland", 10081: "mac-turkish", 20127: "ascii", 21010: "utf-16-le",
    28591: "latin-1", 28605: "iso8859-15", 32768: "mac-roman", 32769: "cp1252", 65001: "utf-8",
}  # fmt: skip


def encoding_of(codepage: int) -> str:
    """The encoding of this number; that of Western Windows where Python has no such encoding.

    >>> encoding_of(1252), encoding_of(0x8000), encoding_of(4)
    ('cp1252', 'mac-roman', 'cp1252')
    """
    name = _NAMED.get(codepage, f"cp{codepage}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
