"""Outlook messages (msg), and the contacts, appointments, tasks and notes that Outlook saves in the same way.

    __properties_version1.0          numbers and times; for texts, how long they are
    __substg1.0_0037001F             one property: its number, its kind
    __recip_version1.0_#00000000     a recipient, with properties of its own
    __attach_version1.0_#00000000    an attachment; an item inside stands in it as a storage
    __nameid_version1.0              what the numbers above 0x8000 mean

What a reader sees:
    Sender, recipients, subject and date; one version of the text; the attachments, each once it is opened. Of a contact
    or an appointment, its fields.

What else is inside:
    Recipients of blind copies, the headers of the message's way, who last changed the item, hundreds of properties that
    no window shows; versions of the text that may say more; attachments that are marked as hidden; the remains of older
    content in sectors that no stream owns.

What Candour cannot read:
    What is locked with S/MIME or with rights management: each is a Gap.

How it cleans:
    A clean copy is an e-mail file with what is seen, and the attachments, each cleaned in turn. Facts from MS-OXMSG.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.archive import Unreadable
from candour.formats.compound import Container, Node
from candour.formats.compound_parts import Surroundings, compound_hidings, read_shared_streams
from candour.formats.compound_writing import compound_file, storage_as_file
from candour.formats.mail.hidings import MAPI, mail_hiding, mail_hidings
from candour.formats.mail.item import Item, read_item
from candour.formats.mail.item_attachments import Attachment
from candour.formats.mail.mapi import BINARY, OBJECT, STRING, WIDE, Bag, Named, Property
from candour.formats.mail.mapi_names import SPACES
from candour.piece import Count, Found, Gap, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = (*mail_hidings("msg", *MAPI), *compound_hidings("msg"))

_PROPERTIES, _NAMES = "__properties_version1.0", "__nameid_version1.0"
_RECIPIENT, _ATTACHMENT = "__recip_version1.0_#", "__attach_version1.0_#"
_STREAM = re.compile(r"__substg1\.0_([0-9A-F]{4})([0-9A-F]{4})(?:-([0-9A-F]{8}))?$", re.IGNORECASE)
_HEAD, _INNER_HEAD, _PART_HEAD = 32, 24, 8
_SIZED = frozenset({STRING, WIDE, BINARY, OBJECT, 0x48, 0xFB, 0xFD, 0xFE})
_INNER = "__substg1.0_3701000D"
_MANY = 0x1000


def read(source: Source, content_ids: dict[Place, str] | None = None) -> Iterator[Found]:
    """The item, its recipients and attachments; then what keeps them company in the file.

    What its page calls its pictures by is noted in `content_ids`, by their places, for whoever writes the message anew.
    """
    container = Container(source.data, source.budget)
    names = _Names.of(container)
    yield Count("message", 1)
    item = Item(_bag(container, "", names, _HEAD))
    item.bag.settle_encoding()
    gaps: list[Gap] = []
    for storage in container.children():
        try:
            _add(container, storage, item, names)
        except (Unreadable, struct.error, ValueError, IndexError):
            what = "a recipient or an attachment is damaged; ask for the message to be sent again"
            gaps.append(Gap(source.place, Why.BROKEN, what))
    yield from read_item(source, item, "msg", content_ids)
    yield from gaps
    yield from _unused(source, names)
    yield from read_shared_streams(Surroundings(container, source, "msg"))


def _add(container: Container, storage: Node, item: Item, names: _Names) -> None:
    if storage.name.lower().startswith(_RECIPIENT):
        bag = _bag(container, storage.path, names, _PART_HEAD)
        bag.settle_encoding(item.bag.encoding)
        item.recipients.append(bag)
        container.examine(storage)
    elif storage.name.lower().startswith(_ATTACHMENT):
        bag = _bag(container, storage.path, names, _PART_HEAD)
        bag.settle_encoding(item.bag.encoding)
        item.attachments.append(_attachment(container, storage, bag))
        container.examine(storage)


def _attachment(container: Container, storage: Node, bag: Bag) -> Attachment:
    inner = f"{storage.path}/{_INNER}"
    if inner in container and container[inner].is_storage:
        if f"{inner}/{_PROPERTIES}" in container:
            return Attachment(bag, _inner_item(container, container[inner]), "message")
        return Attachment(bag, storage_as_file(container, container[inner]), "object")
    return Attachment(bag, bag.binary(0x3701))


def _inner_item(container: Container, storage: Node) -> bytes:
    """An item inside this one as a file of its own: with a longer head, and with the names that it shares."""
    streams = {}
    for node in container.below(storage.path):
        container.examine(node)
        if not node.is_storage:
            data = container.read(node)
            path = node.path[len(storage.path) + 1 :]
            if path == _PROPERTIES:
                data = data[:_INNER_HEAD].ljust(_HEAD, b"\0") + data[_INNER_HEAD:]
            streams[path] = data
    container.examine(storage)
    if _NAMES in container:
        for node in container.below(_NAMES):
            if not node.is_storage:
                streams[node.path] = container.read(node)
    return compound_file(streams)


# ── properties ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _bag(container: Container, path: str, names: _Names, head: int) -> Bag:
    """The properties in one storage: the streams of those that have one, and the list of the others."""
    bag = Bag()
    folder = f"{path}/" if path else ""
    many: dict[tuple[int, int], list[bytes]] = {}
    for node in container.children(path):
        found = _STREAM.match(node.name)
        if not found or node.is_storage:
            continue
        id_, kind, number = int(found[1], 16), int(found[2], 16), found[3]
        data = container.read(node)
        if number is None and kind & _MANY and kind & 0xFFF in _SIZED:
            continue  # the lengths of the values, which stand in streams of their own
        if kind & _MANY and kind & 0xFFF not in _SIZED:
            many[id_, kind] = [data]
        else:
            many.setdefault((id_, kind), []).append(data)
    if f"{folder}{_PROPERTIES}" in container:
        raw = container.read(f"{folder}{_PROPERTIES}")
        for at in range(head, len(raw) - 15, 16):
            kind, id_ = struct.unpack_from("<HH", raw, at)
            if kind & 0xFFF not in _SIZED and not kind & _MANY:
                many.setdefault((id_, kind), [raw[at + 8 : at + 16]])
    for (id_, kind), values in many.items():
        bag.add(Property(id_, kind, tuple(values), names.use(id_)))
    return bag


@dataclass
class _Names:
    """What the numbers above 0x8000 mean, and which of them the item has."""

    named: dict[int, Named] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def use(self, id_: int) -> Named | None:
        if id_ < 0x8000:
            return None
        self.used.add(id_)
        return self.named.get(id_)

    @classmethod
    def of(cls, container: Container) -> _Names:
        spaces, entries, texts = (
            container.read(path) if (path := f"{_NAMES}/__substg1.0_{stream}0102") in container else b""
            for stream in ("0002", "0003", "0004")
        )
        if _NAMES in container:  # the other streams find these by a sum of their bytes
            container.examine(container[_NAMES], *container.below(_NAMES))
        names = cls()
        for at in range(0, len(entries) - 7, 8):
            name, kind, number = struct.unpack_from("<IHH", entries, at)
            space = _space(kind >> 1, spaces)
            names.named[0x8000 + number] = Named(space, _string(texts, name) if kind & 1 else name)
        return names


def _space(number: int, spaces: bytes) -> bytes:
    if number in (1, 2):
        return SPACES["mapi" if number == 1 else "public"]
    at = (number - 3) * 16
    return spaces[at : at + 16] if number >= 3 else b""


def _string(texts: bytes, at: int) -> str:
    if at + 4 > len(texts):
        return ""
    (size,) = struct.unpack_from("<I", texts, at)
    return texts[at + 4 : at + 4 + size].decode("utf-16-le", "replace")


def _unused(source: Source, names: _Names) -> Iterator[Found]:
    """Names that somebody gave to properties which the item does not have."""
    own = [
        named.name
        for id_, named in names.named.items()
        if id_ not in names.used and isinstance(named.name, str) and named.space not in _KNOWN_SPACES
    ]
    if own:
        hiding = mail_hiding("msg", "unused-property-name")
        yield Text(source.place / "properties", "\n".join(own), hiding.sight, hiding)


_KNOWN_SPACES = frozenset(guid for space, guid in SPACES.items() if space != "public")
