"""Drawings of a binary workbook: they are in XML, as those of an ordinary one, and whoever settles the copy writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from candour.formats.ooxml.package import Package
from candour.formats.ooxml.writing import NewPackage

__all__ = ["Drawings"]

_OF_SHEETS: Final = {"drawing": "drawing", "vmlDrawing": "legacyDrawing"}
_KINDS: Final = (
    "image", "chart", "chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors",
    "themeOverride",
)  # fmt: skip
_DEEPEST: Final = 4


@dataclass(slots=True, repr=False)
class Drawings:
    """Carries the drawings of sheets, with what they show, into the new workbook."""

    package: Package
    new: NewPackage
    _taken: set[str] = field(default_factory=set)

    def of(self, sheet: str) -> Callable[[str], str]:
        """Puts the drawings of a sheet beside its new part; gives what that says of them."""

        def put(part: str) -> str:
            said = []
            for kind, tag in _OF_SHEETS.items():
                for target in self.package.related(sheet, kind)[:1]:
                    if target in self.package:
                        self._take(target, 0)
                        said.append(f'<{tag} r:id="{self.new.relate(part, kind, target)}"/>')
            return "".join(said)

        return put

    def _take(self, part: str, depth: int) -> None:
        if part.lower() in self._taken or depth > _DEEPEST:
            return
        self._taken.add(part.lower())
        self.new.add(part, self.package.type_of(part), self.package.archive.read(self.package.entry(part)))
        for relation in self.package.relations(part):
            kind = relation.kind.rpartition("/")[2]
            if kind in _KINDS and not relation.is_external and relation.target in self.package:
                self._take(relation.target, depth + 1)
                self.new.relate(part, kind, relation.target, id_=relation.id)
