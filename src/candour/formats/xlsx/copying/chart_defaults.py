"""Defaults of charts: what is meant where a chart of Excel 2007 does not say. Later programs take the opposite for granted.

They tell which is meant by the version of the program that wrote the file, which a copy does not have: so the copy says it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final
from xml.etree.ElementTree import Element

__all__ = ["say_defaults"]

_LABELS: Final = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")
_SAID: Final[Mapping[str, Sequence[tuple[str, str, tuple[str, ...]]]]] = {
    "c:dLbls": tuple((name, "0", ("separator", "showLeaderLines", "leaderLines", "extLst")) for name in _LABELS),
    "c:dLbl": tuple((name, "0", ("separator", "extLst")) for name in _LABELS),
    **dict.fromkeys(
        ("c:catAx", "c:valAx", "c:dateAx", "c:serAx"),
        (
            ("delete", "0", ("axPos", "majorGridlines", "minorGridlines", "title", "numFmt", "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx")),
            ("majorTickMark", "out", ("minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx")),
            ("minorTickMark", "none", ("tickLblPos", "spPr", "txPr", "crossAx")),
        ),
    ),
    "c:legend": (("overlay", "0", ("spPr", "txPr")),),
    "c:title": (("overlay", "0", ("spPr", "txPr")),),
    "c:chart": (("autoTitleDeleted", "0", ("pivotFmts", "view3D", "floor", "sideWall", "backWall", "plotArea")),),
    "c:trendline": (("dispRSqr", "0", ("dispEq", "trendlineLbl")), ("dispEq", "0", ("trendlineLbl",))),
    "c:errBars": (("noEndCap", "0", ("plus", "minus", "val", "spPr")),),
}  # fmt: skip
"""By element: what it does not say, what that means, and before which of its children it would stand."""
_SMOOTH: Final = ("c:lineChart", "c:scatterChart")


def say_defaults(chart: Element) -> None:
    """Says in a chart what is meant where it says nothing."""
    if chart.find("c:roundedCorners") is None:
        at = 1 if len(chart) and chart[0].tag == "c:date1904" else 0
        chart.insert(at, Element("c:roundedCorners", {"val": "0"}))
    for element in list(chart.iter()):
        for name, value, before in _SAID.get(element.tag, ()):
            is_gone = name in _LABELS and element.find("c:delete") is not None  # a label that is taken out
            if element.find(f"c:{name}") is None and not is_gone:
                _insert(element, Element(f"c:{name}", {"val": value}), before)
        if element.tag in _SMOOTH:
            for series in element.findall("c:ser"):
                if series.find("c:smooth") is None:
                    _insert(series, Element("c:smooth", {"val": "0"}), ("extLst",))


def _insert(parent: Element, child: Element, before: Sequence[str]) -> None:
    tags = {f"c:{name}" for name in before}
    at = next((number for number, other in enumerate(parent) if other.tag in tags), len(parent))
    parent.insert(at, child)
