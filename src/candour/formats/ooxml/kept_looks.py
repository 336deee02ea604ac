"""Kept looks: what of DrawingML a clean copy keeps. How shapes, lines and letters look; no words, no references, no names.

A table says which elements are known, and which of their attributes: what is not in it is left out. What refers to other
parts (pictures, links) and what holds words (paragraphs) is the affair of whoever writes those.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final
from xml.etree.ElementTree import Element

__all__ = ["DRAWN", "Special", "kept", "kept_attributes", "kept_children", "kept_value"]

_CHANGES_OF_COLOUR: Final = (
    "tint shade alpha alphaOff alphaMod hue hueOff hueMod sat satOff satMod lum lumOff lumMod red redOff redMod green "
    "greenOff greenMod blue blueOff blueMod"
)
_LEVEL: Final = "marL marR lvl indent algn defTabSz rtl eaLnBrk fontAlgn latinLnBrk hangingPunct"
_RUN: Final = "lang altLang sz b i u strike kern cap spc normalizeH baseline"
_LINE: Final = "w cap cmpd algn"
_FONT: Final = "typeface panose pitchFamily charset"
# fmt: off
_TABLE: Final = f"""
    noFill : ; solidFill : ; grpFill : ; gradFill : flip rotWithShape ; gsLst : ; gs : pos ; lin : ang scaled ; path : path w h fill stroke extrusionOk
    fillToRect : l t r b ; tileRect : l t r b ; pattFill : prst ; fgClr : ; bgClr :
    srgbClr : val ; schemeClr : val ; sysClr : val lastClr ; prstClr : val ; scrgbClr : r g b ; hslClr : hue sat lum
    comp : ; inv : ; gray : ; gamma : ; invGamma :
    ln : {_LINE} ; lnL : {_LINE} ; lnR : {_LINE} ; lnT : {_LINE} ; lnB : {_LINE} ; lnTlToBr : {_LINE} ; lnBlToTr : {_LINE} ; uLn : {_LINE}
    prstDash : val ; custDash : ; ds : d sp ; round : ; bevel : w h prst ; miter : lim ; headEnd : type w len ; tailEnd : type w len
    effectLst : ; effectDag : type ; cont : type ; blur : rad grow ; fillOverlay : blend ; glow : rad ; innerShdw : blurRad dist dir
    outerShdw : blurRad dist dir sx sy kx ky algn rotWithShape ; prstShdw : prst dist dir ; softEdge : rad
    reflection : blurRad stA stPos endA endPos dist dir fadeDir sx sy kx ky algn rotWithShape
    scene3d : ; camera : prst fov zoom ; rot : lat lon rev ; lightRig : rig dir ; sp3d : z extrusionH contourW prstMaterial
    bevelT : w h prst ; bevelB : w h prst ; extrusionClr : ; contourClr : ; flatTx : z ; cell3D : prstMaterial
    xfrm : rot flipH flipV ; off : x y ; ext : cx cy ; chOff : x y ; chExt : cx cy
    prstGeom : prst ; avLst : ; gd : name fmla ; custGeom : ; gdLst : ; rect : l t r b ; pathLst : ; moveTo : ; lnTo : ; cubicBezTo :
    quadBezTo : ; arcTo : wR hR stAng swAng ; close : ; pt : x y
    bodyPr : rot spcFirstLastPara vertOverflow horzOverflow vert wrap lIns tIns rIns bIns numCol spcCol rtlCol fromWordArt anchor anchorCtr forceAA upright compatLnSpc
    prstTxWarp : prst ; noAutofit : ; normAutofit : fontScale lnSpcReduction ; spAutoFit :
    lstStyle : ; defPPr : {_LEVEL} ; pPr : {_LEVEL} ; {" ; ".join(f"lvl{level}pPr : {_LEVEL}" for level in range(1, 10))}
    lnSpc : ; spcBef : ; spcAft : ; spcPct : val ; spcPts : val ; tabLst : ; tab : pos algn
    buClrTx : ; buClr : ; buSzTx : ; buSzPct : val ; buSzPts : val ; buFontTx : ; buFont : {_FONT} ; buNone : ; buAutoNum : type startAt ; buChar : char
    defRPr : {_RUN} ; rPr : {_RUN} ; endParaRPr : {_RUN} ; highlight : ; uLnTx : ; uFillTx : ; uFill :
    latin : {_FONT} ; ea : {_FONT} ; cs : {_FONT} ; sym : {_FONT} ; rtl : val
    lnRef : idx ; fillRef : idx ; effectRef : idx ; fontRef : idx
    alphaBiLevel : thresh ; alphaCeiling : ; alphaFloor : ; alphaInv : ; alphaModFix : amt ; alphaRepl : a ; biLevel : thresh ; clrChange : useA
    clrFrom : ; clrTo : ; clrRepl : ; duotone : ; grayscl : ; hsl : hue sat lum
"""
# fmt: on


def _read(table: str) -> dict[str, frozenset[str]]:
    lines = (line for row in table.splitlines() for line in row.split(" ; ") if line.strip())
    pairs = (line.split(":", 1) for line in lines)
    return {name.strip(): frozenset(attributes.split()) for name, attributes in pairs}


DRAWN: Final[Mapping[str, frozenset[str]]] = {
    **{name: frozenset({"val", "amt", "bright", "contrast"}) for name in _CHANGES_OF_COLOUR.split()},
    **_read(_TABLE),
}
"""The elements of DrawingML that say how something looks, with their attributes."""

_TOKEN: Final = re.compile(r"[#\w.,%+*/ -]{0,64}")
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_FREE: Final = {"typeface": 100, "char": 8}
"""Attributes that hold what somebody chose: the name of a font, a bullet; and how long they may be."""
_GUIDE: Final = re.compile(r"adj\d*|[A-Za-z]{1,3}\d*")
_NAMED_BY_GUIDES: Final = ("name", "fmla", "x", "y", "l", "t", "r", "b", "wR", "hR", "stAng", "swAng")

Special = Callable[[Element], "Element | None"]
"""Writes an element in a way of its own; None leaves it out."""


def kept_value(name: str, value: str) -> bool:
    """Whether an attribute may have this value: a number, a switch, a word of the standard."""
    if name in _FREE:
        return len(value) <= _FREE[name]
    return _TOKEN.fullmatch(value) is not None and len(_WORDS.findall(value)) <= 1 + (name == "fmla") * 3


def kept_attributes(element: Element, names: frozenset[str]) -> dict[str, str]:
    """Those of an element's attributes, in its order, that have values of the standard."""
    return {name: value for name, value in element.items() if name in names and kept_value(name, value)}


def kept(element: Element, special: Mapping[str, Special] | None = None, prefix: str = "a") -> Element | None:
    """An element that says how something looks, with all below it that is known; None where it is not known.

    `special` are elements that are written in a way of their own: fills of pictures, links.
    """
    special = special or {}
    if (way := special.get(element.tag)) is not None:
        return way(element)
    names = DRAWN.get(element.tag)
    if names is None:
        return None
    if element.tag == "custGeom":
        element = _without_names(element)
    copy = Element(f"{prefix}:{element.tag}", kept_attributes(element, names))
    copy.extend(kept_children(element, special))
    return copy


def kept_children(element: Element, special: Mapping[str, Special] | None = None) -> list[Element]:
    """What is known among the children of an element."""
    return [copy for child in element if (copy := kept(child, special)) is not None]


def _without_names(geometry: Element) -> Element:
    """A form whose measures have names that say nothing: a program calls them `adj1`, and somebody may call them anything."""
    names = {guide.get("name", "") for guide in geometry.iter("gd")}
    new = {name: f"zz{number}" for number, name in enumerate(sorted(names), 1) if not _GUIDE.fullmatch(name)}
    if not new:
        return geometry
    return _renamed(geometry, new)


def _renamed(element: Element, new: Mapping[str, str]) -> Element:
    said = {
        name: " ".join(new.get(word, word) for word in value.split(" "))
        if name in _NAMED_BY_GUIDES
        else value
        for name, value in element.items()
    }
    copy = Element(element.tag, said)
    copy.extend(_renamed(child, new) for child in element)
    return copy
