"""The other parts of a package: properties, settings, objects, pictures, macros, earlier versions.

part ── locked? listed? ──▶ by the folder it lies in ──▶ by its name ──▶ a file embedded in the document
"""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from candour.errors import LimitReached
from candour.formats import xml
from candour.formats.archive import Entry, Unreadable
from candour.formats.archive_remains import read_remains
from candour.formats.ooxml.signatures import names_in_certificates
from candour.formats.opendocument.gathered import Pin
from candour.formats.opendocument.meta import read_meta, read_settings
from candour.formats.opendocument.package import Package
from candour.formats.wording import is_wordy, runs_in, wording_of_xml
from candour.formats.xml import BadXml, text_of
from candour.hiding import Hiding
from candour.piece import Found, Gap, Mask, Nested, Text, Why
from candour.place import Place

__all__ = ["Parts", "ReadObject", "documents_apart", "kind_of"]

ReadObject = Callable[[str, Place, "Mask | None"], "Iterator[Found]"]
"""Reads the content of a chart or another document inside the document."""
_OWN = frozenset({"content.xml", "styles.xml", "mimetype"})
_NAMED = re.compile(
    rb"""[=("'](?:\./)?((?:Pictures|media|Media|ObjectReplacements|Object)[^"'<>()]{1,200})"""
)
_OVERLAP = 256
_KIND = "application/vnd.oasis.opendocument."
_BODY = re.compile(
    rb"<(?:\w+:)?body[^>]*>\s*<(?:\w+:)?(text|spreadsheet|presentation|drawing|chart|formula|database)\b"
)
_NAMES = {"drawing": "graphics"}
"""Kinds of documents whose bodies go by another name."""
_OLD_METAFILE = b"VCLMTF"
_STANDARD_RDF = re.compile(r"https?://docs\.oasis-open\.org/")


@dataclass(slots=True, eq=False, repr=False)
class Parts:
    """What a package holds beside the document's own content."""

    package: Package
    format_id: str
    ways: Mapping[str, Hiding]
    read_object: ReadObject
    pins: Mapping[str, Pin] = field(default_factory=dict)
    """Where the document shows parts, and what keeps them from sight there."""
    chart: Mask | None = None
    """The mask of a chart that the document shows nowhere."""
    apart: frozenset[str] = frozenset()
    """The folders of documents inside the document that are handed on as files of their own."""
    _named: frozenset[str] = frozenset()

    def read(self) -> Iterator[Found]:
        """Every part but the content and the styles, then what the zip holds besides."""
        package = self.package
        yield from package.gaps
        yield from package.locked_parts()
        self._named = _named_parts(package)
        for entry in package.archive.entries:
            if not entry.listed or entry.is_folder or entry.name in _OWN:
                continue
            if package.archive[entry.name] is not entry:
                continue  # one that another of the same name hides is told among the remains
            try:
                yield from self._read(entry)
            except Unreadable as why:
                kind = Why.ENCRYPTED if why.encrypted else Why.BROKEN
                yield Gap(package.source.place / entry.name, kind, str(why))
            except BadXml as why:
                yield Gap(package.source.place / entry.name, Why.BROKEN, str(why))
            except LimitReached as limit:
                yield Gap(package.source.place / entry.name, Why.LIMIT, str(limit))
        yield from read_remains(package.archive, package.source, self.format_id)

    def _read(self, entry: Entry) -> Iterator[Found]:
        """One part, by its name or by the folder it lies in; what is neither is a file embedded in the document."""
        package = self.package
        folder = entry.name.partition("/")[0]
        name = entry.name.rpartition("/")[2]
        if entry.name in package.locked:
            return
        place = package.source.place / entry.name
        how = _BY_FOLDER.get(folder) or _BY_NAME.get(name) or _BY_KIND.get(name.rpartition(".")[2])
        if self._is_unlisted(entry.name) and folder != "META-INF":
            yield from self._nested(entry, self.ways["unlisted-part"])
        elif folder in ("Pictures", "media", "Media") or self._is_face(entry):
            yield from self._picture(entry)
        elif folder == "Versions":
            yield from self._nested(entry, self.ways["earlier-version"])
        elif apart := next((each for each in self.apart if entry.name.startswith(each)), ""):
            if entry.name == f"{apart}content.xml":
                yield from self._document(entry, apart)
        elif name == "content.xml":
            pin = self.pins.get(entry.name)
            yield from self.read_object(
                entry.name, pin.place if pin else place, pin.under if pin else self.chart
            )
        elif how:
            yield from how(self, package.archive.read(entry), place)
        elif package.archive.read(entry).strip():
            yield from self._nested(entry, self.ways["embedded-file"])

    def _is_unlisted(self, name: str) -> bool:
        """Whether neither the list of parts has a part nor anything shows it: programs show pictures that the list forgot."""
        return self.package.is_listed and name not in self.package.kinds and name not in self.pins

    def _is_face(self, entry: Entry) -> bool:
        """Whether a picture is what a reader sees of an embedded file: charts and formulas are drawn anew from what they hold."""
        name = entry.name.removeprefix("ObjectReplacements/")
        kind = self.package.kinds.get(f"{name}/", "")
        is_drawn = kind.endswith(("chart", "formula"))
        return name != entry.name and entry.name in self.pins and not is_drawn

    def _nested(self, entry: Entry, hiding: Hiding | None) -> Iterator[Found]:
        name = entry.name.rpartition("/")[2]
        pin = self.pins.get(entry.name)
        place = pin.place if pin else self.package.source.place / entry.name
        data = self.package.archive.read(entry)
        yield Nested(self.package.source.nested(name, data, place), hiding)

    def _picture(self, entry: Entry) -> Iterator[Found]:
        pin = self.pins.get(entry.name)
        unused = None if entry.name in self._named else self.ways["unused-picture"]
        hiding = (pin.under.hiding if pin.under else None) if pin else unused
        data = self.package.archive.read(entry)
        if data.startswith(_OLD_METAFILE) and "preview-picture" in self.ways:
            yield from _preview(self, data, pin.place if pin else self.package.source.place / entry.name)
        else:
            yield from self._nested(entry, hiding)

    def _document(self, entry: Entry, folder: str) -> Iterator[Found]:
        """A document inside the document, as a file of its own."""
        pin = self.pins.get(entry.name)
        place = pin.place if pin else self.package.source.place / entry.name
        source = self.package.source.nested(folder.rstrip("/"), self._repacked(folder), place)
        yield Nested(source, self.ways["embedded-file"])

    def _repacked(self, folder: str) -> bytes:
        """A document inside the document as a package of its own."""
        out = io.BytesIO()
        package = self.package
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("mimetype", kind_of(package, folder))
            for entry in package.archive.entries:
                inner = entry.name.removeprefix(folder)
                is_inside = entry.name.startswith(folder) and inner and not entry.is_folder
                if entry.listed and is_inside and inner != "mimetype" and entry.name not in package.locked:
                    archive.writestr(inner, package.archive.read(entry))
        return out.getvalue()


def kind_of(package: Package, folder: str) -> str:
    """What kind of document lies in a folder: as the list of parts has it, else as its content does."""
    if kind := package.kinds.get(folder, ""):
        return kind
    start = b"".join(package.archive.stream(f"{folder}content.xml"))
    found = _BODY.search(start)
    name = found[1].decode() if found else "formula" if b"math" in start[:2000] else "text"
    return f"{_KIND}{_NAMES.get(name, name)}"


def documents_apart(package: Package) -> frozenset[str]:
    """The folders of documents inside the document, but for charts and formulas, which are read as part of it."""
    found: list[str] = []
    for part in sorted(package.archive.names):
        folder = part.removesuffix("content.xml")
        if not part.endswith("/content.xml") or part in package.locked or folder.startswith(tuple(found)):
            continue
        try:
            kind = kind_of(package, folder)
        except (Unreadable, LimitReached):
            continue  # whoever reads the part tells of it
        if kind.removeprefix(_KIND) not in ("chart", "formula"):
            found.append(folder)
    return frozenset(found)


def _named_parts(package: Package) -> frozenset[str]:
    """The parts that content or styles name, to tell pictures that something shows from those that nothing does."""
    found: set[str] = set()
    for part in package.archive.names:
        if part.endswith(("content.xml", "styles.xml")) and part not in package.locked:
            folder = part.rpartition("/")[0]
            tail = b""
            try:
                for chunk in package.archive.stream(part):
                    text = tail + chunk
                    for match in _NAMED.finditer(text):
                        name = unquote(match[1].decode("utf-8", "replace"))
                        found |= {name, f"{folder}/{name}"}
                    tail = text[-_OVERLAP:]
            except (Unreadable, LimitReached):  # whoever reads the part itself tells of it
                continue
    return frozenset(found)


# ── the kinds of parts ──────────────────────────────────────────────────────────────────────────────────────────────


def _text(place: Place, text: str, hiding: Hiding, label: str = "") -> Text:
    return Text(place, text, hiding.sight, hiding, label)


def _thumbnail(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    """The small picture. The programs that save this format draw it anew each time, large enough to be read."""
    source = parts.package.source.nested("thumbnail.png", data, place)
    if parts.package.is_of_last_save(place.steps[-1]):
        yield Nested(replace(source, needs_no_look=True), parts.ways["small-thumbnail"])
    else:
        yield Nested(source, parts.ways["thumbnail"])


def _replacement(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    """The picture kept for a chart or an object: a drawing of lines and words, of which the words are told."""
    if "preview-picture" in parts.ways:
        yield from _preview(parts, data, place)
    else:
        yield _text(place, "\n".join(runs_in(data)), parts.ways["chart-cache"])


def _preview(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    """A picture of a table or object for programs that cannot draw it; in one of LibreOffice's own, the words."""
    from candour.formats import format_of  # noqa: PLC0415  (asked here of what is inside, by one that it lists)

    hiding = parts.ways["preview-picture"]
    if data.startswith(_OLD_METAFILE) or format_of(data) is None:
        if words := "\n".join(runs_in(data, wide_only=True)):
            yield _text(place, words, hiding)
    elif data.strip():
        yield Nested(parts.package.source.nested("picture", data, place), hiding)


def _macros(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    """The words of a macro library's part: XML in most programs, else readable runs."""
    try:
        words = wording_of_xml((data,))
    except BadXml:
        words = "\n".join(runs_in(data))
    yield _text(place, words, parts.ways["vba-project"])


def _menus(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    """Menus, keys and bars of the document's own: their words and the macros they call; icons are passed over."""
    if "custom-menu" not in parts.ways or not data.lstrip().startswith(b"<"):
        return
    try:
        words = wording_of_xml((data,)).splitlines()
    except BadXml:
        words = list(runs_in(data))
    own = "\n".join(line for line in words if not line.startswith((".uno:", "private:")) and is_wordy(line))
    if own:
        yield _text(place, own, parts.ways["custom-menu"])


def _signers(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    """Who signed the document. Other parts of the folder list the package's own parts."""
    if not place.steps[-1].endswith("signatures.xml"):
        return
    hiding = parts.ways["document-properties"]
    root = xml.tree(data)
    for name in ("X509IssuerName", "SignatureComments", "description"):
        for element in root.iter(name):
            yield _text(place, text_of(element), hiding, "signer")
    for element in root.iter("X509Certificate"):
        try:
            names = names_in_certificates(base64.b64decode(text_of(element)))
        except (binascii.Error, ValueError):
            continue
        if names:
            yield _text(place, "\n".join(names), hiding, "signer")


def _versions(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    yield _text(place, wording_of_xml((data,)), parts.ways["earlier-version"])


def _meta(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    yield from read_meta(xml.tree(data), place, parts.ways)


def _settings(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    yield from read_settings(xml.tree(data), place, parts.ways)


def _facts(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:
    """Facts for programs: those that every file has only list its parts."""
    if "text-metadata" not in parts.ways:
        return
    root = xml.tree(data)
    words = [text_of(element).strip() for element in root.iter() if not len(element)]
    links = [
        value
        for element in root.iter()
        for name, value in element.attrib.items()
        if name in ("resource", "about") and ":" in value and not _STANDARD_RDF.match(value)
    ]
    if told := "\n".join(dict.fromkeys(filter(is_wordy, (*words, *links)))):
        yield _text(place, told, parts.ways["text-metadata"])


def _silent(parts: Parts, data: bytes, place: Place) -> Iterator[Found]:  # noqa: ARG001  (one of several readers of parts)
    """A part that holds switches, fonts or the arrangement of pages, and no content."""
    yield from ()


ReadPart = Callable[[Parts, bytes, Place], Iterator[Found]]
_BY_FOLDER: dict[str, ReadPart] = {
    "META-INF": _signers,
    "Configurations2": _menus,
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
}
_BY_KIND: dict[str, ReadPart] = {"rdf": _facts}
