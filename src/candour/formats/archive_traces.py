"""Traces: what macOS, Windows and Office leave beside the files that somebody packs.

Shared by the archives. A file in an archive is a file of its own, but for these: they are small, no program shows them,
and they name folders, web addresses and users.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.hiding import Hiding, Sight, Weight
from candour.piece import Found, Nested, Text
from candour.place import Place
from candour.source import Source

__all__ = ["LINK", "SYSTEM_TRACE", "last_of", "name_of", "read_file"]

SYSTEM_TRACE = Hiding(
    "any.system-trace",
    "File that macOS, Windows or Office left beside the others",
    Sight.COVERED,
    "Unpack the archive and show hidden files: such files name folders, web addresses and users.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
LINK = Hiding(
    "any.link",
    "Link to a path on the computer where the archive was made",
    Sight.BURIED,
    "List the archive with a program that shows links.",
    "Left out of the clean copy.",
    Weight.TRACE,
)

_SYSTEM_NAMES = re.compile(
    r"(?:^|/)(?:\._[^/]*|\.DS_Store|desktop\.ini|~\$[^/]*|\.~lock\.[^/]*#)$|^__MACOSX/", re.IGNORECASE
)
_ASCII_RUNS = re.compile(rb"[\x20-\x7e]{5,}")
_WIDE_RUNS = re.compile(rb"(?:\0[\x20-\x7e]){4,}|(?:[\x20-\x7e]\0){4,}")


def read_file(format_id: str, name: str, inside: Source, hiding: Hiding | None = None) -> Iterator[Found]:
    """A file of an archive as a file of its own; of a system's own file, the words in it. `name` is its whole path."""
    if not _SYSTEM_NAMES.search(name):
        yield Nested(inside, hiding)
    elif words := _words(bytes(inside.data)):
        label = "user name" if "~$" in name or "~lock" in name else "system trace"
        trace = SYSTEM_TRACE.within(format_id)
        yield Text(inside.place, words, trace.sight, trace, label)


def name_of(format_id: str, name: str, inside: Place, *, is_link: bool = False) -> Text:
    """The name of an entry. That of a link, or of a system's own file, is no more in sight than what it stands for."""
    hiding = LINK if is_link else SYSTEM_TRACE if _SYSTEM_NAMES.search(name) else None
    if hiding is None:
        return Text(inside, name, label="file name")
    return Text(inside, name, hiding.sight, hiding.within(format_id), "file name")


def last_of(path: str) -> str:
    """The file's own name in a path."""
    return path.replace("\\", "/").rpartition("/")[2] or path


def _words(data: bytes) -> str:
    """The readable runs of a small system file, in one or in two bytes a character, a line each."""
    runs = [run.replace(b"\0", b"") for run in _WIDE_RUNS.findall(data)]
    runs += _ASCII_RUNS.findall(data)
    return "\n".join(dict.fromkeys(run.decode("ascii").strip() for run in runs))
