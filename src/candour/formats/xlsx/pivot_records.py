"""The records of a pivot cache, and the items that no record points at, as blocks of one table.

pool 0: every shared item            rows of the table
  Ashdown │ Example │ Llewellyn        record 1   ── x 1 ──▶ Example
  0 1 2       used by a record         record 2   ── x 0 ──▶ Ashdown
  ✓ ✓ ✗                                item 1     Llewellyn   (kept, though no record has it)
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from xml.etree.ElementTree import Element

from candour.block import Block, CellKind, ListBlock
from candour.formats import xml
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.pivot_definition import PivotCache, value_of

__all__ = ["RecordBlocks", "item_blocks", "plain_records"]

RecordBlocks = Callable[[], Iterator[Block]]
"""Gives the blocks of a cache's records anew each time; fills in the cache's `records` and `used` as they go by."""

_CELLS = 100_000
"""About so many cells to a block."""


def plain_records(chunks: Iterable[bytes], cache: PivotCache, row: int = 0) -> Iterator[Block]:
    """The records of a part, element by element, from this row on: the road that every other is held against."""
    block = ListBlock(cache.pool)
    try:
        for record in xml.passing(chunks, ("r",)):
            if record.tag == "r":
                _add_record(block, row, record, cache)
                row += 1
                cache.records = max(cache.records, row)
            if len(block) > _CELLS:
                yield block
                block = ListBlock(cache.pool)
    except Exception:
        yield block  # what stands before the damage
        raise
    if len(block):
        yield block


def _add_record(block: ListBlock, row: int, record: Element, cache: PivotCache) -> None:
    columns, fields = cache.columns, cache.fields
    for at, cell in enumerate(record):
        column = columns[at] if at < len(columns) else len(fields) + at - len(columns)
        if cell.tag != "x":
            kind, text = value_of(cell)
            block.add(row, column, text, kind)
        elif column < len(fields):
            item = whole(cell.get("v"))
            if 0 <= item < len(fields[column].texts):  # beyond them there is nothing to point at
                fields[column].used[item] = 1
                _add_item(block, (row, column), item, cache)


def _add_item(block: ListBlock, at: tuple[int, int], item: int, cache: PivotCache, mask: int = 0) -> None:
    row, column = at
    field = cache.fields[column]
    if field.kinds[item] == CellKind.TEXT:
        block.add_shared(row, column, cache.firsts[column] + item, mask)
    else:
        block.add(row, column, field.texts[item], CellKind(field.kinds[item]), mask)


def item_blocks(cache: PivotCache, missing: Container[tuple[int, int]], *, is_whole: bool) -> Iterator[Block]:
    """The items that no record points at, one to a row, so that no two seem to belong to one person.

    Mask 1 is on those deleted from the source. Where the records were read to their end (`is_whole`), these are all of
    them; where there are no records, those that the file or a pivot table (`missing`, by field and item) calls gone.
    """
    block, row = ListBlock(cache.pool), cache.records
    by_use = is_whole and cache.records > 0
    for column, field in enumerate(cache.fields):
        for item in range(len(field.texts)):
            if not field.used[item]:
                gone = by_use or item in field.flagged or (column, item) in missing
                _add_item(block, (row, column), item, cache, int(gone and item not in field.calculated))
                row += 1
            if len(block) > _CELLS:
                yield block
                block = ListBlock(cache.pool)
    for column, kind, text in cache.others:
        block.add(row, column if column >= 0 else len(cache.fields), text, kind)
        row += 1
    if len(block):
        yield block
