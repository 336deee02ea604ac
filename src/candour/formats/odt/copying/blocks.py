"""Blocks in a copy: sections, indexes, notes and comments, and the places that links lead to.

hidden paragraph ──▶ gone, as on the page; one in white letters leaves its line
index            ──▶ a section with the words that it shows
note             ──▶ its mark and its words
bookmark         ──▶ `mark1`, where a link that is seen leads to it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element, SubElement

from candour.formats.opendocument.blocks import INDEXES
from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.word_copies import Special, WordCopies
from candour.formats.wording import is_wordy
from candour.formats.xml import text_of
from candour.piece import Mask

__all__ = ["BlockCopies", "continued_lists"]

_GONE_WITH_ITS_LINE: Final = frozenset({"hidden-text", "hidden-section", "tracked-change"})
"""What takes no room on the page where it is out of sight."""
_CONTAINERS: Final = (
    "text:index-body", "text:index-title", "office:text", "office:body", "office:document-content", "office:document",
    "text:numbered-paragraph",
)  # fmt: skip
_BESIDE: Final = frozenset((*SHAPES, *GROUPS, "text:note"))
_CLASSES: Final = ("footnote", "endnote")


@dataclass(slots=True, eq=False, repr=False)
class BlockCopies:
    """The blocks of one text."""

    keeps_comments: bool = False
    keeps_covered: bool = False
    sections: int = 0
    marks: dict[str, str] = field(default_factory=dict)
    """What bookmarks are called in the copy to which links lead."""

    def special(self) -> dict[str, Special]:
        """What is to be asked of this room, by the elements."""
        return {
            **dict.fromkeys(("text:p", "text:h"), self._paragraph),
            **dict.fromkeys(("text:section", *INDEXES), self._section),
            **dict.fromkeys(_CONTAINERS, lambda words, element: words.blocks(element)),
            "text:note": self._note,
            "office:annotation": self._comment,
            **dict.fromkeys(("text:bookmark", "text:bookmark-start"), self._mark),
        }

    # ── blocks ──────────────────────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, words: WordCopies, element: Element) -> list[Element]:
        mask = words.witness.masks.get(element)
        if words.is_gone(mask) and _takes_no_room(mask):
            return []
        if (lines := words.witness.covered.get(element)) and not self.keeps_covered:
            return self._covered(words, element, lines)
        if self._is_hidden(words, element):
            return []
        return [words.paragraph(element)]

    @staticmethod
    def _covered(words: WordCopies, element: Element, lines: int) -> list[Element]:
        """What is not words in a paragraph under something, and as many lines as it took, so that what follows stays in its place."""
        bare = Element(element.tag, element.attrib)
        bare.extend(_beside_words(element))
        blank = Element(element.tag, element.attrib)
        return [words.paragraph(bare), *(words.paragraph(blank) for _ in range(lines - 1))]

    def _is_hidden(self, words: WordCopies, paragraph: Element) -> bool:
        """Whether all the words of a paragraph are hidden, so that it takes no room."""
        if any(each.tag in SHAPES and not words.is_left_out(each) for each in paragraph.iter()):
            return False
        witness = words.witness
        masks = [
            witness.texts[each]
            for each in paragraph.iter()
            if (each.text or "").strip() and each in witness.texts
        ]
        masks += [
            witness.tails[each]
            for each in paragraph.iter()
            if (each.tail or "").strip() and each in witness.tails
        ]
        return bool(masks) and all(words.is_gone(mask) and _takes_no_room(mask) for mask in masks)

    def _section(self, words: WordCopies, element: Element) -> list[Element]:
        """A section that is seen, or an index as it stands."""
        if words.is_left_out(element):
            return []
        inside = words.blocks(element)
        if not inside:
            return []
        self.sections += 1
        copy = Element("text:section", {"text:name": f"Section{self.sections}"})
        if name := words.styles.name("section", element.get("text:style-name", "")):
            copy.set("text:style-name", name)
        copy.extend(inside)
        return [copy]

    # ── among words ─────────────────────────────────────────────────────────────────────────────────────────

    def _note(self, words: WordCopies, element: Element) -> list[Element]:
        class_ = element.get("text:note-class", "")
        body = element.find("text:note-body")
        if words.is_left_out(element) or body is None:
            return []
        copy = Element("text:note", {"text:note-class": class_ if class_ in _CLASSES else _CLASSES[0]})
        citation = element.find("text:note-citation")
        mark = SubElement(copy, "text:note-citation")
        if citation is not None:
            label = words.redaction.text(text_of(citation)) if citation.get("text:label") else ""
            if label:
                mark.set("text:label", label)
            if is_wordy(label):  # a number is worked out again
                mark.text = label
        SubElement(copy, "text:note-body").extend(words.blocks(body))
        return [copy]

    def _comment(self, words: WordCopies, element: Element) -> list[Element]:
        """A comment that is kept, without who wrote it and when."""
        if not self.keeps_comments:
            return []
        copy = Element("office:annotation")
        copy.extend(words.blocks(element))
        return [copy]

    # ── places ──────────────────────────────────────────────────────────────────────────────────────────────

    def note_links(self, trunk: Element) -> None:
        """Takes note of the bookmarks to which links lead."""
        there = set(_bookmarks(trunk))
        for link in trunk.iter("text:a"):
            name = _place_in(link.get("xlink:href", ""))
            if name in there:
                self.marks.setdefault(name, f"mark{len(self.marks) + 1}")

    def within(self, address: str) -> str:
        """Where in the copy an address inside the document leads."""
        name = self.marks.get(_place_in(address), "")
        return f"#{name}" if name else ""

    def _mark(self, words: WordCopies, element: Element) -> list[Element]:  # noqa: ARG002  (as every special room is asked)
        name = self.marks.get(element.get("text:name", ""), "")
        return [Element("text:bookmark", {"text:name": name})] if name else []


def continued_lists(trunk: Element) -> dict[str, str]:
    """What lists are called in the copy whose numbers others go on with."""
    names = (found.get("text:continue-list", "") for found in trunk.iter("text:list"))
    return {name: f"list{number}" for number, name in enumerate(dict.fromkeys(filter(None, names)), 1)}


def _bookmarks(trunk: Element) -> Iterator[str]:
    for tag in ("text:bookmark", "text:bookmark-start"):
        for found in trunk.iter(tag):
            yield found.get("text:name", "")


def _place_in(address: str) -> str:
    return unquote(address[1:]) if address.startswith("#") else ""


def _beside_words(element: Element) -> Iterator[Element]:
    """The drawings and notes in a paragraph."""
    for child in element:
        if child.tag in _BESIDE:
            child.tail = None
            yield child
        else:
            yield from _beside_words(child)


def _takes_no_room(mask: Mask | None) -> bool:
    return mask is not None and mask.hiding.id.partition(".")[2] in _GONE_WITH_ITS_LINE
