"""Excel 97-2003 workbooks, and those of Excel 2 to 95, which keep the same records in an older form.

What a reader sees:
    The cells of the sheets whose tabs are shown, in rows and columns that are shown, as their number formats print
    them; pictures, charts, text boxes; what the headers and footers of printed pages say.

What else is inside:
    Hidden and very hidden sheets, rows, columns; values that print nothing or vanish in their background; comments;
    the records behind pivot tables; cells of linked workbooks; values kept in charts; texts that no cell uses any more;
    names of whoever saved, reserved, shared or refreshed the workbook; the history of a shared workbook; scenarios;
    macros; embedded files; pictures that nothing shows; deleted streams and the remains of older content.

What Candour cannot read:
    A workbook locked with a password other than the one that Excel tries by itself. Records of kinds it does not know:
    one Gap for each kind that has words in it. Of Excel 2 to 4, whether a colour or a number format hides a cell.

How it cleans:
    The workbook is written anew as .xlsx, with what a reader sees and nothing else.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

from candour.formats.archive import Unreadable
from candour.formats.compound import MAGIC, Container, Node
from candour.formats.compound_parts import Surroundings, read_shared_streams
from candour.formats.spreadsheet import hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.wording import runs_in
from candour.formats.xls.drawings import Shown
from candour.formats.xls.hidings import HIDINGS, OLDER_COPY, hiding
from candour.formats.xls.history import STREAMS, read_history
from candour.formats.xls.locks import Unlock, unlocking
from candour.formats.xls.older import is_older, read_older
from candour.formats.xls.pivots import STORAGES, read_pivots
from candour.formats.xls.places import places_of
from candour.formats.xls.records import Kind
from candour.formats.xls.sheet import Sheet
from candour.formats.xls.workbook import SheetEntry, Workbook
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Mask, Nested, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "THUMBNAILS", "Reading", "read", "read_with"]

_WORKBOOKS = ("Workbook", "Book")
_STATES = {1: (" (hidden)", "hidden-sheet"), 2: (" (very hidden)", "very-hidden-sheet")}
_MACROS = (1, 6)


THUMBNAILS = hidings_within("xls", "thumbnail", "small-thumbnail")


@judging_thumbnails(*THUMBNAILS)
def read(source: Source) -> Iterator[Found]:
    """The workbook's own records, each sheet, what stands beside them in the file, and what was left there."""
    yield from read_with(source, lambda _: None)


def read_with(source: Source, opened: Callable[[Reading], None]) -> Iterator[Found]:
    """The same. `opened` is given the reading as it begins, for whoever wants what comes of it."""
    if bytes(source.data[:8]) != MAGIC:
        reader = Reading(source, bytes(source.data))
        opened(reader)
        yield from reader.found()
        return
    container = Container(source.data, source.budget)
    names = [name for name in _WORKBOOKS if name in container and not container[name].is_storage]
    if not names:
        raise Unreadable("its workbook is missing; ask for the file to be sent again")
    reader = Reading(source, container.read(names[0]), container)
    opened(reader)
    try:
        yield from reader.found()
    except Unreadable as why:  # what stands beside the workbook is read all the same
        yield Gap(source.place, Why.BROKEN, str(why))
    for name in names[1:]:
        place = source.place / "copy for Excel 5 and 95"
        yield Nested(source.nested("Book", container.read(name), place), OLDER_COPY)
    yield from read_shared_streams(
        Surroundings(container, source, "xls", reader.titles, reader.shown.objects.get)
    )


@dataclass(repr=False)
class Reading:
    """Reads one stream of records, and the streams that belong to it."""

    source: Source
    data: bytes
    container: Container | None = None
    shown: Shown = field(default_factory=Shown)
    unlock: Unlock | None = None
    titles: frozenset[str] = frozenset()
    """Names of sheets and ranges that a reader can see."""
    workbook: Workbook | None = None
    """What the stream says before its sheets, once it is read; None where it is locked, or older than Excel 5."""
    sheets: list[Sheet] = field(default_factory=list)
    """The sheets that the workbook lists, once they are read."""

    def found(self) -> Iterator[Found]:
        """Everything in the stream, and in the pivot caches and the change history beside it."""
        source = self.source
        if is_older(self.data):
            yield from read_older(self.data, source)
            return
        workbook = Workbook(self.data)
        if workbook.lock:
            unlock = unlocking(workbook.lock, workbook.biff)
            if unlock is None:
                yield Gap(
                    source.place,
                    Why.ENCRYPTED,
                    "locked with a password: ask the sender for a copy without one, and check that",
                )
                self._pass_over_locked()
                return
            workbook, self.unlock = Workbook(unlock(self.data)), unlock
        self.workbook = workbook
        yield from workbook.found(source.place)
        yield from self._sheets(workbook)
        if self.container:
            yield from read_pivots(self.container, self._read, source.place, workbook)
            yield from read_history(self.container, self._read, source.place, workbook.styles)

    def _pass_over_locked(self) -> None:
        """Pivot caches and change history are locked with the workbook: its Gap speaks for them too."""
        if self.container:
            for path in (*STORAGES, *STREAMS):
                if path in self.container:
                    self.container.examine(self.container[path], *self.container.below(path))

    def _read(self, node: Node) -> bytes:
        """A stream that belongs to the workbook: locked as it is, where it is."""
        data = self.container.read(node) if self.container else b""
        return self.unlock(data) if self.unlock else data

    # ── sheets ──────────────────────────────────────────────────────────────────────────────────────────────

    def _sheets(self, workbook: Workbook) -> Iterator[Found]:
        source = self.source
        by_start: dict[int, Sheet] = {}
        starts = sorted({entry.at for entry in workbook.sheets})
        astray = 0
        for number, entry in enumerate(workbook.sheets):
            source.budget.spend(0)
            if entry.at in by_start or not _begins(workbook.data, entry.at):
                astray += 1
                continue
            sheet = by_start[entry.at] = self._sheet(workbook, entry, number)
            following = bisect_right(starts, entry.at)
            until = starts[following] if following < len(starts) else len(workbook.data)
            yield from self._guarded(
                sheet, min(until, len(workbook.data)), partial(sheet.found, source, self.shown)
            )
        if astray:
            what = f"{astray:,} entries of its list of sheets lead to no sheet; ask for the file to be sent again"
            yield Gap(source.place, Why.BROKEN, what)
        sheets = self.sheets = list(by_start.values())
        yield Count("sheet", len(sheets), sum(sheet.under is not None for sheet in sheets))
        self.titles = frozenset(
            (*workbook.titles, *(sheet.entry.name for sheet in sheets if not sheet.under))
        )
        yield from self._unlisted(workbook, sheets)
        is_shown = _Values(workbook, sheets)
        for sheet in sheets:
            yield from self._guarded(sheet, 0, partial(sheet.found_charts, source, self.shown, is_shown))
        yield from self.shown.found(bytes(workbook.pictures), source)
        yield from workbook.found_last(source.place)

    def _sheet(self, workbook: Workbook, entry: SheetEntry, number: int) -> Sheet:
        words, what = _STATES.get(entry.state, ("", ""))
        own: Hiding | None = hiding(what) if what else None
        if own and entry.kind in _MACROS:
            own = hiding("macro-sheet")
        place = self.source.place / f'sheet "{entry.name}"{words}'
        return Sheet(workbook, entry, number, place, Mask.of(own) if own else None)

    def _guarded(self, sheet: Sheet, until: int, found: Callable[[], Iterator[Found]]) -> Iterator[Found]:
        """One sheet's damage stays with that sheet. With `until`, its records are gone through first."""
        try:
            if until:
                sheet.survey(until)
            yield from found()
        except (struct.error, IndexError, ValueError):
            yield Gap(sheet.place, Why.BROKEN, "this sheet is damaged; ask for the file to be sent again")

    def _unlisted(self, workbook: Workbook, sheets: list[Sheet]) -> Iterator[Found]:
        """What lies between the sheets, or after the last: sheets that the workbook does not list, other bytes."""
        data, at = workbook.data, workbook.end
        spans = sorted((sheet.entry.at, sheet.end) for sheet in sheets)
        loose: list[bytes] = []
        number = len(sheets)
        for start, end in [*spans, (len(data), len(data))]:
            while at < start:
                self.source.budget.spend(0)
                if not _begins(data, at):
                    loose.append(data[at:start])
                    break
                number += 1
                place = self.source.place / f"sheet {number} (not listed)"
                sheet = Sheet(
                    workbook, SheetEntry("", at, 0, 0), -1, place, Mask.of(hiding("unlisted-sheet"))
                )
                yield from self._guarded(sheet, start, partial(sheet.found, self.source, self.shown))
                at = max(sheet.end, at + 4)
            at = max(at, end)
        words = runs_in(b"\0\0\0\0".join(loose))
        if words:
            own = hiding("stray-bytes")
            yield Text(
                self.source.place / "bytes after the last record",
                "\n".join(words),
                own.sight,
                own,
                "readable text among the bytes",
            )


def _begins(data: bytes, at: int) -> bool:
    """Whether a sheet begins here."""
    return at + 8 <= len(data) and struct.unpack_from("<H", data, at)[0] == Kind.BOF


class _Values:
    """The values that a reader sees in cells. Gathered only where a chart asks."""

    def __init__(self, workbook: Workbook, sheets: list[Sheet]) -> None:
        self._workbook, self._sheets = workbook, sheets
        self._values: set[str] | None = None

    def __call__(self, text: str) -> bool:
        """Whether a value stands in a cell that is seen."""
        if self._values is None:
            tables = [sheet.table() for sheet in self._sheets if sheet.cells and not sheet.under]
            blocks = (block for table in tables for block in table.blocks())
            self._values = {cell.text for block in blocks for cell in block.cells() if not cell.mask}
        return text in self._values

    def named(self, link: tuple[int, int, int]) -> str:
        """What a cell says that the name of a series is taken from; nothing where it is out of sight."""
        number, row, column = link
        place = places_of(self._workbook)(number)
        sheet = next((sheet for sheet in self._sheets if sheet.number == place), None)
        if sheet is None or sheet.under or not sheet.cells:
            return ""
        cells = [cell for block in sheet.table().blocks() for cell in block.cells_at([row], [column])]
        return next((" ".join(cell.text.split()) for cell in cells if not cell.mask), "")
