r"""Attributes: a table of the words that stand in the attributes of elements, such as a connection's settings.

<connection name="Custody" sourceFile="S:\Custody.odc"><dbPr command="SELECT …"/></connection>

                      name        sourceFile         command
connection 1          Custody     S:\Custody.odc     SELECT …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from candour.block import ListBlock
from candour.formats.wording import is_wordy
from candour.hiding import Hiding
from candour.piece import Mask, Table
from candour.place import Place

__all__ = ["attribute_table"]

_FORMAL = frozenset({"r:id", "uid", "uri", "id", "type", "guid", "ref", "Requires", "Ignorable"})
_WORDS: Mapping[str, str] = {
    "command": "command",
    "connection": "connection string",
    "destinationFile": "file",
    "displayName": "name",
    "displayFolder": "folder",
    "mdx": "query",
    "odcFile": "connection file",
    "serverCommand": "server command",
    "sourceFile": "source file",
    "userId": "user id",
    "uniqueName": "unique name",
    "userName": "user name",
}


def attribute_table(
    place: Place,
    elements: Iterable[Element],
    hiding: Hiding,
    noun: str,
    skip: frozenset[str] = frozenset(),
) -> Iterator[Table]:
    """A row for each element: the wordy values in it and below it, in a column for each attribute. Or nothing.

    Attributes in `skip` are passed over, besides identifiers and types.
    """
    columns: dict[str, int] = {}
    block = ListBlock()
    for number, element in enumerate(elements):
        row: dict[str, dict[str, None]] = {}
        for key, value in _values(element):
            if key not in skip and is_wordy(value):
                row.setdefault(key, {})[value] = None
        for key, values in row.items():
            block.add(number, columns.setdefault(key, len(columns)), "; ".join(values))
    if len(block):
        header = tuple(_WORDS.get(key, key) for key in columns)
        yield Table(
            place,
            lambda: (block,),
            under=Mask.of(hiding),
            header=header,
            address=lambda row, column: f"{noun} {row + 1}, {header[column]}",
        )


def _values(element: Element) -> Iterator[tuple[str, str]]:
    for inner in element.iter():
        for key, value in inner.items():
            if key not in _FORMAL:
                yield key, value
        if inner.text:
            yield inner.tag, inner.text
