"""Identifying: a run of text → Findings.

    text ──made plain──▶ shapes, by the fast engine ─┐
                    └──▶ labels, and what follows ───┼──▶ candidates, each weighed ──▶ the best of those that overlap
    the field it stands in ──────────────────────────┘

One value gives one finding: a short PNC ID looks like a CRO number, and the one whose check letter is right is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from candour.finding import Evidence, Finding
from candour.hiding import Sight
from candour.identifiers import IDENTIFIERS
from candour.identifiers.base import STAFF, UNDER, Identifier
from candour.identifiers.fields import Named, is_staff_field, names_in_field, names_in_paths
from candour.identifiers.labels import Label, labels_in, named
from candour.identifiers.matching import scan
from candour.identifiers.person_name import PERSON_NAME, may_be_full_name
from candour.identifiers.weighing import weigh
from candour.place import Place
from candour.plain_text import PlainText

__all__ = ["identify", "role_of"]

_BY_ID = {identifier.id: identifier for identifier in IDENTIFIERS}
_NEAR = 40
"""How far before a value its label may stand."""
_TOGETHER = {"person-name", "collar-number"}
"""An officer's name and number stand as one phrase, and both are told."""


class _Candidate(NamedTuple):
    """A value that may be one of these, in offsets of the plain text."""

    odds: float
    start: int
    end: int
    identifier: Identifier
    evidence: Evidence
    role: str


def role_of(identifier: Identifier, value: str) -> str:
    """Whose data a value is, where the value itself tells; `test-data` of one that is published for tests."""
    role = identifier.role_of(value)
    return "test-data" if identifier.is_test(value) and role in ("", STAFF) else role


class _Labels:
    """The labels in one text, asked by identifier and place."""

    def __init__(self, text: str, field: str) -> None:
        self.text = text
        self.field = field
        self.met = list(labels_in(text))
        self._ends: defaultdict[str, list[int]] = defaultdict(list)
        self._of_values = [label for label in self.met if not label.is_party]
        self._all_ends = [label.end for label in self._of_values]
        for label in self._of_values:
            for name in label.names:
                self._ends[name].append(label.end)

    def beside(self, identifier: Identifier, start: int) -> str:
        """A label of this identifier, where one stands near before `start` or names the whole field."""
        if named(identifier, self.field):
            return self.field
        ends = self._ends.get(identifier.id)
        at = bisect_right(ends, start) if ends else 0
        if not ends or not at or start - ends[at - 1] > _NEAR:
            return ""
        between = self.text[ends[at - 1] : start]
        must_touch = "\n" in between or identifier.labelled.startswith(UNDER)
        if must_touch and any(map(str.isalnum, between)):
            return ""
        return "" if self._names_other(identifier, start) else identifier.labels[0]

    def _names_other(self, identifier: Identifier, start: int) -> bool:
        """Whether the label just before `start`, with no word between, names something else."""
        at = bisect_right(self._all_ends, start) - 1
        if at < 0 or any(map(str.isalnum, self.text[self._all_ends[at] : start])):
            return False
        return identifier.id not in self._of_values[at].names


def _shapes(plain: PlainText) -> Iterator[tuple[Identifier, int, int]]:
    """Where each identifier's shape stands, in characters."""
    buffer = plain.text.encode("utf-8", "replace")
    found = scan(buffer)
    ascii_only = len(buffer) == len(plain.text)
    offsets = (
        {}
        if ascii_only
        else plain.characters_before(
            buffer, (at for spans in found.values() for both in spans for at in both)
        )
    )
    for id_, (starts, ends) in found.items():
        for start, end in zip(starts, ends, strict=True):
            yield _BY_ID[id_], offsets.get(start, start), offsets.get(end, end)


def _weighed(identifier: Identifier, text: str, start: int, end: int, label: str) -> _Candidate | None:
    value = text[start:end]
    evidence = weigh(identifier, value, label=label)
    if evidence.likelihood is None:
        return None
    if identifier.tail and (tail := re.compile(identifier.tail).match(text, end)):
        end = tail.end()
    return _Candidate(evidence.odds, start, end, identifier, evidence, role_of(identifier, value))


def _by_shape(plain: PlainText, labels: _Labels) -> Iterator[_Candidate]:
    for identifier, start, end in _shapes(plain):
        found = _weighed(identifier, plain.text, start, end, labels.beside(identifier, start))
        if found:
            yield found


def _by_label(text: str, met: Iterable[Label]) -> Iterator[_Candidate]:
    """What follows a label, for identifiers that no shape tells. A label that follows another is no value."""
    labels = list(met)
    beginnings = {label.start for label in labels}
    for label in labels:
        for name in label.names:
            identifier = _BY_ID[name]
            following = (
                re.compile(identifier.labelled).match(text, label.end) if identifier.labelled else None
            )
            if following is None:
                continue
            value = following[1]
            if following.start(1) in beginnings or (label.is_party and not may_be_full_name(value)):
                continue
            if identifier.values and value.strip().casefold() not in identifier.values:
                continue
            found = identifier.fits(value) and _weighed(
                identifier, text, *following.span(1), identifier.labels[0]
            )
            if found:
                yield found


def _by_field(plain: PlainText, field: str) -> Iterator[_Candidate]:
    """What the field that the text stands in says of the whole of it."""
    text = plain.text
    if is_staff_field(field):
        yield from _staff(names_in_field(text))
        return
    value = text.strip()
    if not field or not value or len(value) > 250:
        return
    start = text.index(value)
    for identifier in IDENTIFIERS:
        if named(identifier, field) and _follows(identifier, value):
            found = _weighed(identifier, text, start, start + len(value), field)
            if found:
                yield found


def _follows(identifier: Identifier, value: str) -> bool:
    """Whether this value is what would follow the identifier's label."""
    if not identifier.fits(value) or (identifier.values and value.casefold() not in identifier.values):
        return False
    if not identifier.labelled:
        return True
    following = re.compile(identifier.labelled).match(": " + value)
    return following is not None and following[1] == value


def _staff(names: Iterable[Named]) -> Iterator[_Candidate]:
    for start, end, evidence in names:
        yield _Candidate(evidence.odds, start, end, PERSON_NAME, evidence, STAFF)


def _best(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """Of candidates that overlap, the one with the best odds; the longer where they are equal."""
    taken: list[tuple[int, int, str]] = []
    best = []
    for candidate in sorted(candidates, key=lambda each: (-each.odds, each.start - each.end, each.start)):
        at = bisect_left(taken, (candidate.start, candidate.end, ""))
        near = taken[max(0, at - 2) : at + 2]
        if not any(_clashes(candidate, *other) for other in near):
            insort(taken, (candidate.start, candidate.end, candidate.identifier.id))
            best.append(candidate)
    return sorted(best, key=lambda each: each.start)


def _clashes(candidate: _Candidate, start: int, end: int, id_: str) -> bool:
    if candidate.end <= start or end <= candidate.start:
        return False
    return {candidate.identifier.id, id_} != _TOGETHER


def identify(text: str, *, label: str = "") -> list[Finding]:
    """The personal data in a run of text, in the order it stands.

    Args:
        text: the text, of any length.
        label: the name of the field it stands in, where it has one: `author`, `date of birth`.

    Returns:
        The findings, each with the offsets of its characters in the text. Their place is empty and their sight
        is SEEN: whoever knows where the text stands sets both.
    """
    plain = PlainText.of(text)
    labels = _Labels(plain.text, label)
    candidates = [
        *_by_shape(plain, labels),
        *_by_label(plain.text, labels.met),
        *_by_field(plain, label),
        *_staff(names_in_paths(plain.text)),
    ]
    found = []
    for each in _best(candidates):
        start, end = plain.place_of(each.start, each.end)
        found.append(
            Finding(
                identifier=each.identifier.id,
                place=Place(),
                sight=Sight.SEEN,
                hiding=None,
                evidence=each.evidence,
                role=each.role,
                start=start,
                end=end,
                untrusted_value=text[start:end],
            )
        )
    return found
