"""Old-style shapes (VML): the words of buttons and boxes, and the pictures that embedded objects show.

They become ordinary shapes where they stood: a button does nothing any more, and an object cannot be opened. Notes, and what
is hidden, are not among them; nor are the pictures of headers and footers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats import xml
from candour.formats.ooxml.package import Relation
from candour.formats.ooxml.vml import HEADER_FOOTER, VML_HIDDEN, VML_SHAPES, vml_tree, words_of_vml
from candour.formats.ooxml.walking import own_elements
from candour.formats.wording import is_wordy
from candour.formats.xlsx.copying.opened import NewSheet
from candour.formats.xlsx.copying.pictures import Crop
from candour.formats.xlsx.copying.shapes import Shapes
from candour.formats.xml import text_of

__all__ = ["old_shapes"]

_PIXEL: Final = 9525
_ANCHORED: Final = 8
_PART: Final = 65_536
_BOXED: Final = frozenset({"Button", "Label", "GBox", "Edit", "Dialog", ""})
"""Kinds of control that have a line around them."""


def old_shapes(shapes: Shapes, sheet: NewSheet) -> Iterator[Element]:
    """The old-style shapes of a sheet that are seen, each at its anchor."""
    package = shapes.copying.package
    for part in package.related(sheet.sheet.part, "vmlDrawing"):
        root = vml_tree(package.archive.read(package.entry(part)), xml.tree)
        targets = {relation.id: relation for relation in package.relations(part)}
        for shape in root.iter():
            if shape.tag in VML_SHAPES and _is_seen(shape):
                yield from _written(shape, shapes, sheet, targets)


def _is_seen(shape: Element) -> bool:
    data = shape.find("ClientData")
    is_note = data is not None and data.get("ObjectType") == "Note"
    is_of_page = HEADER_FOOTER.fullmatch(shape.get("id", "")) is not None
    return not (is_note or is_of_page or VML_HIDDEN.search(shape.get("style", "")))


def _written(
    shape: Element, shapes: Shapes, sheet: NewSheet, targets: Mapping[str, Relation]
) -> Iterator[Element]:
    words = words_of_vml(shape)
    picture = _picture(shape, shapes, targets)
    if picture is None and not is_wordy(words):
        shapes.copying.did["control-left-out"] += shape.find("ClientData") is not None
        return
    copy = _placed(shape, sheet)
    if picture is not None:
        copy.append(picture)
    if is_wordy(words):
        copy.append(_box(shape, shapes, words))
        shapes.copying.did["controls-to-shapes"] += shape.find("ClientData") is not None
    SubElement(copy, "xdr:clientData")
    if picture is not None and is_wordy(words):
        picture_alone = copy.find("xdr:pic")
        if picture_alone is not None:
            copy.remove(picture_alone)  # an anchor has one shape
    yield copy


def _picture(shape: Element, shapes: Shapes, targets: Mapping[str, Relation]) -> Element | None:
    for element in own_elements(shape, VML_SHAPES):
        relation = targets.get(element.get("relid", "") or element.get("r:id", ""))
        if element.tag != "imagedata" or relation is None or relation.is_external:
            continue
        if relation.target not in shapes.copying.package:
            continue
        name = shapes.pictures.name(relation.target, _cropped(element))
        if name:
            shapes.copying.did["objects-to-pictures"] += 1
            return _framed(shapes, name)
    return None


def _framed(shapes: Shapes, name: str) -> Element:
    copy = Element("xdr:pic")
    copy.append(shapes.head("pic"))
    fill = SubElement(copy, "xdr:blipFill")
    SubElement(fill, "a:blip", {"r:embed": shapes.copying.new.relate(shapes.owner, "image", name)})
    SubElement(SubElement(fill, "a:stretch"), "a:fillRect")
    SubElement(SubElement(SubElement(copy, "xdr:spPr"), "a:prstGeom", {"prst": "rect"}), "a:avLst")
    return copy


def _box(shape: Element, shapes: Shapes, words: str) -> Element:
    """A plain box with the words of a control."""
    data = shape.find("ClientData")
    kind = data.get("ObjectType", "") if data is not None else ""
    copy = Element("xdr:sp", {"macro": "", "textlink": ""})
    copy.append(shapes.head("sp", noun="Shape"))
    looks = SubElement(copy, "xdr:spPr")
    SubElement(SubElement(looks, "a:prstGeom", {"prst": "rect"}), "a:avLst")
    SubElement(looks, "a:noFill")
    line = SubElement(looks, "a:ln", {"w": "9525"})
    if kind in _BOXED:
        SubElement(SubElement(line, "a:solidFill"), "a:srgbClr", {"val": "808080"})
    else:
        SubElement(line, "a:noFill")
    copy.append(shapes.words.plain("xdr:txBody", [words]))
    for run in copy.iter("a:r"):
        look = Element("a:rPr", {"sz": "900"})
        SubElement(SubElement(look, "a:solidFill"), "a:srgbClr", {"val": "000000"})
        run.insert(0, look)
    return copy


def _placed(shape: Element, sheet: NewSheet) -> Element:
    """Where a shape stands: at the cells that its control names, or at the sheet's beginning."""
    data = shape.find("ClientData")
    written = (
        text_of(data.find("Anchor")).split(",")
        if data is not None and data.find("Anchor") is not None
        else []
    )
    found = [int(part) if part.strip().isdecimal() and len(part) < 9 else 0 for part in written]
    copy = Element("xdr:twoCellAnchor", {"editAs": "oneCell"})
    numbers = found if len(found) == _ANCHORED else [0, 0, 0, 0, 2, 0, 2, 0]
    ends: list[int] = []
    for name, four in (("from", numbers[:4]), ("to", numbers[4:])):
        corner = SubElement(copy, f"xdr:{name}")
        for tag, line, beyond, lines in (
            ("col", four[0], four[1], sheet.layout.columns),
            ("row", four[2], four[3], sheet.layout.rows),
        ):
            at = lines.at(line)
            if name == "to" and at < ends[len(ends) % 2] + 1:
                at = ends[len(ends) % 2] + 1
            ends.append(at)
            SubElement(corner, f"xdr:{tag}").text = str(at)
            SubElement(corner, f"xdr:{tag}Off").text = str(beyond * _PIXEL if lines.stays(line) else 0)
    return copy


def _cropped(picture: Element) -> Crop:
    left, top, right, bottom = (
        _share(picture.get(f"crop{edge}")) for edge in ("left", "top", "right", "bottom")
    )
    return left, top, right, bottom


def _share(written: str | None) -> float:
    """A crop as VML writes it: a share of one (`.25`), or of 65,536 (`16384f`)."""
    text = (written or "0").strip()
    try:
        found = float(text[:-1]) / _PART if text.endswith("f") else float(text)
    except ValueError:
        return 0.0
    return min(max(found, 0.0), 1.0)
