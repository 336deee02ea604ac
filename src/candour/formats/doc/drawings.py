"""Drawings and pictures: what floats over the text, and what stands in it.

    table stream   store of pictures ──▶ pictures in the WordDocument stream; shapes of the body, shapes of the headers
    Data stream    header, shape, picture │ header, shape, picture …    each shown where the text has a mark for it

Facts from MS-DOC 2.9.158, 2.9.172, 2.9.190 and 2.9.245.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.formats.bare_pictures import metafile_file
from candour.formats.doc.hidings import hiding
from candour.formats.officeart import Picture, Shape, pictures_in, shapes_in
from candour.formats.wording import is_wordy, runs_in
from candour.piece import Count, Found, Mask, Nested, Text
from candour.place import Place
from candour.source import Source

__all__ = ["Drawings", "read_data"]

_HEAD, _LINKED, _SHAPES = 68, 0x66, (0x64, 0x66)
_GROUP = 0xF000
_PATH = re.compile(r"[\\/]")
_PLAIN = re.compile(
    r"(?:auto|word|text|picture|image|shape|object|frame|rectangle|line|group|oval|arrow|connector|straight|freeform|graphic|"
    r"box|bild|art|chart|drawing|[\W\d_])*",
    re.IGNORECASE,
)
"""Names that programs give to shapes."""


@dataclass(slots=True, repr=False)
class Drawings:
    """The shapes that float over the text."""

    group: bytes
    shapes: dict[int, Shape] = field(default_factory=dict)
    pictures: list[Picture] = field(default_factory=list)

    @classmethod
    def of(cls, data: bytes, stream: bytes) -> Drawings:
        """The drawings that stand in this structure; their pictures stand in the stream."""
        if len(data) < 8:
            return cls(b"")
        _, kind, size = struct.unpack_from("<HHI", data)
        made = cls(data[: 8 + size] if kind == _GROUP else b"")
        at = 8 + size if kind == _GROUP else len(data)
        while at + 9 <= len(data):
            (length,) = struct.unpack_from("<I", data, at + 5)
            for shape in shapes_in(data[at + 1 : at + 9 + length]):
                made.shapes.setdefault(shape.number, shape)
            at += 9 + length
        made.pictures = list(pictures_in(made.group, stream))
        return made

    @property
    def has_content(self) -> bool:
        """Whether there is any shape that is not the page itself."""
        return any(shape.is_content for shape in self.shapes.values())

    def is_hidden(self, number: int) -> bool:
        """Whether the shape of this number is hidden."""
        shape = self.shapes.get(number)
        return shape is not None and shape.is_hidden

    def found(self, source: Source) -> Iterator[Found]:
        """What shapes say, and the pictures that they show or that none does."""
        shown: dict[int, tuple[Place, Mask | None]] = {}
        total = unseen = 0
        for shape in self.shapes.values():
            total, unseen = total + shape.is_content, unseen + (shape.is_content and shape.is_hidden)
            place = source.place / (f"shape {total}" if shape.is_content else "background")
            mask = Mask.of(hiding("hidden-drawing")) if shape.is_hidden else None
            yield from said_of(shape, place, mask)
            if mask is None and shape.is_cropped:
                mask = Mask.of(hiding("cropped-picture"))
            for number in shape.pictures:
                if number not in shown or shown[number][1] is not None:
                    shown[number] = (place, mask)
        for picture in self.pictures:
            unused = (source.place / f"picture {picture.number}", Mask.of(hiding("unused-picture")))
            place, mask = shown.get(picture.number, unused)
            yield from nested(picture, source, place, mask)
        if total:
            yield Count("shape", total, unseen)


def nested(picture: Picture, source: Source, place: Place, mask: Mask | None) -> Iterator[Found]:
    """A picture as a file of its own, and the name of the file that it came from."""
    source.budget.spend(len(picture.data))
    if picture.data:
        name = f"image{picture.number}.{picture.kind}"
        yield Nested(source.nested(name, picture.data, place), mask.hiding if mask else None)
    if is_wordy(picture.name):
        yield _file_name(place, picture.name)


def said_of(shape: Shape, place: Place, mask: Mask | None) -> Iterator[Found]:
    """The words that belong to a shape itself."""
    if shape.word_art.strip():
        yield Text(place, shape.word_art, mask.sight, mask.hiding) if mask else Text(place, shape.word_art)
    alt = hiding("alt-text")
    name = "" if _PLAIN.fullmatch(shape.name) else shape.name
    for label, said in (
        ("description of a picture or shape", shape.description),
        ("name of a picture or shape", name),
    ):
        if is_wordy(said):
            yield Text(place, said, alt.sight, alt, label)
    if is_wordy(shape.picture_file):
        yield _file_name(place, shape.picture_file)


def _file_name(place: Place, name: str) -> Text:
    """The name of the file that a picture was taken from: a trace where it names folders too."""
    own = hiding("save-path" if _PATH.search(name) else "alt-text")
    return Text(place, name, own.sight, own, "file that the picture came from")


def read_data(
    data: bytes,
    shown: dict[int, tuple[Place, Mask | None]],
    fields: dict[int, Place],
    source: Source,
    text: str,
) -> Iterator[Found]:
    """The pictures of the Data stream; what belongs to fields; and what is left of what was deleted.

    `text` is that of the document, the codes of its fields too: what stands there is not told twice.
    """
    taken: list[tuple[int, int]] = []
    for at, (place, mask) in sorted(shown.items()):
        if size := _size(data, at):
            taken.append((at, at + size))
            yield from _pictures(data[at : at + size], source, place, mask)
    for at, place in sorted(fields.items()):
        if size := _size(data, at):
            taken.append((at, at + size))
            runs = runs_in(data[at + _HEAD : at + size], wide_only=True)
            told = "\n".join(run for run in runs if run not in text)
            if told and at not in shown:
                own = hiding("form-control")
                yield Text(place, told, own.sight, own, "form field")
    if shown:
        yield Count("picture", len(shown))
    reached = 0
    for start, end in [*sorted(taken), (len(data), len(data))]:
        yield from _deleted(data, reached, start, source)
        reached = max(reached, end)


def _deleted(data: bytes, at: int, end: int, source: Source) -> Iterator[Found]:
    """Pictures that the text has no mark for any more; then the words of what is no whole picture."""
    unused = Mask.of(hiding("unused-picture"))
    while at < end and 0 < (size := _size(data, at)) <= end - at:
        place = source.place / f"picture at byte {at:,} of the Data stream"
        yield from _pictures(data[at : at + size], source, place, unused)
        at += size
    if words := runs_in(data[at:end], wide_only=True):
        place, told = source.place / "Data stream", "\n".join(words)
        yield Text(place, told, unused.sight, unused.hiding, "readable text among the bytes")


def _size(data: bytes, at: int) -> int:
    """The size of what begins here; nothing where that cannot be."""
    if at + _HEAD > len(data):
        return 0
    size, head = struct.unpack_from("<IH", data, at)
    return size if head == _HEAD and _HEAD <= size <= len(data) - at else 0


def _pictures(block: bytes, source: Source, place: Place, mask: Mask | None) -> Iterator[Found]:
    """One picture that stands in the text, with its shape before it."""
    (kind,) = struct.unpack_from("<H", block, 6)
    at = _HEAD
    if kind == _LINKED and at < len(block):
        name = block[at + 1 : at + 1 + block[at]].decode("cp1252", "replace")
        at += 1 + block[at]
        if is_wordy(name):
            yield _file_name(place, name)
    if kind not in _SHAPES:
        source.budget.spend(len(block))
        drawing = source.nested("image.wmf", metafile_file(block[at:]), place)
        yield Nested(drawing, mask.hiding if mask else None)
        return
    for shape in shapes_in(block[at:]):
        yield from said_of(shape, place, mask)
        if shape.is_hidden and mask is None:
            mask = Mask.of(hiding("hidden-drawing"))
        if shape.is_cropped and mask is None:
            mask = Mask.of(hiding("cropped-picture"))
    for picture in pictures_in(block[at:]):
        yield from nested(picture, source, place, mask)
