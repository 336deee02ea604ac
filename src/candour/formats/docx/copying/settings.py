"""Settings: what of them changes how the document looks. Nothing of sessions, protection, merges and programs."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import OF_SECTIONS, kept, table_of
from candour.formats.docx.copying.spelling import made

__all__ = ["settings_part"]

_KEPT: Final = table_of(
    "mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop autoHyphenation "
    "doNotHyphenateCaps evenAndOddHeaders bookFoldPrinting bookFoldRevPrinting drawingGridHorizontalSpacing printTwoOnOne "
    "noLineBreaksAfter noLineBreaksBefore strictFirstAndLastChars doNotUseMarginsForDrawingGridOrigin displayBackgroundShape "
    "defaultTabStop consecutiveHyphenLimit hyphenationZone characterSpacingControl bookFoldPrintingSheets decimalSymbol "
    "listSeparator:: val",
    "themeFontLang:: val eastAsia bidi",
    "clrSchemeMapping:: bg1 t1 bg2 t2 accent1 accent2 accent3 accent4 accent5 accent6 hyperlink followedHyperlink",
    "m:mathPr::", "m:mathFont m:brkBin m:brkBinSub m:smallFrac m:dispDef m:lMargin m:rMargin m:defJc m:preSp m:postSp m:interSp "
    "m:intraSp m:wrapIndent m:wrapRight m:intLim m:naryLim:: m:val",
)  # fmt: skip
_COMPATIBLE: Final = table_of(
    "useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance balanceSingleByteDoubleByteWidth "
    "noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace doNotExpandShiftReturn spacingInWholePoints lineWrapLikeWord6 "
    "printBodyTextBeforeHeader printColBlack wpSpaceWidth showBreaksInFrames subFontBySize suppressBottomSpacing suppressTopSpacing "
    "suppressSpacingAtTopOfPage suppressTopSpacingWP suppressSpBfAfterPgBrk swapBordersFacingPages convMailMergeEsc "
    "truncateFontHeightsLikeWP6 mwSmallCaps usePrinterMetrics doNotSuppressParagraphBorders wrapTrailSpaces footnoteLayoutLikeWW8 "
    "shapeLayoutLikeWW8 alignTablesRowByRow forgetLastTabAlignment adjustLineHeightInTable autoSpaceLikeWord95 "
    "noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth layoutTableRowsApart useWord97LineBreakRules "
    "doNotBreakWrappedTables doNotSnapToGridInCell selectFldWithFirstOrLastChar applyBreakingRules doNotWrapTextWithPunct "
    "doNotUseEastAsianBreakRules useWord2002TableStyleRules growAutofit useFELayout useNormalStyleForList doNotUseIndentAsNumberingTabStop "
    "useAltKinsokuLineBreakRules allowSpaceOfSameStyleInTable doNotSuppressIndentation doNotAutofitConstrainedTables "
    "autofitToFirstFixedWidthCell underlineTabInNumList displayHangulFixedWidth splitPgBreakAndParaMark doNotVertAlignCellWithSp "
    "doNotBreakConstrainedForcedTable doNotVertAlignInTxbx useAnsiKerningPairs cachedColBalance:: val",
)
_NAMED: Final = frozenset({
    "compatibilityMode", "overrideTableStyleFontSizeAndJustification", "enableOpenTypeFeatures", "doNotFlipMirrorIndents",
    "differentiateMultirowTableHeaders", "useWord2013TrackBottomHyphenation", "allowHyphenationAtTrackBottom",
    "allowTextAfterFloatingTableBreak",
})  # fmt: skip
_WORD: Final = "http://schemas.microsoft.com/office/word"
_NOTES: Final = {"footnotePr": "footnote", "endnotePr": "endnote"}


def settings_part(root: Element | None, lines: dict[str, list[Element]]) -> Element:
    """The part of settings. `lines` are the notes that stand for the lines above the others, by kind."""
    written: list[Element] = []
    met: set[str] = set()
    for child in root if root is not None else ():
        one = _setting(child, lines)
        if one is not None:
            written.append(one)
            met.add(child.tag)
    for tag, kind in _NOTES.items():
        if tag not in met and lines.get(kind):
            written.append(made(tag, children=lines[kind]))
    return made("settings", children=sorted(written, key=lambda one: _place(one.tag)))


def _setting(element: Element, lines: dict[str, list[Element]]) -> Element | None:
    if element.tag in _NOTES:
        own = [one for child in element if (one := kept(child, OF_SECTIONS)) is not None]
        own += lines.get(_NOTES[element.tag], [])
        return made(element.tag, children=own) if own else None
    if element.tag == "compat":
        return made("compat", children=[one for child in element if (one := _compatible(child)) is not None])
    return kept(element, _KEPT)


def _compatible(element: Element) -> Element | None:
    if element.tag != "compatSetting":
        return kept(element, _COMPATIBLE)
    name, value = element.get("name", ""), element.get("val", "")
    if name not in _NAMED or not value.isdigit():
        return None
    return made("compatSetting", {"name": name, "uri": _WORD, "val": value})


_IN_ORDER: Final = (
    "displayBackgroundShape", "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop", "autoHyphenation", "consecutiveHyphenLimit",
    "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting",
    "bookFoldPrintingSheets", "drawingGridHorizontalSpacing", "doNotUseMarginsForDrawingGridOrigin",
    "characterSpacingControl", "printTwoOnOne", "strictFirstAndLastChars", "noLineBreaksAfter", "noLineBreaksBefore",
    "footnotePr", "endnotePr", "compat", "m:mathPr", "themeFontLang", "clrSchemeMapping", "decimalSymbol",
    "listSeparator",
)  # fmt: skip


def _place(tag: str) -> int:
    """Where Word looks for a setting among the others."""
    return _IN_ORDER.index(tag) if tag in _IN_ORDER else len(_IN_ORDER)
