"""EMF+: the newer language in which Windows draws, in the comments of an enhanced metafile. Facts from MS-EMFPLUS."""

from __future__ import annotations

import struct

from candour.formats.bare_pictures import bitmap_file
from candour.formats.metafile.drawing import Drawing
from candour.formats.metafile.lines import Words

__all__ = ["read_plus"]

_OBJECT, _STRING, _GLYPHS = 0x4008, 0x401C, 0x4036
_OUTLINES = frozenset({0x4014, 0x4015, 0x4019})
_IMAGE, _GOES_ON = 5, 0x8000
_BITMAP, _METAFILE = 1, 2
_POINTS = 0
_MOST = 2_000_000


def read_plus(data: bytes, drawing: Drawing) -> None:
    """Takes in what the records draw: words, pictures, outlines."""
    at, waiting = 0, b""
    for _ in range(_MOST):
        if at + 12 > len(data):
            return
        kind, flags, size, content_size = struct.unpack_from("<HHII", data, at)
        if size < 12:
            return
        content = data[at + 12 : at + 12 + content_size]
        at += size
        drawing.outlines += kind in _OUTLINES
        try:
            if kind == _OBJECT and flags >> 8 & 0x7F == _IMAGE:
                waiting += content[4:] if flags & _GOES_ON else content
                if not flags & _GOES_ON or len(waiting) >= struct.unpack_from("<I", content)[0]:
                    _read_image(waiting, drawing)
                    waiting = b""
            elif kind == _STRING:
                _read_string(content, drawing)
            elif kind == _GLYPHS:
                _read_glyphs(content, drawing)
        except struct.error:  # a record that is cut off draws nothing
            waiting = b""
    drawing.is_too_much = True


def _read_image(content: bytes, drawing: Drawing) -> None:
    (kind,) = struct.unpack_from("<I", content, 4)
    if kind == _METAFILE:
        drawing.keep(content[16:])
    elif kind == _BITMAP:
        width, height, stride, layout, packing = struct.unpack_from("<iiiII", content, 8)
        if packing != _POINTS:
            drawing.keep(content[28:])
        elif (layout >> 8 & 0xFF) in (24, 32) and 0 < stride <= 1 << 20 and 0 < height <= 1 << 20:
            head = struct.pack("<IiiHHIIiiII", 40, width, -height, 1, layout >> 8 & 0xFF, 0, 0, 0, 0, 0, 0)
            drawing.keep(bitmap_file(head + content[28 : 28 + stride * height]))
        else:
            drawing.keep(content[28:])


def _read_string(content: bytes, drawing: Drawing) -> None:
    _, _, count, x, y, width, _ = struct.unpack_from("<IIIffff", content)
    text = content[28 : 28 + 2 * count].decode("utf-16-le", "replace")
    drawing.other_words.append(Words(x, y, width, text))


def _read_glyphs(content: bytes, drawing: Drawing) -> None:
    """Letters each in its own place: by their codes, or by the numbers of their shapes in a font."""
    _, options, _, count = struct.unpack_from("<IIII", content)
    if not options & 1:
        drawing.glyphs += count > 0
        return
    text = content[16 : 16 + 2 * count].decode("utf-16-le", "replace")
    places = 16 + 2 * count + (2 * count & 2)
    x, y = struct.unpack_from("<ff", content, places) if len(content) >= places + 8 else (0.0, 0.0)
    drawing.other_words.append(Words(x, y, 0, text))
