"""Copies of pictures in a document: each drawn anew as it is shown, and written once for all who show it in the same way.

image ──▶ a part of the package, or bytes in the element itself ──▶ cut, drawn anew ──▶ Pictures/image1.png
fo:clip="rect(top, right, bottom, left)"   lengths that are cut off a picture of its own size
"""

from __future__ import annotations

import base64
import binascii
import io
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean, Inner
from candour.formats.archive import Unreadable
from candour.formats.opendocument.measures import points
from candour.formats.opendocument.package import Package
from candour.formats.opendocument.writing import Part
from candour.formats.xml import text_of
from candour.source import Source

__all__ = ["Crop", "PictureCopies", "crop_in"]

Crop = tuple[float, float, float, float]
"""The lengths that are cut off left, top, right and bottom, in points."""
_WHOLE: Final = (0.0, 0.0, 0.0, 0.0)
_DRAWN_BY_OTHERS: Final = frozenset({"metafile", "svg"})
_DOTS: Final = 96.0
"""Points of a picture to an inch, where it does not say."""
_TYPES: Final = {
    ".png": "image/png", ".jpg": "image/jpeg", ".gif": "image/gif", ".bmp": "image/bmp", ".tif": "image/tiff",
    ".webp": "image/webp", ".svg": "image/svg+xml", ".emf": "image/x-emf", ".wmf": "image/x-wmf",
}  # fmt: skip


@dataclass(slots=True, eq=False, repr=False)
class PictureCopies:
    """The pictures of one document."""

    source: Source
    package: Package | None
    inner: Inner
    parts: list[Part] = field(default_factory=list)
    """Those that are written."""
    linked: int = 0
    """How many lie outside the file, and were left out."""
    undrawn: int = 0
    """How many are of a kind that nobody draws, and were left out."""
    _written: dict[tuple[object, ...], str] = field(default_factory=dict)

    def link(self, image: Element, crop: Crop = _WHOLE, *, is_needed: bool = True) -> dict[str, str] | None:
        """The attributes that lead to the picture in an element; None where there is none in the file.

        Without `is_needed` a picture that cannot be drawn anew is left out: one that stands for something that is drawn besides.
        """
        key, data = self._data(image)
        if not data:
            self.linked += bool(image.get("xlink:href"))
            return None
        key = (*key, crop)
        if key not in self._written:
            try:
                self._written[key] = self._write(data, crop)
            except CannotClean:
                if is_needed:
                    raise
                self.undrawn += 1
                self._written[key] = ""
        name = self._written[key]
        if not name:
            return None
        return {"xlink:href": name, "xlink:type": "simple", "xlink:show": "embed", "xlink:actuate": "onLoad"}

    def _data(self, image: Element) -> tuple[tuple[object, ...], bytes]:
        inline = image.find("office:binary-data")
        if inline is not None:
            try:
                data = base64.b64decode(text_of(inline))
            except (binascii.Error, ValueError):
                raise CannotClean("no clean copy can be made, because a picture in it is damaged") from None
            return (data,), data
        name = unquote(image.get("xlink:href", "")).removeprefix("./")
        if self.package is None or not name or not self.package.has(name):
            return (), b""
        try:
            return (name,), self.package.archive.read(name)
        except Unreadable as why:
            raise CannotClean(
                f"no clean copy can be made, because a picture in it cannot be read: {why}"
            ) from None

    def _write(self, data: bytes, crop: Crop) -> str:
        from candour.formats import format_of  # noqa: PLC0415  (asked here of what is inside, by one that it lists)
        from candour.formats.pictures.showing import shown  # noqa: PLC0415  (most documents hold no picture)

        kind = format_of(data)
        if kind is not None and kind.id in _DRAWN_BY_OTHERS:
            written = self.inner(self.source.nested("picture", data))
            if any(crop):
                written = shown(written.data, crop=_shares(crop, written.data))
        else:
            written = shown(data, crop=_shares(crop, data) if any(crop) else _WHOLE)
        name = f"Pictures/image{len(self.parts) + 1}{written.extension}"
        self.parts.append(Part(name, _TYPES.get(written.extension, ""), written.data))
        return name


def _shares(crop: Crop, data: bytes) -> Crop:
    """What is cut off as shares of the picture, which is as large as its points and their number to an inch make it."""
    from PIL import Image  # noqa: PLC0415  (most documents hold no picture)

    with Image.open(io.BytesIO(data)) as image:
        across, down = image.size
        dots = image.info.get("dpi", (_DOTS, _DOTS))
    try:
        per_inch = [float(number) if float(number) > 1 else _DOTS for number in dots][:2]
    except (TypeError, ValueError):
        per_inch = [_DOTS, _DOTS]
    wide, high = across / per_inch[0] * 72, down / per_inch[1] * 72
    left, top, right, bottom = crop
    return (left / wide, top / high, right / wide, bottom / high)


def crop_in(clip: str) -> Crop:
    """What a property such as `rect(0cm, 2cm, 0cm, 0cm)` cuts off."""
    edges = clip.removeprefix("rect(").removesuffix(")").replace(",", " ").split()
    if len(edges) != 4:
        return _WHOLE
    top, right, bottom, left = (max(points(edge) or 0.0, 0.0) for edge in edges)
    return (left, top, right, bottom)
