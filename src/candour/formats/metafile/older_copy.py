"""An older metafile without what stands beside the drawing: the records that draw, each as long as it is and no longer."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from candour.cleaned import CannotClean
from candour.formats.metafile.bitmaps import copied_bits, head_end

__all__ = ["OldRecord", "OldText", "copied_old", "old_records", "old_text", "with_old_text", "written_old"]

_PLACEABLE: Final = b"\xd7\xcd\xc6\x9a"
_END, _TEXT, _LONG_TEXT = 0x0000, 0x0521, 0x0A32
_FRAMED, _GLYPHS = 0x6, 0x10
_MOST: Final = 2_000_000
_DAMAGED: Final = "a drawing is cut off before its end, or damaged: ask for it to be sent again"
_UNKNOWN: Final = (
    "a drawing has a part that Candour does not know: save it anew as a picture in the program that made it"
)

# fmt: off
_FIXED: Final = {
    0x001E: 0, 0x0127: 2, 0x0102: 2, 0x0103: 2, 0x0104: 2, 0x0106: 2, 0x0107: 2, 0x0108: 2, 0x012E: 2, 0x0201: 4, 0x0209: 4, 0x020A: 4,
    0x020B: 4, 0x020C: 4, 0x020D: 4, 0x020E: 4, 0x020F: 4, 0x0211: 4, 0x0213: 4, 0x0214: 4, 0x0220: 4, 0x0231: 4, 0x0410: 8, 0x0412: 8,
    0x0415: 8, 0x0416: 8, 0x0418: 8, 0x041B: 8, 0x041F: 8, 0x0419: 8, 0x0548: 10, 0x0817: 16, 0x081A: 16, 0x0830: 16, 0x061C: 12, 0x061D: 12,
    0x0228: 4, 0x0429: 8, 0x012A: 2, 0x012B: 2, 0x012C: 2, 0x012D: 2, 0x01F0: 2, 0x0234: 2, 0x0035: 0, 0x0139: 2, 0x0149: 2, 0x02FA: 10,
    0x02FC: 8,
}
"""Records of one size, and how many bytes each has behind its head."""
_BITMAPS: Final = {0x0B41: (20, None), 0x0940: (16, None), 0x0F43: (22, 4), 0x0D33: (18, 0), 0x0142: (4, 2)}
"""Records with a bitmap: where it begins, and where it is said whether its colours are numbers of a palette elsewhere."""
_WITHOUT_BITS: Final = frozenset({0x0B41, 0x0940})
"""Those that may do without: then they take their points from the page."""
_SOME_ROWS: Final = 0x0D33
_MAKING: Final = frozenset({0x01F9, 0x06FE, 0x02FD, 0x00F8})
"""Records that make a brush of a bitmap in old ways. The objects of a drawing go by their number: none can be left out."""
# fmt: on


class OldRecord(NamedTuple):
    """A record: its kind and its content."""

    kind: int
    content: bytes


class OldText(NamedTuple):
    """A piece of text as it is drawn."""

    text: str
    x: int
    y: int
    width: int
    is_glyphs: bool


def old_records(data: bytes) -> Iterator[OldRecord]:
    """The records, up to the end.

    Raises:
        CannotClean: where they do not come to their end.
    """
    at = 18 + (22 if data[:4] == _PLACEABLE else 0)
    for _ in range(_MOST):
        if at + 6 > len(data):
            break
        size, kind = struct.unpack_from("<IH", data, at)
        if kind == _END and size == 3:
            return
        if size < 3 or at + 2 * size > len(data):
            break
        yield OldRecord(kind, data[at + 6 : at + 2 * size])
        at += 2 * size
    raise CannotClean(_DAMAGED)


def written_old(original: bytes, records: Iterable[OldRecord]) -> bytes:
    """A drawing of these records, in the frame of the original."""
    is_placed = original[:4] == _PLACEABLE
    at = 22 if is_placed else 0
    version, objects = (
        struct.unpack_from("<H", original, at + 4)[0],
        struct.unpack_from("<H", original, at + 10)[0],
    )
    parts = [
        struct.pack("<IH", 3 + (len(content) + 1) // 2, kind) + content + bytes(len(content) & 1)
        for kind, content in records
    ]
    parts.append(struct.pack("<IH", 3, _END))
    size = 9 + sum(map(len, parts)) // 2
    head = struct.pack("<HHHIHIH", 1, 9, version, size, objects, max(map(len, parts)) // 2, 0)
    return b"".join([_placed(original) if is_placed else b"", head, *parts])


def _placed(original: bytes) -> bytes:
    head = _PLACEABLE + bytes(2) + original[6:16] + bytes(4)
    check = 0
    for (word,) in struct.iter_unpack("<H", head):
        check ^= word
    return head + struct.pack("<H", check)


def copied_old(record: OldRecord) -> OldRecord | None:
    """The record as far as it draws; None where it draws nothing.

    Raises:
        CannotClean: where a picture in it is damaged, or it makes something that later records need and is not known.
    """
    kind, content = record
    try:
        if kind in _FIXED:
            return record._replace(content=content[: _FIXED[kind]])
        if kind in _BITMAPS:
            return _with_bits(record)
        if reader := _READERS.get(kind):
            return record._replace(content=reader(content))
    except struct.error:  # a record that is cut off draws nothing
        return None
    if kind in _MAKING:
        raise CannotClean(_UNKNOWN)
    return None


def _with_bits(record: OldRecord) -> OldRecord | None:
    begin, usage_at = _BITMAPS[record.kind]
    own, bits = record.content[:begin], record.content[begin:]
    if len(bits) < 40:
        return record._replace(content=own + bits[:2]) if record.kind in _WITHOUT_BITS else None
    usage = struct.unpack_from("<H", own, usage_at)[0] if usage_at is not None else 0
    rows = struct.unpack_from("<H", own, 2)[0] if record.kind == _SOME_ROWS else None
    end = head_end(bits, usage)
    copy = copied_bits(bits[:end], bits[end:], usage, rows)
    return record._replace(content=own + copy.head + copy.points)


def _polygon(content: bytes) -> bytes:
    (count,) = struct.unpack_from("<H", content)
    return content[: 2 + 4 * count]


def _polygons(content: bytes) -> bytes:
    (count,) = struct.unpack_from("<H", content)
    counts = struct.unpack_from(f"<{count}H", content, 2)
    return content[: 2 + 2 * count + 4 * sum(counts)]


def _palette(content: bytes) -> bytes:
    (count,) = struct.unpack_from("<H", content, 2)
    return content[: 4 + 4 * count]


def _font(content: bytes) -> bytes:
    """A font by its face, and nothing behind the face."""
    return content[:18] + content[18:50].partition(b"\0")[0] + b"\0"


def _region(content: bytes) -> bytes:
    """A region: its head, and the lines that it is made of."""
    (size,) = struct.unpack_from("<h", content, 8)
    return bytes(2) + content[2:4] + bytes(4) + content[8 : max(size, 22)]


# ── text ────────────────────────────────────────────────────────────────────────────────────────────────────────


def old_text(record: OldRecord) -> OldText | None:
    """The text that a record draws; None where it draws none."""
    kind, content = record
    try:
        if kind == _TEXT:
            (count,) = struct.unpack_from("<H", content)
            y, x = struct.unpack_from("<hh", content, 2 + count + (count & 1))
            return OldText(content[2 : 2 + count].decode("cp1252", "replace"), x, y, 0, is_glyphs=False)
        if kind == _LONG_TEXT:
            y, x, count, options = struct.unpack_from("<hhHH", content)
            at = 8 + (8 if options & _FRAMED else 0)
            spaces = content[at + count + (count & 1) :][: 2 * count]
            width = sum(struct.unpack_from(f"<{len(spaces) // 2}h", spaces))
            text = content[at : at + count].decode("cp1252", "replace")
            return OldText(text, x, y, width, bool(options & _GLYPHS))
    except struct.error:
        return None
    return None


def with_old_text(record: OldRecord, text: str) -> OldRecord:
    """The record with another text; the width is shared out among its letters."""
    kind, content = record
    raw = text.encode("cp1252", "replace")
    if kind == _TEXT:
        (count,) = struct.unpack_from("<H", content)
        after = content[2 + count + (count & 1) :][:4]
        return record._replace(content=struct.pack("<H", len(raw)) + raw + bytes(len(raw) & 1) + after)
    y, x, count, options = struct.unpack_from("<hhHH", content)
    at = 8 + (8 if options & _FRAMED else 0)
    spaces = content[at + count + (count & 1) :][: 2 * count]
    whole = sum(struct.unpack_from(f"<{len(spaces) // 2}h", spaces))
    own = [whole * (n + 1) // len(raw) - whole * n // len(raw) for n in range(len(raw))] if spaces else []
    head = struct.pack("<hhHH", y, x, len(raw), options) + content[8:at]
    return record._replace(content=head + raw + bytes(len(raw) & 1) + struct.pack(f"<{len(own)}h", *own))


def _short_text(content: bytes) -> bytes:
    (count,) = struct.unpack_from("<H", content)
    at = 2 + count + (count & 1)
    return content[: 2 + count] + bytes(count & 1) + content[at : at + 4]


def _long_text(content: bytes) -> bytes:
    (count, options) = struct.unpack_from("<HH", content, 4)
    at = 8 + (8 if options & _FRAMED else 0)
    end = at + count
    return content[:end] + bytes(count & 1) + content[end + (count & 1) :][: 2 * count]


_READERS: Final[dict[int, Callable[[bytes], bytes]]] = {
    0x0324: _polygon,
    0x0325: _polygon,
    0x0538: _polygons,
    0x00F7: _palette,
    0x0037: _palette,
    0x0436: _palette,
    0x02FB: _font,
    0x06FF: _region,
    _TEXT: _short_text,
    _LONG_TEXT: _long_text,
}
