"""Model: what the pages of a document show, whatever kind of file it came from. Lengths are in twentieths of a point."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

__all__ = [
    "Block",
    "Cell",
    "Edge",
    "Layout",
    "ListKind",
    "ListLevel",
    "Look",
    "Note",
    "Page",
    "Paragraph",
    "Picture",
    "Row",
    "Run",
    "Section",
    "Tab",
    "Table",
    "Words",
]

_NUMBER = re.compile(r"%\d")


class Look(NamedTuple):
    """How letters look. Colours are 0xRRGGBB, and None where the program chooses."""

    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    is_struck: bool = False
    is_capital: bool = False
    is_small_capital: bool = False
    raised: int = 0
    """1 above the line, -1 below it."""
    half_points: int = 24
    colour: int | None = None
    ground: int | None = None
    font: str = ""


class Edge(NamedTuple):
    """A line around a cell: its kind as Word calls it, its width in eighths of a point, its colour."""

    kind: str = "single"
    eighths: int = 4
    colour: int | None = None


class Tab(NamedTuple):
    """Where a tab leads: how far, how words stand there, and what fills the way."""

    at: int
    kind: str = "left"
    leader: str = ""


class Layout(NamedTuple):
    """How a paragraph stands."""

    align: str = "left"
    """`left`, `center`, `right` or `both`."""
    left: int = 0
    right: int = 0
    first: int = 0
    """How far its first line is set in, or out."""
    before: int = 0
    after: int = 0
    line: int = 0
    """The height of its lines: 240ths of a line, a length where it is `exact` or `atLeast`; 0 for what fits."""
    line_rule: str = "auto"
    level: int = 0
    """1 to 9 for a heading."""
    ground: int | None = None
    tabs: tuple[Tab, ...] = ()
    coming: tuple[tuple[str, str], ...] = ()
    """What has been said of the tab that comes next, while a document is read."""
    is_on_new_page: bool = False
    keeps_with_next: bool = False
    is_close_to_its_like: bool = False
    """Whether no room is left before or after a paragraph of the same kind."""
    edges: tuple[tuple[str, Edge], ...] = ()
    """Lines around it."""
    list_number: int = 0
    list_level: int = 0
    """The list that it is an item of, from 1, and how deep, from 0."""
    is_boxed: bool = False
    """Whether it stands in a box of its own beside the text."""


class ListLevel(NamedTuple):
    """What stands before the items of one level of a list. Numbers stand in its text as `%1`."""

    kind: str = "decimal"
    text: str = "%1."
    start: int = 1
    after: str = "tab"
    left: int = 0
    first: int = 0
    font: str = ""

    def words(self) -> str:
        """Its text without its numbers."""
        return _NUMBER.sub(" ", self.text).strip()


class ListKind(NamedTuple):
    """A kind of list, under a number that only it has."""

    number: int
    levels: tuple[ListLevel, ...]


class Words(NamedTuple):
    """Words of one look. Line ends, tabs and page breaks (form feeds) stand among them."""

    text: str
    look: Look = Look()
    link: str = ""
    """Where they lead."""
    field: str = ""
    """`PAGE` or `NUMPAGES`, where the program works them out again."""


@dataclass(slots=True, eq=False, repr=False)
class Picture:
    """A picture in the line; one without bytes is not drawn. What is cut off is told in shares, left, top, right and bottom."""

    data: bytes = b""
    ending: str = ""
    width: int = 0
    height: int = 0
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(slots=True, eq=False, repr=False)
class Note:
    """A footnote, or an endnote."""

    blocks: list[Block] = field(default_factory=list)
    is_at_end: bool = False
    mark: str = ""
    """What stands for it instead of a number."""


Run = Words | Picture | Note
_PLAIN_LAYOUT = Layout()


@dataclass(slots=True, eq=False, repr=False)
class Paragraph:
    """A paragraph."""

    runs: list[Run] = field(default_factory=list)
    layout: Layout = _PLAIN_LAYOUT
    look: Look | None = None
    """How the mark at its end looks, and so the number before it, and how high it is without words."""


@dataclass(slots=True, eq=False, repr=False)
class Cell:
    """A cell of a row."""

    blocks: list[Block] = field(default_factory=list)
    width: int = 0
    span: int = 1
    """How many columns it takes."""
    merge: str = ""
    """`restart` where it goes on in the rows below, `continue` where it goes on from the row above."""
    ground: int | None = None
    edges: dict[str, Edge] = field(default_factory=dict)
    """By `top`, `left`, `bottom`, `right`."""
    align: str = ""
    """`center` or `bottom`, where its words do not stand at its top."""


@dataclass(slots=True, eq=False, repr=False)
class Row:
    """A row of a table."""

    cells: list[Cell] = field(default_factory=list)
    height: int = 0
    is_header: bool = False
    left: int = 0
    """How far the table is set in."""
    align: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Table:
    """A table."""

    rows: list[Row] = field(default_factory=list)


Block = Paragraph | Table


class Page(NamedTuple):
    """A page: its size and what it leaves blank."""

    width: int = 11906
    height: int = 16838
    left: int = 1800
    right: int = 1800
    top: int = 1440
    bottom: int = 1440
    header: int = 720
    footer: int = 720
    columns: int = 1
    has_first: bool = False
    """Whether its first page has a header and a footer of its own."""
    kind: str = "nextPage"


_PLAIN_PAGE = Page()


@dataclass(slots=True, eq=False, repr=False)
class Section:
    """Blocks on pages of one kind. Headers and footers go by `header`, `footer first`, `header even`."""

    blocks: list[Block] = field(default_factory=list)
    page: Page = _PLAIN_PAGE
    headings: dict[str, list[Block]] = field(default_factory=dict)
