"""Change history: the log of a shared workbook, with the old value of every cell that was changed, and by whom.

RRDHEAD     a session: who saved, and when
RRDCHGCELL  sheet, cell, its old value and its new one
others      rows deleted, sheets renamed, names, comments: their words
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from candour.block import CellKind, ListBlock
from candour.formats.compound import Container, Node
from candour.formats.listing import listing
from candour.formats.wording import runs_in
from candour.formats.xls.conditions import read_dress
from candour.formats.xls.formulas import literals_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.records import Body, body_of, decimal, rk, walk
from candour.formats.xls.styles import Styles
from candour.piece import Found, Mask, Table
from candour.place import Place, a1

__all__ = ["STREAMS", "read_history"]

_LOG, _PEOPLE = STREAMS = ("Revision Log", "User Names")
_HEAD, _CHANGE = 0x0138, 0x013B
_QUIET = frozenset(
    {
        0x0809,
        0x000A,
        0x013D,
        0x0191,
        0x0192,
        0x0194,
        0x0195,
        0x0196,
        0x0197,
        0x0198,
        0x014E,
        0x014F,
        0x0150,
        0x0151,
    }
)
_OLD_DRESS, _NO_OLD_DRESS, _DRESS, _NO_DRESS = 0x100, 0x200, 0x1000, 0x2000
_HEADER = ("before", "after", "remark")
_Value = tuple[CellKind, str]


def read_history(
    container: Container, read: Callable[[Node], bytes], place: Place, styles: Styles
) -> Iterator[Found]:
    """Every change that the log still has, then the people who made them. `read` gives the bytes of a stream."""
    log = _Log(styles)
    if _LOG in container:
        log.take(read(container[_LOG]))
        yield from log.found(place / "change history")
    people = dict.fromkeys(log.people)
    if _PEOPLE in container:
        data = read(container[_PEOPLE])
        for kind, at, size in walk(data, 0, len(data)):
            if kind not in _QUIET or kind in (0x0194, 0x0195):
                people.update(dict.fromkeys(runs_in(data[at : at + size])))
    own, where = hiding("revision-person"), place / "people who changed the workbook"
    if table := listing(where, ((name,) for name in people), Mask.of(own), ("user name",), "person"):
        yield table


@dataclass(slots=True, repr=False)
class _Log:
    """The changes, a row each."""

    styles: Styles
    block: ListBlock = field(default_factory=ListBlock)
    cells: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def take(self, data: bytes) -> None:
        for kind, at, size in walk(data, 0, len(data)):
            raw, breaks = body_of(data, at, size, len(data))
            if kind == _HEAD:
                self.people += runs_in(raw[14:])
            elif kind == _CHANGE:
                self._take_change(raw, breaks)
            elif kind not in _QUIET:
                self._take_words(raw)

    def _take_words(self, raw: bytes) -> None:
        if words := runs_in(raw):
            self.block.add(len(self.cells), 2, "; ".join(words))
            self.cells.append("")

    def _take_change(self, raw: bytes, breaks: tuple[int, ...]) -> None:
        try:
            old, new, remark = self._values(Body(raw, 8, breaks=breaks))
        except (struct.error, ValueError):
            self._take_words(raw[28:])
            return
        row, column = struct.unpack_from("<HH", raw, 18)
        sheet = struct.unpack_from("<H", raw, 12)[0]
        number = len(self.cells)
        self.cells.append(f"sheet {sheet}, {a1(row, column & 0xFF)}")
        self.block.add(number, 0, old[1], old[0])
        self.block.add(number, 1, new[1], new[0])
        self.block.add(number, 2, remark)

    def _values(self, body: Body) -> tuple[_Value, _Value, str]:
        body.skip(14)
        flags = body.u32()
        body.skip(10)
        for says, says_not in ((_OLD_DRESS, _NO_OLD_DRESS), (_DRESS, _NO_DRESS)):
            if flags & says and not flags & says_not:
                read_dress(body, self.styles)
        remarks: list[str] = []
        old = _value(body, flags >> 3 & 7, remarks)
        return old, _value(body, flags & 7, remarks), "; ".join(remarks)

    def address(self, row: int, column: int) -> str:
        where = f" ({self.cells[row]})" if self.cells[row] else ""
        return f"change {row + 1}{where}, {_HEADER[column]}"

    def found(self, place: Place) -> Iterator[Found]:
        if len(self.block):
            under = Mask.of(hiding("revision-log"))
            yield Table(place, lambda: (self.block,), under=under, header=_HEADER, address=self.address)


def _value(body: Body, kind: int, remarks: list[str]) -> _Value:
    """The value of this kind. Of a formula, the texts written into it are a remark."""
    if kind == 1:
        return CellKind.NUMBER, decimal(rk(body.u32()))
    if kind == 2:
        return CellKind.NUMBER, decimal(body.f64())
    if kind == 3:
        return CellKind.TEXT, body.text(2)
    if kind == 4:
        value, is_error = body.u8(), body.u8()
        return CellKind.OTHER, "#ERROR" if is_error else "TRUE" if value else "FALSE"
    if kind == 5:
        size = body.u16()
        start = body.at
        remarks += literals_in(body, size)
        body.at = max(body.at, start + size)
    return CellKind.TEXT, ""
