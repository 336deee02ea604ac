"""Rich data: what stands behind a cell that shows a linked data type, a picture or the result of Python.

    metadata.xml                the text that a cube formula asked for
    rdrichvaluestructure.xml    structure 0: _DisplayString s, Population d, Leader r
    rdrichvalue.xml             value 3, of structure 0:  "Exampleton"  48211  (another value)
    rdarray.xml                 lists that such values point at
    rdsupportingpropertybag.xml names of fields, credits, web addresses
    rdRichValueWebImage.xml     the addresses of pictures that stand in cells
    python.xml                  the code that runs before the code in the cells

Everything a linked record has is kept, whichever of its fields the sheet shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from candour.block import CellKind, ListBlock
from candour.formats import xml
from candour.formats.spreadsheet import hidings_within
from candour.formats.wording import is_wordy
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Part, Parts
from candour.formats.xlsx.numbers import whole
from candour.formats.xlsx.own_hidings import PYTHON
from candour.formats.xlsx.rows import row_table
from candour.piece import Found, Gap, Mask, Table, Text
from candour.place import Place

__all__ = ["read_rich_data"]

_DATA, _LINK = hidings_within("xlsx", "rich-data", "hyperlink")
_KINDS = {
    "d": CellKind.NUMBER,
    "i": CellKind.NUMBER,
    "b": CellKind.OTHER,
    "e": CellKind.OTHER,
    "s": CellKind.TEXT,
}
"""Kinds of value; the others point at another value, a list or a supporting part."""
_FORMAL = frozenset(
    {"_CRID", "_Display", "_Flags", "_Format", "_Icon", "_Self", "_SubLabel", "_ViewInfo", "CalcOrigin"}
)
_FORMAL_STARTS = ("%", "_rvRel:", "_cvi")
"""Keys of how a value is drawn and kept, not of what it says."""
_STRINGS = {
    "sheetmetadata": ("s", "v", "cube text"),
    "rdarray": ("v", "", "listed value"),
    "rdsupportingpropertybag": ("v", "", "supporting text"),
}
"""Parts of loose texts: the element that holds one, and its attribute where it stands in one."""
_ADDRESSES = ("rdrichvaluewebimage", "richvaluerel")
_CODE = ("python", "pythonscripts")


def read_rich_data(parts: Parts) -> Iterator[Found]:
    """What stands behind cells of rich data, and the workbook's Python code."""
    gaps: list[Gap] = []
    place = parts.place / "rich data"
    keys = _read_structures(parts, place, gaps)
    for part in parts.of("rdrichvalue"):
        yield from _read_values(parts, part, keys, gaps)
    for kind, (tag, attribute, noun) in _STRINGS.items():
        for part in parts.of(kind):
            texts: dict[tuple[str], None] = {}
            with damage(place, "the texts behind rich data", gaps):
                for element in parts.only(part, tag):
                    text = element.get(attribute, "") if attribute else xml.text_of(element)
                    if is_wordy(text):
                        texts[(text,)] = None
            yield from row_table(place, texts, _DATA, ("text",), noun)
    yield from _read_pictures(parts)
    yield from _read_code(parts, gaps)
    yield from gaps


def _read_structures(parts: Parts, place: Place, gaps: list[Gap]) -> list[list[tuple[str, str]]]:
    """For each structure, the key and the kind of each of its values."""
    keys: list[list[tuple[str, str]]] = []
    for part in parts.of("rdrichvaluestructure"):
        with damage(place, "the structure of rich data", gaps):
            keys += (
                [(key.get("n", ""), key.get("t", "d")) for key in element.iter("k")]
                for element in parts.only(part, "s")
            )
    return keys


def _read_values(
    parts: Parts, part: Part, keys: Sequence[Sequence[tuple[str, str]]], gaps: list[Gap]
) -> Iterator[Found]:
    place, block, columns = parts.place / "rich data values", ListBlock(), dict[str, int]()
    with damage(place, "the values of rich data", gaps):
        for row, value in enumerate(parts.only(part, "rv")):
            number = whole(value.get("s"))
            known = keys[number] if 0 <= number < len(keys) else ()
            for at, element in enumerate(value.iter("v")):
                key, kind = known[at] if at < len(known) else (f"value {at + 1}", "s")
                if kind in _KINDS and key not in _FORMAL and not key.startswith(_FORMAL_STARTS):
                    column = columns.setdefault(key, len(columns))
                    block.add(row, column, xml.text_of(element), _KINDS[kind])
    if len(block):
        header = tuple(columns)
        yield Table(
            place,
            lambda: (block,),
            under=Mask.of(_DATA),
            header=header,
            address=lambda row, column: f'value {row + 1}, "{header[column]}"',
        )


def _read_pictures(parts: Parts) -> Iterator[Found]:
    """Where pictures in cells came from. The pictures themselves are read with all others."""
    for kind in _ADDRESSES:
        for part in parts.of(kind):
            parts.package.examine(part.name)
            for relation in parts.outside(part.name):
                address = unquote(relation.target)
                yield Text(parts.place / "rich data", address, _LINK.sight, _LINK, "address of a picture")


def _read_code(parts: Parts, gaps: list[Gap]) -> Iterator[Found]:
    place, scripts = parts.place / "Python code", list[Element]()
    for kind in _CODE:
        for part in parts.of(kind):
            with damage(place, "the workbook's Python code", gaps):
                scripts += parts.only(part, "code")
    for script in scripts:
        if code := xml.text_of(script).strip():
            yield Text(place, code, PYTHON.sight, PYTHON, "code")
