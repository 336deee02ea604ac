"""Matching: where the identifiers' shapes stand in a buffer. Bytes in, byte offsets out.

    little so far ──▶ `re`, one pass for each identifier: the reference
    much          ──▶ blocks cut at line ends ──▶ hyperscan, a few databases ──▶ exact spans, or openings and cores
                                                                                 that `re` completes on the spot

Both give the same spans, and tests hold them to it: free-standing matches, the leftmost first, none that overlaps another
of the same identifier. Those of different identifiers may overlap: which of them is meant is for evidence to say.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import gt
from threading import Lock
from typing import Any, NamedTuple

from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import Identifier

__all__ = ["Spans", "make_ready", "scan"]

_WORTH_COMPILING = 128 << 10
"""Until there have been this many bytes `re` is done with them before hyperscan has even compiled."""
_WORTH_ARRAYS = 2_000
"""Hits from which arrays are quicker than lists."""
_BLOCK = 8 << 20
"""Bytes scanned at once. Hyperscan passes over what lies beyond 4 GiB in one call, without a word."""
_REACH_BEFORE = 128
"""No match has more than so many bytes before its core."""
_NEVER_INSIDE = (b"\n", b"\t", b",", b";", b"|", b'"', b" ", b"")
"""Where a block may be cut, best first. No shape holds any of these but the blank."""
_EDGE = "[^0-9A-Za-z]"

# Identifiers whose patterns hyperscan runs well together, measured in pairs; others get a database of their own.
_TOGETHER = (
    ("postcode", "pnc-id", "ethnicity", "upn", "case-urn", "machine-readable-zone", "what3words"),
    ("uk-phone", "ip-address", "sort-code-account", "person-name", "crime-reference", "collar-number"),
    ("email", "address", "cro-number", "asn", "nino", "nhs-number", "payment-card", "iban"),
    ("driver-number", "vrm"),
)


class Spans(NamedTuple):
    """Where one identifier's shape stands: match `n` is `buffer[starts[n]:ends[n]]`. Ascending, never overlapping."""

    starts: Sequence[int]
    ends: Sequence[int]


Lists = tuple[Any, Any]
"""Starts and ends: lists of numbers, or arrays where there are many and numpy is loaded already."""
Complete = Callable[[Identifier, list[int], bytes], Lists]
"""Makes starts and ends of hits. A hit is one number, `start << 32 | end`: a pair would be an object more."""


@cache
def _pattern(identifier: Identifier) -> re.Pattern[bytes]:
    """The identifier's shape as it must stand: free of letters and digits on either side."""
    shape = f"(?:{identifier.shape})"
    return re.compile(
        (rf"(?<![0-9A-Za-z]){shape}(?![0-9A-Za-z])" if identifier.edges else shape).encode("ascii")
    )


@cache
def _shaped() -> tuple[Identifier, ...]:
    return tuple(identifier for identifier in IDENTIFIERS if identifier.shape)


def _slow(buffer: bytes | memoryview) -> dict[str, Spans]:
    """All matches, by `re`."""
    found = {}
    for identifier in _shaped():
        spans = [match.span() for match in _pattern(identifier).finditer(buffer)]
        if spans:
            found[identifier.id] = Spans(*map(list, zip(*spans, strict=True)))
    return found


def _exact(identifier: Identifier, hits: list[int], data: bytes) -> Lists:
    """Spans from hits of the whole shape. A hit by itself is a match; among hits that overlap `re` says which is."""
    if len(hits) >= _WORTH_ARRAYS and (numpy := sys.modules.get("numpy")):
        packed = numpy.array(hits, numpy.int64)
        starts, ends = (packed >> 32) + 1, (packed & 0xFFFFFFFF) - 1
        if not (ends[:-1] > starts[1:]).any():
            return starts, ends
        return _disentangled(_pattern(identifier), starts.tolist(), ends.tolist(), data)
    starts = [(hit >> 32) + 1 for hit in hits]
    ends = [(hit & 0xFFFFFFFF) - 1 for hit in hits]
    if not any(map(gt, ends, starts[1:])):
        return starts, ends
    return _disentangled(_pattern(identifier), starts, ends, data)


def _disentangled(pattern: re.Pattern[bytes], starts: list[int], ends: list[int], data: bytes) -> Lists:
    spans: list[tuple[int, int]] = []
    first, last, single = starts[0], ends[0], True
    for start, end in zip([*starts[1:], len(data)], [*ends[1:], len(data)], strict=True):
        if start < last:
            last, single = max(last, end), False
            continue
        if single:
            spans.append((first, last))
        else:
            spans += (match.span() for match in pattern.finditer(data, first, last))
        first, last, single = start, end, True
    return [start for start, _ in spans], [end for _, end in spans]


def _opened(identifier: Identifier, hits: list[int], data: bytes) -> Lists:
    """Spans from hits of what every match begins with."""
    match = _pattern(identifier).match
    spans = [found.span() for hit in hits if (found := match(data, (hit >> 32) + 1))]
    if len(spans) == len(hits):
        starts, ends = map(list, zip(*spans, strict=True))
        if not any(map(gt, ends, starts[1:])):
            return starts, ends
    starts, ends = [], []
    free_from = 0
    for hit in hits:
        at = (hit >> 32) + 1
        found = match(data, at) if at >= free_from else None
        while found is None and at < (hit & 0xFFFFFFFF):
            at = max(at + 1, free_from)
            found = match(data, at)
        if found:
            starts.append(at)
            ends.append(free_from := found.end())
    return starts, ends


def _around(identifier: Identifier, hits: list[int], data: bytes) -> Lists:
    """Spans from hits of what every match holds."""
    match = _pattern(identifier).match
    before = identifier.before_core.encode("ascii")
    starts: list[int] = []
    ends: list[int] = []
    free_from = 0
    for hit in hits:
        core = hit >> 32
        at = max(free_from, core - _REACH_BEFORE)
        at += len(data[at:core].rstrip(before))
        found = None
        while found is None and at <= core:
            found = match(data, at)
            at += 1
        if found:
            starts.append(found.start())
            ends.append(free_from := found.end())
    return starts, ends


def _wanted(identifier: Identifier) -> tuple[str, Complete]:
    """What hyperscan looks for, and what makes spans of its hits."""
    edge = _EDGE if identifier.edges else "[\\x00-\\xff]"
    if identifier.core:
        return identifier.core, _around
    if identifier.opening:
        return f"{edge}(?:{identifier.opening})", _opened
    return f"{edge}(?:{identifier.shape}){edge}", _exact


class _Database(NamedTuple):
    identifiers: tuple[Identifier, ...]
    completes: tuple[Complete, ...]
    database: Any

    def hits(self, data: bytes) -> list[list[int]]:
        """Where each identifier's pattern stands, the signs at its edges taken in."""
        found: list[list[int]] = [[] for _ in self.identifiers]
        put = [hits.append for hits in found]
        self.database.scan(
            data, match_event_handler=lambda id_, start, end, _, __: put[id_](start << 32 | end)
        )
        return found


def _compiled(identifiers: tuple[Identifier, ...]) -> _Database:
    import hyperscan  # noqa: PLC0415  (16 ms that a small file should not pay)

    wanted = [_wanted(identifier) for identifier in identifiers]
    database = hyperscan.Database()
    database.compile(
        expressions=[pattern.encode("ascii") for pattern, _ in wanted],
        ids=list(range(len(wanted))),
        elements=len(wanted),
        flags=[hyperscan.HS_FLAG_SOM_LEFTMOST | hyperscan.HS_FLAG_DOTALL] * len(wanted),
    )
    return _Database(identifiers, tuple(complete for _, complete in wanted), database)


@cache
def _databases() -> tuple[_Database, ...]:
    """The databases; none where hyperscan is not installed."""
    shaped = {identifier.id: identifier for identifier in _shaped()}
    groups = [[shaped.pop(id_) for id_ in group if id_ in shaped] for group in _TOGETHER]
    groups += [[identifier] for identifier in shaped.values()]
    try:
        return tuple(_compiled(tuple(group)) for group in groups if group)
    except ImportError:
        return ()


@dataclass(slots=True)
class _SoFar:
    scanned: int = 0


_so_far = _SoFar()
_one_at_a_time = Lock()
"""A database has one scratch space: two threads must not scan with it at once."""


def _cut(view: memoryview, start: int) -> int:
    """Where the block that begins at `start` ends: behind the last sign in it that no match holds.

    Only a line of eight megabytes without any such sign is cut elsewhere, and a match could be lost there.
    """
    end = start + _BLOCK
    if end >= len(view):
        return len(view)
    block = bytes(view[start:end])
    return start + next(at + len(sign) for sign in _NEVER_INSIDE if (at := block.rfind(sign)) >= 0)


def _fast(buffer: bytes | memoryview, databases: tuple[_Database, ...]) -> dict[str, Spans]:
    """All matches, by hyperscan."""
    view = memoryview(buffer).cast("B")
    found: dict[str, list[Lists]] = {}
    start = 0
    while start < len(view):
        end = _cut(view, start)
        data = b"".join((b"\n", view[start:end], b"\n"))
        for database in databases:
            for identifier, complete, hits in zip(
                database.identifiers, database.completes, database.hits(data), strict=True
            ):
                if not hits:
                    continue
                hits.sort()
                starts, ends = complete(identifier, hits, data)
                if len(starts):
                    found.setdefault(identifier.id, []).append(
                        (_moved(starts, start - 1), _moved(ends, start - 1))
                    )
        start = end
    return {id_: Spans(*map(_joined, zip(*parts, strict=True))) for id_, parts in found.items()}


def _moved(offsets: Any, by: int) -> Any:
    """The offsets, all moved; as an array where there are many and numpy is loaded."""
    numpy = sys.modules.get("numpy")
    if numpy and len(offsets) >= _WORTH_ARRAYS:
        return numpy.asarray(offsets) + by
    return [offset + by for offset in offsets]


def _joined(parts: Sequence[Any]) -> Any:
    """The offsets of all blocks in one: a list where every part is one."""
    if len(parts) == 1:
        return parts[0]
    if any(hasattr(part, "dtype") for part in parts):
        return sys.modules["numpy"].concatenate(parts)
    return [offset for part in parts for offset in part]


def make_ready() -> None:
    """Compiles the databases now, for a process that has much to scan before it."""
    _databases()
    _so_far.scanned = _WORTH_COMPILING


def scan(buffer: bytes | memoryview) -> dict[str, Spans]:
    """All free-standing matches of every identifier that has a shape, by its id. One that has none is absent.

    A match stands free where no ASCII letter or digit touches it. It never spans a line feed.
    """
    if not buffer:
        return {}
    _so_far.scanned += len(buffer)
    if _so_far.scanned < _WORTH_COMPILING:
        return _slow(buffer)
    with _one_at_a_time:
        databases = _databases()
        return _fast(buffer, databases) if databases else _slow(buffer)
