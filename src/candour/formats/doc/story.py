"""Story: a stretch of the document's characters that belong together: the body, the footnotes, one comment.

characters ── paragraphs, by their marks ── runs, by their looks ──▶ flow
                                                 └─ fields, pictures, marks of notes taken out on the way
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from candour.errors import TooMany
from candour.formats.colour import WHITE
from candour.formats.doc.copied import Copied
from candour.formats.doc.fields import Field, why_hidden
from candour.formats.doc.flow import Flow, Run, whole
from candour.formats.doc.looks import Layout, Look, Styles
from candour.formats.doc.pages import Bins
from candour.formats.doc.pieces import Pieces
from candour.formats.document_writing import model
from candour.formats.document_writing.model import Note, Picture
from candour.hiding import Hiding, Sight
from candour.piece import Found, Mask, Text
from candour.place import Place

__all__ = ["Manuscript", "Story"]

_MARKS = re.compile("[\r\x07\x0c]")
_SPECIAL = re.compile("([\x01\x02\x13\x14\x15])")
_BEGIN, _SEPARATE, _END, _PICTURE, _NOTE = "\x13", "\x14", "\x15", "\x01", "\x02"
_CELL = "\x07"
_DROPPED = {
    **dict.fromkeys((0x00, 0x02, 0x03, 0x04, 0x05, 0x06, 0x08, 0x1F)),
    0x0B: "\n",
    0x0E: "\n",
    0x1E: "-",
    0xA0: " ",
}  # fmt: skip
_MOST_FIELDS = 200
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_LIVE = re.compile(r"\s*(PAGE|NUMPAGES)\b", re.IGNORECASE)
_TELL = 256
"""Paragraphs after which what has been found is handed on."""


@dataclass(slots=True, repr=False)
class Manuscript:
    """What all stories of a document share: the characters, their looks, and what is met in passing."""

    pieces: Pieces
    looks: Bins
    layouts: Bins
    styles: Styles
    has_drawings: bool = False
    """Whether something may lie behind the words of a page."""
    pictures: dict[int, tuple[Place, Mask | None]] = field(default_factory=dict)
    """Where each picture of the Data stream is shown."""
    data: dict[int, Place] = field(default_factory=dict)
    """Where the fields are to which other parts of the Data stream belong."""
    paragraphs: int = 0
    unseen_paragraphs: int = 0
    tables: int = 0
    lists: set[int] = field(default_factory=set)
    """The numbers of the lists of which there are items."""
    copied: Copied | None = None
    """What a copy needs besides."""
    _masks: dict[Hiding, Mask] = field(default_factory=dict)

    def mask_of(self, look: Look, behind: int | None, page: int | None = WHITE) -> Mask | None:
        """What keeps characters of this look from sight on this ground; on the page where no ground is said."""
        why = look.why_unseen(page if behind is None else behind)
        if why is None:
            return None
        if why not in self._masks:
            is_unsure = self.has_drawings and why.id.endswith("background-colour")
            self._masks[why] = Mask(why, Sight.UNSURE) if is_unsure else Mask.of(why)
        return self._masks[why]

    def runs(self, first: int, after: int, style: int) -> Iterator[tuple[int, int, Look]]:
        """The characters from one to another, cut where their looks change."""
        pieces = self.pieces.pieces
        number = max(0, bisect_right(pieces, first, key=lambda piece: piece.first) - 1)
        while number < len(pieces) and pieces[number].first < after:
            piece = pieces[number]
            number += 1
            start, end = max(first, piece.first), min(after, piece.after)
            if start >= end:
                continue
            at = piece.at + (start - piece.first) * piece.width
            bounds = self.looks.between(at, at + (end - start) * piece.width)
            for nth, (begin, said) in enumerate(bounds):
                until = bounds[nth + 1][0] if nth + 1 < len(bounds) else at + (end - start) * piece.width
                yield (
                    start + (begin - at) // piece.width,
                    start + (until - at) // piece.width,
                    self.styles.look(style, said, piece.change),
                )

    def layout(self, mark: int) -> Layout:
        """How the paragraph stands that this character ends."""
        place = self.pieces.place_of(mark)
        return self.styles.layout(self.layouts.at(place)) if place >= 0 else Layout()


class Story:
    """One story as it is read."""

    def __init__(self, manuscript: Manuscript, flow: Flow) -> None:
        self._manuscript, self._flow = manuscript, flow
        self._fields: list[Field] = []

    def read(self, first: int, after: int) -> Iterator[Found]:
        """The paragraphs from one character to another."""
        text, flow = self._manuscript.pieces.text, self._flow
        after = min(after, len(text))
        at = first
        while at < after:
            found = _MARKS.search(text, at, after)
            mark = found.start() if found else after
            self._paragraph(at, mark, is_ended=found is not None)
            at = mark + 1
            if flow.paragraphs % _TELL == 0:
                yield from flow.taken()
        while self._fields:
            self._end_field()
        yield from flow.end()
        manuscript = self._manuscript
        manuscript.paragraphs += flow.paragraphs
        manuscript.unseen_paragraphs += flow.unseen_paragraphs
        manuscript.tables += flow.tables

    def _paragraph(self, first: int, mark: int, *, is_ended: bool) -> None:
        manuscript, flow = self._manuscript, self._flow
        layout = manuscript.layout(mark if is_ended else mark - 1)
        runs = list(self._runs(first, mark, layout))
        if layout.stand.list_number > 0 and flow.under is None:
            manuscript.lists.add(layout.stand.list_number)
        if flow.scribe is not None:
            flow.scribe.first, flow.scribe.mark = first, mark
            flow.scribe.look = self._look_of_mark(mark, layout)
        is_cell = is_ended and manuscript.pieces.text[mark] == _CELL
        if not layout.is_in_table and not is_cell:
            flow.paragraph(runs, layout)
        elif layout.ends_row:
            flow.end_row(layout)
        else:
            flow.words_of_cell(runs, layout)
            if is_cell:
                flow.end_cell()

    def _look_of_mark(self, mark: int, layout: Layout) -> model.Look | None:
        """How the mark that ends a paragraph looks."""
        manuscript = self._manuscript
        found = next(manuscript.runs(mark, mark + 1, layout.style), None)
        return manuscript.copied.look(found[2]) if manuscript.copied and found else None

    def _runs(self, first: int, after: int, layout: Layout) -> Iterator[Run]:
        text = self._manuscript.pieces.text
        for start, end, look in self._manuscript.runs(first, after, layout.style):
            part = text[start:end]
            if not self._fields and not _SPECIAL.search(part):
                yield Run(part.translate(_DROPPED), look, layout.behind)
                continue
            at = start
            for bit in _SPECIAL.split(part):
                if bit in _SIGNS and bit:
                    self._sign(bit, look, layout)
                    if mark := self._marked(bit, at, look):
                        yield Run("", look, layout.behind, mark)
                elif bit and (words := self._in_fields(bit.translate(_DROPPED))):
                    yield Run(words, look, layout.behind, None, *self._said_by_field())
                at += len(bit)

    # ── fields and pictures ─────────────────────────────────────────────────────────────────────────────────

    def _in_fields(self, words: str) -> str:
        """The words where they are shown; none where they are part of a code."""
        for inner in self._fields:
            if inner.is_coding:
                inner.code.append(words)
                return ""
        for inner in self._fields:
            inner.shown.append(words)
        return words

    def _marked(self, sign: str, at: int, look: Look) -> Picture | Note | None:
        """The picture or the note that a sign stands for, where a copy is made and no field keeps it to itself."""
        copied = self._manuscript.copied
        if copied is None or any(inner.is_coding for inner in self._fields):
            return None
        if sign == _NOTE:
            return copied.notes.get(at)
        is_picture = sign == _PICTURE and look.picture >= 0 and not look.is_object and not look.is_data
        return copied.picture(look.picture) if is_picture else None

    def _said_by_field(self) -> tuple[str, str]:
        """Where the words of a field lead, and what a field shows that is worked out again."""
        if self._manuscript.copied is None:
            return "", ""
        for inner in reversed(self._fields):
            code = "".join(inner.code)
            if link := _LINK.match(code):
                return link[1], ""
            if live := _LIVE.match(code):
                return "", live[1].upper()
        return "", ""

    def _sign(self, sign: str, look: Look, layout: Layout) -> None:
        if sign == _PICTURE:
            self._picture(look, layout)
        elif sign == _BEGIN:
            if len(self._fields) >= _MOST_FIELDS:
                raise TooMany("fields inside one another", _MOST_FIELDS)
            self._fields.append(Field())
        elif sign == _SEPARATE and self._fields:
            self._fields[-1].is_coding = False
        elif sign == _END and self._fields:
            self._end_field()

    def _end_field(self) -> None:
        ended = self._fields.pop()
        flow = self._flow
        if told := why_hidden(ended):
            mask = flow.under or Mask.of(told[0])
            flow.ready.append(Text(flow.here(), whole(told[1]), mask.sight, mask.hiding))

    def _picture(self, look: Look, layout: Layout) -> None:
        manuscript, flow = self._manuscript, self._flow
        if look.picture < 0 or look.is_object:
            return
        if look.is_data:
            manuscript.data.setdefault(look.picture, flow.here())
            return
        mask = flow.under
        if mask is None and (look.is_hidden or look.is_deleted):
            mask = manuscript.mask_of(look, layout.behind)
        known = manuscript.pictures.get(look.picture)
        if known is None or (known[1] is not None and mask is None):
            manuscript.pictures[look.picture] = (flow.here() / "picture", mask)


_SIGNS = frozenset("\x01\x02\x13\x14\x15")
