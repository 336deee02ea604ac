"""Properties and settings: who made the document, on which template, for which printer, from which data.

Elements come by their local names here, as the spreadsheets' reader has them, too.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree.ElementTree import Element

from candour.formats import xml
from candour.formats.wording import runs_in
from candour.formats.xml import text_of
from candour.hiding import Hiding
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["properties_of_flat", "read_meta", "read_settings"]

Ways = Mapping[str, Hiding]
_PROPERTIES = {
    "creator": "last saved by", "initial-creator": "author", "printed-by": "printed by", "title": "title",
    "subject": "subject", "description": "comments", "keyword": "keywords", "contributor": "author", "publisher": "author",
}  # fmt: skip
_SWITCHES = frozenset(
    {
        "AppVersion",
        "DocSecurity",
        "HyperlinksChanged",
        "LinksUpToDate",
        "ScaleCrop",
        "ShareDoc",
        "CharactersWithSpaces",
    }
)
"""Properties that programs write of themselves."""
_LINKS = {"template": "template path", "auto-reload": "address that it reloads", "hyperlink-behaviour": ""}
_SETTINGS = {
    "PrinterName": ("printer-settings", "printer"),
    "PrintFaxName": ("printer-settings", "fax"),
    "CurrentDatabaseDataSource": ("connection", "data source"),
    "CurrentDatabaseCommand": ("connection", "command"),
    "EmbeddedDatabaseName": ("connection", "data source"),
}
_SETUP = "PrinterSetup"
_PATH = re.compile(r"file:///|\\\\\w|[A-Za-z]:\\|/(?:home|Users)/")
_KEYS_OF_SETUP = re.compile(
    r"(?:COMPAT_DUPLEX_MODE|DuplexMode::\w+|PRINTER_NAME|DRIVER_NAME|SGENPRT|Generic Printer)"
)


def read_meta(root: Element, place: Place, ways: Ways) -> Iterator[Found]:
    """The document's properties."""
    for meta in root.iter("meta"):
        for element in meta:
            text, label = text_of(element).strip(), _PROPERTIES.get(element.tag, "")
            if element.tag == "user-defined" and text and element.get("name") not in _SWITCHES:
                yield _text(place, text, ways["custom-properties"], element.get("name", ""))
            elif (link := _LINKS.get(element.tag, "")) and element.get("href"):
                yield _text(place, element.get("href", ""), ways["document-properties"], link)
            elif label and text:
                yield _text(place, text, ways["document-properties"], label)


def read_settings(root: Element, place: Place, ways: Ways) -> Iterator[Found]:
    """The settings that name a printer, a source of data or a folder; all others are switches and numbers."""
    told: set[str] = set()
    for item in root.iter("config-item"):
        name, text = item.get("name", ""), text_of(item).strip()
        what, label = _SETTINGS.get(name, ("", ""))
        if not text:
            continue
        if what:
            told.add(text)
            yield _text(place, text, ways[what], label)
        elif name == _SETUP:
            if words := "\n".join(run for run in _words_of_setup(text) if run not in told):
                yield _text(place, words, ways["printer-settings"], "printer")
        elif _PATH.search(text):
            yield _text(place, text, ways["external-link-path"], "path in the settings")


def _words_of_setup(text: str) -> Iterator[str]:
    """The names in a printer's set-up: of the printer, its driver, its port, and of jobs."""
    try:
        data = base64.b64decode(text)
    except (binascii.Error, ValueError):
        return
    for run in runs_in(data):
        if words := _KEYS_OF_SETUP.sub(" ", run).strip(" \t'\"#$%&()*+,-./"):
            yield words


def properties_of_flat(chunks: Iterable[bytes], place: Place, ways: Ways) -> Iterator[Found]:
    """The properties and settings of a document in one XML file."""
    found: list[Element] = []
    starts = {
        **dict.fromkeys(("meta", "settings"), lambda _: found.append),
        **dict.fromkeys(("body", "styles", "automatic-styles", "master-styles"), lambda _: xml.SKIP),
    }
    try:
        for _ in xml.dispatch(chunks, starts, {}, lambda _: None, naming=lambda _, name: name):
            pass
    except xml.BadXml:  # whoever reads the content tells of it
        pass
    for element in found:
        read = read_meta if element.tag == "meta" else read_settings
        yield from read(element, place, ways)


def _text(place: Place, text: str, hiding: Hiding, label: str = "") -> Text:
    return Text(place, text, hiding.sight, hiding, label)
