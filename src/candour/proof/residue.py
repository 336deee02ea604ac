"""Residue: whether anything that stood only out of sight is left anywhere in the bytes of a copy.

    words out of sight − words in sight − words of software = words that must not be met
    and of values made of several words that are each in sight (a first name here, a surname there): the whole value
    and of numbers written in groups (999 000 0018): the whole number

Bounds, said plainly. A word of fewer than four letters, or a number of fewer than six digits, is not looked for: it would be met by
chance. Among bytes that are no text, words of eight letters and more are looked for, and among widths, places and colours, which
are numbers themselves, numbers of eleven digits and more.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from candour.proof.sights import Sights
from candour.proof.software_words import SOFTWARE_WORDS
from candour.proof.unpacking import Said, unpacked

__all__ = ["residue_in"]

_LETTERS: Final = bytes(
    code if code >= 0x80 or chr(code).isalnum() else 0x20 for code in range(256)
).lower()  # beyond ASCII every byte is a part of some letter
_SHORTEST: Final = 4
_SHORTEST_NUMBER: Final = 6
_SHORTEST_IN_GROUPS: Final = 9
"""Digits: a date, which a copy may write otherwise than the file, has eight."""
_SHORTEST_JOINED: Final = 6
_SHORTEST_BY_CHANCE: Final = 8
_SHORTEST_AMONG_WIDTHS: Final = 11
"""Digits: programs number what they make with up to ten."""
_MOST_WORDS: Final = 8


def residue_in(copy: bytes, before: Sights, exempt: Iterable[str] = ()) -> int:
    """How many values that stood only out of sight in the file are in its copy. `exempt` are words that may be there."""
    seen = _words(" ".join([*before.every_word(), *before.kept]).encode())
    known = set(seen) | SOFTWARE_WORDS | set(_words(" ".join(exempt).encode()))
    values = [_words(value.encode()) for value in before.unseen]
    wanted = {word for value in values for word in value if word not in known and _is_telling(word)}
    phrases = {
        b" ".join(value)
        for value in values
        if 1 < len(value) <= _MOST_WORDS and wanted.isdisjoint(value) and _is_telling_together(value)
    }
    sought = _Sought(frozenset(wanted), frozenset(_not_among(phrases, seen)))
    found: set[bytes] = set()
    for said in unpacked(copy):
        found |= sought.met_in(said)
    return len(found)


def _words(text: bytes) -> list[bytes]:
    return text.translate(_LETTERS).split()


def _is_telling(word: bytes) -> bool:
    return len(word) >= (_SHORTEST_NUMBER if word.isdigit() else _SHORTEST)


def _is_telling_together(words: list[bytes]) -> bool:
    """Whether words that each may be met say something side by side: one is like a name, or they are a number written in groups."""
    digits = sum(len(word) for word in words if word.isdigit())
    return digits >= _SHORTEST_IN_GROUPS or any(map(_is_name_like, words))


def _is_name_like(word: bytes) -> bool:
    return len(word) >= _SHORTEST and not word.isdigit() and word not in SOFTWARE_WORDS


def _not_among(phrases: AbstractSet[bytes], words: list[bytes]) -> set[bytes]:
    """The phrases that do not stand in these words as they follow one another."""
    return set(phrases) - _phrases_in(words, {phrase.count(b" ") + 1 for phrase in phrases}, phrases)


def _phrases_in(words: list[bytes], lengths: Iterable[int], phrases: AbstractSet[bytes]) -> set[bytes]:
    found: set[bytes] = set()
    firsts = {phrase.partition(b" ")[0] for phrase in phrases}
    starts = [at for at, word in enumerate(words) if word in firsts] if firsts else []
    for length in lengths:
        found |= phrases & {b" ".join(words[at : at + length]) for at in starts}
    return found


@dataclass(frozen=True, slots=True, repr=False)
class _Sought:
    """What must not be met."""

    words: frozenset[bytes]
    phrases: frozenset[bytes]

    def met_in(self, said: Said) -> set[bytes]:
        """Those of them that are in what one part says."""
        words = _words(said.content)
        met = {word for word in self.words.intersection(words) if len(word) >= self._shortest(word, said)}
        if not (said.is_text and said.has_numbers):
            return met
        return met | _phrases_in(words, {phrase.count(b" ") + 1 for phrase in self.phrases}, self.phrases)

    def _shortest(self, word: bytes, said: Said) -> int:
        """How long this word must be to be more than chance there."""
        if not said.is_text:
            return _SHORTEST_BY_CHANCE
        if word.isdigit() and not said.has_numbers:
            return _SHORTEST_AMONG_WIDTHS
        return _SHORTEST_JOINED if said.is_joined else 0
