"""What the tests of a workbook's parts look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from candour.formats.ooxml.package import Package
from candour.formats.xlsx.parts import read_frame, read_parts
from candour.formats.xlsx.workbook import Workbook, read_workbook
from candour.piece import Count, Found, Gap, Table, Text
from candour.place import Place
from candour.source import Source
from files.xlsx_parts import FILES

PLACE = Place(("book.xlsx",))


@dataclass
class Looked:
    """What was found, sorted by kind. Every table has been looked through, in its turn."""

    package: Package
    found: list[Found] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)
    """The text of every cell by its whole address."""
    masks: dict[str, str] = field(default_factory=dict)
    """The hiding's id for every cell."""
    words: set[str] = field(default_factory=set)
    """Everything there is to read; two cells can have one address."""
    hidings: set[str] = field(default_factory=set)
    """The ids of the ways in which anything is hidden."""

    def take(self, each: Found) -> None:
        """Takes what was found, and looks a table through before anything else is found."""
        self.found.append(each)
        if isinstance(each, Text):
            self.words.add(each.text)
            self.hidings |= {each.hiding.id} if each.hiding else set()
        if isinstance(each, Table):
            for block in each.blocks():
                for cell in block.cells():
                    address = str(each.place / each.address(cell.row, cell.column)).removeprefix(
                        "book.xlsx › "
                    )
                    mask = each.masks[cell.mask - 1] if cell.mask else each.under
                    self.cells[address] = cell.text
                    self.masks[address] = mask.hiding.id if mask else ""
                    self.words.add(cell.text)
                    self.hidings |= {mask.hiding.id} if mask else set()

    @property
    def texts(self) -> list[Text]:
        """The runs of text."""
        return [each for each in self.found if isinstance(each, Text)]

    @property
    def tables(self) -> list[Table]:
        """The tables."""
        return [each for each in self.found if isinstance(each, Table)]

    @property
    def gaps(self) -> list[Gap]:
        """What was not examined."""
        return [each for each in self.found if isinstance(each, Gap)]

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of what was counted."""
        return {each.noun: each.total for each in self.found if isinstance(each, Count)}

    @property
    def said(self) -> dict[str, str]:
        """The texts by their labels."""
        return {text.label: text.text for text in self.texts}


def _looked(data: bytes) -> Looked:
    package = Package(Source("book.xlsx", data, PLACE))
    gaps: list[Gap] = []
    book = read_workbook(package, PLACE, gaps)
    looked = Looked(package)
    for each in [*gaps, *_sheets(package, book)]:
        looked.take(each)
    for each in read_parts(package, book, PLACE):
        looked.take(each)
    return looked


def _sheets(package: Package, book: Workbook) -> Iterator[Found]:
    for sheet in book.sheets:
        if sheet.part:
            frame = package.tree(sheet.part)
            yield from read_frame(frame, sheet.place, sheet.under, package.relations(sheet.part))


@pytest.fixture
def look() -> Callable[[str | bytes], Looked]:
    """Looks through a file of the collection, by its name, or through any bytes."""

    def look_through(which: str | bytes) -> Looked:
        return _looked(FILES[which]() if isinstance(which, str) else which)

    return look_through
