"""Allowed: the elements and attributes of Word that say how what is seen looks. What is not named here is left out.

Each line names elements, and after the colon their attributes. A value is written only where it has the shape that numbers,
switches and names of kinds have; what may hold any words at all (styles, fonts, bookmarks) has rules of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

__all__ = [
    "BORDERS",
    "MATHEMATICS",
    "OF_LETTERS",
    "OF_PARAGRAPHS",
    "OF_ROWS",
    "OF_SECTIONS",
    "OF_TABLES",
    "Allowed",
    "kept",
    "table_of",
]

Allowed = Mapping[str, frozenset[str]]
"""For each element that may stand, its attributes that may."""

_VALUE: Final = re.compile(r"[-+#]?[A-Za-z0-9._%]{0,40}(?:[- ][A-Za-z0-9._%]{1,20}){0,3}")
_FONT: Final = re.compile(r"[^<>&\"\x00-\x1f]{1,80}")
_ANY_CHARACTER: Final = re.compile(r".{0,2}", re.DOTALL)
_SHAPES: Final = {
    **dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia", "font", "typeface"), _FONT),
    **dict.fromkeys(("m:chr", "m:begChr", "m:endChr", "m:sepChr"), _ANY_CHARACTER),
}
"""Attributes, or elements, whose values have another shape."""


def table_of(*lines: str) -> dict[str, frozenset[str]]:
    """The table that such lines make; an element that stands in several has the attributes of all."""
    table: dict[str, frozenset[str]] = {}
    for line in lines:
        names, _, attributes = line.partition("::")
        for name in names.split():
            table[name] = table.get(name, frozenset()) | frozenset(attributes.split())
    return table


def kept(element: Element, allowed: Allowed) -> Element | None:
    """A copy of an element with what may stand in it; None where it may not stand itself. Text is left behind."""
    attributes = allowed.get(element.tag)
    if attributes is None:
        return None
    copy = Element(element.tag, kept_attributes(element, attributes))
    copy.extend(child for child in (kept(one, allowed) for one in element) if child is not None)
    return copy


def kept_attributes(element: Element, names: frozenset[str]) -> dict[str, str]:
    """The attributes of these names whose values have the shape that such values have."""
    by_tag = _SHAPES.get(element.tag)
    return {
        key: value
        for key, value in element.items()
        if key in names and (by_tag or _SHAPES.get(key, _VALUE)).fullmatch(value)
    }


_COLOUR = "color themeColor themeTint themeShade"
BORDERS: Final = f"top left bottom right start end insideH insideV between bar tl2br tr2bl bdr:: val sz space shadow frame {_COLOUR}"
_SHADING = f"shd:: val {_COLOUR} fill themeFill themeFillTint themeFillShade"
_W14_COLOURS = (
    "w14:solidFill w14:noFill w14:gradFill w14:gsLst w14:round w14:prstDash w14:miter:: w14:val w14:lim",
    "w14:gs:: w14:pos", "w14:lin:: w14:ang w14:scaled", "w14:path:: w14:path", "w14:fillToRect:: w14:l w14:t w14:r w14:b",
    "w14:srgbClr w14:schemeClr w14:sysClr w14:prstClr w14:alpha w14:lumMod w14:lumOff w14:shade w14:tint:: w14:val",
    "w14:satMod w14:satOff w14:hueMod w14:hueOff w14:sat w14:lum:: w14:val",
)  # fmt: skip
OF_LETTERS: Final = table_of(
    "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid webHidden w kern position sz szCs "
    "highlight effect vertAlign rtl cs em oMath spacing:: val",
    f"color u:: val {_COLOUR}", _SHADING, BORDERS, "fitText:: val id",
    "rFonts:: ascii hAnsi eastAsia cs asciiTheme hAnsiTheme eastAsiaTheme cstheme hint",
    "lang:: val eastAsia bidi", "eastAsianLayout:: id combine combineBrackets vert vertCompress",
    "w14:ligatures w14:numForm w14:numSpacing w14:cntxtAlts w14:stylisticSets w14:textFill:: w14:val",
    "w14:styleSet:: w14:id w14:val",
    "w14:textOutline:: w14:w w14:cap w14:cmpd w14:algn", "w14:glow:: w14:rad",
    "w14:shadow:: w14:blurRad w14:dist w14:dir w14:sx w14:sy w14:kx w14:ky w14:algn",
    "w14:reflection:: w14:blurRad w14:stA w14:stPos w14:endA w14:endPos w14:dist w14:dir w14:fadeDir w14:sx w14:sy w14:kx w14:ky w14:algn",
    *_W14_COLOURS,
)  # fmt: skip
OF_PARAGRAPHS: Final = table_of(
    "keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl:: val",
    "framePr:: dropCap lines w h vSpace hSpace wrap hAnchor vAnchor x xAlign y yAlign hRule anchorLock",
    "spacing:: before beforeLines beforeAutospacing after afterLines afterAutospacing line lineRule",
    "ind:: start startChars left leftChars end endChars right rightChars hanging hangingChars firstLine firstLineChars",
    "pBdr tabs::", "tab:: val pos leader", _SHADING, BORDERS, "cnfStyle:: val",
)  # fmt: skip
_MEASURE = "val w type"
OF_TABLES: Final = table_of(
    "tblpPr:: leftFromText rightFromText topFromText bottomFromText vertAnchor horzAnchor tblpXSpec tblpX tblpYSpec tblpY",
    "tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize jc:: val",
    "tblW tblCellSpacing tblInd:: w type", "tblBorders tblCellMar::", "tblLayout:: type",
    "tblLook:: val firstRow lastRow firstColumn lastColumn noHBand noVBand", "tblPr::",
    f"top left bottom right start end:: {_MEASURE}", _SHADING, BORDERS,
    "tcPr::", "tcW:: w type", "gridSpan hMerge vMerge noWrap textDirection tcFitText vAlign hideMark:: val", "tcBorders tcMar::",
    "cnfStyle:: val firstRow lastRow firstColumn lastColumn oddVBand evenVBand oddHBand evenHBand",
)  # fmt: skip
OF_ROWS: Final = table_of(
    "cnfStyle gridBefore gridAfter cantSplit tblHeader jc:: val", "wBefore wAfter tblCellSpacing:: w type", "trHeight:: val hRule",
)  # fmt: skip
OF_SECTIONS: Final = table_of(
    "type vAlign textDirection bidi rtlGutter titlePg noEndnote:: val",
    "pgSz:: w h orient code", "pgMar:: top right bottom left header footer gutter",
    "pgBorders:: zOrder display offsetFrom", BORDERS, "lnNumType:: countBy start distance restart",
    "pgNumType:: fmt start chapStyle chapSep", "cols:: equalWidth space num sep", "col:: w space",
    "docGrid:: type linePitch charSpace", "footnotePr endnotePr::", "pos numStart numRestart:: val", "numFmt:: val",
)  # fmt: skip
_M_PLAIN = (
    "m:acc m:accPr m:bar m:barPr m:box m:boxPr m:borderBox m:borderBoxPr m:d m:dPr m:e m:eqArr m:eqArrPr m:f m:fPr m:func "
    "m:funcPr m:fName m:groupChr m:groupChrPr m:limLow m:limLowPr m:limUpp m:limUppPr m:lim m:m m:mPr m:mcs m:mc m:mcPr m:mr "
    "m:nary m:naryPr m:num m:den m:phant m:phantPr m:rad m:radPr m:deg m:sPre m:sPrePr m:sSub m:sSubPr m:sSubSup m:sSubSupPr "
    "m:sSup m:sSupPr m:sub m:sup m:oMath m:oMathPara m:oMathParaPr m:rPr m:argPr m:ctrlPr::"
)
_M_VALUED = (
    "m:chr m:begChr m:endChr m:sepChr m:pos m:vertJc m:opEmu m:noBreak m:diff m:brk m:aln m:hideTop m:hideBot m:hideLeft "
    "m:hideRight m:strikeH m:strikeV m:strikeBLTR m:strikeTLBR m:grow m:shp m:baseJc m:maxDist m:objDist m:rSpRule m:rSp m:type "
    "m:count m:mcJc m:plcHide m:cGpRule m:cGp m:cSp m:limLoc m:subHide m:supHide m:show m:zeroWid m:zeroAsc m:zeroDesc m:transp "
    "m:degHide m:alnScr m:jc m:lit m:nor m:scr m:sty m:argSz:: m:val m:alnAt"
)
MATHEMATICS: Final = table_of(_M_PLAIN, _M_VALUED)
