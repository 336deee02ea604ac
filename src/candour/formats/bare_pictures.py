"""Bare pictures: bitmaps and metafiles as older files keep them, without the header that a file of their kind begins with."""

from __future__ import annotations

import struct

__all__ = ["bitmap_file", "metafile_file"]

_CORE_HEADER = 12


def bitmap_file(bits: bytes) -> bytes:
    """A bitmap with the header of a file before it."""
    if len(bits) < 36:
        return bits
    (header,) = struct.unpack_from("<I", bits)
    if header == _CORE_HEADER:
        depth, used, each = *struct.unpack_from("<10xH", bits), 0, 3
    else:
        depth, used, each = *struct.unpack_from("<14xH16xI", bits), 4
    start = 14 + header + each * (used or (1 << depth if depth <= 8 else 0))
    return struct.pack("<2sIII", b"BM", 14 + len(bits), 0, min(start, 0xFFFFFFFF)) + bits


def metafile_file(records: bytes) -> bytes:
    """A Windows metafile with the header by which programs know one before it."""
    head = struct.pack("<IHhhhhHI", 0x9AC6CDD7, 0, 0, 0, 1000, 1000, 1000, 0)
    check = 0
    for (word,) in struct.iter_unpack("<H", head):
        check ^= word
    return head + struct.pack("<H", check) + records
