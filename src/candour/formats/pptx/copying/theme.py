"""Themes in a copy: colours, fonts and fills, with names that say nothing. What a theme lacks is filled up plainly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.kept_looks import Special, kept, kept_attributes, kept_children
from candour.formats.slides_writing import plain_theme

__all__ = ["theme_of"]

_COLOURS: Final = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_FONTS: Final = ("majorFont", "minorFont")
_FONT: Final = frozenset({"typeface", "panose", "pitchFamily", "charset", "script"})
_LISTS: Final = ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")
_LEAST: Final = 3
"""How many fills, lines and effects a theme has."""


def theme_of(root: Element, special: Mapping[str, Special]) -> Element:
    """A theme."""
    plain = plain_theme()
    copy = Element("a:theme", {"name": "Office Theme"})
    elements = SubElement(copy, "a:themeElements")
    found, otherwise = root.find("themeElements"), plain.find("a:themeElements")
    source = found if found is not None else Element("themeElements")
    for write, name in ((_colours, "clrScheme"), (_fonts, "fontScheme"), (_formats, "fmtScheme")):
        own = source.find(name)
        default = otherwise.find(f"a:{name}") if otherwise is not None else None
        if default is not None:
            elements.append(write(own if own is not None else Element(name), default, special))
    SubElement(copy, "a:objectDefaults")
    SubElement(copy, "a:extraClrSchemeLst")
    return copy


def _colours(source: Element, plain: Element, _: Mapping[str, Special]) -> Element:
    copy = Element("a:clrScheme", {"name": "Office"})
    for slot in _COLOURS:
        made = SubElement(copy, f"a:{slot}")
        own, default = source.find(slot), plain.find(f"a:{slot}")
        colours = kept_children(own) if own is not None else []
        made.extend(colours[:1] or (list(default) if default is not None else []))
    return copy


def _fonts(source: Element, plain: Element, _: Mapping[str, Special]) -> Element:
    copy = Element("a:fontScheme", {"name": "Office"})
    for name in _FONTS:
        own, default = source.find(name), plain.find(f"a:{name}")
        made = SubElement(copy, f"a:{name}")
        for tag in ("latin", "ea", "cs"):
            font = own.find(tag) if own is not None else None
            if font is not None:
                written = kept(font)
                made.append(written if written is not None else Element(f"a:{tag}", {"typeface": ""}))
            elif default is not None and (plain_font := default.find(f"a:{tag}")) is not None:
                made.append(plain_font)
        for font in own.iterfind("font") if own is not None else ():
            SubElement(made, "a:font", kept_attributes(font, _FONT))
    return copy


def _formats(source: Element, plain: Element, special: Mapping[str, Special]) -> Element:
    copy = Element("a:fmtScheme", {"name": "Office"})
    for name in _LISTS:
        own, default = source.find(name), plain.find(f"a:{name}")
        made = SubElement(copy, f"a:{name}")
        if own is not None:
            made.extend(_effects(own) if name == "effectStyleLst" else kept_children(own, special))
        if default is not None:
            made.extend(list(default)[len(made) : _LEAST])
    return copy


def _effects(styles: Element) -> list[Element]:
    found = []
    for style in styles.iterfind("effectStyle"):
        made = Element("a:effectStyle")
        made.extend(kept_children(style))
        if not len(made):
            SubElement(made, "a:effectLst")
        found.append(made)
    return found
