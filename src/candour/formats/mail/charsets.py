"""Charsets: the text of bytes that say which encoding they are in, truly or not.

    charset=utf-8      and a stray byte of Windows-1252   the byte as Windows would show it
    charset=x-unknown                                     UTF-8 where that fits, else Windows-1252
    charset=utf-16     over plain ASCII                   ASCII, as every mail program falls back to

No byte is lost: one that does not fit its encoding becomes the character that Windows has for it.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

from candour.formats.facts import decoded

__all__ = ["is_known", "text_in"]

_NO_TEXT = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})
"""Encodings of Python that no mail program has, some of which take time without end."""
_OTHER_NAMES = {
    "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949",
    "x-sjis": "cp932", "windows-31j": "cp932", "x-gbk": "gbk", "gb2312": "gb18030", "x-euc-jp": "euc_jp",
    "unicode-1-1-utf-7": "utf-7", "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8", "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman", "ansi": "cp1252", "windows-874": "cp874", "x-user-defined": "cp1252",
}  # fmt: skip
_READABLE = re.compile(rb"[\t\n\r\f\x1b -~]*")
_C1 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_AS_WINDOWS = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)
}


def is_known(charset: str) -> bool:
    """Whether there is such an encoding of text."""
    return not charset.strip() or _codec(charset) is not None


def text_in(raw: bytes, charset: str) -> str:
    r"""The text of these bytes, which say that they are in this encoding.

    >>> text_in(b"Caf\xe9", "utf-8"), text_in(b"Nia", "utf-16"), text_in(b"Nia", "no-such-thing")
    ('Café', 'Nia', 'Nia')
    """
    codec = _codec(charset) if charset.strip() else None
    if codec is None or (codec == "ascii" and not raw.isascii()):
        return _guessed(raw)
    if not _keeps_ascii(codec) and codec != "utf-7" and _READABLE.fullmatch(raw):
        return raw.decode("ascii")
    try:
        return raw.decode(codec, "surrogateescape").translate(_AS_WINDOWS)
    except UnicodeError:
        return raw.decode(codec, "replace")


def _guessed(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        text, encoding = decoded(raw)
        # What `decoded` takes for UTF-8 cut off within a character is whole here, and so is no UTF-8.
        return (
            text
            if encoding.startswith("utf-") and encoding != "utf-8"
            else raw.decode("latin-1").translate(_C1)
        )


@cache
def _keeps_ascii(codec: str) -> bool:
    """Whether ASCII text is the same in this encoding."""
    try:
        return b"From A1 @".decode(codec) == "From A1 @"
    except UnicodeError:
        return False


def _codec(charset: str) -> str | None:
    name = charset.strip(" \t\"'").lower()
    return _looked_up(_OTHER_NAMES.get(name, name)) if len(name) <= 40 else None


@cache
def _looked_up(name: str) -> str | None:
    try:
        codec = codecs.lookup(name).name.replace("-", "_")
        b"a".decode(codec)
    except (LookupError, ValueError):  # no such encoding, or one whose name has a NUL
        return None
    except UnicodeError:
        return None
    return None if codec in _NO_TEXT else codecs.lookup(name).name
