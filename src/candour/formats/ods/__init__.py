"""OpenDocument spreadsheets: .ods and .ots, and .fods in one XML file.

What a reader sees:
    The sheets that have a tab; rows and columns that are neither hidden, filtered out nor of no size; values as their
    number format prints them; comments only where they are shown.

What else is inside:
    Undisplayed sheets, cells of other workbooks kept for a link, comments, tracked changes, scenarios, validity lists,
    filter settings, whole earlier versions of the document, embedded objects with tables of their own, macros, pictures
    that nothing shows, a thumbnail, the names of authors and printers.

What Candour cannot read:
    Encrypted documents. Pictures, until their formats are read. Signatures are named, not checked.

How it cleans:
    A new document with the displayed sheets, their seen cells as values, and their styles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.block import ListBlock
from candour.formats.ods.beside import LINK_PATH, Beside, read_content_extras
from candour.formats.ods.cells import Cells, cells_of
from candour.formats.ods.grid import Grid, outline_of
from candour.formats.ods.styles import Styles
from candour.formats.opendocument.meta import properties_of_flat
from candour.formats.opendocument.package import Chunks, Package, is_package
from candour.formats.opendocument.parts import Parts
from candour.formats.opendocument.ways import ways
from candour.formats.spreadsheet import hidings_within
from candour.formats.spreadsheet_looks import Dress, Looks
from candour.formats.spreadsheet_sight import Layer, Rect, SheetSight
from candour.formats.thumbnails import judging_thumbnails
from candour.formats.wording import is_wordy
from candour.formats.xml import text_of
from candour.hiding import Sight
from candour.piece import Count, Found, Mask, Table, Text
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "THUMBNAILS", "Opened", "read", "read_with"]

HIDINGS = hidings_within("ods")
_SHEET, _LINKED, _CHART, _LITERAL, _NOT_SHOWN, _UNUSED_PAGE = hidings_within(
    "ods",
    "hidden-sheet",
    "external-link-cache",
    "chart-cache",
    "formula-literal",
    "value-not-shown",
    "header-footer",
)
_PLACEHOLDERS = re.compile(r"\?{3}|Page \d+|[\d/:.() -]+")
"""What LibreOffice writes into the headers of pages that nobody has set up."""


THUMBNAILS = hidings_within("ods", "thumbnail", "small-thumbnail")


@dataclass(slots=True, eq=False, repr=False)
class Opened:
    """A document as it is read: its sheets, in their order, with what is seen of each."""

    package: Package | None = None
    sheets: list[_Sheet] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)
    """The values that a reader sees in cells."""


@judging_thumbnails(*THUMBNAILS)
def read(source: Source) -> Iterator[Found]:
    """The sheets, what stands beside their cells, then the document's other parts."""
    yield from read_with(source, Opened())


def read_with(source: Source, opened: Opened) -> Iterator[Found]:
    """The same, and what comes of it is put into `opened`."""
    if is_package(source):
        yield from _read_package(source, opened)
    else:
        data = bytes(source.data)
        yield from _read_document(source, source.place, lambda: (data,), (), opened)
        yield from properties_of_flat((data,), source.place, ways("ods"))


def _read_package(source: Source, opened: Opened) -> Iterator[Found]:
    package = opened.package = Package.of(source)
    if gap := package.why_no_content():
        yield gap
    else:
        styles = [outline_of(package.archive.stream("styles.xml")).root] if package.has("styles.xml") else []
        yield from _read_document(source, source.place, package.chunks("content.xml"), styles, opened)

    def read_object(part: str, place: Place, under: Mask | None) -> Iterator[Found]:
        yield from _read_document(source, place, package.chunks(part), (), opened, under)

    yield from Parts(package, "ods", ways("ods"), read_object, chart=Mask.of(_CHART)).read()


def _read_document(  # noqa: PLR0913, PLR0917  (what a document is read with, each once)
    source: Source,
    place: Place,
    chunks: Chunks,
    others: Iterable[Element],
    opened: Opened,
    under: Mask | None = None,
) -> Iterator[Found]:
    """One content part. `under` is the mask of a document inside the document, such as a chart's."""
    others = tuple(others)
    styles = Styles.of((*others, outline_of(chunks()).root))
    outline = outline_of(chunks(), styles)
    looks = SheetSight(looks=Looks())
    unders = [under or _under(grid, styles) for grid in outline.grids]
    sights = [
        SheetSight.none() if mask else grid.sight(styles, tuple(_layers(grid.element, styles)), looks)
        for grid, mask in zip(outline.grids, unders, strict=True)
    ]
    if under is None:
        yield Count("sheet", len(outline.grids), sum(mask is not None for mask in unders))
    for grid, mask, sight, cells in zip(
        outline.grids, unders, sights, cells_of(chunks(), outline.grids, sights, styles), strict=False
    ):
        sheet = _Sheet(grid, mask, sight, cells)
        if under is None:
            opened.sheets.append(sheet)
            opened.shown.update(cells.block.under(0).texts if mask is None else ())
        elif under.hiding is _CHART:
            sheet = sheet._replace(cells=replace(cells, block=_not_shown(cells.block, opened.shown)))
        yield from _read_sheet(source, place, sheet)
    used = {
        styles.master(grid.style) for grid, mask in zip(outline.grids, unders, strict=True) if mask is None
    }
    yield from _headers((*others, outline.root), place, used)
    yield from read_content_extras(outline.root, place)


def _under(grid: Grid, styles: Styles) -> Mask | None:
    """The mask of a whole sheet that is not displayed, or that only keeps cells of another file or of a chart."""
    if grid.parent in {"dde-link", "chart"}:
        return Mask.of(_CHART if grid.parent == "chart" else _LINKED)
    if grid.element.find("table-source") is not None or grid.name.startswith("'file:"):
        return Mask.of(_LINKED)
    return None if styles.shows_table(grid.style) else Mask.of(_SHEET)


def _not_shown(block: ListBlock, shown: Collection[str]) -> ListBlock:
    """The cells of a chart's table but for those whose values stand in cells that a reader sees: they are no secret."""
    found = ListBlock()
    for cell in block.cells():
        if cell.text not in shown:
            found.add(cell.row, cell.column, cell.text, cell.kind, cell.mask)
    return found


class _Sheet(NamedTuple):
    grid: Grid
    under: Mask | None
    sight: SheetSight
    cells: Cells


def _read_sheet(source: Source, place: Place, sheet: _Sheet) -> Iterator[Found]:
    grid, under, sight, cells = sheet
    state = " (hidden)" if under and under.hiding is _SHEET else ""
    where = place / f'sheet "{grid.name}"{state}' if grid.parent != "chart" else place / "chart's table"
    if grid.parent == "spreadsheet":
        yield Text(
            where,
            grid.name,
            under.sight if under else Sight.SEEN,
            under.hiding if under else None,
            "sheet name",
        )
    if (linked := grid.element.find("table-source")) is not None:
        yield Text(where, linked.get("href", ""), LINK_PATH.sight, LINK_PATH, "path")
    yield Table(where, lambda: (cells.block,), sight.masks, under)
    if cells.literals:
        yield _side_table(
            where / "formulas", Mask.of(_LITERAL), ((row, 0, text) for text, row in cells.literals.items())
        )
    if cells.differing:
        yield _side_table(
            where / "values that differ from what is shown", Mask.of(_NOT_SHOWN), cells.differing
        )
    yield from Beside(source, where, under).read(cells.met, grid.element.find("shapes"))


def _side_table(place: Place, under: Mask, cells: Iterable[tuple[int, int, str]]) -> Table:
    block = ListBlock()
    for row, column, text in sorted(cells):
        block.add(row, column, text)
    return Table(place, lambda: (block,), (), under)


def _layers(table: Element, styles: Styles) -> Iterator[Layer]:
    """Conditional formats, as layers that may or may not hold: what they depend on is not worked out here."""
    for formats in table.iter("conditional-format"):
        for condition in formats.findall("condition"):
            look = styles.look_of(condition.get("apply-style-name", ""))
            dress = Dress(
                look.text if look.own_text else None, look.fill, None if look.code == "General" else look.code
            )
            for area in formats.get("target-range-address", "").split():
                if rect := _rect(area):
                    yield Layer(rect, dress, holds=lambda _: None)


def _rect(area: str) -> Rect | None:
    """`Sheet1.B2:Sheet1.D9` as a range."""
    corners = [corner.rpartition(".")[2].replace("$", "") for corner in area.split(":")]
    found = [_corner(corner) for corner in corners]
    if not found or None in found:
        return None
    (row, column), (last_row, last_column) = (found[0] or (0, 0)), (found[-1] or (0, 0))
    return Rect(row, column, last_row, last_column)


def _corner(address: str) -> tuple[int, int] | None:
    letters = address.rstrip("0123456789")
    digits = address[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and digits and len(digits) <= 7):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def _headers(roots: Iterable[Element], place: Place, used: Collection[str]) -> Iterator[Found]:
    """Headers and footers, which print shows; those of pages that no sheet in sight is printed on, it does not."""
    for root in roots:
        for page in root.iter("master-page"):
            mask = None if page.get("name", "") in used else Mask.of(_UNUSED_PAGE)
            for part in page:
                if part.tag.startswith(("header", "footer")) and part.get("display") != "false":
                    label, text = part.tag.partition("-")[0], text_of(part)
                    if mask is None:
                        yield Text(place / label, text, label=label)
                    elif is_wordy(_PLACEHOLDERS.sub("", text)):
                        yield Text(place / label, text, mask.sight, mask.hiding, label)
