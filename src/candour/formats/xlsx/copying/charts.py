"""Charts of the copy: as they are drawn, with the values that are plotted.

values whose cells are all in the copy    stay tied to those cells, and are what they show
any others                                stand in the chart itself, with the digits that their format shows
the names of series and titles            stand in the chart itself
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.archive import Unreadable
from candour.formats.numberformat_rounding import rounded, written
from candour.formats.numberformat_words import says_words
from candour.formats.ooxml.alternates import settle
from candour.formats.ooxml.chart_copy import ChartCopy
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.copying.chart_defaults import say_defaults
from candour.formats.xlsx.copying.gathering import Value
from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.pictures import Pictures
from candour.formats.xlsx.copying.words import Words
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.ranges import rect_of
from candour.formats.xml import BadXml
from candour.place import a1

__all__ = ["Charts"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_PLACE = re.compile(
    r"(?:'((?:[^']|'')+)'|([^'!\[\]()]+))!(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)"
)
_TIED: Final = frozenset({"numRef", "strRef"})
_DATA: Final = frozenset({"cat", "val", "xVal", "yVal", "bubbleSize", "plus", "minus"})
_NUMBER = re.compile(r"[-+]?\d+\.?\d*(?:[eE][-+]?\d+)?|#N/A")
_MOST_POINTS: Final = 100_000
_DIGITS: Final = 6
"""Digits that a value keeps whose cells are not in the copy: more cannot be read off a chart."""


@dataclass(slots=True, repr=False)
class Charts:
    """The charts of one workbook."""

    copying: Copying
    pictures: Pictures
    _names: dict[str, str] = field(default_factory=dict)
    _is_of_2007: bool = False
    """Whether it was written as Excel 2007 writes: what is not said means no, and later means yes."""

    def __post_init__(self) -> None:
        package = self.copying.package
        for part in package.related("", "extended-properties")[:1]:
            with suppress(BadXml, Unreadable):
                self._is_of_2007 = package.peek(part).findtext("AppVersion", "").startswith("12.")

    def shown(self, part: str, owner: str) -> Element | None:
        """What shows a chart in this part of the copy; None where the file does not hold it."""
        if part not in self.copying.package:
            return None
        if part not in self._names:
            self._names[part] = self.copying.new.next_name("xl/charts/chart")
        return Element("c:chart", {"r:id": self.copying.new.relate(owner, "chart", self._names[part])})

    def write(self) -> None:
        """The charts that are shown, in the order in which the file has them."""
        order = {part.lower(): at for at, part in enumerate(self.copying.package.parts)}
        for part, name in sorted(self._names.items(), key=lambda pair: order.get(pair[0].lower(), 0)):
            root = self.copying.package.peek(part)
            settle(root)
            targets = {relation.id: relation for relation in self.copying.package.relations(part)}

            def fill(found: Element, name: str = name, targets: dict = targets) -> Element | None:  # type: ignore[type-arg]
                return self.pictures.fill(found, targets, name)

            words = Words(self.copying.common.texts, {"blipFill": fill})
            only_seen = root.find("chart/plotVisOnly")
            is_all = only_seen is not None and only_seen.get("val") in {"0", "false"}
            chart = _Chart(
                self.copying.wishes.redaction,
                words.body,
                words.special,
                copying=self.copying,
                plots_hidden=is_all,
            )
            copy = chart.written(root)
            _make_rich(copy)
            if self._is_of_2007:
                say_defaults(copy)
            self.copying.did["chart-values-kept"] += chart.untied
            self.copying.new.add(name, _TYPE, copy)


@dataclass(slots=True, repr=False)
class _Chart(ChartCopy):
    """One chart while it is written."""

    copying: Copying | None = None
    plots_hidden: bool = False
    """Whether cells in hidden rows and columns are plotted as well."""
    untied: int = 0
    """How many lists of values stand in the chart itself that stood in cells."""

    def _copy(self, element: Element) -> Element | None:
        if element.tag in _DATA and len(element):
            return self._tied(element) or self._untied(element)
        if element.tag == "tx":
            return self._of_name(element)
        return ChartCopy._copy(self, element)  # noqa: SLF001  (the class that this one is a kind of)

    # ── values ──────────────────────────────────────────────────────────────────────────────────────────────

    def _tied(self, element: Element) -> Element | None:
        """Values that stand in cells of the copy, or what is left of them; None where the cells do not say what is plotted."""
        reference = element[0]
        cache = next((child for child in reference if child.tag.endswith("Cache")), None)
        place = _place_of(reference.findtext("f", ""))
        sheet = self.copying.by_name.get(place[0]) if self.copying is not None and place else None
        if sheet is None or place is None or cache is None or sheet.sheet.under or reference.tag not in _TIED:
            return None
        plotted = _plotted(cache, place[1], sheet, is_all=self.plots_hidden)
        rect = sheet.layout.rect(place[1])
        if plotted is None or rect is None:
            return None
        cells = _cells_of(rect)
        if len(plotted) != len(cells):
            return None
        values = [self._said(*sheet.rows.value_at(*cell)) for cell in cells]
        tag = f"c:{cache.tag}"
        copy = Element(f"c:{element.tag}")
        if all(map(_is_near, values, plotted)):
            tied = SubElement(copy, f"c:{reference.tag}")
            SubElement(tied, "c:f").text = _written_place(sheet, rect)
            tied.append(self._listed(cache, tag, values))
        else:
            self.untied += 1
            copy.append(self._listed(cache, tag.replace("Cache", "Lit"), plotted))
        return copy

    def _listed(self, cache: Element, tag: str, values: Sequence[str | None]) -> Element:
        points = Element(tag)
        code = cache.findtext("formatCode", "")
        code = "General" if says_words(code) else code
        if code and tag.startswith("c:num"):
            SubElement(points, "c:formatCode").text = code
        SubElement(points, "c:ptCount", {"val": str(len(values))})
        for at, value in enumerate(values):
            if value is not None:
                point = SubElement(points, "c:pt", {"idx": str(at)})
                is_own = tag == "c:numLit"
                SubElement(point, "c:v").text = (
                    _rounded(code, value) if is_own else self.redaction.text(value)
                )
        return points

    def _said(self, kind: Value, raw: bytes) -> str | None:
        if kind is Value.TEXT and self.copying is not None:
            return self.copying.common.texts.text(int(raw))
        return None if kind is Value.BLANK else raw.decode()

    def _untied(self, element: Element) -> Element | None:
        """Values that stand in the chart itself."""
        reference = element[0]
        self.untied += reference.tag.endswith("Ref")
        if reference.tag == "multiLvlStrRef":
            return self._levels(element, reference)
        kind = reference.tag[:3]
        cache = reference if reference.tag.endswith("Lit") else reference.find(f"{kind}Cache")
        if cache is None or kind not in {"num", "str"}:
            return None
        values = {whole(point.get("idx")): point.findtext("v", "") for point in cache.iterfind("pt")}
        count = cache.find("ptCount")
        number = whole(count.get("val") if count is not None else None, max(values, default=-1) + 1)
        copy = Element(f"c:{element.tag}")
        copy.append(
            self._listed(cache, f"c:{kind}Lit", [values.get(at) for at in range(min(number, _MOST_POINTS))])
        )
        return copy

    def _levels(self, element: Element, reference: Element) -> Element:
        """Names on several levels, each with those above it: a chart has them in cells alone, or on one level."""
        levels = [
            {point.get("idx", ""): point.findtext("v", "") for point in level.iterfind("pt")}
            for level in reference.iter("lvl")
        ]
        count = max(
            (int(at) + 1 for level in levels for at in level if at.isdecimal() and len(at) < 7), default=0
        )
        copy = Element(f"c:{element.tag}")
        points = SubElement(copy, "c:strLit")
        SubElement(points, "c:ptCount", {"val": str(min(count, _MOST_POINTS))})
        for at in range(min(count, _MOST_POINTS)):
            names = [level[str(at)] for level in reversed(levels) if level.get(str(at))]
            if names:
                point = SubElement(points, "c:pt", {"idx": str(at)})
                SubElement(point, "c:v").text = self.redaction.text(" ".join(names))
        return copy

    # ── names ───────────────────────────────────────────────────────────────────────────────────────────────

    def _of_name(self, element: Element) -> Element | None:
        """A title, a label, or the name of a series: its words, not the cell that they stood in."""
        reference = element.find("strRef")
        if reference is None:
            return ChartCopy._copy(self, element)  # noqa: SLF001  (see above)
        words = " ".join(point.findtext("v", "") for point in reference.iterfind("strCache/pt"))
        copy = Element("c:tx")
        SubElement(copy, "c:v").text = self.redaction.text(words)
        return copy


def _make_rich(chart: Element) -> None:
    """Makes rich text of titles that are bare words: only a series may have those."""
    for title in chart.iter("c:title"):
        for text in title.findall("c:tx"):
            bare = text.find("c:v")
            if bare is not None:
                text.remove(bare)
                rich = SubElement(text, "c:rich")
                SubElement(rich, "a:bodyPr")
                run = SubElement(SubElement(rich, "a:p"), "a:r")
                SubElement(run, "a:t").text = bare.text


def _place_of(formula: str) -> tuple[str, Rect] | None:
    """The sheet and the range in which the values of a chart stand."""
    match = _PLACE.fullmatch(formula.strip())
    rect = rect_of(match[3]) if match else None
    if match is None or rect is None or len(_cells_of(rect, _MOST_POINTS + 1)) > _MOST_POINTS:
        return None
    return (match[1] or match[2]).replace("''", "'").casefold(), rect


def _cells_of(rect: Rect, most: int = _MOST_POINTS) -> list[tuple[int, int]]:
    rows, columns = range(rect.first_row, rect.last_row + 1), range(rect.first_column, rect.last_column + 1)
    return list(islice(product(rows, columns), most))


def _plotted(cache: Element, rect: Rect, sheet: NewSheet, *, is_all: bool) -> list[str | None] | None:
    """The values that a chart plots, cell by cell of those in sight; None where they cannot be told apart.

    A program keeps the values of all cells, or of those in sight alone, which are the ones that it plots.
    """
    count = cache.find("ptCount")
    written = whole(count.get("val") if count is not None else None)
    values = {whole(point.get("idx")): point.findtext("v", "") for point in cache.iterfind("pt")}
    cells = _cells_of(rect)
    seen = [at for at, cell in enumerate(cells) if sheet.layout.cell(*cell) is not None]
    if written == len(cells) and (len(seen) == len(cells) or not is_all):
        return [values.get(at) for at in seen]
    return [values.get(at) for at in range(written)] if written == len(seen) else None


def _is_near(said: str | None, was: str | None) -> bool:
    """Whether a cell shows what was plotted, but for digits that it does not show."""
    if not said or not was or not was.strip():
        return not said and not (was or "").strip()
    try:
        one, other = float(said), float(was)
    except ValueError:
        return " ".join(said.split()) == " ".join(was.split())
    return abs(one - other) <= max(abs(one), abs(other), 1) * 0.51


def _written_place(sheet: NewSheet, rect: Rect) -> str:
    def cell(row: int, column: int) -> str:
        return f"${a1(0, column)[:-1]}${row + 1}"

    name = sheet.name.replace("'", "''")
    first, last = cell(rect.first_row, rect.first_column), cell(rect.last_row, rect.last_column)
    return f"'{name}'!{first}" + ("" if first == last else f":{last}")


def _rounded(code: str, value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if code.strip().lower() in {"", "general"}:
        return (
            written(float(f"{number:.{_DIGITS}g}"))
            if abs(number) < 1e15 and number != int(number)
            else written(number)
        )
    return written(rounded(code, number))
