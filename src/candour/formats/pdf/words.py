"""Words: the letters of a page brought together, and numbered as a reader would count them."""

from __future__ import annotations

import ctypes
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any, NamedTuple

from candour.formats.pdf.paper import Box, Paper

__all__ = ["Letters", "Word", "numbered"]

_WORD = re.compile("[^\\s\0\ufeff\u200b]+")
_MOST_RUNS = 6
_NOWHERE = Box(0, 0, 0, 0)


class Word(NamedTuple):
    """A run of letters with nothing blank between them. `first` and `after` number its letters; words count from 1."""

    number: int
    first: int
    after: int

    @property
    def letters(self) -> range:
        """The numbers of its letters."""
        return range(self.first, self.after)


class Letters:
    """The letters of a page in reading order. Where one stands is asked of pdfium when somebody asks here."""

    def __init__(self, paper: Paper) -> None:
        api, text = paper.api, paper.text_handle
        count = api.FPDFText_CountChars(text) if text else 0
        self._count = count = max(count, 0)
        self._box, self._text = api.FPDFText_GetCharBox, text
        self._edges = [ctypes.c_double() for _ in range(4)]
        self._edge_refs = [ctypes.byref(edge) for edge in self._edges]
        self._boxes: dict[int, Box] = {}
        signs = paper.raw_text()  # of too many letters nothing more is asked
        if len(signs) != count:  # a letter beyond the first 65,536, or one that stands for none
            signs = "".join(_sign(api.FPDFText_GetUnicode(text, number)) for number in range(count))
        self.signs = signs
        """One character for each letter; a NUL for one that stands for none."""
        # The same function, told to give a plain number: an address is all that is asked.
        painter = _as_number(api.FPDFText_GetTextObject)
        handle = ctypes.cast(text, ctypes.c_void_p)
        self.painters: list[int] = [painter(handle, number) or 0 for number in range(count)]
        """The address of the object that paints each letter, or 0."""

    def __len__(self) -> int:
        return self._count

    @cached_property
    def by_painter(self) -> dict[int, list[int]]:
        """The numbers of the letters that each object paints."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, painter in enumerate(self.painters):
            found[painter].append(number)
        return dict(found)

    @cached_property
    def words(self) -> list[Word]:
        """The words, in reading order."""
        return [Word(number, *met.span()) for number, met in enumerate(_WORD.finditer(self.signs), 1)]

    def box(self, number: int) -> Box:
        """The box of a letter."""
        if number not in self._boxes:
            is_placed = self._box(self._text, number, *self._edge_refs)
            left, right, bottom, top = (edge.value for edge in self._edges)
            self._boxes[number] = Box(left, bottom, right, top) if is_placed else _NOWHERE
        return self._boxes[number]

    def box_of(self, word: Word) -> Box:
        """The box around a word."""
        around = self.box(word.first)
        for number in range(word.first + 1, word.after):
            around = around.join(self.box(number))
        return around

    def is_telling(self, number: int) -> bool:
        """Whether it is a letter or a figure: what words are told apart by."""
        return self.signs[number].isalnum()

    def spelt(self, word: Word) -> str:
        """The letters of a word."""
        return self.signs[word.first : word.after].replace("\x02", "-").replace("\ufffe", "-")

    def between(self, one: Word, other: Word) -> str:
        """What stands between two words."""
        return self.signs[one.after : other.first]


def _as_number(function: Any) -> Any:
    kind = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    return kind(ctypes.cast(function, ctypes.c_void_p).value or 0)


def _sign(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\0"


def numbered(words: Iterable[Word], part_of: Iterable[Word] = ()) -> str:
    """Which words: `word 7`, `words 3, 7-9 and 12`, `words 12-14 and part of word 15`."""
    whole, partly = _numbered(words), _numbered(part_of)
    return " and ".join(filter(None, (whole, partly and f"part of {partly}")))


def _numbered(words: Iterable[Word]) -> str:
    numbers = sorted({word.number for word in words})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [f"{first}-{last}" if last > first else str(first) for first, last in runs]
    if len(told) > _MOST_RUNS:
        rest = sum(last - first + 1 for first, last in runs[_MOST_RUNS - 1 :])
        told = [*told[: _MOST_RUNS - 1], f"{rest} more"]
    if not told:
        return ""
    noun = "word" if len(numbers) == 1 else "words"
    return f"{noun} {' and '.join(filter(None, (', '.join(told[:-1]), told[-1])))}"
