"""Notes: footnotes, endnotes and comments, and building blocks: parts that hold many short texts, each with its number."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from candour.formats.docx.course import Course, Handlers
from candour.formats.docx.flow import Flow
from candour.formats.docx.gathered import by_authors
from candour.formats.docx.own_hidings import BLOCK, GIVEN_NAME, NOTE, PLACEHOLDER
from candour.formats.spreadsheet import hiding_within
from candour.piece import Count, Mask

__all__ = ["Blocks", "Comments", "Notes"]

_COMMENT = Mask.of(hiding_within("docx", "comment"))
_PERSON = hiding_within("docx", "comment-person")
_ORPHAN = Mask.of(NOTE)
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Notes:
    """Footnotes and endnotes. One that the text does not refer to stands on no page."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        return {kind: self._beginning(kind) for kind in ("footnote", "endnote")}

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        return dict.fromkeys(("footnote", "endnote"), self._end)

    def _beginning(self, kind: str) -> Callable[[dict[str, str]], None]:
        course = self._course

        def begin(attributes: dict[str, str]) -> None:
            number = attributes.get("id", "")
            is_separator = attributes.get("type") in _SEPARATORS
            is_seen = is_separator or course.gathered.is_referred_to(kind, number)
            under = course.gathered.notes.get((kind, number)) if is_seen else _ORPHAN
            name = f"line above the {kind}s" if is_separator else course.numbered(kind)
            course.push(Flow(course.gathered.place / name, under=under, tell=course.tell))

        return begin

    def _end(self) -> None:
        self._course.pop().end()


class Comments:
    """Comments: what they say, and beside it who wrote them and when."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._notes: list[tuple[str, str, str]] = []

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        return {"comment": self._begin}

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        return {"comment": self._end, "comments": self._tell}

    def _begin(self, attributes: dict[str, str]) -> None:
        course = self._course
        author, date, id_ = (attributes.get(key, "") for key in ("author", "date", "id"))
        self._notes.append((author, date, id_))
        place = course.gathered.place / f"comment {len(self._notes)}"
        course.push(Flow(place, under=_COMMENT))

    def _end(self) -> None:
        """The words of the comment become one paragraph, as it were, of the flow of all comments."""
        course = self._course
        if not self._notes or not course.depth:
            return
        flow = course.pop()
        words = "\n".join(flow.lines)
        if course.gathered.is_referred_to("comment", self._notes[-1][2]):
            course.root.line.append(words)
        else:
            course.root.hidden(_ORPHAN).append(words)
        course.root.end_paragraph()
        for piece in flow.hidden_texts():
            course.tell(piece)

    def _tell(self) -> None:
        course = self._course
        if self._notes:
            done = [
                (author, f"comment {number}, {date}")
                for number, (author, date, _) in enumerate(self._notes, 1)
                if author or date
            ]
            for text in (
                by_authors(course.gathered.place / "authors of comments", done, _PERSON) if done else ()
            ):
                course.tell(text)
            course.tell(Count("comment", len(self._notes), len(self._notes)))


class Blocks:
    """Building blocks: pieces of text to be put in, and the prompts that stand in empty content controls."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._mask = Mask.of(BLOCK)

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        return {
            "docPart": self._begin,
            "docPartPr": lambda _: self._take,
            "docPartBody": self._begin_body,
        }

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        return {"docPartBody": self._end_body}

    def _begin(self, _: object) -> None:
        self._mask = Mask.of(BLOCK)

    def _take(self, element: Element) -> None:
        galleries = {gallery.get("val") for gallery in element.iter("gallery")}
        kinds = {kind.get("val") for kind in element.iter("type")}
        if "placeholder" in galleries or "bbPlcHdr" in kinds:
            self._mask = Mask.of(PLACEHOLDER)
            return
        course = self._course
        for name in ("name", "category/name", "description"):
            for child in element.findall(name):
                course.gathered.note(
                    GIVEN_NAME, "name of a building block", child.get("val", ""), "building blocks"
                )

    def _begin_body(self, _: object) -> None:
        course = self._course
        place = course.root.place / course.numbered("block")
        course.push(Flow(place, under=self._mask, tell=course.tell))

    def _end_body(self) -> None:
        if self._course.depth:
            self._course.pop().end()
