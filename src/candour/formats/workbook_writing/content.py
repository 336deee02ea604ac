"""Content: a workbook as its reader knows it, in the rows and columns of the file, for whoever writes it anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.cleaned import Written
from candour.formats.spreadsheet_looks import Dress, Value
from candour.formats.spreadsheet_sight import Rect
from candour.formats.workbook_writing.looks import CellLook
from candour.piece import Table

__all__ = [
    "Anchor", "Box", "Chart", "Columns", "Corner", "Floating", "Page", "Picture", "Plot", "Series", "SheetContent", "Span",
    "View", "key_of",
]  # fmt: skip


def key_of(row: int, column: int) -> int:
    """A cell as one number; those of a row follow one another."""
    return row << 14 | column


class Columns(NamedTuple):
    """Columns from the first to the last, so many characters wide; None for those as wide as any. And their look."""

    first: int
    last: int
    width: float | None
    look: int = -1


class View(NamedTuple):
    """How a sheet is looked at."""

    frozen_rows: int = 0
    frozen_columns: int = 0
    shows_grid: bool = True
    shows_zeros: bool = True
    is_right_to_left: bool = False
    zoom: int = 0


class Page(NamedTuple):
    """How a sheet is printed. Margins are in inches: left, right, top, bottom, header, footer."""

    header: str = ""
    footer: str = ""
    """With the codes that workbooks have in them: `&LReport&RPage &P`."""
    even_header: str = ""
    even_footer: str = ""
    first_header: str = ""
    first_footer: str = ""
    is_landscape: bool = False
    paper: int = 0
    scale: int = 0
    fits: tuple[int, int] | None = None
    """Into how many pages across and down it is fitted; 0 for as many as it takes."""
    margins: tuple[float, float, float, float, float, float] | None = None
    prints_grid: bool = False
    is_centred: tuple[bool, bool] = (False, False)


# ── what floats over the cells ──────────────────────────────────────────────────────────────────────────────────────


class Corner(NamedTuple):
    """A place on a sheet: a cell, and how much of its width and its height lies before it."""

    row: int
    column: int
    down: float = 0.0
    across: float = 0.0


class Anchor(NamedTuple):
    """Where something floats."""

    start: Corner
    end: Corner


@dataclass(frozen=True, slots=True, repr=False)
class Box:
    """A shape with words."""

    text: str
    form: str = "rect"
    fill: int | None = None
    line: int | None = 0
    is_centred: bool = False
    may_cover: bool = True
    """Whether it hides the cells under it. One that hides none is drawn without its fill where cells lie under it."""


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture, drawn anew."""

    drawn: Written


class Span(NamedTuple):
    """Cells that a chart takes its values from: of which sheet, by its number in the file."""

    sheet: int
    rect: Rect


@dataclass(frozen=True, slots=True, repr=False)
class Series:
    """One series of a chart: its name, or the cell that it stands in; the cells of its values and of their names."""

    values: Span | None
    categories: Span | None = None
    sizes: Span | None = None
    name: str = ""
    name_at: Span | None = None
    labels: Mapping[int, str] = field(default_factory=dict)
    """Words written at a point instead of its value."""
    colour: int | None = None
    points: Mapping[int, int] = field(default_factory=dict)
    """Colours of single points."""
    shows: tuple[str, ...] = ()
    """What stands at each point: `showVal`, `showPercent` …"""


@dataclass(frozen=True, slots=True, repr=False)
class Plot:
    """Series that are drawn in one way: `bar`, `line`, `pie`, `area`, `scatter`, `bubble`, `radar`, `doughnut`."""

    kind: str
    series: Sequence[Series]
    grouping: str = "clustered"
    is_across: bool = False
    """Bars that lie."""
    gap: int = 150
    overlap: int = 0
    has_lines: bool = True
    has_markers: bool = False
    is_second: bool = False
    """Whether it has axes of its own."""


@dataclass(frozen=True, slots=True, repr=False)
class Chart:
    """A chart as it is drawn."""

    plots: Sequence[Plot]
    title: str = ""
    category_title: str = ""
    value_title: str = ""
    legend: str = ""
    """Where it stands: `r`, `b` …; nothing where there is none."""
    code: str = ""
    """The number format of its values' axis; nothing for that of the cells."""


@dataclass(frozen=True, slots=True, repr=False)
class Floating:
    """One thing that floats over the cells."""

    anchor: Anchor
    what: Box | Picture | Chart


# ── the sheet ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True, repr=False)
class SheetContent:
    """One sheet, in the rows and columns of the file."""

    name: str
    table: Table | None = None
    """Its cells: those that no mask keeps from sight stay."""
    number: int = 0
    """By which charts name it."""
    row_masks: bytes = b""
    column_masks: bytes = b""
    styles: Mapping[int, int] = field(default_factory=dict)
    """By cell (see `key_of`), also of those that hold nothing: the number of its look."""
    looks: Sequence[CellLook] = ()
    dress: Callable[[int, int, Value], Dress | None] | None = None
    """What conditional formats put on a cell with this value."""
    heights: Mapping[int, float] = field(default_factory=dict)
    """By row, in points."""
    height: float | None = None
    """Of the rows of which nothing is said."""
    row_looks: Mapping[int, int] = field(default_factory=dict)
    columns: Sequence[Columns] = ()
    width: float | None = None
    merged: Sequence[Rect] = ()
    view: View = field(default_factory=View)
    page: Page = field(default_factory=Page)
    links: Sequence[tuple[Rect, str]] = ()
    """Ranges, and the address on the web that each leads to."""
    floating: Sequence[Floating] = ()
    parts: Callable[[str], str] | None = None
    """Puts drawings that are in DrawingML already beside the part of the sheet; gives what the sheet says of them."""
    closes_up: bool = True
    """Whether lines out of sight are taken out. Where whoever settles the copy does that, they stay, hidden and empty."""
    tab: int | None = None
