"""Pixmaps: plain points as a file that any program opens."""

from __future__ import annotations

import struct

__all__ = ["pixmap_file"]


def pixmap_file(pixels: bytes, width: int, height: int) -> bytes:
    """A bitmap of points of red, green and blue, row by row from the top."""
    stride = 3 * width
    filling = bytes(-stride % 4)
    rows = (pixels[at : at + stride] for at in range(0, stride * height, stride))
    body = b"".join(_swapped(row) + filling for row in rows)
    head = struct.pack("<IiiHHIIiiII", 40, width, -height, 1, 24, 0, len(body), 2835, 2835, 0, 0)
    return struct.pack("<2sIII", b"BM", 14 + len(head) + len(body), 0, 14 + len(head)) + head + body


def _swapped(row: bytes) -> bytes:
    swapped = bytearray(row)
    swapped[0::3], swapped[2::3] = row[2::3], row[0::3]
    return bytes(swapped)
