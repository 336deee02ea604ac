"""Links of the copy: those whose target a reader sees, in the cell itself or because it lies in the workbook.

An address that only shows when somebody points at the link is left out, unless it is kept on purpose.
"""

from __future__ import annotations

from urllib.parse import unquote
from xml.sax.saxutils import quoteattr

from candour.cleaned import is_public_address
from candour.formats.spreadsheet_sight import Rect
from candour.formats.xlsx.copying.opened import Copying, NewSheet
from candour.formats.xlsx.copying.surrounds import ranged
from candour.formats.xlsx.links import spellings_of, spot_of
from candour.formats.xlsx.ranges import rect_of

__all__ = ["write_links"]

_SCHEMES = ("http://", "https://", "mailto:")


def write_links(copying: Copying, sheet: NewSheet) -> str:
    """What the sheet says of its links."""
    targets = {
        relation.id: relation
        for relation in copying.package.relations(sheet.sheet.part)
        if relation.is_external
    }
    out = []
    for link in sheet.root.iterfind("hyperlinks/hyperlink"):
        rect = rect_of(link.get("ref"))
        rect = sheet.layout.rect(rect) if rect else None
        if rect is None:
            continue
        relation, location = targets.get(link.get("r:id", "")), link.get("location", "")
        if relation is not None:
            said = _outside(copying, sheet, rect, relation.target, location)
        else:
            said = _inside(copying, location)
        if said:
            out.append(f'<hyperlink ref="{ranged(rect)}"{said}/>')
    return f"<hyperlinks>{''.join(out)}</hyperlinks>" if out else ""


def _outside(copying: Copying, sheet: NewSheet, rect: Rect, target: str, location: str) -> str:
    whole = unquote(target) + (f"#{location}" if location else "")
    if not whole.lower().startswith(_SCHEMES):
        return ""
    says = sheet.rows.text_at(rect.first_row, rect.first_column, copying.common.texts)
    is_said = says is not None and says.strip() in spellings_of(whole)
    stays = is_said or is_public_address(whole) or copying.keeps("hyperlink")
    if copying.text(whole) != whole or not stays:
        return ""
    id_ = copying.new.relate(sheet.part, "hyperlink", target, is_external=True)
    return f' r:id="{id_}"' + (f" location={quoteattr(location)}" if location else "")


def _inside(copying: Copying, location: str) -> str:
    """A place in the workbook, where it still is."""
    spot = spot_of(location)
    sheet = copying.by_name.get(spot[0].casefold()) if spot else None
    rect = rect_of(spot[1]) if spot else None
    rect = sheet.layout.rect(rect) if sheet is not None and rect else None
    if sheet is None or rect is None:
        return ""
    name = sheet.name.replace("'", "''")
    place = f"'{name}'!{ranged(rect)}"
    return f" location={quoteattr(place)}"
