"""Speed: a table and running text read with everything on, beside Presidio's pattern recognisers over the same text.

Candour does all of its work: it reads the CSV file, tells columns, counts people, weighs and locates. Presidio is given the
easiest of its ways: the recognisers alone over the whole text, with no model, no cell by cell, no words beside the value.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from time import perf_counter

from bench.quality.corpus_tables import tables
from bench.quality.corpus_text import documents
from bench.quality.finders import presidio_patterns

__all__ = ["print_speeds"]

_TEXT = 4 << 20
_TABLE = 16 << 20
_FOR_PRESIDIO = 1 << 18
"""Bytes of the same that Presidio is given: its speed does not depend on how much there is."""


def _text() -> str:
    """Running text of all the documents, again and again."""
    once = "\n\n".join(document.text for document in documents(40))
    return (once * (_TEXT // len(once) + 1))[:_TEXT]


def _csv(size: int) -> bytes:
    """One large table of victims, as CSV."""
    wanted = next(table for table in tables((5_000,)) if table.name == "crime report with victims")
    written = io.StringIO()
    csv.writer(written).writerows(wanted.rows[wanted.header_rows - 1 :])
    header, _, body = written.getvalue().partition("\r\n")
    return (header + "\r\n" + body * (size // len(body) + 1)).encode()


def _best(work: Callable[[], object], size: int, times: int = 3) -> float:
    """Megabytes a second, the best of so many times."""
    fastest = float("inf")
    for _ in range(times):
        start = perf_counter()
        work()
        fastest = min(fastest, perf_counter() - start)
    return size / fastest / 1e6


def print_speeds(*, has_presidio: bool) -> None:
    """Prints how fast both are, and the ratio."""
    from candour import identify, inspect

    text, table = _text(), _csv(_TABLE)
    speeds = {
        "running text": (
            _best(lambda: identify(text), len(text.encode())),
            text[:_FOR_PRESIDIO],
        ),
        "a table as CSV": (
            _best(lambda: inspect(table, name="victims.csv"), len(table)),
            table[:_FOR_PRESIDIO].decode(),
        ),
    }
    print("\n══ Speed, everything on, one core ══\n")
    for what, (candour, sample) in speeds.items():
        line = f"{what:16} Candour {candour:8.2f} MB/s"
        if has_presidio:
            patterns = presidio_patterns()
            theirs = _best(lambda: patterns(sample), len(sample.encode()), 1)  # noqa: B023  (called at once)
            line += f"   Presidio's patterns {theirs:6.2f} MB/s   {candour / theirs:6.1f} times as fast"
        print(line)
