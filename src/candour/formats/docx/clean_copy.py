"""The writer of clean copies of Word documents: docx, docm, dotx and dotm, each as a plain docx.

    the file ──reader──▶ witness: what keeps each element from sight ──▶ stories as they are seen
                     └──▶ everything out of sight, which is what is told as changed
    stories ──▶ styles and lists that they use ──▶ notes, headers and pictures that they refer to ──▶ a new package

What is seen is decided by the reader alone. What may be written at all is named in `copying.allowed`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.docx import main_part, watched
from candour.formats.docx.copying.document import Document
from candour.formats.docx.copying.state import DAMAGED, Copy
from candour.formats.docx.copying.witness import Witness
from candour.formats.left_out import changes_of
from candour.formats.spreadsheet import hidings_within
from candour.formats.thumbnails import judging_thumbnails
from candour.source import Source

__all__ = ["write"]

_STAYS: Final = frozenset({
    "docx.hidden-text", "docx.colour-of-the-page", "docx.text-too-small", "docx.text-off-the-page", "docx.covered-text",
    "docx.hidden-row", "docx.zero-height-row", "docx.zero-width-column", "docx.merged-over", "docx.hidden-drawing",
    "docx.off-sheet-drawing", "docx.comment", "docx.comment-person", "docx.unused-header", "docx.alt-text", "docx.hyperlink",
    "docx.document-properties", "docx.chart-cache",
})  # fmt: skip
"""What can stay on purpose."""
_SAYS: Final = {
    "docx.hyperlink": "Links that do not show where they lead were taken off their words, but for those to places in the copy; tips of "
    "links were left out.",
}
"""What is better said in words of its own."""
_PLOTTED: Final = "docx.chart-cache"
"""Stays in every copy, as far as it is plotted: what goes of it is told as the workbook behind a chart, or what is filtered out."""


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """A clean copy of a document.

    Raises:
        CannotClean: where it is damaged, or shows what cannot be written, or something is to stay that cannot.
        Unreadable, LimitReached: as `read` does.
    """
    witness = Witness()
    weighed = judging_thumbnails(*hidings_within("docx", "thumbnail", "small-thumbnail"))
    changes = changes_of(
        weighed(lambda given: watched(given, witness))(source), (wishes.keeps & _STAYS) | {_PLOTTED}
    )
    _check(changes, wishes)
    if main_part(witness.gathered.package) is None:
        raise CannotClean(DAMAGED)
    document = Document(Copy(source, wishes, inner, witness))
    data = document.packed()
    told = (replace(one, says=_SAYS[one.id], unit="") if one.id in _SAYS else one for one in changes)
    return Written(data, "docx", ".docx", (*told, *document.changes()))


def _check(changes: Sequence[Change], wishes: Wishes) -> None:
    """Nothing is to stay that cannot.

    Raises:
        CannotClean: where something is.
    """
    for change in changes:
        if change.id in wishes.keeps:
            raise CannotClean(
                f"no clean copy is made with this kept ({change.id}): of a Word document only the words and pictures of the page, "
                "comments, links and unused headers can be; make the copy without it"
            )
