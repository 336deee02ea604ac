"""Attachments: whole files inside the document, with their names and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from candour.errors import LimitReached
from candour.formats.pdf.document import Document
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.values import entry, key_of, kind_of, words_of_value
from candour.piece import Found, Gap, Nested, Text, Why

__all__ = ["read_attachments"]

_FILES = ("/UF", "/F", "/Unix", "/DOS", "/Mac")


def read_attachments(document: Document) -> Iterator[Found]:
    """Every file that is embedded, whether the panel of attachments lists it, a note carries it, or a page belongs to it."""
    done: set[tuple[int, int]] = set()
    for holder in document.survey.of("EF"):
        value = document.pdf.get_object(holder)
        for specification in (value, entry(value, "/FS"), entry(value, "/F")):
            if entry(specification, "/EF") is not None:
                yield from _read_one(document, specification, done)
    for key, kind in document.survey.types.items():
        if kind == "EmbeddedFile" and key not in done:
            yield from _read_stream(document, document.pdf.get_object(key), "attachment", done)


def _read_one(document: Document, specification: Any, done: set[tuple[int, int]]) -> Iterator[Found]:
    name = next(filter(None, (words_of_value(entry(specification, key)) for key in _FILES)), "attachment")
    hiding = BY_NAME["attachment"]
    short = name.replace("\\", "/").rpartition("/")[2] or "attachment"
    place = document.source.place / short
    yield Text(place, name, hiding.sight, hiding, "file name")
    said = words_of_value(entry(specification, "/Desc"))
    if said.strip() and said != name:
        yield Text(place, said, hiding.sight, hiding, "description")
    for key in _FILES:
        stream = entry(specification, "/EF", key)
        if kind_of(stream) == "stream":
            yield from _read_stream(document, stream, short, done)


def _read_stream(document: Document, stream: Any, name: str, done: set[tuple[int, int]]) -> Iterator[Found]:
    key, place = key_of(stream), document.source.place / name
    if key in done or kind_of(stream) != "stream":
        return
    done.add(key)
    try:
        data = document.decoded(stream, 1 << 30)
    except LimitReached as limit:
        yield Gap(place, Why.LIMIT, str(limit))
        return
    yield Nested(document.source.nested(name, data, place), BY_NAME["attachment"])
