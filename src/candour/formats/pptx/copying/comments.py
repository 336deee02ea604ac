"""Comments in a copy, where they stay: what was written, in the older way that every program shows. Who wrote it is a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.formats.archive import Unreadable
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.kinds import parts_of_kind
from candour.formats.xml import BadXml

__all__ = ["write_comments"]

_MADE: Final = "application/vnd.openxmlformats-officedocument.presentationml."
_MAIN, _AUTHORS = "ppt/presentation.xml", "ppt/commentAuthors.xml"
_WHEN: Final = "1980-01-01T00:00:00.000"


def write_comments(deck: Deck, slides: Sequence[str], _: str) -> None:
    """The comments of these slides, where they stay.

    Raises:
        CannotClean: where they cannot be read.
    """
    if not deck.keeps("comment"):
        return
    try:
        _Comments(deck).write(slides)
    except (BadXml, Unreadable) as why:
        raise CannotClean(
            f"no clean copy can be made, because comments in it cannot be read: {why}"
        ) from None


class _Comments:
    """The comments of one presentation."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck
        self._names = dict(self._known())
        self._numbers: dict[str, int] = {}
        self._counts: dict[int, int] = {}

    def _known(self) -> Iterable[tuple[str, str]]:
        package = self._deck.gathered.package
        for part in parts_of_kind(package, "authors"):
            for author in package.peek(part):
                yield author.get("id", ""), author.get("name", "")

    def write(self, slides: Sequence[str]) -> None:
        for slide in slides:
            for part in self._deck.gathered.related(slide, "comments")[:1]:
                self._write_part(slide, part)
        if self._numbers:
            self._write_authors()

    def _write_part(self, slide: str, part: str) -> None:
        copy = Element("p:cmLst")
        for comment in self._deck.gathered.package.peek(part).iterfind("cm"):
            for one in (comment, *comment.iterfind("replyLst/reply")):
                body = one.find("txBody")
                text = paragraphs_of(body) if body is not None else one.findtext("text", "")
                if text.strip():
                    self._add(copy, one.get("authorId", ""), text)
        if len(copy):
            name = self._deck.new.next_name("ppt/comments/comment")
            self._deck.new.relate(self._deck.slides[slide], "comments", name)
            self._deck.new.add(name, f"{_MADE}comments+xml", copy)

    def _add(self, copy: Element, author: str, text: str) -> None:
        number = self._numbers.setdefault(author, len(self._numbers))
        count = self._counts[number] = self._counts.get(number, 0) + 1
        made = SubElement(copy, "p:cm", {"authorId": str(number), "dt": _WHEN, "idx": str(count)})
        SubElement(made, "p:pos", {"x": "10", "y": str(10 * len(copy))})
        SubElement(made, "p:text").text = self._deck.text(text)

    def _write_authors(self) -> None:
        copy = Element("p:cmAuthorLst")
        for author, number in self._numbers.items():
            name = self._deck.text(self._names.get(author, "")) if self._deck.keeps("comment-person") else ""
            name = name or f"Author {number + 1}"
            said = {
                "id": str(number),
                "name": name,
                "initials": "A",
                "lastIdx": str(self._counts[number]),
                "clrIdx": str(number),
            }
            SubElement(copy, "p:cmAuthor", said)
        self._deck.new.relate(_MAIN, "commentAuthors", _AUTHORS)
        self._deck.new.add(_AUTHORS, f"{_MADE}commentAuthors+xml", copy)
