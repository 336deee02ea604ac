"""Frames: what stands in them. Tables, charts, SmartArt, and the pictures that embedded objects show."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.formats.archive import Unreadable
from candour.formats.ooxml.alternates import settle
from candour.formats.ooxml.chart_copy import ChartCopy
from candour.formats.ooxml.chart_drawing_copy import ChartDrawingCopy
from candour.formats.ooxml.kept_looks import Special
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.diagrams import diagram_shapes
from candour.formats.pptx.copying.grids import Grids
from candour.formats.pptx.copying.links import Links
from candour.formats.pptx.copying.pictures import Pictures
from candour.formats.pptx.copying.shapes import Shapes
from candour.formats.pptx.copying.words import Writing
from candour.formats.pptx.page import Seen
from candour.formats.pptx.shapes import Shape
from candour.formats.xml import BadXml

__all__ = ["Frames"]

_KIND: Final = "http://schemas.openxmlformats.org/drawingml/2006/"
_NEWER: Final = "chartEx"
_DRAWING_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"
_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"


@dataclass(slots=True, repr=False)
class Frames:
    """The frames of one presentation."""

    deck: Deck
    pictures: Pictures
    grids: Grids
    _charts: list[tuple[int, str, str, str]] = field(default_factory=list)

    def written(self, shapes: Shapes, at: int, shape: Shape, seen: Seen) -> Element | None:
        """A frame with what it holds; None where nothing of it is shown."""
        element = shape.element
        if shape.table is not None:
            table = self.grids.written(shapes, at, shape.table, seen)
            return self._frame(shapes, shape, "Table", table, "table") if table is not None else None
        data = element.find("graphic/graphicData")
        content = data[0] if data is not None and len(data) else None
        if (
            content is not None
            and content.tag == "chart"
            and (chart := self._chart(shapes, content)) is not None
        ):
            return self._frame(shapes, shape, "Chart", chart, "chart")
        made = diagram_shapes(self.deck, self.pictures, shapes, shape, transform_of(shapes, shape))
        if made is not None:
            self.deck.did("smartart-drawn")
            return made
        made = shapes.fallback(shape)
        self.deck.did("unknown-parts-left-out" if made is None else "objects-drawn")
        return made

    @staticmethod
    def _frame(shapes: Shapes, shape: Shape, noun: str, content: Element, kind: str) -> Element:
        copy = Element("p:graphicFrame")
        head = shapes.head(shape, noun=noun)
        if kind == "table":
            SubElement(head[1], "a:graphicFrameLocks", {"noGrp": "1"})
        copy.append(head)
        copy.append(transform_of(shapes, shape))
        graphic = SubElement(SubElement(copy, "a:graphic"), "a:graphicData", {"uri": f"{_KIND}{kind}"})
        graphic.append(content)
        return copy

    # ── charts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _chart(self, shapes: Shapes, content: Element) -> Element | None:
        relation = shapes.targets.get(content.get("r:id", ""))
        if relation is None or relation.is_external or relation.target not in self.deck.gathered.package:
            return None
        if relation.kind == _NEWER:
            raise CannotClean(
                "no clean copy can be made, because a chart in it is of a kind that came with Office 2016 (a waterfall, a treemap and "
                "the like): copy it, paste it as a picture in its place, and clean that"
            )
        name = self.deck.chart_name(relation.target)
        return Element("c:chart", {"r:id": self.deck.new.relate(shapes.owner, "chart", name)})

    def write_charts(self) -> None:
        """The charts that slides show, in the order in which the file has them."""
        for part, name in sorted(self.deck.charts.items(), key=lambda pair: self.deck.order(pair[0])):
            root = self._tree(part, "a chart")
            writing = self._writing(part, name)
            copy = ChartCopy(self.deck.wishes.redaction, writing.body, writing.special).written(root)
            drawings = self.deck.gathered.related(part, "chartUserShapes")
            if drawings and root.find("userShapes") is not None:
                SubElement(copy, "c:userShapes", {"r:id": self._drawing(drawings[0], name)})
            self.deck.new.add(name, _CHART_TYPE, copy)

    def _drawing(self, part: str, owner: str) -> str:
        """What somebody has drawn on a chart; gives the id of the relation that leads to it."""
        name = self.deck.new.next_name("ppt/drawings/drawing")
        writing = self._writing(part, name)
        targets = self.deck.targets(part)

        def picture(fill: Element, prefix: str) -> Element | None:
            return self.pictures.fill(fill, targets, name, prefix)

        copy = ChartDrawingCopy(writing.body, writing.special, picture).written(
            self._tree(part, "a drawing on a chart")
        )
        self.deck.new.add(name, _DRAWING_TYPE, copy)
        return self.deck.new.relate(owner, "chartUserShapes", name)

    def _writing(self, part: str, name: str) -> Writing:
        """The text of a part that is no slide, with the fills of its letters and shapes."""
        targets = self.deck.targets(part)
        special: dict[str, Special] = {"blipFill": lambda fill: self.pictures.fill(fill, targets, name)}
        return Writing(self.deck, Links(self.deck, targets, name), special)

    def _tree(self, part: str, what: str) -> Element:
        try:
            root = self.deck.gathered.package.peek(part)
        except (BadXml, Unreadable) as why:
            raise CannotClean(
                f"no clean copy can be made, because {what} in it cannot be read: {why}"
            ) from None
        settle(root)
        return root


def transform_of(shapes: Shapes, shape: Shape) -> Element:
    """Where a frame stands."""
    own = shape.element.find("xfrm")
    outline = shapes.page.ground.outline(shape)
    copy = Element("p:xfrm")
    if own is not None and own.find("off") is not None and own.find("ext") is not None:
        for tag, names in (("off", ("x", "y")), ("ext", ("cx", "cy"))):
            found = own.find(tag)
            values = {name: (found.get(name, "0") if found is not None else "0") for name in names}
            SubElement(
                copy,
                f"a:{tag}",
                {name: value if value.lstrip("-").isdecimal() else "0" for name, value in values.items()},
            )
        return copy
    box = outline.box if outline else None
    SubElement(
        copy, "a:off", {"x": str(round(box.left) if box else 0), "y": str(round(box.top) if box else 0)}
    )
    SubElement(
        copy, "a:ext", {"cx": str(round(box.width) if box else 0), "cy": str(round(box.height) if box else 0)}
    )
    return copy
