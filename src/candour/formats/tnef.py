"""Outlook attachments (winmail.dat, TNEF): what Outlook sends to other Outlooks beside the text that everybody gets.

    signature │ key │ level, what, length, bytes, checksum │ level, what, length, bytes, checksum │ …
                      level 1 is the message, level 2 its attachments, one after another

What a reader sees:
    In Outlook, an ordinary message with its attachments. In other programs a file that does not open.

What else is inside:
    What a saved Outlook message has: properties that no window shows, versions of the text, recipients, and attachments
    that other programs do not list.

What Candour cannot read:
    What follows a place where the file is damaged: a Gap says so.

How it cleans:
    It is left out of a clean copy, and the attachments in it stand beside the message, each cleaned in turn. Facts from
    MS-OXTNEF.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from candour.formats.codepage import encoding_of
from candour.formats.mail.hidings import MAPI, mail_hidings
from candour.formats.mail.item import Item, read_item
from candour.formats.mail.item_attachments import Attachment
from candour.formats.mail.mapi import BINARY, OBJECT, STRING, WIDE, Bag, Named, Property
from candour.piece import Count, Found, Gap, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = mail_hidings("tnef", *MAPI)

_SIGNATURE = 0x223E9F78
_PROPERTIES, _RECIPIENTS, _CODE_PAGE = 0x9003, 0x9004, 0x9007
_NEW_ATTACHMENT, _ATTACHMENT_PROPERTIES, _FILE = 0x9002, 0x9005, 0x800F
_OF_MESSAGE = {
    0x8004: (0x0037, STRING), 0x800C: (0x1000, STRING), 0x8009: (0x1035, STRING), 0x8008: (0x001A, STRING),
}  # fmt: skip
_OF_ATTACHMENT = {0x8010: (0x3704, STRING), 0x8011: (0x3709, BINARY), 0x9001: (0x3708, STRING)}
_ATTACHMENTS = frozenset({_NEW_ATTACHMENT, _ATTACHMENT_PROPERTIES, _FILE})
_FROM = 0x8000
_SIZED = frozenset({STRING, WIDE, BINARY, OBJECT})
_WIDTHS = {0x02: 2, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 2, 0x14: 8, 0x40: 8, 0x48: 16}
_MANY = 0x1000
_QUIET = frozenset({0x9006, 0x8005, 0x8006, 0x8007, 0x800D, 0x8012, 0x8013, 0x8020, 0x0006, 0x0007, 0x0008})
"""Versions, dates and states, which the properties have too."""


def read(source: Source) -> Iterator[Found]:
    """The message, and the place where reading had to stop, if there is one."""
    yield Count("message", 1)
    stream = _Stream(bytes(source.data))
    item = Item(Bag())
    stopped = False
    try:
        for what, data in stream.attributes():
            _take(item, what, data)
    except (struct.error, IndexError, ValueError):
        stopped = True
    item.bag.settle_encoding(item.bag.encoding)
    for bag in (*item.recipients, *(attachment.bag for attachment in item.attachments)):
        bag.settle_encoding(item.bag.encoding)
    yield from read_item(source, item, "tnef")
    if stopped or stream.rest:
        what_to_do = "it is damaged or cut off, and what follows was not read; ask for it to be sent again"
        yield Gap(source.place, Why.BROKEN, what_to_do)


@dataclass
class _Stream:
    """The attributes one after another. `rest` is what could not be told apart."""

    data: bytes
    rest: bytes = b""

    def attributes(self) -> Iterator[tuple[int, bytes]]:
        """Each attribute: what it is, and its bytes."""
        at = 6
        while at < len(self.data):
            if len(self.data) - at < 9:
                self.rest = self.data[at:].strip(b"\0")
                return
            level, what, size = struct.unpack_from("<BII", self.data, at)
            body = self.data[at + 9 : at + 9 + size]
            if level not in (1, 2) or len(body) < size:
                self.rest = self.data[at:]
                if level in (1, 2):  # cut off: what there is of it
                    yield what & 0xFFFF, body
                return
            yield what & 0xFFFF, body
            at += 9 + size + 2


def _take(item: Item, what: int, data: bytes) -> None:
    if what in _ATTACHMENTS or what in _OF_ATTACHMENT:
        _take_attachment(item, what, data)
    elif what == _CODE_PAGE and len(data) >= 4:
        item.bag.encoding = encoding_of(struct.unpack_from("<I", data)[0])
    elif what == _PROPERTIES:
        for one in _properties(_Cursor(data)):
            item.bag.add(one)
    elif what == _RECIPIENTS:
        item.recipients += _rows(data)
    elif what == _FROM:
        _take_sender(item.bag, data)
    elif what not in _QUIET:
        id_, kind = _OF_MESSAGE.get(what, (what, BINARY))
        item.bag.add(Property(id_, kind, (data.rstrip(b"\0") if kind == STRING else data,)))


def _take_attachment(item: Item, what: int, data: bytes) -> None:
    if what == _NEW_ATTACHMENT or not item.attachments:
        item.attachments.append(Attachment(Bag()))
    attachment = item.attachments[-1]
    if what == _FILE:
        attachment.data = data
    elif what == _ATTACHMENT_PROPERTIES:
        _take_properties(attachment, data)
    elif what in _OF_ATTACHMENT:
        id_, kind = _OF_ATTACHMENT[what]
        attachment.bag.add(Property(id_, kind, (data.rstrip(b"\0") if kind == STRING else data,)))


def _take_sender(bag: Bag, data: bytes) -> None:
    """The sender as old programs write it: two lengths, then a name and an address such as `SMTP:…`."""
    name_size, address_size = struct.unpack_from("<HH", data, 4)
    name = data[8 : 8 + name_size].rstrip(b"\0")
    address = data[8 + name_size : 8 + name_size + address_size].rstrip(b"\0")
    bag.add(Property(0x0C1A, STRING, (name,)))
    bag.add(Property(0x0C1F, STRING, (address.rpartition(b":")[2],)))


def _take_properties(attachment: Attachment, data: bytes) -> None:
    for one in _properties(_Cursor(data)):
        attachment.bag.add(one)
    content = attachment.bag.properties.get(0x3701)
    if content and content.values:
        raw = content.values[0]
        if content.kind == OBJECT and raw[16:20] == struct.pack("<I", _SIGNATURE):
            attachment.data, attachment.inner = raw[16:], "message"
        elif content.kind == OBJECT:
            attachment.data, attachment.inner = raw[16:], "object"
        elif not attachment.data:
            attachment.data = raw


def _rows(data: bytes) -> Iterator[Bag]:
    cursor = _Cursor(data)
    for _ in range(min(cursor.number(), len(data) // 4)):
        bag = Bag()
        for one in _properties(cursor):
            bag.add(one)
        yield bag


@dataclass
class _Cursor:
    """Bytes, and how far they have been read."""

    data: bytes
    at: int = 0

    def number(self) -> int:
        (number,) = struct.unpack_from("<I", self.data, self.at)
        self.at += 4
        return int(number)

    def take(self, size: int) -> bytes:
        """So many bytes; then on to the next multiple of four."""
        if size > len(self.data) - self.at:
            raise ValueError("it is cut off")
        found = self.data[self.at : self.at + size]
        self.at += -(-size // 4) * 4
        return found


def _properties(cursor: _Cursor) -> Iterator[Property]:
    for _ in range(min(cursor.number(), len(cursor.data) // 4)):
        kind, id_ = struct.unpack_from("<HH", cursor.data, cursor.at)
        cursor.at += 4
        named = _named(cursor) if id_ >= 0x8000 else None
        yield Property(id_, kind, tuple(_values(cursor, kind)), named)


def _named(cursor: _Cursor) -> Named:
    space = cursor.take(16)
    if cursor.number() == 0:
        return Named(space, cursor.number())
    return Named(space, cursor.take(cursor.number()).decode("utf-16-le", "replace").rstrip("\0"))


def _values(cursor: _Cursor, kind: int) -> Iterator[bytes]:
    plain = kind & ~_MANY
    if plain not in _SIZED and plain not in _WIDTHS:
        raise ValueError("a property of no known kind")
    count = cursor.number() if kind & _MANY or plain in _SIZED else 1
    for _ in range(min(count, len(cursor.data) // 2)):
        yield cursor.take(cursor.number() if plain in _SIZED else _WIDTHS[plain])
