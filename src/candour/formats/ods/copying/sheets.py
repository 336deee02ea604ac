"""Sheets of the copy: rows and cells as they go past, those that are seen, closed up and written as text.

table:table ──▶ table:table-column …   how many of each run stay
            ──▶ table:table-row        its cells: value as shown, words, what floats over it
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, tostring
from xml.sax.saxutils import escape, quoteattr

from candour.cleaned import Redaction
from candour.formats import xml
from candour.formats.ods.beside import says_where
from candour.formats.ods.copying.styles import SheetStyles
from candour.formats.ods.copying.values import value_of
from candour.formats.ods.grid import repeated
from candour.formats.opendocument.names import naming
from candour.formats.spreadsheet_lines import MOST_COLUMNS, MOST_ROWS
from candour.formats.workbook_writing.lines import Layout
from candour.formats.workbook_writing.values import printed

__all__ = ["Plan", "SheetWriter", "paragraph"]

_CELLS: Final = ("table:table-cell", "table:covered-table-cell")
_WORDS: Final = frozenset(
    f"text:{name}"
    for name in ("span", "sheet-name", "title", "date", "time", "author-name", "page-number", "meta", "a")
)
_TIES: Final = {"text:tab": "<text:tab/>", "text:line-break": "<text:line-break/>"}
_NO_CELL: Final = "<table:table-cell/>"

Draw = Callable[[Element], "list[Element]"]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Plan:
    """What stays of one sheet."""

    name: str
    style: str
    layout: Layout
    seen: frozenset[int]
    """Cells that are seen, as numbers: row, and column in fourteen bits."""


class _Cell(NamedTuple):
    column: int
    repeats: int
    element: Element


@dataclass(slots=True, eq=False, repr=False)
class SheetWriter:
    """Writes the sheets of a document, in their order; those without a plan are passed over."""

    plans: list[Plan | None]
    styles: SheetStyles
    redaction: Redaction
    draw: Draw
    done: list[str] = field(default_factory=list)
    rounded: dict[str, str] = field(default_factory=dict)
    """By number as the file has it: as the copy has it."""
    formulas: int = 0
    redacted: int = 0
    _at: int = -1
    _plan: Plan | None = None
    _columns: list[str] = field(default_factory=list)
    _rows: list[str] = field(default_factory=list)
    _waiting: list[str] = field(default_factory=list)
    _shapes: list[Element] = field(default_factory=list)
    _column: int = 0
    _row: int = 0
    _cell: int = 0
    _attributes: dict[str, str] = field(default_factory=dict)
    _cells: list[_Cell] = field(default_factory=list)

    def write(self, chunks: Iterable[bytes]) -> None:
        """Goes through a content part."""
        starts = {
            "table:table": self._begin,
            "table:table-column": self._take_column,
            "table:table-row": self._begin_row,
            "table:table-cell": self._take_cell,
            "table:covered-table-cell": self._take_cell,
            "table:shapes": lambda _: self._take_shapes,
            "table:tracked-changes": lambda _: xml.SKIP,
        }
        ends = {"table:table": self._end, "table:table-row": self._end_row}
        for _ in xml.dispatch(chunks, starts, ends, lambda _: None, naming=naming):
            pass

    # ── sheets and columns ──────────────────────────────────────────────────────────────────────────────────

    def _begin(self, _: dict[str, str]) -> object:
        self._at += 1
        self._plan = self.plans[self._at] if self._at < len(self.plans) else None
        self._columns, self._rows, self._waiting, self._shapes = [], [], [], []
        self._column = self._row = 0
        return None if self._plan else xml.SKIP

    def _end(self) -> None:
        plan = self._plan
        if plan is None:
            return
        style = self.styles.name("table", plan.style)
        said = f" table:style-name={quoteattr(style)}" if style else ""
        shapes = "".join(_spelt(shape) for shape in self._shapes)
        name = quoteattr(printed(self.redaction.text(plan.name)))
        self.done.append(
            f"<table:table table:name={name}{said}>{f'<table:shapes>{shapes}</table:shapes>' if shapes else ''}"
            f"{''.join(self._columns) or '<table:table-column/>'}{''.join(self._rows) or f'<table:table-row>{_NO_CELL}</table:table-row>'}"
            "</table:table>"
        )
        self._plan = None

    def _take_shapes(self, element: Element) -> None:
        self._shapes += [made for shape in element for made in self.draw(shape)]

    def _take_column(self, attributes: dict[str, str]) -> None:
        if self._plan is None:
            return
        count = _repeats(attributes, "columns", MOST_COLUMNS)
        columns = self._plan.layout.columns
        stays = sum(
            columns.stays(column) for column in range(self._column, min(self._column + count, MOST_COLUMNS))
        )
        self._column += count
        if stays:
            said = self._said(attributes, "table-column")
            said += f' table:number-columns-repeated="{stays}"' if stays > 1 else ""
            self._columns.append(f"<table:table-column{said}/>")

    def _said(self, attributes: dict[str, str], family: str) -> str:
        pairs = (
            ("table:style-name", self.styles.name(family, attributes.get("table:style-name", ""))),
            (
                "table:default-cell-style-name",
                self.styles.name("table-cell", attributes.get("table:default-cell-style-name", "")),
            ),
        )
        return "".join(f" {name}={quoteattr(value)}" for name, value in pairs if value)

    # ── rows ────────────────────────────────────────────────────────────────────────────────────────────────

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._attributes, self._cells, self._cell = attributes, [], 0

    def _take_cell(self, attributes: dict[str, str]) -> object:
        count = _repeats(attributes, "columns", MOST_COLUMNS)
        at, self._cell = self._cell, self._cell + count

        def take(element: Element) -> None:
            self._cells.append(_Cell(at, count, element))

        return take

    def _end_row(self) -> None:
        plan = self._plan
        if plan is None:
            return
        count = _repeats(self._attributes, "rows", MOST_ROWS)
        first, self._row = self._row, self._row + count
        holding = [cell for cell in self._cells if len(cell.element)]
        rows = range(first, min(first + count, MOST_ROWS))
        if not holding:
            staying = sum(map(plan.layout.rows.stays, rows)) if count < 1000 else _staying(plan, rows)
            self._put("".join(self._row_of(first, frozenset())), staying, is_held=False)
            return
        for row in rows:
            if plan.layout.rows.stays(row):
                self._put("".join(self._row_of(row, plan.seen)), 1, is_held=True)
            elif row == first:
                self._shapes += [made for cell in holding for made in self._drawn(cell.element)]

    def _put(self, cells: str, count: int, *, is_held: bool) -> None:
        if not count:
            return
        said = self._said(self._attributes, "table-row")
        said += f' table:number-rows-repeated="{count}"' if count > 1 else ""
        row = f"<table:table-row{said}>{cells or _NO_CELL}</table:table-row>"
        if is_held or cells:
            self._rows += [*self._waiting, row]
            self._waiting = []
        else:  # rows after the last that shows anything are left out
            self._waiting.append(row)

    def _row_of(self, row: int, seen: frozenset[int]) -> Iterator[str]:
        """The cells of a row. Those after the last that shows anything are left out."""
        blank: list[str] = []
        for cell in self._cells:
            for written, is_bare in self._cell_of(cell, row, seen):
                if is_bare:
                    blank.append(written)
                else:
                    yield from blank
                    blank = []
                    yield written

    def _cell_of(self, cell: _Cell, row: int, seen: frozenset[int]) -> Iterator[tuple[str, bool]]:
        """A cell, or the runs of it that are alike: what is written, and whether it shows nothing."""
        plan, element = self._plan, cell.element
        if plan is None:
            return
        stays = plan.layout.columns.stays
        columns = [n for n in range(cell.column, min(cell.column + cell.repeats, MOST_COLUMNS)) if stays(n)]
        if not columns:
            if len(element):
                self._shapes += self._drawn(element)
            return
        style = self.styles.name("table-cell", element.get("table:style-name", ""))
        said = f" table:style-name={quoteattr(style)}" if style else ""
        if not len(element):
            span = self._span(cell, row)
            yield _tagged(element.tag, said + span, "", len(columns)), not (said or span)
            return
        drawn = "".join(map(_spelt, self._drawn(element)))
        for is_seen, run in groupby(columns, key=lambda column: row << 14 | column in seen):
            value, words = self._value(element) if is_seen else ("", "")
            written = _tagged(
                element.tag, said + self._span(cell, row) + value, words + drawn, len(list(run))
            )
            yield written, not (said or value or drawn)

    def _span(self, cell: _Cell, row: int) -> str:
        """How many rows and columns of those that stay a merged cell takes up."""
        plan, element = self._plan, cell.element
        across = _repeats(element.attrib, "columns", MOST_COLUMNS, "spanned")
        down = _repeats(element.attrib, "rows", MOST_ROWS, "spanned")
        if plan is None or (across < 2 and down < 2):
            return ""
        columns = plan.layout.columns.span(cell.column, cell.column + across - 1) or (0, 0)
        rows = plan.layout.rows.span(row, row + down - 1) or (0, 0)
        across, down = columns[1] - columns[0] + 1, rows[1] - rows[0] + 1
        if across < 2 and down < 2:
            return ""
        return f' table:number-columns-spanned="{across}" table:number-rows-spanned="{down}"'

    # ── what a cell holds ───────────────────────────────────────────────────────────────────────────────────

    def _drawn(self, element: Element) -> list[Element]:
        found = []
        for child in element:
            inner = child.iter() if child.tag == "text:p" else (child,)
            found += [made for each in inner if each.tag.startswith("draw:") for made in self.draw(each)]
        return found

    def _value(self, element: Element) -> tuple[str, str]:
        """What a cell says of its value, and its words."""
        lines = [line for line in element if line.tag in ("text:p", "text:h")]
        words = [_plain(line) for line in lines]
        shown = "\n".join(words)
        self.formulas += "table:formula" in element.attrib
        own = element.get("office:string-value", "")
        if not shown and own:
            lines, words = [], [own]
        value = value_of(element.attrib, shown)
        exact = element.get("office:value", "")
        if self.redaction and (
            any(self.redaction.text(text) != text for text in words)
            or (exact and self.redaction.text(exact) != exact)
        ):
            self.redacted += 1
            is_text = self.redaction.text(shown) != shown
            words = [self.redaction.text(text) for text in words] if is_text else [self.redaction.text(exact)]
            lines, value = [], {"office:value-type": "string"}
        if "office:value" in value:
            self.rounded[exact] = value["office:value"]
        said = "".join(f" {name}={quoteattr(text)}" for name, text in value.items())
        if lines:
            return said, "".join(paragraph(line) for line in lines)
        return said, "".join(f"<text:p>{_written(text)}</text:p>" for text in words)


def _staying(plan: Plan, rows: range) -> int:
    span = plan.layout.rows.span(rows.start, rows.stop - 1) if len(rows) else None
    return span[1] - span[0] + 1 if span else 0


def _repeats(attributes: dict[str, str], of: str, most: int, what: str = "repeated") -> int:
    said = attributes.get(f"table:number-{of}-{what}", "1")
    return repeated({f"number-{of}-repeated": said}, of, most)


def _tagged(tag: str, said: str, inside: str, count: int) -> str:
    more = f' table:number-columns-repeated="{count}"' if count > 1 else ""
    return f"<{tag}{said}{more}>{inside}</{tag}>" if inside else f"<{tag}{said}{more}/>"


def _spelt(element: Element) -> str:
    return tostring(element, encoding="unicode")


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def paragraph(element: Element) -> str:
    """A paragraph of a cell, in one style; its links where they say where they lead."""
    return f"<text:p>{''.join(_runs(element))}</text:p>"


def _runs(element: Element) -> Iterator[str]:
    yield _written(element.text or "")
    for child in element:
        if child.tag == "text:s":
            yield _spaces(repeated({"number-x-repeated": child.get("text:c", "1")}, "x", 1000))
        elif child.tag in _TIES:
            yield _TIES[child.tag]
        elif child.tag == "text:a" and _is_kept(child):
            href = quoteattr(child.get("xlink:href", ""))
            yield f'<text:a xlink:type="simple" xlink:href={href}>{"".join(_runs(child))}</text:a>'
        elif child.tag in _WORDS:
            yield from _runs(child)
        yield _written(child.tail or "")


def _is_kept(link: Element) -> bool:
    href = link.get("xlink:href", "")
    return (
        not href.startswith("#")
        and says_where(href, _plain(link))
        and href.lower().startswith(("http", "mailto"))
    )


def _plain(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == "text:s":
            parts.append(" " * repeated({"number-x-repeated": child.get("text:c", "1")}, "x", 1000))
        elif child.tag in _TIES:
            parts.append(" ")
        elif child.tag in _WORDS:
            parts.append(_plain(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _spaces(count: int) -> str:
    return f'<text:s text:c="{count}"/>' if count > 1 else "<text:s/>"


def _written(text: str) -> str:
    return escape(printed(text))
