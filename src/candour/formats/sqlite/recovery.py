"""Rows brought back from the free space of a SQLite database.

A row in a page is a cell: its length, its number, a header of one kind for each value, and the values.

    intact   │ length │ number │ header size │ kinds … │ values … │     in free pages and in unallocated parts
    freed    │ next : size │            rest of kinds … │ values … │     in freed blocks: four bytes are overwritten

What is brought back must fit to the byte; what does not is left to be read as runs of words.
Facts from the database file format as SQLite's makers describe it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

__all__ = ["Recovered", "recovered"]

_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_NOUGHTS = re.compile(rb"\0*(?=\0{3})")
"""All but the last three of the noughts here: no cell begins with more."""
_MOST_COLUMNS = 2_000
_FREED = 4
"""Bytes at the start of a freed cell that its neighbour's place and its own size are written over."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Recovered:
    """Rows brought back, and the bytes around them that fit no row."""

    rows: list[Row]
    rest: list[bytes]


def recovered(part: bytes, widths: Collection[int], encoding: str) -> Recovered:
    """The rows in a stretch of free space: first those that are whole, then, in what is left, those of freed cells.

    `widths` are the numbers of columns that the database's tables have.
    """
    rows: list[Row] = []
    left = _cut(part, rows, lambda data, at: _intact(data, at, encoding))
    rest = [
        piece
        for data in left
        for piece in _cut(data, rows, lambda data, at: _freed(data, at, widths, encoding))
    ]
    return Recovered(rows, rest)


def _cut(part: bytes, rows: list[Row], read: Callable[[bytes, int], tuple[Row, int] | None]) -> list[bytes]:
    """Adds the rows that begin anywhere in these bytes; gives what lies between them."""
    rest: list[bytes] = []
    at = since = 0
    while at < len(part):
        found = read(part, at)
        if found is None:
            noughts = _NOUGHTS.match(part, at + 1)
            at = noughts.end() if noughts else at + 1
            continue
        rest.append(part[since:at])
        row, since = found
        at = since
        rows.append(row)
    rest.append(part[since:])
    return rest


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where it ends.

    Raises:
        IndexError: where the bytes end inside it.
    """
    value = 0
    for place in range(9):
        byte = data[at + place]
        if place == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    return value, at + 9


def _size(kind: int) -> int:
    """How many bytes a value of this kind takes.

    Raises:
        ValueError: where there is no such kind.
    """
    if kind in (0, 8, 9):
        return 0
    if kind == 7:
        return 8
    if kind < 12:
        return _WHOLE_NUMBERS[kind] if kind in _WHOLE_NUMBERS else _no_kind()
    return (kind - 12) // 2


def _no_kind() -> int:
    raise ValueError("no kind of value has this number")


def _intact(part: bytes, at: int, encoding: str) -> tuple[Row, int] | None:
    """The row whose cell begins here, and where it ends; None where none does."""
    try:
        length, start = _varint(part, at)
        if not 3 <= length <= len(part) - start:
            return None
        _, start = _varint(part, start)
        size, kinds_start = _varint(part, start)
        end = start + length
        if not 2 <= size < length or end > len(part):
            return None
        kinds = list(_kinds(part, kinds_start, start + size))
        if start + size + sum(map(_size, kinds)) != end:
            return None
        row = _values(part, start + size, kinds, encoding)
    except (IndexError, ValueError):
        return None
    return (row, end) if _tells(row, kinds) else None


def _freed(part: bytes, at: int, widths: Collection[int], encoding: str) -> tuple[Row, int] | None:
    """The row of a freed cell that begins here. Its first kinds may be gone: the first value is what is left over."""
    if at + _FREED > len(part):
        return None
    size = struct.unpack_from(">H", part, at + 2)[0]
    end = at + size
    if not _FREED + 2 < size <= len(part) - at:
        return None
    for width in widths:
        for start in (at + _FREED, at + _FREED + 1):
            try:
                kinds, values = _so_many(part, start, width - 1)
                left = end - values - sum(map(_size, kinds))
                if left < 0:
                    continue
                kinds = [left * 2 + 13, *kinds]
                row = _values(part, values, kinds, encoding)
            except (IndexError, ValueError):
                continue
            if _tells(row, kinds) and all(_is_shown(text) for text in row):
                return row, end
    return None


def _kinds(part: bytes, at: int, end: int) -> Iterator[int]:
    count = 0
    while at < end:
        kind, at = _varint(part, at)
        count += 1
        if at > end or count > _MOST_COLUMNS:
            raise ValueError("the header does not end where it says")
        yield kind


def _so_many(part: bytes, at: int, count: int) -> tuple[list[int], int]:
    kinds = []
    for _ in range(count):
        kind, at = _varint(part, at)
        kinds.append(kind)
    return kinds, at


def _values(part: bytes, at: int, kinds: list[int], encoding: str) -> Row:
    row = []
    for kind in kinds:
        size = _size(kind)
        raw = part[at : at + size]
        at += size
        if kind >= 13 and kind % 2:
            row.append(raw.decode(encoding))
        elif kind in _WHOLE_NUMBERS:
            row.append(str(int.from_bytes(raw, "big", signed=True)))
        elif kind == 7:
            row.append(f"{struct.unpack('>d', raw)[0]:.10g}")
        else:
            row.append("1" if kind == 9 else "0" if kind == 8 else "")
    return tuple(row)


def _tells(row: Row, kinds: list[int]) -> bool:
    """Whether a text stands in the row, and nothing in its texts that no text holds."""
    texts = [text for text, kind in zip(row, kinds, strict=True) if kind >= 13 and kind % 2 and text]
    return bool(texts) and all(map(_is_shown, texts))


def _is_shown(text: str) -> bool:
    return all(character.isprintable() or character in "\t\r\n" for character in text)
