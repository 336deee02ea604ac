"""Beside: the seen words that say what hidden ones are: those before them on their line, or the heading of their column.

    Name:  ████████████        Ward    Name           Date of birth
    Born:  ██████              Abbey   ████████████   ██████████
    seen by Ms ███████ on      Mill    ████████████   ██████████

Hidden words are brought together as long as they run on: where seen words stand between two, each goes by what is beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from candour.formats.pdf.paper import Box
from candour.formats.pdf.words import Letters, Word

__all__ = ["Beside"]

_LONGEST = 40
"""So many letters may say what the words after or below them are."""
_MOST = 300
"""So many pieces are made of what one thing hides."""
_MOST_WORDS = 20_000
_NEAR = 1.5
"""Two words of one text are no further apart than their height this many times; columns are."""
_ALIGNED = 4.0
"""Points by which a heading and the cells of its column may be out of line."""
_ROWS_APART = 2.5
"""Rows of one table are no further apart than their height this many times."""
_END = ".;!?"


class _Segment(NamedTuple):
    """Words of one line with no wide gap between them."""

    box: Box
    words: str
    is_hidden: bool


class Beside:
    """The words of one page, asked for what is beside the hidden ones. `hidden` are the numbers of hidden letters."""

    def __init__(self, letters: Letters, hidden: Mapping[int, object]) -> None:
        self._letters, self._hidden = letters, hidden

    def pieces(self, words: Sequence[Word]) -> Iterator[tuple[list[Word], str]]:
        """Hidden words, as far as they run on, with what stands before them or above them."""
        piece: list[Word] = []
        beside = ""
        made = 0
        for run in self._runs(words):
            found = self._before(run[0]) if made < _MOST else ""
            if piece and found:
                yield piece, beside
                piece, made = [], made + 1
            beside = beside if piece else found
            piece = [*piece, *run]
        if piece:
            yield piece, beside

    def _runs(self, words: Sequence[Word]) -> Iterator[list[Word]]:
        """Words that follow one another on a line."""
        run: list[Word] = []
        for word in words:
            if run and not (word.number == run[-1].number + 1 and self._is_on_line(run[-1], word)):
                yield run
                run = []
            run.append(word)
        if run:
            yield run

    def _is_on_line(self, one: Word, other: Word) -> bool:
        left, right = self._letters.box(one.first), self._letters.box(other.first)
        is_level = min(left.top, right.top) > max(left.bottom, right.bottom)
        return is_level and "\n" not in self._letters.between(one, other)

    def _before(self, word: Word) -> str:
        """The seen words before a hidden one, or the heading above it where those stand apart, or there are none."""
        before, gap = self._words_before(word)
        is_near = before.endswith(":") or (before and gap <= _NEAR * self._letters.box(word.first).height)
        if is_near or not (heading := self._heading(word)):
            return before
        return f"{heading.rstrip(':')}:"

    def _words_before(self, word: Word) -> tuple[str, float]:
        """The seen words before a hidden one on its line, and how far from it the last of them stands."""
        found: list[str] = []
        letters, after = self._letters, word
        for one in reversed(letters.words[max(0, word.number - 1 - _LONGEST) : word.number - 1]):
            spelt = letters.spelt(one)
            is_told = self._is_on_line(one, after) and one.first not in self._hidden
            if not is_told or spelt[-1:] in _END or sum(map(len, found)) + len(spelt) > _LONGEST:
                break
            found.insert(0, spelt)
            after = one
        if not found:
            return "", 0.0
        last = letters.words[word.number - 2]
        return " ".join(found), letters.box(word.first).left - letters.box(last.after - 1).right

    # ── columns ─────────────────────────────────────────────────────────────────────────────────────────────

    def _heading(self, word: Word) -> str:
        """The seen words at the head of the column that a word begins a cell of."""
        cell = next((one for one in self._segments if one.box.holds(*self._middle(word))), None)
        if cell is None:
            return ""
        found, below = "", cell.box
        for one in sorted(self._segments, key=lambda each: each.box.bottom):
            if one.box.bottom < below.top - 0.3 * below.height or not _are_aligned(one.box, cell.box):
                continue
            if one.box.bottom - below.top > _ROWS_APART * below.height:
                break
            found, below = ("" if one.is_hidden else one.words), one.box
        return found if len(found) <= _LONGEST else ""

    def _middle(self, word: Word) -> tuple[float, float]:
        return self._letters.box(word.first).centre

    @cached_property
    def _segments(self) -> list[_Segment]:
        found: list[_Segment] = []
        before: Word | None = None
        for word in self._letters.words[:_MOST_WORDS]:
            box = self._letters.box_of(word)
            told = _Segment(box, self._letters.spelt(word), word.first in self._hidden)
            last = found[-1] if found else None
            is_next = (
                last is not None
                and before is not None
                and last.is_hidden == told.is_hidden
                and self._is_on_line(before, word)
                and box.left - last.box.right <= _NEAR * box.height
            )
            if last and is_next:
                found[-1] = _Segment(last.box.join(box), f"{last.words} {told.words}", told.is_hidden)
            else:
                found.append(told)
            before = word
        return found


def _are_aligned(one: Box, other: Box) -> bool:
    """Whether two boxes stand below one another: flush on the left, on the right, or about one middle."""
    edges = ((one.left, other.left), (one.right, other.right), (one.centre[0], other.centre[0]))
    return any(abs(first - second) <= _ALIGNED for first, second in edges)
