"""Unpacking: everything that the bytes of a copy say, in whatever it is wrapped.

    zip ──▶ entries ──▶ XML: what stands between tags, with the runs of a paragraph joined, and in attributes
    PDF ──▶ objects, names and streams
    PNG ──▶ chunks
    text ──▶ itself, and what is written in it as base64, hexadecimal digits, %41, =41 or &#65;
    other ──▶ runs of letters, one byte each or two

It reads what Candour itself has just written, so it may lean on plain libraries; it does not lean on Candour's readers.
"""

from __future__ import annotations

import base64
import binascii
import html
import io
import quopri
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
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
_QUOTED = re.compile(rb"=(?:\r?\n|[0-9A-F]{2})")
_LETTERS_OF_TWO_BYTES = re.compile(rb"(?:[\x20-\x7e]\0){4,}|(?:\0[\x20-\x7e]){4,}")
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_SHARED_STRING = re.compile(rb'<c\b[^>]*?\bt="s"[^>]*?><v>\d+</v>')
_TAG = re.compile(rb"<[^>]*>")
_BETWEEN_PARAGRAPHS = re.compile(
    rb"</?(?:[\w.-]+:)?(?:p|h|h[1-6]|si|is|c|v|row|tr|td|th|li|div|br|cr|tab|s|line-break|text|title|table-cell|a)\b[^>]*>"
)
_ATTRIBUTE = re.compile(rb"""=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """What one part says. `is_text` where its letters are meant as such; elsewhere short runs of letters come by chance."""

    content: bytes
    is_text: bool
    has_numbers: bool = True
    """Whether its short numbers are content: those of an attribute are widths and places."""
    is_joined: bool = False
    """Whether what stood apart was put together, so that short words come by chance."""


def unpacked(data: bytes, depth: int = 0) -> Iterator[Said]:
    """Everything that these bytes say."""
    if depth > _DEEPEST:
        raise RecursionError("a copy is never wrapped so deep")
    if unpack := next((way for start, way in _WAYS if data.startswith(start)), None):
        yield from unpack(data, depth)
    elif _is_text(data):
        yield from _text(data, depth)
    else:
        yield from _bytes(data)


def _bytes(data: bytes) -> Iterator[Said]:
    """What is no text: as it is, and as if each letter took two bytes."""
    yield Said(data, is_text=False)
    for at in (0, 1):
        yield Said(data[at::2], is_text=False)
    if runs := [run.replace(b"\0", b"") for run in _LETTERS_OF_TWO_BYTES.findall(data)]:
        yield Said(b"\n".join(runs), is_text=True, has_numbers=False)


def _is_text(data: bytes) -> bool:
    return b"\0" not in data[:4096] and not data[:3].startswith((b"\xff\xd8", b"GIF", b"\x89PN"))


def _zip(data: bytes, depth: int) -> Iterator[Said]:
    yield Said(data, is_text=False)  # also what lies between the entries
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield Said(archive.comment, is_text=True)
        for entry in archive.infolist():
            yield Said(entry.filename.encode() + b"\n" + entry.comment, is_text=True)
            yield from _bytes(entry.extra)
            yield from unpacked(archive.read(entry), depth + 1)


def _packed(data: bytes, depth: int) -> Iterator[Said]:
    unpacking = zlib.decompressobj(wbits=47)
    try:
        content = unpacking.decompress(data)
    except zlib.error:
        yield from _bytes(data)
        return
    yield from unpacked(content, depth + 1)
    if unpacking.unused_data:
        yield from unpacked(unpacking.unused_data, depth + 1)


def _png(data: bytes, depth: int) -> Iterator[Said]:
    """Each chunk without the four letters that say its kind, and what is packed in those that are no points."""
    at = len(_PNG)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind, content = data[at + 4 : at + 8], data[at + 8 : end - 4]
        yield from _bytes(content)
        if kind in _PACKED_CHUNKS:
            yield from unpacked(content.partition(b"\0")[2].lstrip(b"\0\1"), depth + 1)
        at = end


_PACKED_CHUNKS: Final = frozenset({b"zTXt", b"iCCP", b"iTXt"})


def _pdf(data: bytes, depth: int) -> Iterator[Said]:
    import pikepdf  # noqa: PLC0415  (for this kind alone)

    with pikepdf.open(io.BytesIO(data)) as pdf:
        yield from _strings(pdf.trailer)
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
    yield from _bytes(content)
    yield from _unwrapped(content, depth)
    yield from _wrapped(content, depth)


def _strings(thing: object) -> Iterator[Said]:
    """The strings and names of an object, each decoded as PDF text."""
    import pikepdf  # noqa: PLC0415  (see above)

    waiting: list[object] = [thing]
    names: list[str] = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            for key in one.keys():  # noqa: SIM118  (a dictionary of PDF, not of Python)
                names.append(key)
                value = one.get(key)
                if not getattr(value, "is_indirect", False):
                    waiting.append(value)
        elif isinstance(one, pikepdf.Array):
            waiting += [value for value in one if not getattr(value, "is_indirect", False)]
        elif isinstance(one, pikepdf.Name):
            names.append(str(one))
        elif isinstance(one, pikepdf.String):
            yield Said(str(one).encode("utf-8", "replace"), is_text=True)
            yield Said(bytes(one), is_text=False)
    yield Said("\n".join(names).encode("utf-8", "replace"), is_text=True, has_numbers=False)


def _text(data: bytes, depth: int) -> Iterator[Said]:
    plain = data
    if data.lstrip()[:1] == b"<":
        plain = _SHARED_STRING.sub(b"", data)
        for match in _ATTRIBUTE.finditer(plain):
            value = match[1] or match[2] or b""
            if b"%" in value or b"&" in value:
                yield Said(unquote_to_bytes(_plain(value)), is_text=True)
        tags = _plain(b"\n".join(_TAG.findall(plain)))
        yield Said(tags, is_text=True, has_numbers=False)
        yield from _wrapped(tags, depth)
        joined = _TAG.sub(b"", _BETWEEN_PARAGRAPHS.sub(b"\n", plain))
        yield Said(_plain(joined), is_text=True, has_numbers=False, is_joined=True)
        plain = _plain(_TAG.sub(b"\n", plain))
    elif _QUOTED.search(data):
        yield Said(quopri.decodestring(data), is_text=True)
    yield Said(plain, is_text=True)
    yield from _wrapped(plain, depth)


def _plain(text: bytes) -> bytes:
    return html.unescape(text.decode("utf-8", "replace")).encode() if b"&" in text else text


def _wrapped(text: bytes, depth: int) -> Iterator[Said]:
    lines = _FOLDED_BASE64.sub(b"\n", text)
    for pattern, unwrap, where in (
        (_FOLDED_BASE64, _of_base64, text),
        (_BASE64, _of_base64, lines),
        (_HEX, _of_hex, text),
    ):
        for match in pattern.finditer(where):
            if content := unwrap(match[0]):
                yield from _bytes(content)
                yield from _unwrapped(content, depth)


def _unwrapped(content: bytes, depth: int) -> Iterator[Said]:
    """What came out of a wrapping unpacked, where it is packed and whole."""
    from pikepdf import PdfError  # noqa: PLC0415  (see above)

    if any(content.startswith(start) for start, _ in _WAYS):
        with suppress(zipfile.BadZipFile, PdfError):
            yield from unpacked(content, depth + 1)


def _of_base64(text: bytes) -> bytes:
    plain = b"".join(text.split()).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return base64.b64decode(plain + b"=" * (-len(plain) % 4))
    except binascii.Error:
        return b""


def _of_hex(text: bytes) -> bytes:
    return bytes.fromhex(text.decode("ascii"))


_WAYS: Final[tuple[tuple[bytes, Callable[[bytes, int], Iterator[Said]]], ...]] = (
    (b"PK\3\4", _zip),
    (b"%PDF-", _pdf),
    (_PNG, _png),
    *((start, _packed) for start in (b"\x1f\x8b", b"\x78\x01", b"\x78\x9c", b"\x78\xda")),
)
"""How what is packed begins, and how it is unpacked."""
