"""Charts of the workbook, as they are drawn: which series, from which cells, in which way, under which titles.

CHARTFORMAT ┐ BAR │ LINE │ PIE …                    how a group of series is drawn
SERIES  {  AI 0 its name  AI 1 its values  AI 2 the names of its points   SERTOCRT its group }
TEXT    {  SERIESTEXT a title   OBJECTLINK of what it is: 1 the chart, 2 and 3 its axes, 4 a point }
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from candour.formats.spreadsheet_sight import Rect
from candour.formats.workbook_writing import Chart, Plot, Series, Span
from candour.formats.xls.records import Body, Kind, walk
from candour.formats.xls.workbook import Workbook

__all__ = ["ChartReader", "chart_starts"]

_SERIES, _LINK, _OF_GROUP, _GROUP, _TEXT, _OBJECT_LINK, _LEGEND, _BEGIN, _END = (
    0x1003, 0x1051, 0x1045, 0x1014, 0x1025, 0x1027, 0x1015, 0x1033, 0x1034,
)  # fmt: skip
_FORMAT, _AXIS, _CODE, _ALL = 0x1006, 0x101D, 0x104E, 0xFFFF
_SECOND, _AREA, _LINES, _MARKS = 0x1041, 0x100A, 0x1007, 0x1009
_WAYS: Final = {
    0x1017: "bar", 0x1018: "line", 0x1019: "pie", 0x101A: "area", 0x101B: "scatter", 0x103E: "radar", 0x1040: "radar",
}  # fmt: skip
_TITLE, _VALUES, _CATEGORIES, _POINT = 1, 2, 3, 4
_NAME, _OF_VALUES, _OF_CATEGORIES, _OF_SIZES = 0, 1, 2, 3
_LEGENDS: Final = {0: "b", 1: "tr", 2: "t", 3: "r", 4: "l"}
_IN_CELLS: Final = 2
_LAST_COLUMN: Final = 0xFF


@dataclass(slots=True, repr=False)
class _Series:
    links: dict[int, Span] = field(default_factory=dict)
    name: str = ""
    group: int = 0
    colour: int | None = None
    labels: dict[int, str] = field(default_factory=dict)
    points: dict[int, int] = field(default_factory=dict)
    """Colours of single points."""


@dataclass(slots=True, repr=False)
class _Plot:
    kind: str = "bar"
    flags: int = 0
    overlap: int = 0
    gap: int = 150
    is_doughnut: bool = False
    is_second: bool = False
    has_lines: bool = True
    has_markers: bool = True


@dataclass(slots=True, repr=False)
class ChartReader:
    """Reads one chart's records."""

    workbook: Workbook
    places: Callable[[int], int | None]
    """The number of the sheet that a formula names by this number."""
    own: int = 0
    """The number of the sheet that the chart is on."""
    series: list[_Series] = field(default_factory=list)
    plots: dict[int, _Plot] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)
    legend: str = ""
    _path: list[int] = field(default_factory=list)
    _last: int = 0
    _group: _Plot | None = None
    _is_second: bool = False
    _said: str = ""
    _point: int = 0xFFFF
    _axis: int = 0
    code: str = ""

    def chart(self, start: int, end: int) -> Chart:
        """The chart whose records stand here."""
        data = self.workbook.data
        for kind, at, size in walk(data, start, end):
            if kind == Kind.EOF:
                break
            if kind == _BEGIN:
                self._path.append(self._last)
            elif kind == _END:
                self._ended(self._path.pop() if self._path else 0)
            else:
                self._last = kind
                try:
                    self._take(kind, data[at : at + size])
                except (struct.error, IndexError, ValueError):
                    continue  # what its reader does not say of it is not drawn
        return self._written()

    @property
    def _within(self) -> int:
        return self._path[-1] if self._path else 0

    def _take(self, kind: int, raw: bytes) -> None:
        if kind in _WAYS and self._group is not None:
            self._take_way(_WAYS[kind], raw)
        elif kind in _TAKERS:
            _TAKERS[kind](self, raw)

    def _ended(self, what: int) -> None:
        if what == _TEXT and self._said:  # a text that belongs to nothing that is known
            self.loose.append(self._said)
            self._said = ""

    # ── records ─────────────────────────────────────────────────────────────────────────────────────────────

    def take_series(self, _: bytes) -> None:
        """A series begins."""
        self.series.append(_Series())

    def take_link(self, raw: bytes) -> None:
        """The cells that a part of a series comes from."""
        what, how = raw[0], raw[1]
        if self._within == _SERIES and self.series and how == _IN_CELLS and (span := self._span(raw)):
            self.series[-1].links[what] = span

    def _span(self, raw: bytes) -> Span | None:
        (size,) = struct.unpack_from("<H", raw, 6)
        tokens = raw[8 : 8 + size]
        token = tokens[0] & 0x1F | 0x20 if tokens else 0
        is_new = self.workbook.biff >= 8
        if token == 0x3B and is_new:
            book, first, last, left, right = struct.unpack_from("<HHHHH", tokens, 1)
        elif token == 0x3A and is_new:
            book, first, left = struct.unpack_from("<HHH", tokens, 1)
            last, right = first, left
        elif token in (0x25, 0x24) and is_new:
            book = -1
            numbers = struct.unpack_from("<HHHH" if token == 0x25 else "<HH", tokens, 1)
            first, last, left, right = (
                numbers if token == 0x25 else (numbers[0], numbers[0], numbers[1], numbers[1])
            )
        else:
            return None
        sheet = self.own if book < 0 else self.places(book)
        if sheet is None or first > last or left & _LAST_COLUMN > right & _LAST_COLUMN:
            return None
        return Span(sheet, Rect(first, left & _LAST_COLUMN, last, right & _LAST_COLUMN))

    def take_words(self, raw: bytes) -> None:
        """The name of a series, or a text."""
        body = Body(raw, self.workbook.biff, self.workbook.encoding)
        body.skip(2)
        text = body.text(1)
        if not text.strip():
            return
        if self._within == _SERIES and self.series:
            self.series[-1].name = text
        elif self._within == _TEXT:
            self._said = text
        else:
            self.loose.append(text)

    def take_object_link(self, raw: bytes) -> None:
        """What the text before is of."""
        what, series, point = struct.unpack_from("<HHH", raw)
        said, self._said = self._said, ""
        if not said:
            return
        if what in (_TITLE, _VALUES, _CATEGORIES) and what not in self.titles:
            self.titles[what] = said
        elif what == _POINT and series < len(self.series) and point < 0xFFFF:
            self.series[series].labels[point] = said
        else:
            self.loose.append(said)

    def take_group(self, raw: bytes) -> None:
        """A way of drawing begins."""
        (order,) = struct.unpack_from("<H", raw, 18)
        self._group = self.plots.setdefault(order, _Plot(is_second=self._is_second))

    def take_axes(self, raw: bytes) -> None:
        """A pair of axes begins: the first, or the second."""
        self._is_second = raw[:1] == b"\1"

    def take_of_group(self, raw: bytes) -> None:
        """In which way the series is drawn."""
        if self.series:
            (self.series[-1].group,) = struct.unpack_from("<H", raw)

    def take_legend(self, raw: bytes) -> None:
        """That there is a legend, and where."""
        self.legend = _LEGENDS.get(raw[16], "r")

    def _take_way(self, kind: str, raw: bytes) -> None:
        plot = self._group
        if plot is None:
            return
        plot.kind = kind
        if kind == "bar":
            overlap, plot.gap, plot.flags = struct.unpack_from("<hHH", raw)
            plot.overlap = -overlap
        elif kind == "pie":
            plot.is_doughnut = struct.unpack_from("<H", raw, 2)[0] > 0
        elif kind == "scatter":
            if len(raw) >= 6 and raw[4] & 1:
                plot.kind = "bubble"
        else:
            (plot.flags,) = struct.unpack_from("<H", raw)

    def take_point(self, raw: bytes) -> None:
        """Which point the looks that follow are of; 65,535 for all of them."""
        (self._point,) = struct.unpack_from("<H", raw)

    def take_axis(self, raw: bytes) -> None:
        """An axis begins: of names, or of values."""
        (self._axis,) = struct.unpack_from("<H", raw)

    def take_code(self, raw: bytes) -> None:
        """The number format of an axis."""
        (number,) = struct.unpack_from("<H", raw)
        if self._axis == 1:
            self.code = self.code or self.workbook.styles.code(number)

    def take_area(self, raw: bytes) -> None:
        """The colour of what is drawn of a series, or of one of its points."""
        pattern, flags = struct.unpack_from("<HH", raw, 8)
        if self._path[-2:] == [_SERIES, _FORMAT] and self.series and pattern and not flags & 1:
            if self._point == _ALL:
                self.series[-1].colour = _rgb(raw)
            else:
                self.series[-1].points[self._point] = _rgb(raw)

    def take_line(self, raw: bytes) -> None:
        """The colour of the line of a series, and whether there is one."""
        style, _, flags = struct.unpack_from("<HhH", raw, 4)
        if self._path[-2:] == [_SERIES, _FORMAT] and self._point == _ALL:
            if self.series and style != 5 and not flags & 1 and self.series[-1].colour is None:
                self.series[-1].colour = _rgb(raw)
        elif self._within == _FORMAT and self._group is not None and style == 5:
            self._group.has_lines = False

    def take_marks(self, raw: bytes) -> None:
        """Whether points are marked."""
        if self._within == _FORMAT and self._group is not None:
            self._group.has_markers = raw[8:10] != b"\0\0"

    # ── what they come to ───────────────────────────────────────────────────────────────────────────────────

    def _written(self) -> Chart:
        plots = [self._plot(order, plot) for order, plot in sorted(self.plots.items())]
        title = "\n".join(filter(None, (self.titles.get(_TITLE, ""), *self.loose)))
        return Chart(
            [plot for plot in plots if plot.series],
            title,
            self.titles.get(_CATEGORIES, ""),
            self.titles.get(_VALUES, ""),
            self.legend,
            self.code,
        )

    def _plot(self, order: int, plot: _Plot) -> Plot:
        series = [one for one in self.series if one.group == order]
        kind = "doughnut" if plot.is_doughnut else plot.kind
        bits = plot.flags >> 1 if plot.kind == "bar" else plot.flags
        grouping = ("clustered", "stacked", "percentStacked", "percentStacked")[(bits & 1) + (bits >> 1 & 1)]
        if plot.kind in ("radar", "scatter", "bubble"):
            grouping = "clustered"
        return Plot(
            kind,
            [_as_series(one) for one in series],
            grouping,
            is_across=plot.kind == "bar" and bool(plot.flags & 1),
            gap=min(plot.gap, 500),
            overlap=max(-100, min(plot.overlap, 100)),
            has_lines=plot.has_lines,
            has_markers=plot.has_markers,
            is_second=plot.is_second,
        )


_TAKERS: dict[int, Callable[[ChartReader, bytes], None]] = {
    _SERIES: ChartReader.take_series,
    _LINK: ChartReader.take_link,
    Kind.SERIESTEXT: ChartReader.take_words,
    _OBJECT_LINK: ChartReader.take_object_link,
    _GROUP: ChartReader.take_group,
    _SECOND: ChartReader.take_axes,
    _OF_GROUP: ChartReader.take_of_group,
    _LEGEND: ChartReader.take_legend,
    _AREA: ChartReader.take_area,
    _LINES: ChartReader.take_line,
    _MARKS: ChartReader.take_marks,
    _FORMAT: ChartReader.take_point,
    _AXIS: ChartReader.take_axis,
    _CODE: ChartReader.take_code,
}


def _rgb(raw: bytes) -> int:
    return raw[0] << 16 | raw[1] << 8 | raw[2]


def _as_series(one: _Series) -> Series:
    return Series(
        one.links.get(_OF_VALUES),
        one.links.get(_OF_CATEGORIES),
        one.links.get(_OF_SIZES),
        one.name,
        one.links.get(_NAME),
        one.labels,
        one.colour,
        points=one.points,
    )


def chart_starts(workbook: Workbook, start: int, end: int, *, is_chart: bool) -> Sequence[int]:
    """Where the charts of a sheet begin, one after another. Of a sheet that is a chart, where it begins itself."""
    if is_chart:
        return [start + 4]
    found, depth = [], 0
    for kind, at, size in walk(workbook.data, start, end):
        if kind == Kind.BOF:
            depth += 1
            if depth > 1 and workbook.data[at + 2 : at + 4] == b"\x20\0":
                found.append(at + size)
        elif kind == Kind.EOF:
            depth -= 1
            if depth <= 0:
                break
    return found
