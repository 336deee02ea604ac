"""7-Zip archives (.7z): a few packed streams, and behind them a directory that says how to unpack them.

What a reader sees:
    The names of the entries, and each file once it is unpacked.

What else is inside:
    What macOS, Windows and Office leave beside files; links; bytes behind the end of the archive.

What Candour cannot read:
    Archives locked with a password (their names stay readable unless they are locked too), and streams packed with PPMd,
    BCJ2 or a filter for other processors than Intel's. Each is a Gap that names the files in it.

How it cleans:
    The files are cleaned in turn and packed into a zip archive, which every computer opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from zlib import crc32

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.archive_traces import LINK, SYSTEM_TRACE, last_of, name_of, read_file
from candour.formats.sevenzip.directory import Directory, Entry, Folder, end_of, header_of, read_directory
from candour.formats.sevenzip.unpacking import unpacked
from candour.formats.spreadsheet import hidings_within
from candour.piece import Count, Found, Gap, Nested, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

_STRAY = hidings_within("7z", "stray-bytes")[0]
_LINK = LINK.within("7z")
HIDINGS = (_STRAY, _LINK, SYSTEM_TRACE.within("7z"))

_IS_LINK = 0o120000
_MOST_PACKINGS = 4


def read(source: Source) -> Iterator[Found]:
    """The name of each entry, then each file as one of its own, then what lies behind the end."""
    directory = _directory(source)
    files = [entry for entry in directory.entries if not entry.is_folder]
    yield Count("file in the archive", len(files))
    for entry in files:
        yield name_of("7z", entry.name, source.place / entry.name, is_link=_is_link(entry))
    waiting = iter([entry for entry in files if entry.has_bytes])
    for folder in directory.folders:
        own = list(islice(waiting, len(folder.sizes)))
        yield from _read_folder(source, folder, own)
    behind = bytes(source.data[end_of(source.data) :]).strip(b"\0")
    if behind:
        place = source.place / f"{len(behind):,} bytes behind the end of the archive"
        yield Nested(source.nested("remains", behind, place), _STRAY)


def _directory(source: Source) -> Directory:
    """The archive's directory, unpacked first where it is itself packed.

    Raises:
        Unreadable: where it is broken, or locked.
    """
    header = header_of(source.data)
    for _ in range(_MOST_PACKINGS):
        found = read_directory(header, source.budget.limits.entries)
        if isinstance(found, Directory):
            return found
        header = unpacked(source, found)
    raise Unreadable("its directory is packed again and again: leave the archive out")


def _is_link(entry: Entry) -> bool:
    return entry.mode & 0o170000 == _IS_LINK


def _read_folder(source: Source, folder: Folder, entries: list[Entry]) -> Iterator[Found]:
    """The files that one packed stream unpacks to."""
    try:
        data = unpacked(source, folder)
    except Unreadable as why:
        names = f"{len(entries):,} file{'s' * (len(entries) != 1)} in it"
        place = source.place / entries[0].name if len(entries) == 1 else source.place
        yield Gap(place, Why.ENCRYPTED if why.encrypted else Why.UNREAD, f"{names}: {why}")
        return
    except LimitReached as limit:
        yield Gap(source.place, Why.LIMIT, str(limit))
        return
    at = 0
    for entry, size, crc in zip(entries, folder.sizes, folder.crcs, strict=False):
        place = source.place / entry.name
        content = data[at : at + size]
        at += size
        if len(content) < size or (crc is not None and crc32(content) != crc):
            yield Gap(
                place, Why.BROKEN, "it is not what was packed: ask for the archive again, and check that"
            )
        if _is_link(entry):
            yield Text(place, content.decode("utf-8", "replace"), _LINK.sight, _LINK, "link to")
        elif content:
            yield from read_file("7z", entry.name, source.nested(last_of(entry.name), content, place))
