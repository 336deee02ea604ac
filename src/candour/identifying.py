"""Identifying: a run of text → Findings.

    text ──made plain──▶ shapes, by the fast engine ─┐
                    └──▶ labels, and what follows ───┼──▶ candidates, each weighed ──▶ the best of those that overlap
    the field it stands in ──────────────────────────┘

One value gives one finding: a short PNC ID looks like a CRO number, and the one whose check letter is right is told.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from candour.bare_names import bare_names, signed_names
from candour.finding import Evidence, Finding
from candour.hiding import Sight
from candour.identifiers import IDENTIFIERS, by_id
from candour.identifiers.base import STAFF, Clue, Group, Identifier
from candour.identifiers.fields import Named, is_staff_field, names_in_field, names_in_paths
from candour.identifiers.labels import named
from candour.identifiers.matching import scan
from candour.identifiers.own import scan_own
from candour.identifiers.person_name import PERSON_NAME, may_be_full_name
from candour.identifiers.text_labels import TextLabels
from candour.identifiers.weighing import weighed
from candour.place import Place
from candour.plain_text import PlainText

__all__ = ["identify", "role_of"]

_REPORTED_FROM = 3.0
"""Odds under which `candour.finding` reports nothing."""
_AROUND = 50
"""How far around a value a clue may stand."""
_READ_ALREADY = {Group.NAME, Group.PLACE}
"""What is made of capitalised words and told by its shape or its label: no name is looked for inside it, nor inside what
the body itself has described."""
_NOWHERE = Place()
_START = attrgetter("start")
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


class _Values:
    """The values of one text, each weighed once however often it stands there. They are forgotten with it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, bool, tuple[Clue, ...]], tuple[Evidence, float, str] | None] = {}

    def weighed(
        self, identifier: Identifier, value: str, *, is_labelled: bool, clues: tuple[Clue, ...]
    ) -> tuple[Evidence, float, str] | None:
        """The evidence for a value, its odds and its role; None where it is too weak to report."""
        key = (identifier.id, value, is_labelled, clues)
        if key not in self._known:
            evidence, odds = weighed(identifier, value, is_labelled=is_labelled, clues=clues)
            told = (evidence, odds, role_of(identifier, value)) if odds >= _REPORTED_FROM else None
            self._known[key] = told
        return self._known[key]


class _Text:
    """One text with its labels, and the values that were weighed in it."""

    def __init__(self, text: str, field: str, own: tuple[Identifier, ...]) -> None:
        self.text = text
        self.field = field
        self.own = own
        self.labels = TextLabels(text, field, own)
        self.values = _Values()


def _shapes(plain: PlainText, own: tuple[Identifier, ...]) -> Iterator[tuple[Identifier, int, int]]:
    """Where each identifier's shape stands, in characters."""
    buffer = plain.text.encode("utf-8", "replace")
    found = {**scan(buffer), **scan_own(buffer, own)}
    known = by_id(own)
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
            yield known[id_], offsets.get(start, start), offsets.get(end, end)


@cache
def _compiled(pattern: str) -> re.Pattern[str] | None:
    """What follows a label of an identifier, or its shape; None where nothing need."""
    return re.compile(pattern) if pattern else None


def _clues_around(identifier: Identifier, text: str, start: int, end: int) -> tuple[Clue, ...]:
    """The identifier's clues that are met around a value, on its line."""
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    around = f"{before}\0{after}"
    return tuple(clue for clue in identifier.clues if re.search(clue.pattern, around))


def _candidate(
    identifier: Identifier, whole: _Text, start: int, end: int, *, is_labelled: bool
) -> _Candidate | None:
    text = whole.text
    clues = _clues_around(identifier, text, start, end) if identifier.clues else ()
    told = whole.values.weighed(identifier, text[start:end], is_labelled=is_labelled, clues=clues)
    if told is None:
        return None
    evidence, odds, role = told
    tail = _compiled(identifier.tail)
    if tail and (found := tail.match(text, end)):
        end = found.end()
    return _Candidate(odds, start, end, identifier, evidence, role)


def _by_shape(plain: PlainText, whole: _Text) -> Iterator[_Candidate]:
    for identifier, start, end in _shapes(plain, whole.own):
        is_labelled = whole.labels.stands_beside(identifier, start)
        found = _candidate(identifier, whole, start, end, is_labelled=is_labelled)
        if found:
            yield found


def _by_label(whole: _Text) -> Iterator[_Candidate]:
    """What follows a label, for identifiers that no shape tells. A label that follows another is no value."""
    text, known = whole.text, by_id(whole.own)
    beginnings = {label.start for label in whole.labels.met}
    for label in whole.labels.met:
        for name in label.names:
            identifier = known[name]
            pattern = _compiled(identifier.labelled)
            following = pattern.match(text, label.end) if pattern else None
            if following is None:
                continue
            value = following[1]
            if following.start(1) in beginnings or (label.is_party and not may_be_full_name(value)):
                continue
            if identifier.values and value.strip().casefold() not in identifier.values:
                continue
            found = identifier.fits(value) and _candidate(
                identifier, whole, *following.span(1), is_labelled=True
            )
            if found:
                yield found


def _by_field(whole: _Text) -> Iterator[_Candidate]:
    """What the field that the text stands in says of the whole of it."""
    text, field = whole.text, whole.field
    if is_staff_field(field):
        yield from _staff(names_in_field(text))
        return
    value = text.strip()
    if not field or not value or len(value) > 250:
        return
    start = text.index(value)
    for identifier in IDENTIFIERS:
        if named(identifier, field) and _follows(identifier, value):
            found = _candidate(identifier, whole, start, start + len(value), is_labelled=True)
            if found:
                yield found


def _follows(identifier: Identifier, value: str) -> bool:
    """Whether this value is what would follow the identifier's label."""
    if not identifier.fits(value) or (identifier.values and value.casefold() not in identifier.values):
        return False
    if not identifier.labelled:
        return True
    pattern = _compiled(identifier.labelled)
    following = pattern.match(": " + value) if pattern else None
    return following is not None and following[1] == value


def _named(text: str, names: Iterable[Named]) -> Iterator[_Candidate]:
    """Names that are read out of the text, but for those too weak to report."""
    for start, end, evidence in names:
        odds = evidence.odds
        if odds >= _REPORTED_FROM:
            yield _Candidate(odds, start, end, PERSON_NAME, evidence, PERSON_NAME.role_of(text[start:end]))


def _staff(names: Iterable[Named]) -> Iterator[_Candidate]:
    for start, end, evidence in names:
        yield _Candidate(evidence.odds, start, end, PERSON_NAME, evidence, STAFF)


def _best(candidates: Iterable[_Candidate]) -> Iterator[_Candidate]:
    """Of candidates that overlap, the one with the best odds; the longer where they are equal."""
    together: list[_Candidate] = []
    end = -1
    for candidate in sorted(candidates, key=_START):
        if candidate.start >= end and together:
            yield from together if len(together) == 1 else _best_together(together)
            together = []
        together.append(candidate)
        end = max(end, candidate.end)
    yield from _best_together(together)


def _best_together(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The best of a run of candidates in which each touches another."""
    taken: list[tuple[int, int, str]] = []
    best = []
    for candidate in sorted(candidates, key=lambda each: (-each.odds, each.start - each.end, each.start)):
        at = bisect_left(taken, (candidate.start, candidate.end, ""))
        near = taken[max(0, at - 2) : at + 2]
        if not any(_clashes(candidate, *other) for other in near):
            insort(taken, (candidate.start, candidate.end, candidate.identifier.id))
            best.append(candidate)
    return sorted(best, key=_START)


def _clashes(candidate: _Candidate, start: int, end: int, id_: str) -> bool:
    if candidate.end <= start or end <= candidate.start:
        return False
    return {candidate.identifier.id, id_} != _TOGETHER


def _within(text: str, before: str, findings: Iterable[Finding]) -> list[Finding]:
    """The part of each finding that lies in a text, of findings in that text with other words before it."""
    found = []
    for finding in findings:
        start, end = max(finding.start - len(before), 0), finding.end - len(before)
        if end > start:
            found.append(replace(finding, start=start, end=end, untrusted_value=text[start:end]))
    return found


def identify(
    text: str, *, label: str = "", before: str = "", own: Sequence[Identifier] = ()
) -> list[Finding]:
    """The personal data in a run of text, in the order it stands.

    Args:
        text: the text, of any length.
        label: the name of the field it stands in, where it has one: `author`, `date of birth`.
        before: what stands before it where it was taken from, and is not looked through itself: `Name:`, `seen by Ms`.
        own: a body's own identifiers, looked for as well: those of its policy, `Policy.own`.

    Returns:
        The findings, each with the offsets of its characters in the text. Their place is empty and their sight
        is SEEN: whoever knows where the text stands sets both.
    """
    if before:
        return _within(text, f"{before} ", identify(f"{before} {text}", label=label, own=own))
    plain = PlainText.of(text)
    whole = _Text(plain.text, label, tuple(own))
    candidates = [
        *_by_shape(plain, whole),
        *_by_label(whole),
        *_by_field(whole),
        *_staff(names_in_paths(plain.text)),
        *_named(plain.text, signed_names(plain.text)),
    ]
    if not label:
        known = [
            (each.start, each.end)
            for each in candidates
            if each.identifier.group in _READ_ALREADY or each.identifier in whole.own
        ]
        people = [plain.text[each.start : each.end] for each in candidates if each.identifier is PERSON_NAME]
        candidates += _named(plain.text, bare_names(plain.text, known, people))
    found = []
    for each in _best(candidates):
        start, end = plain.place_of(each.start, each.end)
        found.append(
            Finding(
                identifier=each.identifier.id,
                place=_NOWHERE,
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
