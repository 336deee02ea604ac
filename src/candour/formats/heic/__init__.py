"""HEIC and AVIF pictures, as telephones take them.

What a reader sees:
    The picture, cropped and turned as the file says.

What else is inside:
    What lies outside the crop; EXIF and XMP data; thumbnails, which may show what was there before; maps of depth and
    light; further pictures; a video of the moment; bytes that no item refers to, and whatever stands behind the end.

What Candour cannot read:
    What is in the picture: whether there may be writing in it is told from its pixels, and the words are read where an
    extra part is installed. Video, and sequences of pictures beyond the first.

How it cleans:
    The picture becomes a JPEG, or a PNG where parts of it are transparent, drawn as it is shown and with its colour profile;
    everything else is left out. One that moves is refused.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from candour.formats.heic.items import Crop, Item, Items, items_in
from candour.formats.pictures.boxes import Box, boxes_in
from candour.formats.pictures.comparing import shows_the_same
from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.looks import Look, Undecodable
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.trailing import read_trailing
from candour.formats.pictures.transparency import read_transparent
from candour.piece import Blob, Count, Found, Gap, Nested, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = picture_hidings(
    "heic", "location", "people-named", "owner", "credit", "caption", "title", "camera", "serial-number", "maker-note", "picture-details",
    "edit-history", "provenance", "colour-profile", "crop-settings", "cropped-away", "differing-thumbnail", "same-thumbnail",
    "second-picture", "same-picture", "layers", "transparent-colour", "trailing-bytes", "stray-bytes", "programs-part", "unknown-part",
)  # fmt: skip

_XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_PROVENANCE_BOX = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")
_FILLING = 8
"""Encoders fill a picture up to whole blocks and crop the filling away: fewer points than this show nothing."""
_QUIET = frozenset({b"ftyp", b"meta", b"mdat"})
_KNOWN = _QUIET | {b"moov", b"mpvd", b"free", b"skip", b"uuid", b"moof", b"sidx", b"styp"}
_NO_FILE = "its list of parts is damaged or missing: ask for the picture to be sent again"


def read(source: Source) -> Iterator[Found]:
    """The picture, then each of its items, then what no item refers to and what stands behind the end."""
    boxes = list(_boxes(source.data))
    meta = next((box for box in boxes if box.kind == b"meta"), None)
    try:
        items = items_in(source.data, meta) if meta else Items(source.data)
    except (struct.error, IndexError, ValueError):
        items = Items(source.data)
        yield Gap(source.place, Why.BROKEN, _NO_FILE)
    primary = items.all.get(items.primary) or Item(0)
    kind = "AVIF" if primary.kind == b"av01" or bytes(source.data[8:12]) in (b"avif", b"avis") else "HEIF"
    look = Look(source, kind, items.size(primary))
    yield from look.found(f"image/{kind.lower()}")
    metadata = Metadata(source, "heic", look)
    yield from metadata.read("profile", items.profile(primary))
    if crop := _crop(items, primary):
        yield from _read_outside(metadata, items, primary, crop)
    for item in items.all.values():
        yield from _guarded(metadata, items, item)
    if any(map(items.is_transparency, items.all.values())):
        yield from _read_transparent(metadata)
    yield from _read_boxes(metadata, items, boxes)
    yield from metadata.found()


def _boxes(data: bytes | memoryview) -> Iterator[Box]:
    """The boxes of the file. Words behind the last may look like one more that is cut off."""
    for box in boxes_in(data):
        if box.is_cut_off and box.kind not in _KNOWN:
            return
        yield box


def _crop(items: Items, primary: Item) -> Crop | None:
    """The crop of the picture, where it takes more away than filling."""
    crop, (width, height) = items.crop(primary), items.size(primary)
    if crop and (width - crop.width > _FILLING or height - crop.height > _FILLING):
        return crop
    return None


def _read_outside(metadata: Metadata, items: Items, primary: Item, crop: Crop) -> Iterator[Found]:
    hiding, place = metadata.hiding("cropped-away"), metadata.place("part outside the crop")
    whole = items.without_crop(primary, crop)
    yield Blob.of(place, items.content(primary), "image", hiding)
    inner = Look(
        metadata.source.nested("whole picture", whole, place), metadata.look.kind, metadata.look.size
    )
    yield from inner.writing(hiding)


def _read_transparent(metadata: Metadata) -> Iterator[Found]:
    try:
        image = metadata.look.whole()
    except Undecodable as why:
        yield from metadata.look.unseen(why)
        return
    yield from read_transparent(metadata, image)


# ── items ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _guarded(metadata: Metadata, items: Items, item: Item) -> Iterator[Found]:
    try:
        yield from _read_item(metadata, items, item)
    except (struct.error, IndexError, ValueError):
        what = "it is damaged: save the picture anew and check it again"
        yield Gap(metadata.place(f"item {item.number}"), Why.BROKEN, what)


def _read_item(metadata: Metadata, items: Items, item: Item) -> Iterator[Found]:
    if item.number == items.primary or not item.kind:
        return
    if item.is_picture:
        yield from _read_picture(metadata, items, item)
    elif item.kind == b"Exif":
        content = items.content(item)
        start = 4 + (struct.unpack_from(">I", content)[0] if len(content) >= 4 else 0)
        if content[start : start + 2] not in (b"II", b"MM"):
            start = 4
        yield from metadata.read("exif", content[start:])
    elif item.content_type == "application/rdf+xml":
        yield from metadata.read("xmp", items.content(item))
    else:
        name = item.name or item.kind.decode("ascii", "replace")
        yield from metadata.unknown(items.content(item), f'part "{name}"')


def _read_picture(metadata: Metadata, items: Items, item: Item) -> Iterator[Found]:
    """A thumbnail, a map beside the picture, or another picture. The tiles of a picture are none of these."""
    if items.is_tile(item) or items.is_transparency(item):
        return
    name, content = _name(items, item), items.content(item) or b"\0"
    yield Count("picture beside the picture", 1, 1)
    if items.is_map(item) and _is_of_one_shape(items, item):
        yield Blob.of(metadata.place(name), content, "image", metadata.hiding("same-picture"))
        return
    kinds = ("same-thumbnail", "differing-thumbnail")
    if items.primary not in item.refers.get(b"thmb", ()):
        kinds = ("same-picture", "second-picture")
    place = metadata.place(name)
    file = metadata.source.nested(name, items.with_primary(item), place)
    look = Look(file, metadata.look.kind, items.size(item))
    try:
        same = shows_the_same(look.small(), metadata.look.small())
    except Undecodable:
        same = False
    hiding = metadata.hiding(kinds[0] if same else kinds[1])
    yield Blob.of(place, content, "image", hiding)
    if not same:
        yield from look.writing(hiding)


def _name(items: Items, item: Item) -> str:
    if items.primary in item.refers.get(b"thmb", ()):
        return f"thumbnail {item.number}"
    return f"map {item.number} beside the picture" if items.is_map(item) else f"picture {item.number}"


def _is_of_one_shape(items: Items, item: Item) -> bool:
    """Whether a map covers what the picture shows, and no more."""
    primary = items.all[items.primary]
    (width, height), (wide, high) = items.size(primary), items.size(item)
    return abs(width * high - height * wide) <= 0.05 * max(1, width * high)


# ── boxes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_boxes(metadata: Metadata, items: Items, boxes: list[Box]) -> Iterator[Found]:
    source = metadata.source
    has_sequence = any(box.kind == b"moov" for box in boxes)
    for box in boxes:
        content = bytes(source.data[box.at : box.end]) if box.kind not in _QUIET else b""
        name = box.kind.decode("latin-1")
        if box.kind == b"mdat" and not has_sequence:
            yield from _read_rests(metadata, items, box)
        elif box.kind == b"moov":
            what = "a sequence of pictures or a video, of which only the first picture was looked at: look at it yourself"
            yield Gap(source.place / "sequence of pictures", Why.UNREAD, what)
            yield from metadata.unknown(content, "sequence of pictures", is_known_kind=True)
        elif box.kind == b"mpvd":
            place = source.place / "video of the moment"
            yield Nested(source.nested("video", content, place), metadata.hiding("second-picture"))
        elif content.startswith(_XMP_BOX):
            yield from metadata.read("xmp", content[16:])
        elif content.startswith(_PROVENANCE_BOX):
            yield from metadata.read("provenance", content[content.find(b"\0", 20) + 9 :])
        elif box.kind in (b"free", b"skip"):
            yield from metadata.remains(content, "part that is said to be free")
        elif content:
            yield from metadata.unknown(content, f'part "{name}"')
    if any(box.is_cut_off for box in boxes):
        yield Gap(
            source.place, Why.BROKEN, "it is cut off before its end: ask for the picture to be sent again"
        )
    end = boxes[-1].end if boxes else 0
    yield from read_trailing(metadata, bytes(source.data[end:]))


def _read_rests(metadata: Metadata, items: Items, box: Box) -> Iterator[Found]:
    """What stands between the bytes of the items."""
    data, at = metadata.source.data, box.at
    parts = sorted(part for item in items.all.values() for part in item.parts if box.at <= part[0] < box.end)
    for start, end in [*parts, (box.end, box.end)]:
        if start > at:
            rest = bytes(data[at:start])
            yield from metadata.remains(rest, f"{len(rest):,} bytes that no part refers to")
        at = max(at, end)
