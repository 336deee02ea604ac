"""Witness: the parts of a document as trees, with what the reader says keeps each element from sight.

    expat ──▶ the reader's handlers ──▶ course      decides, as it does for everybody
                     │                     │
                     └────── witness ◀─────┘        asks it, element by element, and notes the answer

The witness decides nothing. Whoever writes a copy goes by its notes, so that reader and writer cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from candour.formats.docx.fields import Field
from candour.formats.docx.own_hidings import ALTERNATE, FIELD_WORDS
from candour.formats.docx.words import why_end_unseen
from candour.formats.xml import SKIP
from candour.piece import Mask

if TYPE_CHECKING:
    from candour.formats.docx.course import Course, Handlers
    from candour.formats.docx.gathered import Gathered
    from candour.formats.docx.shapes import Shapes
    from candour.formats.docx.tables import Tables

__all__ = ["Story", "Witness"]

_WORDS = frozenset({
    "t", "m:t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "ptab", "sym", "pgNum", "other:symEx",
})  # fmt: skip
"""What stands among words, and is kept from sight as they are."""
_WHOLES = frozenset({"footnoteReference", "endnoteReference", "commentReference", "commentRangeStart"})
_DRAWN = frozenset({"drawing", "pict", "object"})
_SHAPES = frozenset({
    "wps:wsp", "pic:pic", "v:group", "v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:arc", "v:curve",
    "v:image", "v:textpath", "a:t",
})  # fmt: skip
_MUTED = Mask.of(ALTERNATE)
_CODED = Mask.of(FIELD_WORDS)


@dataclass(slots=True)
class Story:
    """One part as a tree, its elements named as `candour.formats.docx.names` has them."""

    root: Element = field(default_factory=lambda: Element(""))
    masks: dict[Element, Mask] = field(default_factory=dict)
    """What keeps an element from sight; no entry where nothing does."""
    marks: dict[Element, Mask] = field(default_factory=dict)
    """What keeps the end of a paragraph from sight, or has deleted it."""
    fields: dict[Element, Field] = field(default_factory=dict)
    """The field that an element begins, turns or ends."""


@dataclass(slots=True)
class Witness:
    """What has been noted of the parts of one document. `gathered` is the reader's own."""

    stories: dict[str, Story] = field(default_factory=dict)
    gathered: Gathered = field(init=False)

    def beside(
        self, course: Course, tables: Tables, shapes: Shapes, starts: Handlers, ends: Handlers
    ) -> _Watch:
        """Stands beside the handlers that read one part."""
        story = self.stories[course.part] = Story()
        return _Watch(story, course, tables, shapes, starts, ends)


class _Every(Mapping[str, Callable[..., object]]):
    """A handler for every name there is."""

    def __init__(self, make: Callable[[str], Callable[..., object]]) -> None:
        self._make = make
        self._made: dict[str, Callable[..., object]] = {}

    def __getitem__(self, name: str) -> Callable[..., object]:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._make(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


class _Watch:
    """The reading of one part, watched."""

    def __init__(  # noqa: PLR0913, PLR0917  (what it stands beside)
        self, story: Story, course: Course, tables: Tables, shapes: Shapes, starts: Handlers, ends: Handlers
    ) -> None:
        self._story, self._course, self._tables, self._shapes = story, course, tables, shapes
        self._read_start, self._read_end = starts, ends
        self._open: list[Element] = []
        self._lines: dict[int, list[Element]] = {}
        """The words of the paragraph that is open in each flow."""
        self.starts = _Every(self._starting)
        self.ends = _Every(self._ending)

    # ── the tree ────────────────────────────────────────────────────────────────────────────────────────────

    def data(self, text: str) -> None:
        """Characters, which the reader hears as well."""
        if self._open and not len(self._open[-1]):
            self._open[-1].text = (self._open[-1].text or "") + text
        self._course.data(text)

    def _starting(self, name: str) -> Callable[[dict[str, str]], object]:
        read = self._read_start.get(name)
        if read is None and (prefix := name.partition(":")[0]) != name:
            read = self._read_start.get(f"{prefix}:*") or self._read_start.get("*")
        before, after = _BEFORE_START.get(name), _AFTER_START.get(name)

        def start(attributes: dict[str, str]) -> object:
            element = Element(name, attributes)
            if self._open:
                self._open[-1].append(element)
            else:
                self._story.root = element
            self._open.append(element)
            if before is not None:
                before(self, element)
            wish = read(attributes) if read is not None else None
            if after is not None:
                after(self, element)
            if wish is None:
                return None
            return lambda whole: self._take_whole(element, whole, wish)

        return start

    @staticmethod
    def _take_whole(element: Element, whole: Element, wish: object) -> None:
        element[:] = list(whole)
        element.text = whole.text
        if wish is not SKIP and callable(wish):
            wish(whole)

    def _ending(self, name: str) -> Callable[[], object]:
        read = self._read_end.get(name)
        before, after = _BEFORE_END.get(name), _AFTER_END.get(name)

        def end() -> None:
            element = self._open.pop()
            if before is not None:
                before(self, element)
            if read is not None:
                read()
            if after is not None:
                after(self, element)

        return end

    # ── what is asked ───────────────────────────────────────────────────────────────────────────────────────

    def _note(self, element: Element, mask: Mask | None) -> None:
        if mask is not None:
            self._story.masks[element] = mask

    def _over_words(self) -> Mask | None:
        flow = self._course.flow
        if self._course.alternates.is_muted:
            return _MUTED
        return flow.under or (_CODED if flow.coding is not None else flow.mask)

    def ask_of_word(self, element: Element) -> None:
        """What keeps words from sight here."""
        if self._course.properties is not None:
            return  # a tab stop, not a tab
        mask = self._over_words()
        if mask is not None:
            self._story.masks[element] = mask
        else:
            self._lines.setdefault(id(self._course.flow), []).append(element)

    def ask_of_whole(self, element: Element) -> None:
        """What keeps a note or the like from sight here."""
        self._note(element, self._course.hidden_whole())

    def ask_of_shape(self, element: Element) -> None:
        """What keeps a drawing, or a shape in it, from sight."""
        self._note(element, self._shapes.under())

    def begin_paragraph(self, _: Element) -> None:
        """No words of it have been met."""
        self._lines[id(self._course.flow)] = []

    def end_paragraph_properties(self, element: Element) -> None:
        """What keeps the end of the paragraph from sight, and the paragraph whole."""
        course = self._course
        if len(self._open) < 1 or self._open[-1].tag != "p":
            return
        paragraph = self._open[-1]
        self._note(paragraph, course.flow.veil)
        self._note_end(paragraph, element.find("rPr"))

    def _note_end(self, paragraph: Element, mark: Element | None) -> None:
        mask = why_end_unseen(self._course, mark)
        if mask is not None:
            self._story.marks[paragraph] = mask

    def end_paragraph(self, element: Element) -> None:
        """Before it ends: what a shape may cover of it; and of one that says nothing of itself, what its style does."""
        course = self._course
        flow = course.flow
        covered = flow.covered
        for word in self._lines.pop(id(flow), ()):
            self._note(word, covered)
        if element.find("pPr") is None:
            self._note(element, flow.veil)
            self._note_end(element, None)

    def ask_of_row(self, element: Element) -> None:
        """What keeps a row from sight."""
        self._note(element, grid.row_mask if (grid := self._tables.grid) is not None else None)

    def ask_of_cell(self, element: Element) -> None:
        """What keeps a cell from sight."""
        self._note(element, grid.cell_mask if (grid := self._tables.grid) is not None else None)

    def ask_of_table(self, element: Element) -> None:
        """What keeps a table from sight."""
        self._note(element, grid.under if (grid := self._tables.grid) is not None else None)

    # ── fields ──────────────────────────────────────────────────────────────────────────────────────────────

    def before_field(self, element: Element) -> None:
        """Before it begins, a field is as hidden as what stands around it; before it ends, one can say which it is."""
        if element.get("fldCharType", "begin") == "begin":
            self.ask_of_word(element)
        elif element.get("fldCharType") == "end":
            self.after_field(element)

    def after_field(self, element: Element) -> None:
        """Once it has begun, or turned, one can say which it is."""
        if element not in self._story.fields and (fields := self._course.flow.fields):
            self._story.fields[element] = fields[-1]


_Hook = Callable[[_Watch, Element], None]
_BEFORE_START: dict[str, _Hook] = {
    **dict.fromkeys(_WORDS, _Watch.ask_of_word),
    **dict.fromkeys(_WHOLES, _Watch.ask_of_whole),
    **dict.fromkeys(("fldChar", "fldSimple"), _Watch.before_field),
}
_AFTER_START: dict[str, _Hook] = {
    "p": _Watch.begin_paragraph,
    **dict.fromkeys(("fldChar", "fldSimple"), _Watch.after_field),
}
_BEFORE_END: dict[str, _Hook] = {
    "p": _Watch.end_paragraph,
    "tr": _Watch.ask_of_row,
    "tc": _Watch.ask_of_cell,
    "tbl": _Watch.ask_of_table,
    **dict.fromkeys((*_DRAWN, *_SHAPES), _Watch.ask_of_shape),
}
_AFTER_END: dict[str, _Hook] = {"pPr": _Watch.end_paragraph_properties}
