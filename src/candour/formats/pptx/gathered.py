"""Gathered: what all parts of one presentation have in common while they are read, and what is told of at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package, Relation
from candour.formats.wording import is_wordy
from candour.formats.xml import BadXml
from candour.hiding import Hiding
from candour.piece import Found, Mask, Text
from candour.place import Place

__all__ = ["Gathered"]

_OWN = frozenset({"slide", "notesSlide", "slideLayout", "slideMaster", "notesMaster", "handoutMaster"})
"""Kinds of relation that lead to parts which have places of their own."""
_NOT_SHOWN_BY_THEMSELVES = frozenset(
    {
        "image",
        "hdphoto",
        "video",
        "audio",
        "media",
        "chart",
        "chartEx",
        "package",
        "oleObject",
        "diagramData",
        "model3d",
    }
)
"""Kinds of parts that are in sight only where something on the slide names them."""


@dataclass(slots=True)
class Gathered:
    """What is known and noted of one presentation."""

    package: Package
    place: Place
    pins: dict[str, tuple[Place, Mask | None]] = field(default_factory=dict)
    """Where the parts that are shown are shown, and what keeps them from sight."""
    walked: set[str] = field(default_factory=set)
    """The parts that have pinned everything they show."""
    titles: set[str] = field(default_factory=set)
    """Titles of slides, which programs also keep among the properties; white space in them made one."""
    described: set[str] = field(default_factory=set)
    """Names and descriptions of pictures that have been told."""
    tables: int = 0
    _notes: dict[tuple[Hiding, str], dict[str, Place]] = field(default_factory=dict)

    def pin(self, part: str, place: Place, under: Mask | None) -> None:
        """Says where a part is shown. Once it is seen anywhere, it is seen."""
        before = self.pins.get(part)
        if before is None or (before[1] is not None and under is None):
            self.pins[part] = (place, under)

    def pin_all(self, part: str, place: Place, under: Mask | None) -> None:
        """Says where a part is, and that all it refers to belongs to it but for what it no longer shows."""
        self.pin(part, place, under)
        for relation in self.relations(part):
            kind = relation.kind
            if not relation.is_external and kind not in _OWN and kind not in _NOT_SHOWN_BY_THEMSELVES:
                self.pin(relation.target, place, under)
        self.walked.add(part)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """A part's relations; none where they cannot be read, which is told of when all parts are looked through."""
        try:
            return self.package.relations(part)
        except (BadXml, Unreadable):
            return ()

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """The parts of one kind that a part refers to and that are there."""
        return tuple(
            relation.target
            for relation in self.relations(part)
            if relation.kind == kind and not relation.is_external and relation.target in self.package
        )

    def is_own(self, kind: str) -> bool:
        """Whether a relation of this kind leads to a part with a place of its own: another slide, for one."""
        return kind in _OWN

    def note(self, hiding: Hiding, label: str, text: str, place: Place) -> None:
        """Notes words that hide somewhere, once for all places."""
        if is_wordy(text):
            self._notes.setdefault((hiding, label), {}).setdefault(text.strip(), place)

    def told(self) -> Iterator[Found]:
        """What has been noted."""
        for (hiding, label), texts in self._notes.items():
            places = set(texts.values())
            place = places.pop() if len(places) == 1 else self.place / label
            yield Text(place, "\n".join(texts), hiding.sight, hiding, label)
