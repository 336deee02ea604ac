"""Zip archives, and whatever travels in them.

What a reader sees:
    The names of the listed entries, and each file once it is unpacked.

What else is inside:
    Comments, entries deleted from the directory or hidden behind another of the same name, bytes between entries; what
    macOS and Windows leave beside files (`__MACOSX`, `.DS_Store`, `Thumbs.db`, lock files with a user's name); links.

What Candour cannot read:
    Encrypted entries, whose names stay readable; entries packed in a way other than store, deflate, bzip2 or LZMA. Each
    is a Gap.

How it cleans:
    A new archive holds the listed files, each cleaned in turn, and nothing else.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator

from candour.errors import LimitReached
from candour.formats import archive_traces
from candour.formats.archive import Archive, Entry, Unreadable
from candour.formats.archive_remains import read_remains
from candour.formats.spreadsheet import hidings_within
from candour.piece import Count, Found, Gap, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "read"]

SYSTEM_TRACE, LINK = archive_traces.SYSTEM_TRACE.within("zip"), archive_traces.LINK.within("zip")
HIDINGS = (
    SYSTEM_TRACE,
    LINK,
    *hidings_within("zip", "duplicate-entry", "unlisted-entry", "stray-bytes", "archive-comment"),
)


def read(source: Source) -> Iterator[Found]:
    """Each entry's name, then each entry as a file of its own, then what lies outside the entries."""
    archive = Archive(source.data, source.budget)
    files = [
        entry
        for entry in archive.entries
        if entry.listed and archive[entry.name] is entry and not entry.is_folder
    ]
    yield Count("file in the archive", len(files))
    for entry in files:
        place = source.place / entry.name
        yield archive_traces.name_of("zip", entry.name, place, is_link=stat.S_ISLNK(entry.mode))
        try:
            yield from _read_entry(archive, entry, source, place)
        except Unreadable as why:
            yield Gap(place, Why.ENCRYPTED if why.encrypted else Why.BROKEN, str(why))
        except LimitReached as limit:
            yield Gap(place, Why.LIMIT, str(limit))
    yield from read_remains(archive, source, "zip")


def _read_entry(archive: Archive, entry: Entry, source: Source, place: Place) -> Iterator[Found]:
    data = archive.read(entry)
    if stat.S_ISLNK(entry.mode):
        yield Text(place, data.decode("utf-8", "replace"), LINK.sight, LINK, "link to")
    else:
        yield from archive_traces.read_file(
            "zip", entry.name, source.nested(archive_traces.last_of(entry.name), data, place)
        )
