"""Records: the binary parts of an .xlsb, record by record.

    number (7 bits, and 7 more where the first byte's high bit is set) │ size (7 bits a byte, at most four) │ body

Facts from [MS-XLSB]. Text stands as a count of characters and then UTF-16.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from candour.formats.archive import Unreadable
from candour.formats.wording import is_wordy

__all__ = ["Body", "records", "texts_in", "written"]

_LONGEST = 1 << 20


def records(chunks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Each record's number and body.

    Raises:
        Unreadable: where the part ends inside a record.
    """
    held = b""
    for chunk in chunks:
        held += chunk
        at, end = 0, len(held)
        while (head := _head(held, at, end)) is not None:
            number, start, size = head
            if start + size > end:
                break
            yield number, held[start : start + size]
            at = start + size
        held = held[at:]
    if held:
        raise Unreadable("a part of it ends inside a record: the file was cut off or altered")


def _head(held: bytes, at: int, end: int) -> tuple[int, int, int] | None:
    """A record's number, where its body starts and its size; None where more bytes are needed to tell."""
    if at + 2 > end:
        return None
    number = held[at]
    at += 1
    if number & 0x80:
        number = (number & 0x7F) | (held[at] & 0x7F) << 7
        at += 1
    size = 0
    for shift in (0, 7, 14, 21):
        if at >= end:
            return None
        byte = held[at]
        at += 1
        size |= (byte & 0x7F) << shift
        if not byte & 0x80:
            break
    return number, at, size


@dataclass(slots=True, repr=False)
class Body:
    """A record's body, read from front to back. What lies past its end raises ValueError or struct.error."""

    raw: bytes
    at: int = 0

    def take(self, form: str) -> int:
        """One little-endian number of this form (`<I`)."""
        (value,) = struct.unpack_from(form, self.raw, self.at)
        self.at += struct.calcsize(form)
        return int(value)

    def real(self) -> float:
        """A floating-point number of eight bytes."""
        (value,) = struct.unpack_from("<d", self.raw, self.at)
        self.at += 8
        return float(value)

    def skip(self, size: int) -> Body:
        """Passes over so many bytes."""
        self.at += size
        return self

    def text(self) -> str:
        """Text; nothing where it is marked as not there."""
        count = self.take("<I")
        if count == 0xFFFFFFFF:
            return ""
        if count > _LONGEST or self.at + 2 * count > len(self.raw):
            raise ValueError("text that runs past its record")
        start, self.at = self.at, self.at + 2 * count
        return self.raw[start : self.at].decode("utf-16-le", "replace")

    def rich_text(self) -> tuple[str, str]:
        """Text whose runs may be dressed differently, and the reading aid beside it."""
        flags = self.take("<B")
        text = self.text()
        if flags & 1:
            self.skip(4 * self.take("<I"))
        return text, self.text() if flags & 2 else ""

    def rect(self) -> tuple[int, int, int, int]:
        """A range: first row, last row, first column, last column."""
        found = struct.unpack_from("<IIII", self.raw, self.at)
        self.at += 16
        return found


def texts_in(raw: bytes, *, wordy: bool = True) -> list[str]:
    """Every text that can be made out in a body whose arrangement is not followed: a count, then as many characters."""
    found = []
    at, end = 0, len(raw) - 3
    while at < end:
        (count,) = struct.unpack_from("<I", raw, at)
        stop = at + 4 + 2 * count
        if 0 < count <= _LONGEST and stop <= len(raw):
            text = raw[at + 4 : stop].decode("utf-16-le", "replace")
            if text.isprintable() and "\ufffd" not in text and (not wordy or is_wordy(text)):
                found.append(text)
                at = stop
                continue
        at += 1
    return found


def written(value: float) -> str:
    """A number as a cell would have it: without a point where it is whole."""
    return str(int(value)) if value == value // 1 and abs(value) < 1e15 else repr(value)
