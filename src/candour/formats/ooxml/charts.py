"""Charts: the words on them, and the values they keep so as to be drawn without the cells they came from.

    chartSpace
      ├── title, axis titles, labels      seen
      ├── ser   name · categories · values    plotted, and kept to the last digit after the cells are gone
      └── ext   series and categories that the chart's filter leaves out, kept as well

Values that stand in cells which a reader sees are no secret, and are not mentioned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element

from candour.block import CellKind, ListBlock
from candour.formats.ooxml.alternates import Alternate, settle
from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.ooxml.walking import paragraphs_of, topmost
from candour.formats.wording import is_wordy
from candour.piece import Count, Found, Mask, Table

__all__ = ["read_chart", "words_of_chart"]

_CATEGORIES = ("cat", "xVal")
_VALUES = ("val", "yVal", "bubbleSize")
_CACHES = frozenset({"strCache", "numCache", "strLit", "numLit", "lvl"})
_NUMBERS = frozenset({"numCache", "numLit", "numDim"})
_DATE = re.compile(r"[yd]", re.IGNORECASE)
_NOT_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_PATH = re.compile(r"[A-Za-z]:\\|\\\\|https?://")


@dataclass(slots=True)
class _Column:
    name: str
    kind: CellKind = CellKind.TEXT
    values: dict[int, str] = field(default_factory=dict)


def read_chart(survey: Survey, part: str) -> Iterator[Found]:
    """The words on a chart, and the values it keeps that a reader does not see elsewhere."""
    showing = survey.showing(part)
    root = survey.tree(part)
    for alternate in settle(root):
        yield from _read_alternate(survey, showing, alternate)
    filtered = _taken_out(root)
    series = list(topmost(root, ("ser", "series")))
    if text := "\n".join(words_of_chart(root)):
        yield survey.seen(showing, text)
    yield from _tables(survey, showing, "chart-cache", [*_columns(series), *_newer_columns(root)])
    yield from _tables(survey, showing, "filtered-series", _filtered_columns(filtered))
    yield from _read_references(survey, showing, root)
    yield Count("chart", 1, int(showing.under is not None))


def words_of_chart(root: Element) -> list[str]:
    """The words on a chart, each once: titles, and the names of its series. Without what its filter leaves out."""
    titles = list(topmost(root, ("rich", "title")))
    words = [paragraphs_of(title) for title in titles]
    words += [value for title in titles for cache in _caches(title) for value in _points(cache).values()]
    words += [_name_of(one) for one in topmost(root, ("ser", "series"))]
    return list(dict.fromkeys(filter(None, words)))


def _read_alternate(survey: Survey, showing: Showing, alternate: Alternate) -> Iterator[Found]:
    had = paragraphs_of(alternate.choice).split("\n")
    extra = [
        line for line in paragraphs_of(alternate.fallback).split("\n") if is_wordy(line) and line not in had
    ]
    if extra:
        yield survey.hidden("alternate-content", showing, "\n".join(extra))


def _read_references(survey: Survey, showing: Showing, root: Element) -> Iterator[Found]:
    """The earlier name of the file, behind a pivot chart; paths of other workbooks, in the formulas of series."""
    for source in root.iter("pivotSource"):
        name = source.findtext("name", "")
        if "[" in name and "[0]" not in name:
            yield survey.hidden("save-path", showing, name, "earlier name of the file")
    formulas = (formula.text or "" for formula in root.iter("f"))
    if paths := dict.fromkeys(formula for formula in formulas if _PATH.search(formula)):
        yield survey.hidden("external-link-path", showing, "\n".join(paths), "source of a chart's values")


def _tables(survey: Survey, showing: Showing, what: str, columns: list[_Column]) -> Iterator[Table]:
    cells = [
        (row, number, text)
        for number, column in enumerate(columns)
        for row, text in column.values.items()
        if not (survey.is_shown and survey.is_shown(text))
    ]
    block = ListBlock()
    for row, number, text in sorted(cells):
        block.add(row, number, text, columns[number].kind)
    if len(block):
        header = tuple(column.name for column in columns)
        under = Mask.of(survey.hiding(what))
        yield Table(showing.place, lambda: (block,), (), under, header, partial(_address, header))


def _address(header: tuple[str, ...], row: int, column: int) -> str:
    return f'point {row + 1} of "{header[column]}"'


# ── the parts of a chart ────────────────────────────────────────────────────────────────────────────────────


def _taken_out(root: Element) -> list[Element]:
    """What the chart's filter leaves out, taken out of the tree."""
    found = []
    for parent in list(root.iter()):
        kept = [child for child in parent if not child.tag.startswith("filtered")]
        if len(kept) < len(parent):
            found += [child for child in parent if child.tag.startswith("filtered")]
            parent[:] = kept
    return found


def _filtered_columns(filtered: list[Element]) -> list[_Column]:
    series = [one for element in filtered for one in topmost(element, ("ser",))]
    columns = _columns(series)
    columns.append(_Column("name of the series", values=dict(enumerate(map(_name_of, series)))))
    for element in filtered:
        if element.find(".//ser") is None:
            columns += _levels(element, "filtered")
    return columns


def _columns(series: Iterable[Element]) -> list[_Column]:
    """A column for the names of the points, once, and one for the values of each series."""
    columns: list[_Column] = []
    met: set[tuple[str, ...]] = set()
    for number, one in enumerate(series, 1):
        name = _name_of(one) or f"series {number}"
        for child in one:
            if child.tag in _VALUES:
                columns += _levels(child, name)
            for level in _levels(child, "category") if child.tag in _CATEGORIES else ():
                if (values := tuple(level.values.values())) not in met:
                    met.add(values)
                    columns.append(level)
        for labels in topmost(one, ("dlblRangeCache",)):
            columns.append(_Column(f"labels of {name}", values=_points(labels)))
    return columns


def _newer_columns(root: Element) -> list[_Column]:
    """The same, of the kinds of chart that came with Excel 2016."""
    dimensions = topmost(root, ("strDim", "numDim"))
    return [column for dimension in dimensions for column in _levels(dimension, dimension.get("type", ""))]


def _levels(element: Element, name: str) -> list[_Column]:
    """A column for each level of names, from the innermost out; for values there is one."""
    columns = []
    for cache in _caches(element):
        kind = CellKind.TEXT
        if cache.tag in _NUMBERS or element.tag in _NUMBERS:
            code = _NOT_CODE.sub("", cache.findtext("formatCode") or cache.get("formatCode") or "")
            kind = CellKind.DATE if _DATE.search(code) else CellKind.NUMBER
        columns.append(_Column(name, kind, _points(cache)))
    return [column for column in columns if column.values]


def _caches(element: Element, depth: int = 4) -> Iterator[Element]:
    for child in element:
        if child.tag in _CACHES:
            yield child
        elif depth:
            yield from _caches(child, depth - 1)


def _points(cache: Element) -> dict[int, str]:
    values: dict[int, str] = {}
    for point in cache.iterfind("pt"):
        row = point.get("idx", "")
        text = (point.findtext("v") or point.text or "").strip()
        if text:
            values[int(row) if row.isascii() and row.isdigit() and len(row) < 10 else len(values)] = text
    return values


def _name_of(series: Element) -> str:
    """The series' name, as the legend has it."""
    for name in series.iterfind("tx"):
        texts = [text for cache in _caches(name) for text in _points(cache).values()]
        texts += [value.text or "" for path in ("v", "txData/v") for value in name.iterfind(path)]
        if text := next(filter(None, map(str.strip, texts)), ""):
            return text
    return ""
