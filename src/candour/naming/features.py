"""Features: what can be said of one word in a run, as numbers of rows in the table of weights.

    of the word itself      its letters, its ends, its shape, the lists it stands in
    of its neighbours       the same in short, two words to each side
    of them together        kinds beside kinds, and where in the run the word stands

What is said of one word in one role is worked out once for each different word.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

from candour.naming.gazetteer import Gazetteer
from candour.naming.tokens import Run
from candour.naming.words import PARTICLES, class_of

__all__ = ["ROLES", "ROWS", "Place", "Reader", "by_kinds", "by_place", "by_words", "place_in", "rows_of"]

ROWS = 1 << 17
"""Rows of the table. Features are hashed into them; two that meet in one row share its weight."""
ROLES = ("last2", "last", "this", "next", "next2")
"""The word itself and its neighbours, in the order they stand."""

_NUMBER = re.compile(r"\d[\d.,/:-]*")


def _shape(word: str) -> str:
    """A word's letters by sort, each sort once: `Xx`, `X`, `X.`, `Xx-Xx`."""
    sorts = ("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word)
    shape = ""
    for sort in sorts:
        if not shape.endswith(sort):
            shape += sort
    return shape[:8]


def rows_of(features: Iterable[str]) -> tuple[int, ...]:
    """The rows of features that are given as text."""
    return tuple(zlib.crc32(feature.encode("utf-8", "surrogatepass")) & (ROWS - 1) for feature in features)


class Reader:
    """Says of words what the weights are asked about."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.kind = lru_cache(maxsize=50_000)(self._kind)

    def _kind(self, word: str) -> str:
        """The short name of what a word is: its class, its punctuation, or its shape and its lists."""
        if not word:
            return "edge"
        first = word[0]
        if not first.isalnum():
            return word if word in ".,:;()&'’\n-\"/" else "mark"
        if first.isdigit():
            return "number"
        lowered = word.lower()
        named = class_of(lowered)
        sorts = self.gazetteer.sorts(word)
        if first.islower() and not any(c.isupper() for c in word):
            return named + ("particle" if lowered in PARTICLES else "x")
        if named:
            return f"{named}+{sorts}"
        return f"{_shape(word) if len(word) > 1 or first.isalpha() else word}+{sorts}"

    def about(self, role: str, word: str) -> tuple[str, ...]:
        """What is said of a word in one of the five roles."""
        kind = self.kind(word)
        lowered = "0" if _NUMBER.fullmatch(word) else word.lower()
        if role != "this":
            return (f"{role}:{lowered}", f"{role}~{kind}", f"{role}^{lowered[-3:]}")
        ends = tuple(f"end{size}:{lowered[-size:]}" for size in (2, 3, 4) if len(lowered) > size)
        heads = tuple(f"head{size}:{lowered[:size]}" for size in (2, 3) if len(lowered) > size + 1)
        parts = tuple(f"part:{part}" for part in lowered.split("-")) if "-" in lowered else ()
        return (
            "any",
            f"word:{lowered}",
            f"as:{word}",
            f"kind:{kind}",
            f"shape:{_shape(word)}",
            f"sorts:{self.gazetteer.sorts(word)}",
            f"long:{min(len(word), 10)}",
            *ends,
            *heads,
            *parts,
        )


def by_kinds(far: str, last: str, this: str, following: str, beyond: str) -> tuple[str, ...]:
    """What is said of a word by its kind and the kinds of the two words to each side."""
    return (
        f"a|{last}|{this}",
        f"b|{this}|{following}",
        f"c|{last}|{this}|{following}",
        f"f|{far}|{last}|{this}",
        f"g|{this}|{following}|{beyond}",
        f"n|{far}|{last}|{this}|{following}",
    )


Place = tuple[str, str, str, str, str, str]


def place_in(run: Run, kinds: Sequence[str], at: int) -> Place:
    """Where in its run a word stands, and what the run opens with, ends with, and is set between.

    Args:
        run: the run.
        kinds: the kinds of its words, with the two before and the two after.
        at: which of its words.
    """
    size = len(run.words)
    if size == 1:
        return ("firstend1", kinds[2], "", "", "", "")
    last = at + 1 == size
    place = f"{'in' if at else 'first'}{'end' if last else ''}{min(size, 4)}"
    return (
        place,
        kinds[size + 1],
        "" if last else run.words[-1].lower(),
        run.words[0].lower() if at else "",
        run.before[1].lower() if at else "",
        "" if last else run.after[0].lower(),
    )


def by_place(place: Place, this: str) -> tuple[str, ...]:
    """What is said of a word of this kind by its place in the run."""
    where, ending, closing, opening, before, after = place
    return (
        f"h|{where}|{this}",
        f"i|{where}|{ending}|{this}",
        f"j|{closing}|{this}",
        f"k|{opening}",
        f"l|{before}|{this}",
        f"m|{after}",
    )


def by_words(before: str, this: str, after: str) -> tuple[str, str]:
    """What is said of a word of this kind by the very words beside it."""
    return f"d|{before.lower()}|{this}", f"e|{this}|{after.lower()}"
