"""Ground: what a slide stands on. Its layout and master, their colours, placeholders and pictures, and its background.

slide ──▶ layout ──▶ master ──▶ theme
          drawn behind the slide's own shapes, but for their placeholders: those only lend place and looks
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from candour.formats.pptx.geometry import Outline
from candour.formats.pptx.looks import PLAIN, Levels, Look, levels_of
from candour.formats.pptx.paints import NOTHING, UNKNOWN, Kind, Paint, Scheme
from candour.formats.pptx.shapes import BODIES, TITLES, Placeholder, Shape

__all__ = ["Ground", "Stage"]

_LENT = {kind: kind for kind in ("dt", "ftr", "sldNum", "hdr", "title")}
"""The master's placeholder from which each kind takes its looks; all others take them from the body."""
_PICTURED = frozenset({"pic", "graphicFrame", "contentPart"})


@dataclass(slots=True, repr=False)
class Stage:
    """One layout or master, or any other part with shapes."""

    part: str
    root: Element
    name: str = ""
    shapes: tuple[Shape, ...] = ()
    mapping: dict[str, str] | None = None
    """The names of colours, where this part changes them."""
    above: Stage | None = None
    """The master of a layout."""
    styles: dict[str, Element] = field(default_factory=dict)
    """A master's styles of text: for titles, bodies, others."""
    _places: dict[str | tuple[str, str], Shape] = field(default_factory=dict)

    @property
    def shows_above(self) -> bool:
        """Whether the shapes of the master are drawn where this is."""
        return self.root.get("showMasterSp", "1") not in ("0", "false", "off")

    def placeholder(self, wanted: Placeholder) -> Shape | None:
        """The placeholder that lends its place and looks to the one wanted: a layout's by number, a master's by kind."""
        if not self._places:
            for shape in self.shapes:
                if place := shape.placeholder:
                    self._places.setdefault("title" if place.kind in TITLES else place.kind, shape)
                    if place.kind not in TITLES:
                        self._places.setdefault(("number", place.number), shape)
        kind = "title" if wanted.kind in TITLES else wanted.kind
        if self.above is None:
            return self._places.get(_LENT.get(kind, "body"))
        by_number = None if kind == "title" else self._places.get(("number", wanted.number))
        return by_number or self._places.get(kind)


@dataclass(slots=True, repr=False)
class Ground:
    """What holds for all shapes of the slides on one layout."""

    scheme: Scheme
    stages: tuple[Stage, ...] = ()
    """The layout and the master, as far as they are there."""
    defaults: Levels = field(default_factory=dict)
    """The presentation's own text."""
    _inherited: dict[Placeholder, tuple[Shape, ...]] = field(default_factory=dict)
    _levels: dict[Placeholder | None, tuple[Levels, ...]] = field(default_factory=dict)

    # ── what placeholders lend ──────────────────────────────────────────────────────────────────────────────

    def lenders(self, shape: Shape) -> tuple[Shape, ...]:
        """The placeholders of layout and master from which a shape takes what it does not say itself."""
        wanted = shape.placeholder
        if wanted is None:
            return ()
        if wanted not in self._inherited:
            found = (stage.placeholder(wanted) for stage in self.stages)
            self._inherited[wanted] = tuple(lender for lender in found if lender and lender is not shape)
        return self._inherited[wanted]

    def outline(self, shape: Shape) -> Outline | None:
        """Where a shape lies: where it says, or where its placeholder is."""
        outlines = (one.outline for one in (shape, *self.lenders(shape)))
        return next((outline for outline in outlines if outline), None)

    def body_properties(self, shape: Shape) -> dict[str, str]:
        """Insets, anchor and wrapping of a shape's text."""
        found: dict[str, str] = {}
        for one in (*reversed(self.lenders(shape)), shape):
            properties = one.body.find("bodyPr") if one.body is not None else None
            if properties is not None:
                found.update(properties.attrib)
        return found

    def look(self, shape: Shape, level: int) -> Look:
        """How text of this level looks in a shape where its runs say nothing."""
        own = levels_of(shape.body.find("lstStyle"), self.scheme) if shape.body is not None else {}
        look = own.get(level, PLAIN)
        if shape.placeholder is None:
            font = self.scheme.of_font(shape.element.find("style/fontRef"))
            look = look.over(Look(ink=font))
        for levels in self._lent(shape):
            look = look.over(levels.get(level, PLAIN))
        return look

    def plain_look(self, level: int = 0) -> Look:
        """How text looks that stands in no placeholder, a table's for one."""
        look = PLAIN
        for levels in self._lent(None):
            look = look.over(levels.get(level, PLAIN))
        return look

    def _lent(self, shape: Shape | None) -> tuple[Levels, ...]:
        wanted = shape.placeholder if shape else None
        if wanted not in self._levels:
            lenders = self.lenders(shape) if shape else ()
            found = [
                levels_of(lender.body.find("lstStyle"), self.scheme)
                for lender in lenders
                if lender.body is not None
            ]
            master = self.stages[-1].styles if self.stages else {}
            others = levels_of(master.get("otherStyle"), self.scheme)
            if wanted is None:
                found += [self.defaults, others]
            else:
                name = (
                    "titleStyle"
                    if wanted.kind in TITLES
                    else "bodyStyle"
                    if wanted.kind in BODIES
                    else "otherStyle"
                )
                found += [levels_of(master.get(name), self.scheme), self.defaults]
            self._levels[wanted] = tuple(found)
        return self._levels[wanted]

    # ── what is painted ─────────────────────────────────────────────────────────────────────────────────────

    def paint(self, shape: Shape) -> Paint:
        """What fills a shape: its own fill, its placeholder's, or that of its style."""
        if shape.tag == "grpSp":
            return NOTHING
        if shape.tag in _PICTURED:
            fill = self.scheme.paint(shape.element) if shape.tag == "pic" else None
            return fill or UNKNOWN
        if is_on_background(shape):
            return Paint(Kind.COLOUR, self.background().colour) if self.stages else UNKNOWN
        for one in (shape, *self.lenders(shape)):
            for properties in (one.properties,):
                own = self.scheme.paint(properties) if properties is not None else None
                if own is not None:
                    return own
            if (styled := self.scheme.of_reference(one.element.find("style/fillRef"))) is not None:
                return styled
        return NOTHING

    def background(self, slide: Element | None = None) -> Paint:
        """What a slide is painted with, where nothing stands on it."""
        roots = ([slide] if slide is not None else []) + [stage.root for stage in self.stages]
        for root in roots:
            found = root.find("cSld/bg")
            if found is None:
                continue
            properties = found.find("bgPr")
            if properties is not None:
                return self.scheme.paint(properties) or UNKNOWN
            return self.scheme.of_reference(found.find("bgRef")) or UNKNOWN
        return UNKNOWN

    def behind(self, slide: Element) -> Iterator[Shape]:
        """The shapes of master and layout that are drawn behind a slide's own, the farthest first."""
        if slide.get("showMasterSp", "1") in ("0", "false", "off"):
            return
        shown: Sequence[Stage] = self.stages
        if len(shown) > 1 and not shown[0].shows_above:
            shown = shown[:1]
        for stage in reversed(shown):
            for shape in stage.shapes:
                if shape.placeholder is None and not shape.is_hidden:
                    yield shape


def is_on_background(shape: Shape) -> bool:
    """Whether a shape is painted with the slide's background."""
    return shape.element.get("useBgFill") in ("1", "true")
