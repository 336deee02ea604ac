"""Shown text: the sheets of a workbook as rows of what a reader sees in each cell.

    seen sheet ──▶ its name, and rows of texts: `12%`, `1,234.50`, `01/01/2099`; a blank where nothing is seen

Made for clean copies, of which everything is seen. Of any other workbook, what is out of sight is left out in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from candour.formats.numberformat_shown import shown
from candour.formats.xlsx import Opened, read_with
from candour.formats.xlsx.cells import Cells, Outcome
from candour.formats.xlsx.copying.gathering import Gathered, SheetCells, Value, gathered_from
from candour.formats.xlsx.copying.looks import Looks
from candour.formats.xlsx.copying.texts import Texts
from candour.formats.xlsx.frame import Frame
from candour.formats.xlsx.sight import sight_of
from candour.formats.xlsx.workbook import Sheet
from candour.formats.xlsx.worksheet import SheetReader
from candour.piece import Found
from candour.place import Place
from candour.source import Source

__all__ = ["tables_of"]

Rows = list[list[str]]


def tables_of(data: bytes) -> list[tuple[str, Rows]]:
    """The name of each sheet in sight, with its rows from the first on. A row ends with its last cell that shows anything.

    Raises:
        BadXml, Unreadable: where a sheet is damaged.
        LimitReached: as reading does.
    """
    found = _Tables()
    for _ in read_with(Source("copy", data, Place(("copy",))), found.reader_of):
        pass
    return found.sheets


@dataclass(slots=True, repr=False)
class _Tables:
    sheets: list[tuple[str, Rows]] = field(default_factory=list)

    def reader_of(self, opened: Opened) -> SheetReader:
        package, book = opened.package, opened.book
        styles, strings = (package.related(book.part, kind)[:1] for kind in ("styles", "sharedStrings"))
        looks = Looks(package.peek(styles[0]) if styles else None)
        texts = Texts(package.archive.read(package.entry(strings[0])) if strings else b"")
        reader = _Reader(package, opened.strings, opened.styles, book.date1904)
        reader.take = lambda sheet, cells, seen: self.sheets.append(
            (sheet.name, _Rows(cells, seen, looks, texts, from_1904=book.date1904).rows())
        )
        return reader


Take = Callable[[Sheet, SheetCells, Sequence[bool]], None]


@dataclass(slots=True, repr=False)
class _Reader(SheetReader):
    """A reader of sheets that hands on the cells of those in sight."""

    take: Take | None = None

    def _cells(
        self, sheet: Sheet, frame: Frame, chunks: Callable[[], Iterable[bytes]], size: int
    ) -> Iterator[Found]:
        if sheet.under is None and sheet.is_listed and sheet.kind == "worksheet" and self.take:
            sight = sight_of(frame, self.package, sheet.part, self.styles, self.strings)
            given = Cells(chunks, size, self.strings, self.styles, sight, self.date1904, Outcome(self.used))
            self.take(sheet, gathered_from(given), [True] + [False] * len(sight.masks))
        yield from ()


class _Rows:
    """The rows of one sheet while they are shown."""

    def __init__(
        self, cells: SheetCells, seen: Sequence[bool], looks: Looks, texts: Texts, *, from_1904: bool
    ) -> None:
        self._cells, self._seen = cells, seen
        self._looks, self._texts = looks, texts
        self._from_1904 = from_1904
        self._known: dict[tuple[int, int, bytes | int], str] = {}

    def rows(self) -> Rows:
        """All rows, up to the last that shows anything."""
        rows: Rows = []
        for run in self._cells.runs:
            self._texts.of_shared(
                sorted({number for number in run.text.tolist() if number >= 0})
            )  # all at once
            for at, (row, column, mask) in enumerate(
                zip(run.row.tolist(), run.column.tolist(), run.mask.tolist(), strict=True)
            ):
                text = self._text(run, at) if self._seen[mask] else ""
                if text:
                    rows.extend([] for _ in range(row + 1 - len(rows)))
                    rows[row].extend("" for _ in range(column - len(rows[row])))
                    rows[row].append(text)
        return rows

    def _text(self, run: Gathered, at: int) -> str:
        kind, style = int(run.kind[at]), int(run.style[at])
        key = (kind, style, int(run.text[at]) if kind == Value.TEXT else run.raw(at))
        if key not in self._known:
            self._known[key] = self._shown(kind, style, key[2])
        return self._known[key]

    def _shown(self, kind: int, style: int, value: bytes | int) -> str:
        if isinstance(value, int):
            return shown(self._looks.code(style), self._words(value))
        text = value.decode("utf-8", "replace").strip()
        if kind == Value.TRUTH:
            return {"1": "TRUE", "0": "FALSE"}.get(text, text)
        if kind != Value.NUMBER:
            return text
        try:
            return shown(self._looks.code(style), float(text), from_1904=self._from_1904).strip()
        except ValueError:
            return text

    def _words(self, number: int) -> str:
        if number == -1:
            return ""
        found = (
            self._texts.of_shared([number])[0]
            if number >= 0
            else self._texts.of_own(self._cells.own[-2 - number])
        )
        return self._texts.text(found) if found >= 0 else ""
