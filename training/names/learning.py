"""Learning: annotated texts → a table of weights, by the likelihood of the right states of each run.

The model is a linear-chain conditional random field over the words of a run. Its slopes are taken for many runs of one
length at once; its steps are sized by AdaGrad. Every choice by chance is seeded, so that the same texts give the same
weights.
"""

# ruff: noqa: INP001, S311 - a folder of scripts, no package; chance is seeded, and guards no secret
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
from corpus import Annotated

from candour.naming.features import BESIDE, CONTEXT, NOTHING, ROWS, by_place, of_neighbours, of_word
from candour.naming.lexicon import Lexicon
from candour.naming.tagger import LINKS, OTHER, STATES
from candour.naming.tokens import AROUND, runs_of, tokens_of
from candour.naming.words import TITLES

__all__ = ["Learned", "learn", "without_title"]

_BATCH = 192
_STEP = 0.12
_SMALL = 1e-9
_BANNED = -1e4
_BLIND, _STRANGE = 0.4, 0.15
_BY_WORDS = 7
"""Of the features by place, how many, the last ones, hang on the very words around."""


@dataclass(frozen=True)
class Learned:
    """A table of weights as real numbers, and the weights of the links."""

    table: Any
    links: tuple[float, ...]


def without_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a name starts once the titles before it are taken off."""
    while True:
        word = text[start:end].split(" ", 1)
        if len(word) < 2 or word[0].lower().rstrip(".") not in TITLES:
            return start, end
        start += len(word[0]) + 1
        while text[start : start + 1] == " ":
            start += 1


def _states(starts: list[int], ends: list[int], stops: list[bool], names: list[tuple[int, int]]) -> list[int]:
    """The states of the words of a run. Two names with nothing between them are taken as one."""
    states = [OTHER] * len(starts)
    for start, end in names:
        inside = [at for at in range(len(starts)) if starts[at] >= start and ends[at] <= end + stops[at]]
        if inside and inside[0] and states[inside[0] - 1] != OTHER:
            first = inside[0]
            while first and states[first - 1] != OTHER:
                first -= 1
            inside = list(range(first, inside[-1] + 1))
        for at in inside:
            states[at] = 1
        if len(inside) == 1:
            states[inside[0]] = 3
        elif inside:
            states[inside[0]], states[inside[-1]] = 0, 2
    return states


@dataclass(frozen=True)
class _Words:
    """The words of many runs, one after another: their numbers with those around, their rows by place, their states."""

    around: Any
    places: Any
    states: Any
    sizes: Any


def _words(lexicon: Lexicon, texts: Iterable[Annotated], *, high: bool) -> _Words:
    around, places, states, sizes = [], [], [], []
    span = np.arange(2 * AROUND + 1)
    for text in texts:
        tokens = tokens_of(text.text)
        runs = runs_of(tokens, lexicon)
        if not len(runs.at):
            continue
        names = [without_title(text.text, start, end) for start, end in text.names]
        starts, ends = tokens.starts[runs.at].tolist(), tokens.ends[runs.at].tolist()
        stops = [text.text[end - 1] == "." for end in ends]
        chosen = np.repeat(runs.high == high, runs.sizes)
        for first, size, is_high in zip(
            runs.first.tolist(), runs.sizes.tolist(), runs.high.tolist(), strict=True
        ):
            if is_high == high:
                last = first + size
                near = [n for n in names if n[1] > starts[first] and n[0] < ends[last - 1]]
                states += _states(starts[first:last], ends[first:last], stops[first:last], near)
                sizes.append(size)
        around.append(runs.ids[runs.at[chosen, None] + span])
        places.append(by_place(lexicon, runs)[chosen])
    return _Words(np.concatenate(around), np.concatenate(places), np.array(states), np.array(sizes))


def _rows(lexicon: Lexicon, words: _Words) -> Any:
    """The rows of each word. By chance the words beside a run, or those in it, are known by kind only.

    Else the weights would learn the scenes by heart, and lean on words that no other text has.
    """
    chance = np.random.default_rng(11)
    sizes = words.sizes
    blind, strange = (np.repeat(chance.random(len(sizes)) < share, sizes) for share in (_BLIND, _STRANGE))
    own = of_word(lexicon)[words.around[:, AROUND]]
    own[strange, :2] = NOTHING
    sides = of_neighbours(lexicon)
    place = np.arange(len(own)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    left = np.repeat(sizes, sizes) - place
    beside = []
    for column, (role, said) in enumerate(BESIDE):
        rows = sides[words.around[:, AROUND + role], column]
        if said != 1:
            is_outside = (place + role < 0) | (role >= left)
            rows = np.where(blind & is_outside, NOTHING, rows)
        beside.append(rows)
    places = words.places.copy()
    places[blind, CONTEXT - _BY_WORDS :] = NOTHING
    return np.concatenate((own, np.stack(beside, axis=1), places), axis=1)


@dataclass(frozen=True)
class _Batch:
    rows: Any
    states: Any


def _batches(lexicon: Lexicon, texts: Iterable[Annotated], *, high: bool) -> list[_Batch]:
    """Runs of one length together."""
    words = _words(lexicon, texts, high=high)
    rows = _rows(lexicon, words)
    firsts = np.cumsum(words.sizes) - words.sizes
    batches = []
    for size in sorted(set(words.sizes.tolist())):
        runs = firsts[words.sizes == size]
        runs = runs[np.random.default_rng(len(runs)).permutation(len(runs))]
        for first in range(0, len(runs), _BATCH):
            where = runs[first : first + _BATCH, None] + np.arange(size)
            batches.append(_Batch(rows[where], words.states[where]))
    return batches


def _link_matrix(links: Any) -> Any:
    matrix = np.full((STATES + 1, STATES + 1), _BANNED)
    for weight, (before, after) in zip(links, LINKS, strict=True):
        matrix[before, after] = weight
    return matrix


def _sum_exp(values: Any, axis: int) -> Any:
    most = values.max(axis=axis, keepdims=True)
    return np.squeeze(most, axis) + np.log(np.exp(values - most).sum(axis=axis))


def _slopes(table: Any, links: Any, batch: _Batch) -> tuple[Any, Any]:
    """For each word and state, and for each link, how often it is expected less how often it is there.

    Before and after a run there is no name, and the links with that count too.
    """
    many, size, _ = batch.rows.shape
    own = np.zeros((many, size, STATES + 1))
    own[:, :, :STATES] = table[batch.rows].sum(axis=2)
    matrix = _link_matrix(links)
    forward = np.empty_like(own)
    backward = np.empty_like(own)
    forward[:, 0] = own[:, 0] + matrix[OTHER]
    for at in range(1, size):
        forward[:, at] = _sum_exp(forward[:, at - 1][:, :, None] + matrix[None], 1) + own[:, at]
    backward[:, -1] = matrix[:, OTHER]
    for at in range(size - 2, -1, -1):
        backward[:, at] = _sum_exp(matrix[None] + (own[:, at + 1] + backward[:, at + 1])[:, None, :], 2)
    total = _sum_exp(forward[:, -1] + matrix[:, OTHER], 1)
    expected = np.exp(forward + backward - total[:, None, None])
    linked = np.zeros((STATES + 1, STATES + 1))
    linked[OTHER] += expected[:, 0].sum(axis=0)
    linked[:, OTHER] += expected[:, -1].sum(axis=0)
    np.subtract.at(linked, (OTHER, batch.states[:, 0]), 1.0)
    np.subtract.at(linked, (batch.states[:, -1], OTHER), 1.0)
    for at in range(1, size):
        ways = (
            forward[:, at - 1][:, :, None]
            + matrix[None]
            + (own[:, at] + backward[:, at])[:, None, :]
            - total[:, None, None]
        )
        linked += np.exp(ways).sum(axis=0)
        np.subtract.at(linked, (batch.states[:, at - 1], batch.states[:, at]), 1.0)
    expected[np.arange(many)[:, None], np.arange(size)[None], batch.states] -= 1.0
    return expected[:, :, :STATES], np.array([linked[link] for link in LINKS])


def learn(lexicon: Lexicon, texts: list[Annotated], *, high: bool, rounds: int, hold: float) -> Learned:
    """The weights that fit the texts.

    Args:
        lexicon: says what is to be said of each word.
        texts: the annotated texts.
        high: learn from what is in capitals throughout, or from the rest.
        rounds: how often all texts are gone through.
        hold: how strongly weights are pulled back to nothing.
    """
    batches = _batches(lexicon, texts, high=high)
    table = np.zeros((ROWS, STATES))
    squares = np.full((ROWS, STATES), 1e-2)
    links = np.zeros(len(LINKS))
    link_squares = np.full(len(LINKS), 1e-2)
    chance = Random(7)
    summed, summed_links = np.zeros_like(table), np.zeros_like(links)
    for done in range(rounds):
        chance.shuffle(batches)
        for batch in batches:
            slope, link_slope = _slopes(table, links, batch)
            width = batch.rows.shape[2]
            touched, where = np.unique(batch.rows.reshape(-1), return_inverse=True)
            flat = np.repeat(slope.reshape(-1, STATES), width, axis=0)
            change = np.stack(
                [np.bincount(where, flat[:, state], len(touched)) for state in range(STATES)], 1
            )
            change += hold * table[touched]
            squares[touched] += change**2
            table[touched] -= _STEP * change / np.sqrt(squares[touched] + _SMALL)
            table[NOTHING] = 0.0
            link_squares += link_slope**2
            links -= _STEP * link_slope / np.sqrt(link_squares)
        if done * 2 >= rounds:
            # The mean over the later rounds hangs less on the order of the texts than the last weights do.
            summed += table
            summed_links += links
    many = rounds - (rounds + 1) // 2
    return Learned(summed / many, tuple(float(each) / many for each in summed_links))
