"""Slack: words between the last packed points of a JPEG and its end, where no program that shows it ever looks.

    scan │ points, packed … ░░ call Nia Example ░░ │ end

Packed points look like chance: so many letters in a row are hardly ever among them. Where there are, the picture is decoded
once without them, and if it stays the same, point for point, they were none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from typing import Final

from candour.formats.pictures.looks import Undecodable, points_of
from candour.formats.pictures.segments import walk

__all__ = ["LETTERS", "slack_in", "without_slack"]

LETTERS: Final = re.compile(rb"[\x20-\x7e]{20,}")
"""So many letters in a row as packed points have by chance once in ten thousand pictures."""
_SCAN: Final = 0xDA
_MARK: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_MOST_LOOKED_AT: Final = 4
_MOST_BY_CHANCE: Final = 8
"""The last packed points may look like letters too: so many at most."""


def without_slack(data: bytes) -> bytes:
    """The picture without words behind the points of a scan."""
    for begin, end in reversed(list(slack_in(data))):
        data = data[:begin].rstrip(b"\xff") + data[end:]
    return data


def slack_in(data: bytes) -> Iterator[tuple[int, int]]:
    """Where words that are none of its points begin and end in each scan."""
    for segment in walk(data).segments:
        if segment.mark == _SCAN:
            following = _MARK.search(data, segment.end)
            end = following.start() if following else len(data)
            if (begin := _slack_at(data, segment.end, end)) < end:
                yield begin, end


def _slack_at(data: bytes, begin: int, end: int) -> int:
    """Where in a scan words begin that are none of its points; its end where there are none."""
    whole = b""
    for letters in islice(LETTERS.finditer(data, begin, end), _MOST_LOOKED_AT):
        for start in range(letters.start(), letters.start() + _MOST_BY_CHANCE):
            with suppress(Undecodable):  # too little was left: these were points
                whole = whole or points_of(data, "JPEG").tobytes()
                if points_of(data[:start].rstrip(b"\xff") + data[end:], "JPEG").tobytes() == whole:
                    return start
    return end
