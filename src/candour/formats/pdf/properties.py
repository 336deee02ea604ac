"""Properties: what the document says of itself. Who made it, with what title, from which file, and its history of edits.

    /Info                title, author, subject, keywords, and whatever a program has added
    /Metadata  (XMP)     the same anew, of the document, of a page or of a picture; who changed it, and when
    /PieceInfo           private data of a program: Illustrator keeps its whole drawing there
    /Thumb               a small picture of a page

Programs' names and versions, dates, and numbers that stand for the file itself are looked through and say nothing of people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from candour.formats.pdf.document import Document
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.values import (
    entry,
    key_of,
    kind_of,
    name_of,
    number_of,
    pairs,
    strings_in,
    words_of_value,
)
from candour.formats.thumbnails import is_illegible
from candour.formats.wording import is_wordy, runs_in
from candour.formats.xml import BadXml, tree
from candour.piece import Blob, Found, Gap, Text, Why
from candour.place import Place

__all__ = ["read_info", "read_metadata", "read_private_data", "read_thumbnails", "words_of_metadata"]

# fmt: off
_INFO_QUIET = frozenset({
    "Creator", "Producer", "CreationDate", "ModDate", "Trapped", "PTEX.Fullbanner", "AAPL:Keywords", "GTS_PDFXVersion",
    "GTS_PDFXConformance", "GTS_PDFA1Version", "SourceModified", "PXCViewerInfo", "ICNAppName", "ICNAppVersion",
    "ICNAppPlatform", "EPSProcessor", "rgid",
})
_XMP_QUIET = frozenset({
    "format", "CreateDate", "ModifyDate", "MetadataDate", "CreatorTool", "Producer", "producer", "InstanceID", "DocumentID",
    "OriginalDocumentID", "RenditionClass", "VersionID", "part", "conformance", "amd", "rev", "Trapped", "PDFVersion",
    "SourceModified", "schema", "namespaceURI", "prefix", "property", "valueType", "category", "type", "field", "about",
    "lang", "parseType", "xmptk", "instanceID", "documentID", "originalDocumentID", "renditionClass", "versionID", "when",
    "action", "changed", "softwareAgent", "fromPart", "toPart", "partMapping", "maskMarkers", "date", "Ngrp", "hasXMP",
    "NPages", "HasVisibleTransparency", "HasVisibleOverprint", "fontType", "versionString", "composite", "stDim", "unit",
    "w", "h", "Orientation", "ColorSpace", "PixelXDimension", "PixelYDimension", "XResolution", "YResolution",
    "ResolutionUnit", "NativeDigest", "ColorMode", "ICCProfile", "swatchName", "mode", "groupName", "groupType", "image",
    "width", "height", "GTS_PDFXVersion", "ContentType", "language", "Certified",
})
# fmt: on
_SAYS_NOTHING = frozenset(
    {"(anonymous)", "anonymous", "untitled", "(unspecified)", "unspecified", "unknown", "none"}
)
_LABELS = {
    "creator": "author",
    "title": "title",
    "description": "subject",
    "subject": "keywords",
    "Author": "author",
}
_HOLDERS = frozenset({"Alt", "Seq", "Bag", "li", "Description", "RDF", "xmpmeta", "xapmeta"})


def read_info(document: Document) -> Iterator[Found]:
    """Title, author, subject, keywords and whatever else the document says of itself."""
    hiding = BY_NAME["document-properties"]
    place = document.source.place / "document properties"
    for key, value in pairs(entry(document.pdf.trailer, "/Info")):
        name = key.removeprefix("/")
        words = words_of_value(value)
        if words.strip() and name not in _INFO_QUIET and words.strip().lower() not in _SAYS_NOTHING:
            yield Text(place, words, hiding.sight, hiding, name.lower() if name.isascii() else "property")


def read_metadata(document: Document) -> Iterator[Found]:
    """The metadata packets of the document, of its pages and of its pictures."""
    hiding = BY_NAME["metadata"]
    main = key_of(entry(document.root, "/Metadata"))
    done: set[tuple[int, int]] = set()
    for holder in document.survey.of("Metadata"):
        stream = entry(document.pdf.get_object(holder), "/Metadata")
        key = key_of(stream)
        if kind_of(stream) != "stream" or key in done:
            continue
        done.add(key)
        place = document.source.place / ("metadata" if key == main else f"metadata of object {holder[0]}")
        try:
            found = list(words_of_metadata(document.decoded(stream)))
        except BadXml:
            words = "\n".join(runs_in(document.decoded(stream)))
            found = [("", words)] if words else []
        for label, words in found:
            yield Text(
                place / label if label else place, words, hiding.sight, hiding, _LABELS.get(label, label)
            )


def words_of_metadata(data: bytes) -> Iterator[tuple[str, str]]:
    """The telling words of an XMP packet, each with the name of its property.

    Raises:
        BadXml: where it is not well formed.
    """
    gathered: dict[str, list[str]] = {}
    stack: list[tuple[Element, str]] = [(tree(data.strip(b"\0 \r\n\t")), "")]
    while stack:
        element, name = stack.pop()
        name = name if element.tag in _HOLDERS else element.tag
        told = [(key, value) for key, value in element.items() if key not in _XMP_QUIET]
        if element.text and element.text.strip() and not len(element):
            told.append((name, element.text.strip()))
        for key, words in told:
            if (
                key not in _XMP_QUIET
                and is_wordy(words)
                and words.lower() not in _SAYS_NOTHING
                and not words.startswith(("uuid:", "xmp.", "http://ns.", "adobe:docid"))
            ):
                gathered.setdefault(key, []).append(words)
        stack += [
            (child, name) for child in reversed(element) if child.tag not in ("thumbnails", "Thumbnails")
        ]
    for name, lines in gathered.items():
        yield name, "\n".join(dict.fromkeys(lines))


def read_private_data(document: Document) -> Iterator[Found]:
    """What programs keep for themselves beside the document."""
    done: set[tuple[int, int]] = set()
    for holder in document.survey.of("PieceInfo"):
        for program, own in pairs(entry(document.pdf.get_object(holder), "/PieceInfo")):
            key = key_of(own)
            if key in done and key != (0, 0):
                continue
            done.add(key)
            name = program.removeprefix("/")
            place = document.source.place / (f"private data of {name}" if name.isascii() else "private data")
            yield from _read_private(document, entry(own, "/Private"), place)


def _read_private(document: Document, private: Any, place: Place) -> Iterator[Found]:
    hiding = BY_NAME["private-data"]
    strings: list[str] = []
    packed = False
    waiting, left = [private], 2_000
    met: set[tuple[int, int]] = set()
    while waiting and left:
        left -= 1
        value = waiting.pop()
        key = key_of(value)
        if key in met and key != (0, 0):
            continue
        met.add(key)
        if document.survey.types.get(key) in ("Page", "Pages", "Catalog"):
            continue
        if kind_of(value) == "stream":
            data = document.decoded(value)
            words = _words_of_private(data)
            strings += words
            if data and not words:
                packed = True
                yield Blob.of(place, data, "application/octet-stream", hiding)
        strings += [words for _, words in strings_in(value) if is_wordy(words)]
        waiting += [inner for _, inner in pairs(value) if key_of(inner) != (0, 0)]
    if strings:
        yield Text(place, "\n".join(dict.fromkeys(strings)), hiding.sight, hiding)
    if packed:
        what = (
            "a program's own copy of the document, packed: save it from that program without its editing data"
        )
        yield Gap(place, Why.UNREAD, what)


def _words_of_private(data: bytes) -> list[str]:
    """The words of a stream, where it is text."""
    start = data[:4096]
    if not start or sum(byte < 9 or 13 < byte < 32 or byte > 126 for byte in start) * 10 > len(start):
        return []
    if data.lstrip().startswith(b"<"):
        try:
            return [words for _, words in words_of_metadata(data)]
        except BadXml:
            pass
    return list(runs_in(data))


def read_thumbnails(document: Document) -> Iterator[Found]:
    """The small pictures of pages."""
    for holder in document.survey.of("Thumb"):
        page = document.pdf.get_object(holder)
        thumb = entry(page, "/Thumb")
        if kind_of(thumb) == "stream" and name_of(entry(page, "/Type")) == "Page":
            raw = bytes(thumb.read_raw_bytes())
            number = next((at for at, one in enumerate(document.pages, 1) if key_of(one) == holder), 0)
            place = document.source.place / (f"page {number}" if number else "page out of use") / "thumbnail"
            size = int(number_of(entry(thumb, "/Width"))), int(number_of(entry(thumb, "/Height")))
            what = "small-thumbnail" if is_illegible(size) else "thumbnail"
            yield Blob.of(place, raw, "image/x-pdf-thumbnail", BY_NAME[what])
