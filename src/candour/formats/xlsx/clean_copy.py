"""A clean copy of a workbook: the sheets that a reader sees, with the values and the looks that they show, and nothing else.

The copy is always an ordinary workbook (xlsx), whatever kind the file was. Everything in it is written anew from what is known
to be seen; see `candour.formats.xlsx.copying` for the rooms of it.
"""

from __future__ import annotations

from candour.cleaned import Inner, Wishes, Written
from candour.source import Source

__all__ = ["write"]


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where no sheet of the workbook is seen, one that is seen is damaged, or something that cannot stay is to
            be kept.
        Unreadable, BadXml, LimitReached: as reading it does.
    """
    from candour.formats.xlsx.copying.book import copied  # noqa: PLC0415  (it imports numpy)

    return copied(source, wishes, inner)
