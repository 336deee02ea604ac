"""Story: one part of a document that holds text, read as it goes past. The body is one; so are headers and the notes.

    expat ──▶ handlers, by the name of the element ──▶ course ──▶ flow ──▶ Text
                 │                                                 └─▶ grid ──▶ Table
                 ├─ words      paragraphs, runs, text, what is written twice
                 ├─ tables     rows, cells, their properties
                 ├─ shapes     pictures, text boxes, embedded objects
                 ├─ coding     fields
                 └─ marks      tracked changes, bookmarks, controls, links, references to notes

No tree is made of a part: elements that say nothing of its words cost nothing but their going past.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from candour.formats.docx.coding import Coding
from candour.formats.docx.course import Course, Handlers
from candour.formats.docx.marks import Marks
from candour.formats.docx.names import name_of
from candour.formats.docx.own_hidings import STRAY
from candour.formats.docx.shapes import Shapes
from candour.formats.docx.tables import Tables
from candour.formats.docx.thinning import WRAPPING, Thinning
from candour.formats.docx.words import Words
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import is_wordy
from candour.formats.xml import dispatch
from candour.piece import Found, Text

__all__ = ["Room", "read_story"]

_XML_COMMENT = hiding_within("docx", "xml-comment")
_BARE = frozenset({
    "p", "r", "t", "tab", "br", "cr", "pPr", "rPr", "delText", "instrText", "delInstrText", "m:t", "m:r", "tr", "tc", "tcPr",
    "trPr", "tblPr", "tbl", "noBreakHyphen",
})  # fmt: skip
"""Elements whose attributes say nothing: numbers of editing sessions, whether spaces count."""


class Room(Protocol):
    """What knows some of the elements of a part."""

    def starts(self) -> Handlers:
        """What is done where an element begins."""

    def ends(self) -> Handlers:
        """What is done where an element ends."""


def read_story(
    course: Course,
    chunks: Iterable[bytes],
    more: Callable[[Course], Room] | None = None,
    *,
    is_thinned: bool = True,
) -> Iterator[Found]:
    """Everything in the part. What stands before damage is told before the damage is.

    `more` makes a room for the elements that only this kind of part has. `is_thinned` is for tests, which read both ways.

    Raises:
        BadXml: where it is not well formed, or nests too deep.
    """
    words, shapes, tables = Words(course), Shapes(course), Tables(course)
    rooms: list[Room] = [words, shapes, tables, Coding(course), Marks(course)]
    if more is not None:
        rooms.append(more(course))
    starts: Handlers = {}
    ends: Handlers = {}
    comments: list[str] = []
    for room in rooms:
        starts |= room.starts()
        ends |= room.ends()
    styles = course.gathered.styles
    thinning = Thinning(styles.plain("paragraph"), styles.plain("character"))
    is_thinned = is_thinned and styles.paragraph in ("", *thinning.paragraph_styles)
    witness = course.gathered.witness
    is_thinned = is_thinned and witness is None  # it is to see every element

    watch = witness.beside(course, tables, shapes, starts, ends) if witness else None

    def parsed(parts: Iterable[bytes]) -> Iterator[None]:
        return dispatch(
            parts,
            watch.starts if watch else starts,
            watch.ends if watch else ends,
            watch.data if watch else course.data,
            naming=name_of,
            bare=() if watch else _BARE,
            comments=comments,
            instructed=take_plain,
        )

    def take_plain(target: str) -> bool:
        if target != thinning.mark or not thinning.taken:
            return False
        plain = thinning.taken.popleft()
        if not words.take_plain(plain):
            deque(parsed((WRAPPING[0], plain.raw, WRAPPING[1])), maxlen=0)
        return True

    try:
        for _ in parsed(thinning.thinned(chunks) if is_thinned else chunks):
            yield from course.taken()
    except Exception:
        _finish(course, words, shapes, comments)
        yield from course.taken()  # what stands before the damage
        raise
    _finish(course, words, shapes, comments)
    yield from course.taken()


def _finish(course: Course, words: Words, shapes: Shapes, comments: list[str]) -> None:
    """Ends what the part, or its damage, has left open."""
    while len(course.alternates):
        words.end_alternate()
    while course.depth:
        course.pop().end()
    course.end_fields()
    course.flow.end()
    shapes.finish()
    if course.root.noun == "paragraph":
        course.gathered.paragraphs += course.root.paragraphs
        course.gathered.unseen_paragraphs += course.root.unseen_paragraphs
    place = course.root.place
    course.note_unused_links()
    for table in course.codes.tables(place):
        course.tell(table)
    if strays := _wordy(course.strays):
        course.tell(Text(place, strays, STRAY.sight, STRAY))
    if said := _wordy(text for text in comments if not text.startswith("mso-")):
        course.tell(Text(place, said, _XML_COMMENT.sight, _XML_COMMENT))


def _wordy(texts: Iterable[str]) -> str:
    return "\n".join(text.strip() for text in texts if is_wordy(text))
