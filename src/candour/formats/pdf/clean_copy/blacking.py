"""Blacking: values in sight that somebody wants taken out. Their letters go, and a black box is drawn where they stood.

The complainant is Nia Example of Cardiff.    ──▶    The complainant is ▇▇▇▇▇▇▇▇▇▇ of Cardiff.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from candour.cleaned import Redaction
from candour.formats.pdf.clean_copy.showing import number
from candour.formats.pdf.paper import Box
from candour.formats.pdf.words import Letters
from candour.invisible import without_invisible

__all__ = ["black_boxes", "boxes_around", "redacted_letters"]

_AROUND: Final = 0.6
_LOOSE: Final = 0.15


def redacted_letters(letters: Letters, redaction: Redaction) -> set[int]:
    """The letters of values that are to be blacked out; a value may go on on the next line."""
    signs = ["-" if sign in "\x02\ufffe" else sign for sign in letters.signs]
    found = {at for at in _changed(redaction.runs(signs), signs) if not signs[at].isspace()}
    spaced = [" " if sign.isspace() or sign == "\0" else sign for sign in signs]
    single = [at for at, sign in enumerate(spaced) if sign != " " or (at and spaced[at - 1] != " ")]
    flowing = [spaced[at] for at in single]
    found |= {single[at] for at in _changed(redaction.runs(flowing), flowing) if flowing[at] != " "}
    for line in _runs_of_lines(signs):
        text = "".join(signs[at] for at in line)
        if redaction.text(text) != text and text.strip() in redaction.whole:
            found.update(at for at in line if not signs[at].isspace())
    return found


def _changed(after: Sequence[str], before: Sequence[str]) -> Iterable[int]:
    """Where values went; not where a character went that prints nothing."""
    pairs = enumerate(zip(after, before, strict=True))
    return (at for at, (one, other) in pairs if one != other and without_invisible(other))


def _runs_of_lines(signs: Sequence[str]) -> Iterable[list[int]]:
    line: list[int] = []
    for at, sign in enumerate(signs):
        if sign in "\r\n":
            yield line
            line = []
        else:
            line.append(at)
    yield line


def boxes_around(letters: Letters, gone: Sequence[int]) -> Iterator[Box]:
    """The boxes around letters, one for each run of them on a line."""
    around, before = None, -2
    for at in gone:
        box = letters.box(at)
        if around is None:
            around = box
        elif at - before <= 2 and box.bottom < around.top and box.top > around.bottom:
            around = around.join(box)
        else:
            yield around
            around = box
        before = at
    if around is not None:
        yield around


def black_boxes(boxes: Sequence[Box], *, over_pictures: bool) -> bytes:
    """Black boxes as a drawing. Words beside a scan do not lie exactly where it shows them: over pictures boxes are larger."""
    lines = []
    for box in boxes:
        around = _AROUND + (_LOOSE * box.height if over_pictures else 0)
        edges = (box.left - around, box.bottom - around, box.width + 2 * around, box.height + 2 * around)
        lines.append(b" ".join((*map(number, edges), b"re")))
    return b"q 0 g " + b" ".join(lines) + b" f Q" if lines else b""
