"""Remains: what lies in the file and belongs to no part of the document as it now stands.

    bytes before %PDF │ objects in use │ objects that nothing refers to │ objects that newer ones replaced │ bytes after %%EOF

Pages cut out of a document often stay in it whole; so do pictures, and the notes that were deleted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from candour.formats.archive_remains import read_content
from candour.formats.pdf.document import Document, inflated
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.pictures import picture_piece
from candour.formats.pdf.rebuilt import words_of_pages
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, kind_of, name_of, strings_in
from candour.formats.wording import is_wordy, wording_of_xml
from candour.formats.xml import BadXml
from candour.piece import Found, Gap, Text, Why
from candour.source import Source

__all__ = ["read_outside", "read_replaced", "read_strangers", "read_unused"]

_MOST = 20_000
_NOT_READ = "were not read: print the document to a new PDF, and check that"
_SHOWS = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
_TEXT = re.compile(rb"\bBT\b(.*?)\bET\b", re.DOTALL)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LINES = re.compile(rb"\bT[jJ*]|['\"]\s")
_QUIET_TYPES = frozenset({"ObjStm", "XRef", "Font", "FontDescriptor", "ExtGState", "Encoding", "CMap", "Catalog", "OutputIntent", "Pages", "Group", "Pattern", "Metadata"})  # fmt: skip
_BARE = frozenset({"/Length", "/Filter", "/DecodeParms", "/DL"})
"""What the dictionary of a stream says that does not tell what the stream is."""
_TELLING_KEYS = frozenset({"Contents", "RC", "V", "DV", "T", "TU", "Title", "ActualText", "Alt", "E", "URI", "UF", "F", "Desc", "Author", "Subject", "Keywords", "Subj", "JS", "Name", "Reason", "Location", "ContactInfo"})  # fmt: skip


def read_outside(source: Source, data: bytes) -> Iterator[Found]:
    """Bytes before the document begins and after it ends."""
    hiding = BY_NAME["stray-bytes"]
    start = max(0, data.find(b"%PDF-", 0, 4096))
    end = data.rfind(b"%%EOF")
    after = data[end + 5 :] if end >= 0 else b""
    for where, part in (  # what mail and the web put around a file
        ("before the document", data[:start]),
        ("after the document", after),
    ):
        if part.strip(b"\0 \t\r\n\x1a"):
            inner = part.strip(b"\0 \t\r\n\x1a")
            yield from read_content(source.nested(where, inner, source.place / f"bytes {where}"), hiding)


def read_unused(document: Document, reached: set[Key]) -> Iterator[Found]:
    """Pages that no page number leads to, and objects that nothing refers to."""
    survey, place = document.survey, document.source.place
    in_order = {key_of(page) for page in document.pages}
    loose = [
        key for key, kind in survey.types.items() if kind in ("Page", "Template") and key not in in_order
    ]
    pages = [document.pdf.get_object(key) for key in loose[:_MOST]]
    for number, (key, page, words) in enumerate(
        zip(loose, pages, words_of_pages(document.pdf, pages) if pages else [], strict=False), 1
    ):
        is_template = survey.types[key] == "Template"
        hiding = BY_NAME["template-page" if is_template else "unused-page"]
        where = place / f"{'template' if is_template else 'page out of use'} {number}"
        beside = [text for name, text in strings_in(page) if name in _TELLING_KEYS and is_wordy(text)]
        if lines := "\n".join(filter(None, (words, *beside))):
            yield Text(where, lines, hiding.sight, hiding)
    if len(loose) > _MOST:
        yield Gap(place, Why.LIMIT, f"{len(loose) - _MOST:,} pages that no page number leads to {_NOT_READ}")
    around = document.survey.of("Linearized")
    for key in survey.refers:
        if key not in reached and key not in around and survey.types.get(key) not in (*_QUIET_TYPES, "Page"):
            yield from _unused_object(document, key)


def read_strangers(document: Document, reached: set[Key]) -> Iterator[Found]:
    """XML in use under a name that nobody knows: no page draws it, and no program that follows the standard shows it."""
    known = {key_of(one) for page in document.pages for one in items(entry(page, "/Contents"))}
    known |= {key_of(one) for one in items(entry(document.root, "/AcroForm", "/XFA"))}
    for key in sorted((document.survey.streams & reached) - known):
        stream = document.pdf.get_object(key)
        if not _BARE.issuperset(stream.stream_dict.keys()):
            continue
        content = document.decoded(stream)
        if content.lstrip()[:1] == b"<" and (words := _wording_of(content)):
            hiding = BY_NAME["private-data"]
            yield Text(document.source.place / f"object {key[0]}", words, hiding.sight, hiding)


def _wording_of(content: bytes) -> str:
    """The words of XML, or of what looks like it."""
    try:
        return wording_of_xml((content,))
    except BadXml:
        return content.decode("utf-8", "replace")


def _unused_object(document: Document, key: Key) -> Iterator[Found]:
    value = document.pdf.get_object(key)
    hiding = BY_NAME["unused-object"]
    place = document.source.place / f"object {key[0]}, out of use"
    lines = [text for name, text in strings_in(value) if name in _TELLING_KEYS and is_wordy(text)]
    if kind_of(value) == "stream":
        if name_of(entry(value, "/Subtype")) == "Image":
            yield from picture_piece(document, value, place, BY_NAME["unused-picture"])
            return
        content = document.decoded(value)
        is_xml = content.lstrip()[:1] == b"<"
        lines += _wording_of(content).splitlines() if is_xml else _shown_by(content)
    if lines:
        yield Text(place, "\n".join(lines), hiding.sight, hiding)


def _shown_by(content: bytes) -> list[str]:
    """The words that a drawing writes, as far as they can be told without its fonts."""
    lines = []
    for block in _TEXT.findall(content):
        for line in _LINES.split(block):
            words = b"".join(map(_unescaped, _SHOWS.findall(line))).decode("cp1252", "replace").strip()
            if words and is_wordy(words) and words.isprintable():
                lines.append(words)
    return lines


def _unescaped(shown: bytes) -> bytes:
    inner = shown[1:-1]
    if shown[:1] == b"<":
        digits = b"".join(inner.split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii", "replace"))
    plain = {b"n": b" ", b"r": b" ", b"t": b" ", b"\n": b""}

    def one(met: re.Match[bytes]) -> bytes:
        mark = met[1]
        return bytes([int(mark, 8) & 255]) if mark[:1].isdigit() and mark < b"8" else plain.get(mark, mark)

    return _ESCAPED.sub(one, inner)


def read_replaced(document: Document, states_end: int) -> Iterator[Found]:
    """Objects that lie in the present state of the file beside the one in use, or in no list at all.

    `states_end` is where the latest earlier state ends: what lies before it is looked through as that state.
    """
    data = document.data
    if data.count(b"%PDF-", 0, len(data)) > 1:
        return  # a whole PDF lies in it unpacked, whose objects are its own
    in_use = _places_in_use(document.pdf)
    hiding = BY_NAME["unused-object"]
    start, shift = states_end, max(0, data.find(b"%PDF-", 0, 4096))
    found = 0
    while in_use is not None:
        at = data.find(b" obj", start)
        if at < 0:
            return
        start = at + 4
        head = re.search(rb"(\d{1,10}) (\d{1,5})$", data[max(0, at - 18) : at])
        if head is None:
            continue
        began = at - len(head[0])
        if began in in_use or began - shift in in_use:
            continue
        if found >= _MOST:
            yield Gap(document.source.place, Why.LIMIT, f"more than {_MOST:,} objects out of use {_NOT_READ}")
            return
        end = data.find(b"endobj", start, start + (4 << 20))
        body = data[start : end if end >= 0 else start + 65_536]
        found += 1
        if lines := _words_of_raw(document, body):
            place = document.source.place / f"object {int(head[1])}, replaced"
            yield Text(place, "\n".join(lines), hiding.sight, hiding)


def _places_in_use(pdf: Any) -> set[int] | None:
    try:
        return {row.offset for row in pdf.get_xref_table().values() if row.type == 1}
    except Exception:  # noqa: BLE001  (a damaged table makes it raise whatever it likes)
        return None


def _words_of_raw(document: Document, body: bytes) -> list[str]:
    head, mark, rest = body.partition(b"stream")
    if mark:
        packed = rest.lstrip(b"\r\n")
        return _shown_by(inflated(packed, document.source.budget)[0] if b"/FlateDecode" in head else packed)
    words = [
        _unescaped(shown).decode("cp1252", "replace") for shown in re.findall(rb"\((?:[^()\\]|\\.)*\)", head)
    ]
    return [line for line in words if is_wordy(line) and not line.startswith("D:") and line.isprintable()]
