"""Locks: workbooks encrypted with a password, and the one password that Excel tries by itself.

    record │ head in plain │ body encrypted │ head in plain │ body encrypted …
    the keystream runs over heads and bodies alike; it begins anew every 1,024 bytes of the stream

Some bodies stay in plain: the first record, the lock itself, and where each sheet begins. Facts from MS-XLS 2.2.10 and
MS-OFFCRYPTO 2.3.5 to 2.3.7.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable

from candour.formats.passwords import EXCELS_OWN
from candour.formats.xls.records import Kind, walk

__all__ = ["Unlock", "unlocking"]

Unlock = Callable[[bytes], bytes]
"""Gives a stream with its bodies in plain."""

_XOR, _RC4 = 0, 1
_PLAIN = frozenset({Kind.BOF, Kind.FILEPASS, 0x0194, 0x0195, 0x00E1, 0x0196, 0x0138})
"""Records whose body is never encrypted: the beginning, the lock, who has the file open."""
_BLOCK = 1024


def unlocking(lock: bytes, biff: int) -> Unlock | None:
    """How to read what this lock closes with Excel's own password; None where the password is another."""
    try:
        return _xor(lock) if biff < 8 or lock[:2] == b"\0\0" else _rc4(lock)
    except Exception:  # noqa: BLE001  (a broken lock makes the library raise what it likes; the Gap says what to do)
        return None


def _rc4(lock: bytes) -> Unlock | None:
    from msoffcrypto.method.rc4 import DocumentRC4  # noqa: PLC0415  (slow to import, and few files need it)

    kind, major, minor = struct.unpack_from("<HHH", lock)
    if kind != _RC4:
        return None
    if (major, minor) != (1, 1):
        return _crypto_api(lock[6:])
    salt, verifier, digest = lock[6:22], lock[22:38], lock[38:54]
    if not DocumentRC4.verifypw(EXCELS_OWN, salt, verifier, digest):
        return None
    return lambda data: _with_plain_parts(
        data, DocumentRC4.decrypt(EXCELS_OWN, salt, io.BytesIO(data), blocksize=_BLOCK).read()
    )


def _crypto_api(header: bytes) -> Unlock | None:
    from msoffcrypto.method.rc4_cryptoapi import DocumentRC4CryptoAPI  # noqa: PLC0415  (slow to import)

    (size,) = struct.unpack_from("<4xI", header)
    bits = struct.unpack_from("<I", header, 8 + 16)[0] or 40
    salt, verifier, digest = struct.unpack_from("<4x16s16s4x20s", header, 8 + size)
    if not DocumentRC4CryptoAPI.verifypw(EXCELS_OWN, salt, bits, verifier, digest):
        return None
    return lambda data: _with_plain_parts(
        data, DocumentRC4CryptoAPI.decrypt(EXCELS_OWN, salt, bits, io.BytesIO(data), blocksize=_BLOCK).read()
    )


def _with_plain_parts(locked: bytes, opened: bytes) -> bytes:
    """The stream decrypted as a whole, but for its parts in plain, which that has spoilt."""
    out = bytearray(opened)
    for kind, at, size in walk(locked, 0, len(locked)):
        plain = size if kind in _PLAIN else 4 if kind == Kind.BOUNDSHEET else 0
        out[at - 4 : at + plain] = locked[at - 4 : at + plain]
    return _without_lock(out)


def _xor(lock: bytes) -> Unlock | None:
    from msoffcrypto.method.xor_obfuscation import DocumentXOR  # noqa: PLC0415  (slow to import)

    (check,) = struct.unpack_from("<H", lock, len(lock) - 2)
    if not DocumentXOR.verifypw(EXCELS_OWN, check):
        return None
    key = bytes(DocumentXOR.create_xor_array_method1(EXCELS_OWN))
    return lambda data: _xored(data, key)


def _xored(data: bytes, key: bytes) -> bytes:
    """Each body byte turned by five bits and combined with the key, whose phase depends on where the body ends."""
    out = bytearray(data)
    turned = bytes((byte >> 5 | byte << 3) & 0xFF for byte in range(256))
    for kind, at, size in walk(data, 0, len(data)):
        plain = 4 if kind == Kind.BOUNDSHEET else 0
        if kind in _PLAIN or plain >= size:
            continue
        body = data[at + plain : at + size]
        phase = (at + size + plain) % 16
        stream = (key[phase:] + key[:phase]) * (len(body) // 16 + 1)
        mixed = int.from_bytes(body, "little") ^ int.from_bytes(stream[: len(body)], "little")
        out[at + plain : at + size] = mixed.to_bytes(len(body), "little").translate(turned)
    return _without_lock(out)


def _without_lock(data: bytearray) -> bytes:
    """The stream with the record of its lock turned into one that says nothing."""
    for kind, at, size in walk(bytes(data), 0, len(data)):
        if kind == Kind.FILEPASS:
            data[at - 4 : at + size] = struct.pack("<HH", 0, size) + bytes(size)
        if kind == Kind.EOF:
            break
    return bytes(data)
