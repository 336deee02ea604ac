"""Copying: which way each format of pictures is written without what stands beside its points."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Final

from candour.cleaned import CannotClean, Change, Written
from candour.formats import format_of
from candour.formats.left_out import changes_of
from candour.formats.pictures.bmp_copy import bmp_of, dots_in, opened_bmp
from candour.formats.pictures.drawing_anew import picture_of
from candour.formats.pictures.gif_copy import copied_gif
from candour.formats.pictures.jpeg_copy import RareJpeg, copied_jpeg, jpeg_turn
from candour.formats.pictures.jpeg_drawing import drawn_jpeg, jpeg_of
from candour.formats.pictures.jpeg_slack import without_slack
from candour.formats.pictures.png_copy import copied_png, png_of, png_turn
from candour.formats.pictures.segments import walk
from candour.formats.pictures.tiff_copy import copied_tiff
from candour.formats.pictures.view import UPRIGHT, Crop, View
from candour.formats.pictures.webp_copy import copied_webp, webp_turn
from candour.hiding import Sight
from candour.piece import Blob, Found, Nested, Text
from candour.source import Source

__all__ = ["KEPT", "copied", "hidden_in"]

KEPT: Final = frozenset({"tiff.further-page", "gif.brief-frame"})
"""What a copy shows as the picture did: pages after the first, and frames whose time the copy makes plain."""
_AVIF_BRANDS: Final = (b"avif", b"avis")
_MOVING: Final = b"avis"
_MOVES: Final = (
    "it is a moving picture in AVIF, which cannot be written yet: save it as a GIF or WebP, and clean that"
)
_DAMAGED: Final = "a picture is cut off before its end, or damaged: ask for it to be sent again"
_OTHER_KIND: Final = (
    "it is no picture of a kind that can be drawn anew: save it as a PNG in the program that made it"
)
_TURNED: Final = Change("picture-turned", "The picture was turned upright, as viewers show it.")
_BRIEF: Final = "Frames that were shown for no time at all are shown for a tenth of a second, as browsers do."
_BECAME: Final = {
    "jpeg": Change("picture-to-jpeg", "The picture became a JPEG, which every program shows."),
    "png": Change("picture-to-png", "The picture became a PNG, which every program shows."),
}


def copied(source: Source, crop: Crop = (0, 0, 0, 0), *, is_turned: bool) -> Written:
    """The picture as it is shown, in a file that holds nothing else.

    Raises:
        CannotClean: where it is damaged, too large, of another kind, or nothing of it is shown.
    """
    data = bytes(source.data)
    format_ = format_of(data)
    if format_ is None or format_.id not in _WAYS:
        raise CannotClean(_OTHER_KIND)
    turn = _TURNS.get(format_.id, _upright)(data) if is_turned else UPRIGHT
    try:
        copy, now = _WAYS[format_.id](data, View(turn, crop))
    except (ValueError, IndexError, KeyError, struct.error, OSError, OverflowError):
        raise CannotClean(_DAMAGED) from None
    hidden = hidden_in(source)
    changes = changes_of(hidden, KEPT)
    if brief := sum(isinstance(one, Blob) and one.sight is Sight.UNSURE for one in hidden):
        changes.append(Change("gif.brief-frame", _BRIEF, brief))
    if turn != UPRIGHT:
        changes.append(_TURNED)
    if now != format_.id:
        changes.append(_BECAME[now])
    return Written(copy, now, _EXTENSIONS[now], tuple(changes))


def hidden_in(source: Source) -> list[Found]:
    """What the reader of its format finds beside a picture's points."""
    format_ = format_of(source.data)
    if format_ is None or format_.reader is None:
        return []
    read = import_module(format_.reader).read
    return [
        found
        for found in read(replace(source, needs_no_look=True))
        if isinstance(found, Blob | Text | Nested) and found.hiding
    ]


def _upright(_: bytes) -> int:
    return UPRIGHT


def _jpeg(data: bytes, view: View) -> tuple[bytes, str]:
    if view.is_whole:
        if not walk(data).is_whole:
            picture_of(data, "JPEG")  # all its points may be there, and only the end be missing
        try:
            return without_slack(copied_jpeg(data)), "jpeg"
        except RareJpeg:
            pass
    return drawn_jpeg(data, view), "jpeg"


def _heic(data: bytes, view: View) -> tuple[bytes, str]:
    """Few programs show such pictures: a JPEG, or a PNG where parts of it are transparent."""
    image = picture_of(data, "AVIF" if data[8:12] in _AVIF_BRANDS else "HEIF")
    if data[8:12] == _MOVING and getattr(image, "n_frames", 1) > 1:
        raise CannotClean(_MOVES)
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
