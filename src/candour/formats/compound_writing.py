"""Writing compound files: the storages and streams of one made into a file of its own.

An embedded object is a storage inside its host's compound file. To be opened as a file, it is written out as one:

    header │ FAT … │ directory … │ mini FAT … │ mini stream … │ long streams …

Every byte written belongs to a stream or is zero, so that no remains of the host travel along.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

from candour.formats.compound import END_OF_CHAIN, MAGIC, Container, Node

__all__ = ["compound_file", "storage_as_file"]

_SECTOR, _MINI, _CUTOFF, _NOBODY = 512, 64, 4096, 0xFFFFFFFF
_FAT_SECTOR, _DIFAT_SECTOR = 0xFFFFFFFD, 0xFFFFFFFC
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def storage_as_file(container: Container, storage: Node) -> bytes:
    """A storage with all that is in it, as a compound file. Its streams count as examined.

    Raises:
        LimitReached: as `Container.read` does.
    """
    below = container.below(storage.path)
    streams = {
        node.path[len(storage.path) + 1 :]: container.read(node) for node in below if not node.is_storage
    }
    container.examine(storage, *below)
    return compound_file(streams, storage.clsid)


def compound_file(streams: Mapping[str, bytes], clsid: bytes = b"") -> bytes:
    """The compound file of these streams. A path's steps are joined by `/`; storages are made as paths need them."""
    root = _Entry("", _ROOT, clsid=clsid)
    entries = [root]
    for path, data in streams.items():
        *folders, name = path.split("/")
        folder = root
        for step in folders:
            folder = folder.folder(step, entries)
        entry = _Entry(name, _STREAM, data)
        folder.children.append(entry)
        entries.append(entry)
    return _written(entries)


@dataclass(eq=False)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    clsid: bytes = b""
    children: list[_Entry] = field(default_factory=list)
    folders: dict[str, _Entry] = field(default_factory=dict)
    left: int = _NOBODY
    right: int = _NOBODY
    child: int = _NOBODY
    start: int = 0

    def folder(self, name: str, entries: list[_Entry]) -> _Entry:
        if name not in self.folders:
            made = self.folders[name] = _Entry(name, _STORAGE)
            self.children.append(made)
            entries.append(made)
        return self.folders[name]

    def packed(self) -> bytes:
        name = (
            self.name.encode("utf-16-le", "replace")[:62]
            if self.kind != _ROOT
            else "Root Entry".encode("utf-16-le")
        )
        size = len(self.data)
        return struct.pack(
            "<64sHBBIII16sIQQIQ", name, len(name) + 2, self.kind, 1, self.left, self.right, self.child,
            self.clsid, 0, 0, 0, self.start if size or self.kind != _STREAM else END_OF_CHAIN, size,
        )  # fmt: skip


@dataclass
class _Sectors:
    """Sectors as they are written, and the table of their chains."""

    table: array[int] = field(default_factory=lambda: array("I"))
    body: list[bytes] = field(default_factory=list)

    def add(self, data: bytes, size: int) -> int:
        """Adds a chain and gives its first sector."""
        first, count = len(self.table), -(-len(data) // size)
        if not count:
            return END_OF_CHAIN
        self.table.extend(range(first + 1, first + count))
        self.table.append(END_OF_CHAIN)
        self.body.append(data.ljust(count * size, b"\0"))
        return first


def _written(entries: list[_Entry]) -> bytes:
    root = entries[0]
    numbers = {id(entry): number for number, entry in enumerate(entries)}
    for entry in entries:
        _grow_tree(entry, numbers)
    mini, long = _Sectors(), _Sectors()
    for entry in entries:
        if entry.kind == _STREAM and entry.data:
            is_long = len(entry.data) >= _CUTOFF
            entry.start = (long if is_long else mini).add(entry.data, _SECTOR if is_long else _MINI)
    root.data = b"".join(mini.body)
    root.start = long.add(root.data, _SECTOR)
    mini_table = mini.table.tobytes()
    mini_table = mini_table.ljust(-(-len(mini_table) // _SECTOR) * _SECTOR, b"\xff")
    mini_start = long.add(mini_table, _SECTOR)
    directory = b"".join(entry.packed() for entry in entries)
    directory_start = long.add(directory, _SECTOR)
    return _with_header(long, directory_start, mini_start, len(mini_table) // _SECTOR)


def _grow_tree(entry: _Entry, numbers: dict[int, int]) -> None:
    """The children of a storage as a balanced tree in the order that the format asks for: short names first."""
    ordered = sorted(entry.children, key=lambda child: (len(child.name), child.name.upper()))

    def middle(low: int, high: int) -> int:
        if low >= high:
            return _NOBODY
        at = (low + high) // 2
        ordered[at].left, ordered[at].right = middle(low, at), middle(at + 1, high)
        return numbers[id(ordered[at])]

    entry.child = middle(0, len(ordered))


def _with_header(sectors: _Sectors, directory: int, mini_start: int, mini_count: int) -> bytes:
    """The whole file: the FAT and, where it needs more than 109 sectors, the list of its sectors come last."""
    used, each = len(sectors.table), _SECTOR // 4
    fat_count = difat_count = 0
    while (fat_count * each < used + fat_count + difat_count) or (fat_count - 109 > difat_count * (each - 1)):
        fat_count = -(-(used + fat_count + difat_count) // each)
        difat_count = -(-max(0, fat_count - 109) // (each - 1))
    table = sectors.table
    table.extend([_FAT_SECTOR] * fat_count + [_DIFAT_SECTOR] * difat_count)
    fat = table.tobytes().ljust(fat_count * _SECTOR, b"\xff")
    listed = list(range(used, used + fat_count))
    difat = b""
    for number in range(difat_count):
        part = listed[109 + number * (each - 1) : 109 + (number + 1) * (each - 1)]
        following = used + fat_count + number + 1 if number + 1 < difat_count else END_OF_CHAIN
        difat += struct.pack(f"<{each}I", *part, *[_NOBODY] * (each - 1 - len(part)), following)
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", MAGIC, 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count, directory, 0, _CUTOFF,
        mini_start, mini_count, used + fat_count if difat_count else END_OF_CHAIN, difat_count,
    )  # fmt: skip
    head += struct.pack("<109I", *listed[:109], *[_NOBODY] * (109 - len(listed[:109])))
    return b"".join((head, *sectors.body, fat, difat))
