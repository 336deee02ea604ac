"""A JPEG drawn anew: where it has to be turned or cut, or was another picture before.

Points are packed in blocks of 8 by 8, or 16 by 16. Where the blocks stay whole, the same points packed by the same table
give the same numbers again, but for a few: next to nothing is lost.

    ┌──┬──┬──┬─┐        ┌──┬──┐
    │  │  │  │ │  turn  │  │  │       the last column is filled up: it stays last when the picture is turned
    ├──┼──┼──┼─┤   ▶    ├──┼──┤       so that no block is cut, or it comes first, and every block is cut
    └──┴──┴──┴─┘        ├──┼──┤
                        ├──┼──┤
                        └──┴──┘

Where blocks are cut, the points are packed so finely that the eye sees no difference.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

from candour.cleaned import CannotClean
from candour.formats.pictures.drawing_anew import density_of, picture_of
from candour.formats.pictures.jpeg_copy import copied_jpeg
from candour.formats.pictures.view import View

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["drawn_jpeg", "jpeg_of"]

_FINE: Final = 95
_SAMPLINGS: Final = {0: (8, 8), 1: (16, 8), 2: (16, 16)}
"""How Pillow numbers the ways in which colours are coarser than shades, and how large a block is then."""
_FROM_THE_RIGHT: Final = frozenset({2, 3, 7, 8})
_FROM_BELOW: Final = frozenset({3, 4, 6, 7})


def drawn_jpeg(data: bytes, view: View) -> bytes:
    """A JPEG as it is shown.

    Raises:
        CannotClean: where its points are too many, or damaged.
    """
    from PIL.JpegImagePlugin import get_sampling  # noqa: PLC0415  (most runs of Candour meet no picture)

    original = picture_of(data, "JPEG")
    sampling = get_sampling(original)
    block = (8, 8) if original.mode == "L" else _SAMPLINGS.get(sampling, (0, 0))
    is_turned_half = view.swaps_sides and block == (16, 8)  # Pillow cannot write it so
    how: dict[str, Any] = {
        "quality": _FINE,
        "subsampling": sampling if any(block) and not is_turned_half else 0,
    }
    points = None
    if not is_turned_half and _keeps_blocks(view, original.size, block):
        points = _unmixed(data, original)
    if points:
        tables: dict[int, list[int]] = getattr(original, "quantization", {})
        how = {
            "qtables": [_turned(table, view) for _, table in sorted(tables.items())],
            "subsampling": sampling,
        }
    return jpeg_of(view.of(points or original), original, how, view)


def _unmixed(data: bytes, original: Image) -> Image | None:
    """The points in the colours that they are packed in, where that can be had."""
    if original.mode == "L":
        return original
    if original.mode != "RGB":
        return None
    try:
        points = picture_of(data, "JPEG", "YCbCr")
    except CannotClean:
        return None
    return points if points.mode == "YCbCr" else None


def _keeps_blocks(view: View, size: tuple[int, int], block: tuple[int, int]) -> bool:
    """Whether all blocks stay whole when the picture is turned and cut so."""
    width, height = size
    if not all(block):
        return False
    if view.turn in _FROM_THE_RIGHT and width % block[0]:
        return False
    if view.turn in _FROM_BELOW and height % block[1]:
        return False
    if view.swaps_sides:
        width, height, block = height, width, block[::-1]
    left, top, _, _ = view.box((width, height))
    return not left % block[0] and not top % block[1]


def _turned(table: list[int], view: View) -> list[int]:
    """A table of a block, turned with it."""
    return [table[8 * (at % 8) + at // 8] for at in range(64)] if view.swaps_sides else list(table)


def jpeg_of(
    points: Image, original: Image, how: dict[str, Any] | None = None, view: View | None = None
) -> bytes:
    """These points as a JPEG, with the size and colour profile of the original."""
    if points.mode not in ("L", "RGB", "CMYK", "YCbCr"):
        points = points.convert("RGB")
    points = points.copy()
    points.info = {}
    how = how or {"quality": _FINE, "subsampling": 0}
    if density := density_of(original):
        across, down = density
        how["dpi"] = (down, across) if view and view.swaps_sides else density
    if profile := original.info.get("icc_profile"):
        how["icc_profile"] = profile
    out = io.BytesIO()
    points.save(out, "JPEG", optimize=True, **how)
    return copied_jpeg(out.getvalue())
