"""Learning: annotated texts → a table of weights, by the likelihood of the right states of each run.

The model is a linear-chain conditional random field over the words of a run. Its slopes are taken for many runs of one
length at once; its steps are sized by AdaGrad. Every choice by chance is seeded, so that the same texts give the same
weights.
"""

# ruff: noqa: INP001, S311 - a folder of scripts, no package; chance is seeded, and guards no secret
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
from corpus import Annotated

from candour.naming.features import ROLES, ROWS, Reader, by_kinds, by_place, by_words, place_in, rows_of
from candour.naming.tagger import LINKS, OTHER, STATES
from candour.naming.tokens import Run, runs_in
from candour.naming.words import TITLES

__all__ = ["Learned", "learn", "without_title"]

_BATCH = 192
_STEP = 0.12
_SMALL = 1e-9
_BANNED = -1e4
_BLIND, _STRANGE = 0.4, 0.15


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


def _states(run: Run, names: list[tuple[int, int]]) -> list[int]:
    """The states of the words. Two names with nothing between them are taken as one."""
    states = [OTHER] * len(run.words)
    for start, end in names:
        inside = [
            at
            for at in range(len(run.words))
            if run.starts[at] >= start and run.ends[at] <= end + run.words[at].endswith(".")
        ]
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


def _rows(
    reader: Reader, run: Run, seen: dict[tuple[str, ...], tuple[int, ...]], chance: Random
) -> list[list[int]]:
    """The rows of each word of a run. By chance the words beside the run, or those in it, are known by kind only.

    Else the weights would learn the scenes by heart, and lean on words that no other text has.
    """
    blind, strange = chance.random() < _BLIND, chance.random() < _STRANGE
    around = (*run.before, *run.words, *run.after)
    kinds = [reader.kind(word) for word in around]
    found = []
    for at in range(len(run.words)):
        rows: list[int] = []
        for place, role in enumerate(ROLES, at):
            key = (role, around[place])
            if key not in seen:
                seen[key] = rows_of(reader.about(*key))
            said = seen[key]
            if blind and not 2 <= place < 2 + len(run.words):
                said = said[1:2]
            if strange and role == "this":
                said = said[:1] + said[3:]
            rows += said
        nearby = kinds[at : at + 5]
        rows += rows_of(by_kinds(*nearby))
        by_places = by_place(place_in(run, kinds, at), nearby[2])
        rows += rows_of(by_places[:2] + by_places[3:4] if blind else by_places)
        if not blind:
            rows += rows_of(by_words(around[at + 1], nearby[2], around[at + 3]))
        found.append(rows)
    return found


@dataclass(frozen=True)
class _Batch:
    rows: Any
    states: Any


def _batches(reader: Reader, texts: Iterable[Annotated], *, shouted: bool) -> list[_Batch]:
    """Runs of one length together, each word's rows filled up with the row past the last, which weighs nothing."""
    by_length: dict[int, list[tuple[list[list[int]], list[int]]]] = defaultdict(list)
    seen: dict[tuple[str, ...], tuple[int, ...]] = {}
    chance = Random(11)
    for text in texts:
        names = [without_title(text.text, start, end) for start, end in text.names]
        for run in runs_in(text.text):
            if run.shouted is shouted:
                states = _states(run, [n for n in names if n[1] > run.starts[0] and n[0] < run.ends[-1]])
                by_length[len(run.words)].append((_rows(reader, run, seen, chance), states))
    widest = max(len(rows) for runs in by_length.values() for run, _ in runs for rows in run)
    batches = []
    for _, runs in sorted(by_length.items()):
        Random(len(runs)).shuffle(runs)
        for first in range(0, len(runs), _BATCH):
            part = runs[first : first + _BATCH]
            rows = [[each + [ROWS] * (widest - len(each)) for each in run] for run, _ in part]
            batches.append(_Batch(np.array(rows, dtype=np.int32), np.array([states for _, states in part])))
    return batches


def _link_matrix(links: Any) -> Any:
    matrix = np.full((STATES + 1, STATES + 1), _BANNED)
    for weight, (before, after) in zip(links, LINKS, strict=True):
        matrix[before, after] = weight
    return matrix


def _sum_exp(values: Any, axis: int) -> Any:
    most = values.max(axis=axis, keepdims=True)
    return np.squeeze(most, axis) + np.log(np.exp(values - most).sum(axis=axis))


_ENTRY = np.array([0.0, _BANNED, _BANNED, 0.0, 0.0])
_EXIT = np.array([_BANNED, _BANNED, 0.0, 0.0, 0.0])


def _slopes(table: Any, links: Any, batch: _Batch) -> tuple[Any, Any]:
    """For each word and state, and for each link, how often it is expected less how often it is there."""
    many, size, _ = batch.rows.shape
    own = np.zeros((many, size, STATES + 1))
    own[:, :, :STATES] = table[batch.rows].sum(axis=2)
    matrix = _link_matrix(links)
    forward = np.empty_like(own)
    backward = np.empty_like(own)
    forward[:, 0] = own[:, 0] + _ENTRY
    for at in range(1, size):
        forward[:, at] = _sum_exp(forward[:, at - 1][:, :, None] + matrix[None], 1) + own[:, at]
    backward[:, -1] = _EXIT
    for at in range(size - 2, -1, -1):
        backward[:, at] = _sum_exp(matrix[None] + (own[:, at + 1] + backward[:, at + 1])[:, None, :], 2)
    total = _sum_exp(forward[:, -1] + _EXIT, 1)
    expected = np.exp(forward + backward - total[:, None, None])
    linked = np.zeros((STATES + 1, STATES + 1))
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


def learn(reader: Reader, texts: list[Annotated], *, shouted: bool, rounds: int, hold: float) -> Learned:
    """The weights that fit the texts.

    Args:
        reader: says what is to be said of each word.
        texts: the annotated texts.
        shouted: learn from what is in capitals throughout, or from the rest.
        rounds: how often all texts are gone through.
        hold: how strongly weights are pulled back to nothing.
    """
    batches = _batches(reader, texts, shouted=shouted)
    table = np.zeros((ROWS + 1, STATES))
    squares = np.full((ROWS + 1, STATES), 1e-2)
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
            table[ROWS] = 0.0
            link_squares += link_slope**2
            links -= _STEP * link_slope / np.sqrt(link_squares)
        if done * 2 >= rounds:
            # The mean over the later rounds hangs less on the order of the texts than the last weights do.
            summed += table
            summed_links += links
    many = rounds - (rounds + 1) // 2
    return Learned(summed[:ROWS] / many, tuple(float(each) / many for each in summed_links))
