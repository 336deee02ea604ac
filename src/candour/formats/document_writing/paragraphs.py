"""Paragraphs as elements: their layout, and runs of words, pictures, notes and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.document_writing.model import Edge, Layout, Look, Note, Paragraph, Picture, Run, Words

__all__ = ["Paragraphs", "shade"]

_SIGNS: Final = re.compile("([\t\n\f])")
_UNWRITABLE: Final = re.compile("[^\t\n\f\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OF_SYMBOLS: Final = re.compile("[\uf000-\uf0ff\\s]*[\uf000-\uf0ff][\uf000-\uf0ff\\s]*")
_SYMBOLS: Final = "Symbol"
_SWITCHES: Final = (
    ("is_bold", "b"), ("is_italic", "i"), ("is_capital", "caps"), ("is_small_capital", "smallCaps"), ("is_struck", "strike"),
)  # fmt: skip
_STANDS: Final = (("keeps_with_next", "keepNext"), ("is_on_new_page", "pageBreakBefore"))
_SIDES: Final = ("top", "left", "bottom", "right")
_TO_EMU: Final = 635
_LARGEST: Final = 31_680
"""The longest side of a page, in twentieths of a point."""


class Paragraphs:
    """The paragraphs of one part. `picture` adds a picture, `note` a note, `link` an address: each gives an id."""

    def __init__(
        self, picture: Callable[[Picture], str], note: Callable[[Note], int], link: Callable[[str], str]
    ) -> None:
        self._picture, self._note, self._link = picture, note, link

    def paragraph(self, paragraph: Paragraph, before: Iterable[Element] = ()) -> Element:
        """A paragraph; `before` are runs that stand in front of its own."""
        element = Element("w:p")
        properties = _layout(paragraph.layout)
        if paragraph.look is not None and len(look := _look(paragraph.look)):
            properties.append(look)
        if len(properties):
            element.append(properties)
        element.extend(before)
        for link, group in groupby(paragraph.runs, _link_of):
            runs = list(group)
            is_kept = link and _shows(runs, link)
            into = SubElement(element, "w:hyperlink", {"r:id": self._link(link)}) if is_kept else element
            for run in runs:
                into.extend(self._run(run))
        return element

    def _run(self, run: Run) -> Iterator[Element]:
        if isinstance(run, Picture):
            if run.data:
                yield _in_run(_drawing(run, self._picture(run)))
        elif isinstance(run, Note):
            yield self._reference(run)
        elif run.field:
            yield _in_run(Element("w:fldChar", {"w:fldCharType": "begin"}))
            code = Element("w:instrText", {"xml:space": "preserve"})
            code.text = f" {run.field} "
            yield _in_run(code)
            yield _in_run(Element("w:fldChar", {"w:fldCharType": "separate"}))
            yield from _words(run)
            yield _in_run(Element("w:fldChar", {"w:fldCharType": "end"}))
        else:
            yield from _words(run)

    def _reference(self, note: Note) -> Element:
        noun = "endnote" if note.is_at_end else "footnote"
        said = {"w:id": str(self._note(note))}
        if note.mark:
            said["w:customMarkFollows"] = "1"
        run = _in_run(Element(f"w:{noun}Reference", said), Look(raised=1, half_points=0))
        if note.mark:
            SubElement(run, "w:t").text = note.mark
        return run


def _link_of(run: Run) -> str:
    return run.link if isinstance(run, Words) else ""


def _shows(runs: Iterable[Run], link: str) -> bool:
    """Whether words show where they lead. A link that does not is an address out of sight."""
    told = link.partition(":")[2].strip("/")
    return bool(told) and told in "".join(run.text for run in runs if isinstance(run, Words))


def _in_run(inside: Element, look: Look | None = None) -> Element:
    run = Element("w:r")
    if look is not None and len(properties := _look(look)):
        run.append(properties)
    run.append(inside)
    return run


def _words(words: Words) -> Iterator[Element]:
    text = _UNWRITABLE.sub("", words.text)
    if not text:
        return
    run = Element("w:r")
    look = words.look
    if _OF_SYMBOLS.fullmatch(text) and look.font.casefold() in ("", "arial", "times new roman"):
        look = look._replace(font=_SYMBOLS)
    if len(properties := _look(look)):
        run.append(properties)
    for bit in _SIGNS.split(text):
        if bit == "\t":
            SubElement(run, "w:tab")
        elif bit == "\n":
            SubElement(run, "w:br")
        elif bit == "\f":
            SubElement(run, "w:br", {"w:type": "page"})
        elif bit:
            SubElement(run, "w:t", {"xml:space": "preserve"}).text = bit
    yield run


# ── looks ───────────────────────────────────────────────────────────────────────────────────────────────────


def _look(look: Look) -> Element:
    properties = Element("w:rPr")
    if look.font:
        SubElement(
            properties, "w:rFonts", {f"w:{kind}": look.font for kind in ("ascii", "hAnsi", "cs", "eastAsia")}
        )
    for name, tag in _SWITCHES:
        if getattr(look, name):
            SubElement(properties, f"w:{tag}")
    if look.colour is not None:
        SubElement(properties, "w:color", {"w:val": f"{look.colour:06X}"})
    if look.half_points:
        for tag in ("sz", "szCs"):
            SubElement(properties, f"w:{tag}", {"w:val": str(min(look.half_points, 3276))})
    if look.is_underlined:
        SubElement(properties, "w:u", {"w:val": "single"})
    if look.ground is not None:
        properties.append(shade(look.ground))
    if look.raised:
        SubElement(properties, "w:vertAlign", {"w:val": "superscript" if look.raised > 0 else "subscript"})
    return properties


def shade(ground: int) -> Element:
    """What is painted behind words."""
    return Element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": f"{ground:06X}"})


def _layout(layout: Layout) -> Element:
    properties = Element("w:pPr")
    if 1 <= layout.level <= 9:
        SubElement(properties, "w:pStyle", {"w:val": f"Heading{layout.level}"})
    for name, tag in _STANDS:
        if getattr(layout, name):
            SubElement(properties, f"w:{tag}")
    _item(layout, properties)
    _edges(layout, properties)
    if layout.ground is not None:
        properties.append(shade(layout.ground))
    if layout.tabs:
        tabs = SubElement(properties, "w:tabs")
        for tab in layout.tabs:
            said = {"w:val": tab.kind, "w:leader": tab.leader, "w:pos": str(_held(tab.at))}
            SubElement(tabs, "w:tab", {name: value for name, value in said.items() if value})
    SubElement(properties, "w:spacing", _spacing(layout))
    if said := _indents(layout):
        SubElement(properties, "w:ind", said)
    if layout.is_close_to_its_like:
        SubElement(properties, "w:contextualSpacing")
    if layout.align != "left":
        SubElement(properties, "w:jc", {"w:val": layout.align})
    return properties


def _item(layout: Layout, properties: Element) -> None:
    """Which list a paragraph is an item of."""
    if layout.list_number > 0:
        item = SubElement(properties, "w:numPr")
        SubElement(item, "w:ilvl", {"w:val": str(max(0, min(layout.list_level, 8)))})
        SubElement(item, "w:numId", {"w:val": str(layout.list_number)})


def _edges(layout: Layout, properties: Element) -> None:
    edges = dict.fromkeys(_SIDES, Edge()) if layout.is_boxed else dict(layout.edges)
    drawn = {side: edges[side] for side in _SIDES if side in edges and edges[side].kind != "none"}
    around = SubElement(properties, "w:pBdr") if drawn else properties
    for side, edge in drawn.items():
        colour = "auto" if edge.colour is None else f"{edge.colour:06X}"
        said = {
            "w:val": edge.kind,
            "w:sz": str(min(max(edge.eighths, 2), 96)),
            "w:space": "4",
            "w:color": colour,
        }
        SubElement(around, f"w:{side}", said)


def _indents(layout: Layout) -> dict[str, str]:
    """How far a paragraph is set in."""
    first = {"w:hanging": -layout.first} if layout.first < 0 else {"w:firstLine": layout.first}
    said = {"w:left": layout.left, "w:right": layout.right, **first}
    return {name: str(_held(value)) for name, value in said.items() if value}


def _spacing(layout: Layout) -> dict[str, str]:
    said = {"w:before": str(max(_held(layout.before), 0)), "w:after": str(max(_held(layout.after), 0))}
    if layout.line > 0:
        said |= {"w:line": str(_held(layout.line)), "w:lineRule": layout.line_rule}
    return said


def _held(length: int) -> int:
    return max(-_LARGEST, min(length, _LARGEST))


# ── pictures ────────────────────────────────────────────────────────────────────────────────────────────────


def _drawing(picture: Picture, id_: str) -> Element:
    width, height = (str(max(1, min(side, _LARGEST)) * _TO_EMU) for side in (picture.width, picture.height))
    drawing = Element("w:drawing")
    inline = SubElement(drawing, "wp:inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"))
    SubElement(inline, "wp:extent", {"cx": width, "cy": height})
    SubElement(inline, "wp:docPr", {"id": "1", "name": "Picture"})
    graphic = SubElement(inline, "a:graphic")
    data = SubElement(
        graphic, "a:graphicData", {"uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"}
    )
    pic = SubElement(data, "pic:pic")
    about = SubElement(pic, "pic:nvPicPr")
    SubElement(about, "pic:cNvPr", {"id": "1", "name": "Picture"})
    SubElement(about, "pic:cNvPicPr")
    fill = SubElement(pic, "pic:blipFill")
    SubElement(fill, "a:blip", {"r:embed": id_})
    if any(picture.crop):
        edges = zip("ltrb", picture.crop, strict=True)
        SubElement(fill, "a:srcRect", {edge: str(round(share * 100_000)) for edge, share in edges if share})
    SubElement(SubElement(fill, "a:stretch"), "a:fillRect")
    looks = SubElement(pic, "pic:spPr")
    frame = SubElement(looks, "a:xfrm")
    SubElement(frame, "a:off", {"x": "0", "y": "0"})
    SubElement(frame, "a:ext", {"cx": width, "cy": height})
    SubElement(SubElement(looks, "a:prstGeom", {"prst": "rect"}), "a:avLst")
    return drawing
