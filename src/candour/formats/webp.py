"""WebP pictures, moving ones too.

What a reader sees:
    The picture, or its frames in turn.

What else is inside:
    EXIF and XMP data, the words of a colour profile, parts of unknown kind; a picture left under what is fully transparent;
    whatever stands behind the end.

What Candour cannot read:
    What is in the picture: whether there may be writing in it is told from its pixels, and the words are read where an
    extra part is installed.

How it cleans:
    The pixels and the colour profile are kept; everything else is left out, and what is fully transparent has no colour.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.errors import TooMany
from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.looks import Look, Undecodable
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.trailing import read_trailing
from candour.formats.pictures.transparency import read_transparent
from candour.piece import Count, Found, Gap, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = picture_hidings(
    "webp", "location", "people-named", "owner", "credit", "caption", "title", "camera", "serial-number", "maker-note", "picture-details",
    "edit-history", "provenance", "colour-profile", "crop-settings", "differing-thumbnail", "same-thumbnail", "second-picture",
    "same-picture", "layers", "transparent-colour", "trailing-bytes", "stray-bytes", "programs-part", "unknown-part",
)  # fmt: skip

_MOST = 100_000
_PIXELS = frozenset({b"VP8 ", b"VP8L", b"ALPH", b"VP8X", b"ANIM"})
_KINDS = {b"EXIF": "exif", b"XMP ": "xmp", b"ICCP": "profile", b"C2PA": "provenance"}


class _Chunk(NamedTuple):
    """One chunk: its kind, where its content begins and where it ends."""

    kind: bytes
    at: int
    end: int


@dataclass(slots=True)
class _Walk:
    """What one WebP is made of."""

    chunks: list[_Chunk] = field(default_factory=list)
    size: tuple[int, int] = (0, 0)
    end: int = 0
    is_whole: bool = True

    @property
    def frames(self) -> int:
        """How many frames a moving picture has."""
        return sum(chunk.kind == b"ANMF" for chunk in self.chunks)


def read(source: Source) -> Iterator[Found]:
    """The picture, then what its chunks say and what stands behind its end."""
    found = _walk(source.data)
    look = Look(source, "WEBP", found.size)
    yield from look.found("image/webp")
    metadata = Metadata(source, "webp", look)
    for chunk in found.chunks:
        content = bytes(source.data[chunk.at : chunk.end])
        if chunk.kind in _KINDS:
            yield from metadata.read(_KINDS[chunk.kind], content)
        elif chunk.kind == b"ANMF":
            yield from _read_frame(metadata, content)
        elif chunk.kind not in _PIXELS:
            yield from metadata.unknown(content, f'part "{chunk.kind.decode("ascii", "replace")}"')
    if found.frames:
        yield Count("frame", found.frames)
        yield from look.further("frame")
    yield from _read_transparent(metadata)
    if not found.is_whole:
        what = "it is cut off before its end: ask for the picture to be sent again"
        yield Gap(source.place, Why.BROKEN, what)
    yield from read_trailing(metadata, bytes(source.data[found.end :]))
    yield from metadata.found()


def _walk(data: bytes | memoryview) -> _Walk:
    (size,) = struct.unpack_from("<I", data, 4)
    found = _Walk(end=min(8 + size + (size & 1), len(data)), is_whole=8 + size <= len(data))
    for chunk in _chunks(data, 12, found.end):
        found.chunks.append(chunk)
        if found.size == (0, 0):
            found.size = _size(data, chunk)
    return found


def _chunks(data: bytes | memoryview, at: int, end: int) -> Iterator[_Chunk]:
    for _ in range(_MOST):
        if at + 8 > end:
            return
        kind, size = struct.unpack_from("<4sI", data, at)
        yield _Chunk(bytes(kind), at + 8, min(at + 8 + size, end))
        at += 8 + size + (size & 1)
    raise TooMany("parts", _MOST)


def _size(data: bytes | memoryview, chunk: _Chunk) -> tuple[int, int]:
    head = bytes(data[chunk.at : chunk.at + 10])
    if len(head) < 10:
        return 0, 0
    if chunk.kind == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if chunk.kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if chunk.kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 6)
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _read_frame(metadata: Metadata, content: bytes) -> Iterator[Found]:
    """What a frame holds besides its pixels."""
    for chunk in _chunks(content, 16, len(content)):
        if chunk.kind not in _PIXELS:
            name = chunk.kind.decode("ascii", "replace")
            yield from metadata.unknown(content[chunk.at : chunk.end], f'part "{name}" of a frame')


def _read_transparent(metadata: Metadata) -> Iterator[Found]:
    try:
        image = metadata.look.whole()
    except Undecodable as why:
        yield from metadata.look.unseen(why)
        return
    yield from read_transparent(metadata, image)
