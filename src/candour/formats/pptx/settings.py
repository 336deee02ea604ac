"""Settings: how the presentation is viewed, shown and published. Numbers and switches mostly; what words there are is told."""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.ooxml.damage import damage
from candour.formats.pptx.asides import asides_in
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.kinds import kind_of
from candour.formats.pptx.own_hidings import PROGRAM_DATA
from candour.formats.wording import is_wordy, runs_in
from candour.piece import Blob, Found, Gap, Text

__all__ = ["read_settings"]

_KINDS = frozenset({"presProps", "viewProps", "slideUpdateInfo", "smartTags"})
_SAYING = frozenset({"title", "serverSldId", "encoding"})
_OF_GOOGLE = frozenset({"presentationmetadata"})
_MOST = 16 << 20


def read_settings(gathered: Gathered, main: str) -> Iterator[Found]:
    """The words among settings, and what Google Slides keeps for itself."""
    package = gathered.package
    place = gathered.place / "settings"
    gaps: list[Gap] = []
    kinds = {relation.target: relation.kind for relation in gathered.relations(main)}
    for part in package.parts:
        kind = kinds.get(part, "")
        if package.is_examined(part):
            continue
        if kind in _OF_GOOGLE:
            with damage(place, "what Google Slides keeps for itself", gaps):
                yield from _read_bytes(gathered, part)
        elif kind in _KINDS or kind_of(package, part) == "settings":
            with damage(place, "the settings of the presentation", gaps):
                root = package.tree(part)
                words = (element.get(key, "") for element in root.iter() for key in _SAYING)
                for word in filter(is_wordy, words):
                    gathered.note(PROGRAM_DATA, "settings", word, place)
                yield from asides_in(root, ()).read(place)
        else:
            continue
        package.examine(part)
        gathered.pin_all(part, place, None)
    yield from gaps


def _read_bytes(gathered: Gathered, part: str) -> Iterator[Found]:
    data = gathered.package.read(part, _MOST)
    place = gathered.place / "what Google Slides keeps for itself"
    yield Blob.of(place, data, "application/octet-stream", PROGRAM_DATA)
    if runs := runs_in(data, wide_only=True):
        yield Text(place, "\n".join(runs), PROGRAM_DATA.sight, PROGRAM_DATA)
