"""Shapes: everything that stands on a slide, in the order in which it is drawn: what comes later lies on top.

spTree
  ├── sp             shape or text box; a placeholder, where it takes its place from the layout
  ├── pic            picture, or the face of a sound or video
  ├── cxnSp          line
  ├── graphicFrame   table, chart, SmartArt, embedded object
  ├── contentPart    ink
  └── grpSp          group of the same, with a measure of its own
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from candour.formats.ooxml.drawings import names_of, noun_of
from candour.formats.pptx.geometry import EVERYWHERE, Matrix, Outline, outline_of, placing

__all__ = ["BODIES", "FOOTERS", "TITLES", "Placeholder", "Shape", "is_on", "shapes_in"]

_SHAPES = frozenset({"sp", "pic", "cxnSp", "grpSp", "graphicFrame", "contentPart"})
TITLES = frozenset({"title", "ctrTitle"})
FOOTERS = frozenset({"dt", "ftr", "hdr", "sldNum"})
BODIES = frozenset(
    {"body", "subTitle", "obj", "tbl", "chart", "dgm", "media", "clipArt", "pic", "half", "quarter"}
)


def is_on(value: str | None) -> bool:
    """Whether a switch that is off by default is on."""
    return value in ("1", "true", "on")


class Placeholder(NamedTuple):
    """Which of the layout's places a shape takes. Several may be of one kind, so they are numbered."""

    kind: str
    number: str


@dataclass(slots=True, repr=False)
class Shape:
    """One shape of a slide, layout, master or page of notes."""

    element: Element
    names: Element | None
    steps: tuple[str, ...]
    outline: Outline | None
    is_hidden: bool
    """In the Selection Pane: itself, or a group around it."""
    placeholder: Placeholder | None = None
    ids: tuple[str, ...] = ()
    """Its number on the slide, after those of the groups around it."""
    body: Element | None = field(init=False)
    """Its text."""

    def __post_init__(self) -> None:
        self.body = self.element.find("txBody")

    @property
    def tag(self) -> str:
        """What kind of shape it is, by its element."""
        return self.element.tag

    @property
    def properties(self) -> Element | None:
        """Its looks."""
        return self.element.find("spPr")

    @property
    def geometry(self) -> str:
        """The name of its form; nothing where it has one of its own or none."""
        form = self.element.find("spPr/prstGeom")
        return form.get("prst", "") if form is not None else ""

    @property
    def table(self) -> Element | None:
        """The table in it, where it is one."""
        return self.element.find("graphic/graphicData/tbl") if self.tag == "graphicFrame" else None


def shapes_in(root: Element) -> Iterator[Shape]:
    """The shapes of a part, groups before what is in them."""
    tree = root.find("cSld/spTree")
    yield from _shapes(tree if tree is not None else (), EVERYWHERE, (), (), is_hidden=False)


def _shapes(
    parent: Element | tuple[()],
    around: Matrix,
    steps: tuple[str, ...],
    ids: tuple[str, ...],
    *,
    is_hidden: bool,
) -> Iterator[Shape]:
    for element in parent:
        if element.tag not in _SHAPES:
            continue
        names = names_of(element)
        said = names.attrib if names is not None else {}
        own_steps = (*steps, f'{noun_of(element)} "{said.get("name", "")}"')
        own_ids = (*ids, said.get("id", ""))
        hidden = is_hidden or is_on(said.get("hidden"))
        transform = _transform_of(element)
        outline = outline_of(transform, around)
        yield Shape(element, names, own_steps, outline, hidden, _placeholder_of(element), own_ids)
        if element.tag == "grpSp":
            yield from _shapes(element, placing(transform, around), own_steps, own_ids, is_hidden=hidden)


def _transform_of(element: Element) -> Element | None:
    for path in ("spPr/xfrm", "xfrm", "grpSpPr/xfrm"):
        if (found := element.find(path)) is not None:
            return found
    return None


def _placeholder_of(element: Element) -> Placeholder | None:
    for holder in element:
        if holder.tag.startswith("nv") and (found := holder.find("nvPr/ph")) is not None:
            return Placeholder(found.get("type", "obj"), found.get("idx", "0"))
    return None
