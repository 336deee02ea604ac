"""Writing a new workbook (xlsx) of what a reader sees of one in another format. Shared craft of those formats' writers.

sheets as their reader knows them ──▶ cells in sight, closed up ──▶ values as shown, looks ──▶ package

content     what a reader hands over: cells and masks, looks, sizes, what floats, the printed page
lines       which rows and columns stay, and where they come to stand
values      texts and numbers of the copy          looks   its styles
cells, sheets, drawings, charts, book              the parts that are written
"""

from __future__ import annotations

from candour.formats.workbook_writing.book import NewWorkbook, settled
from candour.formats.workbook_writing.content import (
    Anchor,
    Box,
    Chart,
    Columns,
    Corner,
    Floating,
    Page,
    Picture,
    Plot,
    Series,
    SheetContent,
    Span,
    View,
    key_of,
)
from candour.formats.workbook_writing.looks import CellLook, Edge

__all__ = [
    "Anchor", "Box", "CellLook", "Chart", "Columns", "Corner", "Edge", "Floating", "NewWorkbook", "Page", "Picture", "Plot",
    "Series", "SheetContent", "Span", "View", "key_of", "settled",
]  # fmt: skip
