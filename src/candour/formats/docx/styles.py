"""Styles: what the styles of a document say of the text that is set in them.

docDefaults ──▶ every run                      a style says what it says, and for the rest what the one it is
paragraph ── basedOn ──▶ paragraph …           based on says
character ── basedOn ──▶ character …
table     ── basedOn ──▶ table …    and, besides, what holds for its first row, its banded rows, its corners …
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from xml.etree.ElementTree import Element

from candour.formats.colour import Palette
from candour.formats.docx.geometry import VEILS, why_off
from candour.formats.docx.looks import NO_FILL, Colours, Look, Property, fill_of, is_on, look_of, number
from candour.formats.docx.trees import SMALL, tree_of, tree_of_small
from candour.formats.keeping import kept
from candour.formats.ooxml.package import Package
from candour.piece import Mask

__all__ = ["Style", "Styles", "TableLook", "properties_of", "styles_of"]

_NO_OUTLINE = 9
_CONDITIONS = (
    "wholeTable", "band1Vert", "band2Vert", "band1Horz", "band2Horz", "firstCol", "lastCol", "firstRow", "lastRow",
    "neCell", "nwCell", "seCell", "swCell",
)  # fmt: skip
"""From the weakest to the strongest."""


@dataclass(frozen=True, slots=True)
class TableLook:
    """What a table's style says of one of its cells: of its text, and of what is behind it."""

    look: Look = field(default_factory=Look)
    fill: int | None = None

    def over(self, other: TableLook) -> TableLook:
        """This, and where it says nothing what the other says."""
        return TableLook(self.look.over(other.look), other.fill if self.fill is None else self.fill)


@dataclass(frozen=True, slots=True)
class Style:
    """One style, with what it takes over from those it is based on."""

    look: Look = field(default_factory=Look)
    fill: int | None = None
    """What a paragraph style puts behind its paragraphs."""
    outline: int = _NO_OUTLINE
    """The level of a heading, from 0; body text is 9."""
    veils: dict[str, Mask | None] = field(default_factory=dict)
    """What puts its paragraphs out of sight, by the property that does."""
    cells: dict[str, TableLook] = field(default_factory=dict)
    """By condition, of a table style."""


_NO_STYLE = Style()


@dataclass(slots=True)
class Styles:
    """All styles of a document."""

    colours: Colours = field(default_factory=Colours)
    defaults: Look = field(default_factory=Look)
    paragraph: str = ""
    """The style of paragraphs that name none."""
    table: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """The names that people gave, by the style's id."""
    lists: frozenset[str] = frozenset()
    """The numbers of the lists that styles use."""
    _elements: Mapping[str, Element] = field(default_factory=dict)
    _found: dict[str, Style] = field(default_factory=dict)
    _plain: dict[str, frozenset[str]] = field(default_factory=dict)
    _numbered: dict[str, str] | None = None

    def of(self, id_: str) -> Style:
        """The style of this id; one that says nothing where there is none."""
        found = self._found.get(id_)
        if found is None:
            found = self._found[id_] = self._merged(id_)
        return found

    def _merged(self, id_: str) -> Style:
        chain: dict[str, Element] = {}
        while id_ in self._elements and id_ not in self._found and id_ not in chain:
            chain[id_] = self._elements[id_]
            below = chain[id_].find("basedOn")
            id_ = below.get("val", "") if below is not None else ""
        style = self._found.get(id_, _NO_STYLE)
        for each in reversed(chain):
            style = self._found[each] = self._own(chain[each], style)
        return style

    def _own(self, element: Element, below: Style) -> Style:
        look = look_of(properties_of(element.find("rPr")), self.colours).over(below.look)
        said = {child.tag: child for held in reversed(element.findall("pPr")) for child in reversed(held)}
        shading, level = said.get("shd"), said.get("outlineLvl")
        fill = self.colours.of_shading(shading.attrib) if shading is not None else None
        cells = dict(below.cells)
        for condition, own in self._cells(element):
            cells[condition] = own.over(cells.get(condition, TableLook()))
        outline = int(number(level.get("val"), _NO_OUTLINE)) if level is not None else below.outline
        veils = {name: why_off(name, said[name].attrib) for name in VEILS if name in said}
        fill = below.fill if fill is None else fill
        return Style(replace(look, style=""), fill, outline, {**below.veils, **veils}, cells)

    def _cells(self, element: Element) -> Iterator[tuple[str, TableLook]]:
        if element.get("type") != "table":
            return
        yield "wholeTable", self._cell(element)
        for part in element.findall("tblStylePr"):
            yield part.get("type", ""), self._cell(part)

    def _cell(self, element: Element) -> TableLook:
        look = look_of(properties_of(element.find("rPr")), self.colours)
        shadings = [element.find(path) for path in ("tcPr/shd", "pPr/shd", "tblPr/shd")]
        fills = [self.colours.of_shading(shading.attrib) for shading in shadings if shading is not None]
        return TableLook(look, next((fill for fill in fills if fill not in (None, NO_FILL)), None))

    def numbered(self) -> dict[str, str]:
        """The numbers of the lists that paragraph styles belong to, by the style's id."""
        if self._numbered is None:
            numbers = ((id_, self._list_of(id_)) for id_ in (self._elements if self.lists else ()))
            self._numbered = {id_: number for id_, number in numbers if number not in ("", "0")}
        return self._numbered

    def _list_of(self, id_: str) -> str:
        met: set[str] = set()
        while id_ in self._elements and id_ not in met:
            met.add(id_)
            used, below = (self._elements[id_].find(path) for path in ("pPr/numPr/numId", "basedOn"))
            if used is not None:
                return used.get("val", "")
            id_ = below.get("val", "") if below is not None else ""
        return ""

    def plain(self, kind: str) -> frozenset[str]:
        """The styles of a kind (`paragraph`, `character`) that keep no words from sight and make no headings."""
        if kind not in self._plain:
            ids = (id_ for id_, element in self._elements.items() if element.get("type") == kind)
            self._plain[kind] = frozenset(id_ for id_ in ids if self._is_plain(id_, kind))
        return self._plain[kind]

    def _is_plain(self, id_: str, kind: str) -> bool:
        style = self.of(id_)
        if style.outline < _NO_OUTLINE or any(style.veils.values()):
            return False
        return kind == "paragraph" or style.look == Look()

    def is_plain_table(self, id_: str) -> bool:
        """Whether a table style says nothing of what is behind words, or of how they look."""
        nothing = TableLook()
        return all(cell == nothing for cell in self.of(id_).cells.values())

    def cell(self, id_: str, conditions: frozenset[str]) -> TableLook:
        """What a table style says of a cell of which these conditions hold."""
        cells = self.of(id_).cells
        found = TableLook()
        for condition in _CONDITIONS:
            if condition in cells and (condition == "wholeTable" or condition in conditions):
                found = cells[condition].over(found)
        return found


def properties_of(element: Element | None) -> list[Property]:
    """The properties in an element that holds them, of a run or of a style's runs."""
    found: list[Property] = []
    for child in () if element is None else element:
        if child.tag in ("w14:textFill", "w14:textOutline"):
            found.append(fill_of(child))
        else:
            found.append((child.tag, tuple(child.items())))
    return found


def styles_of(package: Package, part: str, colours: Colours) -> Styles:
    """The styles of a part of styles. Raises as `tree_of` does."""
    if package.entry(part).unpacked > SMALL:
        return _read(tree_of(package, part), colours)
    styles = _of_small(package.read(part), colours.palette, tuple(colours.mapping.items()))
    return replace(styles, colours=colours)


@kept(16, SMALL)
def _of_small(data: bytes, palette: Palette, mapping: tuple[tuple[str, str], ...]) -> Styles:
    """Styles, and what has been worked out of them, but for the colour of the pages, which is each document's own."""
    return _read(tree_of_small(data), Colours(palette, dict(mapping)))


def _read(root: Element, colours: Colours) -> Styles:
    paragraph = table = ""
    elements: dict[str, Element] = {}
    names: dict[str, str] = {}
    lists: set[str] = set()
    for element in root.findall("style"):
        id_ = element.get("styleId", "")
        elements.setdefault(id_, element)
        kind = element.get("type")
        if "default" in element.attrib and is_on(element.get("default")):
            paragraph = paragraph or (id_ if kind == "paragraph" else "")
            table = table or (id_ if kind == "table" else "")
        name = element.find("name")
        is_half = kind == "character" and element.find("link") is not None  # of a paragraph style
        if is_on(element.get("customStyle", "0")) and name is not None and not is_half:
            names[id_] = name.get("val", "")
        lists.update(used.get("val", "") for used in element.findall("pPr/numPr/numId"))
    defaults = look_of(properties_of(root.find("docDefaults/rPrDefault/rPr")), colours)
    return Styles(
        colours,
        defaults,
        paragraph,
        table,
        MappingProxyType(names),
        frozenset(lists),
        MappingProxyType(elements),
    )
