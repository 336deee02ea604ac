"""Compound files made by hand, sector by sector, with whatever is wanted in the places that no stream owns."""

from __future__ import annotations

import struct
from collections.abc import Mapping

__all__ = ["compound", "property_set"]

_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF


def compound(
    streams: Mapping[str, bytes],
    *,
    slack: bytes = b"",
    free: bytes = b"",
    tail: bytes = b"",
    ghost: tuple[str, bytes] | None = None,
) -> bytes:
    """A file of these streams, each in sectors of its own, however short it is: paths with `/` make storages.

    `slack` fills the last sector of the first stream, `free` stands in sectors that nobody owns, `tail` after the last
    sector. The `ghost` is an entry of the directory, with its stream, to which the directory's tree does not lead.
    """
    names = _with_storages(streams)
    sectors: list[bytes] = []
    table: list[int] = []
    starts: dict[str, int] = {}

    def put(data: bytes, fill: bytes = b"") -> int:
        first, count = len(sectors), -(-len(data) // 512)
        padded = (data + fill[: count * 512 - len(data)]).ljust(count * 512, b"\0")
        sectors.extend(padded[at : at + 512] for at in range(0, len(padded), 512))
        table.extend([*range(first + 1, first + count), _END] if count else [])
        return first

    for number, (path, data) in enumerate(streams.items()):
        starts[path] = put(data, slack if number == 0 else b"")
    if ghost:
        starts["\0ghost"] = put(ghost[1])
    if free:
        first = put(free)
        table[first:] = [_FREE] * (len(table) - first)
    entries = _directory(names, streams, starts, ghost)
    directory = put(b"".join(entries))
    fat_count = 1
    while fat_count * 128 < len(table) + fat_count:
        fat_count += 1
    fat = [*table, *[_FAT] * fat_count]
    fat_sectors = list(range(len(table), len(fat)))
    raw_fat = struct.pack(f"<{len(fat)}I", *fat).ljust(fat_count * 512, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, fat_count, directory, 0,
        0, _END, 0, _END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *fat_sectors, *[_FREE] * (109 - len(fat_sectors)))
    return header + b"".join(sectors) + raw_fat + tail


def _with_storages(streams: Mapping[str, bytes]) -> list[str]:
    names: dict[str, None] = {}
    for path in streams:
        steps = path.split("/")
        names.update(dict.fromkeys("/".join(steps[: number + 1]) for number in range(len(steps))))
    return list(names)


def _directory(
    names: list[str], whole: Mapping[str, bytes], starts: Mapping[str, int], ghost: tuple[str, bytes] | None
) -> list[bytes]:
    """Siblings hang in a chain, each to the right of the one before."""
    numbers = {name: number + 1 for number, name in enumerate(names)}

    def children(folder: str) -> list[str]:
        return [name for name in names if name.rpartition("/")[0] == folder]

    def following(name: str) -> int:
        siblings = children(name.rpartition("/")[0])
        at = siblings.index(name) + 1
        return numbers[siblings[at]] if at < len(siblings) else _NONE

    def first(folder: str) -> int:
        inside = children(folder)
        return numbers[inside[0]] if inside else _NONE

    entries = [_entry("Root Entry", 5, (_NONE, first("")), (_END, 0))]
    for name in names:
        own = name.rpartition("/")[2]
        if name in whole:
            entries.append(_entry(own, 2, (following(name), _NONE), (starts[name], len(whole[name]))))
        else:
            entries.append(_entry(own, 1, (following(name), first(name)), (0, 0)))
    if ghost:
        entries.append(_entry(ghost[0], 2, (_NONE, _NONE), (starts["\0ghost"], len(ghost[1]))))
    return entries


def _entry(name: str, kind: int, tree: tuple[int, int], chain: tuple[int, int]) -> bytes:
    raw = name.encode("utf-16-le")
    head = struct.pack("<64sHBBIII16xI8x8x", raw, len(raw) + 2, kind, 1, _NONE, *tree, 0)
    return head + struct.pack("<IQ", *chain)


def property_set(sections: Mapping[bytes, Mapping[int, bytes]]) -> bytes:
    """A property set: for each format identifier, the typed values by their number."""
    head = struct.pack("<HHI16xI", 0xFFFE, 0, 0x20006, len(sections))
    at = len(head) + 20 * len(sections)
    bodies = b""
    for fmtid, values in sections.items():
        head += fmtid + struct.pack("<I", at + len(bodies))
        offsets, packed = b"", b""
        for number, value in values.items():
            offsets += struct.pack("<II", number, 8 + 8 * len(values) + len(packed))
            packed += value.ljust(-(-len(value) // 4) * 4, b"\0")
        bodies += struct.pack("<II", 8 + len(offsets) + len(packed), len(values)) + offsets + packed
    return head + bodies
