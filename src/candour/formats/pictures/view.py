"""View: how much of the points in a file is shown, and which way up.

    points as they are kept ──turned──▶ as a viewer shows them ──cut on each side──▶ as a document shows them

Viewers and browsers turn a photograph as its EXIF data say. Word, PowerPoint, LibreOffice and PDF take no notice of
that: a document says itself how its pictures are turned.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from candour.cleaned import CannotClean
from candour.formats.pictures.directories import Directories

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["UPRIGHT", "Crop", "View", "turn_in"]

Crop = tuple[float, float, float, float]
UPRIGHT = 1
_ORIENTATION = 0x0112
_HEADS = (b"Exif\0\0", b"")
_NOTHING_LEFT = (
    "a picture is cut off on all sides so that nothing of it is shown: take it out of the document"
)
_SWAPPING = frozenset({5, 6, 7, 8})


@dataclass(frozen=True, slots=True)
class View:
    """What of a picture is shown. `turn` is the number by which EXIF data say how a picture lies; 1 is upright."""

    turn: int = UPRIGHT
    crop: Crop = (0, 0, 0, 0)
    """The share of the picture that is cut off left, top, right and bottom."""

    @property
    def is_whole(self) -> bool:
        """Whether the points are shown as they are kept."""
        return self.turn == UPRIGHT and not self.is_cropped

    @property
    def is_cropped(self) -> bool:
        """Whether anything is cut off."""
        return any(part > 0 for part in self.crop)

    @property
    def swaps_sides(self) -> bool:
        """Whether what is across in the file is shown going down."""
        return self.turn in _SWAPPING

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Which points are shown of an upright picture of this size: from the first to behind the last.

        Raises:
            CannotClean: where none is.
        """
        (width, height), (left, top, right, bottom) = size, (max(0.0, part) for part in self.crop)
        box = (
            round(left * width),
            round(top * height),
            width - round(right * width),
            height - round(bottom * height),
        )
        if left + right >= 1 or top + bottom >= 1:
            raise CannotClean(_NOTHING_LEFT)
        x, y = min(box[0], width - 1), min(box[1], height - 1)
        return x, y, max(box[2], x + 1), max(box[3], y + 1)

    def of(self, image: Image) -> Image:
        """The points that are shown."""
        from PIL.Image import Transpose  # noqa: PLC0415  (most runs of Candour meet no picture)

        turns = {
            2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
            6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
        }  # fmt: skip
        if self.turn in turns:
            image = image.transpose(turns[self.turn])
        return image.crop(self.box(image.size)) if self.is_cropped else image


def turn_in(exif: bytes) -> int:
    """Which way up EXIF data say that the picture lies."""
    head = next(head for head in _HEADS if exif.startswith(head))
    try:
        directories = Directories(exif[len(head) :])
    except (ValueError, IndexError):
        return UPRIGHT
    first = next(iter(directories.all), None)
    turn = directories.number(first, _ORIENTATION, UPRIGHT) if first else UPRIGHT
    return turn if 1 <= turn <= max(_SWAPPING) else UPRIGHT
