"""Covers: cells that lie wholly under a picture, a chart or a filled shape.

A drawing names the cells that its upper left and lower right corners lie in. The cells strictly between are under it. What
shows through a picture Candour does not look at, so such cells are UNSURE.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from xml.etree.ElementTree import Element

from candour.formats.archive import Unreadable
from candour.formats.ooxml.package import Package
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xml import BadXml

__all__ = ["covered_by"]

_ON = frozenset({"1", "true", "on"})
_FILLS = frozenset({"solidFill", "gradFill", "blipFill", "pattFill", "grpFill"})


def covered_by(package: Package, part: str) -> Iterator[Rect]:
    """The cells of a sheet that its drawings cover. A drawing that cannot be read is for whoever reads drawings to say."""
    with suppress(BadXml, Unreadable):
        for drawing in package.related(part, "drawing"):
            with suppress(BadXml, Unreadable):
                for anchor in package.tree(drawing).iter("twoCellAnchor"):
                    rect = _under(anchor)
                    if rect and _is_opaque(anchor):
                        yield rect


def _under(anchor: Element) -> Rect | None:
    """The cells strictly inside the anchor."""
    try:
        corners = [
            int(anchor.findtext(f"{corner}/{name}") or 0)
            for corner in ("from", "to")
            for name in ("row", "rowOff", "col", "colOff")
        ]
    except ValueError:
        return None
    row, row_offset, column, column_offset, last_row, _, last_column, _ = corners
    rect = Rect(row + (row_offset > 0), column + (column_offset > 0), last_row - 1, last_column - 1)
    is_any = 0 <= rect.first_row <= rect.last_row and 0 <= rect.first_column <= rect.last_column
    return rect if is_any else None


def _is_opaque(anchor: Element) -> bool:
    """Whether what is anchored hides what lies under it, as far as its outside tells."""
    if any(name.get("hidden") in _ON for name in anchor.iter("cNvPr")):
        return False
    picture, shape = anchor.find("pic"), anchor.find("sp")
    if picture is not None:
        return next(picture.iter("alphaModFix"), None) is None
    if shape is None:
        frame = anchor.find("graphicFrame")
        return frame is not None and any(
            data.get("uri", "").endswith("chart") for data in frame.iter("graphicData")
        )
    properties = shape.find("spPr")
    for fill in () if properties is None else properties:
        if fill.tag in _FILLS:
            return next(fill.iter("alpha"), None) is None
        if fill.tag == "noFill":
            return False
    styled = shape.find("style/fillRef")
    return styled is not None and styled.get("idx") not in {None, "0"}
