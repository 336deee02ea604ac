"""Writing presentations: the parts that every PowerPoint file needs, made plainly.

presentation ──▶ master ──▶ layout, theme      with nothing on them, black on white
             ──▶ slides
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.writing import NewPackage

__all__ = [
    "LAYOUT_TYPE", "MAIN_TYPE", "MASTER_TYPE", "SLIDE_TYPE", "THEME_TYPE", "empty_slide", "plain_layout", "plain_master",
    "plain_theme", "presentation_of", "solid_fill",
]  # fmt: skip

_MADE: Final = "application/vnd.openxmlformats-officedocument.presentationml."
MAIN_TYPE: Final = f"{_MADE}presentation.main+xml"
SLIDE_TYPE: Final = f"{_MADE}slide+xml"
LAYOUT_TYPE: Final = f"{_MADE}slideLayout+xml"
MASTER_TYPE: Final = f"{_MADE}slideMaster+xml"
THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_MAIN: Final = "ppt/presentation.xml"
_FIRST_SLIDE = 256
_COLOURS: Final = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31",
    "accent3": "A5A5A5", "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47", "hlink": "0563C1", "folHlink": "954F72",
}  # fmt: skip
_MAPPED: Final = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
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
    SubElement(root, "a:objectDefaults")
    SubElement(root, "a:extraClrSchemeLst")
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


def empty_slide(colour: int | None = None) -> tuple[Element, Element]:
    """The inside of a slide, layout or master, and the tree that its shapes go into."""
    data = Element("p:cSld")
    if colour is not None:
        properties = SubElement(SubElement(data, "p:bg"), "p:bgPr")
        properties.append(solid_fill(colour))
        SubElement(properties, "a:effectLst")
    tree = SubElement(data, "p:spTree")
    head = SubElement(tree, "p:nvGrpSpPr")
    SubElement(head, "p:cNvPr", {"id": "1", "name": ""})
    SubElement(head, "p:cNvGrpSpPr")
    SubElement(head, "p:nvPr")
    SubElement(tree, "p:grpSpPr")
    return data, tree


def plain_master(colour: int | None = None) -> Element:
    """A master with nothing on it. The list of its layouts goes after its colours."""
    root = Element("p:sldMaster")
    data, _ = empty_slide(colour)
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
    data, _ = empty_slide()
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


def solid_fill(colour: int, opacity: float = 1.0) -> Element:
    """A fill of one colour, which may let something through."""
    fill = Element("a:solidFill")
    named = SubElement(fill, "a:srgbClr", {"val": f"{colour:06X}"})
    if opacity < 1:
        SubElement(named, "a:alpha", {"val": str(round(opacity * 100_000))})
    return fill
