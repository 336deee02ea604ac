"""Taking: what nobody sees is taken from the pages of a draft, and the pages are read again until nothing is left.

A page is read as often as that takes: where the same words lie on one another twice, the reader finds the second once the first
is gone. A page on which something is still left, or on which it cannot be told what draws a letter, is to be a picture.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from candour.cleaned import Wishes
from candour.formats.pdf.clean_copy.blacking import black_boxes, boxes_around, redacted_letters
from candour.formats.pdf.clean_copy.blanking import picture_of
from candour.formats.pdf.clean_copy.draft import Draft, Sheet
from candour.formats.pdf.clean_copy.edits import Edits
from candour.formats.pdf.clean_copy.positions import Positions, positions_in
from candour.formats.pdf.clean_copy.statements import Unfollowable
from candour.formats.pdf.clean_copy.unseen_letters import cuts_for, origin_of, sizeless_cuts, text_numbers
from candour.formats.pdf.clean_copy.unseen_pictures import unseen_in_pictures
from candour.formats.pdf.clean_copy.unseen_shapes import unseen_shapes
from candour.formats.pdf.page_facts import PageFacts
from candour.formats.pdf.pages import PageReading, read_page
from candour.formats.pdf.paint import Kind, segments_of
from candour.formats.pdf.paper import Box, Paper, Papers, papers_of
from candour.formats.pdf.words import Letters

__all__ = ["PICTURE_HIDINGS", "TEXT_HIDINGS", "saved", "take_away"]

_ROUNDS: Final = 4
_BOX_SIDES: Final = 8
_AROUND: Final = 0.6
TEXT_HIDINGS: Final = frozenset(
    f"pdf.{name}"
    for name in (
        "covered-text", "invisible-text", "transparent-text", "background-colour", "tiny-text", "clipped-text", "off-page-text",
        "scan-words",
    )
)  # fmt: skip
"""Ways in which text of a page is kept from sight that can be left as they are."""
PICTURE_HIDINGS: Final = frozenset({"pdf.covered-picture", "pdf.cropped-picture", "pdf.masked-picture"})


def saved(new: Any) -> bytes:
    """The copy as it stands, the same bytes for the same content."""
    out = BytesIO()
    new.save(out, deterministic_id=True, force_version="1.7", compress_streams=True)
    return out.getvalue()


@dataclass(slots=True, repr=False)
class _Page:
    """One page while it is read."""

    draft: Draft
    sheet: Sheet
    paper: Paper
    reading: PageReading
    wishes: Wishes
    data: bytes
    """The document as it stands, of which this is a page."""
    _positions: Positions | None = None

    @property
    def positions(self) -> Positions:
        """Where everything stands in the drawing."""
        if self._positions is None:
            self._positions = positions_in(self.sheet.drawn, self.draft.copied)
        return self._positions


def take_away(draft: Draft, sheets: Iterable[Sheet], wishes: Wishes) -> None:
    """Takes what nobody sees, and what somebody wishes away, from these pages."""
    waiting = [sheet for sheet in sheets if not sheet.is_picture or sheet.drawn.content]
    for _ in range(_ROUNDS):
        if not waiting:
            return
        data = saved(draft.new)
        with papers_of(data) as papers:
            if papers is None:
                break
            waiting = [sheet for sheet in waiting if _has_taken(draft, papers, data, sheet, wishes)]
    for sheet in waiting:
        sheet.is_picture = True


def _has_taken(draft: Draft, papers: Papers, data: bytes, sheet: Sheet, wishes: Wishes) -> bool:
    draft.document.source.budget.spend(0)
    with papers.page(sheet.number - 1) as paper:
        if paper is not None:
            try:
                return _take_from(draft, paper, data, sheet, wishes)
            except Unfollowable:
                pass
    sheet.is_picture = True
    return False


def _take_from(draft: Draft, paper: Paper, data: bytes, sheet: Sheet, wishes: Wishes) -> bool:
    facts = PageFacts(draft.document.source.place / f"page {sheet.number}", unit=sheet.unit)
    page = _Page(draft, sheet, paper, read_page(paper, facts), wishes, data)
    edits, blacked = _edits(page)
    if not (edits.cuts or edits.instead or edits.gone or blacked):
        return False
    draft.redraw(sheet, edits, after=black_boxes(blacked, over_pictures=bool(sheet.drawn.pictures)))
    return True


def _edits(page: _Page) -> tuple[Edits, list[Box]]:
    cuts = sizeless_cuts(page.reading) if "pdf.tiny-text" not in page.wishes.keeps else {}
    blacked: list[Box] = []
    letters = page.reading.letters
    gone = {
        at for at, why in page.reading.hidden.items() if f"pdf.{why.reason.hiding}" not in page.wishes.keeps
    }
    if page.wishes.redaction:
        letters = letters or Letters(page.paper)
        named = redacted_letters(letters, page.wishes.redaction) - gone
        blacked = list(boxes_around(letters, sorted(named)))
        page.sheet.away += blacked
        page.sheet.blacked += len(blacked)
        gone |= named
    if gone and letters is not None:
        _check_settled(page, letters, gone)
        page.sheet.away += [letters.box(at) for at in gone]
        cuts |= cuts_for(page.paper, letters, gone, text_numbers(page.reading), page.positions)
    return Edits(cuts, _pictures(page), _shapes(page)), blacked


def _check_settled(page: _Page, letters: Letters, gone: set[int]) -> None:
    """Sees to it that letters of which just enough was seen the first time do not go the second time.

    Raises:
        Unfollowable: where one would.
    """

    def told(at: int) -> tuple[str, float, float]:
        x, y = origin_of(page.paper, at)
        return letters.signs[at], round(x, 1), round(y, 1)

    if page.sheet.settled is None:
        signs = letters.signs
        page.sheet.settled = {told(at) for at in range(len(letters)) if at not in gone and signs[at] > " "}
    elif any(told(at) in page.sheet.settled for at in gone):
        raise Unfollowable


def _shapes(page: _Page) -> set[int]:
    """The shapes that go. Only those count that are more than boxes and lines."""
    painting = page.reading.painting
    gone = unseen_shapes(page.paper, painting, page.sheet.drawn.shapes)
    shapes = [other for other in painting.others if other.kind is Kind.PATH] if gone else []
    page.sheet.shapes_gone += sum(segments_of(page.paper, shapes[number]) > _BOX_SIDES for number in gone)
    return gone


def _pictures(page: _Page) -> dict[int, Any]:
    """What stands in the place of pictures of which a part is unseen."""
    if not page.sheet.drawn.pictures or PICTURE_HIDINGS & page.wishes.keeps:
        return {}
    found = unseen_in_pictures(
        lambda: _afresh(page.data, page.sheet.number - 1),
        page.reading.painting,
        page.paper.box,
        page.positions.pictures,
        page.paper,
    )
    stand_ins: dict[int, Any] = {}
    for at, made in found:
        stand_ins[at] = (
            None if made is None else picture_of(made, page.positions.pictures[at][0], page.draft.new)
        )
        # what changes in a mask alone is the shadow of a shape under it, as a rule
        page.sheet.pictures_cut += made is None or made.points is not None
    return stand_ins


@contextmanager
def _afresh(data: bytes, at: int) -> Iterator[Paper | None]:
    """A page of a document that is opened for it alone: pdfium shares its pictures among all pages of one."""
    with papers_of(data) as papers, papers.page(at) if papers else nullcontext() as paper:
        yield paper
