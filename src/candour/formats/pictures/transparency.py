"""Transparency: a picture left under what is fully transparent.

Rubbing a part of a picture out makes it transparent; its colours stay in the file unless the program clears them. Under
an ordinary logo there is one colour, or nothing. Something was rubbed out where the colours change from point to point.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from candour.formats.pictures.looks import read_writing
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.writing import has_writing
from candour.piece import Blob, Found

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["hides_picture", "read_transparent"]

_FEWEST, _MANY_COLOURS = 200, 32
_SLIGHT, _PICTURE = 2, 0.05
"""A picture changes by so little in at least so many of its points."""
_STRONG, _WRITING = 24, 0.01
"""Writing changes by so much, in fewer."""


def hides_picture(image: Image) -> bool:
    """Whether there is a picture under what is fully transparent."""
    return _under(image) is not None


def read_transparent(metadata: Metadata, image: Image) -> Iterator[Found]:
    """The picture under what is fully transparent, where there is one."""
    from PIL import Image as pillow  # noqa: N813, PLC0415

    shown = _under(image)
    if shown is None:
        return
    hiding = metadata.hiding("transparent-colour")
    place = metadata.place("fully transparent part")
    yield Blob.of(place, shown.tobytes(), "image", hiding)
    yield from read_writing(pillow.fromarray(shown), place, hiding)


def _under(image: Image) -> Any:
    """The picture under what is fully transparent, on white; None where there is none."""
    import numpy as np  # noqa: PLC0415  (most runs of Candour meet no picture)

    if image.mode not in ("RGBA", "LA", "PA", "P"):
        return None
    points = np.asarray(image.convert("RGBA"))
    clear = points[..., 3] == 0
    both = clear[:, 1:] & clear[:, :-1]
    if np.count_nonzero(both) < _FEWEST:
        return None
    shown = np.where(clear[..., None], points[..., :3], 255).astype(np.uint8)
    shade = points[..., :3].max(axis=2).astype(np.int16) + points[..., :3].min(axis=2)
    changes = np.abs(np.diff(shade, axis=1))[both]
    is_picture = (changes >= _SLIGHT).mean() >= _PICTURE and _has_many_colours(points[clear][:, :3])
    is_writing = (changes > _STRONG).mean() >= _WRITING and has_writing(shown.min(axis=2))
    return shown if is_picture or is_writing else None


def _has_many_colours(colours: Any) -> bool:
    """Whether these colours are more than the few of an icon and its ground."""
    import numpy as np  # noqa: PLC0415

    sample = colours[:: max(1, len(colours) // 100_000)].astype(np.uint32)
    return len(np.unique(sample @ np.array([1 << 16, 1 << 8, 1], dtype=np.uint32))) >= _MANY_COLOURS
