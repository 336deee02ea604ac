"""Frames: a second way through a sheet's records, for how it looks: styles of cells, sizes, views, the printed page."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from candour.formats.workbook_writing import Columns, Page, View
from candour.formats.xls.cells import CELLS
from candour.formats.xls.records import Body, Kind, body_of, walk
from candour.formats.xls.workbook import Workbook

__all__ = ["Frame", "frame_of"]

_WINDOW, _PANE, _ZOOM, _SETUP, _STANDARD_WIDTH, _FITS = 0x23E, 0x41, 0xA0, 0xA1, 0x99, 0x81
_LEFT, _RIGHT, _TOP, _BOTTOM, _ACROSS, _DOWN, _GRID = 0x26, 0x27, 0x28, 0x29, 0x83, 0x84, 0x2B
_MOST_STYLES: Final = 6_000_000
_PLACE: Final = struct.Struct("<HHH")
_SEVERAL: Final = frozenset({Kind.MULRK, Kind.MULBLANK})
_LAST: Final = 255


@dataclass(slots=True, repr=False)
class Frame:
    """How a sheet looks but for its cells' values."""

    biff: int = 8
    encoding: str = "cp1252"
    styles: dict[int, int] = field(default_factory=dict)
    """By cell: the number of its style."""
    heights: dict[int, float] = field(default_factory=dict)
    row_styles: dict[int, int] = field(default_factory=dict)
    height: float | None = None
    columns: list[Columns] = field(default_factory=list)
    width: float | None = None
    _view: View = field(default_factory=View)
    _page: Page = field(default_factory=Page)
    _margins: dict[int, float] = field(default_factory=dict)
    _first_row: int = 0
    _first_column: int = 0
    _is_frozen: bool = False
    _splits: tuple[int, int] = (0, 0)
    _fits: bool = False
    _setup: tuple[int, int] = (0, 0)

    # ── records ─────────────────────────────────────────────────────────────────────────────────────────────

    def take_row(self, raw: bytes) -> None:
        """A row: its height, and its style where it has one."""
        row, height = struct.unpack_from("<H4xH", raw)
        flags, style = struct.unpack_from("<HH", raw, 12)
        points = (height & 0x7FFF) / 20
        if points and not height & 0x8000:
            self.heights[row] = points
        if flags & 0x80:
            self.row_styles[row] = style & 0xFFF

    def take_columns(self, raw: bytes) -> None:
        """Columns: their width, and their style."""
        first, last, width, style = struct.unpack_from("<HHHH", raw)
        self.columns.append(Columns(first, min(last, _LAST), width / 256, style))

    def take_height(self, raw: bytes) -> None:
        """How high the rows are of which nothing is said."""
        self.height = (struct.unpack_from("<H", raw, 2)[0] & 0x7FFF) / 20 or None

    def take_width(self, raw: bytes) -> None:
        """How wide the columns are of which nothing is said, in whole characters."""
        self.width = self.width or struct.unpack_from("<H", raw)[0] + 0.7

    def take_standard_width(self, raw: bytes) -> None:
        """The same, in parts of a character."""
        self.width = struct.unpack_from("<H", raw)[0] / 256

    def take_window(self, raw: bytes) -> None:
        """How the sheet is looked at."""
        flags, self._first_row, self._first_column = struct.unpack_from("<HHH", raw)
        self._is_frozen = bool(flags & 8)
        self._view = self._view._replace(
            shows_grid=bool(flags & 2), shows_zeros=bool(flags & 16), is_right_to_left=bool(flags & 64)
        )

    def take_pane(self, raw: bytes) -> None:
        """Where the window is split."""
        self._splits = struct.unpack_from("<HH", raw)

    def take_zoom(self, raw: bytes) -> None:
        """How large it is shown."""
        part, whole = struct.unpack_from("<HH", raw)
        self._view = self._view._replace(zoom=round(100 * part / whole) if whole else 0)

    def take_setup(self, raw: bytes) -> None:
        """How it is printed."""
        paper, scale, _, across, down, flags = struct.unpack_from("<HHHHHH", raw)
        if not flags & 4:
            self._page = self._page._replace(
                paper=paper, scale=scale, is_landscape=not flags & 2 and not flags & 0x40
            )
        self._setup = (across, down)
        if len(raw) >= 32:
            self._margins[0], self._margins[1] = struct.unpack_from("<dd", raw, 16)

    def take_fits(self, raw: bytes) -> None:
        """Whether it is fitted to pages."""
        self._fits = bool(struct.unpack_from("<H", raw)[0] & 0x100)

    def take_header(self, raw: bytes) -> None:
        """What stands at the head of each printed page, with its codes."""
        self._page = self._page._replace(header=self._text(raw))

    def take_footer(self, raw: bytes) -> None:
        """What stands at the foot of each."""
        self._page = self._page._replace(footer=self._text(raw))

    def take_other_pages(self, raw: bytes) -> None:
        """Headers and footers of even pages and of the first, where they are in use."""
        flags, *counts = struct.unpack_from("<HHHHH", raw, 28)
        body = Body(raw, self.biff, self.encoding)
        body.at = 38
        texts = [body.text(2) if count else "" for count in counts]
        if flags & 1:
            self._page = self._page._replace(even_header=texts[0], even_footer=texts[1])
        if flags & 2:
            self._page = self._page._replace(first_header=texts[2], first_footer=texts[3])

    def _text(self, raw: bytes) -> str:
        return Body(raw, self.biff, self.encoding).text(2 if self.biff >= 8 else 1) if raw else ""

    def take_number(self, kind: int, raw: bytes) -> None:
        """A margin, or a switch of the printed page."""
        if kind in (_ACROSS, _DOWN):
            across, down = self._page.is_centred
            is_on = raw[:1] == b"\1"
            self._page = self._page._replace(is_centred=(is_on, down) if kind == _ACROSS else (across, is_on))
        elif kind == _GRID:
            self._page = self._page._replace(prints_grid=raw[:1] == b"\1")
        else:
            (self._margins[kind],) = struct.unpack_from("<d", raw)

    # ── what they come to ───────────────────────────────────────────────────────────────────────────────────

    @property
    def view(self) -> View:
        """How the sheet is looked at."""
        if not self._is_frozen:
            return self._view
        columns, rows = self._splits
        return self._view._replace(
            frozen_rows=self._first_row + rows if rows else 0,
            frozen_columns=self._first_column + columns if columns else 0,
        )

    @property
    def page(self) -> Page:
        """How it is printed."""
        keys = (_LEFT, _RIGHT, _TOP, _BOTTOM, 0, 1)
        ordinary = (0.75, 0.75, 1.0, 1.0, 0.5, 0.5)
        left, right, top, bottom, head, foot = (
            self._margins.get(key, margin) for key, margin in zip(keys, ordinary, strict=True)
        )
        margins = (left, right, top, bottom, head, foot) if self._margins else None
        return self._page._replace(margins=margins, fits=self._setup if self._fits else None)


_TAKERS: dict[int, Callable[[Frame, bytes], None]] = {
    Kind.ROW: Frame.take_row,
    Kind.COLINFO: Frame.take_columns,
    Kind.DEFAULTROWHEIGHT: Frame.take_height,
    Kind.DEFCOLWIDTH: Frame.take_width,
    _STANDARD_WIDTH: Frame.take_standard_width,
    _WINDOW: Frame.take_window,
    _PANE: Frame.take_pane,
    _ZOOM: Frame.take_zoom,
    _SETUP: Frame.take_setup,
    _FITS: Frame.take_fits,
    Kind.HEADER: Frame.take_header,
    Kind.FOOTER: Frame.take_footer,
    Kind.HEADERFOOTER: Frame.take_other_pages,
}
_NUMBERS: Final = frozenset({_LEFT, _RIGHT, _TOP, _BOTTOM, _ACROSS, _DOWN, _GRID})


def frame_of(workbook: Workbook, start: int, end: int) -> Frame:
    """The frame of the sheet whose records stand here. What is damaged in it is as if it were not there."""
    frame = Frame(workbook.biff, workbook.encoding)
    data, depth, in_view = workbook.data, 0, False
    for kind, at, size in walk(data, start, end):
        if kind in CELLS:
            if depth == 1:
                _take_styles(frame.styles, data, kind, (at, size))
        elif kind == Kind.BOF:
            depth += 1
        elif kind == Kind.EOF:
            depth -= 1
            if depth <= 0:
                break
        elif kind in (Kind.USERSVIEWBEGIN, Kind.USERSVIEWEND):
            in_view = kind == Kind.USERSVIEWBEGIN
        elif depth == 1 and not in_view:
            _take(frame, data, kind, (at, size, end))
    return frame


def _take(frame: Frame, data: bytes, kind: int, where: tuple[int, int, int]) -> None:
    at, size, end = where
    try:
        if kind in _NUMBERS:
            frame.take_number(kind, data[at : at + size])
        elif kind in _TAKERS:
            raw, _ = body_of(data, at, size, end)
            _TAKERS[kind](frame, raw)
    except (struct.error, IndexError, ValueError):
        return  # its reader says what is damaged


def _take_styles(styles: dict[int, int], data: bytes, kind: int, where: tuple[int, int]) -> None:
    at, size = where
    if len(styles) > _MOST_STYLES or size < 6 or kind == Kind.STRING:
        return
    row, column, style = _PLACE.unpack_from(data, at)
    if kind not in _SEVERAL:
        styles[row << 14 | column] = style
        return
    step = 6 if kind == Kind.MULRK else 2
    for place in range(at + 4, at + size - 2 - step + 1, step):
        styles[row << 14 | column] = data[place] | data[place + 1] << 8
        column += 1
