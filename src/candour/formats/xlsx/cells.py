"""What the two roads through a worksheet share: what is known before its cells are read, and what only afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from candour.block import CellKind
from candour.formats.spreadsheet_sight import SheetSight
from candour.formats.xlsx.strings import Strings
from candour.formats.xlsx.styles import Styles

__all__ = ["Cells", "Outcome", "StepAside", "from_1904"]

_FROM_1904 = 1462


class StepAside(Exception):  # noqa: N818  (a state of the file, not a fault)
    """The fast road met what it does not read: the parser goes on after so many `row` elements."""

    def __init__(self, rows: int = 0) -> None:
        super().__init__("the parser reads on")
        self.rows = rows


@dataclass(slots=True, repr=False)
class Outcome:
    """What becomes known of a sheet only while its cells are read. The last reading of them counts."""

    used: bytearray = field(default_factory=bytearray)
    """By shared string: 1 where a cell holds it. Shared by all sheets."""
    astray: int = 0
    """Cells that name a shared string that is not there."""
    phonetics: list[str] = field(default_factory=list)
    broken: Exception | None = None
    """Why the cells were not read to their end."""
    is_done: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Cells:
    """What there is to be known of a sheet before its cells are read."""

    chunks: Callable[[], Iterable[bytes]]
    """The bytes of its part, from the start each time."""
    size: int
    strings: Strings = field(default_factory=Strings)
    styles: Styles = field(default_factory=Styles)
    sight: SheetSight = field(default_factory=SheetSight)
    date1904: bool = False
    """Whether serial numbers count from 1904. A DATE's text counts from 1900 all the same: 1,462 is added."""
    outcome: Outcome = field(default_factory=Outcome)


def from_1904(value: str) -> tuple[CellKind, str]:
    """A date whose serial number counts from 1904, with the one that counts from 1900; a mere number where it is none."""
    try:
        return CellKind.DATE, repr(float(value) + _FROM_1904).removesuffix(".0")
    except ValueError:
        return CellKind.NUMBER, value
