"""Sheets: what stands around the cells of a new sheet: columns, view, merged ranges, links, the printed page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from candour.formats.ooxml.writing import NewPackage
from candour.formats.spreadsheet_sight import Rect
from candour.formats.workbook_writing.cells import NewSheet
from candour.formats.workbook_writing.content import key_of
from candour.place import a1

__all__ = ["ranged", "sheet_part"]

_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_THIN_COLUMN: Final = 0.6
_WIDTH: Final = 8.43
_LAST_COLUMN: Final = 16_383
_SCHEMES: Final = ("http://", "https://", "mailto:")
_MARGINS: Final = ("left", "right", "top", "bottom", "header", "footer")
_MOST_MERGED: Final = 65_536


def ranged(rect: Rect) -> str:
    """A range as its address: `B2:D9`, `B2`."""
    first, last = a1(rect.first_row, rect.first_column), a1(rect.last_row, rect.last_column)
    return first if first == last else f"{first}:{last}"


def sheet_part(sheet: NewSheet, package: NewPackage, part: str, drawing: str, *, is_open: bool) -> bytes:
    """The part of a sheet. `drawing` is what it says of what floats over it."""
    content = sheet.content
    rows = sheet.rows()
    size = ranged(Rect(0, 0, sheet.last_row, sheet.last_column))
    fits = '<pageSetUpPr fitToPage="1"/>' if content.page.fits else ""
    tab = f'<tabColor rgb="FF{content.tab:06X}"/>' if content.tab is not None else ""
    return "".join(
        (
            f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">',
            f"<sheetPr>{tab}{fits}</sheetPr>" if tab or fits else "",
            f'<dimension ref="{size}"/>',
            _view(sheet, is_open=is_open),
            _format(sheet),
            _columns(sheet),
            f"<sheetData>{rows}</sheetData>",
            _merged(sheet),
            _links(sheet, package, part),
            *_page(sheet),
            drawing,
            "</worksheet>",
        )
    ).encode()


def _view(sheet: NewSheet, *, is_open: bool) -> str:
    view = sheet.content.view
    said = (
        ' tabSelected="1"' if is_open else "",
        "" if view.shows_grid else ' showGridLines="0"',
        "" if view.shows_zeros else ' showZeros="0"',
        ' rightToLeft="1"' if view.is_right_to_left else "",
        f' zoomScale="{view.zoom}"' if 10 <= view.zoom <= 400 and view.zoom != 100 else "",
    )
    rows, columns = sheet.layout.rows.at(view.frozen_rows), sheet.layout.columns.at(view.frozen_columns)
    pane = ""
    if rows or columns:
        which = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
        splits = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
        pane = f'<pane{splits} topLeftCell="{a1(rows, columns)}" activePane="{which}" state="frozen"/>'
    return f'<sheetViews><sheetView{"".join(said)} workbookViewId="0">{pane}</sheetView></sheetViews>'


def _format(sheet: NewSheet) -> str:
    width = f' defaultColWidth="{sheet.content.width:g}"' if sheet.content.width else ""
    height = sheet.content.height
    own = f'{height:g}" customHeight="1"' if height and height != 15 else '15"'
    return f'<sheetFormatPr{width} defaultRowHeight="{own}/>'


def _columns(sheet: NewSheet) -> str:
    """The columns that stay, with neighbours that are alike told together."""
    columns, common = sheet.layout.columns, sheet.common
    hidden = columns.hidden
    found: dict[int, tuple[float | None, int]] = dict.fromkeys(hidden, (None, 0))
    for each in sheet.content.columns:
        look = 0
        if (
            each.look >= 0
            and each.look < len(sheet.content.looks)
            and sheet.content.looks[each.look].is_drawn
        ):
            look = common.looks.number(sheet.content.looks[each.look].of_blank(common.looks.plain))
        for column in range(each.first, min(each.last, _LAST_COLUMN) + 1):
            if columns.stays(column):
                found[columns.at(column)] = (each.width, look)
    found |= {columns.at(column): (_THIN_COLUMN, 0) for column in columns.thin}
    out: list[tuple[int, int, tuple[float | None, int]]] = []
    for column, said in sorted(found.items()):
        alike = out and out[-1][1] == column - 1 and out[-1][2] == said
        if alike and (column in hidden) == (column - 1 in hidden):
            out[-1] = (out[-1][0], column, said)
        else:
            out.append((column, column, said))
    written = [
        _column(first, last, said, sheet.content.width or _WIDTH, is_hidden=first in hidden)
        for first, last, said in out
        if any(said) or first in hidden
    ]
    return f"<cols>{''.join(written)}</cols>" if written else ""


def _column(
    first: int, last: int, said: tuple[float | None, int], ordinary: float, *, is_hidden: bool
) -> str:
    width, look = said
    more = (
        f' style="{look}"' if look else "",
        ' hidden="1"' if is_hidden else "",
        ' customWidth="1"' if width else "",
    )
    return f'<col min="{first + 1}" max="{last + 1}" width="{width or ordinary:g}"{"".join(more)}/>'


def _merged(sheet: NewSheet) -> str:
    found = (sheet.layout.rect(rect) for rect in sheet.content.merged[:_MOST_MERGED])
    rects = sorted({rect for rect in found if rect is not None and rect[:2] != rect[2:]})
    written = [f'<mergeCell ref="{ranged(rect)}"/>' for rect in _apart(rects)]
    return f'<mergeCells count="{len(written)}">{"".join(written)}</mergeCells>' if written else ""


def _apart(rects: list[Rect]) -> Iterator[Rect]:
    """Those that overlap none before them. They come by their first rows."""
    active: list[Rect] = []
    for rect in rects:
        active = [other for other in active if other.last_row >= rect.first_row]
        if all(
            other.last_column < rect.first_column or other.first_column > rect.last_column for other in active
        ):
            active.append(rect)
            yield rect


def _links(sheet: NewSheet, package: NewPackage, part: str) -> str:
    """The links of cells that say where they lead. An address that only shows when it is pointed at is left out."""
    out = []
    for rect, target in sheet.content.links:
        found = sheet.layout.rect(rect)
        if (
            found is None
            or not target.lower().startswith(_SCHEMES)
            or sheet.common.texts.said(target) != target
        ):
            continue
        _, says = sheet.values.get(key_of(*found[:2]), (False, ""))
        if says.strip() in _spellings(target):
            address, _, spot = target.partition("#")
            id_ = package.relate(part, "hyperlink", address, is_external=True)
            location = f" location={quoteattr(spot)}" if spot else ""
            out.append(f'<hyperlink ref="{ranged(found)}" r:id="{id_}"{location}/>')
    return f"<hyperlinks>{''.join(out)}</hyperlinks>" if out else ""


def _spellings(target: str) -> set[str]:
    plain = target
    for scheme in _SCHEMES:
        plain = plain[len(scheme) :] if plain.lower().startswith(scheme) else plain
    return {target, plain, target.rstrip("/"), plain.rstrip("/")} - {""}


def _page(sheet: NewSheet) -> Iterator[str]:
    page = sheet.content.page
    centred = "".join(
        f' {name}Centered="1"'
        for name, is_on in zip(("horizontal", "vertical"), page.is_centred, strict=True)
        if is_on
    )
    if centred or page.prints_grid:
        yield f"<printOptions{centred}{' gridLines=' + chr(34) + '1' + chr(34) if page.prints_grid else ''}/>"
    if page.margins and all(0 <= margin < 50 for margin in page.margins):
        yield (
            "<pageMargins"
            + "".join(f' {name}="{margin:.4g}"' for name, margin in zip(_MARGINS, page.margins, strict=True))
            + "/>"
        )
    setup = (
        f' paperSize="{page.paper}"' if 0 < page.paper < 256 else "",
        f' scale="{page.scale}"' if 10 <= page.scale <= 400 and page.scale != 100 else "",
        f' fitToWidth="{page.fits[0]}" fitToHeight="{page.fits[1]}"' if page.fits else "",
        ' orientation="landscape"' if page.is_landscape else "",
    )
    if any(setup):
        yield f"<pageSetup{''.join(setup)}/>"
    yield _headers(sheet)


def _headers(sheet: NewSheet) -> str:
    page, said = sheet.content.page, sheet.common.texts.said
    evens, firsts = (page.even_header, page.even_footer), (page.first_header, page.first_footer)
    switches = (' differentOddEven="1"' if any(evens) else "") + (
        ' differentFirst="1"' if any(firsts) else ""
    )
    texts = zip(
        ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"),
        (page.header, page.footer, *evens, *firsts),
        strict=True,
    )
    written = "".join(f"<{name}>{escape(said(text))}</{name}>" for name, text in texts if text)
    return f"<headerFooter{switches}>{written}</headerFooter>" if written else ""
