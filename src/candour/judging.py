"""Judging: Report + Policy → Verdict. Whether a file may go out, and every reason why not.

    hidden content   nothing personal recognised in it    HOLD        ┐
                     personal data that points at people  STOP        │
    traces           names that programs left behind      HOLD, once  ├──▶ the worst of them is the Verdict
    seen             personal data in plain view          HOLD        │
    the name         disagrees with the bytes             HOLD        │
    a Gap            a part was not examined              HOLD        ┘

What each leads to is the policy's to say, but for this: where there is a Gap, no policy makes the file CLEAR.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import groupby

from candour.finding import Evidence, Finding, Likelihood
from candour.hiding import Hiding, Sight, Weight
from candour.holding import Holding, holdings_of
from candour.identifiers.base import Group
from candour.place import Place
from candour.policy import Outcome, Policy, Severity
from candour.report import Report
from candour.sentences import (
    STAFF_ROLES,
    gap_sentence,
    hidden_sentence,
    name_sentence,
    seen_sentence,
    trace_sentence,
)

__all__ = ["Cause", "Outcome", "Verdict", "VerdictReason", "every_reason", "judge"]


class Cause(IntEnum):
    """What kind of thing stands against sending the file. In this order reasons of one outcome are told."""

    PERSONAL_DATA = 0
    """Personal data out of sight."""
    HIDDEN_CONTENT = 1
    """Content out of sight, with no personal data recognised in it."""
    TRACES = 2
    """Names that programs left behind."""
    SEEN_DATA = 3
    """Personal data that every reader sees."""
    WRONG_NAME = 4
    """A name that disagrees with the bytes."""
    GAP = 5
    """A part that was not examined."""


@dataclass(frozen=True, slots=True)
class VerdictReason:
    """One reason against sending the file as it is. `says` is whole sentences, and holds no value of the file."""

    outcome: Outcome
    cause: Cause
    says: str
    place: Place
    hiding: str | None = None
    """The id of the hiding, where the reason is about content out of sight."""
    identifiers: tuple[str, ...] = ()
    """The kinds of personal data that the reason is about."""
    size: int = 0
    """How much it is about, in rows, cells, characters or bytes: of like reasons the larger is told first."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """CLEAR, HOLD or STOP, and why: the worst reason first, many of one kind summed up."""

    outcome: Outcome
    reasons: tuple[VerdictReason, ...] = ()

    @property
    def is_only_gaps(self) -> bool:
        """Whether nothing was found against the file, but part of it was not examined."""
        return bool(self.reasons) and all(reason.cause is Cause.GAP for reason in self.reasons)


def judge(report: Report, policy: Policy | None = None) -> Verdict:
    """Whether the file may go out under this policy (the default, where none is given), with every reason."""
    policy = policy or Policy.default()
    reasons = every_reason(report, policy)
    outcome = max((reason.outcome for reason in reasons), default=Outcome.CLEAR)
    return Verdict(outcome, tuple(_summed_up(reasons, policy.lines)))


def every_reason(report: Report, policy: Policy) -> list[VerdictReason]:
    """Each reason, the worst first and like beside like, none summed up."""
    reasons = [*_about_holdings(report, policy), *_about_names(report, policy), *_about_gaps(report, policy)]
    largest: dict[tuple[Outcome, Cause, str], int] = {}
    for reason in reasons:
        largest[_kind(reason)] = max(largest.get(_kind(reason), 0), reason.size)
    return sorted(reasons, key=lambda r: (-r.outcome, r.cause, -largest[_kind(r)], r.hiding or "", -r.size))


def _kind(reason: VerdictReason) -> tuple[Outcome, Cause, str]:
    return reason.outcome, reason.cause, reason.hiding or ""


def _summed_up(reasons: Sequence[VerdictReason], most: int) -> Iterator[VerdictReason]:
    for _, group in groupby(reasons, _kind):
        alike = list(group)
        yield from alike[:most]
        if rest := alike[most:]:
            what = rest[0].hiding.partition(".")[2].replace("-", " ") if rest[0].hiding else ""
            says = f"And {len(rest):,} more like {'this' if most == 1 else 'these'}{what and f' ({what})'}."
            yield replace(
                rest[0], says=says, place=Place(rest[0].place.steps[:1]), size=sum(r.size for r in rest)
            )


# ── what holdings lead to ───────────────────────────────────────────────────────────────────────────────────────────

_LEFT_BY_STAFF = frozenset({Group.NAME, Group.CONTACT, Group.STAFF, Group.DEVICE})
"""What programs note of the people who work with a file."""


def _about_holdings(report: Report, policy: Policy) -> Iterator[VerdictReason]:
    traces: list[Finding] = []
    for holding in holdings_of(report):
        hiding = holding.hiding
        if hiding is None:
            yield from _about_seen(_without_allowed(holding, policy), policy)
        elif not policy.allows_hiding(hiding.id):
            counted = _without_allowed(holding, policy)
            some_allowed = len(counted.findings) < len(holding.findings)
            if hiding.weight is Weight.TRACE:
                traces += (finding for finding in counted.findings if _is_left_by_staff(finding, policy))
                counted = _without_staff(counted, policy)
            yield from _about_hidden(counted, hiding, policy, some_allowed=some_allowed)
    yield from _about_traces(traces, report, policy)


def _is_left_by_staff(finding: Finding, policy: Policy) -> bool:
    return finding.role in STAFF_ROLES or (not finding.role and _is_staff_kind(finding.identifier, policy))


def _is_staff_kind(identifier: str, policy: Policy) -> bool:
    known = policy.identifier(identifier)
    return known is not None and known.group in _LEFT_BY_STAFF


def _without_staff(holding: Holding, policy: Policy) -> Holding:
    """What a trace holds beyond the names and addresses of those who worked with the file."""
    found = tuple(finding for finding in holding.findings if not _is_left_by_staff(finding, policy))
    others = {finding.identifier for finding in found}
    people = (
        table
        for table in holding.people
        if any(id_ in others or not _is_staff_kind(id_, policy) for id_, _ in table.columns)
    )
    return replace(holding, findings=found, people=tuple(people))


def _without_allowed(holding: Holding, policy: Policy) -> Holding:
    """What is left of the holding once what the policy lets out is set aside."""
    found = tuple(finding for finding in holding.findings if not policy.allows(finding))
    people = []
    for table in holding.people:
        columns = tuple(
            (identifier, header)
            for identifier, header in table.columns
            if not policy.allows(Finding(identifier, table.place, table.sight, table.hiding, Evidence(())))
        )
        if columns:
            people.append(replace(table, columns=columns))
    return replace(holding, findings=found, people=tuple(people))


def _identifiers(holding: Holding) -> tuple[str, ...]:
    columns = (identifier for table in holding.people for identifier, _ in table.columns)
    return tuple(dict.fromkeys((*columns, *(finding.identifier for finding in holding.findings))))


def _ruled(finding: Finding, policy: Policy) -> Outcome:
    """What one finding leads to under the policy: at most so much, where Candour is not sure of it."""
    rule = policy.rules[policy.severity(finding.identifier)]
    outcome = rule.seen if finding.sight is Sight.SEEN else rule.out_of_sight
    is_sure = (finding.evidence.likelihood or Likelihood.POSSIBLE) >= Likelihood.LIKELY
    return outcome if is_sure else min(outcome, policy.possible)


def _data_outcome(holding: Holding, policy: Policy) -> Outcome:
    """What the personal data in a holding leads to. A column that no finding weighs counts as sure."""
    outcomes = [_ruled(finding, policy) for finding in holding.findings]
    weighed = {finding.identifier for finding in holding.findings}
    for table in holding.people:
        severities = (policy.severity(id_) for id_, _ in table.columns if id_ not in weighed)
        for severity in (Severity.MEDIUM, *severities):
            rule = policy.rules[severity]
            outcomes.append(rule.seen if holding.sight is Sight.SEEN else rule.out_of_sight)
    return max(outcomes, default=Outcome.CLEAR)


def _about_hidden(
    holding: Holding, hiding: Hiding, policy: Policy, *, some_allowed: bool
) -> Iterator[VerdictReason]:
    data = _data_outcome(holding, policy)
    outcome, cause = data, Cause.PERSONAL_DATA
    if hiding.weight is Weight.CONTENT and holding.volume.amount:
        outcome = max(data, policy.hidden_content)
        cause = Cause.PERSONAL_DATA if data else Cause.HIDDEN_CONTENT
    if outcome:
        size = holding.rows or sum(finding.count for finding in holding.findings) or holding.volume.amount
        says = hidden_sentence(holding, outcome, policy, some_allowed=some_allowed)
        yield VerdictReason(outcome, cause, says, holding.place, hiding.id, _identifiers(holding), size)


def _about_seen(holding: Holding, policy: Policy) -> Iterator[VerdictReason]:
    if outcome := _data_outcome(holding, policy):
        size = holding.rows or sum(finding.count for finding in holding.findings)
        says = seen_sentence(holding, outcome, policy)
        yield VerdictReason(outcome, Cause.SEEN_DATA, says, holding.place, None, _identifiers(holding), size)


def _about_traces(traces: list[Finding], report: Report, policy: Policy) -> Iterator[VerdictReason]:
    told = [finding for finding in traces if _ruled(finding, policy)]
    if told and policy.traces:
        says = trace_sentence(told, policy.traces, policy)
        identifiers = tuple(dict.fromkeys(finding.identifier for finding in told))
        place = Place((report.name,))
        yield VerdictReason(policy.traces, Cause.TRACES, says, place, None, identifiers, len(told))


# ── what the file itself leads to ───────────────────────────────────────────────────────────────────────────────────


def _about_names(report: Report, policy: Policy) -> Iterator[VerdictReason]:
    if policy.wrong_name:
        for disagreement in report.disagreements:
            says = name_sentence(disagreement, policy.wrong_name)
            yield VerdictReason(policy.wrong_name, Cause.WRONG_NAME, says, disagreement.place)


def _about_gaps(report: Report, policy: Policy) -> Iterator[VerdictReason]:
    for gap in report.gaps:
        yield VerdictReason(policy.gap, Cause.GAP, gap_sentence(gap, policy.gap), gap.place)
