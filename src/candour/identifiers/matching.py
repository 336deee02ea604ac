"""Matching: where the identifiers' shapes stand in a buffer. Bytes in, byte offsets out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import Identifier

__all__ = ["Spans", "scan"]


class Spans(NamedTuple):
    """Where one identifier's shape stands: match `n` is `buffer[starts[n]:ends[n]]`. Ascending, never overlapping."""

    starts: Sequence[int]
    ends: Sequence[int]


def pattern_of(identifier: Identifier) -> bytes:
    """The identifier's shape as it must stand: free of letters and digits on either side."""
    shape = f"(?:{identifier.shape})"
    return (rf"(?<![0-9A-Za-z]){shape}(?![0-9A-Za-z])" if identifier.edges else shape).encode("ascii")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[bytes]], ...]:
    return tuple(
        (identifier.id, re.compile(pattern_of(identifier))) for identifier in IDENTIFIERS if identifier.shape
    )


def scan(buffer: bytes | memoryview) -> dict[str, Spans]:
    """All free-standing matches of every identifier that has a shape, by its id. One that has none is absent."""
    found = {}
    for id_, pattern in _patterns():
        spans = [match.span() for match in pattern.finditer(buffer)]
        if spans:
            starts, ends = zip(*spans, strict=True)
            found[id_] = Spans(starts, ends)
    return found
