"""Charts: as they are drawn, with the values that are plotted and no workbook behind them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final
from xml.etree.ElementTree import Element

from candour.cleaned import CannotClean
from candour.formats.docx.copying.picture_fill import picture_fill
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Copy, Part
from candour.formats.ooxml.alternates import settle
from candour.formats.ooxml.chart_copy import ChartCopy
from candour.formats.ooxml.kept_looks import Special, kept, kept_children

__all__ = ["chart", "write_charts"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_MISSING: Final = "a chart that the document shows is missing from the file: open it in Word, put the chart in again, and clean that"


def chart(part: Part, old: str) -> Element:
    """What shows the chart of an old part.

    Raises:
        CannotClean: where there is no such part.
    """
    copy = part.copy
    if old not in copy.package:
        raise CannotClean(_MISSING)
    if old not in copy.charts:
        copy.charts[old] = copy.new.next_name("word/charts/chart")
    return made("c:chart", {"r:id": part.relate("chart", copy.charts[old])})


def write_charts(copy: Copy) -> None:
    """Puts the charts that are shown into the package, in the order in which they lay in the file."""
    for old in copy.package.parts:
        name = copy.charts.get(old)
        if name is not None:
            root = copy.package.peek(old)
            settle(root)
            targets = {relation.id: relation for relation in copy.package.relations(old)}
            part = Part(copy, name, old, next(iter(copy.witness.stories.values())), targets)
            special: dict[str, Special] = {"blipFill": partial(_filled, part)}
            writing = ChartCopy(copy.wishes.redaction, _Words(copy, special).written, special)
            copy.new.add(name, _TYPE, writing.written(root))


def _filled(part: Part, element: Element) -> Element | None:
    return picture_fill(part, element, "a:blipFill")


class _Words:
    """The words of a chart: paragraphs of DrawingML."""

    def __init__(self, copy: Copy, special: Mapping[str, Special]) -> None:
        self._copy, self._special = copy, special

    def written(self, name: str, element: Element) -> Element:
        """A body of text, under this name."""
        written = made(name)
        for child in element:
            if child.tag == "p":
                written.append(self._paragraph(child))
            elif (one := kept(child, self._special)) is not None:
                written.append(one)
        return written

    def _paragraph(self, element: Element) -> Element:
        written = made("a:p")
        texts: list[Element] = []
        for child in element:
            if child.tag in ("r", "fld"):
                look = child.find("rPr")
                text = made("a:t")
                text.text = child.findtext("t", "")
                texts.append(text)
                own = kept(look, self._special) if look is not None else None
                written.append(made("a:r", children=[*([own] if own is not None else []), text]))
            elif child.tag == "br":
                written.append(made("a:br", children=kept_children(child, self._special)))
            elif (one := kept(child, self._special)) is not None:
                written.append(one)
        for text, said in zip(
            texts, self._copy.redaction.runs([text.text or "" for text in texts]), strict=True
        ):
            text.text = said
        return written
