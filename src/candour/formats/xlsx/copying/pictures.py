"""Pictures of the copy: each cut to what is shown of it and drawn anew, once for all that show it in the same way.

srcRect  l t r b   shares of the picture that are cut off; below nothing, it stands smaller in its frame
fillRect l t r b   how far its frame's edges lie from the picture's; below nothing, it reaches over them and is cut
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import basename
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean, Written
from candour.formats import format_of
from candour.formats.ooxml.kept_looks import kept_children
from candour.formats.ooxml.package import Relation
from candour.formats.xlsx.copying.opened import Copying

__all__ = ["Crop", "Pictures", "share"]

Crop = tuple[float, float, float, float]
"""Shares cut off left, top, right and bottom."""
_EDGES: Final = "ltrb"
_DRAWN_BY_OTHERS: Final = frozenset({"metafile", "svg"})
_SHOWN_BY_EXCEL: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")
_TILED: Final = ("tx", "ty", "sx", "sy", "flip", "algn")
_WHOLE: Final = 100_000


def share(written: str | None) -> float:
    """A share as a part writes it: `25000` or `25%`."""
    text = (written or "").strip()
    try:
        found = float(text.rstrip("%")) / (100 if text.endswith("%") else _WHOLE)
    except ValueError:
        return 0.0
    return found if -10 <= found <= 10 else 0.0


@dataclass(slots=True, repr=False)
class Pictures:
    """The pictures of one workbook."""

    copying: Copying
    _written: dict[tuple[str, Crop], str] = field(default_factory=dict)

    def fill(
        self, element: Element, targets: Mapping[str, Relation], owner: str, tag: str = "a:blipFill"
    ) -> Element | None:
        """A fill with a picture; None where the file does not hold the picture, or it cannot be drawn anew.

        `targets` are the relations of the part that is read, `owner` the part that is written.
        """
        blip = element.find("blip")
        relation = targets.get(blip.get("r:embed", "")) if blip is not None else None
        if (
            blip is None
            or relation is None
            or relation.is_external
            or relation.target not in self.copying.package
        ):
            return None
        source, spread = _edges(element.find("srcRect")), _edges(element.find("stretch/fillRect"))
        crop = _crop(source, spread)
        name = self.name(relation.target, crop)
        if not name:
            return None
        turned = element.get("rotWithShape", "")
        copy = Element(tag, {"rotWithShape": turned} if turned in {"0", "1"} else {})
        shown = SubElement(copy, "a:blip", {"r:embed": self.copying.new.relate(owner, "image", name)})
        shown.extend(kept_children(blip))
        if margins := {edge: value for edge, value in source.items() if value < 0}:
            SubElement(copy, "a:srcRect", _said(margins))
        tile = element.find("tile")
        if tile is not None:
            said = {key: tile.get(key, "") for key in _TILED if tile.get(key, "").lstrip("-").isalnum()}
            SubElement(copy, "a:tile", said)
        else:
            inward = {edge: value for edge, value in spread.items() if value > 0}
            SubElement(SubElement(copy, "a:stretch"), "a:fillRect", _said(inward))
        return copy

    def name(self, part: str, crop: Crop = (0, 0, 0, 0)) -> str:
        """What a picture is called in the copy; nothing where it cannot be drawn anew."""
        key = (part.lower(), crop)
        if key not in self._written:
            try:
                drawn = self._drawn(part, crop)
            except CannotClean:
                self.copying.did["picture-left-out"] += 1
                self._written[key] = ""
                return ""
            name = self.copying.new.next_name("xl/media/image", drawn.extension.replace(".jpg", ".jpeg"))
            self.copying.new.add(name, "", drawn.data)
            self.copying.did["pictures-re-encoded"] += bool(drawn.changes)
            self._written[key] = name
        return self._written[key]

    def _drawn(self, part: str, crop: Crop) -> Written:
        from candour.formats.pictures.showing import shown  # noqa: PLC0415  (imports much that a workbook without pictures does not need)

        package = self.copying.package
        data = package.archive.read(package.entry(part))
        kind = format_of(data)
        if kind is not None and kind.id in _DRAWN_BY_OTHERS:
            drawn = self.copying.inner(self.copying.source.nested(basename(part), data))
            drawn = shown(drawn.data, crop=crop) if any(crop) else drawn
        else:
            drawn = shown(data, crop=crop)
        return drawn if drawn.extension in _SHOWN_BY_EXCEL else _as_png(drawn)


def _crop(source: Mapping[str, float], spread: Mapping[str, float]) -> Crop:
    """What is cut off at each edge, by the window onto the picture or because it reaches over its frame."""
    crop = {edge: max(value, 0.0) for edge, value in source.items()}
    for low, high in ("lr", "tb"):
        frame, window = 1 - spread[low] - spread[high], 1 - source[low] - source[high]
        for edge in (low, high):
            if spread[edge] < 0 < frame:
                crop[edge] = max(source[edge] + window * -spread[edge] / frame, 0.0)
    return crop["l"], crop["t"], crop["r"], crop["b"]


def _edges(element: Element | None) -> dict[str, float]:
    return {edge: share(element.get(edge)) if element is not None else 0.0 for edge in _EDGES}


def _said(edges: Mapping[str, float]) -> dict[str, str]:
    return {edge: str(round(value * _WHOLE)) for edge, value in edges.items()}


def _as_png(drawn: Written) -> Written:
    from PIL import Image  # noqa: PLC0415  (most workbooks have no picture)

    out = io.BytesIO()
    with Image.open(io.BytesIO(drawn.data)) as picture:
        picture.save(out, "PNG")
    return Written(out.getvalue(), "png", ".png", drawn.changes)
