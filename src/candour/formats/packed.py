"""One file packed by itself: gzip, bzip2 and xz.

What a reader sees:
    The file inside, once it is unpacked. Several packed one behind another unpack to one.

What else is inside:
    In gzip the file's former name, a comment and a field for anything; in all of them bytes behind the last stream.

What Candour cannot read:
    A stream that is broken: what comes before the break is read, and the rest is a Gap.

How it cleans:
    The file inside is cleaned and packed anew, without name and comment.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from candour.errors import LimitReached
from candour.formats.spreadsheet import hidings_within
from candour.formats.wording import runs_in
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Found, Gap, Nested, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

FORMER_NAME = Hiding(
    "packed.former-name",
    "Name that the packed file had, or a comment on it",
    Sight.BURIED,
    "List the archive in full: gzip --list --verbose.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
_STRAY = hidings_within("packed", "stray-bytes")[0]
HIDINGS = (FORMER_NAME, _STRAY)

_FEED = 256 * 1024
_RATIO_COUNTS_FROM = 16 << 20
_GZIP = b"\x1f\x8b\x08"
_UNPACKERS: dict[bytes, Callable[[], Any]] = {
    _GZIP: lambda: zlib.decompressobj(16 + zlib.MAX_WBITS),
    b"BZh": bz2.BZ2Decompressor,
    b"\xfd7zXZ\0": lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=1 << 29),
}


def read(source: Source) -> Iterator[Found]:
    """The name it had, the file inside, and what lies behind it."""
    data = memoryview(source.data)
    head = bytes(data[:16])
    if head.startswith(_GZIP):
        yield from _names(source, bytes(data[: 1 << 16]))
    parts: list[bytes] = []
    fault, at = "", 0
    while unpacker := next(
        (make for sign, make in _UNPACKERS.items() if bytes(data[at : at + 6]).startswith(sign)), None
    ):
        try:
            at = _unpack(unpacker(), data, at, source, parts)
        except (zlib.error, OSError, EOFError, lzma.LZMAError, ValueError):
            fault, at = "it is broken or cut short: ask for it again, and check that", len(data)
        except LimitReached as limit:
            fault, at = str(limit), len(data)
    name = PurePath(source.name)
    inside = f"{name.stem}.tar" if name.suffix.lower() == ".tgz" else name.stem
    if unpacked := b"".join(parts):
        yield Nested(source.nested(inside or "file", unpacked))
    if fault:
        yield Gap(source.place, Why.LIMIT if fault.startswith("the limit") else Why.BROKEN, fault)
    if behind := bytes(data[at:]).strip(b"\0"):
        place = source.place / f"{len(behind):,} bytes behind the packed file"
        yield Nested(source.nested("remains", behind, place), _STRAY)


def _unpack(unpacker: Any, data: memoryview, at: int, source: Source, parts: list[bytes]) -> int:
    """Unpacks one stream a little at a time; gives where it ends.

    Raises:
        LimitReached: where it unpacks to more than it may.
        EOFError: where it is cut short.
    """
    limits, begin, size = source.budget.limits, at, 0
    feed = b""
    while not unpacker.eof:
        if not feed and getattr(unpacker, "needs_input", True):
            feed = bytes(data[at : at + _FEED])
            at += len(feed)
            if not feed:
                raise EOFError
        piece = unpacker.decompress(feed, _FEED * 16)
        feed = getattr(unpacker, "unconsumed_tail", b"")
        size += len(piece)
        source.budget.spend(len(piece))
        if size > max(_RATIO_COUNTS_FROM, limits.ratio * (at - begin)):
            raise LimitReached("ratio", f"{limits.ratio:,} to 1")
        parts.append(piece)
    return at - len(unpacker.unused_data)


def _names(source: Source, head: bytes) -> Iterator[Found]:
    """What a gzip header says of the file: its name, a comment, and the words of its extra field."""
    flags, at = head[3:4] or b"\0", 10
    told: list[str] = []
    if flags[0] & 4:
        length = int.from_bytes(head[10:12], "little")
        told += runs_in(head[12 : 12 + length])
        at = 12 + length
    for bit, label in ((8, "file name"), (16, "comment")):
        if flags[0] & bit:
            words, _, rest = head[at:].partition(b"\0")
            at = len(head) - len(rest)
            word = words.decode("latin-1")
            if word and not (bit == 8 and PurePath(source.name).name in (f"{word}.gz", word)):
                yield Text(source.place / label, word, FORMER_NAME.sight, FORMER_NAME, label)
    if told:
        yield Text(source.place / "extra field", "\n".join(told), FORMER_NAME.sight, FORMER_NAME)
