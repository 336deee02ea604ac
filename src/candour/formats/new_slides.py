"""New slides: a presentation made from text boxes, tables and pictures, each where it is put.

For the copies of presentations in formats that are not written: what a reader saw of them is laid out anew.

Measures are in English Metric Units: 914,400 to the inch, 12,700 to the point.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.writing import NewPackage
from candour.formats.slides_writing import (
    LAYOUT_TYPE,
    MASTER_TYPE,
    SLIDE_TYPE,
    THEME_TYPE,
    empty_slide,
    plain_layout,
    plain_master,
    plain_theme,
    presentation_of,
    solid_fill,
)

__all__ = ["Cell", "Grid", "Line", "NewSlide", "Panel", "Picture", "Place", "Run", "deck_of"]

_FIRST_MASTER: Final = 1 << 31
_PLAIN_TABLE: Final = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of PowerPoint's own that draws lines and no fills."""

Place = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True, slots=True, repr=False)
class Run:
    """A run of letters; what is None is left to the deck."""

    text: str
    size: float | None = None
    """In points."""
    colour: int | None = None
    is_bold: bool = False
    is_italic: bool = False
    is_underlined: bool = False
    font: str = ""
    link: str = ""
    """A page on the web that the run leads to."""


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """One paragraph."""

    runs: tuple[Run, ...]
    align: str = ""
    """`l`, `ctr`, `r` or `just`."""
    bullet: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Panel:
    """A text box, or a box without text."""

    place: Place
    lines: tuple[Line, ...] = ()
    fill: int | None = None
    outline: int | None = None
    form: str = "rect"
    anchor: str = ""
    opacity: float = 1.0
    turn: float = 0.0
    """In degrees, clockwise."""
    flips: tuple[bool, bool] = (False, False)
    """Whether it is mirrored, across and upside down."""


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture, drawn anew already. `extension` has its dot."""

    place: Place
    data: bytes
    extension: str
    turn: float = 0.0
    flips: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True, repr=False)
class Cell:
    """A cell of a table."""

    lines: tuple[Line, ...] = ()
    fill: int | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Grid:
    """A table: as many cells in each row as it has columns."""

    place: Place
    columns: tuple[float, ...]
    """Their widths."""
    rows: tuple[tuple[float, tuple[Cell, ...]], ...]
    """Each with its height."""


@dataclass(slots=True, repr=False)
class NewSlide:
    """One slide: what stands on it, from back to front. Or a master, which slides stand on."""

    shapes: list[Panel | Picture | Grid] = field(default_factory=list)
    colour: int | None = None
    """What it is painted with."""
    stage: int = 0
    """Which of the masters it stands on."""
    shows_stage: bool = True


def deck_of(slides: Sequence[NewSlide], size: tuple[int, int], stages: Sequence[NewSlide] = ()) -> bytes:
    """A presentation of these slides, on these masters; on a plain one, where there is none."""
    new = NewPackage()
    stages = stages or (NewSlide(),)
    masters = [new.next_name("ppt/slideMasters/slideMaster") for _ in stages]
    layouts = [new.next_name("ppt/slideLayouts/slideLayout") for _ in stages]
    names = [new.next_name("ppt/slides/slide") for _ in slides]
    numbered = [(master, _FIRST_MASTER + 2 * at) for at, master in enumerate(masters)]
    presentation_of(new, numbered, names, size)
    for (master, number), layout, stage in zip(numbered, layouts, stages, strict=True):
        _write_stage(new, master, number, layout, stage)
    for name, slide in zip(names, slides, strict=True):
        new.relate(name, "slideLayout", layouts[slide.stage])
        _Drawing(new, name).write(slide)
    return new.packed()


def _write_stage(new: NewPackage, master: str, number: int, layout: str, stage: NewSlide) -> None:
    """A master with its theme and the one layout on it."""
    theme = new.next_name("ppt/theme/theme")
    root = plain_master(0xFFFFFF if stage.colour is None else stage.colour)
    tree = next(root.iter("p:spTree"))
    tree.extend(_Drawing(new, master).shapes(stage))
    listed = Element("p:sldLayoutIdLst")
    SubElement(
        listed, "p:sldLayoutId", {"id": str(number + 1), "r:id": new.relate(master, "slideLayout", layout)}
    )
    root.insert(2, listed)
    new.relate(master, "theme", theme)
    new.relate(layout, "slideMaster", master)
    new.add(master, MASTER_TYPE, root)
    new.add(layout, LAYOUT_TYPE, plain_layout())
    new.add(theme, THEME_TYPE, plain_theme())


class _Drawing:
    """One new slide while it is drawn."""

    def __init__(self, new: NewPackage, name: str) -> None:
        self._new, self._name = new, name
        self._number = 1

    def write(self, slide: NewSlide) -> None:
        root = Element("p:sld", {} if slide.shows_stage else {"showMasterSp": "0"})
        data, tree = empty_slide(slide.colour)
        root.append(data)
        SubElement(SubElement(root, "p:clrMapOvr"), "a:masterClrMapping")
        tree.extend(self.shapes(slide))
        self._new.add(self._name, SLIDE_TYPE, root)

    def shapes(self, slide: NewSlide) -> list[Element]:
        """What stands on the slide."""
        return [self._shape(shape) for shape in slide.shapes]

    def _shape(self, shape: Panel | Picture | Grid) -> Element:
        if isinstance(shape, Panel):
            return self._panel(shape)
        return self._picture(shape) if isinstance(shape, Picture) else self._grid(shape)

    def _head(self, tag: str, kind: str, noun: str) -> Element:
        self._number += 1
        head = Element(f"p:{tag}")
        SubElement(head, "p:cNvPr", {"id": str(self._number), "name": f"{noun} {self._number - 1}"})
        SubElement(head, f"p:{kind}")
        SubElement(head, "p:nvPr")
        return head

    def _panel(self, panel: Panel) -> Element:
        if panel.form == "line":
            return self._connector(panel)
        shape = Element("p:sp")
        head = self._head("nvSpPr", "cNvSpPr", "TextBox" if panel.lines else "Shape")
        if panel.lines and panel.fill is None:
            head[1].set("txBox", "1")
        shape.append(head)
        looks = SubElement(shape, "p:spPr")
        looks.append(_transform("a:xfrm", panel.place, panel.turn, panel.flips))
        SubElement(SubElement(looks, "a:prstGeom", {"prst": panel.form}), "a:avLst")
        looks.append(Element("a:noFill") if panel.fill is None else solid_fill(panel.fill, panel.opacity))
        line = SubElement(looks, "a:ln")
        line.append(Element("a:noFill") if panel.outline is None else solid_fill(panel.outline))
        body = SubElement(shape, "p:txBody")
        SubElement(body, "a:bodyPr", {"wrap": "square", **({"anchor": panel.anchor} if panel.anchor else {})})
        body.extend(self._lines(panel.lines))
        return shape

    def _connector(self, panel: Panel) -> Element:
        shape = Element("p:cxnSp")
        shape.append(self._head("nvCxnSpPr", "cNvCxnSpPr", "Connector"))
        looks = SubElement(shape, "p:spPr")
        looks.append(_transform("a:xfrm", panel.place, panel.turn, panel.flips))
        SubElement(SubElement(looks, "a:prstGeom", {"prst": "line"}), "a:avLst")
        SubElement(looks, "a:ln", {"w": "9525"}).append(solid_fill(panel.outline or 0))
        return shape

    def _lines(self, lines: Sequence[Line]) -> list[Element]:
        return [self._line(line) for line in lines] or [Element("a:p")]

    def _line(self, line: Line) -> Element:
        paragraph = Element("a:p")
        said = {"algn": line.align} if line.align else {}
        if line.level:
            said["lvl"] = str(line.level)
        if line.bullet:
            said |= {"marL": str(285_750 * (line.level + 1)), "indent": "-285750"}
        if said:
            properties = SubElement(paragraph, "a:pPr", said)
            if line.bullet:
                SubElement(properties, "a:buChar", {"char": line.bullet})
        for run in line.runs:
            for number, text in enumerate(run.text.split("\n")):
                if number:
                    SubElement(paragraph, "a:br")
                if text:
                    paragraph.append(self._run(run, text))
        return paragraph

    def _run(self, run: Run, text: str) -> Element:
        made = Element("a:r")
        look = SubElement(made, "a:rPr")
        if run.size:
            look.set("sz", str(max(100, min(400_000, round(run.size * 100)))))
        for name, is_so, value in (
            ("b", run.is_bold, "1"),
            ("i", run.is_italic, "1"),
            ("u", run.is_underlined, "sng"),
        ):
            if is_so:
                look.set(name, value)
        if run.colour is not None:
            look.append(solid_fill(run.colour))
        if run.font:
            SubElement(look, "a:latin", {"typeface": run.font})
        if run.link:
            SubElement(
                look,
                "a:hlinkClick",
                {"r:id": self._new.relate(self._name, "hyperlink", run.link, is_external=True)},
            )
        SubElement(made, "a:t").text = text
        return made

    def _picture(self, picture: Picture) -> Element:
        name = self._new.next_name("ppt/media/image", picture.extension)
        self._new.add(name, "", picture.data)
        shape = Element("p:pic")
        shape.append(self._head("nvPicPr", "cNvPicPr", "Picture"))
        fill = SubElement(shape, "p:blipFill")
        SubElement(fill, "a:blip", {"r:embed": self._new.relate(self._name, "image", name)})
        SubElement(SubElement(fill, "a:stretch"), "a:fillRect")
        looks = SubElement(shape, "p:spPr")
        looks.append(_transform("a:xfrm", picture.place, picture.turn, picture.flips))
        SubElement(SubElement(looks, "a:prstGeom", {"prst": "rect"}), "a:avLst")
        return shape

    def _grid(self, grid: Grid) -> Element:
        frame = Element("p:graphicFrame")
        frame.append(self._head("nvGraphicFramePr", "cNvGraphicFramePr", "Table"))
        frame.append(_transform("p:xfrm", grid.place))
        uri = "http://schemas.openxmlformats.org/drawingml/2006/table"
        table = SubElement(SubElement(SubElement(frame, "a:graphic"), "a:graphicData", {"uri": uri}), "a:tbl")
        SubElement(SubElement(table, "a:tblPr"), "a:tableStyleId").text = _PLAIN_TABLE
        columns = SubElement(table, "a:tblGrid")
        for width in grid.columns:
            SubElement(columns, "a:gridCol", {"w": str(max(round(width), 0))})
        for height, cells in grid.rows:
            row = SubElement(table, "a:tr", {"h": str(max(round(height), 0))})
            row.extend([self._cell(cell) for cell in cells])
        return frame

    def _cell(self, cell: Cell) -> Element:
        made = Element("a:tc")
        body = SubElement(made, "a:txBody")
        SubElement(body, "a:bodyPr")
        body.extend(self._lines(cell.lines))
        properties = SubElement(made, "a:tcPr")
        if cell.fill is not None:
            properties.append(solid_fill(cell.fill))
        return made


def _transform(
    tag: str, place: Place, turn: float = 0.0, flips: tuple[bool, bool] = (False, False)
) -> Element:
    copy = Element(tag)
    if turn:
        copy.set("rot", str(round(turn * 60_000) % 21_600_000))
    for name, is_so in zip(("flipH", "flipV"), flips, strict=True):
        if is_so:
            copy.set(name, "1")
    left, top, width, height = (round(number) for number in place)
    SubElement(copy, "a:off", {"x": str(left), "y": str(top)})
    SubElement(copy, "a:ext", {"cx": str(max(width, 0)), "cy": str(max(height, 0))})
    return copy
