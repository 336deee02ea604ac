"""Paints: what fills a shape, a background or letters, as one colour where it is one, and how much shows through.

    <a:solidFill> <a:schemeClr val="bg1"> <a:lumMod val="95000"/> …    a colour, changed step by step
    bg1 ──mapping of the master──▶ lt1 ──theme──▶ FFFFFF

A change of colour that is not worked out here leaves the colour unknown: what cannot be told is not taken for alike.
Facts from ECMA-376 part 1, 20.1.2.3 and 20.1.8.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.colour import BLACK, WHITE, theme_colours
from candour.formats.pptx.geometry import number, share

__all__ = ["NOTHING", "OPAQUE", "UNKNOWN", "Kind", "Paint", "Scheme", "scheme_of"]


class Kind(Enum):
    """What something is painted with."""

    NOTHING = "nothing"
    COLOUR = "one colour"
    MANY = "several colours, or nobody knows"
    PICTURE = "a picture"


class Paint(NamedTuple):
    """What something is painted with.

    `colour` is None where it cannot be told, `opacity` 1 where nothing shows through, `picture` the relation's id.
    """

    kind: Kind
    colour: int | None = None
    opacity: float = 1.0
    picture: str = ""


NOTHING = Paint(Kind.NOTHING, opacity=0.0)
OPAQUE = 0.95
"""What shows less through than this hides what is under it."""
UNKNOWN = Paint(Kind.MANY, opacity=0.0)
"""Something that may let everything through, or nothing."""

_PLACES = {
    "dk1": 0, "lt1": 1, "dk2": 2, "lt2": 3, "accent1": 4, "accent2": 5, "accent3": 6, "accent4": 7, "accent5": 8,
    "accent6": 9, "hlink": 10, "folHlink": 11,
}  # fmt: skip
_PLAIN_MAPPING = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_NAMED = {
    "white": WHITE, "black": BLACK, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF, "yellow": 0xFFFF00,
    "gray": 0x808080, "grey": 0x808080, "silver": 0xC0C0C0, "navy": 0x000080,
}  # fmt: skip
_COLOURS = frozenset({"srgbClr", "schemeClr", "sysClr", "prstClr", "scrgbClr", "hslClr"})
_FROM_BACKGROUNDS = 1000


@dataclass(slots=True, repr=False)
class Scheme:
    """The colours that one slide can name, and the fills that its theme has at hand."""

    theme: tuple[int, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    fills: tuple[Element, ...] = ()
    backgrounds: tuple[Element, ...] = ()

    def mapped(self, mapping: Mapping[str, str]) -> Scheme:
        """The same theme, its colours called by other names."""
        return Scheme(self.theme, mapping, self.fills, self.backgrounds)

    def named(self, name: str) -> int | None:
        """A colour by its name: `bg1`, `accent2`."""
        at = _PLACES.get(self.mapping.get(name) or _PLAIN_MAPPING.get(name, name))
        return None if at is None or at >= len(self.theme) else self.theme[at]

    def paint(self, properties: Element, placed: Paint | None = None) -> Paint | None:
        """What an element's own fill says (`spPr`, `rPr`, `tcPr`); None where it has none.

        `placed` is the colour for which a theme's fill leaves a place.
        """
        for child in properties:
            if reader := _FILLS.get(child.tag):
                return reader(self, child, placed)
        return None

    def of_colour(self, element: Element, placed: Paint | None = None) -> Paint:
        """The colour that an element such as `schemeClr` names."""
        value = element.get("val", "")
        colour: int | None = None
        opacity = 1.0
        if element.tag == "schemeClr" and value == "phClr":
            colour, opacity = (placed.colour, placed.opacity) if placed else (None, 1.0)
        elif element.tag == "schemeClr":
            colour = self.named(value)
        elif element.tag == "prstClr":
            colour = _NAMED.get(value.lower())
        elif element.tag in ("srgbClr", "sysClr"):
            colour = _hex(element.get("lastClr", value))
        for change in element:
            amount = share(change.get("val"))
            if change.tag == "alpha":
                opacity = amount
            elif change.tag in ("alphaMod", "alphaOff"):
                opacity = opacity * amount if change.tag == "alphaMod" else opacity + amount
            elif colour is not None:
                way = _CHANGES.get(change.tag)
                colour = way(colour, amount) if way else None
        return Paint(Kind.COLOUR, colour, opacity)

    def of_reference(self, reference: Element | None) -> Paint | None:
        """The theme's fill that a `fillRef` or `bgRef` points to."""
        if reference is None:
            return None
        number_ = int(number(reference.get("idx")))
        if number_ in (0, _FROM_BACKGROUNDS):
            return NOTHING
        fills, at = (
            (self.backgrounds, number_ - _FROM_BACKGROUNDS)
            if number_ > _FROM_BACKGROUNDS
            else (self.fills, number_)
        )
        placed = next((self.of_colour(child) for child in reference if child.tag in _COLOURS), None)
        if not 0 < at <= len(fills):
            return UNKNOWN
        return _FILLS[fills[at - 1].tag](self, fills[at - 1], placed)

    def of_font(self, reference: Element | None) -> Paint | None:
        """The colour of letters that a shape's `fontRef` gives."""
        if reference is None:
            return None
        return next((self.of_colour(child) for child in reference if child.tag in _COLOURS), None)


def scheme_of(theme: Element | None, mapping: Mapping[str, str]) -> Scheme:
    """The scheme of a theme part, under a master's mapping (`bg1` to `lt1`)."""
    if theme is None:
        return Scheme((), mapping)
    fills, backgrounds = (
        tuple(child for child in (theme.find(f".//{name}") or ()) if child.tag in _FILLS)
        for name in ("fillStyleLst", "bgFillStyleLst")
    )
    return Scheme(theme_colours(theme), mapping, fills, backgrounds)


# ── fills ───────────────────────────────────────────────────────────────────────────────────────────────────


def _nothing(_: Scheme, __: Element, ___: Paint | None) -> Paint:
    return NOTHING


def _solid(scheme: Scheme, fill: Element, placed: Paint | None) -> Paint:
    return next((scheme.of_colour(child, placed) for child in fill if child.tag in _COLOURS), UNKNOWN)


def _gradient(scheme: Scheme, fill: Element, placed: Paint | None) -> Paint:
    stops = [
        scheme.of_colour(child, placed) for stop in fill.iter("gs") for child in stop if child.tag in _COLOURS
    ]
    colours = {stop.colour for stop in stops}
    opacity = min((stop.opacity for stop in stops), default=0.0)
    if len(colours) == 1 and None not in colours:
        return Paint(Kind.COLOUR, colours.pop(), opacity)
    return Paint(Kind.MANY, opacity=opacity)


def _pattern(scheme: Scheme, fill: Element, placed: Paint | None) -> Paint:
    sides = [scheme.of_colour(child, placed) for side in fill for child in side if child.tag in _COLOURS]
    return Paint(Kind.MANY, opacity=min((side.opacity for side in sides), default=1.0))


def _picture(_: Scheme, fill: Element, __: Paint | None) -> Paint:
    blip = fill.find("blip")
    if blip is None or any(change.tag.startswith(("alpha", "clrChange")) for change in blip):
        return Paint(Kind.PICTURE, opacity=0.0)
    return Paint(Kind.PICTURE, picture=blip.get("r:embed", ""))


def _of_group(_: Scheme, __: Element, ___: Paint | None) -> Paint:
    return UNKNOWN


_FILLS: dict[str, Callable[[Scheme, Element, Paint | None], Paint]] = {
    "noFill": _nothing,
    "solidFill": _solid,
    "gradFill": _gradient,
    "pattFill": _pattern,
    "blipFill": _picture,
    "grpFill": _of_group,
}


# ── changes of a colour ─────────────────────────────────────────────────────────────────────────────────────


def _hex(text: str) -> int | None:
    try:
        return int(text, 16) if len(text) == 6 else None
    except ValueError:
        return None


def _parts(colour: int) -> tuple[float, float, float]:
    return (colour >> 16 & 255) / 255, (colour >> 8 & 255) / 255, (colour & 255) / 255


def _whole(red: float, green: float, blue: float) -> int:
    red, green, blue = (max(0, min(255, round(part * 255))) for part in (red, green, blue))
    return int(red) << 16 | int(green) << 8 | int(blue)


def _in_light(change: Callable[[float, float], float]) -> Callable[[int, float], int]:
    """A change of how light a colour is, hue and saturation kept."""

    def changed(colour: int, amount: float) -> int:
        hue, light, saturation = rgb_to_hls(*_parts(colour))
        return _whole(*hls_to_rgb(hue, max(0.0, min(1.0, change(light, amount))), saturation))

    return changed


def _in_strength(change: Callable[[float, float], float]) -> Callable[[int, float], int]:
    """A change of how strong the light of each part is, as a lamp would have it."""

    def changed(colour: int, amount: float) -> int:
        return _whole(*(_shown(max(0.0, min(1.0, change(_lit(part), amount)))) for part in _parts(colour)))

    return changed


def _lit(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _shown(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


_CHANGES: dict[str, Callable[[int, float], int]] = {
    "lumMod": _in_light(lambda light, amount: light * amount),
    "lumOff": _in_light(lambda light, amount: light + amount),
    "lum": _in_light(lambda _, amount: amount),
    "shade": _in_strength(lambda part, amount: part * amount),
    "tint": _in_strength(lambda part, amount: part * amount + 1 - amount),
    "inv": lambda colour, _: colour ^ 0xFFFFFF,
}
