"""Names: a text → the names in it.

text ──▶ runs ──tagger──▶ names ──▶ the surnames and given names of those named in full or with a title
                              ▲                                      │
                              └── the same words elsewhere in the text, where the tagger alone was not sure
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile, takewhile
from typing import Any, NamedTuple

import numpy as np

from candour.naming.lexicon import LENDS, PLAIN, TELLING, TITLE
from candour.naming.tagger import OTHER, Read, Tagger, tagger
from candour.naming.tokens import AROUND, Runs, runs_of, tokens_of
from candour.naming.words import FIRMS, TITLES, listed

__all__ = ["NameSpan", "names_in"]

_SURE, _LIKELY = 0.8, 0.4
"""The chances from which a name met in full vouches for its parts elsewhere in the text, surely and weakly."""
_SURNAME, _GIVEN = (6.0, 40.0), (5.0, 25.0)
"""How much likelier a word is a name where somebody in the same text has it for surname, or for given name."""
_NOT_PLAIN = 4.0
"""How much more, where it is no plain word and no place besides."""
_MOST = 1e4
_OF_PLACES = listed(
    "ward wards village town station area beat district division parish neighbourhood constituency school borough location "
    "estate hospital court prison site venue street road county country city place region"
)
"""Labels of places: what follows a colon or a tab behind them is no person, here and elsewhere in the text."""
_SIGNS = frozenset((":", "\t", "|", "=", "-"))
_WARDS = listed("ward wards constituency station")
_IN_FIRM = listed(
    "son sons daughter daughters brother brothers sister sisters nephew nephews bros co company partners associates"
)
_LEAN = 0.7
_LONG = 500_000
_READS = "it reads as a name"
_TITLED = "it reads as a name, and a title stands before it"
_AGAIN = "it reads as a name, and somebody of this name is named more fully elsewhere in the text"


class NameSpan(NamedTuple):
    """A name in a text, with the titles before it. Its characters are `text[start:end]`.

    `odds` are the tagger's, to 1, that it is one; `why` is a phrase that holds nothing of the text.
    """

    start: int
    end: int
    odds: float
    why: str


class _Name(NamedTuple):
    """Words of the runs, from first to last, that are a name; `opening` is the first of the titles before it."""

    opening: int
    first: int
    last: int
    chance: float


def _names_of(read: Read, runs: Runs, flags: Sequence[int]) -> Iterator[_Name]:
    """The names on the best ways."""
    opens = set(runs.first.tolist())
    first = 0
    for at in np.flatnonzero(read.states != OTHER).tolist():
        state = read.states[at]
        if state in (0, 3):
            first = at
        if state in (2, 3):
            opening = first
            while opening not in opens and flags[opening - 1] & TITLE:
                opening -= 1
            chance = float(min(read.edges[first, 0], read.edges[at, 1]))
            yield _Name(opening, first, at, chance)


def _is_whole(words: Sequence[str]) -> bool:
    """Whether a name has a word of more than one letter, and neither starts nor ends with a comma or a line's end."""
    return any(len(word.rstrip(".")) > 1 for word in words) and {words[0], words[-1]}.isdisjoint((",", "\n"))


def _vouched(
    words: Sequence[str], own: Tagger, *, is_titled: bool, is_sure: bool = True
) -> Iterator[tuple[int, float]]:
    """The parts of a name met in full or with a title, each with how much likelier it makes the same word elsewhere."""
    if len(words) < 2 and not is_titled:
        return
    surname = words[0] if "," in words else words[-1]
    lexicon = own.lexicon
    for word, number in zip(words, lexicon.numbers(list(words)), strict=True):
        if lexicon.flags[number] & TELLING:
            likelier = (_SURNAME if word == surname else _GIVEN)[is_sure]
            is_plain = lexicon.flags[number] & PLAIN
            yield int(lexicon.hashes[number, 0]), likelier * (1 if is_plain else _NOT_PLAIN)


class _Reading:
    """One part of a text, read."""

    def __init__(self, text: str) -> None:
        self.own = tagger()
        self.own.refreshed()
        self.tokens = tokens_of(text)
        self.runs = runs_of(self.tokens, self.own.lexicon)
        self._ids = self.runs.ids[self.runs.at + AROUND]
        self._scores = self.own.scores(self.runs)
        self._flags = self.own.lexicon.flags[self._ids].tolist()
        self._read = self.own.read(self.runs, self._scores, _LEAN)

    def words(self, name: _Name) -> list[str]:
        words = self.own.lexicon.words
        return [words[number] for number in self._ids[name.first : name.last + 1].tolist()]

    def vouched(self) -> Iterator[tuple[int, float]]:
        """What names say of their words elsewhere. One that is not sure says it only where it is met twice."""
        once: set[tuple[int, float]] = set()
        for name in _names_of(self._read, self.runs, self._flags):
            if name.chance >= _LIKELY:
                is_sure = name.chance >= _SURE
                told = _vouched(
                    self.words(name), self.own, is_titled=name.opening < name.first, is_sure=is_sure
                )
                for each in told:
                    if is_sure or each in once:
                        yield each
                    once.add(each)

    def names(self, known: Mapping[int, float]) -> Iterator[NameSpan]:
        """The names, once it is known who is named more fully elsewhere."""
        starts, ends = self.tokens.starts, self.tokens.ends
        likelier = self._likelier(known) if known else np.zeros(len(self._ids), np.float32)
        read = self._read
        if likelier.any():
            again = np.add.reduceat(likelier, self.runs.first) > 0
            read = self.own.read(self.runs, self._scores + likelier[:, None], _LEAN, read, again)
        names = [
            name
            for name in _names_of(read, self.runs, self._flags)
            if _is_whole(self.words(name)) and not self._is_firm(name)
        ]
        places = {tuple(self.words(name)) for name in names if self._is_place(name)}
        for name in names:
            words = self.words(name)
            if tuple(words) not in places and (
                name.opening < name.first or " ".join(words).lower() not in FIRMS
            ):
                is_again = (
                    bool(likelier[name.first : name.last + 1].any())
                    and self._read.edges[name.last, 1] < _SURE
                )
                why = _AGAIN if is_again else _TITLED if name.opening < name.first else _READS
                start, end = starts[self.runs.at[name.opening]], ends[self.runs.at[name.last]]
                yield NameSpan(int(start), int(end), _odds(name.chance), why)

    def _is_place(self, name: _Name) -> bool:
        """Whether the label of a place stands right before this, or the word for one right behind."""
        first, last = (int(self.runs.at[at]) + AROUND for at in (name.opening, name.last))
        words = self.own.lexicon.words
        before = [words[number].lower() for number in self.runs.ids[first - AROUND : first].tolist()]
        signs = list(takewhile(lambda word: word in _SIGNS, reversed(before)))
        label = before[-len(signs) - 1] if 0 < len(signs) < AROUND else ""
        return label in _OF_PLACES or words[self.runs.ids[last + 1]].lower() in _WARDS

    def _is_firm(self, name: _Name) -> bool:
        """Whether a firm is called so: `J Example and Sons`."""
        last = int(self.runs.at[name.last]) + AROUND
        joins, whom = (
            self.own.lexicon.words[number] for number in self.runs.ids[last + 1 : last + 3].tolist()
        )
        return joins in ("and", "&", "AND") and whom[:1].isupper() and whom.lower() in _IN_FIRM

    def _likelier(self, known: Mapping[int, float]) -> Any:
        """How much likelier each word is a name than it reads by itself; nought where a road or a body is called by it."""
        keys = np.array(sorted(known), np.uint32)
        told = np.log(np.array([known[key] for key in sorted(known)], np.float32))
        hashes = self.own.lexicon.hashes[self._ids, 0]
        at = np.minimum(np.searchsorted(keys, hashes), len(keys) - 1)
        lasts = self._ids[self.runs.first + self.runs.sizes - 1]
        lent = self.own.lexicon.flags[lasts] & LENDS > 0
        lent = np.repeat(lent & (self.runs.sizes > 1), self.runs.sizes)
        return np.where((keys[at] == hashes) & ~lent, told[at], np.float32(0))


def _odds(chance: float) -> float:
    return min(_MOST, chance / max(1e-9, 1 - chance))


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """A long text in parts that are cut between words, each with its offset: the words of one part are held at once."""
    start = 0
    while len(text) - start > _LONG:
        end = (
            max(text.rfind(blank, start + _LONG // 2, start + _LONG) for blank in ("\n", " ")) + 1
            or start + _LONG
        )
        yield start, text[start:end]
        start = end
    yield start, text[start:]


def names_in(text: str, met: Iterable[str] = ()) -> list[NameSpan]:
    """The names in a text, in the order they stand; none overlaps another.

    Args:
        text: the text, of any length. A surname met is known in all of a text of up to half a million characters; in
            a longer one from the part where it is first named in full.
        met: names that are known to stand in the text, with the titles before them.
    """
    known: dict[int, float] = {}
    for name in met:
        words = name.replace(",", " , ").split()
        untitled = list(dropwhile(lambda word: word.lower().rstrip(".") in TITLES or word.isdigit(), words))
        for word, likelier in (
            _vouched(untitled, tagger(), is_titled=len(untitled) < len(words)) if untitled else ()
        ):
            known[word] = max(likelier, known.get(word, 0.0))
    found = []
    for offset, part in _stretches(text):
        reading = _Reading(part)
        for word, likelier in reading.vouched():
            known[word] = max(likelier, known.get(word, 0.0))
        for start, end, odds, why in reading.names(known):
            found.append(NameSpan(offset + start, offset + end, odds, why))
    return found
