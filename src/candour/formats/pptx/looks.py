"""Looks: what letters look like, of all the places that have a say in it.

    run        <a:rPr>                                   │
    shape      its own list of styles, by level          │  of each property the first
    layout     that of the layout's placeholder          │  that is there counts
    master     that of the master's placeholder          │
    master     its styles for titles, bodies, others     │
    deck       the presentation's default text           ▼

Text that stands in no placeholder knows neither layout nor master, but may have a colour by its shape's style.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.colour import are_alike
from candour.formats.pptx.geometry import number
from candour.formats.pptx.own_hidings import COLOUR, SMALL
from candour.formats.pptx.paints import Kind, Paint, Scheme
from candour.piece import Mask

__all__ = ["PLAIN", "Levels", "Look", "levels_of", "look_of", "why_unseen"]

_SMALLEST = 200
"""Hundredths of a point: text of two points is a line of dust."""
_CLEAR = 0.05


class Look(NamedTuple):
    """What some properties say; None where they say nothing of it."""

    ink: Paint | None = None
    size: float | None = None
    """In hundredths of a point."""
    align: str | None = None
    light: Paint | None = None
    """The highlight."""
    is_dressed: bool | None = None
    """Whether an outline, a shadow or a glow makes letters stand out whatever their colour."""

    def over(self, other: Look) -> Look:
        """This look, and where it says nothing what the other says."""
        if self == PLAIN:
            return other
        return Look(
            other.ink if self.ink is None else self.ink,
            other.size if self.size is None else self.size,
            other.align if self.align is None else self.align,
            other.light if self.light is None else self.light,
            other.is_dressed if self.is_dressed is None else self.is_dressed,
        )


PLAIN = Look()
Levels = dict[int, Look]
"""The looks of a list of styles, by level from 0."""


def look_of(properties: Element, scheme: Scheme, align: str | None = None) -> Look:
    """What the properties of a run, or of a level's runs, say."""
    written = properties.get("sz")
    size = number(written) if written else None
    if not len(properties):
        return PLAIN if size is None and align is None else Look(size=size, align=align)
    ink = light = is_dressed = None
    for child in properties:
        if child.tag == "highlight":
            light = next((scheme.of_colour(colour) for colour in child), None)
        elif child.tag == "ln":
            is_dressed = (line := scheme.paint(child)) is not None and line.kind is not Kind.NOTHING
        elif child.tag in ("effectLst", "effectDag"):
            is_dressed = is_dressed or len(child) > 0
        elif child.tag == "hlinkClick" and not _keeps_its_colour(child):
            linked = scheme.named("hlink")
            ink = Paint(Kind.COLOUR, linked) if linked is not None else None
            return Look(ink, size, align, light, is_dressed)
    return Look(scheme.paint(properties), size, align, light, is_dressed)


def _keeps_its_colour(link: Element) -> bool:
    """Whether a link has been given the colour of its text, which later editions of PowerPoint allow."""
    return any(element.get("val") == "tx" for element in link.iter("hlinkClr"))


def levels_of(styles: Element | None, scheme: Scheme) -> Levels:
    """The looks of a list of styles, by level."""
    found: Levels = {}
    for level in styles if styles is not None else ():
        if level.tag.startswith("lvl") and level.tag[3:4].isdecimal():
            properties = level.find("defRPr")
            look = look_of(properties, scheme) if properties is not None else PLAIN
            found[int(level.tag[3]) - 1] = look._replace(align=level.get("algn"))
    return found


def why_unseen(look: Look, behind: Paint | None, scale: float = 1.0) -> Mask | None:
    """What keeps letters of this look from being read, on what lies behind them; None there: it cannot be told."""
    if look.size is not None and look.size * scale <= _SMALLEST:
        return SMALL
    ink = look.ink
    if ink is None or look.is_dressed:
        return None
    if ink.kind is Kind.NOTHING or (ink.kind is Kind.COLOUR and ink.opacity <= _CLEAR):
        return COLOUR
    paper = look.light or behind
    if paper is None or paper.colour is None or ink.colour is None:
        return None
    return COLOUR if are_alike(ink.colour, paper.colour) else None
