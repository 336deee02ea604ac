"""Comparing: a page of the copy beside the page that it is a copy of, pixel by pixel.

What was taken away is left out of it: a letter half under a box leaves the edge that stuck out. Anything else that differs means
that the page was not followed rightly, and it becomes a picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from candour.formats.pdf.paper import Box, Paper

__all__ = ["is_alike"]

_SCALE: Final = 0.8
_TELLS: Final = 40
_MOST: Final = 2
_AROUND: Final = 2.5


def is_alike(original: Paper, copy: Paper, away: Sequence[Box]) -> bool:
    """Whether two pages look the same but for these boxes, in which something was taken away."""
    window, other = original.window(None, _SCALE), copy.window(None, _SCALE)
    if (window.width, window.height) != (other.width, other.height):
        return False
    import numpy as np  # noqa: PLC0415  (pages are compared where a copy is made)

    one, two = original.picture(window), copy.picture(other)
    if np.array_equal(one, two):
        return True
    higher = np.maximum(one, two) - np.minimum(one, two)
    differs = higher[:, :, :3].max(axis=2) > _TELLS
    if not differs.any():
        return True
    for box in away:
        around = Box(box.left - _AROUND, box.bottom - _AROUND, box.right + _AROUND, box.top + _AROUND)
        left, top, right, bottom = other.pixels_of(around)
        differs[top:bottom, left:right] = False
    return int(differs.sum()) <= _MOST
