"""Edits: each save may only write what has changed behind the rest, and a new directory that leads to it.

    slide 1 │ slide 2 │ directory: 1 ─▶ 0, 2 ─▶ 812 │ edit 1 │ slide 2 anew │ directory: 2 ─▶ 2044 │ edit 2
               ▲ still there, though nothing leads to it               Current User ─▶ edit 2 ─▶ edit 1

Facts from MS-PPT 2.3.2 to 2.3.5.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from candour.formats.ppt.records import Kind, record_at, records

__all__ = ["Edits", "read_edits", "user_of"]

_LOCKED = 0xF3D1C4DF
_PLAIN_SIZE = 28
_MOST = 10_000


@dataclass(slots=True, repr=False)
class Edits:
    """What the chain of edits comes to."""

    objects: dict[int, int] = field(default_factory=dict)
    """Where the newest state of each object stands."""
    document: int = 0
    """The number of the object that is the document."""
    is_locked: bool = False
    is_whole: bool = True
    count: int = 0


def user_of(current: bytes) -> tuple[int, bool, str]:
    """Where the newest edit stands, whether the file is locked, and who saved it, as the `Current User` stream says."""
    if len(current) < 28:
        return -1, False, ""
    token, edit, length = struct.unpack_from("<12xIIH", current)
    name = current[28 : 28 + length].decode("cp1252", "replace")
    wide = current[32 + length : 32 + 3 * length]
    if len(wide) == 2 * length:
        name = wide.decode("utf-16-le", "replace")
    return edit, token == _LOCKED, name.strip("\0")


def read_edits(data: bytes, newest: int) -> Edits:
    """Follows the chain from the newest edit; where that is not where it is said to be, from the last one there is."""
    made, at, seen = Edits(), newest, set[int]()
    record = record_at(data, at)
    if record is None or record.kind != Kind.EDIT:
        made.is_whole = False
        at = max((each.at - 8 for each in records(data, 0, len(data)) if each.kind == Kind.EDIT), default=-1)
    while at not in seen:
        if len(seen) >= _MOST:
            made.is_whole = False
            break
        seen.add(at)
        record = record_at(data, at)
        if record is None or record.kind != Kind.EDIT or record.end - record.at < _PLAIN_SIZE:
            made.is_whole = False
            break
        earlier, directory, document = struct.unpack_from("<8xIII", data, record.at)
        if not made.count:
            made.document = document
            made.is_locked = record.end - record.at > _PLAIN_SIZE
        made.count += 1
        _take(data, directory, made)
        if not earlier:
            break
        at = earlier
    return made


def _take(data: bytes, at: int, made: Edits) -> None:
    """The places of objects in one directory; those of a newer one stay."""
    record = record_at(data, at)
    if record is None or record.kind != Kind.DIRECTORY:
        made.is_whole = False
        return
    at = record.at
    while at + 4 <= record.end:
        (packed,) = struct.unpack_from("<I", data, at)
        first, count = packed & 0xFFFFF, min(packed >> 20, (record.end - at) // 4 - 1)
        for number, place in enumerate(struct.unpack_from(f"<{count}I", data, at + 4)):
            made.objects.setdefault(first + number, place)
        at += 4 + 4 * count
