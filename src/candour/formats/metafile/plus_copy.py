"""EMF+ without what stands beside the drawing: records of known kinds, and the pictures in them drawn anew."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from candour.cleaned import CannotClean

__all__ = ["HANDS_OVER", "PlusCopy", "PlusRecord", "draws", "is_for_both", "packed_plus", "plus_records"]

_HEAD, _HANDS_OVER, _OBJECT, _STRING, _DRIVER_STRING = 0x4001, 0x4004, 0x4008, 0x401C, 0x4036
HANDS_OVER: Final = _HANDS_OVER
"""The kind of a record behind which the older language draws."""
_DRAWING: Final = frozenset({_HEAD, 0x4002, _HANDS_OVER, *range(0x4008, 0x403A)})
"""Records that draw, and those that say how and where; not comments, and nothing of unknown kind."""
_LEAVING: Final = frozenset({*range(0x4009, 0x401D), _DRIVER_STRING, 0x4037})
"""Records that leave something on the page."""
_IMAGE, _GOES_ON, _BITMAP, _METAFILE = 5, 0x8000, 1, 2
_KINDS: Final = frozenset(range(1, 10))
"""Kinds of objects: brushes, pens, paths, regions, pictures, fonts, layouts of text, ways of drawing pictures, ends of lines."""
_CODES: Final = 1
"""Letters of such a text are told by their codes, not by the numbers of their shapes."""
_MOST: Final = 2_000_000
_MANY_COLOURS: Final = 1 << 16
_DAMAGED: Final = (
    "a drawing is damaged in the part for newer programs: draw it anew in the program that made it"
)

Picture = Callable[[bytes], bytes]
"""A picture in the drawing, drawn anew."""


class PlusRecord(NamedTuple):
    """One record: its kind, its flags and its content."""

    kind: int
    flags: int
    content: bytes


def plus_records(comment: bytes) -> Iterator[PlusRecord]:
    """The records in one comment.

    Raises:
        CannotClean: where one is cut off.
    """
    at = 0
    for _ in range(_MOST):
        if at + 12 > len(comment):
            return
        kind, flags, size, content_size = struct.unpack_from("<HHII", comment, at)
        if size < 12 or content_size > size - 12 or at + size > len(comment):
            raise CannotClean(_DAMAGED)
        yield PlusRecord(kind, flags, comment[at + 12 : at + 12 + content_size])
        at += size


def is_for_both(record: PlusRecord) -> bool:
    """Whether a head says that the drawing is there in the older language too."""
    return record.kind == _HEAD and bool(record.flags & 1)


def draws(record: PlusRecord) -> bool:
    """Whether a record leaves something on the page, or holds a picture that may be left there."""
    return record.kind in _LEAVING or (record.kind == _OBJECT and record.flags >> 8 & 0x7F == _IMAGE)


@dataclass(slots=True, repr=False)
class PlusCopy:
    """The records that draw, comment by comment: what is spread over several is put together. `texts` take the place of the own."""

    picture: Picture
    texts: list[str]
    _waiting: bytes = b""
    _number: int = 0

    def copied(self, records: Iterator[PlusRecord]) -> Iterator[PlusRecord]:
        """Those of one comment.

        Raises:
            CannotClean: where a picture among them is damaged.
        """
        for record in records:
            if record.kind == _HEAD:
                yield PlusRecord(_HEAD, record.flags & ~1, record.content[:16])
            elif record.kind == _OBJECT:
                yield from self._object(record)
            elif _is_text(record):
                yield _with_text(record, self.texts[self._number])
                self._number += 1
            elif record.kind in _DRAWING:
                yield record

    def _object(self, record: PlusRecord) -> Iterator[PlusRecord]:
        kind, flags, content = record
        if flags >> 8 & 0x7F not in _KINDS:
            return
        self._waiting += content[4:] if flags & _GOES_ON else content
        if flags & _GOES_ON and len(self._waiting) < struct.unpack_from("<I", content)[0]:
            return
        whole, self._waiting = self._waiting, b""
        is_picture = flags >> 8 & 0x7F == _IMAGE
        yield PlusRecord(kind, flags & ~_GOES_ON, _image(whole, self.picture) if is_picture else whole)


def _is_text(record: PlusRecord) -> bool:
    if record.kind == _STRING:
        return len(record.content) >= 28
    if record.kind != _DRIVER_STRING:
        return False
    return len(record.content) >= 16 and bool(struct.unpack_from("<I", record.content, 4)[0] & _CODES)


def _with_text(record: PlusRecord, text: str) -> PlusRecord:
    content = record.content
    if record.kind == _STRING:
        (count,) = struct.unpack_from("<I", content, 8)
        if content[28 : 28 + 2 * count].decode("utf-16-le", "replace") == text:
            return record._replace(content=content[: 28 + 2 * count])
        raw = text.encode("utf-16-le")
        return record._replace(content=content[:8] + struct.pack("<I", len(raw) // 2) + content[12:28] + raw)
    brush, options, matrix, count = struct.unpack_from("<IIII", content)
    if content[16 : 16 + 2 * count].decode("utf-16-le", "replace") == text:
        return record
    at = 16 + 2 * count + (2 * count & 2)
    places, after = content[at : at + 8 * count], content[at + 8 * count :]
    raw = text.encode("utf-16-le")[: 2 * count]
    left = len(raw) // 2
    anew = struct.pack("<IIII", brush, options, matrix, left) + raw + bytes(len(raw) & 2)
    return record._replace(content=anew + places[: 8 * left] + (after[:24] if matrix else b""))


def _image(content: bytes, picture: Picture) -> bytes:
    (kind,) = struct.unpack_from("<I", content, 4)
    if kind == _METAFILE:
        (size,) = struct.unpack_from("<I", content, 12)
        anew = picture(content[16 : 16 + size] if size else content[16:])
        return content[:12] + struct.pack("<I", len(anew)) + anew
    if kind != _BITMAP:
        raise CannotClean(_DAMAGED)
    _, height, stride, layout, packing = struct.unpack_from("<iiiII", content, 8)
    if packing:
        return content[:28] + picture(content[28:])
    colours = 0
    if layout & _MANY_COLOURS:
        (count,) = struct.unpack_from("<I", content, 32)
        colours = 8 + 4 * min(count, 256)
    return content[: 28 + colours + abs(stride * height)]


def packed_plus(records: list[PlusRecord]) -> bytes:
    """The records as the content of one comment."""
    out = [b"EMF+"]
    for kind, flags, content in records:
        filled = content + bytes(-len(content) % 4)
        out.append(struct.pack("<HHII", kind, flags, 12 + len(filled), len(filled)) + filled)
    return b"".join(out)
