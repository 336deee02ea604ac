"""Copying a page: each element that is seen, with what of its attributes is known to matter to how it looks.

element ──look_of──▶ seen ────▶ of a known kind: itself; of any other: one that means nothing, with what is in it
                     unseen ──▶ nothing, unless somebody wants it kept
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final
from urllib.parse import unquote

from candour.cleaned import CannotClean, Change, Wishes
from candour.formats.html import ways
from candour.formats.html.allowed import (
    BLOCKS,
    EMPTY,
    FIELDS,
    KEPT,
    LEFT_OUT,
    PARTS_OF_PROGRAMS,
    WITHOUT_END,
    attribute,
)
from candour.formats.html.grid import is_grid
from candour.formats.html.sight import folded, is_address_hidden, look_of, shows_value
from candour.formats.html.styles import Look, Styles
from candour.formats.web.cascade import Cascade, cascade_of
from candour.formats.web.declarations import Declarations
from candour.formats.web.pictures import WrittenIn
from candour.formats.web.shapes import attribute as shape_attribute
from candour.formats.web.vocabulary import ELEMENTS as SHAPES

__all__ = ["PageCopy"]

_SHAPES: Final = frozenset(name.lower() for name in SHAPES)
_WORDED: Final = frozenset({"value", "alt", "title", "aria-label"})
"""Attributes that hold words, some of which are shown."""
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LINKED: Final = ("http:", "https:", "mailto:", "tel:", "sms:")
_VIEWPORT: Final = re.compile(r"[a-z0-9=.,;\s-]{1,200}", re.IGNORECASE)
_GRAY: Final = "linear-gradient(#777,#777)"
"""Stands in the place of a picture behind light letters."""
_TOO_MANY: Final = "it has too many styles to follow all of them: print it to a PDF, and clean that"
_SCRIPTS: Final = Change("scripts-left-out", "Scripts were left out; the page no longer changes by itself.")
_PROGRAMS: Final = Change(
    "parts-of-programs-left-out",
    "Films, sounds, other pages and objects of programs in the page were left out.",
)
_STYLES: Final = Change(
    "styles-elsewhere-left-out",
    "Style sheets that lie in other files were left out: the page may look plainer.",
)
_FORMS: Final = Change("forms-left-out", "Forms were kept as they look, and no longer send anything.")


@dataclass(slots=True, repr=False)
class PageCopy:
    """A page while it is copied."""

    root: Any
    wishes: Wishes
    keeps: frozenset[str]
    pictures: WrittenIn
    gray_for_pictures: bool = False
    lost_backgrounds: bool = False
    """Whether a picture behind something was left out."""
    done: Counter[Change] = field(default_factory=Counter)
    declarations: Declarations = field(init=False)
    cascade: Cascade = field(init=False)
    _styles: Styles = field(init=False)
    _places: dict[str, str] = field(default_factory=dict)
    """The ids that are referred to, each with the one that it has in the copy."""
    _own: dict[Any, str] = field(default_factory=dict)
    """The elements of the copy that had an id, each with that."""
    _copies: dict[Any, Any] = field(default_factory=dict)
    """The rows and tables of the page, each with its copy."""

    def __post_init__(self) -> None:
        self.declarations = Declarations(self._background, self._place)
        self.cascade = cascade_of(self.root, self.declarations, is_page=True)
        sheets = [(element.text or "", element.get("media", "")) for element in self.root.iter("style")]
        self._styles = Styles(self.root)
        if not self.cascade.read(sheets) or not self._styles.is_whole:
            raise CannotClean(_TOO_MANY)

    def _background(self, address: str) -> str:
        if picture := self.pictures.copy(address):
            return f'url("{picture}")'
        self.lost_backgrounds = True
        return _GRAY if self.gray_for_pictures else ""

    def _place(self, address: str) -> str:
        name = address.strip().removeprefix("#")
        return "#" + self._places.setdefault(name, f"p{len(self._places) + 1}")

    def tree(self) -> Any:
        """The copy's elements."""
        from lxml import etree  # noqa: PLC0415  (pages only)

        copy = etree.Element("html")
        head = etree.SubElement(copy, "head")
        self._head(head, etree)
        stack: list[tuple[Any, Look, Any]] = [(None, Look(), None)]
        for event, element in etree.iterwalk(self.root, events=("start", "end", "comment", "pi")):
            above, around, _ = stack[-1]
            if event == "start":
                look = look_of(self._styles, element, around)
                new = self._element(element, look, above, copy, etree)
                if new is not None and new is not above:
                    self._fill(element, new)
                if new is not None:
                    self._text(new, element.text, folded(element, look))
                stack.append((new, look, element))
                continue
            if event == "end":
                stack.pop()
                above, around, _ = stack[-1]
            if above is not None:
                self._text(above, element.tail, folded(element.getparent(), around))
        self._finish(copy, head, etree)
        return copy

    def _head(self, head: Any, etree: Any) -> None:
        etree.SubElement(head, "meta", {"charset": "utf-8"})
        for element in self.root.iter("meta"):
            content = element.get("content", "")
            if element.get("name", "").lower() == "viewport" and _VIEWPORT.fullmatch(content):
                etree.SubElement(head, "meta", {"name": "viewport", "content": content})
                return

    # ── elements ────────────────────────────────────────────────────────────────────────────────────────────────

    def _element(self, element: Any, look: Look, above: Any, copy: Any, etree: Any) -> Any:
        """The element in the copy; None where neither it nor what is in it is there."""
        tag = element.tag
        self._note(element, tag)
        if above is None:
            return copy if element is self.root else None
        if tag == "head":
            return copy[0]
        if self._is_out(element, tag, look):
            return None
        if above.tag == "head" and tag != "title":
            above = copy
        if tag in WITHOUT_END and tag != "wbr":
            return above
        new = etree.SubElement(above, self._name(element, tag))
        if tag in ("tr", "td", "th", "table"):
            self._copies[element] = new
        return above if tag == "wbr" else new

    def _is_out(self, element: Any, tag: str, look: Look) -> bool:
        if look.hiding:
            return look.hiding.id not in self.keeps
        if tag in ("img", "image"):
            return not self._picture(element)
        return tag in LEFT_OUT or (
            tag == "input" and element.get("type", "text").lower() not in FIELDS | {"password"}
        )

    @staticmethod
    def _name(element: Any, tag: Any) -> str:
        if not isinstance(tag, str):
            return "span"
        if tag in KEPT or (tag in _SHAPES and (tag == "svg" or _is_drawing(element))):
            return tag
        return "div" if tag in BLOCKS else "span"

    def _note(self, element: Any, tag: str) -> None:
        """Notes what a reader does not see go, and may miss."""
        attributes = element.attrib
        if any(name.startswith("on") for name in attributes):
            self.done[_SCRIPTS] += 1
        if tag == "script":
            self.done[_SCRIPTS] += 1
        elif tag in PARTS_OF_PROGRAMS:
            self.done[_PROGRAMS] += 1
        elif tag == "link" and "stylesheet" in attributes.get("rel", "").lower():
            self.done[_STYLES] += 1
        elif tag == "form":
            self.done[_FORMS] += 1

    def _picture(self, element: Any) -> str:
        """The address of a picture in the copy; nothing where it is not there."""
        address = (element.get("src") or element.get("href") or element.get("xlink:href") or "").strip()
        if element.tag == "image" and address.startswith("#"):
            return self._place(address)
        if address.lower().startswith("cid:"):
            return address
        if _SCHEME.match(address) or address.startswith("//") or is_address_hidden(element, address):
            return self.pictures.copy(address)
        return address

    def _fill(self, element: Any, new: Any) -> None:
        tag = new.tag
        is_shape = tag in _SHAPES and _is_drawing(element)
        for name, value in element.attrib.items():
            if name in ("href", "src", "xlink:href"):
                self._link(element, new, value)
            elif name == "id" or (name == "name" and tag == "a"):
                self._own[new] = value
            elif name == "for" and tag == "label":
                new.set("for", self._place(value)[1:])
            elif (kept := self._attribute(element, tag, name, value, is_shape=is_shape)) is not None:
                new.set(name, kept)
        if tag == "img" and "alt" not in new.attrib:
            new.set("alt", "")
        if name := self.cascade.class_of(element):
            new.set("class", name)

    def _attribute(self, element: Any, tag: str, name: str, value: str, *, is_shape: bool) -> str | None:
        """What an attribute is in the copy; None where it is not there."""
        if name == "style":
            return self.declarations.of_style(value) or None
        if name in _WORDED:
            is_kept = shows_value(element) if name == "value" else ways.DESCRIPTION.id in self.keeps
            return self.wishes.redaction.text(value) if is_kept else attribute(tag, name, value)
        if name == "type" and tag == "input":
            return value.lower()
        if name == "hidden" and ways.DISPLAY.id in self.keeps:
            return ""
        kept = shape_attribute(name, value, self.declarations) if is_shape else attribute(tag, name, value)
        return None if is_shape and not kept else kept

    # ── links ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _link(self, element: Any, new: Any, value: str) -> None:
        tag = new.tag
        if tag in ("img", "image"):
            new.set("src" if tag == "img" else "href", self._picture(element))
        elif tag == "a":
            if link := self._address(element, value.strip()):
                new.set("href", link)
        elif value.startswith("#") and _is_drawing(element):
            new.set("href", self._place(value))

    def _address(self, element: Any, address: str) -> str:
        """Where a link leads in the copy; nothing where it leads nowhere any more."""
        if address.startswith("#"):
            return self._place(address) if len(address) > 1 else ""
        scheme = _SCHEME.match(address)
        if (scheme and scheme[0].lower() not in _LINKED) or not self._is_clear(address):
            return ""
        if ways.ADDRESS.id in self.keeps or not is_address_hidden(element, address):
            return address
        page = address.partition("?")[0]
        return "" if is_address_hidden(element, page) else page

    def _is_clear(self, address: str) -> bool:
        """Whether an address names nobody who is blacked out."""
        return all(self.wishes.redaction.text(form) == form for form in (address, unquote(address)))

    # ── text ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _text(self, new: Any, text: str | None, look: Look) -> None:
        """Text that follows what the copy's element holds already."""
        why = look.why_unseen
        if not text or (why and why.id not in self.keeps) or new.tag in EMPTY | {"html"}:
            return
        if new.tag == "head" and text.strip():
            return
        if len(new):
            new[-1].tail = (new[-1].tail or "") + text
        else:
            new.text = (new.text or "") + text

    # ── what is left to do ──────────────────────────────────────────────────────────────────────────────────────

    def _finish(self, copy: Any, head: Any, etree: Any) -> None:
        head.text = head.tail = None
        for child in head:
            child.tail = None
        self._refer(copy)
        for element, new in self._copies.items():
            if element.tag in ("td", "th"):
                self._shorten(element, new)
            elif element.tag == "table" and is_grid(element) and not is_grid(new):
                _fill_up(new, etree)
        if sheet := self.cascade.sheet():
            etree.SubElement(head, "style").text = sheet

    def _refer(self, copy: Any) -> None:
        """Gives ids to what is referred to, and takes away links that lead nowhere or say more than they show."""
        owned = set()
        for element, name in self._own.items():
            if name in self._places:
                element.set("id", self._places[name])
                owned.add(self._places[name])
        for label in copy.iter("label"):
            if label.get("for") not in owned:
                label.attrib.pop("for", None)
        for link in copy.iter("a"):
            address = link.get("href", "")
            is_lost = address.startswith("#") and address[1:] not in owned
            is_telling = ways.ADDRESS.id not in self.keeps and is_address_hidden(link, address)
            if is_lost or is_telling:
                link.attrib.pop("href", None)

    def _shorten(self, cell: Any, new: Any) -> None:
        """A cell that reached over rows that are gone reaches over fewer."""
        span, row = cell.get("rowspan", ""), cell.getparent()
        if not (span.isdecimal() and len(span) < 6 and int(span) > 1) or row is None:
            return
        below = list(islice(row.itersiblings("tr"), int(span) - 1))
        gone = sum(one not in self._copies for one in below)
        if gone:
            new.set("rowspan", str(int(span) - gone))


def _is_drawing(element: Any) -> bool:
    return element.tag == "svg" or any(above.tag == "svg" for above in element.iterancestors())


def _fill_up(table: Any, etree: Any) -> None:
    """A table of values of which only a row or a column is left is one all the same."""
    rows = list(table.iter("tr"))
    rows += [etree.SubElement(table, "tr") for _ in range(len(rows), 2)]
    for _ in range(max(sum(cell.tag in ("td", "th") for cell in row) for row in rows), 2):
        etree.SubElement(rows[0], "td")
