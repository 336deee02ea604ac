"""Shapes of the copy: text boxes, pictures, lines, groups and the frames of charts, as they look, under plain names.

    sp     nvSpPr  spPr  style  txBody         pic    nvPicPr  blipFill  spPr  style
    cxnSp  nvCxnSpPr  spPr  style              grpSp  nvGrpSpPr  grpSpPr  shapes
    graphicFrame  nvGraphicFramePr  xfrm  chart │ SmartArt, which becomes a group of its shapes

What links a shape to a cell, a macro or a page is left out; what it says stays.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.charts import words_of_chart
from candour.formats.ooxml.drawings import names_of, what_hides
from candour.formats.ooxml.kept_looks import kept_attributes, kept_children
from candour.formats.ooxml.package import Relation
from candour.formats.ooxml.walking import paragraphs_of
from candour.formats.xlsx.copying.opened import Copying
from candour.formats.xlsx.copying.pictures import Pictures
from candour.formats.xlsx.copying.words import Words

__all__ = ["Shapes"]

_NOUNS: Final = {
    "sp": "Shape",
    "pic": "Picture",
    "cxnSp": "Connector",
    "grpSp": "Group",
    "graphicFrame": "Chart",
}
_HEADS: Final = {
    "sp": ("nvSpPr", "cNvSpPr"), "pic": ("nvPicPr", "cNvPicPr"), "cxnSp": ("nvCxnSpPr", "cNvCxnSpPr"),
    "grpSp": ("nvGrpSpPr", "cNvGrpSpPr"), "graphicFrame": ("nvGraphicFramePr", "cNvGraphicFramePr"),
}  # fmt: skip
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_ON: Final = frozenset({"1", "true", "on"})
_STYLE_PARTS: Final = 4

Chart = Callable[[str, "str"], "Element | None"]
"""Gives what shows a chart: of its part, in the part that is written. None where there is none."""


@dataclass(slots=True, repr=False)
class Shapes:
    """The shapes of one drawing while they are written."""

    copying: Copying
    pictures: Pictures
    targets: Mapping[str, Relation]
    """What the drawing that is read refers to."""
    owner: str
    """The drawing that is written."""
    chart: Chart
    prefix: str = "xdr"
    words: Words = field(init=False)
    _next: int = 1

    def __post_init__(self) -> None:
        self.words = Words(
            self.copying.common.texts,
            {"blipFill": lambda fill: self.pictures.fill(fill, self.targets, self.owner)},
        )

    def written(self, shape: Element, *, is_grouped: bool = False) -> Element | None:
        """A shape; None where it is out of sight, or of a kind that is not known."""
        write = _WAYS.get(shape.tag)
        hidden = what_hides(shape, is_grouped=is_grouped)
        if write is None or (hidden and not self.copying.keeps(hidden)):
            return None
        return write(self, shape)

    def head(self, tag: str, shape: Element | None = None, noun: str = "") -> Element:
        """What a shape says of itself: a number and a plain name; its description where somebody wishes so."""
        outer, inner = _HEADS[tag]
        is_box = (
            shape is not None
            and (own := shape.find("nvSpPr/cNvSpPr")) is not None
            and own.get("txBox") in _ON
        )
        self._next += 1
        copy = Element(f"{self.prefix}:{outer}")
        names = SubElement(
            copy,
            f"{self.prefix}:cNvPr",
            {
                "id": str(self._next),
                "name": f"{noun or ('TextBox' if is_box else _NOUNS[tag])} {self._next - 1}",
            },
        )
        names.attrib.update(self._described(shape))
        kind = SubElement(copy, f"{self.prefix}:{inner}")
        if is_box:
            kind.set("txBox", "1")
        return copy

    def _described(self, shape: Element | None) -> dict[str, str]:
        names = names_of(shape) if shape is not None else None
        if names is None:
            return {}
        said = {"hidden": "1"} if names.get("hidden") in _ON and self.copying.keeps("hidden-drawing") else {}
        if self.copying.wishes.keeps_alternative_text or self.copying.keeps("alt-text"):
            said |= {
                key: self.copying.text(names.get(key, "")) for key in ("descr", "title") if names.get(key)
            }
        return said

    # ── each kind ───────────────────────────────────────────────────────────────────────────────────────────

    def _looks(self, shape: Element, name: str = "spPr") -> Element:
        copy = Element(f"{self.prefix}:{name}")
        own = shape.find(name)
        copy.extend(kept_children(own, self.words.special) if own is not None else ())
        return copy

    def _style(self, shape: Element) -> list[Element]:
        own = shape.find("style")
        found = kept_children(own) if own is not None else []
        if len(found) != _STYLE_PARTS:
            return []
        copy = Element(f"{self.prefix}:style")
        copy.extend(found)
        return [copy]

    def _sp(self, shape: Element) -> Element:
        copy = Element(f"{self.prefix}:sp", {"macro": "", "textlink": ""} if self.prefix == "xdr" else {})
        copy.append(self.head("sp", shape))
        copy.append(self._looks(shape))
        copy.extend(self._style(shape))
        body = shape.find("txBody")
        if body is not None:
            copy.append(self.words.body(f"{self.prefix}:txBody", body))
        return copy

    def _cxn(self, shape: Element) -> Element:
        copy = Element(f"{self.prefix}:cxnSp", {"macro": ""} if self.prefix == "xdr" else {})
        copy.append(self.head("cxnSp", shape))
        copy.append(self._looks(shape))
        copy.extend(self._style(shape))
        return copy

    def _pic(self, shape: Element) -> Element | None:
        own = shape.find("blipFill")
        fill = (
            self.pictures.fill(own, self.targets, self.owner, f"{self.prefix}:blipFill")
            if own is not None
            else None
        )
        if fill is None:
            return None
        copy = Element(f"{self.prefix}:pic")
        copy.extend((self.head("pic", shape), fill, self._looks(shape), *self._style(shape)))
        return copy

    def _group(self, shape: Element) -> Element | None:
        children = [made for child in shape if (made := self.written(child, is_grouped=True)) is not None]
        if not children:
            return None
        copy = Element(f"{self.prefix}:grpSp")
        copy.extend((self.head("grpSp", shape), self._looks(shape, "grpSpPr"), *children))
        return copy

    def _frame(self, shape: Element) -> Element | None:
        data = shape.find("graphic/graphicData")
        content = data[0] if data is not None and len(data) else None
        relation = self.targets.get(content.get("r:id", "")) if content is not None else None
        if content is None or content.tag != "chart" or relation is None:
            return self._diagram(shape, content)
        if relation.kind == "chartEx":
            return self._newer_chart(shape, relation.target)
        chart = self.chart(relation.target, self.owner)
        if chart is None:
            return None
        copy = Element(f"{self.prefix}:graphicFrame", {"macro": ""})
        copy.append(self.head("graphicFrame", shape))
        copy.append(_place(shape, self.prefix))
        SubElement(SubElement(copy, "a:graphic"), "a:graphicData", {"uri": _CHART}).append(chart)
        return copy

    def _newer_chart(self, shape: Element, part: str) -> Element | None:
        """The words of a chart of a kind that came with Excel 2016."""
        self.copying.did["chart-to-words"] += 1
        lines = words_of_chart(self.copying.package.peek(part)) if part in self.copying.package else []
        return self._listed(shape, lines) if any(lines) else None

    # ── SmartArt ────────────────────────────────────────────────────────────────────────────────────────────

    def _diagram(self, shape: Element, content: Element | None) -> Element | None:
        """SmartArt as the shapes that it shows; other frames are left out."""
        data = (
            self.targets.get(content.get("r:dm", ""))
            if content is not None and content.tag == "relIds"
            else None
        )
        if data is None or data.target not in self.copying.package:
            self.copying.did["frame-left-out"] += content is not None
            return None
        self.copying.did["smartart-drawn"] += 1
        root = self.copying.package.peek(data.target)
        ids = {element.get("relId", "") for element in root.iter("dataModelExt")}
        drawn = next((self.targets[id_].target for id_ in sorted(ids) if id_ in self.targets), "")
        lines = [line for line in paragraphs_of(root).split("\n") if line.strip()]
        if drawn not in self.copying.package:
            return self._listed(shape, lines)
        drawing = self.copying.package.peek(drawn)
        shows = {_folded(line) for line in paragraphs_of(drawing).split("\n")}
        seen = [line for line in lines if _folded(line) in shows]
        before = self._next
        made = self._drawn_diagram(shape, drawing, {_folded(line) for line in lines}, seen)
        if paragraphs_of(_unprefixed(made)).split() == " ".join(seen).split():
            return made
        self._next = before
        return self._listed(shape, seen)

    def _drawn_diagram(self, shape: Element, drawing: Element, has: set[str], seen: list[str]) -> Element:
        copy = Element(f"{self.prefix}:grpSp")
        copy.append(self.head("grpSp", shape, "Group"))
        around = SubElement(SubElement(copy, f"{self.prefix}:grpSpPr"), "a:xfrm")
        size = _extent(shape)
        for tag, said in (
            ("off", {"x": "0", "y": "0"}),
            ("ext", size),
            ("chOff", {"x": "0", "y": "0"}),
            ("chExt", size),
        ):
            SubElement(around, f"a:{tag}", said)
        order = {_folded(line): at for at, line in enumerate(seen)}
        shapes = sorted(drawing.iter("sp"), key=lambda one: _first(one, order))
        copy.extend(self._part_of_diagram(one, has) for one in shapes)
        return copy

    def _part_of_diagram(self, shape: Element, has: set[str]) -> Element:
        body = shape.find("txBody")
        for paragraph in [] if body is None else body.findall("p"):
            around = Element("txBody")
            around.append(paragraph)
            if any(
                " ".join(line.split()) not in has
                for line in paragraphs_of(around).split("\n")
                if line.strip()
            ):
                for run in list(paragraph):
                    paragraph.remove(run)  # words of an earlier state
        return self._sp(shape)

    def _listed(self, shape: Element, lines: list[str]) -> Element:
        """The words of SmartArt of which no drawing was kept, line by line."""
        copy = Element(f"{self.prefix}:sp", {"macro": "", "textlink": ""})
        head = self.head("sp", shape, "TextBox")
        head[1].set("txBox", "1")
        copy.append(head)
        looks = SubElement(copy, f"{self.prefix}:spPr")
        where = SubElement(looks, "a:xfrm")
        SubElement(where, "a:off", {"x": "0", "y": "0"})
        SubElement(where, "a:ext", _extent(shape))
        SubElement(SubElement(looks, "a:prstGeom", {"prst": "rect"}), "a:avLst")
        copy.append(self.words.plain(f"{self.prefix}:txBody", [line for line in lines if line.strip()]))
        return copy


def _folded(line: str) -> str:
    return " ".join(line.split())


def _unprefixed(element: Element) -> Element:
    """The element as reading it gives it."""
    copy = Element(element.tag.rpartition(":")[2], element.attrib)
    copy.text = element.text
    copy.extend(_unprefixed(child) for child in element)
    return copy


def _first(shape: Element, order: Mapping[str, int]) -> int:
    """Where the first words of a shape stand among the diagram's words; a shape without words comes first."""
    lines = [_folded(line) for line in paragraphs_of(shape).split("\n")]
    return min((order[line] for line in lines if line in order), default=-1)


def _extent(shape: Element) -> dict[str, str]:
    own = shape.find("xfrm/ext")
    said = kept_attributes(own, frozenset({"cx", "cy"})) if own is not None else {}
    return said if len(said) == 2 and said["cx"] != "0" else {"cx": "4572000", "cy": "2743200"}


def _place(shape: Element, prefix: str) -> Element:
    copy = Element(f"{prefix}:xfrm")
    own = shape.find("xfrm")
    for tag, names in (("off", ("x", "y")), ("ext", ("cx", "cy"))):
        found = own.find(tag) if own is not None else None
        said = kept_attributes(found, frozenset(names)) if found is not None else {}
        SubElement(copy, f"a:{tag}", {name: said.get(name, "0") for name in names})
    return copy


_WAYS: Final[Mapping[str, Callable[[Shapes, Element], Element | None]]] = {
    "sp": Shapes._sp,  # noqa: SLF001  (the ways of this very class)
    "pic": Shapes._pic,  # noqa: SLF001
    "cxnSp": Shapes._cxn,  # noqa: SLF001
    "grpSp": Shapes._group,  # noqa: SLF001
    "graphicFrame": Shapes._frame,  # noqa: SLF001
}
