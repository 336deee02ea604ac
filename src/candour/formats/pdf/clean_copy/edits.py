"""Edits: what is to go from the drawings of a page, by the number of what is painted, in the order of painting.

page ─┬─ text 0
      ├─ form ─┬─ text 1      ◀── glyphs 4 to 9 are unseen
      │        └─ picture 0
      └─ text 2
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

__all__ = ["NOTHING", "WHOLE", "Edits"]

NOTHING: Final[frozenset[int]] = frozenset()
WHOLE: Final[frozenset[int]] = frozenset({-1})
"""Stands for every glyph of a text."""


@dataclass(slots=True)
class Edits:
    """What goes from one page. `texts` and `pictures` count what has been painted so far."""

    cuts: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """For texts, the numbers of the glyphs that go."""
    instead: Mapping[int, Any] = field(default_factory=dict)
    """For pictures, what is shown in their place: another, or None for nothing."""
    texts: int = 0
    pictures: int = 0

    def touches(self, texts: int, pictures: int) -> bool:
        """Whether anything goes from the so many texts and pictures that come next."""
        return any(self.texts <= number < self.texts + texts for number in self.cuts) or any(
            self.pictures <= number < self.pictures + pictures for number in self.instead
        )
