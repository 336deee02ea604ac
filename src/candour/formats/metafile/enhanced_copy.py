"""An enhanced metafile without what stands beside the drawing: the records that draw, each as long as it is and no longer.

    head, without description │ record │ record … │ end

Known records alone are written. Comments go, and with them whatever programs keep for themselves; so do the words' fonts'
full names, and what stands in a name's field behind the name.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from candour.cleaned import CannotClean
from candour.formats.metafile.bitmaps import Bits, copied_bits

__all__ = ["COMMENT", "Record", "copied_record", "records_of", "sized", "text_of", "with_text", "written"]

COMMENT: Final = 70
_HEAD, _END = 1, 14
_MOST: Final = 2_000_000
_DAMAGED: Final = "a drawing is cut off before its end, or damaged: ask for it to be sent again"

# fmt: off
_FIXED: Final = {
    9: 16, 10: 16, 11: 16, 12: 16, 13: 16, 15: 20, 16: 12, 17: 12, 18: 12, 19: 12, 20: 12, 21: 12, 22: 12, 23: 32, 24: 12, 25: 12,
    26: 16, 27: 16, 28: 8, 29: 24, 30: 24, 31: 24, 32: 24, 33: 8, 34: 12, 35: 32, 36: 36, 37: 12, 38: 28, 39: 24, 40: 12, 41: 28, 42: 24,
    43: 24, 44: 32, 45: 40, 46: 40, 47: 40, 48: 12, 51: 16, 52: 8, 53: 24, 54: 16, 55: 40, 57: 12, 58: 12, 59: 8, 60: 8, 61: 8, 62: 24,
    63: 24, 64: 24, 65: 8, 66: 8, 67: 12, 68: 8, 98: 12, 100: 12, 115: 12, 120: 16,
}
"""Records of one size: where the drawing lies, pens and brushes, plain shapes, paths."""
_POINTS: Final = {2: 8, 3: 8, 4: 8, 5: 8, 6: 8, 85: 4, 86: 4, 87: 4, 88: 4, 89: 4}
"""Lines and curves through points, and how many bytes each point has."""
_MANY_POINTS: Final = {7: 8, 8: 8, 90: 4, 91: 4}
"""Several of them, each of so many points."""
_MARKED_POINTS: Final = {56: 8, 92: 4}
"""Points of which each is marked as one of a line or of a curve."""
_PLACED_BITS: Final = {76: (84, 100), 77: (84, 108), 78: (84, 128), 79: (96, 140), 80: (48, 76), 81: (48, 80), 94: (16, 32), 93: (16, 32), 95: (12, 52), 114: (84, 108), 116: (84, 108)}
"""Records with a bitmap: where it is said where it lies, and where the record's own fields end."""
_MASKS: Final = {78: 112, 79: 124}
"""Where it is said where a second bitmap lies, which tells through which points the first is drawn."""
_USAGE: Final = {76: 80, 77: 80, 78: 80, 79: 92, 80: 64, 81: 64, 93: 12, 94: 12, 95: 0, 114: 80, 116: 80}
"""Where it is said whether its colours are numbers of a palette elsewhere."""
_REGIONS: Final = {71: (24, 32), 72: (24, 40), 73: (24, 28), 74: (24, 28), 75: (8, 16)}
"""Records with a region: where it is said how large it is, and where it begins."""
# fmt: on
_SOME_ROWS: Final = 80
"""Of whose bitmap only some rows may be there."""
_FONT, _PALETTE, _PALETTE_ENTRIES, _GRADIENT = 82, 49, 50, 118
_NARROW, _WIDE, _MANY_NARROW, _MANY_WIDE, _SMALL = 83, 84, 96, 97, 108
_GLYPHS, _NO_FRAME, _ONE_BYTE, _BOTH_WAYS = 0x10, 0x100, 0x200, 0x2000
_PEN: Final = 52
_FONT_SIZE, _FACE, _FACE_SIZE = 320, 28, 64


class Record(NamedTuple):
    """A record: its kind and its bytes, head and all."""

    kind: int
    data: bytes


class Drawn(NamedTuple):
    """A piece of text as it is drawn, and whether its letters are named by their shapes alone."""

    text: str
    x: int
    y: int
    width: int
    is_glyphs: bool


def records_of(data: bytes) -> Iterator[Record]:
    """The records behind the head, up to the end.

    Raises:
        CannotClean: where they do not come to their end.
    """
    at = 0
    for number in range(_MOST):
        if at + 8 > len(data):
            break
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8 or size % 4 or at + size > len(data):
            break
        if kind == _END:
            return
        if number:
            yield Record(kind, data[at : at + size])
        at += size
    raise CannotClean(_DAMAGED)


def written(original: bytes, records: Iterable[bytes]) -> bytes:
    """A drawing of these records, in the frame of the original."""
    body = list(records)
    size = 108 + sum(map(len, body)) + 20
    handles = max(struct.unpack_from("<H", original, 56)[0], 1)
    finest = _finest(original)
    head = original[8:40] + b" EMF" + struct.pack("<III", 0x10000, size, len(body) + 2)
    head += struct.pack("<HHIII", handles, 0, 0, 0, 0) + original[72:88] + bytes(12) + finest
    return b"".join(
        [
            struct.pack("<II", _HEAD, 108),
            head,
            *body,
            struct.pack("<5I", _END, 20, 0, 16, 20),
        ]
    )


def _finest(original: bytes) -> bytes:
    """How large the page was, in thousandths of a millimetre: from the head where it says so."""
    (size,) = struct.unpack_from("<I", original, 4)
    count, at = struct.unpack_from("<II", original, 60)
    own = min(size, at if count and at >= 88 else size)
    if own >= 108:
        return original[100:108]
    wide, high = struct.unpack_from("<ii", original, 80)
    return struct.pack("<ii", *(max(-(1 << 31), min(side * 1000, (1 << 31) - 1)) for side in (wide, high)))


def copied_record(record: Record) -> bytes:
    """The record as far as it draws; nothing where it draws nothing.

    Raises:
        CannotClean: where a picture in it is damaged.
    """
    try:
        return _copied(record)
    except struct.error:  # a record that is cut off draws nothing
        return b""


def _copied(record: Record) -> bytes:
    kind = record.kind
    if kind in _FIXED:
        return _cut(record, _FIXED[kind])
    for kinds, head in ((_POINTS, 28), (_MANY_POINTS, 32), (_MARKED_POINTS, 28)):
        if kind in kinds:
            return _cut(record, _points_end(record, kinds[kind], head))
    if kind in _PLACED_BITS:
        return _with_bits(record)
    if kind in _REGIONS:
        at, begin = _REGIONS[kind]
        return _with_region(record, at, begin)
    if reader := _READERS.get(kind):
        return reader(record)
    return b""


def _cut(record: Record, size: int) -> bytes:
    if len(record.data) < size:
        return b""
    return sized(record.kind, record.data[8:size])


def sized(kind: int, content: bytes) -> bytes:
    """A record of this kind and content."""
    content += bytes(-len(content) % 4)
    return struct.pack("<II", kind, 8 + len(content)) + content


def _points_end(record: Record, each: int, head: int) -> int:
    if record.kind in _MANY_POINTS:
        lines, count = struct.unpack_from("<II", record.data, 24)
        return int(head + 4 * lines + each * count)
    (count,) = struct.unpack_from("<I", record.data, 24)
    return int(head + (each + (record.kind in _MARKED_POINTS)) * count)


# ── bitmaps, regions, fonts ─────────────────────────────────────────────────────────────────────────────────────


def _with_bits(record: Record) -> bytes:
    kind, data = record
    at, begin = _PLACED_BITS[kind]
    if len(data) < begin - 8 and kind not in (93, 94, 95):
        return b""
    own = _own_fields(record, begin)
    places = [(at, *_part(data, at))]
    if second := _MASKS.get(kind):
        places.append((second, *_part(data, second)))
    usage = struct.unpack_from("<I", data, _USAGE[kind])[0] if _USAGE[kind] else 0
    body = b""
    for where, head, points in places:
        if not head or not points:
            own[where - 8 : where + 8] = bytes(16)
            continue
        rows = struct.unpack_from("<I", data, 72)[0] if kind == _SOME_ROWS else None
        bits: Bits = copied_bits(head, points, usage, rows)
        start = 8 + len(own) + len(body)
        own[where - 8 : where + 8] = struct.pack(
            "<IIII", start, len(bits.head), start + len(bits.head), len(bits.points)
        )
        body += bits.head + bits.points
        body += bytes(-len(body) % 4)
    return sized(kind, bytes(own) + body)


def _own_fields(record: Record, begin: int) -> bytearray:
    if record.kind == 95:
        (styles,) = struct.unpack_from("<I", record.data, 48)
        begin += 4 * min(styles, 64)
    return bytearray(record.data[8:begin].ljust(begin - 8, b"\0"))


def _part(data: bytes, at: int) -> tuple[bytes, bytes]:
    """The head and the points of a bitmap."""
    head, head_size, points, points_size = struct.unpack_from("<IIII", data, at)
    return data[head : head + head_size], data[points : points + points_size]


def _with_region(record: Record, at: int, begin: int) -> bytes:
    """A region: a head, how many boxes, and the boxes."""
    (size,) = struct.unpack_from("<I", record.data, at)
    region = record.data[begin : begin + size]
    if not region:
        return _cut(record, begin) if record.kind == 75 else b""
    (count,) = struct.unpack_from("<I", region, 8)
    boxes = region[32 : 32 + 16 * count]
    count = len(boxes) // 16
    anew = (
        struct.pack("<IIII", 32, 1, count, 16 * count) + region[16:32].ljust(16, b"\0") + boxes[: 16 * count]
    )
    own = bytearray(record.data[8:begin])
    own[at - 8 : at - 4] = struct.pack("<I", len(anew))
    return sized(record.kind, bytes(own) + anew)


def _font(record: Record) -> bytes:
    """A font by its face; its full name, and what stands behind the face in its field, are left out."""
    data = record.data
    if len(data) < 12 + _FACE:
        return b""
    face = data[12 + _FACE : 12 + _FACE + _FACE_SIZE].decode("utf-16-le", "ignore").partition("\0")[0]
    own = data[8 : 12 + _FACE] + face.encode("utf-16-le")[: _FACE_SIZE - 2].ljust(_FACE_SIZE, b"\0")
    return sized(record.kind, own.ljust(4 + _FONT_SIZE, b"\0"))


def _palette(record: Record) -> bytes:
    (count,) = struct.unpack_from("<H", record.data, 14)
    return _cut(record, 16 + 4 * count)


def _palette_entries(record: Record) -> bytes:
    (count,) = struct.unpack_from("<I", record.data, 16)
    return _cut(record, 20 + 4 * count)


def _gradient(record: Record) -> bytes:
    points, shapes, mode = struct.unpack_from("<III", record.data, 24)
    return _cut(record, 36 + 16 * points + (12 if mode == 2 else 8) * shapes)


# ── text ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _text(record: Record) -> bytes:
    return with_text(record, None)


def with_text(record: Record, texts: list[str] | None) -> bytes:
    """A record that draws text, with other texts where such are given: the width is shared out among their letters."""
    kind, data = record
    if kind == _SMALL:
        return _with_small_text(record, texts)
    each = 2 if kind in (_WIDE, _MANY_WIDE) else 1
    places = _places(record)
    own = bytearray(data[8 : 36 + 40 * len(places) + (4 if places[0] == 40 else 0)])
    body = b""
    for number, at in enumerate(places):
        x, y, count, place, options = struct.unpack_from("<iiIII", data, at)
        (spaces,) = struct.unpack_from("<I", data, at + 36)
        raw = data[place : place + each * count]
        pairs = 2 if options & _BOTH_WAYS else 1
        widths = data[spaces : spaces + 4 * pairs * count] if spaces else b""
        if texts and texts[number] != _decoded(raw, each) and not options & _GLYPHS:
            raw = texts[number].encode("utf-16-le" if each == 2 else "cp1252", "replace")
            widths = _shared_out(widths, pairs, len(raw) // each)
        begin = 8 + len(own) + len(body)
        body += raw + bytes(-len(raw) % 4)
        fields = struct.pack("<iiIII", x, y, len(raw) // each, begin if raw else 0, options)
        fields += data[at + 20 : at + 36] + struct.pack("<I", 8 + len(own) + len(body) if widths else 0)
        own[at - 8 : at + 32] = fields
        body += widths
    return sized(kind, bytes(own) + body)


def _places(record: Record) -> list[int]:
    """Where the fields of each piece of text begin."""
    if record.kind in (_NARROW, _WIDE):
        return [36]
    (count,) = struct.unpack_from("<I", record.data, 36)
    return [40 + 40 * number for number in range(min(count, len(record.data) // 40))] or [40]


def _shared_out(widths: bytes, pairs: int, count: int) -> bytes:
    if not widths or not count:
        return b""
    numbers = struct.unpack(f"<{len(widths) // 4}i", widths)
    whole = sum(numbers[::pairs])
    own = [whole * (at + 1) // count - whole * at // count for at in range(count)]
    return b"".join(struct.pack(f"<{pairs}i", width, *([0] * (pairs - 1))) for width in own)


def _with_small_text(record: Record, texts: list[str] | None) -> bytes:
    data = record.data
    count, options = struct.unpack_from("<II", data, 16)
    at = 36 + (0 if options & _NO_FRAME else 16)
    each = 1 if options & _ONE_BYTE else 2
    raw = data[at : at + each * count]
    if texts and texts[0] != _decoded(raw, each) and not options & _GLYPHS:
        raw = texts[0].encode("utf-16-le" if each == 2 else "cp1252", "replace")
    own = data[8:16] + struct.pack("<I", len(raw) // each) + data[20:at]
    return sized(record.kind, own + raw)


def text_of(record: Record) -> list[Drawn]:
    """The pieces of text that a record draws."""
    kind, data = record
    try:
        if kind == _SMALL:
            x, y, count, options = struct.unpack_from("<iiII", data, 8)
            at, each = 36 + (0 if options & _NO_FRAME else 16), 1 if options & _ONE_BYTE else 2
            text = _decoded(data[at : at + each * count], each)
            return [Drawn(text, x, y, 0, bool(options & _GLYPHS))]
        if kind not in (_NARROW, _WIDE, _MANY_NARROW, _MANY_WIDE):
            return []
        each = 2 if kind in (_WIDE, _MANY_WIDE) else 1
        return [_drawn(data, at, each) for at in _places(record)]
    except struct.error:
        return []


def _drawn(data: bytes, at: int, each: int) -> Drawn:
    x, y, count, place, options = struct.unpack_from("<iiIII", data, at)
    (spaces,) = struct.unpack_from("<I", data, at + 36)
    widths = data[spaces : spaces + 4 * count] if spaces else b""
    width = sum(struct.unpack_from(f"<{len(widths) // 4}i", widths))
    return Drawn(_decoded(data[place : place + each * count], each), x, y, width, bool(options & _GLYPHS))


def _decoded(raw: bytes, each: int) -> str:
    return raw.decode("utf-16-le" if each == 2 else "cp1252", "replace")


_READERS: Final[dict[int, Callable[[Record], bytes]]] = {
    _FONT: _font,
    _PALETTE: _palette,
    _PALETTE_ENTRIES: _palette_entries,
    _GRADIENT: _gradient,
    **dict.fromkeys((_NARROW, _WIDE, _MANY_NARROW, _MANY_WIDE, _SMALL), _text),
}
