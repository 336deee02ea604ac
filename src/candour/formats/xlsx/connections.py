"""Connections: the databases, files and programs that the workbook draws on, and what was asked of them.

connections.xml            connection strings, commands (SQL), paths of files, user names
queryTable1.xml            the columns of a query, those deleted from the sheet among them
volatileDependencies.xml   what was asked of a live data server, and its last answers
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.spreadsheet import hidings_within
from candour.formats.xlsx.attributes import attribute_table
from candour.formats.xlsx.damage import damage
from candour.formats.xlsx.kinds import Parts
from candour.formats.xlsx.rows import row_table
from candour.piece import Found, Gap

__all__ = ["read_connections"]

_CONNECTION, _QUERY = hidings_within("xlsx", "connection", "query-table")
_FORMAL = frozenset(
    {"credentials", "delimiter", "fileType", "htmlFormat", "parameterType", "qualifier", "sqlType", "xl97"}
)
_COLUMNS = {"queryTable": "name", "queryTableField": "name", "deletedField": "name"}


def read_connections(parts: Parts) -> Iterator[Found]:
    """Every connection, query and live-data topic."""
    gaps: list[Gap] = []
    for part in parts.of("connections"):
        place, connections = part.at("connections"), list[Element]()
        with damage(place, "the connections", gaps):
            connections += parts.only(part, "connection")
        yield from attribute_table(place, connections, _CONNECTION, "connection", _FORMAL)
    yield from _read_queries(parts, gaps)
    yield from _read_topics(parts, gaps)
    yield from gaps


def _read_queries(parts: Parts, gaps: list[Gap]) -> Iterator[Found]:
    for part in parts.of("querytable"):
        place, rows = part.at(f"query {part.number}"), list[tuple[str]]()
        with damage(place, "a query behind a table", gaps):
            rows.extend(
                (element.get(_COLUMNS[element.tag], ""),)
                for element in parts.elements(part)
                if element.tag in _COLUMNS
            )
        yield from row_table(place, dict.fromkeys(rows), _QUERY, ("column of a query",), "column")


def _read_topics(parts: Parts, gaps: list[Gap]) -> Iterator[Found]:
    for part in parts.of("volatiledependencies"):
        place, rows, server = part.at("live data"), list[tuple[str, str, str]](), ""
        with damage(place, "the live data of formulas", gaps):
            for element in parts.elements(part, ("tp",)):
                if element.tag == "main":
                    server = element.get("first", "")
                elif element.tag == "tp":
                    asked = "; ".join(map(xml.text_of, element.iter("stp")))
                    rows.append((server, asked, xml.text_of(element.find("v"))))
        header = ("server", "asked", "last answer")
        yield from row_table(place, rows, _CONNECTION, header, "topic")
