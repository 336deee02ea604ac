"""Edits: what is to go from the drawings of a page, by the number of what is painted, in the order of painting.

page ─┬─ text 0
      ├─ form ─┬─ text 1      ◀── glyphs 4 to 9 are unseen
      │        └─ picture 0
      └─ text 2
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from candour.formats.pdf.clean_copy.drawn import Redrawn

__all__ = ["NOTHING", "WHOLE", "Edits"]

NOTHING: Final[frozenset[int]] = frozenset()
WHOLE: Final[frozenset[int]] = frozenset({-1})
"""Stands for every glyph of a text."""


@dataclass(slots=True)
class Edits:
    """What goes from one page. `texts`, `pictures` and `shapes` count what has been painted so far."""

    cuts: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """For texts, the numbers of the glyphs that go."""
    instead: Mapping[int, Any] = field(default_factory=dict)
    """For pictures, what is shown in their place: another, or None for nothing."""
    gone: AbstractSet[int] = frozenset()
    """The numbers of shapes that go."""
    texts: int = 0
    pictures: int = 0
    shapes: int = 0

    def pass_by(self, drawn: Redrawn) -> bool:
        """Counts what is in a drawing within the drawing, where nothing goes from it; otherwise counts nothing and says so."""
        texts, pictures, shapes = (
            self.texts + drawn.texts,
            self.pictures + drawn.pictures,
            self.shapes + drawn.shapes,
        )
        if (
            any(self.texts <= number < texts for number in self.cuts)
            or any(self.pictures <= number < pictures for number in self.instead)
            or any(self.shapes <= number < shapes for number in self.gone)
        ):
            return False
        self.texts, self.pictures, self.shapes = texts, pictures, shapes
        return True
