"""The document: its styles, the rooms that read its content, and what is read after it, alike for text and slides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.colour import WHITE
from candour.formats.ooxml.damage import damage
from candour.formats.opendocument.blocks import Blocks
from candour.formats.opendocument.changes import Changes
from candour.formats.opendocument.charts import read_chart, read_formula
from candour.formats.opendocument.drawings import Drawings
from candour.formats.opendocument.fields import Fields
from candour.formats.opendocument.forms import read_forms
from candour.formats.opendocument.gathered import Gathered
from candour.formats.opendocument.meta import properties_of_flat
from candour.formats.opendocument.names import trees
from candour.formats.opendocument.package import Chunks, Package, is_package
from candour.formats.opendocument.paragraphs import Paragraphs
from candour.formats.opendocument.parts import Parts, documents_apart, kind_of
from candour.formats.opendocument.styles import Styles, ground_of
from candour.formats.opendocument.tables import Tables
from candour.formats.opendocument.walk import Walk
from candour.formats.opendocument.ways import ways
from candour.formats.wording import is_wordy
from candour.piece import Found, Gap, Mask, Text
from candour.place import Place
from candour.source import Source

__all__ = ["Document", "Sheets"]

_SHEETS = ("office:styles", "office:automatic-styles", "office:master-styles")
_DOCTYPE = re.compile(rb"<!DOCTYPE math[^\[>]*>")
_LISTED = ("style:num-prefix", "style:num-suffix", "loext:num-list-format", "style:num-list-format")


@dataclass(slots=True, eq=False, repr=False)
class Sheets:
    """The styles of a document: the common ones, those of its headers and masters, and its masters."""

    common: list[Element] = field(default_factory=list)
    automatic: list[Element] = field(default_factory=list)
    masters: list[Element] = field(default_factory=list)
    """The master pages, one after the other."""
    around: list[Element] = field(default_factory=list)
    """What else stands among the masters: layers, the handout's page."""

    def take(self, element: Element) -> None:
        """Takes one of the three sheets."""
        if element.tag == "office:styles":
            self.common.append(element)
        elif element.tag == "office:automatic-styles":
            self.automatic.append(element)
        else:
            for child in element:
                (self.masters if child.tag == "style:master-page" else self.around).append(child)

    def styles(self, own: list[Element] | None = None) -> Styles:
        """The styles that the masters use; or, with its own automatic ones, the content."""
        return Styles.of([*self.common, *(self.automatic if own is None else own)])

    def layout(self, master: Element) -> Element | None:
        """The properties of the page that a master is for."""
        layouts = self.styles().layouts
        layout = layouts.get(master.get("style:page-layout-name", ""))
        return layout.find("style:page-layout-properties") if layout is not None else None


@dataclass(slots=True, eq=False, repr=False)
class Document:
    """One document while it is read."""

    format_id: str
    source: Source
    walk: Walk
    sheets: Sheets
    package: Package | None
    tables: Tables
    blocks: Blocks
    changes: Changes
    forms: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    """Comments in the XML."""
    own: list[Element] = field(default_factory=list)
    """The automatic styles of the content."""
    is_whole: bool = True
    """Whether the content was read to its end: only then can one say what it does not use."""

    @classmethod
    def of(cls, source: Source, format_id: str) -> Document:
        """The document in these bytes.

        Raises:
            Unreadable: where it is no package that can be read.
        """
        package = Package.of(source) if is_package(source) else None
        parts = frozenset(package.archive.names) if package else frozenset[str]()
        walk = Walk(source, Gathered(source.place, ways(format_id), parts))
        Paragraphs(walk)
        Fields(walk)
        Drawings(walk)
        return cls(
            format_id, source, walk, Sheets(), package, Tables(walk), Blocks(walk), Changes(walk)
        )  # fmt: skip

    @property
    def place(self) -> Place:
        """Where the document is."""
        return self.source.place

    def content(self) -> Chunks:
        """The bytes of the content."""
        if self.package:
            return self.package.chunks("content.xml")
        data = bytes(self.source.data)
        return lambda: (data,)

    def read_styles(self) -> Iterator[Gap]:
        """The styles of a package; where they cannot be read, all text looks ordinary, and a Gap says so."""
        gaps: list[Gap] = []
        if self.package and self.package.has("styles.xml"):
            with damage(self.place / "styles.xml", "the document's styles, which say what is hidden,", gaps):
                found = trees(self.package.chunks("styles.xml")(), *_SHEETS)
                for name in _SHEETS:
                    if name in found:
                        self.sheets.take(found[name])
        yield from gaps

    def take_sheet(self, element: Element) -> None:
        """Styles in the content: its own automatic ones; in one XML file all of them, before the text."""
        if element.tag == "office:automatic-styles":
            self.own.append(element)
        else:
            self.sheets.take(element)

    def set_styles(self) -> None:
        """Makes the styles ready, once the text begins."""
        if self.package is None:
            self.sheets.automatic = self.own
        self.walk.styles = self.sheets.styles(self.own)
        for master in self.sheets.masters:
            self.walk.pages[master.get("style:name", "")] = self.page_colour(master)

    def page_colour(self, master: Element) -> int:
        """What the pages of a master are painted with."""
        properties = self.sheets.layout(master)
        ground = ground_of(properties) if properties is not None else None
        return WHITE if ground is None or ground < -1 else ground

    # ── what comes after the content ────────────────────────────────────────────────────────────────────────

    def read_rest(self) -> Iterator[Found]:
        """Forms, lists, names and comments, then the other parts of the package or the properties of the one file."""
        walk, gathered = self.walk, self.walk.gathered
        walk.end_sides()
        read_forms(walk, self.forms)
        self._read_lists()
        for sheet in (*self.sheets.common, *self.sheets.automatic):
            for style in sheet.findall("style:style"):
                if "style:parent-style-name" in style.attrib:
                    name = style.get("style:display-name") or style.get("style:name") or ""
                    gathered.note_name("name of a style", name, self.place / "styles")
        yield from walk.fetch()
        yield from gathered.told()
        for what, lines in (("stray-words", walk.strays), ("xml-comment", self.comments)):
            hiding = gathered.ways[what]
            if text := "\n".join(filter(is_wordy, lines)):
                yield Text(self.place, text, hiding.sight, hiding)
        if self.package:
            yield from self._parts(self.package).read()
        else:
            yield from properties_of_flat(self.content()(), self.place, gathered.ways)

    def _parts(self, package: Package) -> Parts:
        gathered = self.walk.gathered
        return Parts(
            package,
            self.format_id,
            gathered.ways,
            self._read_object,
            gathered.pins,
            Mask.of(gathered.ways["embedded-file"]),
            documents_apart(package),
        )

    def _read_object(self, part: str, place: Place, under: Mask | None) -> Iterator[Found]:
        """A chart or a formula."""
        package = self.package
        if package is None:
            return
        is_chart = kind_of(package, part.removesuffix("content.xml")).endswith("chart")
        data = package.archive.read(part)
        if not is_chart:
            data = _DOCTYPE.sub(b"", data, count=1)  # older programs named the rules of formulas
        for root in trees((data,), "office:chart", "office:document-content", "math:math").values():
            read = read_chart if is_chart else read_formula
            yield from read(root, place, self.walk.gathered.ways, under)
            break

    def _read_lists(self) -> None:
        """Words that stand before each item of a list: seen where the list is used, else a name that somebody gave."""
        walk = self.walk
        all_styles = (self.sheets.styles(self.own), walk.styles)
        used = set(walk.gathered.lists)
        for style in (style for styles in all_styles for style in styles.all()):
            used.add(style.get("style:list-style-name", ""))
        shown: dict[str, None] = {}
        for name, style in (item for styles in all_styles for item in styles.lists.items()):
            for level in style:
                for words in (level.get(attribute, "") for attribute in _LISTED):
                    if not is_wordy(words):
                        continue
                    if name in used or style.tag == "text:outline-style":
                        shown.setdefault(words)
                    else:
                        walk.gathered.note_name("words of a list", words, self.place / "numbering")
        if shown:
            walk.tell(Text(self.place / "numbering", "\n".join(shown)))
