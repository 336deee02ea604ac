"""Theme: the colours and fonts that charts and shapes of a new workbook take where they name none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

__all__ = ["theme_part"]

_COLOURS: Final = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_LEAST: Final = 3
"""Fills, lines and effects of each kind that a theme must have."""


def theme_part(colours: Sequence[int], font: str) -> Element:
    """The part of a theme with these twelve colours, in which everything is written in this font."""
    root = Element("a:theme", {"name": "Theme"})
    elements = SubElement(root, "a:themeElements")
    scheme = SubElement(elements, "a:clrScheme", {"name": "Theme"})
    for name, colour in zip(_COLOURS, colours, strict=False):
        SubElement(SubElement(scheme, f"a:{name}"), "a:srgbClr", {"val": f"{colour:06X}"})
    fonts = SubElement(elements, "a:fontScheme", {"name": "Theme"})
    for kind in ("majorFont", "minorFont"):
        face = SubElement(fonts, f"a:{kind}")
        for name in ("latin", "ea", "cs"):
            SubElement(face, f"a:{name}", {"typeface": font if name == "latin" else ""})
    effects = SubElement(elements, "a:fmtScheme", {"name": "Theme"})
    for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        styles = SubElement(effects, f"a:{name}")
        for _ in range(_LEAST):
            _style(styles, name)
    return root


def _style(styles: Element, name: str) -> None:
    if name == "effectStyleLst":
        SubElement(SubElement(styles, "a:effectStyle"), "a:effectLst")
        return
    holder = SubElement(styles, "a:ln", {"w": "9525"}) if name == "lnStyleLst" else styles
    SubElement(SubElement(holder, "a:solidFill"), "a:schemeClr", {"val": "phClr"})
