"""Rows: which of a table's rows are its header, which are data, and which are titles and notes.

    Table 3: persons arrested              ◀ title
                                           ◀ blank
    │         Victim          │ Suspect │  ◀ header, upper row
    │ Ref │ Surname │ DOB     │ Surname │  ◀ header
    │ 1   │ Example │ 01/02/… │ Sample  │  ◀ data
                                           ◀ blank
    Source: custody system                 ◀ note

A header is known by its words. Where it has none that are known, a row of words over columns of numbers or dates is
taken for one. Several tables may stand one below another; each then has a header of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from candour.block import Cell, CellKind
from candour.tables.headers import LONGEST, headers, is_usual

__all__ = ["Layout", "Stretch", "layout_of", "stretches_of"]

_DATA = re.compile(r"@|\d{5}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d:\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOKED_AROUND = 10
"""Rows above and below a row that are looked at to tell whether it is a header."""

_MOST_ABOVE = 2
"""Rows as wide as a header that may stand above it: the upper half of it, a line of dates."""
_MOST_BREAKS = 200
"""A sheet with more breaks than this is one ragged table."""

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True, repr=False)
class Layout:
    """Where a table's header is. `first_row` is the first row of data; all before it is title or header."""

    header: dict[int, str] = field(default_factory=dict)
    first_row: int = 0

    def __repr__(self) -> str:
        return f"Layout({len(self.header)} headers, data from row {self.first_row})"


@dataclass(frozen=True, slots=True, repr=False)
class Stretch:
    """Some rows of a sheet: a table with its layout, or titles and notes, which have no header."""

    layout: Layout
    rows: list[Row]

    def __repr__(self) -> str:
        return f"Stretch({self.layout!r}, {len(self.rows):,} rows)"


def _rows(cells: Iterable[Cell]) -> Iterator[Row]:
    return (list(group) for _, group in groupby(cells, key=lambda cell: cell.row))


def _may_head(cell: Cell) -> bool:
    """Whether a cell may be a header at all: words, or a year over a column of counts."""
    if cell.kind is CellKind.NUMBER:
        return _YEAR.fullmatch(cell.text) is not None
    return cell.kind is CellKind.TEXT and len(cell.text) <= LONGEST and not _DATA.search(cell.text)


def _is_told(cell: Cell) -> bool:
    return cell.kind is CellKind.TEXT and (is_usual(cell.text) or bool(headers().meanings(cell.text)))


def _is_header_by_words(rows: Sequence[Row], at: int, width: int) -> bool:
    """Whether at least half of a row's cells are words that head columns, and none stands in its column again."""
    row = rows[at]
    if not all(map(_may_head, row)) or (len(row) == 1 and width > 1):
        return False
    told = {(cell.column, cell.text) for cell in row if _is_told(cell)}
    if len(told) * 2 < len(row):
        return False
    whole = _words(row)
    others = (*rows[max(0, at - _LOOKED_AROUND) : at], *rows[at + 1 : at + 1 + _LOOKED_AROUND])
    return all(told.isdisjoint(_words(other)) for other in others if _words(other) != whole)


def _words(row: Row) -> set[tuple[int, str]]:
    return {(cell.column, cell.text) for cell in row}


def _is_data(cell: Cell) -> bool:
    return cell.kind in (CellKind.NUMBER, CellKind.DATE) or _DATA.search(cell.text) is not None


def _is_header_by_contrast(row: Row, below: Sequence[Row], width: int) -> bool:
    """Whether a full row of words stands over columns of which some hold only numbers and dates."""
    if len(row) < 2 or len(row) * 5 < width * 3 or not below or not all(map(_may_head, row)):
        return False
    if len({cell.text for cell in row}) < len(row):
        return False
    under: dict[int, list[bool]] = {}
    for other in below[:_LOOKED_AROUND]:
        for cell in other:
            under.setdefault(cell.column, []).append(_is_data(cell))
    contrasts = (cell.kind is CellKind.TEXT and all(under.get(cell.column, [False])) for cell in row)
    return sum(contrasts) * 4 >= len(row)


def _is_lower_half(rows: Sequence[Row], at: int, width: int) -> bool:
    """Whether a row right below a header is the fuller half of it."""
    return (
        len(rows[at]) >= len(rows[at - 1])
        and _is_header_by_words(rows, at, width)
        and any(headers().meanings(cell.text) for cell in rows[at])
    )


def _header_at(rows: Sequence[Row], *, words_only: bool = False) -> int | None:
    """The number of the row that is the (lowest row of the) header."""
    width = max(map(len, rows), default=0)
    for at, row in enumerate(rows):
        if sum(len(above) >= len(row) for above in rows[:at]) > _MOST_ABOVE:
            continue
        if _is_header_by_words(rows, at, width):
            return at + 1 if at + 1 < len(rows) and _is_lower_half(rows, at + 1, width) else at
    if words_only:
        return None
    return next(
        (at for at, row in enumerate(rows) if _is_header_by_contrast(row, rows[at + 1 :], width)), None
    )


def _spanning(upper: Row, columns: Iterable[int]) -> dict[int, str]:
    """An upper header's words over each column: they reach right, to the next of them."""
    reach: dict[int, str] = {}
    starts = [*upper, None]
    for column in columns:
        for cell, after in pairwise(starts):
            if cell and cell.column <= column and (after is None or column < after.column):
                reach[column] = cell.text
    return reach


def _joined(upper: Row, lower: Row) -> dict[int, str]:
    """The header of two rows: for each column the fullest wording that means something."""
    below = {cell.column: cell.text for cell in lower}
    own = {cell.column: cell.text for cell in upper}
    over = _spanning(upper, below) if len(upper) < len(lower) else own
    header = dict(below)
    for column, word in below.items():
        wordings = (f"{over[column]} {word}", word, own.get(column, "")) if column in over else (word,)
        header[column] = next((each for each in wordings if headers().meanings(each)), word)
    return {**own, **header}


def _is_upper_header(row: Row, lower: Row) -> bool:
    """Whether a row right above a header belongs to it, and is not a title."""
    if row[0].row + 1 != lower[0].row or len(row) > len(lower) or not all(map(_may_head, row)):
        return False
    return len(row) > 1 or len(row[0].text.split()) <= 2


def layout_of(
    head: Sequence[Cell], header: Sequence[str] | None = None, *, words_only: bool = False
) -> Layout:
    """The layout of a table that begins with these cells.

    Args:
        head: the cells of its first rows, in row order.
        header: the names of its columns, where they stand outside the grid.
        words_only: a header of words that are not known is not looked for.
    """
    if header is not None:
        return Layout(dict(enumerate(header)), 0)
    rows = list(_rows(head))
    at = _header_at(rows, words_only=words_only)
    if at is None:
        return Layout({}, head[0].row if head else 0)
    lower = rows[at]
    if at and _is_upper_header(rows[at - 1], lower):
        return Layout(_joined(rows[at - 1], lower), lower[0].row + 1)
    return Layout({cell.column: cell.text for cell in lower}, lower[0].row + 1)


def _is_header_again(row: Row, layout: Layout) -> bool:
    """Whether a row repeats the header, as the pages of a printed report do."""
    return len(row) > 1 and all(layout.header.get(cell.column) == cell.text for cell in row)


def _breaks(rows: Sequence[Row], layout: Layout) -> Iterator[int]:
    """Where something new may begin: after blank rows, after a row of one cell where others have more, at a header."""
    width = max(map(len, rows))
    for at in range(1, len(rows)):
        before, row = rows[at - 1], rows[at]
        is_under_title = len(before) == 1 and len(row) > 1 and width > 2
        if row[0].row > before[-1].row + 1 or is_under_title or _is_header_again(row, layout):
            yield at


def stretches_of(cells: Iterable[Cell], layout: Layout) -> list[Stretch]:
    """The stretches of a sheet whose first table has this layout: titles, tables one below another, notes.

    Only a header of known words begins a new table; blank rows in the midst of data do not.
    """
    rows = list(_rows(cells))
    title = [row for row in rows if row[0].row < layout.first_row]
    table = Stretch(layout, [])
    found = [Stretch(Layout(), title), table]
    data = rows[len(title) :]
    breaks = list(_breaks(data, layout)) if data else []
    for start, end in pairwise([0, *(breaks if len(breaks) <= _MOST_BREAKS else ()), len(data)]):
        part = data[start:end]
        if start and _is_header_again(part[0], table.layout):
            found.append(Stretch(Layout(), part[:1]))
            table.rows.extend(part[1:])
        elif (
            start and (inner := layout_of([cell for row in part[:8] for cell in row], words_only=True)).header
        ):
            above = [row for row in part if row[0].row < inner.first_row]
            table = Stretch(inner, part[len(above) :])
            found += (Stretch(Layout(), above), table)
        elif start and len(table.layout.header) > 1 and all(len(row) == 1 for row in part):
            found.append(Stretch(Layout(), part))
        else:
            table.rows.extend(part)
    return [stretch for stretch in found if stretch.rows]
