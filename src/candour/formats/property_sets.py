"""Property sets: what a compound file says of itself: author, title, company, a small picture, fields of one's own.

    header │ FMTID, offset of section 1 │ FMTID, offset of section 2      at most two sections
    section: size, count, (property number, offset) …, values             each value after its type

Facts from MS-OLEPS and MS-OSHARED 2.3.3.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from candour.errors import TooMany
from candour.formats.bare_pictures import bitmap_file, metafile_file
from candour.formats.codepage import encoding_of
from candour.formats.compound import Container
from candour.formats.listing import listing
from candour.formats.spreadsheet import hiding_within
from candour.formats.wording import runs_in
from candour.hiding import Hiding
from candour.piece import Blob, Found, Gap, Mask, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["PROPERTIES", "read_properties"]

PROPERTIES = ("document-properties", "custom-properties", "sheet-titles", "thumbnail", "small-thumbnail")
"""The hidings met here, by the names that `hidings_within` takes."""

_SUMMARY, _DOCUMENT = "\x05SummaryInformation", "\x05DocumentSummaryInformation"
_CUSTOM = bytes.fromhex("05d5cdd59c2e1b10939708002b2cf9ae")
_LABELS = {
    _SUMMARY: {
        2: "title",
        3: "subject",
        4: "author",
        5: "keywords",
        6: "comments",
        7: "template",
        8: "last saved by",
    },
    _DOCUMENT: {
        2: "category",
        14: "manager",
        15: "company",
        26: "content type",
        27: "content status",
        28: "language",
    },
}
_DULL = {_SUMMARY: {9, 18}, _DOCUMENT: {3, 12, 28, 29}}
"""How often it was saved, the name of the program, the kind of presentation, the headings of the titles, language, version: no content."""
_VERSION = "AppVersion"
_MACINTOSH, _METAFILE, _BITMAP = 0, 3, 8
"""Kinds of small pictures; all but a metafile begin behind four bytes that tell the kind."""
_PLAIN_NAMES = frozenset({"Print_Area", "Print_Titles", "_FilterDatabase", "Criteria", "Extract", "Database"})
_PLAIN_TEMPLATES = frozenset({"normal", "normal.dot", "normal.dotm", "default"})
_TITLES, _THUMBNAIL = 13, 17
_MOST, _MOST_SECTIONS = 4096, 2
_STEP = "document properties"


def read_properties(
    container: Container,
    source: Source,
    format_id: str,
    folder: str = "",
    known: frozenset[str] = frozenset(),
) -> Iterator[Found]:
    """The properties of a file, or of a storage. `known` are titles that a reader can see, which hide nothing."""
    for stream in (_SUMMARY, _DOCUMENT):
        path = f"{folder}/{stream}" if folder else stream
        if path not in container or container[path].is_storage:
            continue
        try:
            yield from _read_stream(container.read(path), stream, source, format_id, known)
        except TooMany as more:
            yield Gap(source.place / _STEP, Why.LIMIT, str(more))
        except (struct.error, IndexError, ValueError):
            yield Gap(
                source.place / _STEP,
                Why.BROKEN,
                "the document's properties are damaged; save the file anew and check it again",
            )


def _read_stream(
    data: bytes, stream: str, source: Source, format_id: str, known: frozenset[str]
) -> Iterator[Found]:
    place = source.place / _STEP
    plain, custom = (
        hiding_within(format_id, "document-properties"),
        hiding_within(format_id, "custom-properties"),
    )
    titles = hiding_within(format_id, "sheet-titles")
    (sections,) = struct.unpack_from("<I", data, 24)
    if sections > _MOST_SECTIONS:
        raise TooMany("sections of properties", _MOST_SECTIONS)
    for number in range(sections):
        fmtid, at = struct.unpack_from("<16sI", data, 28 + 20 * number)
        section = _Section.of(data[at:])
        if fmtid == _CUSTOM:
            yield from _texts(section, section.names, place, custom, frozenset({0, 1}))
            continue
        if stream == _DOCUMENT:
            lost = [title for title in section.texts(_TITLES) if not _is_known(title, known)]
            rows = ((title,) for title in lost)
            if table := listing(
                place / "titles of sheets and names", rows, Mask.of(titles), ("title",), "title"
            ):
                yield table
        elif picture := section.raw(_THUMBNAIL):
            yield from _thumbnail(picture, source, hiding_within(format_id, "thumbnail"))
        skip = _DULL[stream] | {0, 1, _TITLES if stream == _DOCUMENT else _THUMBNAIL}
        yield from _texts(section, _LABELS[stream], place, plain, frozenset(skip))


def _texts(
    section: _Section, labels: dict[int, str], place: Place, hiding: Hiding, skip: frozenset[int]
) -> Iterator[Found]:
    for property_ in section.offsets:
        texts = [text for text in section.texts(property_) if text.strip()] if property_ not in skip else []
        if texts:
            label = labels.get(property_, f"property {property_}")
            if (label == "template" and texts[0].strip().lower() in _PLAIN_TEMPLATES) or label == _VERSION:
                continue
            yield Text(place, "\n".join(texts), hiding.sight, hiding, label)


@dataclass(frozen=True, slots=True)
class _Section:
    """One section: where its properties stand, and how its text is encoded."""

    data: bytes
    offsets: dict[int, int]
    encoding: str

    @classmethod
    def of(cls, data: bytes) -> _Section:
        count = min(struct.unpack_from("<I", data, 4)[0], len(data) // 8)
        if count > _MOST:
            raise TooMany("properties", _MOST)
        pairs = [struct.unpack_from("<II", data, 8 + 8 * number) for number in range(count)]
        offsets = dict(pair for pair in pairs if 0 < pair[1] < len(data))
        page = struct.unpack_from("<4xH", data, offsets[1])[0] if 1 in offsets else 1252
        return cls(data, offsets, encoding_of(page))

    @property
    def names(self) -> dict[int, str]:
        """What the section's dictionary calls its properties."""
        found: dict[int, str] = {}
        if 0 in self.offsets:
            at = self.offsets[0]
            (count,) = struct.unpack_from("<I", self.data, at)
            at += 4
            while count and at + 8 <= len(self.data):
                number, length = struct.unpack_from("<II", self.data, at)
                is_wide = self.encoding == "utf-16-le"
                size = length * 2 if is_wide else length
                found[number] = self._decoded(self.data[at + 8 : at + 8 + size])
                at += 8 + (-(-size // 4) * 4 if is_wide else size)
                count -= 1
        return found

    def texts(self, property_: int) -> list[str]:
        """The texts of a property: none where it is a number or a date."""
        at = self.offsets.get(property_)
        if at is None:
            return []
        (kind,) = struct.unpack_from("<I", self.data, at)
        if kind & 0x1000:
            return self._vector(kind & 0xFFF, at + 4)
        if kind in (0x41, 0x46):  # a blob: the addresses of the document's links stand in one
            (size,) = struct.unpack_from("<I", self.data, at + 4)
            return list(runs_in(self.data[at + 8 : at + 8 + size]))
        return [text] if (text := self._value(kind, at + 4)[0]) else []

    def _vector(self, kind: int, at: int) -> list[str]:
        (count,) = struct.unpack_from("<I", self.data, at)
        at += 4
        found: list[str] = []
        while count and at + 4 <= len(self.data):
            if kind == 0x0C:
                text, at = self._value(struct.unpack_from("<I", self.data, at)[0], at + 4)
            else:
                text, at = self._value(kind, at)
            found += [text] if text else []
            count -= 1
        return found

    def _value(self, kind: int, at: int) -> tuple[str, int]:
        """The text of one value, empty where it is no text, and where the next value begins."""
        if kind not in (0x08, 0x1E, 0x1F):
            return "", at + (8 if kind in (0x05, 0x06, 0x07, 0x14, 0x15, 0x40) else 4)
        (length,) = struct.unpack_from("<I", self.data, at)
        is_wide = kind == 0x1F
        size = length * 2 if is_wide else length
        raw = self.data[at + 4 : at + 4 + size]
        text = raw.decode("utf-16-le", "replace").split("\0")[0] if is_wide else self._decoded(raw)
        padded = -(-size // 4) * 4 if is_wide or self.encoding == "utf-16-le" else size
        return text, at + 4 + padded

    def _decoded(self, raw: bytes) -> str:
        return raw.decode(self.encoding, "replace").split("\0")[0]

    def raw(self, property_: int) -> bytes:
        """The bytes of a picture: the kind of picture in four bytes, then the picture."""
        at = self.offsets.get(property_)
        if at is None or struct.unpack_from("<I", self.data, at)[0] != 0x47:
            return b""
        size, tag = struct.unpack_from("<II", self.data, at + 4)
        picture = self.data[at + 12 : at + 8 + size]
        return picture if tag == 0xFFFFFFFF else b"\0\0\0\0" + picture


def _thumbnail(picture: bytes, source: Source, hiding: Hiding) -> Iterator[Found]:
    """A small picture of the first page: a metafile, a bitmap, or whatever else a program put there."""
    place = source.place / "thumbnail"
    (kind,) = struct.unpack_from("<I", picture)
    if kind == _MACINTOSH:
        yield Blob.of(place, picture[4:], "image/x-pict", hiding)
        if words := runs_in(picture[4:]):
            yield Text(place, "\n".join(words), hiding.sight, hiding, "text in the picture")
    elif kind == _BITMAP:
        yield Nested(source.nested("thumbnail.bmp", bitmap_file(picture[4:]), place), hiding)
    elif kind == _METAFILE:
        yield Nested(source.nested("thumbnail.wmf", metafile_file(picture[12:]), place), hiding)
    else:
        yield Nested(source.nested("thumbnail", picture[4:], place), hiding)


def _is_known(title: str, known: frozenset[str]) -> bool:
    """Whether a title is one that a reader sees in the file itself: a sheet, a name, a name of one sheet."""
    sheet, mark, name = title.rpartition("!")
    return title in known or bool(
        mark and (name in known or (sheet.strip("'") in known and name in _PLAIN_NAMES))
    )
