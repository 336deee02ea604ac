"""Documents of Word 6 and 95: the same idea in a simpler form. Their text is read; how it looks is not.

    first block: where the text begins, how many characters each story has │ text, one byte each │ …

Facts from the description of the Word 6 format that Microsoft published with Word 97.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from candour.formats.doc.hidings import hiding
from candour.formats.wording import runs_in
from candour.hiding import Hiding
from candour.piece import Count, Found, Gap, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["is_older", "read_older"]

_MAGIC, _MAGICS, _FIRST_OF_TODAY = 0xA5EC, (0xA5DC, 0xA5DB, 0xA59C, 0xA59B, 0x9BA5), 0x69
_FAST, _LOCKED, _PIECES, _TEXT, _COUNTS, _HEAD = 0x4, 0x100, 0x160, 0x18, 0x34, 0x300
_PART = 20_000
_STORIES = (
    "",
    "footnotes",
    "headers and footers",
    "macro text",
    "comments",
    "endnotes",
    "text boxes",
    "text boxes",
)
_COMMENTS = 4
_CODE = re.compile("\x13[^\x13-\x15]*(?:\x14|(?=\x15))")
_BREAKS = str.maketrans({
    "\r": "\n", "\x07": "\t", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\xa0": " ",
    **dict.fromkeys("\0\x01\x02\x03\x04\x05\x06\x08\x13\x14\x15\x1f"),
})  # fmt: skip


def is_older(stream: bytes) -> bool:
    """Whether Word 95 or an older Word wrote it."""
    if len(stream) < 12:
        return False
    magic, version = struct.unpack_from("<HH", stream)
    return magic in _MAGICS or (magic == _MAGIC and version < _FIRST_OF_TODAY)


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    taken: tuple[tuple[int, int], ...]


def read_older(stream: bytes, source: Source) -> Iterator[Found]:
    """The text of its stories, and a Gap for what this leaves unsaid."""
    (flags,) = struct.unpack_from("<H", stream, 10)
    if flags & _LOCKED:
        what = "locked with a password: ask the sender for a copy without one, and check that"
        yield Gap(source.place, Why.ENCRYPTED, what)
        return
    what = "a document of Word 95 or older: its text was read, but not which of it is hidden; save it as .docx and check that"
    yield Gap(source.place, Why.UNREAD, what)
    if len(stream) < _HEAD:
        return
    read = _text_of(stream, is_fast=bool(flags & _FAST))
    source.budget.spend(2 * len(read.text))
    at = paragraphs = 0
    for number, count in enumerate(struct.unpack_from("<8I", stream, _COUNTS)):
        story = read.text[at : at + count]
        at += count
        paragraphs += story.count("\r")
        yield from _told(story, source, number)
    yield Count("paragraph", paragraphs)
    rest, reached = [], _HEAD
    for start, end in sorted(read.taken):
        rest.append(stream[reached:start])
        reached = max(reached, end)
    if words := runs_in(b"\0\0\0\0".join((*rest, stream[reached:]))):
        own = hiding("deleted-text")
        place = source.place / "text outside the document"
        yield Text(place, "\n".join(words), own.sight, own, "readable text among the bytes")


def _text_of(stream: bytes, *, is_fast: bool) -> _Text:
    start, end = struct.unpack_from("<II", stream, _TEXT)
    ranges = [(start, end)]
    if is_fast:
        at, size = struct.unpack_from("<II", stream, _PIECES)
        ranges = _pieces(stream[at : at + size]) or ranges
    size = len(stream)
    ranges = [(start, min(end, size)) for start, end in ranges if start < end and start < size]
    total, kept = 0, []
    for start, end in ranges:
        total += end - start
        if total > size:
            break
        kept.append((start, end))
    return _Text("".join(stream[start:end].decode("cp1252", "replace") for start, end in kept), tuple(kept))


def _pieces(clx: bytes) -> list[tuple[int, int]]:
    at = 0
    while at + 3 <= len(clx) and clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if at + 5 > len(clx) or clx[at] != 2:
        return []
    (size,) = struct.unpack_from("<I", clx, at + 1)
    table = clx[at + 5 : at + 5 + size]
    count = max(0, (len(table) - 4) // 12)
    bounds = struct.unpack_from(f"<{count + 1}I", table) if count else ()
    starts = [struct.unpack_from("<2xI", table, 4 * (count + 1) + 8 * number)[0] for number in range(count)]
    return [
        (start, start + bounds[n + 1] - bounds[n])
        for n, start in enumerate(starts)
        if bounds[n + 1] > bounds[n]
    ]


def _told(story: str, source: Source, number: int) -> Iterator[Found]:
    """A story in parts that end between two paragraphs."""
    place = source.place / _STORIES[number] if _STORIES[number] else source.place
    first, part, size = 1, list[str](), 0
    own = hiding("comment") if number == _COMMENTS else None
    for nth, paragraph in enumerate(story.splitlines(keepends=True) if story.strip() else (), 1):
        part.append(paragraph)
        size += len(paragraph)
        if size > _PART:
            yield from _part("".join(part), place / f"paragraphs {first:,}-{nth:,}", own)
            first, part, size = nth + 1, [], 0
    yield from _part("".join(part), place / f"paragraphs from {first:,}", own)


def _part(text: str, place: Place, own: Hiding | None) -> Iterator[Found]:
    shown = _CODE.sub("", text).translate(_BREAKS).strip("\n")
    if shown.strip():
        yield Text(place, shown, own.sight, own) if own else Text(place, shown)
    codes = "\n".join(code.strip("\x13\x14 ") for code in _CODE.findall(text))
    if codes.strip():
        code = hiding("field-code")
        yield Text(place, codes, code.sight, code)
