"""Looks: what a run's properties say of whether its text can be read.

    direct      <w:rPr> of the run                         │
    character   its character style, and those below it    │  of each property the first that is there counts,
    paragraph   its paragraph's style                      ▼  but for `vanish`, where styles cancel one another
    table       the table's style, where it is in a table
    defaults    the document's defaults

Facts from ECMA-376 part 1, 17.3.2 and 17.7.3 (properties that toggle).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from xml.etree.ElementTree import Element

from candour.formats.colour import BLACK, WHITE, Palette, are_alike, tinted
from candour.formats.docx.own_hidings import COLOUR, HIDDEN, SMALL, UNSURE_COLOUR
from candour.formats.ooxml.theme import colours_of_theme
from candour.piece import Mask

__all__ = [
    "AUTOMATIC",
    "NO_FILL",
    "Colours",
    "Look",
    "Property",
    "fill_of",
    "is_on",
    "look_of",
    "number",
    "why_unseen",
]

Property = tuple[str, tuple[tuple[str, str], ...]]
"""One element of a run's properties: its name and its attributes."""

AUTOMATIC, NO_FILL = -1, -2
_SMALLEST = 4
"""Half-points: text of two points is a line of dust."""
_NARROWEST, _TIGHTEST, _FITTED = 5, -240, 10
"""Per cent of the width of letters; twips between letters; twips into which a run is made to fit."""
_THEME = {
    "dark1": 0, "light1": 1, "dark2": 2, "light2": 3, "accent1": 4, "accent2": 5, "accent3": 6, "accent4": 7,
    "accent5": 8, "accent6": 9, "hyperlink": 10, "followedHyperlink": 11, "dk1": 0, "lt1": 1, "dk2": 2, "lt2": 3,
    "hlink": 10, "folHlink": 11,
}  # fmt: skip
_MAPPED = {
    "background1": "light1", "text1": "dark1", "background2": "light2", "text2": "dark2",
    "bg1": "light1", "tx1": "dark1", "bg2": "light2", "tx2": "dark2",
}  # fmt: skip
_HIGHLIGHTS = {
    "black": BLACK, "white": WHITE, "blue": 0x0000FF, "cyan": 0x00FFFF, "green": 0x00FF00, "magenta": 0xFF00FF,
    "red": 0xFF0000, "yellow": 0xFFFF00, "darkBlue": 0x00008B, "darkCyan": 0x008B8B, "darkGreen": 0x006400,
    "darkMagenta": 0x8B008B, "darkRed": 0x8B0000, "darkYellow": 0x808000, "darkGray": 0xA9A9A9, "lightGray": 0xD3D3D3,
    "none": NO_FILL,
}  # fmt: skip
_OFF = frozenset({"0", "false", "off", "no"})


def is_on(value: str | None) -> bool:
    """Whether a switch is on; one without a value is."""
    return value is None or value.lower() not in _OFF


def number(text: str | None, otherwise: float = 0.0) -> float:
    """A number as attributes have it; a measure with its unit (`12pt`) is in twips."""
    text = text or ""
    try:
        return float(text)
    except ValueError:
        unit = _UNITS.get(text[-2:])
    try:
        return float(text[:-2]) * unit if unit else otherwise
    except ValueError:
        return otherwise


_UNITS = {"pt": 20.0, "in": 1440.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "pc": 240.0, "px": 15.0}


@dataclass(frozen=True, slots=True)
class Look:
    """What some properties say; None where they say nothing of it."""

    vanish: bool | None = None
    ink: int | None = None
    light: int | None = None
    """The highlight."""
    fill: int | None = None
    size: float | None = None
    is_squeezed: bool | None = None
    is_clear: bool | None = None
    """Whether the letters are filled with nothing."""
    style: str = ""
    """The character style that the properties name."""

    def over(self, other: Look) -> Look:
        """This look, and where it says nothing what the other says."""
        if other == _PLAIN:
            return self
        return Look(*(mine if mine is not None else theirs for mine, theirs in zip(_said(self), _said(other), strict=True)))  # type: ignore[arg-type]  # fmt: skip


def _said(look: Look) -> tuple[object, ...]:
    return (look.vanish, look.ink, look.light, look.fill, look.size, look.is_squeezed, look.is_clear)


_PLAIN = Look()


@dataclass(slots=True)
class Colours:
    """The colours that a document can name, and that of its pages."""

    palette: Palette = field(default_factory=Palette)
    mapping: Mapping[str, str] = field(default_factory=dict)
    page: int = WHITE

    @classmethod
    def of(cls, theme: bytes | None, mapping: Mapping[str, str]) -> Colours:
        """The colours of this theme part, with the places of the settings' mapping (`bg1` to `light1`).

        Raises:
            BadXml: where it is not well formed.
        """
        return cls(Palette(colours_of_theme(theme)) if theme is not None else Palette(), mapping)

    def named(self, name: str, tint: str = "", shade: str = "") -> int | None:
        """A colour by its place in the theme, made lighter by a tint or darker by a shade."""
        short = {"background1": "bg1", "text1": "t1", "background2": "bg2", "text2": "t2"}.get(name, name)
        place = self.mapping.get(short) or _MAPPED.get(name, name)
        at = _THEME.get(place)
        if at is None:
            return None
        colour = self.palette.theme[at]
        try:
            if tint:
                return tinted(colour, 1 - int(tint, 16) / 255)
            return tinted(colour, int(shade, 16) / 255 - 1) if shade else colour
        except ValueError:
            return colour

    def of_text(self, attributes: Mapping[str, str]) -> int | None:
        """The colour of a `color` element."""
        if theme := attributes.get("themeColor"):
            found = self.named(theme, attributes.get("themeTint", ""), attributes.get("themeShade", ""))
            if found is not None:
                return found
        return _hex(attributes.get("val", ""))

    def of_shading(self, attributes: Mapping[str, str]) -> int | None:
        """The colour that a `shd` element puts behind text."""
        pattern = attributes.get("val", "clear")
        if pattern == "nil":
            return NO_FILL
        fill = self._side(attributes, "fill", "themeFill")
        if pattern == "solid":
            ink = self._side(attributes, "color", "themeColor")
            return BLACK if ink in (None, AUTOMATIC) else ink
        if pattern.startswith("pct") and pattern[3:].isdigit():
            ink = self._side(attributes, "color", "themeColor")
            paper = WHITE if fill in (None, AUTOMATIC) else fill
            return _mixed(BLACK if ink in (None, AUTOMATIC) else ink, paper, int(pattern[3:]) / 100)
        return NO_FILL if fill == AUTOMATIC else fill

    def _side(self, attributes: Mapping[str, str], plain: str, theme: str) -> int | None:
        found = None
        if name := attributes.get(theme):
            found = self.named(name, attributes.get(f"{theme}Tint", ""), attributes.get(f"{theme}Shade", ""))
        return _hex(attributes.get(plain, "")) if found is None else found


def _mixed(ink: int | None, paper: int | None, share: float) -> int:
    ink, paper = ink or 0, paper or 0
    parts = (round((ink >> at & 255) * share + (paper >> at & 255) * (1 - share)) for at in (16, 8, 0))
    red, green, blue = (min(255, part) for part in parts)
    return red << 16 | green << 8 | blue


@cache
def _hex(written: str) -> int | None:
    if written == "auto":
        return AUTOMATIC
    try:
        return int(written.removeprefix("#"), 16) & 0xFFFFFF if len(written) >= 6 else None
    except ValueError:
        return None


def look_of(properties: Iterable[Property], colours: Colours) -> Look:
    """What these properties of a run, or of a style's runs, say."""
    said: dict[str, object] = {}
    for name, pairs in properties:
        if say := _SAYINGS.get(name):
            say(said, dict(pairs), colours)
        elif name in _SQUEEZES:
            least, otherwise = _SQUEEZES[name]
            written = dict(pairs).get("val", "").rstrip("%")
            said["is_squeezed"] = bool(said.get("is_squeezed")) or number(written, otherwise) <= least
    if said.pop("outlined", False):
        said["is_clear"] = False
    return Look(**said)  # type: ignore[arg-type]


_Said = dict[str, object]


def _say_hidden(said: _Said, attributes: Mapping[str, str], _: Colours) -> None:
    said["vanish"] = is_on(attributes.get("val")) or bool(said.get("vanish"))


def _say_style(said: _Said, attributes: Mapping[str, str], _: Colours) -> None:
    said["style"] = attributes.get("val", "")


def _say_ink(said: _Said, attributes: Mapping[str, str], colours: Colours) -> None:
    said.setdefault("ink", colours.of_text(attributes))


def _say_light(said: _Said, attributes: Mapping[str, str], _: Colours) -> None:
    said["light"] = _HIGHLIGHTS.get(attributes.get("val", ""), NO_FILL)


def _say_fill(said: _Said, attributes: Mapping[str, str], colours: Colours) -> None:
    said["fill"] = colours.of_shading(attributes)


def _say_size(said: _Said, attributes: Mapping[str, str], _: Colours) -> None:
    written = attributes.get("val", "")
    is_twips = written.endswith(tuple(_UNITS))
    said["size"] = number(written, 20) / (10 if is_twips else 1)


def _say_letters(said: _Said, attributes: Mapping[str, str], colours: Colours) -> None:
    """What fills the letters: nothing, or a colour more or less transparent. `fill_of` has made it attributes."""
    said["is_clear"] = "none" in attributes or number(attributes.get("alpha")) >= 95_000
    ink = (
        _hex(attributes.get("rgb", ""))
        if "rgb" in attributes
        else colours.named(attributes.get("scheme", ""))
    )
    if ink is not None:
        said["ink"] = ink


def _say_outline(said: _Said, attributes: Mapping[str, str], _: Colours) -> None:
    said["outlined"] = bool(attributes) and "none" not in attributes


_SAYINGS: dict[str, Callable[[_Said, Mapping[str, str], Colours], None]] = {
    "vanish": _say_hidden,
    "specVanish": _say_hidden,
    "rStyle": _say_style,
    "color": _say_ink,
    "highlight": _say_light,
    "shd": _say_fill,
    "sz": _say_size,
    "w14:textFill": _say_letters,
    "w14:textOutline": _say_outline,
}
_SQUEEZES = {"w": (_NARROWEST, 100), "spacing": (_TIGHTEST, 0), "fitText": (_FITTED, 1000)}


def why_unseen(layers: Sequence[Look], behind: int | None, *, is_overlaid: bool) -> Mask | None:
    """What keeps text from being read, of the looks from the nearest to the farthest (direct … defaults).

    `behind` is the colour of what lies behind the run, None where nobody can tell; `is_overlaid` says that there are
    pictures or shapes behind the text of this part.
    """
    direct, *styles, defaults = layers
    toggled = sum(bool(style.vanish) for style in styles) % 2 == 1
    if direct.vanish if direct.vanish is not None else (defaults.vanish or toggled):
        return Mask.of(HIDDEN)
    merged = direct
    for layer in (*styles, defaults):
        merged = merged.over(layer)
    if merged.is_clear:
        return Mask.of(COLOUR)
    if merged.is_squeezed or (merged.size is not None and merged.size <= _SMALLEST):
        return Mask.of(SMALL)
    return _why_faint(merged, behind, is_overlaid=is_overlaid)


def _why_faint(look: Look, behind: int | None, *, is_overlaid: bool) -> Mask | None:
    """Whether letters have the colour of what they stand on. Automatic ink is white on what is dark."""
    ink = AUTOMATIC if look.ink is None else look.ink
    if look.light not in (None, NO_FILL):
        light = look.light or BLACK
        if ink == AUTOMATIC:  # programs differ on what they make of this
            return UNSURE_COLOUR if are_alike(BLACK, light) else None
        return Mask.of(COLOUR) if are_alike(ink, light) else None
    has_fill = look.fill not in (None, NO_FILL)
    paper = look.fill if has_fill else behind
    if ink == AUTOMATIC or paper is None or not are_alike(ink, paper):
        return None
    return UNSURE_COLOUR if is_overlaid and not has_fill else Mask.of(COLOUR)


def fill_of(element: Element) -> Property:
    """The fill of letters (`w14:textFill`), or of their outline, as one property."""
    found: list[tuple[str, str]] = []
    for child in element.iter():
        local = child.tag.rpartition(":")[2]
        if local == "noFill":
            found.append(("none", "1"))
        elif local == "srgbClr":
            found.append(("rgb", child.get("w14:val", child.get("val", ""))))
        elif local == "schemeClr":
            found.append(("scheme", child.get("w14:val", child.get("val", ""))))
        elif local == "alpha":
            found.append(("alpha", child.get("w14:val", child.get("val", ""))))
    return element.tag, tuple(found)
