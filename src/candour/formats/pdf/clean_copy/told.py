"""Told: what the reader of PDFs finds out of sight in a document, so that each thing left out is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from candour.cleaned import Change, is_public_address
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.reading import Notes, read
from candour.piece import Found, Gap, Nested, Table, Text
from candour.place import Place
from candour.source import Source

__all__ = ["Told", "changes_of", "told_of"]

_PAGE: Final = re.compile(r"page (\d{1,9})")

SAYS: Final = {
    "covered-text": "Text under boxes, pictures and notes was taken out.",
    "invisible-text": "Text that leaves no mark was taken out.",
    "transparent-text": "Text that is wholly see-through was taken out.",
    "background-colour": "Text in the colour of what lies behind it was taken out.",
    "tiny-text": "Text too small to see was taken out.",
    "clipped-text": "Text outside its frame was taken out.",
    "off-page-text": "Text beyond the edge of the page was taken out.",
    "hidden-layer": "What stood on layers that are switched off was taken out.",
    "print-only-layer": "What stood on layers that show only in print was taken out.",
    "scan-words": "Words kept beside a scan that does not show them were taken out.",
    "copied-text": "Words that copied as others than they show now copy as they show.",
    "actual-text": "Words that stood in for those shown were left out.",
    "alt-text": "Descriptions of pictures and long forms of abbreviations were left out.",
    "redaction-mark": "Marks for redaction that were never applied were left out; words that they leave in sight stay.",
    "covered-picture": "Parts of pictures under boxes were blanked.",
    "cropped-picture": "Parts of pictures outside their frames were blanked.",
    "masked-picture": "Parts of pictures that a mask hides were blanked.",
    "alternate-picture": "Pictures kept to stand in for others were left out.",
    "unused-picture": "Pictures that no page shows were left out.",
    "thumbnail": "Small pictures of pages were left out.",
    "small-thumbnail": "Pictures of pages too small to be read were left out.",
    "annotation": "Notes and comments were left out.",
    "hidden-annotation": "Notes that were hidden were left out.",
    "print-only-annotation": "Notes that show only in print were left out.",
    "annotation-person": "Names of people who commented were left out.",
    "annotation-subject": "What programs call notes was left out.",
    "hidden-field": "Form fields that were hidden were left out.",
    "field-value": "Values of form fields other than those shown were left out.",
    "field-default": "Values to which form fields are reset were left out.",
    "field-choices": "Choices and hints of form fields were left out.",
    "form-data": "The data and the template of a dynamic form were left out.",
    "signature": "Digital signatures, which hold for the original only, were left out.",
    "script": "Scripts were left out.",
    "hyperlink": "Links that say more than where a page of the web is, and whose address no page shows, were left out.",
    "attachment": "Attached files were left out.",
    "earlier-revision": "Earlier revisions of the document were left out.",
    "unused-page": "Pages that no page number leads to were left out.",
    "unused-object": "Content that nothing refers to was left out.",
    "template-page": "Pages kept as templates were left out.",
    "document-properties": "Document properties were left out.",
    "metadata": "Metadata were left out.",
    "private-data": "Private data of programs were left out.",
    "bookmark": "Bookmarks that say what no page says were left out.",
    "name": "Names of places, pages and layers were left out.",
    "stray-bytes": "Bytes before and after the document were left out.",
}
"""What is said of each hiding, by the part of its id after the dot."""
_NOTED: Final = Change("pictures-without-notes", "What cameras and programs noted in pictures was left out.")


@dataclass(slots=True, repr=False)
class Told:
    """What was found out of sight, by the id of its hiding; on which pages something was; and what could not be read."""

    hidings: Counter[str] = field(default_factory=Counter)
    pages: set[int] = field(default_factory=set)
    noted: int = 0
    """Pictures with something noted in them."""
    shown: list[str] = field(default_factory=list)
    """What is in sight."""


def told_of(source: Source) -> Told:
    """What the reader finds out of sight.

    Raises:
        Unreadable: where the document is locked.
    """
    told, depth, notes = Told(), len(source.place.steps), Notes(reads_pictures=False)
    for found in read(source, notes):
        if isinstance(found, Table):
            told.hidings.update(mask.hiding.id for mask in found.masks)
            continue
        place = found.source.place if isinstance(found, Nested) else getattr(found, "place", None)
        hiding = None if isinstance(found, Gap) else getattr(found, "hiding", None)
        if hiding is not None:
            told.hidings[hiding.id] += _count(found)
        elif isinstance(found, Nested):
            told.noted += 1
        elif isinstance(found, Text):
            told.shown.append(found.text)
        if hiding is not None or isinstance(found, Gap):
            told.pages |= _pages_of(place, depth)
    for text in notes.beyond:
        told.pages |= _pages_of(text.place, depth)
    return told


def _count(found: Found) -> int:
    """How many things of its kind a piece tells of. Links to pages of the web that say nothing more stay, and count for none."""
    if isinstance(found, Text) and found.hiding is BY_NAME["hyperlink"]:
        return sum(not is_public_address(address) for address in found.text.splitlines())
    return 1


def _pages_of(place: Place | None, depth: int) -> set[int]:
    """The number of the page that a place is on, as a set of one; or of none."""
    step = place.steps[depth] if place is not None and len(place.steps) > depth else ""
    met = _PAGE.fullmatch(step)
    return {int(met[1])} if met else set()


def changes_of(told: Told, keeps: frozenset[str]) -> Iterator[Change]:
    """What was left out of the copy, in words."""
    for name, says in SAYS.items():
        id_ = f"pdf.{name}"
        if told.hidings[id_] and id_ not in keeps:
            yield Change(id_, says, told.hidings[id_])
    if told.noted:
        yield Change(_NOTED.id, _NOTED.says, told.noted)
