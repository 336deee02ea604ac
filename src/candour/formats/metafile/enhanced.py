"""Enhanced metafiles (EMF): records of 32 bits, each its kind, its size, and what it draws. Facts from MS-EMF."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from candour.formats.bare_pictures import bitmap_file
from candour.formats.metafile.drawing import Drawing
from candour.formats.metafile.lines import Words
from candour.formats.metafile.plus import read_plus

__all__ = ["DRAWING", "read_enhanced"]

_END: Final = 14
_WIDE, _NARROW, _MANY_WIDE, _MANY_NARROW, _SMALL, _COMMENT = 84, 83, 97, 96, 108, 70
_OUTLINES = frozenset({2, 5, 8, 85, 88, 91, 62, 63})
_GLYPHS, _NO_FRAME, _ONE_BYTE = 0x10, 0x100, 0x200
_BITMAPS = {76: 84, 77: 84, 78: 84, 79: 96, 80: 48, 81: 48, 94: 16, 114: 84, 116: 84}
"""Records with a bitmap, and where in them it is said where its head and its points are."""
DRAWING: Final = frozenset(
    {
        *range(2, 9),
        15,
        *range(41, 48),
        *range(53, 57),
        62,
        63,
        64,
        *range(71, 75),
        *range(76, 82),
        *range(85, 93),
        114,
        116,
        118,
    }
) | {_WIDE, _NARROW, _MANY_WIDE, _MANY_NARROW, _SMALL}
"""Records that leave something on the page."""
_MOST = 2_000_000
_PLUS, _PUBLIC = b"EMF+", b"GDIC"
_EMBEDDED_WMF, _FORMATS = 0x80000001, 0x40000004


def read_enhanced(data: bytes) -> Drawing:
    """What the records of an enhanced metafile draw."""
    drawing, at, plus = Drawing(), 0, []
    _read_head(data, drawing)
    for _ in range(_MOST):
        if at + 8 > len(data):
            break
        kind, size = struct.unpack_from("<II", data, at)
        if size < 8:
            break
        record = data[at : at + size]
        at += size
        if kind == _COMMENT and record[12:16] == _PLUS:
            drawing.draws = True
            plus.append(record[16 : 12 + struct.unpack_from("<I", record, 8)[0]])
        else:
            _read_record(drawing, kind, record)
        if kind == _END:
            drawing.is_whole = True
            break
    else:
        drawing.is_too_much = True
    drawing.end = min(at, len(data))
    read_plus(b"".join(plus), drawing)
    return drawing


def _read_record(drawing: Drawing, kind: int, record: bytes) -> None:
    drawing.outlines += kind in _OUTLINES
    drawing.draws |= kind in DRAWING
    try:
        if kind in _BITMAPS:
            _read_bitmap(drawing, record, _BITMAPS[kind])
        elif reader := _READERS.get(kind):
            reader(drawing, record)
    except struct.error:  # a record that is cut off draws nothing
        return


def _read_head(data: bytes, drawing: Drawing) -> None:
    if len(data) >= 68:
        count, at = struct.unpack_from("<II", data, 60)
        words = data[at : at + 2 * min(count, 1024)].decode("utf-16-le", "ignore")
        drawing.descriptions += [word for word in words.split("\0") if word.strip()]


def _read_text(drawing: Drawing, record: bytes, at: int, each: int) -> None:
    x, y, count, place, options = struct.unpack_from("<iiIII", record, at)
    (spaces,) = struct.unpack_from("<I", record, at + 36)
    if options & _GLYPHS:
        drawing.glyphs += count > 0
        return
    raw = record[place : place + each * count]
    text = raw.decode("utf-16-le" if each == 2 else "cp1252", "replace")
    widths = record[spaces : spaces + 4 * count] if spaces else b""
    width = sum(struct.unpack_from(f"<{len(widths) // 4}i", widths))
    drawing.words.append(Words(x, y, width, text))


def _read_wide(drawing: Drawing, record: bytes) -> None:
    _read_text(drawing, record, 36, 2)


def _read_narrow(drawing: Drawing, record: bytes) -> None:
    _read_text(drawing, record, 36, 1)


def _read_many(drawing: Drawing, record: bytes, each: int) -> None:
    (count,) = struct.unpack_from("<I", record, 36)
    for number in range(min(count, len(record) // 40)):
        _read_text(drawing, record, 40 + 40 * number, each)


def _read_small(drawing: Drawing, record: bytes) -> None:
    x, y, count, options = struct.unpack_from("<iiII", record, 8)
    at = 36 + (0 if options & _NO_FRAME else 16)
    if options & _GLYPHS:
        drawing.glyphs += count > 0
        return
    each, encoding = (1, "cp1252") if options & _ONE_BYTE else (2, "utf-16-le")
    drawing.words.append(Words(x, y, 0, record[at : at + each * count].decode(encoding, "replace")))


def _read_bitmap(drawing: Drawing, record: bytes, at: int) -> None:
    head, head_size, points, points_size = struct.unpack_from("<IIII", record, at)
    if head_size and points_size:
        bits = record[head : head + head_size] + record[points : points + points_size]
        if len(bits) >= 36:
            drawing.keep(bitmap_file(bits))


def _read_comment(drawing: Drawing, record: bytes) -> None:
    (size,) = struct.unpack_from("<I", record, 8)
    content = record[12 : 12 + size]
    if content[:4] != _PUBLIC:
        drawing.comments.append(content)
        return
    kind = struct.unpack_from("<I", content, 4)[0]
    if kind == _EMBEDDED_WMF:
        drawing.keep_copy(content[24:])
    elif kind == _FORMATS:
        for number in range(min(struct.unpack_from("<I", content, 24)[0], 16)):
            size, at = struct.unpack_from("<II", content, 28 + 16 * number + 8)
            drawing.keep_copy(content[at : at + size])
    else:
        drawing.comments.append(content)


_READERS: dict[int, Callable[[Drawing, bytes], None]] = {
    _WIDE: _read_wide,
    _NARROW: _read_narrow,
    _MANY_WIDE: lambda drawing, record: _read_many(drawing, record, 2),
    _MANY_NARROW: lambda drawing, record: _read_many(drawing, record, 1),
    _SMALL: _read_small,
    _COMMENT: _read_comment,
}
