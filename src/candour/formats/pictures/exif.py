"""EXIF: what a camera, a telephone or a program writes beside the pixels.

The tags are those of EXIF 3.0 and TIFF 6.0, with those of Windows (XP…) and of GeoTIFF. A tag that is not in the tables
below is told with the other details where it holds a word; where it holds only numbers it says nothing of anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, NamedTuple

from candour.formats.pictures.details import Details
from candour.formats.pictures.directories import GPS, Directories, Directory, Entry, words_of
from candour.formats.pictures.maker_notes import note_maker
from candour.formats.pictures.positions import note_ground, note_position
from candour.formats.wording import runs_in
from candour.piece import Blob

__all__ = ["STEP", "Exif", "Inner", "note_tags", "read_exif"]

STEP: Final = "EXIF data"
_MAKER_NOTE, _USER_COMMENT = 0x927C, 0x9286
_JPEG_AT, _JPEG_SIZE = 0x0201, 0x0202
_OPAQUE = 7
_ENCODINGS = {b"ASCII\0\0\0": "utf-8", b"UNICODE\0": "", b"JIS\0\0\0\0\0": "iso2022_jp", bytes(8): "utf-8"}
_DATE = re.compile(r"(\d{4}):(\d\d):(\d\d)(?=[ T]\d\d:|$)")


class _Tag(NamedTuple):
    what: str
    label: str


_CAPTION, _CAMERA, _SERIAL, _OTHER = "caption", "camera", "serial-number", "picture-details"
# fmt: off
_TAGS: dict[int, _Tag] = {
    0x010D: _Tag("picture-details", "name of the file"), 0x010E: _Tag(_CAPTION, "description"), 0x011D: _Tag("title", "page name"),
    0x9C9B: _Tag("title", "title"), 0x9C9C: _Tag(_CAPTION, "comment"), 0x9C9E: _Tag(_CAPTION, "keywords"), 0x9C9F: _Tag(_CAPTION, "subject"),
    0xA436: _Tag("title", "title"), _USER_COMMENT: _Tag(_CAPTION, "comment"),
    0x013B: _Tag("credit", "author"), 0x9C9D: _Tag("credit", "author"), 0xA437: _Tag("credit", "author"), 0xA438: _Tag("credit", "author"),
    0x8298: _Tag("credit", "copyright"),
    0xA430: _Tag("owner", "owner"),
    0x010F: _Tag(_CAMERA, "camera maker"), 0x0110: _Tag(_CAMERA, "camera model"), 0xA433: _Tag(_CAMERA, "lens maker"), 0xA434: _Tag(_CAMERA, "lens model"),
    0x0131: _Tag(_CAMERA, "program"), 0x013C: _Tag(_CAMERA, "computer"), 0xC614: _Tag(_CAMERA, "camera model"), 0xA439: _Tag(_CAMERA, "firmware"),
    0xA43A: _Tag(_CAMERA, "program"), 0xA43B: _Tag(_CAMERA, "program"), 0xA43C: _Tag(_CAMERA, "program"), 0x000B: _Tag(_CAMERA, "program"),
    0x0132: _Tag(_CAMERA, "changed"), 0x9003: _Tag(_CAMERA, "taken"), 0x9004: _Tag(_CAMERA, "digitised"),
    0xA431: _Tag(_SERIAL, "camera serial number"), 0xA435: _Tag(_SERIAL, "lens serial number"), 0xC62F: _Tag(_SERIAL, "camera serial number"),
    0xA420: _Tag(_SERIAL, "number of the picture"), 0xC65D: _Tag(_SERIAL, "number of the picture"),
    0xA004: _Tag(_OTHER, "sound file"), 0xC68B: _Tag(_OTHER, "name of the original file"), 0x0151: _Tag(_OTHER, "printer"),
}
# fmt: on
_INNER = {0x02BC: "xmp", 0x83BB: "iptc", 0x8649: "photoshop", 0x8773: "profile", 0x935C: "layers"}
"""Tags whose value is laid out in another way, each with a reader of its own."""
_DULL = frozenset(
    {
        0x0102, 0x0103, 0x0111, 0x0117, 0x0144, 0x0145, 0x015B, 0x0207, 0x0208, 0x0209, 0x0212, 0x0213, 0x0001, 0x0002, 0x1000,
        0x8769, 0x8825, 0xA005, 0x014A, 0x87AF, 0x87B0, 0x87B1, 0x830E, 0x8482, 0x85D8, 0x9000, 0x9010, 0x9011, 0x9012, 0x9101,
        0x9290, 0x9291, 0x9292, 0xA000, 0xA300, 0xA301, 0xA302, 0xA40B, 0xEA1C, 0xC4A5, 0x828D, 0x828E, 0xC612, 0xC613, 0x0140,
        0x0201, 0x0202, 0x00FE, 0x0153, 0x0128, 0xC6FC, 0xC6FD, 0xC6FE,
    }
)  # fmt: skip
"""Tables of the picture's layout, versions, fractions of seconds, padding."""


@dataclass(frozen=True, slots=True, repr=False)
class Inner:
    """A value that is laid out in another way: XMP, IPTC, Photoshop's settings, a colour profile, layers."""

    kind: str
    data: bytes


@dataclass(slots=True, repr=False)
class Exif:
    """What a block of EXIF data holds beside what it says: the small picture, values laid out otherwise, blobs."""

    thumbnail: bytes = b""
    inner: tuple[Inner, ...] = ()
    blobs: tuple[Blob, ...] = ()
    is_cut_off: bool = False


def read_exif(data: bytes, details: Details, step: str = STEP) -> Exif:
    """Notes what a block of EXIF data says, and gives what it holds besides.

    Raises:
        ValueError: where the block does not begin as such data do.
    """
    details.step = step
    directories = Directories(data.removeprefix(b"Exif\0\0"))
    inner: list[Inner] = []
    blobs: list[Blob] = []
    thumbnail = b""
    for directory in directories.all:
        if directory.name == "picture 2":
            thumbnail = _thumbnail(directories, directory)
        inner += note_tags(directories, directory, details, blobs)
    return Exif(thumbnail, tuple(inner), tuple(blobs), directories.is_cut_off)


def _thumbnail(directories: Directories, directory: Directory) -> bytes:
    at, size = directories.number(directory, _JPEG_AT), directories.number(directory, _JPEG_SIZE)
    return bytes(directories.data[at : at + size]) if at else b""


def note_tags(
    directories: Directories, directory: Directory, details: Details, blobs: list[Blob]
) -> list[Inner]:
    """Notes what one directory says, and gives the values in it that are laid out otherwise."""
    if directory.name == "GPS":
        note_position(directories, directory, details)
        return []
    inner = []
    for tag, entry in directory.entries.items():
        if tag in _INNER:
            inner.append(Inner(_INNER[tag], directories.raw(entry)))
        elif tag == _MAKER_NOTE:
            blobs += note_maker(directories, entry, details)
        elif tag not in _DULL:
            _note_tag(directories, entry, details)
    note_ground(directories, directory, details)
    return inner


def _note_tag(directories: Directories, entry: Entry, details: Details) -> None:
    known = _TAGS.get(entry.tag)
    value = _SPECIAL.get(entry.tag, _plain)(directories, entry)
    if known:
        details.note(known.what, known.label, _DATE.sub(r"\1-\2-\3", value))
    elif entry.tag != GPS:
        details.note(_OTHER, f"tag {entry.tag:04X}", value)


def _plain(directories: Directories, entry: Entry) -> str:
    if entry.kind == _OPAQUE or (entry.kind == 1 and entry.count > 16):
        return "; ".join(runs_in(directories.raw(entry)))
    return directories.text(entry)


def _wide(directories: Directories, entry: Entry) -> str:
    """What Windows writes: UTF-16, whatever the kind of the value."""
    return directories.raw(entry).decode("utf-16-le", "ignore").rstrip("\0")


def comment_of(raw: bytes, order: str = "<") -> str:
    """A comment whose first eight bytes name its encoding."""
    encoding = _ENCODINGS.get(raw[:8])
    if encoding is None:
        return words_of(raw)
    if encoding == "":
        body = raw[8:]
        likely_big = body[:200:2].count(0) > body[1:200:2].count(0)
        is_big = likely_big if body[:200].count(0) else order == ">"
        return body.decode("utf-16-be" if is_big else "utf-16-le", "ignore").strip("\0 ")
    return words_of(raw[8:]) if encoding == "utf-8" else raw[8:].decode(encoding, "replace").strip("\0 ")


def _comment(directories: Directories, entry: Entry) -> str:
    return comment_of(directories.raw(entry), directories.order)


_SPECIAL: dict[int, Callable[[Directories, Entry], str]] = {
    **dict.fromkeys((0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F), _wide),
    _USER_COMMENT: _comment,
}
