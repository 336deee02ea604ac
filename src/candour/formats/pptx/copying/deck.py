"""Deck: what all rooms of the writer share. The file that is read, the package that is made, and what was done on the way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from candour.cleaned import CannotClean, Change, Inner, Wishes
from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Relation
from candour.formats.ooxml.writing import NewPackage
from candour.formats.pptx.gathered import Gathered
from candour.formats.xml import BadXml
from candour.piece import Mask
from candour.source import Source

__all__ = ["Deck"]

_MARK: Final = re.compile(r"\{[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}")

_SAYS: Final = {
    "pptx.hyperlink": "Links were taken off words that do not show where they lead, and tips of links were left out.",
    "media-left-out": "Sound and film were left out; the picture that stood for each stays.",
    "fonts-left-out": "Fonts that the file brought along were left out.",
    "smartart-drawn": "SmartArt became the shapes that it shows.",
    "objects-drawn": "Embedded objects became the pictures that they show.",
    "ink-left-out": "Handwriting that no picture stands for was left out.",
    "animations-left-out": "Animations were left out: everything they show is there from the start.",
    "animations-plain": "Animations became plain appearing and disappearing, in the same order.",
    "picture-left-out": "Pictures that may be covered in part were left out.",
    "linked-picture": "Pictures that lie outside the file were left out.",
    "boxes-merged": "Plain boxes on pictures were painted into them.",
    "unknown-parts-left-out": "Objects of kinds that Candour does not know were left out.",
}


@dataclass(slots=True, repr=False)
class Deck:
    """One presentation while its copy is made."""

    source: Source
    gathered: Gathered
    wishes: Wishes
    inner: Inner
    new: NewPackage = field(default_factory=NewPackage)
    slides: dict[str, str] = field(default_factory=dict)
    """The parts of the slides that stay, and what they are called in the copy."""
    table_styles: dict[str, None] = field(default_factory=dict)
    """The styles of tables that slides use."""
    charts: dict[str, str] = field(default_factory=dict)
    """The parts of charts that slides show, and what they are called in the copy."""
    _done: Counter[str] = field(default_factory=Counter)

    def did(self, what: str, times: int = 1) -> None:
        """Notes what was done."""
        self._done[what] += times

    def changes(self) -> Iterable[Change]:
        """What was done, told."""
        return (Change(what, _SAYS[what], times) for what, times in sorted(self._done.items()) if times)

    # ── sight ───────────────────────────────────────────────────────────────────────────────────────────────

    def is_gone(self, mask: Mask | None) -> bool:
        """Whether what this keeps from sight is left out."""
        return mask is not None and mask.hiding.id not in self.wishes.keeps

    def keeps(self, what: str) -> bool:
        """Whether what is hidden in this way stays."""
        return f"pptx.{what}" in self.wishes.keeps

    # ── words ───────────────────────────────────────────────────────────────────────────────────────────────

    def text(self, text: str) -> str:
        """A text as it is written."""
        return self.wishes.redaction.text(text)

    def description(self, said: dict[str, str]) -> dict[str, str]:
        """What is said of a picture for those who cannot see it, where that stays."""
        if not (self.wishes.keeps_alternative_text or self.keeps("alt-text")):
            return {}
        return {name: self.text(said[name]) for name in ("descr", "title") if said.get(name)}

    def table_style(self, style: str) -> str:
        """What a style of tables is called in the copy: one that the file describes by itself gets a number."""
        return style if _MARK.fullmatch(style) else ""

    # ── the file ────────────────────────────────────────────────────────────────────────────────────────────

    def targets(self, part: str) -> dict[str, Relation]:
        """What a part refers to, by the ids that it uses.

        Raises:
            CannotClean: where that cannot be read.
        """
        try:
            return {relation.id: relation for relation in self.gathered.package.relations(part)}
        except (BadXml, Unreadable) as why:
            raise CannotClean(
                f"no clean copy can be made, because a list of what a slide refers to cannot be read: {why}"
            ) from None

    def chart_name(self, part: str) -> str:
        """What a chart is called in the copy."""
        if part not in self.charts:
            self.charts[part] = self.new.next_name("ppt/charts/chart")
        return self.charts[part]

    def order(self, part: str) -> int:
        """Where a part stands in the file: parts that are read one after another stay in that order."""
        parts = self.gathered.package.parts
        return next((at for at, name in enumerate(parts) if name.lower() == part.lower()), len(parts))
