"""The container: what the zip around a package holds besides its parts, and names that only some programs tell apart.

Office takes part names that differ only in the case of their letters for one and the same part; one of them is then
never shown.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.archive_remains import read_content, read_remains
from candour.formats.ooxml.survey import Survey
from candour.piece import Found, Gap, Why

__all__ = ["read_container"]


def read_container(survey: Survey) -> Iterator[Found]:
    """Duplicates, deleted entries, stray bytes and comments of the zip."""
    package = survey.package
    yield from read_remains(package.archive, package.source, survey.format_id)
    for name in package.archive.names:
        if name.endswith("/") or package.entry(package.part_of(name)).name == name:
            continue
        place = package.source.place / f"{name} (behind another whose name differs in case)"
        try:
            data = package.archive.read(name)
        except (Unreadable, LimitReached) as broken:
            yield Gap(place, Why.BROKEN, f"a part kept out of sight: {broken}")
        else:
            hiding = survey.hiding("duplicate-entry")
            yield from read_content(package.source.nested(name.rpartition("/")[2], data, place), hiding)
