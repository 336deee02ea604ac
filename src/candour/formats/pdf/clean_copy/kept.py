"""Kept: what drawings of the copy are drawn with, when they are drawn once more. All of it stays but for what goes.

A drawing within the drawing that stands on several pages is drawn apart for the page from which something goes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from candour.formats.pdf.clean_copy.drawn import Redrawn, resources_of
from candour.formats.pdf.clean_copy.edits import Edits
from candour.formats.pdf.clean_copy.metrics import Metrics
from candour.formats.pdf.clean_copy.redrawing import redrawn
from candour.formats.pdf.clean_copy.supplies import Copied
from candour.formats.pdf.values import entry, key_of

__all__ = ["Kept"]


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """The supplies of a document that is the copy already."""

    copied: Copied

    def is_off(self, layer: Any) -> bool:  # noqa: ARG002  (the copy has no layers)
        """Whether a layer is switched off."""
        return False

    def font(self, value: Any) -> Any:
        """A font."""
        return value

    def metrics(self, font: Any) -> Metrics:
        """The metrics of a font."""
        return self.copied.metrics(font)

    def picture(self, value: Any, resources: Any) -> Any:  # noqa: ARG002  (other supplies copy it)
        """A picture."""
        return value

    def form(self, value: Any, resources: Any, edits: Edits) -> tuple[Any, Redrawn] | None:  # noqa: ARG002  (as above)
        """A drawing within the drawing: the same, or one of its own for this page."""
        drawn = self.copied.drawn[key_of(value)]
        if edits.pass_by(drawn):
            return value, drawn
        own = redrawn(drawn.content, entry(value, "/Resources"), self, edits)
        if not own.content:
            return None
        made = self.copied.new.make_stream(own.content)
        for key in ("/Type", "/Subtype", "/BBox", "/Matrix", "/Group"):
            if (held := entry(value, key)) is not None:
                made[key] = held
        made.Resources = resources_of(own.resources)
        self.copied.drawn[key_of(made)] = own
        return made, own

    def plain(self, kind: str, value: Any, resources: Any) -> Any:  # noqa: ARG002  (as above)
        """A graphics state, a space of colours, a pattern or a shading."""
        return value
