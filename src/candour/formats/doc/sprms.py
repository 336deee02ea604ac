"""Single properties: a list of changes to how characters, paragraphs or tables look, each a code and its value.

    code: number, kind, size of the value (16 bits) │ value     …the size is 1, 2, 3 or 4 bytes, or stands in the value

Facts from MS-DOC 2.2.5.1 and 2.6.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

__all__ = ["colour_of", "number", "palette", "shade_of", "short_shade_of", "sprms"]

_SIZES = (1, 1, 2, 4, 2, 2, -1, 3)
_TABLE_LAYOUT, _TABS = 0xD608, 0xC615
_AUTOMATIC = 0xFF
_INK = (
    -1, 0x000000, 0x0000FF, 0x00FFFF, 0x00FF00, 0xFF00FF, 0xFF0000, 0xFFFF00, 0xFFFFFF,
    0x000080, 0x008080, 0x008000, 0x800080, 0x800000, 0x808000, 0x808080, 0xC0C0C0,
)  # fmt: skip


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each code with its value, as far as the list can be followed."""
    at, end = 0, len(data)
    while at + 2 < end:
        code = data[at] | data[at + 1] << 8
        at += 2
        size = _SIZES[code >> 13]
        if size < 0:
            if code == _TABLE_LAYOUT:
                size = (data[at] | data[at + 1] << 8) - 1 if at + 1 < end else 0
                at += 2
            elif code == _TABS and data[at] == 0xFF:
                return  # a list of tabs too long for its size: nothing of use stands behind it
            else:
                size = data[at]
                at += 1
        yield code, data[at : at + max(size, 0)]
        at += max(size, 0)


def number(value: bytes) -> int:
    """A value as a number."""
    return int.from_bytes(value, "little")


def palette(index: int) -> int | None:
    """The colour of this number in Word's small palette; None for the automatic one."""
    return _INK[index] if 0 < index < len(_INK) else None


def colour_of(value: bytes) -> int | None:
    """A colour written as red, green, blue; None for the automatic one."""
    if len(value) < 4 or value[3] == _AUTOMATIC:
        return None
    return value[0] << 16 | value[1] << 8 | value[2]


def shade_of(value: bytes) -> int | None:
    """The colour of a shading: of its ground, or of its pattern where that covers everything."""
    if len(value) < 10:
        return None
    (pattern,) = struct.unpack_from("<H", value, 8)
    if pattern == 1:
        return 0 if value[3] == _AUTOMATIC else colour_of(value[:4])
    return None if pattern == 0xFFFF else colour_of(value[4:8])


def short_shade_of(value: bytes) -> int | None:
    """The colour of a shading written with the small palette."""
    packed = number(value[:2])
    if packed == 0xFFFF:
        return None
    if packed >> 10 == 1:
        return palette(packed & 31) or 0
    return palette(packed >> 5 & 31)
