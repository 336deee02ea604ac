"""Writing: a PDF → its clean copy.

document ──drafted──▶ pages drawn anew ──read──▶ unseen letters and parts of pictures ──taken out──▶ read again
                                                                                        │
         each page beside its original ◀──fonts cut down, links, bookmarks, structure ◀─┘
                   └── looks otherwise: a picture of the page, with its words beside it
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.pdf.annotations import Annotation, annotations_of
from candour.formats.pdf.clean_copy.blanking import picture_of_points
from candour.formats.pdf.clean_copy.comparing import is_alike
from candour.formats.pdf.clean_copy.draft import Draft, Sheet, drafted
from candour.formats.pdf.clean_copy.kept import Kept
from candour.formats.pdf.clean_copy.leading import Shown, add_bookmarks, add_links, add_title
from candour.formats.pdf.clean_copy.looks import lent_looks
from candour.formats.pdf.clean_copy.pictured import (
    WordFont,
    blacken,
    content_of,
    drawn_page,
    seen_words,
    with_looks,
)
from candour.formats.pdf.clean_copy.places import Places
from candour.formats.pdf.clean_copy.pruning import codes_shown, prune
from candour.formats.pdf.clean_copy.redrawing import redrawn
from candour.formats.pdf.clean_copy.structure import add_structure, marks_of, structure_of
from candour.formats.pdf.clean_copy.taking import PICTURE_HIDINGS, TEXT_HIDINGS, saved, take_away
from candour.formats.pdf.clean_copy.told import Told, changes_of, told_of
from candour.formats.pdf.document import Document, document_of
from candour.formats.pdf.fonts import swapped_letters
from candour.formats.pdf.names import layers_change
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.paper import Papers, papers_of
from candour.formats.pdf.reading import has_traps, is_garbled
from candour.formats.pdf.survey import Key
from candour.source import Source

__all__ = ["write"]

_KEPT: Final = TEXT_HIDINGS | PICTURE_HIDINGS | {"pdf.hyperlink", "pdf.bookmark"}
_WORD: Final = re.compile(r"[^\W_]+")
_AGAIN: Final = "print it to a new PDF from a program that opens it, and clean that"


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:  # noqa: ARG001  (pictures are cleaned where they stand)
    """The copy.

    Raises:
        CannotClean: where the document is locked or damaged, or asks for something to be kept that cannot be.
    """
    try:
        told = told_of(source)
        _check_keeps(told, wishes)
        with document_of(source, bytes(source.data)) as document:
            return _written(document, told, wishes)
    except Unreadable as why:
        raise CannotClean(str(why)) from None
    except LimitReached as limit:
        raise CannotClean(str(limit)) from None


def _check_keeps(told: Told, wishes: Wishes) -> None:
    kept = set(_KEPT)
    kept |= {"pdf.document-properties"} if wishes.keeps_title else set()
    kept |= {"pdf.alt-text"} if wishes.keeps_alternative_text else set()
    if refused := sorted(id_ for id_ in wishes.keeps - kept if told.hidings[id_]):
        raise CannotClean(
            f"a copy of a PDF cannot keep this as it is ({', '.join(refused)}): leave it out of what is kept, or send the original"
        )


def _written(document: Document, told: Told, wishes: Wishes) -> Written:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    if has_traps(document):
        raise CannotClean(
            "a picture in it is too large to be drawn: make it smaller in the program that it came from"
        )
    shown = lent_looks(document, _annotations(document))
    annotations = _annotations(document)
    new = pikepdf.new()
    structure = structure_of(document, wishes)
    draft = drafted(document, new, annotations, marks_of(structure))
    with papers_of(shown) as papers:
        if papers is None or not len(papers) or len(papers) != len(draft.sheets):
            raise CannotClean(f"its pages are damaged, or programs count them differently: {_AGAIN}")
        copying = _Copying(draft, papers, wishes)
        copying.take_away(told)
        copying.finish()
    _lead(draft, annotations, told, wishes)
    add_structure(draft, structure)
    changes = [*changes_of(told, wishes.keeps), *_further_changes(draft, told)]
    return Written(saved(new), "pdf", ".pdf", tuple(changes))


def _lead(draft: Draft, annotations: Sequence[Annotation], told: Told, wishes: Wishes) -> None:
    """Links, bookmarks, title."""
    text = "\n".join(told.shown).lower()
    shown = Shown("".join(text.split()), set(_WORD.findall(text)))
    turned = frozenset(sheet.number for sheet in draft.sheets if sheet.is_picture)
    places = Places(draft.document, [sheet.page for sheet in draft.sheets], turned)
    add_links(draft, annotations, places, shown, wishes)
    add_bookmarks(draft, places, shown, wishes)
    add_title(draft, wishes)


def _annotations(document: Document) -> list[Annotation]:
    return [one for number, page in enumerate(document.pages, 1) for one in annotations_of(page, number)]


def _further_changes(draft: Draft, told: Told) -> Iterator[Change]:
    """What was done to what is seen, and what went that the reader does not tell of."""
    known = sum(told.hidings[id_] for id_ in PICTURE_HIDINGS)
    pictures = sum(sheet.pictures_cut for sheet in draft.sheets) - known
    if pictures > 0:
        yield Change(
            "unseen-parts-of-pictures",
            "Pictures and parts of pictures that nobody sees were taken out.",
            pictures,
        )
    shapes = sum(sheet.shapes_gone for sheet in draft.sheets)
    if shapes:
        yield Change(
            "unseen-shapes", "Shapes under boxes or beyond the edge of the page were taken out.", shapes
        )
    blacked = sum(sheet.blacked for sheet in draft.sheets)
    if blacked:
        yield Change("blacked-out", "Values were blacked out, as was asked.", blacked)
    looks = sum(sheet.has_looks for sheet in draft.sheets)
    if looks:
        yield Change(
            "notes-and-fields-drawn",
            "Pages had the looks of notes, stamps and form fields made part of them.",
            looks,
        )
    pictured = sum(sheet.is_picture for sheet in draft.sheets)
    if pictured:
        says = "Pages that could not be taken apart safely became pictures of themselves, with their words beside them."
        yield Change("pages-to-pictures", says, pictured)


class _Copying:
    """One copy while it is made."""

    def __init__(self, draft: Draft, papers: Papers, wishes: Wishes) -> None:
        self._draft, self._papers, self._wishes = draft, papers, wishes
        self._words = WordFont(draft.new)
        self._has_layers, self._swaps = layers_change(draft.document), swapped_letters(draft.document)

    def take_away(self, told: Told) -> None:
        """Takes away what nobody sees, from the pages on which there may be any."""
        asked = [
            sheet
            for sheet in self._draft.sheets
            if sheet.number in told.pages
            or sheet.has_looks
            or sheet.drawn.pictures
            or sheet.drawn.may_cover_shapes
            or (sheet.is_cropped and sheet.drawn.shapes)
            or self._wishes.redaction
        ]
        take_away(self._draft, asked, self._wishes)

    def finish(self) -> None:
        """Makes pictures of the pages that need it, and cuts fonts down to what is shown."""
        self._picture([sheet for sheet in self._draft.sheets if sheet.is_picture])
        self._prune()
        differing = list(self._differing())
        if differing:
            self._picture(differing)
            self._prune()

    def _differing(self) -> Iterator[Sheet]:
        """Pages that do not look as they did."""
        with papers_of(saved(self._draft.new)) as copies:
            for sheet in self._draft.sheets:
                if sheet.is_picture or copies is None:
                    continue
                self._draft.document.source.budget.spend(0)
                with self._papers.page(sheet.number - 1) as one, copies.page(sheet.number - 1) as two:
                    if one is None:
                        raise CannotClean(f"page {sheet.number:,} cannot be opened: {_AGAIN}")
                    if two is None or is_garbled(two) or not is_alike(one, two, sheet.away):
                        yield sheet

    # ── pictures of pages ───────────────────────────────────────────────────────────────────────────────────────────

    def _picture(self, sheets: Sequence[Sheet]) -> None:
        for sheet in sheets:
            self._make_picture(sheet)
        self._words.finish()
        for sheet in sheets:
            sheet.is_picture = False
        take_away(self._draft, sheets, self._wishes)
        if any(sheet.is_picture for sheet in sheets):
            raise CannotClean(f"a page shows what cannot be told from what it hides: {_AGAIN}")
        for sheet in sheets:
            sheet.is_picture = True

    def _make_picture(self, sheet: Sheet) -> None:
        import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

        at, draft = sheet.number - 1, self._draft
        with self._papers.page(at) as paper:
            if paper is None:
                raise CannotClean(f"page {sheet.number:,} cannot be opened: {_AGAIN}")
            pictured = drawn_page(paper, sheet.unit)
            with with_looks(self._papers, paper, at) as whole:
                place = draft.document.source.place / f"page {sheet.number}"
                facts = PageFacts(place, unit=sheet.unit, has_layers=self._has_layers, swaps=self._swaps)
                if whole is None:
                    raise CannotClean(f"page {sheet.number:,} cannot be opened: {_AGAIN}")
                words, blacked = seen_words(whole, facts, self._wishes.redaction)
            blacken(pictured, blacked)
            sheet.blacked = len(blacked)
        resources = pikepdf.Dictionary(
            XObject=pikepdf.Dictionary(X1=picture_of_points(pictured.points, draft.new)),
            Font=pikepdf.Dictionary(F1=self._words.made()),
        )
        content = content_of(pictured, words, self._words)
        sheet.drawn = redrawn(content, resources, Kept(draft.copied))
        sheet.away, sheet.settled = [], None
        for key in ("/Rotate", "/Group"):
            if key in sheet.page:
                del sheet.page[key]
        sheet.page.MediaBox = pikepdf.Array([0, 0, *(_edge(size) for size in pictured[1:])])
        draft.put(sheet)

    # ── fonts ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _prune(self) -> None:
        found: dict[Key, set[int]] = {}
        done: set[Key] = set()
        for sheet in self._draft.sheets:
            codes_shown(sheet.drawn, self._draft.copied, found, done)
        prune(found, self._draft.copied)


def _edge(size: float) -> Any:
    from decimal import Decimal  # noqa: PLC0415  (nothing else here needs it)

    return int(size) if size == int(size) else Decimal(f"{size:.5f}").normalize()
