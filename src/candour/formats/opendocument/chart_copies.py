"""Copies of charts and formulas inside a document: as they are drawn, a chart with the values that are plotted and no others.

Object 1/content.xml ──▶ chart: titles, axes, series, and of its own table the columns and rows that they name
                     ──▶ formula: its signs, not what somebody typed for it
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean, Redaction
from candour.formats.archive import Unreadable
from candour.formats.opendocument.kept_looks import kept_attributes, kept_value
from candour.formats.opendocument.names import trees
from candour.formats.opendocument.package import Package
from candour.formats.opendocument.parts import kind_of
from candour.formats.opendocument.style_copies import StyleCopies
from candour.formats.opendocument.writing import KIND, Part, written
from candour.formats.xml import BadXml, text_of

__all__ = ["ObjectCopies"]

_DOCTYPE: Final = re.compile(rb"<!DOCTYPE math[^\[>]*>")
_CHART: Final = frozenset(
    {
        "chart:chart", "chart:title", "chart:subtitle", "chart:footer", "chart:legend", "chart:plot-area", "chart:axis",
        "chart:categories", "chart:grid", "chart:series", "chart:domain", "chart:data-point", "chart:mean-value",
        "chart:error-indicator", "chart:regression-curve", "chart:equation", "chart:wall", "chart:floor", "chart:stock-gain-marker",
        "chart:stock-loss-marker", "chart:stock-range-line", "chart:data-label", "chart:label-separator", "dr3d:light",
    }
)  # fmt: skip
_NAMED: Final = frozenset(
    {
        "svg:x", "svg:y", "svg:width", "svg:height", "chart:class", "chart:legend-position", "chart:legend-align",
        "chart:dimension", "chart:name", "chart:column-mapping", "chart:row-mapping", "chart:values-cell-range-address",
        "chart:label-cell-address", "chart:attached-axis", "chart:repeated", "chart:data-source-has-labels", "chart:automatic-content",
        "chart:display-equation", "chart:display-r-square", "table:cell-range-address", "style:legend-expansion",
        "style:legend-expansion-aspect-ratio", "dr3d:diffuse-color", "dr3d:direction", "dr3d:enabled", "dr3d:specular",
        "dr3d:vrp", "dr3d:vpn", "dr3d:vup", "dr3d:projection", "dr3d:distance", "dr3d:focal-length", "dr3d:shadow-slant",
        "dr3d:shade-mode", "dr3d:ambient-color", "dr3d:lighting-mode", "dr3d:transform", "loext:custom-label-pos-x",
    }
)  # fmt: skip
_TITLES: Final = frozenset(
    {"chart:title", "chart:subtitle", "chart:footer", "chart:data-label", "chart:label-separator"}
)
_LOOKS: Final = "style:chart-properties"
_CHART_LOOKS: Final = """
    angle-offset auto-position auto-size axis-label-position axis-position connect-bars data-label-number data-label-series
    data-label-symbol data-label-text deep display-label error-category error-lower-indicator error-lower-limit error-margin
    error-percentage error-upper-indicator error-upper-limit gap-width group-bars-per-axis hole-size include-hidden-cells
    interpolation interval-major interval-minor-divisor japanese-candle-stick label-arrangement label-position
    label-position-negative lines link-data-style-to-source logarithmic maximum mean-value minimum origin overlap percentage
    pie-offset regression-type reverse-direction right-angled-axes scale-text series-source solid-type sort-by-x-values
    spline-order spline-resolution stacked symbol-height symbol-name symbol-type symbol-width text-overlap three-dimensional
    tick-mark-position tick-marks-major-inner tick-marks-major-outer tick-marks-minor-inner tick-marks-minor-outer
    treat-empty-cells vertical visible axis-type date-scale
    """
_OF_CHARTS: Final = frozenset(f"chart:{name}" for name in _CHART_LOOKS.split())
_SIGNS: Final = """
    math semantics mrow mi mn mo mtext mspace ms mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup
    msubsup munder mover munderover mmultiscripts mprescripts none mtable mtr mtd mlabeledtr
    """
_MATH: Final = frozenset(f"math:{name}" for name in _SIGNS.split())
_OF_MATH: Final = frozenset(
    {
        "mathvariant", "mathsize", "mathcolor", "mathbackground", "display", "stretchy", "fence", "form", "separator",
        "open", "close", "separators", "accent", "accentunder", "linethickness", "columnalign", "rowalign", "width", "height",
        "depth", "scriptlevel", "displaystyle", "notation", "align", "math:display", "math:mathvariant", "math:stretchy", "math:fence",
        "math:form", "math:accent", "math:linethickness", "math:columnalign", "math:fontsize", "math:fontweight", "math:fontstyle", "math:color",
    }
)  # fmt: skip
_RANGE: Final = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\.?\$?([A-Z]{1,3})\$?(\d{1,7}))?")
_TABLE: Final = "local-table"
_CELLS: Final = ("table:table-cell", "table:covered-table-cell")
_AROUND: Final = (
    "table:table-header-columns",
    "table:table-columns",
    "table:table-header-rows",
    "table:table-rows",
)
_MOST: Final = 100_000


@dataclass(slots=True, eq=False, repr=False)
class ObjectCopies:
    """The charts and formulas of one document."""

    package: Package | None
    redaction: Redaction
    parts: list[Part] = field(default_factory=list)
    """Those that are written."""

    def link(self, element: Element) -> Element | None:
        """The element that leads to the copy of a chart or formula; None where the object is neither."""
        inline = element.find("math:math")
        if inline is not None:
            copy = Element("draw:object")
            copy.append(self._formula(inline))
            return copy
        name = element.get("xlink:href", "").removeprefix("./").rstrip("/")
        part = f"{name}/content.xml"
        if self.package is None or not name or not self.package.has(part):
            return None
        kind = kind_of(self.package, f"{name}/").removeprefix(KIND)
        if kind not in ("chart", "formula"):
            return None
        number = sum(part.name.endswith("/") for part in self.parts) + 1
        self._write(part, kind, f"Object {number}/")
        said = {
            "xlink:href": f"./Object {number}",
            "xlink:type": "simple",
            "xlink:show": "embed",
            "xlink:actuate": "onLoad",
        }
        return Element("draw:object", said)

    def _write(self, part: str, kind: str, folder: str) -> None:
        if self.package is None:
            return
        try:
            data = self.package.archive.read(part)
            found = trees((_DOCTYPE.sub(b"", data, count=1),), "office:document-content", "math:math")
        except (BadXml, Unreadable) as why:
            raise CannotClean(
                f"no clean copy can be made, because a {kind} in it cannot be read: {why}"
            ) from None
        root = next(iter(found.values()), Element("math:math"))
        if kind == "formula":
            math = root if root.tag == "math:math" else next(root.iter("math:math"), Element("math:math"))
            made = self._formula(math)
        else:
            made = _Chart(root, self.redaction).written()
        self.parts += [Part(folder, f"{KIND}{kind}"), Part(f"{folder}content.xml", "text/xml", written(made))]

    def _formula(self, element: Element) -> Element:
        copy = Element(
            element.tag,
            {name: value for name, value in element.items() if name in _OF_MATH and kept_value(name, value)},
        )
        copy.text = self.redaction.text(element.text) if element.text else None
        for child in element:
            if child.tag in _MATH:
                copy.append(self._formula(child))
        return copy


class _Chart:
    """One chart while it is written."""

    def __init__(self, root: Element, redaction: Redaction) -> None:
        self._redaction = redaction
        self._body = next(root.iter("office:chart"), Element("office:chart"))
        own = root.find("office:automatic-styles")
        fonts = root.find("office:font-face-decls")
        self._styles = StyleCopies(
            (),
            list(own if own is not None else ()),
            redaction,
            fonts=list(fonts if fonts is not None else ()),
        )
        self._own = {style.get("style:name", ""): style for style in (own if own is not None else ())}

    def written(self) -> Element:
        """The content of the chart."""
        body = Element("office:chart")
        chart = self._body.find("chart:chart")
        if chart is not None:
            body.append(self._copy(chart))
            for table in chart.findall("table:table"):
                made = self._table(table, _named_cells(chart))
                body[0].append(made)
        root = Element("office:document-content", {"office:version": "1.3"})
        faces = SubElement(root, "office:font-face-decls")
        faces.extend(list(self._styles.faces.values()))
        styles = SubElement(root, "office:automatic-styles")
        styles.extend(self._styles.written_automatic)
        for style in styles:
            self._add_looks(style)
        SubElement(root, "office:body").append(body)
        return root

    def _add_looks(self, style: Element) -> None:
        """What a style says of charts alone."""
        old = next(
            (name for name in self._own if self._styles.name("chart", name) == style.get("style:name")), ""
        )
        for properties in self._own[old].findall(_LOOKS) if old else ():
            said = kept_attributes(properties) | {
                name: value
                for name, value in properties.items()
                if name in _OF_CHARTS and kept_value(name, value)
            }
            for made in style.findall(_LOOKS):
                style.remove(made)
            style.insert(0, Element(_LOOKS, said))

    def _copy(self, element: Element) -> Element:
        copy = Element(
            element.tag,
            {name: value for name, value in element.items() if name in _NAMED and _is_plain(value)},
        )
        if element.tag == "chart:chart":
            copy.set("xlink:href", "..")
            copy.set("xlink:type", "simple")
        if name := self._styles.name("chart", element.get("chart:style-name", "")):
            copy.set("chart:style-name", name)
        if element.tag in _TITLES:
            copy.extend([self._line(line) for line in element.findall("text:p")])
        copy.extend([self._copy(child) for child in element if child.tag in _CHART])
        return copy

    def _line(self, line: Element) -> Element:
        copy = Element("text:p")
        copy.text = self._redaction.text(text_of(line))
        return copy

    # ── the values ──────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, table: Element, wanted: set[tuple[int, int]] | None) -> Element:
        """The chart's own table. Without ranges that name cells of it, all of it is plotted."""
        copy = Element("table:table", {"table:name": _TABLE})
        self._rows(table, copy, wanted, [0])
        return copy

    def _rows(
        self, around: Element, copy: Element, wanted: set[tuple[int, int]] | None, row: list[int]
    ) -> None:
        for child in around:
            if child.tag in _AROUND:
                self._rows(child, SubElement(copy, child.tag), wanted, row)
            elif child.tag == "table:table-column":
                count = child.get("table:number-columns-repeated", "")
                SubElement(
                    copy, child.tag, {"table:number-columns-repeated": count} if count.isdecimal() else {}
                )
            elif child.tag == "table:table-row" and row[0] < _MOST:
                made = SubElement(copy, child.tag)
                for column, cell in enumerate(each for each in child if each.tag in _CELLS):
                    is_wanted = wanted is None or (row[0], column) in wanted
                    made.append(self._cell(cell) if is_wanted else Element("table:table-cell"))
                row[0] += 1

    def _cell(self, cell: Element) -> Element:
        copy = Element("table:table-cell")
        shown = [self._line(line) for line in cell.iter("text:p")]
        value = cell.get("office:value", "")
        if value and self._redaction.text(value) == value and kept_value("office:value", value):
            copy.attrib.update(
                {"office:value-type": cell.get("office:value-type", "float"), "office:value": value}
            )
        elif any(line.text for line in shown):
            copy.set("office:value-type", "string")
        copy.extend(shown)
        return copy


def _named_cells(chart: Element) -> set[tuple[int, int]] | None:
    """The rows and columns that the chart plots; None where it names cells of no table of its own."""
    found: set[tuple[int, int]] = set()
    names = ("chart:values-cell-range-address", "chart:label-cell-address", "table:cell-range-address")
    for element in chart.iter():
        if element.tag == "chart:plot-area":
            continue
        for address in (element.get(name, "") for name in names):
            if _TABLE not in address:
                continue
            for left, top, right, bottom in _RANGE.findall(
                address.replace(f"{_TABLE}.", "").replace(f"{_TABLE}$.", "")
            ):
                rows = range(int(top) - 1, min(int(bottom or top), _MOST))
                columns = range(_number(left), _number(right or left) + 1)
                found.update((row, column) for row in rows for column in columns)
    return found or None


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _is_plain(value: str) -> bool:
    """A measure, a word of the standard, or a range of cells of the chart's own table."""
    return (
        kept_value("", value)
        if _TABLE not in value
        else re.fullmatch(r"[\w$.:; -]{0,400}", value) is not None
    )
