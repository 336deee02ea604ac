"""Remains: what a zip holds besides the entries that programs show.

    before │ entry a │ entry b, no longer listed │ stray bytes │ entry a again │ directory │ comment │ after

Shared by the zip reader and by every format that is a zip inside. Entries that are listed and not hidden behind another
of the same name are the reader's own business.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from candour.errors import LimitReached
from candour.formats.archive import Archive, Entry, Stray, Unreadable
from candour.formats.facts import decoded
from candour.formats.listing import listing
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import runs_in, wording_of_xml
from candour.formats.xml import BadXml
from candour.hiding import Hiding
from candour.piece import Blob, Found, Gap, Mask, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["REMAINS", "read_content", "read_remains"]

REMAINS = ("duplicate-entry", "unlisted-entry", "stray-bytes", "archive-comment")
"""The hidings met here, by the names that `hidings_within` takes."""

_PLAIN_EXTRAS = frozenset({0x0001, 0x000A, 0x5455, 0x5855, 0x7855, 0x7875, 0x9901, 0x000D, 0x0017})
"""Extra fields of sizes, times, numbered owners and encryption."""
_NAME_AGAIN, _COMMENT_AGAIN = 0x7075, 0x6375
_FEED = 256 * 1024


def read_remains(archive: Archive, source: Source, format_id: str) -> Iterator[Found]:
    """Hidden duplicates, entries deleted from the directory, stray bytes, comments and second names."""
    yield from _read_comments(archive, source.place, hiding_within(format_id, "archive-comment"))
    for entry in archive.duplicates:
        yield from _read_duplicate(archive, entry, source, hiding_within(format_id, "duplicate-entry"))
    for entry in archive.entries:
        if not entry.listed:
            place = source.place / f"{entry.name} (deleted from the directory)"
            yield from _read_entry(archive, entry, source, place, hiding_within(format_id, "unlisted-entry"))
        elif entry.is_folder and entry.packed:
            place = source.place / f"{entry.name} (bytes in an entry that stands for a folder)"
            yield from _read_entry(archive, entry, source, place, hiding_within(format_id, "unlisted-entry"))
    for stray in archive.strays:
        yield from _read_stray(archive, stray, source, hiding_within(format_id, "stray-bytes"))


def read_content(source: Source, hiding: Hiding) -> Iterator[Found]:
    """Bytes that a file keeps out of sight, whatever they are: as a file of their own, or the words in them."""
    from candour.formats import format_of  # noqa: PLC0415  (asked here of what is inside, by one that it lists)

    kind = format_of(source.data)
    raw = bytes(source.data)
    if kind and kind.id not in ("xml", "text"):
        yield Nested(source, hiding)
    elif kind:
        text = decoded(raw)[0]
        if text.lstrip("\ufeff \t\r\n").startswith("<"):
            try:
                text = wording_of_xml((raw,))
            except BadXml:  # the words of broken XML are in it all the same
                text = decoded(raw)[0]
        if text.strip(" \t\r\n\0"):
            yield Text(source.place, text, hiding.sight, hiding)
    elif raw.strip(b"\0\xff \t\r\n"):
        yield Blob.of(source.place, raw, "application/octet-stream", hiding)
        if runs := runs_in(raw):
            yield Text(source.place, "\n".join(runs), hiding.sight, hiding, "readable text among the bytes")


def _read_comments(archive: Archive, place: Place, hiding: Hiding) -> Iterator[Found]:
    if archive.comment.strip(" \t\r\n\0"):
        yield Text(place, archive.comment, hiding.sight, hiding, "comment of the archive")
    rows = []
    for entry in archive.entries:
        if entry.comment.strip(" \t\r\n\0"):
            rows.append((entry.name, entry.comment))
        rows += [(entry.name, text) for text in _other_texts(archive, entry) if text != entry.comment]
    table = listing(place / "comments of entries", rows, Mask.of(hiding), ("entry", "comment"), "entry")
    if table:
        yield table


def _other_texts(archive: Archive, entry: Entry) -> Iterator[str]:
    """A local header's own name for the entry, where it differs, and texts in the extra fields."""
    n, x = struct.unpack_from("<HH", archive.data, entry.header + 26)
    at = entry.header + 30
    name = decoded(bytes(archive.data[at : at + n]))[0]
    if name.lstrip("/") != entry.name.lstrip("/") and name.encode("cp437", "replace") != entry.name.encode(
        "cp437", "replace"
    ):
        yield name
    local = bytes(archive.data[at + n : at + n + x])
    texts = dict.fromkeys((*_texts_in(entry.extra), *_texts_in(local)))
    yield from (text for text in texts if text != entry.name)


def _texts_in(extra: bytes) -> Iterator[str]:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        body = extra[at + 4 : at + 4 + size]
        at += 4 + size
        if kind in (_NAME_AGAIN, _COMMENT_AGAIN):
            yield body[5:].decode("utf-8", "replace")
        elif kind not in _PLAIN_EXTRAS:
            yield from runs_in(body)


def _read_duplicate(archive: Archive, entry: Entry, source: Source, hiding: Hiding) -> Iterator[Found]:
    place = source.place / f"{entry.name} (behind another of the same name)"
    try:
        if entry.unpacked == archive[entry.name].unpacked and archive.read(entry) == archive.read(entry.name):
            return  # the same bytes twice hide nothing
    except (Unreadable, LimitReached):
        pass  # whichever is broken is said below, or by whoever reads the listed one
    yield from _read_entry(archive, entry, source, place, hiding)


def _read_entry(
    archive: Archive, entry: Entry, source: Source, place: Place, hiding: Hiding
) -> Iterator[Found]:
    try:
        data = archive.read(entry)
    except Unreadable as broken:
        yield Gap(
            place, Why.ENCRYPTED if broken.encrypted else Why.BROKEN, f"an entry kept out of sight: {broken}"
        )
    except LimitReached as limit:
        yield Gap(place, Why.LIMIT, f"an entry kept out of sight: {limit}")
    else:
        yield from read_content(
            source.nested(entry.name.rpartition("/")[2] or entry.name, data, place), hiding
        )


def _read_stray(archive: Archive, stray: Stray, source: Source, hiding: Hiding) -> Iterator[Found]:
    data = bytes(archive.data[stray.start : stray.end])
    unlisted = hiding_within(hiding.id.partition(".")[0], "unlisted-entry")
    at = 0
    for name, content, start, end in _streamed_entries(archive, data):
        yield from _read_bytes(data[at:start], stray, source, hiding)
        place = source.place / f"{name} (deleted from the directory)"
        yield from read_content(source.nested(name.rpartition("/")[2] or name, content, place), unlisted)
        at = end
    yield from _read_bytes(data[at:], stray, source, hiding)


_WHERE = {"before": "before the first entry", "between": "between entries", "after": "after the end"}


def _read_bytes(data: bytes, stray: Stray, source: Source, hiding: Hiding) -> Iterator[Found]:
    if data.strip(b"\0\xff \t\r\n"):
        place = source.place / f"{len(data):,} bytes {_WHERE[stray.where]}"
        yield from read_content(source.nested("stray bytes", data, place), hiding)


def _streamed_entries(archive: Archive, data: bytes) -> Iterator[tuple[str, bytes, int, int]]:
    """Deleted entries whose size was written after them, as programs do that write as they go: found by unpacking.

    Each is its name, its content, and where it begins and ends.
    """
    at = 0
    while (at := data.find(b"PK\3\4", at)) >= 0 and at + 30 <= len(data):
        flags, method = struct.unpack_from("<HH", data, at + 6)
        n, x = struct.unpack_from("<HH", data, at + 26)
        start = at + 30 + n + x
        content, packed = b"", 0
        if flags & 9 == 8 and method == 8:
            content, packed = _inflated(archive, memoryview(data)[start:])
        if not content:
            at += 4
            continue
        end = start + packed
        end += 16 if data[end : end + 4] == b"PK\7\x08" else 0
        yield decoded(data[at + 30 : at + 30 + n])[0], content, at, end
        at = end


def _inflated(archive: Archive, packed: memoryview) -> tuple[bytes, int]:
    """What a run of packed bytes holds, and how long it is; nothing where it is not packed data at all."""
    stream, parts, at = zlib.decompressobj(-15), [], 0
    try:
        while at < len(packed) and not stream.eof:
            feed = bytes(packed[at : at + _FEED])
            at += len(feed)
            while feed and not stream.eof:
                parts.append(stream.decompress(feed, 4 << 20))
                archive.budget.spend(len(parts[-1]))
                feed = stream.unconsumed_tail
    except zlib.error:
        return b"", 0
    return (b"".join(parts), at - len(stream.unused_data)) if stream.eof else (b"", 0)
