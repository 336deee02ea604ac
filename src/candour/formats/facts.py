"""Facts: what a file's bytes say of what it is, worked out once for all formats to ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from candour.errors import LimitReached
from candour.formats.archive import Archive, Unreadable
from candour.formats.base import Facts
from candour.source import Budget

__all__ = ["decoded", "delimiter_of", "facts_of", "is_delimited", "is_mail"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HEADER = re.compile(
    r"^(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)


def facts_of(data: bytes | memoryview) -> Facts:
    """What these bytes say of themselves."""
    head = bytes(data[:4096])
    if head[:4] in (b"PK\3\4", b"PK\5\6") or _has_zip_tail(data):
        return _zip_facts(data, head)
    if head.startswith(_OLE):
        return Facts(head, _ole_names(data), container="ole")
    return Facts(head, text=_start_as_text(bytes(data[:65_536])))


def _has_zip_tail(data: bytes | memoryview) -> bool:
    """A zip behind something else: a self-extracting archive, or a file with a zip appended."""
    tail = bytes(data[-22:])
    return tail[:4] == b"PK\5\6" and len(tail) == 22


def _zip_facts(data: bytes | memoryview, head: bytes) -> Facts:
    try:
        archive = Archive(data, Budget())
        names = frozenset(archive.names)
        for part in ("[Content_Types].xml", "mimetype"):
            if part in archive:
                return Facts(
                    head, names, archive.read(part)[:1_000_000].decode("utf-8", "replace").strip(), "zip"
                )
    except (
        Unreadable,
        LimitReached,
    ):  # its reader says how it is broken; the first names still tell the kind
        return Facts(head, frozenset(_names_met(bytes(data[:65_536]))), container="zip")
    return Facts(head, names, container="zip")


def _names_met(start: bytes) -> Iterator[str]:
    """The names in the local headers at the start of a zip whose directory is gone."""
    for header in re.finditer(rb"PK\x03\x04.{22}(..)..", start, re.DOTALL):
        size = int.from_bytes(header[1], "little")
        yield start[header.end() : header.end() + size].decode("utf-8", "replace")


def _ole_names(data: bytes | memoryview) -> frozenset[str]:
    from candour.formats.compound import Container  # noqa: PLC0415  (most files are no compound files)

    try:
        return frozenset(node.path for node in Container(data).nodes)
    except (Unreadable, LimitReached):
        return frozenset()


def _start_as_text(start: bytes) -> str:
    """The start as text, or nothing where it is not text: where it has control characters that no text has."""
    text = decoded(start)[0]
    if not text:
        return ""
    odd = sum(1 for character in text if ord(character) < 32 and character not in "\t\n\r\f\x1a\0")
    nul = text.count("\0")
    return text if odd * 200 <= len(text) and nul * 20 <= len(text) else ""


def decoded(raw: bytes) -> tuple[str, str]:
    """Text and the name of the encoding it was taken to be in: by its mark, UTF-8 where that fits, else Windows-1252.

    The start of a longer text may end inside a character; that one character is dropped.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "ignore").removeprefix("\ufeff"), encoding
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as broken:
        if broken.start >= len(raw) - 3:
            return raw[: broken.start].decode("utf-8"), "utf-8"
    even, odd = raw[0:400:2].count(0), raw[1:400:2].count(0)
    if max(even, odd) > 0.4 * min(len(raw), 400) / 2:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return raw.decode(encoding, "ignore"), encoding
    return raw.decode("cp1252", "replace"), "cp1252"


def is_mail(text: str) -> bool:
    """Whether this begins as an e-mail message does: at least three of the usual header lines before a blank line."""
    head = re.split(r"\r?\n\r?\n", text[:20_000], maxsplit=1)[0]
    return len({line.lower() for line in _HEADER.findall(head)}) >= 3 and head.lstrip().startswith(
        tuple(_HEADER.findall(head)[:1] or ("\0",))
    )


def delimiter_of(text: str) -> str:
    """The character that divides the columns of a table written as text, or nothing where this is no such table.

    In a table nearly every line has the same number of it; in prose the number of commas changes from line to line.
    """
    lines = [_UNQUOTE.sub("", line) for line in text.splitlines()[:400] if line.strip()]
    if len(lines) < 2:
        return ""
    best, delimiter = 0.0, ""
    for candidate in ",\t;|":
        counts = Counter(line.count(candidate) for line in lines)
        number, most = counts.most_common(1)[0]
        share = most / len(lines)
        # A comma and a space is how prose writes it: only a longer, quite regular text of such lines is a table.
        is_prose = sum(line.count(candidate + " ") for line in lines) * 2 > sum(
            line.count(candidate) for line in lines
        )
        if number and share > (0.9 if is_prose or len(lines) < 4 else 0.6) and share * number**0.1 > best:
            best, delimiter = share * number**0.1, candidate
    return delimiter


_UNQUOTE = re.compile(r'"[^"]*"')


def is_delimited(text: str) -> bool:
    """Whether this is a table written as text."""
    return bool(delimiter_of(text))
