"""Annotations: notes, highlights, stamps, links and the like, which lie over a page.

Each has words of its own (`/Contents`, and the same with fonts and colours in `/RC`), mostly a person's name (`/T`), and a
look, which may show other words or none. Some are drawn only in print, some not at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from candour.errors import TooMany
from candour.formats.pdf.document import Document
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.page_facts import Note
from candour.formats.pdf.paper import Box
from candour.formats.pdf.rebuilt import words_of_drawings
from candour.formats.pdf.values import (
    box_of,
    boxes_of_points,
    entry,
    items,
    key_of,
    kind_of,
    name_of,
    number_of,
    words_of_value,
)
from candour.formats.wording import wording_of_xml
from candour.formats.xml import BadXml
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Text, Why
from candour.place import Place

__all__ = ["Annotation", "annotations_of", "marks_of", "notes_of", "read_annotations"]

_INVISIBLE, _HIDDEN, _PRINT, _NO_VIEW = 1, 2, 4, 32
_MOST_ON_A_PAGE = 20_000
_DRAWN = frozenset({"Square", "Circle", "Polygon", "FreeText", "Stamp", "Ink", "Highlight", "Redact", "Widget", "Text", "FileAttachment", "Watermark", "Line", "PolyLine", "Caret"})  # fmt: skip
_MOVING = {"Sound": "sound", "Movie": "film", "RichMedia": "film or program", "3D": "model in three dimensions", "Screen": "film or sound"}  # fmt: skip
_TAGS = re.compile(r"<[^>]*>")
_KINDS = {
    "Text": "note",
    "FreeText": "text note",
    "Popup": "note",
    "Highlight": "highlighting",
    "StrikeOut": "struck-out words",
    "FileAttachment": "attachment",
    "Redact": "mark for redaction",
}


@dataclass(frozen=True, slots=True, repr=False)
class Annotation:
    """One annotation: the object, its kind as the file names it, where it is, and its flags."""

    value: Any
    kind: str
    page: int
    box: Box
    flags: int

    @property
    def is_hidden(self) -> bool:
        """Whether it is drawn neither on the screen nor in print."""
        return bool(self.flags & _HIDDEN) or (bool(self.flags & _NO_VIEW) and not self.flags & _PRINT)

    @property
    def is_print_only(self) -> bool:
        """Whether it is drawn only in print."""
        return not self.is_hidden and bool(self.flags & _NO_VIEW)


def annotations_of(page: Any, number: int) -> list[Annotation]:
    """The annotations of a page, in the order in which they are drawn."""
    found: list[Annotation] = []
    for value in items(entry(page, "/Annots")):
        kind = name_of(entry(value, "/Subtype"))
        if kind:
            if len(found) >= _MOST_ON_A_PAGE:
                raise TooMany("notes, links and fields on one page", _MOST_ON_A_PAGE)
            box = box_of(entry(value, "/Rect")) or Box(0, 0, 0, 0)
            found.append(Annotation(value, kind, number, box, int(number_of(entry(value, "/F")))))
    return found


def notes_of(annotations: Sequence[Annotation]) -> list[Note]:
    """Those that are drawn over the page on the screen."""
    return [
        Note(one.kind, one.box)
        for one in annotations
        if one.kind in _DRAWN
        and not one.is_hidden
        and not one.is_print_only
        and one.box.width
        and one.box.height
    ]


def marks_of(annotations: Sequence[Annotation]) -> list[Box]:
    """Where words are marked for redaction."""
    found: list[Box] = []
    for one in annotations:
        if one.kind == "Redact":
            found += boxes_of_points(entry(one.value, "/QuadPoints")) or [one.box]
    return found


def read_annotations(document: Document, annotations: Sequence[Annotation]) -> Iterator[Found]:
    """The words of annotations, each under what keeps them from sight; links; and whose they are."""
    own = [one for one in annotations if one.kind not in ("Widget", "Link", "Popup")]
    looks = [_look_of(one.value) for one in own]
    drawn = iter(words_of_drawings([look for look in looks if look is not None]))
    shown = [next(drawn, "") if look is not None else None for look in looks]
    if own:
        unseen = sum(one.is_hidden or one.is_print_only for one in own)
        yield Count("note or mark", len(own), unseen)
    for one, words in zip(own, shown, strict=True):
        yield from _read_one(document, one, words)
    for one in annotations:
        if one.kind == "Popup" and key_of(entry(one.value, "/Parent")) == (0, 0):
            yield from _read_one(document, one, None)
        if one.kind in _MOVING:
            what = f"{_MOVING[one.kind]} placed on the page: Candour does not look into it; play it, or take it out"
            yield Gap(_place(document, one), Why.UNREAD, what)


def _place(document: Document, one: Annotation) -> Place:
    return document.source.place / f"page {one.page}" / _KINDS.get(one.kind, f"{one.kind.lower()} mark")


def _look_of(value: Any) -> Any:
    """The drawing that an annotation is shown as: of several, the one for its present state."""
    look = entry(value, "/AP", "/N")
    if kind_of(look) == "dictionary":
        look = entry(look, "/" + name_of(entry(value, "/AS"))) if name_of(entry(value, "/AS")) else None
    return look if kind_of(look) == "stream" else None


def _read_one(document: Document, one: Annotation, shown: str | None) -> Iterator[Found]:
    place = _place(document, one)
    hiding = _hiding_of(one)
    if shown and hiding is BY_NAME["annotation"]:
        yield Text(place, shown)
    elif shown:
        yield Text(place, shown, hiding.sight, hiding)
    contents = _words_of(one.value)
    if contents.strip() and not _is_in(contents, shown or ""):
        if shown is None and one.kind == "FreeText" and hiding is BY_NAME["annotation"]:
            yield Text(place, contents)  # without a look of its own its words are drawn as they are
        else:
            yield Text(place, contents, hiding.sight, hiding, "comment")
    for key, label, name in (
        ("/T", "author", "annotation-person"),
        ("/Subj", "subject", "annotation-subject"),
    ):
        words = words_of_value(entry(one.value, key))
        if words.strip() and not (key == "/Subj" and words.replace(" ", "") in (one.kind, "CommentonText")):
            person = BY_NAME[name]
            yield Text(place / label, words, person.sight, person, label)
    over = words_of_value(entry(one.value, "/OverlayText"))
    if over.strip():
        yield Text(place, over, hiding.sight, hiding)


def _hiding_of(one: Annotation) -> Hiding:
    if one.is_hidden:
        return BY_NAME["hidden-annotation"]
    return BY_NAME["print-only-annotation" if one.is_print_only else "annotation"]


def _words_of(value: Any) -> str:
    """The words of an annotation: plain, and the rich ones where they say something else."""
    plain = words_of_value(entry(value, "/Contents")).replace("\r", "\n")
    rich = entry(value, "/RC")
    raw = words_of_value(rich) or ""
    if kind_of(rich) == "stream":
        try:
            raw = bytes(rich.read_raw_bytes()[:100_000]).decode("utf-8", "replace")
        except Exception:  # noqa: BLE001  (a damaged stream makes it raise whatever it likes)
            raw = ""
    if raw:
        words = _plain_of_rich(raw)
        if not _is_in(words, plain):
            return f"{plain}\n{words}".strip()
    return plain


def _plain_of_rich(raw: str) -> str:
    try:
        skip = frozenset({"xmlns", "style", "APIVersion", "spec", "space", "dir", "id"})
        return wording_of_xml([raw.encode()], skip=skip)
    except BadXml:
        return " ".join(_TAGS.sub(" ", raw).split())


def _is_in(words: str, other: str) -> bool:
    """Whether all these words, as often as they stand there, stand in the other text too."""
    return not Counter(words.split()) - Counter(other.split())
