"""Copies of words: paragraphs, lists and tables with what a reader sees of them, under styles of the copy.

paragraph ──▶ spans, links, spaces, tabs     as they are, where the reader has said them and sees them
          ──▶ fields                         the words that they show; page numbers and footers stay live
          ──▶ notes, bookmarks, changes      left out
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import Redaction, is_public_address
from candour.formats.opendocument.drawings import GROUPS, SHAPES
from candour.formats.opendocument.kept_looks import kept_value
from candour.formats.opendocument.measures import whole
from candour.formats.opendocument.style_copies import StyleCopies
from candour.formats.opendocument.table_templates import template_name
from candour.formats.opendocument.tables import AROUND_ROWS
from candour.formats.opendocument.witness import Witness
from candour.formats.xml import text_of
from candour.piece import Mask

__all__ = ["WordCopies"]

_WEB: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LIVE: Final[Mapping[str, tuple[str, ...]]] = {
    "text:page-number": ("text:select-page", "text:page-adjust", "style:num-format"),
    "text:page-count": ("style:num-format",),
    "presentation:footer": (),
    "presentation:header": (),
    "presentation:date-time": (),
}
"""Fields that go on telling what they tell, with the attributes that they keep."""
_PLAIN: Final[Mapping[str, tuple[str, ...]]] = {"text:s": ("text:c",), "text:tab": (), "text:line-break": ()}
_BREAKS: Final = {"text:s": " ", "text:tab": "\t", "text:line-break": "\n"}
_DROPPED: Final = frozenset(
    {
        "office:annotation", "office:annotation-end", "office:event-listeners", "text:bookmark", "text:bookmark-start",
        "text:bookmark-end", "text:reference-mark", "text:reference-mark-start", "text:reference-mark-end",
        "text:soft-page-break", "text:change", "text:change-start", "text:change-end", "text:note", "svg:title", "svg:desc",
        "text:script", "text:hidden-paragraph", "text:list-style",
    }
)  # fmt: skip
_CELLS: Final = ("table:table-cell", "table:covered-table-cell")
_COLUMN: Final = ("table:number-columns-repeated",)
_CELL: Final = ("table:number-columns-repeated", "table:number-columns-spanned", "table:number-rows-spanned")
_TABLE: Final = (
    "table:use-first-row-styles", "table:use-last-row-styles", "table:use-first-column-styles",
    "table:use-last-column-styles", "table:use-banding-rows-styles", "table:use-banding-columns-styles", "table:is-sub-table",
)  # fmt: skip
_MOST_SPLIT: Final = 1_024

Special = Callable[["WordCopies", Element], "list[Element]"]
"""Writes what stands among words or blocks and is no words: drawings, notes."""


@dataclass(slots=True, eq=False, repr=False)
class WordCopies:
    """The words of one part of a document."""

    witness: Witness
    styles: StyleCopies
    redaction: Redaction
    keeps: frozenset[str] = frozenset()
    """Ids of hidings whose content stays."""
    special: Mapping[str, Special] = field(default_factory=dict)
    """Elements that are written in a way of their own."""
    is_within: Callable[[str], str] = lambda _: ""
    """Where in the copy an address inside the document leads, `#page2`; nothing where it leads nowhere."""
    continued: Mapping[str, str] = field(default_factory=dict)
    """What lists are called in the copy whose numbers others go on with."""
    left_links: int = 0
    templates: set[str] = field(default_factory=set)
    """The templates of tables that are used."""

    def is_gone(self, mask: Mask | None) -> bool:
        """Whether what this keeps from sight is left out."""
        return mask is not None and mask.hiding.id not in self.keeps

    def is_left_out(self, element: Element) -> bool:
        """Whether an element is kept from sight, and left out."""
        return self.is_gone(self.witness.masks.get(element))

    def target(self, href: str, words: str) -> str:
        """Where a link on these words may lead: to an address that they show, or that says no more than where a page is."""
        told = href.partition(":")[2].strip("/")
        is_shown = bool(told) and told in words
        is_kept = is_shown or is_public_address(href) or (self.keeps_links and _WEB.fullmatch(href))
        return href if is_kept and self.redaction.text(href) == href else ""

    @property
    def keeps_links(self) -> bool:
        """Whether links stay that do not show where they lead."""
        return any(id_.endswith(".hyperlink") for id_ in self.keeps)

    # ── blocks ──────────────────────────────────────────────────────────────────────────────────────────────

    def blocks(self, elements: Iterable[Element]) -> list[Element]:
        """What stands where paragraphs do."""
        return [copy for element in elements for copy in self.block(element)]

    def block(self, element: Element) -> list[Element]:
        """One paragraph, list or table, or what stands beside them."""
        if (way := self.special.get(element.tag)) is not None:
            return way(self, element)
        if element.tag in ("text:p", "text:h"):
            return [self.paragraph(element)]
        if element.tag == "text:list":
            return self._list(element)
        if element.tag == "table:table":
            return self.table(element)
        return []

    def paragraph(self, element: Element) -> Element:
        """One paragraph or heading; of one that is kept from sight, an empty line."""
        copy = Element(element.tag)
        if element.tag == "text:h" and (level := element.get("text:outline-level", "")).isdecimal():
            copy.set("text:outline-level", level)
        if name := self.styles.name("paragraph", element.get("text:style-name", "")):
            copy.set("text:style-name", name)
        if not self.is_left_out(element):
            _Line(self, copy).write(element)
        return copy

    def _list(self, element: Element) -> list[Element]:
        copy = Element("text:list")
        if name := self.styles.list_name(element.get("text:style-name", "")):
            copy.set("text:style-name", name)
        if element.get("text:continue-numbering") == "true":
            copy.set("text:continue-numbering", "true")
        for name in ("xml:id", "text:continue-list"):
            if new := self.continued.get(element.get(name, "")):
                copy.set(name, new)
        for item in element:
            if item.tag in ("text:list-item", "text:list-header"):
                made = SubElement(copy, item.tag)
                if (start := item.get("text:start-value", "")).isdecimal():
                    made.set("text:start-value", start)
                made.extend(self.blocks(item))
                if len(item) and not len(made):
                    copy.remove(made)
        return [copy] if len(copy) else []

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────

    def table(self, element: Element) -> list[Element]:
        """A table, without the rows and columns that are kept from sight."""
        if self.is_left_out(element):
            return []
        copy = Element(
            "table:table",
            {name: value for name in _TABLE if (value := element.get(name)) in ("true", "false")},
        )
        if name := self.styles.name("table", element.get("table:style-name", "")):
            copy.set("table:style-name", name)
        if template := template_name(element.get("table:template-name", "")):
            self.templates.add(template)
            copy.set("table:template-name", template)
        gone = self._gone_columns(element)
        self._rows(element, copy, gone)
        return [copy]

    def _gone_columns(self, table: Element) -> frozenset[int]:
        """The numbers of the columns that are left out."""
        gone: set[int] = set()
        at = 0
        for column in _within(table, "table:table-column"):
            count = max(1, whole(column.get("table:number-columns-repeated", ""), 1, _MOST_SPLIT))
            if self.is_left_out(column):
                gone.update(range(at, at + count))
            at += count
        return frozenset(gone)

    def _rows(self, around: Element, copy: Element, gone: frozenset[int]) -> None:
        for child in around:
            if child.tag in AROUND_ROWS:
                inside = SubElement(copy, child.tag)
                self._rows(child, inside, gone)
                if not len(inside):
                    copy.remove(inside)
            elif child.tag == "table:table-column" and not self.is_left_out(child):
                self._named(SubElement(copy, child.tag, _said(child, _COLUMN)), child, "table-column")
            elif child.tag == "table:table-row" and not self.is_left_out(child):
                row = SubElement(copy, child.tag)
                self._named(row, child, "table-row")
                if (count := child.get("table:number-rows-repeated", "")).isdecimal():
                    row.set("table:number-rows-repeated", count)
                self._cells(child, row, gone)

    def _named(self, copy: Element, element: Element, family: str) -> None:
        if name := self.styles.name(family, element.get("table:style-name", "")):
            copy.set("table:style-name", name)
        if name := self.styles.name("table-cell", element.get("table:default-cell-style-name", "")):
            copy.set("table:default-cell-style-name", name)

    def _cells(self, row: Element, copy: Element, gone: frozenset[int]) -> None:
        at = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            count = max(1, whole(cell.get("table:number-columns-repeated", ""), 1, _MOST_SPLIT))
            left = count - sum(number in gone for number in range(at, at + count))
            at += count
            if left <= 0:
                continue
            made = SubElement(copy, cell.tag, _said(cell, _CELL))
            if left != count:
                made.set("table:number-columns-repeated", str(left))
            self._span(made, at - count, gone)
            if name := self.styles.name("table-cell", cell.get("table:style-name", "")):
                made.set("table:style-name", name)
            if not self.is_left_out(cell):
                made.extend(self.blocks(cell))
            if cell.find("text:p") is not None and made.find("text:p") is None:
                SubElement(made, "text:p")

    @staticmethod
    def _span(cell: Element, at: int, gone: frozenset[int]) -> None:
        """A cell over several columns covers fewer, where some are left out."""
        span = whole(cell.get("table:number-columns-spanned", ""), 1, _MOST_SPLIT)
        lost = sum(number in gone for number in range(at, at + span))
        if lost:
            cell.set("table:number-columns-spanned", str(max(span - lost, 1)))


class _Line:
    """One paragraph while its words are written."""

    def __init__(self, copies: WordCopies, root: Element) -> None:
        self._copies = copies
        self._root = root
        self._slots: list[tuple[Element, str, str]] = []
        """Where each text goes: into an element, or after it; a break is a text that goes nowhere."""

    def write(self, element: Element) -> None:
        """The words of a paragraph."""
        self._runs(element, self._root)
        texts = self._copies.redaction.runs([text for _, _, text in self._slots])
        for (where, kind, _), text in zip(self._slots, texts, strict=True):
            if kind == "text":
                where.text = (where.text or "") + text
            elif kind == "tail":
                where.tail = (where.tail or "") + text

    def _say(self, into: Element, text: str) -> None:
        if len(into):
            self._slots.append((into[-1], "tail", text))
        else:
            self._slots.append((into, "text", text))

    def _runs(self, element: Element, into: Element) -> None:
        """The words in an element, and what stands among them."""
        witness, copies = self._copies.witness, self._copies
        if element.text and element in witness.texts and not copies.is_gone(witness.texts[element]):
            self._say(into, element.text)
        for child in element:
            self._child(child, into)
            if child.tail and child in witness.tails and not copies.is_gone(witness.tails[child]):
                self._say(into, child.tail)

    def _child(self, child: Element, into: Element) -> None:
        tag, copies = child.tag, self._copies
        if (way := copies.special.get(tag)) is not None:
            into.extend(way(copies, child))
        elif tag in _DROPPED or tag in SHAPES or tag in GROUPS:
            return
        elif tag in _PLAIN:
            if not copies.is_left_out(child):
                SubElement(into, tag, _said(child, _PLAIN[tag]))
                self._slots.append((into, "", _BREAKS[tag]))
        elif tag in _LIVE:
            self._runs(child, SubElement(into, tag, _said(child, _LIVE[tag])))
        elif tag == "text:span":
            self._span(child, into)
        elif tag == "text:a":
            self._link(child, into)
        elif tag == "text:ruby":
            self._ruby(child, into)
        elif shown := _shown_by(child):
            self._say(into, shown)
        else:
            self._runs(child, into)

    def _span(self, child: Element, into: Element) -> None:
        copy = SubElement(into, "text:span")
        before = len(self._slots)
        self._runs(child, copy)
        if not len(copy) and not any(text for _, _, text in self._slots[before:]):
            into.remove(copy)
        elif name := self._copies.styles.name("text", child.get("text:style-name", "")):
            copy.set("text:style-name", name)

    def _link(self, child: Element, into: Element) -> None:
        """A link to the web, to what is shown, or to a place in the copy; of any other the words alone."""
        copies = self._copies
        href = child.get("xlink:href", "")
        target = copies.is_within(href) if href.startswith("#") else copies.target(href, text_of(child))
        if child.get("office:title") or not target:
            copies.left_links += 1
        if not target:
            self._span(child, into)
            return
        copy = SubElement(into, "text:a", {"xlink:type": "simple", "xlink:href": target})
        if name := copies.styles.name("text", child.get("text:style-name", "")):
            copy.set("text:style-name", name)
        self._runs(child, copy)

    def _ruby(self, child: Element, into: Element) -> None:
        name = self._copies.styles.name("ruby", child.get("text:style-name", ""))
        copy = SubElement(into, "text:ruby", {"text:style-name": name} if name else {})
        for part in child:
            if part.tag == "text:ruby-base":
                self._runs(part, SubElement(copy, part.tag))
            elif part.tag == "text:ruby-text":
                self._slots.append((SubElement(copy, part.tag), "text", text_of(part)))


def _shown_by(element: Element) -> str:
    """What a field shows that keeps its words in an attribute."""
    if element.tag == "text:hidden-text" and not text_of(element).strip():
        is_off = element.get("text:is-hidden") == "true" or element.get("text:display") == "none"
        return "" if is_off else element.get("text:string-value", "")
    if element.tag == "text:drop-down" and not text_of(element).strip():
        chosen = (label for label in element if label.get("text:current-selected") == "true")
        return next((label.get("text:value", "") for label in chosen), "")
    return ""


def _said(element: Element, names: Iterable[str]) -> dict[str, str]:
    found = ((name, element.get(name, "")) for name in names)
    return {name: value for name, value in found if value and kept_value(name, value)}


def _within(table: Element, tag: str) -> Iterable[Element]:
    """The columns or rows of a table, not those of tables inside it."""
    for child in table:
        if child.tag == tag:
            yield child
        elif child.tag in AROUND_ROWS:
            yield from _within(child, tag)
