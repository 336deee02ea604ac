"""A table written as text, block by block: a small one record by record, a large one by arrays.

bytes ──Encoded──▶ UTF-8 pieces ──▶ arrays.take_block ──▶ ArrayBlock    nearly all of a large file
                                        │ steps aside
                                        ▼
                                     records ──────────▶ ListBlock      a small file; an odd stretch of a large one
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from candour.block import Block, ListBlock
from candour.formats.csv.records import REACH, Dialect, Record, records
from candour.formats.csv.sight import COLUMNS, ROWS, Layout, header_width, mask_of_cell
from candour.formats.csv.text import Encoded
from candour.formats.facts import delimiter_of
from candour.invisible import count_invisible, smuggled
from candour.source import Budget

__all__ = ["DelimitedText", "Learnt", "Pace"]

_START = 64 << 10
_FIRST_ROWS = 200


@dataclass(frozen=True, slots=True)
class Pace:
    """How much is read at a time, in bytes."""

    by_arrays_from: int = 256 << 10
    """Below this size numpy's import would take longer than the reading."""
    piece: int = 4 << 20
    stretch: int = 64 << 10
    """How much is read record by record where arrays step aside."""
    longest_line: int = 16 << 20
    """A longer one is cut, so that memory stays bounded."""


@dataclass(slots=True, repr=False)
class Learnt:
    """What one reading of a whole table tells besides its cells."""

    rows: int = 0
    broken_rows: int = 0
    """Rows in which a quotation mark never closes."""
    first_broken: int = -1
    cut_lines: int = 0
    """How often a line was so long that it was cut."""
    lost: int = 0
    """Characters in no known encoding."""
    invisible: int = 0
    """Characters that print nothing."""
    smuggled: list[str] = field(default_factory=list)
    """Words written in such characters."""

    def take_text(self, text: str) -> None:
        """Counts the characters of a text that print nothing."""
        self.invisible += count_invisible(text)
        if words := smuggled(text):
            self.smuggled.append(words)


@dataclass(slots=True, repr=False)
class DelimitedText:
    """A table written as text. Its cells are read anew, in bounded memory, each time `blocks` is called."""

    data: bytes | memoryview
    budget: Budget
    pace: Pace = field(default_factory=Pace)
    dialect: Dialect = field(init=False)
    learnt: Learnt | None = None
    """What the first reading told, once it is complete."""
    _small: ListBlock | None = None

    def __post_init__(self) -> None:
        is_all = len(self.data) <= _START
        start = next(Encoded(self.data).pieces(_START), b"").decode("utf-8", "replace")
        directive = start[:5].lower()
        delimiter = start[4] if len(directive) == 5 and directive.startswith("sep=") else delimiter_of(start)
        if delimiter != "\t" and (
            not delimiter.isascii() or not delimiter.isprintable() or delimiter in ("", '"')
        ):
            delimiter = ","
        first = islice(records(start, Dialect(delimiter, 0), is_all=is_all), _FIRST_ROWS)
        widths = [width for record in first if (width := _width(record.values))]
        self.dialect = Dialect(delimiter, header_width(widths))

    def blocks(self) -> Iterator[Block]:
        """The cells, a block of rows at a time."""
        if self._small is not None:
            yield self._small
            return
        reading = _Reading(self, Layout(self.dialect.width))
        encoded = Encoded(self.data)
        if len(self.data) < self.pace.by_arrays_from:
            self._small = reading.whole(b"".join(encoded.pieces(self.pace.piece)))
            yield self._small
        else:
            yield from reading.by_arrays(encoded.pieces(self.pace.piece))
        reading.learnt.lost = encoded.lost
        self.learnt = reading.learnt


def _width(values: list[str]) -> int:
    """How many columns a record has, up to the last that is not blank. Those past the last of a sheet count as one."""
    width = len(values)
    while width and (not values[width - 1] or values[width - 1].isspace()):
        width -= 1
    return min(width, COLUMNS + 1)


@dataclass(slots=True, repr=False)
class _Reading:
    """One reading of the whole table, and how far it has come."""

    table: DelimitedText
    layout: Layout
    learnt: Learnt = field(default_factory=Learnt)
    window: int = 0

    def whole(self, text: bytes) -> ListBlock:
        """All of a small table."""
        decoded = text.decode("utf-8", "replace")
        self.learnt.take_text(decoded)
        return self._listed(records(decoded, self.table.dialect, is_all=True))

    def by_arrays(self, pieces: Iterator[bytes]) -> Iterator[Block]:
        """The blocks of a large table."""
        pace = self.table.pace
        self.window = 2 * pace.piece
        buffer, piece = b"", next(pieces, b"")
        while piece:
            following = next(pieces, b"")
            buffer += piece
            at = 0
            while at < len(buffer):
                block, size = self._next(buffer, at, is_all=not following)
                if not size and len(buffer) - at > pace.longest_line:
                    block, size = self._stretch(buffer, at, is_all=True)
                    self.learnt.cut_lines += 1
                if not size:
                    break
                at += size
                yield block
            buffer, piece = buffer[at:], following

    def _next(self, buffer: bytes, at: int, *, is_all: bool) -> tuple[Block, int]:
        """The next block and how many bytes it was; none where more of the text is needed."""
        from candour.formats.csv.arrays import may_have_invisible, take_block  # noqa: PLC0415  (imports numpy)

        self.table.budget.spend(0)  # ends the reading where time is over
        pace, window = self.table.pace, self.window
        while True:
            text = buffer[at : at + window]
            is_rest = at + len(text) == len(buffer)
            taken = take_block(
                text, self.table.dialect, self.learnt.rows, self.layout, is_all=is_rest and is_all
            )
            if taken is None:
                self.window = pace.stretch
                return self._stretch(buffer, at, is_all=is_all)
            if taken.size:
                self.window = min(window * 4, 2 * pace.piece)
                self.learnt.rows += taken.rows
                if may_have_invisible(text[: taken.size]):
                    self.learnt.take_text(text[: taken.size].decode("utf-8", "replace"))
                return taken.block, taken.size
            if is_rest:
                return self._stretch(buffer, at, is_all=is_all)
            window *= 4

    def _stretch(self, buffer: bytes, at: int, *, is_all: bool) -> tuple[Block, int]:
        """The next few records, read one by one."""
        stretch = self.table.pace.stretch
        raw = buffer[at : at + stretch + 4 * REACH]
        text = raw.decode("utf-8", "ignore")  # the last character may be cut
        found: list[Record] = []
        is_all = is_all and at + len(raw) == len(buffer)
        for record in records(text, self.table.dialect, is_all=is_all):
            found.append(record)
            if record.end >= stretch:
                break
        taken = text[: found[-1].end] if found else ""
        self.learnt.take_text(taken)
        return self._listed(found), len(taken.encode())

    def _listed(self, found: Iterable[Record]) -> ListBlock:
        """The block of these records."""
        block, learnt, layout = ListBlock(), self.learnt, self.layout
        for values, _, is_broken in found:
            row = learnt.rows
            learnt.rows += 1
            if is_broken:
                learnt.broken_rows += 1
                learnt.first_broken = row if learnt.first_broken < 0 else learnt.first_broken
            width = _width(values)
            if not width:
                continue
            is_plain = width <= layout.take(row, width) and width <= COLUMNS and row < ROWS
            for column, text in enumerate(values):
                if text:
                    place = 0 if is_plain else layout.mask_of(row, column)
                    block.add(row, min(column, COLUMNS), text, mask=place or mask_of_cell(text))
        return block
