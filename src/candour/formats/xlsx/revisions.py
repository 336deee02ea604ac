"""Revisions: the change history of a shared workbook, with the old value of every cell that was changed.

revisionHeaders.xml   who saved, and when          userNames.xml   who has it open
revisionLog1.xml      rcc    a cell: oc its old value, nc its new one
                      rrc    rows or columns deleted, with the cells that were in them
                      rm     cells moved, with the cells they were moved over
                      ris    a sheet put in         rsnm   a sheet renamed, with its old name
                      rdn    a defined name         rcmt   a comment and its author
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.block import CellKind, ListBlock
from candour.formats import xml
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.numbers import spot, whole
from candour.piece import Found, Gap, Mask, Table, Text
from candour.place import Place

__all__ = ["read_revisions"]

_LOG, _PERSON = hidings_within("xlsx", "revision-log", "revision-person")
_PEOPLE = {"revisionheaders": "header", "usernames": "userInfo"}
_NAMES = {"header": "userName", "userInfo": "name"}
_WHOLE = frozenset({"rcc", "rdn"})
_HEADER = ("before", "after", "remark")
_TEXTS = {
    "ris": ("", "name", ""),
    "rsnm": ("oldName", "newName", ""),
    "rcmt": ("", "", "author"),
}
_KINDS = {"n": CellKind.NUMBER, "b": CellKind.OTHER, "e": CellKind.OTHER}


def read_revisions(parts: Parts) -> Iterator[Found]:
    """Every log of changes, then the people who made them."""
    gaps: list[Gap] = []
    people: dict[str, None] = {}
    for kind, tag in _PEOPLE.items():
        for part in parts.of(kind):
            with damage(parts.place / "change history", "the list of who changed the workbook", gaps):
                for element in parts.only(part, tag):
                    people[element.get(_NAMES[tag], "")] = None
    sheets = _sheet_names(parts)
    for part in parts.of("revisionlog"):
        place, log = part.at(f"change history {part.number}"), _Log(sheets)
        with damage(place, "the change history", gaps):
            for element in parts.elements(part, _WHOLE):
                log.take(element)
        yield from log.found(place)
    if names := "\n".join(filter(None, people)):
        yield Text(parts.place / "change history", names, _PERSON.sight, _PERSON, "changed by")
    yield from gaps


def _sheet_names(parts: Parts) -> Mapping[str, str]:
    root = parts.book.root
    elements = () if root is None else root.iter("sheet")
    return {element.get("sheetId", ""): element.get("name", "") for element in elements}


@dataclass(slots=True)
class _Log:
    """The changes of one log, a row each."""

    sheets: Mapping[str, str]
    block: ListBlock = field(default_factory=ListBlock)
    cells: list[str] = field(default_factory=list)
    """For each row, the cell that was changed, where it was one."""
    _sheet: str = ""

    def take(self, element: Element) -> None:
        tag, row = element.tag, len(self.cells)
        self._sheet = element.get("sId") or element.get("sheetId") or self._sheet
        if tag == "rcc":
            self._take_cell(row, element)
        elif tag == "rdn":
            self._take_name(row, element)
        elif tag in _TEXTS:
            self.cells.append(self._at(element.get("cell", "")))
            for column, key in enumerate(_TEXTS[tag]):
                self.block.add(row, column, element.get(key, ""))

    def _take_cell(self, row: int, change: Element) -> None:
        old, new = change.find("oc"), change.find("nc")
        cell = next((each.get("r", "") for each in (old, new) if each is not None), "")
        self.cells.append(self._at(cell))
        for column, value in enumerate((old, new)):
            if value is None or value.get("t") == "s":
                continue  # a shared string: those are looked through as a whole
            text = xml.text_of(value.find("v")) + xml.text_of(value.find("is"))
            self.block.add(row, column, text, _KINDS.get(value.get("t", "n"), CellKind.TEXT))
        formulas = [text for text in map(xml.text_of, change.iter("f")) if '"' in text]
        self.block.add(row, 2, "; ".join(formulas))

    def _take_name(self, row: int, change: Element) -> None:
        self.cells.append("")
        self.block.add(row, 0, xml.text_of(change.find("oldFormula")))
        self.block.add(row, 1, xml.text_of(change.find("formula")))
        remarks = (
            change.get(key, "") for key in ("name", "oldComment", "comment", "oldDescription", "description")
        )
        self.block.add(row, 2, "; ".join(filter(None, remarks)))

    def _at(self, untrusted_cell: str) -> str:
        cell = spot(untrusted_cell) and untrusted_cell.replace("$", "")
        if not cell:
            return ""
        sheet = self.sheets.get(self._sheet) or f"sheet {whole(self._sheet, 0)}, now gone"
        return f"{sheet}!{cell}"

    def address(self, row: int, column: int) -> str:
        where = f" ({self.cells[row]})" if self.cells[row] else ""
        return f"change {row + 1}{where}, {_HEADER[column]}"

    def found(self, place: Place) -> Iterator[Found]:
        if len(self.block):
            yield Table(
                place,
                lambda: (self.block,),
                under=Mask.of(_LOG),
                header=_HEADER,
                address=self.address,
            )
