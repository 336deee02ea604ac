"""Clean copies of Word 97-2003 documents: a new Word document with what a reader sees.

stories ──▶ scribes ──▶ paragraphs, tables, notes, headers, boxes, pictures ──▶ a package ──▶ cleaned as Word documents are
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats.doc import HIDINGS, THUMBNAILS, read_for
from candour.formats.doc.copied import Copied
from candour.formats.document_writing.document import document_of
from candour.formats.left_out import changes_of
from candour.formats.thumbnails import judging_thumbnails
from candour.piece import Found, Gap
from candour.source import Source

__all__ = ["write"]

_PICTURES: Final = "Pictures of a kind that nobody can draw any more were left out."


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """A Word document that shows what the document shows.

    Raises:
        CannotClean: where it is locked, damaged or too old, or where something is to stay that is out of sight.
    """
    kept = sorted(wishes.keeps & {hiding.id for hiding in HIDINGS})
    if kept:
        raise CannotClean(
            f"a copy in another form cannot keep this: {kept[0]}; save the document as .docx in Word, and clean that"
        )
    copied = Copied()
    changes = changes_of(_told(source, copied))
    sections = copied.sections()
    if copied.left:
        changes.append(Change("pictures-left-out", _PICTURES, copied.left))
    font = copied.fonts[0] if copied.fonts else ""
    made = inner(source.nested("document.docx", document_of(sections, font, copied.lists), source.place))
    return Written(made.data, made.format, made.extension, tuple(changes))


def _told(source: Source, copied: Copied) -> Iterator[Found]:
    for found in judging_thumbnails(*THUMBNAILS)(lambda source: read_for(source, copied))(source):
        if isinstance(found, Gap) and found.place == source.place:
            raise CannotClean(f"no clean copy can be made: {found.detail}")
        yield found
