"""Properties: what an Outlook item consists of, in msg files and in winmail.dat alike.

    0x0037  subject        text in UTF-16, or in the item's own code page
    0x0E1F  …              whole numbers, times, true or false
    0x8001  a name         above 0x8000 each item says itself what a number means: by a number or a word in a namespace

A `Bag` is all the properties of one thing: the item, one recipient, one attachment. Facts from MS-OXPROPS, MS-OXMSG.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from candour.formats.codepage import encoding_of

__all__ = ["BINARY", "OBJECT", "STRING", "WIDE", "Bag", "Named", "Property"]

STRING, WIDE, BINARY, OBJECT, TIME = 0x1E, 0x1F, 0x102, 0x0D, 0x40
_MANY = 0x1000
_MESSAGE_PAGE, _INTERNET_PAGE = 0x3FFD, 0x3FDE
_UTF16 = 1200


@dataclass(frozen=True, slots=True)
class Named:
    """What a property above 0x8000 means: a number or a word, in a namespace."""

    space: bytes
    name: int | str


@dataclass(frozen=True, slots=True, repr=False)
class Property:
    """One property: its values as bytes, most have one."""

    id: int
    kind: int
    values: tuple[bytes, ...]
    named: Named | None = None

    @property
    def is_text(self) -> bool:
        """Whether its values are text."""
        return self.kind & ~_MANY in (STRING, WIDE)


@dataclass(repr=False)
class Bag:
    """The properties of one thing. `encoding` is that of its text which is not UTF-16."""

    properties: dict[int, Property] = field(default_factory=dict)
    encoding: str = "cp1252"

    def add(self, one: Property) -> None:
        """Adds a property. Of two forms of one text that in UTF-16 is kept."""
        known = self.properties.get(one.id)
        if (
            known is None
            or (one.kind & ~_MANY == WIDE and known.kind & ~_MANY != WIDE)
            or not any(known.values)
        ):
            self.properties[one.id] = one

    def settle_encoding(self, outer: str = "") -> None:
        """Finds out in which encoding the text is that is not UTF-16."""
        page = self.number(_MESSAGE_PAGE)
        if page and page != _UTF16:
            self.encoding = encoding_of(page)
        elif outer:
            self.encoding = outer

    @property
    def page_encoding(self) -> str:
        """The encoding of the item's HTML, where it says one."""
        page = self.number(_INTERNET_PAGE)
        return encoding_of(page) if page else ""

    def text(self, id_: int) -> str:
        """The text of a property, nothing where it has none; several values a line each."""
        found = self.properties.get(id_)
        return "\n".join(filter(None, self.texts(found))) if found else ""

    def texts(self, one: Property) -> Iterator[str]:
        """The texts of a property's values."""
        if one.kind & ~_MANY == WIDE:
            yield from (value.decode("utf-16-le", "replace").rstrip("\0") for value in one.values)
        elif one.kind & ~_MANY == STRING:
            yield from (value.decode(self.encoding, "replace").rstrip("\0") for value in one.values)

    def binary(self, id_: int) -> bytes:
        """The bytes of a property, whatever it is."""
        found = self.properties.get(id_)
        return found.values[0] if found and found.values else b""

    def number(self, id_: int) -> int:
        """The number of a property, 0 where it has none."""
        found = self.properties.get(id_)
        if not found or not found.values or found.is_text or found.kind in (BINARY, OBJECT):
            return 0
        return int.from_bytes(found.values[0][:4], "little")

    def time(self, one: Property) -> str:
        """When, as people write it; nothing where the property is no time."""
        if one.kind != TIME or not one.values or len(one.values[0]) < 8:
            return ""
        (ticks,) = struct.unpack_from("<Q", one.values[0])
        try:
            when = datetime(1601, 1, 1) + timedelta(microseconds=ticks // 10)  # noqa: DTZ001  (as the item has it)
        except OverflowError:
            return ""
        return f"{when:%d %B %Y %H:%M}" if 1700 < when.year < 4000 else ""  # beyond: stands for never
