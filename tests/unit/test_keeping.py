"""Blocks of a table are kept while they are few."""

from __future__ import annotations

from candour.block import ListBlock
from candour.tables.keeping import KeptBlocks


def _blocks(*sizes: int):
    """A table's blocks of so many cells each, and a list that grows whenever they are read."""
    readings: list[int] = []

    def read():
        readings.append(1)
        for size in sizes:
            block = ListBlock()
            for row in range(size):
                block.add(row, 0, "Theft")
            yield block

    return read, readings


def test_few_blocks_are_read_once():
    """A small table is read once, however often it is looked through."""
    read, readings = _blocks(3, 4)
    blocks = KeptBlocks(read, most=7)
    assert [len(block) for block in blocks()] == [3, 4]
    assert [len(block) for block in blocks()] == [3, 4]
    assert len(readings) == 1


def test_many_blocks_are_read_anew():
    """A table of more cells is read each time, and none of its blocks is kept."""
    read, readings = _blocks(3, 4)
    blocks = KeptBlocks(read, most=6)
    assert [len(block) for block in blocks()] == [3, 4] == [len(block) for block in blocks()]
    assert len(readings) == 2


def test_a_reading_that_stops_early_keeps_nothing():
    """Where only the first block was looked at, the table is read from its start the next time."""
    read, readings = _blocks(3, 4)
    blocks = KeptBlocks(read)
    assert len(next(iter(blocks()))) == 3
    assert [len(block) for block in blocks()] == [3, 4]
    assert len(readings) == 2
