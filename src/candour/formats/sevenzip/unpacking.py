"""Unpacking a stream of a 7-Zip archive, with what Python's own library can undo."""

from __future__ import annotations

import bz2
import lzma
import zlib
from typing import Any

from candour.errors import LimitReached
from candour.formats.archive import Unreadable
from candour.formats.sevenzip.directory import Coder, Folder
from candour.source import Source

__all__ = ["unpacked"]

_COPY, _LZMA, _LZMA2, _DEFLATE, _BZIP2 = b"\0", b"\3\1\1", b"\x21", b"\4\1\x08", b"\4\2\2"
_DELTA, _X86 = b"\3", (b"\4", b"\3\3\1\3")
_ENCRYPTION = b"\6\xf1\7\1"
_MOST_DICTIONARY = 1 << 30
_FEED = 1 << 20
_RATIO_COUNTS_FROM = 16 << 20


def unpacked(source: Source, folder: Folder) -> bytes:
    """What a folder unpacks to, as far as it goes.

    Raises:
        Unreadable: where it is locked, or packed in a way that is not undone here.
        LimitReached: where it unpacks to more than it may.
    """
    if any(coder.method == _ENCRYPTION for coder in folder.coders):
        raise Unreadable("locked with a password: unpack it, and check the files", encrypted=True)
    if folder.packed_streams != 1 or any((coder.inputs, coder.outputs) != (1, 1) for coder in folder.coders):
        raise Unreadable("packed in a way that Candour does not undo: unpack it, and check the files")
    packed = bytes(source.data[folder.start : folder.start + folder.packed])
    limits = source.budget.limits
    if folder.size > max(_RATIO_COUNTS_FROM, limits.ratio * len(packed)):
        raise LimitReached("ratio", f"{limits.ratio:,} to 1")
    source.budget.spend(folder.size)
    try:
        for group in _groups(_chain(folder)):
            packed = _undone(group, packed, max(folder.unpacked))
    except (lzma.LZMAError, zlib.error, OSError, EOFError, ValueError, MemoryError):
        raise Unreadable("broken: ask for the archive again, and check that") from None
    return packed[: folder.size]


def _chain(folder: Folder) -> list[Coder]:
    """The coders in the order in which they are undone: from the one that reads the packed stream."""
    coders = folder.coders
    fed_by = dict(folder.binds)
    reader_of = {output: input_ for input_, output in folder.binds}
    at = next((number for number in range(len(coders)) if number not in fed_by), 0)
    order = [coders[at]]
    while len(order) < len(coders) and reader_of.get(at, len(coders)) < len(coders):
        at = reader_of[at]
        order.append(coders[at])
    return order


def _groups(chain: list[Coder]) -> list[list[Coder]]:
    """The coders, those of the LZMA library that follow one another together: it undoes them in one pass."""
    groups: list[list[Coder]] = []
    for coder in chain:
        is_filter = coder.method == _DELTA or coder.method in _X86
        if is_filter and groups and groups[-1][0].method == _LZMA2:
            groups[-1].append(coder)
        else:
            groups.append([coder])
    return groups


def _undone(group: list[Coder], data: bytes, most: int) -> bytes:
    method = group[0].method
    if method == _COPY:
        return data
    if method == _DEFLATE:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, most)
    if method == _BZIP2:
        return bz2.BZ2Decompressor().decompress(data, most)
    return _by_lzma([_filter(coder) for coder in reversed(group)], data, most)


def _by_lzma(filters: list[dict[str, Any]], data: bytes, most: int) -> bytes:
    if filters[-1]["id"] not in (lzma.FILTER_LZMA1, lzma.FILTER_LZMA2):
        return _filtered(filters[0], data)
    unpacker = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    parts, size = [unpacker.decompress(data, min(most, _FEED))], 0
    while not unpacker.eof and (size := sum(map(len, parts))) < most:
        piece = unpacker.decompress(b"", min(most - size, _FEED))
        if not piece:
            break
        parts.append(piece)
    return b"".join(parts)


def _filtered(filter_: dict[str, Any], data: bytes) -> bytes:
    """A filter undone by itself: the library wants a packing method below it, so the bytes are packed for it first."""
    below = {"id": lzma.FILTER_LZMA2, "preset": 0}
    packed = lzma.compress(data, lzma.FORMAT_RAW, filters=[below])
    return lzma.decompress(packed, lzma.FORMAT_RAW, filters=[filter_, below])


def _filter(coder: Coder) -> dict[str, Any]:
    """A coder as the LZMA library names it.

    Raises:
        Unreadable: where the library has none such.
    """
    settings = coder.settings
    if coder.method == _LZMA and len(settings) >= 5:
        lc, rest = settings[0] % 9, settings[0] // 9
        size = int.from_bytes(settings[1:5], "little")
        return {
            "id": lzma.FILTER_LZMA1,
            "lc": lc,
            "lp": rest % 5,
            "pb": rest // 5,
            "dict_size": _checked(size),
        }
    if coder.method == _LZMA2 and settings:
        bits = settings[0] & 0x3F
        size = 0xFFFFFFFF if bits >= 40 else (2 | bits & 1) << (bits // 2 + 11)
        return {"id": lzma.FILTER_LZMA2, "dict_size": _checked(size)}
    if coder.method == _DELTA and settings:
        return {"id": lzma.FILTER_DELTA, "dist": settings[0] + 1}
    if coder.method in _X86:
        return {"id": lzma.FILTER_X86}
    raise Unreadable("packed in a way that Candour does not undo: unpack it, and check the files")


def _checked(size: int) -> int:
    if size > _MOST_DICTIONARY:
        raise Unreadable("packed so that unpacking takes too much memory: unpack it, and check the files")
    return max(size, 4096)
