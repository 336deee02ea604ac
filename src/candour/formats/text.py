"""Plain text, in any of the usual encodings; also the text of formats that are plain to read (JSON, logs).

What a reader sees:
    All of it, from the first line to the last.

What else is inside:
    Characters that print nothing, which `candour.reading` looks for in every piece of text.

What Candour cannot read:
    Bytes that are no text in the file's own encoding. Where there are any, a Gap says so.

How it cleans:
    The same text in UTF-8, without characters that print nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from candour.formats.facts import decoded
from candour.formats.spreadsheet import hidings_within
from candour.piece import Count, Found, Gap, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

HIDINGS = hidings_within("text", "invisible-characters")

_PART = 4 << 20


def read(source: Source) -> Iterator[Found]:
    """The text, in parts of about 4 MiB cut at line ends."""
    text, encoding = decoded(bytes(source.data))
    yield Count("line", text.count("\n") + (not text.endswith("\n")))
    if "\ufffd" in text and encoding != "utf-8":
        yield Gap(
            source.place, Why.DISAGREES, f"some bytes are no text in {encoding}; save the file as UTF-8"
        )
    at, line = 0, 1
    while at < len(text):
        end = len(text) if len(text) - at <= _PART else text.rfind("\n", at, at + _PART) + 1 or at + _PART
        part = text[at:end]
        lines = part.count("\n")
        place = source.place if end - at == len(text) else source.place / f"lines {line:,}-{line + lines:,}"
        yield Text(place, part)
        at, line = end, line + lines
