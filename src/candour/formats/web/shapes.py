"""Shapes: the elements and attributes of SVG that draw, or say how, by allow-list. Names are those of the standard.

Where a drawing stands in a web page, its names are read in small letters: `viewbox`, `lineargradient`. Browsers put that
right, so they are written as they were read.
"""

from __future__ import annotations

import re
from typing import Final

from candour.formats.web.declarations import Declarations
from candour.formats.web.vocabulary import NUMBERS

__all__ = ["MADE_OF_TEXT", "RESULTS", "attribute", "is_reference"]

# fmt: off
MADE_OF_TEXT: Final = frozenset({"text", "tspan", "textPath"})
_PATHS: Final = frozenset({"d"})
_TRANSFORMS: Final = frozenset({"transform", "gradientTransform", "patternTransform"})
_WORDED: Final = {
    "preserveAspectRatio": re.compile(r"(?:defer )?(?:none|x(?:Min|Mid|Max)Y(?:Min|Mid|Max))(?: (?:meet|slice))?"),
    "gradientUnits": re.compile("userSpaceOnUse|objectBoundingBox"), "patternUnits": re.compile("userSpaceOnUse|objectBoundingBox"),
    "patternContentUnits": re.compile("userSpaceOnUse|objectBoundingBox"), "clipPathUnits": re.compile("userSpaceOnUse|objectBoundingBox"),
    "maskUnits": re.compile("userSpaceOnUse|objectBoundingBox"), "maskContentUnits": re.compile("userSpaceOnUse|objectBoundingBox"),
    "filterUnits": re.compile("userSpaceOnUse|objectBoundingBox"), "primitiveUnits": re.compile("userSpaceOnUse|objectBoundingBox"),
    "markerUnits": re.compile("userSpaceOnUse|strokeWidth"), "spreadMethod": re.compile("pad|reflect|repeat"),
    "lengthAdjust": re.compile("spacing|spacingAndGlyphs"), "method": re.compile("align|stretch"), "spacing": re.compile("auto|exact"),
    "orient": re.compile("auto|auto-start-reverse"), "edgeMode": re.compile("duplicate|wrap|none"), "stitchTiles": re.compile("stitch|noStitch"),
    "operator": re.compile("over|in|out|atop|xor|lighter|arithmetic|erode|dilate"), "mode": re.compile("normal|multiply|screen|darken|lighten|overlay"),
    "type": re.compile("matrix|saturate|hueRotate|luminanceToAlpha|identity|table|discrete|linear|gamma|fractalNoise|turbulence"),
    "xChannelSelector": re.compile("[RGBA]"), "yChannelSelector": re.compile("[RGBA]"), "preserveAlpha": re.compile("true|false"),
    "version": re.compile(r"1\.[0-2]|2(?:\.0)?"), "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,4})?"), "space": re.compile("preserve|default"),
    "requiredFeatures": re.compile(r"http://www\.w3\.org/TR/SVG11/feature#[A-Za-z]{3,30}"),
}
# fmt: on
_NUMBER: Final = re.compile(
    r"[-+0-9.eE,%\s]*(?:px|pt|pc|in|cm|mm|em|ex|rem|deg|rad)?(?:[-+0-9.eE,%\s]+(?:px|pt|mm|em)?)*"
)
_PATH: Final = re.compile(r"[MmLlHhVvCcSsQqTtAaZz0-9eE.,+\-\s]*")
_TRANSFORM: Final = re.compile(
    r"(?:\s*,?\s*(?:matrix|translate|scale|rotate|skewX|skewY)\s*\([-+0-9.eE,\s]*\))*\s*", re.IGNORECASE
)
RESULTS: Final = frozenset(
    {"SourceGraphic", "SourceAlpha", "BackgroundImage", "BackgroundAlpha", "FillPaint", "StrokePaint"}
)
"""What a step of a filter may be given, besides what an earlier step is called."""
_REFERENCE: Final = re.compile(r"#[^\s\"'<>()]+")
_SMALL: Final = {
    name.lower(): name for name in (*NUMBERS, *_PATHS, *_TRANSFORMS, *_WORDED) if name != name.lower()
}


def attribute(name: str, value: str, declarations: Declarations) -> str:
    """The value of an attribute as it is kept; nothing where it is not."""
    name = _SMALL.get(name, name)
    value = value.strip()
    if (name in _WORDED and _WORDED[name].fullmatch(value)) or (
        (name in NUMBERS and _NUMBER.fullmatch(value))
        or (name in _PATHS and _PATH.fullmatch(value))
        or (name in _TRANSFORMS and _TRANSFORM.fullmatch(value))
    ):
        return value
    return declarations.of_attribute(name, value) if name not in _TRANSFORMS else ""


def is_reference(value: str) -> bool:
    """Whether an address is that of another part of the same drawing."""
    return _REFERENCE.fullmatch(value.strip()) is not None
