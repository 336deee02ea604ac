"""Stages in a copy: the layouts and masters that slides stand on, with what they draw and what they lend, and no prompts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.cleaned import CannotClean
from candour.formats.archive import Unreadable
from candour.formats.ooxml.kept_looks import Special, kept, kept_attributes, kept_children
from candour.formats.pptx.copying.deck import Deck
from candour.formats.pptx.copying.frames import Frames
from candour.formats.pptx.copying.pictures import Pictures
from candour.formats.pptx.copying.shapes import Shapes
from candour.formats.pptx.copying.theme import theme_of
from candour.formats.pptx.ground import Ground, Stage
from candour.formats.pptx.page import Page
from candour.formats.pptx.prompts import is_plain_name
from candour.formats.pptx.stages import Stages
from candour.formats.pptx.trees import Tree
from candour.formats.slides_writing import (
    LAYOUT_TYPE,
    MASTER_TYPE,
    THEME_TYPE,
    plain_layout,
    plain_master,
    plain_theme,
)
from candour.formats.xml import BadXml

__all__ = ["StageCopies", "background_of", "mapping_of"]

_STYLES: Final = ("titleStyle", "bodyStyle", "otherStyle")
_MAPPED: Final = (
    "bg1",
    "tx1",
    "bg2",
    "tx2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_MAPPING: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_FIRST_ID: Final = 1 << 31
_KINDS: Final = frozenset({"type"})
_OFF: Final = ("0", "false", "off")


@dataclass(slots=True, repr=False)
class _Master:
    """One master of the copy: its part, the layouts on it, and whether any slide shows what it draws."""

    name: str
    stage: Stage | None
    layouts: dict[str, Stage | None] = field(default_factory=dict)


@dataclass(slots=True, repr=False)
class StageCopies:
    """The layouts and masters of one copy."""

    deck: Deck
    pictures: Pictures
    stages: Stages
    frames: Frames
    _masters: dict[str, _Master] = field(default_factory=dict)
    _layouts: dict[str, str] = field(default_factory=dict)
    """The parts of layouts, and what they are called in the copy."""
    _drawn: set[str] = field(default_factory=set)
    """The parts whose own shapes some slide shows."""

    # ── what slides stand on ────────────────────────────────────────────────────────────────────────────────

    def use(self, slides: Iterable[tuple[Element, Ground]]) -> None:
        """Takes note of what the slides of the copy stand on; names are given in the order of the file."""
        met: dict[str, Ground] = {}
        for root, ground in slides:
            met.setdefault(ground.stages[0].part if ground.stages else "", ground)
            shown = ground.stages if root.get("showMasterSp", "1") not in _OFF else ()
            for stage in shown:
                self._drawn.add(stage.part)
                if not stage.shows_above:
                    break
        masters = {(ground.stages[-1].part if len(ground.stages) > 1 else "") for ground in met.values()}
        for part in sorted(masters, key=self.deck.order):
            self._masters[part] = _Master(self.deck.new.next_name("ppt/slideMasters/slideMaster"), None)
        for part in sorted(met, key=self.deck.order):
            ground = met[part]
            above = ground.stages[-1] if len(ground.stages) > 1 else None
            master = self._masters[above.part if above else ""]
            master.stage = above
            name = self._layouts[part] = self.deck.new.next_name("ppt/slideLayouts/slideLayout")
            master.layouts[name] = ground.stages[0] if ground.stages else None

    def layout_of(self, ground: Ground) -> str:
        """The part of the copy that a slide stands on."""
        return self._layouts[ground.stages[0].part if ground.stages else ""]

    @property
    def masters(self) -> list[str]:
        """The parts of the masters in the copy."""
        return [master.name for master in self._masters.values()]

    # ── writing ─────────────────────────────────────────────────────────────────────────────────────────────

    def ids(self) -> Iterable[tuple[str, int]]:
        """The masters, each with its number; the numbers of its layouts follow."""
        number = _FIRST_ID
        for master in self._masters.values():
            yield master.name, number
            number += 1 + len(master.layouts)

    def write(self) -> None:
        """All of them, with their themes, in the order of the file: what they say is read in that order."""
        ahead: list[tuple[int, Callable[[], None]]] = []
        for (_, number), master in zip(self.ids(), self._masters.values(), strict=True):
            ahead.append((self._order(master.stage), partial(self._write_master, master, number)))
            for count, (name, stage) in enumerate(master.layouts.items(), 1):
                ahead.append((self._order(stage), partial(self._write_layout, master, name, stage, count)))
        for _, write in sorted(ahead, key=itemgetter(0)):
            write()

    def _order(self, stage: Stage | None) -> int:
        return self.deck.order(stage.part if stage else "")

    def _write_master(self, master: _Master, number: int) -> None:
        new, name = self.deck.new, master.name
        copy = self._master(master) if master.stage else plain_master()
        listed = Element("p:sldLayoutIdLst")
        for count, layout in enumerate(master.layouts, 1):
            SubElement(
                listed,
                "p:sldLayoutId",
                {"id": str(number + count), "r:id": new.relate(name, "slideLayout", layout)},
            )
        mapping = copy.find("p:clrMap")
        copy.insert(1 + list(copy).index(mapping) if mapping is not None else 1, listed)
        new.add(name, MASTER_TYPE, copy)
        theme = new.next_name("ppt/theme/theme")
        new.relate(name, "theme", theme)
        new.add(theme, THEME_TYPE, self._theme(master, theme))

    def _master(self, master: _Master) -> Element:
        stage = master.stage
        copy = Element("p:sldMaster")
        if stage is None:
            return copy
        copy.append(self._slide_data(stage, master.name))
        mapping = stage.root.find("clrMap")
        copy.append(mapping_of("p:clrMap", mapping if mapping is not None else Element("clrMap")))
        styles = SubElement(copy, "p:txStyles")
        special = self._special(stage.part, master.name)
        for name in _STYLES:
            made = SubElement(styles, f"p:{name}")
            if (found := stage.styles.get(name)) is not None:
                made.extend(kept_children(found, special))
        return copy

    def _write_layout(self, master: _Master, name: str, stage: Stage | None, number: int) -> None:
        self.deck.new.relate(name, "slideMaster", master.name)
        if stage is None:
            self.deck.new.add(name, LAYOUT_TYPE, plain_layout())
            return
        copy = Element("p:sldLayout", kept_attributes(stage.root, _KINDS))
        if not stage.shows_above:
            copy.set("showMasterSp", "0")
        data = self._slide_data(stage, name)
        called = stage.name.strip()
        data.set("name", called if called and is_plain_name(called) else f"{number}_Custom Layout")
        copy.append(data)
        copy.append(override_of(stage.root))
        self.deck.new.add(name, LAYOUT_TYPE, copy)

    def _slide_data(self, stage: Stage, owner: str) -> Element:
        tree = self.stages.tree(stage.part)
        page = Page(
            self.deck.gathered,
            stage.part,
            tree if tree is not None else Tree(stage.root, (), []),
            self.deck.source.place,
            stage.shapes,
            self.stages.ground_of(stage),
        )
        shapes = Shapes(
            self.deck,
            self.pictures,
            page,
            owner,
            self.frames.written,
            is_stage=True,
            has_own=stage.part in self._drawn,
        )
        copy = Element("p:cSld")
        copy.extend(background_of(stage.root, shapes.special))
        copy.append(shapes.tree(stage.root))
        return copy

    def _special(self, part: str, owner: str) -> dict[str, Special]:
        targets = self.deck.targets(part)
        return {
            "blipFill": lambda fill: self.pictures.fill(fill, targets, owner),
            "buBlip": lambda bullet: self.pictures.bullet(bullet, targets, owner),
        }

    def _theme(self, master: _Master, name: str) -> Element:
        if master.stage is None:
            return plain_theme()
        part = next(iter(self.deck.gathered.related(master.stage.part, "theme")), "")
        try:
            root = self.deck.gathered.package.peek(part)
        except (BadXml, Unreadable) as why:
            raise CannotClean(f"no clean copy can be made, because its theme cannot be read: {why}") from None
        return theme_of(root, self._special(part, name))


def background_of(root: Element, special: dict[str, Special]) -> list[Element]:
    """What a slide, layout or master is painted with; nothing where it does not say."""
    found = root.find("cSld/bg")
    if found is None:
        return []
    copy = Element("p:bg")
    for child in found:
        if child.tag == "bgPr":
            made = SubElement(copy, "p:bgPr")
            made.extend(kept_children(child, special))
            if made.find("a:effectLst") is None and made.find("a:effectDag") is None:
                SubElement(made, "a:effectLst")
        elif child.tag == "bgRef" and (reference := kept(Element("fillRef", child.attrib))) is not None:
            made = SubElement(copy, "p:bgRef", reference.attrib)
            made.extend(kept_children(child))
    return [copy] if len(copy) else []


def mapping_of(tag: str, found: Element) -> Element:
    """Which colour of the theme goes by which name."""
    said = {name: found.get(name, "") for name in _MAPPED}
    return Element(
        tag, {name: value if value.isalnum() else _MAPPING.get(name, name) for name, value in said.items()}
    )


def override_of(root: Element) -> Element:
    """Whether a slide or layout has names of colours of its own."""
    copy = Element("p:clrMapOvr")
    found = root.find("clrMapOvr/overrideClrMapping")
    if found is None:
        SubElement(copy, "a:masterClrMapping")
    else:
        copy.append(mapping_of("a:overrideClrMapping", found))
    return copy
