"""Keeping: what may stay in a copy although a reader does not see it, because somebody asked for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from candour.cleaned import CannotClean
from candour.hiding import Hiding
from candour.piece import Blob, Found, Nested, Table, Text

__all__ = ["KEEPABLE", "check_keeps"]

KEEPABLE: Final = frozenset(
    f"xlsx.{what}"
    for what in (
        "hidden-sheet", "very-hidden-sheet", "hidden-row", "collapsed-row", "zero-height-row", "hidden-column", "collapsed-column",
        "zero-width-column", "blank-number-format", "background-colour", "tiny-text", "value-not-shown", "merged-over",
        "covered-cell", "far-cell", "comment", "chart-cache", "hidden-drawing", "off-sheet-drawing", "alt-text", "hyperlink",
        "document-properties",
    )
)  # fmt: skip
"""What a copy can carry as it was."""


def check_keeps(keeps: Collection[str], found: Iterable[Found], *, keeps_title: bool) -> None:
    """Sees to it that all that is to stay, and is there, can stay.

    Raises:
        CannotClean: where something cannot.
    """
    wanted = {id_ for id_ in keeps if id_.startswith("xlsx.")} - KEEPABLE
    if not keeps_title:
        wanted |= {"xlsx.document-properties"} & set(keeps)
    for each in found:
        for hiding in _hidings_of(each):
            if hiding.id in wanted:
                raise CannotClean(
                    f"no clean copy can be made that keeps {hiding.id} ({hiding.title}): leave that out, or send the file as it is"
                )


def _hidings_of(found: Found) -> list[Hiding]:
    if isinstance(found, Table):
        return [found.under.hiding] if found.under else [mask.hiding for mask in found.masks]
    return [found.hiding] if isinstance(found, (Text, Blob, Nested)) and found.hiding else []
