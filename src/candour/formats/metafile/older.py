"""Older metafiles (WMF): records of 16 bits, each its size in words, its kind, and what it draws. Facts from MS-WMF."""

from __future__ import annotations

import struct
from typing import Final

from candour.formats.bare_pictures import bitmap_file
from candour.formats.metafile.drawing import Drawing
from candour.formats.metafile.lines import Words

__all__ = ["read_older"]

_PLACEABLE: Final = b"\xd7\xcd\xc6\x9a"
_END, _TEXT, _LONG_TEXT, _ESCAPE = 0x0000, 0x0521, 0x0A32, 0x0626
_OUTLINES = frozenset({0x0538, 0x0324})
_BITMAPS = {0x0B41: 20, 0x0940: 16, 0x0F43: 22, 0x0D33: 18, 0x0142: 4}
"""Records with a bitmap, and where in them it begins."""
_DRAWING = frozenset(
    {0x0213, 0x0324, 0x0325, 0x0418, 0x0419, 0x041B, 0x041F, 0x0538, 0x0548, 0x061C, 0x061D, 0x0817, 0x081A, 0x0830, 0x0228, 0x0429, 0x012A, 0x012B}
) | {_TEXT, _LONG_TEXT, 0x0B41, 0x0940, 0x0F43, 0x0D33}  # fmt: skip
"""Records that leave something on the page."""
_COMMENT, _ENHANCED, _ENHANCED_HEAD = 15, b"WMFC", 34
_FRAMED, _GLYPHS = 0x6, 0x10
_MOST = 2_000_000


def read_older(data: bytes) -> Drawing:
    """What the records of an older metafile draw."""
    drawing, at, enhanced = Drawing(), 22 if data[:4] == _PLACEABLE else 0, b""
    at += 18
    for _ in range(_MOST):
        if at + 6 > len(data):
            break
        size, kind = struct.unpack_from("<IH", data, at)
        if size < 3:
            break
        record = data[at + 6 : at + 2 * size]
        at += 2 * size
        if kind == _END:
            drawing.is_whole = True
            break
        drawing.outlines += kind in _OUTLINES
        drawing.draws |= kind in _DRAWING
        try:
            enhanced += _read_record(drawing, kind, record)
        except struct.error:  # a record that is cut off draws nothing
            continue
    else:
        drawing.is_too_much = True
    drawing.end = min(at, len(data))
    drawing.keep_copy(enhanced)
    return drawing


def _read_record(drawing: Drawing, kind: int, record: bytes) -> bytes:
    """Takes in one record; gives its piece of an enhanced metafile, where it has one."""
    if kind == _TEXT:
        (count,) = struct.unpack_from("<H", record)
        y, x = struct.unpack_from("<hh", record, 2 + count + (count & 1))
        drawing.words.append(Words(x, y, 0, record[2 : 2 + count].decode("cp1252", "replace")))
    elif kind == _LONG_TEXT:
        _read_long_text(drawing, record)
    elif kind in _BITMAPS:
        bits = record[_BITMAPS[kind] :]
        if len(bits) > 40:
            drawing.keep(bitmap_file(bits))
    elif kind == _ESCAPE and struct.unpack_from("<H", record)[0] == _COMMENT:
        content = record[4:]
        if content[:4] == _ENHANCED:
            return content[_ENHANCED_HEAD:]
        drawing.comments.append(content)
    return b""


def _read_long_text(drawing: Drawing, record: bytes) -> None:
    y, x, count, options = struct.unpack_from("<hhHH", record)
    at = 8 + (8 if options & _FRAMED else 0)
    if options & _GLYPHS:
        drawing.glyphs += count > 0
        return
    spaces = record[at + count + (count & 1) :][: 2 * count]
    width = sum(struct.unpack_from(f"<{len(spaces) // 2}h", spaces))
    drawing.words.append(Words(x, y, width, record[at : at + count].decode("cp1252", "replace")))
