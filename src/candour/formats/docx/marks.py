"""Marks: what stands among the words and is not one of them. Changes, bookmarks, links, permissions, references to notes.

ins, moveTo      words as they are to become: seen, and who put them there is noted
del, moveFrom    words that are to go: out of sight in the final view, and who took them out is noted
…Change          how something looked before: looks only, passed over, and who changed them is noted
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from candour.formats.docx.controls import content_control, smart_tag
from candour.formats.docx.course import Course, Handlers
from candour.formats.docx.own_hidings import DELETED
from candour.formats.xml import SKIP

__all__ = ["Marks", "note_changes"]

_CHANGES = {
    "ins": "insertion", "del": "deletion", "moveFrom": "move", "moveTo": "move", "cellIns": "insertion of a cell",
    "cellDel": "deletion of a cell", "cellMerge": "merging of cells", "moveFromRangeStart": "move", "moveToRangeStart": "move",
    "customXmlInsRangeStart": "insertion", "customXmlDelRangeStart": "deletion", "customXmlMoveFromRangeStart": "move",
    "customXmlMoveToRangeStart": "move", "w14:conflictIns": "insertion", "w14:conflictDel": "deletion",
}  # fmt: skip
_OLD_LOOKS = {
    "rPrChange": "formatting", "pPrChange": "formatting", "sectPrChange": "formatting", "tblPrChange": "formatting",
    "tblPrExChange": "formatting", "trPrChange": "formatting", "tcPrChange": "formatting", "tblGridChange": "formatting",
    "numberingChange": "numbering",
}  # fmt: skip
_DEEPEST = 32
"""Links in links. Word makes none."""
_TAKEN_OUT = ("del", "moveFrom", "w14:conflictDel")
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment", "commentRangeStart": "comment"}  # fmt: skip


def note_changes(course: Course, element: Element) -> None:
    """Notes the changes in properties that are not read otherwise: of a paragraph's mark, of a section."""
    for child in element:
        if what := _CHANGES.get(child.tag) or _OLD_LOOKS.get(child.tag):
            _note(course, what, child.attrib)


def _note(course: Course, what: str, attributes: dict[str, str]) -> None:
    """Notes who changed something, and when."""
    key = (what, attributes.get("author", ""), attributes.get("date", ""))
    if any(key[1:]) and key not in course.gathered.changes:
        course.gathered.changes[key] = course.where()


class Marks:
    """The marks of a part."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._links: list[tuple[str, str, int, int]] = []

    def starts(self) -> Handlers:
        """What is done where an element begins."""
        return {
            **{name: self._change(name) for name in _CHANGES},
            **{name: self._old_look(name) for name in _OLD_LOOKS},
            **{name: self._reference(kind) for name, kind in _NOTES.items()},
            "hyperlink": self._begin_link,
            "bookmarkStart": self._take_bookmark,
            "permStart": self._take_permission,
            "sdtPr": lambda _: self._take_control,
            "smartTagPr": lambda _: self._take_tag,
            "customXmlPr": lambda _: self._take_tag,
            "sectPr": lambda _: self._take_section,
        }

    def ends(self) -> Handlers:
        """What is done where an element ends."""
        return {**dict.fromkeys(_TAKEN_OUT, self._end_taken_out), "hyperlink": self._end_link}

    # ── changes ─────────────────────────────────────────────────────────────────────────────────────────────

    def _change(self, name: str) -> Callable[[dict[str, str]], None]:
        what, keep = _CHANGES[name], self._course.keeper(name)
        is_taken_out = name in _TAKEN_OUT

        def take(attributes: dict[str, str]) -> None:
            _note(self._course, what, attributes)
            if self._course.properties is not None:
                keep({})  # of a whole row or cell
            elif is_taken_out:
                flow = self._course.flow
                flow.deleted += 1
                flow.mask = DELETED

        return take

    def _end_taken_out(self) -> None:
        flow = self._course.flow
        if self._course.properties is None and flow.deleted:
            flow.deleted -= 1
            flow.mask = DELETED if flow.deleted else flow.plain

    def _old_look(self, name: str) -> Callable[[dict[str, str]], object]:
        what = _OLD_LOOKS[name]

        def take(attributes: dict[str, str]) -> object:
            _note(self._course, what, attributes)
            return SKIP

        return take

    # ── references ──────────────────────────────────────────────────────────────────────────────────────────

    def _reference(self, kind: str) -> Callable[[dict[str, str]], None]:
        course = self._course

        def take(attributes: dict[str, str]) -> None:
            if not course.alternates.is_muted:
                course.gathered.refer(kind, attributes.get("id", ""), course.hidden_whole())

        return take

    def _begin_link(self, attributes: dict[str, str]) -> None:
        flow = self._course.flow
        relation = self._course.target(attributes.get("r:id", ""))
        target = relation.target if relation is not None else ""
        self._links.append((target, attributes.get("tooltip", ""), len(flow.line), flow.paragraphs))

    def _end_link(self) -> None:
        if self._links:
            target, tip, start, paragraph = self._links.pop()
            flow = self._course.flow
            is_here = flow.paragraphs == paragraph and len(self._links) < _DEEPEST
            shown = "".join(flow.line[start:]) if is_here else ""
            self._course.codes.links.take(target, shown, self._course.where(), tip)

    def _take_bookmark(self, attributes: dict[str, str]) -> None:
        self._course.gathered.note_bookmark(attributes.get("name", ""), self._course.where())

    def _take_permission(self, attributes: dict[str, str]) -> None:
        self._course.gathered.note_editor(attributes.get("ed", ""), self._course.where())

    def _take_control(self, element: Element) -> None:
        content_control(element, self._course.gathered, self._course.where())

    def _take_tag(self, element: Element) -> None:
        smart_tag(element, self._course.gathered, self._course.where())

    def _take_section(self, element: Element) -> None:
        note_changes(self._course, element)
        for child in element.findall("printerSettings"):
            self._course.pin_any(child.attrib, None)
        self._course.gathered.sections.append(element)
