"""A clean copy of plain text: the same text in UTF-8, without characters that print nothing."""

from __future__ import annotations

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.facts import decoded
from candour.formats.text import HIDINGS
from candour.invisible import count_invisible
from candour.source import Source

__all__ = ["write"]

(_INVISIBLE,) = HIDINGS


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:  # noqa: ARG001  (every writer is called so)
    """The copy.

    Raises:
        CannotClean: where some bytes are no text.
    """
    text, encoding = decoded(bytes(source.data))
    if "\ufffd" in text and encoding != "utf-8":
        raise CannotClean(f"some bytes are no text in {encoding}: save the file as UTF-8, and clean that")
    changes = []
    if invisible := count_invisible(text):
        changes.append(Change(_INVISIBLE.id, "Characters that print nothing were taken out.", invisible))
    return Written(wishes.redaction.text(text).encode(), "text", ".txt", tuple(changes))
