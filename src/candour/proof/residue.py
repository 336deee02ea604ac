"""Residue: whether anything that stood only out of sight is left anywhere in the bytes of a copy.

    words out of sight − words in sight − words of software = words that must not be met
    and of values made of several words that are each in sight (a first name here, a surname there): the whole value

Two bounds, said plainly. A word of fewer than four letters, or a number of fewer than six digits, is not looked for: it would be
met by chance. And a number is not looked for among widths, places and colours, which are numbers themselves.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from candour.proof.sights import Sights
from candour.proof.software_words import SOFTWARE_WORDS
from candour.proof.unpacking import Said, unpacked

__all__ = ["residue_in"]

_LETTERS: Final = bytes(
    code if code >= 0x80 or chr(code).isalnum() else 0x20 for code in range(256)
).lower()  # beyond ASCII every byte is a part of some letter
_SHORTEST, _SHORTEST_NUMBER, _SHORTEST_BY_CHANCE = 4, 6, 8
_MOST_WORDS: Final = 8


def residue_in(copy: bytes, before: Sights, exempt: Iterable[str] = ()) -> int:
    """How many values that stood only out of sight in the file are in its copy.

    `exempt` are words that may be there, as those may that are kept on purpose.
    """
    seen = _words(" ".join(before.every_word()).encode())
    allowed = _words(" ".join([*exempt, *before.kept]).encode())
    known = set(seen) | SOFTWARE_WORDS | set(allowed)
    values = [_words(value.encode()) for value in before.unseen]
    wanted = {word for value in values for word in value if word not in known and _is_telling(word)}
    phrases = {
        b" ".join(value)
        for value in values
        if 1 < len(value) <= _MOST_WORDS
        and all(word in known for word in value)
        and any(map(_is_name_like, value))
    }
    phrases = _not_among(_not_among(phrases, seen), allowed)
    found: set[bytes] = set()
    for said in unpacked(copy):
        found |= _met(said, wanted, phrases)
    return len(found)


def _words(text: bytes) -> list[bytes]:
    return text.translate(_LETTERS).split()


def _is_telling(word: bytes) -> bool:
    return len(word) >= (_SHORTEST_NUMBER if word.isdigit() else _SHORTEST)


def _is_name_like(word: bytes) -> bool:
    return len(word) >= _SHORTEST and word not in SOFTWARE_WORDS


def _not_among(phrases: set[bytes], words: list[bytes]) -> set[bytes]:
    """The phrases that do not stand in these words as they follow one another."""
    return phrases - _phrases_in(words, {phrase.count(b" ") + 1 for phrase in phrases}, phrases)


def _phrases_in(words: list[bytes], lengths: Iterable[int], phrases: set[bytes]) -> set[bytes]:
    found: set[bytes] = set()
    firsts = {phrase.partition(b" ")[0] for phrase in phrases}
    starts = [at for at, word in enumerate(words) if word in firsts] if firsts else []
    for length in lengths:
        found |= phrases & {b" ".join(words[at : at + length]) for at in starts}
    return found


def _met(said: Said, wanted: set[bytes], phrases: set[bytes]) -> set[bytes]:
    words = _words(said.content)
    met = wanted.intersection(words)
    if not said.is_text:
        return {word for word in met if len(word) >= _SHORTEST_BY_CHANCE}
    if not said.has_numbers:
        return {word for word in met if not word.isdigit()}
    return met | _phrases_in(words, {phrase.count(b" ") + 1 for phrase in phrases}, phrases)
