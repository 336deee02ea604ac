"""Grids: tables on slides, cell by cell, without the cells, columns and words that a reader does not see."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.kept_looks import kept_attributes, kept_children
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.shapes import Shapes
from candour.formats.pptx.geometry import number
from candour.formats.pptx.grid import Grid
from candour.formats.pptx.own_hidings import NARROW
from candour.formats.pptx.page import Seen
from candour.formats.pptx.words import masks_of
from candour.piece import Mask
from candour.place import Place

__all__ = ["Grids"]

_PARTS: Final = frozenset({"rtl", "firstRow", "firstCol", "lastRow", "lastCol", "bandRow", "bandCol"})
_SPANS: Final = frozenset({"rowSpan", "gridSpan", "hMerge", "vMerge"})
_CELL: Final = frozenset({"marL", "marR", "marT", "marB", "vert", "anchor", "anchorCtr", "horzOverflow"})
_NOWHERE: Final = Place(())


@dataclass(slots=True, repr=False)
class Grids:
    """The tables of one presentation."""

    deck: Deck

    def written(self, shapes: Shapes, at: int, table: Element, seen: Seen) -> Element | None:
        """A table."""
        grid = shapes.page.grid(at, table, _NOWHERE, seen.mask, seen.box)
        copy = Element("a:tbl")
        self._properties(table, copy, shapes)
        cells = list(grid.cells())
        narrow = self._narrow(cells)
        columns = SubElement(copy, "a:tblGrid")
        for column, found in enumerate(table.iterfind("tblGrid/gridCol")):
            if column not in narrow:
                SubElement(columns, "a:gridCol", {"w": str(round(number(found.get("w"))))})
        rows = [
            SubElement(copy, "a:tr", {"h": str(round(number(row.get("h"))))}) for row in table.iterfind("tr")
        ]
        for row, column, cell, mask in cells:
            if column not in narrow:
                span = sum(
                    column <= other < column + int(number(cell.get("gridSpan"), 1)) for other in narrow
                )
                rows[row].append(self._cell(shapes, grid, cell, mask, span))
        return copy

    def _narrow(self, cells: list[tuple[int, int, Element, Mask | None]]) -> frozenset[int]:
        """The columns of no width that are left out: those of which every cell is one of them or merged away."""
        widths = Counter(column for _, column, _, mask in cells if mask is NARROW)
        heads = {column for _, column, cell, _ in cells if cell.get("gridSpan")}
        return (
            frozenset(column for column in widths if column not in heads)
            if self.deck.is_gone(NARROW)
            else frozenset()
        )

    def _properties(self, table: Element, copy: Element, shapes: Shapes) -> None:
        found = table.find("tblPr")
        made = SubElement(copy, "a:tblPr")
        if found is None:
            return
        made.attrib.update(kept_attributes(found, _PARTS))
        made.extend(kept_children(found, shapes.special))
        if style := found.findtext("tableStyleId", "").strip():
            self.deck.table_styles[style] = None
            SubElement(made, "a:tableStyleId").text = self.deck.table_style(style)

    def _cell(self, shapes: Shapes, grid: Grid, cell: Element, mask: Mask | None, taken: int) -> Element:
        copy = Element("a:tc", kept_attributes(cell, _SPANS))
        if taken and (span := int(number(cell.get("gridSpan"), 1)) - taken) > 0:
            copy.attrib.pop("gridSpan", None)
            copy.attrib.update({"gridSpan": str(span)} if span > 1 else {})
        body = cell.find("txBody")
        copy.append(
            shapes.writing.body(
                "a:txBody",
                body if body is not None else Element("txBody"),
                self._gone_in(grid, cell, body, mask),
            )
        )
        properties = SubElement(copy, "a:tcPr")
        if (found := cell.find("tcPr")) is not None:
            properties.attrib.update(kept_attributes(found, _CELL))
            properties.extend(kept_children(found, shapes.special))
        return copy

    def _gone_in(self, grid: Grid, cell: Element, body: Element | None, mask: Mask | None) -> set[int] | None:
        if body is None or self.deck.is_gone(mask):
            return None
        if mask is not None or grid.under is not None:
            return set()
        paragraphs, behind = grid.letters(cell, body)
        return {
            id(run)
            for paragraph, own in zip(paragraphs, masks_of(paragraphs, behind, 1.0), strict=True)
            for run, why in zip(paragraph.elements, own, strict=True)
            if self.deck.is_gone(why)
        }
