"""Tar archives: files one behind another, each with a header that says whose it was.

What a reader sees:
    The names of the entries, and each file once it is unpacked. Of two entries of one name the later.

What else is inside:
    The user and the group that owned each file; comments and extended attributes (where a file was downloaded from);
    links; entries that a later one of the same name replaces; bytes behind the end of the archive; what macOS, Windows
    and Office leave beside files.

What Candour cannot read:
    Files with holes, and files that continue in another archive. Each is a Gap.

How it cleans:
    A new archive holds the files, each cleaned in turn, without owners, comments and links.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from candour.errors import LimitReached
from candour.formats.archive_traces import LINK, SYSTEM_TRACE, last_of, name_of, read_file
from candour.formats.facts import is_tar_header
from candour.formats.spreadsheet import hidings_within
from candour.hiding import Hiding, Sight, Weight
from candour.piece import Count, Found, Gap, Nested, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

OWNER = Hiding(
    "tar.owner",
    "User and group that owned the files",
    Sight.BURIED,
    "List the archive in full: tar --list --verbose.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
ATTRIBUTE = Hiding(
    "tar.attribute",
    "Comment or extended attribute of a file",
    Sight.BURIED,
    "Read the archive's extended headers.",
    "Left out of the clean copy.",
    Weight.TRACE,
)
REPLACED = Hiding(
    "tar.replaced-entry",
    "Entry that a later one of the same name replaces",
    Sight.BURIED,
    "List the archive: the name stands in it twice, and either file can be unpacked.",
    "Left out of the clean copy.",
)
_STRAY = hidings_within("tar", "stray-bytes")[0]
_TRACE, _LINK = SYSTEM_TRACE.within("tar"), LINK.within("tar")
HIDINGS = (OWNER, ATTRIBUTE, REPLACED, _STRAY, _TRACE, _LINK)

_BLOCK = 512
_FILES, _FOLDER, _HARD, _SYMBOLIC = b"0\x007", b"5", b"1", b"2"
_LONG_NAME, _LONG_LINK, _EXTENDED, _FOR_ALL = b"L", b"K", b"xX", b"g"
_QUIET = frozenset(
    {
        "path",
        "linkpath",
        "size",
        "uid",
        "gid",
        "mtime",
        "atime",
        "ctime",
        "hdrcharset",
        "charset",
        "uname",
        "gname",
    }
)
_WITHOUT_BYTES = (b"1", b"2", b"3", b"4", b"5", b"6")
_MOST_HEADER = 1 << 20


@dataclass(frozen=True, slots=True, repr=False)
class _Entry:
    """One entry: where its bytes lie, and what its headers say."""

    name: str
    kind: bytes
    start: int
    size: int
    link: str
    owners: tuple[str, str]
    attributes: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where its bytes end, before the padding to a whole block."""
        return self.start + self.size


@dataclass(slots=True)
class _Waiting:
    """What extended headers say of the entry to come, and of all entries to come."""

    here: dict[str, str] = field(default_factory=dict)
    for_all: dict[str, str] = field(default_factory=dict)

    def hears(self, kind: bytes, raw: bytes) -> bool:
        """Whether this is a header that speaks of another entry; if so, it is kept for that."""
        if kind == _LONG_NAME:
            self.here["path"] = _text(raw)
        elif kind == _LONG_LINK:
            self.here["linkpath"] = _text(raw)
        elif kind in _EXTENDED:
            self.here |= _records(raw)
        elif kind == _FOR_ALL:
            self.for_all |= _records(raw)
        else:
            return False
        return True

    def taken(self) -> Mapping[str, str]:
        """What holds for the entry that has come."""
        said = {**self.for_all, **self.here}
        self.here = {}
        return said


def read(source: Source) -> Iterator[Found]:
    """Each entry's name, then each file as one of its own, then what lies behind the end."""
    data = memoryview(source.data)
    entries: list[_Entry] = []
    end = yield from _walk(source, data, entries)
    last = {entry.name: entry for entry in entries if entry.kind in _FILES}
    files = [entry for entry in entries if entry.kind in _FILES]
    yield Count("file in the archive", len(files), sum(last[entry.name] is not entry for entry in files))
    for entry in entries:
        yield from _read_entry(
            source, data, entry, is_replaced=entry.kind in _FILES and last[entry.name] is not entry
        )
    owners = dict.fromkeys(owner for entry in entries for owner in entry.owners if owner)
    if owners:
        yield Text(source.place / "owners of the files", "\n".join(owners), OWNER.sight, OWNER, "user name")
    behind = bytes(data[end:]).strip(b"\0")
    if behind:
        place = source.place / f"{len(behind):,} bytes behind the end of the archive"
        yield Nested(source.nested("remains", behind, place), _STRAY)


def _walk(source: Source, data: memoryview, entries: list[_Entry]) -> Generator[Found, None, int]:
    """Gathers the entries; gives where the archive ends. A broken header is a Gap, and the next good one goes on."""
    waiting, at = _Waiting(), 0
    while at + _BLOCK <= len(data):
        header = bytes(data[at : at + _BLOCK])
        if not any(header):
            return min(at + 2 * _BLOCK, len(data))
        if not is_tar_header(header):
            following = _next_header(data, at + _BLOCK)
            where = f"bytes {at:,} to {following:,}"
            yield Gap(source.place / where, Why.BROKEN, f"{where} of the archive are no entry: pack the files anew and check again")  # fmt: skip
            at = following
            continue
        if len(entries) >= source.budget.limits.entries:
            raise LimitReached("entries", f"{source.budget.limits.entries:,}")
        size = _number(header[124:136])
        start, kind = at + _BLOCK, header[156:157]
        raw = bytes(data[start : start + min(size, _MOST_HEADER)])
        if waiting.hears(kind, raw):
            if size > _MOST_HEADER:
                what = f"what the archive says of a file takes {size:,} bytes, of which {_MOST_HEADER:,} were read: pack the files anew"
                yield Gap(source.place, Why.LIMIT, what)
        else:
            said = waiting.taken()
            with suppress(ValueError):
                size = int(said.get("size", size))
            size = 0 if kind in _WITHOUT_BYTES else max(size, 0)
            entries.append(_entry(header, kind, start, size, said))
        if start + size > len(data):
            yield Gap(
                source.place,
                Why.BROKEN,
                "the archive is cut short in its last file: ask for it again, and check that",
            )
        at = start + -(-max(size, 0) // _BLOCK) * _BLOCK
    return len(data)


def _entry(header: bytes, kind: bytes, start: int, size: int, said: Mapping[str, str]) -> _Entry:
    name = said.get("path") or "/".join(
        part
        for part in (_text(header[345:500]) if header[257:262] == b"ustar" else "", _text(header[:100]))
        if part
    )
    owners = (said.get("uname") or _text(header[265:297]), said.get("gname") or _text(header[297:329]))
    attributes = tuple(f"{key}: {value}" for key, value in said.items() if key not in _QUIET)
    return _Entry(name, kind, start, size, said.get("linkpath") or _text(header[157:257]), owners, attributes)


def _read_entry(source: Source, data: memoryview, entry: _Entry, *, is_replaced: bool) -> Iterator[Found]:
    place = source.place / entry.name
    hiding = REPLACED if is_replaced else None
    if is_replaced and entry.kind != _FOLDER:
        yield Text(place, entry.name, REPLACED.sight, REPLACED, "file name")
    elif not is_replaced:
        name = name_of("tar", entry.name, place, is_link=entry.kind in (_HARD, _SYMBOLIC))
        yield replace(name, label="folder name") if entry.kind == _FOLDER else name
    if entry.attributes:
        yield Text(place, "\n".join(entry.attributes), ATTRIBUTE.sight, ATTRIBUTE, "attribute")
    if entry.kind == _SYMBOLIC:
        yield Text(place, entry.link, _LINK.sight, _LINK, "link to")
    elif entry.kind in _FILES:
        content = bytes(data[entry.start : entry.end])
        source.budget.spend(len(content))
        if content:
            yield from read_file(
                "tar", entry.name, source.nested(last_of(entry.name), content, place), hiding
            )
    elif entry.kind in b"SM":
        yield Gap(place, Why.UNREAD, "a file with holes, or one that goes on in another archive: unpack it and check it by itself")  # fmt: skip
    padding = bytes(data[entry.end : entry.end + -entry.size % _BLOCK]) if entry.kind in _FILES else b""
    if padding.strip(b"\0"):
        yield Nested(
            source.nested("padding", padding.strip(b"\0"), place / "bytes behind the file's end"), _STRAY
        )


def _next_header(data: memoryview, at: int) -> int:
    """Where the next good header is; the end where there is none."""
    while at + _BLOCK <= len(data):
        if is_tar_header(bytes(data[at : at + _BLOCK])):
            return at
        at += _BLOCK
    return len(data)


def _text(raw: bytes) -> str:
    return raw.partition(b"\0")[0].decode("utf-8", "replace")


def _number(raw: bytes) -> int:
    """A size in octal digits, or in binary where the first bit says so."""
    if raw[0] & 0x80:
        return int.from_bytes(raw[1:], "big")
    with suppress(ValueError):
        return int(raw.strip(b" \0") or b"0", 8)
    return 0


def _records(raw: bytes) -> dict[str, str]:
    """The `length key=value` lines of an extended header."""
    said: dict[str, str] = {}
    at = 0
    while at < len(raw):
        length, blank, _ = raw[at : at + 20].partition(b" ")
        if not blank or not length.isdigit() or int(length) <= len(length):
            break
        record = raw[at + len(length) + 1 : at + int(length)].removesuffix(b"\n")
        key, _, value = record.partition(b"=")
        said[key.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        at += int(length)
    return said
