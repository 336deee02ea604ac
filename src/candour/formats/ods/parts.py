"""The other parts of an OpenDocument package: properties, settings, objects, pictures, macros, earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from candour.errors import LimitReached
from candour.formats import xml
from candour.formats.archive import Archive, Entry, Unreadable
from candour.formats.archive_remains import read_remains
from candour.formats.spreadsheet import hidings_within
from candour.formats.wording import runs_in, wording_of_xml
from candour.formats.xml import BadXml, text_of
from candour.hiding import Hiding, Weight
from candour.piece import Blob, Found, Gap, Mask, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["read_meta", "read_other_parts", "read_settings"]

(
    PROPERTIES, CUSTOM, PRINTER, CONNECTION, THUMBNAIL, CHART, EMBEDDED, MACROS, VERSION, UNLISTED, UNUSED_PICTURE,
) = hidings_within(
    "ods", "document-properties", "custom-properties", "printer-settings", "connection", "thumbnail", "chart-cache",
    "embedded-file", "vba-project", "earlier-version", "unlisted-part", "unused-picture",
)  # fmt: skip
# Every program that saves this format writes one; in words it shows hardly more than the first sheet does.
THUMBNAIL = replace(THUMBNAIL, weight=Weight.FORM)

_PROPERTIES = {
    "creator": "last saved by", "initial-creator": "author", "printed-by": "printed by", "title": "title",
    "subject": "subject", "description": "comments", "keyword": "keywords", "language": "", "generator": "",
}  # fmt: skip
_SETTINGS = {
    "PrinterName": (PRINTER, "printer"),
    "CurrentDatabaseDataSource": (CONNECTION, "data source"),
    "CurrentDatabaseCommand": (CONNECTION, "command"),
}
ReadObject = Callable[[str, Place, Mask | None], Iterator[Found]]


def read_meta(root: Element, place: Place) -> Iterator[Found]:
    """The document's properties."""
    for meta in root.iter("meta"):
        for element in meta:
            text, label = text_of(element).strip(), _PROPERTIES.get(element.tag, "")
            if element.tag == "user-defined" and text:
                yield _text(place, text, CUSTOM, element.get("name", ""))
            elif element.tag == "template" and element.get("href"):
                yield _text(place, element.get("href", ""), PROPERTIES, "template path")
            elif label and text:
                yield _text(place, text, PROPERTIES, label)


def read_settings(root: Element, place: Place) -> Iterator[Found]:
    """The settings that name a printer or a source of data; all others are switches and numbers."""
    for item in root.iter("config-item"):
        hiding, label = _SETTINGS.get(item.get("name", ""), (None, ""))
        if hiding and (text := text_of(item).strip()):
            yield _text(place, text, hiding, label)


def _text(place: Place, text: str, hiding: Hiding, label: str = "") -> Text:
    return Text(place, text, hiding.sight, hiding, label)


def read_other_parts(
    archive: Archive, source: Source, manifest: Element, read_object: ReadObject
) -> Iterator[Found]:
    """Every part but the content and the styles, each by the folder it lies in."""
    listed = frozenset(element.get("full-path", "") for element in manifest.iter("file-entry"))
    parts = _Parts(archive, source, listed, _references(archive), read_object)
    for entry in archive.entries:
        if (
            entry.listed
            and not entry.is_folder
            and entry.name not in {"content.xml", "styles.xml", "mimetype"}
        ):
            try:
                yield from parts.read(entry)
            except (Unreadable, BadXml) as why:
                yield Gap(source.place / entry.name, Why.BROKEN, str(why))
            except LimitReached as limit:
                yield Gap(source.place / entry.name, Why.LIMIT, str(limit))
    yield from read_remains(archive, source, "ods")


def _references(archive: Archive) -> str:
    """All text in which a part may be named, to tell pictures that something shows from those that nothing does."""
    parts = (name for name in archive.names if name.endswith(("content.xml", "styles.xml")))
    return b"".join(chunk for part in parts for chunk in archive.stream(part)).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Parts:
    archive: Archive
    source: Source
    listed: frozenset[str]
    references: str
    read_object: ReadObject

    def read(self, entry: Entry) -> Iterator[Found]:
        """One part, by its name or by the folder it lies in; what is neither is a file embedded in the document."""
        folder, _, name = entry.name.partition("/")
        data = self.archive.read(entry)
        place = self.source.place / entry.name
        how = _BY_FOLDER.get(folder) or _BY_NAME.get(name or folder)
        if self.listed and entry.name not in self.listed and folder != "META-INF":
            yield from self._nested(entry, data, UNLISTED)
        elif folder == "Pictures":
            yield from self._nested(entry, data, None if entry.name in self.references else UNUSED_PICTURE)
        elif folder == "Versions":
            yield from self._nested(entry, data, VERSION, ".ods")
        elif name == "content.xml":
            yield from self.read_object(entry.name, place, Mask.of(CHART))
        elif how:
            yield from how(data, place)
        elif data.strip():
            yield from self._nested(entry, data, EMBEDDED)

    def _nested(
        self, entry: Entry, data: bytes, hiding: Hiding | None, extension: str = ""
    ) -> Iterator[Found]:
        name = entry.name.rpartition("/")[2] + extension
        yield Nested(self.source.nested(name, data, self.source.place / entry.name), hiding)


def _thumbnail(data: bytes, place: Place) -> Iterator[Found]:
    yield Blob.of(place, data, "image/png", THUMBNAIL)


def _replacement(data: bytes, place: Place) -> Iterator[Found]:
    """The picture kept for a chart or an object: a drawing of lines and words, of which the words are told."""
    yield _text(place, "\n".join(runs_in(data)), CHART)


def _macros(data: bytes, place: Place) -> Iterator[Found]:
    """The words of a macro library's part: XML in most programs, else readable runs."""
    try:
        words = wording_of_xml((data,))
    except BadXml:
        words = "\n".join(runs_in(data))
    yield _text(place, words, MACROS)


def _signers(data: bytes, place: Place) -> Iterator[Found]:
    """Who signed the document. Other parts of the folder list the package's own parts."""
    if place.steps[-1].endswith("signatures.xml"):
        for element in xml.tree(data).iter("X509IssuerName"):
            yield _text(place, text_of(element), PROPERTIES, "signer")


def _versions(data: bytes, place: Place) -> Iterator[Found]:
    yield _text(place, wording_of_xml((data,)), VERSION)


def _meta(data: bytes, place: Place) -> Iterator[Found]:
    yield from read_meta(xml.tree(data), place)


def _settings(data: bytes, place: Place) -> Iterator[Found]:
    yield from read_settings(xml.tree(data), place)


def _silent(data: bytes, place: Place) -> Iterator[Found]:  # noqa: ARG001  (one of several readers of parts)
    """A part that holds switches, fonts or the arrangement of a window, and no content."""
    yield from ()


ReadPart = Callable[[bytes, Place], Iterator[Found]]
_BY_FOLDER: dict[str, ReadPart] = {
    "META-INF": _signers,
    "Configurations2": _silent,
    "Fonts": _silent,
    "Thumbnails": _thumbnail,
    "ObjectReplacements": _replacement,
    "Basic": _macros,
    "Scripts": _macros,
    "Dialogs": _macros,
}
_BY_NAME: dict[str, ReadPart] = {
    "meta.xml": _meta,
    "settings.xml": _settings,
    "styles.xml": _silent,
    "VersionList.xml": _versions,
    "layout-cache": _silent,
    "manifest.rdf": _silent,
}
