"""Signed or locked parts of messages (S/MIME): smime.p7m, smime.p7s.

    SEQUENCE
      what it is        signed data, locked data, packed data
      [0]               signed: the message itself, the certificates, the signature

What a reader sees:
    Of a signed message, the message. Of a signature, the name of whoever signed.

What else is inside:
    Certificates, with the names and addresses of whoever signed and of whoever vouches for them.

What Candour cannot read:
    Locked messages: a Gap says so.

How it cleans:
    The message takes the place of its wrapping, without the signature, which a changed message would break. Facts from
    RFC 5652.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from candour.errors import LimitReached
from candour.formats.mail.hidings import mail_hiding, mail_hidings
from candour.formats.wording import runs_in
from candour.piece import Blob, Found, Gap, Nested, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = mail_hidings("smime", "signature")

_RSA = bytes.fromhex("2a864886f70d01")
_DATA, _SIGNED, _LOCKED = _RSA + b"\x07\x01", _RSA + b"\x07\x02", _RSA + b"\x07\x03"
_AUTH_LOCKED = _RSA + b"\x09\x10\x01\x17"
_PACKED = _RSA + b"\x09\x10\x01\x09"
_SEQUENCE, _OID, _OCTETS, _OCTET_PIECES, _CONTENT = 0x30, 0x06, 0x04, 0x24, 0xA0
_DEEPEST = 12


def read(source: Source) -> Iterator[Found]:
    """The message inside, then the words of the certificates."""
    data = bytes(source.data)
    outer = _children(data, _value(data, 0))
    kind = data[outer[0].start : outer[0].end] if outer else b""
    inner = _children(data, outer[1]) if len(outer) > 1 else []
    if kind in (_LOCKED, _AUTH_LOCKED):
        yield Blob.of(source.place, data, "application/pkcs7-mime")
        what = "a message locked with S/MIME: ask whoever can open it for a copy without the lock"
        yield Gap(source.place, Why.ENCRYPTED, what)
        return
    if kind not in (_SIGNED, _PACKED) or not inner:
        what = "a part of S/MIME of a kind that Candour does not know; look at it, or leave it out"
        yield Gap(source.place, Why.UNKNOWN, what)
        return
    fields = _children(data, inner[0])
    held = next((one for one in fields if one.tag == _SEQUENCE and _holds(data, one)), None)
    content = _content(data, held) if held else b""
    if content:
        content = _inflated(source, content) if kind == _PACKED else content
        source.budget.spend(len(content))
        yield Nested(source.nested("message.eml", content, source.place / "message"))
    rest = b"".join(data[one.start : one.end] for one in fields if one is not held)
    if words := runs_in(rest):
        hiding = mail_hiding("smime", "signature")
        yield Text(source.place, "\n".join(words), hiding.sight, hiding, "certificates")


def _inflated(source: Source, packed: bytes) -> bytes:
    """Packed data unpacked, within the limits."""
    most = source.budget.limits.ratio * len(packed) + (16 << 20)
    engine = zlib.decompressobj()
    content = engine.decompress(packed, most)
    if engine.unconsumed_tail:
        raise LimitReached("ratio", str(source.budget.limits.ratio))
    return content


@dataclass(frozen=True, slots=True)
class _Value:
    """One value: its tag, where its bytes begin and end, and where the next begins."""

    tag: int
    start: int
    end: int
    following: int


def _value(data: bytes, at: int, depth: int = 0) -> _Value:
    """The value that begins here. One without a length ends where its last child does.

    Raises:
        ValueError: where it is nested too deep, or its length makes no sense.
    """
    tag, length = data[at], data[at + 1]
    start = at + 2
    if length == 0x80:
        if depth > _DEEPEST:
            raise ValueError("nested too deep")
        at = start
        while data[at : at + 2] != b"\0\0":
            at = _value(data, at, depth + 1).following
        return _Value(tag, start, at, at + 2)
    if length & 0x80:
        size = length & 0x7F
        if size > 8:
            raise ValueError("a length of no sense")
        length = int.from_bytes(data[start : start + size], "big")
        start += size
    end = min(start + length, len(data))
    return _Value(tag, start, end, end)


def _children(data: bytes, of: _Value) -> list[_Value]:
    found, at = [], of.start
    while at < of.end - 1:
        child = _value(data, at)
        if child.following <= at:
            break
        found.append(child)
        at = child.following
    return found


def _holds(data: bytes, one: _Value) -> bool:
    """Whether this says what is signed, and has it: other sequences name ways of packing and signing."""
    return any(child.tag == _CONTENT for child in _children(data, one))


def _content(data: bytes, held: _Value) -> bytes:
    """The bytes that are signed, where they are here and not beside the signature."""
    wrapping = next((one for one in _children(data, held) if one.tag == _CONTENT), None)
    octets = _children(data, wrapping) if wrapping else []
    return b"".join(_octets(data, one) for one in octets)


def _octets(data: bytes, one: _Value, depth: int = 0) -> bytes:
    if one.tag == _OCTETS:
        return data[one.start : one.end]
    if depth >= _DEEPEST:
        raise ValueError("nested too deep")
    if one.tag == _OCTET_PIECES:
        return b"".join(_octets(data, piece, depth + 1) for piece in _children(data, one))
    return b""
