"""Extents: where the values of a pool begin and end, and which of them a match lies in.

A large pool is asked with arrays where numpy is loaded already, a small one with lists: loading numpy would take longer
than the asking.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from candour.block import Pool
from candour.identifiers.matching import Spans

__all__ = ["Extents", "Placed"]

_WORTH_ARRAYS = 5_000


class Placed(NamedTuple):
    """Matches that lie inside one value each: the value's number, where it begins, and the match's own offsets."""

    numbers: Sequence[int]
    begins: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]


@dataclass(frozen=True, slots=True, repr=False)
class Extents:
    """Where a pool's values begin and end. `numpy` is the module where `starts` and `ends` are its arrays."""

    starts: Any
    ends: Any
    numpy: Any = None

    @classmethod
    def of(cls, pool: Pool) -> Extents:
        """The extents of a pool's values."""
        numpy = sys.modules.get("numpy")
        if numpy is None or not (hasattr(pool.starts, "dtype") or len(pool) >= _WORTH_ARRAYS):
            return cls(pool.starts, pool.ends)
        return cls(numpy.asarray(pool.starts), numpy.asarray(pool.ends), numpy)

    def __repr__(self) -> str:
        return f"Extents({len(self.starts):,} values)"

    def placed(self, spans: Spans, apart: Sequence[int] = ()) -> Placed:
        """The matches that lie inside one value, in order; those in the values apart are left out."""
        if self.numpy is not None:
            return self._placed_by_arrays(spans, apart)
        others = set(apart)
        inside: list[tuple[int, int, int, int]] = []
        for start, end in zip(spans.starts, spans.ends, strict=True):
            number = bisect_right(self.starts, start) - 1
            if number >= 0 and end <= self.ends[number] and number not in others:
                inside.append((number, self.starts[number], start, end))
        return Placed(*map(list, zip(*inside, strict=True))) if inside else Placed((), (), (), ())

    def _placed_by_arrays(self, spans: Spans, apart: Sequence[int]) -> Placed:
        starts, ends = self.numpy.asarray(spans.starts), self.numpy.asarray(spans.ends)
        numbers = self.numpy.searchsorted(self.starts, starts, side="right") - 1
        inside = (numbers >= 0) & (ends <= self.ends[numbers])
        if apart:
            inside &= ~self.numpy.isin(numbers, apart)
        numbers = numbers[inside]
        return Placed(numbers, self.starts[numbers], starts[inside], ends[inside])

    def longer_than(self, length: int) -> list[int]:
        """The numbers of the values of at least so many bytes."""
        if self.numpy is not None:
            long: list[int] = self.numpy.flatnonzero(self.ends - self.starts >= length).tolist()
            return long
        return [number for number, start in enumerate(self.starts) if self.ends[number] - start >= length]
