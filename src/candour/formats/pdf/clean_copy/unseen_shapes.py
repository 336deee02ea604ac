"""Unseen shapes: drawings that lie wholly under an opaque box, or beyond the edge of the page. Letters may be among them.

Some programs turn words into shapes, of which nobody but a person can tell that they are words. A box drawn over them hides them
and leaves them in the file.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Final

from candour.formats.pdf.paint import Kind, Painted, Painting, fills, has_pattern, segments_of, stroke_width
from candour.formats.pdf.paper import Box, Paper

__all__ = ["unseen_shapes"]

_MOST_BOXES: Final = 300
_MOST_SHAPES: Final = 60_000
_LEAST: Final = 3.0
_WITHIN: Final = 0.4
_SIDES: Final = 5
_OPAQUE: Final = 255


def unseen_shapes(paper: Paper, painting: Painting, count: int) -> set[int]:
    """The numbers of shapes of which nothing is seen. `count` is how many the drawing has: where pdfium has another, none is told."""
    shapes = [other for other in painting.others if other.kind is Kind.PATH]
    if len(shapes) != count or count > _MOST_SHAPES:
        return set()
    page, found = paper.box, set[int]()
    covers = list(_covers(paper, shapes))[:_MOST_BOXES]
    for number, shape in enumerate(shapes):
        wide = stroke_width(paper, shape) * shape.scale
        box = Box(
            shape.box.left - wide, shape.box.bottom - wide, shape.box.right + wide, shape.box.top + wide
        )
        common = box.meet(page)
        if common.width < 0 or common.height < 0 or _lies_under(box, shape.order, covers):
            found.add(number)
    return found


def _lies_under(box: Box, order: int, covers: Iterable[tuple[int, Box]]) -> bool:
    return any(
        later > order
        and cover.left <= box.left
        and cover.right >= box.right
        and cover.bottom <= box.bottom
        and cover.top >= box.top
        for later, cover in covers
    )


def _covers(paper: Paper, shapes: Iterable[Painted]) -> Iterator[tuple[int, Box]]:
    """The boxes through which nothing is seen, each a little smaller than it is."""
    for shape in shapes:
        box = shape.box if shape.clip is None else shape.box.meet(shape.clip)
        if min(box.width, box.height) < _LEAST or shape.is_blended or shape.colour[3] < _OPAQUE or shape.form:
            continue
        if not shape.is_clip_plain or segments_of(paper, shape) > _SIDES or not fills(paper, shape):
            continue
        if _is_upright(paper, shape) and not has_pattern(paper, shape):
            yield (
                shape.order,
                Box(box.left + _WITHIN, box.bottom + _WITHIN, box.right - _WITHIN, box.top - _WITHIN),
            )


def _is_upright(paper: Paper, shape: Painted) -> bool:
    """Whether a path is a rectangle that is not turned."""
    api, matrix = paper.api, paper.api.FS_MATRIX()
    api.FPDFPageObj_GetMatrix(shape.handle, matrix)
    if max(abs(matrix.b), abs(matrix.c)) > 1e-6:
        return False
    across, up = ctypes.c_float(), ctypes.c_float()
    points = set()
    for number in range(segments_of(paper, shape)):
        api.FPDFPathSegment_GetPoint(api.FPDFPath_GetPathSegment(shape.handle, number), across, up)
        points.add((round(across.value, 3), round(up.value, 3)))
    xs, ys = {x for x, _ in points}, {y for _, y in points}
    return len(xs) == len(ys) == 2 and len(points) == 4
