"""Drawings: what floats over a new sheet, moved with the rows and columns that stay under it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from candour.formats.ooxml.writing import NewPackage
from candour.formats.spreadsheet_sight import Rect
from candour.formats.workbook_writing.cells import NewSheet
from candour.formats.workbook_writing.charts import chart_part
from candour.formats.workbook_writing.content import Anchor, Box, Chart, Corner, Floating, Picture

__all__ = ["NewDrawings"]

_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawing"
_CHARTS: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_EMU: Final = 12_700
_PIXEL: Final = 9_525
_INCH: Final = 914_400
_HEIGHT, _WIDTH = 15.0, 8.43


@dataclass(slots=True, repr=False)
class NewDrawings:
    """The drawings of a workbook while they are written."""

    package: NewPackage
    sheets: dict[int, NewSheet] = field(default_factory=dict)
    """By the numbers that charts name them by."""
    _pictures: dict[bytes, str] = field(default_factory=dict)
    _next: int = 1

    def of(self, sheet: NewSheet, part: str) -> str:
        """What a sheet says of its drawing; nothing where it has none."""
        if sheet.content.parts:
            return sheet.content.parts(part)
        if not sheet.content.floating:
            return ""
        name = self.package.next_name("xl/drawings/drawing")
        root = Element("xdr:wsDr")
        widths = _Widths(sheet)
        for floating in sheet.content.floating:
            placed, under = widths.placed(floating.anchor)
            placed.append(self._made(floating, sheet, name, under))
            SubElement(placed, "xdr:clientData")
            root.append(placed)
        self.package.add(name, f"{_TYPE}+xml", root)
        return f'<drawing r:id="{self.package.relate(part, "drawing", name)}"/>'

    def _made(self, floating: Floating, sheet: NewSheet, owner: str, under: Rect | None) -> Element:
        what = floating.what
        if isinstance(what, Picture):
            return self._picture(what, owner)
        if isinstance(what, Box):
            hides = not what.may_cover and under is not None and _holds_any(sheet, under)
            return self._box(what, sheet, is_filled=not hides)
        return self._chart(what, sheet, owner)

    def _head(self, tag: str, noun: str, inner: str) -> Element:
        self._next += 1
        head = Element(f"xdr:{tag}")
        SubElement(head, "xdr:cNvPr", {"id": str(self._next), "name": f"{noun} {self._next - 1}"})
        SubElement(head, f"xdr:{inner}")
        return head

    def _picture(self, picture: Picture, owner: str) -> Element:
        data, extension = picture.drawn.data, picture.drawn.extension.replace(".jpg", ".jpeg")
        if data not in self._pictures:
            name = self._pictures[data] = self.package.next_name("xl/media/image", extension)
            self.package.add(name, "", data)
        copy = Element("xdr:pic")
        copy.append(self._head("nvPicPr", "Picture", "cNvPicPr"))
        fill = SubElement(copy, "xdr:blipFill")
        SubElement(fill, "a:blip", {"r:embed": self.package.relate(owner, "image", self._pictures[data])})
        SubElement(SubElement(fill, "a:stretch"), "a:fillRect")
        copy.append(_form("rect"))
        return copy

    def _box(self, box: Box, sheet: NewSheet, *, is_filled: bool) -> Element:
        copy = Element("xdr:sp", {"macro": "", "textlink": ""})
        head = self._head("nvSpPr", "TextBox", "cNvSpPr")
        head[-1].set("txBox", "1")
        copy.append(head)
        form = _form(box.form)
        form.append(_solid(box.fill) if is_filled and box.fill is not None else Element("a:noFill"))
        line = SubElement(form, "a:ln", {"w": "9525"})
        line.append(_solid(box.line) if box.line is not None else Element("a:noFill"))
        copy.append(form)
        body = SubElement(copy, "xdr:txBody")
        SubElement(body, "a:bodyPr", {"wrap": "square", "anchor": "ctr" if box.is_centred else "t"})
        for text in sheet.common.texts.said(box.text).split("\n"):
            paragraph = SubElement(body, "a:p")
            if box.is_centred:
                SubElement(paragraph, "a:pPr", {"algn": "ctr"})
            if text:
                run = SubElement(paragraph, "a:r")
                look = SubElement(run, "a:rPr", {"lang": "en-GB", "sz": "1000"})
                look.append(_solid(0))
                SubElement(look, "a:latin", {"typeface": sheet.common.looks.plain.font})
                SubElement(run, "a:t").text = text
        return copy

    def _chart(self, chart: Chart, sheet: NewSheet, owner: str) -> Element:
        name = self.package.next_name("xl/charts/chart")
        self.package.add(
            name, f"{_TYPE}ml.chart+xml", chart_part(chart, self.sheets, sheet.common.texts.said)
        )
        copy = Element("xdr:graphicFrame", {"macro": ""})
        copy.append(self._head("nvGraphicFramePr", "Chart", "cNvGraphicFramePr"))
        place = SubElement(copy, "xdr:xfrm")
        SubElement(place, "a:off", {"x": "0", "y": "0"})
        SubElement(place, "a:ext", {"cx": "0", "cy": "0"})
        data = SubElement(SubElement(copy, "a:graphic"), "a:graphicData", {"uri": _CHARTS})
        SubElement(data, "c:chart", {"r:id": self.package.relate(owner, "chart", name)})
        return copy


def _form(name: str) -> Element:
    form = Element("xdr:spPr")
    place = SubElement(form, "a:xfrm")
    SubElement(place, "a:off", {"x": "0", "y": "0"})
    SubElement(place, "a:ext", {"cx": "0", "cy": "0"})
    SubElement(SubElement(form, "a:prstGeom", {"prst": name}), "a:avLst")
    return form


def _solid(colour: int) -> Element:
    fill = Element("a:solidFill")
    SubElement(fill, "a:srgbClr", {"val": f"{colour:06X}"})
    return fill


def _holds_any(sheet: NewSheet, rect: Rect) -> bool:
    """Whether a cell of the file that is seen lies in this range of the copy."""
    rows, columns = sheet.layout.rows, sheet.layout.columns
    keys = sheet.cells.keys
    at = bisect_left(range(len(keys)), rect.first_row, key=lambda n: rows.at(keys[n] >> 14))
    while at < len(keys) and (row := rows.at(keys[at] >> 14)) <= rect.last_row:
        if rect.holds(row, columns.at(keys[at] & 0x3FFF)):
            return True
        at += 1
    return False


class _Widths:
    """How wide the columns and how high the rows of a sheet are, so as to place what floats over them."""

    def __init__(self, sheet: NewSheet) -> None:
        self._content, self._layout = sheet.content, sheet.layout
        self._widths: dict[int, float] = {}
        for each in sheet.content.columns:
            self._widths |= dict.fromkeys(
                range(each.first, min(each.last, 16_383) + 1), each.width or sheet.content.width or _WIDTH
            )

    def _width(self, column: int) -> int:
        width = self._widths.get(column, self._content.width or _WIDTH)
        return int(width * 7 + 5) * _PIXEL

    def _height(self, row: int) -> int:
        return round(self._content.heights.get(row, self._content.height or _HEIGHT) * _EMU)

    def _corner(self, name: str, corner: Corner) -> tuple[Element, tuple[int, int, int, int]]:
        rows, columns = self._layout.rows, self._layout.columns
        across = round(self._width(corner.column) * corner.across) if columns.stays(corner.column) else 0
        down = round(self._height(corner.row) * corner.down) if rows.stays(corner.row) else 0
        where = (columns.at(corner.column), across, rows.at(corner.row), down)
        copy = Element(f"xdr:{name}")
        for tag, value in zip(("col", "colOff", "row", "rowOff"), where, strict=True):
            SubElement(copy, f"xdr:{tag}").text = str(value)
        return copy, where

    def placed(self, anchor: Anchor) -> tuple[Element, Rect | None]:
        """Where something comes to stand, and the cells that lie wholly under it."""
        start, first = self._corner("from", anchor.start)
        end, last = self._corner("to", anchor.end)
        if last[:2] <= first[:2] or last[2:] <= first[2:]:
            copy = Element("xdr:oneCellAnchor")
            copy.append(start)
            SubElement(copy, "xdr:ext", {"cx": str(_INCH), "cy": str(_INCH)})
            return copy, None
        copy = Element("xdr:twoCellAnchor", {"editAs": "oneCell"})
        copy.extend((start, end))
        rect = Rect(first[2] + (first[3] > 0), first[0] + (first[1] > 0), last[2] - 1, last[0] - 1)
        return copy, rect
