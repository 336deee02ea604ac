"""Remains: what a compound file holds besides the streams that its directory leads to.

    sector │ stream a      │ free: an old piece of b │ stream c   │zeros? or slack│ after the last sector
    claimed└───────────────┘                         └────────────┘

Deleting a stream, or a cell, leaves its bytes where they were until something else is written over them. So every
sector that no stream owns is looked through, and so is the rest of the last sector of each stream that does not fill it.
Shared by every format that is a compound file inside.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.archive_remains import read_content
from candour.formats.compound import Container, Node, named
from candour.formats.legibility import legible
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import runs_in
from candour.piece import Found, Gap, Text, Why
from candour.source import Source

__all__ = ["REMAINS", "read_remains"]

REMAINS = ("deleted-stream", "free-sector")
"""The hidings met here, by the names that `hidings_within` takes."""


def read_remains(container: Container, source: Source, format_id: str) -> Iterator[Found]:
    """Streams deleted from the directory, the words in sectors that nobody owns, and what is too short."""
    claimed, mini_claimed = _claimed(container)
    hiding = hiding_within(format_id, "deleted-stream")
    for ghost in container.ghosts:
        if data := _deleted(container, ghost, claimed, mini_claimed):
            place = source.place / f'stream "{named(ghost.name)}" (deleted)'
            yield from read_content(source.nested(named(ghost.name), data, place), hiding)
    hiding = hiding_within(format_id, "free-sector")
    if words := legible(runs_in(b"\0\0\0\0".join(_unowned(container, claimed, mini_claimed)))):
        place = source.place / "unused parts of the file"
        yield Text(place, "\n".join(words), hiding.sight, hiding, "readable text among the bytes")
    for node in dict.fromkeys(container.short):
        yield Gap(
            source.place / f'stream "{named(node.name)}"',
            Why.BROKEN,
            "it is cut off, and only what is there was read; ask for the file to be sent again",
        )


def _claimed(container: Container) -> tuple[bytearray, bytearray]:
    """For each sector, and for each mini sector, whether a stream or one of the file's own tables owns it."""
    claimed = bytearray(container.sectors)
    mini_claimed = bytearray(len(container.mini_fat))
    owned = [*container.fat_sectors, *container.difat_sectors, *container.directory_sectors]
    owned += [*container.mini_fat_sectors, *container.chain(container.root.start, container.root.size)]
    for node in container.nodes:
        if node.is_storage or not node.size:
            continue
        if node.size < container.cutoff:
            for number in container.mini_chain(node):
                mini_claimed[number] = 1
        else:
            owned += container.chain(node.start, node.size)
    for number in owned:
        if number < len(claimed):
            claimed[number] = 1
    return claimed, mini_claimed


def _deleted(container: Container, ghost: Node, claimed: bytearray, mini_claimed: bytearray) -> bytes:
    """What is left of a deleted stream, where nothing was written over it. Its sectors then count as claimed."""
    if ghost.is_storage or not ghost.size:
        return b""
    is_mini = ghost.size < container.cutoff
    owners = mini_claimed if is_mini else claimed
    numbers = container.mini_chain(ghost) if is_mini else container.chain(ghost.start, ghost.size)
    if not numbers or any(owners[number] for number in numbers):
        return b""
    data = container.read(ghost)
    for number in numbers:
        owners[number] = 1
    return data if data.strip(b"\0\xff") else b""


def _unowned(container: Container, claimed: bytearray, mini_claimed: bytearray) -> Iterator[bytes]:
    """Runs of bytes that no stream owns, each as long as it lies in one piece; those of zeros alone are left out."""
    size, mini, data = container.sector_size, container.mini_size, memoryview(container.data)
    pieces = [bytes(data[512:size])]
    pieces += [bytes(data[(a + 1) * size : (b + 1) * size]) for a, b in _gaps(claimed)]
    pieces += [container.mini_stream[a * mini : b * mini] for a, b in _gaps(mini_claimed)]
    pieces.append(container.mini_stream[len(mini_claimed) * mini :])
    pieces += [_slack(container, node) for node in (container.root, *container.nodes)]
    for piece in pieces:
        if piece.strip(b"\0") and piece.strip(b"\xff"):
            yield piece


def _slack(container: Container, node: Node) -> bytes:
    """What lies between the end of a stream and the end of its last sector."""
    if (node.is_storage and node is not container.root) or not node.size:
        return b""
    if node is not container.root and node.size < container.cutoff:
        numbers, size = container.mini_chain(node), container.mini_size
        last = container.mini_stream[numbers[-1] * size : (numbers[-1] + 1) * size] if numbers else b""
    else:
        numbers, size = container.chain(node.start, node.size), container.sector_size
        last = container.sector(numbers[-1]) if numbers else b""
    is_whole = len(numbers) * size >= node.size
    return last[node.size % size :] if is_whole and node.size % size else b""


def _gaps(claimed: bytearray) -> Iterator[tuple[int, int]]:
    """Runs of what nobody claims, as first and one after the last."""
    at = claimed.find(0)
    while at >= 0:
        end = claimed.find(1, at)
        end = len(claimed) if end < 0 else end
        yield at, end
        at = claimed.find(0, end)
