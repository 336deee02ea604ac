"""Survey: what one package's parts are to one another while they are looked through, and who shows which.

    worksheet (hidden) ──drawing──▶ drawing ──image──▶ picture
         │ owner: place, mask          │ pins the picture: cropped, or hidden in the Selection Pane
         ▼                             ▼
    a part without a pin of its own is shown where the nearest part above it is shown; if any of those is seen, it is

The reader of the format names the owners (its sheets, its slides); drawings pin what they show.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package, Relation
from candour.formats.spreadsheet import hiding_within
from candour.formats.xml import BadXml
from candour.hiding import Hiding, Sight
from candour.piece import Mask, Text
from candour.place import Place

__all__ = ["Showing", "Survey"]

_DEPTH = {Sight.SEEN: 0, Sight.UNSURE: 1, Sight.COVERED: 2, Sight.BURIED: 3}
_MOST = 48 << 20
_CLIMB = 64
"""Parts looked at on the way up to an owner. Honest files need fewer than ten."""


@dataclass(frozen=True, slots=True)
class Showing:
    """Where a part is shown and, where it is out of sight, what keeps it so."""

    place: Place
    under: Mask | None = None


@dataclass(repr=False)
class Survey:
    """The parts of one package, their references both ways, and where each is shown."""

    package: Package
    format_id: str
    place: Place
    owners: Mapping[str, tuple[Place, Mask | None]] = field(default_factory=dict)
    titles: frozenset[str] | None = None
    """Names of sheets and ranges that a reader can see in the file itself."""
    is_shown: Callable[[str], bool] | None = None
    """Whether a value stands in a cell that a reader sees."""
    kinds: dict[str, set[str]] = field(default_factory=dict)
    """By part in lower case: the kinds of relation that lead to it."""
    referrers: dict[str, dict[str, None]] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    broken: dict[str, Exception] = field(default_factory=dict)
    """Parts of relations that cannot be read."""
    walked: set[str] = field(default_factory=set)
    """Parts that have pinned everything they show."""
    captions: set[str] = field(default_factory=set)
    """The words of form controls that are seen. Programs keep a double of each, with the same words and no size."""
    sources: tuple[str, ...] = ()
    """The parts that have relations, the package itself (no name) among them."""
    _pins: dict[str, Showing] = field(default_factory=dict)
    _once: set[object] = field(default_factory=set)

    def __post_init__(self) -> None:
        for part, (place, under) in self.owners.items():
            self._pins[part.lower()] = Showing(place, under)
        self.sources = tuple(dict.fromkeys(("", *filter(None, map(_source_of, self.package.parts)))))
        for source in self.sources:
            for relation in self.relations(source):
                if not relation.is_external:
                    target = relation.target.lower()
                    self.kinds.setdefault(target, set()).add(relation.kind)
                    self.referrers.setdefault(target, {})[source.lower()] = None
        self._reached = self._reach()

    def relations(self, part: str) -> tuple[Relation, ...]:
        """A part's relations; none where they cannot be read, which `broken` then says."""
        try:
            return self.package.relations(part)
        except (BadXml, Unreadable) as broken:
            folder, name = posixpath.split(part)
            rels = posixpath.join(folder, "_rels", f"{name}.rels")
            self.broken[rels] = broken
            self.package.examine(rels)
            return ()

    def _reach(self) -> set[str]:
        lower = {source.lower(): source for source in self.sources}
        reached = {"", *(owner.lower() for owner in self.owners)}
        ahead = list(reached)
        while ahead:
            for relation in self.relations(lower.get(ahead.pop(), "")):
                target = relation.target.lower()
                if not relation.is_external and target not in reached and target in self.package:
                    reached.add(target)
                    if target in lower:
                        ahead.append(target)
        return reached

    def is_reached(self, part: str) -> bool:
        """Whether a chain of references leads to this part, from the package or from an owner."""
        return part.lower() in self._reached

    # ── where a part is shown ───────────────────────────────────────────────────────────────────────────────

    def pin(self, part: str, place: Place, under: Mask | None = None) -> None:
        """Says where a part is shown. Once it is seen anywhere, it is seen."""
        before = self._pins.get(part.lower())
        if before is None or (before.under is not None and under is None):
            self._pins[part.lower()] = Showing(place, under)

    def is_pinned(self, part: str) -> bool:
        """Whether something has said where this part is shown."""
        return part.lower() in self._pins

    def showing(self, part: str) -> Showing:
        """Where this part is shown: its own pin, or below the nearest parts that have one."""
        if pinned := self._pins.get(part.lower()):
            return pinned
        step = posixpath.basename(part)
        if self.is_unused(part):
            return Showing(self.place / step, self.mask("unlisted-part"))
        best: Showing | None = None
        met, ahead = {part.lower()}, [part.lower()]
        while ahead and len(met) < _CLIMB:
            for referrer in self.referrers.get(ahead.pop(0), ()):
                if referrer in met:
                    continue
                met.add(referrer)
                above = self._pins.get(referrer)
                if above is None:
                    ahead.append(referrer)
                elif above.under is None:
                    return Showing(above.place / step)
                else:
                    best = best or above
        return Showing(best.place / step, best.under) if best else Showing(self.place / step)

    def is_unused(self, part: str) -> bool:
        """Whether all parts that have a relation to this one have been walked, and none of them shows it."""
        referrers = self.referrers.get(part.lower(), {})
        is_walked = bool(referrers) and all(referrer in self.walked for referrer in referrers)
        return is_walked and not self.is_pinned(part)

    def home(self, part: str) -> Showing:
        """Where the contents of this part are shown: for a drawing, the sheet itself."""
        showing = self.showing(part)
        return showing if self.is_pinned(part) else Showing(Place(showing.place.steps[:-1]), showing.under)

    # ── making pieces ───────────────────────────────────────────────────────────────────────────────────────

    def hiding(self, what: str) -> Hiding:
        """The shared hiding of this name, as one of the format being read."""
        return hiding_within(self.format_id, what)

    def mask(self, what: str) -> Mask:
        """A mask of the shared hiding of this name."""
        return Mask.of(self.hiding(what))

    def seen(self, showing: Showing, text: str, label: str = "") -> Text:
        """Text that a reader sees wherever its part is seen."""
        under = showing.under
        if under is None:
            return Text(showing.place, text, label=label)
        return Text(showing.place, text, under.sight, under.hiding, label)

    def hidden(self, what: str, showing: Showing, text: str, label: str = "") -> Text:
        """Text hidden in a way of its own; no nearer to sight than the part it stands in."""
        hiding = self.hiding(what)
        sights = (hiding.sight, showing.under.sight if showing.under else Sight.SEEN)
        return Text(showing.place, text, max(sights, key=_DEPTH.__getitem__), hiding, label)

    # ── reading ─────────────────────────────────────────────────────────────────────────────────────────────

    def read(self, part: str, most: int = _MOST) -> bytes:
        """A part's bytes, at most so many. Raises as `Package.read` does."""
        return self.package.read(part, most)

    def tree(self, part: str) -> Element:
        """A part as elements; comments in it are kept for later. Raises as `Package.tree` does."""
        return self.tree_of(part, self.read(part))

    def tree_of(self, part: str, data: bytes) -> Element:
        """These bytes of a part as elements."""
        comments: list[str] = []
        root = xml.tree(data, comments)
        if comments:
            self.comments[part] = comments
        return root

    def targets(self, part: str) -> dict[str, Relation]:
        """A part's relations by their ids."""
        return {relation.id: relation for relation in self.relations(part)}

    def is_first(self, key: object) -> bool:
        """Whether this key is asked about for the first time: for what stands in many parts and is said once."""
        if key in self._once:
            return False
        self._once.add(key)
        return True


def _source_of(part: str) -> str:
    """The part whose relations these are; nothing where this is no part of relations."""
    folder, name = posixpath.split(part)
    above, last = posixpath.split(folder)
    return (
        posixpath.join(above, name[:-5]) if last.lower() == "_rels" and name.lower().endswith(".rels") else ""
    )
