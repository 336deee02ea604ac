"""Colour profiles: their words. A screen's own profile goes by the name that somebody gave the computer.

    header, 128 bytes │ count │ (name, where, size) … │ desc "sRGB IEC61966-2.1" · cprt "Copyright …" · dmnd, dmdd …

Facts from ICC.1.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from candour.formats.pictures.details import Details
from candour.formats.pictures.directories import words_of

__all__ = ["read_profile"]

_STEP = "colour profile"
_WORDED = {
    b"desc": "description",
    b"cprt": "copyright",
    b"dmnd": "maker",
    b"dmdd": "model",
    b"vued": "viewing",
    b"scrn": "screen",
}
_MOST = 100
_USUAL = re.compile(
    r"""(?:.*\bs?RGB\b.*|.*\b(?:adobe|apple|microsoft|hewlett|hp|iec|eci|fogra|swop|gracol|icc|kodak|eastman|canon|nikon|sony|epson|google|facebook|
    artifex|linotype|lino|little\ cms|heidelberg|public\ domain|creative\ commons|no\ copyright|copyright\ (?:free|international)|generic|
    dot\ gain|gr[ae]y\b|display\ p3|dci|rec\.?\ ?\d+|bt\.?\d+|uncalibrated|c2|prophoto|color\ ?match|coated|uncoated|cmyk|basic|kb|compact).*)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Profiles that makers of programs and cameras put into every picture."""


def read_profile(data: bytes, details: Details) -> None:
    """Notes the words of a profile that is none of the usual ones."""
    details.step = _STEP
    for label, words in _texts(data):
        if words and not _USUAL.fullmatch(words):
            details.note("colour-profile", label, words)


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    if len(data) < 132:
        return
    (count,) = struct.unpack_from(">I", data, 128)
    for number in range(min(count, _MOST, (len(data) - 132) // 12)):
        name, at, size = struct.unpack_from(">4sII", data, 132 + 12 * number)
        if label := _WORDED.get(name):
            yield label, _text(data[at : at + min(size, 4096)])


def _text(raw: bytes) -> str:
    if raw[:4] == b"desc":
        return words_of(raw[12:].split(b"\0")[0])
    if raw[:4] == b"text":
        return words_of(raw[8:])
    if raw[:4] == b"mluc" and len(raw) >= 28:
        size, at = struct.unpack_from(">II", raw, 20)
        return " ".join(raw[at : at + size].decode("utf-16-be", "ignore").replace("\0", " ").split())
    return ""
