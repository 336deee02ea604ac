"""Drawings of the copy: what floats over a sheet, moved with the rows and columns that stay under it.

anchor   from a cell to a cell │ from a cell, so large │ at a place
└── shape, picture, chart, SmartArt (see `shapes`)      old-style controls and pictures (see `legacy`)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.alternates import settle
from candour.formats.ooxml.drawings import why_anchor_not_seen
from candour.formats.xlsx.copying.charts import Charts
from candour.formats.xlsx.copying.legacy import old_shapes
from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.pictures import Pictures
from candour.formats.xlsx.copying.shapes import Shapes

__all__ = ["Drawings"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_ANCHORS: Final = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_SHAPES: Final = frozenset({"sp", "pic", "cxnSp", "grpSp", "graphicFrame"})
_INCH: Final = 914_400


@dataclass(slots=True, repr=False)
class Drawings:
    """The drawings of one workbook."""

    copying: Copying
    pictures: Pictures = field(init=False)
    charts: Charts = field(init=False)
    _written: list[tuple[int, str, Element]] = field(default_factory=list)
    """Where each stood in the file, its name in the copy, and what it is."""

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.copying)
        self.charts = Charts(self.copying, self.pictures)

    def of(self, sheet: NewSheet) -> str:
        """What a sheet says of its drawing; nothing where it has none."""
        package = self.copying.package
        own = package.related(sheet.sheet.part, "drawing")
        copy = Element("xdr:wsDr")
        name = f"xl/drawings/drawing{len(self._written) + 1}.xml"
        shapes = Shapes(self.copying, self.pictures, {}, name, self.charts.shown)
        copy.extend(old_shapes(shapes, sheet))
        for part in own[:1]:
            root = package.peek(part)
            settle(root)
            shapes.targets = {relation.id: relation for relation in package.relations(part)}
            copy.extend(made for anchor in root if (made := self._anchor(anchor, shapes, sheet)) is not None)
        if not len(copy):
            return ""
        order = {part.lower(): at for at, part in enumerate(package.parts)}
        self._written.append((order.get(own[0].lower(), 0) if own else -1, name, copy))
        return f'<drawing r:id="{self.copying.new.relate(sheet.part, "drawing", name)}"/>'

    def write(self) -> None:
        """Puts the drawings into the copy, in the order of the file: a reader goes by it; then the charts."""
        for _, name, copy in sorted(self._written, key=lambda each: each[0]):
            self.copying.new.add(name, _TYPE, copy)
        self.charts.write()

    # ── anchors ─────────────────────────────────────────────────────────────────────────────────────────────

    def _anchor(self, anchor: Element, shapes: Shapes, sheet: NewSheet) -> Element | None:
        if anchor.tag not in _ANCHORS or (
            why_anchor_not_seen(anchor) and not self.copying.keeps("off-sheet-drawing")
        ):
            return None
        made = [
            copy for shape in anchor if shape.tag in _SHAPES and (copy := shapes.written(shape)) is not None
        ]
        if not made:
            return None
        copy = self._placed(anchor, sheet)
        copy.extend(made)
        SubElement(copy, "xdr:clientData")
        return copy

    def _placed(self, anchor: Element, sheet: NewSheet) -> Element:
        if anchor.tag == "absoluteAnchor":
            copy = Element("xdr:absoluteAnchor")
            SubElement(copy, "xdr:pos", _said(anchor.find("pos"), ("x", "y")))
            SubElement(copy, "xdr:ext", _said(anchor.find("ext"), ("cx", "cy")))
            return copy
        start = _corner(anchor, "from", sheet)
        if anchor.tag == "oneCellAnchor":
            copy = Element("xdr:oneCellAnchor")
            copy.append(start[1])
            SubElement(copy, "xdr:ext", _said(anchor.find("ext"), ("cx", "cy")))
            return copy
        end = _corner(anchor, "to", sheet)
        if end[0] <= start[0] or any(high[0] < low[0] for low, high in zip(start[0], end[0], strict=True)):
            return _sized(anchor, start[1])
        way = anchor.get("editAs", "")
        copy = Element(
            "xdr:twoCellAnchor", {"editAs": way} if way in {"twoCell", "oneCell", "absolute"} else {}
        )
        copy.extend((start[1], end[1]))
        return copy


def _sized(anchor: Element, start: Element) -> Element:
    """An anchor of which nothing is left but its first corner: what stands there is as large as it says itself."""
    own = next((ext for ext in anchor.iter("ext") if ext.get("cx")), None)
    copy = Element("xdr:oneCellAnchor")
    copy.append(start)
    said = _said(own, ("cx", "cy"))
    SubElement(
        copy, "xdr:ext", {name: value if int(value) > 0 else str(_INCH) for name, value in said.items()}
    )
    return copy


_Corner = tuple[tuple[tuple[int, int], tuple[int, int]], Element]


def _corner(anchor: Element, name: str, sheet: NewSheet) -> _Corner:
    """A corner of an anchor, where it comes to stand."""
    corner = anchor.find(name)
    where = []
    copy = Element(f"xdr:{name}")
    for line, offset, lines in (
        ("col", "colOff", sheet.layout.columns),
        ("row", "rowOff", sheet.layout.rows),
    ):
        old = max(_whole(corner.findtext(line) if corner is not None else None), 0)
        beyond = _whole(corner.findtext(offset) if corner is not None else None) if lines.stays(old) else 0
        where.append((lines.at(old), beyond))
        SubElement(copy, f"xdr:{line}").text = str(lines.at(old))
        SubElement(copy, f"xdr:{offset}").text = str(beyond)
    return (where[0], where[1]), copy


def _said(element: Element | None, names: tuple[str, str]) -> dict[str, str]:
    return {name: str(_whole(element.get(name) if element is not None else None)) for name in names}


def _whole(written: str | None) -> int:
    text = (written or "0").strip()
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    return sign * int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 12 else 0
