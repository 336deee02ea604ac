"""Unseen parts of pictures: what lies outside the page or the frame, under a box, behind a mask. They are blanked.

A picture is made white and the page drawn, then black, and the page drawn again. Where nothing changes, nobody sees it:

    white           black           changed         unseen
    ┌────┐          ┌────┐          ┌────┐
    │  ▇▇│          │████│          │██  │          the right half, under a box
    └────┘          └────┘          └────┘
"""

from __future__ import annotations

import ctypes
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Final

from candour.formats.pdf.clean_copy.pictures import size_of
from candour.formats.pdf.clean_copy.positions import Matrix
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.paint import Kind, Painted, Painting, fills, painting_of
from candour.formats.pdf.paper import Box, Paper, Window
from candour.formats.pdf.values import entry, kind_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Points = NDArray[np.uint8]

__all__ = ["Opens", "picture_of_points", "unseen_in_pictures"]

Opens = Callable[[], AbstractContextManager[Paper | None]]
"""Opens the page afresh."""


_LEAST_SHARE: Final = 0.002
_LEAST_COVER: Final = 3.0
_STANDS_OUT, _LEAST_BUSY = 24, 0.001
_FINER: Final = 3
"""Pixels of the window to a point of the picture."""
_COARSEST: Final = 4.0
_FINEST: Final = 16.0
_MOST_POINTS: Final = 60_000_000
_MOST_PICTURES: Final = 400
_SEE_THROUGH: Final = 8
_BLANK: Final = 255
_RIM: Final = 1.0
_WIDEST_RIM: Final = 12
_ALL, _BUT_LAST, _BUT_FIRST = slice(None), slice(None, -1), slice(1, None)
_BESIDE: Final = (
    ((_ALL, _BUT_LAST), (_ALL, _BUT_FIRST)),
    ((_ALL, _BUT_FIRST), (_ALL, _BUT_LAST)),
    ((_BUT_LAST, _ALL), (_BUT_FIRST, _ALL)),
    ((_BUT_FIRST, _ALL), (_BUT_LAST, _ALL)),
)
"""Each point of a picture with the one before it or after it in its row or column."""
_PARTS: Final = {1: 1, 2: 3, 3: 4, 4: 4}


def unseen_in_pictures(
    opens: Opens, painting: Painting, page: Box, placed: list[tuple[Any, Matrix]], paper: Paper
) -> Iterator[tuple[int, Points | None]]:
    """For pictures that hold something unseen, their number and their points with that blanked; None where all is unseen.

    Raises:
        Unfollowable: where it cannot be told which picture is which, or a picture cannot be unpacked.
    """
    pictures = [other for other in painting.others if other.kind is Kind.IMAGE]
    if len(pictures) != len(placed):
        raise Unfollowable
    for number, (picture, (value, matrix)) in enumerate(zip(pictures, placed, strict=True)):
        masked = _masked(value)
        is_asked = number < _MOST_PICTURES and _may_be_hidden(paper, picture, painting, page)
        if masked is None and not is_asked:
            continue
        width, height = size_of(value)
        if width * height > _MOST_POINTS:
            raise Unfollowable
        unseen = _unseen(opens, number, matrix, (width, height)) if is_asked else None
        if unseen is not None and unseen.all():
            yield number, None
            continue
        both = masked if unseen is None else unseen if masked is None else unseen | masked
        if both is None or both.mean() < _LEAST_SHARE:
            continue
        points = _points(picture, paper, value)
        finest = max(width / max(picture.box.width, 1e-3), height / max(picture.box.height, 1e-3))
        rim = min(max(int(_RIM * finest - 0.5), 1), _WIDEST_RIM)
        if _is_busy(points[_without_rim(both, rim)]):
            yield number, _blanked(points, both, rim)


def _may_be_hidden(paper: Paper, picture: Painted, painting: Painting, page: Box) -> bool:
    """Whether part of a picture lies outside its frame or the page, or under something that may be opaque."""
    whole = picture.box.width * picture.box.height
    frame = picture.clip.meet(page) if picture.clip else page
    inside = picture.box.meet(frame)
    if whole <= 0:
        return False
    if max(inside.width, 0) * max(inside.height, 0) < (1 - _LEAST_SHARE) * whole or not picture.is_clip_plain:
        return True
    for other in painting.others:
        common = other.box.meet(picture.box)
        if other.order <= picture.order or min(common.width, common.height) < _LEAST_COVER:
            continue
        if other.kind is not Kind.PATH or (other.colour[3] > 200 and fills(paper, other)):
            return True
    return False


def _without_rim(mask: Mask, rim: int) -> Mask:
    outside = ~mask
    for _ in range(rim):
        outside = _grown(outside)
    return ~outside


def _blanked(points: Points, gone: Mask, rim: int) -> Points:
    """The points with those blanked that are gone.

    Programs blend neighbouring points when they draw a picture smaller than it is. So that what is seen stays as it is, the
    blank begins a little further off, and what lies between has the colour of what is seen beside it.
    """
    points[gone] = _BLANK
    gone = gone.copy()
    for _ in range(rim):
        for there, here in _BESIDE:
            fills_in = gone[here] & ~gone[there]
            points[here][fills_in] = points[there][fills_in]
            gone[here] &= ~fills_in
    return points


# ── which points are seen ───────────────────────────────────────────────────────────────────────────────────────────


def _unseen(opens: Opens, number: int, matrix: Matrix, size: tuple[int, int]) -> Mask:
    with opens() as paper:
        if paper is None:
            raise Unfollowable
        pictures = [other for other in painting_of(paper).others if other.kind is Kind.IMAGE]
        picture = pictures[number]
        across = max(picture.box.width, 1e-3), max(picture.box.height, 1e-3)
        scale = min(max(_FINER * size[0] / across[0], _FINER * size[1] / across[1], _COARSEST), _FINEST)
        window = paper.window(picture.box, scale)
        drawn = [_drawn_in(paper, picture, window, shade) for shade in (0xFFFFFFFF, 0xFF000000)]
        changed = (drawn[0] != drawn[1])[:, :, :3].any(axis=2)
    return ~_at_points(_grown(_grown(changed)), window, matrix, size)


def _drawn_in(paper: Paper, picture: Painted, window: Window, shade: int) -> Any:
    api = paper.api
    bitmap = api.FPDFBitmap_Create(1, 1, 0)
    try:
        api.FPDFBitmap_FillRect(bitmap, 0, 0, 1, 1, shade)
        if not api.FPDFImageObj_SetBitmap(None, 0, picture.handle, bitmap):
            raise Unfollowable
        return paper.picture(window, notes=False)
    finally:
        api.FPDFBitmap_Destroy(bitmap)


def _grown(mask: Mask) -> Mask:
    """The mask and all that lies beside it."""
    wide = mask.copy()
    wide[:, 1:] |= mask[:, :-1]
    wide[:, :-1] |= mask[:, 1:]
    high = wide.copy()
    high[1:] |= wide[:-1]
    high[:-1] |= wide[1:]
    return high


def _at_points(seen: Mask, window: Window, matrix: Matrix, size: tuple[int, int]) -> Mask:
    """For each point of a picture, whether the pixel of the window at its place is seen."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    a, b, c, d, e, f = matrix
    u = (np.arange(size[0]) + 0.5) / size[0]
    v = 1 - (np.arange(size[1]) + 0.5) / size[1]
    x = a * u[None, :] + (c * v[:, None] + e)
    y = b * u[None, :] + (d * v[:, None] + f)
    page = window.page
    across, down = {
        0: (x - page.left, page.top - y),
        1: (y - page.bottom, x - page.left),
        2: (page.right - x, y - page.bottom),
        3: (page.top - y, page.right - x),
    }[window.turns]
    columns = np.floor(across * window.scale - window.left).astype(np.int64)
    rows = np.floor(down * window.scale - window.top).astype(np.int64)
    inside = (columns >= 0) & (columns < seen.shape[1]) & (rows >= 0) & (rows < seen.shape[0])
    columns, rows = columns.clip(0, seen.shape[1] - 1), rows.clip(0, seen.shape[0] - 1)
    found: Mask = seen[rows, columns] & inside
    return found


def _masked(value: Any) -> Mask | None:
    """The points that a mask makes see-through; None where there is no mask."""
    mask = entry(value, "/SMask")
    if kind_of(mask) != "stream":
        return None
    width, height = size_of(value)
    across, down = size_of(mask)
    if not 0 < width * height <= _MOST_POINTS or not 0 < across * down <= _MOST_POINTS:
        return None
    import numpy as np  # noqa: PLC0415  (most PDFs have no masked picture)
    import pikepdf  # noqa: PLC0415

    try:
        opaque = pikepdf.PdfImage(mask).as_pil_image().convert("L")
    except Exception:  # noqa: BLE001  (a damaged picture makes it raise whatever it likes)
        return None
    if entry(mask, "/Matte") is not None or entry(mask, "/Decode") is not None:
        return None
    is_finer = across > width or down > height
    shrunk = opaque.resize((width, height), 4 if is_finer else 0)
    gone = np.asarray(shrunk) <= (0 if is_finer else _SEE_THROUGH)
    return ~_grown(~gone)


# ── the points themselves ───────────────────────────────────────────────────────────────────────────────────────────


def _points(picture: Painted, paper: Paper, value: Any) -> Points:
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


def _is_busy(points: Points) -> bool:
    """Whether there is more there than one colour."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    ground = np.median(points, axis=0)
    return bool((abs(points.astype(np.int16) - ground) > _STANDS_OUT).any(axis=1).mean() > _LEAST_BUSY)


def picture_of_points(points: Points, new: Any, like: Any = None) -> Any:
    """A picture of these points in a document, with the masks of another that it is like."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)
    import pikepdf  # noqa: PLC0415

    height, width, parts = points.shape
    before = np.zeros_like(points)
    before[:, 1:] = points[:, :-1]
    rows = np.empty((height, 1 + width * parts), np.uint8)
    rows[:, 0] = 1
    rows[:, 1:] = (points - before).reshape(height, width * parts)
    made = new.make_stream(
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
    for key in ("/SMask", "/Mask", "/Interpolate"):
        if (held := entry(like, key)) is not None:
            made[key] = held
    return made
