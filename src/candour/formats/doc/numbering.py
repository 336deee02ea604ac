"""Numbering: what stands before the items of lists. The document's text does not hold it: a program works it out.

    lists: number, ends in levels │ …      levels: start, kind of number, where the numbers stand in the words │ words │ …
    uses of lists: 1, 2 …  ◀── paragraph

Facts from MS-DOC 2.4.6.3, 2.9.147, 2.9.150 and 2.9.131.
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from candour.formats.doc.appearance import STANDS
from candour.formats.doc.fib import Fib, Part
from candour.formats.doc.sprms import sprms
from candour.formats.document_writing.model import ListKind, ListLevel
from candour.formats.wording import is_wordy
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["read_numbering", "uses_of_lists"]

_LIST, _LEVEL, _USE = 28, 28, 16
_LEVELS: Final = 9
_MOST: Final = 4096
_KINDS: Final = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal", 6: "cardinalText",
    7: "ordinalText", 22: "decimalZero", 23: "bullet", 255: "none",
}  # fmt: skip
_AFTER: Final = ("tab", "space", "nothing")
_FONT: Final = 0x4A4F


def uses_of_lists(fib: Fib, fonts: Sequence[str] = ()) -> dict[int, ListKind]:
    """The lists, by the numbers that paragraphs know them by."""
    kinds = _kinds(fib, fonts)
    data = fib.part(Part.LISTS)
    count = min(struct.unpack_from("<I", data)[0], _MOST, (len(data) - 4) // _USE) if len(data) >= 4 else 0
    numbers = (struct.unpack_from("<I", data, 4 + _USE * nth)[0] for nth in range(count))
    return {nth: kinds[number] for nth, number in enumerate(numbers, 1) if number in kinds}


def _kinds(fib: Fib, fonts: Sequence[str]) -> dict[int, ListKind]:
    data = fib.part(Part.LIST_KINDS)
    if len(data) < 2:
        return {}
    at = fib.parts[Part.LIST_KINDS][0] + len(data)  # the levels stand behind the structure
    found: dict[int, ListKind] = {}
    for nth in range(min(struct.unpack_from("<H", data)[0], (len(data) - 2) // _LIST, _MOST)):
        number, flags = struct.unpack_from("<I22xB", data, 2 + _LIST * nth)
        levels: list[ListLevel] = []
        for _ in range(1 if flags & 1 else _LEVELS):
            if at + _LEVEL + 2 > len(fib.table):
                return found
            level, at = _level(fib.table, at, fonts)
            levels.append(level)
        found[number] = ListKind(number, tuple(levels))
    return found


def _level(table: bytes, at: int, fonts: Sequence[str]) -> tuple[ListLevel, int]:
    """One level, and where the next one begins."""
    start, kind, places, after, letters, paragraph = struct.unpack_from("<IBx9sB8xBB", table, at)
    at += _LEVEL
    stand = _stand(table[at : at + paragraph])
    at += paragraph
    font = _font(table[at : at + letters], fonts)
    at += letters
    (length,) = struct.unpack_from("<H", table, at) if at + 2 <= len(table) else (0,)
    words = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(
        f"%{ord(sign) + 1}" if nth in places and ord(sign) < _LEVELS else sign
        for nth, sign in enumerate(words, 1)
    )
    level = ListLevel(
        _KINDS.get(kind, "decimal"),
        text,
        min(start, 32_767),
        _AFTER[after] if after < len(_AFTER) else "tab",
        stand.get("left", 0),
        stand.get("first", 0),
        font,
    )
    return level, at + 2 + 2 * length


def _stand(properties: bytes) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for code, value in sprms(properties):
        if change := STANDS.get(code):
            name, read = change
            found[name] = read(value)
    return found


def _font(properties: bytes, fonts: Sequence[str]) -> str:
    numbers = [int.from_bytes(value, "little") for code, value in sprms(properties) if code == _FONT]
    return fonts[numbers[-1]] if numbers and numbers[-1] < len(fonts) else ""


def read_numbering(fib: Fib, used: Collection[int], place: Place) -> Iterator[Found]:
    """The words that stand before the items of the lists that are used: `Article 3`."""
    lists = uses_of_lists(fib) if used else {}
    shown: dict[str, None] = {}
    for number in sorted(used):
        for level in lists[number].levels if number in lists else ():
            words = level.words()
            if is_wordy(words):
                shown.setdefault(words)
    if shown:
        yield Text(place / "numbering", "\n".join(shown))
