"""Records: a database's table as one grid, its rows read a block at a time and never all held.

Shared craft of the formats that keep records rather than sheets. A few rows become a block of lists, many a block of
arrays, as everywhere (see `candour.block`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from candour.block import Block, ListBlock
from candour.piece import Mask, Table
from candour.place import Place

__all__ = ["Record", "table_of_records"]

_ROWS = 5_000
_FEW = 300

Record = tuple[int, Sequence[str]]
"""The number of the record's mask, 0 where it is seen; and its values, in the order of the header."""


@dataclass(frozen=True, slots=True, repr=False)
class _Blocks:
    records: Callable[[], Iterable[Record]]

    def __call__(self) -> Iterator[Block]:
        records, row = iter(self.records()), 0
        while part := list(islice(records, _ROWS)):
            yield _listed(part, row) if len(part) < _FEW else _in_arrays(part, row)
            row += len(part)


def table_of_records(
    place: Place,
    header: Sequence[str],
    records: Callable[[], Iterable[Record]],
    masks: tuple[Mask, ...] = (),
    under: Mask | None = None,
) -> Table:
    """One table of these records. `records` gives them anew each time; a cell's address is `record 3, "surname"`."""
    names = tuple(header)

    def address(row: int, column: int) -> str:
        return f'record {row + 1:,}, "{names[column]}"' if column < len(names) else f"record {row + 1:,}"

    return Table(place, _Blocks(records), masks, under, names, address)


def _listed(records: list[Record], first: int) -> Block:
    block = ListBlock()
    for number, (mask, values) in enumerate(records):
        for column, value in enumerate(values):
            block.add(first + number, column, value, mask=mask)
    return block


def _in_arrays(records: list[Record], first: int) -> Block:
    import numpy as np  # noqa: PLC0415  (many records only)

    from candour.block_arrays import ArrayBlock, PoolArrays, pool_of_lines  # noqa: PLC0415  (see above)

    lengths = np.array([len(values) for _, values in records])
    lines = (value.replace("\n", " ") for _, values in records for value in values)
    text = "\n".join(lines).encode("utf-8", "replace")
    count = int(lengths.sum())
    row = np.repeat(np.arange(first, first + len(records), dtype=np.int32), lengths)
    before = np.cumsum(lengths) - lengths
    column = np.arange(count) - np.repeat(before, lengths)
    mask = np.repeat(np.array([mask for mask, _ in records], np.uint8), lengths)
    none = np.zeros(count, np.uint8)
    pool = PoolArrays.of(pool_of_lines(text))
    return ArrayBlock(
        (pool,), row, column, mask, none, none, np.arange(count, dtype=np.int32)
    ).without_blanks()
