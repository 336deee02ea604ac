"""Weighing: the evidence for a value, from its shape, its checks, its label and the column it stands in.

    shape odds  ×  each sign that holds  ×  each check, passed or failed  ×  label  ×  column
                                            └── one value by itself ──┘              └── instead of its own checks

A column is weighed by its distinct values. If it holds what it seems to, nearly all pass the checks; if it does not,
as many pass as chance lets through. The odds between the two are taken from both counts, so that a column of random
ten-digit numbers, 9 % of which pass, speaks strongly against an NHS number, also in the cells that pass.

Rows of which a share agrees with the fields beside it are weighed in the same way (see `candour.identifiers.agreement`).
"""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, log
from typing import NamedTuple

from candour.finding import Evidence, Reason
from candour.identifiers.base import Clue, Identifier
from candour.identifiers.labels import named

__all__ = ["ColumnRate", "Weighed", "odds_of", "share_odds", "weigh", "weighed"]

_FAILED = 0.005
_MOST, _LEAST = 1e6, 1e-3
_MOST_COUNTED = 20
_NEARLY_ALL, _HALF = 0.95, 0.5
"""What share of a real column's values pass: typing errors aside nearly all; half, where it holds two kinds."""


class ColumnRate(NamedTuple):
    """How the distinct values of one column fare: how many fit the shape, how many pass every check, of how many tried.

    `distinct` is how many distinct values the column has, tried or not.
    """

    fits: int
    passes: int
    tried: int
    distinct: int


def _chance(identifier: Identifier) -> float:
    chance = 1.0
    for check in identifier.checks:
        chance *= check.chance
    return chance


def share_odds(passed: int, tried: int, chance: float) -> float:
    """The odds that so many of those tried pass because they are what they seem, and not because chance has it.

    Args:
        passed: how many passed.
        tried: how many were tried.
        chance: the share that would pass if they were something else.
    """
    scale = min(1.0, _MOST_COUNTED / max(1, passed)) if passed * 5 >= tried * 4 else 1.0
    shares = (_NEARLY_ALL, _HALF) if chance < _HALF / 2 else (_NEARLY_ALL,)
    best = max(
        scale * (passed * log(share / chance) + (tried - passed) * log((1 - share) / (1 - chance)))
        for share in shares
    )
    return min(_MOST, max(_LEAST, exp(min(best, 50.0))))


def _column(identifier: Identifier, rate: ColumnRate) -> Reason | None:
    """What the column says. None where too few of its values have the shape for it to be a column of them."""
    if not rate.tried or rate.fits * 2 < rate.tried:
        return None
    if not identifier.checks:
        odds = 2.0 ** min(rate.fits, 6) if rate.fits >= 0.9 * rate.tried else 1.0
        return Reason(f"{rate.fits:,} of {rate.tried:,} distinct values in the column have its shape", odds)
    chance = min(_chance(identifier), 0.9)
    passed = min(rate.passes, rate.fits)
    odds = share_odds(passed, rate.fits, chance)
    says = f"{passed:,} of {rate.fits:,} distinct values in the column pass its check"
    return Reason(f"{says}, as chance would have it" if odds < 1 else says, odds)


class Weighed(NamedTuple):
    """The evidence for a value by itself, and its odds."""

    evidence: Evidence
    odds: float


_Clues = tuple[Clue, ...]
_kept: dict[tuple[str, bool, tuple[bool, ...], _Clues], tuple[Identifier, Weighed]] = {}
"""What was weighed before, by what a value passed. Nothing of a value is kept; the identifier is, for two bodies may give
one id to different identifiers of their own."""


def weighed(identifier: Identifier, value: str, *, is_labelled: bool, clues: _Clues = ()) -> Weighed:
    """The evidence that a value, met by itself, is one of these; quick where there are many."""
    passed = tuple([each.passes(value) for each in identifier.signs + identifier.checks])
    key = (identifier.id, is_labelled, passed, clues)
    kept = _kept.get(key)
    if kept is None or kept[0] is not identifier:
        reasons = _own_reasons(identifier, passed, is_labelled=is_labelled)
        evidence = Evidence((*reasons, *(Reason(clue.says, clue.odds) for clue in clues)))
        kept = _kept[key] = (identifier, Weighed(evidence, evidence.odds))
    return kept[1]


def _own_reasons(identifier: Identifier, passed: tuple[bool, ...], *, is_labelled: bool) -> Iterator[Reason]:
    """The reasons in what a value passed: first its signs, then its checks."""
    yield Reason(f"it is written as {identifier.plural} are", identifier.odds)
    signs = len(identifier.signs)
    for sign, holds in zip(identifier.signs, passed[:signs], strict=True):
        if holds:
            yield Reason(sign.says, 1 / sign.chance)
    yield from _of_checks(identifier, passed[signs:])
    yield from _of_label(identifier, is_labelled=is_labelled)


def _of_checks(identifier: Identifier, passed: tuple[bool, ...]) -> Iterator[Reason]:
    for check, holds in zip(identifier.checks, passed, strict=True):
        if holds:
            yield Reason(check.says, 1 / check.chance)
        else:
            yield Reason(f"it does not hold that {check.says}", _FAILED)


def _of_label(identifier: Identifier, *, is_labelled: bool) -> Iterator[Reason]:
    if is_labelled:
        yield Reason("a label says so", identifier.label_odds)
    elif identifier.needs_label:
        yield Reason("no label says so", _LEAST)


def _reasons_with(
    identifier: Identifier, value: str, column: Reason, *, is_labelled: bool
) -> Iterator[Reason]:
    """The reasons where the column speaks: it stands for the checks, where there are any."""
    yield Reason(f"it is written as {identifier.plural} are", identifier.odds)
    for sign in identifier.signs:
        if sign.passes(value):
            yield Reason(sign.says, 1 / sign.chance)
    yield column
    yield from _of_label(identifier, is_labelled=is_labelled)


def weigh(
    identifier: Identifier, value: str, *, label: str = "", column: ColumnRate | None = None
) -> Evidence:
    """The evidence that this value is one of these.

    Args:
        identifier: what it may be.
        value: the value as met.
        label: the label beside it or the header above it, as written; counts only where it names the identifier.
        column: how the distinct values of its column fare, where it stands in one.
    """
    is_labelled = named(identifier, label)
    whole = _column(identifier, column) if column else None
    if whole is None:
        return weighed(identifier, value, is_labelled=is_labelled).evidence
    return Evidence(tuple(_reasons_with(identifier, value, whole, is_labelled=is_labelled)))


def odds_of(identifier: Identifier, value: str, *, label: str = "") -> float:
    """The odds alone of a value by itself, for what is weighed by the million."""
    odds = identifier.odds
    for sign in identifier.signs:
        if sign.passes(value):
            odds /= sign.chance
    for check in identifier.checks:
        odds *= 1 / check.chance if check.passes(value) else _FAILED
    if label and named(identifier, label):
        return odds * identifier.label_odds
    return odds * _LEAST if identifier.needs_label else odds
