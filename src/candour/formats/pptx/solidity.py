"""Solidity: how much of a picture lets nothing through. A photograph hides what is under it, a line drawing does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import basename

from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package, Relation

__all__ = ["Solidity"]

_SOLID = (".jpg", ".jpeg", ".jpe", ".jfif", ".bmp", ".dib")
"""Kinds of picture that have no see-through parts."""
_OPAQUE = 250
_MOST = 32 << 20
UNKNOWN = 0.6
"""More than half: what may hide something counts as such."""


@dataclass(slots=True, repr=False)
class Solidity:
    """The pictures of one page, each looked at once, and only where it lies over something."""

    package: Package
    targets: Mapping[str, Relation]
    _shares: dict[str, float] = field(default_factory=dict)

    def share(self, id_: str) -> float:
        """How much of a picture lets nothing through, from 0 to 1. Pictures are called by their relations."""
        relation = self.targets.get(id_)
        if relation is None or relation.is_external or relation.target not in self.package:
            return 0.0
        part = relation.target
        if part not in self._shares:
            self._shares[part] = 1.0 if part.lower().endswith(_SOLID) else self._looked_at(part)
        return self._shares[part]

    def _looked_at(self, part: str) -> float:
        if not part.lower().endswith(".png"):
            return UNKNOWN
        from candour.formats.pictures.looks import Undecodable, pages_of  # noqa: PLC0415  (imports much that is rarely needed)

        try:
            entry = self.package.entry(part)
            if entry.unpacked > _MOST:
                return UNKNOWN
            source = self.package.source.nested(basename(part), self.package.archive.read(entry))
            image = next(pages_of(source, "PNG"))
        except (Unreadable, Undecodable, StopIteration):
            return UNKNOWN  # whoever reads the picture itself tells of it
        if image.mode not in ("RGBA", "LA", "PA") and "transparency" not in image.info:
            return 1.0
        counts = image.convert("RGBA").getchannel("A").histogram()
        return sum(counts[_OPAQUE:]) / max(sum(counts), 1)
