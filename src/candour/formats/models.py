"""Reports with their data: Power BI (.pbix, .pbit) and Tableau (.twbx, .tdsx) files.

What a reader sees:
    Charts and totals, drawn from the data when the file is opened.

What else is inside:
    The whole data behind the charts, every row of it, whatever the charts show; pages and filters that are hidden; where the
    data came from: servers, paths, queries, users.

What Candour cannot read:
    The data itself, which lies packed in a form of its own (a Power BI data model, a Tableau extract): always a Gap.

How it cleans:
    It is not cleaned: give out pictures of the charts, and the numbers that they show as a table.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from candour.errors import LimitReached
from candour.formats.archive import Archive, Entry, Unreadable
from candour.formats.archive_remains import read_remains
from candour.formats.spreadsheet import hidings_within
from candour.formats.wording import is_wordy, runs_in, wording_of_xml
from candour.formats.xml import BadXml
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "read"]

LAYOUT = Hiding(
    "model.definition",
    "Definition of pages, fields, filters and calculations",
    Sight.COVERED,
    "Open the report in the program that made it, in the view for editing.",
    "It is not cleaned.",
    Weight.FORM,
)
ORIGIN = Hiding(
    "model.origin",
    "Where the data came from: servers, paths, queries, users",
    Sight.BURIED,
    "Rename the file to .zip and open it.",
    "It is not cleaned.",
    Weight.TRACE,
)
HIDINGS = (
    LAYOUT,
    ORIGIN,
    *hidings_within("model", "duplicate-entry", "unlisted-entry", "stray-bytes", "archive-comment"),
)

_DATA = ("datamodel", "datamodelschema")
_ORIGINS = (
    "connections",
    "datamashup",
    "metadata",
    "securitybindings",
    "settings",
    "version",
    "diagramlayout",
    "diagramstate",
)
_QUIET = ("[content_types].xml", "version", "securitybindings")
_EXTRACTS = (".hyper", ".tde")
_WHOLE_MODEL = (
    "the data behind the charts, every row of it: Candour does not open it, and whoever gets the file can; "
    "give out pictures of the charts instead, or the numbers that they show"
)


def read(source: Source) -> Iterator[Found]:
    """The definition's words, where the data came from, the data as a Gap, and other files as files of their own."""
    archive = Archive(source.data, source.budget)
    for entry in archive.entries:
        if not entry.listed or entry.is_folder or archive[entry.name] is not entry:
            continue
        place = source.place / entry.name
        try:
            yield from _read_entry(archive, entry, source, place)
        except Unreadable as why:
            yield Gap(place, Why.ENCRYPTED if why.encrypted else Why.BROKEN, str(why))
        except LimitReached as limit:
            yield Gap(place, Why.LIMIT, str(limit))
    yield from read_remains(archive, source, "model")


def _read_entry(archive: Archive, entry: Entry, source: Source, place: Place) -> Iterator[Found]:
    name = entry.name.lower()
    last = name.rpartition("/")[2]
    if name == "datamodel" or name.endswith(_EXTRACTS):
        yield Gap(place, Why.UNREAD, _WHOLE_MODEL)
    elif name in _QUIET:
        archive.read(entry)
    elif last in _ORIGINS:
        data = archive.read(entry)
        words = _words_of_json(data) or "\n".join(runs_in(data))
        if words:
            yield Text(place, words, ORIGIN.sight, ORIGIN)
        if last == "datamashup":
            yield from _packed_inside(data, source, place)
    elif last in ("layout", "datamodelschema") or name.endswith((".json", ".twb", ".tds")):
        data = archive.read(entry)
        if words := _words_of_json(data) or _words_of_xml(data):
            yield Text(place, words, LAYOUT.sight, LAYOUT)
        elif data.strip():
            yield Gap(
                place,
                Why.BROKEN,
                "its words could not be read: open the report, save it anew and check it again",
            )
    else:
        data = archive.read(entry)
        yield Nested(source.nested(entry.name.rpartition("/")[2], data, place))


def _packed_inside(data: bytes, source: Source, place: Place) -> Iterator[Found]:
    """The package of queries that lies in a Power BI file behind eight bytes."""
    size = int.from_bytes(data[4:8], "little")
    if data[8:10] == b"PK" and size <= len(data) - 8:
        yield Nested(source.nested("queries.zip", data[8 : 8 + size], place / "queries"), ORIGIN)


def _words_of_xml(data: bytes) -> str:
    try:
        return wording_of_xml([data], named=True)
    except BadXml:
        return ""


def _words_of_json(data: bytes) -> str:
    """The wordy texts in JSON, each once, a line each; in texts that are JSON themselves too."""
    try:
        whole = json.loads(data)  # in UTF-8, or in UTF-16 with or without its mark
    except (ValueError, RecursionError):
        return ""
    return "\n".join(dict.fromkeys(_words_in(whole)))


def _words_in(whole: Any) -> Iterator[str]:
    waiting = [whole]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += reversed(value.values())
        elif isinstance(value, list):
            waiting += reversed(value)
        elif isinstance(value, str) and is_wordy(value):
            inner = None
            if value[:1] in "{[":
                try:
                    inner = json.loads(value)
                except (ValueError, RecursionError):
                    inner = None
            if inner is None:
                yield value
            else:
                waiting.append(inner)
