"""Unpacking: the packed parts of a PNG, with a bound on what comes out of them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from candour.errors import TooMany
from candour.source import Budget

__all__ = ["unpacked", "what_follows"]

_LARGEST = 64 << 20
_FEED, _AT_ONCE = 1 << 20, 4 << 20
_LARGEST_EXTRA = 16 << 20


def unpacked(packed: bytes, budget: Budget) -> bytes:
    """What a packed text or profile holds, as far as it can be unpacked.

    Raises:
        ValueError: where nothing can be unpacked.
        TooMany: where it unpacks to more than any text or profile has.
    """
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(packed, _LARGEST)
    except zlib.error:
        raise ValueError("packed data are damaged") from None
    budget.spend(len(data))
    if stream.unconsumed_tail:
        raise TooMany("bytes in one packed text", _LARGEST)
    return data


def what_follows(parts: Iterable[bytes | memoryview], size: int) -> tuple[bytes, bytes, bool]:
    """What packed pixels hold beyond so many bytes, what stands behind the end of the packed stream, and whether that is all.

    Nothing where the stream is damaged: whoever decodes the picture tells of that.
    """
    stream = zlib.decompressobj()
    extra, behind, done, kept = [], [], 0, 0
    for feed in _feeds(parts):
        rest = feed
        while not stream.eof:
            try:
                out = stream.decompress(rest, _AT_ONCE)
            except zlib.error:
                return b"", b"", True
            rest = stream.unused_data if stream.eof else stream.unconsumed_tail
            if done + len(out) > size:
                extra.append(out[max(size - done, 0) :])
                kept += len(extra[-1])
            done += len(out)
            if kept > _LARGEST_EXTRA:
                return b"".join(extra), b"", False
            if not rest and len(out) < _AT_ONCE:
                break
        if stream.eof:
            behind.append(rest)
    return b"".join(extra), b"".join(behind), True


def _feeds(parts: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    for part in parts:
        for at in range(0, len(part), _FEED):
            yield bytes(part[at : at + _FEED])
