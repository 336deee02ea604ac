"""SARIF 2.1.0: for code hosts and other tools that gather what checkers find.

It is made to be passed on, so it says kinds, places and counts only: never a value, masked or not, whatever was asked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from candour.hiding import Hiding
from candour.holding import Holding, holdings_of
from candour.judging import Cause, Outcome, VerdictReason, every_reason
from candour.outputs import Checked
from candour.place import Place
from candour.policy import Policy
from candour.report import Report
from candour.sentences import how_seen, title_of, upper_first, volume_in_words
from candour.version import __version__

__all__ = ["written"]

_LEVELS = {Outcome.STOP: "error", Outcome.HOLD: "warning", Outcome.CLEAR: "note"}
_OTHER_RULES = {
    "gap": ("Part not examined", "Candour could not examine a part of the file."),
    "wrong-name": (
        "Name that disagrees with the contents",
        "The file's name says one kind of file, its bytes another.",
    ),
    "traces": ("Names that programs left behind", "The file's properties and traces name people."),
}
_RULE_OF = {Cause.GAP: "gap", Cause.WRONG_NAME: "wrong-name", Cause.TRACES: "traces"}


def written(checked: Iterable[Checked], policy: Policy, show_values: bool) -> Iterator[str]:  # noqa: ARG001, FBT001  (a Writer; values are never shown)
    """One run with a result for each hiding, each kind of personal data and each Gap, by place."""
    run = _Run(policy)
    for one in checked:
        run.add(one.report)
    yield json.dumps(run.log(), ensure_ascii=False, indent=2) + "\n"


@dataclass(slots=True)
class _Run:
    """One run while files are added to it. The one thing here that changes."""

    policy: Policy
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    artifacts: list[dict[str, Any]] = field(default_factory=list)
    results: list[dict[str, Any]] = field(default_factory=list)

    def log(self) -> dict[str, Any]:
        driver = {
            "name": "Candour",
            "version": __version__,
            "semanticVersion": __version__,
            "rules": list(self.rules.values()),
        }
        run = {
            "tool": {"driver": driver},
            "artifacts": self.artifacts,
            "results": self.results,
            "columnKind": "unicodeCodePoints",
        }
        return {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}

    def add(self, report: Report) -> None:
        self.artifacts.append(
            {
                "location": {"uri": _uri(report)},
                "length": report.size,
                "hashes": {"sha-256": report.sha256},
            }
        )
        reasons = every_reason(report, self.policy)
        told = {(reason.hiding, reason.place): reason.outcome for reason in reasons}
        for holding in holdings_of(report):
            key = (holding.hiding.id if holding.hiding else None, holding.place)
            self._add_holding(report, holding, told.get(key, Outcome.CLEAR))
        for reason in reasons:
            if id_ := _RULE_OF.get(reason.cause):
                self._add_result(
                    report,
                    _rule(id_, *_OTHER_RULES[id_]),
                    reason.outcome,
                    _without_lead(reason),
                    reason.place,
                )

    def _add_holding(self, report: Report, holding: Holding, outcome: Outcome) -> None:
        hiding = holding.hiding
        if hiding:
            message = f"{hiding.title}: {volume_in_words(holding.volume)}. {how_seen(hiding)}"
            self._add_result(report, _hiding_rule(hiding), outcome, message, holding.place)
        sight = f"out of sight ({hiding.title})" if hiding else "in sight"
        for identifier, count in _counts(holding).items():
            message = f"{count:,} {title_of(identifier, self.policy, count)} {sight}."
            rule = _identifier_rule(identifier, self.policy)
            self._add_result(report, rule, outcome, message, holding.place)

    def _add_result(
        self, report: Report, rule: dict[str, Any], outcome: Outcome, message: str, place: Place
    ) -> None:
        id_ = rule["id"]
        self.rules.setdefault(id_, rule)
        location = {
            "physicalLocation": {"artifactLocation": {"uri": _uri(report), "index": len(self.artifacts) - 1}},
            "logicalLocations": [{"fullyQualifiedName": str(place), "kind": "element"}],
        }
        self.results.append(
            {
                "ruleId": id_,
                "ruleIndex": self.places.setdefault(id_, len(self.places)),
                "level": _LEVELS[outcome],
                "message": {"text": message},
                "locations": [location],
            }
        )


def _uri(report: Report) -> str:
    return quote(report.name.replace("\\", "/"), errors="replace")


def _counts(holding: Holding) -> dict[str, int]:
    counts: dict[str, int] = {}
    for finding in holding.findings:
        counts[finding.identifier] = counts.get(finding.identifier, 0) + finding.count
    return counts


def _without_lead(reason: VerdictReason) -> str:
    """What the reason says without its first words, which speak of sending."""
    return reason.says.partition(". ")[2]


def _rule(id_: str, title: str, about: str) -> dict[str, Any]:
    return {
        "id": id_,
        "name": "".join(word.capitalize() for word in id_.replace(".", "-").split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": about},
        "help": {"text": about},
    }


def _hiding_rule(hiding: Hiding) -> dict[str, Any]:
    return _rule(hiding.id, hiding.title, f"{hiding.title}. {how_seen(hiding)}")


def _identifier_rule(identifier: str, policy: Policy) -> dict[str, Any]:
    known = policy.identifier(identifier)
    title = upper_first(title_of(identifier, policy))
    about = f"{title}: one of the {known.group.value}." if known else f"{title}."
    if known in policy.own:
        about = f"{title}: an identifier of the policy {policy.name}."
    return _rule(identifier, title, about)
