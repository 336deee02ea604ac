"""Drawing anew: the points of a picture and nothing else of it, ready to be written.

A point that is fully transparent has no colour, and a palette has only the colours that are used: in both a picture
may have been left that nobody sees.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from candour.cleaned import CannotClean
from candour.errors import LimitReached
from candour.formats.pictures.looks import Undecodable, pages_of, points_of
from candour.piece import Why
from candour.place import Place
from candour.source import Source

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["bare", "density_of", "frames_of", "picture_of", "refused", "without_clear_colours"]

_FEW_DOTS, _MANY_DOTS = 1, 30_000
_WITH_ALPHA = ("RGBA", "LA", "PA", "La", "RGBa")
_TOO_LARGE = "a picture has more points than Candour draws anew: make it smaller in the program that made it"
_DAMAGED = "a picture is cut off before its end, damaged, or packed in a rare way: save it anew in the program that made it"


def frames_of(data: bytes, kind: str) -> Iterator[Image]:
    """The frames or pages of a picture, one after another; each is gone when the next is asked for.

    Raises:
        CannotClean: where its points are too many, or damaged.
    """
    try:
        yield from pages_of(Source("picture", data, Place()), kind)
    except LimitReached:
        raise CannotClean(_TOO_LARGE) from None
    except Undecodable as failure:
        raise refused(failure) from None


def picture_of(data: bytes, kind: str, mode: str = "") -> Image:
    """The picture, or its first frame or page; a JPEG in this mode, where it is kept so.

    Raises:
        CannotClean: where its points are too many, or damaged.
    """
    try:
        return points_of(data, kind, mode)
    except Undecodable as failure:
        raise refused(failure) from None


def refused(failure: Undecodable) -> CannotClean:
    """Why no copy can be made of a picture whose points cannot be had."""
    return CannotClean(_TOO_LARGE if failure.why is Why.LIMIT else _DAMAGED)


def bare(image: Image) -> Image:
    """The points with nothing beside them but which colour is transparent."""
    transparent = image.info.get("transparency")
    image = image.copy()
    image.info = {}
    if image.mode in _WITH_ALPHA:
        return without_clear_colours(image)
    if image.mode == "P":
        return _with_used_colours(image, transparent)
    if transparent is not None and image.mode in ("1", "L", "RGB", "I;16"):
        image.info["transparency"] = transparent
    return image


def without_clear_colours(image: Image) -> Image:
    """The picture with no colour where it is fully transparent."""
    import numpy as np  # noqa: PLC0415  (most runs of Candour meet no picture)
    from PIL import Image as pillow  # noqa: N813, PLC0415

    mode = "LA" if image.mode in ("LA", "La") else "RGBA"
    points = np.array(image.convert(mode))
    clear = points[..., -1] == 0
    if not points[clear].any():
        return image if image.mode == mode else image.convert(mode)
    points[clear] = 0
    return pillow.fromarray(points, mode)


def _with_used_colours(image: Image, transparent: bytes | int | None) -> Image:
    """The picture with a palette of the colours that it uses; those that are fully transparent are black."""
    import numpy as np  # noqa: PLC0415
    from PIL import Image as pillow  # noqa: N813, PLC0415

    numbers = np.asarray(image)
    used = np.unique(numbers)
    alpha = _alpha(transparent)
    palette = np.frombuffer(bytes(image.getpalette("RGB") or b"").ljust(768, b"\0"), np.uint8).reshape(256, 3)
    colours = [
        (0, 0, 0, 0) if not alpha[number] else (*map(int, palette[number]), alpha[number]) for number in used
    ]
    order = sorted(dict.fromkeys(colours), key=lambda colour: (colour[3] == 255, colour))
    places = np.zeros(256, np.uint8)
    places[used] = [order.index(colour) for colour in colours]
    anew = pillow.fromarray(places[numbers])
    anew.putpalette([part for colour in order for part in colour[:3]])
    alphas = bytes(colour[3] for colour in order if colour[3] < 255)
    if alphas:
        anew.info["transparency"] = alphas
    return anew


def _alpha(transparent: bytes | int | None) -> Any:
    alpha = bytearray(b"\xff" * 256)
    if isinstance(transparent, int):
        alpha[transparent & 255] = 0
    elif transparent:
        alpha[: min(len(transparent), 256)] = transparent[:256]
    return alpha


def density_of(image: Image) -> tuple[float, float] | None:
    """How many points there are to an inch, across and down, where the picture says so."""
    density = image.info.get("dpi")
    try:
        across, down = float(density[0]), float(density[1])  # type: ignore[index]
    except (TypeError, ValueError, IndexError, ZeroDivisionError, OverflowError):
        return None
    return (across, down) if all(_FEW_DOTS <= dots <= _MANY_DOTS for dots in (across, down)) else None
