"""Changes: the record of who changed what and when, which PowerPoint keeps for people who work on a file together.

changesInfo   docChg ▸ chgData name="Nia Example" userId="S::nia@example.com::…" dt="2024-01-02T…" ▸ sldChg chg="modSp"
revisionInfo  numbers and times only
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats.listing import listing
from candour.formats.ooxml.damage import damage
from candour.formats.pptx.asides import asides_in
from candour.formats.pptx.comments import account_of
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.kinds import kind_of
from candour.formats.pptx.own_hidings import EDITOR
from candour.piece import Found, Gap, Mask

__all__ = ["read_changes"]

_KINDS = frozenset({"changesInfo", "changesInfos", "revisionInfo"})
_HEADER = ("name", "account", "time", "change")


def read_changes(gathered: Gathered, main: str) -> Iterator[Found]:
    """Everybody who is noted as having changed the presentation."""
    package = gathered.package
    place = gathered.place / "record of changes"
    related = {relation.target for relation in gathered.relations(main) if relation.kind in _KINDS}
    gaps: list[Gap] = []
    for part in package.parts:
        if part not in related and kind_of(package, part) != "changes":
            continue
        with damage(place, "the record of who changed the presentation", gaps):
            root = package.tree(part)
            rows = dict.fromkeys(_rows(root))
            if table := listing(place, rows, Mask.of(EDITOR), _HEADER, "change"):
                yield table
            yield from asides_in(root, ()).read(place)
        package.examine(part)
        gathered.pin_all(part, place, None)
    yield from gaps


def _rows(root: Element) -> Iterator[tuple[str, str, str, str]]:
    """A row for each note of who made a change. What was changed is said by the element around it."""
    for around in root.iter():
        for note in around:
            if note.tag == "chgData":
                account = account_of(note.get("userId", ""))
                yield note.get("name", ""), account, note.get("dt", ""), around.get("chg", "")
