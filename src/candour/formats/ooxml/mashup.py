"""Power Query's mashup: the steps that fetch and shape data, kept as one item of custom XML.

    base64 ─▶ version │ size · zip of formulas │ size · permissions │ size · metadata │ size · bindings
                              Formulas/Section1.m        XML              XML            locked to one
                              the steps, in clear text                                   user's computer

The steps name servers, folders and tables; the metadata names queries and their columns. Bindings are a locked checksum
and hold nothing else. Facts from MS-QDEFF.
"""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterator

from candour.formats import xml
from candour.formats.archive import Archive, Unreadable
from candour.formats.facts import decoded
from candour.formats.ooxml.survey import Showing, Survey
from candour.formats.xml import text_of
from candour.piece import Found, Gap, Nested, Why

__all__ = ["read_mashup"]

_REMOVE = "to be rid of it, delete the queries (Data, Queries & Connections) and save"
_QUIET_ENTRIES = frozenset({"[Content_Types].xml", "Config/Package.xml"})
_ENTRIES = frozenset(
    {"FillColumnNames", "FillErrorMessage", "RecoveryTargetSheet", "FillTarget", "QueryGroups"}
)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def read_mashup(survey: Survey, text: str) -> Iterator[Found]:
    """The formulas, and the names of queries and columns."""
    showing = Showing(survey.place / "Power Query")
    try:
        formulas, _, metadata = _fields(base64.b64decode("".join(text.split()), validate=True))
        archive = Archive(formulas, survey.package.source.budget)
    except (ValueError, struct.error, Unreadable):
        yield Gap(showing.place, Why.BROKEN, f"Power Query steps that Candour cannot open; {_REMOVE}")
        return
    for entry in archive.entries:
        if entry.name in _QUIET_ENTRIES or entry.is_folder:
            continue
        try:
            data = archive.read(entry)
        except Unreadable as broken:
            yield Gap(showing.place, Why.BROKEN, f"a Power Query step: {broken}; {_REMOVE}")
            continue
        if entry.name.endswith(".m"):
            yield survey.hidden("power-query", showing, decoded(data)[0], "steps of a query")
        else:
            source = survey.package.source.nested(entry.name, data, showing.place / entry.name)
            yield Nested(source, survey.hiding("power-query"))
    yield from _read_metadata(survey, showing, metadata)


def _fields(data: bytes) -> tuple[bytes, bytes, bytes]:
    """The zip of formulas, the permissions and the metadata, each preceded by its size."""
    fields, at = [], 4
    for _ in range(3):
        size = struct.unpack_from("<I", data, at)[0]
        if at + 4 + size > len(data):
            raise ValueError("a field of the mashup is cut off")
        fields.append(data[at + 4 : at + 4 + size])
        at += 4 + size
    return fields[0], fields[1], fields[2]


def _read_metadata(survey: Survey, showing: Showing, metadata: bytes) -> Iterator[Found]:
    """Version, size and XML, then size and a zip that is empty but for queries with data of their own."""
    if len(metadata) < 8:
        return
    try:
        size = struct.unpack_from("<I", metadata, 4)[0]
        root = xml.tree(metadata[8 : 8 + size])
    except xml.BadXml as broken:
        yield Gap(
            showing.place, Why.BROKEN, f"what Power Query remembers of its queries: {broken}; {_REMOVE}"
        )
        return
    lines = [text_of(path) for path in root.iter("ItemPath") if text_of(path).count("/") == 1]
    for entry in root.iter("Entry"):
        if entry.get("Type") in _ENTRIES:
            lines += _STRING.findall(entry.get("Value", "")) or [entry.get("Value", "").lstrip("s")]
    if any(lines):
        text = "\n".join(dict.fromkeys(filter(None, lines)))
        yield survey.hidden("power-query", showing, text, "names of queries and their columns")
    rest = metadata[12 + size :]
    if rest.startswith(b"PK\3\4"):
        source = survey.package.source.nested(
            "content of queries.zip", rest, showing.place / "content of queries"
        )
        yield Nested(source, survey.hiding("power-query"))
