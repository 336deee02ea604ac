"""The two roads through the cells of a sheet: record by record, or by arrays where there are many."""

from __future__ import annotations

from collections.abc import Iterator

from candour.block import Block
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.xls.cells import CellRange, plain_blocks
from candour.formats.xls.workbook import Workbook

__all__ = ["blocks_of"]

_LARGE = 30_000
"""Records of cells from which the fast road pays for the import that it needs."""


def blocks_of(workbook: Workbook, where: CellRange, sight: SheetSight) -> Iterator[Block]:
    """The values of a sheet, a block of rows at a time. Records that are too short hold none."""
    if where.cells > _LARGE and not sight.slivers:
        from candour.formats.xls.fast_cells import fast_blocks  # noqa: PLC0415  (it imports numpy)

        yield from fast_blocks(workbook, where, sight)
    else:
        yield from plain_blocks(workbook, where, sight)
