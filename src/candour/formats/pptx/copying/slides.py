"""Slides in a copy: those that are shown, each with its background, its shapes, and how it comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.ooxml.kept_looks import kept_attributes
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.frames import Frames
from candour.formats.pptx.copying.pictures import Pictures
from candour.formats.pptx.copying.shapes import Shapes
from candour.formats.pptx.copying.stages import StageCopies, background_of, override_of
from candour.formats.pptx.copying.timing import is_same, steps_in, timing_of
from candour.formats.pptx.geometry import Box
from candour.formats.pptx.ground import Ground
from candour.formats.pptx.layers import Layers
from candour.formats.pptx.page import Page
from candour.formats.pptx.presentation import Presentation
from candour.formats.pptx.shapes import shapes_in
from candour.formats.pptx.stages import Stages
from candour.formats.pptx.trees import Tree, tree_of
from candour.formats.slides_writing import SLIDE_TYPE
from candour.formats.xml import BadXml

__all__ = ["Slide", "SlideCopy", "slides_of"]

_OFF: Final = ("0", "false", "off")
_SLIDE: Final = frozenset({"showMasterSp"})
_TRANSITION: Final = frozenset({"spd", "advClick", "advTm"})
_WAYS_IN: Final = frozenset(
    {
        "blinds", "checker", "circle", "dissolve", "comb", "cover", "cut", "diamond", "fade", "newsflash", "plus", "pull", "push",
        "random", "randomBar", "split", "strips", "wedge", "wheel", "wipe", "zoom",
    }
)  # fmt: skip
_WAY_IN: Final = frozenset({"dir", "orient", "spokes", "thruBlk"})


class Slide(NamedTuple):
    """One slide of the copy, as the file has it."""

    part: str
    tree: Tree
    ground: Ground
    is_hidden: bool

    @property
    def root(self) -> Element:
        """Its elements."""
        return self.tree.root


def slides_of(deck: Deck, presentation: Presentation, stages: Stages) -> list[Slide]:
    """The slides that the copy has, in order.

    Raises:
        CannotClean: where one cannot be read, or none is shown.
    """
    found = []
    for number, part in enumerate(presentation.slides, 1):
        try:
            tree = tree_of(deck.gathered.package, part)
        except (BadXml, Unreadable, LimitReached) as why:
            raise CannotClean(
                f"no clean copy can be made, because slide {number} cannot be read: {why}; take it out, or ask for the file to be sent again"
            ) from None
        is_hidden = tree.root.get("show", "1") in _OFF
        if not is_hidden or deck.keeps("hidden-slide"):
            found.append(Slide(part, tree, stages.ground(part, tree.root), is_hidden))
    if not found:
        raise CannotClean(
            "no clean copy is made, because none of its slides is shown: show those that are to be sent, and clean it then"
        )
    return found


@dataclass(slots=True, repr=False)
class SlideCopy:
    """How slides are written."""

    deck: Deck
    pictures: Pictures
    frames: Frames
    stages: StageCopies
    size: Box | None

    def write(self, slide: Slide) -> None:
        """One slide."""
        name = self.deck.slides[slide.part]
        self.deck.new.relate(name, "slideLayout", self.stages.layout_of(slide.ground))
        page = self._page(slide)
        shapes = Shapes(self.deck, self.pictures, page, name, self.frames.written)
        copy = Element("p:sld", {name: "0" for name in _SLIDE if slide.root.get(name, "1") in _OFF})
        if slide.is_hidden:
            copy.set("show", "0")
        data = SubElement(copy, "p:cSld")
        data.extend(background_of(slide.root, shapes.special))
        data.append(shapes.tree(slide.root))
        copy.append(override_of(slide.root))
        copy.extend(_transition(slide.root))
        copy.extend(self._timing(slide, page, shapes))
        if page.layers is not None and page.layers.is_exhausted:
            raise CannotClean(
                "no clean copy can be made: on one slide are so many shapes that Candour has not worked out which of them cover "
                "others; make a picture of that slide, or take it out"
            )
        self.deck.new.add(name, SLIDE_TYPE, copy)

    def _page(self, slide: Slide) -> Page:
        return Page(
            self.deck.gathered,
            slide.part,
            slide.tree,
            self.deck.source.place,
            tuple(shapes_in(slide.root)),
            slide.ground,
            self.size,
        )

    def _timing(self, slide: Slide, page: Page, shapes: Shapes) -> Sequence[Element]:
        """What comes and goes, where something would be out of sight for good without it."""
        steps = [step for step in steps_in(slide.root) if step[0] in shapes.ids]
        timing = slide.root.find("timing")
        if timing is None:
            return ()
        if steps and _is_needed(page):
            made = timing_of(steps, shapes.ids)
            self.deck.did("animations-plain", int(not is_same(timing, made)))
            return (made,)
        self.deck.did("animations-left-out")
        return ()


def _is_needed(page: Page) -> bool:
    """Whether anything that is seen would not be, if nothing came or went."""
    layers = page.layers
    if layers is None:
        return False
    still = Layers(layers.slide, layers.ground, layers.shapes, layers.solidity)
    moved = page.standing(still)
    return any(
        page.sight(at, shape).mask is None and moved.sight(at, shape).mask is not None
        for at, shape in enumerate(page.shapes)
    )


def _transition(root: Element) -> list[Element]:
    """How a slide comes in; ways that only later programs know become a plain one."""
    found = root.find("transition")
    if found is None:
        return []
    copy = Element("p:transition", kept_attributes(found, _TRANSITION))
    ways = [child for child in found if child.tag not in ("sndAc", "extLst")]
    for way in ways[:1]:
        is_known = way.tag in _WAYS_IN
        SubElement(
            copy, f"p:{way.tag if is_known else 'fade'}", kept_attributes(way, _WAY_IN) if is_known else {}
        )
    return [copy]
