"""IPTC and Photoshop: what picture desks write into a picture, and what Photoshop keeps beside it.

    8BIM 0404 "" size  IPTC:  1C 02 50 size  by-line · 1C 02 78 size  caption …
    8BIM 040C "" size  a small picture
    8BIM 03ED …        how many dots an inch, and a hundred other settings

Facts from IPTC-IIM 4.2 and Adobe's file format specification.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from candour.formats.pictures.details import Details
from candour.formats.pictures.directories import words_of
from candour.formats.pictures.exif import Inner
from candour.formats.wording import runs_in

__all__ = ["IPTC_STEP", "PHOTOSHOP_STEP", "read_iptc", "read_photoshop"]

IPTC_STEP: Final = "IPTC data"
PHOTOSHOP_STEP: Final = "Photoshop settings"
# fmt: off
_DATASETS: dict[tuple[int, int], tuple[str, str]] = {
    (2, 5): ("title", "title"), (2, 25): ("caption", "keywords"), (2, 40): ("caption", "instructions"), (2, 105): ("caption", "headline"),
    (2, 120): ("caption", "caption"), (2, 15): ("picture-details", "category"), (2, 20): ("caption", "category"), (2, 22): ("picture-details", "fixture"),
    (2, 80): ("credit", "author"), (2, 85): ("credit", "job title"), (2, 110): ("credit", "credit"), (2, 115): ("credit", "source"),
    (2, 116): ("credit", "copyright"), (2, 118): ("credit", "contact"), (2, 122): ("credit", "author"),
    (2, 90): ("location", "city"), (2, 92): ("location", "place"), (2, 95): ("location", "county"), (2, 101): ("location", "country"),
    (2, 26): ("location", "place"), (2, 27): ("location", "place"), (2, 103): ("picture-details", "job reference"), (2, 65): ("camera", "program"),
    (2, 231): ("edit-history", "history"),
}
_DULL_DATASETS = frozenset({(1, 0), (1, 90), (2, 0), (2, 10), (2, 55), (2, 60), (2, 62), (2, 63), (2, 70), (2, 75), (2, 100), (2, 130), (2, 131), (2, 135)})
_INNER: dict[int, str] = {0x0404: "iptc", 0x0422: "exif", 0x0423: "exif", 0x0424: "xmp", 0x040F: "profile"}
# fmt: on
_THUMBNAILS = (0x0409, 0x040C)
_THUMBNAIL_HEADER = 28
_PREVIEW = (2, 202)
_RESOURCES = (b"8BIM", b"MeSa", b"PHUT", b"DCSR", b"AgHg")


def read_iptc(data: bytes, details: Details, step: str = IPTC_STEP) -> list[Inner]:
    """Notes what IPTC data say, and gives a preview that they may hold."""
    details.step = step
    inner = []
    is_utf8 = True
    for number, value in _datasets(data):
        if number == (1, 90):
            is_utf8 = value.startswith(b"\x1b%")
        elif number == _PREVIEW:
            inner.append(Inner("thumbnail", value))
        elif number not in _DULL_DATASETS:
            what, label = _DATASETS.get(number, ("picture-details", f"IPTC {number[0]}:{number[1]:02}"))
            details.note(what, label, words_of(value) if is_utf8 else _of_a_page(value))
    return inner


def _of_a_page(value: bytes) -> str:
    return " ".join(value.decode("utf-8" if value.isascii() else "cp1252", "replace").split())


def _datasets(data: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = data.find(b"\x1c")
    while 0 <= at <= len(data) - 5 and data[at] == 0x1C:
        record, number, size = data[at + 1], data[at + 2], struct.unpack_from(">H", data, at + 3)[0]
        at += 5
        if size & 0x8000:
            length = size & 0x7FFF
            size = int.from_bytes(data[at : at + length], "big") if length <= 4 else len(data)
            at += length
        yield (record, number), data[at : at + size]
        at += size


def read_photoshop(data: bytes, details: Details, step: str = PHOTOSHOP_STEP) -> list[Inner]:
    """Notes the words in Photoshop's settings; gives the small pictures and what is laid out in another way."""
    details.step = step
    inner = []
    for number, name, value in _resources(data):
        details.note("picture-details", "name of a path or setting", words_of(name))
        if number in _INNER:
            inner.append(Inner(_INNER[number], value))
        elif number in _THUMBNAILS:
            inner.append(Inner("thumbnail", value[_THUMBNAIL_HEADER:]))
        else:
            for words in runs_in(value, wide_only=not value.isascii()):
                details.note("picture-details", f"setting {number:04X}", words)
    return inner


def _resources(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    at = data.find(b"8BIM")
    while 0 <= at <= len(data) - 12 and data[at : at + 4] in _RESOURCES:
        number, length = struct.unpack_from(">HB", data, at + 4)
        name = data[at + 7 : at + 7 + length]
        at += 6 + (length + 2 & ~1)  # the length and the name fill an even number of bytes
        if at + 4 > len(data):
            return
        (size,) = struct.unpack_from(">I", data, at)
        yield number, name, data[at + 4 : at + 4 + size]
        at += 4 + size + (size & 1)
