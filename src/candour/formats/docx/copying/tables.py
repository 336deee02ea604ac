"""Tables: their rows and cells that are seen, with borders, shading, widths and merges."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from candour.formats.docx.copying.allowed import OF_ROWS, OF_TABLES, kept, kept_attributes
from candour.formats.docx.copying.spelling import made
from candour.formats.docx.copying.state import Part
from candour.formats.docx.copying.unwrapping import unwrapped
from candour.formats.docx.looks import number
from candour.formats.docx.own_hidings import DELETED

__all__ = ["table", "table_look"]

_MOST_SPAN: Final = 63
_FIRST_ROW: Final = 0x0020

Blocks = Callable[[Element], list[Element]]


@dataclass(slots=True)
class _Merging:
    """The columns in which merged cells began in a row that is not seen: the next of them begins anew."""

    headless: set[int] = field(default_factory=set)


def table(part: Part, element: Element, blocks: Blocks) -> Element | None:
    """A table; None where nothing of it is seen."""
    if not part.is_seen(element):
        return None
    rows: list[Element] = []
    merging = _Merging()
    is_headless, number_ = False, 0
    for number_, row in enumerate(child for child in unwrapped(element) if child.tag == "tr"):
        written = _row(part, row, blocks, merging)
        if written is not None:
            rows.append(written)
        elif number_ == 0:
            is_headless = True
    if not rows:
        return None
    if len(rows) == 1 < number_ + 1 and len(rows[0].findall("tc")) == 1:
        rows.append(_hidden_row())
    grid = element.find("tblGrid")
    columns = [
        made("gridCol", kept_attributes(one, frozenset({"w"}))) for one in grid or () if one.tag == "gridCol"
    ]
    look = made("tblPr", children=_of_table(part, element.find("tblPr"), is_headless=is_headless))
    return made("tbl", children=[look, made("tblGrid", children=columns), *rows])


def _hidden_row() -> Element:
    """An empty row out of sight, so that what is left of a table is not taken for a frame around words."""
    cell = made("tc", children=[made("tcPr", children=[made("tcW", {"w": "0", "type": "auto"})]), made("p")])
    return made("tr", children=[made("trPr", children=[made("hidden")]), cell])


def table_look(element: Element) -> list[Element]:
    """The properties of a table, or of a style's tables."""
    return [one for child in element if (one := kept(child, OF_TABLES)) is not None]


def _of_table(part: Part, element: Element | None, *, is_headless: bool) -> Iterator[Element]:
    for child in element if element is not None else ():
        if child.tag == "tblStyle":
            yield from part.copy.named_style(child)
        elif (one := kept(child, OF_TABLES)) is not None:
            if one.tag == "tblLook" and is_headless:
                _take_head(one)
            yield one


def _take_head(look: Element) -> None:
    """The row that was dressed as the first is not seen: no other is dressed so in its place."""
    if "firstRow" in look.attrib:
        look.set("firstRow", "0")
    try:
        look.set("val", f"{int(look.get('val', ''), 16) & ~_FIRST_ROW:04X}")
    except ValueError:
        look.attrib.pop("val", None)


def _row(part: Part, element: Element, blocks: Blocks, merging: _Merging) -> Element | None:
    children = list(unwrapped(element))
    is_seen = part.is_seen(element)
    written: list[Element] = []
    column = _before(element)
    for cell in (child for child in children if child.tag == "tc"):
        own = cell.find("tcPr")
        if is_seen:
            written.append(_cell(part, cell, blocks, merging, column))
        elif _merge_of(own) == "restart":
            merging.headless.add(column)
        column += _span(own)
    if not written or all(part.story.masks.get(cell) is DELETED for cell in children if cell.tag == "tc"):
        return None
    looks = [one for child in children if child.tag in ("tblPrEx", "trPr") for one in _of_row(part, child)]
    return made("tr", children=[*looks, *written])


def _of_row(part: Part, element: Element) -> Iterator[Element]:
    if element.tag == "tblPrEx":
        if written := table_look(element):
            yield made("tblPrEx", children=written)
        return
    written = [one for child in element if (one := kept(child, OF_ROWS)) is not None]
    if element.find("hidden") is not None and _HIDDEN_ROW in part.copy.wishes.keeps:
        written.append(made("hidden"))
    if written:
        yield made("trPr", children=written)


_HIDDEN_ROW: Final = "docx.hidden-row"
_MERGED: Final = "docx.merged-over"


def _cell(part: Part, element: Element, blocks: Blocks, merging: _Merging, column: int) -> Element:
    """A cell. One that is deleted, has no width, or is covered by another stands there with nothing in it."""
    own = element.find("tcPr")
    look = kept(own, OF_TABLES) if own is not None else None
    if look is not None:
        mask = part.story.masks.get(element)
        _settle_merges(look, merging, column, is_merged=mask is not None and mask.hiding.id == _MERGED)
    content = blocks(element) if part.is_seen(element) else [made("p")]
    return made("tc", children=[*([look] if look is not None else []), *content])


def _settle_merges(look: Element, merging: _Merging, column: int, *, is_merged: bool) -> None:
    """A cell that goes on with one out of sight begins anew; one that goes on with none stands by itself."""
    for merge in [one for one in look if one.tag in ("vMerge", "hMerge")]:
        if merge.get("val") == "restart":
            continue
        if not is_merged:
            look.remove(merge)
        elif merge.tag == "vMerge" and column in merging.headless:
            merge.set("val", "restart")
    merging.headless.discard(column)


def _before(row: Element) -> int:
    skipped = row.find("trPr/gridBefore")
    return int(min(max(number(skipped.get("val")), 0), _MOST_SPAN)) if skipped is not None else 0


def _span(properties: Element | None) -> int:
    span = properties.find("gridSpan") if properties is not None else None
    return int(min(max(number(span.get("val"), 1), 1), _MOST_SPAN)) if span is not None else 1


def _merge_of(properties: Element | None) -> str:
    merge = properties.find("vMerge") if properties is not None else None
    return merge.get("val", "continue") if merge is not None else ""
