r"""Directories of tags: how TIFF files, and the EXIF data of all other pictures, are laid out.

    II*\0  where the first is ─▶ IFD0: count, (tag, kind, how many, the value or where it is) …, where the next is ─▶ IFD1
                                  ├── 8769 EXIF    the camera's settings, notes, the maker's own note
                                  ├── 8825 GPS     where it was taken
                                  └── 014A         pictures below this one

Counts and places come from the file and are believed only as far as its bytes reach. Facts from TIFF 6.0 and EXIF 3.0.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

__all__ = ["EXIF", "GPS", "Directories", "Directory", "Entry", "words_of"]

EXIF: Final = 0x8769
GPS: Final = 0x8825
_INTEROPERABILITY, _BELOW = 0xA005, 0x014A
_LEADS = {EXIF: "EXIF", GPS: "GPS", _INTEROPERABILITY: "interoperability", _BELOW: "below"}
_MOST_DIRECTORIES, _MOST_ENTRIES, _MOST_NUMBERS = 4096, 4096, 65_536
_KINDS = {
    1: "B", 2: "c", 3: "H", 4: "I", 5: "II", 6: "b", 7: "c", 8: "h", 9: "i", 10: "ii", 11: "f", 12: "d", 13: "I",
    16: "Q", 17: "q", 18: "Q", 129: "c",
}  # fmt: skip
_TEXT, _OPAQUE, _UTF8 = 2, 7, 129
_RATIONAL, _SIGNED_RATIONAL = 5, 10


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One tag: where its value is, and how many bytes of it are there."""

    tag: int
    kind: int
    count: int
    at: int
    size: int
    is_cut_off: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Directory:
    """One directory. `name` is `picture 1`, `picture 2` for those in the chain, and else what leads to it."""

    name: str
    at: int
    end: int
    entries: dict[int, Entry] = field(default_factory=dict)


class Directories:
    """All directories of a file or a block of EXIF data, each once."""

    def __init__(self, data: bytes | memoryview, order: str = "") -> None:
        """Reads the directories. With an order of bytes there is no head that leads to any: `directory_at` finds them.

        Raises:
            ValueError: where the bytes do not begin as such data do.
        """
        self.data = data
        self.order = order
        self.is_big = False
        self.is_cut_off = False
        """Whether a directory or a value lies beyond the end, or there are more of them than any program writes."""
        self.all: tuple[Directory, ...] = ()
        if order:
            return
        head = bytes(data[:16])
        if head[:2] not in (b"II", b"MM") or len(head) < 8:
            raise ValueError("these are no directories of tags")
        self.order = "<" if head[:2] == b"II" else ">"
        self.is_big = struct.unpack_from(self.order + "H", head, 2)[0] == 43
        code, at = ("Q", 8) if self.is_big else ("I", 4)
        self.all = tuple(self._walk(struct.unpack_from(self.order + code, head.ljust(16, b"\0"), at)[0]))

    def within(self, data: bytes | memoryview) -> Directories:
        """Other bytes laid out in the same order."""
        return Directories(data, self.order)

    def directory_at(self, at: int) -> Directory:
        """The directory that begins here."""
        return self._read("directory", at)[0]

    def _walk(self, first: int) -> Iterator[Directory]:
        waiting, met, number = [("picture", first)], set[int](), 0
        while waiting and len(met) < _MOST_DIRECTORIES:
            name, at = waiting.pop(0)
            if not at or at in met:
                continue
            met.add(at)
            if at + 2 > len(self.data):
                self.is_cut_off = True
                continue
            if name == "picture":
                number += 1
            directory, following = self._read(f"picture {number}" if name == "picture" else name, at)
            yield directory
            for tag, below in _LEADS.items():
                if tag in directory.entries:
                    self.is_cut_off |= directory.entries[tag].count > _MOST_DIRECTORIES
                    numbers = self.numbers(directory.entries[tag], _MOST_DIRECTORIES)
                    waiting += [(below, int(number)) for number in numbers]
            if name == "picture":
                waiting.append(("picture", following))
        self.is_cut_off |= any(at and at not in met for _, at in waiting)

    def _read(self, name: str, at: int) -> tuple[Directory, int]:
        count_code, count_size, each, place = ("Q", 8, 20, "Q") if self.is_big else ("H", 2, 12, "I")
        count = 0
        if at + count_size <= len(self.data):
            count = struct.unpack_from(self.order + count_code, self.data, at)[0]
        at_first = at + count_size
        there = max(0, (len(self.data) - at_first) // each)
        self.is_cut_off |= count > min(there, _MOST_ENTRIES)
        entries: dict[int, Entry] = {}
        for number in range(min(count, there, _MOST_ENTRIES)):
            entry = self._entry(at_first + number * each)
            if entry:
                entries.setdefault(entry.tag, entry)
        end = at_first + min(count, there) * each
        following = 0
        if end + struct.calcsize(place) <= len(self.data):
            following = struct.unpack_from(self.order + place, self.data, end)[0]
            end += struct.calcsize(place)
        return Directory(name, at, end, entries), following

    def _entry(self, at: int) -> Entry | None:
        tag, kind = struct.unpack_from(self.order + "HH", self.data, at)
        place, inside = ("Q", 8) if self.is_big else ("I", 4)
        count, value = struct.unpack_from(self.order + place * 2, self.data, at + 4)
        if kind not in _KINDS:
            return None
        size = count * struct.calcsize("=" + _KINDS[kind])
        if size <= inside:
            value = at + 4 + inside
        there = max(0, min(size, len(self.data) - value))
        self.is_cut_off |= there < size
        return Entry(tag, kind, count, value, there, there < size)

    # ── values ──────────────────────────────────────────────────────────────────────────────────────────────

    def raw(self, entry: Entry) -> bytes:
        """The value's bytes, as far as they are there."""
        return bytes(self.data[entry.at : entry.at + entry.size])

    def numbers(self, entry: Entry, most: int = _MOST_NUMBERS) -> tuple[float, ...]:
        """The value as numbers; none where it is text. A fraction over nothing is 0."""
        if entry.kind in (_TEXT, _OPAQUE, _UTF8):
            return ()
        code = _KINDS[entry.kind]
        size = struct.calcsize("=" + code)
        count = min(entry.size // size, most)
        raw = self.raw(Entry(entry.tag, entry.kind, count, entry.at, count * size))
        if entry.kind in (_RATIONAL, _SIGNED_RATIONAL):
            return tuple(
                (over / under if under else 0.0) for over, under in struct.iter_unpack(self.order + code, raw)
            )
        return struct.unpack(f"{self.order}{count}{code}", raw)

    def number(self, directory: Directory, tag: int, default: int = 0) -> int:
        """The first number of a tag."""
        entry = directory.entries.get(tag)
        numbers = self.numbers(entry, 1) if entry else ()
        return int(numbers[0]) if numbers else default

    def text(self, entry: Entry) -> str:
        """The value as words: text as it stands, numbers with commas between them; nothing where it is neither."""
        if entry.kind in (_TEXT, _UTF8):
            return words_of(self.raw(entry))
        if entry.kind == _OPAQUE:
            return ""
        return ", ".join(f"{number:g}" for number in self.numbers(entry, 16))


def words_of(raw: bytes) -> str:
    """Text of unknown encoding without the zeros and blanks around it: UTF-8 where it fits, else Windows-1252."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return " ".join("".join(c if c >= " " or c in "\t\n\r" else " " for c in text).split())
