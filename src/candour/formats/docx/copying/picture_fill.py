"""Picture fill: what a frame, or a shape, is filled with from a picture: cut to what is shown, its effects kept."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.pictures import Crop
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part
from candour.formats.ooxml import kept_looks

__all__ = ["picture_fill"]

_SIDES: Final = "ltrb"
_WHOLE: Final = 100_000
_TILE: Final = frozenset({"tx", "ty", "sx", "sy", "flip", "algn"})
_OF_FILL: Final = frozenset({"dpi", "rotWithShape"})
_SVG: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"


def picture_fill(part: Part, element: Element, tag: str) -> Element | None:
    """A fill with a picture; None where the picture lies outside the file.

    Raises:
        CannotClean: where the picture is missing, or cannot be drawn anew.
    """
    inside = {child.tag.rpartition(":")[2]: child for child in element}
    blip = inside.get("blip")
    old = _embedded(part, blip.get("r:embed", "")) if blip is not None else ""
    if blip is None or not old:
        return None
    crop, margins = _shown(inside.get("srcRect"))
    spread, insets = _shown_in_frame(_child(inside.get("stretch"), "fillRect"))
    if any(spread):
        crop = _both(crop, spread)
    written = made(tag, kept_looks.kept_attributes(element, _OF_FILL))
    written.append(_blip(part, blip, old, crop))
    if margins:
        written.append(made("a:srcRect", margins))
    if (tile := inside.get("tile")) is not None:
        written.append(made("a:tile", kept_looks.kept_attributes(tile, _TILE)))
    else:
        written.append(made("a:stretch", children=[made("a:fillRect", insets)]))
    return written


def _embedded(part: Part, id_: str) -> str:
    relation = part.targets.get(id_)
    return relation.target if relation is not None and not relation.is_external else ""


def _child(element: Element | None, name: str) -> Element | None:
    return (
        next((child for child in element if child.tag.rpartition(":")[2] == name), None)
        if element is not None
        else None
    )


def _edges(element: Element | None) -> Crop:
    shares = []
    for side in _SIDES:
        try:
            text = element.get(side, "0") if element is not None else "0"
            shares.append(float(text[:-1]) / 100 if text.endswith("%") else float(text) / _WHOLE)
        except ValueError:
            shares.append(0.0)
    left, top, right, bottom = shares
    return left, top, right, bottom


def _shown(element: Element | None) -> tuple[Crop, dict[str, str]]:
    """What is cut off a picture, and the margins that are left where less than nothing is."""
    edges = _edges(element)
    left, top, right, bottom = (max(edge, 0.0) for edge in edges)
    margins = {}
    for side, edge, other in zip(_SIDES, edges, (left + right, top + bottom) * 2, strict=True):
        if edge < 0 and other < 1:
            margins[side] = str(round(edge / (1 - other) * _WHOLE))
    return (left, top, right, bottom), margins


def _shown_in_frame(element: Element | None) -> tuple[Crop, dict[str, str]]:
    """What of a picture lies beyond the frame that it is larger than, and how far it is set in where it is smaller."""
    edges = _edges(element)
    left, top, right, bottom = (max(-edge, 0.0) for edge in edges)
    across, down = 1 + left + right, 1 + top + bottom
    insets = {side: str(round(edge * _WHOLE)) for side, edge in zip(_SIDES, edges, strict=True) if edge > 0}
    return (left / across, top / down, right / across, bottom / down), insets


def _both(one: Crop, other: Crop) -> Crop:
    """What is cut off in two steps, the second from what the first has left."""
    across, down = 1 - one[0] - one[2], 1 - one[1] - one[3]
    return (
        one[0] + other[0] * across, one[1] + other[1] * down, one[2] + other[2] * across, one[3] + other[3] * down,
    )  # fmt: skip


def _blip(part: Part, blip: Element, old: str, crop: Crop) -> Element:
    pictures = part.copy.pictures
    written = made("a:blip", {"r:embed": part.relate("image", pictures.part_of(old, crop))})
    effects = (_local(child) for child in blip if child.tag.rpartition(":")[2] != "extLst")
    written.extend(one for effect in effects if (one := kept_looks.kept(effect)) is not None)
    drawing = next((one for one in blip.iter() if one.tag.rpartition(":")[2] == "svgBlip"), None)
    drawn = _embedded(part, drawing.get("r:embed", "")) if drawing is not None else ""
    if drawn and not any(crop):
        svg = made("asvg:svgBlip", {"r:embed": part.relate("image", pictures.part_of(drawn))})
        written.append(made("a:extLst", children=[made("a:ext", {"uri": _SVG}, [svg])]))
    return written


def _local(element: Element) -> Element:
    copy = Element(element.tag.rpartition(":")[2], element.attrib)
    copy.extend(map(_local, element))
    return copy
