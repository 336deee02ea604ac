"""Pictures with something beside their pixels, built by Pillow and byte by byte. `FILES` names each for its truth."""

from __future__ import annotations

import base64
import io
import struct
import zlib
from collections.abc import Callable, Iterable
from functools import cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

__all__ = ["FILES", "NAME", "page", "scene"]

NAME = "Nia Example"
PLACE = "50.066319, -5.714717"
_SIZE = (320, 240)


# ── pixels ──────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _scene(seed: int, size: tuple[int, int]) -> Image.Image:
    """A soft picture without writing: patches of colour, and a round shape."""
    small = Image.new("RGB", (8, 6))
    for number in range(48):
        red, green, blue = ((number * factor + seed * 37) % 200 for factor in (53, 91, 29))
        small.putpixel((number % 8, number // 8), (red + 30, green + 30, blue + 30))
    image = small.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))
    width, height = size
    ImageDraw.Draw(image).ellipse((width // 4, height // 4, width // 2, height // 2), fill=(220, 190, 170))
    return image


def scene(seed: int = 1, size: tuple[int, int] = _SIZE) -> Image.Image:
    """A soft picture without writing; another for each seed."""
    return _scene(seed, size).copy()


def page(
    lines: Iterable[str] = (
        f"{NAME}, 14 Invented Road",
        "telephone 020 7946 0123",
        "arrested on suspicion of theft",
    ),
    size: tuple[int, int] = (480, 200),
    letters: int = 20,
    colours: tuple[object, object] = ("black", "white"),
) -> Image.Image:
    """A page of writing: the height of its letters, the colours of ink and paper."""
    image = Image.new("RGB", size, colours[1])  # type: ignore[arg-type]
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(letters)
    for number, line in enumerate(lines):
        draw.text((letters, letters + number * letters * 1.6), line, font=font, fill=colours[0])
    return image


def saved(image: Image.Image, kind: str, **settings: object) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    image.save(out, kind, **settings)  # type: ignore[arg-type]
    return out.getvalue()


def jpeg(image: Image.Image | None = None, **settings: object) -> bytes:
    """A JPEG, of the scene where no other picture is given."""
    return saved(image or scene(), "JPEG", quality=88, **settings)


def small(image: Image.Image | None = None) -> bytes:
    """A thumbnail."""
    return jpeg((image or scene()).resize((160, 120)))


# ── tags ────────────────────────────────────────────────────────────────────────────────────────────────────────

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}
_Value = bytes | int | list[int] | list[tuple[int, int]]


def tags(*chain: dict[int, tuple[int, object]], tail: bytes = b"") -> bytes:
    """Directories of tags one after another. A value is bytes, a number, a list, or a directory below."""
    out = bytearray(b"II*\0\0\0\0\0")
    link = 4
    for directory in chain:
        struct.pack_into("<I", out, link, len(out))
        link = _write(out, directory)
    return bytes(out) + tail


def _write(out: bytearray, directory: dict[int, tuple[int, object]]) -> int:
    at = len(out)
    out += struct.pack("<H", len(directory)) + bytes(12 * len(directory) + 4)
    for number, (tag, (kind, value)) in enumerate(sorted(directory.items())):
        if isinstance(value, dict):
            place = len(out)
            _write(out, value)
            raw, count = struct.pack("<I", place), 1
        else:
            raw = _raw(kind, value)
            count = len(raw) // _SIZES[kind]
        if len(raw) > 4:
            place = len(out)
            out += raw + bytes(len(raw) & 1)
            raw = struct.pack("<I", place)
        struct.pack_into("<HHI4s", out, at + 2 + 12 * number, tag, kind, count, raw.ljust(4, b"\0"))
    return at + 2 + 12 * len(directory)


def _raw(kind: int, value: object) -> bytes:
    if isinstance(value, bytes):
        return value
    numbers = value if isinstance(value, list) else [value]
    if kind == 5:
        return b"".join(struct.pack("<II", *pair) for pair in numbers)
    return struct.pack(f"<{len(numbers)}{ {1: 'B', 3: 'H', 4: 'I'}[kind] }", *numbers)


GPS = {
    1: (2, b"N\0"), 2: (5, [(50, 1), (3, 1), (5875, 100)]), 3: (2, b"W\0"), 4: (5, [(5, 1), (42, 1), (5298, 100)]),
}  # fmt: skip


def exif(
    zeroth: dict[int, tuple[int, object]] | None = None,
    below: dict[int, tuple[int, object]] | None = None,
    gps: dict[int, tuple[int, object]] | None = None,
    thumbnail: bytes = b"",
) -> bytes:
    """EXIF data: the first directory, the camera's own, the place, and a thumbnail."""
    first = dict(zeroth or {})
    if below:
        first[0x8769] = (4, below)
    if gps:
        first[0x8825] = (4, gps)
    if not thumbnail:
        return tags(first or {0x0112: (3, 1)})
    second: dict[int, tuple[int, object]] = {0x0103: (3, 6), 0x0201: (4, 0), 0x0202: (4, len(thumbnail))}
    length = len(tags(first, second))
    second[0x0201] = (4, length)
    return tags(first, second, tail=thumbnail)


def xmp(body: str) -> bytes:
    """A packet of XMP with these properties."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" '
        'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        'xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        'xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        f'xmlns:xmpGImg="http://ns.adobe.com/xap/1.0/g/img/">{body}</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def iptc(*sets: tuple[int, str]) -> bytes:
    """IPTC data in UTF-8."""
    out = b"\x1c\x01\x5a\0\3\x1b%G"
    for number, text in sets:
        raw = text.encode()
        out += struct.pack(">BBBH", 0x1C, 2, number, len(raw)) + raw
    return out


def resource(number: int, content: bytes, name: bytes = b"") -> bytes:
    """One of Photoshop's settings."""
    head = b"8BIM" + struct.pack(">HB", number, len(name)) + name + bytes(1 - len(name) % 2)
    return head + struct.pack(">I", len(content)) + content + bytes(len(content) & 1)


# ── JPEG ────────────────────────────────────────────────────────────────────────────────────────────────────────


def with_segments(data: bytes, *segments: tuple[int, bytes]) -> bytes:
    """A JPEG with these segments after its first mark."""
    inner = b"".join(
        b"\xff" + bytes([mark]) + struct.pack(">H", len(body) + 2) + body for mark, body in segments
    )
    return data[:2] + inner + data[2:]


def with_exif(data: bytes, block: bytes) -> bytes:
    """A JPEG with EXIF data."""
    return with_segments(data, (0xE1, b"Exif\0\0" + block))


def with_xmp(data: bytes, body: str) -> bytes:
    """A JPEG with XMP data."""
    return with_segments(data, (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp(body)))


def with_photoshop(data: bytes, *resources: bytes) -> bytes:
    """A JPEG with Photoshop's settings."""
    return with_segments(data, (0xED, b"Photoshop 3.0\0" + b"".join(resources)))


def pictures_listed(first: bytes, second: bytes) -> bytes:
    """Two JPEGs in one file, the second named by a list in the first."""
    for _ in range(2):
        entries = struct.pack("<IIIHH", 0x030000, len(first), 0, 0, 0)
        entries += struct.pack("<IIIHH", 0, len(second), 0, 0, 0)
        listed = tags({0xB001: (4, 2), 0xB002: (7, entries)})
        whole = with_segments(first, (0xE2, b"MPF\0" + listed))
    begin = whole.index(b"MPF\0") + 4
    at = whole.index(entries)
    return whole[: at + 24] + struct.pack("<I", len(whole) - begin) + whole[at + 28 :] + second


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), kind) + content


VIDEO = _box(b"ftyp", b"mp42\0\0\0\0isommp42") + _box(b"mdat", b"moving" * 20)
_FACE = (
    '<rdf:Description><mwg-rs:Regions rdf:parseType="Resource"><mwg-rs:RegionList><rdf:Bag><rdf:li><rdf:Description '
    f'mwg-rs:Name="{NAME}" mwg-rs:Type="Face"/></rdf:li></rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions></rdf:Description>'
)


def _samsung() -> bytes:
    name = b"MotionPhoto_Data"
    block = struct.pack("<HHI", 0, 0x0A30, len(name)) + name + VIDEO
    listed = b"SEFH" + struct.pack("<II", 106, 1) + struct.pack("<HHII", 0, 0x0A30, len(block), len(block))
    return jpeg() + block + listed + struct.pack("<I", len(listed)) + b"SEFT"


def _provenance(inner: bytes) -> bytes:
    head = _box(b"jumd", b"\0" * 16 + b"\3c2pa.thumbnail.claim.jpeg\0")
    return _box(b"jumb", head + _box(b"bfdb", b"\0image/jpeg\0") + _box(b"bidb", inner))


def _canon() -> bytes:
    note = bytearray()
    _write(note, {9: (2, NAME.encode() + b"\0\0\0\0"), 0x0C: (4, 1234567890)})
    block = exif({0x010F: (2, b"Canon\0")}, {0x927C: (7, bytes(note))})
    at = block.index(bytes(note)) if bytes(note) in block else 0
    (offset,) = struct.unpack_from("<I", block, at + 2 + 8)
    return block[: at + 10] + struct.pack("<I", offset + at) + block[at + 14 :]


_COVERED = scene()
ImageDraw.Draw(_COVERED).rectangle((80, 60, 160, 120), fill="black")
_JPEG: dict[str, Callable[[], bytes]] = {
    "jpeg-clean": jpeg,
    "jpeg-progressive": lambda: jpeg(progressive=True),
    "jpeg-taken-at-a-place": lambda: with_exif(jpeg(), exif(gps=GPS)),
    "jpeg-by-a-camera": lambda: with_exif(
        jpeg(),
        exif({0x010F: (2, b"Canon\0"), 0x0110: (2, b"EOS 5D\0")}, {0x9003: (2, b"2024:05:01 10:11:12\0")}),
    ),
    "jpeg-with-serial-numbers": lambda: with_exif(
        jpeg(), exif(below={0xA431: (2, b"042021001234\0"), 0xA435: (2, b"0000c139be\0")})
    ),
    "jpeg-of-an-owner": lambda: with_exif(jpeg(), exif(below={0xA430: (2, NAME.encode() + b"\0")})),
    "jpeg-by-an-artist": lambda: with_exif(
        jpeg(), exif({0x013B: (2, NAME.encode() + b"\0"), 0x8298: (2, b"(c) 2024 Nia Example\0")})
    ),
    "jpeg-described": lambda: with_exif(
        jpeg(),
        exif(
            {
                0x010E: (2, b"the door of the witness\0"),
                0x9C9C: (1, "seen by Nia Example\0".encode("utf-16-le")),
            },
            {0x9286: (7, b"UNICODE\0" + "key under the mat".encode("utf-16-le"))},
        ),
    ),
    "jpeg-described-by-the-camera": lambda: with_exif(
        jpeg(), exif({0x010E: (2, b"OLYMPUS DIGITAL CAMERA         \0")}, {0x9286: (7, bytes(8) + b" " * 40)})
    ),
    "jpeg-with-a-maker-note": lambda: with_exif(
        jpeg(), exif({0x010F: (2, b"Acme\0")}, {0x927C: (7, b"Acme\0\1\2Serial Nia Example\0\7\7")})
    ),
    "jpeg-with-a-maker-note-of-numbers": lambda: with_exif(
        jpeg(), exif(below={0x927C: (7, bytes(range(1, 32)) * 4)})
    ),
    "jpeg-with-an-owner-in-the-maker-note": lambda: with_exif(jpeg(), _canon()),
    "jpeg-with-its-thumbnail": lambda: with_exif(jpeg(), exif(thumbnail=small())),
    "jpeg-with-a-barred-thumbnail": lambda: with_exif(
        jpeg(scene(size=(360, 240))), exif(thumbnail=jpeg(_barred(scene(size=(360, 240)))))
    ),
    "jpeg-with-a-thumbnail-from-before-the-crop": lambda: with_exif(
        jpeg(scene().crop((0, 0, 160, 120)).resize(_SIZE)), exif(thumbnail=small())
    ),
    "jpeg-with-a-thumbnail-from-before-the-covering": lambda: with_exif(
        jpeg(_COVERED), exif(thumbnail=small())
    ),
    "jpeg-with-a-face-named": lambda: with_xmp(jpeg(), _FACE),
    "jpeg-with-a-person-named": lambda: with_xmp(
        jpeg(),
        f"<rdf:Description><Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>{NAME}</rdf:li></rdf:Bag>"
        "</Iptc4xmpExt:PersonInImage></rdf:Description>",
    ),
    "jpeg-with-a-place-in-xmp": lambda: with_xmp(
        jpeg(), '<rdf:Description exif:GPSLatitude="50,3.979167N" exif:GPSLongitude="5,42.883W"/>'
    ),
    "jpeg-with-a-history": lambda: with_xmp(
        jpeg(),
        '<rdf:Description xmpMM:DocumentID="xmp.did:4f1c"><xmpMM:History><rdf:Seq><rdf:li stEvt:action="saved" '
        'stEvt:softwareAgent="Adobe Photoshop 25.0"/></rdf:Seq></xmpMM:History></rdf:Description>',
    ),
    "jpeg-with-a-crop-not-undergone": lambda: with_xmp(
        jpeg(), '<rdf:Description crs:HasCrop="True" crs:CropTop="0.2" crs:AlreadyApplied="False"/>'
    ),
    "jpeg-with-a-crop-undergone": lambda: with_xmp(
        jpeg(), '<rdf:Description crs:HasCrop="True" crs:CropTop="0.2" crs:AlreadyApplied="True"/>'
    ),
    "jpeg-with-a-picture-in-xmp": lambda: with_xmp(
        jpeg(),
        "<rdf:Description><xmp:Thumbnails><rdf:Alt><rdf:li><xmpGImg:image>"
        f"{base64.b64encode(small(scene(5))).decode()}</xmpGImg:image></rdf:li></rdf:Alt></xmp:Thumbnails></rdf:Description>",
    ),
    "jpeg-with-broken-xmp": lambda: with_segments(
        jpeg(), (0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><unclosed>")
    ),
    "jpeg-captioned-for-the-press": lambda: with_photoshop(
        jpeg(),
        resource(
            0x0404, iptc((120, "the house of the witness"), (80, NAME), (90, "Sampleton"), (25, "custody"))
        ),
    ),
    "jpeg-with-photoshops-thumbnail": lambda: with_photoshop(
        jpeg(), resource(0x040C, bytes(28) + small(scene(7))), resource(0x03ED, bytes(16))
    ),
    "jpeg-with-photoshops-own-thumbnail": lambda: with_photoshop(
        jpeg(), resource(0x040C, bytes(28) + small())
    ),
    "jpeg-with-a-comment": lambda: with_segments(jpeg(), (0xFE, b"witness lives here")),
    "jpeg-with-an-unknown-segment": lambda: with_segments(jpeg(), (0xE7, b"Acme\0 a note about Nia Example")),
    "jpeg-with-a-known-programs-segment": lambda: with_segments(
        jpeg(), (0xEC, b"[picture info]\r\nResolution=1")
    ),
    "jpeg-with-exif-under-another-number": lambda: with_segments(
        jpeg(), (0xE3, b"Exif\0\0" + exif(below={0xA430: (2, NAME.encode() + b"\0")}))
    ),
    "jpeg-with-an-unknown-segment-of-bytes": lambda: with_segments(jpeg(), (0xE7, bytes(range(1, 31)) * 8)),
    "jpeg-with-a-second-picture": lambda: pictures_listed(jpeg(), jpeg(scene(9))),
    "jpeg-with-a-larger-preview": lambda: pictures_listed(jpeg(), jpeg(scene().resize((200, 150)))),
    "jpeg-with-a-map-of-light": lambda: pictures_listed(
        jpeg(),
        with_segments(
            jpeg(scene(3, (160, 120)).convert("L")),
            (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp('<rdf:Description hdrgm="1.0"/>')),
        ),
    ),
    "jpeg-with-a-video": lambda: jpeg() + VIDEO,
    "jpeg-with-a-video-as-samsung-keeps-it": _samsung,
    "jpeg-with-another-behind-it": lambda: jpeg() + jpeg(scene(4)),
    "jpeg-written-over-a-larger-one": lambda: jpeg() + jpeg(scene(4, (640, 480)))[4000:],
    "jpeg-with-words-behind-it": lambda: jpeg() + b"call Nia Example on 020 7946 0123",
    "jpeg-with-zeros-behind-it": lambda: jpeg() + bytes(400),
    "jpeg-with-words-between-segments": lambda: jpeg()[:20] + b"Nia Example was here" + jpeg()[20:],
    "jpeg-with-provenance": lambda: with_segments(
        jpeg(), (0xEB, b"JP\0\1\0\0\0\1" + _provenance(small(scene(6))))
    ),
    "jpeg-cut-off": lambda: jpeg()[:-3000],
    "jpeg-of-a-page": lambda: jpeg(page()),
}


def _barred(image: Image.Image) -> Image.Image:
    out = Image.new("RGB", (160, 120))
    out.paste(image.resize((160, 107)), (0, 6))
    return out


# ── PNG ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def png(image: Image.Image | None = None, **settings: object) -> bytes:
    """A PNG, of the scene where no other picture is given."""
    return saved(image or scene(size=(160, 120)), "PNG", **settings)


def chunk(kind: bytes, content: bytes) -> bytes:
    """One chunk of a PNG."""
    return struct.pack(">I4s", len(content), kind) + content + struct.pack(">I", zlib.crc32(kind + content))


def with_chunks(data: bytes, *chunks: bytes) -> bytes:
    """A PNG with these chunks after its head."""
    return data[:33] + b"".join(chunks) + data[33:]


def _under_transparency(hidden: Image.Image) -> bytes:
    return png(_half_clear(hidden))


def _half_clear(hidden: Image.Image) -> Image.Image:
    """The picture with all but its left part made transparent."""
    image = hidden.convert("RGBA")
    alpha = Image.new("L", image.size, 0)
    ImageDraw.Draw(alpha).rectangle((0, 0, image.width // 3, image.height), fill=255)
    image.putalpha(alpha)
    return image


def _pixels_with(extra: bytes, behind: bytes, height: int = 64) -> bytes:
    rows = b"".join(b"\0" + bytes(range(64)) * (64 // height) for _ in range(height))
    packed = zlib.compress(rows + extra) + behind
    head = struct.pack(">IIBBBBB", 64 * 64 // height, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _huge() -> bytes:
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    packed = packer.compress(bytes(1 << 20)) + packer.flush()
    text = chunk(b"tEXt", b"Comment\0witness of the theft")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + text + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def _moving(kind: str, **settings: object) -> bytes:
    frames = [scene(number, (160, 120)) for number in (1, 2, 3)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100, loop=0, **settings)


_PNG: dict[str, Callable[[], bytes]] = {
    "png-clean": png,
    "png-with-a-comment": lambda: with_chunks(png(), chunk(b"tEXt", b"Comment\0witness lives here")),
    "png-with-an-author": lambda: with_chunks(png(), chunk(b"tEXt", b"Author\0Nia Example")),
    "png-with-a-title": lambda: with_chunks(png(), chunk(b"tEXt", b"Title\0plan of the house")),
    "png-with-a-packed-text": lambda: with_chunks(
        png(), chunk(b"zTXt", b"Description\0\0" + zlib.compress(b"seen by Nia Example"))
    ),
    "png-with-an-international-text": lambda: with_chunks(
        png(), chunk(b"iTXt", b"Comment\0\1\0en\0\0" + zlib.compress("tŷ Nia Example".encode()))
    ),
    "png-with-xmp": lambda: with_chunks(png(), chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp(_FACE))),
    "png-with-exif": lambda: with_chunks(png(), chunk(b"eXIf", exif(gps=GPS))),
    "png-with-exif-in-digits": lambda: with_chunks(
        png(),
        chunk(
            b"tEXt",
            b"Raw profile type exif\0\nexif\n    200\n" + (b"Exif\0\0" + exif(gps=GPS)).hex().encode(),
        ),
    ),
    "png-with-iptc-in-digits": lambda: with_chunks(
        png(),
        chunk(b"tEXt", b"Raw profile type iptc\0\niptc\n 50\n" + iptc((120, "the house")).hex().encode()),
    ),
    "png-with-a-program": lambda: with_chunks(png(), chunk(b"tEXt", b"Software\0Adobe ImageReady")),
    "png-with-a-time": lambda: with_chunks(
        png(), chunk(b"tIME", struct.pack(">H5B", 2024, 5, 1, 10, 11, 12))
    ),
    "png-with-the-drawing-it-was-made-from": lambda: with_chunks(
        png(),
        chunk(b"tEXt", b"mxfile\0%3Cmxfile%3E%3Cdiagram%20name%3D%22Nia%20Example%22%2F%3E%3C%2Fmxfile%3E"),
    ),
    "png-with-a-screens-profile": lambda: with_chunks(
        png(), chunk(b"iCCP", b"p\0\0" + zlib.compress(_profile(b"Nia Example's screen")))
    ),
    "png-with-the-usual-profile": lambda: with_chunks(
        png(), chunk(b"iCCP", b"p\0\0" + zlib.compress(_profile(b"sRGB IEC61966-2.1")))
    ),
    "png-with-a-private-part": lambda: with_chunks(png(), chunk(b"abCd", b"about Nia Example")),
    "png-with-a-private-part-of-bytes": lambda: with_chunks(png(), chunk(b"abCd", bytes(range(1, 31)) * 8)),
    "png-with-a-broken-text": lambda: with_chunks(png(), chunk(b"zTXt", b"Comment\0\0not packed at all")),
    "png-written-over-a-larger-one": lambda: png() + png(scene(4))[-5000:],
    "png-with-rows-beyond-the-last": lambda: _pixels_with(b"\0" + b"Nia Example was here " * 3, b""),
    "png-narrow-with-rows-beyond-the-last": lambda: _pixels_with(
        b"\0" + b"Nia Example was here " * 3, b"", height=1
    ),
    "png-with-bytes-behind-the-pixels": lambda: _pixels_with(b"", b"Nia Example was here"),
    "png-with-plain-rows": lambda: _pixels_with(b"", b""),
    "png-with-a-picture-under-transparency": lambda: _under_transparency(scene(2)),
    "png-with-a-page-under-transparency": lambda: _under_transparency(page()),
    "png-with-one-colour-under-transparency": lambda: _under_transparency(Image.new("RGB", _SIZE, "white")),
    "png-moving": lambda: _moving("PNG"),
    "png-moving-with-a-picture-before": lambda: _moving("PNG", default_image=True),
    "png-of-a-thousand-million-points": _huge,
    "png-cut-off": lambda: png()[:-200],
    "png-of-a-page": lambda: png(page()),
}


def _profile(name: bytes) -> bytes:
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(name) + 1) + name + b"\0"
    return bytes(128) + struct.pack(">I4sII", 1, b"desc", 144, len(desc)) + desc


# ── GIF ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _gif(**settings: object) -> bytes:
    return saved(scene(size=(160, 120)), "GIF", **settings)


def _blocks(content: bytes) -> bytes:
    parts = (content[at : at + 255] for at in range(0, len(content), 255))
    return b"".join(bytes([len(part)]) + part for part in parts) + b"\0"


def _with_extension(data: bytes, kind: int, blocks: bytes) -> bytes:
    return data[:-1] + b"\x21" + bytes([kind]) + blocks + b"\x3b"


def _frame_outside() -> bytes:
    """A second frame wholly to the right of the picture."""
    first, second = _gif(), saved(page(), "GIF")
    start = second.index(b"\x2c", 13 + 768)
    moved = second[start : start + 1] + struct.pack("<HH", 400, 0) + second[start + 5 :]
    palette = 0x80 | (second[10] & 7)
    own = moved[:9] + bytes([palette]) + second[13 : 13 + (3 << (second[10] & 7) + 1)] + moved[10:]
    return first[:-1] + own


_XMP_TRAILER = b"\1" + bytes(range(255, -1, -1)) + b"\0"
_GIF: dict[str, Callable[[], bytes]] = {
    "gif-clean": _gif,
    "gif-moving": lambda: _moving("GIF"),
    "gif-with-a-comment": lambda: _gif(comment=b"witness lives here"),
    "gif-with-a-text": lambda: _with_extension(
        _gif(),
        0x01,
        b"\x0c" + struct.pack("<HHHHBBBB", 0, 0, 9, 9, 8, 8, 1, 0) + _blocks(b"plain words of Nia Example"),
    ),
    "gif-with-xmp": lambda: _with_extension(_gif(), 0xFF, b"\x0bXMP DataXMP" + xmp(_FACE) + _XMP_TRAILER),
    "gif-with-a-programs-part": lambda: _with_extension(
        _gif(), 0xFF, b"\x0bACMECORP1.0" + _blocks(b"about Nia Example")
    ),
    "gif-by-imagemagick": lambda: _with_extension(
        _gif(), 0xFF, b"\x0bImageMagick" + _blocks(b"gamma=0.454545")
    ),
    "gif-with-a-frame-outside": _frame_outside,
    "gif-with-a-brief-frame": lambda: saved(
        scene(1, (160, 120)), "GIF", save_all=True, append_images=[scene(2, (160, 120))], duration=[0, 100]
    ),
    "gif-with-words-behind-it": lambda: _gif() + b"call Nia Example on 020 7946 0123",
    "gif-of-pages": lambda: saved(
        scene(1, (480, 200)), "GIF", save_all=True, append_images=[page()], duration=100
    ),
    "gif-cut-off": lambda: _gif()[:-2000],
}

# ── TIFF ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _tiff(image: Image.Image | None = None, **settings: object) -> bytes:
    return saved(image or scene(size=(160, 120)), "TIFF", **settings)


def tiff_of(
    extra: dict[int, tuple[int, object]], *more: dict[int, tuple[int, object]], tail: bytes = b""
) -> bytes:
    """A TIFF of plain points, with more tags, and more directories."""
    image = scene(size=(64, 48))
    first = _strip(image, 0) | extra
    length = len(tags(first, *more))
    return tags(_strip(image, length) | extra, *more, tail=image.tobytes() + tail)


def _strip(image: Image.Image, at: int) -> dict[int, tuple[int, object]]:
    width, height = image.size
    return {
        0x100: (4, width), 0x101: (4, height), 0x102: (3, [8, 8, 8]), 0x103: (3, 1), 0x106: (3, 2), 0x111: (4, at), 0x115: (3, 3),
        0x116: (4, height), 0x117: (4, 3 * width * height),
    }  # fmt: skip


def _below(image: Image.Image, *, reduced: bool) -> bytes:
    """A TIFF with a picture below its page."""
    inner = _strip(image, 0) | {0xFE: (4, int(reduced))}
    length = len(tiff_of({0x14A: (4, inner)}))
    inner = _strip(image, length) | {0xFE: (4, int(reduced))}
    return tiff_of({0x14A: (4, inner)}, tail=image.tobytes())


def _layers() -> bytes:
    name = "Nia Example".encode("utf-16-be")
    content = struct.pack(">h", 2) + bytes(40) + name + bytes(18)
    return b"Adobe Photoshop Document Data Block\0" + b"8BIMLayr" + struct.pack(">I", len(content)) + content


_DEGREES = struct.pack("<6d", 0, 0, 0, -5.714717, 50.066319, 0)
_METRES = struct.pack("<6d", 0, 0, 0, 134_212, 25_388, 0)
_SIZES[12] = 8
_TIFF: dict[str, Callable[[], bytes]] = {
    "tiff-clean": _tiff,
    "tiff-of-plain-points": lambda: tiff_of({}),
    "tiff-with-pages": lambda: _tiff(save_all=True, append_images=[scene(2, (160, 120))]),
    "tiff-with-a-page-of-writing": lambda: _tiff(save_all=True, append_images=[page()]),
    "tiff-taken-at-a-place": lambda: tiff_of({0x8825: (4, GPS)}),
    "tiff-by-an-artist": lambda: tiff_of({0x13B: (2, b"Nia Example\0"), 0x131: (2, b"Acme Scan\0")}),
    "tiff-with-xmp": lambda: tiff_of({0x2BC: (1, xmp(_FACE))}),
    "tiff-captioned-for-the-press": lambda: tiff_of({0x83BB: (1, iptc((120, "the house of the witness")))}),
    "tiff-with-photoshops-thumbnail": lambda: tiff_of(
        {0x8649: (1, resource(0x040C, bytes(28) + small(scene(7))))}
    ),
    "tiff-with-layers": lambda: tiff_of({0x935C: (7, _layers())}),
    "tiff-of-the-ground-in-degrees": lambda: tiff_of({0x8482: (12, _DEGREES)}),
    "tiff-of-the-ground-in-metres": lambda: tiff_of({0x8482: (12, _METRES)}),
    "tiff-with-a-picture-below": lambda: _below(scene(8, (64, 48)), reduced=False),
    "tiff-with-its-thumbnail-below": lambda: _below(scene(size=(64, 48)).resize((32, 24)), reduced=True),
    "tiff-with-a-differing-thumbnail-below": lambda: _below(scene(8, (32, 24)), reduced=True),
    "tiff-with-words-nothing-refers-to": lambda: tiff_of({}, tail=b"call Nia Example on 020 7946 0123"),
    "tiff-cut-off": lambda: _tiff()[:-2000],
    "tiff-fax": lambda: _tiff(page(size=(800, 300), letters=28).convert("1"), compression="group4"),
}

# ── WebP ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _webp(image: Image.Image | None = None, **settings: object) -> bytes:
    return saved(image or scene(size=(160, 120)), "WEBP", **settings)


def _with_riff(data: bytes, kind: bytes, content: bytes) -> bytes:
    body = data[8:] + kind + struct.pack("<I", len(content)) + content + bytes(len(content) & 1)
    return b"RIFF" + struct.pack("<I", len(body)) + body


_WEBP: dict[str, Callable[[], bytes]] = {
    "webp-clean": _webp,
    "webp-without-loss": lambda: _webp(lossless=True),
    "webp-with-exif": lambda: _webp(exif=exif(gps=GPS)),
    "webp-with-xmp": lambda: _webp(xmp=xmp(_FACE)),
    "webp-with-an-unknown-part": lambda: _with_riff(_webp(), b"NOTE", b"about Nia Example"),
    "webp-moving": lambda: _moving("WEBP"),
    "webp-with-words-behind-it": lambda: _webp() + b"call Nia Example on 020 7946 0123",
    "webp-with-a-picture-under-transparency": lambda: _webp(
        Image.open(io.BytesIO(_under_transparency(scene(2)))), lossless=True, exact=True
    ),
    "webp-cut-off": lambda: _webp()[:-1000],
}

# ── HEIC and AVIF ───────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _heif_opener() -> None:
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False)


def _heic(image: Image.Image | None = None, **settings: object) -> bytes:
    _heif_opener()
    return saved(image or scene(), "HEIF", quality=60, **settings)


def _heic_of_several() -> bytes:
    import pillow_heif

    file = pillow_heif.from_pillow(scene())
    file.add_from_pillow(scene(5))
    out = io.BytesIO()
    file.save(out, quality=60)
    return out.getvalue()


def _cropped_heic() -> bytes:
    """The crop as a property of the picture: the number of boxes and all places grow by what is put in."""
    return with_crop(_heic(page(size=(320, 240), letters=14)), 160, 60)


def with_crop(data: bytes, width: int, height: int) -> bytes:
    """A HEIC file whose picture is shown only in its middle."""
    return with_property(data, _box(b"clap", struct.pack(">8I", width, 1, height, 1, 0, 1, 0, 1)), 0)


def with_property(data: bytes, box: bytes, which: int) -> bytes:
    """A HEIC file in which one of the items has one property more."""
    at = data.index(b"ipco") - 4
    (size,) = struct.unpack_from(">I", data, at)
    count, inner = 0, at + 8
    while inner < at + size:
        inner += struct.unpack_from(">I", data, inner)[0]
        count += 1
    entry = data.index(b"ipma") + 12
    for _ in range(which):
        entry += 3 + data[entry + 2]
    grown = bytearray(data)
    grown[entry + 2] += 1
    end = entry + 2 + grown[entry + 2]
    grown[end:end] = bytes([count + 1])
    grown[at + size : at + size] = box
    for kind, more in ((b"ipma", 1), (b"ipco", len(box)), (b"iprp", len(box) + 1), (b"meta", len(box) + 1)):
        place = bytes(grown).index(kind) - 4
        struct.pack_into(">I", grown, place, struct.unpack_from(">I", grown, place)[0] + more)
    return _moved(bytes(grown), len(box) + 1)


def _moved(data: bytes, by: int) -> bytes:
    """The places of all items moved on, after something was put in before them."""
    from candour.formats.heic.items import items_in
    from candour.formats.pictures.boxes import boxes_in

    meta = next(box for box in boxes_in(data) if box.kind == b"meta")
    out = bytearray(data)
    iloc = data.index(b"iloc")
    for item in items_in(data, meta).all.values():
        for begin, _ in item.parts:
            place = data.index(struct.pack(">I", begin), iloc)
            struct.pack_into(">I", out, place, begin + by)
    return bytes(out)


def _heic_with_thumbnail(other: Image.Image | None, kind: bytes = b"thmb") -> bytes:
    """A second picture made the thumbnail of the first, or a map of it, by a reference."""
    import pillow_heif

    file = pillow_heif.from_pillow(scene())
    file.add_from_pillow((other or scene()).resize((160, 120)))
    out = io.BytesIO()
    file.save(out, quality=60)
    return with_reference(out.getvalue(), kind)


def with_reference(data: bytes, kind: bytes) -> bytes:
    """A HEIC file of two pictures, the second of which refers to the first."""
    from candour.formats.heic.items import items_in
    from candour.formats.pictures.boxes import boxes_in

    meta = next(box for box in boxes_in(data) if box.kind == b"meta")
    items = items_in(data, meta)
    other = next(item for item in items.all.values() if item.is_picture and item.number != items.primary)
    iref = _box(b"iref", bytes(4) + _box(kind, struct.pack(">HHH", other.number, 1, items.primary)))
    out = bytearray(data)
    out[meta.end : meta.end] = iref
    struct.pack_into(">I", out, meta.begin, meta.end - meta.begin + len(iref))
    return _moved(bytes(out), len(iref))


_HEIC: dict[str, Callable[[], bytes]] = {
    "heic-clean": _heic,
    "heic-taken-at-a-place": lambda: _heic(exif=b"Exif\0\0" + exif(gps=GPS)),
    "heic-with-xmp": lambda: _heic(xmp=xmp(_FACE)),
    "heic-cropped": _cropped_heic,
    "heic-with-a-second-picture": _heic_of_several,
    "heic-with-its-thumbnail": lambda: _heic_with_thumbnail(None),
    "heic-with-a-differing-thumbnail": lambda: _heic_with_thumbnail(scene(9)),
    "heic-with-a-map": lambda: with_property(
        _heic_with_thumbnail(scene(9), b"auxl"), _box(b"auxC", bytes(4) + b"urn:mpeg:hevc:2015:auxid:2\0"), 1
    ),
    "heic-with-a-picture-under-transparency": lambda: _heic(_half_clear(scene(2, (320, 240)))),
    "heic-with-a-video": lambda: _heic() + _box(b"mpvd", VIDEO),
    "heic-with-an-unknown-part": lambda: _heic() + _box(b"acme", b"about Nia Example"),
    "heic-with-words-in-a-free-part": lambda: _heic() + _box(b"free", b"about Nia Example"),
    "heic-with-words-behind-it": lambda: _heic() + b"call Nia Example on 020 7946 0123",
    "heic-cut-off": lambda: _heic()[:-500],
    "heic-of-a-page": lambda: _heic(page()),
    "avif-clean": lambda: saved(scene(), "AVIF"),
    "avif-taken-at-a-place": lambda: saved(scene(), "AVIF", exif=exif(gps=GPS)),
}

# ── bitmaps ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _bmp(image: Image.Image | None = None) -> bytes:
    return saved(image or scene(size=(161, 120)), "BMP")


def _with_gap(data: bytes, between: bytes) -> bytes:
    return data[:10] + struct.pack("<I", 54 + len(between)) + data[14:54] + between + data[54:]


def _with_row_ends(data: bytes, words: bytes) -> bytes:
    stride, out = 484, bytearray(data)
    for row, byte in enumerate(words):
        out[54 + row * stride + 483] = byte
    return bytes(out)


def _linked_profile() -> bytes:
    image = scene(size=(16, 16))
    path = b"C:\\Users\\nia.example\\screen.icm\0"
    pixels = image.tobytes()
    head = (
        struct.pack("<IiiHHIIiiII", 124, 16, -16, 1, 24, 0, len(pixels), 0, 0, 0, 0)
        + bytes(16)
        + b"KNIL"
        + bytes(48)
    )
    head += struct.pack("<IIII", 0, 124 + len(pixels), len(path), 0)
    return (
        struct.pack("<2sIII", b"BM", 14 + len(head) + len(pixels) + len(path), 0, 14 + len(head))
        + head
        + pixels
        + path
    )


_BMP: dict[str, Callable[[], bytes]] = {
    "bmp-clean": _bmp,
    "bmp-with-words-before-the-picture": lambda: _with_gap(_bmp(), b"Nia Example was here"),
    "bmp-with-words-at-the-ends-of-rows": lambda: _with_row_ends(_bmp(), b"Nia Example was here"),
    "bmp-with-words-behind-it": lambda: _bmp() + b"call Nia Example on 020 7946 0123",
    "bmp-with-a-path-of-a-profile": _linked_profile,
    "bmp-cut-off": lambda: _bmp()[:-2000],
    "bmp-of-a-page": lambda: _bmp(page()),
}

# ── metafiles ───────────────────────────────────────────────────────────────────────────────────────────────────


def record(kind: int, content: bytes) -> bytes:
    """One record of an enhanced metafile."""
    content += bytes(-len(content) % 4)
    return struct.pack("<II", kind, 8 + len(content)) + content


def emf(*records: bytes, description: str = "") -> bytes:
    """An enhanced metafile of these records."""
    words = (description + "\0\0").encode("utf-16-le") if description else b""
    words += bytes(-len(words) % 4)
    body = b"".join(records) + record(14, bytes(12))
    size = 108 + len(words)
    head = struct.pack(
        "<II8i4sIIIHHIIIii", 1, size, 0, 0, 400, 200, 0, 0, 8000, 4000, b" EMF", 0x10000, size + len(body), len(records) + 2, 1,
        0, len(words) // 2, 108 if words else 0, 0, 400, 200,
    )  # fmt: skip
    return head.ljust(108, b"\0")[:108] + words + body


def text_record(x: int, y: int, text: str, *, glyphs: bool = False) -> bytes:
    """A record that draws words, each letter ten units wide."""
    raw = text.encode("utf-16-le")
    raw += bytes(-len(raw) % 4)
    where = struct.pack("<iiIIIiiiiI", x, y, len(text), 76, 0x10 if glyphs else 0, 0, 0, 0, 0, 76 + len(raw))
    return record(
        84, bytes(16) + struct.pack("<Iff", 1, 1.0, 1.0) + where + raw + struct.pack("<I", 10) * len(text)
    )


def plus_record(kind: int, flags: int, content: bytes) -> bytes:
    """One record of EMF+, in a comment."""
    content += bytes(-len(content) % 4)
    body = b"EMF+" + struct.pack("<HHII", kind, flags, 12 + len(content), len(content)) + content
    return record(70, struct.pack("<I", len(body)) + body)


def _plus_text(text: str) -> bytes:
    return plus_record(
        0x401C, 0, struct.pack("<IIIffff", 0, 0, len(text), 0, 0, 9, 9) + text.encode("utf-16-le")
    )


def _emf_bitmap(image: Image.Image) -> bytes:
    bits = saved(image, "BMP")[14:]
    head = struct.pack("<4i6i4I4i", 0, 0, 9, 9, 0, 0, 0, 0, 9, 9, 80, 40, 120, len(bits) - 40, 0, 0, 9, 9)
    return record(81, head[:72] + bits)


def wmf(*records: tuple[int, bytes]) -> bytes:
    """An older metafile of these records, with the head that a file of its own has."""
    body = b"".join(
        struct.pack("<IH", 3 + (len(content) + 1) // 2, kind) + content + bytes(len(content) & 1)
        for kind, content in records
    )
    body += struct.pack("<IH", 3, 0)
    head = struct.pack("<HHHIHIH", 1, 9, 0x300, (18 + len(body)) // 2, 1, 20, 0)
    return struct.pack("<IHhhhhHIH", 0x9AC6CDD7, 0, 0, 0, 400, 200, 1440, 0, 0) + head + body


_META: dict[str, Callable[[], bytes]] = {
    "emf-with-words": lambda: emf(
        text_record(0, 0, "Nia"), text_record(40, 0, "Example"), text_record(0, 30, "020 7946 0123")
    ),
    "emf-with-letters-apart": lambda: emf(
        *(text_record(10 * at, 0, letter) for at, letter in enumerate("Nia"))
    ),
    "emf-without-words": lambda: emf(record(43, bytes(16))),
    "emf-with-glyphs": lambda: emf(text_record(0, 0, "abc", glyphs=True)),
    "emf-with-outlines": lambda: emf(*(record(88, bytes(20)) for _ in range(60))),
    "emf-with-a-title": lambda: emf(text_record(0, 0, "plan"), description="Acme Draw\0plan for Nia Example"),
    "emf-with-a-page": lambda: emf(_emf_bitmap(page())),
    "emf-with-a-comment": lambda: emf(record(70, struct.pack("<I", 24) + b"note about Nia Example  ")),
    "emf-in-two-languages-alike": lambda: emf(text_record(0, 0, "plan"), _plus_text("plan")),
    "emf-in-two-languages-apart": lambda: emf(text_record(0, 0, "Nia Example"), _plus_text("plan")),
    "emf-plus-alone": lambda: emf(_plus_text("Nia Example")),
    "emf-plus-with-a-picture": lambda: emf(
        plus_record(0x4008, 0x0500, struct.pack("<IIiiiII", 0xDBC01002, 1, 0, 0, 0, 0, 1) + png(page()))
    ),
    "emf-with-words-behind-it": lambda: emf(text_record(0, 0, "plan")) + b"call Nia Example on 020 7946 0123",
    "emf-cut-off": lambda: emf(text_record(0, 0, "plan"))[:-20],
    "wmf-with-words": lambda: wmf(
        (0x0521, struct.pack("<H", 11) + b"Nia Example\0" + struct.pack("<hh", 0, 0)),
        (0x0A32, struct.pack("<hhHH", 20, 0, 13, 0) + b"020 7946 0123"),
    ),
    "wmf-with-an-enhanced-one": lambda: wmf(
        (0x0626, struct.pack("<HH", 15, 0) + b"WMFC" + bytes(30) + emf(text_record(0, 0, "Nia Example")))
    ),
    "wmf-with-a-page": lambda: wmf((0x0F43, bytes(22) + _bmp(page())[14:])),
}

FILES: dict[str, Callable[[], bytes]] = _JPEG | _PNG | _GIF | _TIFF | _WEBP | _HEIC | _BMP | _META
