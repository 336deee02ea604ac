"""Unseen parts of pictures: what lies outside the page or the frame, under a box, behind a mask. They are blanked.

A picture is made white and the page drawn, then black, and the page drawn again. Where nothing changes, nobody sees it:

    white           black           changed         unseen
    ┌────┐          ┌────┐          ┌────┐
    │  ▇▇│          │████│          │██  │          the right half, under a box
    └────┘          └────┘          └────┘
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, Final

from candour.formats.pdf.clean_copy.blanking import Blanked, blanked, grown, masked_by, opacity_of, points_of
from candour.formats.pdf.clean_copy.pictures import size_of
from candour.formats.pdf.clean_copy.positions import Matrix
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.paint import Kind, Painted, Painting, fills, painting_of
from candour.formats.pdf.paper import Box, Paper, Window

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]

__all__ = ["Opens", "unseen_in_pictures"]

Opens = Callable[[], AbstractContextManager[Paper | None]]
"""Opens the page afresh."""


_LEAST_SHARE: Final = 0.002
_LEAST_COVER: Final = 3.0
_FINER: Final = 2
"""Pixels of the window to a point of the picture."""
_COARSEST: Final = 3.0
_FINEST: Final = 8.0
_MOST_POINTS: Final = 60_000_000
_MOST_GROUPS: Final = 12
_SMALLEST: Final = 100.0
_APART: Final = 2.0
_RIM: Final = 1.0
_WIDEST_RIM: Final = 12


def unseen_in_pictures(
    opens: Opens, painting: Painting, page: Box, placed: list[tuple[Any, Matrix]], paper: Paper
) -> Iterator[tuple[int, Blanked | None]]:
    """For pictures that hold something unseen, their number and what becomes of them; None where all is unseen.

    Raises:
        Unfollowable: where it cannot be told which picture is which, or a picture cannot be unpacked.
    """
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    pictures = [other for other in painting.others if other.kind is Kind.IMAGE]
    if len(pictures) != len(placed):
        raise Unfollowable
    asked = [at for at, picture in enumerate(pictures) if _may_be_hidden(paper, picture, painting, page)]
    unseen_by_number = _unseen(opens, pictures, placed, asked)
    for number, (picture, (value, _)) in enumerate(zip(pictures, placed, strict=True)):
        opacity, size = opacity_of(value), size_of(value)
        width, height = size
        if opacity is None and number not in unseen_by_number:
            continue
        if width * height > _MOST_POINTS:
            raise Unfollowable
        unseen = unseen_by_number.get(number)
        unseen = np.zeros((height, width), bool) if unseen is None else unseen
        if unseen.all():
            yield number, None
            continue
        masked = None if opacity is None else masked_by(opacity, size)
        if max(unseen.mean(), 0 if masked is None else masked.mean()) < _LEAST_SHARE:
            continue
        finest = max(width / max(picture.box.width, 1e-3), height / max(picture.box.height, 1e-3))
        rim = min(max(int(_RIM * finest - 0.5), 1), _WIDEST_RIM)
        made = blanked(points_of(picture, paper, value), opacity, unseen, masked, rim)
        if made is not None:
            yield number, made


def _may_be_hidden(paper: Paper, picture: Painted, painting: Painting, page: Box) -> bool:
    """Whether part of a picture lies outside its frame or the page, or under something that may be opaque."""
    whole = picture.box.width * picture.box.height
    frame = picture.clip.meet(page) if picture.clip else page
    inside = picture.box.meet(frame)
    if whole < _SMALLEST:
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


# ── which points are seen ───────────────────────────────────────────────────────────────────────────────────────────


def _unseen(
    opens: Opens, pictures: Sequence[Painted], placed: Sequence[tuple[Any, Matrix]], asked: Sequence[int]
) -> dict[int, Mask]:
    """For each of the pictures that are asked about, its points that nobody sees."""
    import numpy as np  # noqa: PLC0415  (most pages need no picture)

    found: dict[int, Mask] = {}
    for group in _apart(pictures, asked)[:_MOST_GROUPS]:
        with opens() as paper:
            if paper is None:
                raise Unfollowable
            again = [other for other in painting_of(paper).others if other.kind is Kind.IMAGE]
            if len(again) != len(pictures):
                raise Unfollowable
            window = _window(paper, [(again[at], size_of(placed[at][0])) for at in group])
            own = [again[at] for at in group]
            drawn = [_drawn_in(paper, own, window, shade) for shade in (0xFFFFFFFF, 0xFF000000)]
        one, other = (pixels.view(np.uint32)[:, :, 0] for pixels in drawn)
        changed = grown(grown(one != other))
        for at in group:
            value, matrix = placed[at]
            found[at] = ~_at_points(changed, window, matrix, size_of(value))
    return found


def _apart(pictures: Sequence[Painted], asked: Sequence[int]) -> list[list[int]]:
    """Groups of pictures of which none lies over another of its group, so that a group can be asked about at once."""
    groups: list[list[int]] = []
    for at in asked:
        box = pictures[at].box
        for group in groups:
            if all(_is_beside(box, pictures[other].box) for other in group):
                group.append(at)
                break
        else:
            groups.append([at])
    return groups


def _is_beside(one: Box, other: Box) -> bool:
    common = one.meet(other)
    return common.width < -_APART or common.height < -_APART


def _window(paper: Paper, pictures: Sequence[tuple[Painted, tuple[int, int]]]) -> Window:
    """The part of the page with these pictures, so fine that each of their points is several pixels."""
    part, scale = pictures[0][0].box, _COARSEST
    for picture, (width, height) in pictures:
        part = part.join(picture.box)
        across, up = max(picture.box.width, 1e-3), max(picture.box.height, 1e-3)
        scale = max(scale, _FINER * width / across, _FINER * height / up)
    return paper.window(part, min(scale, _FINEST))


def _drawn_in(paper: Paper, pictures: Sequence[Painted], window: Window, shade: int) -> Any:
    api = paper.api
    bitmap = api.FPDFBitmap_Create(1, 1, 0)
    try:
        api.FPDFBitmap_FillRect(bitmap, 0, 0, 1, 1, shade)
        for picture in pictures:
            if not api.FPDFImageObj_SetBitmap(None, 0, picture.handle, bitmap):
                raise Unfollowable
        return paper.picture(window, notes=False)
    finally:
        api.FPDFBitmap_Destroy(bitmap)


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
