"""Sparklines of the copy: small charts in cells, drawn from cells that are in the copy too. Others are left out."""

from __future__ import annotations

import re
from typing import Final
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.surrounds import ranged
from candour.formats.xlsx.links import spot_of
from candour.formats.xlsx.ranges import rect_of
from candour.formats.xml import text_of

__all__ = ["write_sparklines"]

_X14: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM: Final = "http://schemas.microsoft.com/office/excel/2006/main"
_URI: Final = "{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"
_TOKEN = re.compile(r"[\w.+-]{1,40}")
_SAID: Final = (
    "manualMax", "manualMin", "lineWeight", "type", "displayEmptyCellsAs", "markers", "high", "low", "first", "last",
    "negative", "displayXAxis", "minAxisType", "maxAxisType", "rightToLeft",
)  # fmt: skip
_COLOURS: Final = (
    "colorSeries", "colorNegative", "colorAxis", "colorMarkers", "colorFirst", "colorLast", "colorHigh", "colorLow",
)  # fmt: skip


def write_sparklines(copying: Copying, sheet: NewSheet) -> str:
    """What a sheet says of its sparklines."""
    groups = []
    for group in sheet.root.iter("sparklineGroup"):
        lines = [made for line in group.iter("sparkline") if (made := _line(copying, sheet, line))]
        lost = sum(1 for _ in group.iter("sparkline")) - len(lines)
        copying.did["sparkline-left-out"] += lost
        if lines:
            colours = "".join(
                f"<x14:{name}{_said(colour, ('auto', 'indexed', 'rgb', 'theme', 'tint'))}/>"
                for name in _COLOURS
                if (colour := group.find(name)) is not None
            )
            groups.append(
                f"<x14:sparklineGroup{_said(group, _SAID)}>{colours}<x14:sparklines>{''.join(lines)}</x14:sparklines>"
                "</x14:sparklineGroup>"
            )
    if not groups:
        return ""
    return (
        f'<extLst><ext uri="{_URI}" xmlns:x14="{_X14}"><x14:sparklineGroups xmlns:xm="{_XM}">{"".join(groups)}'
        "</x14:sparklineGroups></ext></extLst>"
    )


def _line(copying: Copying, sheet: NewSheet, line: Element) -> str:
    """One sparkline; nothing where its cell or any of its values is gone."""
    place = spot_of(text_of(line.find("f")))
    source = copying.by_name.get(place[0].casefold()) if place else None
    rect, cell = rect_of(place[1]) if place else None, rect_of(text_of(line.find("sqref")))
    if source is None or rect is None or cell is None or source.sheet.under is not None:
        return ""
    new, at = source.layout.rect(rect), sheet.layout.rect(cell)
    if new is None or at is None:
        return ""
    own = source.name.replace("'", "''")
    formula = escape(f"'{own}'!{ranged(new)}")
    return f"<x14:sparkline><xm:f>{formula}</xm:f><xm:sqref>{ranged(at)}</xm:sqref></x14:sparkline>"


def _said(element: Element, names: tuple[str, ...]) -> str:
    found = ((name, element.get(name)) for name in names)
    return "".join(
        f' {name}="{value}"' for name, value in found if value is not None and _TOKEN.fullmatch(value)
    )
