"""A PNG without what stands beside its points.

    signature │ IHDR │ how colours are meant, the profile rewritten │ PLTE │ tRNS │ pHYs │ IDAT, packed anew │ IEND

Points of sixteen bits to a colour are taken over as they are, for Pillow would make them coarser; all others are drawn
anew, so that nothing is left under what is transparent, and no colour in the palette that is not used.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from candour.cleaned import CannotClean
from candour.formats.pictures.drawing_anew import bare, frames_of, picture_of, without_clear_colours
from candour.formats.pictures.profile_copy import copied_profile
from candour.formats.pictures.view import UPRIGHT, View, turn_in

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["copied_png", "png_of", "png_turn"]

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_SIZES: Final = {b"cICP": 4, b"sRGB": 1, b"gAMA": 4, b"cHRM": 32, b"pHYs": 9}
"""What says how the colours and the size are meant, and how large each is."""
_ORDER: Final = (b"IHDR", b"acTL", b"cICP", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"PLTE", b"tRNS", b"pHYs")
_POINTS: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"acTL"})
_FRAMES: Final = frozenset({b"fcTL", b"fdAT", b"IDAT"})
_FINE: Final = 16
_GRAY: Final = 0
_LEVEL: Final = 6
_LARGEST: Final = 1 << 20
_LARGEST_PROFILE: Final = 16 << 20
_MOST: Final = 200_000

Chunks = list[tuple[bytes, bytes]]


def copied_png(data: bytes, view: View) -> bytes:
    """The picture as it is shown, its points and how their colours are meant.

    Raises:
        CannotClean: where its points are too many, or damaged.
    """
    chunks = list(_chunks(data))
    kinds = {kind for kind, _ in chunks}
    beside = _beside(chunks)
    if view.swaps_sides and b"pHYs" in beside:
        beside[b"pHYs"] = beside[b"pHYs"][4:8] + beside[b"pHYs"][:4] + beside[b"pHYs"][8:]
    if b"acTL" in kinds:
        return _written(_moving(data, view), beside)
    if points := _fine_points(data, chunks) if view.is_whole else []:
        return _written(points, beside)
    return png_of(view.of(picture_of(data, "PNG")), beside)


def png_of(image: Image, beside: dict[bytes, bytes] | None = None) -> bytes:
    """These points as a PNG."""
    return _written(list(_chunks(_saved(bare(image)))), beside or {})


def png_turn(data: bytes) -> int:
    """Which way up the EXIF data of a PNG say that it lies."""
    exif = next((content for kind, content in _chunks(data) if kind == b"eXIf"), b"")
    return turn_in(exif) if exif else UPRIGHT


def _saved(image: Image, **how: Any) -> bytes:
    out = io.BytesIO()
    if image.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        image = image.convert("RGB")
    if "transparency" in image.info:
        how["transparency"] = image.info["transparency"]
    image.save(out, "PNG", compress_level=_LEVEL, **how)
    return out.getvalue()


# ── chunks ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    for _ in range(_MOST):
        if at + 8 > len(data):
            return
        size, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind == b"IEND":
            return


def _written(points: Iterable[tuple[bytes, bytes]], beside: dict[bytes, bytes]) -> bytes:
    points = list(points)
    heads = {kind: content for kind, content in points if kind in _POINTS} | beside
    parts: Chunks = [(kind, heads[kind]) for kind in _ORDER if kind in heads]
    parts += [(kind, content) for kind, content in points if kind in _FRAMES]
    parts.append((b"IEND", b""))
    out = [_SIGNATURE]
    for kind, content in parts:
        out += [struct.pack(">I", len(content)), kind, content]
        out.append(struct.pack(">I", zlib.crc32(content, zlib.crc32(kind))))
    return b"".join(out)


def _beside(chunks: Chunks) -> dict[bytes, bytes]:
    """How colours and size are meant. Where there is a profile, it rules; a profile that is damaged is left out."""
    first = next((at for at, (kind, _) in enumerate(chunks) if kind == b"IDAT"), len(chunks))
    found: dict[bytes, bytes] = {}
    for kind, content in chunks[:first]:
        size = _SIZES.get(kind)
        if size and len(content) >= size:
            found.setdefault(kind, content[:size])
        elif kind == b"iCCP" and (profile := copied_profile(_unpacked_profile(content))):
            found.setdefault(kind, b"Profile\0\0" + zlib.compress(profile, 9))
    return found


def _unpacked_profile(content: bytes) -> bytes:
    _, _, rest = content.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(rest[1:], _LARGEST_PROFILE)
    except zlib.error:
        return b""


# ── points ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _fine_points(data: bytes, chunks: Chunks) -> Chunks:
    """Points of sixteen bits to a colour, packed anew; nothing where they are of fewer, or colours lie under what is clear."""
    heads = {kind: content for kind, content in chunks if kind in (b"IHDR", b"tRNS")}
    head = heads.get(b"IHDR", b"")
    if len(head) < 13 or head[8] != _FINE or head[9] == _GRAY:
        return []
    image = picture_of(data, "PNG")
    if image.mode in ("RGBA", "LA") and without_clear_colours(image) is not image:
        return []
    size = _unpacked_size(head)
    stream = zlib.decompressobj()
    packed = b"".join(content for kind, content in chunks if kind == b"IDAT")
    rows = stream.decompress(packed, size)
    if len(rows) < size:
        raise CannotClean("a picture is cut off before its end: ask for it to be sent again")
    return [(b"IHDR", head[:13]), *_transparent(heads, head), *_packed(rows)]


def _transparent(heads: dict[bytes, bytes], head: bytes) -> Chunks:
    """Which colour is transparent, where one is."""
    return [(b"tRNS", heads[b"tRNS"][:6])] if b"tRNS" in heads and head[9] == 2 else []


def _packed(rows: bytes) -> Chunks:
    packed = zlib.compress(rows, _LEVEL)
    return [(b"IDAT", packed[at : at + _LARGEST]) for at in range(0, len(packed), _LARGEST)]


_PASSES: Final = (
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
_CHANNELS: Final = {0: 1, 2: 3, 4: 2, 6: 4}


def _unpacked_size(head: bytes) -> int:
    """How many bytes the rows take once they are unpacked."""
    width, height, depth, colour, _, _, interlaced = struct.unpack_from(">IIBBBBB", head)
    bits = _CHANNELS.get(colour, 4) * depth
    total = 0
    for left, top, right_by, down_by in _PASSES if interlaced else ((0, 0, 1, 1),):
        columns, rows = -(-(width - left) // right_by), -(-(height - top) // down_by)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _moving(data: bytes, view: View) -> Chunks:
    """The frames that are shown, drawn anew. A picture before them that is no frame is left out."""
    frames, durations, loop = [], [], 0
    for number, frame in enumerate(frames_of(data, "PNG")):
        if not number:
            loop = int(frame.info.get("loop", 0))
            if frame.info.get("default_image"):
                continue
        alpha = frame.mode in ("RGBA", "LA", "PA") or "transparency" in frame.info
        durations.append(float(frame.info.get("duration", 0)))
        frames.append(bare(view.of(frame.convert("RGBA" if alpha else "RGB"))))
    if not frames:
        raise CannotClean("a moving picture has no frame that is shown: leave it out")
    if any(frame.mode == "RGBA" for frame in frames):
        frames = [frame.convert("RGBA") for frame in frames]
    moving = _saved(
        frames[0], save_all=True, append_images=frames[1:], duration=durations, loop=loop, blend=0, disposal=0
    )
    return list(_chunks(moving))
