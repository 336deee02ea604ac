"""Theme: the colours and fonts that styles name by their places in it, and how lines and fills of shapes look. No names."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.spelling import made
from candour.formats.ooxml.kept_looks import kept, kept_attributes

__all__ = ["theme_part"]

_NAME: Final = {"name": "Office"}
_COLOURS: Final = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_FONT: Final = frozenset({"typeface", "panose", "script"})
_STYLES: Final = ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst")
_LEAST: Final = 3


def theme_part(root: Element) -> Element | None:
    """The part of the theme; None where it has no colours."""
    elements = root.find("themeElements")
    colours = elements.find("clrScheme") if elements is not None else None
    if elements is None or colours is None:
        return None
    fonts, looks = elements.find("fontScheme"), elements.find("fmtScheme")
    written = [
        made("a:clrScheme", _NAME, _colours(colours)),
        made("a:fontScheme", _NAME, _fonts(fonts if fonts is not None else made("fontScheme"))),
        made("a:fmtScheme", _NAME, _looks(looks if looks is not None else made("fmtScheme"))),
    ]
    return made("a:theme", _NAME, [made("a:themeElements", children=written)])


def _colours(colours: Element) -> list[Element]:
    written = []
    for place in _COLOURS:
        own = colours.find(place)
        colour = (
            next((one for child in own if (one := kept(child)) is not None), None)
            if own is not None
            else None
        )
        black = made("a:srgbClr", {"val": "000000"})
        written.append(made(f"a:{place}", children=[colour if colour is not None else black]))
    return written


def _fonts(fonts: Element) -> list[Element]:
    written = []
    for place in ("majorFont", "minorFont"):
        own = fonts.find(place)
        named = {child.tag: child for child in own or () if child.tag in ("latin", "ea", "cs")}
        of_scripts = [child for child in own or () if child.tag == "font"]
        main = [_font(tag, named.get(tag)) for tag in ("latin", "ea", "cs")]
        written.append(made(f"a:{place}", children=[*main, *(_font("font", one) for one in of_scripts)]))
    return written


def _font(tag: str, element: Element | None) -> Element:
    said = kept_attributes(element, _FONT) if element is not None else {}
    return made(f"a:{tag}", said if "typeface" in said else {"typeface": ""})


def _looks(looks: Element) -> list[Element]:
    """The three weights of fills, lines and effects that shapes name by number."""
    written = []
    for name in _STYLES:
        own = [one for child in looks.find(name) or () if (one := _weight(child)) is not None]
        own += [_plain(name) for _ in range(_LEAST - len(own))]
        written.append(made(f"a:{name}", children=own))
    return written


def _weight(element: Element) -> Element | None:
    if element.tag == "effectStyle":
        return made("a:effectStyle", children=[one for child in element if (one := kept(child)) is not None])
    return kept(element)


def _plain(name: str) -> Element:
    fill = made("a:solidFill", children=[made("a:schemeClr", {"val": "phClr"})])
    if name == "lnStyleLst":
        return made("a:ln", {"w": "6350"}, [fill])
    return made("a:effectStyle", children=[made("a:effectLst")]) if name == "effectStyleLst" else fill
