"""Shapes: those of one slide, layout or master that a reader sees, written anew in the order in which they are drawn.

each shape ──▶ the reader's own answer to whether it is seen ──▶ left out · its words left out · written

Names that somebody gave become `Shape 3`; numbers are given anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.archive import Unreadable
from candour.formats.ooxml.kept_looks import Special, kept_attributes, kept_children
from candour.formats.ooxml.package import Relation
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.links import Links
from candour.formats.pptx.copying.patches import patches_on
from candour.formats.pptx.copying.pictures import Patch, Pictures
from candour.formats.pptx.copying.words import Writing
from candour.formats.pptx.geometry import Box
from candour.formats.pptx.own_hidings import MAYBE_COVERED
from candour.formats.pptx.page import Page, Seen
from candour.formats.pptx.paints import Kind
from candour.formats.pptx.shapes import Shape
from candour.formats.pptx.words import masks_of, scale_of
from candour.formats.xml import BadXml

__all__ = ["Frame", "Shapes"]

_NAMES: Final = {
    "sp": "Shape",
    "pic": "Picture",
    "cxnSp": "Connector",
    "grpSp": "Group",
    "graphicFrame": "Object",
}
_HEADS: Final = {"sp": ("nvSpPr", "cNvSpPr"), "pic": ("nvPicPr", "cNvPicPr"), "cxnSp": ("nvCxnSpPr", "cNvCxnSpPr"), "grpSp": ("nvGrpSpPr", "cNvGrpSpPr"), "graphicFrame": ("nvGraphicFramePr", "cNvGraphicFramePr")}  # fmt: skip
_PLACE: Final = frozenset({"type", "orient", "sz", "idx"})
_HEARD: Final = ("audioFile", "videoFile", "wavAudioFile", "audioCd", "quickTimeFile")

Frame = Callable[["Shapes", int, Shape, Seen], "Element | None"]
"""Writes what a frame holds: a table, a chart, a diagram, the picture of an object."""


@dataclass(slots=True, repr=False)
class Shapes:
    """The shapes of one part while they are written."""

    deck: Deck
    pictures: Pictures
    page: Page
    owner: str
    """The part that is written."""
    frame: Frame
    is_stage: bool = False
    """Whether this is a layout or master: the words in its places are prompts."""
    has_own: bool = True
    """Whether what stands in no place is shown: what a layout draws itself."""
    fallbacks: dict[int, Element] = field(default_factory=dict)
    """What stands beside an element for other programs, by the element's identity."""
    targets: dict[str, Relation] = field(default_factory=dict)
    writing: Writing = field(init=False)
    ids: dict[str, str] = field(default_factory=dict)
    """The new numbers of the shapes, by their old ones."""
    _next: int = 1
    _merged: set[int] = field(default_factory=set)
    """Boxes that have been painted into pictures, by their place in the order of drawing."""
    _patches: dict[int, tuple[Patch, ...]] = field(default_factory=dict)
    _at: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.targets = self.deck.targets(self.page.part)
        self.page.begin()
        links = Links(self.deck, self.targets, self.owner)
        self.writing = Writing(self.deck, links, self.special)
        self._at = {id(shape.element): at for at, shape in enumerate(self.page.shapes)}
        for alternate in self.page.tree.alternates:
            for element in alternate.choice.iter():
                self.fallbacks.setdefault(id(element), alternate.fallback)

    @property
    def special(self) -> dict[str, Special]:
        """Fills with pictures, in shapes, letters, cells and bullets."""
        return {
            "blipFill": lambda fill: self.pictures.fill(fill, self.targets, self.owner),
            "buBlip": lambda bullet: self.pictures.bullet(bullet, self.targets, self.owner),
        }

    # ── the whole tree ──────────────────────────────────────────────────────────────────────────────────────

    def tree(self, root: Element) -> Element:
        """The shapes of the part."""
        copy = Element("p:spTree")
        head = SubElement(copy, "p:nvGrpSpPr")
        SubElement(head, "p:cNvPr", {"id": "1", "name": ""})
        SubElement(head, "p:cNvGrpSpPr")
        SubElement(head, "p:nvPr")
        SubElement(copy, "p:grpSpPr")
        self._find_patches()
        found = root.find("cSld/spTree")
        copy.extend(self._children(found if found is not None else Element("spTree")))
        return copy

    def _find_patches(self) -> None:
        """Plain boxes on pictures, which people take to black something out: they become part of the picture."""
        layers = self.page.layers
        if layers is None or self.deck.keeps("partly-covered-picture"):
            return
        for at, shape in enumerate(self.page.shapes):
            if shape.tag == "pic" and not shape.is_hidden:
                seen = self.page.sight(at, shape)
                if seen.mask is None and seen.box and layers.boxes_on(at, seen.box) is not None:
                    patches = patches_on(layers, self.page, at, seen.box)
                    self._patches[at] = tuple(patch for _, patch in patches or ())
                    self._merged.update(number for number, _ in patches or ())

    def _children(self, parent: Element) -> list[Element]:
        found = []
        for element in parent:
            at = self._at.get(id(element))
            if at is not None and (copy := self._shape(at, self.page.shapes[at])) is not None:
                found.append(copy)
        return found

    def _shape(self, at: int, shape: Shape) -> Element | None:
        if at in self._merged or (shape.placeholder is None and not self.has_own):
            return None
        seen = self.page.sight(at, shape)
        if self.is_stage and shape.placeholder is not None:
            # it lends its place and looks, whatever lies over it
            return self._sp(at, shape, seen) if shape.tag == "sp" else None
        if self.deck.is_gone(seen.mask) and not self._stands_without_words(shape, seen):
            self.deck.did("picture-left-out", int(shape.tag == "pic" and seen.mask == MAYBE_COVERED))
            return None
        write = _WAYS.get(shape.tag)
        return write(self, at, shape, seen) if write is not None else self._drawn_instead(shape)

    def _stands_without_words(self, shape: Shape, seen: Seen) -> bool:
        """Whether a shape stays without its words: it is painted itself, and only they may be covered."""
        is_words = shape.tag == "sp" and seen.mask == MAYBE_COVERED and bool(seen.paragraphs)
        return is_words and (self.page.ground.paint(shape).kind is not Kind.NOTHING or _has_line(shape))

    # ── heads ───────────────────────────────────────────────────────────────────────────────────────────────

    def head(self, shape: Shape, tag: str = "", noun: str = "") -> Element:
        """What a shape says of itself: a number and a plain name; its place; a link."""
        tag = tag or shape.tag
        outer, inner = _HEADS[tag]
        said = dict(shape.names.attrib) if shape.names is not None else {}
        own = shape.element.find("nvSpPr/cNvSpPr")
        is_box = tag == "sp" and own is not None and own.get("txBox") in ("1", "true")
        noun = noun or ("TextBox" if is_box else _NAMES[tag])
        self._next += 1
        number = str(self._next)
        self.ids.setdefault(said.get("id", ""), number)
        copy = Element(f"p:{outer}")
        names = SubElement(copy, "p:cNvPr", {"id": number, "name": f"{noun} {self._next - 1}"})
        names.attrib.update(self.deck.description(said))
        if shape.is_hidden:
            names.set("hidden", "1")
        if shape.names is not None and (link := shape.names.find("hlinkClick")) is not None:
            made = self.writing.links.written(link, _words(shape))
            if made is not None:
                names.append(made)
        kind = SubElement(copy, f"p:{inner}")
        if is_box:
            kind.set("txBox", "1")
        rest = SubElement(copy, "p:nvPr")
        place = next((one.find("nvPr/ph") for one in shape.element if one.tag.startswith("nv")), None)
        if place is not None:
            SubElement(rest, "p:ph", kept_attributes(place, _PLACE))
        return copy

    def looks(self, properties: Element | None) -> Element:
        """How a shape looks."""
        return self.looks_of(properties, self.special)

    @staticmethod
    def looks_of(properties: Element | None, special: Mapping[str, Special]) -> Element:
        """How a shape looks whose pictures belong to another part."""
        copy = Element("p:spPr")
        copy.extend(kept_children(properties, special) if properties is not None else ())
        return copy

    def style(self, shape: Shape) -> list[Element]:
        """The looks of the theme that a shape takes."""
        found = shape.element.find("style")
        if found is None:
            return []
        copy = Element("p:style")
        copy.extend(kept_children(found))
        return [copy] if len(copy) == 4 else []

    # ── each kind ───────────────────────────────────────────────────────────────────────────────────────────

    def _sp(self, at: int, shape: Shape, seen: Seen) -> Element:
        copy = Element("p:sp")
        if shape.element.get("useBgFill") in ("1", "true"):
            copy.set("useBgFill", "1")
        copy.append(self.head(shape))
        copy.append(self.looks(shape.properties))
        copy.extend(self.style(shape))
        if shape.body is not None:
            copy.append(self.writing.body("p:txBody", shape.body, self._gone_in(at, shape, seen)))
        return copy

    def _gone_in(self, at: int, shape: Shape, seen: Seen) -> set[int] | None:
        """The runs of a shape that are left out; None where all are."""
        if (
            shape.body is None
            or self.deck.is_gone(seen.mask)
            or (self.is_stage and shape.placeholder is not None)
        ):
            return None
        if seen.mask is not None:
            return set()
        masks = masks_of(
            seen.paragraphs, lambda: self.page.behind(at, shape, seen.paragraphs), scale_of(shape.body)
        )
        return {
            id(run)
            for paragraph, own in zip(seen.paragraphs, masks, strict=True)
            for run, mask in zip(paragraph.elements, own, strict=True)
            if self.deck.is_gone(mask)
        }

    def _pic(self, at: int, shape: Shape, seen: Seen) -> Element | None:
        element = shape.element
        if at in self._patches and not self._patches[at]:
            self.deck.did("picture-left-out")
            return None
        if any(found is not None for found in (element.find(f"nvPicPr/nvPr/{name}") for name in _HEARD)):
            self.deck.did("media-left-out")
            if self._is_off(seen.box):
                return None
        return self.picture(shape, element, self._patches.get(at, ()))

    def picture(self, shape: Shape, element: Element, patches: tuple[Patch, ...] = ()) -> Element | None:
        """A picture, or the picture that stands for something else."""
        found = element.find("blipFill")
        fill = (
            self.pictures.fill(found, self.targets, self.owner, "p", patches) if found is not None else None
        )
        if fill is None:
            return None
        if patches:
            self.deck.did("boxes-merged", len(patches))
        copy = Element("p:pic")
        copy.append(self.head(shape, "pic"))
        copy.append(fill)
        copy.append(self.looks(element.find("spPr")))
        copy.extend(self.style(shape))
        return copy

    def _is_off(self, box: Box | None) -> bool:
        size = self.page.size
        return box is None or min(box.width, box.height) < 1 or (size is not None and not size.meets(box))

    def _cxn(self, _: int, shape: Shape, __: Seen) -> Element:
        copy = Element("p:cxnSp")
        copy.append(self.head(shape))
        copy.append(self.looks(shape.properties))
        copy.extend(self.style(shape))
        return copy

    def _group(self, _: int, shape: Shape, __: Seen) -> Element | None:
        head = self.head(shape)
        children = self._children(shape.element)
        if not children:
            return None
        copy = Element("p:grpSp")
        copy.append(head)
        properties = SubElement(copy, "p:grpSpPr")
        found = shape.element.find("grpSpPr")
        properties.extend(kept_children(found, self.special) if found is not None else ())
        copy.extend(children)
        return copy

    def _frame(self, at: int, shape: Shape, seen: Seen) -> Element | None:
        return self.frame(self, at, shape, seen)

    def _drawn_instead(self, shape: Shape) -> Element | None:
        """Ink, and other things that only later programs draw: the picture that stands beside it for the others."""
        copy = self.fallback(shape)
        if copy is None:
            self.deck.did("ink-left-out")
        return copy

    def fallback(self, shape: Shape) -> Element | None:
        """The picture that stands for a shape in other programs."""
        beside = next(
            (found for each in shape.element.iter() if (found := self.fallbacks.get(id(each))) is not None),
            None,
        )
        for source in (shape.element, beside):
            picture = next(source.iter("pic"), None) if source is not None else None
            if picture is not None and (copy := self.picture(shape, picture)) is not None:
                return copy
        return self._older_picture(shape)

    def _older_picture(self, shape: Shape) -> Element | None:
        """The picture of an object that only an old-style drawing beside the slide has, as PowerPoint 2007 kept them."""
        numbers = {each.get("spid", "") for each in shape.element.iter("oleObj")} - {""}
        for drawing in self.deck.gathered.related(self.page.part, "vmlDrawing") if numbers else ():
            link = _picture_in(self.deck, drawing, numbers)
            relation = self.deck.targets(drawing).get(link)
            if relation is None:
                continue
            fill = Element("blipFill")
            SubElement(fill, "blip", {"r:embed": link})
            made = self.pictures.fill(fill, {link: relation}, self.owner, "p")
            if made is not None:
                copy = Element("p:pic")
                copy.append(self.head(shape, "pic"))
                copy.append(made)
                looks = SubElement(copy, "p:spPr")
                looks.extend(kept_children(_framed(shape)))
                return copy
        return None


def _picture_in(deck: Deck, drawing: str, numbers: set[str]) -> str:
    """The relation's id of the picture that one of these shapes shows in an old-style drawing; nothing where none does."""
    try:
        root = deck.gathered.package.peek(drawing)
    except (BadXml, Unreadable):
        return ""
    shapes = (shape for shape in root.iter("shape") if numbers & {shape.get("id", ""), shape.get("spid", "")})
    pictures = (picture for shape in shapes for picture in shape.iter("imagedata"))
    return next((link for picture in pictures if (link := picture.get("relid", ""))), "")


def _framed(shape: Shape) -> Element:
    """Where a frame stands, as a picture says it."""
    looks = Element("spPr")
    where = shape.element.find("xfrm")
    if where is not None:
        looks.append(where)
    form = SubElement(looks, "prstGeom", {"prst": "rect"})
    SubElement(form, "avLst")
    return looks


def _has_line(shape: Shape) -> bool:
    line = shape.element.find("spPr/ln")
    styled = shape.element.find("style/lnRef")
    if line is not None:
        return line.find("noFill") is None
    return styled is not None and styled.get("idx", "0") != "0"


def _words(shape: Shape) -> str:
    return "".join(letters.text or "" for letters in shape.body.iter("t")) if shape.body is not None else ""


_WAYS: Final[dict[str, Callable[[Shapes, int, Shape, Seen], Element | None]]] = {
    "sp": Shapes._sp,  # noqa: SLF001  (the ways of this very class)
    "pic": Shapes._pic,  # noqa: SLF001
    "cxnSp": Shapes._cxn,  # noqa: SLF001
    "grpSp": Shapes._group,  # noqa: SLF001
    "graphicFrame": Shapes._frame,  # noqa: SLF001
}
