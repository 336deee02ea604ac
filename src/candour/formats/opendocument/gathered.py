"""Gathered: what all parts of one document have in common while they are read, and what is told of at the end.

every part ──▶ the pictures and objects it shows, where; who changed it and when, who commented; names that somebody gave;
               the masters, lists and controls it uses
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from candour.formats.opendocument.given import is_given
from candour.formats.wording import is_wordy
from candour.hiding import Hiding
from candour.piece import Found, Mask, Text
from candour.place import Place

__all__ = ["Gathered", "Pin"]

_INSIDE = ("Pictures/", "Object", "media/", "Media/")
_WEB = re.compile(r"(?:https?|mailto|tel|ftp|sip|news):", re.IGNORECASE)


class Pin(NamedTuple):
    """Where a part of the package is shown, and what keeps it from sight."""

    place: Place
    under: Mask | None


@dataclass(slots=True, eq=False, repr=False)
class Gathered:
    """What is known and noted of one document."""

    place: Place
    ways: Mapping[str, Hiding]
    parts: frozenset[str] = frozenset()
    """The names of the package's parts."""
    pins: dict[str, Pin] = field(default_factory=dict)
    masters: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    controls: dict[str, Mask | None] = field(default_factory=dict)
    """The controls that are drawn somewhere, by their ids."""
    tables: int = 0
    comments: int = 0
    authors: dict[str, None] = field(default_factory=dict)
    """Who commented."""
    changes: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Author, deed and date, and where that was first met."""
    _names: dict[tuple[Hiding, str], dict[str, Place]] = field(default_factory=dict)

    # ── noting ──────────────────────────────────────────────────────────────────────────────────────────────

    def note(self, what: str, label: str, text: str, where: Place) -> None:
        """Notes a word or two that hide somewhere, once."""
        if is_wordy(text):
            self._names.setdefault((self.ways[what], label), {}).setdefault(text.strip(), where)

    def note_name(self, label: str, name: str, where: Place) -> None:
        """Notes a name, where somebody gave it."""
        if is_given(name):
            self.note("given-name", label, name, where)

    def refer(self, href: str, label: str, place: Place, under: Mask | None) -> str:
        """Takes note of what something leads to: a part of the package is pinned, anything else is a path or link.

        Gives the name of the part, where it is one.
        """
        name = unquote(href).removeprefix("./").rstrip("/")
        if not href or href.startswith("#"):
            return ""
        if found := next((each for each in (name, f"{name}/content.xml") if each in self.parts), ""):
            self.pin(found, place, under)
            return found
        if self.parts and name.startswith(_INSIDE):
            return ""  # a part that the package was written without
        self.note("hyperlink" if _WEB.match(href) else "external-link-path", label, unquote(href), place)
        return ""

    def pin(self, part: str, place: Place, under: Mask | None) -> None:
        """Says where a part is shown. Once it is seen anywhere, it is seen."""
        before = self.pins.get(part)
        if before is None or (before.under is not None and under is None):
            self.pins[part] = Pin(place, under)

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────────

    def told(self) -> Iterator[Found]:
        """What has been noted."""
        if self.changes:
            yield from self._told_changes()
        if self.authors:
            person = self.ways["comment-person"]
            yield Text(
                self.place / "authors of comments", "\n".join(self.authors), person.sight, person, "author"
            )
        for (hiding, label), texts in self._names.items():
            places = dict.fromkeys(texts.values())
            place = next(iter(places)) if len(places) == 1 else self.place / _SEVERAL.get(label, label)
            yield Text(place, "\n".join(texts), hiding.sight, hiding, label)

    def _told_changes(self) -> Iterator[Found]:
        """Who made changes, a name to a line, and then what each of them did."""
        hiding, place = self.ways["change-author"], self.place / "tracked changes"
        numbers: dict[str, int] = {}
        lines = []
        for (author, deed, date), where in self.changes.items():
            number = numbers.setdefault(author, len(numbers) + 1)
            words = ", ".join(filter(None, (deed, where, date)))
            lines.append(f"author {number}: {words}")
        if names := "\n".join(filter(None, numbers)):
            yield Text(place, names, hiding.sight, hiding, "author")
        bare = [line.partition(": ")[2] for line in lines] if len(numbers) == 1 else lines
        yield Text(place, "\n".join(bare), hiding.sight, hiding)


_SEVERAL = {
    "bookmark": "bookmarks",
    "address": "links",
    "tip of a link": "links",
    "description": "descriptions of pictures",
    "description of a table": "descriptions of tables",
    "name of a picture or shape": "names of pictures and shapes",
    "name of a slide": "names of slides",
    "name of a page": "names of pages",
    "name of a section": "names of sections",
    "name of a table": "names of tables",
    "name of a control": "names of controls",
    "path of a picture": "linked pictures",
    "path of a linked file": "linked files",
    "path of a sound": "sounds",
    "path of an object": "linked objects",
    "items of a list": "lists to choose from",
    "help text": "help texts",
    "index entry": "index entries",
    "bibliography entry": "bibliography",
    "fact beside the text": "facts beside the text",
    "condition": "conditions",
    "formula": "formulas",
    "macro": "macros",
    "database": "mail merge",
    "prompt": "prompts",
}
"""What to call the place of several of a kind."""
