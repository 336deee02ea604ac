"""Facts: what a file's bytes say of what it is, worked out once for all formats to ask."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from candour.errors import LimitReached
from candour.formats.archive import Archive, Unreadable
from candour.formats.base import Facts
from candour.source import Budget

__all__ = [
    "decoded",
    "delimiter_of",
    "facts_of",
    "is_dbf",
    "is_delimited",
    "is_flat",
    "is_json",
    "is_office",
    "is_tar_header",
]

_OWN_TAILS = (
    b"SQLite format 3\0",
    b"%PDF-",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"RIFF",
)
"""Kinds whose readers themselves tell of what is packed in them, or appended to them."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN_PART = re.compile(
    r"(wordprocessingml|ms-word|spreadsheetml|ms-excel|presentationml|ms-powerpoint)\.[\w.]*main\+xml"
)
"""The content type of the part that an Office file begins with. A presentation with charts has workbooks in it, whose
types stand in its list as well, but none of them is a main part."""
_BOMS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def facts_of(data: bytes | memoryview) -> Facts:
    """What these bytes say of themselves."""
    head = bytes(data[:4096])
    if head[:4] in (b"PK\3\4", b"PK\5\6") or (_has_zip_tail(data) and not head.startswith(_OWN_TAILS)):
        return _zip_facts(data, head)
    if head.startswith(_OLE):
        return Facts(head, _ole_names(data), container="ole")
    return Facts(head, text=_start_as_text(bytes(data[:65_536])))


def is_office(facts: Facts, *kinds: str, folder: str) -> bool:
    """Whether a zip is an Office file of this kind: by the type of its main part, or else by what else is in it."""
    if facts.container != "zip":
        return False
    if main := _MAIN_PART.search(facts.types):
        return main[1] in kinds
    return any(kind in facts.types for kind in kinds) or any(name.startswith(folder) for name in facts.names)


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


_ODD = re.compile(r"[\1-\x08\x0b\x0e-\x19\x1b-\x1f]")
"""Control characters that no text has."""


def _start_as_text(start: bytes) -> str:
    """The start as text, or nothing where it is not text: where it has control characters that no text has."""
    text = decoded(start, is_start=True)[0]
    if not text:
        return ""
    odd = len(_ODD.findall(text))
    nul = text.count("\0")
    return text if odd * 200 <= len(text) and nul * 20 <= len(text) else ""


def decoded(raw: bytes, *, is_start: bool = False) -> tuple[str, str]:
    """Text and the name of the encoding it was taken to be in: by its mark, UTF-8 where that fits, else Windows-1252.

    The start of a longer text may end inside a character; that one character is then dropped.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw.decode(encoding, "ignore").removeprefix("\ufeff"), encoding
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as broken:
        if is_start and broken.start >= len(raw) - 3:
            return raw[: broken.start].decode("utf-8"), "utf-8"
    even, odd = raw[0:400:2].count(0), raw[1:400:2].count(0)
    if max(even, odd) > 0.4 * min(len(raw), 400) / 2:
        encoding = "utf-16-le" if odd > even else "utf-16-be"
        return raw.decode(encoding, "ignore"), encoding
    return raw.decode("cp1252", "replace"), "cp1252"


def delimiter_of(text: str) -> str:
    """The character that divides the columns of a table written as text, or nothing where this is no such table.

    In a table nearly every line has the same number of it; in prose the number of commas changes from line to line.
    """
    lines = [
        _UNQUOTE.sub("", line) if '"' in line else line for line in text.splitlines()[:400] if line.strip()
    ]
    if len(lines) < 2:
        return ""
    whole = "\n".join(lines)
    best, delimiter = 0.0, ""
    for candidate in ",\t;|":
        total = whole.count(candidate)
        if total * 2 < len(lines):
            continue
        counts = Counter(line.count(candidate) for line in lines)
        number, most = counts.most_common(1)[0]
        share = most / len(lines)
        # A comma and a space is how prose writes it: only a longer, quite regular text of such lines is a table.
        is_prose = whole.count(candidate + " ") * 2 > total
        if number and share > (0.9 if is_prose or len(lines) < 4 else 0.6) and share * number**0.1 > best:
            best, delimiter = share * number**0.1, candidate
    return delimiter


_UNQUOTE = re.compile(r'"[^"]*"')


def is_delimited(text: str) -> bool:
    """Whether this is a table written as text."""
    return bool(delimiter_of(text))


def is_tar_header(block: bytes) -> bool:
    """Whether these 512 bytes are the header of a tar entry: the sum of its bytes stands in it."""
    try:
        told = int(block[148:156].strip(b" \0") or b"0", 8)
    except ValueError:
        return False
    return told > 0 and told == sum(block[:148]) + 8 * 32 + sum(block[156:512])


def is_dbf(head: bytes) -> bool:
    """Whether this begins as a dBase table does: a version, a date, and fields that fill the header to its end sign."""
    if len(head) < 65 or head[0] not in _DBF_VERSIONS or not (1 <= head[2] <= 12 and 1 <= head[3] <= 31):
        return False
    first, size = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    at = 32
    while at < min(first, len(head) - 32) and head[at] != 0x0D:
        if head[at + 11 : at + 12] not in _DBF_KINDS:
            return False
        at += 32
    return at > 32 and size > 1 and first > 64


_DBF_VERSIONS = frozenset(bytes.fromhex("02030430313243636b838b8ecbe5f5fb"))
_DBF_KINDS = frozenset(bytes([kind]) for kind in b"CNLDFMGPQVWXYITB@O+0")


_FLAT = re.compile(r"""mimetype\s*=\s*["']application/vnd\.oasis\.opendocument\.([a-z]+)""")


def is_flat(text: str, kind: str) -> bool:
    """Whether this is an OpenDocument file of this kind in one XML file."""
    found = _FLAT.search(text) if "urn:oasis:names:tc:opendocument:xmlns:office" in text else None
    return found is not None and found[1] == kind


_JSON = re.compile(
    r'\s*(?:\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}|//|/\*)|\[\s*(?:[\[{"\]\d-]|true|false|null|//|/\*))'
)


def is_json(text: str) -> bool:
    """Whether this begins as JSON does: an object with its first name, or a list with its first value."""
    return _JSON.match(text.removeprefix("\ufeff")[:4096]) is not None
