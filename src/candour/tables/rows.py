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
from candour.tables.headers import LONGEST, Headers, headers, is_usual

__all__ = ["Layout", "Stretch", "layout_of", "stretches_of"]

_DATA = re.compile(r"@|\d{5}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d|\d:\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LOOKED_AROUND = 10
"""Rows above and below a row that are looked at to tell whether it is a header."""

_ENOUGH_NAMED = 2
_MOST_ABOVE = 2
"""Rows as wide as a header that may stand above it: the upper half of it, a line of dates."""
_MOST_BREAKS = 200
"""A sheet with more breaks than this is one ragged table."""

_REMARK = re.compile(r"[\d:;=]")
"""`Rows: 15`, `April 2023`: a remark above a table, not a word over its columns."""
_TOTAL = re.compile(r"(?i)(?:grand |overall |sub-? ?)?totals?\b|(?:sum|average|mean|all)$")
_NOTE = re.compile(
    r"(?i)[*†‡§©^]|(?:notes?|sources?|key|nb|n\.b\.|page|sheet|end of|\d+ (?:rows?|records?)|printed|prepared|produced|extracted|generated"
    r"|figures|data|this (?:table|report|list)|provisional|footnotes?)\b[ :]"
)
_SIGNS_OF_NOTES = "*†‡§"
_MOST_WORDS = 8
"""Words from which a cell alone in its row is a sentence."""
_NOTATION = frozenset(
    [
        "text",
        "date",
        "number",
        "numeric",
        "integer",
        "int",
        "string",
        "varchar",
        "char",
        "boolean",
        "bool",
        "float",
        "decimal",
        "datetime",
        "time",
        "id",
        "code",
        "key",
        "pk",
        "fk",
        "nvarchar",
        "cm",
        "mm",
        "m",
        "km",
        "kg",
        "g",
        "lb",
        "lbs",
        "st",
        "oz",
        "ml",
        "l",
        "£",
        "£000",
        "£000s",
        "£k",
        "£m",
        "%",
        "gbp",
        "years",
        "yrs",
        "months",
        "days",
        "hours",
        "hrs",
        "mins",
        "y/n",
        "m/f",
        "yes/no",
        "n/a",
        "mandatory",
        "optional",
        "required",
    ]
)
_WAY_OF_DATES = re.compile(r"(?i)[\[(]?(?:d{1,2}|m{1,4}|y{2,4}|h{1,2}|[ ./:-])+[\])]?")
_ORDINAL = re.compile(r"^[\[(]|[\]).]$")

Row = Sequence[Cell]


@dataclass(frozen=True, slots=True, repr=False)
class Layout:
    """Where a table's header is. `first_row` is the first row of data; all before it is title or header."""

    header: dict[int, str] = field(default_factory=dict)
    first_row: int = 0
    written: frozenset[tuple[int, str]] = field(default=frozenset(), compare=False)
    """The cells of the header as they stand, by column."""

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


def _is_told(cell: Cell, known: Headers) -> bool:
    return cell.kind is CellKind.TEXT and (is_usual(cell.text) or bool(known.meanings(cell.text)))


def _is_header_by_words(rows: Sequence[Row], at: int, width: int, known: Headers) -> bool:
    """Whether enough of a row's cells are words that head columns, and none of those stands in its column again.

    Enough is half of them, or a third where two name what identifies people.
    """
    row = rows[at]
    if not all(map(_may_head, row)) or (len(row) == 1 and width > 1):
        return False
    told = {(cell.column, cell.text) for cell in row if _is_told(cell, known)}
    named = sum(bool(known.meanings(cell.text)) for cell in row) if len(told) * 3 >= len(row) else 0
    if len(told) * 2 < len(row) and named < _ENOUGH_NAMED:
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


def _lowest(rows: Sequence[Row], at: int, width: int, known: Headers) -> int:
    """The lowest row of a header that begins with this row: the fullest that is a header too, one or two rows below."""
    found = at
    for below in range(at + 1, min(at + 3, len(rows))):
        if not all(map(_may_head, rows[below])):
            break
        is_fuller = len(rows[below]) >= len(rows[found])
        if is_fuller and _is_header_by_words(rows, below, width, known):
            found = below if any(known.meanings(cell.text) for cell in rows[below]) else found
    return found


def _header_at(rows: Sequence[Row], known: Headers, *, words_only: bool = False) -> int | None:
    """The number of the row that is the (lowest row of the) header."""
    width = max(map(len, rows), default=0)
    for at, row in enumerate(rows):
        if sum(len(above) >= len(row) for above in rows[:at]) > _MOST_ABOVE:
            continue
        if _is_header_by_words(rows, at, width, known):
            return _lowest(rows, at, width, known)
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


def _joined(uppers: Sequence[Row], lower: Row, known: Headers) -> dict[int, str]:
    """The header of several rows, the nearest of the upper ones first: for each column the wording that says most."""
    below = {cell.column: cell.text for cell in lower}
    header: dict[int, str] = {}
    reaching: list[dict[int, str]] = []
    for upper in uppers:
        own = {cell.column: cell.text for cell in upper}
        header = {**own, **header}
        reaching.append(_spanning(upper, below) if len(upper) < len(lower) else own)
    for column, word in below.items():
        over = [reach[column] for reach in reaching if column in reach]
        wordings = [word, *(f"{upper} {word}" for upper in over)]
        alone = [upper[column] for upper in reaching if column in upper and not known.meanings(word)]
        header[column] = _fullest([*wordings, *alone], known) or word
    return header


def _fullest(wordings: Iterable[str], known: Headers) -> str:
    """The first wording of those that mean most: whose it is and what, in so many words."""
    best, most = "", (False, 0)
    for each in wordings:
        meant = known.meanings(each)
        says = (bool(meant) and bool(meant[0].role), int(meant[0].exactness) if meant else 0)
        if meant and says > most:
            best, most = each, says
    return best


def _is_upper_header(row: Row, lower: Row) -> bool:
    """Whether a row right above a header belongs to it, and is not a title."""
    if row[0].row + 1 != lower[0].row or len(row) > len(lower) or not all(map(_may_head, row)):
        return False
    return len(row) > 1 or (len(row[0].text.split()) <= 2 and _REMARK.search(row[0].text) is None)


def _is_notation(row: Row, header: Row) -> bool:
    """Whether a row right below the header says how its columns are written, or numbers them: `dd/mm/yyyy`, `kg`, `(3)`."""
    if row[0].row != header[0].row + 1:
        return False
    if all(
        cell.text.strip().casefold() in _NOTATION or _WAY_OF_DATES.fullmatch(cell.text.strip())
        for cell in row
    ):
        return True
    return len(row) > 2 and [_ORDINAL.sub("", cell.text) for cell in row] == [
        str(n + 1) for n in range(len(row))
    ]


def layout_of(
    head: Sequence[Cell],
    header: Sequence[str] | None = None,
    *,
    known: Headers | None = None,
    words_only: bool = False,
) -> Layout:
    """The layout of a table that begins with these cells.

    Args:
        head: the cells of its first rows, in row order.
        header: the names of its columns, where they stand outside the grid.
        known: the headers that are known, where they are others than those of every body.
        words_only: a header of words that are not known is not looked for.
    """
    if header is not None:
        return Layout(dict(enumerate(header)), 0)
    known = known or headers()
    rows = list(_rows(head))
    at = _header_at(rows, known, words_only=words_only)
    if at is None:
        return Layout({}, head[0].row if head else 0)
    lower = rows[at]
    below = rows[at + 1 : at + 2]
    first_row = lower[0].row + (2 if below and _is_notation(below[0], lower) else 1)
    uppers: list[Row] = []
    while len(uppers) < min(at, _MOST_ABOVE) and _is_upper_header(
        rows[at - 1 - len(uppers)], (uppers or [lower])[-1]
    ):
        uppers.append(rows[at - 1 - len(uppers)])
    written = frozenset((cell.column, cell.text) for row in (lower, *uppers) for cell in row)
    return Layout(_joined(uppers, lower, known), first_row, written)


def _is_header_again(row: Row, layout: Layout) -> bool:
    """Whether a row repeats the header, as the pages of a printed report do."""
    return len(row) > 1 and layout.written.issuperset((cell.column, cell.text) for cell in row)


def _again(rows: Sequence[Row], layout: Layout) -> int:
    """How many rows at the beginning of these repeat the header."""
    return next((at for at, row in enumerate(rows) if not _is_header_again(row, layout)), len(rows))


def _is_aside(row: Row, layout: Layout) -> bool:
    """Whether a row in the midst of a table, or right below it, is a note, a page number or a total."""
    if len(layout.header) < 3 or len(row) == len(layout.header):
        return False
    first, rest = row[0].text.strip(), row[1:]
    if _TOTAL.match(first):
        return all(_is_data(cell) or cell.text[:1].isdigit() for cell in rest) or len(row) <= 2
    is_note = _NOTE.match(first) is not None or len(first.split()) > _MOST_WORDS
    return is_note and (len(row) == 1 or (len(row) == 2 and first[0] in _SIGNS_OF_NOTES))


def _breaks(rows: Sequence[Row], layout: Layout) -> Iterator[int]:
    """Where something new may begin: after blank rows, after a row of one cell where others have more, at a header."""
    width = max(map(len, rows))
    for at in range(1, len(rows)):
        before, row = rows[at - 1], rows[at]
        is_under_title = len(before) == 1 and len(row) > 1 and width > 2
        if row[0].row > before[-1].row + 1 or is_under_title or _is_header_again(row, layout):
            yield at


def _inner(rows: Iterable[Row], known: Headers | None) -> Layout:
    """The layout of what may be a further table, below the first."""
    return layout_of([cell for row in rows for cell in row], known=known, words_only=True)


def stretches_of(cells: Iterable[Cell], layout: Layout, known: Headers | None = None) -> list[Stretch]:
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
        again = _again(part, table.layout) if start else 0
        if again:
            found.append(Stretch(Layout(), part[:again]))
            table.rows.extend(part[again:])
        elif start and (inner := _inner(part[:8], known)).header:
            above = [row for row in part if row[0].row < inner.first_row]
            table = Stretch(inner, part[len(above) :])
            found += (Stretch(Layout(), above), table)
        elif start and len(table.layout.header) > 1 and all(len(row) == 1 for row in part):
            found.append(Stretch(Layout(), part))
        else:
            table.rows.extend(part)
    return [part for stretch in found if stretch.rows for part in _without_asides(stretch)]


def _without_asides(stretch: Stretch) -> Iterator[Stretch]:
    """A table, and apart from it the notes and totals among its rows."""
    aside = [row for row in stretch.rows if _is_aside(row, stretch.layout)]
    if not aside:
        yield stretch
        return
    kept = [row for row in stretch.rows if not _is_aside(row, stretch.layout)]
    yield from (each for each in (Stretch(stretch.layout, kept), Stretch(Layout(), aside)) if each.rows)
