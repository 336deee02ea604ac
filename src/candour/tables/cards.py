"""Cards: sheets that are filled in from top to bottom, labels on the left and what they say on the right.

    Surname │ Example             Surname  Forename  Date of birth
    Forename│ Nia         ──▶     Example  Nia       01/02/1980      one row for each card
    DOB     │ 01/02/1980

A label that names people and comes again begins a new card. Several columns of values are several cards.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from candour.block import Cell, ListBlock
from candour.tables.headers import Exactness, Headers, headers, is_usual

__all__ = ["Cards", "cards_of"]

_MOST_CELLS = 2_000
"""A form has fewer cells than this; a larger sheet is a list."""
_LOOKED_AT = 20
_PERSON = "person-name"


@dataclass(frozen=True, slots=True, repr=False)
class Cards:
    """The cards of a sheet as a table: its header, its cells, and the cell of the sheet that each row begins with.

    `others` are the cells of the sheet that are in no card: titles, notes, a list beside them.
    """

    header: dict[int, str]
    block: ListBlock
    begins: tuple[tuple[int, int], ...]
    others: ListBlock
    _places: Mapping[tuple[int, int], tuple[int, int]]

    def place_of(self, row: int, column: int) -> tuple[int, int]:
        """The row and the column of the sheet where a cell of the cards stands."""
        return self._places[row, column]

    def __repr__(self) -> str:
        return f"Cards({len(self.begins)})"


class _Pair(NamedTuple):
    """A label and the cells that stand behind it."""

    at: tuple[int, int]
    label: str
    identifiers: frozenset[str]
    values: Sequence[Cell]


def _label_of(cell: Cell) -> str:
    return cell.text.strip().rstrip(":").strip()


def _may_be_cards(rows: Sequence[Sequence[Cell]], known: Headers) -> bool:
    """Whether the first rows begin with labels that have no other label behind them, and none of them is a header."""
    first = rows[:_LOOKED_AT]
    if first and all(_heads(cell, known) for cell in first[0][:2]):
        return False
    alone = sum(bool(_named_by(row[0], known)) and not _named_by(row[1], known) for row in first)
    return alone * 5 >= len(first) * 2


def _heads(cell: Cell, known: Headers) -> bool:
    """Whether a cell would do as the header of a column."""
    return is_usual(_label_of(cell)) or bool(_named_by(cell, known))


def _named_by(cell: Cell, known: Headers) -> frozenset[str]:
    """The identifiers that a label names in so many words; a label that says no more than whose it is names a person."""
    meanings = known.meanings(_label_of(cell))
    is_bare = any(each.exactness is Exactness.BARE for each in meanings)
    told = (each.identifier for each in meanings if each.exactness is not Exactness.TYPO)
    return frozenset(id_ for id_ in told if not is_bare or id_ == _PERSON)


def _pairs(row: Sequence[Cell], known: Headers) -> list[_Pair]:
    """The labels of one row that have something behind them."""
    named = [(cell, _named_by(cell, known)) for cell in row]
    pairs = []
    for at, (cell, identifiers) in enumerate(named):
        values = []
        for other, its in named[at + 1 :]:
            if its:
                break
            values.append(other)
        if identifiers and values:
            pairs.append(_Pair((cell.row, cell.column), _label_of(cell), identifiers, values))
    return pairs


def _are_cards(pairs: Sequence[_Pair], rows: int) -> bool:
    """Whether most rows of a sheet are labels with values, and the labels describe people in several ways."""
    described = frozenset().union(*(pair.identifiers for pair in pairs))
    named = [value for pair in pairs if _PERSON in pair.identifiers for value in pair.values]
    if sum(value.text[:1].isdigit() for value in named) * 2 > len(named):
        return False
    return len(pairs) >= 3 and len(pairs) * 2 >= rows and len(described) >= 2 and _PERSON in described


def _by_bands(pairs: Sequence[_Pair]) -> list[_Pair]:
    """The pairs in the order of their cards: where cards stand side by side, those of the left-most first."""
    starts: set[int] = set()
    for _, group in groupby(pairs, key=lambda pair: pair.at[0]):
        row = list(group)
        starts.update(pair.at[1] for pair in row[1:] if pair.label.casefold() == row[0].label.casefold())
    bands = sorted(starts)
    return sorted(pairs, key=lambda pair: (bisect_right(bands, pair.at[1]), *pair.at))


def _split(pairs: Iterable[_Pair]) -> list[list[_Pair]]:
    """The pairs of each card: one begins where a label that names people comes again."""
    cards: list[list[_Pair]] = [[]]
    for pair in _by_bands(list(pairs)):
        words = pair.label.casefold()
        if _PERSON in pair.identifiers and any(words == other.label.casefold() for other in cards[-1]):
            cards.append([])
        cards[-1].append(pair)
    return cards


def cards_of(cells: Sequence[Cell], known: Headers | None = None) -> Cards | None:
    """The cards of a sheet that holds these cells, in row order; None where it holds something else."""
    if len(cells) > _MOST_CELLS:
        return None
    known = known or headers()
    rows = [row for _, group in groupby(cells, key=lambda cell: cell.row) if len(row := list(group)) > 1]
    pairs = [pair for row in rows for pair in _pairs(row, known)] if _may_be_cards(rows, known) else []
    if not _are_cards(pairs, len(rows)):
        return None
    several = sum(len(pair.values) > 1 for pair in pairs) * 5 >= len(pairs) * 3
    columns: dict[tuple[str, int], int] = {}
    header: dict[int, str] = {}
    block = ListBlock()
    begins: list[tuple[int, int]] = []
    places: dict[tuple[int, int], tuple[int, int]] = {}
    for card in _split(pairs):
        beside = max(len(pair.values) for pair in card) if several else 1
        for number in range(beside):
            met: Counter[str] = Counter()
            values: list[tuple[int, Cell]] = []
            for pair in card:
                words = pair.label.casefold()
                column = columns.setdefault((words, met[words]), len(columns))
                met[words] += 1
                header.setdefault(column, pair.label)
                if number < len(pair.values):
                    values.append((column, pair.values[number]))
            for column, cell in sorted(values, key=lambda each: each[0]):
                block.add(len(begins), column, cell.text, cell.kind, cell.mask)
                places[len(begins), column] = (cell.row, cell.column)
            if values:
                begins.append((values[0][1].row, values[0][1].column))
    return Cards(
        header,
        block,
        tuple(begins),
        _without(cells, {*places.values(), *(pair.at for pair in pairs)}),
        places,
    )


def _without(cells: Iterable[Cell], taken: Container[tuple[int, int]]) -> ListBlock:
    """The cells that stand elsewhere."""
    block = ListBlock()
    for cell in cells:
        if (cell.row, cell.column) not in taken:
            block.add(cell.row, cell.column, cell.text, cell.kind, cell.mask)
    return block
