"""Pictures in all the ways in which their points are packed, for clean copies of them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from functools import cache

import numpy as np
from PIL import Image, ImageCms

from files.pictures import exif, jpeg, saved, scene, with_exif

__all__ = ["FILES", "SLACK", "profile_named", "turned"]

SLACK = b"call Nia Example on 020 7946 0123, please"
_SIZE = (96, 64)


@cache
def _small() -> Image.Image:
    return scene().resize(_SIZE)


def _fine() -> Image.Image:
    shades = np.asarray(_small().convert("L")).astype(np.uint16) * 257
    return Image.fromarray(shades)


def _see_through(mode: str = "RGBA") -> Image.Image:
    image = _small().convert(mode)
    image.putalpha(_small().convert("L"))
    return image


@cache
def _profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def profile_named(words: str) -> bytes:
    """A colour profile of a screen that goes by this name, and by a serial number in a tag of its own."""
    raw = _profile()
    (count,) = struct.unpack_from(">I", raw, 128)
    tags = [struct.unpack_from(">4sII", raw, 132 + 12 * number) for number in range(count)]
    own = {name: raw[at : at + size] for name, at, size in tags}
    wide = words.encode("utf-16-be")
    own[b"desc"] = b"mluc" + struct.pack(">IIIHHII", 0, 1, 12, 0x656E, 0x4742, len(wide), 28) + wide
    own[b"dmnd"] = b"text" + bytes(4) + words.encode() + b"\0"
    own[b"priv"] = b"text" + bytes(4) + words.encode() + b"\0"
    table, body, at = b"", b"", 132 + 12 * len(own)
    for name, content in own.items():
        table += struct.pack(">4sII", name, at + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    whole = raw[4:128] + struct.pack(">I", len(own)) + table + body
    return struct.pack(">I", len(whole) + 4) + whole


def turned(turn: int, size: tuple[int, int] = (320, 240), sampling: int = 2) -> bytes:
    """A JPEG whose EXIF data say that it lies so."""
    return with_exif(jpeg(scene().resize(size), subsampling=sampling), exif({0x112: (3, turn)}))


def _fine_png(kind: int, channels: int, *, clear: bool = False) -> bytes:
    """A PNG of sixteen bits to a colour; the left half may be fully transparent."""
    width, height = 31, 20
    points = np.random.default_rng(7).integers(0, 65536, (height, width, channels)).astype(">u2")
    if clear:
        points[:, : width // 2, -1] = 0
    rows = b"".join(b"\0" + row.tobytes() for row in points)
    head = struct.pack(">IIBBBBB", width, height, 16, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(c)) + k + c + struct.pack(">I", zlib.crc32(k + c)) for k, c in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _fine_tiff(order: str, packing: int) -> bytes:
    """A TIFF of sixteen bits to a colour, in two strips."""
    width, height, first = 30, 20, 11
    points = np.random.default_rng(7).integers(0, 65536, (height, width, 3)).astype(f"{order}u2")
    strips = [points[:first].tobytes(), points[first:].tobytes()]
    strips = [zlib.compress(strip) for strip in strips] if packing == 8 else strips
    tags: list[tuple[int, str, list[int]]] = [
        (256, "I", [width]), (257, "I", [height]), (258, "H", [16, 16, 16]), (259, "H", [packing]), (262, "H", [2]),
        (273, "I", [0, 0]), (277, "H", [3]), (278, "I", [first]), (279, "I", [len(strip) for strip in strips]),
    ]  # fmt: skip
    begin = 8 + 2 + 12 * len(tags) + 4
    body = b"".join(strips)
    directory, values = b"", b""
    for tag, code, numbers in tags:
        if tag == 273:
            numbers = [begin, begin + len(strips[0])]  # noqa: PLW2901  (known only now)
        raw = struct.pack(f"{order}{len(numbers)}{code}", *numbers)
        kind = 3 if code == "H" else 4
        if len(raw) > 4:
            raw, values = (
                struct.pack(order + "I", begin + len(body) + len(values)),
                values + raw + bytes(len(raw) % 2),
            )
        directory += struct.pack(order + "HHI", tag, kind, len(numbers)) + raw.ljust(4, b"\0")
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HIH", 42, 8, len(tags))
    return head + directory + struct.pack(order + "I", 0) + body + values


def _with_slack(data: bytes) -> bytes:
    end = data.rindex(b"\xff\xd9")
    return data[:end] + SLACK + data[end:]


FILES: dict[str, Callable[[], bytes]] = {
    "jpeg-gray": lambda: saved(_small().convert("L"), "JPEG"),
    "jpeg-for-print": lambda: saved(_small().convert("CMYK"), "JPEG"),
    "jpeg-of-a-size": lambda: saved(_small(), "JPEG", dpi=(300, 150)),
    "jpeg-with-a-profile": lambda: saved(_small(), "JPEG", icc_profile=_profile()),
    "jpeg-with-a-named-profile": lambda: saved(_small(), "JPEG", icc_profile=profile_named("Nia Example's screen")),
    "jpeg-with-words-behind-its-points": lambda: _with_slack(jpeg()),
    "jpeg-step-by-step-with-words-behind-its-points": lambda: _with_slack(jpeg(progressive=True)),
    "png-with-a-named-profile": lambda: saved(_small(), "PNG", icc_profile=profile_named("Nia Example's screen")),
    "png-of-a-size": lambda: saved(_small(), "PNG", dpi=(300, 300)),
    "png-black-and-white": lambda: saved(_small().convert("1"), "PNG"),
    "png-gray": lambda: saved(_small().convert("L"), "PNG"),
    "png-gray-see-through": lambda: saved(_see_through("LA"), "PNG"),
    "png-see-through": lambda: saved(_see_through(), "PNG"),
    "png-of-a-palette": lambda: saved(_small().quantize(40), "PNG"),
    "png-of-a-palette-with-a-clear-colour": lambda: saved(_small().quantize(40), "PNG", transparency=3),
    "png-with-a-clear-colour": lambda: saved(_small(), "PNG", transparency=(1, 2, 3)),
    "png-of-fine-shades": lambda: saved(_fine(), "PNG"),
    "png-of-fine-colours": lambda: _fine_png(2, 3),
    "png-of-fine-colours-see-through": lambda: _fine_png(6, 4),
    "png-of-fine-colours-under-what-is-clear": lambda: _fine_png(6, 4, clear=True),
    "gif-black-and-white": lambda: saved(_small().convert("1"), "GIF"),
    "gif-of-a-palette": lambda: saved(_small().quantize(40), "GIF"),
    **{
        f"tiff-packed-as-{packing}": lambda packing=packing: saved(_small(), "TIFF", compression=packing, dpi=(200, 100))
        for packing in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg")
    },
    "tiff-black-and-white": lambda: saved(_small().convert("1"), "TIFF", compression="group3"),
    "tiff-gray": lambda: saved(_small().convert("L"), "TIFF"),
    "tiff-gray-see-through": lambda: saved(_see_through("LA"), "TIFF"),
    "tiff-see-through": lambda: saved(_see_through(), "TIFF"),
    "tiff-of-a-palette": lambda: saved(_small().quantize(40), "TIFF"),
    "tiff-for-print": lambda: saved(_small().convert("CMYK"), "TIFF"),
    "tiff-of-fine-shades": lambda: saved(_fine(), "TIFF"),
    "tiff-of-fractions": lambda: saved(_small().convert("F"), "TIFF"),
    "tiff-in-many-strips": lambda: saved(_small(), "TIFF", compression="tiff_lzw", tiffinfo={278: 7}),
    "tiff-of-large-files": lambda: saved(_small(), "TIFF", big_tiff=True),
    "tiff-on-its-side": lambda: saved(_small(), "TIFF", tiffinfo={274: 6}, dpi=(300, 100)),
    **{
        f"tiff-of-fine-colours-{order}-{packing}": lambda order=order, packing=packing: _fine_tiff(order, packing)
        for order in "<>"
        for packing in (1, 8)
    },
    "webp-see-through": lambda: saved(_see_through(), "WEBP"),
    "webp-see-through-without-loss": lambda: saved(_see_through(), "WEBP", lossless=True, exact=True),
    "webp-with-a-named-profile": lambda: saved(_small(), "WEBP", icc_profile=profile_named("Nia Example's screen")),
    "bmp-black-and-white": lambda: saved(_small().convert("1"), "BMP"),
    "bmp-gray": lambda: saved(_small().convert("L"), "BMP"),
    "bmp-of-a-palette": lambda: saved(_small().quantize(40), "BMP"),
}  # fmt: skip
