"""Copies of styles: those that a clean copy uses, property by property, each under a name that tells nothing.

    content ──asks──▶ name("paragraph", "P7") ──▶ the style, those it inherits from, its fonts, lists, gradients, pictures

A style that nobody asks for is left out. Names that a program makes stay; one that somebody gave becomes `Style 1`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import Redaction
from candour.formats.opendocument.given import is_given
from candour.formats.opendocument.kept_looks import kept_attributes, kept_value

__all__ = ["StyleCopies"]

_FILLS = {
    "draw:fill-gradient-name": "draw:gradient",
    "draw:fill-hatch-name": "draw:hatch",
    "draw:fill-image-name": "draw:fill-image",
    "draw:opacity-name": "draw:opacity",
    "draw:stroke-dash": "draw:stroke-dash",
    "draw:marker-start": "draw:marker",
    "draw:marker-end": "draw:marker",
}
"""Properties that name something else among the styles, and what that is."""
_DRAWN = frozenset(_FILLS.values())
_OF_FILLS = frozenset(
    {
        "draw:style", "draw:angle", "draw:border", "draw:cx", "draw:cy", "draw:start", "draw:end", "draw:start-color",
        "draw:end-color", "draw:start-intensity", "draw:end-intensity", "draw:color", "draw:distance", "draw:rotation",
        "draw:dots1", "draw:dots1-length", "draw:dots2", "draw:dots2-length", "svg:viewBox", "svg:offset", "svg:stop-color",
        "svg:stop-opacity", "loext:color-type", "loext:color-value",
    }
)  # fmt: skip
_STOPS = ("loext:gradient-stop", "loext:opacity-stop", "svg:stop")
_PATH = "svg:d"
_FONTS = ("style:font-name", "style:font-name-asian", "style:font-name-complex")
_OF_FONTS = (
    "style:name", "svg:font-family", "style:font-family-generic", "style:font-pitch", "style:font-charset",
)  # fmt: skip
_DRAWINGS = ("graphic", "presentation")
_LISTS = ("text:list-style", "text:outline-style")
_WORDS_OF_LISTS = (
    "text:bullet-char", "style:num-prefix", "style:num-suffix", "loext:num-list-format", "style:num-list-format",
)  # fmt: skip
_LEVELS = (
    "text:list-level-style-number",
    "text:list-level-style-bullet",
    "text:list-level-style-image",
    "text:outline-level-style",
)
_INSIDE = {
    "style:tab-stops": (), "style:tab-stop": (), "style:columns": (), "style:column": (), "style:column-sep": (),
    "style:drop-cap": (), "style:footnote-sep": (), "style:list-level-label-alignment": (),
}  # fmt: skip
"""What may stand inside properties and says how something looks."""
_OF_MASTERS = re.compile(r"(.*)-(title|subtitle|outline[1-9]|background|backgroundobjects|notes)")
_OUTLINE = re.compile(r"(.*-outline)[1-9]")
_WORN = frozenset({"style:style", "style:default-style"})

Picture = Callable[[Element], "dict[str, str] | None"]
"""Writes the picture that an element shows; gives the attributes that lead to it, or None where there is none."""


def _no_page(_: str) -> str:
    return ""


def _no_picture(_: Element) -> dict[str, str] | None:
    return None


@dataclass(slots=True, eq=False, repr=False)
class _Sheet:
    """One place where copies stand, and what they are called there."""

    mark: str = ""
    written: list[Element] = field(default_factory=list)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    """The names of masters that styles begin with."""
    _numbers: dict[str, int] = field(default_factory=dict)

    def next_name(self, stem: str, taken: Container[str]) -> str:
        """A name that begins so and that nothing else has."""
        while True:
            number = self._numbers[stem] = self._numbers.get(stem, 0) + 1
            if (name := f"{self.mark}{stem}{number}") not in taken:
                return name


@dataclass(slots=True, eq=False, repr=False)
class StyleCopies:
    """The styles of one part of a document (its content, or its masters), copied as they are asked for.

    `common` and `automatic` are the children of the sheets they stand in. The masters have automatic styles of their own
    over the same common ones: `beside` gives the copies for them.
    """

    common: Sequence[Element]
    automatic: Sequence[Element]
    redaction: Redaction = field(default_factory=Redaction)
    picture: Picture = _no_picture
    fonts: Sequence[Element] = ()
    """The `style:font-face` elements of the document."""
    page: Callable[[str], str] = _no_page
    """What the master is called in the copy whose pages a paragraph begins; nothing where it begins none."""
    sheet: _Sheet = field(default_factory=_Sheet)
    common_sheet: _Sheet = field(default_factory=_Sheet)
    faces: dict[str, Element] = field(default_factory=dict)
    """The fonts that are used."""
    _found: dict[tuple[str, str], tuple[Element, bool]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for is_common, sheet in ((True, self.common), (False, self.automatic)):
            for element in sheet:
                self._found[_key_of(element)] = (element, is_common)

    def beside(self, automatic: Sequence[Element], mark: str) -> StyleCopies:
        """Copies for another part, with automatic styles of its own; their names begin with the mark."""
        return StyleCopies(
            self.common, automatic, self.redaction, self.picture, self.fonts, self.page, _Sheet(mark), self.common_sheet, self.faces
        )  # fmt: skip

    @property
    def written_automatic(self) -> list[Element]:
        """The copies of the part's own styles."""
        return self.sheet.written

    @property
    def written_common(self) -> list[Element]:
        """The copies of the styles that all parts share."""
        return self.common_sheet.written

    # ── asking ──────────────────────────────────────────────────────────────────────────────────────────────

    def name(self, family: str, name: str) -> str:
        """What the style of this family and name is called in the copy; nothing where there is none."""
        others = _DRAWINGS if family in _DRAWINGS else ()
        keys = ((each, name) for each in (family, *others)) if name else ()
        key = next((key for key in keys if key in self._found), None)
        if key is None:
            return ""
        if key[0] == "presentation" and (outline := _OUTLINE.fullmatch(key[1])):
            for level in range(1, 10):  # a deeper item takes the style of its level without naming it
                deeper = (key[0], f"{outline[1]}{level}")
                if deeper in self._found:
                    self._copied(deeper)
        return self._copied(key)

    def stem(self, name: str) -> str:
        """What a master of slides is called in the copy; its styles begin so: `Default-outline1`."""
        stems = self.common_sheet.stems
        if name not in stems:
            is_own = is_given(name)
            count = sum(new != old for old, new in stems.items()) + 1
            stems[name] = f"Master{count}" if is_own else name
        return stems[name]

    def list_name(self, name: str) -> str:
        """The same, of a style of lists."""
        return self._copied(("list", name)) if ("list", name) in self._found else ""

    def layout_name(self, name: str) -> str:
        """The same, of a page layout."""
        return self._copied(("layout", name)) if ("layout", name) in self._found else ""

    def take_defaults(self, families: Iterable[str]) -> None:
        """Copies what holds for whole families."""
        for family in families:
            key, sheet = ("default", family), self.common_sheet
            if key in self._found and key not in sheet.names:
                sheet.names[key] = family
                sheet.written.append(self._style(self._found[key][0], ""))

    def take_outline(self) -> None:
        """Copies how headings are numbered and set in."""
        for kind, name in list(self._found):
            if kind == "list" and self._found[kind, name][0].tag == "text:outline-style":
                self._copied((kind, name))

    def _copied(self, key: tuple[str, str]) -> str:
        element, is_common = self._found[key]
        sheet = self.common_sheet if is_common else self.sheet
        if key not in sheet.names:
            sheet.names[key] = self._new_name(key, element, sheet)
            sheet.written.append(self._copy(element, sheet.names[key]))
        return sheet.names[key]

    def _new_name(self, key: tuple[str, str], element: Element, sheet: _Sheet) -> str:
        kind, name = key
        is_style = sheet is self.common_sheet and kind not in _DRAWN
        if is_style and kind == "presentation" and (of_master := _OF_MASTERS.fullmatch(name)):
            return f"{self.stem(of_master[1])}-{of_master[2]}"
        shown = element.get("style:display-name", name)
        if is_style and not (is_given(shown) or is_given(name)):
            return name
        stem = "Style_20_" if is_style else _SHORT.get(kind, "x")
        mine = {new for (own, _), new in sheet.names.items() if own == kind}
        others = {own for family, own in self._found if family == kind} if is_style else ()
        return sheet.next_name(stem, mine.union(others))

    # ── copying ─────────────────────────────────────────────────────────────────────────────────────────────

    def _copy(self, element: Element, new: str) -> Element:
        if element.tag in _WORN:
            return self._style(element, new)
        if element.tag in _LISTS:
            return self._list(element, new)
        if element.tag == "style:page-layout":
            return self._layout(element, new)
        return self._drawn(element, new)

    def _style(self, element: Element, new: str) -> Element:
        family = element.get("style:family", "")
        copy = Element(element.tag, {"style:family": family})
        if new:
            copy.set("style:name", new)
        parent = self.name(family, element.get("style:parent-style-name", ""))
        said = {
            "style:parent-style-name": parent,
            "style:list-style-name": self.list_name(element.get("style:list-style-name", "")),
            "style:master-page-name": self.page(element.get("style:master-page-name", "")),
        }
        copy.attrib.update({name: value for name, value in said.items() if value})
        if element.get("style:list-style-name") == "":
            copy.set("style:list-style-name", "")  # no list, whatever the style is based on
        level = element.get("style:default-outline-level", "")
        if level.isdecimal():
            copy.set("style:default-outline-level", level)
        if new and new == element.get("style:name") and (shown := element.get("style:display-name")):
            copy.set("style:display-name", shown)
        for child in element:
            if child.tag.endswith("-properties"):
                copy.append(self._properties(child))
        return copy

    def _properties(self, element: Element) -> Element:
        copy = Element(element.tag, kept_attributes(element))
        for name in _FONTS:
            if font := self._font(element.get(name, "")):
                copy.set(name, font)
        for name, kind in _FILLS.items():
            if (value := element.get(name)) is not None and (
                new := self._drawn_name(kind, value)
            ) is not None:
                copy.set(name, new)
        for child in element:
            if child.tag in _INSIDE:
                copy.append(self._properties(child))
            elif child.tag == "style:background-image":
                self._background(child, copy)
            elif child.tag in _LISTS:
                copy.append(self._list(child, ""))
        return copy

    def _background(self, element: Element, properties: Element) -> None:
        link = self.picture(element)
        if link is not None:
            SubElement(properties, element.tag, {**kept_attributes(element), **link})

    def _drawn_name(self, kind: str, value: str) -> str | None:
        """The new name of a gradient, an arrow and the like; an empty one says that there is none."""
        if not value:
            return ""
        return self._copied((kind, value)) if (kind, value) in self._found else None

    def _font(self, name: str) -> str:
        if not name:
            return ""
        written = self.faces
        if name not in written:
            face = next((face for face in self.fonts if face.get("style:name") == name), None)
            if face is None:
                return ""
            said = {key: face.get(key, "") for key in _OF_FONTS if face.get(key)}
            written[name] = Element("style:font-face", said)
        return name

    def _list(self, element: Element, new: str) -> Element:
        copy = Element(element.tag, {"style:name": new} if new else {})
        if element.get("text:consecutive-numbering") == "true":
            copy.set("text:consecutive-numbering", "true")
        for level in element:
            if level.tag not in _LEVELS:
                continue
            made = SubElement(copy, level.tag, kept_attributes(level))
            made.attrib.update(
                {
                    name: self.redaction.text(level.get(name, ""))
                    for name in _WORDS_OF_LISTS
                    if level.get(name)
                }
            )
            if style := self.name("text", level.get("text:style-name", "")):
                made.set("text:style-name", style)
            if level.tag.endswith("-image"):
                made.attrib.update(self.picture(level) or {})
            for child in level:
                if child.tag.endswith("-properties"):
                    made.append(self._properties(child))
        return copy

    def _layout(self, element: Element, new: str) -> Element:
        copy = Element(element.tag, {"style:name": new})
        if usage := element.get("style:page-usage"):
            copy.set("style:page-usage", usage)
        for child in element:
            if child.tag.endswith("-properties"):
                copy.append(self._properties(child))
            elif child.tag in ("style:header-style", "style:footer-style"):
                made = SubElement(copy, child.tag)
                made.extend(self._properties(each) for each in child if each.tag.endswith("-properties"))
        return copy

    def _drawn(self, element: Element, new: str) -> Element:
        copy = Element(element.tag, {"draw:name": new})
        for name, value in element.items():
            if (name in _OF_FILLS and kept_value(name, value)) or (name == _PATH and _is_path(value)):
                copy.set(name, value)
        if element.tag == "draw:fill-image":
            copy.attrib.update(self.picture(element) or {})
        for child in element:
            if child.tag in _STOPS:
                said = {
                    name: value
                    for name, value in child.items()
                    if name in _OF_FILLS and kept_value(name, value)
                }
                SubElement(copy, child.tag, said)
        return copy


_SHORT = {
    "paragraph": "P", "text": "T", "graphic": "g", "presentation": "r", "drawing-page": "d", "table": "A", "table-column": "c",
    "table-row": "o", "table-cell": "e", "section": "S", "ruby": "R", "chart": "h", "list": "L", "layout": "m",
    "draw:gradient": "Gradient", "draw:hatch": "Hatch", "draw:fill-image": "Bitmap", "draw:opacity": "Transparency",
    "draw:stroke-dash": "Dash", "draw:marker": "Arrow",
}  # fmt: skip
"""How new names begin."""


def _key_of(element: Element) -> tuple[str, str]:
    name = element.get("style:name", "")
    if element.tag == "style:default-style":
        return "default", element.get("style:family", "")
    if element.tag == "style:style":
        return element.get("style:family", ""), name
    if element.tag in _LISTS:
        return "list", name
    if element.tag == "style:page-layout":
        return "layout", name
    if element.tag in _DRAWN:
        return element.tag, element.get("draw:name", "")
    return element.tag, name


def _is_path(value: str) -> bool:
    """Whether this is a path of lines and curves: letters that stand alone, and numbers."""
    return len(value) < 1_000_000 and not any(
        len(word) > 1 for word in value.replace("-", " ").split() if word.isalpha()
    )
