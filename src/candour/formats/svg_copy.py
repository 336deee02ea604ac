"""A clean copy of an SVG drawing: its shapes, words and pictures as they are shown, by allow-list.

the drawing ──what its reader sees──▶ elements that draw, attributes that are numbers or words of the standard
                                      styles, each by a class of our own · references, each by an id of our own
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import unquote

from candour.cleaned import CannotClean, Change, Inner, Wishes, Written
from candour.formats import svg
from candour.formats.left_out import changes_of
from candour.formats.svg import DESCRIPTION, UNSEEN, Drawing, State, parsed, tag_of
from candour.formats.web.cascade import Cascade, cascade_of
from candour.formats.web.declarations import Declarations
from candour.formats.web.pictures import WrittenIn
from candour.formats.web.shapes import MADE_OF_TEXT, RESULTS, attribute, is_reference
from candour.formats.web.vocabulary import ELEMENTS, IN_A_BOX
from candour.invisible import INVISIBLE, count_invisible
from candour.source import Source

__all__ = ["write"]

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "{http://www.w3.org/1999/xlink}href"
_PAGE: Final = "http://www.w3.org/1999/xhtml"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_DEFINING: Final = frozenset(
    {"defs", "symbol", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient", "filter"}
)
_STEPS: Final = frozenset({"in", "in2", "result"})
"""Attributes by which the steps of a filter go into one another."""
_UNSHOWN: Final = {"display": ("none",), "visibility": ("hidden", "collapse"), "opacity": ("0", "0.0", "0%")}
_MOST_TIMES: Final = 4
_SCRIPTS: Final = Change("scripts-left-out", "Scripts, and what moves or changes the drawing, were left out.")
_MOVING: Final = frozenset({"script", "animate", "animateTransform", "animateMotion", "set", "animateColor"})
_CANNOT_KEEP: Final = (
    "what is to be kept ({ids}) cannot be kept in a clean copy of a drawing: leave it out of what is kept"
)
_DAMAGED: Final = "its XML is damaged: save it anew in the program that made it, and clean that"
_TOO_MANY: Final = "it has too many styles to follow all of them: print it to a PDF, and clean that"


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:
    """The copy.

    Raises:
        CannotClean: where the drawing is damaged, or holds what is to be kept and cannot be.
    """
    keeps = wishes.keeps | ({DESCRIPTION.id} if wishes.keeps_alternative_text else frozenset())
    changes = changes_of(svg.read(source), keeps)
    kept = {found.id for found in svg.HIDINGS} & wishes.keeps - {DESCRIPTION.id, UNSEEN.id}
    if kept:
        raise CannotClean(_CANNOT_KEEP.format(ids=", ".join(sorted(kept))))
    data, told = _copied(source, wishes, keeps, inner)
    for _ in range(_MOST_TIMES):  # what was referred to by nothing but what is gone now goes as well
        again, _told = _copied(source.nested(source.name, data), wishes, keeps, inner)
        if again == data:
            break
        data = again
    return Written(data, "svg", ".svg", (*changes, *told))


def _copied(
    source: Source, wishes: Wishes, keeps: frozenset[str], inner: Inner
) -> tuple[bytes, list[Change]]:
    root, is_whole = parsed(bytes(source.data))
    if not is_whole or tag_of(root) != "svg":
        raise CannotClean(_DAMAGED)
    copy = _Copy(Drawing(source, root), wishes, keeps, WrittenIn(source, inner))
    return copy.written(root), copy.told()


@dataclass(slots=True, repr=False)
class _Copy:
    """A drawing while it is copied."""

    drawing: Drawing
    wishes: Wishes
    keeps: frozenset[str]
    pictures: WrittenIn
    declarations: Declarations = field(init=False)
    cascade: Cascade = field(init=False)
    moving: int = 0
    invisible: int = 0
    _places: dict[str, str] = field(default_factory=dict)
    """The ids that are referred to, each with the one that it has in the copy."""
    _own: dict[Any, str] = field(default_factory=dict)
    """The elements of the copy that had an id, each with that."""
    _results: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.declarations = Declarations(self._background, self._place)

    def _background(self, address: str) -> str:
        picture = self.pictures.copy(address)
        return f'url("{picture}")' if picture else ""

    def _place(self, address: str) -> str:
        name = address.strip().removeprefix("#")
        return "#" + self._places.setdefault(name, f"p{len(self._places) + 1}")

    def told(self) -> list[Change]:
        """What was done besides leaving out what is not seen."""
        told = self.pictures.told()
        if self.moving:
            told.append(Change(_SCRIPTS.id, _SCRIPTS.says, self.moving))
        if self.invisible:
            told.append(Change(INVISIBLE.id, "Characters that print nothing were taken out.", self.invisible))
        return told

    def written(self, root: Any) -> bytes:
        """The copy as a file."""
        from lxml import etree  # noqa: PLC0415  (drawings only)

        self.cascade = cascade_of(root, self.declarations)
        sheets = [(element.text or "", element.get("media", "")) for element in root.iter("{*}style")]
        if not self.cascade.read(sheets):
            raise CannotClean(_TOO_MANY)
        copy = self._tree(root, etree)
        for element, name in self._own.items():
            if name in self._places:
                element.set("id", self._places[name])
        for element in list(copy.iter()):
            if tag_of(element) in _DEFINING and not any("id" in one.attrib for one in element.iter()):
                _take_out(element)
        _redact(copy, self)
        if sheet := self.cascade.sheet():
            style = etree.Element(f"{{{_SVG}}}style")
            style.text = sheet
            copy.insert(0, style)
        etree.cleanup_namespaces(copy, keep_ns_prefixes=["xlink"] if _refers(copy) else None)
        data: bytes = etree.tostring(copy, xml_declaration=True, encoding="utf-8")
        return data

    def _tree(self, root: Any, etree: Any) -> Any:
        nsmap = {None: _SVG, "xlink": "http://www.w3.org/1999/xlink"}
        copy = etree.Element(f"{{{_SVG}}}svg", nsmap=nsmap)
        stack: list[tuple[Any, State]] = [(None, State())]
        for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
            above, around = stack[-1]
            if event == "start":
                state = self.drawing.state(element, tag_of(element), around)
                new = copy if element is root else self._element(element, state, above, etree)
                if new is not None:
                    self._fill(element, new, state, etree)
                stack.append((new, state))
            else:
                if event == "end":
                    stack.pop()
                    above, around = stack[-1]
                if above is not None:
                    self._text(above, element.tail, around)
        return copy

    # ── elements ────────────────────────────────────────────────────────────────────────────────────────────────

    def _element(self, element: Any, state: State, above: Any, etree: Any) -> Any:
        """The element in the copy; None where neither it nor anything in it is shown."""
        tag = tag_of(element)
        self.moving += tag in _MOVING
        if above is None or (not state.apart and self._is_gone(element, tag, state)):
            return None
        name = self._name(element, tag, state)
        if not name or (tag == "image" and not self._picture(element)):
            return None
        return etree.SubElement(above, name)

    def _name(self, element: Any, tag: str, state: State) -> str:
        """What an element is in the copy; nothing where it is not there."""
        if state.apart:
            is_kept = state.apart is DESCRIPTION and DESCRIPTION.id in self.keeps and tag in ("title", "desc")
            return f"{{{_SVG}}}{tag}" if is_kept else ""
        if _is_in(element, "foreignObject"):
            return f"{{{_PAGE}}}{tag if tag in IN_A_BOX else 'span'}"
        if tag in ELEMENTS or tag == "foreignObject":
            return f"{{{_SVG}}}{tag}"
        return f"{{{_SVG}}}tspan" if state.is_text and tag not in _MOVING else ""

    def _is_gone(self, element: Any, tag: str, state: State) -> bool:
        """Whether an element is not shown at all. Of a definition only the words are not."""
        if UNSEEN.id in self.keeps:
            return False
        if state.is_unseen and (tag in MADE_OF_TEXT or tag in ("foreignObject", "image")):
            return tag != "image" or not _is_in(element, "pattern", "symbol", "mask", "defs")
        told = self.drawing.told(element)
        return any(told.get(name) in values for name, values in _UNSHOWN.items())

    def _picture(self, element: Any) -> str:
        address = element.get(_XLINK) or element.get("href") or ""
        return self.pictures.copy(address)

    def _fill(self, element: Any, new: Any, state: State, etree: Any) -> None:
        for key, value in element.attrib.items():
            name = etree.QName(key).localname
            if name == "href":
                self._link(element, new, value)
            elif name == "id":
                self._own[new] = value
            elif kept := self._attribute(key, name, value):
                new.set(key if key == _SPACE else name, kept)
        if name := self.cascade.class_of(element):
            new.set("class", name)
        self._text(new, element.text, state)

    def _attribute(self, key: str, name: str, value: str) -> str:
        """What an attribute is in the copy; nothing where it is not there."""
        if key == _SPACE:
            return value if value in ("preserve", "default") else ""
        if key != name:
            return ""
        if name == "style":
            return self.declarations.of_style(value)
        return self._result(value) if name in _STEPS else attribute(name, value, self.declarations)

    def _link(self, element: Any, new: Any, value: str) -> None:
        tag = tag_of(new)
        if tag == "image":
            new.set(_XLINK, self._picture(element))
        elif is_reference(value):
            new.set(_XLINK, self._place(value))
        elif tag == "a" and value.startswith(("http://", "https://")) and self._is_clear(value):
            new.set(_XLINK, value)

    def _is_clear(self, address: str) -> bool:
        """Whether an address names nobody who is blacked out."""
        return all(self.wishes.redaction.text(form) == form for form in (address, unquote(address)))

    def _result(self, name: str) -> str:
        return name if name in RESULTS else self._results.setdefault(name, f"r{len(self._results) + 1}")

    def _text(self, new: Any, text: str | None, state: State) -> None:
        """Text that follows what the copy's element holds already."""
        if not text:
            return
        is_unseen = state.is_unseen and UNSEEN.id not in self.keeps
        is_shown = (state.is_text and not is_unseen) or state.apart
        if not is_shown:
            return
        if len(new):
            new[-1].tail = (new[-1].tail or "") + text
        else:
            new.text = (new.text or "") + text


def _is_in(element: Any, *tags: str) -> bool:
    return any(tag_of(above) in tags for above in element.iterancestors())


def _take_out(element: Any) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _refers(root: Any) -> bool:
    return any(_XLINK in element.attrib for element in root.iter())


def _redact(root: Any, copy: _Copy) -> None:
    """Blacks out values in each text, also those that lie across several of its parts."""
    for element in root.iter(
        f"{{{_SVG}}}text", f"{{{_SVG}}}foreignObject", f"{{{_SVG}}}title", f"{{{_SVG}}}desc"
    ):
        slots = list(_slots(element))
        texts = [getattr(owner, where) for owner, where in slots]
        copy.invisible += sum(map(count_invisible, texts))
        for (owner, where), text in zip(slots, copy.wishes.redaction.runs(texts), strict=True):
            setattr(owner, where, text)


def _slots(element: Any) -> Iterator[tuple[Any, str]]:
    """Where the texts of an element stand, in order."""
    if element.text:
        yield element, "text"
    for child in element:
        yield from _slots(child)
        if child.tail:
            yield child, "tail"
