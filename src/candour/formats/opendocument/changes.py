"""Tracked changes: text that was deleted and is still there, and who deleted, inserted or formatted what, and when.

tracked-changes ── region ct1: deletion, by whom, when, the words ◀── change ct1 in a paragraph
                └─ region ct2: insertion, by whom, when           ◀── change-start ct2 … change-end ct2
"""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element

from candour.formats.opendocument.flow import Flow
from candour.formats.opendocument.names import local
from candour.formats.opendocument.walk import Scope, Walk
from candour.formats.xml import text_of

__all__ = ["Changes"]

_PARAGRAPHS = ("text:p", "text:h")
_DEEDS = {"insertion": "insertion", "deletion": "deletion", "format-change": "formatting"}


class Changes:
    """The tracked changes of one document."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._regions: dict[str, Element] = {}
        marks = {
            "text:change": self._point,
            "text:change-start": self._start,
            "text:change-end": self._end,
        }
        walk.inline |= marks
        walk.block |= marks | {"text:tracked-changes": self._take}

    def _take(self, element: Element, _: Scope) -> None:
        for region in element.findall("text:changed-region"):
            for change in region:
                id_ = region.get("text:id") or region.get("xml:id") or ""
                self._regions[id_ or f"#{len(self._regions)}"] = change

    def _note(self, change: Element, scope: Scope | None) -> None:
        """Who did it and when; what the author wrote of it counts as a comment."""
        gathered, deed = self._walk.gathered, _DEEDS.get(local(change.tag), "change")
        where = scope.flow.at().steps[len(gathered.place.steps) :] if scope else ()
        for info in change.findall("office:change-info"):
            author, date = (text_of(info.find(f"dc:{name}")).strip() for name in ("creator", "date"))
            gathered.changes.setdefault((author, deed, date), " › ".join(where))
            remarks = [text_of(paragraph) for paragraph in info.findall("text:p")]
            if scope is None:
                scope = Scope(Flow(gathered.place / "tracked changes", self._walk.tell))
            self._walk.text("comment", "\n".join(remarks), scope, "comment on a change")

    def _point(self, element: Element, scope: Scope) -> None:
        change = self._regions.pop(element.get("text:change-id", ""), None)
        if change is None:
            return
        self._note(change, scope)
        self._read(change, scope)

    def _read(self, change: Element, scope: Scope) -> None:
        """The words that were deleted, told where they stood."""
        walk, mask = self._walk, self._walk.mask("tracked-change")
        parts = [child for child in change if child.tag != "office:change-info"]
        is_first = True
        for part in parts:
            if part.tag in _PARAGRAPHS:
                if not is_first:
                    scope.flow.put("\n", mask)
                is_first = False
                walk.runs(part, replace(scope, veil=mask))
            else:
                flow = Flow(scope.flow.at(), walk.tell, under=mask)
                walk.at_block(part, replace(scope, flow=flow, veil=mask))
                flow.end()

    def _start(self, element: Element, scope: Scope) -> None:
        id_ = element.get("text:change-id", "")
        change = self._regions.get(id_)
        if change is not None:
            self._note(change, scope)
            if change.tag == "text:deletion":
                self._walk.open[f"change {id_}"] = self._walk.mask("tracked-change")

    def _end(self, element: Element, _: Scope) -> None:
        id_ = element.get("text:change-id", "")
        self._walk.open.pop(f"change {id_}", None)
        self._regions.pop(id_, None)

    def finish(self) -> None:
        """Tells the changes that no part of the text refers to."""
        self._walk.open.clear()
        for change in self._regions.values():
            flow = Flow(self._walk.gathered.place / "tracked changes", self._walk.tell)
            self._note(change, Scope(flow))
            self._read(change, Scope(flow))
            flow.end()
        self._regions.clear()
