"""Maker notes: what each maker of cameras keeps in a layout of its own, never made public.

A few of the layouts are like the directories of TIFF, and in them the owner's name and the serial number are known by
their tags. Of everything else the readable words are told, and where there are none, that there is such a note.
"""

from __future__ import annotations

from typing import NamedTuple

from candour.formats.pictures.details import Details
from candour.formats.pictures.directories import Directories, Directory, Entry, words_of
from candour.formats.pictures.hidings import picture_hiding
from candour.formats.wording import runs_in
from candour.piece import Blob

__all__ = ["note_maker"]

_NUMBERED = frozenset({3, 4, 8, 9})


class _Layout(NamedTuple):
    """How a maker's note begins, where its directory is, and whether places count from the note or the whole block."""

    begins: bytes
    at: int
    counts_from_note: bool
    tags: dict[int, tuple[str, str]]


_OWNER, _SERIAL = ("owner", "owner"), ("serial-number", "camera serial number")
_PERSON = ("people-named", "name")
_LAYOUTS = (
    _Layout(b"Nikon\0\2", 10, True, {0x1D: _SERIAL}),  # noqa: FBT003  (the names stand above)
    _Layout(b"Panasonic\0\0\0", 12, False, {0x25: _SERIAL, 0x66: _PERSON, 0x6F: ("caption", "place")}),  # noqa: FBT003
    _Layout(b"SONY DSC \0\0\0", 12, False, {0x2031: _SERIAL}),  # noqa: FBT003
    _Layout(b"PENTAX \0", 10, True, {0x0229: _SERIAL}),  # noqa: FBT003
    _Layout(b"FUJIFILM", 12, True, {0x0010: _SERIAL}),  # noqa: FBT003
)
"""Layouts that say whose they are."""
_CANON = _Layout(b"", 0, False, {0x09: _OWNER, 0x0C: _SERIAL, 0x96: _SERIAL})  # noqa: FBT003


def note_maker(directories: Directories, entry: Entry, details: Details) -> list[Blob]:
    """Notes what can be made out of a maker's note; the note as a blob where nothing can."""
    raw = directories.raw(entry)
    if not raw.strip(b"\0\xff "):
        return []
    layout = next((one for one in _LAYOUTS if raw.startswith(one.begins)), _CANON)
    _note_tags(directories, entry, raw, layout, details)
    words = runs_in(raw)
    for word in words:
        details.note("maker-note", "maker's note", word)
    if words:
        return []
    hiding = picture_hiding(details.format_id, "maker-note")
    return [Blob.of(details.source.place / details.step, raw, "application/octet-stream", hiding)]


def _note_tags(directories: Directories, entry: Entry, raw: bytes, layout: _Layout, details: Details) -> None:
    where: Directories | None = directories
    directory: Directory | None
    if layout.begins.startswith(b"Nikon"):
        where = _inner(raw[layout.at :])
        directory = where.all[0] if where and where.all else None
    elif layout.counts_from_note:
        where = directories.within(raw)
        directory = where.directory_at(layout.at)
    else:
        where = directories.within(directories.data)
        directory = where.directory_at(entry.at + layout.at)
    if where is None or directory is None or any(one.is_cut_off for one in directory.entries.values()):
        return
    for tag, (what, label) in layout.tags.items():
        if found := directory.entries.get(tag):
            value = where.text(found) if found.kind in _NUMBERED else words_of(where.raw(found))
            if value.strip("0 ,"):
                details.note(what, label, value)


def _inner(raw: bytes) -> Directories | None:
    try:
        return Directories(raw)
    except ValueError:
        return None
