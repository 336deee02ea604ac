"""Lists of texts in the table stream: names, paths, variables, who saved the document and who changed it.

    0xFFFF, count, extra │ length, characters, extra │ length, characters, extra …    or, older, one byte for each character

Facts from MS-DOC 2.2.4, 2.7.2, 2.9.200 and 2.9.287.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import zip_longest

from candour.formats.doc.fib import Fib, Part
from candour.formats.doc.hidings import hiding
from candour.formats.listing import listing
from candour.formats.wording import is_wordy, runs_in
from candour.piece import Found, Mask, Text
from candour.place import Place

__all__ = ["long_texts", "read_lists", "texts_in"]

_PLAIN_TEMPLATES = frozenset({"normal", "normal.dot", "normal.dotm"})
_ASSOCIATED = {
    1: ("external-link-path", "template"),
    2: ("document-properties", "title"),
    3: ("document-properties", "subject"),
    4: ("document-properties", "keywords"),
    5: ("document-properties", "comments"),
    6: ("document-properties", "author"),
    7: ("document-properties", "last saved by"),
    8: ("mail-merge", "data source"),
    9: ("mail-merge", "header document"),
    17: ("write-password", "password"),
}
_WORDY_PARTS = {
    Part.FORM_FIELDS: ("form-control", "form field"),
    Part.FILE_NAMES: ("external-link-path", "path of a linked file"),
    Part.ROUTING: ("routing-slip", "routing slip"),
    Part.PRINTER: ("printer-settings", "printer"),
}
"""Structures of which the words are told, whatever their arrangement."""


def texts_in(data: bytes, start: int = 0) -> tuple[list[str], int]:
    """The texts of a list, and where it ends."""
    found: list[str] = []
    if len(data) < start + 4:
        return found, len(data)
    mark, count = struct.unpack_from("<HH", data, start)
    is_wide = mark == 0xFFFF
    at = start + 6 if is_wide else start + 4
    count, extra = (count, struct.unpack_from("<H", data, start + 4)[0]) if is_wide else (mark, count)
    while len(found) < count and at < len(data):
        if is_wide:
            text, at = _long_text(data, at)
        else:
            text = data[at + 1 : at + 1 + data[at]].decode("cp1252", "replace")
            at += 1 + data[at]
        found.append(text)
        at += extra
    return found, at


def _long_text(data: bytes, at: int) -> tuple[str, int]:
    size = 2 * (data[at] | data[at + 1] << 8) if at + 1 < len(data) else 0
    return data[at + 2 : at + 2 + size].decode("utf-16-le", "replace"), at + 2 + size


def long_texts(data: bytes, at: int = 0, *, ended: bool = False) -> list[str]:
    """Texts side by side, each after its length; `ended` where a zero follows each."""
    found: list[str] = []
    while at + 2 <= len(data):
        text, at = _long_text(data, at)
        at += 2 if ended else 0
        found.append(text)
    return found


def read_lists(fib: Fib, place: Place) -> Iterator[Found]:
    """Everything that such lists keep beside the text."""
    yield from _read_associated(fib, place)
    saves, _ = texts_in(fib.part(Part.SAVES))
    rows = list(zip_longest(saves[::2], saves[1::2], fillvalue=""))
    under = Mask.of(hiding("saved-by"))
    if table := listing(place / "last saves", rows, under, ("saved by", "path"), "save"):
        yield table
    editors, _ = texts_in(fib.part(Part.EDITORS))
    yield from _told(place / "tracked changes", "change-author", "author", editors[1:])
    names, _ = texts_in(fib.part(Part.BOOKMARKS))
    names = [name for name in names if not name.startswith("_")]
    yield from _told(place / "bookmarks", "given-name", "bookmark", names)
    yield from _read_variables(fib, place)
    for part, (what, label) in _WORDY_PARTS.items():
        data = fib.part(part)
        listed = texts_in(data)[0] if data[:2] == b"\xff\xff" else []
        yield from _told(place / label, what, label, [*dict.fromkeys((*listed, *runs_in(data)))])


def _told(place: Place, what: str, label: str, texts: list[str]) -> Iterator[Found]:
    if words := "\n".join(text for text in texts if is_wordy(text)):
        yield Text(place, words, hiding(what).sight, hiding(what), label)


def _read_associated(fib: Fib, place: Place) -> Iterator[Found]:
    texts, _ = texts_in(fib.part(Part.ASSOCIATED))
    for number, (what, label) in _ASSOCIATED.items():
        text = texts[number] if number < len(texts) else ""
        if label == "template" and text.lower() in _PLAIN_TEMPLATES:
            continue
        if text.strip():
            yield Text(place / "document settings", text, hiding(what).sight, hiding(what), label)


def _read_variables(fib: Fib, place: Place) -> Iterator[Found]:
    data = fib.part(Part.VARIABLES)
    names, at = texts_in(data)
    if names:
        values = long_texts(data, at, ended=True)
        rows = [pair for pair in zip_longest(names, values[: len(names)], fillvalue="") if pair[1].strip()]
        under = Mask.of(hiding("document-variable"))
        if table := listing(place / "document variables", rows, under, ("name", "value"), "variable"):
            yield table
