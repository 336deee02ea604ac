"""Records: a presentation is a tree of them.

    version and instance │ kind │ size │ body: bytes, or, where the version is 15, more records

Facts from MS-PPT 2.3.1 and 2.13.24.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from candour.errors import TooMany

__all__ = ["Kind", "Record", "below", "record_at", "records", "string"]

_HEAD = struct.Struct("<HHI")
_CONTAINER = 0xF
_DEEPEST = 32


class Kind:
    """The kinds of record that are looked at."""

    DOCUMENT, DOCUMENT_ATOM, SLIDE, SLIDE_ATOM, NOTES, NOTES_ATOM = 0x3E8, 0x3E9, 0x3EE, 0x3EF, 0x3F0, 0x3F1
    LISTED, MASTER, SHOW, MACROS, OBJECTS, DRAWINGS, DRAWING = 0x3F3, 0x3F8, 0x3F9, 0x400, 0x409, 0x40B, 0x40C
    NAMED_SHOW, COLOURS, SOUND, SOUND_DATA, FONT = 0x411, 0x7F0, 0x7E6, 0x7E7, 0xFB7
    OBJECT_REFERENCE, PLACEHOLDER = 0xBC1, 0xBC3
    OUTLINE_REFERENCE, TEXT_HEADER, WIDE_TEXT, STYLES, TEXT = 0xF9E, 0xF9F, 0xFA0, 0xFA1, 0xFA8
    STRING, OBJECT, EMBEDDED, LINKED, CONTROL, HYPERLINK = 0xFBA, 0xFC3, 0xFCC, 0xFCE, 0xFEE, 0xFD7
    HEADERS, HEADERS_ATOM, LIST, EDIT, DIRECTORY = 0xFD9, 0xFDA, 0xFF0, 0xFF5, 0x1772
    HANDOUT, STORAGE, TAG, BINARY_TAG, BINARY_DATA = 0xFC9, 0x1011, 0x1389, 0x138A, 0x138B
    COMMENT, COMMENT_PERSON, LOCK = 0x2EE0, 0x2EE4, 0x2F14


class Record(NamedTuple):
    """One record: where its body begins and ends."""

    kind: int
    instance: int
    at: int
    end: int
    is_container: bool


def record_at(data: bytes, at: int, limit: int | None = None) -> Record | None:
    """The record that begins here; None where none does."""
    end = len(data) if limit is None else limit
    if not 0 <= at <= end - 8:
        return None
    first, kind, size = _HEAD.unpack_from(data, at)
    return Record(kind, first >> 4, at + 8, min(at + 8 + size, end), first & 15 == _CONTAINER)


def records(data: bytes, at: int, end: int) -> Iterator[Record]:
    """The records that stand side by side here."""
    while (record := record_at(data, at, end)) is not None:
        yield record
        at = record.end


def below(data: bytes, record: Record, without: frozenset[int] = frozenset()) -> Iterator[Record]:
    """The records in this one at any depth, in their order; what is inside kinds in `without` is passed over.

    Raises:
        TooMany: where they lie deeper than any program puts them.
    """
    waiting = [records(data, record.at, record.end)]
    while waiting:
        inner = next(waiting[-1], None)
        if inner is None:
            waiting.pop()
            continue
        yield inner
        opens = inner.is_container or inner.kind == Kind.BINARY_DATA
        if opens and inner.kind not in without:
            if len(waiting) >= _DEEPEST:
                raise TooMany("records inside one another", _DEEPEST)
            waiting.append(records(data, inner.at, inner.end))


def string(data: bytes, record: Record) -> str:
    """A record's body as text."""
    return data[record.at : record.end].decode("utf-16-le", "replace").split("\0")[0]
