"""SmartArt in a copy: the shapes that it shows, in a group where its frame was. What it is made from is left out."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.formats.archive import Unreadable
from candour.formats.ooxml.kept_looks import kept, kept_children
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.links import Links
from candour.formats.pptx.copying.pictures import Pictures
from candour.formats.pptx.copying.shapes import Shapes
from candour.formats.pptx.copying.words import Writing
from candour.formats.pptx.diagrams import Diagram, diagram_in
from candour.formats.pptx.shapes import Shape
from candour.formats.xml import BadXml

__all__ = ["diagram_shapes"]

_GROUPED: Final = ("off", "ext", "chOff", "chExt")


def diagram_shapes(
    deck: Deck, pictures: Pictures, shapes: Shapes, frame: Shape, place: Element
) -> Element | None:
    """The shapes of a diagram; None where the file does not hold it. `place` is where its frame stands."""
    try:
        diagram = diagram_in(frame.element, deck.gathered, shapes.targets)
    except (BadXml, Unreadable) as why:
        raise CannotClean(
            f"no clean copy can be made, because SmartArt in it cannot be read: {why}"
        ) from None
    if diagram is None:
        return None
    if diagram.drawing is None:
        return _listed(deck, shapes, frame, place, diagram)
    copy = Element("p:grpSp")
    copy.append(shapes.head(frame, "grpSp"))
    around = SubElement(SubElement(copy, "p:grpSpPr"), "a:xfrm")
    off, ext = place[0], place[1]
    for tag, like in zip(_GROUPED, (off, ext, Element("a:off", {"x": "0", "y": "0"}), ext), strict=True):
        SubElement(around, f"a:{tag}", like.attrib)
    copy.extend(_Drawing(deck, pictures, shapes, diagram).shapes())
    return copy


def _listed(deck: Deck, shapes: Shapes, frame: Shape, place: Element, diagram: Diagram) -> Element:
    """The words of a diagram of which no drawing was kept, line by line."""
    copy = Element("p:sp")
    head = shapes.head(frame, "sp", "TextBox")
    head[1].set("txBox", "1")
    copy.append(head)
    looks = SubElement(copy, "p:spPr")
    where = SubElement(looks, "a:xfrm")
    where.extend(place)
    SubElement(SubElement(looks, "a:prstGeom", {"prst": "rect"}), "a:avLst")
    body = SubElement(copy, "p:txBody")
    SubElement(SubElement(body, "a:bodyPr"), "a:normAutofit")
    for line in diagram.seen:
        run = SubElement(SubElement(body, "a:p"), "a:r")
        SubElement(run, "a:t").text = deck.text(line)
    if body.find("a:p") is None:
        SubElement(body, "a:p")
    return copy


class _Drawing:
    """The drawing of one diagram."""

    def __init__(self, deck: Deck, pictures: Pictures, shapes: Shapes, diagram: Diagram) -> None:
        self._shapes, self._diagram = shapes, diagram
        targets = deck.targets(diagram.drawn_in)
        self._special = {"blipFill": lambda fill: pictures.fill(fill, targets, shapes.owner)}
        self._writing = Writing(deck, Links(deck, targets, shapes.owner), self._special)

    def shapes(self) -> list[Element]:
        """Its shapes, one after the other; of one whose words stand elsewhere, these after it."""
        root = self._diagram.drawing
        return [
            copy for shape in (root.iter("sp") if root is not None else ()) for copy in self._shape(shape)
        ]

    def _shape(self, element: Element) -> list[Element]:
        names = element.find("nvSpPr/cNvPr")
        if names is not None and names.get("hidden") in ("1", "true"):
            return []
        body, box = element.find("txBody"), element.find("txXfrm")
        own = element.find("spPr/xfrm")
        is_apart = box is not None and own is not None and body is not None and not _is_same_place(box, own)
        copy = self._sp(element, None if is_apart else body)
        if not is_apart or body is None or box is None or not paragraphs_of(body).strip():
            return [copy]
        text = Element("sp")
        looks = SubElement(text, "spPr")
        where = SubElement(looks, "xfrm", box.attrib)
        where.extend(box)
        SubElement(looks, "prstGeom", {"prst": "rect"})
        style = element.find("style")
        if style is not None:
            text.append(style)
        written = self._sp(text, body)
        for tag in ("a:lnRef", "a:fillRef", "a:effectRef"):
            for reference in written.iter(tag):
                reference.set("idx", "0")
        return [copy, written]

    def _sp(self, element: Element, body: Element | None) -> Element:
        copy = Element("p:sp")
        copy.append(self._shapes.head(Shape(element, None, (), None, is_hidden=False), "sp"))
        copy.append(self._shapes.looks_of(element.find("spPr"), self._special))
        style = element.find("style")
        if style is not None and (made := kept_children(style)) and len(made) == 4:
            SubElement(copy, "p:style").extend(made)
        if body is not None:
            copy.append(self._writing.body("p:txBody", body, self._stale_in(body)))
        return copy

    def _stale_in(self, body: Element) -> set[int]:
        """The runs of an earlier state."""
        return {
            id(run)
            for paragraph in body.iterfind("p")
            if not all(self._diagram.is_shown(line) for line in _lines(paragraph))
            for run in paragraph
        }


def _lines(paragraph: Element) -> list[str]:
    around = Element("txBody")
    around.append(paragraph)
    return [line for line in paragraphs_of(around).split("\n") if line.strip()]


def _is_same_place(one: Element, other: Element) -> bool:
    first, second = kept(Element("xfrm", one.attrib)), kept(Element("xfrm", other.attrib))
    same_turn = first is not None and second is not None and first.attrib == second.attrib
    return same_turn and [each.attrib for each in one] == [each.attrib for each in other]
