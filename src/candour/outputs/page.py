"""Page: what a person is told of one checked file, section by section, before it is dressed as text or as HTML.

- the verdict, and every reason for it
- what was looked at
- what a reader would not see: each hiding, by place
- personal data: each kind, masked, by place
- what was not examined: each Gap
- what to do next
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from candour.finding import Finding, Likelihood
from candour.formats import FORMATS
from candour.hiding import Hiding, Sight, Weight
from candour.holding import around, is_of_a_person, tables_of
from candour.judging import Outcome, every_reason
from candour.outputs import Checked
from candour.piece import Gap
from candour.place import Place
from candour.policy import Policy
from candour.report import Hidden, Report
from candour.sentences import amount, counted, title_of, upper_first, volume_in_words

__all__ = [
    "DataGroup",
    "DataRow",
    "HiddenRow",
    "Page",
    "file_kind",
    "inner",
    "page_of",
    "size_in_words",
    "summary",
]

_HEADLINES = {
    Outcome.STOP: "Do not send this file as it is.",
    Outcome.HOLD: "A person must decide before this file goes.",
    Outcome.CLEAR: "Nothing was found against sending this file.",
}
_ONLY_GAPS = "Nothing was found against this file, but part of it could not be examined."

_STOP_STEPS = (
    "Keep the original as it is, and work on a copy: `candour clean` makes one with nothing out of sight, and proves it.",
    "Where you make it by hand, delete what the reasons name: what is only hidden is still there.",
    "Check the copy before it goes.",
)
_HOLD_STEPS = (
    "Go through the reasons one by one. For each, decide whether it may go, and note why.",
    "Take out of a copy what may not go, and check the copy.",
)
_GAP_STEP = "Look yourself through what Candour could not examine, or leave it out."
_CLEAR_STEPS = (
    "Read the file once more as its reader will.",
    "Think of what it tells together with earlier releases: Candour sees only this one, and does not judge what plain words mean.",
)
_SIGHTS = {
    Sight.SEEN: "In sight",
    Sight.COVERED: "Out of sight",
    Sight.BURIED: "Out of sight",
    Sight.UNSURE: "Perhaps out of sight",
}
_SURENESS = {Likelihood.POSSIBLE: "possible", Likelihood.LIKELY: "likely", Likelihood.CERTAIN: "certain"}
_NOBODYS = {"test-data": "test value", "role-mailbox": "office mailbox"}


@dataclass(frozen=True, slots=True)
class HiddenRow:
    """One hiding met in one place."""

    hiding: Hiding
    place: str
    amount: str


@dataclass(frozen=True, slots=True)
class DataRow:
    """One kind of personal data: how much, how sure, the first value (masked unless values were asked for), and where."""

    what: str
    sureness: str
    first: str
    step: str
    """The column or cell; empty where the place is no table."""
    why: str


@dataclass(frozen=True, slots=True)
class DataGroup:
    """The personal data of one place under one kind of sight."""

    sight: str
    place: str
    is_seen: bool
    rows: tuple[DataRow, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What a person is told of one checked file."""

    outcome: Outcome
    headline: str
    name: str
    kind: str
    sha256: str
    looked_at: str
    reasons: tuple[str, ...]
    hidden: tuple[HiddenRow, ...] = ()
    data: tuple[DataGroup, ...] = ()
    gaps: tuple[tuple[str, str], ...] = field(default=())
    steps: tuple[str, ...] = ()


def page_of(checked: Checked, policy: Policy, *, show_values: bool) -> Page:
    """What a person is told of this file."""
    report, verdict = checked.report, checked.verdict
    return Page(
        outcome=verdict.outcome,
        headline=_ONLY_GAPS if verdict.is_only_gaps else _HEADLINES[verdict.outcome],
        name=report.name,
        kind=f"{upper_first(file_kind(report))}, {size_in_words(report.size)}",
        sha256=report.sha256,
        looked_at=counted(report),
        reasons=tuple(reason.says for reason in verdict.reasons),
        hidden=_hidden(report, policy),
        data=_data(report, policy, show_values=show_values),
        gaps=tuple((inner(gap.place), _gap(gap)) for gap in report.gaps),
        steps=_steps(checked),
    )


def summary(checked: Sequence[Checked]) -> str:
    """`12 files: 2 STOP, 3 HOLD, 7 CLEAR`."""
    outcomes = [one.verdict.outcome for one in checked]
    shares = [
        f"{outcomes.count(outcome):,} {outcome.name}"
        for outcome in sorted(Outcome, reverse=True)
        if outcome in outcomes
    ]
    return f"{amount(len(checked), 'file')}: {', '.join(shares)}"


def file_kind(report: Report) -> str:
    """What kind of file it is, in words."""
    return next((kind.title for kind in FORMATS if kind.id == report.format), "file of an unknown kind")


def size_in_words(size: int) -> str:
    """`340 bytes`, `12 kB`, `1.4 MB`."""
    if size < 1000:
        return amount(size, "byte")
    for unit in ("kB", "MB"):
        size_in_unit = size / (1000 if unit == "kB" else 1_000_000)
        if size_in_unit < 1000:
            return f"{size_in_unit:.1f} {unit}" if size_in_unit < 10 else f"{size_in_unit:,.0f} {unit}"
    return f"{size / 1e9:,.1f} GB"


def inner(place: Place) -> str:
    """The place without the file itself, which the page is about."""
    return " › ".join(place.steps[1:]) or "the file itself"


def _hidden(report: Report, policy: Policy) -> tuple[HiddenRow, ...]:
    """The hidings, those that count against the file first, then the largest."""
    told = {(reason.hiding, reason.place): -reason.outcome for reason in every_reason(report, policy)}
    weights = list(Weight)

    def order(hidden: Hidden) -> tuple[int, int, int]:
        against = told.get((hidden.hiding.id, hidden.place), 0)
        return (
            against,
            weights.index(hidden.hiding.weight),
            -hidden.volume.amount,
        )

    return tuple(
        HiddenRow(hidden.hiding, inner(hidden.place), volume_in_words(hidden.volume))
        for hidden in sorted(report.hidings, key=order)
    )


def _data(report: Report, policy: Policy, *, show_values: bool) -> tuple[DataGroup, ...]:
    """Personal data by place: out of sight before in sight, and what points at people before the rest."""

    def order(finding: Finding) -> tuple[bool, bool, int, int]:
        severity = policy.severity(finding.identifier)
        return finding.sight is Sight.SEEN, not is_of_a_person(finding), -severity, -finding.count

    tables = tables_of(report)
    groups: dict[tuple[Sight, Place], list[DataRow]] = {}
    for finding in sorted(report.findings, key=order):
        place = around(finding.place, tables)
        row = DataRow(
            what=f"{finding.count:,} {title_of(finding.identifier, policy, finding.count)}",
            sureness=_NOBODYS.get(finding.role)
            or _SURENESS[finding.evidence.likelihood or Likelihood.POSSIBLE],
            first=finding.untrusted_value if show_values else finding.shown_as,
            step=finding.place.steps[-1] if place != finding.place else "",
            why=str(finding.evidence),
        )
        groups.setdefault((finding.sight, place), []).append(row)
    return tuple(
        DataGroup(_SIGHTS[sight], inner(place), sight is Sight.SEEN, tuple(rows))
        for (sight, place), rows in groups.items()
    )


def _gap(gap: Gap) -> str:
    return gap.detail or gap.why.value


def _steps(checked: Checked) -> tuple[str, ...]:
    gaps = (_GAP_STEP,) if checked.report.gaps else ()
    match checked.verdict.outcome:
        case Outcome.STOP:
            return (*_STOP_STEPS[:2], *gaps, _STOP_STEPS[2])
        case Outcome.HOLD if checked.verdict.is_only_gaps:
            return gaps
        case Outcome.HOLD:
            return (*_HOLD_STEPS, *gaps)
        case _:
            return _CLEAR_STEPS
