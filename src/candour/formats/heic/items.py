"""Items: what a HEIF or AVIF file holds, one table for each thing that is to be said of them.

    meta ─┬─ pitm  which item is the picture
          ├─ iinf  each item: its number, its kind, its name
          ├─ iloc  where its bytes are: in the file, or in idat
          ├─ iref  how they belong together: a thumbnail of the picture, a map beside it, a tile of it, data about it
          └─ iprp  properties of each: size, crop, colour profile, which map it is

Facts from ISO/IEC 23008-12 and 14496-12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from candour.errors import TooMany
from candour.formats.pictures.boxes import Box, boxes_in

__all__ = ["Crop", "Item", "Items", "items_in"]

_MOST = 65_536
_PICTURES = frozenset(
    {
        b"hvc1",
        b"av01",
        b"avc1",
        b"jpeg",
        b"grid",
        b"iden",
        b"iovl",
        b"unci",
        b"j2k1",
        b"tmap",
        b"vvc1",
        b"lhv1",
        b"evc1",
        b"mski",
    }
)
_WHOLES = frozenset({b"grid", b"iovl", b"iden"})
"""Pictures put together from others."""


class Crop(NamedTuple):
    """The part of a picture that is shown: its size, and where in the file that is said."""

    width: int
    height: int
    at: int


@dataclass(slots=True, repr=False)
class Item:
    """One item. `parts` are where its bytes begin and end in the file."""

    number: int
    kind: bytes = b""
    name: str = ""
    content_type: str = ""
    parts: list[tuple[int, int]] = field(default_factory=list)
    properties: list[Box] = field(default_factory=list)
    refers: dict[bytes, list[int]] = field(default_factory=dict)
    """The items it refers to, by what they are to it."""
    links: list[Box] = field(default_factory=list)
    """Where that is said."""

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, or a part of one."""
        return self.kind in _PICTURES


@dataclass(slots=True, repr=False)
class Items:
    """All items of a file."""

    data: bytes | memoryview
    primary: int = 0
    primary_at: tuple[int, int] = (0, 0)
    """Where the number of the picture stands, and how many bytes it has."""
    all: dict[int, Item] = field(default_factory=dict)

    def content(self, item: Item) -> bytes:
        """The item's bytes."""
        return b"".join(bytes(self.data[at:end]) for at, end in item.parts)

    def size(self, item: Item) -> tuple[int, int]:
        """How wide and high it is."""
        for box in item.properties:
            if box.kind == b"ispe" and box.end - box.at >= 12:
                width, height = struct.unpack_from(">II", self.data, box.at + 4)
                return width, height
        return 0, 0

    def crop(self, item: Item) -> Crop | None:
        """Which part of it is shown, where that is not all of it."""
        for box in item.properties:
            if box.kind == b"clap" and box.end - box.at >= 32:
                numbers = struct.unpack_from(">8I", self.data, box.at)
                if numbers[1] and numbers[3]:
                    return Crop(round(numbers[0] / numbers[1]), round(numbers[2] / numbers[3]), box.at)
        return None

    def is_tile(self, item: Item) -> bool:
        """Whether a picture is put together from this one and others."""
        return any(
            item.number in other.refers.get(b"dimg", ())
            for other in self.all.values()
            if other.kind in _WHOLES
        )

    def is_map(self, item: Item) -> bool:
        """Whether it tells the depth or the light of the picture, point by point."""
        of_light = [other.refers.get(b"dimg", []) for other in self.all.values() if other.kind == b"tmap"]
        if item.kind == b"tmap":
            return self.primary in item.refers.get(b"dimg", ())
        is_light = any(item.number in refers and self.primary in refers for refers in of_light)
        return is_light or self.primary in item.refers.get(b"auxl", ()) or bool(self._name_of_map(item))

    def is_transparency(self, item: Item) -> bool:
        """Whether it tells which parts of the picture are transparent."""
        return self._name_of_map(item).endswith((":alpha", "auxid:1"))

    def _name_of_map(self, item: Item) -> str:
        for box in item.properties:
            if box.kind == b"auxC":
                name = bytes(self.data[box.at + 4 : box.end]).split(b"\0")[0]
                return name.decode("ascii", "replace")
        return ""

    def profile(self, item: Item) -> bytes:
        """Its colour profile."""
        for box in item.properties:
            if box.kind == b"colr" and bytes(self.data[box.at : box.at + 4]) in (b"prof", b"rICC"):
                return bytes(self.data[box.at + 4 : box.end])
        return b""

    def with_primary(self, item: Item) -> bytes:
        """The file with another of its items as the picture, and no longer as a thumbnail or map of one."""
        at, size = self.primary_at
        out = bytearray(self.data)
        out[at : at + size] = item.number.to_bytes(size, "big")
        for box in item.links:
            if box.kind in (b"thmb", b"auxl"):
                out[box.begin + 4 : box.begin + 8] = b"cdsc"
        return bytes(out)

    def without_crop(self, item: Item, crop: Crop) -> bytes:
        """The file with the whole of the picture shown."""
        width, height = self.size(item)
        whole = struct.pack(">8I", width, 1, height, 1, 0, 1, 0, 1)
        return bytes(self.data[: crop.at]) + whole + bytes(self.data[crop.at + len(whole) :])


def items_in(data: bytes | memoryview, meta: Box) -> Items:
    """The items that a box of metadata lists.

    Raises:
        struct.error: where a table ends before it says what it should.
        TooMany: where it says that there are more items than any program writes.
    """
    found = Items(data)
    boxes = {box.kind: box for box in boxes_in(data, meta.at + 4, meta.end)}
    for kind, reader in _READERS:
        if kind in boxes:
            reader(found, boxes[kind], boxes)
    return found


def _item(found: Items, number: int) -> Item:
    return found.all.setdefault(number, Item(number))


def _full(data: bytes | memoryview, box: Box) -> tuple[int, int]:
    """The version and the flags that the content of a box begins with."""
    (word,) = struct.unpack_from(">I", data, box.at)
    return word >> 24, word & 0xFFFFFF


def _read_primary(found: Items, box: Box, _: dict[bytes, Box]) -> None:
    size = 4 if _full(found.data, box)[0] else 2
    found.primary = int.from_bytes(found.data[box.at + 4 : box.at + 4 + size], "big")
    found.primary_at = box.at + 4, size


def _read_list(found: Items, box: Box, _: dict[bytes, Box]) -> None:
    at = box.at + (8 if _full(found.data, box)[0] else 6)
    for entry in boxes_in(found.data, at, box.end):
        version, _flags = _full(found.data, entry)
        if entry.kind != b"infe" or version < 2:
            continue
        size = 4 if version >= 3 else 2
        number = int.from_bytes(found.data[entry.at + 4 : entry.at + 4 + size], "big")
        rest = bytes(found.data[entry.at + 6 + size : entry.end])
        item = _item(found, number)
        item.kind = rest[:4]
        name, _zero, more = rest[4:].partition(b"\0")
        item.name = name.decode("utf-8", "replace")
        item.content_type = more.split(b"\0")[0].decode("utf-8", "replace")


def _read_places(found: Items, box: Box, boxes: dict[bytes, Box]) -> None:
    data = found.data
    version, _ = _full(data, box)
    sizes = data[box.at + 4], data[box.at + 5]
    place, length, base, index = sizes[0] >> 4, sizes[0] & 15, sizes[1] >> 4, sizes[1] & 15
    wide = 4 if version == 2 else 2
    cursor = _Cursor(data, box.at + 6, box.end)
    for _entry in range(_checked(cursor.take(wide))):
        item = _item(found, cursor.take(wide))
        method = cursor.take(2) & 15 if version else 0
        cursor.take(2)
        origin = cursor.take(base)
        start = boxes[b"idat"].at if method == 1 and b"idat" in boxes else 0
        for _part in range(cursor.take(2)):
            if version and index:
                cursor.take(index)
            at = start + origin + cursor.take(place)
            size = cursor.take(length)
            if method < 2:
                end = min(at + size, len(data)) if size else len(data)
                item.parts.append((min(at, len(data)), end))


def _read_references(found: Items, box: Box, _: dict[bytes, Box]) -> None:
    wide = 4 if _full(found.data, box)[0] else 2
    for reference in boxes_in(found.data, box.at + 4, box.end):
        cursor = _Cursor(found.data, reference.at, reference.end)
        item = _item(found, cursor.take(wide))
        count = min(cursor.take(2), (reference.end - reference.at) // wide)
        item.links.append(reference)
        item.refers.setdefault(reference.kind, []).extend(cursor.take(wide) for _to in range(count))


def _read_properties(found: Items, box: Box, _: dict[bytes, Box]) -> None:
    inner = list(boxes_in(found.data, box.at, box.end))
    properties = [
        one for part in inner if part.kind == b"ipco" for one in boxes_in(found.data, part.at, part.end)
    ]
    for part in inner:
        if part.kind == b"ipma":
            for number, which in _associations(found.data, part):
                if 0 < which <= len(properties):
                    _item(found, number).properties.append(properties[which - 1])


def _checked(count: int) -> int:
    if count > _MOST:
        raise TooMany("items", _MOST)
    return count


def _associations(data: bytes | memoryview, box: Box) -> Iterator[tuple[int, int]]:
    """The number of an item and the number of a property of it, counted from 1."""
    version, flags = _full(data, box)
    cursor = _Cursor(data, box.at + 4, box.end)
    wide, mask = (2, 0x7FFF) if flags & 1 else (1, 0x7F)
    for _entry in range(_checked(cursor.take(4))):
        number = cursor.take(4 if version else 2)
        for _property in range(cursor.take(1)):
            yield number, cursor.take(wide) & mask


@dataclass(slots=True)
class _Cursor:
    """Numbers one after another, up to the end of their box."""

    data: bytes | memoryview
    at: int
    end: int

    def take(self, size: int) -> int:
        """The next number, of so many bytes.

        Raises:
            struct.error: where the box is at its end.
        """
        if self.at + size > self.end:
            raise struct.error("a table of items is cut off")
        number = int.from_bytes(self.data[self.at : self.at + size], "big")
        self.at += size
        return number


_READERS = (
    (b"pitm", _read_primary),
    (b"iinf", _read_list),
    (b"iloc", _read_places),
    (b"iref", _read_references),
    (b"iprp", _read_properties),
)
