"""Comments: notes and threads of comments, who wrote them, and who is named without having written any.

    sheet "Data" ── comments ─────────▶ authors: Nia Example, tc={…}       the author of a thread's stand-in
         │                              comment B7 (Nia Example) "…"
         │                              comment C2 (tc={…}) "[Threaded comment] … Comment: …"   for older programs
         └── threadedComment ──▶ C2, person {…}, "…"  ── person ──▶ displayName, userId (often an e-mail address)

A thread is reported once: its stand-in for older programs is left aside where it says nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.attributes import attribute_table
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.numbers import spot, whole
from candour.formats.xlsx.rows import row_table
from candour.piece import Count, Found, Gap, Table, Text
from candour.place import Place

__all__ = ["read_comments"]

_COMMENT, _PERSON = hidings_within("xlsx", "comment", "comment-person")
_HEADER = ("cell", "author", "text")
_FORMAL = frozenset({"providerId"})
_STAND_IN = re.compile(
    r"\[Threaded comment\]\s+Your version of Excel allows you to read this threaded comment;.{0,200}?"
    r"newer version of Excel\.(?:\s+Learn more: https://go\.microsoft\.com/fwlink/\?linkid=\d+)?\s+"
    r"(?=Comment:)",
    re.DOTALL,
)
"""What Excel writes above a thread for programs that do not know threads."""
_TURN = re.compile(r"^(?:Comment|Reply):\s*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Comment:
    cell: str
    author: str
    text: str
    thread: str = ""
    """The identifier of the thread it stands in for."""


@dataclass(slots=True, repr=False)
class _Notes:
    """The comments of one part, and those of its authors who wrote none."""

    authors: list[str] = field(default_factory=list)
    comments: list[_Comment] = field(default_factory=list)
    _busy: set[int] = field(default_factory=set)

    def take(self, element: Element) -> None:
        if element.tag == "author":
            self.authors.append(xml.text_of(element))
        elif element.tag == "comment":
            number = whole(element.get("authorId"))
            self._busy.add(number)
            author = self.authors[number] if 0 <= number < len(self.authors) else ""
            thread = author.removeprefix("tc=") if author.startswith("tc={") else ""
            text = "".join(map(xml.text_of, element.iter("text")))
            self.comments.append(_Comment(element.get("ref", ""), "" if thread else author, text, thread))

    @property
    def idle(self) -> str:
        """The authors who wrote none of the comments that are there, a line each."""
        names = (name for number, name in enumerate(self.authors) if number not in self._busy)
        return "\n".join(name for name in names if name and not name.startswith("tc={"))


def read_comments(parts: Parts) -> Iterator[Found]:
    """Every comment, then the people behind them."""
    people: list[Element] = []
    gaps: list[Gap] = []
    for part in parts.of("person"):
        with damage(part.at("people who commented"), "the list of people who commented", gaps):
            people += parts.only(part, "person")
    threads: dict[str, list[_Comment]] = {}
    names = {person.get("id", "").upper(): person.get("displayName", "") for person in people}
    count = 0
    for part in parts.of("threadedcomment"):
        place, own = part.at("comments in threads"), list[_Comment]()
        with damage(place, "the comments in threads", gaps):
            own += (_threaded(element, names, threads) for element in parts.only(part, "threadedComment"))
        count += len(own)
        yield from _table(place, own)
    for part in parts.of("comments"):
        place, notes = part.at("comments"), _Notes()
        with damage(place, "the comments", gaps):
            for element in parts.elements(part, ("author", "comment")):
                notes.take(element)
        kept = [comment for comment in notes.comments if not _says_nothing_new(comment, threads)]
        count += len(kept)
        yield from _table(place, kept)
        if notes.idle:
            yield Text(place, notes.idle, _PERSON.sight, _PERSON, "author")
    if count:
        yield Count("comment", count, count)
    yield from attribute_table(parts.place / "people who commented", people, _PERSON, "person", _FORMAL)
    yield from _read_tasks(parts, gaps)
    yield from gaps


def _threaded(element: Element, names: dict[str, str], threads: dict[str, list[_Comment]]) -> _Comment:
    """One comment of a thread, entered into the thread that it belongs to."""
    author = names.get(element.get("personId", "").upper(), "")
    text = "\n".join(xml.text_of(inner) for inner in element.iter("text"))
    comment = _Comment(element.get("ref", ""), author, text)
    thread = element.get("parentId") or element.get("id") or ""
    threads.setdefault(thread.upper(), []).append(comment)
    return comment


def _says_nothing_new(comment: _Comment, threads: dict[str, list[_Comment]]) -> bool:
    """Whether a comment only stands in for a thread, and says no more than the thread."""
    thread = threads.get(comment.thread.upper()) if comment.thread else None
    if thread is None:
        return False
    stand_in, found = _STAND_IN.subn("", comment.text, count=1)
    says = "".join(_TURN.sub("", stand_in).split())
    return bool(found) and says == "".join("".join(each.text.split()) for each in thread)


def _table(place: Place, comments: Sequence[_Comment]) -> Iterator[Table]:
    rows = [(comment.cell, comment.author, comment.text) for comment in comments]
    for table in row_table(place, rows, _COMMENT, _HEADER, "comment"):
        yield replace(table, address=lambda row, column: _address(rows[row][0], row, column))


def _address(cell: str, row: int, column: int) -> str:
    where = cell if spot(cell) else f"comment {row + 1}"
    return f"{where}, author" if column == 1 else where


def _read_tasks(parts: Parts, gaps: list[Gap]) -> Iterator[Found]:
    """Tasks that comments gave to people."""
    for part in parts.of("documenttask"):
        place, events = part.at("tasks of comments"), list[Element]()
        with damage(place, "the tasks of comments", gaps):
            events += parts.only(part, "Event")
        yield from attribute_table(place, events, _COMMENT, "event")
