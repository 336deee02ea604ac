"""Blanking: the points of a picture, and how opaque they are, without those that nobody sees.

points     red, green, blue      white where they are gone
opacity    of a mask             see-through where they are gone
"""

from __future__ import annotations

import ctypes
import zlib
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from candour.formats.pdf.clean_copy.pictures import size_of
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.paint import Painted
from candour.formats.pdf.paper import Paper
from candour.formats.pdf.values import entry, kind_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Points = NDArray[np.uint8]

__all__ = [
    "Blanked",
    "blanked",
    "grown",
    "masked_by",
    "opacity_of",
    "picture_of",
    "picture_of_points",
    "points_of",
]

_MOST_POINTS: Final = 60_000_000
_SEE_THROUGH: Final = 8
_STANDS_OUT, _LEAST_BUSY = 24, 0.001
_WHITE: Final = 255
_ALL, _BUT_LAST, _BUT_FIRST = slice(None), slice(None, -1), slice(1, None)
_BESIDE: Final = (
    ((_ALL, _BUT_LAST), (_ALL, _BUT_FIRST)),
    ((_ALL, _BUT_FIRST), (_ALL, _BUT_LAST)),
    ((_BUT_LAST, _ALL), (_BUT_FIRST, _ALL)),
    ((_BUT_FIRST, _ALL), (_BUT_LAST, _ALL)),
)
"""Each point of a picture with the one before it or after it in its row or column."""
_PARTS: Final = {1: 1, 2: 3, 3: 4, 4: 4}


class Blanked(NamedTuple):
    """A picture without what nobody sees: its points where they changed, and how opaque they are where that did."""

    points: Points | None
    opacity: Points | None


def blanked(
    points: Points, opacity: Points | None, unseen: Mask, masked: Mask | None, rim: int
) -> Blanked | None:
    """What becomes of a picture; None where nothing unseen is in it but one colour.

    Args:
        points: the points of the picture.
        opacity: how opaque they are, which may be told of more or of fewer points.
        unseen: which of them nobody sees.
        masked: which of them are see-through.
        rim: how many points around what is seen are blended with it.
    """
    gone = unseen if masked is None else unseen | masked
    own = _blank(points, gone, rim) if _is_busy(points[_without_rim(gone, rim)]) else None
    other = None
    if opacity is not None:
        there = _resized(unseen, opacity.shape[:2])
        if _is_busy(opacity[_without_rim(there, rim)]):
            other = _blank(opacity, there, rim)
    return Blanked(own, other) if own is not None or other is not None else None


def _resized(mask: Mask, shape: tuple[int, ...]) -> Mask:
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    rows = np.arange(shape[0]) * mask.shape[0] // shape[0]
    columns = np.arange(shape[1]) * mask.shape[1] // shape[1]
    found: Mask = mask[rows][:, columns]
    return found


def grown(mask: Mask) -> Mask:
    """The mask and all that lies beside it."""
    wide = mask.copy()
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    high = wide.copy()
    high[1:] |= wide[:-1]
    high[:-1] |= wide[1:]
    return high


def _without_rim(mask: Mask, rim: int) -> Mask:
    outside = ~mask
    for _ in range(rim):
        outside = grown(outside)
    return ~outside


def _blank(points: Points, gone: Mask, rim: int) -> Points:
    """The points with those of one colour that are gone: the usual one of those that are seen beside them.

    Programs blend neighbouring points when they draw a picture smaller than it is. So that what is seen stays as it is, the
    blank begins a little further off, and what lies between has the colour of what is seen beside it.
    """
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    beside = grown(gone) & ~gone
    points = points.copy()
    points[gone] = np.median(points[beside], axis=0) if beside.any() else _WHITE
    gone = gone.copy()
    for _ in range(rim):
        for there, here in _BESIDE:
            fills_in = gone[here] & ~gone[there]
            points[here][fills_in] = points[there][fills_in]
            gone[here] &= ~fills_in
    return points


def _is_busy(points: Points) -> bool:
    """Whether there is more there than one colour."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    if not points.size:
        return False
    ground = np.median(points, axis=0)
    return bool((abs(points.astype(np.int16) - ground) > _STANDS_OUT).any(axis=1).mean() > _LEAST_BUSY)


# ── points and masks ────────────────────────────────────────────────────────────────────────────────────────────────


def points_of(picture: Painted, paper: Paper, value: Any) -> Points:
    """The points of a picture as pdfium unpacks them: grey, or red, green and blue."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    if entry(value, "/ImageMask") or kind_of(entry(value, "/Mask")) == "array":
        raise Unfollowable
    api = paper.api
    bitmap = api.FPDFImageObj_GetBitmap(picture.handle)
    if not bitmap:
        raise Unfollowable
    try:
        rows, across = api.FPDFBitmap_GetHeight(bitmap), api.FPDFBitmap_GetWidth(bitmap)
        each = _PARTS.get(api.FPDFBitmap_GetFormat(bitmap), 0)
        stride = api.FPDFBitmap_GetStride(bitmap)
        if not each or (across, rows) != size_of(value):
            raise Unfollowable
        start = ctypes.cast(api.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte))
        held = np.ctypeslib.as_array(start, (rows, stride))[:, : across * each].reshape(rows, across, each)
        points: Points = np.ascontiguousarray(held[:, :, :3][:, :, ::-1] if each > 1 else held)
        return points.copy()
    finally:
        api.FPDFBitmap_Destroy(bitmap)


def opacity_of(value: Any) -> Points | None:
    """How opaque a mask makes each point; None where there is no mask, or one of a rare kind."""
    mask = entry(value, "/SMask")
    if kind_of(mask) != "stream" or entry(mask, "/Matte") is not None:
        return None
    width, height = size_of(mask)
    if not 0 < width * height <= _MOST_POINTS:
        return None
    import numpy as np  # noqa: PLC0415  (most PDFs have no masked picture)
    import pikepdf  # noqa: PLC0415

    try:
        found: Points = np.asarray(pikepdf.PdfImage(mask).as_pil_image().convert("L"))[:, :, None]
    except Exception:  # noqa: BLE001  (a damaged picture makes it raise whatever it likes)
        return None
    return found


def masked_by(opacity: Points, size: tuple[int, int]) -> Mask:
    """The points of a picture of this size that a mask makes see-through, but for those beside others that it does not."""
    import numpy as np  # noqa: PLC0415  (most PDFs have no masked picture)
    from PIL import Image  # noqa: PLC0415

    is_finer = opacity.shape[1] > size[0] or opacity.shape[0] > size[1]
    shrunk = Image.fromarray(opacity[:, :, 0]).resize(size, 4 if is_finer else 0)
    gone = np.asarray(shrunk) <= (0 if is_finer else _SEE_THROUGH)
    return ~grown(~gone)


# ── the picture as it is written ────────────────────────────────────────────────────────────────────────────────────


def picture_of(made: Blanked, like: Any, new: Any) -> Any:
    """A picture like another, with what was blanked."""
    if made.points is None:
        picture = new.make_stream(like.read_raw_bytes(), like.stream_dict)
    else:
        picture = picture_of_points(made.points, new)
        for key in ("/SMask", "/Mask", "/Interpolate"):
            if (held := entry(like, key)) is not None:
                picture[key] = held
    if made.opacity is not None:
        picture.SMask = picture_of_points(made.opacity, new)
    return picture


def picture_of_points(points: Points, new: Any) -> Any:
    """A picture of these points in a document."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)
    import pikepdf  # noqa: PLC0415

    height, width, parts = points.shape
    before = np.zeros_like(points)
    before[:, 1:] = points[:, :-1]
    rows = np.empty((height, 1 + width * parts), np.uint8)
    rows[:, 0] = 1
    rows[:, 1:] = (points - before).reshape(height, width * parts)
    return new.make_stream(
        zlib.compress(rows.tobytes(), 6),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=height,
        BitsPerComponent=8,
        ColorSpace=pikepdf.Name.DeviceRGB if parts == 3 else pikepdf.Name.DeviceGray,
        Filter=pikepdf.Name.FlateDecode,
        DecodeParms=pikepdf.Dictionary(Predictor=15, Colors=parts, BitsPerComponent=8, Columns=width),
    )
