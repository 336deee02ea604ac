"""Unpacking: everything that the bytes of a copy say, in whatever it is wrapped.

    zip ──▶ entries ──▶ XML: what stands between tags, and in attributes
    PDF ──▶ objects and streams
    text ──▶ itself, and what is written in it as base64, hexadecimal digits, %41 or &#65;
    other ──▶ runs of letters, one byte each or two

It reads what Candour itself has just written, so it may lean on plain libraries; it does not lean on Candour's readers.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

if TYPE_CHECKING:
    import pikepdf

__all__ = ["Said", "unpacked"]

_DEEPEST: Final = 12
_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}|[A-Za-z0-9_-]{16,}={0,2}")
_FOLDED_BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{60,76}\r?\n)+[A-Za-z0-9+/]+={0,2}")
_HEX = re.compile(rb"(?:[0-9A-Fa-f]{2}){6,}")
_SHARED_STRING = re.compile(rb'<c\b[^>]*?\bt="s"[^>]*?><v>\d+</v>')
_TAG = re.compile(rb"<[^>]*>")
_ATTRIBUTE = re.compile(rb"""=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What one part says. `is_text` where its letters are meant as such; elsewhere short runs of letters come by chance."""

    content: bytes
    is_text: bool
    has_numbers: bool = True
    """Whether its numbers are content: those of an attribute are widths and places."""


def unpacked(data: bytes, depth: int = 0) -> Iterator[Said]:
    """Everything that these bytes say."""
    if depth > _DEEPEST:
        raise RecursionError("a copy is never wrapped so deep")
    if data[:4] == b"PK\3\4":
        yield from _zip(data, depth)
    elif data[:5] == b"%PDF-":
        yield from _pdf(data, depth)
    elif data[:2] == b"\x1f\x8b" or (data[:1] == b"\x78" and data[1:2] in (b"\x01", b"\x9c", b"\xda")):
        yield from _packed(data, depth)
    elif _is_text(data):
        yield from _text(data)
    else:
        yield Said(data, is_text=False)
        for at in (0, 1):
            yield Said(data[at::2], is_text=False)


def _is_text(data: bytes) -> bool:
    return b"\0" not in data[:4096] and not data[:3].startswith((b"\xff\xd8", b"GIF", b"\x89PN"))


def _zip(data: bytes, depth: int) -> Iterator[Said]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Said(archive.comment, is_text=True)
        for entry in archive.infolist():
            yield Said(entry.filename.encode() + b"\n" + entry.comment, is_text=True)
            yield Said(entry.extra, is_text=False)
            yield from unpacked(archive.read(entry), depth + 1)


def _packed(data: bytes, depth: int) -> Iterator[Said]:
    try:
        content = zlib.decompressobj(wbits=47).decompress(data)
    except zlib.error:
        yield Said(data, is_text=False)
        return
    yield from unpacked(content, depth + 1)


def _pdf(data: bytes, depth: int) -> Iterator[Said]:
    import pikepdf  # noqa: PLC0415  (for this kind alone)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                yield from _stream(thing, depth)
            else:
                yield from _strings(thing)


def _stream(stream: pikepdf.Stream, depth: int) -> Iterator[Said]:
    from pikepdf import PdfError  # noqa: PLC0415  (see above)

    yield from _strings(stream)
    try:
        content = stream.read_bytes()
    except PdfError:  # a picture, packed in a way of its own
        content = stream.read_raw_bytes()
    if content[:4] == b"PK\3\4" or content[:5] == b"%PDF-":
        yield from unpacked(content, depth + 1)
        return
    yield Said(content, is_text=False)
    for at in (0, 1):
        yield Said(content[at::2], is_text=False)


def _strings(thing: object) -> Iterator[Said]:
    """The strings and names of an object, each decoded as PDF text."""
    import pikepdf  # noqa: PLC0415  (see above)

    waiting: list[object] = [thing]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            for key in one.keys():  # noqa: SIM118  (a dictionary of PDF, not of Python)
                value = one.get(key)
                if not getattr(value, "is_indirect", False):
                    waiting.append(value)
        elif isinstance(one, pikepdf.Array):
            waiting += [value for value in one if not getattr(value, "is_indirect", False)]
        elif isinstance(one, pikepdf.String):
            yield Said(str(one).encode("utf-8", "replace"), is_text=True)
            yield Said(bytes(one), is_text=False)


def _text(data: bytes) -> Iterator[Said]:
    plain = data
    if data.lstrip()[:1] == b"<":
        plain = _SHARED_STRING.sub(b"", data)
        for match in _ATTRIBUTE.finditer(plain):
            value = match[1] or match[2] or b""
            if b"%" in value or b"&" in value:
                yield Said(unquote_to_bytes(_plain(value)), is_text=True)
        yield Said(_plain(b"\n".join(_TAG.findall(plain))), is_text=True, has_numbers=False)
        plain = _plain(_TAG.sub(b"\n", plain))
    yield Said(plain, is_text=True)
    yield from _wrapped(plain)


def _plain(text: bytes) -> bytes:
    return html.unescape(text.decode("utf-8", "replace")).encode() if b"&" in text else text


def _wrapped(text: bytes) -> Iterator[Said]:
    for pattern, unwrap in ((_FOLDED_BASE64, _of_base64), (_BASE64, _of_base64), (_HEX, _of_hex)):
        for match in pattern.finditer(text):
            if content := unwrap(match[0]):
                yield Said(content, is_text=False)
                yield Said(content[::2], is_text=False)
                yield Said(content[1::2], is_text=False)


def _of_base64(text: bytes) -> bytes:
    plain = b"".join(text.split()).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _of_hex(text: bytes) -> bytes:
    return bytes.fromhex(text.decode("ascii"))
