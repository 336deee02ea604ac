"""Hits: one identifier's matches in a pool of values, and what each is worth by itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from candour.identifiers.base import Identifier
from candour.identifiers.labels import labels_in
from candour.identifiers.weighing import odds_of
from candour.identifying import role_of

__all__ = ["TEST_DATA", "Hits", "Way", "label_in", "listed"]

TEST_DATA = "test-data"
"""The role of a value that is published for tests, or lies in a range set aside for them."""

_REPORTED_FROM = 3.0
"""Odds under which `candour.finding` reports nothing."""
_NEAR = 40
"""Bytes before a match in a longer cell that may hold its label."""


class Way(NamedTuple):
    """How matches are judged one by one.

    `label` is the header above them, where it names the identifier. `is_vouched` where the column speaks for its
    values, so that whatever passes the checks is strong enough.
    """

    label: str = ""
    is_vouched: bool = False


def label_in(identifier: Identifier, near: str, own: tuple[Identifier, ...] = ()) -> str:
    """The label of this identifier right before a value, of the words that stand before it; else nothing."""
    last = next(reversed(list(labels_in(near, own))), None)
    if last is None or identifier.id not in last.names or any(map(str.isalnum, near[last.end :])):
        return ""
    return identifier.labels[0]


def listed(numbers: Sequence[int]) -> list[int]:
    """Plain integers: those of an array are slow to take singly."""
    return numbers.tolist() if hasattr(numbers, "tolist") else list(numbers)


@dataclass(frozen=True, slots=True, repr=False)
class Hits:
    """One identifier's matches in a pool, in order: of each the number of its value, and offsets in `text`.

    `begins` are where the values themselves begin. `told` is the role of each value whose matches have been weighed
    already, in running text. `own` are the body's own identifiers, whose labels are known too.
    """

    identifier: Identifier
    numbers: Sequence[int]
    begins: Sequence[int] = ()
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    text: bytes | memoryview = b""
    told: Mapping[int, str] | None = None
    own: tuple[Identifier, ...] = ()
    _judged: dict[Way, dict[str, list[int]]] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"Hits({self.identifier.id}, {len(self.numbers):,} matches)"

    @property
    def values(self) -> Sequence[int]:
        """The numbers of the values with a match, ascending and distinct."""
        if hasattr(self.numbers, "dtype"):
            array: Any = self.numbers
            distinct: Sequence[int] = array[sys.modules["numpy"].diff(array, prepend=-1) != 0]
            return distinct
        return list(dict.fromkeys(self.numbers))

    def matches(self) -> Iterator[tuple[int, str, str]]:
        """For each match the number of its value, its text, and what stands before it in the value."""
        parts = (self.numbers, self.begins, self.starts, self.ends)
        for number, begin, start, end in zip(*map(listed, parts), strict=True):
            near = bytes(self.text[max(begin, start - _NEAR) : start]).decode("utf-8", "replace")
            yield number, bytes(self.text[start:end]).decode("utf-8", "replace"), near

    def judged(self, way: Way) -> dict[str, list[int]]:
        """The values that hold a match strong enough to report by itself, by role."""
        if way not in self._judged:
            by_role: dict[str, list[int]] = {}
            for number, role in (self._verdicts(way) if self.told is None else self.told).items():
                by_role.setdefault(role, []).append(number)
            self._judged[way] = by_role
        return self._judged[way]

    def judged_values(self, way: Way) -> list[int]:
        """The values that `judged` gives, of whatever role, ascending."""
        return sorted(number for values in self.judged(way).values() for number in values)

    def _verdicts(self, way: Way) -> dict[int, str]:
        """The role of each value with a match that is strong enough: test data only where all its matches are."""
        known: dict[tuple[str, str], str | None] = {}
        verdicts: dict[int, str] = {}
        for number, value, near in self.matches():
            key = (value, near)
            if key not in known:
                known[key] = role_of(self.identifier, value) if self._is_strong(value, near, way) else None
            role = known[key]
            if role is not None and verdicts.get(number, TEST_DATA) == TEST_DATA:
                verdicts[number] = role
        return verdicts

    def _is_strong(self, value: str, near: str, way: Way) -> bool:
        if way.is_vouched and all(check.passes(value) for check in self.identifier.checks):
            return True
        beside = label_in(self.identifier, near, self.own) if near else ""
        return odds_of(self.identifier, value, label=beside or way.label) >= _REPORTED_FROM
