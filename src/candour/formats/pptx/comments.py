"""Comments: what people have written beside slides, who they are, and who liked what or was given a task.

slide ── comments ──▶ cm  authorId="0"  <text>                          the older kind
      ── comments ──▶ cm  authorId="{…}" <txBody> · replyLst · tasks    the newer kind: threads
presentation ── commentAuthors | authors ──▶ names, initials, accounts (mostly e-mail addresses)
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from candour.formats.listing import listing
from candour.formats.ooxml.damage import damage
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.kinds import parts_of_kind
from candour.formats.pptx.own_hidings import COMMENT, PERSON, UNLISTED
from candour.formats.pptx.presentation import comments_of
from candour.formats.wording import is_wordy
from candour.hiding import Sight
from candour.piece import Count, Found, Gap, Mask, Text
from candour.place import Place

__all__ = ["Comments", "account_of"]

_NOBODY = frozenset({"none", ""})
_PROGRAMS_OWN = frozenset(
    {
        "id",
        "authorId",
        "created",
        "dt",
        "status",
        "idx",
        "uri",
        "providerId",
        "type",
        "reactionType",
        "time",
        "parentIdx",
    }
)


@dataclass(slots=True)
class Comments:
    """The comments of one presentation."""

    gathered: Gathered
    count: int = 0

    def read(self, slide: str, place: Place, under: Mask | None = None) -> Iterator[Found]:
        """The comments of one slide."""
        for part in self.gathered.related(slide, "comments"):
            yield from self._read_part(part, place, under)

    def _read_part(self, part: str, place: Place, under: Mask | None) -> Iterator[Found]:
        gaps: list[Gap] = []
        comments: list[str] = []
        if self.gathered.package.is_examined(part):
            return
        with damage(place, "the comments", gaps):
            root = self.gathered.package.tree(part, comments)
            for number, comment in enumerate(root.iterfind("cm"), 1):
                yield from self._read_comment(comment, place / f"comment {number}", under)
        self.gathered.package.examine(part)
        self.gathered.pin_all(part, place, under)
        yield from gaps
        yield from comments_of(place, comments)

    def _read_comment(self, comment: Element, place: Place, under: Mask | None) -> Iterator[Found]:
        self.count += 1
        sight = under.sight if under and under.sight is Sight.BURIED else COMMENT.sight
        replies = comment.findall("replyLst/reply")
        for number, one in enumerate((comment, *replies)):
            here = place / f"reply {number}" if number else place
            body = one.find("txBody")
            text = paragraphs_of(body) if body is not None else one.findtext("text", "")
            if text.strip():
                yield Text(here, text, sight, COMMENT, "comment")
        if extras := list(dict.fromkeys(_extras(comment))):
            label = "reactions and tasks"
            yield Text(place / label, "\n".join(extras), sight, COMMENT, label)

    def read_others(self) -> Iterator[Found]:
        """Comments of no slide, and the people."""
        package, gathered = self.gathered.package, self.gathered
        for part in parts_of_kind(package, "comments"):
            yield from self._read_part(part, gathered.place / "comments of no slide", UNLISTED)
        gaps: list[Gap] = []
        rows = []
        place = gathered.place / "people who commented"
        for part in parts_of_kind(package, "authors"):
            with damage(place, "the list of those who commented", gaps):
                rows += [_row(author) for author in package.tree(part) if author.get("name")]
            package.examine(part)
            gathered.pin_all(part, place, None)
        yield from gaps
        if table := listing(place, dict.fromkeys(rows), PERSON, ("name", "account"), "person"):
            yield table
        if self.count:
            yield Count("comment", self.count, self.count)


def _row(author: Element) -> tuple[str, str]:
    name = author.get("name", "")
    accounts = (element.get("userId", "") for element in author.iter())
    account = next((account_of(account) for account in accounts if account.lower() not in _NOBODY), "")
    return name, "" if account == name else account


def account_of(written: str) -> str:
    """An account without the marks of its directory: `S::nia@example.com::0a1b…`."""
    parts = [part for part in written.split("::") if len(part) > 1]
    return parts[0] if parts else written


def _extras(comment: Element) -> Iterator[str]:
    """What is noted in a thread besides what was written: tasks and whom they were given to."""
    for element in comment.iter():
        for key, value in element.items():
            if key not in _PROGRAMS_OWN and is_wordy(value) and (" " in value or "@" in value):
                yield account_of(value)
