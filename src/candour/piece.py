"""Piece: content in one place with one kind of sight. And Gap: what could not be read, and why.

Three kinds of piece. `Text` is a run of text, `Table` a grid, `Blob` an image or other binary. A Table is one
piece however many cells it has; its cells are read in blocks (see `candour.block`).

    reader ──▶ Text | Table | Blob     content, where it is, who would see it
           ──▶ Gap                     a part not examined
           ──▶ Nested                  a file inside this one, for `reading` to open in turn
           ──▶ Count                   what was looked through: "14 sheets, 2 hidden"
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import Union

from candour.block import Block
from candour.hiding import Hiding, Sight
from candour.place import Place, a1
from candour.source import Source

__all__ = ["Blob", "Count", "Found", "Gap", "Mask", "Nested", "Piece", "Table", "Text", "Why"]


class Why(Enum):
    """Why a part was not examined."""

    ENCRYPTED = "encrypted"
    UNKNOWN = "unknown kind"
    UNREAD = "kind not read yet"
    LIMIT = "limit reached"
    BROKEN = "broken"
    DISAGREES = "disagrees with itself"


@dataclass(frozen=True, slots=True)
class Gap:
    """A part that Candour did not examine. `detail` says what it is and what to do, never what it holds."""

    place: Place
    why: Why
    detail: str


def _check_sight(hiding: Hiding | None, sight: Sight) -> None:
    if (hiding is None) != (sight is Sight.SEEN):
        raise ValueError("a piece that is not SEEN names its Hiding, and one that is SEEN has none")


@dataclass(frozen=True, slots=True, repr=False)
class Text:
    """A run of text. `label` is the name of the field it stands in, where it has one (`author`, `comment`)."""

    place: Place
    text: str
    sight: Sight = Sight.SEEN
    hiding: Hiding | None = None
    label: str = ""
    before: str = ""
    """The seen words that stand before it or head its column, where it is hidden among them: `Name:`."""

    def __post_init__(self) -> None:
        _check_sight(self.hiding, self.sight)

    def __repr__(self) -> str:
        return f"Text({self.sight.value}, {len(self.text):,} characters)"


@dataclass(frozen=True, slots=True, repr=False)
class Blob:
    """Bytes that are not text: an image, a printer's settings. Known by digest; the bytes are not kept."""

    place: Place
    size: int
    sha256: str
    media_type: str
    sight: Sight = Sight.SEEN
    hiding: Hiding | None = None

    def __post_init__(self) -> None:
        _check_sight(self.hiding, self.sight)

    @classmethod
    def of(
        cls, place: Place, data: bytes | memoryview, media_type: str, hiding: Hiding | None = None
    ) -> Blob:
        """The blob of these bytes; with a hiding it has that hiding's sight."""
        sight = hiding.sight if hiding else Sight.SEEN
        return cls(place, len(data), hashlib.sha256(data).hexdigest(), media_type, sight, hiding)

    def __repr__(self) -> str:
        return f"Blob({self.media_type}, {self.size:,} bytes)"


@dataclass(frozen=True, slots=True)
class Mask:
    """Why some cells of a table are not seen. `where` adds to the place: `rows 14-220`, `column H`."""

    hiding: Hiding
    sight: Sight
    where: str = ""

    @classmethod
    def of(cls, hiding: Hiding, where: str = "") -> Mask:
        """A mask with the hiding's own sight."""
        return cls(hiding, hiding.sight, where)


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A grid: header, columns, and masks that say which cells are seen.

    `blocks` gives the cells anew each time it is called, a block of rows at a time, so that a table larger than
    memory can be read. Each cell has a mask number: 0 is seen, `n` is kept from sight by `masks[n - 1]`.
    Where the whole table is out of sight (a hidden sheet, a cache), `under` is the mask of the cells numbered 0.
    `header` is for tables whose column names stand outside the grid (a pivot cache); others keep their header
    among their rows, where `candour.tables` finds it. `address` says where a cell is, counting from 0.
    """

    place: Place
    blocks: Callable[[], Iterable[Block]]
    masks: tuple[Mask, ...] = ()
    under: Mask | None = None
    header: tuple[str, ...] | None = None
    address: Callable[[int, int], str] = field(default=a1)
    tells_invisible: bool = False
    """Whether its reader itself tells of characters that print nothing."""

    def __repr__(self) -> str:
        return f"Table({len(self.masks)} masks)"


Piece = Union[Text, Table, Blob]  # noqa: UP007  (an alias that isinstance and mypy both take)


@dataclass(frozen=True, slots=True)
class Nested:
    """A file inside the one being read. `hiding` says how it is kept from sight, where it is.

    Everything inside a nested file that is out of sight keeps that hiding's sight at least: an ordinary cell of a
    workbook that is itself embedded and never shown is not seen.
    """

    source: Source
    hiding: Hiding | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """What was looked through: `Count("sheet", 14, 2)` is 14 sheets of which 2 are out of sight."""

    noun: str
    total: int
    unseen: int = 0


Found = Union[Text, Table, Blob, Gap, Nested, Count]  # noqa: UP007
