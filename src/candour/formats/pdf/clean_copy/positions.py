"""Positions: where on the page each letter of a drawing stands, and each picture, in the order of painting.

    text 3   glyph 0 at (72.0, 700.2), glyph 1 at (79.3, 700.2) …
    picture 0   from the square of side one by the matrix (200, 0, 0, 150, 72, 400)

What is followed here is a drawing of our own writing, so that only what such drawings hold is known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from candour.formats.pdf.clean_copy.drawn import Redrawn
from candour.formats.pdf.clean_copy.showing import Showing, strings_in
from candour.formats.pdf.clean_copy.statements import statements_of
from candour.formats.pdf.clean_copy.supplies import Copied
from candour.formats.pdf.survey import Key
from candour.formats.pdf.values import entry, items, key_of, name_of, number_of

__all__ = ["Matrix", "Positions", "Stand", "positions_in"]

Matrix = tuple[float, float, float, float, float, float]
_SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)


def within(inner: Matrix, outer: Matrix) -> Matrix:
    """One matrix, then the one around it."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


@dataclass(slots=True, repr=False)
class Stand:
    """One text: where its glyphs begin, and which of them are blank. Nothing where its font does not tell how wide they are."""

    glyphs: list[tuple[float, float]] = field(default_factory=list)
    codes: list[bytes] = field(default_factory=list)
    height: float = 0.0
    """How high the font is on the page."""


@dataclass(slots=True, repr=False)
class Positions:
    """The texts and pictures of a page in the order of painting."""

    texts: list[Stand] = field(default_factory=list)
    pictures: list[tuple[Any, Matrix]] = field(default_factory=list)
    """Each picture with the matrix that brings the square of side one to its place."""


@dataclass(slots=True)
class _Text:
    """The state of text, which q saves and Q brings back."""

    font: Any = None
    size: float = 0.0
    between_letters: float = 0.0
    between_words: float = 0.0
    wide: float = 1.0
    leading: float = 0.0
    rise: float = 0.0

    def copy(self) -> _Text:
        return _Text(
            self.font,
            self.size,
            self.between_letters,
            self.between_words,
            self.wide,
            self.leading,
            self.rise,
        )


def positions_in(drawn: Redrawn, copied: Copied) -> Positions:
    """Where everything of a page stands."""
    found = Positions()
    _Walk(copied, found).follow(drawn, _SAME, _Text())
    return found


class _Walk:
    def __init__(self, copied: Copied, found: Positions) -> None:
        self._copied, self._found = copied, found
        self._matrix, self._text = _SAME, _Text()
        self._line = self._at = _SAME

    def follow(self, drawn: Redrawn, matrix: Matrix, text: _Text) -> None:
        """Goes through a drawing that lies under a matrix."""
        outer = self._matrix, self._text, self._line, self._at
        self._matrix, self._text, saved = matrix, text.copy(), list[tuple[Matrix, _Text]]()
        for operator, operands, is_plain in statements_of(drawn.content):
            if operator == b"q":
                saved.append((self._matrix, self._text.copy()))
            elif operator == b"Q" and saved:
                self._matrix, self._text = saved.pop()
            elif operator == b"Do":
                self._do(drawn.resources["XObject"][operands[0].decode()])
            elif operator == b"Tf":
                self._text.font = drawn.resources["Font"][operands[0].decode()]
                self._text.size = float(operands[1])
            elif operator in (b"Tj", b"TJ"):
                self._show(operands)
            elif is_plain and (act := _ACTS.get(operator)) is not None:
                act(self, [float(operand) for operand in operands])
        self._matrix, self._text, self._line, self._at = outer

    def _do(self, value: Any) -> None:
        key: Key = key_of(value)
        if name_of(entry(value, "/Subtype")) == "Image":
            self._found.pictures.append((value, self._matrix))
        elif key in self._copied.drawn:
            held = [number_of(item) for item in items(entry(value, "/Matrix"))]
            own: Matrix = (held[0], held[1], held[2], held[3], held[4], held[5]) if len(held) == 6 else _SAME
            self.follow(self._copied.drawn[key], within(own, self._matrix), self._text)

    def concatenate(self, given: list[float]) -> None:
        self._matrix = within((given[0], given[1], given[2], given[3], given[4], given[5]), self._matrix)

    def begin(self, _: list[float]) -> None:
        self._line = self._at = _SAME

    def move(self, given: list[float]) -> None:
        self._line = self._at = within((1, 0, 0, 1, given[0], given[1]), self._line)

    def place(self, given: list[float]) -> None:
        self._line = self._at = given[0], given[1], given[2], given[3], given[4], given[5]

    def next_line(self, _: list[float]) -> None:
        self.move([0, -self._text.leading])

    def space_letters(self, given: list[float]) -> None:
        self._text.between_letters = given[0]

    def space_words(self, given: list[float]) -> None:
        self._text.between_words = given[0]

    def widen(self, given: list[float]) -> None:
        self._text.wide = given[0] / 100

    def lead(self, given: list[float]) -> None:
        self._text.leading = given[0]

    def raise_(self, given: list[float]) -> None:
        self._text.rise = given[0]

    def _show(self, operands: list[bytes]) -> None:
        text, stand = self._text, Stand()
        metrics = self._copied.metrics(text.font)
        showing = Showing(metrics, text.size, text.between_letters, text.between_words, text.wide)
        placed = within((1, 0, 0, 1, 0, text.rise), within(self._at, self._matrix))
        on_page = within(self._at, self._matrix)
        stand.height = abs(text.size) * abs(on_page[0] * on_page[3] - on_page[1] * on_page[2]) ** 0.5
        moved = 0.0
        for part in strings_in(operands):
            if isinstance(part, float):
                moved += showing.back(part)
                continue
            for code in metrics.codes(part):
                stand.glyphs.append((placed[0] * moved + placed[4], placed[1] * moved + placed[5]))
                stand.codes.append(code)
                moved += showing.advance(code)
        self._at = within((1, 0, 0, 1, moved, 0), self._at)
        self._found.texts.append(stand)


_ACTS: Final[Mapping[bytes, Callable[[_Walk, list[float]], None]]] = {
    b"cm": _Walk.concatenate,
    b"BT": _Walk.begin,
    b"Td": _Walk.move,
    b"Tm": _Walk.place,
    b"T*": _Walk.next_line,
    b"Tc": _Walk.space_letters,
    b"Tw": _Walk.space_words,
    b"Tz": _Walk.widen,
    b"TL": _Walk.lead,
    b"Ts": _Walk.raise_,
}
