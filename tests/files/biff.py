"""Records of Excel workbooks, made by hand."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "BOF",
    "EOF",
    "Sheet",
    "bof",
    "column",
    "drawing",
    "label",
    "number",
    "record",
    "row",
    "shape",
    "shared",
    "short",
    "strings",
    "text",
    "workbook",
    "xf",
]

BOF, EOF = 0x0809, b"\x0a\0\0\0"


def record(kind: int, body: bytes = b"") -> bytes:
    """One record; what is over 8,224 bytes goes on in CONTINUE records."""
    out = struct.pack("<HH", kind, min(len(body), 8224)) + body[:8224]
    for at in range(8224, len(body), 8224):
        out += struct.pack("<HH", 0x3C, len(body[at : at + 8224])) + body[at : at + 8224]
    return out


def bof(kind: int, version: int = 0x0600) -> bytes:
    """The beginning of a substream: 5 is the workbook, 0x10 a sheet, 0x20 a chart."""
    return record(
        BOF, struct.pack("<HHHHII", version, kind, 0x1234, 1997, 0, 6)[: 16 if version == 0x0600 else 8]
    )


def text(said: str) -> bytes:
    """A text with its length in two bytes."""
    wide = any(ord(character) > 255 for character in said)
    return struct.pack("<HB", len(said), wide) + said.encode("utf-16-le" if wide else "latin-1")


def short(said: str) -> bytes:
    """A text with its length in one byte."""
    return text(said)[:1] + text(said)[2:]


def strings(*values: bytes | str) -> bytes:
    """The table of shared strings. Bytes stand as they are, for texts with parts; a long text goes on as texts do."""
    bodies = [struct.pack("<II", len(values), len(values))]
    for value in values:
        raw = value if isinstance(value, bytes) else text(value)
        wide = raw[2] & 1
        if len(bodies[-1]) + min(len(raw), 40) > 8224:
            bodies.append(b"")
        while len(bodies[-1]) + len(raw) > 8224:
            room = 8224 - len(bodies[-1])
            room -= (room - 1) % 2 if wide else 0
            bodies[-1] += raw[:room]
            bodies.append(b"")
            raw = bytes([wide]) + raw[room:]
        bodies[-1] += raw
    return b"".join(
        struct.pack("<HH", 0x3C if n else 0xFC, len(body)) + body for n, body in enumerate(bodies)
    )


def shared(at_row: int, at_column: int, number_of_text: int, style: int = 15) -> bytes:
    """A cell with a shared string."""
    return record(0xFD, struct.pack("<HHHI", at_row, at_column, style, number_of_text))


def label(at_row: int, at_column: int, said: str, style: int = 15) -> bytes:
    """A cell with a text of its own."""
    return record(0x204, struct.pack("<HHH", at_row, at_column, style) + text(said))


def number(at_row: int, at_column: int, value: float, style: int = 15) -> bytes:
    """A cell with a number."""
    return record(0x203, struct.pack("<HHHd", at_row, at_column, style, value))


def row(at_row: int, *, hidden: bool = False, level: int = 0, height: int = 255) -> bytes:
    """What is said of a row."""
    return record(0x208, struct.pack("<HHHHHHI", at_row, 0, 9, height, 0, 0, 0x100 | hidden << 5 | level))


def column(first: int, last: int, *, hidden: bool = False, level: int = 0, width: int = 2304) -> bytes:
    """What is said of columns."""
    return record(0x7D, struct.pack("<HHHHHH", first, last, width, 15, hidden | level << 8, 0))


def xf(font: int = 0, format_: int = 0, pattern: int = 0, fore: int = 64) -> bytes:
    """A style: a font, a number format, a fill."""
    return record(
        0xE0, struct.pack("<HHHBBBBIIH", font, format_, 1, 0, 0, 0, 0, 0, pattern << 26, fore | 65 << 7)
    )


def font(size: int = 200, colour: int = 0x7FFF) -> bytes:
    """A font: a size in twentieths of a point, a colour of the palette."""
    return record(0x31, struct.pack("<HHHHHBBBB", size, 0, colour, 400, 0, 0, 0, 0, 0) + short("Arial"))


@dataclass(frozen=True)
class Sheet:
    """A sheet: its records between beginning and end, its state (1 hidden, 2 very hidden), its kind."""

    name: str
    records: bytes = b""
    state: int = 0
    kind: int = 0


def workbook(
    *sheets: Sheet,
    before: bytes = b"",
    texts: Sequence[bytes | str] = (),
    styles: bytes = b"",
    after: bytes = b"",
) -> bytes:
    """A whole stream. Styles 0 to 15 are plain; `styles` are fonts from 5 and styles from 16 on; `after` comes last."""
    plain = (
        font() * 4
        + styles_only(styles, 0x31)
        + styles_only(styles, 0x41E)
        + xf() * 16
        + styles_only(styles, 0xE0)
    )
    head = bof(5) + before + plain
    tail = (strings(*texts) if texts else b"") + EOF
    size = len(head) + len(tail) + sum(len(_listed(sheet, 0)) for sheet in sheets)
    listed = bodies = b""
    for sheet in sheets:
        listed += _listed(sheet, size + len(bodies))
        bodies += bof({1: 0x40, 2: 0x20, 6: 6}.get(sheet.kind, 0x10)) + sheet.records + EOF
    return head + listed + tail + bodies + after


def styles_only(records: bytes, kind: int) -> bytes:
    """Those of these records that are of one kind."""
    out, at = b"", 0
    while at < len(records):
        own, size = struct.unpack_from("<HH", records, at)
        out += records[at : at + 4 + size] if own == kind else b""
        at += 4 + size
    return out


def _listed(sheet: Sheet, at: int) -> bytes:
    return record(0x85, struct.pack("<IBB", at, sheet.state, sheet.kind) + short(sheet.name))


# ── drawings ────────────────────────────────────────────────────────────────────────────────────────────────────


def art(kind: int, body: bytes, instance: int = 0, version: int = 0) -> bytes:
    """A record of a drawing."""
    return struct.pack("<HHI", instance << 4 | version, kind, len(body)) + body


def shape(
    kind: int = 1,
    *,
    numbers: dict[int, int] | None = None,
    texts: dict[int, str] | None = None,
    anchor: tuple[int, ...] = (1, 0, 1, 0, 3, 0, 5, 0),
) -> bytes:
    """A shape: left and top cell, right and bottom cell, each with what lies beyond it; then an object of its own."""
    simple = b"".join(struct.pack("<HI", key, value) for key, value in (numbers or {}).items())
    raws = {key: said.encode("utf-16-le") + b"\0\0" for key, said in (texts or {}).items()}
    complex_ = b"".join(struct.pack("<HI", key | 0x8000, len(raw)) for key, raw in raws.items())
    count = len(numbers or {}) + len(raws)
    return art(
        0xF004,
        art(0xF00A, struct.pack("<II", 1025, 0xA00), kind, 2)
        + art(0xF00B, simple + complex_ + b"".join(raws.values()), count, 3)
        + art(0xF010, struct.pack("<9H", 2, *anchor))
        + art(0xF011, b""),
        version=15,
    )


def drawing(*shapes: bytes) -> bytes:
    """A sheet's drawing: its own shape comes first."""
    first = art(
        0xF004, art(0xF009, bytes(16), 0, 1) + art(0xF00A, struct.pack("<II", 1024, 5), 0, 2), version=15
    )
    return art(0xF002, art(0xF003, first + b"".join(shapes), version=15), version=15)


def object_(number_of_object: int, kind: int, more: bytes = b"") -> bytes:
    """What the workbook says of a shape."""
    common = struct.pack("<HHHHH12x", 0x15, 0x12, kind, number_of_object, 0x6011)
    return record(0x5D, common + more + bytes(4))


def box_text(said: str) -> bytes:
    """The text of the object before."""
    head = record(0x1B6, struct.pack("<HH6xHHI", 0x212, 0, len(said), 16, 0))
    wide = any(ord(character) > 255 for character in said)
    body = bytes([wide]) + said.encode("utf-16-le" if wide else "latin-1")
    return (
        head
        + record(0x3C, body)
        + record(0x3C, struct.pack("<HHI", 0, 0, 0) + struct.pack("<HHI", len(said), 0, 0))
    )
