"""State: what all rooms of the writer share while one copy is made: what may be seen, and what is to be settled at its end.

Styles, lists, bookmarks and notes get their new names last, when all that is used is known: until then their references keep
the old ones, and lie here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean, Inner, Redaction, Wishes
from candour.formats.docx.copying.pictures import Pictures
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.witness import Story, Witness
from candour.formats.docx.gathered import Gathered
from candour.formats.ooxml.package import Package, Relation
from candour.formats.ooxml.writing import NewPackage
from candour.piece import Mask
from candour.source import Source

__all__ = ["DAMAGED", "Bookmark", "Copy", "Link", "PageReference", "Part"]

DAMAGED: Final = "no clean copy can be made, because the document is damaged: open it in Word, save it anew, and clean that"


@dataclass(frozen=True, slots=True)
class Link:
    """A link that has been written: to an address, or to a place in the document."""

    element: Element
    part: Part
    target: str = ""
    tip: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """The beginning of a bookmark that has been written, with its old name and number."""

    element: Element
    name: str
    number: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PageReference:
    """A field that shows the page of a bookmark: its code, the bookmark's old name, and the runs that make it a field."""

    code: Element
    anchor: str
    runs: tuple[Element, ...]


@dataclass(slots=True)
class Copy:
    """A copy that is being made."""

    source: Source
    wishes: Wishes
    inner: Inner
    witness: Witness
    known_styles: dict[str, Element] = field(default_factory=dict)
    """The styles of the file, by their ids."""
    new: NewPackage = field(default_factory=NewPackage)
    looks: dict[object, Element | None] = field(default_factory=dict)
    """The looks of letters met so far, by what they are in the file."""
    charts: dict[str, str] = field(default_factory=dict)
    """The new part of each chart, by the old one."""
    notes: dict[str, dict[str, list[Element]]] = field(default_factory=dict)
    """The references to each note, by kind and old number."""
    links: list[Link] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    bookmark_ends: list[tuple[Element, tuple[str, str]]] = field(default_factory=list)
    page_references: list[PageReference] = field(default_factory=list)
    over_lines: dict[int, list[tuple[str, list[Element]]]] = field(default_factory=dict)
    """The turns of each field that goes over several paragraphs, with the runs that make it one."""
    done: Counter[str] = field(default_factory=Counter)
    """What was done to what is seen, and how often."""
    headings: dict[str, str] = field(default_factory=dict)
    """The new relation of each header and footer, by the old one."""
    is_in_cell: bool = False
    """Whether what is being written is all that stands in a cell: short values are blacked out only there."""
    pictures: Pictures = field(init=False)
    _values: Redaction = field(init=False)

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.package, self.new, self.inner)
        self._values = Redaction(self.wishes.redaction.values)

    @property
    def gathered(self) -> Gathered:
        """What the reader has gathered."""
        return self.witness.gathered

    @property
    def package(self) -> Package:
        """The file being copied."""
        return self.witness.gathered.package

    @property
    def redaction(self) -> Redaction:
        """The values to be blacked out here."""
        return self.wishes.redaction if self.is_in_cell else self._values

    def keeps(self, mask: Mask | None) -> bool:
        """Whether what this keeps from sight, or nothing does, stands in the copy."""
        return mask is None or mask.hiding.id in self.wishes.keeps

    def named_style(self, element: Element) -> list[Element]:
        """An element that names a style, where there is such a style."""
        id_ = element.get("val", "")
        if id_ not in self.known_styles:
            return []
        return [made(element.tag, {"val": id_})]


@dataclass(frozen=True, slots=True)
class Part:
    """One part that is being written, from a part of the file."""

    copy: Copy
    name: str
    old: str
    story: Story
    targets: dict[str, Relation]

    @classmethod
    def of(cls, copy: Copy, name: str, old: str) -> Part:
        """The part of this name, written from an old one.

        Raises:
            CannotClean: where the old one could not be read to its end.
        """
        if old not in copy.gathered.walked:
            raise CannotClean(DAMAGED)
        targets = {relation.id: relation for relation in copy.package.relations(old)}
        return cls(copy, name, old, copy.witness.stories[old], targets)

    def is_seen(self, element: Element) -> bool:
        """Whether an element stands in the copy: nothing keeps it from sight, or it stays on purpose."""
        return self.copy.keeps(self.story.masks.get(element))

    def relate(self, kind: str, target: str, *, is_external: bool = False) -> str:
        """The id by which the part refers to another."""
        return self.copy.new.relate(self.name, kind, target, is_external=is_external)
