"""Kinds: which parts of a workbook are of which kind, and whose they are.

    xl/worksheets/sheet2.xml ── comments ──▶ xl/comments1.xml         a part of sheet 2, of kind `comments`
    (nothing)                                xl/pivotCache/…2.xml     told by its content type, or else by its name

Excel goes by references alone. A part that nothing refers to any more is told by its content type or its name, so that
what was left behind is read like the rest.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package, Relation
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.workbook import Workbook
from candour.place import Place

__all__ = ["Part", "Parts"]

_ALIASES = {
    "customdataproperties": "customdataprops",
    "documenttasks": "documenttask",
    "metadata": "sheetmetadata",
    "namedsheetviews": "namedsheetview",
    "threadedcomments": "threadedcomment",
}
"""Where content type, reference and file name use different words for one kind."""
_LINKS = ("hyperlink", "external", "xl")
"""How kinds of reference to other workbooks and to pages begin."""
_MOST = 64 << 20
_NUMBER = re.compile(r"(\d{1,6})\.\w+$")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one kind. `place` is that of the sheet that refers to it, or else the workbook's."""

    name: str
    place: Place
    number: int
    """The number in its file name; where it has none, which of its kind it is, from 1."""
    is_listed: bool = True
    """False where nothing in the file refers to it."""

    def at(self, step: str) -> Place:
        """The place of what this part holds, when called so."""
        return self.place / (step if self.is_listed else f"{step} (nothing refers to it)")


@dataclass(slots=True)
class Parts:
    """All parts of a workbook, by kind."""

    package: Package
    book: Workbook
    place: Place
    _kinds: dict[str, list[Part]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        types: Mapping[str, str] = {}
        with damage(self.place, "the list of what the file's parts are", []):  # who reads the package says so
            types = self.package.types
        references = self._references()
        sheets = {sheet.part.lower(): sheet for sheet in self.book.sheets if sheet.part}
        for name in self.package.parts:
            referred = references.get(name.lower(), [])
            owner = next((sheets[owner] for _, owner in referred if owner in sheets), None)
            words = (*(kind for kind, _ in referred), *_words_for(name, types.get(name.lower(), "")))
            for kind in dict.fromkeys(_ALIASES.get(word, word) for word in words):
                same = self._kinds.setdefault(kind, [])
                number = _NUMBER.search(name)
                same.append(
                    Part(
                        name,
                        owner.place if owner else self.place,
                        int(number[1]) if number else len(same) + 1,
                        is_listed=bool(referred),
                    )
                )

    def of(self, kind: str) -> Sequence[Part]:
        """The parts of one kind, in the order of the file. The kind is the word of the reference, in lower case."""
        return self._kinds.get(kind, ())

    def elements(self, part: Part, whole: Container[str] = (), most: int = _MOST) -> Iterator[Element]:
        """The elements of a part as they go by, as `xml.passing` gives them.

        Raises:
            BadXml, LimitReached: as `xml.passing` and `Package.stream` do.
            Unreadable: as `Package.stream` does, and for a part of more than so many bytes.
        """
        return xml.passing(self._measured(part, most), whole)

    def only(self, part: Part, tag: str) -> Iterator[Element]:
        """The outermost elements of this name in a part, each whole. Raises as `elements` does."""
        return (element for element in self.elements(part, (tag,)) if element.tag == tag)

    def _measured(self, part: Part, most: int) -> Iterator[bytes]:
        size = 0
        for chunk in self.package.stream(part.name):
            size += len(chunk)
            if size > most:
                raise Unreadable(
                    f"over {most >> 20} MiB, more than any ordinary program writes; look at what made it"
                )
            yield chunk

    def _references(self) -> dict[str, list[tuple[str, str]]]:
        """For each part that is referred to: the word of the reference and the part that refers."""
        found: dict[str, list[tuple[str, str]]] = {}
        for owner in ("", *self.package.parts):
            for relation in self.relations(owner):
                if not relation.is_external:
                    reference = (relation.kind.lower(), owner.lower())
                    found.setdefault(relation.target.lower(), []).append(reference)
        return found

    def relations(self, part: str) -> tuple[Relation, ...]:
        """What a part refers to. Nothing where that cannot be read: the survey of all parts makes it a Gap."""
        with damage(self.place, "the list of what this part refers to", []):
            return self.package.relations(part)
        return ()

    def outside(self, part: str) -> Iterator[Relation]:
        """The other workbooks and the pages that a part refers to. Other things outside are read with all other parts."""
        for relation in self.relations(part):
            if relation.is_external and relation.kind.lower().startswith(_LINKS):
                yield relation


def _words_for(name: str, type_: str) -> Iterator[str]:
    """What a part's content type and its name say it is."""
    type_ = type_.lower().removesuffix("+xml")
    if type_.startswith("application/vnd."):
        yield type_.rpartition(".")[2]
    folder, file = posixpath.split(name.lower())
    if folder.split("/")[0] == "xl":
        yield posixpath.splitext(file)[0].rstrip("0123456789")
