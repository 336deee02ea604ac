"""A clean copy of an Excel 97-2003 workbook: a new one (xlsx) with the sheets that a reader sees, and nothing else.

records ──read as always──▶ cells in sight, masks ─┐
        ──frames, looks────▶ how it looks ─────────┼──▶ candour.formats.workbook_writing ──▶ .xlsx
        ──floating, charts─▶ what floats over it ──┘
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from candour.cleaned import CannotClean, Inner, Wishes, Written
from candour.formats.spreadsheet_sight import Rect
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.workbook_writing import (
    Anchor,
    Chart,
    Corner,
    Floating,
    NewWorkbook,
    SheetContent,
    settled,
)
from candour.formats.workbook_writing.dresses import dresses_of, untold
from candour.formats.workbook_writing.telling import changes_told
from candour.formats.xls import HIDINGS, THUMBNAILS, Reading, read_with
from candour.formats.xls.copying.charts import ChartReader, chart_starts
from candour.formats.xls.copying.floating import Floaters
from candour.formats.xls.copying.frames import frame_of
from candour.formats.xls.copying.looks import looks_of, plain_look
from candour.formats.xls.places import places_of
from candour.formats.xls.sheet import Sheet
from candour.formats.xls.workbook import Workbook
from candour.piece import Found, Gap, Table, Why
from candour.place import Place
from candour.source import Source

__all__ = ["write"]

_WINDOW_OF_BOOK: Final = 0x3D
_CHART_SHEET: Final = 2
_OVER_ALL: Final = Anchor(Corner(0, 0), Corner(30, 12))
_OLDER: Final = (
    "no clean copy is made of a workbook of Excel 2, 3 or 4, because it does not say how its numbers look in a way that Candour "
    "knows: open it, save it as .xlsx, and clean that"
)


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where the workbook is locked, damaged, or older than Excel 5, where no sheet of it is in sight, or where
            something out of sight is to be kept.
    """
    _check(wishes)
    opened: list[Reading] = []

    def read(given: Source) -> Iterator[Found]:
        return map(_held, read_with(given, opened.append))

    found = list(judging_thumbnails(*THUMBNAILS)(read)(source))
    reading = opened[0]
    if reading.workbook is None:
        raise CannotClean(_why_not(found))
    tables = {piece.place: piece for piece in found if isinstance(piece, Table)}
    copy = _Copy(source, reading, reading.workbook, wishes, inner)
    copy.tables = tables
    book = copy.book()
    written = settled(book, source, inner)
    return replace(written, changes=(*changes_told(found, copy.did), *book.changes, *written.changes))


def _held(piece: Found) -> Found:
    """What was found; a table with its blocks at hand, for they are asked for more than once."""
    if isinstance(piece, Table):
        blocks = list(piece.blocks())
        return replace(piece, blocks=lambda: blocks)
    return piece


def _check(wishes: Wishes) -> None:
    for id_ in sorted(wishes.keeps & {hiding.id for hiding in HIDINGS}):
        raise CannotClean(
            f"a copy of this workbook cannot keep what is out of sight in it ({id_}), because the copy is of another format: save "
            "it as .xlsx, and clean that"
        )


def _why_not(found: Sequence[Found]) -> str:
    for gap in (piece for piece in found if isinstance(piece, Gap)):
        if gap.why is Why.ENCRYPTED:
            return f"no clean copy can be made, because it is {gap.detail}"
        if gap.why is Why.BROKEN:
            return f"no clean copy can be made: {gap.detail}"
    return _OLDER


class _Copy:
    """One copy while it is made."""

    def __init__(
        self, source: Source, reading: Reading, workbook: Workbook, wishes: Wishes, inner: Inner
    ) -> None:
        self._sheets, self._workbook, self._wishes = reading.sheets, workbook, wishes
        self._floaters = Floaters(source, workbook, inner)
        self._places = places_of(workbook)
        self._looks = looks_of(workbook.styles)
        self.did: Counter[str] = Counter({"new-format": 1})
        self.tables: Mapping[Place, Table] = {}
        """The cells of sheets, by their places, where they have been read."""

    def book(self) -> NewWorkbook:
        """The workbook to be written.

        Raises:
            CannotClean: where a sheet in sight is damaged.
        """
        seen = [sheet for sheet in self._sheets if sheet.under is None]
        for sheet in seen:
            if sheet.damaged or not sheet.is_whole:
                raise CannotClean(
                    "no clean copy can be made, because a sheet of it is damaged: open it in Excel, which may mend it, save it as "
                    ".xlsx, and clean that"
                )
        contents = [self._content(sheet) for sheet in seen]
        self.did["pictures-re-encoded"] = self._floaters.drawn
        self.did["picture-left-out"] = self._floaters.left_out
        workbook = self._workbook
        values = workbook.strings.values
        broken = {text.replace("\n", " "): text for text in values if "\n" in text}
        opened = next((at for at, sheet in enumerate(seen) if sheet.number == self._open_sheet()), 0)
        return NewWorkbook(
            contents,
            plain_look(workbook.styles),
            opened,
            self._wishes.redaction,
            broken,
            workbook.styles.palette.theme,
        )

    def _open_sheet(self) -> int:
        workbook = self._workbook
        at = workbook.data.find(_WINDOW_OF_BOOK.to_bytes(2, "little") + b"\x12\0", workbook.at, workbook.end)
        return int.from_bytes(workbook.data[at + 14 : at + 16], "little") if at >= 0 else 0

    def _content(self, sheet: Sheet) -> SheetContent:
        workbook = self._workbook
        frame = frame_of(workbook, sheet.entry.at, sheet.end)
        sight = sheet.sight()
        layers = sheet.conditions.layers
        self.did["formulas-to-values"] += sheet.formulas
        self.did["condition-left-out"] += untold(layers)
        links = [
            (Rect(row, column, row, column), texts[0])
            for row, column, texts in sheet.annotations.rows.get("links", [])
        ]
        return SheetContent(
            sheet.entry.name or str(sheet.number + 1),
            self.tables.get(sheet.place) or (sheet.table() if sheet.cells else None),
            sheet.number,
            sight.rows,
            sight.columns,
            frame.styles,
            self._looks,
            dresses_of(layers),
            {row: height for row, height in frame.heights.items() if height != frame.height},
            frame.height,
            frame.row_styles,
            frame.columns,
            frame.width,
            sheet.merged,
            frame.view,
            frame.page,
            links,
            list(self._floating(sheet, 1 + max((key & 0xFF for key in frame.styles), default=-1))),
        )

    def _floating(self, sheet: Sheet, beside: int) -> Iterator[Floating]:
        """What floats over a sheet. A chart that says not where stands beside the cells, from this column on."""
        is_chart = sheet.entry.kind == _CHART_SHEET
        workbook = self._workbook
        starts = chart_starts(workbook, sheet.entry.at, sheet.end, is_chart=is_chart) if sheet.charts else ()

        def chart(number: int) -> Chart:
            reader = ChartReader(workbook, self._places, sheet.number)
            return reader.chart(starts[number], sheet.end) if number < len(starts) else Chart(())

        placed = self._floaters.of(sheet, chart)
        yield from placed.found
        for number in range(placed.charts, len(sheet.charts)):
            top = 20 * (number - placed.charts)
            anchor = Anchor(Corner(top, beside), Corner(top + 18, beside + 8))
            yield Floating(_OVER_ALL if is_chart else anchor, chart(number))
