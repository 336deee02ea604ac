"""Explaining: what a hiding or an identifier is, and what Candour knows altogether."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from inspect import cleandoc
from textwrap import fill
from typing import Any

from candour.errors import CallError
from candour.formats import FORMATS, Format, hidings
from candour.hiding import Hiding, Sight, Weight
from candour.identifiers import by_id
from candour.identifiers.agreement import COMPARED
from candour.identifiers.base import Identifier
from candour.policy import Outcome, Policy
from candour.sayings import saying_of
from candour.sentences import listed, upper_first

__all__ = ["explained", "listing"]

_WIDTH = 100
_SIGHTS = {
    Sight.COVERED: "COVERED: one click, or selecting all, brings it to light.",
    Sight.BURIED: "BURIED: only a tool brings it to light, and anyone can have one.",
    Sight.UNSURE: "UNSURE: Candour cannot tell.",
    Sight.SEEN: "SEEN: every reader sees it.",
}
_WEIGHTS = {
    Weight.CONTENT: "Counts whatever it holds: somebody put content out of sight.",
    Weight.TRACE: "Counts where it names people: programs leave such traces in almost every file.",
    Weight.FORM: "Counts only where it holds personal data: it is part of how the file works.",
}
_OUTCOMES = {
    Outcome.STOP: "stops the file",
    Outcome.HOLD: "holds it for a person to decide",
    Outcome.CLEAR: "lets it pass",
}


def explained(id_: str, policy: Policy | None = None) -> str:
    """What this hiding or identifier is, in whole sentences. A hiding may be named without its format.

    Args:
        id_: the id.
        policy: what an identifier leads to is told under this policy, and its own identifiers are known.

    Raises:
        CallError: where there is neither.
    """
    policy = policy or Policy.default()
    if identifier := policy.identifier(id_):
        return _identifier(identifier, policy)
    catalogue = sorted(hidings(), key=lambda hiding: not hiding.id.startswith("xlsx."))
    _, dot, what = id_.partition(".")
    if not dot or id_.startswith("any."):
        what = what or id_
        found = [hiding for hiding in catalogue if hiding.id.partition(".")[2] == what]
    else:
        found = [hiding for hiding in catalogue if hiding.id == id_]
    if found:
        return _hiding(found)
    known = [*by_id(policy.own), *(hiding.id for hiding in catalogue)]
    near = get_close_matches(id_, known, 3)
    advice = (
        f"did you mean {' or '.join(near)}?"
        if near
        else "`candour list hidings` and `candour list identifiers` name them all"
    )
    raise CallError(f"there is no hiding or identifier {id_!r}: {advice}")


def _paragraphs(title: str, parts: Iterable[tuple[str, str]]) -> str:
    body = (
        f"{head}\n{fill(text, _WIDTH, initial_indent='  ', subsequent_indent='  ', break_on_hyphens=False)}"
        for head, text in parts
        if text
    )
    return "\n\n".join((title, *body)) + "\n"


def _hiding(found: Sequence[Hiding]) -> str:
    first = found[0]
    also = ", ".join(hiding.id for hiding in found[1:])
    return _paragraphs(
        f"{first.id}: {first.title}",
        (
            ("Who sees it", _SIGHTS[first.sight]),
            ("How anyone sees it", first.reveal),
            ("What to do", saying_of(first.id, first.title).remedy),
            ("In a clean copy", first.clean),
            ("What it counts for", _WEIGHTS[first.weight]),
            ("Also met as", also),
        ),
    )


def _identifier(identifier: Identifier, policy: Policy) -> str:
    severity = policy.severity(identifier.id)
    rule = policy.rules[severity]
    verdict = f"{severity.name}: out of sight it {_OUTCOMES[rule.out_of_sight]}, in sight it {_OUTCOMES[rule.seen]}."
    about = _own(identifier, policy) if identifier in policy.own else _page(identifier)
    return _paragraphs(
        f"{identifier.id}\n\n{about}",
        (
            ("Words beside it that Candour knows", ", ".join(identifier.labels)),
            ("What is held against it", _beside(identifier)),
            (f"What it leads to, under the {policy.name} policy", verdict),
        ),
    )


def _page(identifier: Identifier) -> str:
    page = import_module(f"candour.identifiers.{identifier.id.replace('-', '_')}").__doc__ or ""
    return "\n\n".join(fill(" ".join(part.split()), _WIDTH) for part in cleandoc(page).split("\n\n"))


def _own(identifier: Identifier, policy: Policy) -> str:
    """What is known of a body's own identifier: no more than its policy says."""
    told = (
        f"one of {len(identifier.values):,} values"
        if identifier.values
        else f"the pattern {identifier.shape}"
    )
    beside = ", but only beside one of its labels" if identifier.needs_label else ""
    return (
        f"{upper_first(identifier.title)}: one of your own identifiers, of the policy {policy.name}; it counts among the "
        f"{identifier.group.value}.\n\nCandour finds {told}{beside}."
    )


def _beside(identifier: Identifier) -> str:
    """The fields of a row that a number is held against, in a whole sentence; nothing where it tells of none."""
    fields = [field.what.removesuffix(" beside it") for field in COMPARED.get(identifier.id, ())]
    if not fields:
        return ""
    return (
        f"Whose it is shows in the number itself: where {listed(fields)} of the same row or sentence "
        f"{'agrees' if len(fields) == 1 else 'agree'} with it, Candour is surer, and says so; where not, less sure."
    )


# ── lists ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def listing(what: str, format_: str, policy: Policy | None = None) -> str:
    """All formats, hidings or identifiers: a line each as text, or an array of objects as JSON.

    Severities are those of the policy, whose own identifiers are among them; else those of the default.
    """
    rows = _LISTS[what](policy or Policy.default())
    if format_ == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    cells = [[str(value) for value in list(row.values())[:4]] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() + "\n"
        for row in cells
    )


def _formats(_: Policy) -> list[dict[str, Any]]:
    return [
        {
            "id": kind.id,
            "title": kind.title,
            "examined": _done_with(kind),
            "extensions": " ".join(kind.extensions),
        }
        for kind in FORMATS
    ]


def _done_with(kind: Format) -> str:
    if kind.writer:
        return "examined, copied clean"
    return "examined" if kind.reader else "named only"


def _hidings(_: Policy) -> list[dict[str, Any]]:
    return [
        {
            "id": hiding.id,
            "sight": hiding.sight.value,
            "weight": hiding.weight.value,
            "title": hiding.title,
            "reveal": hiding.reveal,
            "clean": hiding.clean,
        }
        for hiding in hidings()
    ]


def _identifiers(policy: Policy) -> list[dict[str, Any]]:
    return [
        {
            "id": identifier.id,
            "severity": policy.severity(identifier.id).name.lower(),
            "group": identifier.group.value,
            "title": identifier.title,
            "labels": list(identifier.labels),
        }
        for identifier in by_id(policy.own).values()
    ]


_LISTS: Mapping[str, Callable[[Policy], list[dict[str, Any]]]] = {
    "formats": _formats,
    "hidings": _hidings,
    "identifiers": _identifiers,
}
