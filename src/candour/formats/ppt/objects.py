"""Objects: what a presentation embeds, links to and plays. Each is listed once, and shapes refer to it by its number.

    list of objects ─ embedded: number, where its storage stands ─▶ storage: size, packed compound file
                    ─ link: address     ─ film or sound: path

Facts from MS-PPT 2.10.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.archive import Unreadable
from candour.formats.listing import listing
from candour.formats.ppt.hidings import hiding
from candour.formats.ppt.records import Kind, Record, below, records, string
from candour.formats.wording import is_wordy
from candour.piece import Count, Found, Gap, Mask, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["Objects", "file_in"]

_STORED = frozenset({Kind.EMBEDDED, Kind.LINKED, Kind.CONTROL})
_TARGET = 1
_AT_ONCE = 1 << 20


def file_in(data: bytes, record: Record, source: Source) -> bytes:
    """The compound file that a storage holds.

    Raises:
        Unreadable: where it is damaged.
        LimitReached: where the outer file has unpacked to more than its limit.
    """
    body = data[record.at : record.end]
    if not record.instance:
        source.budget.spend(len(body))
        return body
    unpacker = zlib.decompressobj()
    out: list[bytes] = []
    packed = body[4:]  # after its size when unpacked, which may be any
    try:
        while packed:
            part = unpacker.decompress(packed, _AT_ONCE)
            source.budget.spend(len(part))
            out.append(part)
            packed = unpacker.unconsumed_tail
            if not part:
                break
        out.append(unpacker.flush())
    except zlib.error as why:
        raise Unreadable("an embedded object is damaged; ask for the file to be sent again") from why
    return b"".join(out)


@dataclass(repr=False)
class Objects:
    """What the document lists, and where shapes show it."""

    data: bytes
    storages: dict[int, int] = field(default_factory=dict)
    """The number of the storage of each object."""
    shown: dict[int, Place] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    """What the kinds of the embedded objects are called."""

    @classmethod
    def of(cls, data: bytes, document: Record) -> Objects:
        """What the document lists."""
        made = cls(data)
        listed = next(
            (each for each in records(data, document.at, document.end) if each.kind == Kind.OBJECTS), None
        )
        for each in records(data, listed.at, listed.end) if listed else ():
            strings = {
                part.instance: string(data, part) for part in below(data, each) if part.kind == Kind.STRING
            }
            if each.kind == Kind.HYPERLINK:
                made.links.append(strings.get(_TARGET, ""))
            elif each.kind in _STORED:
                made._take(each)
                made.names.update(strings.values())
            else:
                made.paths += strings.values()
        return made

    def _take(self, record: Record) -> None:
        for part in records(self.data, record.at, record.end):
            if part.kind == Kind.OBJECT and part.end - part.at >= 20:
                number, storage = struct.unpack_from("<8xI4xI", self.data, part.at)
                self.storages[number] = storage

    def note(self, data: bytes, place: Place) -> None:
        """Notes what object a shape shows, by what the format says of the shape."""
        for part in records(data, 0, len(data)):
            if part.kind == Kind.OBJECT_REFERENCE and part.end - part.at >= 4:
                self.shown.setdefault(struct.unpack_from("<I", data, part.at)[0], place)

    def found(self, source: Source, stored: dict[int, Record], macros: int, seen: str) -> Iterator[Found]:
        """The files, and the addresses and paths; `seen` is what the slides say already."""
        places = {
            storage: self.shown[number] for number, storage in self.storages.items() if number in self.shown
        }
        for nth, (number, record) in enumerate(stored.items(), 1):
            place = places.get(number, source.place) / f"embedded object {nth}"
            own = hiding("vba-project" if number == macros else "embedded-file")
            if number == macros:
                place = source.place / "macros"
            try:
                yield Nested(source.nested("object", file_in(self.data, record, source), place), own)
            except Unreadable as why:
                yield Gap(place, Why.BROKEN, str(why))
        if stored:
            yield Count("embedded file", len(stored), len(stored))
        yield from self._addresses(source.place, seen)

    def _addresses(self, place: Place, seen: str) -> Iterator[Found]:
        told = [link for link in dict.fromkeys(self.links) if is_wordy(link) and not _is_jump(link)]
        rows = [(link,) for link in told if link.removeprefix("mailto:").rstrip("/") not in seen]
        if table := listing(place / "links", rows, Mask.of(hiding("hyperlink")), ("",), "link"):
            yield table
        own = hiding("external-link-path")
        if paths := "\n".join(path for path in dict.fromkeys(self.paths) if is_wordy(path)):
            yield Text(place / "films and sounds", paths, own.sight, own, "path of a linked file")


def _is_jump(link: str) -> bool:
    """Whether a link leads to another slide: `257,2,Title`."""
    return link.count(",") >= 2 and link.partition(",")[0].isdecimal()
