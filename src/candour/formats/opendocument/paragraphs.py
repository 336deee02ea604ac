"""Paragraphs: their words and spans, and what stands among the words: links, notes, comments, bookmarks."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.opendocument.measures import points, whole
from candour.formats.opendocument.styles import PLAIN, Look
from candour.formats.opendocument.walk import Handler, Scope, Walk
from candour.formats.wording import is_wordy
from candour.formats.xml import text_of
from candour.hiding import Sight
from candour.piece import Mask

__all__ = ["Paragraphs"]

_PARAGRAPH = "style:paragraph-properties"
_MOST_SPACES = 1000
_FLAT, _OFF = 2.0, 842.0
"""Points: lines lower than any letter; the longer side of A4."""
_ABOUT = frozenset(
    {
        "dc:creator",
        "dc:date",
        "dc:date-string",
        "meta:date-string",
        "meta:creator-initials",
        "loext:sender-initials",
    }
)
"""What a comment says of itself before its words."""


class _Kind(NamedTuple):
    """What a style says of whole paragraphs."""

    look: Look
    ground: int | None
    master: str
    veil: Mask | None
    """What keeps the whole paragraph from sight: its lines are flat, its indent leads off the page."""


class Paragraphs:
    """The paragraphs of one document."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._kinds: dict[tuple[int, str, Look | None], _Kind] = {}
        walk.block |= {"text:p": self.read, "text:h": self.read, "office:annotation": self._annotation}
        walk.inline |= self._inline()

    def _inline(self) -> dict[str, Handler]:
        return {
            "text:span": self._span,
            "text:a": self._link,
            "text:s": self._spaces,
            "text:tab": lambda _, scope: self._walk.put("\t", scope),
            "text:line-break": lambda _, scope: self._walk.put("\n", scope),
            "text:soft-page-break": _nothing,
            "text:note": self._note,
            "text:ruby": self._ruby,
            "text:meta": self._meta,
            "text:meta-field": self._meta,
            "text:bookmark": self._bookmark,
            "text:bookmark-start": self._bookmark,
            "text:bookmark-end": self._end_bookmark,
            "text:reference-mark": self._mark,
            "text:reference-mark-start": self._mark,
            "text:reference-mark-end": _nothing,
            "office:annotation": self._annotation,
            "office:annotation-end": _nothing,
        }

    def read(self, element: Element, scope: Scope) -> None:
        """One paragraph or heading."""
        walk, flow = self._walk, scope.flow
        if flow.is_begun():
            flow.end_paragraph()
        kind = self._kind(element.get("text:style-name", ""), scope)
        if kind.master and not scope.in_shape:
            walk.gathered.masters.add(kind.master)
            walk.page = walk.pages.get(kind.master, walk.page)
        veil = scope.veil or kind.veil
        if len(element) and _is_hidden_by_field(element):
            veil = veil or walk.mask("hidden-text")
        if walk.lids:
            veil = veil or walk.lids[-1]
            if len(walk.lids) > 1:
                walk.lids.pop()
        behind = scope.behind if kind.ground is None else kind.ground
        walk.mark(element, veil or scope.under())
        inside = replace(scope, look=kind.look, behind=behind, veil=veil)
        self._note_facts(element, scope)
        walk.runs(element, inside)
        flow.end_paragraph()
        if walk.witness is not None and flow.covered:
            walk.witness.covered[element] = flow.covered

    def _kind(self, name: str, scope: Scope) -> _Kind:
        styles = self._walk.styles
        key = (id(styles), name, scope.look if scope.in_shape else None)
        kind = self._kinds.get(key)
        if kind is None:
            outer = scope.look if scope.in_shape else PLAIN
            kind = self._kinds[key] = _Kind(
                styles.look(outer, "paragraph", name, with_default=not scope.in_shape),
                None if scope.in_shape else styles.ground("paragraph", name, _PARAGRAPH),
                styles.attribute("paragraph", name, "style:master-page-name"),
                self._veil(name, in_shape=scope.in_shape),
            )
        return kind

    def _veil(self, name: str, *, in_shape: bool) -> Mask | None:
        said = partial(self._walk.styles.first, "paragraph", name, _PARAGRAPH)
        height = points(said("fo:line-height"))
        if height is not None and height < _FLAT:
            return self._walk.mask("text-too-small")
        indent = 0.0 if in_shape else points(said("fo:margin-left")) or 0.0
        return self._walk.mask("text-off-the-page") if abs(indent) >= _OFF else None

    # ── among the words ─────────────────────────────────────────────────────────────────────────────────────

    def _span(self, element: Element, scope: Scope) -> None:
        name = element.get("text:style-name", "")
        look = self._walk.styles.look(scope.look, "text", name, with_default=False)
        self._walk.runs(element, scope if look is scope.look else replace(scope, look=look))

    def _link(self, element: Element, scope: Scope) -> None:
        gathered, place = self._walk.gathered, scope.flow.at()
        href = element.get("xlink:href", "")
        if href.partition(":")[2].lstrip("/").rstrip("/") not in text_of(element) or not href:
            gathered.refer(href, "address", place, None)
        gathered.note("hyperlink", "tip of a link", element.get("office:title", ""), place)
        gathered.note_name("name of a link", element.get("office:name", ""), place)
        self._span(element, scope)

    def _spaces(self, element: Element, scope: Scope) -> None:
        self._walk.put(" " * max(1, whole(element.get("text:c", ""), 1, _MOST_SPACES)), scope)

    def _note(self, element: Element, scope: Scope) -> None:
        """A footnote or endnote. Its number would run into the word before it, so only a mark of letters is told."""
        walk = self._walk
        noun = "endnote" if element.get("text:note-class") == "endnote" else "footnote"
        for citation in element.findall("text:note-citation"):
            if is_wordy(mark := text_of(citation)):
                walk.say(f" {mark}", scope)
        walk.mark(element, walk.hidden(scope))
        for body in element.findall("text:note-body"):
            walk.aside(noun, body, None, walk.hidden(scope))

    def _annotation(self, element: Element, scope: Scope) -> None:
        """A comment, with who wrote it."""
        walk, own = self._walk, self._walk.mask("comment")
        walk.mark(element, own)
        walk.gathered.comments += 1
        for creator in element.findall("dc:creator"):
            if author := text_of(creator).strip():
                walk.gathered.authors.setdefault(author)
        body = [child for child in element if child.tag not in _ABOUT]
        walk.aside("comment", body, own, (walk.open and walk.hidden(scope)) or None)

    def _ruby(self, element: Element, scope: Scope) -> None:
        """Words with a reading aid above them; both are seen."""
        for base in element.findall("text:ruby-base"):
            self._walk.runs(base, scope)
        for aid in element.findall("text:ruby-text"):
            mask = self._walk.mask_here(scope)
            if mask is None:
                scope.flow.guides.append(text_of(aid))
            else:
                scope.flow.say(f" {text_of(aid)}", mask)

    # ── names and facts ─────────────────────────────────────────────────────────────────────────────────────

    def _meta(self, element: Element, scope: Scope) -> None:
        self._note_facts(element, scope)
        self._walk.runs(element, scope)

    def _note_facts(self, element: Element, scope: Scope) -> None:
        """Facts that a program finds beside the words: a person's identifier, a date in another form."""
        if fact := element.get("xhtml:content", ""):
            self._walk.gathered.note("text-metadata", "fact beside the text", fact, scope.flow.at())

    def _bookmark(self, element: Element, scope: Scope) -> None:
        """A bookmark may hide what is inside it, for good or on a condition."""
        walk, name = self._walk, element.get("text:name", "")
        walk.gathered.note_name("bookmark", name, scope.flow.at())
        self._note_facts(element, scope)
        condition = element.get("loext:condition", "")
        if element.get("loext:hidden") == "true" and element.tag.endswith("-start"):
            mask = walk.mask("hidden-text")
            walk.open[f"bookmark {name}"] = Mask(mask.hiding, Sight.UNSURE) if condition else mask
        if '"' in condition:
            walk.gathered.note("field-code", "condition", condition, scope.flow.at())

    def _end_bookmark(self, element: Element, _: Scope) -> None:
        self._walk.open.pop(f"bookmark {element.get('text:name', '')}", None)

    def _mark(self, element: Element, scope: Scope) -> None:
        self._walk.gathered.note_name("bookmark", element.get("text:name", ""), scope.flow.at())


def _nothing(_: Element, __: Scope) -> None:
    """An element that has no words."""


def _is_hidden_by_field(element: Element) -> bool:
    return any(field.get("text:is-hidden") == "true" for field in element.iter("text:hidden-paragraph"))
