"""Sheet: one substream of the workbook, gone through once to learn who would see its cells, and then for the cells.

BOF │ COLINFO … │ ROW ROW … cells … ROW ROW … cells … │ drawings │ notes │ MERGECELLS │ CF │ HLINK │ EOF
      columns     rows out of sight                      what stands around the cells
                  ▲ what says who would see a cell stands before the cells and after them
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from candour.formats.listing import listing
from candour.formats.spreadsheet_lines import Lines
from candour.formats.spreadsheet_looks import cell_masks
from candour.formats.spreadsheet_sight import Rect, SheetSight
from candour.formats.wording import is_wordy
from candour.formats.xls.annotations import ANNOTATIONS, Annotations
from candour.formats.xls.cells import CELLS, LEAST, CellRange
from candour.formats.xls.charts import CHARTS, Chart, Shows
from candour.formats.xls.conditions import Conditions
from candour.formats.xls.drawings import DRAWINGS, Drawing, Shown
from candour.formats.xls.formulas import literals_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.quiet import Others
from candour.formats.xls.records import Kind, body_of
from candour.formats.xls.roads import blocks_of
from candour.formats.xls.workbook import SheetEntry, Workbook
from candour.hiding import Sight
from candour.piece import Found, Gap, Mask, Table, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["Sheet"]

_ROWS, _COLUMNS = 65_536, 256
_HIDDEN, _GROUPED, _FLAT, _TALL = 1, 2, 3, 4
_CAUSES = {_HIDDEN: "hidden-row", _GROUPED: "collapsed-row", _FLAT: "zero-height-row"}
_OUT_OF_SIGHT = re.compile(b"[\x01\x02]+")
_FLATTEST = 40
"""A row of fewer twentieths of a point shows nothing of its text."""
_SLIVER = 128
"""A column of fewer parts of a digit's width (256) shows nothing of what is in it."""
_TEXT_TOKEN = b"\x17"
_CHART = b"\x20\0"
_HEAD = struct.Struct("<HH")
_FORMULAS = {Kind.SHRFMLA: 8, Kind.ARRAY: 12}
"""Records with a formula of several cells, and where in them its size stands."""


@dataclass(repr=False)
class Sheet:
    """One sheet. `survey` goes through its records; `found` then tells what there is."""

    workbook: Workbook
    entry: SheetEntry
    number: int
    place: Place
    under: Mask | None
    end: int = 0
    """Where its substream ends."""
    cells: int = 0
    formulas: int = 0
    damaged: int = 0
    is_whole: bool = False
    charts: list[Chart] = field(default_factory=list)
    literals: dict[str, None] = field(default_factory=dict)
    merged: list[Rect] = field(default_factory=list)
    others: Others = field(default_factory=Others)
    broken: set[str] = field(default_factory=set)
    is_filtered: bool = False
    _rows: bytearray = field(default_factory=bytearray)
    _rests_hidden: bool = False
    """Whether rows that are not listed are out of sight."""
    _columns: list[tuple[int, int, int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        biff, encoding = self.workbook.biff, self.workbook.encoding
        self.annotations = Annotations(biff, encoding)
        self.drawing = Drawing(biff, encoding)
        self.conditions = Conditions(self.workbook.styles)

    # ── the first way through ───────────────────────────────────────────────────────────────────────────────

    def survey(self, until: int) -> None:
        """Goes through the records once, to the end of the sheet, or to where the next begins. Cells are left for later."""
        workbook, data = self.workbook, self.workbook.data
        head, at, depth = _HEAD.unpack_from, self.entry.at, 0
        while at + 4 <= until:
            kind, size = head(data, at)
            start, at = at + 4, at + 4 + size
            self.end = min(at, until)
            if depth == 1 and kind in CELLS:
                self._note_cell(kind, start, self.end - start)
            elif kind == Kind.BOF:
                depth += 1
                if data[start + 2 : start + 4] == _CHART:
                    drawing = Drawing(workbook.biff, workbook.encoding)
                    self.charts.append(Chart(workbook.biff, workbook.encoding, drawing))
            elif kind == Kind.EOF:
                depth -= 1
                if depth <= 0:
                    self.is_whole = True
                    return
            elif kind != Kind.CONTINUE:
                raw, breaks = body_of(data, start, self.end - start, until)
                self._take(kind, raw, breaks, in_chart=depth > 1 or self._is_chart)

    @property
    def _is_chart(self) -> bool:
        return self.entry.kind == 2

    def _note_cell(self, kind: int, at: int, size: int) -> None:
        data = self.workbook.data
        self.cells += 1
        if size < LEAST.get(kind, 0):
            self.damaged += 1
        elif kind == Kind.LABELSST:
            (number,) = struct.unpack_from("<I", data, at + 6)
            used = self.workbook.strings.used
            if number < len(used):
                used[number] = 1
            else:
                self.damaged += 1
        elif kind == Kind.FORMULA:
            self.formulas += 1
            self._note_formula(data[at + 20 : at + size])

    def _note_formula(self, sized: bytes) -> None:
        """The words and long numbers written into a formula. It begins with the size of its tokens."""
        if len(sized) < 2:
            return
        size = int.from_bytes(sized[:2], "little")
        if _TEXT_TOKEN in sized[2 : 2 + size] or len(sized) > size + 2:
            body = self.workbook.body(sized[2:])
            self.literals.update(dict.fromkeys(filter(is_wordy, literals_in(body, size))))

    def _take(self, kind: int, raw: bytes, breaks: tuple[int, ...], *, in_chart: bool) -> None:
        chart = self.charts[-1] if in_chart and self.charts else None
        try:
            if chart and kind in CHARTS:
                CHARTS[kind](chart, raw, breaks)
            elif kind in DRAWINGS:
                DRAWINGS[kind](chart.drawing if chart else self.drawing, raw, breaks)
            elif kind in ANNOTATIONS:
                ANNOTATIONS[kind](self.annotations, raw, breaks)
            elif kind in _FORMULAS:
                self._note_formula(raw[_FORMULAS[kind] :])
            elif kind in _HANDLERS:
                _HANDLERS[kind](self, raw, breaks)
            elif not (chart and kind in CELLS):
                self.others.take(kind, raw)
        except (struct.error, IndexError, ValueError):
            self.broken.add(_TITLES.get(kind, "a record"))

    def take_row(self, raw: bytes, _: tuple[int, ...]) -> None:
        """A row: its height, whether it is out of sight, its depth in a group."""
        row, height, flags = struct.unpack_from("<H4xH4xI", raw)
        if row >= len(self._rows):
            self._rows.extend(bytes(row + 1 - len(self._rows)))
        if flags & 0x20:
            self._rows[row] = _GROUPED if flags & 7 else _HIDDEN
        else:
            self._rows[row] = _FLAT if height & 0x7FFF < _FLATTEST else _TALL

    def take_columns(self, raw: bytes, _: tuple[int, ...]) -> None:
        """Columns: their width, whether they are out of sight, their depth in a group."""
        first, last, width, _, flags = struct.unpack_from("<HHHHH", raw)
        self._columns.append((first, min(last, _COLUMNS - 1), width, flags))

    def take_default_height(self, raw: bytes, _: tuple[int, ...]) -> None:
        """Whether rows that are not listed are out of sight."""
        self._rests_hidden = bool(raw[0] & 2)

    def take_merged(self, raw: bytes, _: tuple[int, ...]) -> None:
        """Ranges of which only the first cell is seen."""
        (count,) = struct.unpack_from("<H", raw)
        ends = range(2, min(2 + 8 * count, len(raw) - 7), 8)
        found = (struct.unpack_from("<HHHH", raw, at) for at in ends)
        self.merged += [Rect(first, left, last, right) for first, last, left, right in found]

    def take_filter_mode(self, _: bytes, __: tuple[int, ...]) -> None:
        """That a filter leaves rows out."""
        self.is_filtered = self.is_filtered or not self.annotations.in_view

    def begin_view(self, _: bytes, __: tuple[int, ...]) -> None:
        """Here begin the records of a saved view."""
        self.annotations.in_view = True

    def end_view(self, _: bytes, __: tuple[int, ...]) -> None:
        """Here they end."""
        self.annotations.in_view = False

    def take_condition_ranges(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """The ranges of conditional formats."""
        self.conditions.take_ranges(raw, breaks)

    def take_condition(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        """A conditional format."""
        self.conditions.take_rule(raw, breaks)

    # ── who would see the cells ─────────────────────────────────────────────────────────────────────────────

    def sight(self) -> SheetSight:
        """Who would see each cell. In a sheet that is out of sight as a whole, no cell has a cause of its own."""
        if self.under:
            return SheetSight.none()
        masks, styles = cell_masks("xls"), self.workbook.styles
        rows, row_masks = self._row_lines().settle("xls", len(masks))
        lines, slivers = self._column_lines()
        columns, column_masks = lines.settle("xls", len(masks) + len(row_masks))
        merged = [rect for rect in self.merged if rect[:2] != rect[2:]]
        return SheetSight(
            masks=masks + row_masks + column_masks,
            rows=rows,
            columns=columns,
            spared=frozenset(_spared(merged, rows, columns)),
            slivers=slivers,
            merged=tuple(merged),
            covered=tuple(self.drawing.covered),
            layers=self.conditions.settled(),
            looks=styles.looks,
            style_looks=styles.of_xf or SheetSight().style_looks,
            styles=styles.sights,
            inks=self.workbook.strings.inks,
        )

    def _row_lines(self) -> Lines:
        lines, states = Lines("row"), bytes(self._rows)
        if self._rests_hidden:
            lines.hide(0, _ROWS - 1, "hidden-row")
            for run in re.finditer(b"[^\0]+", states):
                lines.show(run.start(), run.end() - 1)
        for state, cause in _CAUSES.items():
            for run in re.finditer(bytes([state]) + b"+", states):
                lines.hide(run.start(), run.end() - 1, cause)
        area = self.workbook.filters.get(self.number) if self.is_filtered else None
        if area:
            for run in _OUT_OF_SIGHT.finditer(states, area.first_row, area.last_row + 1):
                lines.hide(run.start(), run.end() - 1, "filtered-row")
        return lines

    def _column_lines(self) -> tuple[Lines, frozenset[int]]:
        """The columns out of sight, and those among them from which text can still flow out."""
        lines, slivers = Lines("column"), set[int]()
        for first, last, width, flags in self._columns:
            here = range(first, last + 1)
            slivers.difference_update(here)
            if flags & 1:
                lines.hide(first, last, "collapsed-column" if flags >> 8 & 7 else "hidden-column")
            elif width < _SLIVER:
                lines.hide(first, last, "zero-width-column")
                slivers.update(here if width else ())
            else:
                lines.show(first, last)
        return lines, frozenset(slivers)

    # ── what there is ───────────────────────────────────────────────────────────────────────────────────────

    def found(self, source: Source, shown: Shown) -> Iterator[Found]:
        """The cells, then what stands around them. Charts come last of all (`found_charts`)."""
        place, under = self.place, self.under
        if self.entry.name:
            sight = under.sight if under else Sight.SEEN
            yield Text(place, self.entry.name, sight, under.hiding if under else None, "sheet name")
        if self.cells:
            yield self.table()
        yield from self.annotations.found(place, under, self.drawing.texts)
        for step, texts in (("formulas", self.literals), ("conditional formats", self.conditions.literals)):
            rows = ((text,) for text in texts if is_wordy(text))
            if table := listing(place / step, rows, Mask.of(hiding("formula-literal")), ("text",), "text"):
                yield table
        yield from self.drawing.found(source, place, under, shown)
        yield from self.others.found(place)
        if self.damaged:
            yield Gap(
                place, Why.BROKEN, f"{self.damaged:,} cells are damaged and hold nothing that can be read"
            )
        for what in sorted(self.broken):
            yield Gap(
                place,
                Why.BROKEN,
                f"{what}: damaged, and read as far as it goes; ask for the file to be sent again",
            )
        if not self.is_whole:
            yield Gap(
                place,
                Why.BROKEN,
                "this sheet is cut off, and only what is there was read; ask for the file to be sent again",
            )

    def table(self) -> Table:
        """The cells, as one piece."""
        sight = self.sight()
        where = CellRange(self.entry.at, self.end, self.cells)
        blocks = partial(blocks_of, self.workbook, where, sight)
        return Table(self.place, blocks, sight.masks, self.under)

    def found_charts(self, source: Source, shown: Shown, is_shown: Shows) -> Iterator[Found]:
        """The charts: words, shapes, and the values that no cell shows."""
        for number, chart in enumerate(self.charts):
            place = self.place if self._is_chart else self.place / f"chart {number + 1}"
            yield from chart.found(place, self.under, is_shown)
            yield from chart.drawing.found(source, place, self.under, shown)


def _spared(merged: list[Rect], rows: bytes, columns: bytes) -> Iterator[tuple[int, int]]:
    """The first cells of merged ranges that begin out of sight but of which some part is seen: so the value is, too."""
    for rect in merged:
        starts = ((rect.first_row, rows), (rect.first_column, columns))
        begins_hidden = any(line < len(lines) and lines[line] for line, lines in starts)
        if (
            begins_hidden
            and _any_seen(rows, rect.first_row, rect.last_row)
            and _any_seen(columns, rect.first_column, rect.last_column)
        ):
            yield rect[:2]


def _any_seen(lines: bytes, first: int, last: int) -> bool:
    return last >= len(lines) or lines.find(0, first, last + 1) >= 0


_HANDLERS: dict[int, Callable[[Sheet, bytes, tuple[int, ...]], None]] = {
    Kind.ROW: Sheet.take_row,
    Kind.COLINFO: Sheet.take_columns,
    Kind.DEFAULTROWHEIGHT: Sheet.take_default_height,
    Kind.MERGECELLS: Sheet.take_merged,
    Kind.FILTERMODE: Sheet.take_filter_mode,
    Kind.USERSVIEWBEGIN: Sheet.begin_view,
    Kind.USERSVIEWEND: Sheet.end_view,
    Kind.CONDFMT: Sheet.take_condition_ranges,
    Kind.CF: Sheet.take_condition,
}
_TITLES = {
    Kind.NOTE: "a comment",
    Kind.TXO: "the text of a shape or comment",
    Kind.OBJ: "a shape or control",
    Kind.MSODRAWING: "the drawing of the sheet",
    Kind.HLINK: "a link",
    Kind.DV: "a data entry rule",
    Kind.SCENARIO: "a scenario",
    Kind.MERGECELLS: "the list of merged cells",
    Kind.CF: "a conditional format",
}
