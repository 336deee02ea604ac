"""What follows a picture: programs show a picture to its end, and never what stands behind it.

picture │ another JPEG: the light of it, or the one before its background was blurred
        │ a video: telephones keep the seconds around the moment
        │ a part with a list of its parts at its end, as Samsung writes them
        │ what is left of a larger picture that a smaller one was written over
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.segments import walk
from candour.piece import Found, Nested

__all__ = ["is_map_of_light", "read_second_picture", "read_trailing"]

_MOST_PICTURES = 64
_BLANK = b"\0\xff \t\r\n"
_LIGHT = (b"hdrgm", b"HDRGainMap", b"urn:iso:std:iso:ts:21496", b"hdrgainmap")
_LISTED_END, _LIST = b"SEFT", b"SEFH"


def read_trailing(metadata: Metadata, data: bytes) -> Iterator[Found]:
    """What stands behind a picture, taken apart as far as it can be."""
    if data.endswith(_LISTED_END):
        begin, parts = _listed(data)
        for name, part in parts:
            yield from _read_part(metadata, name, part)
        data = data[:begin]
    for number in range(_MOST_PICTURES):
        begin = len(data) - len(data.lstrip(b"\0 \t\r\n"))
        if data[begin : begin + 3] != b"\xff\xd8\xff":
            break
        data = data[begin:]
        found = walk(data)
        name = f"picture {number + 2} after the end of the picture"
        yield from read_second_picture(metadata, data[: found.end], name)
        data = data[found.end :]
    at = _video_at(data)
    yield from _read_bytes(metadata, data[:at])
    if at < len(data):
        place = metadata.place("video after the end of the picture")
        yield Nested(metadata.source.nested("video", data[at:], place), metadata.hiding("trailing-bytes"))


def _read_bytes(metadata: Metadata, data: bytes) -> Iterator[Found]:
    if data.strip(_BLANK):
        yield from metadata.remains(
            data, f"{len(data):,} bytes after the end of the picture", "trailing-bytes"
        )


def read_second_picture(metadata: Metadata, data: bytes, name: str) -> Iterator[Found]:
    """Another picture of the same file: the same in another size, a map of its light, or something else."""
    if is_map_of_light(data) and _is_of_one_shape(metadata.look.size, walk(data).size):
        yield Nested(
            metadata.source.nested(name, data, metadata.place(name)), metadata.hiding("same-picture")
        )
    else:
        yield from metadata.picture(data, name, "same-picture", "second-picture")


def is_map_of_light(data: bytes) -> bool:
    """Whether a JPEG says of itself that it tells how bright a screen may show another picture."""
    return any(mark in data[:65_536] for mark in _LIGHT)


def _is_of_one_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    if not all((*one, *other)):
        return False
    return abs(one[0] * other[1] - one[1] * other[0]) <= 0.03 * one[0] * other[1]


def _video_at(data: bytes) -> int:
    """Where a video begins among these bytes; their end where there is none."""
    at = data.find(b"ftyp")
    while at >= 0:
        if at >= 4 and 8 <= struct.unpack_from(">I", data, at - 4)[0] <= 512:
            return at - 4
        at = data.find(b"ftyp", at + 1)
    return len(data)


# ── Samsung's parts ─────────────────────────────────────────────────────────────────────────────────────────────


def _listed(data: bytes) -> tuple[int, list[tuple[str, bytes]]]:
    """Where the parts begin, and each by its name, from the list at the end: how far before the list it is, how large."""
    start = data.rfind(_LIST)
    if start < 0 or start + 12 > len(data):
        return len(data), []
    (count,) = struct.unpack_from("<I", data, start + 8)
    parts, begin = [], start
    for number in range(min(count, (len(data) - start - 12) // 12)):
        back, size = struct.unpack_from("<4xII", data, start + 12 + 12 * number)
        if 8 <= size <= back <= start:
            block = data[start - back : start - back + size]
            (length,) = struct.unpack_from("<I", block, 4)
            parts.append((block[8 : 8 + length].decode("utf-8", "replace"), block[8 + length :]))
            begin = min(begin, start - back)
    return begin, parts


def _read_part(metadata: Metadata, name: str, data: bytes) -> Iterator[Found]:
    step = f'part "{name}" after the end of the picture'
    if data[4:8] == b"ftyp" or data.startswith(b"\xff\xd8\xff"):
        if data.startswith(b"\xff\xd8\xff"):
            yield from read_second_picture(metadata, data, step)
        else:
            place = metadata.place(step)
            yield Nested(metadata.source.nested(name, data, place), metadata.hiding("trailing-bytes"))
    elif data.isascii() and len(data) < 4096:
        metadata.details.step = "parts after the end of the picture"
        metadata.details.note("picture-details", name, data.decode("ascii").strip("\0"))
    else:
        yield from metadata.remains(data, step, "trailing-bytes")
