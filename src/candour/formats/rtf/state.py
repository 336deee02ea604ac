r"""State: what holds for the text in a group, until the group's brace closes.

{\rtf1 … {\*\annotation …}     a group whose first word is a destination is no part of the body
{\v hidden}           a group takes the state of the one around it, and gives nothing back
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from candour.formats.colour import BLACK, WHITE, are_alike
from candour.formats.document_writing.model import Layout, Look
from candour.formats.rtf.ways import BACKGROUND, DELETED, HIDDEN_TEXT, TINY
from candour.hiding import Hiding

__all__ = ["State"]

_PLAIN_LOOK, _PLAIN_LAYOUT = Look(), Layout()
_TINY = 4
"""Half points: two points."""


@dataclass(frozen=True, slots=True)
class State:
    """What holds for text. Colours are numbers of the document's own table, or -1 for none."""

    encoding: str = "cp1252"
    skip_after: int = 1
    """How many plain characters stand in for one written by its number."""
    destination: str = ""
    """Nothing for the body; else the word that the group around began with."""
    is_hidden: bool = False
    is_deleted: bool = False
    half_points: int = 24
    colour: int = -1
    behind: int = -1
    ground: int = -1
    """The colour behind the characters, and that behind the paragraph."""
    look: Look = _PLAIN_LOOK
    layout: Layout = _PLAIN_LAYOUT
    """How letters look and paragraphs stand otherwise; gathered for a copy alone."""
    painted: int | None = None
    """The colour behind the paragraph itself, for a copy."""
    font: int = -1
    link: str = ""
    field: str = ""

    def why_unseen(self, colours: list[int], cell: int = -1) -> Hiding | None:
        """What keeps text in this state from sight. `colours` is the document's table, `cell` what the cell is painted with."""
        if self.is_deleted:
            return DELETED
        if self.is_hidden:
            return HIDDEN_TEXT
        if self.half_points <= _TINY:
            return TINY
        text = _of(colours, self.colour, BLACK)
        behind = next((each for each in (self.behind, self.ground, cell) if each > 0), -1)
        ground = _of(colours, behind, WHITE)
        return BACKGROUND if self.colour > 0 and are_alike(text, ground) else None

    def plain(self, encoding: str) -> State:
        """With the looks of characters as they are at first."""
        return replace(
            self,
            encoding=encoding,
            is_hidden=False,
            is_deleted=False,
            half_points=24,
            colour=-1,
            behind=-1,
            look=_PLAIN_LOOK,
            font=-1,
        )


def _of(colours: list[int], number: int, otherwise: int) -> int:
    return colours[number] if 0 < number < len(colours) and colours[number] >= 0 else otherwise
