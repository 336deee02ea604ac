"""Fills: the colour of a shape, and whether anything shows through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from candour.formats.colour import BLACK, WHITE, tinted
from candour.formats.docx.looks import Colours

__all__ = ["Fill", "fill_of_shape", "fill_of_vml"]

_OPAQUE = 80_000
"""Thousandths of a per cent: what is less than this shows what is behind it."""
_NAMED = {
    "white": WHITE, "black": BLACK, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00,
    "gray": 0x808080, "silver": 0xC0C0C0, "navy": 0x000080, "window": WHITE, "windowtext": BLACK,
}  # fmt: skip
_COLOURS = ("a:srgbClr", "a:schemeClr", "a:sysClr", "a:prstClr", "a:scrgbClr", "a:hslClr")
_PICTURES = ("a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill")
_OFF = frozenset({"f", "false", "0", "off"})


@dataclass(frozen=True, slots=True)
class Fill:
    """What a shape is filled with. `colour` is None where there is nothing, or no one colour."""

    colour: int | None = None
    is_opaque: bool = False
    is_said: bool = False


def fill_of_shape(element: Element, colours: Colours) -> Fill:
    """The fill of a shape's properties (`spPr`), or of the reference to the theme that its style has."""
    for child in element:
        if child.tag == "a:noFill":
            return Fill(is_said=True)
        if child.tag in _PICTURES:
            return Fill(is_opaque=True, is_said=True)
        if child.tag == "a:solidFill":
            return next((_of_colour(colour, colours) for colour in child), Fill(is_said=True))
        if child.tag in _COLOURS:
            return _of_colour(child, colours)
    return Fill()


def _of_colour(element: Element, colours: Colours) -> Fill:
    value = element.get("val", "")
    colour: int | None = None
    if element.tag == "a:schemeClr":
        colour = colours.named(value)
    elif element.tag == "a:prstClr":
        colour = _NAMED.get(value.lower())
    elif element.tag in ("a:srgbClr", "a:sysClr"):
        colour = _hex(element.get("lastClr", value))
    parts = {child.tag: _share(child.get("val", "")) for child in element}
    if colour is not None and "a:lumOff" in parts:
        colour = tinted(colour, parts["a:lumOff"])
    elif colour is not None and "a:lumMod" in parts:
        colour = tinted(colour, parts["a:lumMod"] - 1)
    return Fill(colour, parts.get("a:alpha", 1.0) * 100_000 >= _OPAQUE, is_said=True)


def _share(text: str) -> float:
    try:
        return float(text.rstrip("%")) / (100 if text.endswith("%") else 100_000)
    except ValueError:
        return 1.0


def _hex(text: str) -> int | None:
    try:
        return int(text, 16) if len(text) == 6 else None
    except ValueError:
        return None


def fill_of_vml(attributes: Mapping[str, str]) -> Fill:
    """The fill of a shape of the older kind: white, where it says nothing."""
    if attributes.get("filled", "t") in _OFF or attributes.get("type") == "#_x0000_t75":
        return Fill(is_said=True)
    written = attributes.get("fillcolor", "")
    if not written:
        return Fill(WHITE, is_opaque=False, is_said=True)
    word = written.split()[0].lower()
    short = word.lstrip("#")
    colour = _NAMED.get(word)
    if colour is None:
        colour = _hex("".join(letter * 2 for letter in short) if len(short) == 3 else short)
    return Fill(colour, is_opaque=True, is_said=True)
