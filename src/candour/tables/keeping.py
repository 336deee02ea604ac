"""Keeping: the blocks of a table that is looked through several times, while they are few."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass

from candour.block import Block

__all__ = ["KeptBlocks"]


@dataclass(slots=True, repr=False)
class KeptBlocks:
    """A table's blocks: read once and kept where they are few, read anew each time where they are many.

    Lives as long as its table is looked through, and no longer.
    """

    read: Callable[[], Iterable[Block]]
    most: int = 1_500_000
    """Cells. As arrays so many take about 40 MB."""
    _kept: list[Block] | None = None

    def __call__(self) -> Iterable[Block]:
        """The blocks, from the first."""
        return self._first() if self._kept is None else self._kept

    def _first(self) -> Iterator[Block]:
        kept: list[Block] | None = []
        cells = 0
        for block in self.read():
            cells += len(block) if isinstance(block, Sized) else self.most
            if cells > self.most:
                kept = None
            if kept is not None:
                kept.append(block)
            yield block
        self._kept = kept
