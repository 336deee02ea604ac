"""Document: the parts of one copy, written one after the other: what refers to others comes before them.

body ──▶ notes ──▶ headers and footers ──▶ lists ──▶ styles ──▶ settings, theme ──▶ links, pictures
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import Change
from candour.formats.docx import main_part
from candour.formats.docx.copying.blocks import Blocks
from candour.formats.docx.copying.charts import write_charts
from candour.formats.docx.copying.comments import comments_part
from candour.formats.docx.copying.links import settle_links
from candour.formats.docx.copying.lists import Lists
from candour.formats.docx.copying.naming import Named, number_drawings, rename
from candour.formats.docx.copying.notes import notes_part
from candour.formats.docx.copying.properties import add_properties
from candour.formats.docx.copying.runs import join_runs
from candour.formats.docx.copying.sections import section
from candour.formats.docx.copying.settings import settings_part
from candour.formats.docx.copying.spelling import made, spelled
from candour.formats.docx.copying.state import Copy, Part
from candour.formats.docx.copying.styles import styles_part
from candour.formats.docx.copying.theme import theme_part
from candour.formats.docx.trees import tree_of

__all__ = ["Document"]

_MAIN: Final = "word/document.xml"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DONE: Final = {
    "objects-drawn": "Embedded objects became the pictures that they show.",
    "smartart-drawn": "SmartArt became the shapes that it was drawn as.",
}
_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"


class Document:
    """A copy of a document while its parts are written."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._old = main_part(copy.package) or ""
        self._roots: dict[str, tuple[str, Element]] = {}
        """The root of each part of Word's own, with its type."""

    def packed(self) -> bytes:
        """The copy.

        Raises:
            CannotClean: where what is seen cannot be written.
        """
        copy = self._copy
        copy.new.relate("", "officeDocument", _MAIN)
        self._take_styles()
        headings = self._name_headings()
        main = Part.of(copy, _MAIN, self._old)
        self._write(_MAIN, "document.main", self._body(main))
        for name, old in headings.items():
            part = Part.of(copy, name, old)
            kind = "header" if "header" in name else "footer"
            root = "hdr" if kind == "header" else "ftr"
            self._write(name, kind, made(root, children=Blocks(part).of(part.story.root)))
        lines = {kind: self._write_notes(kind) for kind in ("footnote", "endnote")}
        self._write_comments()
        self._write_looks()
        self._write_settings(lines)
        roots = [written for _, written in self._roots.values()]
        settle_links(copy, roots)
        join_runs(roots)
        number_drawings(roots)
        for name, (type_, written) in self._roots.items():
            copy.new.add(name, f"{_TYPE}{type_}+xml", spelled(written))
        add_properties(copy)
        write_charts(copy)
        copy.pictures.add_all()
        return copy.new.packed()

    def changes(self) -> Iterator[Change]:
        """What was done to what is seen."""
        yield from (Change(id_, _DONE[id_], count) for id_, count in sorted(self._copy.done.items()))
        yield from self._copy.pictures.changes.values()

    # ── what comes first ────────────────────────────────────────────────────────────────────────────────────

    def _trees(self, kind: str) -> Iterator[tuple[str, Element]]:
        """The parts of one kind, as elements."""
        for part in self._copy.package.related(self._old, kind):
            yield part, tree_of(self._copy.package, part)

    def _take_styles(self) -> None:
        for _, root in self._trees("styles"):
            for element in root.findall("style"):
                self._copy.known_styles.setdefault(element.get("styleId", ""), element)

    def _name_headings(self) -> dict[str, str]:
        """The headers and footers that pages show, by their new names in the order of the old relations."""
        copy = self._copy
        names: dict[str, str] = {}
        for relation in copy.package.relations(self._old):
            pinned = copy.gathered.pins.get(relation.target)
            if (
                relation.kind not in ("header", "footer")
                or relation.target not in copy.package
                or pinned is None
            ):
                continue
            if copy.keeps(pinned[1]):
                name = names.get(relation.target) or copy.new.next_name(f"word/{relation.kind}")
                names[relation.target] = name
                copy.headings[relation.id] = copy.new.relate(_MAIN, relation.kind, name)
        return {new: old for old, new in names.items()}

    # ── the parts ───────────────────────────────────────────────────────────────────────────────────────────

    def _write(self, name: str, type_: str, root: Element) -> None:
        self._roots[name] = (type_, root)

    def _body(self, main: Part) -> Element:
        body = main.story.root.find("body")
        written = made("body", children=Blocks(main).of(body if body is not None else made("body")))
        last = body.findall("sectPr") if body is not None else []
        written.extend(section(main, one) for one in last[-1:])
        page = main.story.root.find("background")
        colour = page.get("color", "") if page is not None else ""
        if len(colour) != 6 or not colour.isalnum():
            return made("document", children=[written])
        return made("document", children=[made("background", {"color": colour}), written])

    def _write_notes(self, kind: str) -> list[Element]:
        copy = self._copy
        for old in copy.package.related(self._old, f"{kind}s") if kind in copy.notes else ():
            name = f"word/{kind}s.xml"
            found = notes_part(copy, Part.of(copy, name, old), kind)
            if found is not None:
                self._write(name, f"{kind}s", found[0])
                copy.new.relate(_MAIN, f"{kind}s", name)
                return found[1]
        return []

    def _write_comments(self) -> None:
        copy = self._copy
        for old in copy.package.related(self._old, "comments"):
            name = "word/comments.xml"
            root = comments_part(copy, name, old)
            if root is not None:
                self._write(name, "comments", root)
                copy.new.relate(_MAIN, "comments", name)

    def _write_looks(self) -> None:
        """Lists and styles: those that are named in what has been written, and those that these name."""
        copy = self._copy
        found = next(self._trees("numbering"), None)
        old, root = found or ("", made("numbering"))
        targets = {relation.id: relation for relation in copy.package.relations(old)} if old else {}
        name = "word/numbering.xml"
        lists = Lists(copy, Part(copy, name, old, copy.witness.stories[self._old], targets), root)
        named = Named.of(copy, lists, [root for _, root in self._roots.values()])
        defaults = next((one.find("docDefaults") for _, one in self._trees("styles")), None)
        styles, ids = styles_part(copy, named.styles, defaults)
        self._write("word/styles.xml", "styles", styles)
        copy.new.relate(_MAIN, "styles", "word/styles.xml")
        numbering, numbers = lists.written(named.lists, named.styles)
        if numbering is not None:
            self._write(name, "numbering", numbering)
            copy.new.relate(_MAIN, "numbering", name)
        rename([root for _, root in self._roots.values()], ids, numbers)

    def _write_settings(self, lines: dict[str, list[Element]]) -> None:
        copy = self._copy
        root = next((root for _, root in self._trees("settings")), None)
        self._write("word/settings.xml", "settings", settings_part(root, lines))
        copy.new.relate(_MAIN, "settings", "word/settings.xml")
        for old in copy.package.related(self._old, "theme")[:1]:
            written = theme_part(copy.package.peek(old))
            if written is not None:
                copy.new.add("word/theme/theme1.xml", _THEME, spelled(written))
                copy.new.relate(_MAIN, "theme", "word/theme/theme1.xml")
