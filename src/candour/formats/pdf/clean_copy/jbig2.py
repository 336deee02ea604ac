"""JBIG2: a picture in two colours, told in segments. Those that are remarks go, and so does what lies after the last.

    number (4 bytes) │ kind │ which it refers to │ page │ size (4 bytes) │ …

Facts from ITU-T T.88.
"""

from __future__ import annotations

import struct
from typing import Final

from candour.formats.pdf.clean_copy.statements import Unfollowable

__all__ = ["segments_without_remarks"]

_REMARK: Final = 62
_END: Final = 51
_UNKNOWN_SIZE: Final = 0xFFFFFFFF
_MANY: Final = 7
_MOST: Final = 1_000_000


def segments_without_remarks(data: bytes) -> bytes:
    """The segments that draw.

    Raises:
        Unfollowable: where they cannot be told apart.
    """
    kept, at = [], 0
    try:
        while at + 11 <= len(data):
            kind, start, size = _head(data, at)
            end = len(data) if size == _UNKNOWN_SIZE else start + size
            if kind not in (_REMARK, _END):
                kept.append(data[at:end])
            at = end
    except (struct.error, IndexError):
        raise Unfollowable from None
    return b"".join(kept)


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """The kind of a segment, where its content begins, and how long that is."""
    number, flags, counts = struct.unpack_from(">LBB", data, at)
    referred = counts >> 5
    place = at + 6
    if referred == _MANY:
        referred = struct.unpack_from(">L", data, at + 5)[0] & 0x1FFFFFFF
        place = at + 9 + (referred + 8) // 8
    if referred > _MOST:
        raise Unfollowable
    place += referred * (1 if number <= 256 else 2 if number <= 65_536 else 4)
    place += 4 if flags & 0x40 else 1
    (size,) = struct.unpack_from(">L", data, place)
    return flags & 0x3F, place + 4, size
