"""The first block of a document: which version wrote it, and where everything else stands.

    WordDocument  version, flags │ lengths of the stories │ offset and length of each structure │ text …
                        │                                              └──▶ into the table stream, 0Table or 1Table
                        └ locked? which table stream? saved fast?

Facts from MS-DOC 2.5.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from candour.formats.archive import Unreadable

__all__ = ["Fib", "Part"]

_MAGIC, _OLDEST = 0xA5EC, 0x69
_GLOSSARY, _LOCKED, _TABLE, _OBFUSCATED = 0x2, 0x100, 0x200, 0x8000
_COUNTS, _PARTS = 0x4C, 0x9A
_MOST_PARTS = 256


class Part:
    """The structures of the table stream that are looked up, by their number in the first block."""

    STYLES, NOTE_MARKS, NOTE_TEXTS, COMMENT_MARKS, COMMENT_TEXTS, SECTIONS = 1, 2, 3, 4, 5, 6
    BLOCK_NAMES, HEADERS, LOOKS, LAYOUTS, BOOKMARKS, PRINTER, DOP = 9, 11, 12, 13, 21, 27, 31
    ASSOCIATED, PIECES, COMMENT_OWNERS, SHAPES = 32, 33, 36, 40
    FORM_FIELDS, DRAWINGS, EDITORS, BOXES, HEADER_BOXES, VARIABLES = 45, 50, 51, 56, 58, 60
    ROUTING, SAVES, FILE_NAMES = 70, 71, 72
    FONTS, SHAPES_OF_HEADERS, ENDNOTE_MARKS, ENDNOTE_TEXTS, LIST_KINDS, LISTS = 15, 41, 46, 47, 73, 74


@dataclass(frozen=True, slots=True, repr=False)
class Fib:
    """The first block, and the table stream that it speaks of."""

    version: int
    flags: int
    counts: tuple[int, ...]
    """Characters of the body, the footnotes, the headers, the macros, the comments, the endnotes, the text boxes of both."""
    parts: tuple[tuple[int, int], ...]
    end: int
    """Where it ends in the stream."""
    next_block: int
    """Where, in pages of 512 bytes, the AutoText of a template has its own first block."""
    table: bytes = b""

    @classmethod
    def of(cls, stream: bytes, at: int = 0) -> Fib:
        """The first block that stands here.

        Raises:
            Unreadable: where none does.
        """
        if at + _PARTS > len(stream):
            raise Unreadable("its first block is missing; ask for the file to be sent again")
        magic, version, *_, following, flags = struct.unpack_from("<HHHHHH", stream, at)
        if magic != _MAGIC or version < _OLDEST:
            raise Unreadable("its first block is damaged; ask for the file to be sent again")
        count = min(struct.unpack_from("<H", stream, at + _PARTS - 2)[0], _MOST_PARTS)
        end = at + _PARTS + 8 * count
        raw = stream[at + _PARTS : end]
        pairs = tuple(struct.iter_unpack("<II", raw[: len(raw) // 8 * 8]))
        counts = struct.unpack_from("<8I", stream, at + _COUNTS)
        return cls(version, flags, counts, pairs, end + 2 + 10, following)

    @property
    def is_locked(self) -> bool:
        """Whether it is encrypted, or obfuscated with a password."""
        return bool(self.flags & (_LOCKED | _OBFUSCATED))

    @property
    def table_name(self) -> str:
        """The name of the stream that its structures stand in."""
        return "1Table" if self.flags & _TABLE else "0Table"

    @property
    def is_glossary(self) -> bool:
        """Whether it is the block of AutoText."""
        return bool(self.flags & _GLOSSARY)

    def part(self, number: int) -> bytes:
        """A structure's bytes; none where there is none, or where it lies outside the stream."""
        at, size = self.parts[number] if number < len(self.parts) else (0, 0)
        return self.table[at : at + size] if 0 < size <= len(self.table) - at else b""
