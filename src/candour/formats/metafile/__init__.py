"""Windows metafiles (EMF and WMF): drawings kept as the steps that draw them.

What a reader sees:
    The drawing, with its words and the pictures in it.

What else is inside:
    The program that made it and a title; comments that programs leave for themselves; the same drawing in a second
    language, which may say something else; whatever stands behind the end.

What Candour cannot read:
    Letters drawn as outlines or named by their shapes alone: a Gap. Whether words stand outside the frame, or under
    something: they are taken as seen.

How it cleans:
    The records that draw are kept, with the pictures in them; comments, descriptions and second copies of the drawing are left
    out. A drawing whose parts show different things in older and in newer programs is kept as newer ones show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from candour.formats.metafile.drawing import Drawing
from candour.formats.metafile.enhanced import read_enhanced
from candour.formats.metafile.lines import lines_of
from candour.formats.metafile.older import read_older
from candour.formats.pictures.hidings import picture_hidings
from candour.formats.pictures.looks import UNREAD_SHAPES, Look
from candour.formats.pictures.metadata import Metadata
from candour.formats.pictures.trailing import read_trailing
from candour.hiding import Hiding, Sight
from candour.piece import Blob, Found, Gap, Nested, Text, Why
from candour.source import Source

__all__ = ["HIDINGS", "read"]

OTHER_WORDS = Hiding(
    "metafile.other-words",
    "Words that only some programs show",
    Sight.UNSURE,
    "Open the drawing in an older and in a newer program.",
    "The drawing is kept in the one of its two ways that newer programs show.",
)
HIDINGS = (
    OTHER_WORDS,
    *picture_hidings("metafile", "camera", "picture-details", "trailing-bytes", "stray-bytes", "programs-part", "unknown-part", "second-picture", "same-picture"),
)  # fmt: skip

_MANY_OUTLINES = 40
_WORD = re.compile(r"\w+")


def read(source: Source) -> Iterator[Found]:
    """The words and pictures of the drawing, then what is beside them."""
    data = bytes(source.data)
    drawing = read_enhanced(data) if data[40:44] == b" EMF" else read_older(data)
    kind = "image/emf" if data[40:44] == b" EMF" else "image/wmf"
    metadata = Metadata(source, "metafile", Look(source, ""))
    yield Blob.of(source.place, data, kind)
    yield from _read_words(source, drawing)
    for number, picture in enumerate(drawing.pictures, 1):
        place = source.place / f"picture {number}"
        yield Nested(source.nested(f"picture {number}", picture, place))
    again = metadata.hiding("same-picture") if drawing.draws else None
    for number, copy in enumerate(drawing.copies, len(drawing.pictures) + 1):
        place = source.place / f"picture {number}"
        yield Nested(source.nested(f"picture {number}", copy, place), again)
    yield from _read_beside(metadata, drawing)
    if drawing.glyphs or (drawing.outlines >= _MANY_OUTLINES and not (drawing.words or drawing.other_words)):
        yield Gap(source.place, Why.UNREAD, UNREAD_SHAPES)
    if drawing.is_too_much:
        what = "it holds more pictures or records than Candour looks through: treat it as hostile, or draw it anew and check that"
        yield Gap(source.place, Why.LIMIT, what)
    if not drawing.is_whole:
        what = "it is cut off before its end: ask for the drawing to be sent again"
        yield Gap(source.place, Why.BROKEN, what)
    yield from read_trailing(metadata, data[drawing.end :])
    yield from metadata.found()


def _read_words(source: Source, drawing: Drawing) -> Iterator[Found]:
    """The words; where the drawing is written in two languages, apart those that are in only one of them."""
    first, second = lines_of(drawing.words), lines_of(drawing.other_words)
    if not first or not second:
        if lines := first or second:
            yield Text(source.place, "\n".join(lines))
        return
    yield Text(source.place, "\n".join(second))
    known = _letters(second)
    other = [line for line in first if _letters([line]) not in known]
    known = _letters(first)
    other += [line for line in second if _letters([line]) not in known]
    if other:
        yield Text(source.place, "\n".join(other), OTHER_WORDS.sight, OTHER_WORDS)


def _letters(lines: list[str]) -> str:
    return "".join("".join(_WORD.findall(line)) for line in lines).casefold()


def _read_beside(metadata: Metadata, drawing: Drawing) -> Iterator[Found]:
    metadata.details.step = "description"
    for label, words in zip(("program", "title"), drawing.descriptions, strict=False):
        metadata.details.note("camera", label, words)
    for number, comment in enumerate(dict.fromkeys(drawing.comments), 1):
        start = comment.find(b"%PDF-", 0, 64)
        if start >= 0:  # a Macintosh writes the drawing down once more as a PDF
            name = f"the drawing as a PDF ({number})"
            inner = metadata.source.nested(name, comment[start:], metadata.place(name))
            yield Nested(inner, metadata.hiding("same-picture"))
        else:
            yield from metadata.unknown(comment, f"comment {number}", is_known_kind=True)
