"""Sheets of the copy: read along with the reader of sheets, so that one pass tells what is seen and writes it.

SheetReader.read ──▶ name, frame, surroundings: as always, for what is told of them
        └─ cells ──▶ what a reader sees of each ──▶ rows of the copy
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from xml.etree.ElementTree import Element

import numpy as np

from candour.block_arrays import Flags
from candour.cleaned import CannotClean
from candour.formats.spreadsheet_looks import CellMask
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.xlsx.cells import Cells, Outcome
from candour.formats.xlsx.copying.cells import CellCopier, Common, Seen
from candour.formats.xlsx.copying.conditions import Conditions
from candour.formats.xlsx.copying.gathering import SheetCells, Value, gathered_from
from candour.formats.xlsx.copying.lines import THIN_ROW, Layout, Lines
from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.rows import NewRows
from candour.formats.xlsx.copying.surrounds import columns_of, styled_columns
from candour.formats.xlsx.frame import Frame, read_frame_of
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.sheet import blocks_of
from candour.formats.xlsx.sight import sight_of
from candour.formats.xlsx.workbook import Sheet, is_on
from candour.formats.xlsx.worksheet import SheetReader
from candour.hiding import Hiding, Sight
from candour.piece import Found

__all__ = ["SheetCopier"]

_LEVEL = re.compile(r'outlineLevel="(\d)"')
_DAMAGED = (
    "no clean copy can be made, because a sheet is damaged: open the file in Excel, which may mend it, save it anew, and "
    "clean that"
)


@dataclass(slots=True, repr=False)
class SheetCopier(SheetReader):
    """Reads the sheets of a workbook, and copies those in sight."""

    copying: Copying | None = None
    left_out: Counter[tuple[Hiding, Sight]] = field(default_factory=Counter)
    """The values that were left out, by what kept them from sight."""
    formulas: int = 0
    _remembers: bool | None = None
    _seen: set[str] | None = None

    def read(self, sheet: Sheet) -> Iterator[Found]:
        """What a sheet holds. Its cells are copied where it is seen, and given as pieces where it is not."""
        yield from super(SheetCopier, self).read(sheet)
        if sheet.kind == "chartsheet" and sheet.part and self._stays(sheet):
            frame = read_frame_of(lambda: self._stream(sheet.part))
            self._book.sheets.append(_NewChartSheet(sheet, frame.root))

    @property
    def _book(self) -> Copying:
        if self.copying is None:
            raise CannotClean("nothing was asked for")
        return self.copying

    def _stays(self, sheet: Sheet) -> bool:
        return sheet.is_listed and (sheet.under is None or sheet.under.hiding.id in self._book.wishes.keeps)

    def _cells(
        self, sheet: Sheet, frame: Frame, chunks: Callable[[], Iterable[bytes]], size: int
    ) -> Iterator[Found]:
        if not self._stays(sheet) or sheet.kind != "worksheet":
            yield from super(SheetCopier, self)._cells(sheet, frame, chunks, size)
            return
        if frame.broken:
            raise CannotClean(_DAMAGED)
        sight = SheetSight.none()
        if sheet.under is None:
            sight = sight_of(frame, self.package, sheet.part, self.styles, self.strings)
        outcome = Outcome(self.used)
        given = Cells(chunks, size, self.strings, self.styles, sight, self.date1904, outcome)
        cells = gathered_from(given)
        self._shown.append(partial(blocks_of, given))
        self.phonetics += outcome.phonetics
        self.formulas += cells.formulas
        self._copy(sheet, frame, sight, cells)
        yield from self._literals(sheet, frame, None)

    def _copy(self, sheet: Sheet, frame: Frame, sight: SheetSight, cells: SheetCells) -> None:
        book = self._book
        common, root = book.common, frame.root
        stays = np.array(
            [True, *(mask.hiding.id in book.wishes.keeps for mask in sight.masks)]
            + [False] * (255 - len(sight.masks))
        )
        layout = _layout(sight, cells, stays)
        conditions = Conditions(root, common, self.strings, self.styles)
        conditions.work_out(cells)
        look = _blank_look(common)
        hidden = bytes(mask > 0 and bool(stays[mask]) for mask in sight.columns)
        head = columns_of(root, layout, look, hidden)
        row_looks, level = _row_looks(cells, layout, look, sight, stays, is_sparse=_is_sparse(root))
        rows = NewRows(row_looks, self._is_asked())
        styled = [number for number, said in row_looks.items() if b" s=" in said]
        columns = sorted(styled_columns(root, layout, look))
        seen = Seen(stays, layout, np.array(styled, np.int64), np.array(columns, np.int64))
        copier = CellCopier(cells, seen, common, conditions.dressing, rows)
        copier.write()
        for mask, count in copier.left_out.items():
            self.left_out[sight.masks[mask - 1].hiding, sight.masks[mask - 1].sight] += count
        levels = (level, max(map(int, _LEVEL.findall(head)), default=0))
        rules = conditions.written(layout)
        book.did["condition-left-out"] += conditions.left_out
        book.sheets.append(NewSheet(sheet, root, sight, layout, rows, head, levels, conditions=rules))

    def _is_asked(self) -> bool:
        """Whether anything in the workbook shows what stands in cells: charts, tables, links."""
        if self._remembers is None:
            kinds = {"drawing", "hyperlink", "table"}
            parts = [
                part
                for part in self.package.parts
                if "/_rels/" not in f"/{part}" and part.lower().endswith(".xml")
            ]
            self._remembers = any(
                relation.kind in kinds for part in parts for relation in self.package.relations(part)
            )
        return self._remembers

    def is_shown(self, value: str) -> bool:
        """Whether a value stands in a cell of the copy, or of another sheet that is seen."""
        if self._seen is None:
            self._seen = set(self._values_of_copy())
        return value in self._seen

    def _values_of_copy(self) -> Iterator[str]:
        texts = self._book.common.texts
        for sheet in self._book.sheets:
            for kind, value in sheet.rows.values():
                if kind is Value.TEXT:
                    yield texts.text(int(value)).translate(_LINES)
                elif kind is not Value.BLANK:
                    yield value.decode()


_LINES = {ord("\r"): " ", ord("\n"): " ", ord("\t"): " "}


class _NewChartSheet(NewSheet):
    """A sheet that is nothing but a chart."""

    def __init__(self, sheet: Sheet, root: Element) -> None:
        none = Lines(np.zeros(0, np.int64))
        super().__init__(sheet, root, SheetSight.none(), Layout(none, none), NewRows())


# ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _layout(sight: SheetSight, cells: SheetCells, stays: Flags) -> Layout:
    unseen = [number + 1 for number in range(len(sight.masks)) if not stays[number + 1]]
    thin_rows = {row for row, _ in sight.spared if row < len(sight.rows) and sight.rows[row]}
    thin_columns = {
        column for _, column in sight.spared if column < len(sight.columns) and sight.columns[column]
    }
    flowing = _flowing(sight, cells)
    layout = Layout(
        Lines.of(sight.rows, unseen, thin_rows),
        Lines.of(sight.columns, unseen, thin_columns | flowing),
    )
    layout = Layout(layout.rows, Lines(layout.columns.gone, layout.columns.thin - flowing))
    if stays[CellMask.FAR]:
        return layout
    held = [run.only((run.kind != Value.BLANK) & stays[run.mask]) for run in cells.runs]
    rows = np.concatenate([run.row for run in held] or [np.zeros(0, np.int32)])
    columns = np.concatenate([run.column for run in held] or [np.zeros(0, np.int32)])
    own_rows, counts = np.unique(rows, return_counts=True)
    return layout.closed_up(own_rows, np.unique(columns), counts)


def _flowing(sight: SheetSight, cells: SheetCells) -> set[int]:
    """The columns too narrow for what is in them, out of which text flows all the same."""
    found: set[int] = set()
    if sight.slivers:
        slivers = np.array(sorted(sight.slivers))
        for run in cells.runs:
            seen = (run.kind != Value.BLANK) & (run.mask == 0)
            found.update(np.intersect1d(run.column[seen], slivers).tolist())
    return found


# ── rows ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _blank_look(common: Common) -> Callable[[int], int]:
    def look(style: int) -> int:
        return common.looks.number(style, is_blank=True) if style > 0 else 0

    return look


def _row_looks(  # noqa: PLR0913  (what decides how a row looks, each by its name)
    cells: SheetCells,
    layout: Layout,
    look: Callable[[int], int],
    sight: SheetSight,
    stays: Flags,
    *,
    is_sparse: bool,
) -> tuple[dict[int, bytes], int]:
    """By row of the copy what is said of it, and how deep rows are grouped."""
    found: dict[int, bytes] = {}
    deepest = 0
    for row in cells.listed if is_sparse else ():
        if layout.rows.stays(row):
            found[layout.rows.at(row)] = b""
    for row, said in sorted(cells.rows.items()):
        if not layout.rows.stays(row) or row in layout.rows.thin:
            continue
        level = whole(said.get("outlineLevel"), 0)
        deepest = max(deepest, min(level, 7))
        text = _sizes(said) + (f' outlineLevel="{level}"' if 0 < level < 8 else "")
        style = look(whole(said.get("s"), 0)) if is_on(said.get("customFormat")) else 0
        text += f' s="{style}" customFormat="1"' if style else ""
        if (
            row < len(sight.rows)
            and sight.rows[row]
            and stays[sight.rows[row]]
            and not text.startswith(' ht="0')
        ):
            text += ' hidden="1"'
        if text:
            found[layout.rows.at(row)] = text.encode()
    for row in layout.rows.thin:
        found[layout.rows.at(row)] = f' ht="{THIN_ROW}" customHeight="1"'.encode()
    for row in _hidden_on_purpose(sight, stays):
        found.setdefault(layout.rows.at(row), b' hidden="1"')
    return found, deepest


def _hidden_on_purpose(sight: SheetSight, stays: Flags) -> Iterator[int]:
    masks = np.frombuffer(sight.rows, np.uint8)
    yield from np.flatnonzero((masks > 0) & stays[masks]).tolist()


def _sizes(said: Mapping[str, str]) -> str:
    try:
        height = float(said.get("ht", ""))
    except ValueError:
        return ""
    switches = (name for name in ("customHeight", "thickTop", "thickBot") if is_on(said.get(name)))
    return f' ht="{height:.10g}"' + "".join(f' {name}="1"' for name in switches) if 0 <= height < 410 else ""


def _is_sparse(root: Element) -> bool:
    """Whether rows that are not listed are hidden."""
    format_ = root.find("sheetFormatPr")
    return format_ is not None and is_on(format_.get("zeroHeight"))
