"""Comparing: a page of the copy beside the page that it is a copy of, pixel by pixel.

What was taken away is left out of it: a letter half under a box leaves the edge that stuck out. Anything else that differs means
that the page was not followed rightly, and it becomes a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from candour.formats.pdf.paper import Box, Paper

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from candour.formats.pdf.paper import Pixels

__all__ = ["is_alike"]

_COARSE: Final = 0.8
_FINE: Final = 2.4
"""Pixels to a point: pages are compared small, and those that seem to differ are looked at more closely."""
_TELLS: Final = 40
_MOST: Final = {_COARSE: 2, _FINE: 8}
"""How many pixels may differ; a full stop is more."""
_AROUND: Final = 2.5


def is_alike(original: Paper, copy: Paper, away: Sequence[Box]) -> bool:
    """Whether two pages look the same but for these boxes, in which something was taken away."""
    return any(_is_alike(original, copy, away, scale) for scale in (_COARSE, _FINE))


def _is_alike(original: Paper, copy: Paper, away: Sequence[Box], scale: float) -> bool:
    window, other = original.window(None, scale), copy.window(None, scale)
    if (window.width, window.height) != (other.width, other.height):
        return False
    import numpy as np  # noqa: PLC0415  (pages are compared where a copy is made)

    one, two = original.picture(window), copy.picture(other)
    if np.array_equal(one, two):
        return True
    differs = _differs(one, two)
    for box in away:
        around = Box(box.left - _AROUND, box.bottom - _AROUND, box.right + _AROUND, box.top + _AROUND)
        left, top, right, bottom = other.pixels_of(around)
        differs[top:bottom, left:right] = False
    return int(differs.sum()) <= _MOST[scale]


def _differs(one: Pixels, other: Pixels) -> NDArray[np.bool_]:
    """Where two pictures differ by more than a pixel to one side: pdfium sets each letter at a whole pixel, this one or the next."""
    import numpy as np  # noqa: PLC0415  (pages are compared where a copy is made)

    higher = np.maximum(one, other) - np.minimum(one, other)
    found: NDArray[np.bool_] = higher[:, :, :3].max(axis=2) > _TELLS
    if not found.any():
        return found
    rows, columns = np.nonzero(found)
    apart = np.zeros(len(rows), bool)
    for here, there in ((one, other), (other, one)):
        padded = np.pad(there.astype(np.int16), ((1, 1), (1, 1), (0, 0)), mode="edge")
        beside = [padded[rows + down, columns + across, :3] for down in range(3) for across in range(3)]
        least, most = np.minimum.reduce(beside), np.maximum.reduce(beside)
        own = here[rows, columns, :3].astype(np.int16)
        apart |= ((own < least - _TELLS) | (own > most + _TELLS)).any(axis=1)
    found[rows, columns] = apart
    return found
