"""Stages: layouts and masters. What they put on slides is seen there; what no slide shows is out of sight.

shape that is no placeholder   on every slide of its layout or master: seen, where there is such a slide
placeholder                    a prompt for whoever writes the slide: "Click to edit Master title style"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from posixpath import basename
from xml.etree.ElementTree import Element

from candour.formats.ooxml.damage import damage
from candour.formats.pptx.gathered import Gathered
from candour.formats.pptx.ground import Ground, Stage
from candour.formats.pptx.kinds import kind_of
from candour.formats.pptx.own_hidings import LAYOUT, LAYOUT_PICTURE
from candour.formats.pptx.page import Page
from candour.formats.pptx.paints import Scheme, scheme_of
from candour.formats.pptx.presentation import Presentation
from candour.formats.pptx.prompts import note_layout_name, take_printed, take_prompt
from candour.formats.pptx.shapes import Shape, shapes_in
from candour.formats.pptx.trees import Tree, tree_of
from candour.piece import Found, Gap, Mask, Text
from candour.place import Place

__all__ = ["Stages"]

_KINDS = {
    "slideLayout": "layout",
    "slideMaster": "master",
    "notesMaster": "master of notes",
    "handoutMaster": "master of handouts",
}
_STYLES = ("titleStyle", "bodyStyle", "otherStyle")


@dataclass(slots=True, repr=False)
class Stages:
    """The layouts and masters of one presentation, each read once."""

    gathered: Gathered
    presentation: Presentation
    gaps: list[Gap] = field(default_factory=list)
    _stages: dict[str, Stage | None] = field(default_factory=dict)
    _trees: dict[str, Tree] = field(default_factory=dict)
    _schemes: dict[str, Scheme] = field(default_factory=dict)
    _grounds: dict[tuple[str, tuple[tuple[str, str], ...]], Ground] = field(default_factory=dict)
    _shown: dict[str, Mask | None] = field(default_factory=dict)
    """Which of them slides show, and what keeps those slides from sight."""
    _said: set[str] = field(default_factory=set)

    # ── what slides stand on ────────────────────────────────────────────────────────────────────────────────

    def ground(self, part: str, root: Element, kind: str = "slideLayout") -> Ground:
        """What a slide, or a page of notes, stands on."""
        first = next((self.stage(found) for found in self.gathered.related(part, kind)), None)
        return self._ground(first, _override(root))

    def _ground(self, first: Stage | None, override: dict[str, str] | None) -> Ground:
        stages = tuple(stage for stage in (first, first.above if first else None) if stage)
        key = (first.part if first else "", tuple(sorted((override or {}).items())))
        if key not in self._grounds:
            said = (override, *(stage.mapping for stage in stages))
            mapping = next((mapping for mapping in said if mapping), {})
            scheme = self._scheme(stages[-1].part if stages else "").mapped(mapping)
            self._grounds[key] = Ground(scheme, stages, self.presentation.defaults(scheme))
        return self._grounds[key]

    def ground_of(self, stage: Stage) -> Ground:
        """What a layout or master stands on itself. What its own places lend is another thing than what they lend to slides."""
        ground = self._ground(stage, None)
        return Ground(ground.scheme, ground.stages, ground.defaults)

    def tree(self, part: str) -> Tree | None:
        """The elements of a layout or master that has been read."""
        return self._trees.get(part)

    def _scheme(self, master: str) -> Scheme:
        if master not in self._schemes:
            theme: Element | None = None
            with damage(self.gathered.place, "a theme of colours", self.gaps):
                parts = self.gathered.related(master, "theme") if master else ()
                theme = next((self.gathered.package.peek(part) for part in parts), None)
            self._schemes[master] = scheme_of(theme, {})
        return self._schemes[master]

    def stage(self, part: str) -> Stage | None:
        """A layout or master; None where it cannot be read, which is told of once."""
        if part not in self._stages:
            self._stages[part] = None  # of two that call each other their master, the second has none
            before = len(self.gaps)
            with damage(self.gathered.place / basename(part), "a layout or master of slides", self.gaps):
                self._stages[part] = self._read(part)
            if len(self.gaps) > before:
                self.gathered.pin_all(part, self.gathered.place / basename(part), None)
            self.gathered.package.examine(part)
        return self._stages[part]

    def _read(self, part: str) -> Stage:
        tree = self._trees[part] = tree_of(self.gathered.package, part)
        root = tree.root
        head = root.find("cSld")
        stage = Stage(part, root, head.get("name", "") if head is not None else "")
        stage.shapes = tuple(shapes_in(root))
        mapping = root.find("clrMap")
        stage.mapping = dict(mapping.attrib) if mapping is not None else _override(root)
        stage.above = next((self.stage(found) for found in self.gathered.related(part, "slideMaster")), None)
        styles = root.find("txStyles")
        for name in _STYLES if styles is not None else ():
            if styles is not None and (style := styles.find(name)) is not None:
                stage.styles[name] = style
        return stage

    def show(self, slide: Element, ground: Ground, under: Mask | None) -> None:
        """Notes that a slide shows what its layout and master draw."""
        drawn = ground.stages if slide.get("showMasterSp", "1") not in ("0", "false", "off") else ()
        for stage in drawn:
            if under is None or stage.part not in self._shown:
                self._shown[stage.part] = under
            if not stage.shows_above:
                break
        for stage in ground.stages:  # a background is seen in any case, where the slide has none of its own
            self.gathered.pin(stage.part, self._place(stage), under)

    # ── what they hold themselves ───────────────────────────────────────────────────────────────────────────

    def read(self) -> Iterator[Found]:
        """What all layouts and masters hold. The ones that slides show come first."""
        package = self.gathered.package
        kinds = {part: kind for part in package.parts if (kind := kind_of(package, part)) in _KINDS}
        kinds |= {part: "" for part in self._stages if part not in kinds}
        for part in sorted(kinds, key=lambda part: self._shown.get(part, LAYOUT) is not None):
            if (stage := self.stage(part)) is not None:
                yield from self._tell(stage, kinds[part])
        yield from self.gaps

    def _tell(self, stage: Stage, kind: str) -> Iterator[Found]:
        is_printed = kind in ("notesMaster", "handoutMaster")
        under = self._shown.get(stage.part, LAYOUT)
        place = self._place(stage, kind)
        ground = self.ground_of(stage)
        page = Page(
            self.gathered,
            stage.part,
            self._trees[stage.part],
            place,
            stage.shapes,
            ground,
            under=under,
            take=_take_printed if is_printed else take_prompt,
            pins_under=LAYOUT_PICTURE if under is LAYOUT else None,
        )
        yield from self._once(page.read())
        if not is_printed:
            note_layout_name(self.gathered, stage.name)

    def _once(self, found: Iterator[Found]) -> Iterator[Found]:
        """Words on unused layouts, but for those that stand on a used one, or on an unused one before."""
        for piece in found:
            if isinstance(piece, Text) and piece.hiding in (None, LAYOUT.hiding):
                lines = [line for line in piece.text.split("\n") if line not in self._said]
                self._said.update(lines)
                if piece.hiding and lines:
                    yield replace(piece, text="\n".join(lines))
                    continue
                if piece.hiding:
                    continue
            yield piece

    def _place(self, stage: Stage, kind: str = "") -> Place:
        noun = _KINDS.get(kind, "layout" if stage.above else "master")
        return self.gathered.place / (f'{noun} "{stage.name}"' if stage.name else noun)


def _override(root: Element) -> dict[str, str] | None:
    """The names of colours, where a slide or layout changes them."""
    found = root.find("clrMapOvr/overrideClrMapping")
    return dict(found.attrib) if found is not None else None


def _take_printed(gathered: Gathered, place: Place, shape: Shape, lines: list[str]) -> bool:
    return take_printed(gathered, place, shape, lines) or take_prompt(gathered, place, shape, lines)
