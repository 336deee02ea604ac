"""A bitmap of Windows, and what its points are written as.

    head of a file │ head of 40 bytes: size, dots to a metre │ palette of the colours used │ rows from the last to the first

What is transparent in parts cannot be told in such a bitmap so that all programs see it: it becomes a PNG.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from candour.formats.pictures.drawing_anew import bare, picture_of
from candour.formats.pictures.view import View

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["bmp_of", "dots_in", "opened_bmp"]

_RGB: Final = 24
_INDEXED: Final = 8
_TWO: Final = 6
"""Bytes of two colours."""


def opened_bmp(data: bytes, view: View) -> Image:
    """The points that are shown of a bitmap.

    Raises:
        CannotClean: where they are too many, or damaged.
    """
    image = picture_of(data, "BMP")
    if image.mode == "RGBA" and image.getchannel("A").getextrema() in ((255, 255), (0, 0)):
        image = image.convert("RGB")
    return view.of(image)


def dots_in(data: bytes) -> bytes:
    """How many points there are to a metre, across and down, as the head says it."""
    return data[38:46] if len(data) >= 54 and data[14] >= 40 else bytes(8)


def bmp_of(image: Image, dots: bytes) -> bytes:
    """These points as a bitmap; `dots` is how many there are to a metre, across and down, as the head says it."""
    from PIL import Image as pillow  # noqa: N813, PLC0415  (most runs of Candour meet no picture)

    image = bare(image)
    if image.mode in ("1", "L"):
        palette = bytes(shade for number in range(256) for shade in (number,) * 3)
        image = image.convert("L")
        image.putpalette(palette)
        image = bare(image)
    elif image.mode not in ("P", "RGB"):
        image = image.convert("RGB")
    width, height = image.size
    flipped = image.transpose(pillow.Transpose.FLIP_TOP_BOTTOM)
    if image.mode == "P":
        colours = bytes(image.getpalette("RGB") or b"")
        table = b"".join(colours[at : at + 3][::-1] + b"\0" for at in range(0, len(colours), 3))
        depth, rows = (1, _packed(flipped)) if len(colours) <= _TWO else (_INDEXED, flipped.tobytes())
    else:
        table, depth, rows = b"", _RGB, flipped.tobytes("raw", "BGR")
    used = len(table) // 4
    stride = (width * depth + 7) // 8
    filling = bytes(-stride % 4)
    if filling:
        rows = b"".join(rows[at : at + stride] + filling for at in range(0, len(rows), stride))
    begin = 54 + len(table)
    head = struct.pack("<IiiHHII", 40, width, height, 1, depth, 0, len(rows)) + dots
    head += struct.pack("<II", used, used)
    return struct.pack("<2sIII", b"BM", begin + len(rows), 0, begin) + head + table + rows


def _packed(image: Image) -> bytes:
    """Points of two colours, eight to a byte."""
    import numpy as np  # noqa: PLC0415  (see above)

    return np.packbits(np.asarray(image), axis=1).tobytes()
