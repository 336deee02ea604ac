"""A clean copy of a drawing of Windows: the same drawing, of the records that draw it and nothing else.

A drawing that is there in two languages is kept in one: in the older, where both say the same, which every program
understands; else in the newer, which is what newer programs show. An older metafile that draws nothing itself, and only
carries an enhanced one along, becomes that one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from candour.cleaned import CannotClean, Inner, Redaction, Wishes, Written
from candour.formats import metafile
from candour.formats.left_out import changes_of
from candour.formats.metafile.drawing import Drawing
from candour.formats.metafile.enhanced import DRAWING, read_enhanced
from candour.formats.metafile.enhanced_copy import (
    COMMENT,
    Record,
    copied_record,
    records_of,
    sized,
    text_of,
    with_text,
    written,
)
from candour.formats.metafile.lines import Words, grouped, lines_of
from candour.formats.metafile.older import read_older
from candour.formats.metafile.older_copy import (
    OldRecord,
    copied_old,
    old_records,
    old_text,
    with_old_text,
    written_old,
)
from candour.formats.metafile.plus import read_plus
from candour.formats.metafile.plus_copy import (
    HANDS_OVER,
    PlusCopy,
    PlusRecord,
    draws,
    is_for_both,
    packed_plus,
    plus_records,
)
from candour.formats.pictures.showing import shown
from candour.source import Source

__all__ = ["write"]

_ENHANCED: Final = b" EMF"
_PLACEABLE: Final = b"\xd7\xcd\xc6\x9a"
_PLUS: Final = b"EMF+"
_MOST_NESTED: Final = 4
_KEPT_ALONG: Final = (
    "what is to be kept ({ids}) cannot be kept in a clean copy of a drawing: leave it out of what is kept"
)
_DAMAGED: Final = "a drawing is damaged: draw it anew in the program that made it"


def write(source: Source, wishes: Wishes, inner: Inner) -> Written:  # noqa: ARG001  (every writer is called so)
    """The copy.

    Raises:
        CannotClean: where the drawing is damaged, or holds what is to be kept and cannot be.
    """
    found = list(metafile.read(source))
    changes = changes_of(found)
    if refused := sorted(wishes.keeps & {change.id for change in changes}):
        raise CannotClean(_KEPT_ALONG.format(ids=", ".join(refused)))
    data = bytes(source.data)
    try:
        copy = _copied(data, wishes.redaction)
    except (struct.error, IndexError):
        raise CannotClean(_DAMAGED) from None
    return Written(copy, "metafile", ".emf" if copy[40:44] == _ENHANCED else ".wmf", tuple(changes))


def _copied(data: bytes, redaction: Redaction, depth: int = 0) -> bytes:
    if depth > _MOST_NESTED:
        raise CannotClean(_DAMAGED)
    if data[40:44] == _ENHANCED:
        return _enhanced(data, redaction, depth)
    drawing = read_older(data)
    if drawing.copies and not drawing.draws:
        return _copied(next(iter(drawing.copies)), redaction, depth + 1)
    records = [copy for record in old_records(data) if (copy := copied_old(record))]
    return written_old(data, _redacted_old(records, redaction))


# ── the older language ──────────────────────────────────────────────────────────────────────────────────────────


def _redacted_old(records: list[OldRecord], redaction: Redaction) -> Iterator[OldRecord]:
    texts = [old_text(record) for record in records]
    pieces = [Words(text.x, text.y, text.width, text.text) for text in texts if text]
    anew = iter(_redacted(pieces, redaction))
    for record, text in zip(records, texts, strict=True):
        own = next(anew) if text else ""
        yield with_old_text(record, own) if text and not text.is_glyphs and own != text.text else record


def _redacted(pieces: list[Words], redaction: Redaction) -> list[str]:
    """The pieces of text with values blacked out, also those that lie across several pieces of a line."""
    texts = [piece.text for piece in pieces]
    for line in grouped(pieces):
        before = [text for _, text in line]
        for (number, old), new in zip(line, redaction.runs(before), strict=True):
            if new != old:
                texts[number] = new.removeprefix(" ") if old.startswith(" ") else new
    return texts


# ── enhanced ────────────────────────────────────────────────────────────────────────────────────────────────────


def _enhanced(data: bytes, redaction: Redaction, depth: int) -> bytes:
    records = list(records_of(data))
    drawing = read_enhanced(data)
    keeps_plus, keeps_own = _languages(records, drawing)
    if keeps_plus:
        return written(data, _in_two(records, redaction, depth, keeps_own=keeps_own))
    own = [record for record in records if record.kind != COMMENT]
    return written(data, filter(None, map(copied_record, _redacted_own(own, redaction))))


def _languages(records: list[Record], drawing: Drawing) -> tuple[bool, bool]:
    """Whether what is written in the newer language is kept, and whether what is in the older."""
    plus = [one for record in records if _is_plus(record) for one in _plus_in(record)]
    if not any(map(draws, plus)):
        return False, True
    own = any(record.kind in DRAWING for record in records)
    is_both = not _hands_over(plus)
    words, others = (" ".join(lines_of(pieces)).split() for pieces in (drawing.words, drawing.other_words))
    if own and is_both and words == others:
        return False, True
    return True, own and not is_both


def _is_plus(record: Record) -> bool:
    return record.kind == COMMENT and record.data[12:16] == _PLUS


def _plus_in(record: Record) -> Iterator[PlusRecord]:
    (size,) = struct.unpack_from("<I", record.data, 8)
    return plus_records(record.data[16 : 12 + size])


def _hands_over(plus: list[PlusRecord]) -> bool:
    """Whether the newer language alone does not draw the whole: it hands over to the older here and there."""
    return not any(map(is_for_both, plus)) and any(one.kind == HANDS_OVER for one in plus)


def _redacted_own(records: list[Record], redaction: Redaction) -> Iterator[Record]:
    texts = [text_of(record) for record in records]
    pieces = [Words(one.x, one.y, one.width, one.text) for drawn in texts for one in drawn]
    anew = iter(_redacted(pieces, redaction))
    for record, drawn in zip(records, texts, strict=True):
        own = [next(anew) for _ in drawn]
        is_changed = any(one.text != text for one, text in zip(drawn, own, strict=True))
        yield Record(record.kind, with_text(record, own)) if is_changed else record


def _in_two(records: list[Record], redaction: Redaction, depth: int, *, keeps_own: bool) -> Iterator[bytes]:
    """The records of the newer language, with those of the older between them where they are kept."""

    def picture(raw: bytes) -> bytes:
        if raw[40:44] == _ENHANCED or raw[:4] == _PLACEABLE:
            return _copied(raw, redaction, depth + 1)
        return shown(raw).data

    plus = [one for record in records if _is_plus(record) for one in _plus_in(record)]
    drawing = Drawing()
    read_plus(packed_plus(plus)[4:], drawing)
    copy = PlusCopy(picture, _redacted(drawing.other_words, redaction))
    own = _redacted_own([record for record in records if record.kind != COMMENT], redaction)
    for record in records:
        if _is_plus(record):
            if copies := list(copy.copied(_plus_in(record))):
                content = packed_plus(copies)
                yield sized(COMMENT, struct.pack("<I", len(content)) + content)
        elif record.kind != COMMENT and (copied := copied_record(next(own))) and keeps_own:
            yield copied
