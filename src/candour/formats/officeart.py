"""Drawings of Excel, Word and PowerPoint 97-2003: shapes, and the pictures that a whole file keeps in one store.

    F000 drawing group ─ F001 store ─ F007 picture 1: how many shapes use it, then the picture itself
                                    ─ F007 picture 2 …
    F002 drawing ─ F003 group ─ F004 shape: F00A its kind, F00B its properties, F010 where it is, F00D text follows

Shared craft of the readers of those formats. Facts from MS-ODRAW.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from candour.formats.bare_pictures import bitmap_file, metafile_file

__all__ = ["Picture", "Shape", "pictures_in", "shapes_in"]

_HEAD = struct.Struct("<HHI")
_CONTAINER = 0xF
_SHAPE, _STORED = 0xF004, 0xF007
_SP, _ANCHOR, _CHILD_ANCHOR, _CLIENT_DATA, _TEXT_BOX = 0xF00A, 0xF010, 0xF00F, 0xF011, 0xF00D
_PROPERTIES = frozenset({0xF00B, 0xF121, 0xF122})
_CROPS, _PICTURE, _PICTURE_NAME, _FILL_PICTURE = (0x100, 0x101, 0x102, 0x103), 0x104, 0x105, 0x186
_WORD_ART, _NAME, _DESCRIPTION, _TIP, _FLAGS = 0xC0, 0x380, 0x381, 0x38D, 0x3BF
_HIDDEN, _SAYS_HIDDEN = 0x2, 0x20000
_GROUP, _PATRIARCH, _DELETED, _BACKGROUND = 0x1, 0x4, 0x8, 0x400
_FLIPPED_ACROSS, _FLIPPED_DOWN, _MEASURE = 0x40, 0x80, 0xF009
_DEEPEST, _LARGEST = 32, 64 << 20
_KINDS = {
    0xF01A: "emf", 0xF01B: "wmf", 0xF01C: "pict", 0xF01D: "jpeg", 0xF01E: "png", 0xF01F: "bmp", 0xF029: "tiff", 0xF02A: "jpeg",
}  # fmt: skip
_TWO_DIGESTS = frozenset({0x3D5, 0x217, 0x543, 0x46B, 0x6E3, 0x6E1, 0x7A9, 0x6E5})
"""Before a picture stands its digest; in records with these instances, two of them."""
_METAFILES = frozenset({"emf", "wmf", "pict"})


class _Record(NamedTuple):
    kind: int
    instance: int
    at: int
    end: int
    is_container: bool


def _records(data: bytes, at: int, end: int) -> Iterator[_Record]:
    while at + 8 <= end:
        first, kind, size = _HEAD.unpack_from(data, at)
        at += 8
        stop = min(at + size, end)
        yield _Record(kind, first >> 4, at, stop, first & 0xF == _CONTAINER)
        at = stop


@dataclass(slots=True, repr=False)
class Shape:
    """One shape of a drawing."""

    kind: int = 0
    is_content: bool = False
    """Not when it stands for a group, for the whole drawing or for its background, or is deleted."""
    is_hidden: bool = False
    """Hidden in the Selection Pane, or in a group that is."""
    has_data: bool = False
    """Whether the format's own record of an object belongs to it."""
    anchor: bytes = b""
    """Where it is, in the format's own way; empty in a group."""
    number: int = 0
    """Its number in the file."""
    group: int = 0
    """The number of the shape that stands for the group it is in; 0 where it is in none."""
    inner_anchor: bytes = b""
    """Where it is in its group: left, top, right and bottom."""
    measure: bytes = b""
    """Of one that stands for a group, the edges that the shapes in it are measured by."""
    flips: tuple[bool, bool] = (False, False)
    """Whether it is mirrored, across and upside down."""
    data: bytes = b""
    """What the format itself says of it."""
    box: bytes = b""
    """The format's own records of its text."""
    numbers: dict[int, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What somebody called it."""
        return self.texts.get(_NAME, "")

    @property
    def description(self) -> str:
        """Its alternative text, and the tip shown over it."""
        return "\n".join(filter(None, (self.texts.get(_DESCRIPTION), self.texts.get(_TIP))))

    @property
    def word_art(self) -> str:
        """The words of a piece of WordArt."""
        return self.texts.get(_WORD_ART, "")

    @property
    def picture_file(self) -> str:
        """The name or path of the file that its picture was taken from."""
        return self.texts.get(_PICTURE_NAME, "")

    @property
    def pictures(self) -> tuple[int, ...]:
        """The numbers of its pictures in the store, from 1: what it shows, what it is filled with."""
        return tuple(self.numbers[key] for key in (_PICTURE, _FILL_PICTURE) if self.numbers.get(key))

    @property
    def is_cropped(self) -> bool:
        """Whether less than the whole picture is shown."""
        return any(0 < self.numbers.get(key, 0) < 0x80000000 for key in _CROPS)


def shapes_in(data: bytes) -> Iterator[Shape]:
    """The shapes of a drawing, in their order. The first of a group stands for the group itself."""
    waiting = [(0, len(data), 0, True, False, 0)]
    while waiting:
        at, end, depth, is_first, hidden, group = waiting.pop()
        for record in _records(data, at, end):
            if record.kind == _SHAPE:
                shape = _shape(data, record, hidden=hidden)
                hidden = hidden or (is_first and shape.is_hidden)
                shape.group = group
                group = shape.number if is_first else group
                is_first = False
                yield shape
            elif record.is_container and depth < _DEEPEST:
                waiting.append((record.end, end, depth, is_first, hidden, group))
                waiting.append((record.at, record.end, depth + 1, True, hidden, group))
                break


def _shape(data: bytes, record: _Record, *, hidden: bool) -> Shape:
    shape = Shape()
    for part in _records(data, record.at, record.end):
        if part.kind == _SP and part.end - part.at >= 8:
            shape.kind = part.instance
            shape.number, flags = struct.unpack_from("<II", data, part.at)
            shape.is_content = not flags & (_DELETED | _PATRIARCH | _GROUP | _BACKGROUND)
            shape.flips = (bool(flags & _FLIPPED_ACROSS), bool(flags & _FLIPPED_DOWN))
        elif part.kind == _MEASURE:
            shape.measure = data[part.at : part.end]
        elif part.kind in _PROPERTIES:
            _take_properties(shape, data, part)
        elif part.kind in (_ANCHOR, _CHILD_ANCHOR):
            raw = data[part.at : part.end]
            shape.anchor, shape.inner_anchor = (raw, b"") if part.kind == _ANCHOR else (b"", raw)
        elif part.kind == _CLIENT_DATA:
            shape.has_data = True
            shape.data = data[part.at : part.end]
        elif part.kind == _TEXT_BOX:
            shape.box = data[part.at : part.end]
    flags = shape.numbers.get(_FLAGS, 0)
    shape.is_hidden = hidden or bool(flags & _HIDDEN and flags & _SAYS_HIDDEN)
    return shape


def _take_properties(shape: Shape, data: bytes, part: _Record) -> None:
    count = min(part.instance, (part.end - part.at) // 6)
    at = part.at + 6 * count
    for number in range(count):
        key, value = struct.unpack_from("<HI", data, part.at + 6 * number)
        if key & 0x8000:
            raw = data[at : min(at + value, part.end)]
            shape.texts[key & 0x3FFF] = raw.decode("utf-16-le", "ignore").split("\0")[0]
            at += value
        else:
            shape.numbers[key & 0x3FFF] = value


# ── pictures ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, repr=False)
class Picture:
    """A picture of the store, as a file of its own. `number` counts from 1; it is as shapes name it."""

    number: int
    kind: str
    data: bytes
    uses: int
    name: str = ""
    at: int = -1
    """Where it stands in the stream of delayed pictures."""


def pictures_in(data: bytes, delayed: bytes = b"") -> Iterator[Picture]:
    """The pictures of a drawing group. A place of the store that holds none is passed over.

    `delayed` is the stream in which the format keeps pictures that the store only points to.
    """
    number = 0
    waiting = [(0, len(data), 0)]
    while waiting:
        at, end, depth = waiting.pop()
        for record in _records(data, at, end):
            if record.kind == _STORED:
                number += 1
                if picture := _stored(data, record, number, delayed):
                    yield picture
            elif record.kind in _KINDS:
                number += 1
                yield _picture(data, record, number, 1)
            elif record.is_container and depth < _DEEPEST:
                waiting.append((record.end, end, depth))
                waiting.append((record.at, record.end, depth + 1))
                break


def _stored(data: bytes, record: _Record, number: int, delayed: bytes) -> Picture | None:
    if record.end - record.at < 36:
        return None
    uses, _, length = struct.unpack_from("<IIxB", data, record.at + 24)
    name = data[record.at + 36 : record.at + 36 + length].decode("utf-16-le", "ignore").split("\0")[0]
    for inner in _records(data, record.at + 36 + length, record.end):
        if inner.kind in _KINDS:
            return _picture(data, inner, number, uses, name)
    (at,) = struct.unpack_from("<I", data, record.at + 28)
    for inner in _records(delayed, at, len(delayed)):
        if inner.kind in _KINDS:
            return replace(_picture(delayed, inner, number, uses, name), at=at)
        break
    return None


def _picture(data: bytes, record: _Record, number: int, uses: int, name: str = "") -> Picture:
    kind = _KINDS[record.kind]
    at = record.at + (32 if record.instance in _TWO_DIGESTS else 16)
    if kind not in _METAFILES:
        body = data[at + 1 : record.end]
        return Picture(number, kind, bitmap_file(body) if kind == "bmp" else body, uses, name)
    body = data[at + 34 : record.end]
    if len(data) > at + 32 and data[at + 32] == 0:
        unpacker = zlib.decompressobj()
        try:
            body = unpacker.decompress(body, _LARGEST)
        except zlib.error:
            body = b""
    return Picture(number, kind, metafile_file(body) if kind == "wmf" else body, uses, name)
