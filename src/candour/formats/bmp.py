"""Bitmaps: pictures of plain points, as Windows keeps them.

What a reader sees:
    The picture.

What else is inside:
    Bytes between the head and the points, at the ends of rows, and behind the last; the path of a colour profile on the
    computer where the picture was made.

What Candour cannot read:
    What is in the picture: whether there may be writing in it is told from its pixels, and the words are read where an
    extra part is installed.

How it cleans:
    The points are kept; everything else is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from candour.formats.pictures.directories import words_of
from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.looks import Look
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.trailing import read_trailing
from candour.piece import Found, Gap, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = picture_hidings(
    "bmp", "picture-details", "colour-profile", "second-picture", "same-picture", "trailing-bytes", "stray-bytes", "programs-part", "unknown-part"
)  # fmt: skip

_FILE_HEAD, _CORE = 14, 12
_PLAIN, _MASKED = 0, (3, 6)
_PACKED = frozenset({1, 2, 4, 5})
_LINKED, _EMBEDDED = b"KNIL", b"DEBM"


class _Head(NamedTuple):
    """What the head of a bitmap says."""

    width: int
    height: int
    depth: int
    packing: int
    size: int
    """Bytes of the points, where they are packed."""
    table_end: int
    """Where the head, the masks and the table of colours end."""
    begin: int
    """Where the points begin."""

    @property
    def stride(self) -> int:
        """Bytes of one row."""
        return (self.width * self.depth + 31) // 32 * 4

    @property
    def end(self) -> int:
        """Where the points end."""
        return self.begin + (self.size if self.packing in _PACKED else self.stride * self.height)


def read(source: Source) -> Iterator[Found]:
    """The picture, then the bytes that are no points of it."""
    data = source.data
    head = _head(data)
    look = Look(source, "BMP", (head.width, head.height))
    yield from look.found("image/bmp")
    metadata = Metadata(source, "bmp", look)
    profile = _profile(data)
    yield from _read_profile(metadata, profile)
    if head.begin > head.table_end:
        between = bytes(data[head.table_end : head.begin])
        yield from metadata.remains(between, f"{len(between):,} bytes before the picture")
    if head.end > len(data):
        yield Gap(
            source.place, Why.BROKEN, "it is cut off before its end: ask for the picture to be sent again"
        )
    elif not look.is_too_large:
        yield from _read_row_ends(metadata, head)
    after = bytearray(data[head.end :])
    if profile[1] >= head.end:
        after[profile[1] - head.end : profile[2] - head.end] = b""
    yield from read_trailing(metadata, bytes(after))
    yield from metadata.found()


def _head(data: bytes | memoryview) -> _Head:
    begin, size = struct.unpack_from("<II", data, 10)
    if size == _CORE:
        width, height, _, depth = struct.unpack_from("<HHHH", data, 18)
        packing = body = used = 0
    else:
        width, height, _, depth, packing, body, _, _, used = struct.unpack_from("<iiHHIIiiI", data, 18)
    each = 3 if size == _CORE else 4
    colours = min(used or (1 << depth if depth <= 8 else 0), 1 << 16)
    masks = 12 if packing in _MASKED and size == 40 else 0
    end = _FILE_HEAD + size + masks + each * colours
    return _Head(abs(width), abs(height), depth, packing, body, min(end, len(data)), begin or end)


def _profile(data: bytes | memoryview) -> tuple[bytes, int, int]:
    """The kind of colour profile, and where it begins and ends."""
    if struct.unpack_from("<I", data, 14)[0] < 124 or len(data) < _FILE_HEAD + 124:
        return b"", 0, 0
    kind = bytes(data[14 + 56 : 14 + 60])
    at, size = struct.unpack_from("<II", data, 14 + 112)
    begin = min(_FILE_HEAD + at, len(data))
    return (kind, begin, min(begin + size, len(data))) if kind in (_LINKED, _EMBEDDED) else (b"", 0, 0)


def _read_profile(metadata: Metadata, profile: tuple[bytes, int, int]) -> Iterator[Found]:
    kind, begin, end = profile
    content = bytes(metadata.source.data[begin:end])
    if kind == _LINKED:
        metadata.details.step = "colour profile"
        metadata.details.note("picture-details", "path of the colour profile", words_of(content))
    elif kind == _EMBEDDED:
        yield from metadata.read("profile", content)


def _read_row_ends(metadata: Metadata, head: _Head) -> Iterator[Found]:
    """Each row is filled up to whole words of four bytes: with zeros, or with something to hide."""
    used = (head.width * head.depth + 7) // 8
    filling = head.stride - used
    if head.packing != _PLAIN or not filling or not head.height:
        return
    import numpy as np  # noqa: PLC0415  (most runs of Candour meet no picture)

    points = np.frombuffer(metadata.source.data, np.uint8, head.stride * head.height, head.begin)
    ends = points.reshape(head.height, head.stride)[:, used:]
    if ends.any() and len(np.unique(ends)) > 2:
        yield from metadata.remains(ends.tobytes(), f"{ends.size:,} bytes at the ends of rows")
