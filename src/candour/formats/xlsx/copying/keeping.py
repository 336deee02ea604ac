"""Keeping: what may stay in a copy although a reader does not see it, because somebody asked for it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from candour.cleaned import CannotClean
from candour.hiding import Hiding

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


def check_keeps(keeps: Collection[str], met: Mapping[str, Hiding], *, keeps_title: bool) -> None:
    """Sees to it that all that is to stay, and is there, can stay. `met` are the ways of hiding in the file, by their ids.

    Raises:
        CannotClean: where something cannot.
    """
    cannot = {id_ for id_ in keeps if id_.startswith("xlsx.")} - KEEPABLE
    if not keeps_title:
        cannot |= {"xlsx.document-properties"} & set(keeps)
    for id_ in sorted(cannot & set(met)):
        raise CannotClean(
            f"no clean copy can be made that keeps {id_} ({met[id_].title}): leave that out, or send the file as it is"
        )
