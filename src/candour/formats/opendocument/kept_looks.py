"""Kept looks: what of a style a clean copy keeps. Properties that say how something looks, with values that are measures or words of the standard.

A property that is not listed is left out: a switch of the program's, or one that Candour does not know.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

__all__ = ["PROPERTIES", "kept_attributes", "kept_value"]

# fmt: off
_FO = """
    background-color border border-bottom border-left border-right border-top break-after break-before color column-count
    column-gap country end-indent font-family font-size font-style font-variant font-weight height hyphenate
    hyphenation-keep hyphenation-ladder-count hyphenation-push-char-count hyphenation-remain-char-count keep-together
    keep-with-next language letter-spacing line-height margin margin-bottom margin-left margin-right margin-top max-height
    max-width min-height min-width orphans padding padding-bottom padding-left padding-right padding-top page-height
    page-width script start-indent text-align text-align-last text-indent text-shadow text-transform widows width wrap-option
"""
_STYLE = """
    auto-text-indent background-transparency border-line-width border-line-width-bottom border-line-width-left
    border-line-width-right border-line-width-top char color column-width contextual-spacing country-asian country-complex
    diagonal-bl-tr diagonal-bl-tr-widths diagonal-tl-br diagonal-tl-br-widths direction distance dynamic-spacing
    filter-name first-page-number flow-with-text font-charset font-charset-asian font-charset-complex font-family-asian
    font-family-complex font-family-generic font-family-generic-asian font-family-generic-complex font-independent-line-spacing
    font-pitch font-pitch-asian font-pitch-complex font-relief font-size-asian font-size-complex font-size-rel
    font-size-rel-asian font-size-rel-complex font-style-asian font-style-complex font-weight-asian font-weight-complex
    footnote-max-height glyph-orientation-vertical height horizontal-pos horizontal-rel join-border justify-single-word
    language-asian language-complex layout-grid-base-height layout-grid-base-width layout-grid-color layout-grid-display
    layout-grid-lines layout-grid-mode layout-grid-print layout-grid-ruby-below layout-grid-ruby-height layout-grid-snap-to
    layout-grid-standard-mode leader-color leader-style leader-text leader-type leader-width length letter-kerning line-break
    line-height-at-least line-spacing line-style lines may-break-between-rows min-row-height mirror num-format
    num-letter-sync number-wrapped-paragraphs overflow-behavior page-number paper-tray-name position print
    print-content print-orientation print-page-order punctuation-wrap register-true rel-column-width rel-height rel-width
    repeat repeat-content rfc-language-tag rotation-align rotation-angle row-height run-through scale-to scale-to-X scale-to-Y
    scale-to-pages script-asian script-complex script-type shadow shrink-to-fit snap-to-layout-grid style tab-stop-distance
    table-centering text-align-source text-autospace text-combine text-emphasize text-line-through-color text-line-through-mode
    text-line-through-style text-line-through-text text-line-through-type text-line-through-width text-outline
    text-overline-color text-overline-mode text-overline-style text-overline-type text-overline-width text-position
    text-rotation-angle text-rotation-scale text-scale text-underline-color text-underline-mode text-underline-style
    text-underline-type text-underline-width type use-optimal-column-width use-optimal-row-height use-window-font-color
    vertical-align vertical-pos vertical-rel volatile width wrap wrap-contour wrap-contour-mode wrap-dynamic-threshold writing-mode
    writing-mode-automatic adjustment
"""
_DRAW = """
    auto-grow-height auto-grow-width background-size blue caption-angle caption-angle-type caption-escape
    caption-escape-direction caption-fit-line-length caption-gap caption-line-length caption-type color-inversion color-mode
    contrast decimal-places end-guide end-line-spacing-horizontal end-line-spacing-vertical fill fill-color
    fill-hatch-solid fill-image-height fill-image-ref-point fill-image-ref-point-x fill-image-ref-point-y fill-image-width
    fit-to-contour fit-to-size gamma gradient-step-count green guide-distance guide-overhang image-opacity
    line-distance luminance marker-end-center marker-end-width marker-start-center marker-start-width measure-align
    measure-vertical-align opacity parallel placing red secondary-fill-color shadow shadow-color shadow-offset-x shadow-offset-y
    shadow-opacity show-unit start-guide start-line-spacing-horizontal start-line-spacing-vertical stroke
    stroke-linejoin symbol-color textarea-horizontal-align textarea-vertical-align tile-repeat-offset unit visible-area-height
    visible-area-left visible-area-top visible-area-width wrap-influence-on-position draw-aspect
"""
_SVG = """
    fill-rule height linear stroke-color stroke-linecap stroke-opacity stroke-width width x y
"""
_TEXT = """
    anchor-page-number anchor-type display-levels dont-balance-text-columns label-followed-by level line-number
    list-level-position-and-space-mode list-tab-stop-position min-label-distance min-label-width number-lines space-before
    bullet-relative-size start-value restart-on-page offset count-empty-lines count-in-text-boxes increment number-position
    footnotes-position start-numbering-at note-class
"""
_TABLE = """
    align border-model display
"""
_PRESENTATION = """
    background-objects-visible background-visible display-date-time display-footer display-header display-page-number
    duration transition-speed transition-style transition-type
"""
_OTHERS = """
    smil:direction smil:fadeColor smil:subtype smil:type loext:opacity loext:contextual-spacing loext:fill-use-slide-background
    loext:glow-color loext:glow-radius loext:glow-transparency loext:shadow-blur loext:softedge-radius loext:char-shading-value
    loext:hyphenation-no-caps loext:hyphenation-no-last-word loext:hyphenation-word-char-count loext:hyphenation-zone
    loext:decorative loext:regular-projection loext:color-lum-mod loext:color-lum-off loext:word-spacing-minimum loext:word-spacing-maximum
    drawooo:display dr3d:ambient-color dr3d:back-scale dr3d:backface-culling dr3d:close-back dr3d:close-front dr3d:depth
    dr3d:diffuse-color dr3d:edge-rounding dr3d:edge-rounding-mode dr3d:emissive-color dr3d:end-angle
    dr3d:horizontal-segments dr3d:lighting-mode dr3d:normals-direction dr3d:normals-kind dr3d:shadow dr3d:shininess
    dr3d:specular-color dr3d:texture-filter dr3d:texture-generation-mode-x dr3d:texture-generation-mode-y
    dr3d:texture-kind dr3d:texture-mode dr3d:vertical-segments xlink:type xlink:show xlink:actuate
"""
# fmt: on
_BY_PREFIX = {
    "fo": _FO,
    "style": _STYLE,
    "draw": _DRAW,
    "svg": _SVG,
    "text": _TEXT,
    "table": _TABLE,
    "presentation": _PRESENTATION,
}  # fmt: skip
PROPERTIES = frozenset(
    {f"{prefix}:{name}" for prefix, names in _BY_PREFIX.items() for name in names.split()}
    | set(_OTHERS.split())
) - {"drawooo:display", "text:display", "style:paper-tray-name", "table:display"}
"""Attributes of properties that say how something looks."""

_MEASURED = re.compile(r"[#\w.,%()+ '\"/:;*?-]{0,120}")
_WORDS = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 6
"""Words in a value of the standard: `thin solid #000000`. What has more is somebody's text."""
_FAMILIES = ("fo:font-family", "style:font-family-asian", "style:font-family-complex", "svg:font-family")


def kept_value(name: str, value: str) -> bool:
    """Whether this is a value that the standard may have here: a measure, a colour, a word or two."""
    if name in _FAMILIES:
        return len(value) < 200
    return _MEASURED.fullmatch(value) is not None and len(_WORDS.findall(value)) <= _MOST_WORDS


def kept_attributes(properties: Element) -> dict[str, str]:
    """Of an element with properties, those that say how something looks."""
    return {
        name: value for name, value in properties.items() if name in PROPERTIES and kept_value(name, value)
    }
