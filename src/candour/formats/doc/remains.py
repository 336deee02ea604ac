"""Remains: words that stand in a document's own streams though the document no longer holds them.

first block │ text │ page of looks │ ░░ no piece covers this: saved fast, the deleted words stay ░░ │ text │ …
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from candour.formats.doc.fib import Fib
from candour.formats.doc.hidings import hiding
from candour.formats.legibility import legible
from candour.formats.wording import runs_in
from candour.piece import Found, Text
from candour.place import Place

__all__ = ["read_deleted_text", "read_older_tables"]

_BETWEEN = b"\0\0\0\0"


def _uncovered(data: bytes, taken: Iterable[tuple[int, int]]) -> Iterator[bytes]:
    reached = 0
    for start, end in sorted(taken):
        if start > reached:
            yield data[reached:start]
        reached = max(reached, end)
    yield data[reached:]


def read_deleted_text(stream: bytes, taken: Iterable[tuple[int, int]], place: Place) -> Iterator[Found]:
    """The words of the stream that nothing has read."""
    if words := legible(runs_in(_BETWEEN.join(_uncovered(stream, taken)))):
        own = hiding("deleted-text")
        text = "\n".join(words)
        yield Text(place / "text outside the document", text, own.sight, own, "readable text among the bytes")


def read_older_tables(fib: Fib, other: bytes, place: Place) -> Iterator[Found]:
    """The words of the table stream that no structure covers, and of the table stream that is not in use."""
    size = len(fib.table)
    taken = [(at, at + length) for at, length in fib.parts if length and at + length <= size]
    older = legible(runs_in(_BETWEEN.join((*_uncovered(fib.table, taken), other))))
    known = set(runs_in(_BETWEEN.join(fib.table[start:end] for start, end in taken))) if older else set()
    if words := [word for word in older if word not in known]:
        own = hiding("older-tables")
        text = "\n".join(words)
        yield Text(place / "tables of the document", text, own.sight, own, "readable text among the bytes")
