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


def _rows(hashes: Any, salt: int) -> Any:
    """The row of each hash; the salt keeps apart what is said of the same word in other roles."""
    mixed = (hashes ^ np.uint32(salt * 0x01000193 & 0xFFFFFFFF)) * _ODD
    mixed = (mixed ^ (mixed >> np.uint32(15))) * _MIX
    return ((mixed ^ (mixed >> np.uint32(13))) & np.uint32(ROWS - 1)).astype(np.int32)


def of_word(lexicon: Lexicon, first: int = 0) -> Any:
    """The rows of what words are by themselves, for all from a number on; columns in the order of the lexicon."""
    own = lexicon.own[first : len(lexicon)]
    return np.where(own > 0, _rows(own, 1), NOTHING)


def of_neighbours(lexicon: Lexicon, first: int = 0) -> Any:
    """The rows of what words are to their neighbours, a column for each of `BESIDE`."""
    hashes = lexicon.hashes[first : len(lexicon)]
    return np.stack([_rows(hashes[:, said], 100 + 10 * role + said) for role, said in BESIDE], axis=1)


def _together(salt: int, *parts: Any) -> Any:
    mixed = parts[0]
    for part in parts[1:]:
        mixed = (mixed * np.uint32(31)) ^ (part * _ODD) ^ (part >> np.uint32(7))
    return _rows(mixed, salt)


def by_place(lexicon: Lexicon, runs: Runs) -> Any:
    """The rows of what each word of all runs is by its neighbours' kinds and by its place, `CONTEXT` columns.

    The last seven hang on the very words around.
    """
    at = runs.at + AROUND
    words, kinds = lexicon.hashes[:, 0], lexicon.hashes[:, 1]
    far, last, this, following, beyond = (kinds[runs.ids[at + by]] for by in (-2, -1, 0, 1, 2))
    before, after = words[runs.ids[at - 1]], words[runs.ids[at + 1]]
    sizes = np.repeat(runs.sizes, runs.sizes).astype(np.uint32)
    place = (np.arange(len(at)) - np.repeat(runs.first, runs.sizes)).astype(np.uint32)
    ending = sizes - place == 1
    where = np.minimum(place, 1) * np.uint32(16) + ending * np.uint32(8) + np.minimum(sizes, 4)
    closers = np.repeat(at[runs.first + runs.sizes - 1], runs.sizes)
    openers = np.repeat(at[runs.first], runs.sizes)
    closing_kind, opening_kind = kinds[runs.ids[closers]], kinds[runs.ids[openers]]
    ahead, behind = kinds[runs.ids[openers - 1]], kinds[runs.ids[closers + 1]]
    return np.stack(
        [
            _together(201, last, this),
            _together(202, this, following),
            _together(203, last, this, following),
            _together(204, far, last, this),
            _together(205, this, following, beyond),
            _together(206, far, last, this, following),
            _together(207, where, this),
            _together(208, where, closing_kind, this),
            _together(209, where, opening_kind, this),
            _together(210, where, ahead, behind),
            _together(211, words[runs.ids[closers]], np.where(ending, np.uint32(1), this)),
            _together(212, words[runs.ids[openers - 1]], where),
            _together(213, words[runs.ids[closers + 1]], where),
            _together(214, before, this),
            _together(215, this, after),
            _together(216, words[runs.ids[openers - 2]], words[runs.ids[openers - 1]], this),
            _together(217, words[runs.ids[closers + 1]], words[runs.ids[closers + 2]], this),
        ],
        axis=1,
    )  # fmt: skip
