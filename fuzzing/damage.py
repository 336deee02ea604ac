"""Damage: a file altered as accidents and attackers alter files. The same numbers give the same damage."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

__all__ = ["damaged"]

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_MOST = 4 << 20
"""Bytes that a file may grow to."""


def _flip(data: bytearray, chance: random.Random, _: bytes) -> None:
    for _number in range(chance.choice((1, 1, 2, 8, 64))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _overwrite(data: bytearray, chance: random.Random, _: bytes) -> None:
    at, size = chance.randrange(len(data)), chance.choice((1, 2, 4, 8))
    number = chance.choice(_NUMBERS) & ((1 << 8 * size) - 1)
    data[at : at + size] = number.to_bytes(size, chance.choice(("little", "big")))


def _cut(data: bytearray, chance: random.Random, _: bytes) -> None:
    del data[chance.randrange(len(data)) :]


def _drop(data: bytearray, chance: random.Random, _: bytes) -> None:
    at = chance.randrange(len(data))
    del data[at : at + chance.choice((1, 4, 32, 512))]


def _repeat(data: bytearray, chance: random.Random, _: bytes) -> None:
    at, size = chance.randrange(len(data)), chance.choice((1, 8, 64, 1024))
    piece = bytes(data[at : at + size]) * chance.choice((2, 16, 256))
    if len(data) + len(piece) < _MOST:
        data[at:at] = piece


def _splice(data: bytearray, chance: random.Random, other: bytes) -> None:
    at, start = chance.randrange(len(data)), chance.randrange(len(other) or 1)
    data[at : at + 64] = other[start : start + chance.choice((4, 64, 1024))]


def _move(data: bytearray, chance: random.Random, _: bytes) -> None:
    at, to, size = chance.randrange(len(data)), chance.randrange(len(data)), chance.choice((4, 16, 256))
    data[to : to + size] = data[at : at + size]


_WAYS: tuple[Callable[[bytearray, random.Random, bytes], None], ...] = (
    _flip, _flip, _overwrite, _overwrite, _cut, _drop, _repeat, _splice, _move,
)  # fmt: skip


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """A file damaged in one to four ways, with pieces of another in it. Of a zip, half the time a file inside it."""
    if data[:2] == b"PK" and chance.random() < 0.5:
        inside = _inside_zip(data, other, chance)
        if inside:
            return inside
    altered = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4))):
        if altered:
            chance.choice(_WAYS)(altered, chance, other)
    return bytes(altered)


def _inside_zip(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """The zip with one of its files damaged, and nothing else."""
    out = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as archive,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as anew,
        ):
            names = archive.namelist()
            wanted = chance.choice(names) if names else ""
            for name in names:
                part = bytearray(archive.read(name))
                if name == wanted and part:
                    for _ in range(chance.choice((1, 2, 4))):
                        if part:
                            chance.choice(_WAYS)(part, chance, other)
                anew.writestr(zipfile.ZipInfo(name), bytes(part))
    except Exception:  # noqa: BLE001  (a zip that Python's own library cannot read is damaged as a whole)
        return b""
    return out.getvalue()
