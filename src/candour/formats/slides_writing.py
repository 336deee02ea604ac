"""Writing presentations: the parts that every PowerPoint file needs, made plainly, and new decks of text, tables and pictures.

presentation ──▶ master ──▶ layout      one of each, with nothing on them
             ──▶ slides                 text boxes, tables and pictures, each where it is put

Measures are in English Metric Units: 914,400 to the inch, 12,700 to the point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.writing import NewPackage

__all__ = [
    "LAYOUT_TYPE", "MAIN_TYPE", "MASTER_TYPE", "SLIDE_TYPE", "THEME_TYPE", "Grid", "Line", "NewSlide", "Panel", "Picture",
    "Place", "Run", "deck_of", "plain_layout", "plain_master", "plain_theme", "presentation_of",
]  # fmt: skip

_MADE: Final = "application/vnd.openxmlformats-officedocument.presentationml."
MAIN_TYPE: Final = f"{_MADE}presentation.main+xml"
SLIDE_TYPE: Final = f"{_MADE}slide+xml"
LAYOUT_TYPE: Final = f"{_MADE}slideLayout+xml"
MASTER_TYPE: Final = f"{_MADE}slideMaster+xml"
THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_MAIN: Final = "ppt/presentation.xml"
_FIRST_SLIDE, _FIRST_MASTER = 256, 1 << 31
_COLOURS: Final = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_MAPPED: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_PLAIN_TABLE: Final = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of PowerPoint's own that draws lines and no fills."""
_SIZES: Final = {"titleStyle": "4400", "bodyStyle": "1800", "otherStyle": "1800"}


# ── plain parts ─────────────────────────────────────────────────────────────────────────────────────────────


def plain_theme() -> Element:
    """Black on white, plain fills and lines."""
    root = Element("a:theme", {"name": "Office Theme"})
    elements = SubElement(root, "a:themeElements")
    colours = SubElement(elements, "a:clrScheme", {"name": "Office"})
    for slot, colour in _COLOURS.items():
        SubElement(SubElement(colours, f"a:{slot}"), "a:srgbClr", {"val": colour})
    fonts = SubElement(elements, "a:fontScheme", {"name": "Office"})
    for name in ("majorFont", "minorFont"):
        font = SubElement(fonts, f"a:{name}")
        for tag, typeface in (("latin", "Calibri"), ("ea", ""), ("cs", "")):
            SubElement(font, f"a:{tag}", {"typeface": typeface})
    formats = SubElement(elements, "a:fmtScheme", {"name": "Office"})
    for name in ("fillStyleLst", "lnStyleLst", "effectStyleLst", "bgFillStyleLst"):
        styles = SubElement(formats, f"a:{name}")
        for width in ("6350", "12700", "19050"):
            if name == "effectStyleLst":
                SubElement(SubElement(styles, "a:effectStyle"), "a:effectLst")
            elif name == "lnStyleLst":
                styles.append(_line(width))
            else:
                styles.append(_placed_fill())
    return root


def _placed_fill() -> Element:
    fill = Element("a:solidFill")
    SubElement(fill, "a:schemeClr", {"val": "phClr"})
    return fill


def _line(width: str) -> Element:
    line = Element("a:ln", {"w": width, "cap": "flat", "cmpd": "sng", "algn": "ctr"})
    line.append(_placed_fill())
    SubElement(line, "a:prstDash", {"val": "solid"})
    return line


def _slide_data(colour: int | None = None) -> tuple[Element, Element]:
    """The inside of a slide, layout or master, and the tree that its shapes go into."""
    data = Element("p:cSld")
    if colour is not None:
        properties = SubElement(SubElement(data, "p:bg"), "p:bgPr")
        properties.append(_fill(colour))
        SubElement(properties, "a:effectLst")
    tree = SubElement(data, "p:spTree")
    head = SubElement(tree, "p:nvGrpSpPr")
    SubElement(head, "p:cNvPr", {"id": "1", "name": ""})
    SubElement(head, "p:cNvGrpSpPr")
    SubElement(head, "p:nvPr")
    SubElement(tree, "p:grpSpPr")
    return data, tree


def plain_master() -> Element:
    """A white master with nothing on it. The list of its layouts goes after its colours."""
    root = Element("p:sldMaster")
    data, _ = _slide_data(0xFFFFFF)
    root.append(data)
    names = (*_MAPPED, *(slot for slot in _COLOURS if slot not in _MAPPED.values()))
    SubElement(root, "p:clrMap", {name: _MAPPED.get(name, name) for name in names})
    styles = SubElement(root, "p:txStyles")
    for name, size in _SIZES.items():
        level = SubElement(SubElement(styles, f"p:{name}"), "a:lvl1pPr")
        look = SubElement(level, "a:defRPr", {"sz": size})
        SubElement(SubElement(look, "a:solidFill"), "a:schemeClr", {"val": "tx1"})
        SubElement(look, "a:latin", {"typeface": "+mn-lt"})
    return root


def plain_layout() -> Element:
    """A layout with nothing on it."""
    root = Element("p:sldLayout", {"type": "blank"})
    data, _ = _slide_data()
    data.set("name", "Blank")
    root.append(data)
    SubElement(SubElement(root, "p:clrMapOvr"), "a:masterClrMapping")
    return root


def presentation_of(
    new: NewPackage,
    masters: Iterable[tuple[str, int]],
    slides: Iterable[str],
    size: tuple[int, int],
    rest: Iterable[Element] = (),
) -> None:
    """Adds the main part: its masters with their numbers, its slides in order. `rest` goes at its end."""
    root = Element("p:presentation")
    listed = SubElement(root, "p:sldMasterIdLst")
    for master, number in masters:
        SubElement(
            listed, "p:sldMasterId", {"id": str(number), "r:id": new.relate(_MAIN, "slideMaster", master)}
        )
    shown = SubElement(root, "p:sldIdLst")
    for number, slide in enumerate(slides, _FIRST_SLIDE):
        SubElement(shown, "p:sldId", {"id": str(number), "r:id": new.relate(_MAIN, "slide", slide)})
    SubElement(root, "p:sldSz", {"cx": str(size[0]), "cy": str(size[1])})
    SubElement(root, "p:notesSz", {"cx": "6858000", "cy": "9144000"})
    root.extend(rest)
    new.relate("", "officeDocument", _MAIN)
    new.add(_MAIN, MAIN_TYPE, root)


# ── new decks ───────────────────────────────────────────────────────────────────────────────────────────────

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


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture, drawn anew already. `extension` has its dot."""

    place: Place
    data: bytes
    extension: str


@dataclass(frozen=True, slots=True, repr=False)
class Grid:
    """A table of paragraphs, as many cells in each row."""

    place: Place
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(slots=True, repr=False)
class NewSlide:
    """One slide: what stands on it, from back to front."""

    shapes: list[Panel | Picture | Grid] = field(default_factory=list)
    colour: int | None = None
    """What it is painted with."""


def deck_of(slides: Sequence[NewSlide], size: tuple[int, int]) -> bytes:
    """A presentation of these slides."""
    new = NewPackage()
    master, layout, theme = (
        new.next_name(f"ppt/{name}s/{name}") if name != "theme" else "ppt/theme/theme1.xml"
        for name in ("slideMaster", "slideLayout", "theme")
    )
    names = [new.next_name("ppt/slides/slide") for _ in slides]
    presentation_of(new, [(master, _FIRST_MASTER)], names, size)
    root = plain_master()
    listed = Element("p:sldLayoutIdLst")
    SubElement(
        listed,
        "p:sldLayoutId",
        {"id": str(_FIRST_MASTER + 1), "r:id": new.relate(master, "slideLayout", layout)},
    )
    root.insert(2, listed)
    new.relate(master, "theme", theme)
    new.relate(layout, "slideMaster", master)
    new.add(master, MASTER_TYPE, root)
    new.add(layout, LAYOUT_TYPE, plain_layout())
    new.add(theme, THEME_TYPE, plain_theme())
    for name, slide in zip(names, slides, strict=True):
        new.relate(name, "slideLayout", layout)
        _Drawing(new, name).write(slide)
    return new.packed()


class _Drawing:
    """One new slide while it is drawn."""

    def __init__(self, new: NewPackage, name: str) -> None:
        self._new, self._name = new, name
        self._number = 1

    def write(self, slide: NewSlide) -> None:
        root = Element("p:sld")
        data, tree = _slide_data(slide.colour)
        root.append(data)
        SubElement(SubElement(root, "p:clrMapOvr"), "a:masterClrMapping")
        for shape in slide.shapes:
            if isinstance(shape, Panel):
                tree.append(self._panel(shape))
            elif isinstance(shape, Picture):
                tree.append(self._picture(shape))
            else:
                tree.append(self._grid(shape))
        self._new.add(self._name, SLIDE_TYPE, root)

    def _head(self, tag: str, kind: str, noun: str) -> Element:
        self._number += 1
        head = Element(f"p:{tag}")
        SubElement(head, "p:cNvPr", {"id": str(self._number), "name": f"{noun} {self._number - 1}"})
        SubElement(head, f"p:{kind}")
        SubElement(head, "p:nvPr")
        return head

    def _panel(self, panel: Panel) -> Element:
        shape = Element("p:sp")
        head = self._head("nvSpPr", "cNvSpPr", "TextBox" if panel.lines else "Shape")
        if panel.lines and panel.fill is None:
            head[1].set("txBox", "1")
        shape.append(head)
        looks = SubElement(shape, "p:spPr")
        looks.append(_transform("a:xfrm", panel.place))
        SubElement(SubElement(looks, "a:prstGeom", {"prst": panel.form}), "a:avLst")
        looks.append(Element("a:noFill") if panel.fill is None else _fill(panel.fill))
        line = SubElement(looks, "a:ln")
        line.append(Element("a:noFill") if panel.outline is None else _fill(panel.outline))
        body = SubElement(shape, "p:txBody")
        SubElement(body, "a:bodyPr", {"wrap": "square", **({"anchor": panel.anchor} if panel.anchor else {})})
        body.extend(self._lines(panel.lines))
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
            look.append(_fill(run.colour))
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
        looks.append(_transform("a:xfrm", picture.place))
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
        count = max(map(len, grid.rows), default=1)
        for _ in range(count):
            SubElement(columns, "a:gridCol", {"w": str(round(grid.place[2] / max(count, 1)))})
        for row in grid.rows:
            made = SubElement(table, "a:tr", {"h": str(round(grid.place[3] / len(grid.rows)))})
            for lines in row:
                cell = SubElement(made, "a:tc")
                body = SubElement(cell, "a:txBody")
                SubElement(body, "a:bodyPr")
                body.extend(self._lines(lines))
                SubElement(cell, "a:tcPr")
        return frame


def _fill(colour: int) -> Element:
    fill = Element("a:solidFill")
    SubElement(fill, "a:srgbClr", {"val": f"{colour:06X}"})
    return fill


def _transform(tag: str, place: Place) -> Element:
    copy = Element(tag)
    left, top, width, height = (round(number) for number in place)
    SubElement(copy, "a:off", {"x": str(left), "y": str(top)})
    SubElement(copy, "a:ext", {"cx": str(max(width, 0)), "cy": str(max(height, 0))})
    return copy
