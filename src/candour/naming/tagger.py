"""The tagger: runs of words → the names in them, each with its odds.

Each word begins a name, is inside one, ends one, is one by itself, or is none. The table of weights says how each of
these fits the word; the links say which may follow which. The best way through a run gives its names; all ways together
give their odds. Runs of about one length are gone through together.
"""

from __future__ import annotations

import struct
import zlib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from candour.naming.features import BESIDE, ROWS, by_place, of_neighbours, of_word
from candour.naming.gazetteer import Gazetteer, gazetteer
from candour.naming.lexicon import Lexicon
from candour.naming.tokens import AROUND, Runs

__all__ = ["LINKS", "OTHER", "STATES", "Read", "Tagger", "Weights", "tagger", "unpacked"]

_FILE = Path(__file__).with_name("model.bin")
_HEAD = struct.Struct("<4sIdd")
_MAGIC = b"CNM2"
_ROOM = 1 << 10
"""For how many words there is room at first. The room doubles."""
_KEPT = 100_000
"""How many words are kept between texts. They are words of the texts, and are dropped when there are more."""

STATES = 4
"""Begins, inside, ends, alone. The state of no name weighs nothing, and the others are weighed against it."""
OTHER = 4
LINKS = (
    (OTHER, OTHER), (OTHER, 0), (OTHER, 3), (0, 1), (0, 2), (1, 1), (1, 2), (2, OTHER), (3, OTHER),
)  # fmt: skip
"""Which state may follow which. Each link has a weight. Names with nothing between them are one name."""
_NO_WAY = -1e6
_SIZES = (1, 2, 3, 4, 6, 9, 14, 24)
"""Runs are filled up to one of these lengths with words that are no name."""
_FEW = 60
"""As many runs are filled up to the longest of them: to go through them once costs less than to sort them."""


class Weights(NamedTuple):
    """One table, for text of mixed letters or for text in capitals."""

    table: Any
    links: tuple[float, ...]


class Read(NamedTuple):
    """What was made of the words of all runs, in their order."""

    states: Any
    """The state of each on the best way."""
    edges: Any
    """Of each, the chance to begin a name, and the chance to end one; asked only where there is a name."""


@cache
def _matrix(links: tuple[float, ...], lean: float) -> Any:
    """The weight of each link; `lean` is given to those that begin a name."""
    matrix = np.full((STATES + 1, STATES + 1), _NO_WAY, np.float32)
    for weight, (before, after) in zip(links, LINKS, strict=True):
        matrix[before, after] = weight + lean * (before == OTHER and after != OTHER)
    return matrix


class Tagger:
    """Finds names by the two tables of weights."""

    def __init__(self, mixed: Weights, high: Weights, names: Gazetteer) -> None:
        self.lexicon = Lexicon(names)
        self._weights = (mixed, high)
        self._sums = [np.zeros((_ROOM, 1 + len(BESIDE), STATES), np.float32) for _ in self._weights]
        self._summed = [0, 0]

    def refreshed(self) -> None:
        """Forgets the words of earlier texts where they have become many."""
        if len(self.lexicon) > _KEPT:
            self.__init__(*self._weights, self.lexicon.gazetteer)  # type: ignore[misc]  # begins again

    def _known(self, which: int) -> Any:
        """For each word met, how well each state fits it by itself, and how well it fits beside each such neighbour."""
        lexicon, first = self.lexicon, self._summed[which]
        last = len(lexicon)
        while last > len(self._sums[which]):
            self._sums[which] = np.concatenate((self._sums[which], np.zeros_like(self._sums[which])))
        known = self._sums[which]
        if first < last:
            table = self._weights[which].table
            known[first:last, 0] = _summed(table, of_word(lexicon, first))
            known[first:last, 1:] = table[of_neighbours(lexicon, first)]
            self._summed[which] = last
        return known

    def scores(self, runs: Runs) -> Any:
        """How well each state fits each word of the runs."""
        if not len(runs.at):
            return np.zeros((0, STATES), np.float32)
        rows = by_place(self.lexicon, runs)
        high = np.repeat(runs.high, runs.sizes)
        scores = np.empty((len(runs.at), STATES), np.float32)
        for which, chosen in enumerate((~high, high)):
            where = np.flatnonzero(chosen)
            if len(where):
                scores[where] = self._scores(which, runs.ids, runs.at[where], rows[where])
        return scores

    def _scores(self, which: int, ids: Any, at: Any, rows: Any) -> Any:
        known = self._known(which)
        scores = _summed(self._weights[which].table, rows)
        scores += known[ids[at + AROUND], 0]
        for column, (role, _) in enumerate(BESIDE, 1):
            scores += known[ids[at + AROUND + role], column]
        return scores

    def read(
        self, runs: Runs, scores: Any, lean: float, before: Read | None = None, again: Any = None
    ) -> Read:
        """The best way through each run, and the chances of its words.

        Args:
            runs: the runs.
            scores: how well each state fits each of their words.
            lean: how much the best way leans towards names.
            before: what was made of them before; then only some are read again.
            again: of each run, whether it is read again.
        """
        if before is None:
            read = Read(np.full(len(scores), OTHER, np.int8), np.zeros((len(scores), 2), np.float32))
        else:
            read = Read(*(each.copy() for each in before))
        sizes: tuple[int, ...] = _SIZES
        if 0 < len(runs.sizes) <= _FEW:
            longest = runs.sizes.max()
            sizes = (next(size for size in _SIZES if size >= longest),)
        for which in (0, 1):
            least = 0
            for size in sizes if (runs.high == which).any() else ():
                asked = (runs.sizes > least) & (runs.sizes <= size) & (runs.high == which)
                chosen = np.flatnonzero(asked if again is None else asked & again)
                least = size
                if len(chosen):
                    self._gone_through(read, which, runs, chosen, size, scores, lean)
        return read

    def _gone_through(  # noqa: PLR0913, PLR0917  (what is read, of which table, and how)
        self, read: Read, which: int, runs: Runs, chosen: Any, size: int, scores: Any, lean: float
    ) -> None:
        """Reads runs of about one length. Chances are asked only of those in which there is a name."""
        where = runs.first[chosen][:, None] + np.arange(size)
        there = np.arange(size) < runs.sizes[chosen][:, None]
        own = np.full((len(chosen), size, STATES + 1), _NO_WAY, np.float32)
        own[:, :, OTHER] = 0.0
        own[there, :STATES] = scores[where[there]]
        states = _best(own, _matrix(self._weights[which].links, lean))
        read.states[where[there]] = states[there]
        named = (states != OTHER).any(axis=1)
        if named.any():
            chances = _chances(own[named], _matrix(self._weights[which].links, 0.0))
            edges = np.stack(
                (chances[:, :, 0] + chances[:, :, 3], chances[:, :, 2] + chances[:, :, 3]), axis=2
            )
            read.edges[where[named][there[named]]] = edges[there[named]]


def _summed(table: Any, rows: Any) -> Any:
    """The sum of the weights of the rows of each line, column by column: the table is small and stays near."""
    total = np.zeros((len(rows), STATES), np.float32)
    for column in range(rows.shape[1]):
        total += table[rows[:, column]]
    return total


def _best(own: Any, matrix: Any) -> Any:
    """The state of each word on the best way through each run. Before and after a run there is no name."""
    many, size, _ = own.shape
    back = np.empty((many, size, STATES + 1), np.int8)
    ways = np.full((many, STATES + 1), _NO_WAY, np.float32)
    ways[:, OTHER] = 0.0
    for at in range(size):
        steps = ways[:, :, None] + matrix
        back[:, at] = steps.argmax(axis=1)
        ways = steps.max(axis=1) + own[:, at]
    states = np.empty((many, size), np.int8)
    states[:, -1] = (ways + matrix[:, OTHER]).argmax(axis=1)
    each = np.arange(many)
    for at in range(size - 1, 0, -1):
        states[:, at - 1] = back[each, at, states[:, at]]
    return states


def _chances(own: Any, matrix: Any) -> Any:
    """The chance of each state of each word: the share of all ways that go through it.

    Ways are counted from the front and from the back, and scaled at each word so that no product overflows.
    """
    many, size, _ = own.shape
    push = np.exp(np.maximum(matrix, -60.0)) * (matrix > _NO_WAY)
    pull = np.exp(np.clip(own, -60.0, 60.0)).astype(np.float64) * (own > _NO_WAY)
    front = np.empty((many, size, STATES + 1))
    ahead = np.zeros((many, STATES + 1))
    ahead[:, OTHER] = 1.0
    for at in range(size):
        ahead = (ahead @ push) * pull[:, at]
        ahead /= ahead.sum(axis=1, keepdims=True)
        front[:, at] = ahead
    behind = np.broadcast_to(push[:, OTHER], (many, STATES + 1))
    for at in range(size - 1, -1, -1):
        front[:, at] *= behind
        behind = (pull[:, at] * behind) @ push.T
        behind = behind / behind.sum(axis=1, keepdims=True)
    return front / front.sum(axis=2, keepdims=True)


def packed(
    mixed: tuple[bytes, tuple[float, ...], float], high: tuple[bytes, tuple[float, ...], float]
) -> bytes:
    """The bytes of the model file: for each table its weights as small whole numbers, its links and its scale."""
    parts = []
    for table, links, scale in (mixed, high):
        body = zlib.compress(table, 9)
        parts.append(
            _HEAD.pack(_MAGIC, len(body), scale, 0.0) + struct.pack(f"<{len(LINKS)}d", *links) + body
        )
    return b"".join(parts)


def unpacked(content: bytes) -> tuple[Weights, Weights]:
    """The two tables of a model file."""
    found = []
    at = 0
    for _ in range(2):
        magic, size, scale, _unused = _HEAD.unpack_from(content, at)
        if magic != _MAGIC:
            raise ValueError("This is not a model of names: build it again with training/names/train.py.")
        at += _HEAD.size
        links = struct.unpack_from(f"<{len(LINKS)}d", content, at)
        at += 8 * len(LINKS)
        whole = np.frombuffer(zlib.decompress(content[at : at + size], bufsize=ROWS * STATES), np.int8)
        at += size
        found.append(
            Weights(whole.reshape(STATES, ROWS).T.astype(np.float32, order="C") * np.float32(scale), links)
        )
    return found[0], found[1]


@cache
def _tables() -> tuple[Weights, Weights]:
    return unpacked(_FILE.read_bytes())


@cache
def tagger() -> Tagger:
    """The tagger with the weights and the lists that Candour carries; read when first needed."""
    return Tagger(*_tables(), gazetteer())
