"""Showing: letters as an operator shows them, and the same without some, the others staying where they are.

    [(The w) 20 (itness is Nia)] TJ      without glyphs 15 to 17  ──▶  [(The w) 20 (itness is )] TJ

The room that letters took is left as one number, and only where something follows in the same run: what is told of letters that
are gone is how much room they took together, which the page shows too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from candour.formats.pdf.clean_copy.edits import WHOLE
from candour.formats.pdf.clean_copy.metrics import Metrics
from candour.formats.pdf.clean_copy.statements import (
    Unfollowable,
    bytes_of_string,
    is_string,
    parts_of,
    string_of_bytes,
)

__all__ = ["Gap", "Showing", "Shown", "cut_strings", "number", "strings_in", "written"]

Shown = list[bytes | float]
"""Strings, and between them by how many thousandths of the size to go back."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Room left by letters that are gone, before what is shown next; in units of the text."""

    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Showing:
    """In which font and how letters are shown."""

    metrics: Metrics
    size: float
    between_letters: float
    between_words: float
    wide: float

    def advance(self, code: bytes) -> float:
        """How far a letter moves on."""
        extra = self.between_letters + (self.between_words if code == b" " else 0)
        return (self.metrics.width(code) * self.size + extra) * self.wide

    def back(self, thousandths: float) -> float:
        """How far a number between letters moves on."""
        return -thousandths / 1000 * self.size * self.wide


def strings_in(operands: Sequence[bytes]) -> Shown:
    """The strings and numbers that an operator is given."""
    found: Shown = []
    for token in parts_of(operands):
        if is_string(token):
            found.append(bytes_of_string(token))
        elif token[:1] in b"+-.0123456789":
            found.append(float(token))
    return found


def cut_strings(shown: Shown, cut: frozenset[int], showing: Showing, gap: Gap) -> tuple[Shown, Gap]:
    """What is shown without these glyphs, and the room that is left after the last. `gap` is the room left before."""
    left: Shown = []
    run = bytearray()
    room = gap.width
    for number_of_glyph, part in _glyphs(shown, showing.metrics):
        if isinstance(part, float):
            room += showing.back(part)
        elif cut is WHOLE or number_of_glyph in cut:
            room += showing.advance(part)
        else:
            if room:
                if run:
                    left.append(bytes(run))
                    run.clear()
                left.append(_thousandths(room, showing))
                room = 0.0
            run += part
    if run:
        left.append(bytes(run))
    return left, Gap(room)


def _glyphs(shown: Shown, metrics: Metrics) -> Iterator[tuple[int, bytes | float]]:
    glyph = 0
    for part in shown:
        if isinstance(part, float):
            yield -1, part
            continue
        for code in metrics.codes(part):
            yield glyph, code
            glyph += 1


def _thousandths(room: float, showing: Showing) -> float:
    whole = showing.size * showing.wide
    if not whole:
        raise Unfollowable
    return -1000 * room / whole


def written(shown: Shown) -> list[bytes]:
    """The strings and numbers as an array, which is one operand."""
    parts = (string_of_bytes(part) if isinstance(part, bytes) else number(part) for part in shown)
    return [b"[ " + b" ".join(parts) + b" ]"]


def number(value: float, places: int = 3) -> bytes:
    """A number as it is written."""
    text = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return (text if text not in ("-0", "") else "0").encode()
