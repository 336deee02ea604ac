"""Workbooks written part by part, each named for what is true of its sheets.

`book` puts a workbook together; what a test wants to say about rows, columns and cells stands in the XML of one sheet.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from candour.formats.xlsx import read
from candour.hiding import Sight
from candour.piece import Count, Found, Gap, Mask, Table, Text
from candour.place import Place, a1
from candour.source import Source

__all__ = [
    "FILES",
    "Met",
    "book",
    "cells_in",
    "found_in",
    "gaps_in",
    "hidden_in",
    "row",
    "sheet",
    "styled",
    "text",
]

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# ── writing ─────────────────────────────────────────────────────────────────────────────────────────────────────


def text(address: str, value: str, style: int = 0) -> str:
    """A cell with text of its own."""
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{value}</t></is></c>'


def number(address: str, value: float | str, style: int = 0) -> str:
    """A cell with a number."""
    return f'<c r="{address}" s="{style}"><v>{value}</v></c>'


def row(at: int, *cells: str, **attributes: str) -> str:
    """A row. A cell that is plain words becomes text in the next column."""
    made = [
        cell if cell.startswith("<") else text(a1(at - 1, column), cell) for column, cell in enumerate(cells)
    ]
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<row r="{at}"{more}>{"".join(made)}</row>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """The XML of a worksheet; `before` and `after` stand on either side of its rows."""
    return f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_REL}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def styled(
    *xfs: str,
    fonts: Sequence[str] = (),
    fills: Sequence[str] = (),
    codes: Sequence[str] = (),
    dxfs: Sequence[str] = (),
    more: str = "",
) -> str:
    """The XML of a styles part. Font, fill and style 0 are ordinary; number formats count from 164."""
    formats = "".join(
        f'<numFmt numFmtId="{164 + at}" formatCode="{code.replace("&", "&amp;").replace("<", "&lt;").replace(chr(34), "&quot;")}"/>'
        for at, code in enumerate(codes)
    )
    plain = '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    return (
        f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts>{formats}</numFmts>'
        f'<fonts><font><sz val="11"/><color theme="1"/></font>{"".join(f"<font>{font}</font>" for font in fonts)}</fonts>'
        f"<fills>{plain}{''.join(f'<fill>{fill}</fill>' for fill in fills)}</fills>"
        f"<cellXfs><xf/>{''.join(xfs)}</cellXfs><dxfs>{''.join(f'<dxf>{dxf}</dxf>' for dxf in dxfs)}</dxfs>{more}</styleSheet>"
    )


def solid(colour: str) -> str:
    """A plain fill."""
    return f'<patternFill patternType="solid"><fgColor {colour}/><bgColor indexed="64"/></patternFill>'


def _relations(targets: Mapping[str, tuple[str, str]], space: str = _REL) -> str:
    inner = "".join(
        f'<Relationship Id="{id_}" Type="{space}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """These parts as a zip."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def book(
    *sheets: str,
    states: Sequence[str] = (),
    names: Sequence[str] = (),
    kinds: Sequence[str] = (),
    styles: str = "",
    strings: str | None = None,
    properties: str = "",
    views: str = "",
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A workbook of these sheets. `parts` are further parts, or take the place of some; None leaves one out."""
    made: dict[str, str | bytes] = {}
    types, listed, targets = [], [], {}
    for at, xml in enumerate(sheets, 1):
        kind = kinds[at - 1] if at <= len(kinds) else "worksheet"
        name = names[at - 1] if at <= len(names) else f"Sheet{at}"
        state = f' state="{states[at - 1]}"' if at <= len(states) and states[at - 1] else ""
        listed.append(f'<sheet name="{name}" sheetId="{at}"{state} r:id="rId{at}"/>')
        targets[f"rId{at}"] = (kind, f"worksheets/sheet{at}.xml")
        types.append((f"xl/worksheets/sheet{at}.xml", f"{_TYPE}{kind}+xml"))
        made[f"xl/worksheets/sheet{at}.xml"] = xml
    for part, xml, kind in (
        ("styles", styles or styled(), "styles"),
        ("sharedStrings", strings, "sharedStrings"),
    ):
        if xml is not None:
            made[f"xl/{part}.xml"] = xml
            targets[part] = (kind, f"{part}.xml")
            types.append((f"xl/{part}.xml", f"{_TYPE}{kind}+xml"))
    types.append(("xl/workbook.xml", f"{_TYPE}sheet.main+xml"))
    overrides = "".join(f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types)
    whole = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}">{properties}{views}<sheets>{"".join(listed)}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(targets),
        **made,
        **(parts or {}),
    }
    return packed({name: content for name, content in whole.items() if content is not None})


def shared(*values: str, count: int = 0) -> str:
    """The XML of a part of shared strings: words, or whole `si` elements."""
    items = (value if value.startswith("<si") else f"<si><t>{value}</t></si>" for value in values)
    return f'{_HEAD}<sst xmlns="{_MAIN}" count="{count or len(values)}">{"".join(items)}</sst>'


def string(address: str, at: int, style: int = 0) -> str:
    """A cell that holds a shared string."""
    return f'<c r="{address}" s="{style}" t="s"><v>{at}</v></c>'


# ── reading ─────────────────────────────────────────────────────────────────────────────────────────────────────


class Met(NamedTuple):
    """What Candour makes of a cell: its text, and how it is kept from sight, where it is."""

    text: str
    hiding: str = ""
    sight: Sight = Sight.SEEN
    where: str = ""


def found_in(data: bytes, name: str = "book.xlsx") -> list[Found]:
    """Everything that reading gives, in order."""
    return list(read(Source(name, data, Place((name,)))))


def _met(words: str, mask: Mask | None) -> Met:
    if mask is None:
        return Met(words)
    return Met(words, mask.hiding.id.partition(".")[2], mask.sight, mask.where)


def _cells(found: Iterable[Found]) -> Iterator[tuple[str, str, Met]]:
    for piece in found:
        if isinstance(piece, Table):
            for block in piece.blocks():
                for cell in block.cells():
                    mask = piece.masks[cell.mask - 1] if cell.mask else piece.under
                    yield (
                        " › ".join(piece.place.steps[1:]),
                        piece.address(cell.row, cell.column),
                        _met(cell.text, mask),
                    )


def cells_in(data: bytes, step: str = 'sheet "Sheet1"') -> dict[str, Met]:
    """The cells of one sheet by their addresses."""
    return {address: met for place, address, met in _cells(found_in(data)) if place == step}


def hidden_in(data: bytes) -> dict[str, set[str]]:
    """What of sheets and strings is out of sight: by hiding, the texts. Other parts are left out of account."""
    found: dict[str, set[str]] = {}
    pieces = found_in(data)
    for place, _, met in _cells(pieces):
        if met.hiding and place.startswith(("sheet", "shared", "reading")):
            found.setdefault(met.hiding, set()).add(met.text)
    for piece in pieces:
        if isinstance(piece, Text) and piece.hiding and piece.label == "sheet name":
            found.setdefault(piece.hiding.id.partition(".")[2], set()).add(piece.text)
    return found


def gaps_in(data: bytes) -> list[Gap]:
    """The gaps."""
    return [piece for piece in found_in(data) if isinstance(piece, Gap)]


def counted_in(data: bytes) -> Count:
    """The count of sheets."""
    return next(piece for piece in found_in(data) if isinstance(piece, Count) and piece.noun == "sheet")


# ── the files ───────────────────────────────────────────────────────────────────────────────────────────────────

_PEOPLE = (
    row(1, "Name", "Collar", "Unit"),
    row(2, "Nia Example", "PC 2099", "Ward 3"),
    row(3, "Bran Example", "PC 2100", "Ward 4"),
    row(4, "Mali Example", "PC 2101", "Ward 5"),
)
_PLAIN = sheet(*_PEOPLE)
_WHITE = styled('<xf fontId="1"/>', fonts=['<color rgb="FFFFFFFF"/>'])
_FILTER = '<autoFilter ref="A1:C4"><filterColumn colId="2"><filters><filter val="Ward 3"/></filters></filterColumn></autoFilter>'


def _people(hidden_row: Mapping[str, str], *, before: str = "", after: str = "") -> bytes:
    rows = (_PEOPLE[0], _PEOPLE[1], row(3, "Bran Example", "PC 2100", "Ward 4", **hidden_row), _PEOPLE[3])
    return book(sheet(*rows, before=before, after=after))


def _columns(attributes: str, before: str = "") -> bytes:
    return book(sheet(*_PEOPLE, before=f'{before}<cols><col min="2" max="2" {attributes}/></cols>'))


def _macro_sheet() -> bytes:
    xml = _PLAIN.replace("worksheet", "xm:macrosheet").replace(
        f'xmlns="{_MAIN}"', f'xmlns="{_MAIN}" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
    )
    return book(_PLAIN, xml, names=["Data", "Macro1"], kinds=["worksheet", "xlMacrosheet"])


def _unlisted() -> bytes:
    kind = f'<Override PartName="/xl/worksheets/sheet9.xml" ContentType="{_TYPE}worksheet+xml"/>'
    whole = book(sheet(row(1, "Total", "3")))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    types = parts["[Content_Types].xml"].replace(b"</Types>", f"{kind}</Types>".encode())
    return packed({**parts, "[Content_Types].xml": types, "xl/worksheets/sheet9.xml": _PLAIN})


def _table_part(style: str, more: str = "", columns: str = 'showRowStripes="1"') -> dict[str, str]:
    return {
        "xl/worksheets/_rels/sheet1.xml.rels": _relations({"rId1": ("table", "../tables/table1.xml")}),
        "xl/tables/table1.xml": f'{_HEAD}<table xmlns="{_MAIN}" id="1" name="T" displayName="T" ref="A1:C4">{more}'
        f'<tableStyleInfo name="{style}" {columns}/></table>',
    }


def in_table(
    style: str, styles: str, header: int = 1, body: int = 0, columns: str = 'showRowStripes="1"'
) -> bytes:
    """The people in a table of this style; header and body cells in these styles of the workbook."""
    rows = [
        row(at, *(text(f"{letter}{at}", f"{letter}{at}", header if at == 1 else body) for letter in "ABC"))
        for at in range(1, 5)
    ]
    after = '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'
    return book(sheet(*rows, after=after), styles=styles, parts=_table_part(style, columns=columns))


def _cell_style(value: str, styles: str) -> bytes:
    return book(sheet(row(1, "Name"), row(2, value)), styles=styles)


def conditional(
    rule: str, *cells: str, dxf: str = '<font><color rgb="FFFFFFFF"/></font>', ref: str = "A1:A9"
) -> bytes:
    """Cells under one conditional format, which by itself makes text white."""
    after = f'<conditionalFormatting sqref="{ref}">{rule}</conditionalFormatting>'
    return book(sheet(row(1, *cells), after=after), styles=styled(dxfs=[dxf]))


def drawing(anchors: str) -> dict[str, str]:
    """The parts of a drawing on the first sheet."""
    space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    return {
        "xl/worksheets/_rels/sheet1.xml.rels": _relations({"rId1": ("drawing", "../drawings/drawing1.xml")}),
        "xl/drawings/drawing1.xml": f'{_HEAD}<xdr:wsDr xmlns:xdr="{space}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{anchors}</xdr:wsDr>',
    }


def anchor(first: tuple[int, int], last: tuple[int, int], content: str) -> str:
    """A drawing between two cells (row, column)."""
    corners = "".join(
        f"<xdr:{name}><xdr:col>{at[1]}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{at[0]}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
        for name, at in (("from", first), ("to", last))
    )
    return f"<xdr:twoCellAnchor>{corners}{content}<xdr:clientData/></xdr:twoCellAnchor>"


FILLED_SHAPE = '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Box"/></xdr:nvSpPr><xdr:spPr><a:solidFill><a:srgbClr val="000000"/></a:solidFill></xdr:spPr></xdr:sp>'
EMPTY_SHAPE = (
    '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Box"/></xdr:nvSpPr><xdr:spPr><a:noFill/></xdr:spPr></xdr:sp>'
)

# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    "ordinary": lambda: book(_PLAIN),
    # sheets
    "hidden-sheet": lambda: book(sheet(row(1, "Total", "3")), _PLAIN, states=["", "hidden"], names=["Reply", "Names"]),
    "very-hidden-sheet": lambda: book(sheet(row(1, "Total", "3")), _PLAIN, states=["", "veryHidden"], names=["Reply", "Names"]),
    "unlisted-sheet": _unlisted,
    "macro-sheet": _macro_sheet,
    "hidden-window": lambda: book(_PLAIN, views='<bookViews><workbookView visibility="hidden"/></bookViews>'),
    "tabs-not-shown": lambda: book(sheet(row(1, "Total")), _PLAIN, views='<bookViews><workbookView showSheetTabs="0" activeTab="0"/></bookViews>'),
    # rows
    "hidden-row": lambda: _people({"hidden": "1"}),
    "hidden-row-in-a-group": lambda: _people({"hidden": "1", "outlineLevel": "1"}),
    "row-that-a-filter-leaves-out": lambda: _people({"hidden": "1"}, after=_FILTER),
    "row-hidden-beside-a-filter-that-is-not-set": lambda: _people({"hidden": "1"}, after='<autoFilter ref="A1:C4"/>'),
    "row-of-no-height": lambda: _people({"ht": "0", "customHeight": "1"}),
    "row-too-flat-to-read": lambda: _people({"ht": "1.5", "customHeight": "1"}),
    "row-of-ordinary-height": lambda: _people({"ht": "30", "customHeight": "1"}),
    "rows-that-are-not-listed-are-hidden": lambda: _people({}, before='<sheetFormatPr defaultRowHeight="15" zeroHeight="1"/>'),
    "hidden-row-is-blank": lambda: book(sheet(*_PEOPLE, row(9, '<c r="A9" s="0"/>', hidden="1"))),
    # columns
    "hidden-column": lambda: _columns('width="9" hidden="1"'),
    "hidden-column-in-a-group": lambda: _columns('width="9" hidden="1" outlineLevel="1"'),
    "column-of-no-width": lambda: _columns('width="0" customWidth="1"'),
    "narrow-column-beside-a-full-one": lambda: _columns('width="0.14" customWidth="1"'),
    "narrow-column-beside-a-blank-one": lambda: book(sheet(row(1, text("B1", "Nia Example")), before='<cols><col min="2" max="2" width="0.14" customWidth="1"/></cols>')),
    "hidden-column-is-blank": lambda: book(sheet(*_PEOPLE, before='<cols><col min="5" max="16384" hidden="1" width="9"/></cols>')),
    # looks
    "format-prints-nothing": lambda: _cell_style(text("A2", "Nia Example", 1), styled('<xf numFmtId="164"/>', codes=[";;;"])),
    "white-text": lambda: _cell_style(text("A2", "Nia Example", 1), _WHITE),
    "black-text-on-black": lambda: _cell_style(text("A2", "Nia Example", 1), styled('<xf fillId="2"/>', fills=[solid('rgb="FF000000"')])),
    "tiny-text": lambda: _cell_style(text("A2", "Nia Example", 1), styled('<xf fontId="1"/>', fonts=['<sz val="1"/>'])),
    "white-text-in-a-dark-cell": lambda: _cell_style(text("A2", "Nia Example", 1), styled('<xf fontId="1" fillId="2"/>', fonts=['<color theme="0"/>'], fills=[solid('theme="4"')])),
    "white-text-in-the-header-of-a-table": lambda: in_table("TableStyleMedium2", _WHITE),
    "white-text-in-the-body-of-a-table": lambda: in_table("TableStyleMedium2", _WHITE, header=0, body=1, columns='showRowStripes="0"'),
    # ranges
    "values-under-a-merged-cell": lambda: book(sheet(*_PEOPLE, after='<mergeCells count="1"><mergeCell ref="A2:C2"/></mergeCells>')),
    "cells-under-a-filled-shape": lambda: book(sheet(*_PEOPLE, after='<drawing r:id="rId1"/>'), parts=drawing(anchor((1, 0), (3, 2), FILLED_SHAPE))),
    "cells-under-an-empty-shape": lambda: book(sheet(*_PEOPLE, after='<drawing r:id="rId1"/>'), parts=drawing(anchor((1, 0), (3, 2), EMPTY_SHAPE))),
    "cells-far-below": lambda: book(sheet(*_PEOPLE, row(5000, "Nia Example"))),
    "cells-far-to-the-right": lambda: book(sheet(*_PEOPLE, row(5, "x", text("IV5", "Nia Example")))),
    # texts
    "formula-holds-words": lambda: book(sheet(row(1, '<c r="A1" t="str"><f>IF(B1="Nia Example","yes","")</f><v>yes</v></c>'))),
    "shared-string-that-no-cell-uses": lambda: book(sheet(row(1, string("A1", 0))), strings=shared("Total", "Nia Example")),
    "reading-aid": lambda: book(sheet(row(1, string("A1", 0))), strings=shared('<si><t>例</t><rPh sb="0" eb="1"><t>れい</t></rPh></si>')),
}
# fmt: on
