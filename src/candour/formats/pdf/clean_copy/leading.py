"""Leading: links, bookmarks and the title of the copy. They say nothing that no page says, but for the title where it is to stay.

a link to a web page or a mailbox     stays where a page shows its address
a link within the document            stays, told by its page
any other link, any other action      left out
a bookmark                            stays where each of its words stands on a page
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

from candour.cleaned import Wishes, is_public_address
from candour.formats.pdf.actions import is_shown
from candour.formats.pdf.annotations import Annotation
from candour.formats.pdf.clean_copy.draft import Draft
from candour.formats.pdf.clean_copy.places import Places
from candour.formats.pdf.clean_copy.plain import copied_entries, name_among, numbers
from candour.formats.pdf.names import is_news
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, key_of, name_of, words_of_value

__all__ = ["Shown", "add_bookmarks", "add_links", "add_title"]

_ADDRESSES: Final = ("http://", "https://", "mailto:")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")
_LINK: Final = {
    "/Type": name_among("Annot"),
    "/Subtype": name_among("Link"),
    **dict.fromkeys(("/Rect", "/QuadPoints", "/Border", "/C"), numbers),
    "/H": name_among("N", "I", "O", "P"),
}
_MOST: Final = 50_000
_DEEPEST: Final = 30


@dataclass(slots=True, repr=False)
class Shown:
    """What the pages show: their text without blanks, and their words, all in small letters."""

    text: str = ""
    words: set[str] = field(default_factory=set)


def add_links(
    draft: Draft, annotations: Sequence[Annotation], places: Places, shown: Shown, wishes: Wishes
) -> None:
    """Gives the pages of the copy their links."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    by_page: dict[int, list[Any]] = {}
    for one in annotations[:_MOST]:
        sheet = draft.sheets[one.page - 1] if one.kind == "Link" and one.page <= len(draft.sheets) else None
        if sheet is None or sheet.is_picture or one.is_hidden:
            continue
        made = _link(one, places, shown, wishes)
        if made is not None:
            by_page.setdefault(one.page, []).append(draft.new.make_indirect(made))
    for page, links in by_page.items():
        draft.sheets[page - 1].page.Annots = pikepdf.Array(links)


def _link(one: Annotation, places: Places, shown: Shown, wishes: Wishes) -> Any:
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    made = copied_entries(one.value, _LINK)
    if "/Rect" not in made:
        return None
    made.F = 4
    action = entry(one.value, "/A")
    if name_of(entry(action, "/S")) == "URI":
        address = words_of_value(entry(action, "/URI")).strip()
        is_told = is_shown(address, shown.text) or is_public_address(address)
        stays = is_told or "pdf.hyperlink" in wishes.keeps
        if (
            not stays
            or not address.lower().startswith(_ADDRESSES)
            or wishes.redaction.text(address) != address
        ):
            return None
        made.A = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(address))
        return made
    place = places.led_to(one.value)
    if place is None:
        return None
    made.Dest = place
    return made


# ── bookmarks ───────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True, repr=False)
class _Bookmark:
    title: str
    place: Any
    below: list[_Bookmark]


def add_bookmarks(draft: Draft, places: Places, shown: Shown, wishes: Wishes) -> None:
    """Gives the copy its bookmarks."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    def stays(title: str) -> bool:
        is_known = "pdf.bookmark" in wishes.keeps or not is_news(title, shown.words)
        return bool(title) and is_known and wishes.redaction.text(title) == title

    first = entry(draft.document.root, "/Outlines", "/First")
    found = _bookmarks(first, places, stays, set(), 0)
    if not found:
        return
    top = draft.new.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    _hang(draft.new, top, found)
    draft.new.Root.Outlines = top


def add_title(draft: Draft, wishes: Wishes) -> None:
    """Gives the copy its title and its language, where they are to stay."""
    if not wishes.keeps_title:
        return
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    title = words_of_value(entry(draft.document.pdf.trailer, "/Info", "/Title")).strip()
    if title:
        held = pikepdf.Dictionary(Title=pikepdf.String(wishes.redaction.text(title)))
        draft.new.trailer.Info = draft.new.make_indirect(held)
        draft.new.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    language = words_of_value(entry(draft.document.root, "/Lang"))
    if _LANGUAGE.fullmatch(language):
        draft.new.Root.Lang = pikepdf.String(language)


def _bookmarks(
    value: Any, places: Places, stays: Callable[[str], bool], met: set[Key], depth: int
) -> list[_Bookmark]:
    found: list[_Bookmark] = []
    while value is not None and key_of(value) not in met and len(met) < _MOST and depth < _DEEPEST:
        met.add(key_of(value))
        below = _bookmarks(entry(value, "/First"), places, stays, met, depth + 1)
        title = words_of_value(entry(value, "/Title")).strip()
        place = places.led_to(value)
        if stays(title) and place is not None:
            found.append(_Bookmark(title, place, below))
        else:
            found += below
        value = entry(value, "/Next")
    return found


def _hang(new: Any, above: Any, bookmarks: Sequence[_Bookmark]) -> None:
    """Hangs bookmarks on one above them."""
    import pikepdf  # noqa: PLC0415  (it is slow to import, and only PDFs need it)

    made = [
        new.make_indirect(pikepdf.Dictionary(Title=pikepdf.String(one.title), Dest=one.place, Parent=above))
        for one in bookmarks
    ]
    for before, after in pairwise(made):
        before.Next, after.Prev = after, before
    above.First, above.Last, above.Count = made[0], made[-1], len(made)
    for value, one in zip(made, bookmarks, strict=True):
        if one.below:
            _hang(new, value, one.below)
            value.Count = -len(one.below)
