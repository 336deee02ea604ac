"""Copies of charts: as they are drawn, with the values that are plotted and no workbook behind them.

series   name ──▶ the words themselves     categories, values ──▶ the numbers and words themselves, no cells
titles, labels, axes, looks                as they are
filters' leavings, links to cells, printer's settings, names of the file     left out
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import Redaction
from candour.formats.ooxml.kept_looks import Special, kept_children, kept_value

__all__ = ["ChartCopy"]

_VALUED: Final = """
    date1904 roundedCorners autoTitleDeleted plotVisOnly dispBlanksAs showDLblsOverMax overlay layoutTarget xMode yMode
    wMode hMode x y w h rotX hPercent rotY depthPercent rAngAx perspective thickness barDir grouping varyColors gapWidth
    overlap axId gapDepth shape smooth firstSliceAng holeSize ofPieType splitType splitPos secondPiePt secondPieSize
    scatterStyle bubble3D bubbleScale showNegBubbles sizeRepresents radarStyle wireframe idx order invertIfNegative explosion
    symbol size delete dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize showLeaderLines
    trendlineType period forward backward intercept dispRSqr dispEq errDir errBarType errValType noEndCap logBase
    orientation max min axPos majorTickMark minorTickMark tickLblPos crossAx crosses crossesAt auto lblAlgn lblOffset
    noMultiLvlLbl tickLblSkip tickMarkSkip baseTimeUnit majorUnit majorTimeUnit minorUnit minorTimeUnit crossBetween custUnit
    builtInUnit legendPos showHorzBorder showVertBorder showOutline showKeys applyToFront applyToSides applyToEnd pictureFormat
    pictureStackUnit
"""
"""Elements that only have a value."""
_HOLDERS: Final = """
    chart title layout manualLayout view3D floor sideWall backWall plotArea barChart bar3DChart lineChart line3DChart areaChart
    area3DChart pieChart pie3DChart doughnutChart ofPieChart scatterChart bubbleChart radarChart surfaceChart surface3DChart
    stockChart ser dPt dLbls dLbl trendline trendlineLbl errBars serLines dropLines hiLowLines upDownBars upBars downBars bandFmts
    bandFmt custSplit catAx valAx dateAx serAx scaling majorGridlines minorGridlines dispUnits dispUnitsLbl legend legendEntry
    dTable pictureOptions leaderLines
"""
"""Elements that hold others."""
_MAPPING: Final = "bg1 tx1 bg2 tx2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink"
_SIMPLE: Final = frozenset(_VALUED.split())
_HELD: Final = frozenset(_HOLDERS.split())
_BOTH: Final = frozenset({"marker", "order", "shape", "size"})
"""Elements that have a value in one place and hold others in another."""
_SPOKEN: Final = frozenset({"separator", "name"})
_KINDS: Final = frozenset({"num", "str", "multiLvlStr"})
_DATA: Final = frozenset({"cat", "val", "xVal", "yVal", "bubbleSize", "plus", "minus"})
_LATER, _MOST_STYLES = 100, 48
_FIELDS: Final = frozenset(
    {"VALUE", "SERIESNAME", "CATEGORYNAME", "XVALUE", "YVALUE", "PERCENTAGE", "BUBBLESIZE"}
)
_FIELDS_MARK: Final = "{00000000-0000-4000-8000-00000000000A}"
_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|#N/A")

Words = Callable[[str, Element], Element]
"""Writes a text: under this name, of this element."""


@dataclass(slots=True, repr=False)
class ChartCopy:
    """One chart while it is written."""

    redaction: Redaction
    words: Words
    special: Mapping[str, Special] = field(default_factory=dict)
    """Fills with pictures."""
    _named: int = 0

    def written(self, root: Element) -> Element:
        """The part of the chart."""
        copy = Element("c:chartSpace")
        for child in root:
            if child.tag == "clrMapOvr":
                said = {
                    name: value
                    for name, value in child.items()
                    if name in _MAPPING.split() and value.isalnum()
                }
                SubElement(copy, "c:clrMapOvr", said)
            elif (made := self._copy(child)) is not None:
                copy.append(made)
        return copy

    def _copy(self, element: Element) -> Element | None:
        tag = element.tag
        if (way := _WAYS.get(tag)) is not None:
            return way(self, element)
        if tag in _HELD or (tag in _BOTH and len(element)):
            copy = Element(f"c:{tag}")
            copy.extend([made for child in element if (made := self._copy(child)) is not None])
            return copy
        return self._value(element) if tag in _SIMPLE or tag in _BOTH else None

    def _format(self, element: Element) -> Element:
        code = self.redaction.text(element.get("formatCode", ""))
        is_linked = element.get("sourceLinked") in ("1", "true")
        return Element("c:numFmt", {"formatCode": code, "sourceLinked": str(int(is_linked))})

    @staticmethod
    def _style(element: Element) -> Element | None:
        """The number of the chart's looks; later programs count them from 101."""
        written = element.get("val", "")
        number = int(written) % _LATER if written.isdecimal() and len(written) < 4 else 0
        return Element("c:style", {"val": str(number)}) if 0 < number <= _MOST_STYLES else None

    def _spoken(self, element: Element) -> Element:
        copy = Element(f"c:{element.tag}")
        copy.text = self.redaction.text(element.text or "")
        return copy

    @staticmethod
    def _value(element: Element) -> Element:
        value = element.get("val", "")
        return Element(f"c:{element.tag}", {"val": value} if value and kept_value("val", value) else {})

    def _looks(self, element: Element) -> Element:
        if element.tag == "txPr":
            return self.words("c:txPr", element)
        copy = Element("c:spPr")
        copy.extend(kept_children(element, self.special))
        return copy

    # ── words and values ────────────────────────────────────────────────────────────────────────────────────

    def _text(self, element: Element) -> Element:
        """A title, a label, or the name of a series."""
        copy = Element("c:tx")
        rich = element.find("rich")
        if rich is not None:
            copy.append(self._rich(rich))
            return copy
        cached = element.find("strRef/strCache")
        if cached is not None:
            reference = SubElement(copy, "c:strRef")
            SubElement(reference, "c:f").text = self._nowhere()
            reference.append(self._points(cached, "strCache"))
        elif (value := element.findtext("v")) is not None:
            SubElement(copy, "c:v").text = self.redaction.text(value)
        return copy

    def _rich(self, rich: Element) -> Element:
        copy = self.words("c:rich", rich)
        lines = zip(rich.iterfind("p"), copy.findall("a:p"), strict=False)
        for line, written in lines:
            runs = [run for run in line if any(letters.text for letters in run.iter("t"))]
            made = [run for run in written if run.tag in ("a:r", "a:fld")]
            if len(runs) == len(made):
                for run, new in zip(runs, made, strict=True):
                    if run.tag == "fld" and run.get("type") in _FIELDS:
                        new.tag = "a:fld"
                        new.attrib.update({"id": _FIELDS_MARK, "type": run.get("type", "")})
        return copy

    def _data(self, element: Element) -> Element | None:
        """Categories or values: those that are plotted, and cells of no workbook."""
        if not len(element):
            return self._value(element)
        copy = Element(f"c:{element.tag}")
        for child in element:
            kind = child.tag.removesuffix("Ref").removesuffix("Lit")
            if kind not in _KINDS:
                continue
            cache = child if child.tag.endswith("Lit") else child.find(f"{kind}Cache")
            if cache is not None:
                copy.append(self._kept(kind, cache, is_literal=cache is child, is_named=element.tag == "cat"))
                return copy
        return None

    def _kept(self, kind: str, cache: Element, *, is_literal: bool, is_named: bool) -> Element:
        """Values as they are plotted. A number that is blacked out leaves its place; among categories all become words."""
        name = f"{kind}Lit" if is_literal else f"{kind}Cache"
        points = self._points(cache, name)
        gone = [point for point in points.findall("c:pt") if kind == "num" and not _is_number(point)]
        if gone and not is_named:
            for point in gone:
                points.remove(point)
        elif gone:
            kind = "str"
            points.tag = f"c:{name.replace('num', 'str')}"
            for code in points.findall("c:formatCode"):
                points.remove(code)
        if is_literal:
            return points
        copy = Element(f"c:{kind}Ref")
        SubElement(copy, "c:f").text = self._nowhere()
        copy.append(points)
        return copy

    def _nowhere(self) -> str:
        """The cell that is named where one has to be, and none is there."""
        self._named += 1
        number, letters = self._named, ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(65 + rest) + letters
        return f"Sheet1!${letters}$1"

    def _points(self, cache: Element, name: str) -> Element:
        copy = Element(f"c:{name}")
        code = cache.findtext("formatCode")
        if code and name.startswith("num"):
            SubElement(copy, "c:formatCode").text = self.redaction.text(code)
        if name != "lvl":
            self._count(cache, copy)
        copy.extend([self._points(level, "lvl") for level in cache.iterfind("lvl")])
        for point in cache.iterfind("pt"):
            index = point.get("idx", "")
            made = SubElement(copy, "c:pt", {"idx": index if index.isdecimal() else "0"})
            SubElement(made, "c:v").text = self.redaction.text(point.findtext("v", ""))
        return copy

    @staticmethod
    def _count(cache: Element, copy: Element) -> None:
        count = cache.find("ptCount")
        value = count.get("val", "") if count is not None else ""
        known = value if value.isdecimal() and len(value) < 8 else str(len(cache.findall("pt")))
        SubElement(copy, "c:ptCount", {"val": known})


def _is_number(point: Element) -> bool:
    value = point.find("c:v")
    return value is not None and _NUMBER.fullmatch(value.text or "") is not None


_WAYS: Final[dict[str, Callable[[ChartCopy, Element], Element | None]]] = {
    "spPr": ChartCopy._looks,  # noqa: SLF001  (the ways of this very class)
    "txPr": ChartCopy._looks,  # noqa: SLF001
    "tx": ChartCopy._text,  # noqa: SLF001
    "style": lambda _, element: ChartCopy._style(element),  # noqa: SLF001
    "numFmt": ChartCopy._format,  # noqa: SLF001
    **dict.fromkeys(_SPOKEN, ChartCopy._spoken),  # noqa: SLF001
    **dict.fromkeys(_DATA, ChartCopy._data),  # noqa: SLF001
}
