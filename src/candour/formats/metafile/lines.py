"""Lines: the words of a drawing, put together from the pieces in which they are drawn.

A program draws a line of text word by word, or letter by letter where it spaces them out. Pieces that stand at one
height, one behind the other, are one line; a gap as wide as a letter's third stands for a space.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Words", "grouped", "lines_of"]

_GAP = 0.3


class Words(NamedTuple):
    """A piece of text as it is drawn: where it begins, how wide it is (0 where that is not said)."""

    x: float
    y: float
    width: float
    text: str


def lines_of(pieces: Iterable[Words]) -> list[str]:
    """The lines of text, in the order in which they are drawn."""
    lines = ("".join(text for _, text in line) for line in grouped(pieces))
    return [line for line in (" ".join(line.split()) for line in lines) if line]


def grouped(pieces: Iterable[Words]) -> list[list[tuple[int, str]]]:
    """The pieces of each line: the number of each, and its text with a space before it where it stands apart."""
    lines: list[list[tuple[int, str]]] = []
    last: Words | None = None
    for number, piece in enumerate(pieces):
        text = piece.text.replace("\0", "")
        if not text:
            continue
        if last and last.y == piece.y and piece.x >= last.x:
            lines[-1].append((number, (" " if _is_apart(last, piece) else "") + text))
        else:
            lines.append([(number, text)])
        last = piece
    return lines


def _is_apart(last: Words, piece: Words) -> bool:
    if not last.width:
        return True
    return piece.x - (last.x + last.width) > _GAP * last.width / max(1, len(last.text))
