"""Report: all that is known of one file. Frozen; the same on a laptop and in a data centre.

What it holds is what a reader of the file would not see, what personal data there is, and what was not examined. It
is made by `candour.reading`, judged by `candour.judging`, and made readable by `candour.outputs`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from candour.finding import Finding
from candour.hiding import Hiding, Sight
from candour.piece import Count, Gap
from candour.place import Place

__all__ = ["Disagreement", "Hidden", "PeopleTable", "Preview", "Report", "Volume"]


@dataclass(frozen=True, slots=True)
class Volume:
    """How much was looked through: pieces, cells of tables that are not blank, characters, and bytes that are no text."""

    pieces: int = 0
    cells: int = 0
    characters: int = 0
    bytes: int = 0
    """Of pictures and other binaries."""

    @property
    def amount(self) -> int:
        """How much there is: cells where there are any, or else characters, or else bytes. 0 where there is nothing."""
        return self.cells or self.characters or self.bytes

    def __add__(self, other: Volume) -> Volume:
        return Volume(
            self.pieces + other.pieces,
            self.cells + other.cells,
            self.characters + other.characters,
            self.bytes + other.bytes,
        )


@dataclass(frozen=True, slots=True)
class Hidden:
    """One hiding met in one place, and how much it keeps from sight."""

    hiding: Hiding
    sight: Sight
    place: Place
    volume: Volume


@dataclass(frozen=True, slots=True)
class PeopleTable:
    """Rows about people in one table under one kind of sight: how many, and what the columns tell of them.

    `columns` are (identifier, header) pairs, the header as the file has it. `at_least` is how many different people the
    rows tell of at least (see `candour.affected.counting`); 0 where they cannot be told apart.
    """

    place: Place
    sight: Sight
    hiding: Hiding | None
    rows: int
    columns: tuple[tuple[str, str], ...]
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """The look of one table under one kind of sight: a few of its cells, so that a person knows which table is meant.

    At most 5 rows of 8 columns, masked when the preview is made. `header` holds column names that stand outside the
    grid; one inside it is a row like any other. A blank cell is an empty string.
    """

    place: Place
    sight: Sight
    hiding: Hiding | None
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A name that says one kind of file where the bytes are another."""

    place: Place
    claimed: str
    real: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that is known of one file."""

    name: str
    sha256: str
    size: int
    format: str
    """The id of the format its bytes are in; `unknown` where Candour knows no such kind."""
    claimed: str
    """The id of the format its name claims; empty where the name claims none."""
    seen: Volume = field(default_factory=Volume)
    unseen: Volume = field(default_factory=Volume)
    hidings: tuple[Hidden, ...] = ()
    findings: tuple[Finding, ...] = ()
    people: tuple[PeopleTable, ...] = ()
    gaps: tuple[Gap, ...] = ()
    counts: tuple[Count, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    previews: tuple[Preview, ...] = ()
    people_at_least: int = 0
    """How many different people the file tells of at least, in its tables and its texts."""
    unseen_people_at_least: int = 0
    """How many of them, at least, something out of sight tells of."""
