"""Colour profiles: their words. A screen's own profile goes by the name that somebody gave the computer.

    header, 128 bytes │ count │ (name, where, size) … │ desc "sRGB IEC61966-2.1" · cprt "Copyright …" · dmnd, dmdd …

Facts from ICC.1.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from candour.errors import TooMany
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
    """Notes the words of a profile that is none of the usual ones.

    Raises:
        TooMany: where it has more parts than any program writes.
    """
    details.step = _STEP
    for label, words in _texts(data):
        if words and not _USUAL.fullmatch(words):
            details.note("colour-profile", label, words)


def _texts(data: bytes) -> Iterator[tuple[str, str]]:
    if len(data) < 132:
        return
    count = min(struct.unpack_from(">I", data, 128)[0], (len(data) - 132) // 12)
    if count > _MOST:
        raise TooMany("parts of a colour profile", _MOST)
    for number in range(count):
        name, at, size = struct.unpack_from(">4sII", data, 132 + 12 * number)
        if label := _WORDED.get(name):
            words = list(dict.fromkeys(_words_in(data[at : at + size])))
            usual = bool(words) and _USUAL.fullmatch(words[0]) is not None
            yield from (
                (label, one) for one in words[: 1 if usual else None]
            )  # Apple says the usual in thirty languages


def _words_in(raw: bytes) -> Iterator[str]:
    """The words of a part, in each language that it has them in."""
    if raw[:4] == b"desc":
        yield words_of(raw[12:].split(b"\0")[0])
    if raw[:4] == b"text":
        yield words_of(raw[8:])
    if raw[:4] == b"mluc" and len(raw) >= 28:
        count = min(struct.unpack_from(">I", raw, 8)[0], (len(raw) - 16) // 12)
        if count > _MOST:
            raise TooMany("languages in a colour profile", _MOST)
        for number in range(count):
            size, at = struct.unpack_from(">II", raw, 20 + 12 * number)
            yield " ".join(raw[at : at + size].decode("utf-16-be", "ignore").replace("\0", " ").split())
