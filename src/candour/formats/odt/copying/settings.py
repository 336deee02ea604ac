"""Settings in a copy: how the program that wrote the text lays out its lines, so that it looks the same; and how notes are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.opendocument.kept_looks import kept_attributes
from candour.formats.opendocument.names import uri_of
from candour.formats.xml import text_of

__all__ = ["counting_of", "settings_of"]

_NAMES: Final = """
    AddExternalLeading AddFrameOffsets AddParaLineSpacingToTableCells AddParaSpacingToTableCells AddParaTableSpacing
    AddParaTableSpacingAtStart AddVerticalFrameOffsets AlignTabStopPosition ApplyParagraphMarkFormatToNumbering
    AutoFirstLineIndentDisregardLineSpace BackgroundParaOverDrawings ClipAsCharacterAnchoredWriterFlyFrames
    ClippedPictures CollapseEmptyCellPara ConsiderTextWrapOnObjPos ContinuousEndnotes DisableOffPagePositioning
    DoNotCaptureDrawObjsOnPage DoNotJustifyLinesWithManualBreak DoNotResetParaAttrsForNumFont EmptyDbFieldHidesPara
    FloattableNomargins FootnoteInColumnToPageEnd FrameAutowidthWithMorePara GutterAtTop HeaderSpacingBelowLastPara
    IgnoreFirstLineIndentInNumbering IgnoreTabsAndBlanksForLineCalculation InvertBorderSpacing IsKernAsianPunctuation
    MathBaselineAlignment MsWordCompMinLineHeightByFly MsWordCompTrailingBlanks NoNumberingShowFollowBy
    OutlineLevelYieldsNumbering PropLineSpacingShrinksFirstLine SmallCapsPercentage66 StylesNoDefault
    SubtractFlysAnchoredAtFlys SurroundTextWrapSmall TabAtLeftIndentForParagraphsInList TableRowKeep TabOverflow
    TabOverMargin TabOverSpacing TabsRelativeToIndent TreatSingleColumnBreakAsPageBreak UnbreakableNumberings
    UnxForceZeroExtLeading UseFormerLineSpacing UseFormerObjectPositioning UseFormerTextWrapping UseOldNumbering
    UseOldPrinterMetrics WordLikeWrapForAsCharFlys
"""
_LAYOUT: Final = frozenset(_NAMES.split())
"""Switches that say how lines and drawings are set."""
_SET: Final = "ooo:configuration-settings"
_SWITCHES: Final = ("true", "false")
_COUNTED: Final = (
    "text:note-class", "style:num-format", "text:start-value", "text:footnotes-position", "text:start-numbering-at",
)  # fmt: skip


def settings_of(roots: Iterable[Element]) -> Element | None:
    """The settings of a copy; None where there are none."""
    found = {
        item.get("config:name", ""): text_of(item).strip()
        for root in roots
        for item_set in root.iter("config:config-item-set")
        if item_set.get("config:name") == _SET
        for item in item_set.findall("config:config-item")
    }
    kept = {name: value for name, value in sorted(found.items()) if name in _LAYOUT and value in _SWITCHES}
    if not kept:
        return None
    # the name of the set stands in a namespace too, which no element or attribute names
    root = Element("office:document-settings", {"office:version": "1.3", "xmlns:ooo": uri_of("ooo")})
    inside = SubElement(SubElement(root, "office:settings"), "config:config-item-set", {"config:name": _SET})
    for name, value in kept.items():
        SubElement(inside, "config:config-item", {"config:name": name, "config:type": "boolean"}).text = value
    return root


def counting_of(common: Iterable[Element]) -> Iterator[Element]:
    """How notes are numbered, and lines."""
    for element in common:
        if element.tag == "text:notes-configuration":
            said = {name: value for name in _COUNTED if (value := element.get(name, "")) and len(value) < 20}
            yield Element(element.tag, said)
        elif (
            element.tag == "text:linenumbering-configuration" and element.get("text:number-lines") != "false"
        ):
            yield Element(element.tag, kept_attributes(element))
