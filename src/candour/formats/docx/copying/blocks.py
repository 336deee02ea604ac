"""Blocks: the paragraphs and tables of one part, as they are seen.

    body │ header │ note │ cell │ text box
      ├── paragraph ──▶ runs, links, results of fields, drawings      (inline)
      └── table ──▶ rows ──▶ cells, each of which holds blocks        (tables)

A paragraph is left out where nothing of it is seen, its end neither. One that runs on into the next, because its end is hidden
or deleted, still does: its mark is hidden, and holds no words. Between two tables something has to stand, or they would be one.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean
from candour.formats.docx.copying.inline import Inline
from candour.formats.docx.copying.looks import look_of_letters, look_of_paragraph
from candour.formats.docx.copying.sections import section
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part
from candour.formats.docx.copying.tables import table
from candour.formats.docx.copying.unwrapping import unwrapped
from candour.formats.docx.own_hidings import COLLAPSED

__all__ = ["Blocks"]

_AROUND = frozenset({"bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd"})
_IN_LINES = frozenset({"r", "hyperlink", "fldSimple", "m:oMath", "m:oMathPara", "dir", "bdo", *_AROUND})
_TAKEN_IN = (
    "no clean copy can be made, because the document takes in another document or web page where it is shown: open it in Word, "
    "save it, and clean what was saved"
)


class Blocks:
    """The blocks of one part."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._inline = Inline(part, self.of_box)

    def of(self, parent: Element) -> list[Element]:
        """The blocks in an element, the last of which is a paragraph.

        Raises:
            CannotClean: where another document stands among them.
        """
        written: list[Element] = []
        strays: list[Element] = []
        is_gap = False
        for child in unwrapped(parent):
            if child.tag in _IN_LINES:
                strays.append(child)
                continue
            self._end_strays(strays, written)
            if child.tag == "altChunk":
                raise CannotClean(_TAKEN_IN)
            if child.tag not in ("p", "tbl"):
                continue
            one = self._paragraph(child) if child.tag == "p" else table(self._part, child, self.of_cell)
            if one is None:
                is_gap = is_gap or child.tag == "p"
                continue
            if one.tag == "tbl" and is_gap and written and written[-1].tag == "tbl":
                written.append(_thin())
            written.append(one)
            is_gap = False
        self._end_strays(strays, written)
        if not any(one.tag == "p" for one in written[-1:]):
            written.append(_thin() if written and is_gap else made("p"))
        return written

    def of_cell(self, cell: Element) -> list[Element]:
        """The blocks of a cell."""
        blocks = [child for child in unwrapped(cell) if child.tag in ("p", "tbl")]
        return self._within(cell, is_in_cell=len(blocks) == 1)

    def of_box(self, box: Element) -> list[Element]:
        """The blocks of a text box."""
        return self._within(box, is_in_cell=False)

    def _within(self, parent: Element, *, is_in_cell: bool) -> list[Element]:
        copy = self._part.copy
        before, copy.is_in_cell = copy.is_in_cell, is_in_cell
        try:
            return self.of(parent)
        finally:
            copy.is_in_cell = before

    def _end_strays(self, strays: list[Element], written: list[Element]) -> None:
        """What stands in lines but in no paragraph. Bookmarks alone stay where they are."""
        if not strays:
            return
        items = self._inline.line(made("p", children=strays))
        is_around = all(item.tag in _AROUND for item in items)
        written += items if is_around else [made("p", children=items)]
        strays.clear()

    def _paragraph(self, element: Element) -> Element | None:
        part = self._part
        veil, mark = part.story.masks.get(element), part.story.marks.get(element)
        properties = element.find("pPr")
        has_section = properties is not None and properties.find("sectPr") is not None
        if veil is not None and veil.hiding is COLLAPSED and not has_section:
            return None
        items = self._inline.line(element)
        is_run_on = mark is not None and not part.copy.keeps(mark)
        if is_run_on and not has_section and all(item.tag in _AROUND for item in items):
            return None
        written = self._properties(properties, is_run_on=is_run_on)
        return made("p", children=[*([written] if written is not None else []), *items])

    def _properties(self, properties: Element | None, *, is_run_on: bool) -> Element | None:
        copy = self._part.copy
        written = look_of_paragraph(copy, properties)
        own = properties if properties is not None else made("pPr")
        look = look_of_letters(copy, own.find("rPr"), is_mark=True)
        if is_run_on and (look is None or look.find("vanish") is None):
            look = made("rPr", children=[*(look if look is not None else ()), made("vanish")])
        if look is not None:
            written.append(look)
        if (break_ := own.find("sectPr")) is not None:
            written.append(section(self._part, break_))
        return made("pPr", children=written) if written else None


def _thin() -> Element:
    """A paragraph that takes up no room."""
    flat = made("spacing", {"before": "0", "after": "0", "line": "20", "lineRule": "exact"})
    look = made("rPr", children=[made("sz", {"val": "2"})])
    return made("p", children=[made("pPr", children=[flat, look])])
