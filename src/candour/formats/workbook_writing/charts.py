"""Charts: drawn anew from the cells of the new workbook that they take their values from.

Values whose cells are in the copy stay tied to them, and say what those cells say. Any others are left out: a chart holds
nothing that does not stand in a cell, but for its titles and the names of its series.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.workbook_writing.cells import NewSheet
from candour.formats.workbook_writing.content import Chart, Plot, Series, Span, key_of
from candour.place import a1

__all__ = ["chart_part"]

_TAGS: Final = {
    "bar": "barChart", "line": "lineChart", "pie": "pieChart", "area": "areaChart", "scatter": "scatterChart",
    "bubble": "bubbleChart", "radar": "radarChart", "doughnut": "doughnutChart",
}  # fmt: skip
_STYLES: Final = {
    "scatter": ("scatterStyle", "lineMarker", "lineMarker"), "radar": ("radarStyle", "standard", "marker"),
}  # fmt: skip
_ROUND: Final = frozenset({"pie", "doughnut"})
_OF_NUMBERS: Final = frozenset({"scatter", "bubble"})
_MOST_POINTS: Final = 100_000
_MOST_COLOURED: Final = 1_000
_SHOWN: Final = ("showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize")

Said = Callable[[str], str]


def chart_part(chart: Chart, sheets: Mapping[int, NewSheet], said: Said) -> Element:
    """The part of a chart. `said` gives a text as the copy has it."""
    root = Element("c:chartSpace")
    _value(root, "roundedCorners", "0")
    body = SubElement(root, "c:chart")
    if chart.title:
        body.append(_title(chart.title, said))
    _value(body, "autoTitleDeleted", "0" if chart.title else "1")
    area = SubElement(body, "c:plotArea")
    SubElement(area, "c:layout")
    writer = _Plots(sheets, said)
    plots = chart.plots or [Plot("bar", ())]
    for plot in plots:
        area.append(writer.plot(plot))
    for plot in {plot.is_second: plot for plot in reversed(plots) if plot.kind not in _ROUND}.values():
        titles = ("", "") if plot.is_second else (chart.category_title, chart.value_title)
        area.extend(_axes(plot, titles, chart.code, said))
    if chart.legend:
        legend = SubElement(body, "c:legend")
        _value(legend, "legendPos", chart.legend)
        _value(legend, "overlay", "0")
    _value(body, "plotVisOnly", "1")
    return root


def _value(parent: Element, name: str, value: str) -> Element:
    return SubElement(parent, f"c:{name}", {"val": value})


def _title(text: str, said: Said) -> Element:
    title = Element("c:title")
    title.append(_rich(text, said))
    _value(title, "overlay", "0")
    return title


def _rich(text: str, said: Said) -> Element:
    holder = Element("c:tx")
    rich = SubElement(holder, "c:rich")
    SubElement(rich, "a:bodyPr")
    for line in said(text).split("\n"):
        run = SubElement(SubElement(rich, "a:p"), "a:r")
        SubElement(run, "a:t").text = line
    return holder


def _axes(plot: Plot, titles: tuple[str, str], code: str, said: Said) -> list[Element]:
    first = 3 if plot.is_second else 1
    of_names = "valAx" if plot.kind in _OF_NUMBERS else "catAx"
    places = ("l", "b") if plot.is_across else ("b", "r" if plot.is_second else "l")
    axes = []
    for name, number, other, place, title in (
        (of_names, first, first + 1, places[0], titles[0]),
        ("valAx", first + 1, first, places[1], titles[1]),
    ):
        axis = Element(f"c:{name}")
        _value(axis, "axId", str(number))
        _value(SubElement(axis, "c:scaling"), "orientation", "minMax")
        _value(axis, "delete", "1" if plot.is_second and number == first else "0")
        _value(axis, "axPos", place)
        if number == first + 1 and not plot.is_second:
            SubElement(axis, "c:majorGridlines")
        if title:
            axis.append(_title(title, said))
        if code and number == first + 1:
            SubElement(axis, "c:numFmt", {"formatCode": code, "sourceLinked": "0"})
        _value(axis, "majorTickMark", "out")
        _value(axis, "minorTickMark", "none")
        _value(axis, "tickLblPos", "nextTo")
        _value(axis, "crossAx", str(other))
        _value(axis, "crosses", "max" if plot.is_second and number == first + 1 else "autoZero")
        axes.append(axis)
    return axes


@dataclass(slots=True, repr=False)
class _Plots:
    sheets: Mapping[int, NewSheet]
    said: Said
    _next: int = 0

    def plot(self, plot: Plot) -> Element:
        """The series that are drawn in one way."""
        root = Element(f"c:{_TAGS.get(plot.kind, 'barChart')}")
        if plot.kind == "bar":
            _value(root, "barDir", "bar" if plot.is_across else "col")
        if plot.kind in ("bar", "line", "area"):
            is_plain = plot.grouping == "clustered" and plot.kind != "bar"
            _value(root, "grouping", "standard" if is_plain else plot.grouping)
        if plot.kind in _STYLES:
            name, plain, marked = _STYLES[plot.kind]
            _value(root, name, marked if plot.has_markers else plain)
        _value(root, "varyColors", "1" if plot.kind in _ROUND else "0")
        for series in plot.series:
            root.append(self._series(plot, series))
        for name, value in _after(plot):
            _value(root, name, value)
        return root

    def _series(self, plot: Plot, series: Series) -> Element:
        root = Element("c:ser")
        _value(root, "idx", str(self._next))
        _value(root, "order", str(self._next))
        self._next += 1
        name = self._name(series)
        if name is not None:
            root.append(name)
        if (looks := _looks(plot, series)) is not None:
            root.append(looks)
        if plot.kind in ("line", "scatter", "radar") and not plot.has_markers:
            _value(SubElement(root, "c:marker"), "symbol", "none")
        if plot.kind == "bar":
            _value(root, "invertIfNegative", "0")
        for point, colour in sorted(series.points.items())[:_MOST_COLOURED]:
            own = SubElement(root, "c:dPt")
            _value(own, "idx", str(point))
            own.append(_filled(colour))
        if series.labels or series.shows:
            root.append(self._labels(series))
        root.extend(self._values(plot, series))
        if plot.kind in ("line", "scatter"):
            _value(root, "smooth", "0")
        return root

    def _values(self, plot: Plot, series: Series) -> Iterator[Element]:
        of_names, of_values = ("xVal", "yVal") if plot.kind in _OF_NUMBERS else ("cat", "val")
        for tag, span, is_number in (
            (of_names, series.categories, plot.kind in _OF_NUMBERS),
            (of_values, series.values, True),
            ("bubbleSize", series.sizes, True),
        ):
            if span is not None and (data := self._data(tag, span, is_number=is_number)) is not None:
                yield data

    def _name(self, series: Series) -> Element | None:
        holder = Element("c:tx")
        if series.name:
            SubElement(holder, "c:v").text = self.said(series.name)
            return holder
        place = self._place(series.name_at)
        named = next((cell for cell in place[1] if cell is not None), None) if place else None
        if named is None:
            return None
        SubElement(holder, "c:v").text = " ".join(named[1].split())
        return holder

    def _labels(self, series: Series) -> Element:
        root = Element("c:dLbls")
        for point, text in sorted(series.labels.items()):
            label = SubElement(root, "c:dLbl")
            _value(label, "idx", str(point))
            label.append(_rich(text, self.said))
            for name in _SHOWN:
                _value(label, name, "1" if name == "showVal" else "0")
        for name in _SHOWN:
            _value(root, name, "1" if name in series.shows else "0")
        return root

    # ── values ──────────────────────────────────────────────────────────────────────────────────────────────

    def _place(self, span: Span | None) -> tuple[str, list[tuple[bool, str] | None]] | None:
        """The address of cells in the copy, and what stands in each; None where none of them is in it."""
        sheet = self.sheets.get(span.sheet) if span else None
        rect = sheet.layout.rect(span.rect) if sheet and span else None
        if sheet is None or rect is None:
            return None
        first, last = (f"${a1(0, column)[:-1]}${row + 1}" for row, column in (rect[:2], rect[2:]))
        name = sheet.name.replace("'", "''")
        cells = [
            sheet.values.get(key_of(row, column))
            for row in range(rect.first_row, min(rect.last_row, sheet.last_row) + 1)
            for column in range(rect.first_column, min(rect.last_column, sheet.last_column) + 1)
        ]
        return f"'{name}'!{first}" + (f":{last}" if first != last else ""), cells[:_MOST_POINTS]

    def _data(self, tag: str, span: Span, *, is_number: bool) -> Element | None:
        place = self._place(span)
        if place is None:
            return None
        address, cells = place
        numbers = is_number or all(cell is None or cell[0] for cell in cells)
        root = Element(f"c:{tag}")
        reference = SubElement(root, "c:numRef" if numbers else "c:strRef")
        SubElement(reference, "c:f").text = address
        cache = SubElement(reference, "c:numCache" if numbers else "c:strCache")
        if numbers:
            SubElement(cache, "c:formatCode").text = "General"
        _value(cache, "ptCount", str(len(cells)))
        for number, cell in enumerate(cells):
            if cell is not None and (cell[0] or not numbers):
                point = SubElement(cache, "c:pt", {"idx": str(number)})
                SubElement(point, "c:v").text = " ".join(cell[1].split("\n"))
        return root


def _after(plot: Plot) -> Iterator[tuple[str, str]]:
    """What is said of a way of drawing after its series."""
    if plot.kind == "bar":
        yield "gapWidth", str(plot.gap)
        if plot.overlap:
            yield "overlap", str(plot.overlap)
    elif plot.kind == "line":
        yield "marker", "1"
    if plot.kind in _ROUND:
        yield "firstSliceAng", "0"
        if plot.kind == "doughnut":
            yield "holeSize", "50"
    else:
        first = 3 if plot.is_second else 1
        yield "axId", str(first)
        yield "axId", str(first + 1)


def _filled(colour: int) -> Element:
    looks = Element("c:spPr")
    SubElement(SubElement(looks, "a:solidFill"), "a:srgbClr", {"val": f"{colour:06X}"})
    return looks


def _looks(plot: Plot, series: Series) -> Element | None:
    looks = Element("c:spPr")
    if plot.kind == "scatter" and not plot.has_lines:
        SubElement(SubElement(looks, "a:ln", {"w": "19050"}), "a:noFill")
        return looks
    if series.colour is None or plot.kind in _ROUND:
        return None
    holder = SubElement(looks, "a:ln", {"w": "28575"}) if plot.kind in ("line", "scatter", "radar") else looks
    SubElement(SubElement(holder, "a:solidFill"), "a:srgbClr", {"val": f"{series.colour:06X}"})
    return looks
