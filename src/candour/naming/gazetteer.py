"""The gazetteer: words known as given names, as family names, in names of places, and as plain words.

A list is a vote and never a detector: `Grant`, `Hope` and `Mark` stand in more than one.
"""

from __future__ import annotations

import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["Gazetteer", "folded", "gazetteer"]

_FILE = Path(__file__).with_name("gazetteer.bin")


def folded(word: str) -> str:
    """A word in small letters, without accents, hyphens and apostrophes, as the lists have it."""
    if word.isascii():
        return word.lower().replace("'", "")
    plain = unicodedata.normalize("NFD", word.lower().replace("ł", "l").replace("ø", "o").replace("ß", "ss"))
    return "".join(each for each in plain if not unicodedata.combining(each) and each not in "'’`")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Four sets of folded words."""

    given: frozenset[str]
    family: frozenset[str]
    plain: frozenset[str]
    places: frozenset[str]

    def sorts(self, word: str) -> str:
        """Which lists a word stands in: some of the letters f, g, p and l."""
        key = folded(word)
        found = ""
        for part in (key, *key.split("-")) if "-" in key else (key,):
            if part in self.given and "g" not in found:
                found += "g"
            if part in self.family and "f" not in found:
                found += "f"
        return (
            "".join(sorted(found)) + ("p" if key in self.plain else "") + ("l" if key in self.places else "")
        )

    def packed(self) -> bytes:
        """The bytes of the file: each list sorted, one word a line, the lists apart by an empty line."""
        lists = ("\n".join(sorted(words)) for words in (self.given, self.family, self.plain, self.places))
        return zlib.compress("\n\n".join(lists).encode(), 9)

    @classmethod
    def unpacked(cls, packed: bytes) -> Gazetteer:
        """The four lists of a file."""
        lists = zlib.decompress(packed).decode().split("\n\n")
        given, family, plain, places = (frozenset(words.split("\n")) for words in lists)
        return cls(given, family, plain, places)


@cache
def gazetteer() -> Gazetteer:
    """The lists that Candour carries, read when first needed."""
    return Gazetteer.unpacked(_FILE.read_bytes())
