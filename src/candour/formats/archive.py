"""Archive: the entries of a zip file, and every byte of it that belongs to no entry.

Shared craft of the zip reader and of all formats that are zips inside. Python's own zipfile reads overlapping entries
(half a gigabyte out of twelve kilobytes) and never shows what lies between them, so the directory is walked here:

    prefix │ PK34 name extra data [descriptor] │ stray bytes │ PK34 … │ PK12 directory │ PK56 end comment │ suffix
    ───────┴───────── one span each ───────────┴──── said ───┴────────┴────────────────┴──────────────────┴─ said ─

Facts from the PKWARE APPNOTE 6.3.10.
"""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType

from candour.errors import LimitReached
from candour.source import Budget

__all__ = ["Archive", "Entry", "Stray", "Unreadable"]

_LOCAL, _DIRECTORY, _END, _END64 = b"PK\3\4", b"PK\1\2", b"PK\5\6", b"PK\6\6"
_FEED, _MOST = 256 * 1024, 4 << 20
_RATIO_COUNTS_FROM = 16 << 20


class Unreadable(Exception):  # noqa: N818  (a state of the file, not a fault of the call)
    """An entry, or the whole archive, that cannot be read. The message says why, and holds no content."""

    def __init__(self, why: str, *, encrypted: bool = False) -> None:
        super().__init__(why)
        self.encrypted = encrypted


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One entry as the directory has it; `start` and `packed` say where its bytes lie."""

    name: str
    method: int
    flags: int
    crc: int
    packed: int
    unpacked: int
    header: int
    """Where its local header begins; `start` is where its data begins, `end` where its span ends."""
    start: int
    end: int
    comment: str = ""
    extra: bytes = b""
    made_by: int = 0
    mode: int = 0
    listed: bool = True
    """False for an entry that has a local header but is not in the directory: most programs do not show it."""

    @property
    def is_encrypted(self) -> bool:
        """Whether its content is locked with a password. Its name never is."""
        return bool(self.flags & 1)

    @property
    def is_folder(self) -> bool:
        """Whether it stands for a folder and holds nothing."""
        return self.name.endswith("/")


@dataclass(frozen=True, slots=True)
class Stray:
    """Bytes of the file that belong to no entry. `where` is `before`, `between` or `after`."""

    where: str
    start: int
    end: int


def _text(raw: bytes, flags: int) -> str:
    if flags & 0x800:
        return raw.decode("utf-8", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp437")


@dataclass(slots=True, repr=False)
class Archive:
    """The directory of a zip, read and checked. Bytes are inflated only when an entry is read.

    Raises:
        Unreadable: where no directory can be found, or entries overlap.
        LimitReached: where it has too many entries.
    """

    data: bytes | memoryview
    budget: Budget
    entries: tuple[Entry, ...] = ()
    strays: tuple[Stray, ...] = ()
    comment: str = ""
    _by_name: dict[str, Entry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        directory, size, count, shift = self._find_end()
        if count > self.budget.limits.entries:
            raise LimitReached("entries", f"{self.budget.limits.entries:,}")
        entries = list(self._read_directory(directory, size, shift))
        entries += self._settle_spans(entries, directory)
        self.entries = tuple(entries)
        for entry in entries:
            if entry.listed:
                self._by_name[entry.name] = entry  # the last of duplicate names wins, as in most programs

    # ── finding things ──────────────────────────────────────────────────────────────────────────────────────

    def __contains__(self, name: str) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Entry:
        return self._by_name[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The listed names, each once."""
        return tuple(self._by_name)

    @property
    def duplicates(self) -> tuple[Entry, ...]:
        """Listed entries whose name another, later entry has too: most programs show only the last."""
        return tuple(e for e in self.entries if e.listed and self._by_name[e.name] is not e)

    # ── reading ─────────────────────────────────────────────────────────────────────────────────────────────

    def read(self, entry: Entry | str) -> bytes:
        """The entry's bytes, unpacked and counted against the budget.

        Raises:
            Unreadable: encrypted, a method that Candour does not have, broken data, or a wrong checksum.
            LimitReached: over the ratio, the size or the time.
        """
        return b"".join(self.stream(entry))

    def stream(self, entry: Entry | str) -> Iterator[bytes]:
        """The entry's bytes in chunks of about 256 KiB packed. Raises as `read` does, at the end for a checksum."""
        if isinstance(entry, str):
            entry = self._by_name[entry]
        if entry.is_encrypted:
            raise Unreadable("encrypted: ask the sender for a copy without a password", encrypted=True)
        raw = memoryview(self.data)[entry.start : entry.start + entry.packed]
        crc = size = 0
        for chunk in _unpacked(raw, entry.method):
            size += len(chunk)
            self.budget.spend(len(chunk))
            limit = self.budget.limits.ratio
            if size > _RATIO_COUNTS_FROM and size > limit * max(entry.packed, 1):
                raise LimitReached("ratio", f"{limit} unpacked bytes for each packed one")
            crc = zlib.crc32(chunk, crc)
            yield chunk
        if crc != entry.crc:
            raise Unreadable("its checksum is wrong: the file was cut off or altered on its way")

    # ── the directory ───────────────────────────────────────────────────────────────────────────────────────

    def _find_end(self) -> tuple[int, int, int, int]:
        """Where the directory is, its size, its count, and how far all offsets are shifted."""
        data = self.data
        tail_from = max(0, len(data) - 65_557)
        tail = bytes(data[tail_from:])
        at = tail.rfind(_END)
        while at >= 0 and len(tail) - at < 22:
            at = tail.rfind(_END, 0, at)
        if at < 0:
            raise Unreadable("it has no directory: the file was cut off; ask for it to be sent again")
        end = tail_from + at
        count, size, offset, comment_size = struct.unpack_from("<HIIH", data, end + 10)
        self.comment = _text(bytes(data[end + 22 : end + 22 + comment_size]), 0)
        finish = end
        if offset == 0xFFFFFFFF or count == 0xFFFF or size == 0xFFFFFFFF:
            at64 = bytes(data[max(0, end - 4096) : end]).rfind(_END64)
            if at64 >= 0:
                finish = max(0, end - 4096) + at64
                if finish + 56 <= len(data):
                    count, size, offset = struct.unpack_from("<QQQ", data, finish + 32)
        directory = finish - size
        if directory < 0 or (count and bytes(data[directory : directory + 4]) != _DIRECTORY):
            raise Unreadable("its directory is damaged; ask for the file to be sent again")
        strays = []
        after = end + 22 + comment_size
        if after < len(data):
            strays.append(Stray("after", after, len(data)))
        self.strays = tuple(strays)
        return directory, size, count, directory - offset

    def _read_directory(self, at: int, size: int, shift: int) -> Iterator[Entry]:
        data, stop = self.data, at + size
        while at + 46 <= stop and bytes(data[at : at + 4]) == _DIRECTORY:
            made_by, _, flags, method, _, crc, packed, unpacked, n, x, c, _, _, mode, header = (
                struct.unpack_from("<HHHHIIIIHHHHHII", data, at + 4)
            )
            name, extra = bytes(data[at + 46 : at + 46 + n]), bytes(data[at + 46 + n : at + 46 + n + x])
            comment = bytes(data[at + 46 + n + x : at + 46 + n + x + c])
            unpacked, packed, header = _zip64(extra, unpacked, packed, header)
            header += shift
            at += 46 + n + x + c
            if not 0 <= header <= len(data) - 30 or bytes(data[header : header + 4]) != _LOCAL:
                raise Unreadable("its directory points outside the file; ask for it to be sent again")
            local_n, local_x = struct.unpack_from("<HH", data, header + 26)
            start = header + 30 + local_n + local_x
            if start + packed > len(data):
                raise Unreadable("it was cut off; ask for it to be sent again")
            yield Entry(
                _text(name, flags), method, flags, crc, packed, unpacked, header, start,
                _past_descriptor(data, start + packed, flags, crc), _text(comment, flags), extra, made_by >> 8, mode >> 16,
            )  # fmt: skip
        if at != stop:
            raise Unreadable("its directory is damaged; ask for the file to be sent again")

    def _settle_spans(self, entries: list[Entry], directory: int) -> list[Entry]:
        """Checks that no entries overlap; notes the bytes between them; gives the entries found there."""
        at = 0
        strays, unlisted = list(self.strays), []
        spans = sorted(entries, key=lambda entry: entry.header)
        for entry in spans:
            if entry.header < at:
                raise Unreadable("its entries overlap, which no ordinary program makes; treat it as hostile")
            if entry.header > at:
                strays.append(Stray("between" if at else "before", at, entry.header))
            at = entry.end
        if at > directory:
            raise Unreadable(
                "its entries overlap its directory, which no ordinary program makes; treat it as hostile"
            )
        if at < directory:
            strays.append(Stray("between" if at else "before", at, directory))
        for stray in list(strays):
            if stray.where == "after":
                continue
            found = list(self._entries_in(stray))
            if found:
                strays.remove(stray)
                strays += _rest(stray, found)
                unlisted += found
        self.strays = tuple(stray for stray in strays if any(self.data[stray.start : stray.end]))
        return unlisted

    def _entries_in(self, stray: Stray) -> Iterator[Entry]:
        """Entries whose local header lies in stray bytes: deleted from the directory, their content still there."""
        at, data = stray.start, self.data
        raw = bytes(data[stray.start : stray.end])
        while (
            at := stray.start + raw.find(_LOCAL, at - stray.start)
        ) >= stray.start and at + 30 <= stray.end:
            flags, method, _, crc, packed, unpacked, n, x = struct.unpack_from("<HHIIIIHH", data, at + 6)
            start = at + 30 + n + x
            if start + packed > stray.end or not n or flags & 8:
                at += 4
                continue
            name = _text(bytes(data[at + 30 : at + 30 + n]), flags)
            yield Entry(name, method, flags, crc, packed, unpacked, at, start, start + packed, listed=False)
            at = start + packed


def _rest(stray: Stray, found: list[Entry]) -> Iterator[Stray]:
    at = stray.start
    for entry in found:
        if entry.header > at:
            yield Stray(stray.where, at, entry.header)
        at = entry.end
    if at < stray.end:
        yield Stray(stray.where, at, stray.end)


def _zip64(extra: bytes, unpacked: int, packed: int, header: int) -> tuple[int, int, int]:
    """Sizes over 4 GiB stand in extra field 1, in this order, each only where its own field is full."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        body = extra[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == 1:
            wide = [body[i : i + 8] for i in range(0, len(body) - 7, 8)]
            values = iter([int.from_bytes(part, "little") for part in wide])
            unpacked = next(values, unpacked) if unpacked == 0xFFFFFFFF else unpacked
            packed = next(values, packed) if packed == 0xFFFFFFFF else packed
            header = next(values, header) if header == 0xFFFFFFFF else header
    return unpacked, packed, header


def _past_descriptor(data: bytes | memoryview, at: int, flags: int, crc: int) -> int:
    """Where the span ends: after the data descriptor that bit 3 announces, in any of its four forms."""
    if not flags & 8:
        return at
    want = struct.pack("<I", crc)
    tail = bytes(data[at : at + 24])
    if tail[:4] == b"PK\7\x08" and tail[4:8] == want:
        return at + (
            24 if tail[12:16] == b"\0\0\0\0" and tail[20:24] == b"\0\0\0\0" and len(tail) == 24 else 16
        )
    if tail[:4] == want:
        return at + 12
    return at


def _unpacked(raw: memoryview, method: int) -> Iterator[bytes]:
    if method == 0:
        for at in range(0, len(raw), _FEED):
            yield bytes(raw[at : at + _FEED])
    elif method == 8:
        yield from _inflated(raw)
    elif method in (12, 14):
        yield from _by_stdlib(raw, method)
    else:
        raise Unreadable(
            f"packed with method {method}, which Candour does not have; pack it again as an ordinary zip"
        )


def _inflater(size: int) -> ModuleType:
    """Isal, which is three times as quick, where it is loaded already or its import pays for itself; else zlib."""
    if size > _FEED:
        with suppress(ImportError):
            return import_module("isal.isal_zlib")
    return sys.modules.get("isal.isal_zlib", zlib)


def _inflated(raw: memoryview) -> Iterator[bytes]:
    inflater = _inflater(len(raw))
    stream = inflater.decompressobj(-15)
    try:
        for at in range(0, len(raw), _FEED):
            feed = bytes(raw[at : at + _FEED])
            while feed and not stream.eof:  # a feed of 256 KiB can hold 256 MiB: take it 4 MiB at a time
                if chunk := stream.decompress(feed, _MOST):
                    yield chunk
                feed = stream.unconsumed_tail
        while not stream.eof and (chunk := stream.decompress(b"", _MOST)):
            yield chunk
    except inflater.error:
        raise Unreadable("its packed data is broken; ask for the file to be sent again") from None
    if not stream.eof or stream.unused_data:
        raise Unreadable("its packed data does not end where the directory says; ask for it to be sent again")


def _by_stdlib(raw: memoryview, method: int) -> Iterator[bytes]:
    import bz2  # noqa: PLC0415
    import lzma  # noqa: PLC0415

    stream: bz2.BZ2Decompressor | lzma.LZMADecompressor
    if method == 12:
        stream = bz2.BZ2Decompressor()
    else:
        size = int.from_bytes(raw[2:4], "little")
        properties = bytes(raw[4 : 4 + size])
        lclppb, dictionary = properties[0], int.from_bytes(properties[1:5], "little")
        kind = {"id": lzma.FILTER_LZMA1, "dict_size": min(dictionary, 64 << 20), "lc": lclppb % 9}
        kind |= {"lp": lclppb // 9 % 5, "pb": lclppb // 45}
        stream = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[kind])
        raw = raw[4 + size :]
    try:
        chunk = stream.decompress(bytes(raw), _FEED * 4)
        while chunk:
            yield chunk
            chunk = b"" if stream.eof else stream.decompress(b"", _FEED * 4)
    except (OSError, EOFError, lzma.LZMAError, ValueError, IndexError):
        raise Unreadable("its packed data is broken; ask for the file to be sent again") from None
