"""A table's text as UTF-8, piece by piece, whatever encoding it was written in.

Most files are UTF-8 or Windows-1252, and some are both: rows pasted from one program into another. So bytes that are no
UTF-8 are taken for Windows-1252 where they stand, and what is neither becomes U+FFFD and is counted.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from candour.formats.facts import decoded

__all__ = ["Encoded"]

_LOST = "\ufffd"
_MARK = b"\xef\xbb\xbf"


def _as_windows(broken: UnicodeError) -> tuple[str, int]:
    if not isinstance(broken, UnicodeDecodeError):
        raise broken
    return broken.object[broken.start : broken.end].decode("cp1252", "replace"), broken.end


codecs.register_error("candour-windows", _as_windows)


@dataclass(slots=True, repr=False)
class Encoded:
    """Bytes of text in some encoding, to be taken piece by piece as UTF-8."""

    data: bytes | memoryview
    encoding: str = ""
    lost: int = 0
    """Characters that could not be read, in the pieces taken so far."""

    def __post_init__(self) -> None:
        self.encoding = decoded(bytes(self.data[:65_536]), is_start=len(self.data) > 65_536)[1]

    def pieces(self, size: int) -> Iterator[bytes]:
        """The text in pieces of about this many bytes, each whole characters, without a byte-order mark."""
        if self.encoding.startswith(("utf-16", "utf-32")):
            yield from self._wide(size)
            return
        at = len(_MARK) if bytes(self.data[:3]) == _MARK else 0
        while at < len(self.data):
            end = self._before_character(min(at + size, len(self.data)), at)
            yield self._as_utf8(bytes(self.data[at:end]))
            at = end

    def _before_character(self, end: int, start: int) -> int:
        """A place at or before `end` that does not lie inside a character."""
        for back in range(min(4, end - start)):
            if end - back == len(self.data) or self.data[end - back] & 0xC0 != 0x80:
                return end - back
        return end

    def _as_utf8(self, piece: bytes) -> bytes:
        if piece.isascii():
            return piece
        try:
            piece.decode()
        except UnicodeDecodeError:
            text = piece.decode("utf-8", "candour-windows")
            self.lost += text.count(_LOST) - piece.count(_LOST.encode())
            return text.encode()
        return piece

    def _wide(self, size: int) -> Iterator[bytes]:
        decoder = codecs.getincrementaldecoder(self.encoding)("replace")
        for at in range(0, len(self.data) or 1, size):
            text = decoder.decode(bytes(self.data[at : at + size]), at + size >= len(self.data))
            self.lost += text.count(_LOST)
            yield (text if at else text.removeprefix("\ufeff")).encode()
