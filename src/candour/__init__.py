"""Candour: publish openly without leaking.

    report = candour.inspect("reply.xlsx")      # what is in it; a bad file gives gaps and never raises
    verdict = candour.judge(report)             # CLEAR, HOLD or STOP, with reasons in plain English
    findings = candour.identify("text")         # personal data in a text, with character offsets
    mentions = candour.mentions("reply.xlsx")   # who is in it, one by one; these are personal data
    cleaned = candour.clean("reply.xlsx", to="clean.xlsx")   # a copy with nothing out of sight, and the proof

Names are imported when they are first used, so that the command starts quickly.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from candour.version import __version__

if TYPE_CHECKING:
    from candour.affected.mention import Mention
    from candour.cleaned import CannotClean, Change, Wishes
    from candour.cleaning import Cleaned, NotProven, Order, clean
    from candour.errors import CallError, CandourError, PolicyError
    from candour.finding import Evidence, Finding, Likelihood, Reason
    from candour.hiding import Hiding, Sight, Weight
    from candour.identifying import identify
    from candour.judging import Outcome, Verdict, VerdictReason, judge
    from candour.mentioning import mentions
    from candour.piece import Count, Gap, Why
    from candour.place import Place
    from candour.policy import Policy
    from candour.proof.proving import Check, Proof
    from candour.reading import inspect
    from candour.report import Disagreement, Hidden, PeopleTable, Preview, Report, Volume
    from candour.source import Limits

_HOMES = {
    "affected.mention": ("Mention",),
    "cleaned": ("CannotClean", "Change", "Wishes"),
    "cleaning": ("Cleaned", "NotProven", "Order", "clean"),
    "errors": ("CallError", "CandourError", "PolicyError"),
    "finding": ("Evidence", "Finding", "Likelihood", "Reason"),
    "hiding": ("Hiding", "Sight", "Weight"),
    "identifying": ("identify",),
    "judging": ("Outcome", "Verdict", "VerdictReason", "judge"),
    "mentioning": ("mentions",),
    "piece": ("Count", "Gap", "Why"),
    "place": ("Place",),
    "policy": ("Policy",),
    "proof.proving": ("Check", "Proof"),
    "reading": ("inspect",),
    "report": ("Disagreement", "Hidden", "PeopleTable", "Preview", "Report", "Volume"),
    "source": ("Limits",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "CallError",
    "CandourError",
    "CannotClean",
    "Change",
    "Check",
    "Cleaned",
    "Count",
    "Disagreement",
    "Evidence",
    "Finding",
    "Gap",
    "Hidden",
    "Hiding",
    "Likelihood",
    "Limits",
    "Mention",
    "NotProven",
    "Order",
    "Outcome",
    "PeopleTable",
    "Place",
    "Policy",
    "PolicyError",
    "Preview",
    "Proof",
    "Reason",
    "Report",
    "Sight",
    "Verdict",
    "VerdictReason",
    "Volume",
    "Weight",
    "Why",
    "Wishes",
    "__version__",
    "clean",
    "identify",
    "inspect",
    "judge",
    "mentions",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'candour' has no attribute {name!r}")
    return getattr(import_module(f"candour.{home}"), name)
