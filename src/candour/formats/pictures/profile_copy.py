"""A colour profile without its words: what turns numbers into colours, and nothing that tells whose screen it was.

    header │ table of tags │ white, red, green, blue, their curves, tables of colours     kept
                           │ description, copyright                                       usual words in their place
                           │ maker, model, what calibrated it and when, private tags       left out

Facts from ICC.1.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

__all__ = ["copied_profile"]

_HEAD: Final = 128
_MOST_TAGS: Final = 100
_KEPT: Final = frozenset(
    {
        b"wtpt", b"bkpt", b"chad", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"A2B0", b"A2B1", b"A2B2", b"B2A0",
        b"B2A1", b"B2A2", b"gamt", b"cicp", b"lumi", b"D2B0", b"B2D0", b"ciis",
    }
)  # fmt: skip
"""Tags that tell colours."""
_SPACES: Final = {b"RGB ": "Generic RGB", b"GRAY": "Generic Gray", b"CMYK": "Generic CMYK"}
_COPYRIGHT: Final = "No copyright"
_OLD: Final = 4
_FIXED_DATE: Final = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)


def copied_profile(data: bytes) -> bytes:
    """The profile without its words; nothing where it is damaged, or of a kind that no picture has."""
    space = data[16:20]
    if len(data) < _HEAD + 4 or data[36:40] != b"acsp" or space not in _SPACES:
        return b""
    tags = _tags(data)
    if not tags:
        return b""
    worded = _worded_old if data[8] < _OLD else _worded
    tags[b"desc"] = _described_old(_SPACES[space]) if data[8] < _OLD else worded(_SPACES[space])
    tags[b"cprt"] = worded(_COPYRIGHT)
    return _profile(_head(data), tags)


def _tags(data: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", data, _HEAD)
    tags: dict[bytes, bytes] = {}
    for number in range(min(count, _MOST_TAGS, (len(data) - _HEAD - 4) // 12)):
        name, at, size = struct.unpack_from(">4sII", data, _HEAD + 4 + 12 * number)
        raw = data[at : at + size]
        if name in _KEPT and len(raw) >= 12:
            exact = raw[: _SIZES.get(raw[:4], _as_it_is)(raw)]
            tags.setdefault(name, exact[:4] + bytes(4) + exact[8:])
    return tags


def _head(data: bytes) -> bytes:
    """The header without the date, the makers of program, computer and screen, and the digest."""
    head = bytearray(_HEAD)
    for start, end in ((8, 24), (36, 40), (64, 80)):
        head[start:end] = data[start:end]
    head[24:36] = _FIXED_DATE
    return bytes(head)


def _profile(head: bytes, tags: dict[bytes, bytes]) -> bytes:
    table, body, places = [], bytearray(), dict[bytes, int]()
    begin = _HEAD + 4 + 12 * len(tags)
    for name in sorted(tags):
        raw = tags[name]
        if raw not in places:
            places[raw] = begin + len(body)
            body += raw + bytes(-len(raw) % 4)
        table.append(struct.pack(">4sII", name, places[raw], len(raw)))
    whole = struct.pack(">I", len(tags)) + b"".join(table) + bytes(body)
    return struct.pack(">I", _HEAD + len(whole)) + head[4:] + whole


# ── what stands in the place of words ───────────────────────────────────────────────────────────────────────────


def _worded(words: str) -> bytes:
    raw = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x5553, len(raw), 28) + raw


def _worded_old(words: str) -> bytes:
    return b"text" + bytes(4) + words.encode() + b"\0"


def _described_old(words: str) -> bytes:
    raw = words.encode() + b"\0"
    return b"desc" + struct.pack(">II", 0, len(raw)) + raw + bytes(8 + 3 + 67)


# ── how large a tag is by what it says ──────────────────────────────────────────────────────────────────────────


def _as_it_is(raw: bytes) -> int:
    return len(raw)


def _curve(raw: bytes) -> int:
    return 12 + 2 * int(struct.unpack_from(">I", raw, 8)[0])


def _formula(raw: bytes) -> int:
    """A curve told by up to seven numbers."""
    return 12 + 4 * {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}.get(struct.unpack_from(">H", raw, 8)[0], 0)


def _table(width: int) -> Callable[[bytes], int]:
    """A table of colours of eight or sixteen bits: channels in, out, points on each side, curves before and after."""

    def size(raw: bytes) -> int:
        if len(raw) < 52:
            return len(raw)
        before, after, points = raw[8], raw[9], raw[10]
        entries = struct.unpack_from(">HH", raw, 48) if width == 2 else (256, 256)
        start = 52 if width == 2 else 48
        return int(start + width * (entries[0] * before + points**before * after + entries[1] * after))

    return size


_SIZES: Final[dict[bytes, Callable[[bytes], int]]] = {
    b"curv": _curve,
    b"para": _formula,
    b"XYZ ": lambda _: 20,
    b"cicp": lambda _: 12,
    b"mft1": _table(1),
    b"mft2": _table(2),
}
