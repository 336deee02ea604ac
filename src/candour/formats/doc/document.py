"""One document as it is read: its stories, then what is listed beside them, then what they do not hold any more."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from candour.formats.doc.copied import Copied
from candour.formats.doc.drawings import Drawings, read_data
from candour.formats.doc.fib import Fib, Part
from candour.formats.doc.flow import Flow
from candour.formats.doc.hidings import hiding
from candour.formats.doc.lists import long_texts, read_lists
from candour.formats.doc.looks import Styles
from candour.formats.doc.numbering import read_numbering
from candour.formats.doc.pages import read_layouts, read_looks
from candour.formats.doc.pieces import read_pieces
from candour.formats.doc.scribe import Scribe
from candour.formats.doc.sections import headings, section_places, starts_of
from candour.formats.doc.story import Manuscript, Story
from candour.formats.wording import is_wordy
from candour.piece import Count, Found, Gap, Mask, Text, Why
from candour.place import Place
from candour.source import Source

__all__ = ["Document"]

_MARK, _BOX = 30, 22
_BODY, _NOTES, _HEADERS, _MACROS, _COMMENTS, _ENDNOTES, _BOXES, _HEADER_BOXES = range(8)


@dataclass(repr=False)
class Document:
    """A document, or the AutoText of a template, which is a document of its own in the same streams."""

    source: Source
    stream: bytes
    fib: Fib
    under: Mask | None = None
    copied: Copied | None = None
    """What a copy needs besides, where one is made."""
    taken: list[tuple[int, int]] = field(default_factory=list)
    """What of the stream has been read, as first and one after the last."""

    def found(self, data: bytes) -> Iterator[Found]:
        """Everything; `data` is the Data stream."""
        fib, source = self.fib, self.source
        pieces = read_pieces(fib.part(Part.PIECES), self.stream)
        source.budget.spend(2 * len(pieces.text))
        looks = read_looks(fib.part(Part.LOOKS), self.stream)
        layouts = read_layouts(fib.part(Part.LAYOUTS), self.stream)
        drawings = Drawings.of(fib.part(Part.DRAWINGS), self.stream)
        self.manuscript = Manuscript(
            pieces, looks, layouts, Styles.of(fib.part(Part.STYLES)), drawings.has_content, copied=self.copied
        )
        if self.copied:
            self.copied.begin(fib, self.stream, drawings)
        self._take(looks.pages, layouts.pages, drawings)
        if not pieces.is_whole or len(pieces.text) < sum(fib.counts):
            what = "parts of its text are missing from the file; ask for the file to be sent again"
            yield Gap(source.place, Why.BROKEN, what)
        yield from self._stories(drawings)
        if self.under is None:
            yield from read_numbering(fib, self.manuscript.lists, source.place)
        yield from read_lists(fib, source.place)
        if self.copied:
            self.copied.take_lists(fib, self.manuscript.lists)
        yield from drawings.found(source)
        yield from read_data(data, self.manuscript.pictures, self.manuscript.data, source, pieces.text)
        yield Count("paragraph", self.manuscript.paragraphs, self.manuscript.unseen_paragraphs)
        if self.manuscript.tables:
            yield Count("table", self.manuscript.tables)

    def _take(self, looks: list[int], layouts: list[int], drawings: Drawings) -> None:
        """Notes what of the stream is no remains."""
        self.taken += [(piece.at, piece.end) for piece in self.manuscript.pieces.pieces]
        self.taken += [(at, at + 512) for at in (*looks, *layouts)]
        for at in section_places(self.fib):
            if 0 <= at <= len(self.stream) - 2:
                self.taken.append((at, at + 2 + struct.unpack_from("<H", self.stream, at)[0]))
        for picture in drawings.pictures:
            if picture.at >= 0:
                (size,) = struct.unpack_from("<I", self.stream, picture.at + 4)
                self.taken.append((picture.at, picture.at + 8 + size))

    # ── stories ─────────────────────────────────────────────────────────────────────────────────────────────

    def _starts(self) -> list[int]:
        starts = [0]
        for count in self.fib.counts:
            starts.append(starts[-1] + count)
        return starts

    def _stories(self, drawings: Drawings) -> Iterator[Found]:
        starts, counts, place, copied = self._starts(), self.fib.counts, self.source.place, self.copied
        body = self._flow(place, scribe=copied.body if copied else None)
        yield from self._story(body, starts[_BODY], starts[_BODY] + counts[_BODY])
        for number, name in ((_NOTES, "footnotes"), (_ENDNOTES, "endnotes"), (_MACROS, "macro text")):
            if counts[number]:
                if copied:
                    copied.starts_at(name, starts[number])
                flow = self._flow(place / name, scribe=copied.scribe(name) if copied else None)
                yield from self._story(flow, starts[number], starts[number + 1])
        if counts[_HEADERS]:
            for heading in headings(self.fib, self.stream):
                under = None if heading.is_shown else Mask.of(hiding("unused-header"))
                first, after = starts[_HEADERS] + heading.first, starts[_HEADERS] + heading.after
                scribe = copied.heading(heading.section, heading.which) if copied and not under else None
                flow = self._flow(place / heading.name, under, scribe=scribe)
                yield from self._story(flow, first, min(after, starts[_MACROS]))
        yield from self._comments(starts[_COMMENTS], starts[_ENDNOTES])
        for part, number, name in (
            (Part.BOXES, _BOXES, "text box"),
            (Part.HEADER_BOXES, _HEADER_BOXES, "text box of a header"),
        ):
            if counts[number]:
                yield from self._boxes(
                    self.fib.part(part), starts[number], starts[number + 1], name, drawings
                )

    def _story(self, flow: Flow, first: int, after: int) -> Iterator[Found]:
        flow.under = self.under or flow.under
        yield from Story(self.manuscript, flow).read(first, after)

    def _flow(
        self, place: Place, under: Mask | None = None, label: str = "", scribe: Scribe | None = None
    ) -> Flow:
        written = self.copied.written if self.copied else None
        return Flow(place, self.manuscript.mask_of, under, label, scribe, written)

    def _comments(self, start: int, end: int) -> Iterator[Found]:
        fib, place = self.fib, self.source.place
        marks, owners = fib.part(Part.COMMENT_MARKS), long_texts(fib.part(Part.COMMENT_OWNERS))
        count = max(0, (len(marks) - 4) // (4 + _MARK))
        names: list[str] = []
        for number in range(count):
            raw = marks[4 * (count + 1) + _MARK * number :][:_MARK]
            letters, owner = struct.unpack_from("<H18xH", raw)
            initials = raw[2 : 2 + 2 * min(letters, 9)].decode("utf-16-le", "replace")
            names += [owners[owner] if owner < len(owners) else "", initials]
        mask = Mask.of(hiding("comment"))
        bounds = [start + at for at in starts_of(fib.part(Part.COMMENT_TEXTS), 0)]
        bounds = bounds[: count + 1] or ([start, end] if end > start else [])
        for number, (first, after) in enumerate(pairwise(bounds), 1):
            flow = self._flow(place / f"comment {number}", mask, "comment")
            yield from self._story(flow, first, min(after, end))
        people = hiding("comment-person")
        if told := "\n".join(dict.fromkeys(name for name in (*names, *owners) if is_wordy(name))):
            yield Text(place / "comments", told, people.sight, people, "author")

    def _boxes(self, table: bytes, start: int, end: int, name: str, drawings: Drawings) -> Iterator[Found]:
        mask_of = partial(self.manuscript.mask_of, page=None)
        bounds = starts_of(table, _BOX)
        if not bounds:
            flow = self._flow(
                self.source.place / name, scribe=self.copied.scribe(name) if self.copied else None
            )
            flow.mask_of = mask_of
            yield from self._story(flow, start, end)
        for number, (first, after) in enumerate(pairwise(bounds)):
            (shape,) = struct.unpack_from("<I", table, 4 * len(bounds) + _BOX * number + 14)
            under = Mask.of(hiding("hidden-drawing")) if drawings.is_hidden(shape) else None
            scribe = self.copied.box(shape) if self.copied and not under else None
            flow = self._flow(self.source.place / f"{name} {number + 1}", under, scribe=scribe)
            flow.mask_of = mask_of
            yield from self._story(flow, start + first, min(start + after, end))
