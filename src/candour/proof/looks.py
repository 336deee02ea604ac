"""Looks: whether pages and pictures look the same in a copy, where Candour can draw them.

Both are drawn small and laid over one another. Edges may differ a little, as they do where a page was drawn anew; a word, a box
or a line may not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from candour.formats import format_of
from candour.source import Source

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Likeness", "why_not_alike"]

_PICTURES: Final = frozenset({"jpeg", "png", "gif", "tiff", "webp", "heic", "bmp"})
_DOTS: Final = 72
"""Dots to an inch at which pages are drawn."""
_LARGEST: Final = 1024
"""Pixels of the longer side to which pictures are brought."""
_TILE: Final = 8
_MOST_IN_A_TILE: Final = 40
"""Of 255, averaged over a tile of 8 by 8: a letter that is gone makes 60 and more."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What was laid over one another, and what differs."""

    what: str
    faults: tuple[str, ...] = ()


def why_not_alike(original: Source, copy: Source) -> Likeness | None:
    """What differs to the eye between a file and its copy; None where Candour cannot draw them."""
    kinds = [kind.id if (kind := format_of(source.data)) else "" for source in (original, copy)]
    if kinds == ["pdf", "pdf"]:
        return _pages(bytes(original.data), bytes(copy.data))
    if set(kinds) <= _PICTURES:
        return _frames(bytes(original.data), bytes(copy.data))
    return None


def _pages(original: bytes, copy: bytes) -> Likeness:
    import pypdfium2  # noqa: PLC0415  (for this kind alone)

    one, other = pypdfium2.PdfDocument(original), pypdfium2.PdfDocument(copy)
    if len(one) != len(other):
        return Likeness("", (f"the copy has {len(other):,} pages, and the file {len(one):,}",))
    for pdf in (one, other):
        if pdf.get_formtype():
            pdf.init_forms()
    amiss = [
        f"page {number + 1:,} looks different in the copy"
        for number in range(len(one))
        if not _is_alike(_drawn(one[number]), _drawn(other[number]))
    ]
    return Likeness(f"All {len(one):,} pages", tuple(amiss))


def _drawn(page: object) -> Image:
    scale = _DOTS / 72
    drawn: Image = page.render(scale=scale, may_draw_forms=True).to_pil()  # type: ignore[attr-defined]
    return drawn.convert("RGB")


def _frames(original: bytes, copy: bytes) -> Likeness:
    before, after = list(_decoded(original)), list(_decoded(copy))
    if len(before) != len(after):
        return Likeness("", (f"the copy has {len(after):,} pictures in it, and the file {len(before):,}",))
    amiss = [
        f"picture {number:,} looks different in the copy"
        for number, (one, other) in enumerate(zip(before, after, strict=True), 1)
        if not _is_alike(one, other)
    ]
    return Likeness("All pixels" if len(after) == 1 else f"All {len(after):,} pictures", tuple(amiss))


def _decoded(data: bytes) -> Iterator[Image]:
    """Each picture of a file as it is shown, on white and on black, for colour under transparency is not shown."""
    import pillow_heif  # noqa: PLC0415  (for these kinds alone)
    from PIL import Image, ImageOps, ImageSequence  # noqa: PLC0415

    pillow_heif.register_heif_opener()
    with Image.open(io.BytesIO(data)) as picture:
        size = picture.size
        is_still = picture.format in _STILL
        for number, frame in enumerate([picture] if is_still else ImageSequence.Iterator(picture)):
            if not is_still and not _is_shown(frame, number):
                continue
            turned = ImageOps.exif_transpose(frame).convert("RGBA")
            if picture.format == "GIF":  # Pillow widens the picture for a frame that goes beyond its edges
                turned = turned.crop((0, 0, *size))
            turned.thumbnail((_LARGEST, _LARGEST))
            ground = Image.new("RGBA", turned.size, "white")
            ground.alpha_composite(turned)
            yield ground.convert("RGB")


_STILL: Final = frozenset({"JPEG", "MPO", "HEIF"})
"""Formats that show one picture, however many they keep."""
_REDUCED: Final = 0xFE


def _is_shown(frame: Image, number: int) -> bool:
    """Whether a page or frame is shown: not where it is a smaller copy of one, or stands before those of what moves."""
    if frame.format == "TIFF":
        return not number or not getattr(frame, "tag_v2", {}).get(_REDUCED, 0) & 1
    return bool(number) or not frame.info.get("default_image")


def _is_alike(one: Image, other: Image) -> bool:
    if max(abs(one.width - other.width), abs(one.height - other.height)) > 1:
        return False
    from PIL import ImageChops  # noqa: PLC0415  (see above)

    size = (max(one.width // _TILE, 1), max(one.height // _TILE, 1))
    difference = ImageChops.difference(one.resize(other.size) if one.size != other.size else one, other)
    tiles = difference.resize(size, resample=4)
    return all(high <= _MOST_IN_A_TILE for _, high in tiles.getextrema())  # type: ignore[misc]
