"""Theme: the colours, fonts and effects that a workbook's looks name. The copy has them without the names that people gave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.kept_looks import kept, kept_attributes, kept_children
from candour.formats.ooxml.writing import written

__all__ = ["theme_of"]

_COLOURS: Final = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_ORDINARY: Final = (
    "000000", "FFFFFF", "1F497D", "EEECE1", "4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080",
)  # fmt: skip
_FACE: Final = frozenset({"typeface", "panose", "pitchFamily", "charset"})
_LEAST: Final = 3
"""Fills, lines and effects of each kind that a theme must have."""


def theme_of(theme: Element) -> bytes:
    """The part of the theme."""
    root = Element("a:theme", {"name": "Theme"})
    elements = SubElement(root, "a:themeElements")
    _colours(theme, SubElement(elements, "a:clrScheme", {"name": "Theme"}))
    fonts = SubElement(elements, "a:fontScheme", {"name": "Theme"})
    for kind in ("majorFont", "minorFont"):
        _fonts(theme.find(f".//fontScheme/{kind}"), SubElement(fonts, f"a:{kind}"))
    _effects(theme.find(".//fmtScheme"), SubElement(elements, "a:fmtScheme", {"name": "Theme"}))
    return written(root)


def _colours(theme: Element, scheme: Element) -> None:
    own = theme.find(".//clrScheme")
    for name, ordinary in zip(_COLOURS, _ORDINARY, strict=True):
        slot = own.find(name) if own is not None else None
        found = kept_children(slot)[:1] if slot is not None else []
        place = SubElement(scheme, f"a:{name}")
        place.extend(found or [Element("a:srgbClr", {"val": ordinary})])


def _fonts(own: Element | None, fonts: Element) -> None:
    for name in ("latin", "ea", "cs"):
        face = own.find(name) if own is not None else None
        said = kept_attributes(face, _FACE) if face is not None else {}
        SubElement(fonts, f"a:{name}", {"typeface": "Calibri" if name == "latin" else "", **said})


def _effects(own: Element | None, scheme: Element) -> None:
    for kind, ordinary in _PLAIN.items():
        found = [] if own is None else list(_looks(own.find(kind)))
        place = SubElement(scheme, f"a:{kind}")
        place.extend(found if len(found) >= _LEAST else [ordinary() for _ in range(_LEAST)])


def _looks(looks: Element | None) -> Iterator[Element]:
    for child in () if looks is None else looks:
        if child.tag == "effectStyle":
            style = Element("a:effectStyle")
            style.extend(kept_children(child))
            yield style if len(style) else _plain_effect()
        else:
            yield (
                kept(child) or _plain_fill()
            )  # a picture, which a theme may have behind slides, is of no use here


def _plain_fill() -> Element:
    fill = Element("a:solidFill")
    SubElement(fill, "a:schemeClr", {"val": "phClr"})
    return fill


def _plain_line() -> Element:
    line = Element("a:ln", {"w": "9525"})
    line.append(_plain_fill())
    return line


def _plain_effect() -> Element:
    style = Element("a:effectStyle")
    SubElement(style, "a:effectLst")
    return style


_PLAIN: Final = {
    "fillStyleLst": _plain_fill, "lnStyleLst": _plain_line, "effectStyleLst": _plain_effect, "bgFillStyleLst": _plain_fill,
}  # fmt: skip
