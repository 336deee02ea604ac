"""External links: what the workbook keeps of other workbooks, and where those lie.

    SUPBOOK      path of the other workbook, the names of its sheets
      EXTERNNAME   its names; an item of a live link, with its last values
      XCT          here begin the cells kept of one of its sheets
        CRN          a few cells of one row
    SUPBOOK      the next workbook

In version 5 an EXTERNSHEET stands in the place of SUPBOOK, one for each sheet.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from candour.block import CellKind, ListBlock
from candour.formats.listing import listing
from candour.formats.xls.formulas import cached_values, literals_in
from candour.formats.xls.hidings import hiding
from candour.formats.xls.records import Body
from candour.piece import Count, Found, Mask, Table, Text
from candour.place import Place

__all__ = ["Externals"]

_SELF, _ADD_IN = 0x0401, 0x3A01
_KINDS = {"text": CellKind.TEXT, "number": CellKind.NUMBER, "other": CellKind.OTHER}
_STEPS = re.compile("\x01@|\x01(.)|[\x02\x03]|\x04|\x05.|[\x06-\x08]", re.DOTALL)
_NOT_TEXT = re.compile("[\0-\x1f]+")


@dataclass(slots=True, repr=False)
class _Link:
    """One linked workbook or program."""

    path: str = ""
    is_add_in: bool = False
    """Of functions that Excel's own add-ins bring."""
    sheets: list[str] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    items: list[tuple[str, str]] = field(default_factory=list)
    kept: dict[int, ListBlock] = field(default_factory=dict)


@dataclass(slots=True, repr=False)
class Externals:
    """The links, as their records go by."""

    biff: int = 8
    encoding: str = "cp1252"
    links: list[_Link] = field(default_factory=list)
    _sheet: int = 0

    def _body(self, raw: bytes) -> Body:
        return Body(raw, self.biff, self.encoding)

    def take_book(self, raw: bytes) -> None:
        """A linked workbook: its path and the names of its sheets."""
        body = self._body(raw)
        count, mark = body.u16(), body.u16()
        link = _Link(is_add_in=mark == _ADD_IN)
        self.links.append(link)
        if mark not in (_SELF, _ADD_IN):
            body.at = 2
            link.path = _decoded(body.text(2))
            while count and body.left:
                link.sheets.append(body.text(2))
                count -= 1

    def take_sheet(self, raw: bytes) -> None:
        """In version 5, a sheet of a linked workbook."""
        if self.biff < 8 and len(raw) > 1:
            path = raw[1 : 1 + raw[0]].decode(self.encoding, "replace")
            self.links.append(_Link("" if path[:1] in "\x02\x03" else _decoded(path)))

    def take_path(self, encoded: str) -> None:
        """The path of another workbook, as other records keep it."""
        self.links.append(_Link(_decoded(encoded)))

    def take_name(self, raw: bytes) -> None:
        """A name of a linked workbook, or an item of a live link with its last values."""
        if not self.links or self.links[-1].is_add_in:
            return
        body = self._body(raw)
        flags = body.u16()
        body.skip(4)
        name = body.text(1)
        link = self.links[-1]
        if flags & 0x7FFE and body.left > 3:  # a live link: columns, rows, values
            columns, rows = body.u8() + 1, body.u16() + 1
            link.items += [(name, text) for _, text in cached_values(body, columns * rows)]
        elif body.left > 2 and (texts := literals_in(body, body.u16())):
            link.names += [(name, text) for text in texts]
        else:
            link.names.append((name, ""))

    def take_kept_sheet(self, raw: bytes) -> None:
        """Here begin the cells kept of one sheet."""
        self._sheet = struct.unpack_from("<H", raw, 2)[0] if len(raw) >= 4 else 0

    def take_kept_cells(self, raw: bytes) -> None:
        """A few cells of one row."""
        if not self.links:
            return
        body = self._body(raw)
        last, first, row = body.u8(), body.u8(), body.u16()
        block = self.links[-1].kept.setdefault(self._sheet, ListBlock())
        for column, (kind, text) in enumerate(cached_values(body, last - first + 1), first):
            block.add(row, column, text, _KINDS[kind])

    def found(self, place: Place) -> Iterator[Found]:
        """Everything that is kept of other workbooks and programs."""
        real = [link for link in self.links if link.path or link.items or link.names or link.kept]
        for number, link in enumerate(real):
            yield from _found(link, place / f"external link {number + 1}")
        if real:
            yield Count("external link", len(real), len(real))


def _found(link: _Link, place: Place) -> Iterator[Found]:
    path, cache, name = hiding("external-link-path"), hiding("external-link-cache"), hiding("defined-name")
    if link.path:
        yield Text(place, link.path, path.sight, path, "linked workbook")
    for number, block in link.kept.items():
        if len(block):
            title = link.sheets[number] if number < len(link.sheets) else str(number + 1)
            yield Table(place / f'sheet "{title}"', partial(_blocks, block), under=Mask.of(cache))
    for rows, own, header in (
        ([(sheet,) for sheet in link.sheets], path, ("sheet of the linked workbook",)),
        (link.names, name, ("name", "refers to")),
        (link.items, cache, ("item", "value")),
    ):
        if table := listing(place, rows, Mask.of(own), header):
            yield table


def _blocks(block: ListBlock) -> tuple[ListBlock]:
    return (block,)


def _decoded(path: str) -> str:
    """A path out of the form in which workbooks keep it, where control characters stand for drives and folders."""
    return _NOT_TEXT.sub(" ", _STEPS.sub(_step, path.removeprefix("\x01"))).strip()


def _step(match: re.Match[str]) -> str:
    mark = match[0]
    if match[1]:
        return f"{match[1]}:\\" if match[1].isalpha() else ""
    return {"\x01@": "\\\\", "\x04": "..\\", "\x02": "\\", "\x03": "\\"}.get(mark, "")
