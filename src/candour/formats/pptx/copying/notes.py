"""Notes in a copy: what a speaker has written under slides, where that stays. Its words alone, on a plain page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.links import Links
from candour.formats.pptx.copying.slides import Slide
from candour.formats.pptx.copying.words import Writing
from candour.formats.pptx.shapes import FOOTERS, shapes_in
from candour.formats.pptx.trees import tree_of
from candour.formats.slides_writing import THEME_TYPE, plain_master, plain_theme
from candour.formats.xml import BadXml

__all__ = ["Notes"]

_MADE: Final = "application/vnd.openxmlformats-officedocument.presentationml."
_MASTER: Final = "ppt/notesMasters/notesMaster1.xml"
_MAIN: Final = "ppt/presentation.xml"
_IMAGE: Final = (685_800, 1_143_000, 5_486_400, 3_086_100)
_TEXT: Final = (685_800, 4_400_550, 5_486_400, 3_600_450)


@dataclass(slots=True, repr=False)
class Notes:
    """The notes of one copy."""

    deck: Deck
    is_used: bool = False

    def write(self, slide: Slide) -> None:
        """The notes of one slide."""
        if not self.deck.keeps("speaker-notes"):
            return
        for part in self.deck.gathered.related(slide.part, "notesSlide")[:1]:
            try:
                root = tree_of(self.deck.gathered.package, part).root
            except (BadXml, Unreadable, LimitReached) as why:
                raise CannotClean(
                    f"no clean copy can be made, because notes in it cannot be read: {why}"
                ) from None
            name = self.deck.new.next_name("ppt/notesSlides/notesSlide")
            owner = self.deck.slides[slide.part]
            self.deck.new.relate(owner, "notesSlide", name)
            self.deck.new.relate(name, "notesMaster", _MASTER)
            self.deck.new.relate(name, "slide", owner)
            self.deck.new.add(name, f"{_MADE}notesSlide+xml", self._page(root, part, name))
            self.is_used = True

    def _page(self, root: Element, part: str, name: str) -> Element:
        writing = Writing(self.deck, Links(self.deck, self.deck.targets(part), name), {})
        around = Element("txBody")
        for shape in shapes_in(root):
            is_edge = shape.placeholder is not None and shape.placeholder.kind in FOOTERS
            if shape.body is not None and not is_edge and not shape.is_hidden:
                around.extend(shape.body.iterfind("p"))
        copy = Element("p:notes")
        tree = _tree(copy)
        tree.append(_place("sldImg", "2", _IMAGE, None))
        tree.append(_place("body", "3", _TEXT, writing.body("p:txBody", around)))
        SubElement(SubElement(copy, "p:clrMapOvr"), "a:masterClrMapping")
        return copy

    def write_master(self) -> None:
        """The page that all notes stand on."""
        if not self.is_used:
            return
        copy = Element("p:notesMaster")
        tree = _tree(copy)
        tree.append(_place("sldImg", "2", _IMAGE, None))
        body = Element("p:txBody")
        SubElement(body, "a:bodyPr")
        SubElement(body, "a:p")
        tree.append(_place("body", "3", _TEXT, body))
        mapping = plain_master().find("p:clrMap")
        if mapping is not None:
            copy.append(mapping)
        theme = self.deck.new.next_name("ppt/theme/theme")
        self.deck.new.relate(_MASTER, "theme", theme)
        self.deck.new.add(_MASTER, f"{_MADE}notesMaster+xml", copy)
        self.deck.new.add(theme, THEME_TYPE, plain_theme())
        self.deck.new.relate(_MAIN, "notesMaster", _MASTER)


def _tree(copy: Element) -> Element:
    tree = SubElement(SubElement(copy, "p:cSld"), "p:spTree")
    head = SubElement(tree, "p:nvGrpSpPr")
    SubElement(head, "p:cNvPr", {"id": "1", "name": ""})
    SubElement(head, "p:cNvGrpSpPr")
    SubElement(head, "p:nvPr")
    SubElement(tree, "p:grpSpPr")
    return tree


def _place(kind: str, number: str, at: tuple[int, int, int, int], body: Element | None) -> Element:
    copy = Element("p:sp")
    head = SubElement(copy, "p:nvSpPr")
    noun = "Notes Placeholder" if body is not None else "Slide Image Placeholder"
    SubElement(head, "p:cNvPr", {"id": number, "name": f"{noun} {int(number) - 1}"})
    SubElement(head, "p:cNvSpPr")
    SubElement(
        SubElement(head, "p:nvPr"), "p:ph", {"type": kind, **({"idx": "1"} if body is not None else {})}
    )
    looks = SubElement(copy, "p:spPr")
    where = SubElement(looks, "a:xfrm")
    SubElement(where, "a:off", {"x": str(at[0]), "y": str(at[1])})
    SubElement(where, "a:ext", {"cx": str(at[2]), "cy": str(at[3])})
    if body is not None:
        copy.append(body)
    return copy
