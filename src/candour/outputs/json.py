"""JSON: the report as programs read it. The contract is `docs/reference/report.schema.json`.

One file is one object; several are an array of them, or with `jsonl` a line each.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from typing import Any

from candour.finding import Evidence, Finding, Likelihood, masked
from candour.identifiers.labels import named
from candour.outputs import Checked
from candour.policy import Policy
from candour.report import Report
from candour.version import __version__

__all__ = ["SCHEMA", "as_object", "written", "written_as_lines"]

SCHEMA = 1
"""The number of the contract. It changes when a program that reads the old one would go wrong."""

_MOST_ODDS = 1e12


def written(checked: Iterable[Checked], policy: Policy, show_values: bool) -> Iterator[str]:  # noqa: FBT001  (a Writer)
    """One object for one file; an array for several, and for none."""
    texts = (_text(as_object(one, policy, show_values=show_values), indent=2) for one in checked)
    first, second = next(texts, None), next(texts, None)
    if first is None:
        yield "[]\n"
    elif second is None:
        yield first + "\n"
    else:
        yield "[\n" + first
        for text in chain((second,), texts):
            yield ",\n" + text
        yield "\n]\n"


def written_as_lines(checked: Iterable[Checked], policy: Policy, show_values: bool) -> Iterator[str]:  # noqa: FBT001  (a Writer)
    """One line for each file, written as soon as the file is checked."""
    return (_text(as_object(one, policy, show_values=show_values)) + "\n" for one in checked)


def _text(value: dict[str, Any], indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)


def as_object(checked: Checked, policy: Policy, *, show_values: bool = False) -> dict[str, Any]:
    """One checked file as the JSON contract has it."""
    report, verdict = checked.report, checked.verdict
    return {
        "candour": __version__,
        "schema": SCHEMA,
        "source": {
            "name": report.name,
            "sha256": report.sha256,
            "bytes": report.size,
            "format": report.format,
            "claimed": report.claimed,
        },
        "verdict": verdict.outcome.name,
        "reasons": [reason.says for reason in verdict.reasons],
        "hidings": _hidings(report),
        "findings": _findings(report, show_values=show_values),
        "people": _people(report, policy, show_values=show_values),
        "people_at_least": report.people_at_least,
        "unseen_people_at_least": report.unseen_people_at_least,
        "gaps": [
            {"place": str(gap.place), "reason": gap.why.value, "detail": gap.detail} for gap in report.gaps
        ],
        "disagreements": [
            {"place": str(found.place), "claimed": found.claimed, "real": found.real}
            for found in report.disagreements
        ],
        "counts": [
            {"noun": count.noun, "total": count.total, "unseen": count.unseen} for count in report.counts
        ],
        "seen": asdict(report.seen),
        "unseen": asdict(report.unseen),
    }


def _hidings(report: Report) -> list[dict[str, Any]]:
    return [
        {
            "id": hidden.hiding.id,
            "title": hidden.hiding.title,
            "sight": hidden.sight.value,
            "place": str(hidden.place),
            "cells": hidden.volume.cells,
            "characters": hidden.volume.characters,
            "bytes": hidden.volume.bytes,
        }
        for hidden in report.hidings
    ]


def _findings(report: Report, *, show_values: bool) -> list[dict[str, Any]]:
    """The findings, those alike in one place taken together under the strongest evidence among them."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in report.findings:
        hiding = finding.hiding.id if finding.hiding else None
        key = (finding.identifier, finding.place, finding.sight, hiding, finding.role)
        groups.setdefault(key, []).append(finding)
    return [_finding(group, show_values=show_values) for group in groups.values()]


def _finding(group: list[Finding], *, show_values: bool) -> dict[str, Any]:
    best = max(group, key=lambda finding: finding.evidence.odds)
    return {
        "identifier": best.identifier,
        "place": str(best.place),
        "sight": best.sight.value,
        "hiding": best.hiding.id if best.hiding else None,
        "count": sum(finding.count for finding in group),
        "shown_as": best.untrusted_value if show_values else best.shown_as,
        "evidence": _evidence(best.evidence),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "likelihood": (evidence.likelihood or Likelihood.POSSIBLE).name,
        "odds": float(f"{min(evidence.odds, _MOST_ODDS):.3g}"),
        "reasons": [reason.says for reason in evidence.reasons],
    }


def _people(report: Report, policy: Policy, *, show_values: bool) -> list[dict[str, Any]]:
    return [
        {
            "place": str(table.place),
            "sight": table.sight.value,
            "hiding": table.hiding.id if table.hiding else None,
            "rows": table.rows,
            "at_least": table.at_least,
            "columns": [
                {
                    "identifier": identifier,
                    "header": header if show_values else _safe(identifier, header, policy),
                }
                for identifier, header in table.columns
            ],
        }
        for table in report.people
    ]


def _safe(identifier: str, header: str, policy: Policy) -> str:
    """A header that names its identifier, as it is; any other may be somebody's row and is masked."""
    known = policy.identifier(identifier)
    return header if known and named(known, header) else masked(header)
