"""Pictures: each cut to what is shown of it, drawn anew, and written once for all who show it in the same way.

srcRect  l t r b   shares of the picture that are cut off; below nothing, it stands smaller in its frame
fillRect l t r b   how far the frame's edges are from the picture's; below nothing, it reaches over them and is cut
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from posixpath import basename
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.formats.archive import Unreadable
from candour.formats.ooxml.kept_looks import kept_children
from candour.formats.ooxml.package import Relation
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.geometry import share

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["Patch", "Pictures"]

_EDGES: Final = "ltrb"
_DRAWN_BY_OTHERS: Final = frozenset({"metafile", "svg"})
_SHOWN_BY_POWERPOINT: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf")
_TILED: Final = ("tx", "ty", "sx", "sy", "flip", "algn")
_WHOLE: Final = 100_000


class Patch(NamedTuple):
    """A plain box that is painted into a picture: where, as shares of the picture's frame; its form and colour."""

    left: float
    top: float
    right: float
    bottom: float
    is_round: bool
    colour: int


class _Cut(NamedTuple):
    """What of a picture is shown, and how what is left lies in its frame."""

    crop: tuple[float, float, float, float]
    source: dict[str, float]
    fill: dict[str, float]


@dataclass(slots=True, repr=False)
class Pictures:
    """The pictures of one presentation."""

    deck: Deck
    _written: dict[tuple[object, ...], str] = field(default_factory=dict)

    def fill(
        self,
        element: Element,
        targets: Mapping[str, Relation],
        owner: str,
        prefix: str = "a",
        patches: Sequence[Patch] = (),
    ) -> Element | None:
        """A fill with a picture, `blipFill`; None where the file does not hold the picture.

        `targets` are the relations of the part that is read, `owner` the part that is written.
        """
        blip = element.find("blip")
        relation = targets.get(blip.get("r:embed", "")) if blip is not None else None
        if (
            blip is None
            or relation is None
            or relation.is_external
            or relation.target not in self.deck.gathered.package
        ):
            if blip is not None and blip.get("r:link"):
                self.deck.did("linked-picture")
            return None
        cut = _cut_of(element)
        name = self._name(relation.target, cut.crop, tuple(patches))
        copy = Element(
            f"{prefix}:blipFill",
            {"rotWithShape": element.get("rotWithShape", "")}
            if element.get("rotWithShape") in ("0", "1")
            else {},
        )
        shown = SubElement(copy, "a:blip", {"r:embed": self.deck.new.relate(owner, "image", name)})
        shown.extend(kept_children(blip))
        if cut.source:
            SubElement(copy, "a:srcRect", _written(cut.source))
        tile = element.find("tile")
        if tile is not None:
            SubElement(
                copy,
                "a:tile",
                {name: tile.get(name, "") for name in _TILED if tile.get(name, "").lstrip("-").isalnum()},
            )
        else:
            SubElement(SubElement(copy, "a:stretch"), "a:fillRect", _written(cut.fill))
        return copy

    def bullet(self, element: Element, targets: Mapping[str, Relation], owner: str) -> Element | None:
        """A bullet that is a picture."""
        fill = self.fill(element, targets, owner)
        blip = fill.find("a:blip") if fill is not None else None
        if blip is None:
            return None
        copy = Element("a:buBlip")
        SubElement(copy, "a:blip", {"r:embed": blip.get("r:embed", "")})
        return copy

    def _name(self, part: str, crop: tuple[float, float, float, float], patches: tuple[Patch, ...]) -> str:
        key = (part.lower(), crop, patches)
        if key not in self._written:
            data, extension = self._drawn(part, crop)
            if patches:
                data, extension = _patched(data, patches), ".png"
            name = self.deck.new.next_name("ppt/media/image", extension)
            self.deck.new.add(name, "", data)
            self._written[key] = name
        return self._written[key]

    def _drawn(self, part: str, crop: tuple[float, float, float, float]) -> tuple[bytes, str]:
        from candour.formats import format_of  # noqa: PLC0415  (asked here of what is inside, by one that it lists)
        from candour.formats.pictures.showing import shown  # noqa: PLC0415  (imports much that a deck without pictures does not need)

        package = self.deck.gathered.package
        try:
            data = package.archive.read(package.entry(part))
        except Unreadable as why:
            raise CannotClean(
                f"no clean copy can be made, because a picture in it cannot be read: {why}"
            ) from None
        kind = format_of(data)
        if kind is not None and kind.id in _DRAWN_BY_OTHERS:
            source = self.deck.source.nested(basename(part), data)
            written = self.deck.inner(source)
            if any(crop):
                written = shown(written.data, crop=crop)
        else:
            written = shown(data, crop=crop)
        if written.extension not in _SHOWN_BY_POWERPOINT:
            return _as_png(written.data), ".png"
        return written.data, written.extension.replace(".jpg", ".jpeg")


def _cut_of(element: Element) -> _Cut:
    """What is cut off a picture at each edge, and how what is left is to be placed."""
    source, fill = (_edges(element.find(path)) for path in ("srcRect", "stretch/fillRect"))
    crop = {edge: max(source[edge], 0.0) for edge in _EDGES}
    for low, high in ("lr", "tb"):
        spread = 1 - fill[low] - fill[high]
        window = 1 - source[low] - source[high]
        for edge in (low, high):
            if fill[edge] < 0 < spread:
                crop[edge] = max(source[edge] + window * -fill[edge] / spread, 0.0)
    left = {"l": 1 - crop["l"] - crop["r"], "t": 1 - crop["t"] - crop["b"]}
    left |= {"r": left["l"], "b": left["t"]}
    return _Cut(
        (crop["l"], crop["t"], crop["r"], crop["b"]),
        {edge: source[edge] / left[edge] for edge in _EDGES if source[edge] < 0 < left[edge]},
        {edge: fill[edge] for edge in _EDGES if fill[edge] > 0},
    )


def _edges(element: Element | None) -> dict[str, float]:
    if element is None:
        return dict.fromkeys(_EDGES, 0.0)
    return {edge: share(element.get(edge), 0.0) for edge in _EDGES}


def _written(edges: Mapping[str, float]) -> dict[str, str]:
    return {edge: str(round(value * _WHOLE)) for edge, value in edges.items()}


def _as_png(data: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415  (most runs of Candour meet no picture)

    return _png(Image.open(io.BytesIO(data)))


def _patched(data: bytes, patches: Sequence[Patch]) -> bytes:
    """The picture with the boxes painted into it."""
    from PIL import Image, ImageDraw  # noqa: PLC0415  (see above)

    image = Image.open(io.BytesIO(data)).convert("RGBA")
    draw = ImageDraw.Draw(image)
    for patch in patches:
        box = (
            round(patch.left * image.width),
            round(patch.top * image.height),
            max(round(patch.right * image.width) - 1, round(patch.left * image.width)),
            max(round(patch.bottom * image.height) - 1, round(patch.top * image.height)),
        )
        ink = (patch.colour >> 16 & 255, patch.colour >> 8 & 255, patch.colour & 255, 255)
        (draw.ellipse if patch.is_round else draw.rectangle)(box, fill=ink)
    return _png(image)


def _png(image: Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", optimize=False)
    return out.getvalue()
