"""Texts: what programs write into a PNG under keywords: plain, packed, or in any language.

Some of the texts are files of their own: XMP data, the drawing that a diagram was made from, data of a camera written
out as digits by a program that had no better place for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from candour.formats.pictures.metadata import Metadata
from candour.formats.png.unpacking import unpacked
from candour.formats.wording import wording_of_xml
from candour.formats.xml import BadXml
from candour.piece import Found, Text

__all__ = ["read_compressed", "read_international", "read_text"]

_XMP: Final = "XML:com.adobe.xmp"
_RAW = re.compile(r"Raw profile type (\w+)")
_RAW_KINDS = {
    "exif": "exif", "app1": "exif", "APP1": "exif", "xmp": "xmp", "iptc": "photoshop", "8bim": "photoshop", "icc": "profile", "icm": "profile",
}  # fmt: skip
_KEYWORDS = {
    "author": ("credit", "author"), "artist": ("credit", "author"), "copyright": ("credit", "copyright"), "source": ("camera", "source"),
    "title": ("title", "title"), "description": ("caption", "description"), "comment": ("caption", "comment"), "subject": ("caption", "subject"),
    "software": ("camera", "program"), "creation time": ("camera", "taken"), "creationtime": ("camera", "taken"), "producer": ("camera", "program"),
    "disclaimer": ("picture-details", "disclaimer"), "warning": ("picture-details", "warning"), "make": ("camera", "camera maker"),
    "model": ("camera", "camera model"),
}  # fmt: skip
_TRACES = re.compile(
    r"(?:date:|thumb::|exif:|png:|tiff:|icc:|xmp|jpeg:|dc:|cdr:|signature$|version$|software|aspect|comment:)",
    re.IGNORECASE,
)
"""Keywords under which programs keep what they know of a picture."""
_LONG = 400


def read_text(metadata: Metadata, content: bytes) -> Iterator[Found]:
    """A keyword and a text in Latin letters."""
    keyword, _, value = content.partition(b"\0")
    yield from _read(metadata, keyword.decode("latin-1"), _decoded(value))


def read_compressed(metadata: Metadata, content: bytes) -> Iterator[Found]:
    """A keyword and a packed text."""
    keyword, _, rest = content.partition(b"\0")
    value = unpacked(rest[1:], metadata.source.budget)
    yield from _read(metadata, keyword.decode("latin-1"), _decoded(value))


def read_international(metadata: Metadata, content: bytes) -> Iterator[Found]:
    """A keyword, whether it is packed, a language, the keyword in that language, and a text."""
    keyword, _, rest = content.partition(b"\0")
    is_packed = rest[:1] == b"\1"
    _, _, rest = rest[2:].partition(b"\0")
    own_keyword, _, value = rest.partition(b"\0")
    if is_packed:
        value = unpacked(value, metadata.source.budget)
    name = keyword.decode("latin-1")
    if name == _XMP:
        yield from metadata.read("xmp", value)
        return
    yield from _read(metadata, name, value.decode("utf-8", "replace"))
    metadata.details.note("picture-details", "keyword", own_keyword.decode("utf-8", "replace"))


def _decoded(value: bytes) -> str:
    """Latin letters by the specification; in practice often UTF-8."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _read(metadata: Metadata, keyword: str, value: str) -> Iterator[Found]:
    metadata.details.step = f'text "{" ".join(keyword.split())[:60]}"'
    raw = _RAW.fullmatch(keyword)
    if keyword == _XMP:
        yield from metadata.read("xmp", value.encode("latin-1", "replace"))
    elif raw and raw[1] in _RAW_KINDS:
        yield from _read_digits(metadata, _RAW_KINDS[raw[1]], value)
    elif "%3C" in value[:200] or value.lstrip().startswith("<"):
        yield from _read_drawing(metadata, unquote(value))
    else:
        what, label = _KEYWORDS.get(keyword.casefold(), ("", ""))
        if not what:
            is_trace = bool(_TRACES.match(keyword)) and len(value) < _LONG
            what, label = "picture-details" if is_trace else "caption", keyword
        metadata.details.note(what, label, value)


def _read_digits(metadata: Metadata, kind: str, value: str) -> Iterator[Found]:
    """A name, a count of bytes, and the bytes as pairs of digits."""
    digits = "".join(value.split("\n", 3)[3:]).translate(_BLANKS)
    data = bytes.fromhex(digits[: len(digits) // 2 * 2])
    if kind == "exif" and data.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
        kind, data = "xmp", data.partition(b"\0")[2]
    yield from metadata.read(kind, data)


_BLANKS = {ord(blank): None for blank in " \n\r\t\0"}


def _read_drawing(metadata: Metadata, value: str) -> Iterator[Found]:
    """The drawing that a picture was made from, in XML: its words."""
    try:
        words = wording_of_xml((value.encode(),))
    except BadXml:
        words = value
    if words.strip():
        hiding = metadata.hiding("layers")
        yield Text(metadata.place(metadata.details.step), words, hiding.sight, hiding)
