"""Nested: matches that are no more than a part of a longer number in the same cell.

    07/47GF/02/753363C        an arrest/summons number
            02/753363C        the tail of it, which one time in twenty-three passes for a PNC ID

The longer one counts where it fills its cell or is strong enough to report by itself, and the shorter one is dropped. Names
and addresses are made of words and hold numbers of their own: a postcode in an address stays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from candour.identifiers.base import Identifier
from candour.identifiers.weighing import odds_of
from candour.tables.extents import Extents, Placed

__all__ = ["without_nested"]

_OF_WORDS = frozenset({"address", "person-name"})
_REPORTED_FROM = 3.0
_All = Mapping[str, Placed]


def without_nested(
    placed: _All, extents: Extents, text: bytes | memoryview, known: Mapping[str, Identifier]
) -> dict[str, Placed]:
    """The matches of a pool by identifier, less those that lie inside a longer match of another identifier.

    Args:
        placed: the matches by the ids of their identifiers.
        extents: where the values of the pool begin and end.
        text: the pool's text.
        known: the identifiers by their ids.
    """
    numbers = {
        id_: matches for id_, matches in placed.items() if id_ not in _OF_WORDS and len(matches.starts)
    }
    if len(numbers) < 2:
        return dict(placed)
    dropped: dict[str, set[int]] = {}
    for id_, at, start, end in _inside_another(numbers, extents.numpy):
        for other, matches in numbers.items():
            outer = _around(matches, start, end) if other != id_ else -1
            if outer >= 0 and _is_believed(known[other], matches, outer, extents, text):
                dropped.setdefault(id_, set()).add(at)
                break
    return {
        id_: _without(matches, dropped[id_], extents.numpy) if id_ in dropped else matches
        for id_, matches in placed.items()
    }


def _inside_another(numbers: _All, numpy: Any) -> Iterator[tuple[str, int, int, int]]:
    """The matches that some other match may hold: the id of each, its place among its own, its start and its end."""
    if numpy is not None:
        yield from _inside_by_arrays(numbers, numpy)
        return
    every = [
        (start, -end, id_, at)
        for id_, matches in numbers.items()
        for at, (start, end) in enumerate(zip(matches.starts, matches.ends, strict=True))
    ]
    furthest = -1
    for start, minus_end, id_, at in sorted(every):
        if -minus_end <= furthest:
            yield id_, at, start, -minus_end
        furthest = max(furthest, -minus_end)


def _inside_by_arrays(numbers: _All, numpy: Any) -> Iterator[tuple[str, int, int, int]]:
    ids = list(numbers)
    starts, ends, whose, places = (
        numpy.concatenate(parts)
        for parts in zip(
            *(
                (
                    numpy.asarray(numbers[id_].starts),
                    numpy.asarray(numbers[id_].ends),
                    numpy.full(len(numbers[id_].starts), each),
                    numpy.arange(len(numbers[id_].starts)),
                )
                for each, id_ in enumerate(ids)
            ),
            strict=True,
        )
    )
    order = numpy.argsort(-ends, kind="stable")
    order = order[numpy.argsort(starts[order], kind="stable")]
    reached = numpy.maximum.accumulate(ends[order])
    inside = order[1:][ends[order[1:]] <= reached[:-1]]
    for each in inside.tolist():
        yield ids[int(whose[each])], int(places[each]), int(starts[each]), int(ends[each])


def _around(matches: Placed, start: int, end: int) -> int:
    """Which of these matches is longer than a stretch and holds it; -1 where none does."""
    at = bisect_right(matches.starts, start) - 1
    is_around = at >= 0 and matches.ends[at] >= end and (matches.starts[at], matches.ends[at]) != (start, end)
    return at if is_around else -1


def _is_believed(
    identifier: Identifier, matches: Placed, at: int, extents: Extents, text: bytes | memoryview
) -> bool:
    """Whether a match fills its cell, or is strong enough to report by itself."""
    first, last = int(matches.starts[at]), int(matches.ends[at])
    if first == matches.begins[at] and last == extents.ends[matches.numbers[at]]:
        return True
    return odds_of(identifier, bytes(text[first:last]).decode("utf-8", "replace")) >= _REPORTED_FROM


def _without(matches: Placed, dropped: set[int], numpy: Any) -> Placed:
    if numpy is not None:
        return Placed(*(numpy.delete(part, sorted(dropped)) for part in matches))
    return Placed(*([each for at, each in enumerate(part) if at not in dropped] for part in matches))
