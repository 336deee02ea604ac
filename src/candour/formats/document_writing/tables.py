"""Tables as elements: rows of cells of a given width, merged as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.document_writing.model import Block, Cell, Row, Table
from candour.formats.document_writing.paragraphs import shade

__all__ = ["table_of"]

_EDGES: Final = ("top", "left", "bottom", "right")
_WIDEST: Final = 31_680
_MOST_SPAN: Final = 63

Inside = Callable[[Iterable[Block], Element], None]


def table_of(table: Table, inside: Inside) -> Element:
    """A table; `inside` writes blocks into a cell."""
    element = Element("w:tbl")
    properties = SubElement(element, "w:tblPr")
    SubElement(properties, "w:tblW", {"w:w": "0", "w:type": "auto"})
    first = table.rows[0] if table.rows else Row()
    if first.align:
        SubElement(properties, "w:jc", {"w:val": first.align})
    elif first.left:
        SubElement(properties, "w:tblInd", {"w:w": str(first.left), "w:type": "dxa"})
    if all(cell.width for row in table.rows for cell in row.cells):
        SubElement(properties, "w:tblLayout", {"w:type": "fixed"})
    grid = SubElement(element, "w:tblGrid")
    for width in _columns(table):
        SubElement(grid, "w:gridCol", {"w:w": str(width)})
    for row in table.rows:
        element.append(_row(row, inside))
    return element


def _columns(table: Table) -> list[int]:
    """The widths of the columns, by the row that has most of them."""
    widest = max(table.rows, key=lambda row: sum(cell.span for cell in row.cells), default=Row())
    return [_held(cell.width // cell.span) for cell in widest.cells for _ in range(cell.span)]


def _row(row: Row, inside: Inside) -> Element:
    element = Element("w:tr")
    properties = Element("w:trPr")
    if row.height:
        rule = "atLeast" if row.height > 0 else "exact"
        SubElement(properties, "w:trHeight", {"w:val": str(_held(abs(row.height))), "w:hRule": rule})
    if row.is_header:
        SubElement(properties, "w:tblHeader")
    if len(properties):
        element.append(properties)
    for cell in row.cells:
        element.append(_cell(cell, inside))
    return element


def _cell(cell: Cell, inside: Inside) -> Element:
    element = Element("w:tc")
    properties = SubElement(element, "w:tcPr")
    if cell.width:
        SubElement(properties, "w:tcW", {"w:w": str(_held(cell.width)), "w:type": "dxa"})
    if cell.span > 1:
        SubElement(properties, "w:gridSpan", {"w:val": str(min(cell.span, _MOST_SPAN))})
    if cell.merge:
        SubElement(properties, "w:vMerge", {"w:val": cell.merge})
    if cell.edges:
        edges = SubElement(properties, "w:tcBorders")
        for name in _EDGES:
            if (edge := cell.edges.get(name)) is not None:
                colour = "auto" if edge.colour is None else f"{edge.colour:06X}"
                said = {
                    "w:val": edge.kind,
                    "w:sz": str(min(edge.eighths, 96)),
                    "w:space": "0",
                    "w:color": colour,
                }
                SubElement(edges, f"w:{name}", said)
    if cell.ground is not None:
        properties.append(shade(cell.ground))
    if cell.align:
        SubElement(properties, "w:vAlign", {"w:val": cell.align})
    inside(cell.blocks, element)
    if element[-1].tag != "w:p":
        SubElement(element, "w:p")
    return element


def _held(width: int) -> int:
    return max(0, min(width, _WIDEST))
