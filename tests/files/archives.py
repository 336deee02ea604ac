"""Archives other than zip, each named for what is true of it."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zlib
from collections.abc import Callable

__all__ = ["FILES", "UNSEALED", "gzipped", "number", "seven_zip", "tar"]

NOTE = b"Victim: Nia Example, born 1 January 1980, telephone 07700 900123.\n"
OTHER = b"Witness: Tomos Sample, telephone 07700 900456.\n"


def tar(*entries: tuple[str, bytes], owner: str = "", headers: dict[str, str] | None = None) -> bytes:
    """A tar archive of these files. A name that ends in `@` is a link to what stands in place of its bytes."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in entries:
            info = tarfile.TarInfo(name.removesuffix("@"))
            info.uname = owner
            info.pax_headers = headers or {}
            if name.endswith("@"):
                info.type, info.linkname = tarfile.SYMTYPE, data.decode()
            else:
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def gzipped(data: bytes, *, name: str = "", comment: str = "") -> bytes:
    """A gzip file, with the name that the file had and a comment."""
    packed = gzip.compress(data, mtime=0)
    flags = 8 * bool(name) | 16 * bool(comment)
    told = b"".join(word.encode("latin-1") + b"\0" for word in (name, comment) if word)
    return packed[:3] + bytes([flags]) + packed[4:10] + told + packed[10:]


# ── 7-Zip ───────────────────────────────────────────────────────────────────────────────────────────────────────────

_RAW = {
    "copy": (b"\0", b"", lambda data: data),
    "lzma2": (b"\x21", b"\x18", lambda data: lzma.compress(data, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 24}])),
    "lzma": (b"\3\1\1", bytes([93]) + struct.pack("<I", 1 << 20), lambda data: lzma.compress(data, lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20, "lc": 3, "lp": 0, "pb": 2}])),
    "deflate": (b"\4\1\x08", b"", lambda data: zlib.compress(data)[2:-4]),
    "bzip2": (b"\4\2\2", b"", bz2.compress),
    "ppmd": (b"\3\4\1", b"\6\0\0\x10\0", lambda data: data),
    "aes": (b"\6\xf1\7\1", b"\x13", lambda data: data),
}  # fmt: skip


def number(value: int) -> bytes:
    """A number as the format writes it."""
    return bytes([value]) if value < 0x80 else b"\xff" + struct.pack("<Q", value)


def seven_zip(
    *entries: tuple[str, bytes], method: str = "lzma2", crc: bool = True, packs_header: bool = False
) -> bytes:
    """A .7z archive of these files, in one stream."""
    code, settings, pack = _RAW[method]
    whole = b"".join(data for _, data in entries)
    packed = pack(whole)
    coder = _folder(code, settings, len(whole))
    counts = b"\x0d" + number(len(entries))
    sizes = b"\x09" + b"".join(number(len(data)) for _, data in entries[:-1]) if len(entries) > 1 else b""
    sums = b"\x0a\1" + b"".join(struct.pack("<I", zlib.crc32(data)) for _, data in entries) if crc else b""
    streams = b"\4" + _packed(0, len(packed)) + coder + b"\x08" + counts + sizes + sums + b"\0\0"
    names = b"\0" + b"".join(name.encode("utf-16-le") + b"\0\0" for name, _ in entries)
    files = b"\5" + number(len(entries)) + b"\x11" + number(len(names)) + names + b"\0"
    header = b"\1" + streams + files + b"\0"
    body = packed
    if packs_header:
        again = _RAW["lzma"][2](header)
        body += again
        header = b"\x17" + _packed(len(packed), len(again)) + _folder(*_RAW["lzma"][:2], len(header)) + b"\0"
    start = struct.pack("<QQI", len(body), len(header), zlib.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) + start + body + header


def _packed(start: int, size: int) -> bytes:
    return b"\6" + number(start) + number(1) + b"\x09" + number(size) + b"\0"


def _folder(code: bytes, settings: bytes, size: int) -> bytes:
    flags = len(code) | (0x20 if settings else 0)
    coder = bytes([flags]) + code + (number(len(settings)) + settings if settings else b"")
    return b"\7\x0b\1\0\1" + coder + b"\x0c" + number(size) + b"\0"


def _both(make: Callable[..., bytes], **how: object) -> Callable[[], bytes]:
    return lambda: make(("note.txt", NOTE), ("folder/other.txt", OTHER), **how)


UNSEALED: dict[str, Callable[[], bytes]] = {
    "tar-holds-notes-of-people": _both(tar),
    "tar-names-the-owner": _both(tar, owner="jbloggs"),
    "tar-says-where-a-file-came-from": lambda: tar(("note.txt", NOTE), headers={"SCHILY.xattr.user.xdg.origin.url": "https://example.com/a"}),
    "tar-replaces-an-entry": lambda: tar(("note.txt", NOTE), ("note.txt", b"Nobody is named here.\n")),
    "tar-holds-a-link": lambda: tar(("note.txt", NOTE), ("shortcut@", b"/home/jbloggs/victims.xlsx")),
    "tar-has-bytes-behind-its-end": lambda: tar(("plain.txt", b"Nobody is named here.\n")) + NOTE * 9,
}  # fmt: skip
"""Tar has no checksums of what the files hold: of one altered inside, nobody can tell."""

FILES: dict[str, Callable[[], bytes]] = {
    "gzip-holds-a-note": lambda: gzipped(NOTE),
    "gzip-keeps-the-former-name": lambda: gzipped(NOTE, name="Nia Example statement.txt"),
    "gzip-has-a-comment": lambda: gzipped(NOTE, comment="checked by Tomos Sample"),
    "gzip-of-two-streams": lambda: gzipped(NOTE) + gzipped(OTHER),
    "bzip2-holds-a-note": lambda: bz2.compress(NOTE),
    "xz-holds-a-note": lambda: lzma.compress(NOTE),
    "packed-tar": lambda: gzipped(UNSEALED["tar-holds-notes-of-people"]()),
    **{f"7z-packed-with-{method}": _both(seven_zip, method=method) for method in _RAW},
    "7z-with-a-packed-directory": _both(seven_zip, packs_header=True),
    "7z-has-bytes-behind-its-end": lambda: seven_zip(("plain.txt", b"Nobody is named here.\n")) + NOTE * 9,
}
