"""Worksheet: one sheet of a workbook, and everything that its part holds.

A sheet is one table, however many cells it has. A small one is read at once; a large one is read each time its blocks are
asked for, so what goes wrong in it is known only after the table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

from candour.block import Block, Pool
from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.listing import listing
from candour.formats.ooxml.package import Package, Relation
from candour.formats.spreadsheet import hiding_within
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.xlsx.cells import Cells, Outcome
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.frame import Frame, read_frame_of
from candour.formats.xlsx.links import is_said
from candour.formats.xlsx.sheet import LARGE, blocks_of
from candour.formats.xlsx.sight import sight_of
from candour.formats.xlsx.strings import Strings
from candour.formats.xlsx.styles import Styles
from candour.formats.xlsx.surroundings import read_frame
from candour.formats.xlsx.workbook import Sheet
from candour.hiding import Sight
from candour.piece import Found, Gap, Mask, Table, Text, Why

__all__ = ["SheetReader", "number_of"]

_SMALL_TABLE = 200_000
"""Cells of a large sheet that are gone through to learn which values it shows."""


@dataclass(slots=True, repr=False)
class SheetReader:
    """Reads the sheets of one workbook, and keeps what is known only once all of them have been read."""

    package: Package
    strings: Strings = field(default_factory=Strings)
    styles: Styles = field(default_factory=Styles)
    date1904: bool = False
    titles: frozenset[str] = frozenset()
    """The names of the sheets that a reader sees."""
    used: bytearray = field(default_factory=bytearray)
    """By shared string: 1 where a cell of any sheet holds it."""
    phonetics: list[str] = field(default_factory=list)
    is_whole: bool = True
    """Whether every sheet could be read to its end."""
    _shown: list[Callable[[], Iterable[Block]]] = field(default_factory=list)
    _values: set[str] | None = None

    def __post_init__(self) -> None:
        self.used = bytearray(len(self.strings.pool))

    def read(self, sheet: Sheet) -> Iterator[Found]:
        """What a sheet holds: its name, its cells, the words in its formulas, what stands around its cells."""
        if sheet.name:
            under = sheet.under
            sight = under.sight if under else Sight.SEEN
            yield Text(sheet.place, sheet.name, sight, under.hiding if under else None, "sheet name")
        if not sheet.part:
            self.is_whole = False
            return
        gaps: list[Gap] = []
        before = len(self._shown)
        relations: tuple[Relation, ...] = ()
        with damage(sheet.place, "the list of what this sheet refers to", gaps):
            relations = self.package.relations(sheet.part)
        if sheet.kind in {"worksheet", "macrosheet"}:
            chunks, size = self._chunks(sheet.part)
            frame = read_frame_of(chunks)
            yield from self._cells(sheet, frame, chunks, size)
        else:
            frame = read_frame_of(lambda: self._stream(sheet.part))
            yield from _damage_of(sheet, frame.broken)
        self.package.examine(sheet.part)
        yield from gaps
        says = _Says(self._shown[before:], self.titles)
        yield from read_frame(frame.root, sheet.place, sheet.under, relations, says)
        yield from _comments(sheet, frame)

    # ── cells ───────────────────────────────────────────────────────────────────────────────────────────────

    def _stream(self, part: str) -> Iterator[bytes]:
        try:
            yield from self.package.stream(part)
        except LimitReached as limit:
            if limit.limit != "ratio":
                raise
            raise Unreadable(str(limit)) from None  # this part alone unpacks to too much

    def _chunks(self, part: str) -> tuple[Callable[[], Iterable[bytes]], int]:
        """The bytes of a part, from the start each time, and their number where they are too many to be kept."""
        kept: list[bytes] = []
        size = 0
        try:
            for chunk in self._stream(part):
                kept.append(chunk)
                size += len(chunk)
                if size > LARGE:
                    return lambda: self._stream(part), max(size, self.package.entry(part).unpacked)
        except Unreadable as broken:
            why = broken
            return lambda: _breaking_off(kept, why), 0
        return lambda: kept, 0

    def _cells(
        self, sheet: Sheet, frame: Frame, chunks: Callable[[], Iterable[bytes]], size: int
    ) -> Iterator[Found]:
        sight = SheetSight.none()
        if sheet.under is None:
            sight = sight_of(frame, self.package, sheet.part, self.styles, self.strings)
        outcome = Outcome(self.used)
        cells = Cells(chunks, size, self.strings, self.styles, sight, self.date1904, outcome)
        kept = None if size else list(blocks_of(cells))
        blocks: Callable[[], Iterable[Block]] = (
            partial(blocks_of, cells) if kept is None else partial(iter, kept)
        )
        if kept is None or kept:
            yield Table(sheet.place, blocks, sight.masks, sheet.under)
        if not outcome.is_done:  # nobody has taken the blocks
            for _ in blocks_of(cells):
                pass
        self.phonetics += outcome.phonetics
        yield from _astray(sheet, outcome)
        yield from _damage_of(sheet, frame.broken or outcome.broken)
        self.is_whole = self.is_whole and not (frame.broken or outcome.broken)
        if sheet.under is None:
            self._shown.append(blocks)
        yield from self._literals(sheet, frame, kept)

    def _literals(self, sheet: Sheet, frame: Frame, blocks: list[Block] | None) -> Iterator[Found]:
        """The words in the formulas of a sheet, but for those that stand in its cells too."""
        if not frame.literals:
            return
        if blocks is None:
            numbers = {literal: number_of(self.strings.pool, literal) for literal in frame.literals}
            values = {literal for literal, number in numbers.items() if number >= 0 and self.used[number]}
        else:
            values = {cell.text for block in blocks for cell in block.cells()}
        hiding = hiding_within("xlsx", "formula-literal")
        mask = Mask(hiding, Sight.BURIED if _is_buried(sheet) else hiding.sight)
        rows = [(literal,) for literal in frame.literals if literal not in values]
        if table := listing(sheet.place / "formulas", rows, mask, ("text in a formula",), "text"):
            yield table

    # ── what all sheets together show ───────────────────────────────────────────────────────────────────────

    def is_shown(self, value: str) -> bool:
        """Whether a value stands in a cell that is seen. Of very large sheets, only the values near their top count."""
        if self._values is None:
            self._values = set(_values_in(self._shown))
        return value in self._values

    def unused(self) -> dict[str, int]:
        """The shared strings that no cell of any sheet holds, nor any text like them, with their numbers."""
        pool = self.strings.pool
        at = self.used.find(0)
        found: dict[str, int] = {}
        while at >= 0:
            if (text := pool.value(at)) and not text.isspace():
                found.setdefault(text, at)
            at = self.used.find(0, at + 1)
        at = self.used.find(1) if found else -1
        while at >= 0 and found:
            found.pop(pool.value(at), None)
            at = self.used.find(1, at + 1)
        return found


@dataclass(slots=True, repr=False)
class _Says:
    """Whether a sheet says in sight where a link leads. Its cells are gone through once, and only where it has a link."""

    blocks: Sequence[Callable[[], Iterable[Block]]]
    titles: frozenset[str]
    _values: set[str] | None = None

    def __call__(self, target: str) -> bool:
        return is_said(target, self._shows, self.titles)

    def _shows(self, text: str) -> bool:
        if self._values is None:
            self._values = set(map(str.strip, _values_in(self.blocks)))
        return text in self._values


def _values_in(sheets: Iterable[Callable[[], Iterable[Block]]]) -> Iterator[str]:
    """The values in sight; of very large sheets, those near their top."""
    for blocks in sheets:
        cells = (cell for block in blocks() for cell in block.cells())
        for cell in islice(cells, _SMALL_TABLE):
            if cell.mask == 0:
                yield cell.text


def _breaking_off(kept: list[bytes], why: Unreadable) -> Iterator[bytes]:
    yield from kept
    raise why


def _is_buried(sheet: Sheet) -> bool:
    return sheet.under is not None and sheet.under.sight is Sight.BURIED


def _damage_of(sheet: Sheet, broken: Exception | None) -> Iterator[Gap]:
    gaps: list[Gap] = []
    if broken is not None:
        with damage(sheet.place, "this sheet", gaps):
            raise broken
    yield from gaps


def _astray(sheet: Sheet, outcome: Outcome) -> Iterator[Gap]:
    if outcome.astray:
        what = f"{outcome.astray:,} of its cells name texts that are not in the workbook's list of them"
        yield Gap(sheet.place, Why.DISAGREES, f"{what}: ask for the file to be sent again")


def _comments(sheet: Sheet, frame: Frame) -> Iterator[Found]:
    hiding = hiding_within("xlsx", "xml-comment")
    rows = [(comment.strip(),) for comment in frame.comments]
    if table := listing(sheet.place / "XML comments", rows, Mask.of(hiding), ("comment",), "comment"):
        yield table


def number_of(pool: Pool, text: str) -> int:
    """The number of a value of the pool, or -1."""
    wanted = text.replace("\n", " ").encode("utf-8", "replace")
    raw = bytes(pool.text) if isinstance(pool.text, memoryview) else pool.text
    at = raw.find(wanted)
    while at >= 0 and wanted:
        number = bisect_left(pool.starts, at)
        if number < len(pool) and pool.starts[number] == at and pool.ends[number] == at + len(wanted):
            return number
        at = raw.find(wanted, at + 1)
    return -1
