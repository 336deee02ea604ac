"""Tables in sheets: the range of each, the look that its style gives, and whether a filter is set.

    ┌ headerRow ──────────────┐   A cell's own colours go before those of the table's style. So white text that is right
    │ firstColumn │ stripes   │   in a dark header is lost in a row below, and white text in a plain cell is lost
    │             │ wholeTable│   although the workbook has dark headers elsewhere.
    └ totalRow ───────────────┘

The built-in styles stand in no file; what they look like is noted here as far as it matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from candour.formats.archive import Unreadable
from candour.formats.colour import Palette, tinted
from candour.formats.ooxml.package import Package
from candour.formats.spreadsheet_looks import Dress, Value
from candour.formats.spreadsheet_sight import Layer, Rect
from candour.formats.xlsx.ranges import rect_of
from candour.formats.xlsx.styles import Styles
from candour.formats.xlsx.workbook import is_on
from candour.formats.xml import BadXml

__all__ = ["SheetTable", "filtered_rows", "tables_of"]

_BUILT_IN = re.compile(r"TableStyle(Light|Medium|Dark)(\d{1,2})")
_CRITERIA = ("filters", "customFilters", "dynamicFilter", "top10", "colorFilter", "iconFilter")
_STRIPES = ("firstRowStripe", "secondRowStripe"), ("firstColumnStripe", "secondColumnStripe")


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One table of a sheet."""

    rect: Rect
    element: Element

    def layers(self, styles: Styles) -> Iterator[Layer]:
        """What its style puts beneath its cells, what is most particular first."""
        info = self.element.find("tableStyleInfo")
        dresses = {} if info is None else _dresses(info.get("name", ""), styles)
        if info is None or not dresses:
            return
        rect = self.rect
        header = self._count("headerRowCount", 1)
        totals = self._count("totalsRowCount", 0)
        whole = dresses.get("wholeTable", Dress())
        body = rect._replace(first_row=rect.first_row + header, last_row=rect.last_row - totals)
        places = (
            ("headerRow", rect._replace(last_row=body.first_row - 1), header > 0),
            ("totalRow", rect._replace(first_row=body.last_row + 1), totals > 0),
            ("firstColumn", rect._replace(last_column=rect.first_column), is_on(info.get("showFirstColumn"))),
            ("lastColumn", rect._replace(first_column=rect.last_column), is_on(info.get("showLastColumn"))),
        )
        for part, here, is_shown in places:
            if part in dresses and is_shown:
                yield Layer(here, dresses[part], is_beneath=True)
        for shown, stripes in zip(("showRowStripes", "showColumnStripes"), _STRIPES, strict=True):
            for stripe in stripes:
                if stripe in dresses and is_on(info.get(shown)):
                    yield Layer(body, dresses[stripe].plus(whole), is_beneath=True, holds=_in_some_rows)
        yield Layer(rect, whole, is_beneath=True)

    def _count(self, name: str, otherwise: int) -> int:
        written = self.element.get(name, "")
        return int(written) if written.isdecimal() and len(written) < 6 else otherwise


def _in_some_rows(_: Value) -> bool | None:
    return None


def tables_of(package: Package, part: str) -> list[SheetTable]:
    """The tables of a sheet. One that cannot be read is passed over here: whoever reads the table parts says so."""
    found = []
    with suppress(BadXml, Unreadable):
        for table in package.related(part, "table"):
            with suppress(BadXml, Unreadable):
                element = package.tree(table)
                if rect := rect_of(element.get("ref")):
                    found.append(SheetTable(rect, element))
    return found


def filtered_rows(root: Element, tables: list[SheetTable]) -> Iterator[Rect]:
    """The ranges below the header of each filter that is set."""
    for holder in (root, *(table.element for table in tables)):
        for filter_ in holder.findall("autoFilter"):
            rect = rect_of(filter_.get("ref"))
            if rect and any(column.find(kind) is not None for column in filter_ for kind in _CRITERIA):
                yield rect._replace(first_row=rect.first_row + 1)


# ── what styles look like ───────────────────────────────────────────────────────────────────────────────────────


def _dresses(name: str, styles: Styles) -> Mapping[str, Dress]:
    if name in styles.table_styles:
        numbers = styles.table_styles[name]
        return {
            part: styles.dresses[number]
            for part, number in numbers.items()
            if 0 <= number < len(styles.dresses)
        }
    match = _BUILT_IN.fullmatch(name)
    return _BUILDERS[match[1]](int(match[2]), styles.palette) if match else {}


def _accent(palette: Palette, number: int) -> int:
    """Each family of built-in styles has one in the colour of text, then one for each of six accents."""
    accent = (number - 1) % 7
    found = palette.rgb(theme=1 if accent == 0 else accent + 3)
    return 0 if found is None else found


def _page(palette: Palette) -> int:
    found = palette.rgb(theme=0)
    return 0xFFFFFF if found is None else found


def _light(number: int, palette: Palette) -> dict[str, Dress]:
    accent = _accent(palette, number)
    stripe = Dress(fill=tinted(accent, 0.8))
    if 8 <= number <= 14:
        return {"headerRow": Dress(_page(palette), accent)}
    return {"firstRowStripe": stripe, "firstColumnStripe": stripe}


def _medium(number: int, palette: Palette) -> dict[str, Dress]:
    accent, page = _accent(palette, number), _page(palette)
    strong, pale, paler = (
        Dress(page, accent),
        Dress(fill=tinted(accent, 0.6)),
        Dress(fill=tinted(accent, 0.8)),
    )
    sides = {"headerRow": strong, "firstColumn": strong, "lastColumn": strong}
    if number <= 7:
        return {"headerRow": strong, "firstRowStripe": paler, "firstColumnStripe": paler}
    if number <= 14:
        return {
            **sides,
            "totalRow": strong,
            "firstRowStripe": pale,
            "firstColumnStripe": pale,
            "wholeTable": paler,
        }
    if number <= 21:
        grey = Dress(fill=tinted(page, -0.15))
        return {**sides, "firstRowStripe": grey, "firstColumnStripe": grey}
    return {"firstRowStripe": pale, "firstColumnStripe": pale, "wholeTable": paler}


def _dark(number: int, palette: Palette) -> dict[str, Dress]:
    page = _page(palette)
    if number <= 7:
        accent = tinted(_accent(palette, number), 0.45 if number == 1 else 0.0)
        strong = Dress(page, tinted(accent, -0.25))
        header = Dress(page, palette.rgb(theme=1))
        sides = {"totalRow": strong, "firstColumn": strong, "lastColumn": strong}
        return {"headerRow": header, **sides, "firstRowStripe": strong, "wholeTable": Dress(page, accent)}
    pair = number - 8
    head = palette.rgb(theme=1 if pair == 0 else 3 + 2 * pair)
    body = palette.rgb(theme=1 if pair == 0 else 2 + 2 * pair) or 0
    return {
        "headerRow": Dress(page, head),
        "firstRowStripe": Dress(fill=tinted(body, 0.6)),
        "wholeTable": Dress(fill=tinted(body, 0.8)),
    }


_BUILDERS = {"Light": _light, "Medium": _medium, "Dark": _dark}
