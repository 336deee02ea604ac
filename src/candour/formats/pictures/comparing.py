"""Comparing: whether a small picture shows the same as the large one that it is kept beside.

A thumbnail made before the picture was cropped, or before a face was covered, still shows what was taken out. So both
are made small and laid over one another, and every part of them must agree: in shape, and in brightness once the
whole is matched in tone. Cameras fill up a thumbnail of another shape with black bars, which are taken off first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["shows_the_same"]

_LONGEST = 160
_SAME_SHAPE = 0.03
_DIFFERENT = 18
"""Brightness by which a part may differ: over and under it, resizing and packing go their own ways."""
_PART = 0.04
"""The side of a part, as a share of the longer side: a face in a group, a line of a letter."""
_BAR = 8


def shows_the_same(one: Image, other: Image) -> bool:
    """Whether two pictures in gray show the same, upright or turned."""
    small, large = sorted((one, other), key=lambda image: image.width * image.height)
    return any(
        _agree(candidate, turned) for candidate in _without_bars(small, large) for turned in _turned(large)
    )


def _turned(image: Image) -> Iterator[Image]:
    yield image
    for turn in (90, 180, 270):
        yield image.rotate(turn, expand=True)


def _without_bars(small: Image, large: Image) -> Iterator[Image]:
    """The small picture as it is, and without the bars that fill it up from the shape of the large one."""
    yield small
    import numpy as np  # noqa: PLC0415

    for width, height in ((large.width, large.height), (large.height, large.width)):
        scale = min(small.width / width, small.height / height)
        inner = round(width * scale), round(height * scale)
        left, top = (small.width - inner[0]) // 2, (small.height - inner[1]) // 2
        if left <= 0 and top <= 0:
            continue
        shades = np.asarray(small).copy()
        margin = shades[top : top + inner[1], left : left + inner[0]]
        bars = np.ones(shades.shape, dtype=bool)
        bars[max(top - 1, 0) : top + inner[1] + 1, max(left - 1, 0) : left + inner[0] + 1] = False
        if margin.size and (not bars.any() or shades[bars].std() <= _BAR):
            yield small.crop((left, top, left + inner[0], top + inner[1]))


def _agree(one: Image, other: Image) -> bool:
    if min(*one.size, *other.size) < 1:
        return False
    shape, other_shape = one.width / one.height, other.width / other.height
    pixel = 1.0 / min(one.size)
    if abs(shape - other_shape) > (_SAME_SHAPE + pixel) * max(shape, other_shape):
        return False
    scale = min(1.0, _LONGEST / max(one.size))
    size = max(4, round(one.width * scale)), max(4, round(one.height * scale))
    return _differ_by(one, other, size) <= _DIFFERENT


def _differ_by(one: Image, other: Image, size: tuple[int, int]) -> float:
    """By how much brightness the two differ where they differ most."""
    import numpy as np  # noqa: PLC0415
    from PIL.Image import Resampling  # noqa: PLC0415

    first, second = (
        np.asarray(image.resize(size, Resampling.BOX), dtype=np.float32) for image in (one, other)
    )
    second = _toned(second, first)
    return max(float(_part_means(_nearest(*pair), size).max()) for pair in ((first, second), (second, first)))


def _toned(shades: Any, like: Any) -> Any:
    """Brightness matched to that of another picture: half or double the contrast, at most."""
    import numpy as np  # noqa: PLC0415

    spread = shades.std()
    slope = float(np.clip(((shades - shades.mean()) * (like - like.mean())).mean() / (spread**2 + 1), 0.5, 2))
    slope = slope if spread > 2 else 1.0
    return like.mean() + (shades - shades.mean()) * slope if spread > 2 else shades


def _nearest(shades: Any, other: Any) -> Any:
    """By how much each point differs from the points of the other around it: a shift by one point is no difference."""
    import numpy as np  # noqa: PLC0415

    padded = np.pad(other, 1, mode="edge")
    height, width = shades.shape
    around = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    low, high = np.minimum.reduce(around), np.maximum.reduce(around)
    return np.maximum(low - shades, 0) + np.maximum(shades - high, 0)


def _part_means(differences: Any, size: tuple[int, int]) -> Any:
    """The mean of every part, wherever it begins."""
    import numpy as np  # noqa: PLC0415

    side = max(2, round(max(size) * _PART))
    side = min(side, *size)
    sums = np.pad(differences, ((1, 0), (1, 0))).cumsum(axis=0, dtype=np.float64).cumsum(axis=1)
    total = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    return total / side**2
