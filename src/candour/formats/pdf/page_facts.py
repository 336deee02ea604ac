"""Page facts: what the structure of a file says of a page, before anybody looks at what the page paints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from candour.formats.pdf.fonts import Swaps
from candour.formats.pdf.paper import Box
from candour.place import Place

__all__ = ["Note", "PageFacts"]


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation that is drawn over the page: its kind, as the file names it, and where."""

    kind: str
    box: Box


@dataclass(frozen=True, slots=True, repr=False)
class PageFacts:
    """What the structure of the file says of a page."""

    place: Place
    notes: Sequence[Note] = ()
    """The annotations that are drawn over it."""
    marks: Sequence[Box] = ()
    """Where words are marked for redaction."""
    unit: float = 1.0
    """How many points one unit of the page is."""
    has_layers: bool = False
    """Whether the document has layers that are not always shown."""
    swaps: Swaps = field(default_factory=dict)
    """Fonts of which some letters copy as others than they show."""
    may_be_drawn: bool = True
    """Whether the page may be made into pixels: not where a picture of the document is a trap."""
