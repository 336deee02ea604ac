"""The directory of a 7-Zip archive: which streams there are, how they are packed, and which files they unpack to.

    signature header ──▶ next header ──┬─ plain ────────────────────────▶ streams, folders, files
                                       └─ itself packed (or locked) ──▶ unpacked, and read as above

A `folder` is what the format calls one chain of packing methods; it has nothing to do with folders of files.
Facts from the format's own description, 7zFormat.txt of the LZMA SDK, which is in the public domain.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from zlib import crc32

from candour.errors import LimitReached
from candour.formats.archive import Unreadable

__all__ = ["Coder", "Directory", "Entry", "Folder", "end_of", "header_of", "read_directory"]

_SIGNATURE = 32
_END, _HEADER, _STREAMS, _FILES = 0, 1, 4, 5
_PACK, _UNPACK, _SUBSTREAMS = 6, 7, 8
_SIZE, _DIGESTS, _FOLDER, _UNPACK_SIZES, _SUBSTREAM_COUNTS = 9, 10, 11, 12, 13
_EMPTY_STREAM, _EMPTY_FILE, _NAMES, _ATTRIBUTES, _ENCODED = 14, 15, 17, 21, 23
_UNIX = 0x8000
_MOST_CODERS = 32


@dataclass(frozen=True, slots=True)
class Coder:
    """One packing method, and its settings."""

    method: bytes
    settings: bytes
    inputs: int = 1
    outputs: int = 1


@dataclass(frozen=True, slots=True)
class Folder:
    """A chain of coders over one packed stream, and the sizes of the files that it unpacks to."""

    coders: tuple[Coder, ...]
    binds: tuple[tuple[int, int], ...]
    packed_streams: int
    unpacked: tuple[int, ...] = ()
    """The size that each coder unpacks to."""
    start: int = 0
    packed: int = 0
    sizes: tuple[int, ...] = ()
    crc: int | None = None
    """The checksum of all that it unpacks to, where the archive has one; `crcs` are those of its files."""
    crcs: tuple[int | None, ...] = ()

    @property
    def size(self) -> int:
        """What the whole chain unpacks to: what comes out of the coder that feeds no other."""
        bound = {output for _, output in self.binds}
        return next((size for number, size in enumerate(self.unpacked) if number not in bound), 0)


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One file or folder of the archive."""

    name: str
    has_bytes: bool = True
    is_folder: bool = False
    mode: int = 0
    """Its kind and rights as Unix has them; 0 where the archive does not say."""


@dataclass(slots=True, repr=False)
class Directory:
    """The folders, in the order of their streams, and the entries, in the order of their bytes."""

    folders: list[Folder] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


class _Bytes:
    """Takes numbers and bytes one after another; the end of them is an `Unreadable`."""

    def __init__(self, data: bytes, most: int) -> None:
        self.data, self.at, self.most = data, 0, most

    def take(self, count: int) -> bytes:
        if count < 0 or self.at + count > len(self.data):
            raise Unreadable("its directory is cut short: ask for it again, and check that")
        self.at += count
        return self.data[self.at - count : self.at]

    def byte(self) -> int:
        return self.take(1)[0]

    def number(self) -> int:
        """A number of one to nine bytes: the first bits that are set say how many follow."""
        first, mask, value = self.byte(), 0x80, 0
        for place in range(8):
            if not first & mask:
                return value | (first & (mask - 1)) << (8 * place)
            value |= self.byte() << (8 * place)
            mask >>= 1
        return value

    def count(self) -> int:
        """A number of things to come, which the archive's maker may have made up."""
        count = self.number()
        if count > self.most:
            raise LimitReached("entries", f"{self.most:,}")
        return count

    def bits(self, count: int) -> list[bool]:
        raw = self.take(-(-count // 8))
        return [bool(raw[number // 8] & 0x80 >> number % 8) for number in range(count)]

    def bits_or_all(self, count: int) -> list[bool]:
        return [True] * count if self.byte() else self.bits(count)

    def digests(self, count: int) -> list[int | None]:
        """The checksums of so many streams, where they have one."""
        return [
            int.from_bytes(self.take(4), "little") if has_one else None for has_one in self.bits_or_all(count)
        ]


def end_of(data: bytes | memoryview) -> int:
    """Where the archive ends."""
    start, size = struct.unpack_from("<QQ", data, 12)
    return int(min(_SIGNATURE + start + size, len(data)))


def header_of(data: bytes | memoryview) -> bytes:
    """The directory as it lies in the archive.

    Raises:
        Unreadable: where the archive is cut short, or where the directory lies was altered.
    """
    if len(data) < _SIGNATURE:
        raise Unreadable("it is cut short: ask for it again, and check that")
    crc, start, size, header_crc = struct.unpack_from("<IQQI", data, 8)
    header = bytes(data[_SIGNATURE + start : _SIGNATURE + start + size])
    if crc32(data[12:_SIGNATURE]) != crc or len(header) != size or (size and crc32(header) != header_crc):
        raise Unreadable("its directory is damaged or cut short: ask for it again, and check that")
    return header


def read_directory(header: bytes, most: int) -> Directory | Folder:
    """The directory in these bytes, or the folder that it must first be unpacked from. `most` entries are allowed.

    Raises:
        Unreadable: where it is broken.
        LimitReached: where it tells of too many entries.
    """
    if not header:
        return Directory()
    reader = _Bytes(header, most)
    kind = reader.byte()
    if kind == _HEADER:
        return _header(reader)
    folders = _streams(reader) if kind == _ENCODED else []
    if not folders:
        raise Unreadable("its directory is broken or cut short: ask for it again, and check that")
    return folders[0]


def _header(reader: _Bytes) -> Directory:
    directory = Directory()
    while (kind := reader.byte()) != _END:
        if kind == _STREAMS:
            directory.folders = _streams(reader)
        elif kind == _FILES:
            directory.entries = _files(reader)
        else:  # properties of the archive: pairs of a kind and its bytes
            while reader.byte() != _END:
                reader.take(reader.number())
    return directory


def _streams(reader: _Bytes) -> list[Folder]:
    start, packed, folders = 0, [], []
    has_substreams = False
    while (kind := reader.byte()) != _END:
        if kind == _PACK:
            start = _SIGNATURE + reader.number()
            packed = _packed_sizes(reader)
        elif kind == _UNPACK:
            folders = _folders(reader)
        elif kind == _SUBSTREAMS:
            folders = _substreams(reader, folders)
            has_substreams = True
        else:
            raise Unreadable(
                "its directory is not arranged as it should be: ask for it again, and check that"
            )
    if not has_substreams:
        folders = [replace(folder, sizes=(folder.size,), crcs=(folder.crc,)) for folder in folders]
    return list(_placed(folders, start, packed))


def _placed(folders: list[Folder], start: int, packed: list[int]) -> Iterator[Folder]:
    """The folders, each with where its packed streams begin, and how long they are together."""
    number = 0
    for folder in folders:
        size = sum(packed[number : number + folder.packed_streams])
        yield replace(folder, start=start, packed=size)
        number += folder.packed_streams
        start += size


def _packed_sizes(reader: _Bytes) -> list[int]:
    count, sizes = reader.count(), []
    while (kind := reader.byte()) != _END:
        if kind == _SIZE:
            sizes = [reader.number() for _ in range(count)]
        elif kind == _DIGESTS:
            reader.digests(count)
        else:
            raise Unreadable(
                "its directory is not arranged as it should be: ask for it again, and check that"
            )
    return sizes


def _folders(reader: _Bytes) -> list[Folder]:
    if reader.byte() != _FOLDER:
        raise Unreadable("its directory is not arranged as it should be: ask for it again, and check that")
    count = reader.count()
    if reader.byte():
        raise Unreadable(
            "its directory lies in another place, which is not read: unpack it and check the files"
        )
    folders = [_folder(reader) for _ in range(count)]
    while (kind := reader.byte()) != _END:
        if kind == _UNPACK_SIZES:
            folders = [
                replace(
                    folder,
                    unpacked=tuple(reader.number() for coder in folder.coders for _ in range(coder.outputs)),
                )
                for folder in folders
            ]
        elif kind == _DIGESTS:
            crcs = reader.digests(count)
            folders = [replace(folder, crc=crc) for folder, crc in zip(folders, crcs, strict=True)]
    return folders


def _folder(reader: _Bytes) -> Folder:
    coders = []
    for _ in range(_few(reader.number())):
        flags = reader.byte()
        method = reader.take(flags & 0x0F)
        inputs, outputs = (_few(reader.number()), _few(reader.number())) if flags & 0x10 else (1, 1)
        settings = reader.take(reader.number()) if flags & 0x20 else b""
        coders.append(Coder(method, settings, inputs, outputs))
    inputs, outputs = sum(coder.inputs for coder in coders), sum(coder.outputs for coder in coders)
    binds = tuple((reader.number(), reader.number()) for _ in range(outputs - 1))
    packed = inputs - len(binds)
    if packed > 1:
        for _ in range(packed):
            reader.number()
    return Folder(tuple(coders), binds, packed)


def _few(number: int) -> int:
    if number > _MOST_CODERS:
        raise Unreadable("its directory is broken: ask for it again, and check that")
    return number


def _substreams(reader: _Bytes, folders: list[Folder]) -> list[Folder]:
    counts = [1] * len(folders)
    told: list[list[int]] = [[] for _ in folders]
    crcs: list[int | None] = []
    while (kind := reader.byte()) != _END:
        if kind == _SUBSTREAM_COUNTS:
            counts = [reader.count() for _ in folders]
        elif kind == _SIZE:
            told = [[reader.number() for _ in range(count - 1)] for count in counts]
        elif kind == _DIGESTS:
            missing = sum(
                count
                for folder, count in zip(folders, counts, strict=True)
                if count != 1 or folder.crc is None
            )
            crcs = reader.digests(missing)
    return list(_with_files(folders, counts, told, crcs))


def _with_files(
    folders: list[Folder], counts: list[int], told: list[list[int]], crcs: list[int | None]
) -> Iterator[Folder]:
    """The folders, each with the sizes and the checksums of its files. One file alone has its folder's."""
    waiting = iter(crcs)
    for folder, count, sizes in zip(folders, counts, told, strict=True):
        own = (folder.crc,) if count == 1 and folder.crc is not None else tuple(islice(waiting, count))
        yield replace(folder, sizes=_sizes(folder, sizes, count), crcs=(*own, *[None] * (count - len(own))))


def _sizes(folder: Folder, told: list[int], count: int) -> tuple[int, ...]:
    """The sizes of the files in a folder: all but the last are told."""
    return (*told, max(folder.size - sum(told), 0)) if count else ()


def _files(reader: _Bytes) -> list[Entry]:
    count = reader.count()
    entries = [Entry("")] * count
    while (kind := reader.byte()) != _END:
        part = _Bytes(reader.take(reader.number()), reader.most)
        if kind == _EMPTY_STREAM:
            empty = part.bits(count)
            entries = [
                replace(entry, has_bytes=not is_empty, is_folder=is_empty)
                for entry, is_empty in zip(entries, empty, strict=True)
            ]
        elif kind == _EMPTY_FILE:
            files = iter(part.bits(sum(not entry.has_bytes for entry in entries)))
            entries = [
                entry if entry.has_bytes else replace(entry, is_folder=not next(files)) for entry in entries
            ]
        elif kind == _NAMES and not part.byte():
            names = part.data[1:].decode("utf-16-le", "replace").split("\0")
            entries = [
                replace(entry, name=name)
                for entry, name in zip(entries, [*names, *[""] * count], strict=False)
            ]
        elif kind == _ATTRIBUTES:
            entries = list(_with_modes(part, entries))
    return entries


def _with_modes(part: _Bytes, entries: list[Entry]) -> Iterator[Entry]:
    defined = part.bits_or_all(len(entries))
    is_elsewhere = part.byte()
    for entry, is_defined in zip(entries, defined, strict=True):
        attributes = int.from_bytes(part.take(4), "little") if is_defined and not is_elsewhere else 0
        yield replace(entry, mode=attributes >> 16 if attributes & _UNIX else 0)
