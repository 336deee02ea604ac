"""Witness: what the reader of a document says of each element: that it is seen, or what keeps it from sight.

    reader ──▶ walk ──▶ rooms        decide, as they do for everybody
                │
                └──▶ witness         notes the answer beside the element

The witness decides nothing. Whoever writes a copy goes by its notes, so that reader and writer cannot disagree. A text is known
by the element that it stands in, or by the one that it follows; one that the reader never said is not in sight.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.piece import Mask

__all__ = ["Trunk", "Witness"]


@dataclass(slots=True, eq=False, repr=False)
class Trunk:
    """The elements of a text that goes past, put together again."""

    root: Element = field(default_factory=lambda: Element("office:text"))
    _open: list[Element] = field(default_factory=list)

    def begin(self, element: Element) -> None:
        """An element that holds others begins."""
        self.take(element)
        self._open.append(element)

    def take(self, element: Element) -> None:
        """An element that has gone past whole."""
        (self._open[-1] if self._open else self.root).append(element)

    def end(self) -> None:
        """What began last ends."""
        if self._open:
            self._open.pop()


@dataclass(slots=True, eq=False, repr=False)
class Witness:
    """What has been noted of one document."""

    masks: dict[Element, Mask] = field(default_factory=dict)
    """Elements that are kept from sight as a whole; those without a note are not."""
    texts: dict[Element, Mask | None] = field(default_factory=dict)
    """Texts that were said, by the element that begins with them."""
    tails: dict[Element, Mask | None] = field(default_factory=dict)
    """Texts that were said, by the element that they follow."""
    covered: dict[Element, int] = field(default_factory=dict)
    """Paragraphs over whose words something may lie, and how many lines they take."""
    pages: list[Element] = field(default_factory=list)
    """The pages of slides and drawings, in order."""
    trunk: Trunk = field(default_factory=Trunk)
    """The body of a text."""

    def mark(self, element: Element, mask: Mask | None) -> None:
        """Notes what keeps an element from sight, where something does."""
        if mask is not None:
            self.masks[element] = mask

    def hear(self, element: Element, mask: Mask | None, *, after: bool = False) -> None:
        """Notes that a text was said, and what keeps it from sight, where something does."""
        (self.tails if after else self.texts)[element] = mask
