"""Copying: which way each format of pictures is written without what stands beside its points."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final, NamedTuple

from candour.cleaned import CannotClean
from candour.formats import format_of
from candour.formats.pictures.bmp_copy import bmp_of, dots_in, opened_bmp
from candour.formats.pictures.drawing_anew import picture_of
from candour.formats.pictures.gif_copy import copied_gif
from candour.formats.pictures.jpeg_copy import RareJpeg, copied_jpeg, jpeg_turn
from candour.formats.pictures.jpeg_drawing import drawn_jpeg, jpeg_of
from candour.formats.pictures.png_copy import copied_png, png_of, png_turn
from candour.formats.pictures.segments import walk
from candour.formats.pictures.tiff_copy import copied_tiff
from candour.formats.pictures.view import UPRIGHT, Crop, View
from candour.formats.pictures.webp_copy import copied_webp, webp_turn

__all__ = ["Copy", "copied"]

_AVIF_BRANDS: Final = (b"avif", b"avis")
_DAMAGED: Final = "a picture is cut off before its end, or damaged: ask for it to be sent again"
_OTHER_KIND: Final = (
    "it is no picture of a kind that can be drawn anew: save it as a PNG in the program that made it"
)


class Copy(NamedTuple):
    """A picture as it is shown: its bytes, the format it was in, the one it is in."""

    data: bytes
    was: str
    format: str
    extension: str
    is_redrawn: bool = False
    """Whether its points were packed anew with a loss that is too small to be seen."""


def copied(data: bytes, crop: Crop = (0, 0, 0, 0), *, is_turned: bool) -> Copy:
    """The picture as it is shown, in a file that holds nothing else.

    Raises:
        CannotClean: where it is damaged, too large, of another kind, or nothing of it is shown.
    """
    format_ = format_of(data)
    if format_ is None or format_.id not in _WAYS:
        raise CannotClean(_OTHER_KIND)
    turn = _TURNS.get(format_.id, _upright)(data) if is_turned else UPRIGHT
    try:
        copy, now = _WAYS[format_.id](data, View(turn, crop))
    except (ValueError, IndexError, KeyError, struct.error, OSError, MemoryError, OverflowError):
        raise CannotClean(_DAMAGED) from None
    is_redrawn = now == "jpeg" and (format_.id != "jpeg" or turn != UPRIGHT or any(crop))
    return Copy(copy, format_.id, now, _EXTENSIONS[now], is_redrawn)


def _upright(_: bytes) -> int:
    return UPRIGHT


def _jpeg(data: bytes, view: View) -> tuple[bytes, str]:
    if view.is_whole:
        if not walk(data).is_whole:
            picture_of(data, "JPEG")  # all its points may be there, and only the end be missing
        try:
            return copied_jpeg(data), "jpeg"
        except RareJpeg:
            pass
    return drawn_jpeg(data, view), "jpeg"


def _heic(data: bytes, view: View) -> tuple[bytes, str]:
    """Few programs show such pictures: a JPEG, or a PNG where parts of it are transparent."""
    image = picture_of(data, "AVIF" if data[8:12] in _AVIF_BRANDS else "HEIF")
    shown = view.of(image)
    if shown.mode in ("RGBA", "LA") and shown.getchannel("A").getextrema() != (255, 255):
        return png_of(shown), "png"
    return jpeg_of(shown, image), "jpeg"


def _bmp(data: bytes, view: View) -> tuple[bytes, str]:
    shown = opened_bmp(data, view)
    return (png_of(shown), "png") if shown.mode == "RGBA" else (bmp_of(shown, dots_in(data)), "bmp")


_WAYS: Final[dict[str, Callable[[bytes, View], tuple[bytes, str]]]] = {
    "jpeg": _jpeg,
    "png": lambda data, view: (copied_png(data, view), "png"),
    "gif": lambda data, view: (copied_gif(data, view), "gif"),
    "tiff": lambda data, view: (copied_tiff(data, view), "tiff"),
    "webp": lambda data, view: (copied_webp(data, view), "webp"),
    "heic": _heic,
    "bmp": _bmp,
}
_TURNS: Final[dict[str, Callable[[bytes], int]]] = {"jpeg": jpeg_turn, "png": png_turn, "webp": webp_turn}
"""How the file says that it lies. Pillow turns a TIFF or HEIC itself."""
_EXTENSIONS: Final = {
    "jpeg": ".jpg",
    "png": ".png",
    "gif": ".gif",
    "tiff": ".tif",
    "webp": ".webp",
    "bmp": ".bmp",
}
