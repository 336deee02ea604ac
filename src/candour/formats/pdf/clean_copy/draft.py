"""Draft: a new document with the same pages, each drawn anew from what is known, with the looks of notes and fields in it.

Whatever else is in the file has no way into it. Which letters on its pages nobody sees is asked afterwards (`unseen`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, Final

from candour.cleaned import CannotClean
from candour.errors import LimitReached
from candour.formats.pdf.annotations import Annotation
from candour.formats.pdf.clean_copy.drawn import Redrawn, resources_of
from candour.formats.pdf.clean_copy.edits import Edits
from candour.formats.pdf.clean_copy.inline import without_inline_pictures
from candour.formats.pdf.clean_copy.kept import Kept
from candour.formats.pdf.clean_copy.layers import Layers
from candour.formats.pdf.clean_copy.looks import Look, drawn_looks, looks_of
from candour.formats.pdf.clean_copy.redrawing import redrawn
from candour.formats.pdf.clean_copy.supplies import Copied
from candour.formats.pdf.document import Document
from candour.formats.pdf.paper import Box
from candour.formats.pdf.values import box_of, entry, items, number_of

__all__ = ["Draft", "Sheet", "drafted"]

_MOST_CONTENT: Final = 128 << 20
_PAPER: Final = Box(0, 0, 612, 792)
_HIGHEST: Final = 64


@dataclass(slots=True, repr=False)
class Sheet:
    """One page of the copy."""

    number: int
    page: Any
    """The page as an object of the copy."""
    drawn: Redrawn
    unit: float = 1.0
    has_looks: bool = False
    is_cropped: bool = False
    """Whether the paper is larger than what is shown of it."""
    is_picture: bool = False
    """Whether it could not be followed, and is to be a picture of the page."""
    away: list[Box] = field(default_factory=list)
    """Where letters and parts of pictures were taken away."""
    blacked: int = 0
    """How many values were blacked out."""
    settled: set[tuple[str, float, float]] | None = None
    """The letters that stayed when some were first taken away, each with where it begins."""
    pictures_cut: int = 0
    shapes_gone: int = 0
    """How many pictures of which nobody sees a part, and shapes that nobody sees, were found."""


@dataclass(slots=True, repr=False)
class Draft:
    """The new document as it stands."""

    document: Document
    new: Any
    copied: Copied
    sheets: list[Sheet]

    def redraw(self, sheet: Sheet, edits: Edits, after: bytes = b"") -> None:
        """Draws a page once more, without what goes from it, and with something drawn over it."""
        before, kept = sheet.drawn, Kept(self.copied)
        resources = resources_of(before.resources)
        sheet.drawn = redrawn(before.content, resources, kept, edits, after=after, tagged=before.marks)
        self.put(sheet)

    def put(self, sheet: Sheet) -> None:
        """Gives the page what is drawn on it."""
        sheet.page.Contents = self.new.make_stream(sheet.drawn.content)
        sheet.page.Resources = resources_of(sheet.drawn.resources)


def inherited(page: Any, key: str) -> Any:
    """A value of a page, or of the nearest node above it that has one."""
    for _ in range(_HIGHEST):
        if page is None:
            return None
        value = entry(page, key)
        if value is not None:
            return value
        page = entry(page, "/Parent")
    return None


def box_of_page(page: Any) -> Box:
    """The part of the page that is shown: its crop box within its media box."""
    media = box_of(inherited(page, "/MediaBox"))
    media = media if media and media.width > 0 and media.height > 0 else _PAPER
    crop = box_of(inherited(page, "/CropBox"))
    return crop.meet(media) if crop and crop.width > 0 and crop.height > 0 else media


def _is_cropped(page: Any) -> bool:
    media, shown = box_of(inherited(page, "/MediaBox")), box_of_page(page)
    return media is not None and media.meet(shown) != media


def drafted(
    document: Document, new: Any, annotations: Sequence[Annotation], marks: Mapping[int, AbstractSet[int]]
) -> Draft:
    """The draft. `marks` are, for pages, the numbers by which the structure of the document tells their parts apart.

    Raises:
        CannotClean: where a page holds more than may be unpacked.
    """
    layers = Layers(document.root)
    copied = Copied(document, new, layers)
    by_page: dict[int, list[Annotation]] = {}
    for one in annotations:
        by_page.setdefault(one.page, []).append(one)
    draft = Draft(document, new, copied, [])
    for number, page in enumerate(document.pages, 1):
        document.source.budget.spend(0)
        looks = looks_of(by_page.get(number, ()), layers)
        try:
            draft.sheets.append(_sheet(draft, number, page, looks, marks.get(number, ())))
        except LimitReached:
            raise CannotClean(
                f"page {number:,} unpacks to more than may be: print the document to a new PDF, and clean that"
            ) from None
    return draft


def _sheet(draft: Draft, number: int, page: Any, looks: Sequence[Look], marks: Collection[int]) -> Sheet:
    new = draft.new
    made = _blank(draft, page)
    sheet = Sheet(number, made, Redrawn(), float(made.get("/UserUnit", 1)), bool(looks))
    sheet.is_cropped = _is_cropped(page)
    document = draft.document
    parts = [document.decoded(part, _MOST_CONTENT) for part in items(entry(page, "/Contents"))]
    try:
        content, resources = without_inline_pictures(
            document.pdf, b"\n".join(parts), inherited(page, "/Resources")
        )
        after, resources = drawn_looks(looks, resources) if looks else (b"", resources)
        sheet.drawn = redrawn(content, resources, draft.copied, after=after, tagged=frozenset(marks))
        if marks and not sheet.drawn.marks:
            draft.redraw(sheet, Edits())
        draft.put(sheet)
    except (LimitReached, MemoryError):
        raise
    except Exception:  # noqa: BLE001  (a damaged object makes pikepdf raise whatever it likes, and `Unfollowable` is one of them)
        sheet.is_picture, sheet.drawn = True, Redrawn()
    group = draft.copied.group(entry(page, "/Group"), inherited(page, "/Resources"))
    if group is not None:
        made.Group = group
    new.pages.append(_as_page(made))
    sheet.page = new.pages[-1].obj
    return sheet


def _as_page(made: Any) -> Any:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    return pikepdf.Page(made)


def _blank(draft: Draft, page: Any) -> Any:
    """A page of the same size, turned as it is."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    box = box_of_page(page)
    made = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=pikepdf.Array([_short(edge) for edge in box]))
    turns = int(number_of(inherited(page, "/Rotate"))) // 90 % 4
    if turns:
        made.Rotate = 90 * turns
    unit = number_of(entry(page, "/UserUnit"), 1.0)
    if unit > 0 and unit != 1:
        made.UserUnit = _short(unit)
    return draft.new.make_indirect(made)


def _short(edge: float) -> Any:
    from decimal import Decimal  # noqa: PLC0415  (nothing else here needs it)

    return int(edge) if edge == int(edge) else Decimal(f"{edge:.5f}").normalize()
