"""External links: what the workbook keeps of other workbooks, and where those lie.

    externalLink1.xml ── refers to ──▶ file:///S:/Custody/detained.xlsx          (its path)
      sheetNames      Detained, Staff                                            (every sheet of the other workbook)
      sheetDataSet    sheet 0: A1 "Surname" … D80                                (the cells that a formula once asked for)
      definedNames    ddeLink ddeItem    oleLink oleItem

The kept cells of each sheet are one Table, whose addresses are those of the other workbook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from candour.block import Block, CellKind, ListBlock
from candour.formats import xml
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Part, Parts
from candour.formats.xlsx.numbers import spot, whole
from candour.formats.xlsx.rows import row_table
from candour.piece import Count, Found, Gap, Mask, Table, Text
from candour.place import Place

__all__ = ["read_externals"]

_CACHE, _PATH, _NAME = hidings_within("xlsx", "external-link-cache", "external-link-path", "defined-name")
_KINDS = {"b": CellKind.OTHER, "e": CellKind.OTHER, "n": CellKind.NUMBER}
_CELLS, _SHEETS = 100_000, 500
"""So many cells of so many sheets are kept while they are looked through."""
_WHOLE = frozenset({"row", "ddeItem", "oleItem"})
_SOURCES = {"ddeLink": ("ddeService", "ddeTopic"), "oleLink": ("progId",)}


def read_externals(parts: Parts) -> Iterator[Found]:
    """Everything that is kept of other workbooks and programs."""
    links = parts.of("externallink")
    for part in links:
        place = part.at(f"external link {part.number}")
        link, gaps = _Link(), list[Gap]()
        with damage(place, "an external link", gaps):
            for element in xml.passing(parts.package.stream(part.name), _WHOLE):
                link.take(element)
        yield from _read_paths(parts, part, place)
        yield from link.found(parts, part, place)
        yield from gaps
    if links:
        yield Count("external link", len(links), len(links))


def _read_paths(parts: Parts, part: Part, place: Place) -> Iterator[Found]:
    paths = (unquote(relation.target) for relation in parts.outside(part.name))
    for path in dict.fromkeys(paths):
        yield Text(place, path, _PATH.sight, _PATH, "linked workbook")


@dataclass(slots=True)
class _Sheet:
    """The kept cells of one sheet. Where they are too many, they are only counted, and read anew when asked for."""

    number: int
    is_kept: bool
    block: ListBlock = field(default_factory=ListBlock)
    cells: int = 0
    row: int = -1

    def add(self, row: Element) -> None:
        """Adds a row. Rows and cells without a number follow the one before."""
        self.row = whole(row.get("r"), self.row + 2) - 1
        column = -1
        for cell in row:
            column = (spot(cell.get("r")) or (0, column + 1))[1]
            kind = _KINDS.get(cell.get("t", "n"), CellKind.TEXT)
            self.block.add(self.row, column, xml.text_of(cell), kind)

    def take(self, row: Element) -> None:
        """Notes a row, and keeps it while they are few."""
        self.add(row)
        self.is_kept = self.is_kept and len(self.block) <= _CELLS
        if not self.is_kept:
            self.cells += len(self.block)
            self.block = ListBlock()


@dataclass(slots=True)
class _Link:
    names: list[str] = field(default_factory=list)
    sheets: list[_Sheet] = field(default_factory=list)
    defined: list[tuple[str, str]] = field(default_factory=list)
    items: list[tuple[str, str]] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)

    def take(self, element: Element) -> None:
        tag = element.tag
        if tag == "row" and self.sheets:
            self.sheets[-1].take(element)
        elif tag == "sheetData":
            held = sum(len(sheet.block) for sheet in self.sheets[-_SHEETS:])
            is_few = held <= _CELLS and len(self.sheets) < _SHEETS
            self.sheets.append(_Sheet(whole(element.get("sheetId")), is_few))
        elif tag == "sheetName":
            self.names.append(element.get("val", ""))
        elif tag == "definedName":
            self.defined.append((element.get("name", ""), element.get("refersTo", "")))
        elif tag in _WHOLE:
            values = list(filter(None, (xml.text_of(value) for value in element.iter("value"))))
            self.items += [(element.get("name", ""), value) for value in values or [""]]
        elif tag in _SOURCES:
            self.sources += filter(None, (element.get(key, "") for key in _SOURCES[tag]))

    def found(self, parts: Parts, part: Part, place: Place) -> Iterator[Found]:
        for order, sheet in enumerate(self.sheets):
            if sheet.cells or len(sheet.block):
                name = self.names[sheet.number] if 0 <= sheet.number < len(self.names) else str(order + 1)
                read = partial(_blocks, parts, part.name, order)
                kept = (sheet.block,)
                blocks = (lambda kept=kept: kept) if sheet.is_kept else read
                yield Table(place / f'sheet "{name}"', blocks, under=Mask.of(_CACHE))
        for rows, hiding, header, noun in (
            ([(name,) for name in self.names], _PATH, ("sheet of the linked workbook",), "sheet"),
            ([(source,) for source in self.sources], _PATH, ("linked program",), "program"),
            (self.defined, _NAME, ("name", "refers to"), "name"),
            (self.items, _CACHE, ("item", "value"), "item"),
        ):
            yield from row_table(place, rows, hiding, header, noun)


def _blocks(parts: Parts, name: str, order: int) -> Iterator[Block]:
    """The kept cells of the sheet of this order, from the part anew. Damage to the part is known by now."""
    sheet, at = _Sheet(order, is_kept=True), -1
    with damage(parts.place, "an external link", []):
        for element in xml.passing(parts.package.stream(name), _WHOLE):
            if element.tag == "sheetData":
                at += 1
            elif element.tag == "row" and at == order:
                sheet.add(element)
            if len(sheet.block) > _CELLS:
                yield sheet.block
                sheet.block = ListBlock()
    if len(sheet.block):
        yield sheet.block
