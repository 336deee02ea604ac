"""Hiding: a particular way in which content is kept from sight. One catalogue entry each.

Format files state their hidings as constants; `candour.formats.hidings()` gathers the whole catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

__all__ = ["Hiding", "Sight", "Weight"]


class Sight(Enum):
    """Who would see a piece of content."""

    SEEN = "SEEN"
    """An ordinary reader sees it, in the ordinary view or in print."""
    COVERED = "COVERED"
    """One click or a select-all reveals it: a hidden sheet, a hidden row, white text, a comment."""
    BURIED = "BURIED"
    """Only a tool reveals it: a pivot cache, metadata, an earlier revision, bytes between parts."""
    UNSURE = "UNSURE"
    """Candour cannot tell."""


class Weight(Enum):
    """What it means that something is hidden in this way, before anyone looks at what it holds."""

    CONTENT = "content"
    """Somebody's content out of sight: a person must decide whether it may go."""
    TRACE = "trace"
    """A trace that programs leave in almost every file: author, save path, printer. Matters for what it names."""
    FORM = "form"
    """Part of how the file works (a list of choices, a filter's setting). Matters only if it holds personal data."""


@dataclass(frozen=True, slots=True)
class Hiding:
    """One way of hiding.

    `id` is `format.what-it-is`. `reveal` and `clean` are whole sentences for a person who is not technical.
    """

    id: str
    title: str
    sight: Sight
    reveal: str
    clean: str
    weight: Weight = Weight.CONTENT

    def __post_init__(self) -> None:
        kind, dot, what = self.id.partition(".")
        if not (kind and dot and what) or self.id != self.id.lower() or " " in self.id:
            raise ValueError(f"a hiding's id is format.what-it-is, not {self.id!r}")
        if self.sight is Sight.SEEN:
            raise ValueError(f"{self.id}: what is seen is not hidden")

    def within(self, format_id: str) -> Hiding:
        """The same way of hiding, met in another format: `xlsx.hidden-row` within `xls` is `xls.hidden-row`."""
        return replace(self, id=f"{format_id}.{self.id.partition('.')[2]}")
