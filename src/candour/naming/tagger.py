"""The tagger: a run of words → the names in it, each with its odds.

Each word begins a name, is inside one, ends one, is one by itself, or is none. The table of weights says how each of
these fits the word; the links say which may follow which. The best way through the run gives the names; all ways
together give their odds.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from candour.naming.features import ROLES, ROWS, Reader, by_kinds, by_place, by_words, place_in, rows_of
from candour.naming.gazetteer import Gazetteer, gazetteer
from candour.naming.tokens import Run

__all__ = ["LINKS", "OTHER", "STATES", "Named", "Tagger", "Weights", "tagger"]

_FILE = Path(__file__).with_name("model.bin")
_HEAD = struct.Struct("<4sIdd")
_MAGIC = b"CNM1"
_MOST = 1e4
"""No odds are told above this: the tagger has not seen enough text to be surer."""

_KEPT = 200_000
"""How many sums are kept. They are of words of the text, and are dropped when there are more."""

STATES = 4
"""Begins, inside, ends, alone. The state of no name weighs nothing, and the others are weighed against it."""
OTHER = 4
LINKS = (
    (OTHER, OTHER), (OTHER, 0), (OTHER, 3), (0, 1), (0, 2), (1, 1), (1, 2), (2, OTHER), (3, OTHER),
)  # fmt: skip
"""Which state may follow which. Each link has a weight. Names with nothing between them are one name."""
_NO_WAY = -1e9

Row = tuple[float, float, float, float]


class Weights(NamedTuple):
    """One table, for text of mixed letters or for text in capitals."""

    table: memoryview
    links: tuple[float, ...]
    scale: float


class Named(NamedTuple):
    """Words of a run, from first to last, that are a name."""

    first: int
    last: int
    odds: float


class Tagger:
    """Finds names by one table of weights."""

    def __init__(self, weights: Weights, names: Gazetteer) -> None:
        self.reader = Reader(names)
        self._weights = weights
        self._links = weights.links
        self._pushes = tuple(exp(weight) for weight in weights.links)
        self._rows: dict[tuple[object, ...], Row] = {}

    def _sum(self, features: Iterable[str]) -> Row:
        table, scale = self._weights.table, self._weights.scale
        begins = inside = ends = alone = 0
        for row in rows_of(features):
            at = row * STATES
            begins += table[at]
            inside += table[at + 1]
            ends += table[at + 2]
            alone += table[at + 3]
        return begins * scale, inside * scale, ends * scale, alone * scale

    def _kept(self, key: tuple[object, ...], features: Iterable[str]) -> Row:
        """The sum for a key that was not met before, kept for the next time."""
        if len(self._rows) > _KEPT:
            self._rows.clear()
        found = self._rows[key] = self._sum(features)
        return found

    def scores(self, run: Run) -> list[Row]:
        """How well each state fits each word of a run."""
        known, reader, kept = self._rows.get, self.reader, self._kept
        around = (*run.before, *run.words, *run.after)
        kinds = [reader.kind(word) for word in around]
        found: list[Row] = []
        for at in range(len(run.words)):
            words = around[at : at + 5]
            nearby = tuple(kinds[at : at + 5])
            kind = nearby[2]
            place = place_in(run, kinds, at)
            rows = [known(nearby) or kept(nearby, by_kinds(*nearby))]
            rows.append(known((place, kind)) or kept((place, kind), by_place(place, kind)))
            before, after = (words[1], kind, ""), ("", kind, words[3])
            rows.append(known(before) or kept(before, by_words(*before)[:1]))
            rows.append(known(after) or kept(after, by_words(*after)[1:]))
            for about in zip(ROLES, words, strict=True):
                rows.append(known(about) or kept(about, reader.about(*about)))  # noqa: PERF401 - a quarter slower as a generator
            begins, inside, ends, alone = map(sum, zip(*rows, strict=True))
            found.append((begins, inside, ends, alone))
        return found

    def names_in(self, run: Run) -> list[Named]:
        """The names in a run, the best way through it, with the odds that each is one."""
        scores = self.scores(run)
        if len(scores) == 1:
            alone = scores[0][3]
            is_name = alone > 0 and len(run.words[0]) > 2
            return [Named(0, 0, min(_MOST, exp(min(50.0, alone))))] if is_name else []
        path = self._best(scores)
        found: list[Named] = []
        if any(state != OTHER for state in path):
            odds = self._odds(scores)
            first = 0
            for at, state in enumerate(path):
                if state in (0, 3):
                    first = at
                if state in (2, 3):
                    found.append(Named(first, at, max(odds[first : at + 1])))
        return found

    def odds_in(self, run: Run) -> list[float]:
        """For each word of a run the odds that it is in a name."""
        return self._odds(self.scores(run))

    def _best(self, scores: list[Row]) -> list[int]:
        """The state of each word on the best way. A way is its score and its states, and one is kept for each state."""
        oo, ob, oa, bi, be, ii, ie, eo, ao = self._links
        begins, _, _, alone = scores[0]
        begun, within, ended, single = begins, _NO_WAY, _NO_WAY, alone
        other = 0.0
        ways: tuple[tuple[int, ...], ...] = ((0,), (1,), (2,), (3,), (OTHER,))
        for begins, inside, ends, alone in scores[1:]:
            opened, closed, lone = other + oo, ended + eo, single + ao
            before = OTHER if opened >= closed and opened >= lone else 2 if closed >= lone else 3
            through = 0 if begun + bi >= within + ii else 1
            finished = 0 if begun + be >= within + ie else 1
            begun, within, ended, single, other = (
                other + ob + begins,
                max(begun + bi, within + ii) + inside,
                max(begun + be, within + ie) + ends,
                other + oa + alone,
                max(opened, closed, lone),
            )
            ways = (
                (*ways[OTHER], 0),
                (*ways[through], 1),
                (*ways[finished], 2),
                (*ways[OTHER], 3),
                (*ways[before], OTHER),
            )
        return list(ways[max((other, OTHER), (single, 3), (ended, 2))[1]])

    def _odds(self, scores: list[Row]) -> list[float]:
        """The odds of each word to be in a name: the share of all ways that take it as one, against the rest.

        Ways are counted from the front and from the back, and scaled at each word so that no product overflows.
        """
        oo, ob, oa, bi, be, ii, ie, eo, ao = self._pushes
        own = [tuple(exp(max(-50.0, min(50.0, score))) for score in row) for row in scores]
        begun, within, ended, single, other = own[0][0], 0.0, 0.0, own[0][3], 1.0
        ahead = [(begun, within, ended, single, other)]
        for begins, inside, ends, alone in own[1:]:
            begun, within, ended, single, other = (
                other * ob * begins,
                (begun * bi + within * ii) * inside,
                (begun * be + within * ie) * ends,
                other * oa * alone,
                other * oo + ended * eo + single * ao,
            )
            total = begun + within + ended + single + other
            begun, within, ended, single, other = (
                begun / total,
                within / total,
                ended / total,
                single / total,
                other / total,
            )
            ahead.append((begun, within, ended, single, other))
        odds = []
        begun, within, ended, single, other = 0.0, 0.0, 1.0, 1.0, 1.0
        for at in range(len(own) - 1, -1, -1):
            b, w, e, s, o = ahead[at]
            named = b * begun + w * within + e * ended + s * single
            odds.append(min(_MOST, named / max(o * other, 1e-300)))
            begins, inside, ends, alone = own[at]
            begun, within, ended, single, other = (
                within * bi * inside + ended * be * ends,
                within * ii * inside + ended * ie * ends,
                other * eo,
                other * ao,
                other * oo + begun * ob * begins + single * oa * alone,
            )
            total = begun + within + ended + single + other
            begun, within, ended, single, other = (
                begun / total,
                within / total,
                ended / total,
                single / total,
                other / total,
            )
        return odds[::-1]


def packed(
    mixed: tuple[bytes, tuple[float, ...], float], shouted: tuple[bytes, tuple[float, ...], float]
) -> bytes:
    """The bytes of the model file: for each table its weights as small whole numbers, its links and its scale."""
    parts = []
    for table, links, scale in (mixed, shouted):
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
        table = memoryview(zlib.decompress(content[at : at + size], bufsize=ROWS * STATES)).cast("b")
        at += size
        found.append(Weights(table, links, scale))
    return found[0], found[1]


@cache
def _tables() -> tuple[Weights, Weights]:
    return unpacked(_FILE.read_bytes())


@cache
def tagger(*, shouted: bool) -> Tagger:
    """The tagger for text of mixed letters, or for text in capitals; read when first needed."""
    return Tagger(_tables()[shouted], gazetteer())
