"""Shared parts: everything in an Office Open XML package that is not the format's own.

The format's reader (sheets, documents, slides) reads its own parts and then hands the package over. Each kind of part
left has its reader here, found by the kind of relation that leads to it, then by its content type. A part that nothing
leads to is read as an unlisted one. What remains unknown is a Gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from candour.formats.ooxml.package import Package
from candour.formats.ooxml.survey import Survey
from candour.piece import Found, Mask
from candour.place import Place

__all__ = ["read_shared_parts"]


def read_shared_parts(
    package: Package,
    format_id: str,
    place: Place | None = None,
    *,
    owners: Mapping[str, tuple[Place, Mask | None]] | None = None,
    titles: frozenset[str] | None = None,
    is_shown: Callable[[str], bool] | None = None,
) -> Iterator[Found]:
    """Everything that the format's own reader has left unexamined. Called last.

    `owners` says, for the parts that show others (`xl/worksheets/sheet2.xml`), where they are and what keeps them from
    sight: a drawing on a hidden sheet is as hidden as the sheet. `titles` are the names of sheets and ranges that a
    reader can see, so that only other names among the kept titles are reported. `is_shown` says whether a value stands
    in a cell that is seen: a chart that keeps only such values keeps nothing from sight.
    """
    survey = Survey(package, format_id, place or package.source.place, owners or {}, titles, is_shown)
    yield from ()
