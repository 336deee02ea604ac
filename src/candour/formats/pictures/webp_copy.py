"""A WebP without what stands beside its points, which are taken over as they are packed, without loss.

    RIFF │ VP8X: what there is, and how large │ ICCP, rewritten │ ANIM │ ALPH · VP8 or VP8L, or ANMF: frames of them

Where something was left under what is fully transparent, or the picture is turned or cut, it is drawn anew without loss.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any, Final

from candour.cleaned import CannotClean
from candour.formats.pictures.drawing_anew import bare, frames_of, without_clear_colours
from candour.formats.pictures.jpeg_slack import LETTERS
from candour.formats.pictures.profile_copy import copied_profile
from candour.formats.pictures.transparency import hides_picture
from candour.formats.pictures.view import UPRIGHT, View, turn_in

__all__ = ["copied_webp", "webp_turn"]

_LOSSY, _LOSSLESS, _ALPHA, _FRAME = b"VP8 ", b"VP8L", b"ALPH", b"ANMF"
_PICTURE: Final = (_ALPHA, _LOSSY, _LOSSLESS)
_HAS_PROFILE, _HAS_ALPHA, _MOVES = 0x20, 0x10, 0x02
_MOST: Final = 100_000
_FRAME_HEAD: Final = 16
_DAMAGED: Final = "a picture is cut off before its end, or damaged: ask for it to be sent again"

Chunks = list[tuple[bytes, bytes]]


def copied_webp(data: bytes, view: View) -> bytes:
    """The picture, or its frames, as they are shown.

    Raises:
        CannotClean: where its points are too many, or damaged.
    """
    chunks = list(_all_chunks(data))
    profile = copied_profile(next((content for kind, content in chunks if kind == b"ICCP"), b""))
    if not view.is_whole or _hides_something(data, chunks):
        anew = _drawn_anew(data, view)
        chunks = list(_all_chunks(anew))
    frames = [content for kind, content in chunks if kind == _FRAME]
    if frames:
        return _moving(chunks, frames, profile)
    picture = list(_picture(chunks))
    size, has_alpha = _looks(picture)
    if picture[0][0] != _ALPHA and not profile:
        return _riff(picture)
    flags = (_HAS_PROFILE if profile else 0) | (_HAS_ALPHA if has_alpha else 0)
    return _riff([_head(flags, size), *_profile(profile), *picture])


def webp_turn(data: bytes) -> int:
    """Which way up the EXIF data of a WebP say that it lies."""
    exif = next((content for kind, content in _all_chunks(data) if kind == b"EXIF"), b"")
    return turn_in(exif) if exif else UPRIGHT


def _all_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    return _chunks(data, 12, min(len(data), 8 + struct.unpack_from("<I", data, 4)[0]))


def _hides_something(data: bytes, chunks: Chunks) -> bool:
    """Whether any frame has words among its packed points, or a picture under what is fully transparent.

    One that is packed without loss has not even a colour there.
    """
    if any(LETTERS.search(content) for kind, content in chunks if kind in (*_PICTURE, _FRAME)):
        return True
    is_exact = _LOSSLESS in data[: 1 << 16]
    for frame in frames_of(data, "WEBP"):
        if frame.mode == "RGBA" and (
            hides_picture(frame) or (is_exact and without_clear_colours(frame) is not frame)
        ):
            return True
    return False


def _drawn_anew(data: bytes, view: View) -> bytes:
    frames, durations = [], []
    how: dict[str, Any] = {}
    for frame in frames_of(data, "WEBP"):
        how.setdefault("loop", frame.info.get("loop", 0))
        durations.append(int(frame.info.get("duration", 0)))
        frames.append(bare(view.of(frame)))
    if len(frames) > 1:
        how |= {"save_all": True, "append_images": frames[1:], "duration": durations, "minimize_size": False}
    else:
        how = {}
    out = io.BytesIO()
    frames[0].save(out, "WEBP", lossless=True, exact=True, quality=75, method=4, **how)
    return out.getvalue()


# ── chunks ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _chunks(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    for _ in range(_MOST):
        if at + 8 > end:
            return
        kind, size = struct.unpack_from("<4sI", data, at)
        if at + 8 + size > end:
            raise CannotClean(_DAMAGED)
        yield kind, data[at + 8 : at + 8 + size]
        at += 8 + size + (size & 1)


def _picture(chunks: Chunks) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of one picture: what is transparent, where it stands apart, and the colours."""
    kinds = dict(reversed(chunks))
    colours = next((kind for kind in (_LOSSY, _LOSSLESS) if kind in kinds), b"")
    if not colours:
        raise CannotClean(_DAMAGED)
    if colours == _LOSSY and _ALPHA in kinds:
        yield _ALPHA, kinds[_ALPHA]
    yield colours, kinds[colours]


def _looks(picture: Chunks) -> tuple[tuple[int, int], bool]:
    """The size of a picture, and whether parts of it may be transparent."""
    kind, content = picture[-1]
    if len(content) < 10:
        raise CannotClean(_DAMAGED)
    if kind == _LOSSLESS:
        bits = int.from_bytes(content[1:5], "little")
        return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1), bool(bits >> 28 & 1)
    width, height = struct.unpack_from("<HH", content, 6)
    return (width & 0x3FFF, height & 0x3FFF), len(picture) > 1


def _moving(chunks: Chunks, frames: list[bytes], profile: bytes) -> bytes:
    heads = dict(reversed(chunks))
    has_alpha, written = False, []
    for content in frames:
        picture = list(_picture(list(_chunks(content, _FRAME_HEAD, len(content)))))
        has_alpha |= _looks(picture)[1]
        written.append((_FRAME, content[:_FRAME_HEAD] + b"".join(_packed(picture))))
    size = heads[b"VP8X"][4:10] if len(heads.get(b"VP8X", b"")) >= 10 else b""
    if not size:
        raise CannotClean(_DAMAGED)
    flags = _MOVES | (_HAS_PROFILE if profile else 0) | (_HAS_ALPHA if has_alpha else 0)
    timing = (b"ANIM", heads.get(b"ANIM", bytes(6))[:6].ljust(6, b"\0"))
    return _riff([(b"VP8X", bytes([flags, 0, 0, 0]) + size), *_profile(profile), timing, *written])


def _head(flags: int, size: tuple[int, int]) -> tuple[bytes, bytes]:
    sides = b"".join((side - 1).to_bytes(3, "little") for side in size)
    return b"VP8X", bytes([flags, 0, 0, 0]) + sides


def _profile(profile: bytes) -> Chunks:
    return [(b"ICCP", profile)] if profile else []


def _packed(chunks: Chunks) -> Iterator[bytes]:
    for kind, content in chunks:
        yield kind + struct.pack("<I", len(content)) + content + bytes(len(content) & 1)


def _riff(chunks: Chunks) -> bytes:
    body = b"WEBP" + b"".join(_packed(chunks))
    return b"RIFF" + struct.pack("<I", len(body)) + body
