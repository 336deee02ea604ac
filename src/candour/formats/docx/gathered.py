"""Gathered: what all parts of one document have in common while they are read, and what is told of at the end.

styles, colours ──▶ every part
every part ──▶ what it shows (pictures, charts, embedded files), the notes it refers to, the lists it uses,
               who changed it and when, the names of its bookmarks and controls
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from candour.formats.docx.own_hidings import CHANGED_BY, EDITOR, GIVEN_NAME
from candour.formats.docx.styles import Styles
from candour.formats.ooxml.package import Package
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import is_wordy
from candour.hiding import Hiding
from candour.piece import Found, Mask, Text
from candour.place import Place

if TYPE_CHECKING:
    from candour.formats.docx.copying.witness import Witness

__all__ = ["Gathered", "by_authors"]

_ALT, _CONTROL = hiding_within("docx", "alt-text"), hiding_within("docx", "form-control")
_MADE_BY_PROGRAMS = re.compile(
    r"_?(?:_?GoBack|Toc\d+|Ref\d+|Ref_.*|Hlk\d+|Hlt\d+|MON_\d+|OLE_LINK\d+|Text\d+|Check\d+|Dropdown\d+|heading=.*|PictureBullets|"
    r"_[a-z0-9]{5,14}|(?:heading|bookmark)=.*|(?:kix|id|h)\.[a-z0-9]+|_?(?:Ref|Toc|DdeLink|Numbered|Unnumbered|Fieldmark|UnoMark|RefHeading|RefNumPara|Reference|IndexMark|Dde).*"
    r"|CurrentDate|bookmark\d*|Bookmark\d*)",
)
"""Names of bookmarks that programs make themselves."""
_MOST_TITLES = 20_000


@dataclass(slots=True)
class Gathered:
    """What is known and noted of one document."""

    package: Package
    place: Place
    styles: Styles = field(default_factory=Styles)
    pins: dict[str, tuple[Place, Mask | None]] = field(default_factory=dict)
    """Where the parts that are shown are shown, and what keeps them from sight."""
    walked: set[str] = field(default_factory=set)
    """The parts that have pinned everything they show."""
    notes: dict[tuple[str, str], Mask | None] = field(default_factory=dict)
    """The notes referred to, by kind and number."""
    is_whole: bool = True
    """Whether the body has been read to its end: only then can one say what it does not refer to."""
    lists: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    """Headings, which programs also keep among the properties."""
    sections: list[Element] = field(default_factory=list)
    paragraphs: int = 0
    unseen_paragraphs: int = 0
    tables: int = 0
    changes: dict[tuple[str, str, str], str] = field(default_factory=dict)
    names: dict[tuple[Hiding, str], dict[str, str]] = field(default_factory=dict)
    witness: Witness | None = None
    """Who notes what keeps each element from sight, for whoever writes a clean copy."""

    # ── noting ──────────────────────────────────────────────────────────────────────────────────────────────

    def pin(self, part: str, place: Place, under: Mask | None) -> None:
        """Says where a part is shown. Once it is seen anywhere, it is seen."""
        before = self.pins.get(part)
        if before is None or (before[1] is not None and under is None):
            self.pins[part] = (place, under)

    def refer(self, kind: str, number: str, under: Mask | None) -> None:
        """Says that a note is referred to, and what keeps the reference from sight."""
        key = (kind, number)
        if under is None or key not in self.notes:
            self.notes[key] = under

    def is_referred_to(self, kind: str, number: str) -> bool:
        """Whether the text refers to a note, or may do so where it is damaged."""
        return (kind, number) in self.notes or not self.is_whole

    def note(self, hiding: Hiding, label: str, text: str, where: str) -> None:
        """Notes a word or two that hide somewhere, once."""
        if is_wordy(text):
            self.names.setdefault((hiding, label), {}).setdefault(text.strip(), where)

    def note_bookmark(self, name: str, where: str) -> None:
        """Notes a bookmark's name, where a person gave it."""
        if not _MADE_BY_PROGRAMS.fullmatch(name):
            self.note(GIVEN_NAME, "bookmark", name, where)

    def note_description(
        self, text: str, where: str, label: str = "description of a picture or shape"
    ) -> None:
        """Notes what is said of a picture."""
        self.note(_ALT, label, text, where)

    def note_control(self, texts: Iterable[str], label: str, where: str) -> None:
        """Notes words of a form field or content control."""
        for text in texts:
            self.note(_CONTROL, label, text, where)

    def note_editor(self, who: str, where: str) -> None:
        """Notes who may edit a part of a protected document."""
        self.note(EDITOR, "editor", who, where)

    def note_title(self, text: str) -> None:
        """Notes a heading."""
        if len(self.titles) < _MOST_TITLES:
            self.titles.add(text.strip())

    # ── telling ─────────────────────────────────────────────────────────────────────────────────────────────

    def told(self) -> Iterator[Found]:
        """What has been noted."""
        if self.changes:
            yield from self._changes()
        for (hiding, label), texts in self.names.items():
            places = dict.fromkeys(texts.values())
            step = next(iter(places)) if len(places) == 1 else f"{_SEVERAL.get(label, label)}"
            place = self.place / step if step else self.place
            yield Text(place, "\n".join(texts), hiding.sight, hiding, label)

    def _changes(self) -> Iterator[Text]:
        done = [(author, f"{what}, {where}, {date}") for (what, author, date), where in self.changes.items()]
        yield from by_authors(self.place / "tracked changes", done, CHANGED_BY)


def by_authors(place: Place, done: Iterable[tuple[str, str]], hiding: Hiding) -> Iterator[Text]:
    """Who did something, a name to a line, and then what each of them did. `done` is pairs of author and deed."""
    authors: dict[str, int] = {}
    lines = []
    for author, deed in done:
        number = authors.setdefault(author, len(authors) + 1)
        lines.append(f"author {number}: {deed}" if len(authors) > 1 else deed)
    if names := "\n".join(filter(None, authors)):
        yield Text(place, names, hiding.sight, hiding, "author")
    yield Text(place, "\n".join(lines), hiding.sight, hiding)


_SEVERAL = {
    "bookmark": "bookmarks",
    "editor": "permissions to edit",
    "description of a picture or shape": "descriptions of pictures",
    "name of a picture or shape": "names of pictures",
    "name of a control": "content controls",
    "items of a list": "lists to choose from",
    "text of a control": "form fields",
}
