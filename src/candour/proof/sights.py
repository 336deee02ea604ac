"""Sights: what a reader of a file sees, and what stands in it out of sight, as two files can be compared by.

words    of every text in sight, in order
grids    of every table in sight: each cell that is not blank, by the row and the column that a reader would count
unseen   every text and cell out of sight
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from candour.cleaned import is_public_address
from candour.hiding import Hiding, Sight
from candour.invisible import smuggled, without_invisible
from candour.piece import Table, Text
from candour.reading import pieces_of
from candour.source import Source

_ENDING = re.compile(r"(?<=\w)\.\w{2,5}$")
"""The ending of a file's name. An old workbook in an archive becomes a new one, and is called so."""

_BETWEEN = str.maketrans('"<>,;', "     ")
_STEPS = re.compile(r"[\\/]")

__all__ = ["Grid", "Sights", "path_told", "people_told", "sights_of"]


@dataclass(frozen=True, slots=True, repr=False)
class Grid:
    """The cells of one table in sight, in parallel lists. Rows and columns with nothing in sight are not counted."""

    rows: Sequence[int]
    columns: Sequence[int]
    kinds: Sequence[int]
    texts: Sequence[str]

    def __repr__(self) -> str:
        return f"Grid({len(self.texts):,} cells)"


@dataclass(slots=True, repr=False)
class Sights:
    """What a reader of one file sees, and what stands in it out of sight."""

    words: list[str] = field(default_factory=list)
    tabs: list[str] = field(default_factory=list)
    """Words of the names of sheets, which are on no page."""
    grids: list[Grid] = field(default_factory=list)
    unseen: set[str] = field(default_factory=set)
    kept: list[str] = field(default_factory=list)
    """Words that are out of sight on purpose."""
    has_other_links: bool = False
    """Whether a link says more than where on the web a page is, and its words do not show it."""

    def __repr__(self) -> str:
        return f"Sights({len(self.words):,} words, {len(self.grids):,} tables, {len(self.unseen):,} out of sight)"

    def every_word(self) -> list[str]:
        """Each word in sight, of texts and of tables."""
        return [
            *self.words,
            *self.tabs,
            *(word for grid in self.grids for word in " ".join(grid.texts).split()),
        ]


def sights_of(source: Source, keeps: frozenset[str] = frozenset()) -> Sights:
    """What is in sight in a source, and what is not.

    What stays on purpose, by the id of its hiding, is neither; nor is where a link leads, as far as that may be known.
    """
    found = Sights()
    for piece in pieces_of(source):
        if isinstance(piece, Table):
            _take_table(found, piece, keeps)
        else:
            _take_text(found, piece, keeps)
    return found


def _take_text(found: Sights, text: Text, keeps: frozenset[str]) -> None:
    if text.label == "folder name":  # the paths of the files in it say it too
        return
    if text.sight is Sight.SEEN:
        words = found.tabs if text.label == "sheet name" else found.words
        words += without_invisible(_TOLD.get(text.label, str)(text.text)).split()
        found.unseen.update(smuggled(text.text).splitlines())
    elif text.hiding and text.hiding.id in keeps:
        found.kept += text.text.split()
    else:
        found.unseen.update(_out_of_sight(found, text.hiding, text.text.splitlines()))


def _out_of_sight(found: Sights, hiding: Hiding | None, texts: Iterable[str]) -> set[str]:
    """Texts that are out of sight, but for where links of the web lead."""
    if hiding is None or not is_link(hiding):
        return set(filter(None, map(_spaced, texts)))
    others = set()
    for text in filter(None, map(_spaced, texts)):
        if is_public_address(text):
            found.kept.append(text)
        else:
            others.add(text)
    found.has_other_links |= bool(others)
    return others


def is_link(hiding: Hiding) -> bool:
    """Whether this is the hiding of where a link leads, in whatever format."""
    return hiding.id.partition(".")[2] == "hyperlink"


def _take_table(found: Sights, table: Table, keeps: frozenset[str]) -> None:
    if table.place.steps[-1:] == ("recipients",):
        _take_recipients(found, table)
        return
    masks = (table.under, *table.masks)
    rows: list[int] = []
    columns: list[int] = []
    kinds: list[int] = []
    texts: list[str] = []
    for block in table.blocks():
        for number, mask in enumerate(masks):
            cells = block.under(number)
            if mask is None:
                rows += cells.rows
                columns += cells.columns
                kinds += cells.kinds
                texts += cells.texts
            elif mask.hiding.id in keeps:
                found.kept += (word for text in cells.texts for word in text.split())
            else:
                found.unseen.update(_out_of_sight(found, mask.hiding, set(cells.texts)))
    if texts:
        spaced = {text: _spaced(text) for text in set(texts)}
        texts = [spaced[text] for text in texts]
        found.grids.append(Grid(_counted(rows), _counted(columns), kinds, texts))
    if table.header and table.under:
        found.unseen.update(filter(None, map(_spaced, table.header)))


def people_told(addresses: str) -> str:
    """Names and addresses without the marks between them, which each kind of message has in a way of its own."""
    return addresses.translate(_BETWEEN)


def path_told(path: str) -> str:
    """What a path in an archive tells, however its copy must be written: the folders that it leads down, and a name without ending."""
    steps = [step for step in _STEPS.split(path) if step not in ("", ".", "..") and not step.endswith(":")]
    return _ENDING.sub("", "/".join(steps))


def _spaced(text: str) -> str:
    return " ".join(without_invisible(text).replace("\0", "").split())


def _take_recipients(found: Sights, table: Table) -> None:
    """Who a message went to: in some kinds of message a table, in others a line of words. Of a table's kinds (To, Cc) nothing is told."""
    for block in table.blocks():
        for number in range(len(table.masks) + 1):
            cells = block.under(number)
            told = [text for column, text in zip(cells.columns, cells.texts, strict=True) if column]
            if number:
                found.unseen.update(map(_spaced, told))
            else:
                found.words += people_told(" ".join(told)).split()


def _counted(numbers: Iterable[int]) -> list[int]:
    """Each number as its rank among the different ones."""
    numbers = list(numbers)
    ranks = {number: rank for rank, number in enumerate(sorted(set(numbers)))}
    return [ranks[number] for number in numbers]


_TOLD: Mapping[str, Callable[[str], str]] = {
    "file name": path_told,
    "attachment name": path_told,
    **dict.fromkeys(("From", "Sender", "To", "Cc"), people_told),
}
"""How what stands in some fields is compared."""
