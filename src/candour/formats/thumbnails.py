"""Thumbnails: small pictures of the first page that programs keep in a document, from whenever it was last drawn.

What a thumbnail can give away depends on how large it is. A page of A4 is 842 points high, its text 12:

    longer side   256 pixels    a line of text is 3 or 4 pixels high     a page's words cannot be read    a trace
                  512 pixels    7 pixels                                 they can                         content
    a drawing     as large as anybody likes, its words kept as words     they are read and compared       content, where new

So a small picture, or a blank one, is told and holds nothing up; what is kept beside its pixels is read all the same. A
heading may be made out even in a small one, but hardly more of a page than that. The words of a drawing that the document
shows in sight are no news; others are those of an earlier version. A picture that a program draws anew with each save shows
what the file does (see `candour.formats.opendocument`), and is not handed here to be judged.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import wraps
from importlib import import_module

from candour.formats.wording import is_wordy
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Found, Gap, Nested, Table, Text, Why
from candour.source import Source

__all__ = ["ILLEGIBLE", "is_illegible", "judging_thumbnails"]

ILLEGIBLE = 256
"""A page whose longer side has so many pixels cannot be read."""
_EVEN = 8
"""A picture whose shades are no further apart than this is blank."""
_MOST = 400_000
"""So many characters of the document are kept to compare with: a thumbnail shows its first page."""
_FIRST_TABLES, _FIRST_ROWS = 4, 200
_METAFILE = "metafile"
_NUMBERING = re.compile(r"(?:page|slide|sheet)\W*\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE)
"""What a program counts by itself."""
_NOT_WORD = re.compile(r"[\W_]+")

Reader = Callable[[Source], Iterator[Found]]


def is_illegible(size: tuple[int, int]) -> bool:
    """Whether a page shown in so many pixels, across and down, is too small for its words to be read."""
    return 0 < max(size) <= ILLEGIBLE


def judging_thumbnails(legible: Hiding, illegible: Hiding) -> Callable[[Reader], Reader]:
    """A reader that weighs each thumbnail it yields as one that can be read by whether it can."""

    def judging(reader: Reader) -> Reader:
        @wraps(reader)
        def read(source: Source) -> Iterator[Found]:
            return _Judging(legible, illegible).judged(reader(source))

        return read

    return judging


# ── what a reader sees ──────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(slots=True, repr=False)
class _Seen:
    """The beginning of what a document shows in sight."""

    texts: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    _length: int = 0

    def note(self, found: Found) -> None:
        """Takes in what is in sight."""
        match found:
            case Text(sight=Sight.SEEN) if self._length < _MOST:
                self.texts.append(found.text)
                self._length += len(found.text)
            case Table(under=None) if len(self.tables) < _FIRST_TABLES:
                self.tables.append(found)

    def lines_not_in(self, lines: list[str]) -> list[str]:
        """Those of the lines that have words which are not in sight."""
        texts = [*self.texts, *(" ".join(_first_row_texts(table)) for table in self.tables)]
        words = {word for text in texts for word in _NOT_WORD.split(text.casefold())}
        letters = "\n".join(_NOT_WORD.sub("", text.casefold()) for text in texts)
        return [
            line
            for line in lines
            if is_wordy(line) and not _NUMBERING.fullmatch(line) and not _is_among(line, words, letters)
        ]


def _first_row_texts(table: Table) -> Iterator[str]:
    yield from table.header or ()
    block = next(iter(table.blocks()), None)
    for cell in block.first_under(0, _FIRST_ROWS) if block else ():
        yield cell.text


def _is_among(line: str, words: set[str], letters: str) -> bool:
    """Whether a line is in sight: whole, however it is cut into words, or each of its words."""
    said = line.casefold()
    return _NOT_WORD.sub("", said) in letters or words.issuperset(
        word for word in _NOT_WORD.split(said) if is_wordy(word)
    )


# ── judging ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, repr=False)
class _Judging:
    """What is made of the thumbnails of one document."""

    legible: Hiding
    illegible: Hiding
    seen: _Seen = field(default_factory=_Seen)

    def judged(self, pieces: Iterator[Found]) -> Iterator[Found]:
        """The pieces of a document, its thumbnails weighed; a drawing comes last, when all else was met."""
        drawings: list[Source] = []
        try:
            for found in pieces:
                if not (isinstance(found, Nested) and found.hiding == self.legible):
                    self.seen.note(found)
                    yield found
                elif _is_drawing(found.source.data):
                    drawings.append(found.source)
                else:
                    yield self._picture(found.source)
        except GeneratorExit:
            raise
        except Exception:
            yield from self._drawings(drawings)
            raise
        yield from self._drawings(drawings)

    def _picture(self, source: Source) -> Nested:
        """A picture of points, which is looked at for writing only where it could be read."""
        data = source.data
        if is_illegible(_size(data)) or _is_blank(bytes(data)):
            return Nested(replace(source, needs_no_look=True), self.illegible)
        return Nested(source, self.legible)

    def _drawings(self, sources: list[Source]) -> Iterator[Found]:
        for source in sources:
            try:
                yield from self._drawing(source)
            except (ValueError, IndexError, KeyError, struct.error):
                what = "the small picture of the first page is damaged; save the file anew and check it again"
                yield Gap(source.place, Why.BROKEN, what)

    def _drawing(self, source: Source) -> Iterator[Found]:
        from candour.formats import format_of  # noqa: PLC0415  (asked here of what is inside, by one that it lists)

        kind = format_of(source.data)
        if kind is None or kind.reader is None or kind.id != _METAFILE:
            yield Nested(source, self.legible)
            return
        for found in import_module(kind.reader).read(source):
            match found:
                case Blob(hiding=None):
                    yield replace(found, hiding=self.illegible, sight=self.illegible.sight)
                case Text(hiding=None):
                    if lines := self.seen.lines_not_in(found.text.splitlines()):
                        yield Text(found.place, "\n".join(lines), self.legible.sight, self.legible)
                case Nested(hiding=None):
                    yield self._picture(found.source)
                case _:
                    yield found


def _is_drawing(data: bytes | memoryview) -> bool:
    return (
        bytes(data[40:44]) == b" EMF" or bytes(data[:4]) == b"\xd7\xcd\xc6\x9a" or data[:4] == b"\1\0\x09\0"
    )


def _size(data: bytes | memoryview) -> tuple[int, int]:
    """How many pixels a picture has across and down by its own head; none where that is not known."""
    head = bytes(data[:26])
    try:
        if head[:4] == b"\x89PNG":
            return struct.unpack_from(">II", head, 16)
        if head[:4] == b"GIF8":
            return struct.unpack_from("<HH", head, 6)
        if head[:2] == b"BM" and head[14] >= 40:
            width, height = struct.unpack_from("<ii", head, 18)
            return abs(width), abs(height)
        if head[:3] == b"\xff\xd8\xff":
            from candour.formats.pictures.segments import walk  # noqa: PLC0415  (most documents have no thumbnail)

            return walk(data).size
    except (struct.error, IndexError):
        pass
    return 0, 0


def _is_blank(data: bytes) -> bool:
    """Whether a picture shows nothing: one shade all over, as of an empty page."""
    from candour.formats.pictures.looks import Undecodable, small_picture  # noqa: PLC0415  (most documents have no thumbnail)

    try:
        low, high = small_picture(data).getextrema()
    except Undecodable:
        return False
    return isinstance(low, int | float) and isinstance(high, int | float) and high - low <= _EVEN
