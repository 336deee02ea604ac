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

import re
import stat
from collections.abc import Iterator

from candour.errors import LimitReached
from candour.formats.archive import Archive, Entry, Unreadable
from candour.formats.archive_remains import read_remains
from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "read"]

SYSTEM_TRACE = Hiding(
    "zip.system-trace",
    "File that macOS, Windows or Office left beside the others",
    Sight.COVERED,
    "Unpack the archive and show hidden files: such files name folders, web addresses and users.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
LINK = Hiding(
    "zip.link",
    "Link to a path on the computer where the archive was made",
    Sight.BURIED,
    "List the archive with a program that shows links.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
HIDINGS = (
    SYSTEM_TRACE,
    LINK,
    *hidings_within("zip", "duplicate-entry", "unlisted-entry", "stray-bytes", "archive-comment"),
)

_SYSTEM_NAMES = re.compile(
    r"(?:^|/)(?:\._[^/]*|\.DS_Store|desktop\.ini|~\$[^/]*|\.~lock\.[^/]*#)$|^__MACOSX/", re.IGNORECASE
)
_ASCII_RUNS = re.compile(rb"[\x20-\x7e]{5,}")
_WIDE_RUNS = re.compile(rb"(?:\0[\x20-\x7e]){4,}|(?:[\x20-\x7e]\0){4,}")


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
        yield Text(place, entry.name, label="file name")
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
    elif _SYSTEM_NAMES.search(entry.name):
        if words := _words(data):
            label = "user name" if "~$" in entry.name or "~lock" in entry.name else "system trace"
            yield Text(place, words, SYSTEM_TRACE.sight, SYSTEM_TRACE, label)
    else:
        yield Nested(source.nested(entry.name.rpartition("/")[2] or entry.name, data, place))


def _words(data: bytes) -> str:
    """The readable runs of a small system file, in one or in two bytes a character, a line each."""
    runs = [run.replace(b"\0", b"") for run in _WIDE_RUNS.findall(data)]
    runs += _ASCII_RUNS.findall(data)
    return "\n".join(dict.fromkeys(run.decode("ascii").strip() for run in runs))
