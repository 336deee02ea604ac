"""Writing: whether a picture may hold words, told from its pixels without reading them.

Letters are small shapes of one height that stand side by side on a line:

    picture ──▶ ink (darker than its surroundings; lighter) ──▶ shapes that hang together ──▶ rows of like shapes
                                                                  height 4 to 100 pixels         four or more on a line

Both dark on light and light on dark, upright and turned by a quarter, as the picture is and made four times smaller for
large letters. In doubt the answer is yes: a fence or a row of windows may pass for writing, writing should not pass for
nothing. Joined handwriting is told by its words, which stand in rows as letters do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Gray = NDArray[np.uint8]
    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

__all__ = ["SMALLEST", "has_writing"]

SMALLEST = 12
"""A picture with a side under so many pixels can hold no writing."""
_BLOCK = 16
_STRIP, _OVERLAP = 1 << 20, 112
_LOWEST_CONTRAST, _WHOLE = 8, 6
_HEIGHTS = (4, 5, 7, 10, 15, 22, 33, 48)
"""Each class of letters is from this high to a little over twice as high."""
_RANGE = 2.1
_FEWEST = 4
_LONG = 15
_PLAIN, _PLAIN_IF_LONG = 0.10, 0.17
"""How uneven the ground of a row may be, as a share of how much its letters stand out."""


class _Shapes(NamedTuple):
    """Shapes of ink, a place in each array for each: its box, how many pixels it has and in how many runs."""

    left: Numbers
    top: Numbers
    right: Numbers
    bottom: Numbers
    area: Numbers
    runs: Numbers

    def turned(self) -> _Shapes:
        """The shapes of the picture turned by a quarter."""
        return _Shapes(self.top, self.left, self.bottom, self.right, self.area, self.runs)

    def chosen(self, which: Mask | Numbers) -> _Shapes:
        """Some of the shapes."""
        return _Shapes(*(part[which] for part in self))


def has_writing(gray: Gray) -> bool:
    """Whether a picture, as rows of brightness from 0 to 255, may hold writing."""
    if gray.ndim != 2 or min(gray.shape) < SMALLEST:
        return False
    return any(_has_rows(strip) for size in _sizes(gray) for strip in _strips(size))


def _sizes(gray: Gray) -> Iterator[Gray]:
    """The picture as it is and, for large letters, four times smaller."""
    import numpy as np  # noqa: PLC0415  (most runs of Candour meet no picture)

    yield gray
    height, width = gray.shape[0] // 4, gray.shape[1] // 4
    if min(height, width) >= 3 * SMALLEST:
        cut = gray[: height * 4, : width * 4].reshape(height, 4, width, 4)
        yield cut.mean(axis=(1, 3), dtype=np.float32).astype(np.uint8)


def _strips(gray: Gray) -> Iterator[Gray]:
    """The picture in strips of rows that overlap by the height of a letter, so that no more is worked on at once."""
    rows = max(_STRIP // gray.shape[1], 2 * _OVERLAP)
    for top in range(0, max(gray.shape[0] - _OVERLAP, 1), rows - _OVERLAP):
        yield gray[top : top + rows]


def _has_rows(strip: Gray) -> bool:
    if strip.min() == strip.max():
        return False
    for ink, paper in zip(_inks(strip), (strip, 255 - strip), strict=True):
        shapes = _letters(_shapes(ink))
        if _stand_in_rows(shapes, paper) or _stand_in_rows(shapes.turned(), paper.T):
            return True
    return False


# ── ink ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _inks(strip: Gray) -> Iterator[Mask]:
    """What is darker than the middle of its surroundings, then what is lighter, wherever there is contrast."""
    import numpy as np  # noqa: PLC0415

    height, width = strip.shape
    rows, columns = -(-height // _BLOCK), -(-width // _BLOCK)
    padded = np.pad(strip, ((0, rows * _BLOCK - height), (0, columns * _BLOCK - width)), mode="edge")
    blocks = padded.reshape(rows, _BLOCK, columns, _BLOCK)
    low = _spread(blocks.min(axis=(1, 3)), np.minimum)
    high = _spread(blocks.max(axis=(1, 3)), np.maximum)
    contrast = high.astype(np.int16) - low
    least = max(_LOWEST_CONTRAST, _noise(strip))
    middle = (low.astype(np.int16) + high) // 2
    for darker in (True, False):
        bound = np.where(contrast >= least, middle, -1 if darker else 256)
        wide = np.repeat(np.repeat(bound, _BLOCK, axis=0), _BLOCK, axis=1)[:height, :width]
        yield strip < wide if darker else strip > wide


def _spread(blocks: Gray, pick: np.ufunc) -> Gray:
    """Of each block and those around it, the least or the greatest."""
    import numpy as np  # noqa: PLC0415

    padded = np.pad(blocks, 1, mode="edge")
    across = pick(pick(padded[:, :-2], padded[:, 1:-1]), padded[:, 2:])
    return np.asarray(pick(pick(across[:-2], across[1:-1]), across[2:]))


def _noise(strip: Gray) -> int:
    """The range of brightness that a plain ground has by the grain of the picture alone.

    Told by the calmer half of the steps between neighbours. Their mean is about half of the grain's spread, and a range is
    ten of those; a few shades more make up for steps that are whole numbers.
    """
    import numpy as np  # noqa: PLC0415

    sample = strip[:: max(1, strip.shape[0] // 256)].astype(np.int16)
    steps = np.sort(np.abs(np.diff(sample, axis=1)), axis=None)
    mean = float(steps[: len(steps) // 2].mean()) if len(steps) > 1 else 0.0
    return int(22 * mean + _WHOLE) if mean else 0


# ── shapes ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _shapes(ink: Mask) -> _Shapes:
    """The shapes that hang together, corner to corner too, put together from the runs of ink in each row."""
    import numpy as np  # noqa: PLC0415

    height, width = ink.shape
    stride = width + 1
    flat = np.zeros(height * stride + 1, dtype=np.bool_)
    flat[1:].reshape(height, stride)[:, :width] = ink
    turns = np.flatnonzero(flat[1:] != flat[:-1])
    starts, ends = turns[0::2], turns[1::2]
    roots = _joined(starts, ends, stride)
    is_first = roots == np.arange(len(roots))
    which = (np.cumsum(is_first) - 1)[roots]
    count = int(np.count_nonzero(is_first))
    tops, lefts = starts // stride, starts % stride
    box = [np.full(count, height + width, dtype=np.int64) for _ in range(2)]
    far = [np.zeros(count, dtype=np.int64) for _ in range(2)]
    np.minimum.at(box[0], which, lefts)
    np.minimum.at(box[1], which, tops)
    np.maximum.at(far[0], which, lefts + ends - starts)
    np.maximum.at(far[1], which, tops + 1)
    area = np.bincount(which, weights=ends - starts, minlength=count).astype(np.int64)
    return _Shapes(box[0], box[1], far[0], far[1], area, np.bincount(which, minlength=count))


def _joined(starts: Numbers, ends: Numbers, stride: int) -> Numbers:
    """For each run the first run of its shape: runs that touch one in the next row are of one shape with it."""
    import numpy as np  # noqa: PLC0415

    first = np.searchsorted(ends, starts + stride, side="left")
    past = np.searchsorted(starts, ends + stride, side="right")
    touching = np.maximum(past - first, 0)
    above = np.repeat(np.arange(len(starts)), touching)
    offsets = np.arange(len(above)) - np.repeat(np.cumsum(touching) - touching, touching)
    below = np.repeat(first, touching) + offsets
    roots = np.arange(len(starts))
    while len(above):
        one, other = roots[above], roots[below]
        apart = one != other
        above, below, one, other = above[apart], below[apart], one[apart], other[apart]
        least = np.minimum(one, other)
        np.minimum.at(roots, one, least)
        np.minimum.at(roots, other, least)
        while True:
            higher = roots[roots]
            if np.array_equal(higher, roots):
                break
            roots = higher
    return roots


def _letters(shapes: _Shapes) -> _Shapes:
    """The shapes that could be letters or joined words, upright or turned: neither too long nor blank nor blotted."""
    height, width = shapes.bottom - shapes.top, shapes.right - shapes.left
    short = (height < width).choose((width, height))  # the shorter side
    long = height + width - short
    stroke = shapes.area / shapes.runs
    fits = (long >= _HEIGHTS[0]) & (short <= 100) & (long <= 14 * short + 20) & (stroke <= 0.8 * long + 2)
    return shapes.chosen(fits & (shapes.area * 14 >= height * width))


# ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _stand_in_rows(shapes: _Shapes, paper: Gray) -> bool:
    """Whether there are rows of like shapes, as letters stand on a line. `paper` is the picture with its ink dark."""
    return any(_has_row(row, paper, least) for least in _HEIGHTS for row in _rows(shapes, least))


def _rows(shapes: _Shapes, least: int) -> Iterator[_Shapes]:
    """Neighbours of like height, from this height up: each is near the one before and stands on a line with it."""
    import numpy as np  # noqa: PLC0415

    height = shapes.bottom - shapes.top
    alike = shapes.chosen((height >= least) & (height <= _RANGE * least))
    if len(alike.top) < _FEWEST:
        return
    for shift in (0, least // 2):
        band = (alike.bottom + shift) // least
        order = np.lexsort((alike.left, band))
        row, band = alike.chosen(order), band[order]
        gap = row.left[1:] - row.right[:-1]
        follows = (
            (band[1:] == band[:-1])
            & (gap >= -0.5 * least)
            & (gap <= 2 * least)
            & (np.abs(row.bottom[1:] - row.bottom[:-1]) <= 0.5 * least)
        )
        edges = np.flatnonzero(np.diff(np.concatenate(([False], follows, [False])).astype(np.int8)))
        for first, last in zip(edges[0::2], edges[1::2], strict=True):
            if last - first + 1 >= _FEWEST:
                yield row.chosen(np.arange(first, last + 1))


def _has_row(row: _Shapes, paper: Gray, least: int) -> bool:
    """Whether these neighbours are letters of one hand: they stand on a line, drawn with one pen on plain ground."""
    import numpy as np  # noqa: PLC0415

    slack = max(1.0, 0.12 * least)
    on_line = np.abs(row.bottom - np.median(row.bottom)) <= slack
    under_line = np.abs(row.top - np.median(row.top)) <= slack
    stroke = row.area / row.runs
    pen = np.median(stroke)
    height, width = row.bottom - row.top, row.right - row.left
    same_pen = (stroke <= 2.2 * pen) & (stroke >= pen / 2.2)
    solid = row.area >= 0.9 * height * width
    return bool(
        max(on_line.mean(), under_line.mean()) >= 0.75
        and same_pen.mean() >= 0.75
        and pen <= 0.5 * np.median(height) + 1
        and solid.sum() <= len(solid) - 3
        and _is_on_plain_ground(row, paper)
    )


def _is_on_plain_ground(row: _Shapes, paper: Gray) -> bool:
    """Whether what lies around the shapes is of one brightness. In foliage, water or brick it is of many."""
    import numpy as np  # noqa: PLC0415

    margin = int(np.median(row.bottom - row.top)) // 2 + 1
    top, bottom = max(int(row.top.min()) - margin, 0), int(row.bottom.max()) + margin
    left, right = max(int(row.left.min()) - margin, 0), int(row.right.max()) + margin
    around = paper[top:bottom, left:right]
    darkest, lightest = np.percentile(around, (2, 98))
    ground = around[around > (darkest + lightest) / 2]
    uneven = float(np.subtract(*np.percentile(ground, (75, 25))))
    return uneven <= (_PLAIN_IF_LONG if len(row.top) >= _LONG else _PLAIN) * float(lightest - darkest)
