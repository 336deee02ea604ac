"""Revisions: a PDF that was changed and saved on top holds each of its earlier states whole.

    %PDF  objects  xref  startxref  %%EOF │ changed objects  xref /Prev  startxref  %%EOF │ …
    ─────────── the first state ──────────┘
    ────────────────────────────── the second state ──────────────────────────────────────┘

A file arranged for the web (linearised) has two ends as well, and only one state.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from candour.formats.archive import Unreadable
from candour.formats.pdf.document import Document, document_of
from candour.formats.pdf.hidings import BY_NAME
from candour.formats.pdf.paper import papers_of
from candour.piece import Blob, Count, Found, Gap, Nested, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["Held", "ends_of", "read_revisions"]

_END = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF(?:\r\n|\r|\n)?")
_AT_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")
_MOST = 12
_WORD = re.compile(r"\S+")


class Held:
    """What the present state of a document holds: its words, and its pictures and files by digest."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.digests: set[str] = set()

    def add(self, found: Found) -> None:
        """Notes what a piece holds."""
        if isinstance(found, Text):
            self.words.update(_words(found.text))
        elif isinstance(found, Blob):
            self.digests.add(found.sha256)
        elif isinstance(found, Nested):
            self.digests.add(Blob.of(found.source.place, found.source.data, "").sha256)


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if any(map(str.isalnum, word))]


def ends_of(data: bytes) -> list[int]:
    """Where each state of the document ends, the present one last."""
    start = max(0, data.find(b"%PDF-", 0, 1024))
    is_linear = b"/Linearized" in data[start : start + 1024]
    found: list[int] = []
    for number, end in enumerate(_END.finditer(data)):
        table = int(end[1])
        if is_linear and number == 0:
            continue
        if 0 < table < end.start() and (
            _AT_TABLE.match(data, table, table + 64)
            or _AT_TABLE.match(data, table + start, table + start + 64)
        ):
            found.append(end.end())
    return found


def read_revisions(
    source: Source, data: bytes, held: Held, surroundings: Callable[[Document], Iterator[Found]]
) -> Iterator[Found]:
    """What earlier states hold and the present one does not, the latest first.

    `surroundings` reads what a document holds beside the text of its pages.
    """
    earlier = ends_of(data)[:-1]
    if not earlier:
        return
    yield Count("earlier revision", len(earlier))
    for number in range(len(earlier), 0, -1):
        place = source.place / f"earlier revision {number}"
        if len(earlier) - number >= _MOST:
            what = (
                "older revisions than Candour looks through: print the document to a new PDF, and check that"
            )
            yield Gap(place, Why.LIMIT, what)
            return
        before = data[: earlier[number - 1]]
        source.budget.spend(0)
        try:
            yield from _taken_out(source, before, place, held, surroundings)
        except Unreadable:
            what = "an earlier revision that Candour cannot open: print the document to a new PDF, and check that"
            yield Gap(place, Why.BROKEN, what)


def _taken_out(
    source: Source,
    data: bytes,
    place: Place,
    held: Held,
    surroundings: Callable[[Document], Iterator[Found]],
) -> Iterator[Found]:
    own = replace(source, data=data, place=place)
    pages = _texts_of_pages(own, data)
    with document_of(own, data) as document:
        beside = list(surroundings(document))
    hiding = BY_NAME["earlier-revision"]
    texts = [Text(place / f"page {number}", text) for number, text in enumerate(pages, 1) if text.strip()]
    texts += [found for found in beside if isinstance(found, Text)]
    missing = Counter(word for text in texts for word in _words(text.text)) - held.words
    held.words += missing
    for text in texts:
        if lines := _lines_of(text.text, missing):
            yield Text(text.place, lines, hiding.sight, hiding, text.label)
    for found in beside:
        if isinstance(found, (Blob, Nested)):
            blob = found if isinstance(found, Blob) else Blob.of(found.source.place, found.source.data, "")
            if blob.sha256 not in held.digests:
                held.digests.add(blob.sha256)
                yield (
                    replace(found, sight=hiding.sight, hiding=hiding)
                    if isinstance(found, Blob)
                    else replace(found, hiding=hiding)
                )


def _texts_of_pages(source: Source, data: bytes) -> list[str]:
    texts = []
    with papers_of(data) as papers:
        if papers is None:
            return []
        for number in range(len(papers)):
            source.budget.spend(0)
            with papers.page(number) as paper:
                texts.append(paper.text() if paper else "")
    return texts


def _lines_of(text: str, missing: Counter[str]) -> str:
    """The words that are missing, as they stand in the text: with a space between neighbours, else a line each."""
    if not missing:
        return ""
    lines: list[str] = []
    run: list[str] = []
    for line in text.splitlines():
        for word in _WORD.findall(line):
            if missing[word] > 0:
                missing[word] -= 1
                run.append(word)
            elif run and any(map(str.isalnum, word)):
                lines.append(" ".join(run))
                run = []
        if run:
            lines.append(" ".join(run))
            run = []
    return "\n".join(lines)
