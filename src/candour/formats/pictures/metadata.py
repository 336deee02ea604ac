"""Metadata: all that stands beside the pixels of one picture, each kind with its reader, and damage kept to its part.

segment, chunk, box or tag of the format
   ├── exif ─┬─▶ details ──▶ told at the end, each thing once
   ├── xmp  ─┤
   ├── iptc ─┘
   ├── thumbnail ──▶ the same as the picture?  a small picture of it : a picture of its own, kept from sight
   └── unknown   ──▶ a file of some kind?  read in turn : its words, and a Gap
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from candour.errors import TooMany
from candour.formats.archive_remains import read_content
from candour.formats.pictures.colour_profile import read_profile
from candour.formats.pictures.comparing import shows_the_same
from candour.formats.pictures.details import Details
from candour.formats.pictures.exif import Inner, read_exif
from candour.formats.pictures.hidings import picture_hiding
from candour.formats.pictures.iptc import read_iptc, read_photoshop
from candour.formats.pictures.layers import read_layers
from candour.formats.pictures.looks import Look, Undecodable, small_picture
from candour.formats.pictures.provenance import read_provenance
from candour.formats.pictures.xmp import read_xmp
from candour.formats.xml import BadXml
from candour.hiding import Hiding
from candour.piece import Blob, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["Metadata"]

_LONGEST_WORDLESS: Final = 64
_LARGEST_QUIET: Final = 4096
_BESIDE = (
    b"Exif\0\0",
    b"http://ns.adobe.com/",
    b"Photoshop 3.0",
    b"\xff\xfe",
    b"tEXt",
    b"iTXt",
    b"zTXt",
    b"eXIf",
)
"""What a small picture has in it where it has data of its own beside its pixels."""
_DEEPEST = 8
_PHOTOSHOP, _IPTC = b"8BIM", b"\x1c"


@dataclass(slots=True, repr=False)
class Metadata:
    """What stands beside the pixels of one picture."""

    source: Source
    format_id: str
    look: Look
    details: Details = field(init=False)
    _depth: int = 0

    def __post_init__(self) -> None:
        self.details = Details(self.source, self.format_id)

    def found(self) -> Iterator[Found]:
        """What has been gathered from all parts."""
        return self.details.found()

    def read(self, kind: str, data: bytes, step: str = "") -> Iterator[Found]:
        """Reads a part laid out in one of the ways in which pictures say something. `step` is where, if not as usual."""
        name, reader = _READERS[kind]
        step = step or name
        if not data.strip(b"\0 \r\n"):
            return
        if self._depth >= _DEEPEST:
            what = "it lies inside too many others of its kind: treat the picture as hostile"
            yield Gap(self.source.place / step, Why.LIMIT, what)
            return
        self._depth += 1
        try:
            yield from reader(self, data, step)
        except (ValueError, IndexError, KeyError, struct.error, BadXml):
            yield Gap(
                self.source.place / step,
                Why.BROKEN,
                "it is damaged: save the picture anew and check it again",
            )
        except TooMany as more:
            yield Gap(self.source.place / step, Why.LIMIT, str(more))
        self._depth -= 1

    def all(self, inner: tuple[Inner, ...] | list[Inner]) -> Iterator[Found]:
        """Parts that lay inside another part."""
        for part in inner:
            yield from self.read(part.kind, part.data)

    # ── parts that are files ────────────────────────────────────────────────────────────────────────────────

    def thumbnail(self, data: bytes, step: str) -> Iterator[Found]:
        """A small picture of the picture: of the same, or of what was there before."""
        yield from self.picture(data, step, "same-thumbnail", "differing-thumbnail")

    def picture(self, data: bytes, step: str, same: str, other: str) -> Iterator[Found]:
        """A picture kept beside this one, hidden in one way where it shows the same and in another where it does not."""
        if not data.strip(b"\0\xff"):
            return
        place = self.source.place / step
        if not self.is_the_same(data):
            yield Nested(self.source.nested(step, data, place), self.hiding(other))
        elif any(mark in data for mark in _BESIDE):
            yield Nested(self.source.nested(step, data, place), self.hiding(same))
        else:
            yield Blob.of(place, data, "image", self.hiding(same))

    def is_the_same(self, data: bytes) -> bool:
        """Whether a file shows the same picture as this one. One that cannot be looked at may show anything."""
        try:
            return shows_the_same(small_picture(data, self.source.budget.limits), self.look.small())
        except Undecodable:
            return False

    def unknown(self, data: bytes, step: str, *, is_known_kind: bool = False) -> Iterator[Found]:
        """A part of no known layout: a file inside, or words, or only bytes. One of a known kind is no Gap."""
        if not data.strip(b"\0\xff \t\r\n"):
            return
        if b"<x:xmpmeta" in data[:_LARGEST_QUIET]:
            yield from self.read("xmp", _packet(data))
            return
        place = self.source.place / step
        found = list(
            read_content(
                self.source.nested(step, data, place),
                self.hiding("programs-part" if is_known_kind else "unknown-part"),
            )
        )
        yield from found
        is_bytes = any(isinstance(piece, Blob) for piece in found)
        is_worded = any(isinstance(piece, Text) for piece in found)
        if (
            is_bytes
            and not is_known_kind
            and len(data) >= (_LARGEST_QUIET if is_worded else _LONGEST_WORDLESS)
        ):
            what = f"{len(data):,} bytes of a kind that Candour does not know; look at them, or save the picture anew without them"
            yield Gap(place, Why.UNKNOWN, what)

    def remains(self, data: bytes | memoryview, step: str, what: str = "stray-bytes") -> Iterator[Found]:
        """Bytes that belong to no part, with whatever file they hold."""
        raw = bytes(data)
        if raw.strip(b"\0\xff \t\r\n"):
            yield from read_content(
                self.source.nested(step, raw, self.source.place / step), self.hiding(what)
            )

    def hiding(self, what: str) -> Hiding:
        """One of the ways in which pictures hide, as one of the format."""
        return picture_hiding(self.format_id, what)

    def place(self, step: str) -> Place:
        """A place in the picture."""
        return self.source.place / step


def _packet(data: bytes) -> bytes:
    """A packet of XMP without what stands around it."""
    begin, close = data.find(b"<x:xmpmeta"), data.rfind(b"</x:xmpmeta>")
    return data[begin : close + 12] if close > begin else data[begin:]


# ── kinds ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_exif(metadata: Metadata, data: bytes, step: str) -> Iterator[Found]:
    exif = read_exif(data, metadata.details, step)
    yield from exif.blobs
    yield from metadata.all(exif.inner)
    yield from metadata.thumbnail(exif.thumbnail, f"thumbnail in the {step}")
    if exif.is_cut_off:
        what = "part of it lies beyond its end, or is too much, and was not read: save the picture anew and check it again"
        yield Gap(metadata.source.place / step, Why.BROKEN, what)


def _read_xmp(metadata: Metadata, data: bytes, step: str) -> Iterator[Found]:
    for number, held in enumerate(read_xmp(data, metadata.details, step), 1):
        yield from metadata.thumbnail(held, f"picture {number} in the {step}")


def _read_iptc(metadata: Metadata, data: bytes, step: str) -> Iterator[Found]:
    if data.startswith(_PHOTOSHOP):  # the two are taken for one another by many programs
        yield from metadata.read("photoshop", data)
    else:
        yield from metadata.all(read_iptc(data, metadata.details, step))


def _read_photoshop(metadata: Metadata, data: bytes, step: str) -> Iterator[Found]:
    if data.startswith(_IPTC):
        yield from metadata.read("iptc", data)
    else:
        yield from metadata.all(read_photoshop(data, metadata.details, step))


def _read_profile(metadata: Metadata, data: bytes, _: str) -> Iterator[Found]:
    read_profile(data, metadata.details)
    yield from ()


def _read_provenance(metadata: Metadata, data: bytes, step: str) -> Iterator[Found]:
    for name, held in read_provenance(data, metadata.details, step):
        yield from metadata.thumbnail(held, f"{name} in the {step}")


def _read_layers(metadata: Metadata, data: bytes, step: str) -> Iterator[Found]:
    hiding = metadata.hiding("layers")
    if layers := read_layers(data):
        place = metadata.source.place / step
        yield Blob.of(place, data, "image/vnd.adobe.photoshop", hiding)
        if layers.words:
            yield Text(place, "\n".join(layers.words), hiding.sight, hiding)
        what = f"{layers.count} layers of Photoshop, of which only the words were read: open the picture in it, and flatten it"
        yield Gap(place, Why.UNREAD, what)


def _read_thumbnail(metadata: Metadata, data: bytes, step: str) -> Iterator[Found]:
    yield from metadata.thumbnail(data, step)


_READERS: dict[str, tuple[str, Callable[[Metadata, bytes, str], Iterator[Found]]]] = {
    "exif": ("EXIF data", _read_exif),
    "xmp": ("XMP data", _read_xmp),
    "iptc": ("IPTC data", _read_iptc),
    "photoshop": ("Photoshop settings", _read_photoshop),
    "profile": ("colour profile", _read_profile),
    "provenance": ("record of provenance", _read_provenance),
    "layers": ("Photoshop layers", _read_layers),
    "thumbnail": ("thumbnail", _read_thumbnail),
}
