"""Lexicon: what is said of a word by itself, worked out once for each different word.

Each word has a number. Under it stand its flags, the hashes that features are made of, and the features that need no
neighbour.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np

from candour.naming.gazetteer import Gazetteer, folded
from candour.naming.words import PARTICLES, TITLES, class_of, is_never

__all__ = [
    "BARE", "CAPITALS", "CARRIES", "COMMA", "INITIAL", "LENDS", "NEVER", "OWN", "PARTICLE", "PLAIN", "TELLING", "TITLE", "WEAK",
    "Lexicon",
]  # fmt: skip

NEVER, PARTICLE, WEAK, INITIAL, CAPITALS, CARRIES, COMMA, TITLE, BARE, TELLING, PLAIN, LENDS = (
    1 << at for at in range(12)
)
OWN = 18
"""Features that a word has by itself, at most."""

_NUMBER = re.compile(r"\d[\d.,/:-]*")
_WEAK = frozenset(("e", "do", "y", "a", "st", "op", "ten"))
"""Particles that are words of other kinds too: they join a name only behind one of its words."""
_CARRIES = re.compile(r"(?:[^\W\d_]{1,3}['’`‐‑-])?[^\W\d_]")
_FIRST = 1 << 10


def _shape(word: str) -> str:
    """A word's letters by sort, each sort once: `Xx`, `X`, `X.`, `Xx-Xx`."""
    sorts = ("X" if c.isupper() else "x" if c.isalpha() else "0" if c.isdigit() else c for c in word)
    shape = ""
    for sort in sorts:
        if not shape.endswith(sort):
            shape += sort
    return shape[:8]


def _hash(said: str) -> int:
    return crc32(said.encode("utf-8", "surrogatepass"))


class Lexicon:
    """The words met so far. The first number is of the edge of a text."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words: list[str] = []
        self._known: dict[str, int] = {}
        self.flags: Any = np.zeros(_FIRST, np.uint16)
        self.hashes: Any = np.zeros((_FIRST, 3), np.uint32)
        """Of the word in small letters, of its kind, and of its end."""
        self.own: Any = np.zeros((_FIRST, OWN), np.uint32)
        """The hashes of its own features; nought where it has fewer."""
        self._kind_hash = lru_cache(maxsize=None)(_hash)
        self._add([""])

    def __len__(self) -> int:
        return len(self.words)

    def numbers(self, words: list[str]) -> list[int]:
        """The number of each of some words. Those that are new are added."""
        known = self._known
        found = list(map(known.get, words))
        if None in found:
            self._add([word for word in dict.fromkeys(words) if word not in known])
            return [known[word] for word in words]
        return found  # type: ignore[return-value]  # none is None

    def _add(self, words: list[str]) -> None:
        first = len(self.words)
        last = first + len(words)
        while last > len(self.flags):
            self.flags, self.hashes, self.own = (
                np.concatenate((each, np.zeros_like(each))) for each in (self.flags, self.hashes, self.own)
            )
        for number, word in enumerate(words, first):
            self._known[word] = number
            lowered = "0" if word[:1].isdigit() and _NUMBER.fullmatch(word) else word.lower()
            sorts = self.gazetteer.sorts(word) if word[:1].isalpha() else ""
            kind = self.kind(word, sorts)
            self.flags[number] = self._flags(word, lowered)
            self.hashes[number] = (_hash(lowered), self._kind_hash(kind), _hash("^" + lowered[-3:]))
            if any(map(str.isupper, word)) or word.lower() in PARTICLES or word in (",", "\n"):
                own = [_hash(said) for said in self._own(word, lowered, kind, sorts)]
                self.own[number, : len(own)] = own
        self.words += words

    def _flags(self, word: str, lowered: str) -> int:
        bare = lowered.rstrip(".")
        flags = 0
        flags |= NEVER * is_never(lowered)
        flags |= PARTICLE * (lowered in PARTICLES)
        flags |= WEAK * (lowered in _WEAK)
        flags |= INITIAL * (len(bare) == 1)
        flags |= CAPITALS * (len(word) > 1 and word.isupper())
        carries = _CARRIES.match(word)
        flags |= CARRIES * (carries is not None and (word[0].isupper() or word[carries.end() - 1].isupper()))
        flags |= COMMA * (word == ",")
        flags |= TITLE * (bare in TITLES)
        flags |= BARE * (bare in TITLES or is_never(bare))
        flags |= TELLING * (len(bare) > 2 and lowered not in PARTICLES and not class_of(lowered))
        flags |= LENDS * (class_of(lowered) in ("road", "body", "law"))
        key = folded(word)
        flags |= PLAIN * (key in self.gazetteer.plain or key in self.gazetteer.places)
        return flags

    def kind(self, word: str, sorts: str) -> str:
        """The short name of what a word is: its class, its punctuation, or its shape and its lists."""
        if not word:
            return "edge"
        first = word[0]
        if not first.isalnum():
            return word if word in '.,:;()&-"/?!|\t\n\n\n' else "'s" if word[1:] in ("s", "S") else "mark"
        if first.isdigit():
            return "number"
        lowered = word.lower()
        named = class_of(lowered)
        if first.islower() and not any(map(str.isupper, word)):
            return named + ("particle" if lowered in PARTICLES else "x")
        if named:
            return f"{named}+{sorts}"
        return f"{_shape(word) if len(word) > 1 else word}+{sorts}"

    @staticmethod
    def _own(word: str, lowered: str, kind: str, sorts: str) -> list[str]:
        """What is said of a word that may be of a name. The first four say the word itself, and may be withheld."""
        return [
            f"word:{lowered}",
            f"as:{word}",
            "any",
            f"kind:{kind}",
            f"shape:{_shape(word)}",
            f"sorts:{sorts}",
            f"long:{min(len(word), 10)}",
            f"class:{class_of(lowered)}",
            *(f"end{size}:{lowered[-size:]}" for size in (2, 3, 4) if len(lowered) > size),
            *(f"head{size}:{lowered[:size]}" for size in (2, 3, 4) if len(lowered) > size + 1),
            *((f"part:{part}" for part in lowered.split("-")[:3]) if "-" in lowered else ()),
        ][:OWN]
