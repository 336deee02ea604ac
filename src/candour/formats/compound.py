"""Compound files (OLE): a small file system in one file, with sectors, a table of their chains, and a directory.

    header │ sector 0 │ sector 1 │ sector 2 │ …        sector n begins at (n + 1) × its size
             │
             FAT         which sector follows which; a chain of them is a stream
             directory   a tree of storages (folders) and streams (files), each with its first sector
             mini stream short streams share it, in mini sectors with a table of their own

Shared craft of xls, doc, ppt, msg and every object embedded in them. The tables are walked here, and not by a library,
because what no stream owns must be found too (see `candour.formats.compound_remains`), and because a hostile directory
must not be able to recurse or to make work without end. Whoever reads a stream says so, as with the parts of a
package: what nobody has looked through comes out of `leftovers`. Facts from MS-CFB.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.source import Budget

__all__ = ["END_OF_CHAIN", "Container", "Node", "named"]

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END_OF_CHAIN, _FREE = 0xFFFFFFFE, 0xFFFFFFFF
_LAST_SECTOR = 0xFFFFFFF9
_NOBODY = 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_DEEPEST = 32
_ENTRY = struct.Struct("<64sHBBIII16sIQQIQ")


@dataclass(frozen=True, slots=True, repr=False)
class Node:
    """A storage or a stream as the directory has it. The root is a storage with no name."""

    path: str
    """The names from the root down, joined by `/`: `MBD0018D4CE/Workbook`."""
    is_storage: bool
    start: int
    size: int
    number: int
    clsid: bytes = b""

    @property
    def name(self) -> str:
        """The last of its names, as the directory has it: some begin with a control character."""
        return self.path.rpartition("/")[2]


def named(name: str) -> str:
    """A stream's name for people, without the control character that some begin with."""
    return "".join(character for character in name if character.isprintable()) or "(unnamed)"


@dataclass(repr=False)
class Container:
    """The directory and the sector tables of a compound file. Streams are put together only when they are read.

    Raises:
        Unreadable: where the header or the directory cannot be followed.
        LimitReached: where it has too many entries.
    """

    data: bytes | memoryview
    budget: Budget = field(default_factory=Budget)
    nodes: tuple[Node, ...] = ()
    """Every storage and stream that the directory's tree leads to, without the root."""
    ghosts: tuple[Node, ...] = ()
    """Entries that still stand in the directory, though its tree no longer leads to them."""
    short: list[Node] = field(default_factory=list)
    """Streams that were read, and turned out to be shorter than the directory says."""
    _by_path: dict[str, Node] = field(default_factory=dict)
    _folders: dict[str, list[Node]] = field(default_factory=dict)
    _examined: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        head = bytes(self.data[:512])
        if len(head) < 512 or not head.startswith(MAGIC):
            raise Unreadable("its header is damaged; ask for the file to be sent again")
        shift, mini_shift = struct.unpack_from("<HH", head, 30)
        if not 7 <= shift <= 16 or not 3 <= mini_shift < shift:
            raise Unreadable("its header is damaged; ask for the file to be sent again")
        self.sector_size, self.mini_size = 1 << shift, 1 << mini_shift
        self.sectors = max(0, -(-len(self.data) // self.sector_size) - 1)
        first_directory, self.cutoff, first_mini = struct.unpack_from("<I4xII", head, 48)
        self.fat_sectors, self.difat_sectors = self._find_fat(head)
        self.fat = self._table(self.fat_sectors, self.sectors)
        self.directory_sectors = self.chain(first_directory)
        self.mini_fat_sectors = self.chain(first_mini)
        self.mini_fat = self._table(self.mini_fat_sectors, len(self.data) // self.mini_size)
        self._read_directory()

    def _find_fat(self, head: bytes) -> tuple[list[int], list[int]]:
        """The numbers of the sectors that hold the FAT: 109 stand in the header, the rest in a chain of their own."""
        listed = [number for number in struct.unpack_from("<109I", head, 76) if number < self.sectors]
        following = struct.unpack_from("<I", head, 68)[0]
        seen: list[int] = []
        each = self.sector_size // 4 - 1
        while following < self.sectors and len(seen) <= self.sectors // each + 1:
            seen.append(following)
            sector = self.sector(following).ljust(self.sector_size, b"\xff")
            *more, following = struct.unpack_from(f"<{each + 1}I", sector)
            listed += [number for number in more if number < self.sectors]
        return list(dict.fromkeys(listed)), seen

    def _table(self, numbers: list[int], most: int) -> array[int]:
        table = array("I")
        for number in numbers:
            sector = self.sector(number)
            table.frombytes(sector[: len(sector) // 4 * 4])
            if len(table) >= most:
                break
        return table[:most]

    # ── the directory ───────────────────────────────────────────────────────────────────────────────────────

    def _read_directory(self) -> None:
        raw = self._joined(self.directory_sectors)
        count = len(raw) // 128
        if count > self.budget.limits.entries:
            raise LimitReached("entries", f"{self.budget.limits.entries:,}")
        entries = [_ENTRY.unpack_from(raw, 128 * number) for number in range(count)]
        if not entries:
            raise Unreadable("its directory is missing; ask for the file to be sent again")
        self.root = self._node("", 0, entries[0])
        nodes, reached = [], {0}
        waiting = [("", entries[0][6], 0)]
        while waiting:
            folder, number, depth = waiting.pop()
            if number >= count or number in reached:
                continue
            if depth > _DEEPEST:
                raise Unreadable("its storages are nested too deep; treat it as hostile")
            reached.add(number)
            entry = entries[number]
            node = self._node(folder, number, entry)
            if entry[2] in (_STORAGE, _STREAM):
                nodes.append(node)
                self._folders.setdefault(folder.lower(), []).append(node)
            if entry[2] == _STORAGE:
                waiting.append((f"{node.path}/", entry[6], depth + 1))
            waiting += [(folder, entry[4], depth), (folder, entry[5], depth)]
        self.nodes = tuple(sorted(nodes, key=lambda node: node.number))
        for node in self.nodes:
            self._by_path.setdefault(node.path.lower(), node)
        lost = (self._node("", number, entries[number]) for number in range(count) if number not in reached)
        self.ghosts = tuple(node for node in lost if node.name)

    def _node(self, folder: str, number: int, entry: tuple[Any, ...]) -> Node:
        raw, length, kind, *_ = entry
        size = entry[12] if self.sector_size > 512 else entry[12] & 0xFFFFFFFF
        name = "" if kind == _ROOT else raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
        return Node(folder + name, kind in (_STORAGE, _ROOT), entry[11], size, number, entry[7])

    def __contains__(self, path: str) -> bool:
        return path.lower() in self._by_path

    def __getitem__(self, path: str) -> Node:
        return self._by_path[path.lower()]

    def children(self, storage: str = "") -> tuple[Node, ...]:
        """The storages and streams that stand directly in a storage; in the root, where none is named."""
        folder = f"{storage}/".lower() if storage else ""
        return tuple(sorted(self._folders.get(folder, ()), key=lambda node: node.number))

    def below(self, storage: str) -> tuple[Node, ...]:
        """The storages and streams in a storage, at any depth."""
        found = {node.number: node for node in self.children(storage)}
        folders = [node.path for node in found.values() if node.is_storage]
        for folder in folders:  # grows while it is walked
            new = [node for node in self.children(folder) if node.number not in found]
            found.update((node.number, node) for node in new)
            folders += [node.path for node in new if node.is_storage]
        return tuple(found.values())

    # ── reading ─────────────────────────────────────────────────────────────────────────────────────────────

    def read(self, stream: Node | str) -> bytes:
        """A stream's bytes; the stream counts as examined. Where the file is cut off, as many as there are.

        Raises:
            Unreadable: where there is no such stream.
            LimitReached: where the outer file has unpacked to more than its limit.
        """
        node = self._by_path.get(stream.lower()) if isinstance(stream, str) else stream
        if node is None or node.is_storage:
            raise Unreadable("a stream that the file refers to is missing")
        data = self.peek(node)
        self.examine(node)
        if len(data) < node.size:
            self.short.append(node)
        return data

    def peek(self, node: Node) -> bytes:
        """A stream's bytes, without saying that they have been looked through. Raises as `read` does."""
        is_long = node.size >= self.cutoff
        data = self._joined(self.chain(node.start, node.size)) if is_long else self._mini(node)
        self.budget.spend(len(data))
        return data[: node.size]

    def examine(self, *nodes: Node) -> None:
        """Says that these have been looked through."""
        self._examined.update(node.number for node in nodes)

    def is_examined(self, node: Node) -> bool:
        """Whether somebody has looked through this stream."""
        return node.number in self._examined

    def leftovers(self) -> tuple[Node, ...]:
        """The streams that nobody has looked through, but for those that are empty."""
        return tuple(
            node for node in self.nodes if not node.is_storage and node.size and not self.is_examined(node)
        )

    def chain(self, start: int, size: int = -1) -> list[int]:
        """The numbers of the sectors of a stream, from its first; at most as many as its size needs."""
        return _chain(self.fat, start, self.sectors if size < 0 else -(-size // self.sector_size))

    def mini_chain(self, node: Node) -> list[int]:
        """The numbers of the mini sectors of a short stream."""
        return _chain(self.mini_fat, node.start, -(-node.size // self.mini_size))

    def sector(self, number: int) -> bytes:
        """One sector's bytes; fewer where the file ends in it, none where it ends before."""
        at = (number + 1) * self.sector_size
        return bytes(self.data[at : at + self.sector_size])

    @cached_property
    def mini_stream(self) -> bytes:
        """The stream that all short streams share."""
        return self._joined(self.chain(self.root.start, self.root.size))

    def _mini(self, node: Node) -> bytes:
        size, stream = self.mini_size, self.mini_stream
        return b"".join(stream[number * size : (number + 1) * size] for number in self.mini_chain(node))

    def _joined(self, numbers: list[int]) -> bytes:
        view = memoryview(self.data)
        return b"".join(
            view[(first + 1) * self.sector_size : (after + 1) * self.sector_size]
            for first, after in _runs(numbers)
        )


def _chain(table: array[int], start: int, most: int) -> list[int]:
    found: list[int] = []
    most = min(most, len(table))
    while start < len(table) and len(found) < most:
        found.append(start)
        start = table[start]
    return found


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of numbers that follow one another, as first and one after the last."""
    at = 0
    while at < len(numbers):
        first = at
        at += 1
        while at < len(numbers) and numbers[at] == numbers[at - 1] + 1:
            at += 1
        yield numbers[first], numbers[at - 1] + 1
