"""Rows of the copy: cells in arrays → the XML of a sheet's rows, without an object for any cell but its few bytes.

</row><row r="  7  " ht="30">  <c r="B  7  " s="3" t="s"><v>  27  </v></c>
╰─────────── only before a row's first cell ──╯       ╰ style, kind ─╯ ╰ value
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from candour.formats.xlsx.copying.gathering import Value
from candour.formats.xlsx.copying.texts import Texts
from candour.place import a1

__all__ = ["NewRows"]

_TYPES: Final = {
    Value.NUMBER: (b"><v>", b"</v></c>"),
    Value.TEXT: (b' t="s"><v>', b"</v></c>"),
    Value.TRUTH: (b' t="b"><v>', b"</v></c>"),
    Value.ERROR: (b' t="e"><v>', b"</v></c>"),
    Value.BLANK: (b"/>", b""),
}

Objects = NDArray[np.object_]


def _objects(values: Sequence[Any]) -> Objects:
    found = np.empty(len(values), object)
    found[:] = values
    return found


@dataclass(slots=True, repr=False)
class NewRows:
    """The rows of one sheet while they are written, in ascending order."""

    looks: Mapping[int, bytes] = field(default_factory=dict)
    """By row of the copy: its attributes, each with a space before it."""
    remembers: bool = False
    """Whether it can be asked what stands in a cell."""
    _out: list[bytes] = field(default_factory=list)
    _bare: list[int] = field(default_factory=list)
    _row: int = -1
    _letters: Objects = field(default_factory=lambda: _objects([]))
    last_row: int = -1
    last_column: int = -1
    _kept: list[tuple[NDArray[np.int64], NDArray[np.uint8], Objects]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._bare = sorted(self.looks, reverse=True)

    def add(
        self,
        row: NDArray[Any],
        column: NDArray[Any],
        style: NDArray[Any],
        kind: NDArray[Any],
        values: Objects,
    ) -> None:
        """Cells, in their order. `values` are what stands in them, as bytes."""
        if not len(row):
            return
        self._know_columns(int(column.max()))
        numbers, back = np.unique(row, return_inverse=True)
        written = _objects([b"%d" % (number + 1) for number in numbers.tolist()])
        heads = _objects([b'<c r="' + letters for letters in self._letters])[column]
        starts = np.flatnonzero(np.diff(row, prepend=-1))
        for at, number in zip(starts.tolist(), row[starts].tolist(), strict=True):
            if number != self._row:
                heads[at] = self._opened(number) + heads[at]
        middles, tails = self._kinds(style, kind)
        parts = zip(heads.tolist(), written[back].tolist(), middles, values.tolist(), tails, strict=True)
        self._out.append(b"".join(chain.from_iterable(parts)))
        self.last_row = int(row[-1])
        self.last_column = max(self.last_column, int(column.max()))
        if self.remembers:
            self._kept.append((row.astype(np.int64) << 16 | column, kind.astype(np.uint8), values))

    # ── asking what was written ─────────────────────────────────────────────────────────────────────────────

    def value_at(self, row: int, column: int) -> tuple[Value, bytes]:
        """What a cell of the copy holds. Only where it `remembers`."""
        key = row << 16 | column
        for keys, kinds, values in self._kept:
            at = int(np.searchsorted(keys, key))
            if at < len(keys) and int(keys[at]) == key:
                return Value(int(kinds[at])), values[at]
        return Value.BLANK, b""

    def text_at(self, row: int, column: int, texts: Texts) -> str | None:
        """The text that a cell of the copy holds; None where it holds none."""
        kind, value = self.value_at(row, column)
        return texts.text(int(value)) if kind is Value.TEXT else None

    def values(self) -> Iterator[tuple[Value, bytes]]:
        """What every cell of the copy holds. Only where it `remembers`."""
        for _, kinds, values in self._kept:
            yield from zip(map(Value, kinds.tolist()), values.tolist(), strict=True)

    def _kinds(self, style: NDArray[Any], kind: NDArray[Any]) -> tuple[list[bytes], list[bytes]]:
        key = style.astype(np.int64) << 3 | kind
        used, back = np.unique(key, return_inverse=True)
        middles, tails = [], []
        for each in used.tolist():
            start, tail = _TYPES[Value(each & 7)]
            middles.append((b'" s="%d"' % (each >> 3) if each >> 3 else b'"') + start)
            tails.append(tail)
        return _objects(middles)[back].tolist(), _objects(tails)[back].tolist()

    def _know_columns(self, last: int) -> None:
        if last >= len(self._letters):
            self._letters = _objects([a1(0, column)[:-1].encode() for column in range(last + 1)])

    def _opened(self, row: int) -> bytes:
        """The end of the row before, the rows between that have a look alone, and the beginning of this one."""
        out = [b"</row>" if self._row >= 0 else b"", self._bare_before(row)]
        self._row = row
        if self._bare and self._bare[-1] == row:
            self._bare.pop()
        out.append(b'<row r="%d"%b>' % (row + 1, self.looks.get(row, b"")))
        return b"".join(out)

    def _bare_before(self, row: int) -> bytes:
        out = []
        while self._bare and self._bare[-1] < row:
            bare = self._bare.pop()
            out.append(b'<row r="%d"%b/>' % (bare + 1, self.looks[bare]))
        return b"".join(out)

    def written(self) -> bytes:
        """The rows."""
        end = b"</row>" if self._row >= 0 else b""
        return b"".join((*self._out, end, self._bare_before(1 << 30)))
