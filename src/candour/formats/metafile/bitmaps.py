"""Bitmaps in a drawing: their head, colours and points, each as long as it says and no longer.

head of 40 bytes │ masks or palette │ rows, each filled up to whole words with nothing
"""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

from candour.cleaned import CannotClean
from candour.formats.bare_pictures import bitmap_file
from candour.formats.pictures.drawing_anew import picture_of
from candour.formats.pictures.jpeg_copy import RareJpeg, copied_jpeg
from candour.formats.pictures.png_copy import copied_png
from candour.formats.pictures.view import View

__all__ = ["Bits", "copied_bits", "head_end"]

_CORE: Final = 12
_PLAIN, _RUNS, _SHORT_RUNS, _MASKED, _JPEG, _PNG = range(6)
_DEPTHS: Final = frozenset({1, 4, 8, 16, 24, 32})
_INDEXES: Final = 1
"""Colours are numbers of a palette that stands elsewhere."""
_DAMAGED: Final = "a picture in a drawing is damaged: draw it anew in the program that made it"


class Bits(NamedTuple):
    """A bitmap in two parts, as records keep it."""

    head: bytes
    """The head with the masks or colours behind it."""
    points: bytes


class _Head(NamedTuple):
    width: int
    height: int
    depth: int
    packing: int
    used: int


def copied_bits(head: bytes, points: bytes, usage: int = 0, rows: int | None = None) -> Bits:
    """The bitmap with nothing beside its points; of some only so many rows are there.

    Raises:
        CannotClean: where it is damaged.
    """
    if len(head) < _CORE or struct.unpack_from("<I", head)[0] < _CORE:
        raise CannotClean(_DAMAGED)
    told = _head(head)
    if told.packing in (_JPEG, _PNG):
        return _packed(told, points)
    if told.packing in (_RUNS, _SHORT_RUNS):
        return _unpacked(head, points)
    if told.depth not in _DEPTHS or told.packing not in (_PLAIN, _MASKED):
        raise CannotClean(_DAMAGED)
    stride = (told.width * told.depth + 31) // 32 * 4
    size = stride * min(abs(told.height), abs(told.height) if rows is None else rows)
    if len(points) < size or not size:
        raise CannotClean(_DAMAGED)
    colours = _colours(head, told, usage)
    written = struct.pack(
        "<IiiHHIIiiII", 40, told.width, told.height, 1, told.depth, told.packing, size, 0, 0, _used(told), 0
    )
    return Bits(written + colours, _without_row_ends(points[:size], told, stride))


def head_end(bits: bytes, usage: int = 0) -> int:
    """Where the head and the colours of a bitmap end, and its points begin."""
    (size,) = struct.unpack_from("<I", bits)
    told = _head(bits)
    each = 3 if size == _CORE else 2 if usage == _INDEXES else 4
    masks = 12 if told.packing == _MASKED and size == 40 else 0
    return int(size) + masks + each * _used(told)


def _head(head: bytes) -> _Head:
    (size,) = struct.unpack_from("<I", head)
    if size == _CORE:
        width, height, _, depth = struct.unpack_from("<HHHH", head, 4)
        return _Head(width, height, depth, _PLAIN, 0)
    width, height, _, depth, packing, _, _, _, used = struct.unpack_from("<iiHHIIiiI", head, 4)
    return _Head(abs(width), height, depth, packing, used)


def _used(told: _Head) -> int:
    return min(told.used or 1 << told.depth, 1 << told.depth) if told.depth <= 8 else 0


def _colours(head: bytes, told: _Head, usage: int) -> bytes:
    """The palette, or the masks by which points of 16 and 32 bits are parted into colours."""
    (size,) = struct.unpack_from("<I", head)
    if told.packing == _MASKED:
        return head[40:52].ljust(12, b"\0")
    count = _used(told)
    if usage == _INDEXES:
        return head[size : size + 2 * count].ljust(2 * count, b"\0") + bytes(2 * (count & 1))
    if size == _CORE:
        return b"".join(head[at : at + 3].ljust(3, b"\0") + b"\0" for at in range(size, size + 3 * count, 3))
    raw = head[size : size + 4 * count].ljust(4 * count, b"\0")
    return b"".join(raw[at : at + 3] + b"\0" for at in range(0, len(raw), 4))


def _without_row_ends(points: bytes, told: _Head, stride: int) -> bytes:
    """The rows with nothing in what fills them up to whole words."""
    used = told.width * told.depth
    if not stride * 8 - used:
        return points
    import numpy as np  # noqa: PLC0415  (most runs of Candour meet no drawing)

    rows = np.frombuffer(points, np.uint8).reshape(-1, stride).copy()
    whole, part = divmod(used, 8)
    if part:
        rows[:, whole] &= 0xFF << 8 - part & 0xFF
        whole += 1
    rows[:, whole:] = 0
    return rows.tobytes()


def _packed(told: _Head, points: bytes) -> Bits:
    """A bitmap whose points are a JPEG or a PNG, for a printer."""
    try:
        anew = copied_jpeg(points) if told.packing == _JPEG else copied_png(points, View())
    except RareJpeg:
        raise CannotClean(_DAMAGED) from None
    head = struct.pack("<IiiHHIIiiII", 40, told.width, told.height, 1, 0, told.packing, len(anew), 0, 0, 0, 0)
    return Bits(head, anew)


def _unpacked(head: bytes, points: bytes) -> Bits:
    """A bitmap packed by runs of one colour, unpacked."""
    image = picture_of(bitmap_file(head + points), "BMP").convert("P")
    palette = bytes(image.getpalette("RGB") or b"").ljust(768, b"\0")
    colours = b"".join(palette[at : at + 3][::-1] + b"\0" for at in range(0, 768, 3))
    stride = -(-image.width // 4) * 4
    raw = image.tobytes()
    rows = [raw[at : at + image.width].ljust(stride, b"\0") for at in range(0, len(raw), image.width)]
    written = struct.pack(
        "<IiiHHIIiiII", 40, image.width, image.height, 1, 8, 0, stride * image.height, 0, 0, 256, 0
    )
    return Bits(written + colours, b"".join(reversed(rows)))
