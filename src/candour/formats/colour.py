"""Colour: what a spreadsheet's colours are on the page, and whether text stands out from what is behind it.

A colour is written in one of four ways: red, green and blue; a number in a palette of 64; a place in the theme, made
lighter or darker by a tint; or nothing, which leaves it to the program. Here it becomes one number, 0xRRGGBB.

Facts from ECMA-376 part 1, 18.8.3, 18.8.19 and 18.8.27. The transparency of a cell's colour is written but not used:
`00FFFFFF` is as white as `FFFFFFFF`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from xml.etree.ElementTree import Element

__all__ = ["BLACK", "WHITE", "Palette", "are_alike", "contrast", "theme_colours"]

BLACK, WHITE = 0x000000, 0xFFFFFF

# fmt: off
_INDEXED = (
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF,
    0x800000, 0x008000, 0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080,
    0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF, 0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF,
    0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000, 0x008080, 0x0000FF,
    0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696,
    0x003366, 0x339966, 0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
)
# fmt: on
_SYSTEM = {64: BLACK, 65: WHITE, 0x7FFF: BLACK}
_THEME = (
    0x000000, 0xFFFFFF, 0x1F497D, 0xEEECE1, 0x4F81BD, 0xC0504D,
    0x9BBB59, 0x8064A2, 0x4BACC6, 0xF79646, 0x0000FF, 0x800080,
)  # fmt: skip
_NAMED = {
    "black": BLACK, "white": WHITE, "red": 0xFF0000, "green": 0x00FF00, "blue": 0x0000FF,
    "yellow": 0xFFFF00, "magenta": 0xFF00FF, "cyan": 0x00FFFF,
}  # fmt: skip
_PLACES = ("indexed", "theme")
_LEAST_CONTRAST, _NEAR = 1.15, 96


def theme_colours(theme: Element) -> tuple[int, ...]:
    """The twelve colours of a theme part, in the part's order: dark 1, light 1, dark 2, light 2, six accents, two links.

    A colour that cannot be made out is that of the ordinary theme. Names are without namespaces (`candour.formats.xml`).
    """
    scheme = theme.find(".//clrScheme")
    found = list(_THEME)
    for at, slot in enumerate(() if scheme is None else list(scheme)[: len(_THEME)]):
        for colour in slot:
            written = colour.get("lastClr") or colour.get("val") or ""
            found[at] = _hex(written, found[at])
    return tuple(found)


def _hex(written: str, otherwise: int) -> int:
    try:
        return int(written[-6:], 16) if len(written) in {6, 8} else otherwise
    except ValueError:
        return otherwise


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours that one workbook can name. `theme` is in the order of the theme part, `indexed` from number 0."""

    theme: Sequence[int] = _THEME
    indexed: Sequence[int] = _INDEXED

    def rgb(
        self, *, rgb: str = "", indexed: int | None = None, theme: int | None = None, tint: float = 0.0
    ) -> int | None:
        """The colour as 0xRRGGBB, or None where nothing, or nothing that the workbook has, is named.

        >>> Palette().rgb(theme=0), Palette().rgb(indexed=9), Palette().rgb(rgb="00FFFFFF") == WHITE
        (16777215, 16777215, True)
        """
        found: int | None = None
        if theme is not None:
            # Light 1 and dark 1 change places, and so do light 2 and dark 2: theme 0 is the page, theme 1 the text.
            at = theme ^ 1 if 0 <= theme < 4 else theme
            found = self.theme[at] if 0 <= at < len(self.theme) else None
        elif rgb:
            found = _hex(rgb, -1)
            found = None if found < 0 else found
        elif indexed is not None:
            found = self.indexed[indexed] if 0 <= indexed < len(self.indexed) else _SYSTEM.get(indexed)
        return found if found is None or not tint else tinted(found, tint)

    def of(self, attributes: Mapping[str, str]) -> int | None:
        """The colour that an element's attributes name: `rgb`, `indexed`, `theme` and `tint`, as text."""
        if not attributes or attributes.get("auto") in {"1", "true"}:
            return None
        try:
            indexed, theme = (int(attributes[name]) if attributes.get(name) else None for name in _PLACES)
            tint = float(attributes.get("tint") or 0)
        except ValueError:
            return None
        return self.rgb(rgb=attributes.get("rgb", ""), indexed=indexed, theme=theme, tint=tint)

    def named(self, name: str) -> int | None:
        """The colour that a number format names: `white`, `color2` (counted from 1)."""
        number = name.removeprefix("color")
        if number.isdecimal():
            return self.rgb(indexed=int(number) + 7) if 1 <= int(number) <= 56 else None
        return _NAMED.get(name)


def tinted(colour: int, tint: float) -> int:
    """The colour made darker (a tint down to -1) or lighter (up to 1), hue and saturation kept."""
    tint = max(-1.0, min(1.0, tint))
    hue, light, saturation = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    red, green, blue = (min(255, max(0, round(part * 255))) for part in hls_to_rgb(hue, light, saturation))
    return red << 16 | green << 8 | blue


def _parts(colour: int) -> tuple[int, int, int]:
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255


def _luminance(colour: int) -> float:
    red, green, blue = (
        part / 12.92 / 255 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: int, other: int) -> float:
    """The contrast of two colours as the web's accessibility rules count it: 1 for equal, 21 for black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def are_alike(text: int, fill: int) -> bool:
    """Whether text in one colour cannot be made out on the other.

    Both have to be near: red on a green of the same brightness has no contrast, yet everybody reads it.

    >>> are_alike(0xFFFFFF, 0xFFFFFF), are_alike(0xFAFAFA, 0xFFFFFF), are_alike(0xFFFF00, 0xFFFFFF)
    (True, True, False)
    """
    if text == fill:
        return True
    apart = sum(abs(a - b) for a, b in zip(_parts(text), _parts(fill), strict=True))
    return apart <= _NEAR and contrast(text, fill) < _LEAST_CONTRAST
