"""Lines: the rows, or the columns, of a sheet that are out of sight, and why.

Shared craft of the spreadsheet readers. A reader says what it meets (`hide`), in any order, the last word counting; then
`settle` numbers the masks. One byte stands for each row up to the last that is out of sight, so that a million hidden
rows cost a megabyte.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from candour.formats.spreadsheet import hidings_within
from candour.hiding import Sight
from candour.piece import Mask
from candour.place import a1

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "Lines"]

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
"""The largest sheet that any of these programs has. Rows and columns beyond it are not there."""
_RUNS_NAMED = 4


@dataclass(slots=True, repr=False)
class Lines:
    """Rows or columns out of sight. `noun` is `row` or `column`; they count from 0."""

    noun: str
    _causes: list[tuple[str, Sight | None]] = field(default_factory=list)
    _lines: bytearray = field(default_factory=bytearray)

    def hide(self, first: int, last: int, what: str, sight: Sight | None = None) -> None:
        """These lines are out of sight by `what` (`hidden-row`), with the hiding's own sight where none is given."""
        most = MOST_ROWS if self.noun == "row" else MOST_COLUMNS
        first, last = max(first, 0), min(last, most - 1)
        if first > last:
            return
        if (what, sight) not in self._causes:
            self._causes.append((what, sight))
        self._set(first, last, self._causes.index((what, sight)) + 1)

    def show(self, first: int, last: int) -> None:
        """These lines are seen after all."""
        last = min(last, len(self._lines) - 1)
        if 0 <= first <= last:
            self._set(first, last, 0)

    def _set(self, first: int, last: int, number: int) -> None:
        self._lines.extend(bytes(max(0, last + 1 - len(self._lines))))
        self._lines[first : last + 1] = bytes([number]) * (last + 1 - first)

    def settle(self, format_id: str, before: int) -> tuple[bytes, tuple[Mask, ...]]:
        """The mask of each line, and the masks, numbered on from the `before` masks that there are already."""
        masks: list[Mask] = []
        numbers = [0]
        for at, (what, sight) in enumerate(self._causes):
            hiding = hidings_within(format_id, what)[0]
            runs = [match.span() for match in re.finditer(re.escape(bytes([at + 1])) + b"+", self._lines)]
            numbers.append(before + len(masks) + 1)
            masks.append(Mask(hiding, sight or hiding.sight, self._where(runs)))
        table = bytes(numbers) + bytes(256 - len(numbers))
        return bytes(self._lines).translate(table), tuple(masks)

    def _where(self, runs: list[tuple[int, int]]) -> str:
        """`rows 14-220, 300`; of many runs, the first few."""
        named = [self._run(first, end - 1) for first, end in runs[:_RUNS_NAMED]]
        more = len(runs) - len(named)
        only = len(runs) == 1 and runs[0][1] - runs[0][0] == 1
        tail = (
            f" and {more:,} more runs"
            if more > 1
            else f", {self._run(runs[-1][0], runs[-1][1] - 1)}"
            if more
            else ""
        )
        return f"{self.noun}{'' if only else 's'} {', '.join(named)}{tail}" if named else ""

    def _run(self, first: int, last: int) -> str:
        return self._name(first) if first == last else f"{self._name(first)}-{self._name(last)}"

    def _name(self, line: int) -> str:
        return str(line + 1) if self.noun == "row" else a1(0, line)[:-1]
