"""Pictures of the copy: each cut to what is shown of it and drawn anew."""

from __future__ import annotations

import io
from typing import Final

from candour.cleaned import CannotClean, Inner, Written
from candour.formats import format_of
from candour.source import Source

__all__ = ["drawn_anew"]

Crop = tuple[float, float, float, float]
_WHOLE: Final[Crop] = (0.0, 0.0, 0.0, 0.0)
_DRAWN_BY_OTHERS: Final = frozenset({"metafile", "svg"})
_SHOWN_BY_EXCEL: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")


def drawn_anew(picture: Source, inner: Inner, crop: Crop = _WHOLE) -> Written | None:
    """A picture as what is shown of it, in a kind that Excel shows; None where it cannot be drawn."""
    from candour.formats.pictures.showing import shown  # noqa: PLC0415  (imports much that a workbook without pictures does not need)

    kind = format_of(picture.data)
    try:
        if kind is not None and kind.id in _DRAWN_BY_OTHERS:
            drawn = inner(picture)
            drawn = shown(drawn.data, crop=crop) if any(crop) else drawn
        else:
            drawn = shown(picture.data, crop=crop)
    except CannotClean:
        return None
    return drawn if drawn.extension in _SHOWN_BY_EXCEL else _as_png(drawn)


def _as_png(drawn: Written) -> Written:
    from PIL import Image  # noqa: PLC0415  (most workbooks have no picture)

    with Image.open(io.BytesIO(drawn.data)) as picture:
        out = io.BytesIO()
        picture.save(out, "PNG")
    return Written(out.getvalue(), "png", ".png", drawn.changes)
