"""Document: the package of a new Word document, from sections of blocks.

word/document.xml ──▶ headers and footers, footnotes and endnotes, pictures
word/styles.xml       headings by their levels; how letters look is said of the letters
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.document_writing.lists import lists_of
from candour.formats.document_writing.model import (
    Block,
    ListKind,
    Note,
    Page,
    Paragraph,
    Picture,
    Section,
    Table,
)
from candour.formats.document_writing.paragraphs import Paragraphs
from candour.formats.document_writing.tables import table_of
from candour.formats.ooxml.writing import NewPackage

__all__ = ["document_of"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN: Final = "word/document.xml"
_NOTES: Final = ("footnote", "endnote")
_SEPARATORS: Final = (("-1", "separator"), ("0", "continuationSeparator"))
_FIRST_NOTE: Final = 1


def document_of(
    sections: Iterable[Section], font: str = "", lists: Mapping[int, ListKind] | None = None
) -> bytes:
    """A document of these sections. `font` is what letters have of which nothing is said; `lists` are those of its items."""
    return _Document(font).packed([*sections], lists or {})


class _Document:
    """A document while it is written."""

    def __init__(self, font: str) -> None:
        self._font = font
        self._new = NewPackage()
        self._pictures: dict[bytes, str] = {}
        self._notes: dict[str, list[Element]] = {noun: [] for noun in _NOTES}
        self._has_even = False

    def packed(self, sections: list[Section], lists: Mapping[int, ListKind]) -> bytes:
        """The package."""
        new = self._new
        new.relate("", "officeDocument", _MAIN)
        body = Element("w:body")
        for number, section in enumerate(sections):
            self._blocks(_MAIN, section.blocks, body)
            ending = self._section(section)
            if number < len(sections) - 1:
                SubElement(SubElement(SubElement(body, "w:p"), "w:pPr"), "w:sectPr").extend(ending)
            else:
                body.append(ending)
        root = Element("w:document")
        root.append(body)
        new.add(_MAIN, f"{_TYPE}document.main+xml", root)
        for noun in _NOTES:
            self._add_notes(noun)
        if lists:
            self._add("numbering", lists_of(lists))
        self._add("styles", self._styles())
        self._add("settings", self._settings())
        for data, name in self._pictures.items():
            new.add(name, "", data)
        return new.packed()

    def _add(self, kind: str, root: Element) -> None:
        name = f"word/{kind}.xml"
        self._new.add(name, f"{_TYPE}{kind}+xml", root)
        self._new.relate(_MAIN, kind, name)

    # ── blocks ──────────────────────────────────────────────────────────────────────────────────────────────

    def _room(self, part: str) -> Paragraphs:
        new = self._new
        return Paragraphs(
            lambda picture: new.relate(part, "image", self._picture(picture)),
            self._note,
            lambda address: new.relate(part, "hyperlink", address, is_external=True),
        )

    def _blocks(self, part: str, blocks: Iterable[Block], into: Element) -> None:
        room = self._room(part)
        last: Block | None = None
        for last in blocks:
            self._block(last, room, into)
        if isinstance(last, Table):
            SubElement(into, "w:p")  # every part ends in a paragraph, and two tables are kept apart

    def _block(self, block: Block, room: Paragraphs, into: Element) -> None:
        if isinstance(block, Paragraph):
            into.append(room.paragraph(block))
            return
        if len(into) and into[-1].tag == "w:tbl":
            SubElement(into, "w:p")

        def inside(blocks: Iterable[Block], cell: Element) -> None:
            for each in blocks:
                self._block(each, room, cell)

        into.append(table_of(block, inside))

    def _picture(self, picture: Picture) -> str:
        if picture.data not in self._pictures:
            self._pictures[picture.data] = self._new.next_name("word/media/image", picture.ending)
        return self._pictures[picture.data]

    # ── notes, headers, footers ─────────────────────────────────────────────────────────────────────────────

    def _note(self, note: Note) -> int:
        noun = "endnote" if note.is_at_end else "footnote"
        number = _FIRST_NOTE + len(self._notes[noun])
        element = Element(f"w:{noun}", {"w:id": str(number)})
        self._notes[noun].append(element)
        room = self._room(f"word/{noun}s.xml")
        mark = Element("w:r")
        SubElement(SubElement(mark, "w:rPr"), "w:vertAlign", {"w:val": "superscript"})
        SubElement(mark, f"w:{noun}Ref")
        blocks = note.blocks or [Paragraph()]
        for at, block in enumerate(blocks):
            if at == 0 and isinstance(block, Paragraph) and not note.mark:
                element.append(room.paragraph(block, [mark]))
            else:
                self._block(block, room, element)
        return number

    def _add_notes(self, noun: str) -> None:
        written = self._notes[noun]
        if not written:
            return
        root = Element(f"w:{noun}s")
        for id_, kind in _SEPARATORS:
            separator = SubElement(root, f"w:{noun}", {"w:type": kind, "w:id": id_})
            SubElement(SubElement(SubElement(separator, "w:p"), "w:r"), f"w:{kind}")
        root.extend(written)
        self._add(f"{noun}s", root)

    def _section(self, section: Section) -> Element:
        properties = Element("w:sectPr")
        for name, blocks in section.headings.items():
            noun, _, which = name.partition(" ")
            part = self._new.next_name(f"word/{noun}")
            root = Element("w:hdr" if noun == "header" else "w:ftr")
            self._blocks(part, blocks or [Paragraph()], root)
            self._new.add(part, f"{_TYPE}{noun}+xml", root)
            said = {"w:type": which or "default", "r:id": self._new.relate(_MAIN, noun, part)}
            SubElement(properties, f"w:{noun}Reference", said)
            self._has_even = self._has_even or which == "even"
        _page(section.page, properties)
        return properties

    # ── looks ───────────────────────────────────────────────────────────────────────────────────────────────

    def _styles(self) -> Element:
        root = Element("w:styles")
        defaults = SubElement(SubElement(SubElement(root, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
        font = self._font or "Times New Roman"
        SubElement(defaults, "w:rFonts", {f"w:{kind}": font for kind in ("ascii", "hAnsi", "cs", "eastAsia")})
        normal = SubElement(root, "w:style", {"w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"})
        SubElement(normal, "w:name", {"w:val": "Normal"})
        for level in range(1, 10):
            style = SubElement(root, "w:style", {"w:type": "paragraph", "w:styleId": f"Heading{level}"})
            SubElement(style, "w:name", {"w:val": f"heading {level}"})
            SubElement(style, "w:basedOn", {"w:val": "Normal"})
            SubElement(SubElement(style, "w:pPr"), "w:outlineLvl", {"w:val": str(level - 1)})
        return root

    def _settings(self) -> Element:
        root = Element("w:settings")
        if self._has_even:
            SubElement(root, "w:evenAndOddHeaders")
        for noun in _NOTES:
            if self._notes[noun]:
                around = SubElement(root, f"w:{noun}Pr")
                for id_, _ in _SEPARATORS:
                    SubElement(around, f"w:{noun}", {"w:id": id_})
        return root


def _page(page: Page, properties: Element) -> None:
    SubElement(properties, "w:type", {"w:val": page.kind})
    size = {"w:w": str(page.width), "w:h": str(page.height)}
    if page.width > page.height:
        size["w:orient"] = "landscape"
    SubElement(properties, "w:pgSz", size)
    sides = ("top", "right", "bottom", "left", "header", "footer")
    SubElement(
        properties, "w:pgMar", {**{f"w:{side}": str(getattr(page, side)) for side in sides}, "w:gutter": "0"}
    )
    if page.columns > 1:
        SubElement(properties, "w:cols", {"w:num": str(min(page.columns, 45)), "w:space": "708"})
    if page.has_first:
        SubElement(properties, "w:titlePg")
