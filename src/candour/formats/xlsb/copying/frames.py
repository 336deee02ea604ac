"""Frames: another way through a sheet's records, for how it looks: styles of cells, sizes, views, the printed page."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from candour.formats.spreadsheet_sight import Rect
from candour.formats.workbook_writing import Columns, Page, View
from candour.formats.xlsb.records import Body
from candour.formats.xlsb.sheet import Record

__all__ = ["Frame", "frame_of"]

_PROPERTIES, _SIZES, _VIEW, _PANE, _MARGINS, _OPTIONS, _SETUP = 147, 485, 137, 151, 476, 477, 478
_LAST_CELL: Final = 18
_UNSAID: Final = 0xFFFFFFFF
_LAST_COLUMN: Final = 16_383
_MOST_STYLES: Final = 6_000_000


@dataclass(slots=True, repr=False)
class Frame:
    """How a sheet looks but for its cells' values."""

    styles: dict[int, int] = field(default_factory=dict)
    """By cell: the number of its style."""
    heights: dict[int, float] = field(default_factory=dict)
    row_styles: dict[int, int] = field(default_factory=dict)
    height: float | None = None
    columns: list[Columns] = field(default_factory=list)
    width: float | None = None
    view: View = field(default_factory=View)
    page: Page = field(default_factory=Page)
    links: list[tuple[Rect, str, str]] = field(default_factory=list)
    """Ranges, the relation that each leads by, and the place within."""
    tab: int | None = None
    _first: tuple[int, int] = (0, 0)
    _fits: bool = False

    def take_row(self, raw: bytes) -> int:
        """A row: its height and its style. Gives its number."""
        row, style, height, _, flags = struct.unpack_from("<IIHBB", raw)
        if flags & 0x20 and height:
            self.heights[row] = height / 20
        if flags & 0x40:
            self.row_styles[row] = style
        return int(row)

    def take_column(self, body: Body) -> None:
        """Columns: their width and their style."""
        first, last, width, style = struct.unpack_from("<IIII", body.raw)
        self.columns.append(Columns(first, min(last, _LAST_COLUMN), width / 256 or None, style))

    def take_properties(self, body: Body) -> None:
        """Whether the sheet is fitted to pages."""
        self._fits = bool(body.take("<H") & 0x100)

    def take_sizes(self, body: Body) -> None:
        """How wide columns and how high rows are of which nothing is said."""
        width, whole, height = struct.unpack_from("<IHH", body.raw)
        self.width = whole + 0.7 if width == _UNSAID else width / 256
        self.height = height / 20 or None

    def take_view(self, body: Body) -> None:
        """How it is looked at."""
        flags, _, *first = struct.unpack_from("<HIII", body.raw)
        zoom = struct.unpack_from("<H", body.raw, 18)[0]
        self._first = first[0], first[1]
        self.view = self.view._replace(
            shows_grid=bool(flags & 4),
            shows_zeros=bool(flags & 16),
            is_right_to_left=bool(flags & 32),
            zoom=zoom,
        )

    def take_pane(self, body: Body) -> None:
        """Which rows and columns stay where they are while the others move."""
        across, down = struct.unpack_from("<dd", body.raw)
        if body.raw[28] & 1 and 0 <= across <= _LAST_COLUMN and 0 <= down <= 1 << 20:
            rows, columns = self._first
            self.view = self.view._replace(
                frozen_rows=rows + int(down) if down else 0,
                frozen_columns=columns + int(across) if across else 0,
            )

    def take_margins(self, body: Body) -> None:
        """The margins of printed pages."""
        left, right, top, bottom, head, foot = struct.unpack_from("<6d", body.raw)
        self.page = self.page._replace(margins=(left, right, top, bottom, head, foot))

    def take_options(self, body: Body) -> None:
        """Switches of printed pages."""
        flags = body.take("<H")
        self.page = self.page._replace(
            is_centred=(bool(flags & 1), bool(flags & 2)), prints_grid=bool(flags & 8)
        )

    def take_setup(self, body: Body) -> None:
        """How it is printed."""
        paper, scale, *_, across, down = struct.unpack_from("<8I", body.raw)
        (flags,) = struct.unpack_from("<H", body.raw, 32)
        self.page = self.page._replace(
            paper=paper,
            scale=scale,
            is_landscape=bool(flags & 2),
            fits=(across, down) if self._fits else None,
        )

    def take_pages(self, body: Body) -> None:
        """Headers and footers, those that are in use."""
        flags = body.take("<H")
        texts = [body.text() for _ in range(6)]
        evens = texts[2:4] if flags & 1 else ["", ""]
        firsts = texts[4:6] if flags & 2 else ["", ""]
        self.page = self.page._replace(
            header=texts[0], footer=texts[1], even_header=evens[0], even_footer=evens[1], first_header=firsts[0],
            first_footer=firsts[1],
        )  # fmt: skip

    def take_link(self, body: Body) -> None:
        """A link."""
        first, last, left, right = body.rect()
        self.links.append((Rect(first, left, last, right), body.text(), body.text()))


_TAKERS: dict[int, Callable[[Frame, Body], None]] = {
    Record.COLUMN: Frame.take_column,
    Record.HEADER_FOOTER: Frame.take_pages,
    Record.LINK: Frame.take_link,
    _PROPERTIES: Frame.take_properties,
    _SIZES: Frame.take_sizes,
    _VIEW: Frame.take_view,
    _PANE: Frame.take_pane,
    _MARGINS: Frame.take_margins,
    _OPTIONS: Frame.take_options,
    _SETUP: Frame.take_setup,
}


def frame_of(records: Iterable[tuple[int, bytes]]) -> Frame:
    """The frame of the sheet that these records are of. What is damaged in it is as if it were not there."""
    frame, row, column = Frame(), 0, -1
    styles = frame.styles
    for number, raw in records:
        if number == Record.ROW:
            row, column = frame.take_row(raw), -1
        elif number <= _LAST_CELL or number == Record.CELL_RICH:
            is_short = Record.SHORT_BLANK <= number <= _LAST_CELL
            column = column + 1 if is_short else int.from_bytes(raw[:4], "little")
            at = 0 if is_short else 4
            if len(styles) < _MOST_STYLES:
                styles[row << 14 | column] = int.from_bytes(raw[at : at + 3], "little")
        elif number in _TAKERS:
            try:
                _TAKERS[number](frame, Body(raw))
            except (struct.error, ValueError, IndexError):
                continue  # its reader says what is damaged
    return frame
