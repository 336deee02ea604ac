"""Features: what can be said of each word of a run, as numbers of rows in the table of weights.

    of the word itself      its letters, its ends, its shape, the lists it stands in
    of its neighbours       the same in short, three words to each side
    of them together        kinds beside kinds, and where in the run the word stands

All are made of whole numbers, for all words of a text at once.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from candour.naming.lexicon import Lexicon
from candour.naming.tokens import AROUND, Runs

__all__ = ["BESIDE", "CONTEXT", "NOTHING", "ROWS", "by_place", "of_neighbours", "of_word"]

ROWS = 1 << 17
"""Rows of the table. Features are hashed into them; two that meet in one row share its weight."""
NOTHING = 0
"""The row of a feature that a word has not. It weighs nothing."""
_ODD = np.uint32(0x9E3779B1)
_MIX = np.uint32(0x85EBCA6B)

_ROLES = (-2, -1, 1, 2, -3, 3)
_SAID = {-3: (0, 1), -2: (0, 1, 2), -1: (0, 1, 2), 1: (0, 1, 2), 2: (0, 1, 2), 3: (0, 1)}
BESIDE = tuple((role, said) for role in _ROLES for said in _SAID[role])
"""Of which neighbour what is said: its word, its kind, its end."""
CONTEXT = 17
"""Features of a word together with its neighbours and its place."""


def _salt(number: int) -> Any:
    """What keeps apart what is said of the same word in other roles."""
    return np.uint32(number * 0x01000193 & 0xFFFFFFFF)


def _rows(hashes: Any, salt: Any) -> Any:
    """The row of each hash."""
    mixed = (hashes ^ salt) * _ODD
    mixed = (mixed ^ (mixed >> np.uint32(15))) * _MIX
    return ((mixed ^ (mixed >> np.uint32(13))) & np.uint32(ROWS - 1)).astype(np.int32)


def of_word(lexicon: Lexicon, first: int = 0) -> Any:
    """The rows of what words are by themselves, for all from a number on; columns in the order of the lexicon."""
    own = lexicon.own[first : len(lexicon)]
    return np.where(own > 0, _rows(own, _salt(1)), NOTHING)


def of_neighbours(lexicon: Lexicon, first: int = 0) -> Any:
    """The rows of what words are to their neighbours, a column for each of `BESIDE`."""
    hashes = lexicon.hashes[first : len(lexicon)]
    return np.stack([_rows(hashes[:, said], _salt(100 + 10 * role + said)) for role, said in BESIDE], axis=1)


_SALTS = np.array([_salt(201 + number) for number in range(CONTEXT)])[:, None]


def _stirred(part: Any) -> Any:
    """A part as it is mixed into those before it."""
    return (part * _ODD) ^ (part >> np.uint32(7))


def _together(first: Any, *stirred: Any) -> Any:
    mixed = first
    for part in stirred:
        mixed = (mixed * np.uint32(31)) ^ part
    return mixed


def by_place(lexicon: Lexicon, runs: Runs) -> Any:
    """The rows of what each word of all runs is by its neighbours' kinds and by its place, `CONTEXT` columns.

    The last seven hang on the very words around.
    """
    at, ids = runs.at + AROUND, runs.ids
    words, kinds = lexicon.hashes[:, 0], lexicon.hashes[:, 1]
    far, last, this, following, beyond = (kinds[ids[at + by]] for by in (-2, -1, 0, 1, 2))
    sizes = np.repeat(runs.sizes, runs.sizes).astype(np.uint32)
    place = (np.arange(len(at)) - np.repeat(runs.first, runs.sizes)).astype(np.uint32)
    ending = sizes - place == 1
    where = np.minimum(place, 1) * np.uint32(16) + ending * np.uint32(8) + np.minimum(sizes, 4)
    closers = np.repeat(at[runs.first + runs.sizes - 1], runs.sizes)
    openers = np.repeat(at[runs.first], runs.sizes)
    ahead, behind = words[ids[openers - 1]], words[ids[closers + 1]]
    own, next_to, at_place = _stirred(this), _stirred(following), _stirred(where)
    far_last = _together(far, _stirred(last), own)
    mixed = (
        _together(last, own),
        _together(this, next_to),
        _together(last, own, next_to),
        far_last,
        _together(this, next_to, _stirred(beyond)),
        _together(far_last, next_to),
        _together(where, own),
        _together(where, _stirred(kinds[ids[closers]]), own),
        _together(where, _stirred(kinds[ids[openers]]), own),
        _together(where, _stirred(kinds[ids[openers - 1]]), _stirred(kinds[ids[closers + 1]])),
        _together(words[ids[closers]], _stirred(np.where(ending, np.uint32(1), this))),
        _together(ahead, at_place),
        _together(behind, at_place),
        _together(words[ids[at - 1]], own),
        _together(this, _stirred(words[ids[at + 1]])),
        _together(words[ids[openers - 2]], _stirred(ahead), own),
        _together(behind, _stirred(words[ids[closers + 2]]), own),
    )
    return _rows(np.stack(mixed), _SALTS).T
