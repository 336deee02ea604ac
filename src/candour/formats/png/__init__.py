"""PNG pictures, moving ones too.

What a reader sees:
    The picture, or its frames in turn.

What else is inside:
    Texts under keywords, EXIF and XMP data, the words of a colour profile, parts that programs keep for themselves; what
    stands behind the end, or behind the pixels in their own stream, such as the rest of a larger picture that a cropped one
    was written over; a picture left under what is fully transparent; a frame that a moving picture never shows.

What Candour cannot read:
    What is in the picture: whether there may be writing in it is told from its pixels, and the words are read where an
    extra part is installed. Parts of unknown layout, of which only the words are told.

How it cleans:
    The pixels and the colour profile are kept; everything else is left out, and what is fully transparent has no colour.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.looks import Look, Undecodable
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.trailing import read_trailing
from candour.formats.pictures.transparency import read_transparent
from candour.formats.png.chunks import Chunk, Walk, walk
from candour.formats.png.texts import read_compressed, read_international, read_text
from candour.formats.png.unpacking import unpacked, what_follows
from candour.piece import Count, Found, Gap, Nested, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = picture_hidings(
    "png", "location", "people-named", "owner", "credit", "caption", "title", "camera", "serial-number", "maker-note", "picture-details",
    "edit-history", "provenance", "colour-profile", "crop-settings", "differing-thumbnail", "same-thumbnail", "unseen-frame",
    "layers", "transparent-colour", "trailing-bytes", "stray-bytes", "programs-part", "unknown-part",
)  # fmt: skip


def read(source: Source) -> Iterator[Found]:
    """The picture, then what its chunks say, then what stands behind its pixels and its end."""
    found = walk(source.data)
    look = Look(source, "PNG", found.size)
    yield from look.found("image/png")
    metadata = Metadata(source, "png", look)
    for chunk in found.chunks:
        yield from _read_chunk(metadata, chunk)
    yield from _read_pixels(metadata, found)
    if found.animated:
        yield from _read_frames(metadata, found)
    yield from _read_transparent(metadata, found)
    if not found.is_whole:
        what = "it is cut off before its end: ask for the picture to be sent again"
        yield Gap(source.place, Why.BROKEN, what)
    yield from read_trailing(metadata, bytes(source.data[found.end :]))
    yield from metadata.found()


def _read_chunk(metadata: Metadata, chunk: Chunk) -> Iterator[Found]:
    if chunk.kind in _QUIET:
        return
    content = bytes(metadata.source.data[chunk.at : chunk.end])
    reader = _READERS.get(chunk.kind)
    if reader is None:
        name = chunk.kind.decode("ascii", "replace")
        yield from metadata.unknown(content, f'part "{name}"', is_known_kind=chunk.kind in _KNOWN)
        return
    try:
        yield from reader(metadata, content)
    except (ValueError, struct.error):
        what = "it is damaged: save the picture anew and check it again"
        yield Gap(metadata.place(f'part "{chunk.kind.decode("ascii", "replace")}"'), Why.BROKEN, what)


# ── the pixels ──────────────────────────────────────────────────────────────────────────────────────────────────


def _read_pixels(metadata: Metadata, found: Walk) -> Iterator[Found]:
    """What the packed pixels hold beyond the picture's last row, and what stands behind them in their chunks."""
    if metadata.look.is_too_large or not found.pixels:
        return  # a Gap tells of all its pixels
    data = metadata.source.data
    extra, behind, is_all = what_follows((data[at:end] for at, end in found.pixels), found.packed_size)
    yield from metadata.remains(extra, f"{len(extra):,} bytes beyond the last row of the picture")
    yield from metadata.remains(behind, f"{len(behind):,} bytes behind the pixels")
    if not is_all:
        what = "more of it than was read: save the picture anew, and check that"
        yield Gap(metadata.place("bytes beyond the last row of the picture"), Why.LIMIT, what)


def _read_frames(metadata: Metadata, found: Walk) -> Iterator[Found]:
    """The frames after the first; and the picture that stands before them, where it is no frame."""
    source = metadata.source
    total = len(found.frames)
    if found.frames and found.frames[0] > found.first_pixels:
        hiding = metadata.hiding("unseen-frame")
        place = source.place / "picture that programs show which cannot show moving ones"
        yield Count("frame", total + 1, 1)
        yield Nested(source.nested("first picture", found.still(source.data), place), hiding)
    else:
        yield Count("frame", total)
    yield from metadata.look.further("frame")


def _read_transparent(metadata: Metadata, found: Walk) -> Iterator[Found]:
    if found.may_hide_colour(metadata.source.data):
        try:
            image = metadata.look.whole()
        except Undecodable as why:
            yield from metadata.look.unseen(why)
            return
        yield from read_transparent(metadata, image)


# ── chunks of known kinds ───────────────────────────────────────────────────────────────────────────────────────


def _read_exif(metadata: Metadata, content: bytes) -> Iterator[Found]:
    yield from metadata.read("exif", content)


def _read_profile(metadata: Metadata, content: bytes) -> Iterator[Found]:
    _, _, rest = content.partition(b"\0")
    yield from metadata.read("profile", unpacked(rest[1:], metadata.source.budget))


def _read_provenance(metadata: Metadata, content: bytes) -> Iterator[Found]:
    yield from metadata.read("provenance", content)


def _read_time(metadata: Metadata, content: bytes) -> Iterator[Found]:
    metadata.details.step = "time of the last change"
    year, *rest = struct.unpack_from(">H5B", content)
    month, day, hour, minute, second = rest
    value = f"{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"
    metadata.details.note("camera", "changed", value)
    yield from ()


_READERS: dict[bytes, Callable[[Metadata, bytes], Iterator[Found]]] = {
    b"tEXt": read_text,
    b"zTXt": read_compressed,
    b"iTXt": read_international,
    b"eXIf": _read_exif,
    b"zxIf": _read_exif,
    b"iCCP": _read_profile,
    b"caBX": _read_provenance,
    b"tIME": _read_time,
}
_QUIET = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD",
        b"hIST", b"pHYs", b"sPLT", b"acTL", b"fcTL", b"fdAT", b"oFFs", b"sCAL", b"pCAL", b"sTER", b"gIFg", b"gIFx", b"CgBI", b"vpAg",
        b"caNv", b"orNT", b"iDOT", b"npTc", b"npLb", b"npOl",
    }
)  # fmt: skip
"""The picture itself, and what says only how it is to be shown."""
_KNOWN = frozenset({b"msOG", b"dSIG"})
"""Parts of known programs, of which the words are told."""
