"""GIF pictures, moving ones too.

What a reader sees:
    The picture, or its frames in turn. Every program shows the first frame; printed, it is the only one.

What else is inside:
    Comments, texts that hardly any program shows, XMP data and what programs keep for themselves; frames outside the
    picture's edges; whatever stands behind the end.

What Candour cannot read:
    What is in the picture: whether there may be writing in it is told from its pixels, and the words are read where an
    extra part is installed. Whether a frame that is shown for no time at all is seen, for
    programs differ.

How it cleans:
    The frames are kept as they are shown; everything else is left out.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from candour.formats.pictures.directories import words_of
from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.looks import Look
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.trailing import read_trailing
from candour.piece import Blob, Count, Found, Gap, Nested, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = picture_hidings(
    "gif", "location", "people-named", "owner", "credit", "caption", "title", "camera", "serial-number", "picture-details", "edit-history",
    "colour-profile", "crop-settings", "differing-thumbnail", "same-thumbnail", "unseen-frame", "brief-frame", "trailing-bytes", "stray-bytes",
    "programs-part", "unknown-part", "layers", "second-picture", "same-picture",
)  # fmt: skip

_MOST_BLOCKS: Final = 200_000
_MAGIC: Final = 258
"""Bytes behind XMP data by which a program that does not know them still comes to their end."""
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_TEXT, _CONTROL, _COMMENT, _APPLICATION = 0x01, 0xF9, 0xFE, 0xFF
_QUIET = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"GIFCONnb1.0")
"""How often the frames are shown."""
_KNOWN = frozenset({b"ImageMagick", b"STARDIV 5.0", b"GIF-LOOP1.0", b"fractint"})
"""Programs that keep numbers for themselves."""
_READERS = {b"ICCRGBG1012": "profile", b"MGK8BIM0000": "photoshop", b"MGKIPTC0000": "iptc"}


class _Frame(NamedTuple):
    """One frame: where its block begins and ends, and which part of the screen it covers."""

    at: int
    end: int
    left: int
    top: int
    width: int
    height: int
    delay: int
    """How long it is shown, in hundredths of a second."""


@dataclass(slots=True)
class _Walk:
    """What one GIF is made of."""

    size: tuple[int, int]
    at: int
    """Where the first block begins."""
    frames: list[_Frame] = field(default_factory=list)
    extensions: list[tuple[int, int]] = field(default_factory=list)
    """The kind of each extension, and where its content begins."""
    end: int = 0
    is_whole: bool = False


def read(source: Source) -> Iterator[Found]:
    """The picture, then its frames, then what its other blocks say and what stands behind its end."""
    found = _walk(source.data)
    look = Look(source, "GIF", found.size)
    yield from look.found("image/gif")
    metadata = Metadata(source, "gif", look)
    yield from _read_frames(metadata, found)
    for kind, at in found.extensions:
        yield from _read_extension(metadata, kind, at)
    if not found.is_whole:
        what = "it is cut off before its end: ask for the picture to be sent again"
        yield Gap(source.place, Why.BROKEN, what)
    yield from read_trailing(metadata, bytes(source.data[found.end :]))
    yield from metadata.found()


# ── blocks ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _walk(data: bytes | memoryview) -> _Walk:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + _palette_size(flags)
    found, delay = _Walk((width, height), at), 0
    for _ in range(_MOST_BLOCKS):
        kind = data[at] if at < len(data) else None
        if kind == _TRAILER:
            at, found.is_whole = at + 1, True
            break
        if kind == _EXTENSION and at + 2 <= len(data):
            found.extensions.append((data[at + 1], at + 2))
            if data[at + 1] == _CONTROL and at + 7 <= len(data):
                (delay,) = struct.unpack_from("<H", data, at + 4)
            at = _past_blocks(data, at + 2)
        elif kind == _IMAGE and at + 10 <= len(data):
            left, top, wide, high, own = struct.unpack_from("<HHHHB", data, at + 1)
            end = _past_blocks(data, at + 11 + _palette_size(own))
            found.frames.append(_Frame(at, end, left, top, wide, high, delay))
            at, delay = end, 0
        else:
            break
    found.end = min(at, len(data))
    return found


def _palette_size(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _past_blocks(data: bytes | memoryview, at: int) -> int:
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return min(at + 1, len(data))


def _blocks(data: bytes | memoryview, at: int) -> Iterator[bytes]:
    while at < len(data) and data[at]:
        yield bytes(data[at + 1 : at + 1 + data[at]])
        at += 1 + data[at]


# ── frames ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_frames(metadata: Metadata, found: _Walk) -> Iterator[Found]:
    source, hiding = metadata.source, metadata.hiding("unseen-frame")
    outside = [number for number, frame in enumerate(found.frames, 1) if _is_outside(frame, found.size)]
    if len(found.frames) > 1 or outside:
        yield Count("frame", len(found.frames), len(outside))
    for number in outside:
        frame = found.frames[number - 1]
        place = source.place / f"frame {number} (outside the edges of the picture)"
        yield Nested(source.nested(f"frame {number}", _alone(source.data, found, frame), place), hiding)
    for number, frame in enumerate(found.frames[:-1], 1):
        if not frame.delay:
            brief = metadata.hiding("brief-frame")
            yield Blob.of(
                source.place / f"frame {number}", source.data[frame.at : frame.end], "image/gif", brief
            )
    if len(found.frames) > 1:
        yield from metadata.look.further("frame")


def _is_outside(frame: _Frame, size: tuple[int, int]) -> bool:
    """Whether part of the frame lies beyond the edges of the picture."""
    return frame.left + frame.width > size[0] or frame.top + frame.height > size[1]


def _alone(data: bytes | memoryview, found: _Walk, frame: _Frame) -> bytes:
    """One frame as a picture of its own size."""
    head = bytes(data[:6]) + struct.pack("<HH", frame.width, frame.height) + bytes(data[10 : found.at])
    body = bytes([_IMAGE]) + struct.pack("<HHHH", 0, 0, frame.width, frame.height)
    return head + body + bytes(data[frame.at + 9 : frame.end]) + bytes([_TRAILER])


# ── extensions ──────────────────────────────────────────────────────────────────────────────────────────────────


def _read_extension(metadata: Metadata, kind: int, at: int) -> Iterator[Found]:
    data = metadata.source.data
    if kind == _CONTROL:
        return
    blocks = list(_blocks(data, at))
    if kind == _COMMENT:
        metadata.details.step = "comment"
        metadata.details.note("caption", "comment", words_of(b"".join(blocks)))
    elif kind == _TEXT:
        metadata.details.step = "text that hardly any program shows"
        metadata.details.note("caption", "text", words_of(b"".join(blocks[1:])))
    elif kind == _APPLICATION and blocks:
        yield from _read_application(metadata, blocks[0], b"".join(blocks[1:]), at)
    else:
        yield from metadata.unknown(b"".join(blocks), f"extension {kind:02X}")


def _read_application(metadata: Metadata, name: bytes, content: bytes, at: int) -> Iterator[Found]:
    if name == b"XMP DataXMP":
        # The packet stands there as it is, not cut into blocks; the bytes behind it lead any program to its end.
        start = at + 1 + len(name)
        end = _past_blocks(metadata.source.data, at)
        yield from metadata.read("xmp", bytes(metadata.source.data[start:end])[:-_MAGIC])
    elif name in _READERS:
        yield from metadata.read(_READERS[name], content)
    elif name not in _QUIET:
        words = name.decode("ascii", "replace").strip("\0 ")
        yield from metadata.unknown(content, f'part of the program "{words}"', is_known_kind=name in _KNOWN)
