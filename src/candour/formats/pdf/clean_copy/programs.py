"""Programs: the program inside a font that draws its letters, without the names and remarks that lie beside it.

TrueType, OpenType   tables that draw stay; names, signatures and notes of font programs go
Type 1               comments in its head go
CFF                  as it is
"""

from __future__ import annotations

import re
import struct
from typing import Any, Final

from candour.formats.pdf.clean_copy.plain import name_among, number
from candour.formats.pdf.document import Document
from candour.formats.pdf.values import entry

__all__ = ["copied_program", "tables_of", "written_tables"]

_TABLES: Final = frozenset(
    {b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep", b"post", b"OS/2", b"vhea",
     b"vmtx", b"CFF ", b"gasp", b"VORG"}
)  # fmt: skip
_KINDS: Final = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_REMARK: Final = re.compile(rb"^%[^\r\n]*", re.MULTILINE)
_SAID: Final = re.compile(
    rb"/(version|Notice|Copyright|FullName|FamilyName|Weight)\s*\((?:[^()\\]|\\.|\([^()]*\))*\)", re.DOTALL
)
_LARGEST: Final = 64 << 20


def copied_program(document: Document, key: str, program: Any, new: Any) -> Any:
    """The outlines of a font in the new document."""
    data = document.decoded(program, _LARGEST)
    tables = tables_of(data)
    if tables:
        kept = {tag: held for tag, held in tables.items() if tag in _TABLES}
        kept[b"head"] = _undated(kept.get(b"head", b""))
        data = written_tables(data[:4], kept)
    first = number(entry(program, "/Length1"))
    if key == "/FontFile" and first is not None:
        head = _without_words(data[: int(first)])
        data, first = head + data[int(first) :], len(head)
    made = new.make_stream(data)
    if key == "/FontFile":
        for size in ("/Length1", "/Length2", "/Length3"):
            if (value := first if size == "/Length1" else number(entry(program, size))) is not None:
                made[size] = value
    elif key == "/FontFile2":
        made.Length1 = len(data)
    else:
        kind = name_among("Type1C", "CIDFontType0C", "OpenType")(entry(program, "/Subtype"))
        if kind is not None:
            made.Subtype = kind
    return made


def _without_words(head: bytes) -> bytes:
    """The head of a Type 1 program without remarks, and without what it says of its makers."""
    first, line, rest = head.partition(b"\n") if b"\n" in head else head.partition(b"\r")
    kept = first.split(b":")[0] if first.startswith(b"%!") else first
    return kept + line + _SAID.sub(rb"/\1 ()", _REMARK.sub(b"", rest))


def _undated(head: bytes) -> bytes:
    """The table that tells of the whole program, without the dates of its making."""
    return head[:8] + bytes(4) + head[12:20] + bytes(16) + head[36:] if len(head) >= 54 else head


def tables_of(data: bytes) -> dict[bytes, bytes]:
    """The tables of a TrueType or OpenType program by their tags; nothing of a program of another kind."""
    if data[:4] not in _KINDS or len(data) < 12:
        return {}
    (count,) = struct.unpack_from(">H", data, 4)
    found: dict[bytes, bytes] = {}
    for number_of_table in range(count):
        at = 12 + 16 * number_of_table
        if at + 16 > len(data):
            break
        tag, _, start, size = struct.unpack_from(">4sLLL", data, at)
        found[tag] = data[start : start + size]
    return found


def written_tables(kind: bytes, tables: dict[bytes, bytes]) -> bytes:
    """A program of these tables, in the order of their tags."""
    count = len(tables)
    power = max(count.bit_length() - 1, 0)
    head = kind + struct.pack(">HHHH", count, 16 << power, power, 16 * count - (16 << power))
    at = 12 + 16 * count
    rows, bodies = [], []
    for tag in sorted(tables):
        held = tables[tag]
        padded = held + bytes(-len(held) % 4)
        rows.append(struct.pack(">4sLLL", tag, _sum(padded), at, len(held)))
        bodies.append(padded)
        at += len(padded)
    return head + b"".join(rows) + b"".join(bodies)


def _sum(padded: bytes) -> int:
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
